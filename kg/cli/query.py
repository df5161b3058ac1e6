"""kg query."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import store_option
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.query.library import Query

_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")
_FORMS = ["table", "json", "csv", "tsv", "ttl", "nt", "jsonld", "rdfxml"]


@click.command("query")
@click.argument("name", required=False, metavar="NAME|FILE.rq")
@store_option
@click.option("-e", "--execute", metavar="SPARQL", help="A query of your own, as text.")
@click.option(
    "-p",
    "--param",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter of the query; may be repeated.",
)
@click.option(
    "--format", "form", type=click.Choice(_FORMS), help="Output format [default: table for rows, ttl for graphs]."
)
@click.option("--list", "listing", is_flag=True, help="List the queries of the library.")
@click.option("--evidence", is_flag=True, help="Add article, offsets and quotation of the facts behind each row.")
@click.option("--as-of", metavar="DATE", default="", help="Ask of what held on that day: 2021-03-12, 2021-03 or 2021.")
@click.option("--timeout", default=60.0, show_default=True, help="Seconds after which a query is stopped.")
def command(
    name: str | None,
    store: Path,
    execute: str | None,
    parameters: tuple[str, ...],
    form: str | None,
    listing: bool,
    evidence: bool,
    as_of: str,
    timeout: float,
) -> int:
    """Ask a question of the library, a query in a file, or SPARQL of your own.

    \b
    kg query --list
    kg query roles
    kg query posts_of_person -p name="Trần Văn An"
    kg query tasks_per_body --evidence
    kg query roles --as-of 2021-03-12
    kg query -e 'SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }' --format csv
    """
    from kg.query.formats import render
    from kg.query.library import Query, find, library
    from kg.query.run import run

    if listing:
        for query in library().values():
            click.echo(_line(query))
        return 0
    if (name is None) == (execute is None):
        raise UsageError("give either the name of a query or -e SPARQL", cure="see kg query --list")
    asked = find(name) if name else Query("-e", execute or "")
    if evidence:
        from kg.query.evidence import with_evidence

        asked = with_evidence(asked)
    if as_of and not _DAY.fullmatch(as_of):
        raise UsageError(f"{as_of!r} is no date", place="--as-of", cure="write it as 2021-03-12, 2021-03 or 2021")
    click.echo(render(run(asked, store, _values(parameters), timeout, as_of), form), nl=False)
    return 0


def _line(query: "Query") -> str:
    parameters = " ".join(
        f"{p.name}:{p.type}" + ("" if p.default is None else f"={p.default!r}") for p in query.parameters
    )
    return (
        f"{query.group}/{query.name}"
        + (f" [{parameters}]" if parameters else "")
        + f"\n    {query.vi or query.title}\n    {query.en}"
    )


def _values(parameters: tuple[str, ...]) -> dict[str, str]:
    values = {}
    for given in parameters:
        name, equals, value = given.partition("=")
        if not equals:
            raise UsageError(f"a parameter without a value: {given!r}", cure="write -p NAME=VALUE")
        values[name] = value
    return values
