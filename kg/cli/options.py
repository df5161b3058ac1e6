"""Options that several commands share, and how they tell what went wrong with an article."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kg.errors import InputError

Command = Callable[..., Any]
STORE = "graph.kg"


def store_option(command: Command) -> Command:
    """`--store DIR`, the folder of the store."""
    return click.option(
        "--store", type=click.Path(path_type=Path, file_okay=False), default=STORE, show_default=True, envvar="KG_STORE",
        help="Folder of the store.",
    )(command)  # fmt: skip


def base_option(command: Command) -> Command:
    """`--base IRI`, what the IRIs of individuals begin with."""
    return click.option(
        "--base", default="https://w3id.org/nghiquyet/id/", show_default=True, help="Base of the IRIs of individuals."
    )(command)


def articles_argument(command: Command) -> Command:
    """`PATH...`: files, folders, or `-` for standard input."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...|-")(command)


def tell(error: InputError) -> None:
    """Say on standard error what could not be read."""
    click.echo(f"kg: {error}", err=True)
