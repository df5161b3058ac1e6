"""From articles to a validated store: read → extract → map → validate → store, article by article."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import Graph

from kg.errors import InputError
from kg.extract import extract
from kg.model.article import Article
from kg.model.facts import Fact
from kg.rdf.mapper import map_article
from kg.rdf.namespaces import ID
from kg.store import Store
from kg.validate import EvidenceFault, Report, check_evidence, validate
from kg.validate.findings import findings


@dataclass(frozen=True, slots=True)
class Built:
    """One article's way through: its facts, graph with findings, and report; `stored` only where nothing speaks against it."""

    article: Article
    facts: tuple[Fact, ...]
    graph: Graph
    report: Report
    faults: tuple[EvidenceFault, ...]

    @property
    def sound(self) -> bool:
        """Whether the graph may be stored: no violation, and every quotation stands in the text to the letter."""
        return not self.report.violations and not self.faults


def build_article(article: Article, base: str = ID) -> Built:
    """Read one article into a validated graph."""
    facts = extract(article)
    graph = map_article(article, facts, base)
    report = validate(graph)
    graph += findings(graph, report)
    return Built(article, facts, graph, report, tuple(check_evidence(graph)))


def build(items: Iterable[Article | InputError], store: Store, base: str = ID) -> Iterator[Built | InputError]:
    """Build each article and store the sound ones; what cannot be read or does not pass is yielded and not stored."""
    for item in items:
        if isinstance(item, InputError):
            yield item
            continue
        built = build_article(item, base)
        if built.sound:
            store.replace(built.graph)
        yield built
