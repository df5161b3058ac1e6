"""The graph that the shapes see: an article's facts, and what its text lets a reader reckon."""

from rdflib import RDF, Graph, URIRef

from kg.figures import reckonings
from kg.rdf.namespaces import NQ
from kg.rdf.reckonings import map_reckonings


def with_reckonings(graph: Graph) -> Graph:
    """A copy of a graph with the reckonings of the texts that it holds; they are made anew each time, never stored whole."""
    whole = Graph(identifier=graph.identifier, bind_namespaces="none")
    for prefix, namespace in graph.namespaces():
        whole.bind(prefix, namespace)
    whole += graph
    for article in sorted(graph.subjects(RDF.type, NQ.Article), key=str):
        text = graph.value(article, NQ.text)
        if text is not None and isinstance(article, URIRef):
            whole += map_reckonings(article, str(text), reckonings(str(text)))
    return whole
