"""The characters that show something, as W3C Web Annotation selectors (§4.2.4 text position, §4.2.5 text quote)."""

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from kg.model.span import Span
from kg.rdf.namespaces import NQ, OA


def evidence(article: URIRef, text: str, node: URIRef, span: Span) -> Iterator[tuple[URIRef, URIRef, Node]]:
    """The triples that lead from a node to a run of its article's characters; one run is one evidence node."""
    shown = URIRef(f"{article}/evidence/{span.start}-{span.end}")
    position, quote = URIRef(f"{shown}/position"), URIRef(f"{shown}/quote")
    yield node, NQ.evidence, shown
    yield shown, RDF.type, NQ.Evidence
    yield shown, OA.hasSource, article
    yield shown, OA.hasSelector, position
    yield shown, OA.hasSelector, quote
    yield position, RDF.type, OA.TextPositionSelector
    yield position, OA.start, Literal(span.start)
    yield position, OA.end, Literal(span.end)
    yield quote, RDF.type, OA.TextQuoteSelector
    yield quote, OA.exact, Literal(span.of(text))
