"""From a SHACL report graph to results that name their rule and their characters."""

import re
from collections.abc import Iterator
from functools import cache

from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from kg.rdf.namespaces import NQSH
from kg.validate.passages import passages
from kg.validate.report import Report, Result, Severity
from kg.validate.rules import Wording, rule_of, shapes, wording

_SEVERITIES = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}
_VARIABLE = re.compile(r"\\{\\[?$]\w+\\}")  # {?name}, as re.escape writes it


def read(report: Graph, data: Graph) -> Report:
    """The report of the project's own shapes over `data`, in the order of `Result.order`."""
    found = {_result(report, node, data) for node in _result_nodes(report)}
    return Report(tuple(sorted(found, key=lambda result: result.order)))


def _result_nodes(report: Graph) -> Iterator[Node]:
    for whole in report.subjects(RDF.type, SH.ValidationReport):
        yield from report.objects(whole, SH.result)


def _result(report: Graph, node: Node, data: Graph) -> Result:
    focus = report.value(node, SH.focusNode)
    shape = report.value(node, SH.sourceShape)
    assert focus is not None
    assert shape is not None
    path, value = report.value(node, SH.resultPath), report.value(node, SH.value)
    severity = report.value(node, SH.resultSeverity)
    message = _message(report, node, shape)
    return Result(
        severity=_SEVERITIES[severity] if isinstance(severity, URIRef) else Severity.VIOLATION,
        shape=rule_of(shape) or NQSH[str(shape)],
        focus=focus,
        path=path,
        value=value,
        message_vi=message.vi,
        message_en=message.en,
        passages=passages(data, focus, path, value),
    )


def _message(report: Graph, node: Node, shape: Node) -> Wording:
    """The two messages of a result.

    pySHACL drops the language tag of a message when it fills in variables, so such a message is known by the
    template that it fits.
    """
    tagged = wording(report, node, SH.resultMessage)
    if all(tagged):
        return tagged
    said = {language: text for text in _texts(report, node) for language in _languages(shape, text)}
    return Wording(said.get("vi", ""), said.get("en", ""))


def _texts(report: Graph, node: Node) -> Iterator[str]:
    return (str(text) for text in report.objects(node, SH.resultMessage))


def _languages(shape: Node, text: str) -> Iterator[str]:
    return (language for language, template in _templates(shape) if template.fullmatch(text))


@cache
def _templates(shape: Node) -> tuple[tuple[str, re.Pattern[str]], ...]:
    graph = shapes()
    sources = [shape, *graph.objects(shape, SH.sparql)]
    messages = [message for source in sources for message in graph.objects(source, SH.message)]
    return tuple(
        (message.language, re.compile(_VARIABLE.sub(".*", re.escape(str(message))), re.DOTALL))
        for message in messages
        if isinstance(message, Literal) and message.language
    )
