"""The seeds' gold rows as facts, so that the answers to questions do not hang on how well articles are read.

`context.json` beside this file adds what the tables have no column for: when an article was published (one is
left without), and which rows are planned or denied, by table and quotation.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

from rdflib import Graph

from kg.model.article import Article
from kg.model.entities import Agent, Event, Group, OfficialDocument, Organization, Person, Place, Role
from kg.model.facts import FACT_TYPES, DocumentReference, EventReference, Evidence, Fact, OrganizationReference
from kg.model.span import Span
from kg.model.values import Modality, Part, PartialDate, Status
from kg.rdf.mapper import columns, map_article
from kg.resources import resource

Row = dict[str, Any]
CONTEXT = json.loads((Path(__file__).parent / "context.json").read_text(encoding="utf-8"))
_LEVELS = ("tỉnh ", "thành phố ", "quận ", "huyện ", "xã ", "Hà Nội")


@dataclass(frozen=True)
class Seed:
    """One seed article with its gold rows by table."""

    name: str
    text: str
    tables: dict[str, list[Row]]
    moods: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def article(self) -> Article:
        published = CONTEXT["published"].get(self.name)
        return Article(self.name, self.text, PartialDate(published) if published else None)

    def facts(self) -> Iterator[Fact]:
        for kind in FACT_TYPES:
            yield from (self._fact(kind, row) for row in self.tables[kind.TABLE])

    def _fact(self, kind: type[Fact], row: Row) -> Fact:
        hints = get_type_hints(kind)
        values = {name: self._value(hints[name], row[name]) for name, _ in columns(kind) if name in row}
        if kind is OrganizationReference:
            values["organization"] = Organization(row["name"], row["kind"])
        if kind is DocumentReference:
            values["document"] = _document(row)
        if kind is EventReference:
            values["event"] = _event(row)
        start = self.text.index(row["quote"])
        evidence = Evidence(Span(start, start + len(row["quote"])), "gold")
        return kind(evidence=evidence, modality=self._modality(kind.TABLE, row["quote"]), **values)

    def _modality(self, table: str, quote: str) -> Modality:
        told = self.moods.get(table, {}).get(quote, "directed" if table == "tasks" else "reported")
        return Modality(told)

    def _value(self, hint: object, value: Any) -> Any:
        kinds = set(get_args(hint)) - {type(None)} or {hint}
        if set(get_args(Agent)) <= kinds:
            return agent(value)
        (kind,) = kinds
        if kind is Decimal:
            return Decimal(str(value))
        if kind is OfficialDocument:
            return _document(next(d for d in self.tables["documents"] if value in (d.get("number"), d.get("occasion"))))
        if kind is Event:
            return self._event(value)
        return kind(value) if kind in (Person, Organization, Place, Role, PartialDate, Part, Status) else value

    def _event(self, kind: str) -> Event:
        """The first event of that kind that the article tells of, else one that has nothing but its kind."""
        return next((_event(row) for row in self.tables["events"] if row["kind"] == kind), Event(kind))


def _document(row: Row) -> OfficialDocument:
    return OfficialDocument(row["kind"], row.get("number"), row.get("issuer"), row.get("occasion"), row.get("title"))


def _event(row: Row) -> Event:
    return Event(row["kind"], row.get("name"), row.get("organizer"), row.get("date"))


def agent(name: str) -> Agent:
    """What a name is the name of: a person of the seeds, a place by its level word, a body, or a phrase."""
    if name in people():
        return Person(name)
    if name.startswith(_LEVELS) and "," not in name:
        return Place(name)
    return Group(name) if name[0].islower() else Organization(name)


@lru_cache(maxsize=1)
def people() -> frozenset[str]:
    """Everybody who holds a post, takes part or is subject to a decision in the seeds."""
    return frozenset(
        row["person"] for seed in seeds() for rows in seed.tables.values() for row in rows if "person" in row
    )


@lru_cache(maxsize=1)
def seeds() -> tuple[Seed, ...]:
    """All seeds in order of their names."""
    found = []
    for path in sorted(resource("seeds").glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        found.append(
            Seed(path.stem, path.read_text(encoding="utf-8"), gold["facts"], CONTEXT["moods"].get(path.stem, {}))
        )
    return tuple(found)


def graphs() -> list[Graph]:
    """The graph of every seed, as the mapper makes it of the gold."""
    return [map_article(seed.article, seed.facts()) for seed in seeds()]
