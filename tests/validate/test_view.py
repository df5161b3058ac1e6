"""What is done once instead of for every node changes nothing but the time."""

import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest
from rdflib import RDF, SH, Graph

from kg.resources import resource
from kg.validate.reckoned import with_reckonings
from kg.validate.rules import hierarchy, own_shapes, shapes
from kg.validate.shacl import Shapes
from kg.validate.view import View

SCRIPT = Path(__file__).with_name("plain_pyshacl.py")
RULES = (
    "BoundOfRatio",
    "SumOfParts",
    "SpanOfDays",
    "RatioBase",
    "HeadHeldByOne",
    "PlannedInPast",
    "EntityKind",
    "RoleHolding",
    "Evidence",
)

Key = tuple[str, ...]


def results(report: Graph) -> set[Key]:
    """Each result as focus, value, path, rule and severity; blank nodes have no names to compare."""
    parts = (
        SH.focusNode,
        SH.value,
        SH.resultPath,
        SH.sourceShape,
        SH.resultSeverity,
        SH.sourceConstraintComponent,
    )
    nodes = report.subjects(RDF.type, SH.ValidationResult)
    return {tuple(str(report.value(node, part)) for part in parts) for node in nodes}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], float]:
    """Bad examples with their reports by pySHACL alone, and how long it took."""
    folder = tmp_path_factory.mktemp("plain")
    files = [folder / f"{rule}.ttl" for rule in RULES]
    for path in files:
        example = Graph().parse(resource("ontology") / "examples" / path.stem / "bad.ttl", format="turtle")
        whole = Graph()
        whole += with_reckonings(example)
        whole.serialize(path, format="turtle", encoding="utf-8")
    graphs = [folder / "shapes.nt", folder / "hierarchy.nt"]
    for path, graph in zip(graphs, (shapes(), hierarchy()), strict=True):
        graph.serialize(path, format="nt", encoding="utf-8")
    done = subprocess.run([sys.executable, SCRIPT, *graphs, *files], capture_output=True, text=True, check=True)
    return files, float(done.stdout)


def test_same_results_as_pyshacl_alone(plain: tuple[list[Path], float]) -> None:
    for path in plain[0]:
        own = own_shapes().report(Graph().parse(path, format="turtle"))
        reference = Graph().parse(path.with_suffix(".report.nt"), format="nt")
        assert results(own) == results(reference) != set()


def test_several_times_faster_than_pyshacl_alone(plain: tuple[list[Path], float]) -> None:
    graphs = [Graph().parse(path, format="turtle") for path in plain[0]]
    _seconds(own_shapes(), graphs)  # parses each query, once
    assert _seconds(own_shapes(), graphs) * 4 < plain[1]


def _seconds(own: Shapes, graphs: list[Graph]) -> float:
    started = perf_counter()
    for graph in graphs:
        own.report(graph)
    return perf_counter() - started


def test_view_holds_the_same_triples(ratio: Graph) -> None:
    view = View(ratio)
    subject, predicate, value = next(iter(ratio))
    patterns = [(s, p, o) for s in (subject, None) for p in (predicate, None) for o in (value, None)]
    for pattern in patterns:
        assert set(view.triples(pattern)) == set(ratio.triples(pattern)), pattern
