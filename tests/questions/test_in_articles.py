"""Questions over articles written for one point each, from text to answer."""

from pathlib import Path

import pytest
import yaml

import kg
from kg.model.article import Article
from kg.model.entities import OfficialDocument
from kg.model.facts import DocumentReference, Evidence
from kg.model.span import Span
from kg.model.values import PartialDate
from kg.query.bind import bound
from kg.query.library import library
from kg.rdf.mapper import map_article
from kg.store import Store

CASES = yaml.safe_load(Path(__file__).with_name("in_articles.yaml").read_text(encoding="utf-8"))


def filled(articles: dict) -> Store:
    store = Store()
    for name, given in articles.items():
        store.replace(
            kg.graph(given["text"], id=name, published=str(given["published"]) if given["published"] else None)
        )
    return store


def test_all_cases_were_collected() -> None:
    assert len(CASES) == 7


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_question_is_answered(case: dict) -> None:
    query = library()[case["question"]]
    values = {name: str(value) for name, value in case["params"].items()}
    found = filled(case["articles"]).select(bound(query.text, query.bind(values)))
    rows = sorted([getattr(row[column], "value", None) for column in case["columns"]] for row in found)
    assert rows == sorted([str(value) for value in row] for row in case["rows"])


def test_a_document_of_a_period_may_have_no_number() -> None:
    title, store = "Quy chế làm việc của Tỉnh ủy Lạc Hà", Store()
    paper = OfficialDocument("quy chế", title=title)
    evidence, day = Evidence(Span(0, len(title)), "gold"), PartialDate("2021-02-05")
    reference = DocumentReference(evidence=evidence, document=paper, kind="quy chế", title=title, date=day)
    store.replace(map_article(Article("e1", f"{title}, ngày 5/2/2021."), [reference]))
    query = library()["documents_in_period"]
    (row,) = store.select(bound(query.text, query.bind({"first": "2021-02-01", "last": "2021-02-28"})))
    assert getattr(row["document"], "value", None) == title
    assert row["number"] is None
