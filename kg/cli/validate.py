"""kg validate."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import articles_argument
from kg.errors import InputError

if TYPE_CHECKING:
    from rdflib import Graph

_GRAPHS = {".ttl": "turtle", ".nt": "nt11"}


@click.command("validate")
@articles_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Format of the report.",
)
@click.option(
    "--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True, help="Language of the messages."
)
def command(paths: tuple[str, ...], form: str, lang: str) -> int:
    """Check articles, or graphs in Turtle, against the SHACL shapes; each finding points at its characters.

    \b
    kg validate article.txt
    kg validate graph.ttl --format json
    """
    from kg.validate import check_evidence, validate
    from kg.validate.formats import as_json, as_text

    worst = 0
    for graph in _graphs(paths):
        if isinstance(graph, InputError):
            click.echo(f"kg: {graph}", err=True)
            worst = max(worst, graph.exit_code)
            continue
        report, faults = validate(graph), check_evidence(graph)
        text = as_json(report) if form == "json" else as_text(report, lang)
        if text:
            click.echo(text)
        for fault in faults:
            click.echo(str(fault))
        click.echo(
            f"{graph.identifier}: {len(report.violations)} violations, {len(report.warnings)} warnings, {len(faults)} evidence faults",
            err=True,
        )
        worst = max(worst, 1 if report.violations or faults else 0)
    return worst


def _graphs(paths: tuple[str, ...]) -> Iterator["Graph | InputError"]:
    from kg.extract import extract
    from kg.rdf.mapper import map_article
    from kg.sources import read

    for path in paths:
        if Path(path).suffix in _GRAPHS:
            yield _parsed(Path(path))
        else:
            for item in read([path]):
                yield item if isinstance(item, InputError) else map_article(item, extract(item))


def _parsed(path: Path) -> "Graph | InputError":
    from rdflib import Graph

    try:
        return Graph(identifier=path.as_uri() if path.is_absolute() else path.name).parse(
            path, format=_GRAPHS[path.suffix]
        )
    except OSError as error:
        return InputError(f"cannot be read: {error.strerror or error}", place=str(path), cure="check the path")
    except Exception as error:
        first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        return InputError(f"broken RDF: {first}", place=str(path), cure="mend the Turtle")
