"""kg export."""

import sys
from pathlib import Path

import click

from kg.cli.options import store_option


@click.command("export")
@store_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["ttl", "trig", "nq", "jsonld", "rdfxml"]),
    help="RDF format [default: as the file's ending says, else trig].",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write; standard output without it."
)
def command(store: Path, form: str | None, output: Path | None) -> int:
    """Write a store as RDF; the same articles give the same bytes.

    \b
    kg export --store graph.kg --format nq > graph.nq
    kg export -o graph.ttl
    """
    from kg.export import dump, form_of, write
    from kg.store import reading

    if output:
        form = form or form_of(output)
        write(reading(store), output, form)
    else:
        sys.stdout.buffer.write(dump(reading(store), form or "trig"))
    return 0
