"""Findings as nodes of the graph: what does not agree, of which kind, with the figures or facts that show it."""

import hashlib
from collections.abc import Iterator

from rdflib import PROV, RDF, Graph, Literal, URIRef
from rdflib.term import Node

from kg.rdf.namespaces import NQ, NQSH, OA
from kg.validate.reckoned import with_reckonings
from kg.validate.report import Report, Result
from kg.validate.rules import shapes

Triple = tuple[Node, Node, Node]


def findings(graph: Graph, report: Report) -> Graph:
    """The triples to add to an article's graph: a node for each result of a rule that names what it finds (nqsh:finds)."""
    found = Graph(identifier=graph.identifier, bind_namespaces="none")
    results = [result for result in report.results if kind_of(result)]
    data = with_reckonings(graph) if results else graph
    for result in results:
        for triple in _finding(data, result):
            found.add(triple)
    return found


def kind_of(result: Result) -> URIRef | None:
    """The code of what a result found; None for rules that look at how an article was read."""
    kind = shapes().value(result.shape, NQSH.finds)
    return kind if isinstance(kind, URIRef) else None


def _finding(data: Graph, result: Result) -> Iterator[Triple]:
    shown = [item for node in (result.focus, result.value) if node is not None for item in _compared(data, node)]
    article = _article(data, shown)
    kind = kind_of(result)
    if article is None or kind is None:
        return
    digest = hashlib.sha256(f"{result.shape}\x1f{result.focus}\x1f{result.value}".encode()).hexdigest()[:12]
    node = URIRef(f"{article}/finding/{kind.rpartition('#finding-')[2]}/{digest}")
    yield node, RDF.type, NQ.Finding
    yield node, NQ.findingKind, kind
    yield node, NQ.severity, Literal(result.severity.value)
    yield node, NQ.message, Literal(result.message_vi, lang="vi")
    yield node, NQ.message, Literal(result.message_en, lang="en")
    yield node, NQ.foundIn, article
    yield node, PROV.wasGeneratedBy, result.shape
    for item in shown:
        yield node, NQ.compares, item
        yield from _described(data, item)


def _compared(data: Graph, node: Node) -> list[Node]:
    """The figures of a reckoning, the facts of a tenure; a fact is its own."""
    figures = sorted([*data.objects(node, NQ.compares), *data.objects(node, NQ.premise)], key=str)
    return figures or ([node] if (node, NQ.evidence, None) in data else [])


def _article(data: Graph, shown: list[Node]) -> Node | None:
    return next((data.value(data.value(item, NQ.evidence), OA.hasSource) for item in shown), None)


def _described(data: Graph, item: Node) -> Iterator[Triple]:
    """A figure with its evidence; a fact is described by its own graph already."""
    if (item, RDF.type, NQ.Figure) not in data:
        return
    yield from data.triples((item, None, None))
    for evidence in data.objects(item, NQ.evidence):
        yield from data.triples((evidence, None, None))
        for selector in data.objects(evidence, OA.hasSelector):
            yield from data.triples((selector, None, None))
