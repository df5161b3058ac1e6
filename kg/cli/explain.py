"""kg explain."""

from pathlib import Path

import click

from kg.cli.options import store_option


@click.command("explain")
@click.argument("what", metavar="IRI|NAME")
@store_option
def command(what: str, store: Path) -> int:
    """Tell all that is known of somebody or something, each fact with its sentence and marked characters.

    \b
    kg explain "Trần Văn An"
    kg explain https://w3id.org/nghiquyet/id/organization/huyện-ủy-phú-lâm
    """
    from kg.explain import explain
    from kg.store import reading

    for line in explain(reading(store), what):
        click.echo(line)
    return 0
