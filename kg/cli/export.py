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
    default="trig",
    show_default=True,
    help="RDF format.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write; standard output without it."
)
def command(store: Path, form: str, output: Path | None) -> int:
    """Write a store as RDF; the same articles give the same bytes.

    \b
    kg export --store graph.kg --format nq > graph.nq
    kg export --format ttl -o graph.ttl
    """
    from kg.export import dump, write
    from kg.store import reading

    opened = reading(store)
    if output:
        write(opened, output, form)
    else:
        sys.stdout.buffer.write(dump(opened, form))
    return 0
