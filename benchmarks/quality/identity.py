"""Identity: whether two mentions that a reader judged to be one individual get one IRI, and two get two.

The pairs are those of tests/evaluation/identity, which keep offsets and no text. A pair counts as found where the
program reads both mentions and gives them one IRI; precision and recall are of the pairs judged `same`
(pairwise F1; Maidasani et al., Entity Resolution Evaluation Measures, 2012).
"""

import csv
import hashlib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rdflib import URIRef

from kg.extract.heads import inner_bodies
from kg.extract.reading import Reading, read
from kg.model.article import Article
from kg.model.entities import Person
from kg.model.span import Span
from kg.rdf.iris import Minter


class Mention(NamedTuple):
    """The characters of an article that name somebody or something."""

    article: str
    span: Span


class Pair(NamedTuple):
    """Two mentions of one kind (`person`, `organization`, `document`), and whether they were judged to mean one."""

    kind: str
    first: Mention
    second: Mention
    same: bool


class Named(NamedTuple):
    """What the program reads at a span."""

    kind: str
    span: Span
    individual: URIRef


class Outcome(NamedTuple):
    """A judged pair and whether the program takes it for one individual."""

    pair: Pair
    joined: bool


def judged(folder: Path) -> list[Pair]:
    """The pairs of `folder`/pairs.tsv."""
    with (folder / "pairs.tsv").open(encoding="utf-8", newline="") as file:
        return [
            Pair(
                row["kind"],
                Mention(row["article"], Span(int(row["start"]), int(row["end"]))),
                Mention(row["other"], Span(int(row["other_start"]), int(row["other_end"]))),
                row["judged"] == "same",
            )
            for row in csv.DictReader(file, delimiter="\t")
        ]


def outcomes(folder: Path, articles: Path) -> list[Outcome]:
    """Each pair with what the program makes of it; ValueError where an article is not the one that was judged."""
    checked = _texts(folder, articles)

    @cache
    def named(article: str) -> tuple[Named, ...]:
        return tuple(individuals(Article(article, checked[article])))

    found = []
    for pair in judged(folder):
        first, second = (_meant(named(m.article), pair.kind, m.span) for m in (pair.first, pair.second))
        found.append(Outcome(pair, first is not None and first == second))
    return found


def measures(found: list[Outcome]) -> dict[str, float]:
    """Precision, recall and F1 of the pairs taken for one, against those judged to be one."""
    joined, same = sum(o.joined for o in found), sum(o.pair.same for o in found)
    right = sum(o.joined and o.pair.same for o in found)
    precision, recall = right / joined if joined else 0.0, right / same if same else 0.0
    return {"precision": precision, "recall": recall, "f1": 2 * right / (joined + same) if joined + same else 0.0}


def individuals(article: Article) -> Iterator[Named]:
    """Every person, body and document that the article's characters name, with the IRI it gets."""
    reading, minter = read(article), Minter(article.id)
    for person in reading.people:
        yield Named("person", person.span, minter.entity(Person(person.name)))
    for paper in reading.papers:
        yield Named("document", paper.span, minter.entity(paper.document))
    yield from _bodies(reading, minter)


def _bodies(reading: Reading, minter: Minter) -> Iterator[Named]:
    held = {h.post.body.span: h.organization for h in reading.all_holdings if h.post.body and h.organization}
    for body, resolved in reading.bodies:
        yield Named("organization", body.span, minter.entity(held.get(body.span, resolved)))
        for inner in inner_bodies(body):
            part = reading.organizations.name(inner)
            if part and inner.span.end > inner.span.start:
                yield Named("organization", inner.span, minter.entity(part))


def _meant(named: tuple[Named, ...], kind: str, span: Span) -> URIRef | None:
    """What the program reads at the span: of the mentions that meet it, the one that shares most of it."""
    met = [n for n in named if n.kind == kind and n.span.meets(span)]
    return max(met, key=lambda n: (_shared(n.span, span), n.individual)).individual if met else None


def _shared(one: Span, other: Span) -> float:
    inside = min(one.end, other.end) - max(one.start, other.start)
    return inside / (max(one.end, other.end) - min(one.start, other.start))


def _texts(folder: Path, articles: Path) -> dict[str, str]:
    found = {}
    with (folder / "articles.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            raw = (articles / f"{row['article']}.txt").read_bytes()
            if hashlib.sha256(raw).hexdigest() != row["sha256"]:
                raise ValueError(f"{row['article']} is not the article that was judged")
            found[row["article"]] = unicodedata.normalize("NFC", raw.decode("utf-8"))
    return found
