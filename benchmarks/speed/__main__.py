"""`python -m benchmarks.speed`: print the table of ratios; `--json` for programs."""

import json
import os
import platform
from dataclasses import asdict

import click

from benchmarks.speed.measures import MEASURES, Ratio


@click.command()
@click.option("--only", multiple=True, type=click.Choice(list(MEASURES)), help="Measure only this; may be repeated.")
@click.option("--articles", default=100, show_default=True, help="Articles of the measures that grow.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines instead of a table.")
def main(only: tuple[str, ...], articles: int, as_json: bool) -> None:
    """Measure, side by side in this run, and print one line a ratio."""
    if not as_json:
        click.echo(f"{os.cpu_count()} cores, Python {platform.python_version()}\n")
        click.echo("| work | against | own | other | ratio | mark | measured |\n|---|---|---|---|---|---|---|")
    for name in only or MEASURES:
        for ratio in MEASURES[name](articles):
            click.echo(
                json.dumps({**asdict(ratio), "ratio": ratio.value}, ensure_ascii=False) if as_json else _line(ratio)
            )


def _line(r: Ratio) -> str:
    return f"| {r.name} | {r.against} | {r.own:.4g} {r.unit} | {r.other:.4g} | {r.value:.3g} | {r.mark} | {r.remark} |"


if __name__ == "__main__":
    main()
