"""Whether every sentence of the seeds yields a fact, or is judged to hold none (`seeds/judged.tsv`)."""

import csv
from collections.abc import Iterator

from kg.errors import InputError
from kg.extract import extract
from kg.model.article import Article
from kg.model.span import Span
from kg.resources import resource
from kg.sources import read
from kg.text.segment import segment

_FILE = "judged.tsv"


def seeds() -> list[Article]:
    """The articles that come with the project."""
    return [article for article in read([str(resource("seeds"))]) if not isinstance(article, InputError)]


def judged() -> dict[tuple[str, Span], str]:
    """Each sentence judged to hold no fact that a table takes, by article and characters, with the reason."""
    with (resource("seeds") / _FILE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {(row["article"], Span(int(row["start"]), int(row["end"]))): row["reason"] for row in rows}


def unjudged() -> Iterator[str]:
    """A line for each sentence without a fact that nobody judged, and for each judgement that no longer holds."""
    known, silent = judged(), dict(_silent())
    for (article, span), words in silent.items():
        if (article, span) not in known:
            yield f"{article} {span.start}-{span.end}: no fact from “{words}”; read it, or judge it in seeds/{_FILE}"
    for article, span in known:
        if (article, span) not in silent:
            yield f"{article} {span.start}-{span.end}: judged in seeds/{_FILE}, but a fact is read there, or no sentence is"


def _silent() -> Iterator[tuple[tuple[str, Span], str]]:
    for article in seeds():
        evidence = [fact.evidence.span for fact in extract(article)]
        for span in segment(article.text).sentences:
            if not any(span.meets(shown) for shown in evidence):
                yield (article.id, span), span.of(article.text)
