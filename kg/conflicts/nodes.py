"""Conflicts as nodes of a graph: kind, message in both languages, the two facts, and what they quote."""

import hashlib
from collections.abc import Iterable

from rdflib import RDF, Graph, Literal, URIRef

from kg.conflicts.compare import Conflict
from kg.rdf.iris import Minter
from kg.rdf.namespaces import ID, NQ, NQC, OA, PREFIXES

GRAPH = f"{ID}conflicts"
_SAID = {
    "vi": "“{name}”: bài {a} nêu {x}, bài {b} nêu {y}.",
    "en": "“{name}”: article {a} gives {x}, article {b} gives {y}.",
}


def graph(conflicts: Iterable[Conflict], base: str = ID) -> Graph:
    """The nodes of conflicts, under IRIs that hang on kind and facts alone."""
    nodes = Graph(identifier=GRAPH)
    for prefix, namespace in PREFIXES.items():
        nodes.bind(prefix, namespace)
    for conflict in conflicts:
        _add(nodes, conflict, base)
    return nodes


def message(conflict: Conflict, language: str) -> str:
    """What differs, in Vietnamese (`vi`) or English (`en`)."""
    a, b = conflict.first, conflict.second
    return _SAID[language].format(name=conflict.name, a=a.article, b=b.article, x=a.value, y=b.value)


def _add(nodes: Graph, conflict: Conflict, base: str) -> None:
    facts = (conflict.first, conflict.second)
    digest = hashlib.sha256("\x1f".join((conflict.kind, *(claim.fact for claim in facts))).encode()).hexdigest()[:12]
    node = URIRef(f"{base}conflict/{conflict.kind}/{digest}")
    nodes.add((node, RDF.type, NQ.Conflict))
    nodes.add((node, NQ.conflictKind, NQC[f"conflict-{conflict.kind}"]))
    for language in _SAID:
        nodes.add((node, NQ.message, Literal(message(conflict, language), lang=language)))
    for claim in facts:
        fact = URIRef(claim.fact)
        article = Minter(claim.article, base).article
        evidence = URIRef(f"{article}/evidence/{claim.start}-{claim.end}")
        quote = URIRef(f"{evidence}/quote")
        nodes.add((node, NQ.compares, fact))
        nodes.add((node, NQ.foundIn, article))
        nodes.add((fact, NQ.evidence, evidence))
        nodes.add((evidence, OA.hasSelector, quote))
        nodes.add((quote, OA.exact, Literal(claim.quote)))
