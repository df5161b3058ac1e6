"""The command line: parses, calls, prints and exits. Standard output is data, standard error is talk."""

import difflib
import importlib
import logging
import sys
from typing import Any

import click

from kg.errors import KgError

# Each command lives in a module of its own, imported only when it is called: `kg --help` stays quick.
COMMANDS = {
    "demo": "Build the seed articles, validate them and ask two questions.",
    "build": "Read articles into a validated store.",
    "facts": "Print the fact tables of articles, one JSON line an article.",
    "validate": "Check articles or graphs against the SHACL shapes.",
    "query": "Ask a question of the library, or one of your own.",
    "funnel": "Tell how far resolutions have come, from study to results.",
    "infer": "Infer what follows from the facts of a store, with proofs.",
    "conflicts": "Tell where articles differ about one thing, and where they agree.",
    "export": "Write a store as RDF.",
    "coverage": "Tell what in articles no fact covers.",
    "explain": "Tell all that is known of somebody or something, with its sentences.",
    "merges": "Tell which mentions and articles were taken to mean one individual, and why.",
    "same": "Judge that two individuals are one.",
    "split": "Judge that an article means another of the same name.",
    "check": "Check the ontology, shapes, queries, rules and examples themselves.",
}


class Commands(click.Group):
    """Commands by name, loaded late, with the nearest names where one is misspelt."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name; UsageError with the nearest names where there is none."""
        if name in COMMANDS:
            command: click.Command = importlib.import_module(f"kg.cli.{name}").command
            return command
        near = difflib.get_close_matches(name, COMMANDS, n=2, cutoff=0.5)
        hint = f"Did you mean {' or '.join(near)}?" if near else f"Commands: {', '.join(COMMANDS)}."
        raise click.UsageError(f"No command {name!r}. {hint}", ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="nghiquyet", prog_name="kg")
def group() -> None:
    """Knowledge graphs of Vietnamese Party and State news: built, validated, asked and exported.

    \b
    kg demo                                   see it work
    kg build articles/ --store graph.kg       read articles into a store
    kg query roles --store graph.kg           who holds which post

    Exit codes: 0 clean, 1 findings, 2 wrong usage, 3 something could not be read or written.
    """


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line; the one door where an error becomes a message and an exit code."""
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)  # it prints tracebacks of what validation tells anyway
    try:
        code = group.main(arguments, prog_name="kg", standalone_mode=False)
    except KgError as error:
        click.echo(f"kg: {error}", err=True)
        sys.exit(error.exit_code)
    except click.exceptions.Abort:
        click.echo("kg: stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)
