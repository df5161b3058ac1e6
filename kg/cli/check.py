"""kg check."""

from collections.abc import Callable, Iterator

import click


@click.command("check")
@click.option("--coverage", is_flag=True, help="Also account for every term, question and sentence of the seeds.")
def command(coverage: bool) -> int:
    """Check the project's own parts: ontology, queries, shapes and reading rules with their examples.

    With --coverage also whether every term of the ontology is used or reserved with a reason, every question has an
    answer in the seeds, and every sentence of the seeds yields a fact or is judged to hold none.

    \b
    kg check
    kg check --coverage
    """
    code = 0
    for name, check in (_CHECKS | _COVERAGE if coverage else _CHECKS).items():
        faults = list(check())
        click.echo(f"{name}: {'ok' if not faults else f'{len(faults)} faults'}")
        for fault in faults:
            click.echo(f"    {fault}")
        code = 1 if faults else code
    return code


def _ontology() -> Iterator[str]:
    """Every Turtle file of the ontology parses."""
    from rdflib import Graph

    from kg.resources import resource

    for file in sorted(resource("ontology").rglob("*.ttl")):
        try:
            Graph().parse(file, format="turtle")
        except Exception as error:
            yield f"{file}: {error}"


def _queries() -> Iterator[str]:
    """Every query of the library parses and runs, and names its question in both languages."""
    import pyoxigraph as ox

    from kg.query.derive import queries
    from kg.query.library import library

    for query in library().values():
        try:
            ox.Store().query(query.text)
        except (SyntaxError, ValueError) as error:
            yield f"{query.group}/{query.name}: {error}"
        if query.group in ("questions", "derived", "identity") and not (query.vi and query.en):
            yield f"{query.group}/{query.name}: its question is missing in one language"
    for name, text in queries().items():
        if library()[name.removesuffix(".rq")].text != text:
            yield f"facts/{name}: not as derived from the fact types"


def _shapes() -> Iterator[str]:
    """The derived shapes are as the fact types give them, and each shape's examples have their expected report."""
    from kg.resources import resource
    from kg.validate.derive import turtle
    from kg.validate.examples import faults
    from kg.validate.pages import page

    path = resource("ontology") / "shapes" / "facts.ttl"
    if path.read_text(encoding="utf-8") != turtle():
        yield f"{path}: not as derived from the fact types"
    if path.with_name("README.md").read_text(encoding="utf-8") != page():
        yield f"{path.with_name('README.md')}: not as derived from the shapes; run python -m kg.validate.pages"
    yield from faults()


def _rules() -> Iterator[str]:
    """Every reading rule gives on its examples what they say, and nothing on its silences."""
    from kg.extract.cases import faults

    yield from faults()


def _inference() -> Iterator[str]:
    """Every rule of inference reads, and runs."""
    import pyoxigraph as ox

    from kg.errors import UsageError
    from kg.infer.rules import parse
    from kg.resources import resource

    for path in sorted((resource("queries") / "rules").glob("*.rq")):
        try:
            ox.Store().query(parse(path).select)
        except (UsageError, SyntaxError, ValueError) as error:
            yield f"rules/{path.name}: {error}"


_CHECKS: dict[str, Callable[[], Iterator[str]]] = {
    "ontology": _ontology, "queries": _queries, "shapes": _shapes, "rules": _rules, "inference": _inference,
}  # fmt: skip


def _terms() -> Iterator[str]:
    """Every term is used by a fact, a question, a rule, a check or an axiom, or is reserved with a reason."""
    from kg.selfcheck import unaccounted

    yield from unaccounted()


def _answers() -> Iterator[str]:
    """Every question has an answer in the seeds, or says why it has none."""
    from kg.selfcheck import unanswered

    yield from unanswered()


def _sentences() -> Iterator[str]:
    """Every sentence of the seeds yields a fact, or is judged to hold none."""
    from kg.selfcheck import unjudged

    yield from unjudged()


_COVERAGE: dict[str, Callable[[], Iterator[str]]] = {"terms": _terms, "answers": _answers, "sentences": _sentences}
