"""kg build."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import articles_argument, store_option, tell

if TYPE_CHECKING:
    from kg.pipeline import Built


@click.command("build")
@articles_argument
@store_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write the store as RDF (.ttl .trig .nq .jsonld .rdf).",
)
@click.option(
    "--base", default="https://w3id.org/nghiquyet/id/", show_default=True, help="Base of the IRIs of individuals."
)
def command(paths: tuple[str, ...], store: Path, output: Path | None, base: str) -> int:
    """Read articles into a validated store; an article that comes again replaces its graph.

    Text, HTML, JSON lines, folders of these, or - for standard input. An article with a violation is not stored, the
    others are.

    \b
    kg build articles/ --store graph.kg
    kg build news.jsonl -o news.trig
    cat article.txt | kg build -
    """
    from kg import pipeline
    from kg.cli.progress import progress
    from kg.errors import InputError
    from kg.export import form_of, write
    from kg.sources import read
    from kg.store import writing

    form = form_of(output) if output else None
    stored = refused = unread = warnings = 0
    with writing(store) as target, progress("building") as step:
        for item in pipeline.build(read(paths), target, base):
            step()
            if isinstance(item, InputError):
                tell(item)
                unread += 1
            elif item.sound:
                stored, warnings = stored + 1, warnings + len(item.report.warnings)
            else:
                refused += 1
                _refused(item)
        if output and form:
            write(target, output, form)
    click.echo(f"{stored} articles stored, {refused} refused, {unread} not read, {warnings} warnings", err=True)
    return 3 if unread else 1 if refused else 0


def _refused(item: "Built") -> None:
    from kg.validate.formats import as_text
    from kg.validate.report import Report

    click.echo(f"kg: {item.article.origin or item.article.id}: not stored", err=True)
    click.echo(as_text(Report(item.report.violations)), file=sys.stderr)
    for fault in item.faults:
        click.echo(f"    {fault}", err=True)
