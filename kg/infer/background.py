"""What is known beforehand of the kinds and places that a store names: how long they were, what they became.

It comes from the code lists and from the tables of administrative units, not from articles; each statement has a node
with its source.
"""

from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox
from rdflib import DCTERMS, RDF, SKOS, XSD, Graph, URIRef
from rdflib.term import Node

from kg.infer.terms import Statement, Triple, digest, iri, names
from kg.lexicon.build_places import EVE
from kg.lexicon.successions import successions
from kg.model.entities import Organization, Place
from kg.rdf.iris import Minter
from kg.rdf.namespaces import ID, NQ, NQC
from kg.resources import resource
from kg.store import Store

_DISTRICT = ("quận ", "huyện ", "thị xã ")
_DISTRICTS_END = NQC["source-l72"]  # the law on local government of 2025: two levels
_UNITS = ox.NamedNode("https://pypi.org/project/vietnamadminunits/")
_BODIES = (
    f"SELECT DISTINCT ?node ?name WHERE {{ ?node a <{NQ.Organization}> ; <{NQ.name}> ?name }} ORDER BY ?node ?name"
)
_PLACES = f"SELECT DISTINCT ?node ?name WHERE {{ ?node a <{NQ.Place}> ; <{NQ.name}> ?name }} ORDER BY ?node ?name"
_KINDS = (
    f"SELECT DISTINCT ?node ?name WHERE {{ ?body <{NQ.bodyKind}> ?node . BIND(STR(?node) AS ?name) }} ORDER BY ?node"
)
Known = tuple[ox.NamedNode, Statement, tuple[Triple, ...]]


def background(store: Store, base: str = ID) -> Iterator[Known]:
    """The node, the statement, and what describes them, for everything that the store names."""
    for subject, predicate, value, sources, about in (*_kinds(store), *_bodies(store, base), *_places(store, base)):
        statement = (subject, predicate, value)
        node = ox.NamedNode(f"{base}background/{digest(statement)}")
        yield node, statement, (*((node, iri(DCTERMS.source), source) for source in sources), *about)


Row = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal, tuple[ox.NamedNode, ...], tuple[Triple, ...]]


def _kinds(store: Store) -> Iterator[Row]:
    """A kind ends with the last of the kinds of the code list that share its first word."""
    codes = _codes()
    for kind, _ in names(store, _KINDS):
        node = URIRef(kind.value)
        concepts = {
            each for each in (*codes.subjects(SKOS.broader, node), node) if (each, SKOS.inScheme, NQC.bodies) in codes
        }
        ends = {each: codes.value(each, NQ.validUntil) for each in concepts}
        if concepts and all(ends.values()):
            yield kind, iri(NQ.validUntil), _day(max(str(end) for end in ends.values())), _sources(concepts), ()


def _bodies(store: Store, base: str) -> Iterator[Row]:
    """A body of the centre that the code list says was replaced."""
    codes, minter = _codes(), Minter("", base)
    replaced = {
        str(label): concept
        for concept in sorted(codes.subjects(DCTERMS.isReplacedBy), key=str)
        for label in (*codes.objects(concept, SKOS.prefLabel), *codes.objects(concept, SKOS.altLabel))
    }
    for body, name in names(store, _BODIES):
        if concept := replaced.get(name):
            after = str(
                next(
                    o
                    for o in codes.objects(codes.value(concept, DCTERMS.isReplacedBy), SKOS.prefLabel)
                    if getattr(o, "language", "") == "vi"
                )
            )
            node = iri(minter.entity(Organization(after)))
            yield body, iri(NQ.succeededBy), node, _sources([concept]), _named(node, NQ.Organization, after)


def _places(store: Store, base: str) -> Iterator[Row]:
    """What a unit was part of, until when it was, and what it became."""
    minter = Minter("", base)
    for place, name in names(store, _PLACES):
        after = successions().became(name)
        for wider in successions().above(name):
            node = iri(minter.entity(Place(wider)))
            yield place, iri(NQ.partOf), node, (_UNITS,), _named(node, NQ.Place, wider)
        if name.startswith(_DISTRICT):
            yield place, iri(NQ.validUntil), _day(EVE), (iri(_DISTRICTS_END),), ()
        elif after and name not in after:
            yield place, iri(NQ.validUntil), _day(EVE), (_UNITS,), ()
        for each in after:
            node = iri(minter.entity(Place(each)))
            if node != place:
                yield place, iri(NQ.succeededBy), node, (_UNITS,), _named(node, NQ.Place, each)


def _named(node: ox.NamedNode, kind: URIRef, name: str) -> tuple[Triple, ...]:
    return (node, iri(RDF.type), iri(kind)), (node, iri(NQ.name), ox.Literal(name))


def _day(day: str) -> ox.Literal:
    return ox.Literal(day, datatype=iri(XSD.date))


def _sources(concepts: Iterable[Node]) -> tuple[ox.NamedNode, ...]:
    codes = _codes()
    found = {str(source) for concept in concepts for source in codes.objects(concept, DCTERMS.source)}
    return tuple(ox.NamedNode(each) for each in sorted(found))


@cache
def _codes() -> Graph:
    return Graph(bind_namespaces="none").parse(resource("ontology") / "codes" / "bodies.ttl", format="turtle")
