"""The simplest reasons for an inconsistency, in words: an individual of two disjoint classes.

Reads the axioms directly, with domains, ranges and superclasses; deeper reasons are the reasoner's to
explain.
"""

from collections.abc import Iterator
from itertools import combinations

from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node


def clashes(graph: Graph) -> Iterator[str]:
    """One sentence for each individual that two disjoint classes claim, in order."""
    disjoint = _disjoint_pairs(graph)
    for individual, types in sorted(_types(graph).items(), key=str):
        for first, second in combinations(sorted(types, key=str), 2):
            if frozenset((first, second)) in disjoint:
                claims = " and ".join(f"<{cls}> ({types[cls]})" for cls in (first, second))
                yield f"<{individual}> would be both {claims}, which exclude each other"


def _disjoint_pairs(graph: Graph) -> set[frozenset[Node]]:
    pairs = {frozenset(pair) for pair in graph.subject_objects(OWL.disjointWith)}
    for group in graph.subjects(RDF.type, OWL.AllDisjointClasses):
        members = graph.value(group, OWL.members)
        if members is not None:
            pairs |= {frozenset(pair) for pair in combinations(Collection(graph, members), 2)}
    return pairs


def _types(graph: Graph) -> dict[Node, dict[Node, str]]:
    """For each individual its classes, superclasses included, and where each was read from."""
    known: dict[Node, dict[Node, str]] = {}
    for individual, cls, source in _stated(graph):
        for above in graph.transitive_objects(cls, RDFS.subClassOf):
            if isinstance(above, URIRef):
                known.setdefault(individual, {}).setdefault(above, source)
    return known


def _stated(graph: Graph) -> Iterator[tuple[Node, Node, str]]:
    for individual, cls in sorted(graph.subject_objects(RDF.type), key=str):
        yield individual, cls, "stated"
    for end, word in ((RDFS.domain, "subject"), (RDFS.range, "object")):
        for relation, cls in sorted(graph.subject_objects(end), key=str):
            if isinstance(relation, URIRef) and isinstance(cls, URIRef):
                for pair in sorted(graph.subject_objects(relation), key=str):
                    node = pair[0] if word == "subject" else pair[1]
                    if isinstance(node, URIRef):
                        yield node, cls, f"as {word} of <{relation}>"
