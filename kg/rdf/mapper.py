"""From the facts of an article to its named graph: n-ary fact nodes, entities, and the characters as evidence.

No blank nodes, nothing from the clock: the same facts give the same triples. Evidence follows the W3C Web
Annotation model (§4.2.4 text position, §4.2.5 text quote), provenance PROV-O.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from decimal import Decimal
from enum import StrEnum
from typing import get_type_hints

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SDO, XSD
from rdflib.term import Node

from kg.model.article import Article
from kg.model.entities import Entity, Event, Group, OfficialDocument, Organization, Person, Place, Role
from kg.model.facts import FACT_TYPES, Column, Fact
from kg.model.values import PartialDate
from kg.rdf.evidence import evidence
from kg.rdf.identities import Identities
from kg.rdf.iris import Minter
from kg.rdf.namespaces import ID, NQ, NQC, PREFIXES, term

Triple = tuple[URIRef, URIRef, Node]
_ENTITIES = (Person, Place, Organization, Group, Role, OfficialDocument, Event)


def columns(kind: type[Fact]) -> tuple[tuple[str, Column], ...]:
    """The fields of a fact type that are properties in the graph, with their columns, in order."""
    return _COLUMNS[kind.TABLE]


def _declared(kind: type[Fact]) -> Iterator[tuple[str, Column]]:
    hints = get_type_hints(kind, include_extras=True)
    for field in fields(kind):
        yield from ((field.name, m) for m in getattr(hints[field.name], "__metadata__", ()) if isinstance(m, Column))


_COLUMNS = {kind.TABLE: tuple(_declared(kind)) for kind in FACT_TYPES}


def map_article(article: Article, facts: Iterable[Fact], base: str = ID, identities: Identities | None = None) -> Graph:
    """The graph of one article, named by the article's IRI; `identities` says who is one and who is not."""
    minter = Minter(article.id, base, identities)
    graph = Graph(identifier=minter.article, bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.store.bind(prefix, URIRef(str(namespace)))
    for triple in dict.fromkeys(triples(article, facts, minter)):
        graph.store.add(triple, graph)
    return graph


def triples(article: Article, facts: Iterable[Fact], minter: Minter) -> Iterator[Triple]:
    """The triples of an article's graph; an entity or a piece of evidence said twice is yielded twice."""
    yield from _article(article, minter)
    for fact in facts:
        yield from _fact(article, fact, minter)


def _article(article: Article, minter: Minter) -> Iterator[Triple]:
    node = minter.article
    yield node, RDF.type, NQ.Article
    yield node, NQ.articleId, Literal(article.id)
    yield node, NQ.text, Literal(article.text)
    if article.published:
        yield node, DCTERMS.issued, literal(article.published)
    if article.url:
        yield node, SDO.url, Literal(article.url, datatype=XSD.anyURI)


def _fact(article: Article, fact: Fact, minter: Minter) -> Iterator[Triple]:
    values = [(name, column, getattr(fact, name)) for name, column in columns(type(fact))]
    key = tuple(_key(value) for _, column, value in values if column.key)
    node = minter.fact(fact.TABLE, key, fact.evidence.span)
    yield node, RDF.type, term(fact.CLASS)
    yield node, NQ.attestedIn, minter.article
    yield node, NQ.modality, NQC[f"modality-{fact.modality}"]
    yield node, PROV.wasGeneratedBy, minter.rule(fact.evidence.rule)
    if article.published:
        yield node, NQ.attestedAt, literal(article.published)
    for _, column, value in values:
        if isinstance(value, _ENTITIES):
            yield node, term(column.property), minter.entity(value)
            yield from _entity(value, minter)
        elif value is not None:
            yield node, term(column.property), literal(value)
    yield from evidence(minter.article, article.text, node, fact.evidence.span)


def _entity(entity: Entity, minter: Minter) -> Iterator[Triple]:
    node, named = minter.entity(entity), minter.named(entity)
    yield node, RDF.type, term(entity.CLASS)
    if node != named:
        yield node, NQ.judgedFrom, Literal(str(named))
    match entity:
        case OfficialDocument():
            yield node, NQ.citation, Literal(minter.label(node, entity.citation))
            yield node, NQ.kindLabel, Literal(entity.kind)
            described = (
                (NQ.number, entity.number),
                (NQ.occasion, entity.occasion),
                (NQ["title"], entity.title),
                (NQ["term"], entity.term),
            )
            yield from ((node, predicate, Literal(value)) for predicate, value in described if value)
        case Event():
            yield node, NQ.eventKind, Literal(entity.kind)
            if entity.name:
                yield node, NQ.eventName, Literal(entity.name)
        case _:
            name = minter.label(node, entity.name)
            yield node, NQ.name, Literal(name)
            yield node, RDFS.label, Literal(name, lang="vi")
    if isinstance(entity, Organization):
        yield from _organization(entity, node, minter)
    if isinstance(entity, Place) and entity.parent:
        yield node, NQ.partOf, minter.entity(entity.parent)
        yield from _entity(entity.parent, minter)


def _organization(entity: Organization, node: URIRef, minter: Minter) -> Iterator[Triple]:
    if entity.kind:
        yield node, NQ.kindLabel, Literal(entity.kind)
    if entity.concept:
        yield node, NQ.bodyKind, NQC[entity.concept]
    if entity.place:
        yield node, NQ.place, minter.entity(entity.place)
        yield from _entity(entity.place, minter)


def literal(value: object) -> Literal:
    """A value as a literal: dates by their precision, numbers by value, words plain."""
    match value:
        case PartialDate(iso):
            return Literal(iso, datatype=XSD[value.datatype], normalize=False)
        case Decimal():
            return Literal(value, datatype=XSD.decimal)
        case StrEnum():
            return Literal(str(value))
        case _:
            return Literal(value)


def _key(value: object) -> str:
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, OfficialDocument):
        return value.citation
    if isinstance(value, Event):
        return f"{value.kind} {value.name or ''}"
    return str(getattr(value, "name", value) if value is not None and not isinstance(value, StrEnum) else value or "")
