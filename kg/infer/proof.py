"""The proof of a conclusion as a tree: the conclusion with its rule, under it its premises, down to the characters."""

from collections.abc import Iterator

import pyoxigraph as ox
from rdflib import DCTERMS, PROV, RDF, RDFS

from kg.query.bind import bound
from kg.rdf.namespaces import NQ, OA, PREFIXES
from kg.store import Store, Term

_ABOUT = f"""SELECT DISTINCT ?node WHERE {{ VALUES ?kind {{ <{NQ.Inference}> <{NQ.Background}> }} ?node a ?kind ; <{RDF.subject}> ?about ; <{RDF.predicate}> ?p ; <{RDF.object}> ?o }}
  ORDER BY ?p ?o ?node"""
_STATED = f"""SELECT DISTINCT ?s ?p ?o ?source WHERE {{
  ?node <{RDF.subject}> ?s ; <{RDF.predicate}> ?p ; <{RDF.object}> ?o . OPTIONAL {{ ?node <{DCTERMS.source}> ?source }} }} ORDER BY ?source"""
_RULE = f"""SELECT DISTINCT ?rule ?said WHERE {{
  ?node <{PROV.wasGeneratedBy}> ?rule . OPTIONAL {{ ?rule <{RDFS.comment}> ?said . FILTER(LANG(?said) = "vi") }} }} ORDER BY ?rule"""
_PREMISES = f"SELECT DISTINCT ?premise WHERE {{ ?node <{NQ.premise}> ?premise }} ORDER BY ?premise"
_QUOTED = f"""SELECT DISTINCT ?type ?id ?start ?end ?quote WHERE {{
  ?node a ?type ; <{NQ.attestedIn}>/<{NQ.articleId}> ?id ; <{NQ.evidence}>/<{OA.hasSelector}> ?place , ?words .
  ?place <{OA.start}> ?start ; <{OA.end}> ?end . ?words <{OA.exact}> ?quote }} ORDER BY ?type ?start"""
_NAME = f"""SELECT DISTINCT ?name WHERE {{ ?node <{NQ.name}>|<{NQ.citation}>|<{NQ.eventName}>|<{NQ.eventKind}> ?name }} ORDER BY ?name LIMIT 1"""


def proofs_about(store: Store, node: ox.NamedNode) -> Iterator[str]:
    """The proofs of all that was inferred of an individual, in order."""
    for row in store.select(bound(_ABOUT, {"about": node})):
        if isinstance(row["node"], ox.NamedNode):
            yield from proof(store, row["node"])


def proof(store: Store, node: ox.NamedNode, depth: int = 0) -> Iterator[str]:
    """One line a node: a conclusion with its rule, what is known beforehand with its source, a fact with its characters."""
    branch = "   " * (depth - 1) + "└─ " if depth else ""
    yield branch + _told(store, node)
    for row in store.select(bound(_PREMISES, {"node": node})):
        if isinstance(row["premise"], ox.NamedNode):
            yield from proof(store, row["premise"], depth + 1)


def _told(store: Store, node: ox.NamedNode) -> str:
    for row in store.select(bound(_QUOTED, {"node": node})):
        return f"{short(row['type'])} {_text(row['id'])}:{_text(row['start'])}-{_text(row['end'])}  »{_text(row['quote'])}«"
    for row in store.select(bound(_STATED, {"node": node})):
        said = f"{_named(store, row['s'])} {short(row['p'])} {_named(store, row['o'])}"
        return f"{said}  [{short(row['source'])}]" if row["source"] else f"{said}  {_rule(store, node)}"
    return f"{short(node)}  {_rule(store, node)}"


def _rule(store: Store, node: ox.NamedNode) -> str:
    for row in store.select(bound(_RULE, {"node": node})):
        return f"[{short(row['rule'])}] {_text(row['said'])}".rstrip()
    return ""


def _named(store: Store, term: Term | None) -> str:
    if not isinstance(term, ox.NamedNode):
        return _text(term)
    for row in store.select(bound(_NAME, {"node": term})):
        return _text(row["name"])
    return short(term)


def _text(term: Term | None) -> str:
    return str(getattr(term, "value", term or ""))


def short(term: Term | None) -> str:
    """An IRI with its prefix where it has one."""
    value = _text(term)
    for prefix, namespace in PREFIXES.items():
        if value.startswith(str(namespace)):
            return f"{prefix}:{value.removeprefix(str(namespace))}"
    return value
