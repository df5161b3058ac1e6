"""Findings about tenures: the shapes of ontology/shapes/succession.ttl over the posts of a store that one person holds."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import RDF, Graph

from kg.infer.terms import Triple, iri
from kg.rdf.namespaces import NQ, OA
from kg.store import Store
from kg.store.terms import quads
from kg.validate import validate
from kg.validate.findings import findings

# Only where somebody holds the post on more than one day can another come between.
_SHARED = f"""SELECT DISTINCT ?tenure ?post WHERE {{ ?post <{NQ.soleHolder}> true .
  ?long <{NQ.ofPost}> ?post ; a <{NQ.Tenure}> ; <{NQ.holder}> ?one ; <{NQ.validFrom}>|<{NQ.firstAttested}> ?from ; <{NQ.validUntil}>|<{NQ.lastAttested}> ?to .
  FILTER(STR(?from) < STR(?to))
  ?rival <{NQ.ofPost}> ?post ; a <{NQ.Tenure}> ; <{NQ.holder}> ?other . FILTER(?one != ?other)
  ?tenure <{NQ.ofPost}> ?post ; a <{NQ.Tenure}> }} ORDER BY ?tenure"""


def overlaps(store: Store) -> Iterator[Triple]:
    """The triples of a finding for each two people who hold, by the articles, one post at once."""
    shared = [row for row in store.select(_SHARED) if isinstance(row["tenure"], ox.NamedNode)]
    if not shared:
        return
    data = _together(store, [row[name] for row in shared for name in ("tenure", "post")])
    found = findings(data, validate(data))
    for quad in quads(found, ox.DefaultGraph()):
        yield quad.subject, quad.predicate, quad.object  # type: ignore[misc]  # a graph without blank nodes


def _together(store: Store, nodes: Iterable[object]) -> Graph:
    """Tenures and posts with the names and the characters that they lead to; of facts nothing but their evidence."""
    lines, waiting, seen = set(), [n for n in nodes if isinstance(n, ox.NamedNode)], set()
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        for predicate, value in _described(store, node):
            lines.add(f"{node} {predicate} {value} .\n")
            if predicate.value in _FOLLOWED and isinstance(value, ox.NamedNode):
                waiting.append(value)
    return Graph(identifier=f"{NQ}tenures").parse(data="".join(sorted(lines)), format="nt11")


_TENURE = (NQ.holder, NQ.ofPost, NQ.postRole, NQ.postIn, NQ.premise, NQ.evidence, OA.hasSource, OA.hasSelector)
_FOLLOWED = frozenset(str(each) for each in _TENURE)
_DAYS = (NQ.validFrom, NQ.validUntil, NQ.firstAttested, NQ.lastAttested, NQ.soleHolder, NQ.name, NQ.articleId, NQ.text)
_KEPT = " ".join(f"<{each}>" for each in (*_TENURE, *_DAYS, OA.start, OA.end, OA.exact))


def _described(store: Store, node: ox.NamedNode) -> Iterator[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]:
    query = f"SELECT DISTINCT ?p ?o WHERE {{ VALUES ?p {{ {_KEPT} }} {node} ?p ?o }} ORDER BY ?p ?o"
    for row in store.select(query):
        predicate, value = row["p"], row["o"]
        if isinstance(predicate, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            yield predicate, value
    if store.select(f"SELECT * WHERE {{ {node} a <{NQ.Tenure}> }}"):
        yield iri(RDF.type), iri(NQ.Tenure)
