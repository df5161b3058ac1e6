"""kg conflicts."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import store_option
from kg.cli.query import _FORMS

if TYPE_CHECKING:
    from kg.conflicts import Agreement, Conflict
    from kg.query.run import Answer

_KINDS = ["value", "holder", "date", "number", "scope", "rounding", "succession", "undated"]


@click.command("conflicts")
@store_option
@click.option("--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Only this kind; may be repeated.")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Also rounding, succession in time and posts without dates, which are no conflicts.",
)
@click.option("--agreements", is_flag=True, help="What articles agree on instead, counted by independent source.")
@click.option("--keep", is_flag=True, help="Also put the nodes into the store, in the place of those kept before.")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True, help="Language of the kinds.")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    help="Output format [default: table; ttl and its like give the nodes].",
)
def command(
    store: Path, kinds: tuple[str, ...], everything: bool, agreements: bool, keep: bool, lang: str, form: str | None
) -> int:
    """Tell where articles differ about one thing: both values, both quotations, and the kind of the difference.

    The same figure of one body at one time, the head of one body at one time, the date or number of one document, the
    day of one congress. Reprints, nearly identical texts, count as one source.

    \b
    kg conflicts
    kg conflicts --kind date --kind holder --format csv
    kg conflicts --all --lang en --store graph.kg
    kg conflicts --agreements
    kg conflicts --format ttl
    """
    from kg.conflicts import compared, graph
    from kg.conflicts.compare import NO_CONFLICT
    from kg.query.formats import GRAPHS, render
    from kg.query.run import Answer
    from kg.store import reading, writing

    found, agreed = compared(reading(store))
    shown = [c for c in found if (c.kind in kinds if kinds else everything or c.kind not in NO_CONFLICT)]
    if keep:
        with writing(store) as target:
            target.replace(graph(found))
    if agreements:
        answer = _agreed(agreed)
    elif form in GRAPHS:
        lines = graph(shown).serialize(format="nt11").splitlines(keepends=True)
        answer = Answer("graph", triples="".join(sorted(line for line in lines if line.strip())))
    else:
        answer = _rows(shown, lang)
    click.echo(render(answer, form), nl=False)
    return 0


def _rows(conflicts: list["Conflict"], language: str) -> "Answer":
    columns = ("kind", "thing", "value", "article", "quote", "other_value", "other_article", "other_quote")
    words = _labels(language)
    rows = [
        (
            words[c.kind],
            c.name,
            c.first.value,
            _place(c.first),
            c.first.quote,
            c.second.value,
            _place(c.second),
            c.second.quote,
        )
        for c in conflicts
    ]
    return _answer(columns, rows)


def _agreed(agreements: list["Agreement"]) -> "Answer":
    columns = ("thing", "value", "sources", "articles", "article", "quote")
    rows = [
        (a.name, a.value, str(len(a.sources)), str(len(a.articles)), _place(a.shown), a.shown.quote) for a in agreements
    ]
    return _answer(columns, rows)


def _place(claim: "object") -> str:
    return f"{claim.article}:{claim.start}-{claim.end}"  # type: ignore[attr-defined] # a Claim, whose module is loaded late


def _answer(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> "Answer":
    from kg.query.run import Answer

    bindings = tuple(
        {name: {"type": "literal", "value": " ".join(value.split())} for name, value in zip(columns, row, strict=True)}
        for row in rows
    )
    raw: dict[str, object] = {"head": {"vars": list(columns)}, "results": {"bindings": list(bindings)}}
    return Answer("solutions", columns, bindings, raw=json.loads(json.dumps(raw)))


def _labels(language: str) -> dict[str, str]:
    from kg.lexicon import lexicon

    concepts = lexicon().concepts("conflicts")
    return {c.id.removeprefix("conflict-"): c.label if language == "vi" else c.english for c in concepts}
