"""Golden graphs: what facts become in RDF, compared by isomorphism, and what every graph keeps."""

from pathlib import Path

import articles
import pytest
from rdflib import XSD, BNode, Graph, Literal
from rdflib.compare import graph_diff, isomorphic

import kg
from kg.model.entities import Group, Person
from kg.model.facts import FACT_TYPES
from kg.model.values import PartialDate
from kg.rdf.iris import Minter
from kg.rdf.mapper import literal, map_article

GOLDEN = Path(__file__).parent / "golden"
ARTICLES = {article.id: (article, facts) for article, facts in (articles.meeting(), articles.study())}


def test_every_fact_type_is_in_a_golden_graph():
    assert {type(fact) for _, facts in ARTICLES.values() for fact in facts} == set(FACT_TYPES)
    assert sorted(file.stem for file in GOLDEN.glob("*.ttl")) == sorted(ARTICLES)


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_facts_become_their_golden_graph(name: str):
    found, golden = map_article(*ARTICLES[name]), Graph().parse(GOLDEN / f"{name}.ttl")
    _, more, missing = graph_diff(found, golden)
    assert isomorphic(found, golden), f"more: {more.serialize()}\nmissing: {missing.serialize()}"


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_a_golden_graph_conforms_and_gives_its_rows_back(name: str):
    graph = map_article(*ARTICLES[name])
    assert not kg.report(graph).violations
    tables = kg.facts(graph)
    assert sum(len(rows) for rows in tables.values()) == len(ARTICLES[name][1])
    assert all(
        row["quote"] == ARTICLES[name][0].text[row["start"] : row["end"]] for rows in tables.values() for row in rows
    )


def test_a_graph_has_no_blank_node_and_its_base_is_an_option():
    graph = map_article(*ARTICLES["hoi-nghi"], base="https://example.org/id/")
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]
    assert str(graph.identifier) == "https://example.org/id/article/hoi-nghi"
    assert not [s for s in graph.subjects() if str(s).startswith("https://w3id.org/nghiquyet/id/")]


@pytest.mark.parametrize(
    ("iso", "datatype"),
    [
        ("2021-03-12", XSD.date),
        ("2021-03", XSD.gYearMonth),
        ("2021", XSD.gYear),
        ("--03-12", XSD.gMonthDay),
        ("--03", XSD.gMonth),
    ],
)
def test_a_date_keeps_its_precision(iso: str, datatype: str):
    assert literal(PartialDate(iso)) == Literal(iso, datatype=datatype, normalize=False)
    assert str(literal(PartialDate(iso))) == iso


@pytest.mark.parametrize("iso", ["2021-3-12", "12/3/2021", "2021-13x", ""])
def test_what_is_no_date_is_refused(iso: str):
    with pytest.raises(ValueError, match="not a date"):
        PartialDate(iso)


def test_an_iri_is_the_same_in_every_article_and_a_nameless_group_is_the_articles_own():
    one, other = Minter("a"), Minter("b")
    assert one.entity(Person("Trần Văn An")) == other.entity(Person("Trần Văn An"))
    assert one.entity(Group("các sở, ngành")) != other.entity(Group("các sở, ngành"))
