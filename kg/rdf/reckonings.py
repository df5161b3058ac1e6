"""From what an article lets a reader reckon to RDF: each printed figure a node with its characters."""

from collections.abc import Iterable, Iterator
from datetime import date

from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from kg.model.reckonings import Figure, PrintedDate, Reckoning, Symbol, Term
from kg.rdf.evidence import evidence
from kg.rdf.mapper import literal
from kg.rdf.namespaces import NQ

Triple = tuple[URIRef, URIRef, Node]
_COMMON_YEAR = 2001  # for days without a year: February has 28 days, as in most years


def map_reckonings(article: URIRef, text: str, reckonings: Iterable[Reckoning]) -> Graph:
    """The reckonings of one article as a graph; figures that several reckonings share are one node."""
    graph = Graph(identifier=article, bind_namespaces="none")
    for reckoning in reckonings:
        for triple in _reckoning(article, text, reckoning):
            graph.add(triple)
    return graph


def _reckoning(article: URIRef, text: str, reckoning: Reckoning) -> Iterator[Triple]:
    start, end = reckoning.span
    parts = "-".join(str(term.span.start) for _, term in reckoning.terms)
    node = URIRef(f"{article}/reckoning/{reckoning.kind.lower()}/{start}-{end}-{parts}")
    yield node, RDF.type, NQ[reckoning.kind]
    yield node, NQ.printedIn, article
    if reckoning.label:
        yield node, NQ.reckonedOf, Literal(reckoning.label)
    for name, term in reckoning.terms:
        figure = _iri(article, term)
        yield node, NQ[name], figure
        yield node, NQ.compares, figure
        yield figure, RDF.type, NQ.Figure
        yield figure, NQ.printed, Literal(" ".join(term.span.of(text).split()))
        yield from _value(figure, term)
        yield from evidence(article, text, figure, term.span)


def _iri(article: URIRef, term: Term) -> URIRef:
    """Where it stands names a figure; an amount that was converted to đồng is another figure than the one printed."""
    converted = "-đồng" if isinstance(term, Figure) and term.unit == "đồng" else ""
    return URIRef(f"{article}/figure/{term.span.start}-{term.span.end}{converted}")


def _value(node: URIRef, term: Term) -> Iterator[Triple]:
    match term:
        case Figure():
            yield node, NQ.figureValue, literal(term.value)
            yield node, NQ.figureStep, literal(term.step)
            yield node, NQ.figureComparator, Literal(term.comparator)
            if term.unit:
                yield node, NQ.figureUnit, Literal(term.unit)
        case PrintedDate():
            yield from _date(node, term)
        case Symbol():
            yield node, NQ.symbolNumber, Literal(term.number)
            if term.year:
                yield node, NQ.figureYear, Literal(term.year)


def _date(node: URIRef, term: PrintedDate) -> Iterator[Triple]:
    numbers = ((NQ.figureYear, term.year), (NQ.figureMonth, term.month), (NQ.figureDay, term.day))
    yield from ((node, name, Literal(number)) for name, number in numbers if number is not None)
    if term.weekday is not None:
        yield node, NQ.figureWeekday, Literal(term.weekday)
    if term.month and term.day:
        try:
            day = date(term.year or _COMMON_YEAR, term.month, term.day)
        except ValueError:  # the article prints a day that no calendar has: nqsh:CalendarDay says so
            return
        yield node, NQ.dayNumber, Literal(day.toordinal())
    if term.date:
        yield node, NQ.figureDate, Literal(term.date.iso, datatype=XSD[term.date.datatype], normalize=False)
