"""The graph that the shapes see: an article's facts, and what its text lets a reader reckon."""

from collections.abc import Iterator

from rdflib import RDF, Graph, URIRef
from rdflib.term import Node

from kg.figures import reckonings
from kg.rdf.namespaces import NQ
from kg.rdf.reckonings import map_reckonings
from kg.validate.rules import hierarchy
from kg.validate.view import View


def with_reckonings(graph: Graph) -> View:
    """A graph with the reckonings of the texts that it holds; they are made anew each time, never stored whole."""
    return View(graph, hierarchy(), _reckoned(graph))


def _reckoned(graph: Graph) -> Iterator[tuple[Node, Node, Node]]:
    for article in sorted(graph.subjects(RDF.type, NQ.Article), key=str):
        text = graph.value(article, NQ.text)
        if text is not None and isinstance(article, URIRef):
            yield from map_reckonings(article, str(text), reckonings(str(text)))
