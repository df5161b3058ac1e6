"""kg validate."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import articles_argument, tell
from kg.errors import InputError

if TYPE_CHECKING:
    from rdflib import Graph

    from kg.validate import Report

_GRAPHS = {".ttl": "turtle", ".nt": "nt11"}


@click.command("validate")
@articles_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "ttl", "sarif"]),
    default="text",
    show_default=True,
    help="Format of the report.",
)
@click.option(
    "--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True, help="Language of the messages."
)
@click.option(
    "--reason", is_flag=True, help="Also reason over each graph with OWL; a contradiction is told by its axioms."
)
def command(paths: tuple[str, ...], form: str, lang: str, reason: bool) -> int:
    """Check articles, or graphs in Turtle, against the SHACL shapes; each finding points at its characters.

    \b
    kg validate article.txt
    kg validate graph.ttl --format json
    kg validate graph.ttl --reason --lang en
    kg validate articles/ --format sarif > findings.sarif
    """
    from kg.validate import check_evidence, validate
    from kg.validate.formats import as_json, as_text, as_turtle
    from kg.validate.sarif import as_sarif

    worst, reports = 0, []
    places: dict[str, str] = {}
    for graph in _graphs(paths, places):
        if isinstance(graph, InputError):
            tell(graph)
            worst = max(worst, graph.exit_code)
            continue
        report, faults = validate(graph), check_evidence(graph)
        reports.append(report)
        if form == "json":
            click.echo(as_json(report))
        elif form == "text" and report.results:
            click.echo(as_text(report, lang))
        for fault in faults:
            click.echo(str(fault), err=form != "text")
        click.echo(_sum(str(graph.identifier), report, len(faults)), err=True)
        worst = max(worst, 1 if report.violations or faults or (reason and _contradicts(graph, form, lang)) else 0)
    if form == "ttl":
        click.echo(as_turtle(reports), nl=False)
    elif form == "sarif":
        click.echo(as_sarif(reports, places, lang))
    return worst


def _contradicts(graph: "Graph", form: str, lang: str) -> bool:
    """Whether a graph contradicts the ontology; the axioms that cannot all hold are told."""
    from kg.validate.consistency import check_consistency

    found = check_consistency(graph)
    if not found.consistent:
        click.echo(found.told(lang), err=form != "text")
    return not found.consistent


def _sum(name: str, report: "Report", faults: int) -> str:
    return f"{name}: {len(report.violations)} violations, {len(report.warnings)} warnings, {faults} evidence faults"


def _graphs(paths: tuple[str, ...], places: dict[str, str]) -> Iterator["Graph | InputError"]:
    """The graphs to check; `places` comes to hold the file of each article."""
    from kg.extract import extract
    from kg.rdf.mapper import map_article
    from kg.sources import read

    for path in paths:
        if Path(path).suffix in _GRAPHS:
            yield _parsed(Path(path))
        else:
            for item in read([path]):
                if isinstance(item, InputError):
                    yield item
                else:
                    places[item.id] = item.origin or item.id
                    yield map_article(item, extract(item))


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
