"""The measures: each gives the time or memory of the project and of what it is compared with."""

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pyoxigraph as ox
from rdflib import Dataset, Graph, URIRef

from benchmarks.speed.vary import ROOT, originals, varied
from kg import pipeline
from kg.export import FORMS, dump
from kg.extract import extract
from kg.model.article import Article
from kg.query.bind import bound
from kg.query.library import library
from kg.store import Store


@dataclass(frozen=True)
class Ratio:
    """`other` divided by `own`, both in the same unit: how many times less the project needs."""

    name: str
    against: str
    own: float
    other: float
    unit: str
    mark: str
    remark: str = ""

    @property
    def value(self) -> float:
        """How many times less."""
        return self.other / self.own


def cpu(work: Callable[[], object], times: int = 5) -> float:
    """The median of CPU seconds that some work takes in this process."""
    taken = []
    for _ in range(times):
        gc.collect()
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return median(taken)


def wall(command: list[str], times: int = 5) -> float:
    """The median of seconds that a command takes from start to end."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment())
        taken.append(time.perf_counter() - start)
    return median(taken)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def _kg(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from kg.cli import main; main()", *arguments]


def _named_entities(articles: list[Article]) -> Callable[[], object]:
    from underthesea import ner  # noqa: PLC0415 - installed for this measure only

    ner("Hà Nội")
    return lambda: [ner(line) for article in articles for line in article.text.split("\n") if line.strip()]


def against_underthesea(_: int) -> Iterator[Ratio]:
    """Articles per CPU-second: text to facts, and text to validated quads in a store."""
    articles = originals()[::60]
    pipeline.outcome(articles[0])
    try:
        other = cpu(_named_entities(articles), 5) / len(articles)
    except ImportError:
        print("underthesea is not installed: pip install underthesea", file=sys.stderr)
        return
    own = cpu(lambda: [extract(a) for a in articles]) / len(articles)
    yield Ratio("text → facts", "underthesea.ner", own, other, "CPU s an article", "≥ 150", f"{len(articles)} articles")

    def stored() -> None:
        store = Store()
        for article in articles:
            done = pipeline.outcome(article)
            store.replace_quads(done.built.name, done.quads)

    own = cpu(stored) / len(articles)
    yield Ratio(
        "text → validated quads",
        "underthesea.ner",
        own,
        other,
        "CPU s an article",
        "≥ 15 (pySHACL)",
        f"{len(articles)} articles",
    )


def queries(count: int) -> Iterator[Ratio]:
    """The library's questions on one store, by Oxigraph and by rdflib on its memory store: the geometric mean and the least."""
    store, dataset = Store(), Dataset()
    for article in varied(count):
        graph = pipeline.build_article(article).graph
        store.replace(graph)
        for triple in graph:
            dataset.add((*triple, URIRef(str(graph.identifier))))
    given = json.loads((ROOT / "benchmarks" / "speed" / "parameters.json").read_text("utf-8"))
    product, number, least, alike = 1.0, 0, (float("inf"), ""), True
    for name, query in library().items():
        if query.group not in ("facts", "questions"):
            continue
        text = bound(query.text, query.bind({p.name: given[p.name] for p in query.parameters if p.default is None}))
        own = cpu(lambda text=text: store.select(text), 5)
        start = time.process_time()
        rows = list(dataset.query(text))
        other = time.process_time() - start
        alike = alike and len(rows) == len(store.select(text))
        product, number = product * (other / own), number + 1
        least = min(least, (other / own, name))
    remark = f"{number} queries on {count} articles, rdflib once each; least {least[0]:.1f} × ({least[1]}); answers {'alike' if alike else 'DIFFER'}"
    yield Ratio(
        "library queries, geometric mean",
        "rdflib",
        1.0,
        product ** (1 / number),
        "× (relative)",
        "≥ 20, none below 3",
        remark,
    )


