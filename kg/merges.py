"""The record of identity: which mentions of an article, and which articles, were taken to mean one individual, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.extract.reading import Reading, read
from kg.ledger import article_of, graphs_of, individual
from kg.model.entities import Person
from kg.model.span import Span
from kg.query.bind import bound
from kg.query.library import library
from kg.rdf.identities import Identities, apart
from kg.rdf.iris import Minter
from kg.store.store import Store
from kg.text.fold import fold

JUDGED, FULL, GIVEN, COMPLETED = "judged", "full name", "given name", "short name completed"


@dataclass(frozen=True, slots=True)
class Merge:
    """One mention joined to an individual: its characters, the rule, and what speaks for and against it."""

    article: str
    span: Span
    printed: str
    rule: str
    speaks_for: str = ""
    against: str = ""


def merges(store: Store, identities: Identities, what: str, base: str) -> Iterator[Merge]:
    """Every mention of the individual of that IRI or name, in the order of the articles and their characters.

    The articles are read again from their own text: the record is what the reader does, not what it once noted.
    """
    node, name, _ = individual(store, what)
    grounds = {kind: _grounds(store, kind, name, node) for kind in ("merges_for", "namesakes")}
    for graph in sorted(set(graphs_of(store, node))):
        article = article_of(store, graph)
        reading = read(article)
        minter = Minter(article.id, base, identities)
        found = sorted(_mentions(reading, minter, node), key=lambda m: m[0])
        shown = set()
        for span, rule, speaks_for, against in found:
            if span in shown:
                continue
            shown.add(span)
            judged = any(j.second == graph and node in (j.first, apart(j.first, j.name)) for j in identities.judgements)
            told_for = speaks_for or "; ".join(grounds["merges_for"].get(article.id, ()))
            told_against = against or "; ".join(grounds["namesakes"].get(article.id, ()))
            yield Merge(article.id, span, span.of(article.text), JUDGED if judged else rule, told_for, told_against)


def _mentions(reading: Reading, minter: Minter, node: str) -> Iterator[tuple[Span, str, str, str]]:
    for person in reading.people:
        if str(minter.entity(Person(person.name))) == node:
            yield _person(reading, person.span, person.name)
    for body, organization in reading.bodies:
        if str(minter.entity(organization)) == node:
            printed = fold(body.span.of(reading.article.text))
            whole = printed.lower() == fold(organization.name).lower()
            place = organization.place.name if organization.place else ""
            yield body.span, FULL if whole else COMPLETED, "" if whole else place, ""
    for paper in reading.papers:
        if str(minter.entity(paper.document)) == node:
            printed = paper.span.of(reading.document.folded)
            whole = bool(paper.document.number) and (paper.document.number or "") in printed.replace(" ", "")
            yield paper.span, FULL if whole else COMPLETED, paper.document.issuer or "", ""


def _person(reading: Reading, span: Span, name: str) -> tuple[Span, str, str, str]:
    """A given name alone means who last bore it; others who bear it too speak against."""
    if fold(span.of(reading.article.text)) == fold(name):
        return span, FULL, "", ""
    given = name.rpartition(" ")[2]
    before = [
        p
        for p in reading.people
        if p.name == name and p.span.start < span.start and " " in p.span.of(reading.article.text)
    ]
    others = sorted({p.name for p in reading.people if p.name != name and p.name.endswith(f" {given}")})
    return span, GIVEN, f"{name} {before[-1].span.start}-{before[-1].span.end}" if before else name, ", ".join(others)


def _grounds(store: Store, query: str, name: str, node: str) -> dict[str, list[str]]:
    """What speaks for or against across articles, by the article that it speaks of."""
    asked = library()[query]
    found: dict[str, list[str]] = {}
    for row in store.select(bound(asked.text, asked.bind({"whose": name}))):
        given = {key: value.value for key, value in row.items() if isinstance(value, ox.NamedNode | ox.Literal)}
        if given["individual"] != node:
            continue
        said = f"{given.get('role', '')} {given['organization']}".strip()
        if query == "namesakes":
            said = f"{given['organization']} / {given['other_organization']}"
        for one, other in ((given["article"], given["other"]), (given["other"], given["article"])):
            line = f"{said} ({other})"
            if line not in found.setdefault(one, []):
                found[one].append(line)
    return found
