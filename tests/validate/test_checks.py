"""Each query of queries/checks finds its planted faults, one row each, and none in a clean graph."""

import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from kg.resources import resource

CHECKS = sorted((resource("queries") / "checks").glob("*.rq"))
FAULTS = Path(__file__).parent / "checks"
GOOD = sorted((resource("ontology") / "examples").glob("*/good.ttl"))
NUMBERS = {"one": 1, "two": 2, "three": 3}

by_name = pytest.mark.parametrize("check", CHECKS, ids=lambda path: path.stem)


def rows(check: Path, store: Store) -> int:
    return len(list(store.query(check.read_text(encoding="utf-8"))))


@by_name
def test_finds_its_planted_faults(check: Path) -> None:
    data = (FAULTS / f"{check.stem}.trig").read_text(encoding="utf-8")
    store = Store()
    store.load(data.encode(), format=RdfFormat.TRIG)
    expected = NUMBERS[re.match(r"# (\w+) rows?", data)[1]]
    assert rows(check, store) == expected


@by_name
def test_is_silent_on_clean_graphs(check: Path) -> None:
    for example in GOOD:
        store = Store()
        store.load(path=example, to_graph=NamedNode("https://w3id.org/nghiquyet/id/article/vi-du"))
        assert rows(check, store) == 0, example


@by_name
def test_header_says_question_problem_and_solution(check: Path) -> None:
    keys = re.findall(r"^# (\w+): ", check.read_text(encoding="utf-8"), re.MULTILINE)
    assert keys in (["title", "vi", "en", "Problem", "Solution", "uses"], ["title", "vi", "en", "Problem", "Solution"])


def test_every_check_has_planted_faults() -> None:
    assert {path.stem for path in CHECKS} == {path.stem for path in FAULTS.glob("*.trig")}
    assert len(CHECKS) == 11
