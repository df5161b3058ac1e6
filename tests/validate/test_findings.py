"""A finding is a node of the article's graph: kind, severity, both messages, and the exact characters of every part."""

import pytest
from rdflib import RDF, SKOS, Graph

from kg.model.article import Article
from kg.pipeline import build_article
from kg.query.library import library
from kg.rdf.namespaces import NQ, NQSH, OA
from kg.resources import resource
from kg.store import Store
from kg.validate import check_evidence
from kg.validate.rules import shapes

SEED = "nam-tu-liem-nghi-quyet"


@pytest.fixture(scope="module")
def seed() -> Graph:
    text = (resource("seeds") / f"{SEED}.txt").read_text(encoding="utf-8")
    return build_article(Article(SEED, text)).graph


def test_every_finding_has_its_kind_severity_messages_and_parts(seed: Graph) -> None:
    nodes = list(seed.subjects(RDF.type, NQ.Finding))
    assert len(nodes) == 3
    for node in nodes:
        assert str(seed.value(node, NQ.severity)) == "warning"
        assert {m.language for m in seed.objects(node, NQ.message)} == {"vi", "en"}
        assert seed.value(node, NQ.findingKind) is not None
        assert len(list(seed.objects(node, NQ.compares))) >= 2


def test_the_parts_quote_the_article_to_the_letter(seed: Graph) -> None:
    assert check_evidence(seed) == []
    figures = set(seed.subjects(RDF.type, NQ.Figure))
    quotes = {
        str(seed.value(q, OA.exact))
        for f in figures
        for e in seed.objects(f, NQ.evidence)
        for q in seed.objects(e, OA.hasSelector)
    }
    assert quotes - {"None"} == {"8.225", "8.941", "trên 92%"}


def test_an_article_without_a_finding_gets_no_node() -> None:
    built = build_article(Article("a", "Xã Hòa Bình có 449/500 đảng viên dự, đạt 89,8%."))
    assert set(built.graph.subjects(RDF.type, NQ.Figure)) | set(built.graph.subjects(RDF.type, NQ.Finding)) == set()


def test_the_store_tells_its_findings_and_passes_its_checks(seed: Graph) -> None:
    store = Store()
    store.replace(seed)
    rows = store.select(library()["findings"].text)
    assert {row["kind"].value for row in rows} == {"bound-of-ratio", "ratio-base", "plan-in-past"}
    assert len(rows) == 7
    for check in (query for query in library().values() if query.group == "checks"):
        assert store.select(check.text) == [], check.name


def test_every_kind_is_a_code_and_every_code_is_found_by_a_rule() -> None:
    kinds = set(shapes().objects(None, NQSH.finds))
    codes = Graph().parse(resource("ontology") / "codes" / "findings.ttl")
    known = {c for c in codes.subjects(SKOS.inScheme, None) if "#finding-" in str(c)}
    assert kinds == known
    assert len(kinds) >= 25
