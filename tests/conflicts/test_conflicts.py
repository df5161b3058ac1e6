"""Disagreement is kept and named, agreement counted by independent source, in whatever order the articles came."""

import json
import sys
from itertools import permutations
from pathlib import Path

import pytest
import yaml

import kg
from kg.cli import main
from kg.conflicts import compared, graph
from kg.conflicts.sources import nearly_same, shingles
from kg.explain import explain
from kg.rdf.namespaces import NQ, NQC, OA
from kg.store import Store, reading, writing

STORES = yaml.safe_load(Path(__file__).with_name("stores.yaml").read_text(encoding="utf-8"))


def filled(articles: dict[str, dict[str, str]], order: tuple[str, ...]) -> Store:
    store = Store()
    for name in order:
        given = articles[name]
        store.replace(
            kg.graph(given["text"], id=name, published=str(given["published"]) if "published" in given else None)
        )
    return store


def test_all_stores_were_collected() -> None:
    assert len(STORES) == 10
    assert {c[0] for case in STORES for c in case["conflicts"]} == {
        "value", "succession", "rounding", "scope", "date", "holder", "undated",
    }  # fmt: skip


@pytest.mark.parametrize("case", STORES, ids=lambda case: case["name"])
def test_conflicts_and_agreements(case: dict) -> None:
    answers = []
    for order in permutations(case["articles"]):
        conflicts, agreements = compared(filled(case["articles"], order))
        about = [c for c in conflicts if c.topic != "numbers"]
        assert [[c.kind, c.name, *sorted((c.first.value, c.second.value))] for c in about] == case["conflicts"]
        for expected in case["agreements"]:
            assert expected in [[a.name, a.value, len(a.articles), len(a.sources)] for a in agreements]
        answers.append(graph(conflicts).serialize(format="turtle"))
    assert len(set(answers)) == 1


def test_a_node_names_its_kind_both_facts_and_both_quotations() -> None:
    articles = STORES[0]["articles"]
    conflicts, _ = compared(filled(articles, tuple(articles)))
    nodes = graph(conflicts)
    (node,) = set(nodes.subjects(NQ.conflictKind, NQC["conflict-value"]))
    quotes = {str(quote) for quote in nodes.objects(None, OA.exact)}
    assert len(set(nodes.objects(node, NQ.compares))) == 2
    assert len(set(nodes.objects(node, NQ.foundIn))) == 2
    assert {message.language for message in nodes.objects(node, NQ.message)} == {"vi", "en"}
    assert all(any(figure in quote for quote in quotes) for figure in ("5.604", "5.460"))


def test_near_identity_needs_the_same_runs_of_words() -> None:
    text = STORES[-1]["articles"]["a1"]["text"]
    assert nearly_same(shingles(text), shingles(text.replace("Sáng nay", "Chiều qua").upper()))
    assert not nearly_same(shingles(text), shingles(" ".join(sorted(text.split()))))


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    articles = STORES[4]["articles"]
    with writing(tmp_path / "graph.kg") as target:
        for quad in filled(articles, tuple(articles)).graphs():
            target.replace(filled(articles, tuple(articles)).graph(quad))
    monkeypatch.setattr(sys, "argv", ["kg"])

    def told(*options: str) -> str:
        with pytest.raises(SystemExit) as left:
            main(["conflicts", "--store", str(tmp_path / "graph.kg"), *options])
        assert left.value.code == 0
        return capsys.readouterr().out

    (row,) = json.loads(told("--format", "json", "--lang", "en"))["results"]["bindings"]
    assert row["kind"]["value"] == "date"
    assert "24/11/2023" in row["quote"]["value"]
    assert "24/12/2023" in row["other_quote"]["value"]
    assert "nq:Conflict" in told("--format", "ttl", "--keep")
    lines = list(explain(reading(tmp_path / "graph.kg"), "42-NQ/TW"))
    assert sum("bài a1 nêu 2023-11-24, bài a2 nêu 2023-12-24" in line for line in lines) == 2
    assert told("--kind", "holder", "--format", "csv").splitlines() == [
        "kind,thing,value,article,quote,other_value,other_article,other_quote"
    ]
    assert told("--agreements", "--format", "csv").startswith("thing,value,sources,articles,article,quote")
