"""The gold of the seeds: its shape, its columns, and that every quotation stands in its article to the letter."""

import json
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from kg.model.facts import FACT_TYPES, Fact
from kg.model.values import Part, PartialDate, Status
from kg.rdf.mapper import columns
from kg.resources import resource

SEEDS = resource("seeds")
NAMES = sorted(path.stem for path in SEEDS.glob("*.txt"))
TABLES = {kind.TABLE: kind for kind in FACT_TYPES}
DATES = {"date", "since", "until", "deadline"}
NUMBERS = {"value", "count"}


@lru_cache
def text(name: str) -> str:
    return (SEEDS / f"{name}.txt").read_text(encoding="utf-8")


@lru_cache
def gold(name: str) -> dict[str, Any]:
    return json.loads((SEEDS / f"{name}.json").read_text(encoding="utf-8"))


def rows(name: str) -> Iterator[tuple[type[Fact], dict[str, Any]]]:
    for table, entries in gold(name)["facts"].items():
        for row in entries:
            yield TABLES[table], row


def shown(kind: type[Fact]) -> dict[str, bool]:
    """The columns of a table, and whether a row must fill them."""
    hints = get_type_hints(kind)
    return {
        name: type(None) not in getattr(hints[name], "__args__", ())
        for name, column in columns(kind)
        if not column.hidden
    }


def test_eight_articles_with_gold_were_collected() -> None:
    assert len(NAMES) == 8
    assert sorted(path.stem for path in SEEDS.glob("*.json")) == NAMES
    assert sum(1 for name in NAMES for _ in rows(name)) == 399


@pytest.mark.parametrize("name", NAMES)
def test_the_gold_names_its_article_and_all_tables(name: str) -> None:
    assert gold(name)["article"] == name
    assert list(gold(name)["facts"]) == list(TABLES)


@pytest.mark.parametrize("name", NAMES)
def test_the_article_is_nfc_and_of_an_article_s_length(name: str) -> None:
    assert unicodedata.is_normalized("NFC", text(name))
    assert 250 <= len(text(name).split()) <= 600


@pytest.mark.parametrize("name", NAMES)
def test_rows_have_their_table_s_columns(name: str) -> None:
    for kind, row in rows(name):
        allowed = shown(kind)
        assert set(row) - {"quote"} <= set(allowed), row
        assert {column for column, required in allowed.items() if required} <= set(row), row
        assert all(value != "" for value in row.values()), row


@pytest.mark.parametrize("name", NAMES)
def test_what_is_quoted_stands_in_the_article(name: str) -> None:
    for kind, row in rows(name):
        assert row["quote"] in text(name), row
        if kind.TABLE in ("statements", "tasks"):
            assert row["text"] in text(name), row


@pytest.mark.parametrize("name", NAMES)
def test_values_have_the_form_of_their_column(name: str) -> None:
    for _, row in rows(name):
        for column, value in row.items():
            if column in DATES:
                PartialDate(value)
            assert isinstance(value, int | float if column in NUMBERS else str), row
        assert row.get("part", "chair") in set(Part), row
        assert row.get("status") is None or "role" not in row or row["status"] in set(Status), row


@pytest.mark.parametrize("name", NAMES)
def test_no_row_is_said_twice(name: str) -> None:
    seen = [(kind.TABLE, json.dumps(row, sort_keys=True)) for kind, row in rows(name)]
    assert len(seen) == len(set(seen))


def test_people_and_bodies_are_shared_between_articles() -> None:
    posts: dict[tuple[str, str], set[str]] = {}
    for name in NAMES:
        for row in gold(name)["facts"]["roles"]:
            posts.setdefault((row["role"], row["organization"]), set()).add(row["person"])
    assert posts["Bí thư", "Huyện ủy Sơn Khê"] == {"Đặng Văn Sính", "Trịnh Văn Khải", "Lê Đình Phúc"}


def test_the_folder_holds_nothing_but_articles_gold_and_the_readme() -> None:
    assert {path.name for path in Path(SEEDS).iterdir()} == {f"{n}{s}" for n in NAMES for s in (".txt", ".json")} | {
        "README.md",
        "judged.tsv",
    }
