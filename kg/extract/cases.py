"""The examples and silences of the rules, run through the whole reading of an article."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import Enum
from typing import Any

from kg.extract.article import extract
from kg.extract.rulebook import rulebooks
from kg.model.article import Article
from kg.model.entities import Entity
from kg.model.facts import Fact
from kg.model.values import PartialDate

Row = dict[str, str]
_LABELS = {"nq:name": "name", "nq:citation": "citation", "nq:eventKind": "kind"}


@dataclass(frozen=True, slots=True)
class Case:
    """A text and the rows that a rule gives on it; a silence gives none and says why."""

    rule: str
    text: str
    published: str | None
    gives: tuple[Row, ...]
    because: str

    def faults(self) -> Iterator[str]:
        """One sentence for each row that is missing or too much."""
        facts = [f for f in extract(self._article()) if f.evidence.rule == self.rule]
        if not all(f.evidence.span.of(self.text) for f in facts):
            yield f"{self.rule}: a fact of {self.text!r} has no characters as evidence"
        found = [row(f) for f in facts]
        rest = list(found)
        for wanted in self.gives:
            hit = next((r for r in rest if all(r.get(k, "") == v for k, v in wanted.items())), None)
            if hit is None:
                yield f"{self.rule}: {wanted} is not read from {self.text!r}; found {found}"
            else:
                rest.remove(hit)
        for extra in rest:
            yield f"{self.rule}: {extra} is read from {self.text!r}" + (f", though {self.because}" * bool(self.because))

    def _article(self) -> Article:
        return Article("example", self.text, PartialDate(self.published) if self.published else None)


def cases() -> Iterator[Case]:
    """Every example and silence of every rule, in the order of the files."""
    for book in rulebooks():
        for rule in book:
            yield from (_case(rule.id, told) for told in (*rule.examples, *rule.silent_on))


def faults() -> Iterator[str]:
    """What the rules' own cases show to be wrong, and each rule that has no example or no silence."""
    for book in rulebooks():
        for rule in book:
            if not rule.examples or not rule.silent_on:
                yield f"{rule.id}: a rule needs an example and a text on which it is silent"
    for case in cases():
        yield from case.faults()


def row(fact: Fact) -> Row:
    """The columns of a fact as text: names, citations, ISO dates, plain numbers; what is open has no column."""
    values = {f.name: getattr(fact, f.name) for f in fields(fact) if f.name != "evidence"}
    return {name: _text(value) for name, value in values.items() if value is not None}


def _text(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, PartialDate):
        return value.iso
    return str(getattr(value, _LABELS[value.LABEL])) if isinstance(value, Entity) else str(value)


def _case(rule: str, told: Mapping[str, Any]) -> Case:
    published = str(told["published"]) if "published" in told else None
    gives = tuple({k: str(v) for k, v in each.items()} for each in told.get("gives", ()))
    return Case(rule, told["text"], published, gives, told.get("because", ""))
