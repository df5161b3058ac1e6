"""The optional engine finds what pySHACL finds: on shapes' examples, planted faults and real articles."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from rdflib import Graph

from benchmarks.planted import measure
from benchmarks.planted.plant import plant
from kg.extract import extract
from kg.model.article import Article
from kg.model.values import PartialDate
from kg.rdf.mapper import map_article
from kg.resources import resource
from kg.validate import Report
from kg.validate.reckoned import with_reckonings
from kg.validate.results import read
from kg.validate.rules import hierarchy, shapes
from kg.validate.shacl import Shapes
from kg.validate.turbo import TurboShapes

CORPUS = measure.corpus()
ENGINES = [kind(shapes(), hierarchy()) for kind in (Shapes, TurboShapes)]


def reports(graph: Graph) -> list[Report]:
    data = with_reckonings(graph)
    return [read(engine.report(data), data) for engine in ENGINES]


def graph(name: str, text: str, published: str | None) -> Graph:
    article = Article(name, text, PartialDate(published) if published else None)
    return map_article(article, extract(article))


def compared(graphs: Iterator[Graph]) -> tuple[int, int]:
    """How many graphs, and how many results of pySHACL, all of which the other engine has too, and no more."""
    count = results = 0
    for each in graphs:
        own, other = reports(each)
        assert own == other, str(each.identifier)
        count, results = count + 1, results + len(own.results)
    return count, results


def test_on_the_examples_of_the_shapes() -> None:
    files = sorted((resource("ontology") / "examples").glob("*/*.ttl"))
    count, results = compared(Graph().parse(file, format="turtle") for file in files)
    assert count == len(files) >= 140
    assert results >= 70


def test_on_faults_planted_in_the_seeds() -> None:
    count, results = compared(graph(p.host.id, p.text, p.host.published) for p in plant(measure.seeds())[::8])
    assert count >= 20
    assert results >= 20


@pytest.mark.skipif(not CORPUS, reason=f"LOUD: no corpus at {measure.CORPUS}: the engines are NOT compared on it")
def test_on_real_articles_and_on_faults_planted_in_them() -> None:
    count, _ = compared(graph(host.id, host.text, host.published) for host in CORPUS[::5])
    assert count >= 120
    count, results = compared(graph(p.host.id, p.text, p.host.published) for p in plant(CORPUS)[::8])
    assert count >= 50
    assert results >= 50


@pytest.mark.parametrize(("name", "said"), [("turbo", "0 violations"), ("nothing", "names no SHACL engine")])
def test_the_environment_chooses(name: str, said: str) -> None:
    seed = str(resource("seeds") / "lac-ha-pho-bi-thu.txt")
    told = "import atexit; atexit.register(lambda: print('LOADED', 'pyshacl_turbo' in sys.modules, file=sys.stderr))"
    code = f"import sys; {told}; from kg.cli import main; sys.argv = ['kg', 'validate', {seed!r}]; main()"
    environment = {**os.environ, "KG_SHACL": name}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert said in done.stderr
    assert done.returncode == (0 if name == "turbo" else 2)
    assert f"LOADED {name == 'turbo'}" in done.stderr
