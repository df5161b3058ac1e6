"""Who held what when, what became of what, and the store as it stood on a day."""

import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml
from stores import filled

from kg.cli import main
from kg.query.asof import as_of
from kg.query.bind import bound
from kg.query.library import library
from kg.store import Store, writing

CASES = yaml.safe_load(Path(__file__).with_name("time.yaml").read_text(encoding="utf-8"))
DERIVED = [query for query in library().values() if query.group == "derived"]


def copied(store: Store) -> ox.Store:
    """The quads of a store in a store of the engine's own."""
    plain = ox.Store()
    plain.extend(store.quads())
    plain.extend(ox.Quad(q.subject, q.predicate, q.object, ox.DefaultGraph()) for q in store.quads())
    return plain


def test_all_cases_were_collected() -> None:
    assert len(CASES) == 22
    assert {case["question"] for case in CASES} >= {query.name for query in DERIVED}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_question(case: dict) -> None:
    query = library()[case["question"]]
    store = copied(filled(case["articles"]))
    if "as_of" in case:
        store = as_of(store, str(case["as_of"]))
    found = store.query(bound(query.text, query.bind(case["params"])))
    rows = sorted(str([getattr(row[column], "value", None) for column in case["columns"]]) for row in found)
    assert rows == sorted(str([value if value is None else str(value) for value in row]) for row in case["rows"])


@pytest.mark.parametrize("query", DERIVED, ids=lambda query: query.name)
def test_header(query) -> None:
    assert query.title
    assert query.vi
    assert query.en
    assert query.uses


def test_a_day_changes_nothing_in_the_store_and_counts_each_triple_once() -> None:
    store = copied(filled(CASES[0]["articles"]))
    before = len(store)
    later = as_of(store, "2022-07-20")
    assert len(store) == before
    default = set(later.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    named = {(str(q.subject), str(q.predicate), str(q.object)) for q in later if q.graph_name != ox.DefaultGraph()}
    assert len(default) == len(named)


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled(CASES[0]["articles"])
    with writing(tmp_path / "graph.kg") as target:
        for name in store.graphs():
            target.replace(store.graph(name))
    monkeypatch.setattr(sys, "argv", ["kg"])

    def told(*options: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as left:
            main(["query", "roles", "--store", str(tmp_path / "graph.kg"), "--format", "csv", *options])
        return int(left.value.code or 0), capsys.readouterr().out

    assert "Lê Thị Bình" in told()[1]
    code, rows = told("--as-of", "2021-03-12")
    assert code == 0
    assert "Trần Văn An" in rows
    assert "Lê Thị Bình" not in rows
    assert told("--as-of", "hôm qua")[0] == 2
