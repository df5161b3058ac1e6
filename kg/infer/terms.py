"""Terms of the store as the rules handle them."""

import hashlib
from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib.term import Node

from kg.store import Store

Object = ox.NamedNode | ox.Literal
Statement = tuple[ox.NamedNode, ox.NamedNode, Object]
Triple = tuple[ox.NamedNode, ox.NamedNode, Object]


def iri(node: Node) -> ox.NamedNode:
    """An IRI of rdflib as the store's."""
    return ox.NamedNode(str(node))


def digest(terms: Iterable[object]) -> str:
    """Twelve hexadecimal digits that hang on the terms and their order alone."""
    return hashlib.sha256("\x1f".join(str(each) for each in terms).encode()).hexdigest()[:12]


def names(store: Store, query: str) -> Iterator[tuple[ox.NamedNode, str]]:
    """The nodes and names that a query gives as ?node and ?name."""
    for row in store.select(query):
        node, name = row["node"], row["name"]
        if isinstance(node, ox.NamedNode) and isinstance(name, ox.Literal):
            yield node, name.value
