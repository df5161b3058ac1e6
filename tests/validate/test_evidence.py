"""The evidence gate, in Python and as SPARQL: both see the same faults."""

from collections.abc import Callable

import pytest
from rdflib import Dataset, Graph, Literal, URIRef

from kg.rdf.namespaces import NQ, OA
from kg.resources import resource
from kg.validate import check_evidence

ARTICLE = URIRef("https://w3id.org/nghiquyet/id/article/vi-du")
QUERY = (resource("queries") / "checks" / "evidence.rq").read_text(encoding="utf-8")


def by_query(graph: Graph) -> set[str]:
    dataset = Dataset()
    for triple in graph:
        dataset.graph(ARTICLE).add(triple)
    return {str(row.fact) for row in dataset.query(QUERY)}


def first_selector(graph: Graph, predicate: URIRef) -> tuple[URIRef, Literal]:
    return sorted(graph.subject_objects(predicate))[0]


def shift(graph: Graph) -> None:
    selector, start = first_selector(graph, OA.start)
    graph.set((selector, OA.start, Literal(start.value + 1)))


def beyond(graph: Graph) -> None:
    selector, _ = first_selector(graph, OA.end)
    graph.set((selector, OA.end, Literal(10_000)))


def reword(graph: Graph) -> None:
    selector, _ = first_selector(graph, OA.exact)
    graph.set((selector, OA.exact, Literal("501 đảng viên")))


def shorten_text(graph: Graph) -> None:
    graph.set((ARTICLE, NQ.text, Literal(str(graph.value(ARTICLE, NQ.text))[1:])))


def test_clean_graph(ratio: Graph) -> None:
    assert check_evidence(ratio) == []
    assert by_query(ratio) == set()


@pytest.mark.parametrize(("fault", "facts"), [(shift, 1), (beyond, 1), (reword, 1), (shorten_text, 4)])
def test_fault_is_seen_by_both(ratio: Graph, fault: Callable[[Graph], None], facts: int) -> None:
    fault(ratio)
    found = {each.fact for each in check_evidence(ratio)}
    assert len(found) == facts
    assert by_query(ratio) == found


def test_fact_without_evidence_is_a_fault(ratio: Graph) -> None:
    ratio.remove((None, NQ.evidence, None))
    assert [fault.reason for fault in check_evidence(ratio)] == ["has 0 evidence nodes instead of one"] * 4


def test_fault_tells_what_stands_there(ratio: Graph) -> None:
    reword(ratio)
    (fault,) = check_evidence(ratio)
    assert (fault.exact, fault.found) == ("501 đảng viên", "500 đảng viên")
    assert "quoted '501 đảng viên', the text has '500 đảng viên'" in str(fault)