def formats(count: int) -> Iterator[Ratio]:
    """Writing and reading a store's RDF, against rdflib's own parsers and serializers."""
    store, dataset = Store(), Dataset()
    for article in varied(count):
        graph = pipeline.build_article(article).graph
        store.replace(graph)
        dataset.graph(URIRef(str(graph.identifier))).__iadd__(graph)
    flat = Graph()
    for quad in dataset.quads():
        flat.add(quad[:3])
    names = {"ttl": (flat, "turtle"), "trig": (dataset, "trig"), "nq": (dataset, "nquads")}
    for form, (other, plain) in names.items():
        data = dump(store, form)
        own = cpu(lambda form=form: dump(store, form), 5)
        yield Ratio(
            f"writing {form}",
            "rdflib",
            own,
            cpu(lambda o=other, p=plain: o.serialize(format=p), 1),
            "CPU s",
            "≥ 10",
            f"{count} articles",
        )
        own = cpu(lambda d=data, f=form: list(ox.parse(d, format=FORMS[f])), 5)
        fresh = Graph if form == "ttl" else Dataset
        yield Ratio(
            f"reading {form}",
            "rdflib",
            own,
            cpu(lambda d=data, f=plain, k=fresh: k().parse(data=d, format=f), 1),
            "CPU s",
            "≥ 10",
            f"{count} articles",
        )


@contextmanager
def _archive(count: int) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        with file.open("w", encoding="utf-8") as out:
            for article in varied(count):
                out.write(json.dumps({"id": article.id, "text": article.text}, ensure_ascii=False) + "\n")
        yield file


def processes(count: int) -> Iterator[Ratio]:
    """Building with two processes against one, in seconds from start to end."""
    with _archive(count) as file:
        taken = {}
        for number in (1, 2):
            store = file.with_name(f"store{number}")
            taken[number] = wall(_kg("build", str(file), "--store", str(store), "--processes", str(number)), 1)
        yield Ratio("building with 2 processes", "with 1", taken[2], taken[1], "s", "≥ 1.7", f"{count} articles, once")


def growth(count: int) -> Iterator[Ratio]:
    """Peak memory and time of a build, and the cost of one more article, at ten times the articles."""
    peak, each, one = {}, {}, {}
    for size in (count, count * 10):
        with _archive(size) as file:
            store = file.with_name("store")
            begun = time.perf_counter()
            done = subprocess.Popen(
                _kg("build", str(file), "--store", str(store), "--processes", "2"),
                env=_environment(),
                stderr=subprocess.DEVNULL,
            )
            _, _, used = os.wait4(done.pid, 0)
            each[size], peak[size] = (time.perf_counter() - begun) / size, used.ru_maxrss / 1024
            more = file.with_name("more.txt")
            more.write_text(originals()[0].text.replace("2", "3"), encoding="utf-8")
            one[size] = wall(_kg("build", str(more), "--store", str(store)), 1)
    small, large = count, count * 10
    remark = f"{large} against {small} articles, once"
    yield Ratio("peak memory of the main process", "at a tenth", peak[large], peak[small], "MB", "≥ 0.8", remark)
    yield Ratio("time an article", "at a tenth", each[large], each[small], "s", "≥ 0.77", remark)
    yield Ratio("adding one article", "to a tenth", one[large], one[small], "s", "≥ 0.5", remark)


def starts(_: int) -> Iterator[Ratio]:
    """From nothing to an answer, against importing the libraries that the answer needs."""
    click = wall([sys.executable, "-c", "import click"])
    heavy = wall([sys.executable, "-c", "import rdflib, pyshacl"])
    yield Ratio("kg --help", "import click", wall(_kg("--help")), click, "s", "≥ 0.5")
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "a.txt"
        text.write_text(originals()[0].text, encoding="utf-8")
        build = wall(_kg("build", str(text), "--store", f"{folder}/s"), 1)
        yield Ratio("kg build of one article, cold", "import rdflib, pyshacl", build, heavy, "s", "≥ 0.33")
        yield Ratio(
            "kg query, cold",
            "import rdflib, pyshacl",
            wall(_kg("query", "roles", "--store", f"{folder}/s")),
            heavy,
            "s",
            "≥ 0.33",
        )


MEASURES: dict[str, Callable[[int], Iterator[Ratio]]] = {
    "underthesea": against_underthesea, "starts": starts, "formats": formats, "processes": processes,
    "growth": growth, "queries": queries,
}  # fmt: skip
