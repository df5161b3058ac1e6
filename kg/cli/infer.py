"""kg infer."""

from pathlib import Path

import click

from kg.cli.options import store_option


@click.command("infer")
@store_option
@click.option(
    "--base", default="https://w3id.org/nghiquyet/id/", show_default=True, help="Base of the IRIs of individuals."
)
@click.option("--list", "listing", is_flag=True, help="List the rules, in Vietnamese and English.")
def command(store: Path, base: str, listing: bool) -> int:
    """Infer what follows from the facts of a store, and how long posts were held; kg build does it too.

    The rules are the SPARQL CONSTRUCT files of queries/rules. Their conclusions stand in a graph of their own, each with
    its rule and premises; kg explain shows the proof. Running it again gives the same bytes.

    \b
    kg infer
    kg infer --list
    kg infer --store graph.kg
    """
    from kg.infer import infer
    from kg.infer.rules import rules
    from kg.store import writing

    if listing:
        for rule in rules():
            click.echo(f"{rule.name}\n    {rule.vi}\n    {rule.en}")
        return 0
    with writing(store) as target:
        counts = infer(target, base)
    for rule in rules():
        click.echo(f"{rule.name}\t{counts[rule.name]}")
    click.echo(f"{sum(counts.values())} conclusions", err=True)
    return 0
