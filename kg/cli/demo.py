"""kg demo."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rdflib import Graph

    from kg.pipeline import Reading


@click.command("demo")
@click.option(
    "--reason/--no-reason",
    default=True,
    show_default=True,
    help="Also prove the graph consistent with HermiT (needs Java, or the extra `reason`).",
)
def command(reason: bool) -> int:
    """Build the seed articles into a store of its own, validate them, and ask two questions.

    \b
    kg demo
    kg demo --no-reason
    """
    from kg import pipeline
    from kg.errors import InputError
    from kg.resources import resource
    from kg.sources import read
    from kg.store import writing

    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "demo.kg"
        articles = [a for a in read([str(resource("seeds"))]) if not isinstance(a, InputError)]
        built = [pipeline.build_article(article) for article in articles]
        with writing(store) as target:
            for each in built:
                if each.sound:
                    target.replace(each.graph)
            triples = target.size()
        facts = sum(len(b.facts) for b in built)
        click.echo(f"{len(built)} articles, {facts} facts, {triples} triples, each fact with its characters")
        _findings(built)
        _ask(store)
        if reason:
            _prove([b.graph for b in built])
    return 0 if all(b.sound for b in built) else 1


def _findings(built: list["Reading"]) -> None:
    from kg.validate.formats import as_text

    violations = sum(len(b.report.violations) + len(b.faults) for b in built)
    warnings = sum(len(b.report.warnings) for b in built)
    click.echo(f"\nValidated with SHACL: {violations} violations, {warnings} warnings")
    for item in built:
        text = as_text(item.report)
        if text:
            click.echo(text)


def _ask(store: Path) -> None:
    from kg.query.formats import render
    from kg.query.library import Query
    from kg.query.run import run

    for title, text in _QUESTIONS.items():
        click.echo(f"\n{title}")
        click.echo(render(run(Query("demo", text), store), None), nl=False)


_QUESTIONS = {
    "Ai giữ chức gì? (who holds which post; the first ten)": """
PREFIX nq: <https://w3id.org/nghiquyet/ontology#>
SELECT DISTINCT ?person ?role ?organization WHERE { GRAPH ?g {
  ?f a nq:RoleHolding ; nq:holder/nq:name ?person ; nq:role/nq:name ?role ; nq:roleIn/nq:name ?organization } }
ORDER BY ?organization ?role ?person LIMIT 10""",
    "Số văn bản đã ban hành, kèm nguyên văn (documents issued, with the words that say so)": """
PREFIX nq: <https://w3id.org/nghiquyet/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT DISTINCT ?issuer ?kind ?count ?quote WHERE { GRAPH ?g {
  ?f a nq:IssuanceCount ; nq:issuer/nq:name ?issuer ; nq:kindLabel ?kind ; nq:count ?count ;
     nq:evidence/oa:hasSelector/oa:exact ?quote } }
ORDER BY ?issuer DESC(?count) ?kind LIMIT 8""",
}


def _prove(graphs: list["Graph"]) -> None:
    from rdflib import Graph

    from kg.errors import KgError
    from kg.validate.consistency import check_consistency

    together = Graph()
    for graph in graphs:
        together += graph
    try:
        result = check_consistency(together)
    except KgError as error:
        click.echo(f"\nReasoning left out: {error}")
        return
    click.echo(f"\nReasoned over with OWL 2 (HermiT): {'consistent' if result.consistent else 'INCONSISTENT'}")
