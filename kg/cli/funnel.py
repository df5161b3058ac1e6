"""kg funnel."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import store_option

if TYPE_CHECKING:
    from kg.query.run import Answer

_COLUMNS = (
    "document", "studied", "since", "attended", "of", "papers", "carried_out", "not_yet", "tasks", "inspections",
    "results", "articles",
)  # fmt: skip
Row = dict[str, str]


@click.command("funnel")
@click.argument("document", required=False, default="", metavar="[NUMBER|CONGRESS]")
@store_option
@click.option("--body", default="", help="Only what this body did; part of its name is enough.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv", "tsv"]), help="Output format [default: table]."
)
def command(document: str, store: Path, body: str, form: str | None) -> int:
    """Tell how far resolutions have come: from study over programmes, tasks and inspections to results.

    Without a document, one row for each: how many bodies studied it and since when, the largest attendance, how many
    papers made it concrete, who carried it out or has not yet, tasks, inspections and results. With a document, each
    step with its body, day and article; kg query implementation_funnel --evidence adds the words.

    \b
    kg funnel
    kg funnel 42-NQ/TW
    kg funnel --body "Huyện ủy Sơn Khê" --format csv
    """
    from kg.query.formats import render
    from kg.query.library import find
    from kg.query.run import run

    steps = run(find("implementation_funnel"), store, {"document": document, "body": body})
    click.echo(render(steps if document else _overview(steps), form), nl=False)
    return 0


def _overview(steps: "Answer") -> "Answer":
    from kg.query.run import Answer

    by_document: dict[str, list[Row]] = defaultdict(list)
    for row in steps.rows:
        plain = {name: term["value"] for name, term in row.items()}
        by_document[plain["document_cited"]].append(plain)
    rows = tuple(
        {name: {"type": "literal", "value": value} for name, value in _summed(name, by_document[name]).items() if value}
        for name in sorted(by_document)
    )
    raw: dict[str, object] = {"head": {"vars": list(_COLUMNS)}, "results": {"bindings": list(rows)}}
    return Answer("solutions", _COLUMNS, rows, raw=raw)


def _summed(document: str, rows: list[Row]) -> Row:
    """One resolution's row; the attendance is the pair with the largest whole."""
    stages: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        stages[row["stage"].partition(" ")[2]].append(row)
    crowd = max(
        (row for row in stages["dự học"] if "of" in row), key=lambda row: (float(row["of"]), row["count"]), default={}
    )
    return {
        "document": document,
        "studied": _many(_of("organization", stages["học tập"])),
        "since": min(_of("when", stages["học tập"]), default=""),
        "attended": crowd.get("count", ""),
        "of": crowd.get("of", ""),
        "papers": _many(_of("what", (row for row in stages["cụ thể hóa"] if "count" not in row))),
        "carried_out": _many(_of("organization", stages["triển khai"])),
        "not_yet": _many(_of("organization", stages["chưa triển khai"])),
        "tasks": _many(_of("what", stages["giao việc"])),
        "inspections": _many(_of("what", stages["kiểm tra"])),
        "results": _many(_of("what", stages["kết quả"])),
        "articles": _many(_of("article", rows)),
    }


def _of(name: str, rows: Iterable[Row]) -> set[str]:
    return {row[name] for row in rows if name in row}


def _many(values: set[str]) -> str:
    return str(len(values)) if values else ""
