"""All facts of an article, in the order of the fact tables."""

from dataclasses import fields

from kg.extract.assignments import assignments
from kg.extract.careers import posts_taken
from kg.extract.coding import code_sentences
from kg.extract.events import events, happenings, main_event
from kg.extract.figures import counts, measurements
from kg.extract.implementations import implementations
from kg.extract.participations import participations
from kg.extract.personnel import personnel
from kg.extract.posts_left import posts_left
from kg.extract.quantities import counted
from kg.extract.reading import read
from kg.extract.references import documents, organizations, roles
from kg.extract.speakers import with_pronouns
from kg.extract.speech import all_speeches
from kg.extract.statements import statements
from kg.extract.tasks import tasks
from kg.model.article import Article
from kg.model.facts import FACT_TYPES, Column, Fact


def extract(article: Article) -> tuple[Fact, ...]:
    """Read an article; the same text gives the same facts in the same order."""
    reading = read(article)
    sentences = [with_pronouns(coded, reading.document.folded) for coded in code_sentences(reading)]
    speeches = all_speeches(sentences, reading)
    found = happenings(sentences, reading)
    main = main_event(found, reading)
    directed = {(s.span.start, s.span.end) for s in speeches if s.verb_kind == "directive"}
    actions = list(personnel(sentences, reading))
    numbers = counted(sentences)
    facts: list[Fact] = [
        *roles(reading), *posts_taken(sentences, reading), *organizations(reading), *documents(reading), *counts(numbers, reading),
        *measurements(numbers, speeches, reading), *events(found), *participations(sentences, speeches, main, reading),
        *statements(speeches, reading), *tasks(sentences, speeches, reading),
        *assignments(sentences, speeches, reading),
        *implementations(sentences, directed, main, reading), *actions, *posts_left(actions),
    ]  # fmt: skip
    return tuple(sorted(_unique(facts), key=_order))


def key(fact: Fact) -> tuple[str, ...]:
    """What makes a fact one row of its table: the values of its key columns."""
    return tuple(_text(getattr(fact, name)) for name in _KEYS[fact.TABLE])


def _metadata(kind: type[Fact], name: str) -> tuple[object, ...]:
    return getattr(kind.__annotations__.get(name), "__metadata__", ())


_KEYS = {
    kind.TABLE: tuple(
        f.name for f in fields(kind) if any(isinstance(m, Column) and m.key for m in _metadata(kind, f.name))
    )
    for kind in FACT_TYPES
}


def _text(value: object) -> str:
    name = getattr(value, "name", None) or getattr(value, "citation", None) or getattr(value, "kind", None)
    return str(name if isinstance(name, str) else "" if value is None else value)


def _unique(facts: list[Fact]) -> list[Fact]:
    """A fact said twice is one row: the first that says it."""
    kept: dict[tuple[str, ...], Fact] = {}
    for fact in facts:
        kept.setdefault((fact.TABLE, *key(fact)), fact)
    return list(kept.values())


_TABLES = {t.TABLE: i for i, t in enumerate(FACT_TYPES)}


def _order(fact: Fact) -> tuple[object, ...]:
    return (_TABLES[fact.TABLE], *fact.evidence.span, key(fact))
