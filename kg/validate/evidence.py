"""The evidence gate: for every fact, `text[start:end] == exact`.

The same check is queries/checks/evidence.rq, so that it can be made over a store with SPARQL alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import Graph, Literal
from rdflib.term import Node

from kg.rdf.namespaces import NQ, OA


@dataclass(frozen=True, slots=True)
class EvidenceFault:
    """A fact that its article does not show: why, the quotation, and the characters that stand there."""

    fact: str
    article: str
    reason: str
    exact: str = ""
    found: str = ""

    def __str__(self) -> str:
        shown = f": quoted {self.exact!r}, the text has {self.found!r}" if self.exact or self.found else ""
        return f"{self.fact}: {self.reason}{shown}"


def check_evidence(graph: Graph) -> list[EvidenceFault]:
    """The faults of all facts of a graph, by fact; none where every fact quotes its article exactly."""
    facts = sorted(set(graph.subjects(NQ.attestedIn)) | set(graph.subjects(NQ.evidence)), key=str)
    return [fault for fact in facts for fault in _faults(graph, fact)]


def _faults(graph: Graph, fact: Node) -> Iterator[EvidenceFault]:
    article = graph.value(fact, NQ.attestedIn)
    evidence = list(graph.objects(fact, NQ.evidence))
    if len(evidence) != 1:
        yield EvidenceFault(str(fact), str(article or ""), f"has {len(evidence)} evidence nodes instead of one")
        return
    source = graph.value(evidence[0], OA.hasSource)
    text = graph.value(source, NQ.text) if source else None
    if text is None:
        yield EvidenceFault(str(fact), str(article or ""), "its evidence leads to no article text")
        return
    if article is not None and article != source:
        yield EvidenceFault(str(fact), str(article), "its evidence is in another article")
    yield from _mismatches(graph, fact, str(source), str(text), evidence[0])


def _mismatches(graph: Graph, fact: Node, source: str, text: str, evidence: Node) -> Iterator[EvidenceFault]:
    selectors = list(graph.objects(evidence, OA.hasSelector))
    starts = [value for selector in selectors for value in graph.objects(selector, OA.start)]
    ends = [value for selector in selectors for value in graph.objects(selector, OA.end)]
    quotes = [value for selector in selectors for value in graph.objects(selector, OA.exact)]
    if not (len(starts) == len(ends) == len(quotes) == 1):
        yield EvidenceFault(str(fact), source, "its evidence needs one start, one end and one quotation")
        return
    start, end, exact = _integer(starts[0]), _integer(ends[0]), str(quotes[0])
    if start is None or end is None or not 0 <= start < end <= len(text):
        yield EvidenceFault(str(fact), source, f"{starts[0]}-{ends[0]} is no run of the text's {len(text)} characters")
    elif text[start:end] != exact:
        yield EvidenceFault(str(fact), source, "its quotation is not what the text has there", exact, text[start:end])


def _integer(value: Node) -> int | None:
    return value.value if isinstance(value, Literal) and isinstance(value.value, int) else None
