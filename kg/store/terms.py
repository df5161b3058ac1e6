"""Between rdflib's terms and Oxigraph's."""

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node


def to_ox(node: Node) -> ox.NamedNode | ox.Literal:
    """An rdflib IRI or literal as Oxigraph's; TypeError for a blank node, which no graph of this project has."""
    if isinstance(node, URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, Literal):
        if node.language:
            return ox.Literal(str(node), language=node.language)
        return (
            ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype))) if node.datatype else ox.Literal(str(node))
        )
    raise TypeError(f"a graph without blank nodes is expected, not {node!r}")


def quads(graph: Graph, name: ox.NamedNode | ox.DefaultGraph) -> list[ox.Quad]:
    """The triples of an rdflib graph as quads of the graph `name`."""
    return [ox.Quad(to_ox(s), to_ox(p), to_ox(o), name) for s, p, o in graph]  # type: ignore[arg-type]  # subjects and predicates are IRIs


def to_bytes(graph: Graph) -> bytes:
    """A graph as N-Quads under its own name, one sorted line a triple."""
    return "".join(sorted(f"{quad} .\n" for quad in quads(graph, ox.NamedNode(str(graph.identifier))))).encode()
