"""Planted faults are found, and articles that were read and found right stay without a finding."""

import re
from pathlib import Path

import pytest
import yaml

from benchmarks.planted import measure
from benchmarks.planted.plant import SENTENCES, Host, Planted, clean_sentences, plant

HERE = Path(measure.__file__).parent
READ = yaml.safe_load((HERE / "read.yaml").read_text(encoding="utf-8"))
FLOORS = yaml.safe_load((HERE / "floors.yaml").read_text(encoding="utf-8"))
CORPUS = measure.corpus()
NO_CORPUS = pytest.mark.skipif(
    not CORPUS, reason=f"LOUD: no corpus at {measure.CORPUS}: planted faults are NOT measured on it"
)


def recall(items: list[Planted]) -> float:
    counts = measure.measure(items).values()
    return sum(seen for seen, _ in counts) / sum(planted for _, planted in counts)


def test_the_same_hosts_give_the_same_faults() -> None:
    first, second = plant(measure.seeds()), plant(measure.seeds())
    assert first == second
    assert len(SENTENCES) == 97
    assert all(item.text != item.host.text for item in first)


def test_faults_planted_in_the_seeds_are_found() -> None:
    items = plant(measure.seeds())
    assert len(items) >= 200
    assert len({item.kinds[0] for item in items}) >= 20
    assert recall(items[::4]) >= FLOORS["seeds"]["recall"]


@pytest.mark.parametrize("host", measure.seeds()[:1], ids=lambda host: host.id)
def test_our_sentences_are_right_before_the_fault(host: Host) -> None:
    before = {result.message_vi for result in measure.found(host.id, host.text, None)}
    for text, kind in clean_sentences(host):
        new = [r.message_vi for r in measure.found(host.id, text, None) if r.message_vi not in before]
        assert new == [], kind


@NO_CORPUS
def test_faults_planted_in_the_corpus_are_found() -> None:
    items = plant([*measure.seeds(), *CORPUS])
    assert len({item.host.id for item in items}) >= FLOORS["corpus"]["articles"]
    assert len(items) >= 400
    assert len({item.kinds[0] for item in items}) >= FLOORS["corpus"]["kinds"]
    assert recall(items[::6]) >= FLOORS["corpus"]["recall"]


@NO_CORPUS
def test_articles_that_were_read_and_are_right_have_no_finding() -> None:
    hosts = {host.id: host for host in CORPUS}
    assert len(READ["clean"]) == 50
    found = [r for name in READ["clean"] for r in measure.found(name, hosts[name].text, hosts[name].published)]
    assert len(found) <= FLOORS["clean"]["false_alarms"]


@NO_CORPUS
@pytest.mark.parametrize("name", READ["faulty"])
def test_articles_that_were_read_and_are_wrong_have_theirs(name: str) -> None:
    host = next(host for host in CORPUS if host.id == name)
    found = {str(measure.kind_of(r)).rpartition("finding-")[2] for r in measure.found(name, host.text, host.published)}
    assert found == set(READ["faulty"][name]["kinds"])


def test_the_data_holds_verdicts_and_no_text() -> None:
    verdicts = [*READ["clean"].values(), *(case["why"] for case in READ["faulty"].values()), *READ["missed"].values()]
    assert not any(re.search(r"[đăơưĐĂƠƯ]", verdict) for verdict in verdicts)
