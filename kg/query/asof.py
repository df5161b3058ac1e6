"""A store as it stood on a day: what had happened by then, who held a post then, and what followed from it.

A fact with a day of its own is in from that day. A post is in while it was held: from the decision, or from the first
article that shows it, to the day it was left, somebody else came to it, or its body ended. Anything else is in from the day
of its article, or of the last event that an article without a day reports; what no day can be given to is left out.
What was inferred is in while its premises are.
"""

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox
from rdflib import DCTERMS, RDF

from kg.rdf.namespaces import NQ, NQC

_FACTS = f"""SELECT DISTINCT ?fact ?type ?article ?on ?told ?former WHERE {{
  ?fact <{NQ.attestedIn}> ?article ; a ?type .
  OPTIONAL {{ ?fact <{NQ.date}>|<{NQ.since}> ?on }} OPTIONAL {{ ?fact <{NQ.attestedAt}> ?told }}
  OPTIONAL {{ ?fact <{NQ.holdingStatus}> ?former . FILTER(?former = "former") }} }}"""
_LAST_EVENT = f"""SELECT ?article (MAX(STR(?date)) AS ?day) WHERE {{
  ?event a <{NQ.EventReference}> ; <{NQ.attestedIn}> ?article ; <{NQ.date}> ?date ; <{NQ.modality}> <{NQC["modality-reported"]}> .
  FILTER NOT EXISTS {{ ?article <{DCTERMS.issued}> ?published }} FILTER(!STRSTARTS(STR(?date), "-")) }} GROUP BY ?article"""
_TENURES = f"""SELECT DISTINCT ?tenure ?fact ?since ?first ?until ?before ?end WHERE {{
  ?tenure a <{NQ.Tenure}> ; <{NQ.premise}> ?fact ; <{NQ.ofPost}>/<{NQ.postIn}> ?body .
  OPTIONAL {{ ?tenure <{NQ.validFrom}> ?since }} OPTIONAL {{ ?tenure <{NQ.firstAttested}> ?first }}
  OPTIONAL {{ ?tenure <{NQ.validUntil}> ?until }} OPTIONAL {{ ?tenure <{NQ.endedBefore}> ?before }}
  OPTIONAL {{ ?body <{NQ.validUntil}> ?end }} }}"""
_PREMISES = f"SELECT DISTINCT ?node ?premise WHERE {{ ?node a <{NQ.Inference}> ; <{NQ.premise}> ?premise }}"
_STATED = f"""SELECT DISTINCT ?node ?s ?p ?o ?end WHERE {{
  ?node <{RDF.subject}> ?s ; <{RDF.predicate}> ?p ; <{RDF.object}> ?o . OPTIONAL {{ ?s <{NQ.validUntil}> ?end }} }}"""
_COMPARING = f"SELECT DISTINCT ?node ?premise WHERE {{ ?node <{NQ.compares}> ?premise }}"
Row = dict[str, str]


def as_of(store: ox.Store, day: str) -> ox.Store:
    """A copy in memory of what held on a day (an ISO date; a month or a year means its end)."""
    gone = _gone(store, day)
    dead = _unsupported(store, gone, day)
    named = {predicate for _, predicate, _ in dead}
    quads = [
        quad
        for quad in _named(store)
        if _value(quad.subject) not in gone and not (quad.predicate.value in named and _triple(quad) in dead)
    ]
    kept = ox.Store()
    kept.bulk_extend(quads)
    kept.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object, ox.DefaultGraph()) for quad in quads)
    return kept


def _named(store: ox.Store) -> Iterator[ox.Quad]:
    """The quads of the named graphs; the default graph, which repeats them, is passed over unread."""
    for name in store.named_graphs():
        yield from store.quads_for_pattern(None, None, None, name)


def _gone(store: ox.Store, day: str) -> set[str]:
    """The facts and tenures that do not hold on the day, and what rests on them."""
    begun, over, posts = _held(store, day)
    last = {row["article"]: row["day"] for row in _rows(store, _LAST_EVENT)}
    gone = over - begun
    for row in _rows(store, _FACTS):
        if row["type"] == str(NQ.RoleHolding) and not row["former"] and row["fact"] in posts:
            if row["fact"] not in begun:
                gone.add(row["fact"])
        elif not _by(row["on"] or row["told"] or last.get(row["article"], ""), day):
            gone.add(row["fact"])
    return _closed(gone, [*_rows(store, _PREMISES), *_rows(store, _COMPARING)])


def _held(store: ox.Store, day: str) -> tuple[set[str], set[str], set[str]]:
    """What tenures of that day stand on, with the tenures; the tenures of other days; and all facts of tenures."""
    begun, over, posts = set(), set(), set()
    for row in _rows(store, _TENURES):
        posts.add(row["fact"])
        starts = min(filter(None, (row["since"], row["first"])), default="")
        left = (row["until"] and not _by(day, row["until"])) or (row["before"] and _by(row["before"], day))
        if _by(starts, day) and not left and not (row["end"] and not _by(day, row["end"])):
            begun |= {row["tenure"], row["fact"]}
        else:
            over.add(row["tenure"])
    return begun, over, posts


def _closed(gone: set[str], rests: list[Row]) -> set[str]:
    """With everything that rests on what is gone, directly or through something between."""
    above: dict[str, list[str]] = defaultdict(list)
    for row in rests:
        above[row["premise"]].append(row["node"])
    waiting = list(gone)
    while waiting:
        for node in above.get(waiting.pop(), ()):
            if node not in gone:
                gone.add(node)
                waiting.append(node)
    return gone


def _unsupported(store: ox.Store, gone: set[str], day: str) -> set[tuple[str, str, str]]:
    """The inferred triples that no remaining node states; a body is succeeded only once it has ended."""
    stated: dict[tuple[str, str, str], bool] = {}
    for row in _rows(store, _STATED):
        early = row["p"] == str(NQ.succeededBy) and bool(row["end"]) and _by(day, row["end"])
        triple = (row["s"], row["p"], row["o"])
        stated[triple] = stated.get(triple, False) or (row["node"] not in gone and not early)
    return {triple for triple, supported in stated.items() if not supported}


def _by(first: str, second: str) -> bool:
    """Whether one day is not after another, at the precision of the rougher; a day that is not known never is."""
    size = min(len(first), len(second))
    return size >= 4 and not first.startswith("-") and first[:size] <= second[:size]


def _triple(quad: ox.Quad) -> tuple[str, str, str]:
    return _value(quad.subject), quad.predicate.value, _value(quad.object)


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))


def _rows(store: ox.Store, query: str) -> Iterator[Row]:
    found = store.query(query)
    if isinstance(found, ox.QuerySolutions):
        names = [variable.value for variable in found.variables]
        yield from ({name: _value(row[name]) for name in names} for row in found)
