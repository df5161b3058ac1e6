"""kg merges."""

from pathlib import Path

import click

from kg.cli.options import base_option, store_option
from kg.cli.query import _FORMS


@click.command("merges")
@click.argument("what", metavar="[NAME|IRI]", required=False)
@store_option
@base_option
@click.option("--namesakes", is_flag=True, help="Only people of one name whose posts hardly one person holds.")
@click.option("--format", "form", type=click.Choice(_FORMS), help="Output format [default: table].")
def command(what: str | None, store: Path, base: str, namesakes: bool, form: str | None) -> int:
    """Tell which mentions and articles were taken to mean one individual: by which rule, what speaks for it and against.

    Without a name, the individuals that several articles name; with one, each of its mentions, with its characters.
    What is wrong is put right by kg split and kg same.

    \b
    kg merges
    kg merges "Trần Văn An"
    kg merges --namesakes --format csv
    """
    from kg.query.formats import render
    from kg.query.library import find
    from kg.query.run import run

    if what is None or namesakes:
        answer = run(find("namesakes" if namesakes else "merges"), store, {"whose": what or ""})
        click.echo(render(answer, form), nl=False)
        return 1 if namesakes and answer.rows else 0
    from kg import ledger
    from kg.cli.conflicts import _answer
    from kg.merges import merges
    from kg.store import reading

    rows = [
        (m.article, f"{m.span.start}-{m.span.end}", m.printed, m.rule, m.speaks_for, m.against)
        for m in merges(reading(store), ledger.load(store), what, base)
    ]
    columns = ("article", "characters", "printed", "rule", "speaks_for", "speaks_against")
    click.echo(render(_answer(columns, rows), form), nl=False)
    return 0
