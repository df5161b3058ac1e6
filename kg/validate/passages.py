"""From a node of the graph to the characters of the article."""

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.term import Node

from kg.rdf.namespaces import NQ, OA
from kg.validate.report import Passage

_BESIDE = 40


def passages(graph: Graph, focus: Node, path: Node | None, value: Node | None) -> tuple[Passage, ...]:
    """The passages of a result, along the text: of its focus node and of its value, where they have one.

    A shape that looks at a whole article names the place by its value: a node, one character's offset under
    the path oa:start, or words under the path oa:exact.
    """
    if path == OA.start and isinstance(value, Literal):
        return (passage(graph, focus, int(value), int(value) + 1),)
    if path == OA.exact and isinstance(value, Literal) and (focus, RDF.type, NQ.Article) in graph:
        start = str(graph.value(focus, NQ.text)).find(value)
        return (passage(graph, focus, start, start + len(value)),)
    found = [span for node in (focus, value) if node is not None for span in spans(graph, node)]
    return tuple(passage(graph, *span) for span in _joined(found))


def passage(graph: Graph, article: Node, start: int, end: int) -> Passage:
    """The characters `start` to `end` of an article, with what stands beside them on their line."""
    text = str(graph.value(article, NQ.text) or "")
    begin = text.rfind("\n", 0, start) + 1
    finish = text.find("\n", end)
    line_end = len(text) if finish < 0 else finish
    return Passage(
        article=str(graph.value(article, NQ.articleId) or article),
        start=start,
        end=end,
        quote=text[start:end],
        line=text.count("\n", 0, start) + 1,
        column=start - begin + 1,
        before=_tail(text[begin:start]),
        after=_head(text[end:line_end]),
    )


def spans(graph: Graph, node: Node) -> list[tuple[Node, int, int]]:
    """Where a node is shown: each figure of a reckoning, each fact of a tenure; of anything else the first place."""
    figures = sorted([*graph.objects(node, NQ.compares), *graph.objects(node, NQ.premise)], key=str)
    if figures:
        return [span for figure in figures for span in spans(graph, figure)]
    found = [position for evidence in _evidence(graph, node) if (position := _position(graph, evidence))]
    return sorted(found, key=lambda span: span[1:])[:1]


def _joined(found: list[tuple[Node, int, int]]) -> list[tuple[Node, int, int]]:
    """Each place once and in order; the two numbers of a ratio, one character apart, are one place."""
    joined: list[tuple[Node, int, int]] = []
    for article, start, end in sorted(set(found)):
        if joined and joined[-1][0] == article and start - joined[-1][2] <= 1:
            joined[-1] = (article, joined[-1][1], max(end, joined[-1][2]))
        else:
            joined.append((article, start, end))
    return joined


def _evidence(graph: Graph, node: Node) -> list[Node]:
    """The evidence that a node is, has, belongs to, or that the facts about it have."""
    if not isinstance(node, URIRef):
        return []
    if (node, RDF.type, NQ.Evidence) in graph:
        return [node]
    own = [*graph.objects(node, NQ.evidence), *graph.subjects(OA.hasSelector, node)]
    return own or [evidence for fact in graph.subjects(None, node) for evidence in graph.objects(fact, NQ.evidence)]


def _position(graph: Graph, evidence: Node) -> tuple[Node, int, int] | None:
    article = graph.value(evidence, OA.hasSource)
    for selector in graph.objects(evidence, OA.hasSelector):
        start, end = graph.value(selector, OA.start), graph.value(selector, OA.end)
        if article and isinstance(start, Literal) and isinstance(end, Literal):
            return article, int(start), int(end)
    return None


def _tail(text: str) -> str:
    return text if len(text) <= _BESIDE else "…" + text[-_BESIDE:].partition(" ")[2]


def _head(text: str) -> str:
    return text if len(text) <= _BESIDE else text[:_BESIDE].rpartition(" ")[0] + "…"
