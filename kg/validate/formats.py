"""A report as text for people, as JSON for programs, and as a SHACL report in Turtle."""

import hashlib
import json
from collections.abc import Iterable, Iterator

from rdflib import RDF, SH, Graph, Literal, URIRef

from kg.rdf.namespaces import ID, OA, PREFIXES
from kg.validate.findings import kind_of
from kg.validate.report import Passage, Report, Result, Severity

_WORDS = {
    "vi": {Severity.VIOLATION: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "lưu ý"},
    "en": {Severity.VIOLATION: "violation", Severity.WARNING: "warning", Severity.INFO: "note"},
}
_LONGEST = 160


def as_text(report: Report, language: str = "vi") -> str:
    """One paragraph a result: `article:line:column: severity: message [rule]`, then its marked characters.

    `language` is `vi` or `en`. Empty for a report without results.
    """
    return "\n".join(line for result in report.results for line in _lines(result, language))


def as_json(report: Report) -> str:
    """The report as one JSON object, keys in a fixed order, messages in both languages."""
    results = [_record(result) for result in report.results]
    return json.dumps({"conforms": report.conforms, "results": results}, ensure_ascii=False, indent=2)


def _lines(result: Result, language: str) -> Iterator[str]:
    where = result.where
    place = f"{where.article}:{where.line}:{where.column}" if where else str(result.focus)
    message = result.message_en if language == "en" else result.message_vi
    yield f"{place}: {_WORDS[language][result.severity]}: {message} [{result.rule}]"
    for passage in result.passages:
        yield f"    {passage.before}»{_shortened(passage)}«{passage.after}"


def _shortened(passage: Passage) -> str:
    quote = " ".join(passage.quote.split("\n"))
    half = _LONGEST // 2
    return quote if len(quote) <= _LONGEST else f"{quote[:half]} … {quote[-half:]}"


def _record(result: Result) -> dict[str, object]:
    return {
        "severity": result.severity.value,
        "rule": result.rule,
        "finds": str(kind).rpartition("#")[2] if (kind := kind_of(result)) else None,
        "shape": str(result.shape),
        "message": {"vi": result.message_vi, "en": result.message_en},
        "focus": str(result.focus),
        "path": str(result.path) if result.path is not None else None,
        "value": str(result.value) if result.value is not None else None,
        "passages": [_span(passage) for passage in result.passages],
    }


def _span(passage: Passage) -> dict[str, object]:
    names = ("article", "start", "end", "line", "column", "quote")
    return {name: getattr(passage, name) for name in names}


_SEVERITIES = {Severity.VIOLATION: SH.Violation, Severity.WARNING: SH.Warning, Severity.INFO: SH.Info}


def as_turtle(reports: Iterable[Report]) -> str:
    """All reports as one sh:ValidationReport (SHACL §3.6) without blank nodes, each passage with its offsets and words."""
    graph, whole = Graph(), URIRef(f"{ID}report")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    graph.bind("sh", SH)
    results = [result for report in reports for result in report.results]
    graph.add((whole, RDF.type, SH.ValidationReport))
    graph.add((whole, SH.conforms, Literal(not any(r.severity is Severity.VIOLATION for r in results))))
    for result in results:
        node = URIRef(f"{ID}result/{_digest(result)}")
        graph.add((whole, SH.result, node))
        _add(graph, node, result)
    return str(graph.serialize(format="turtle"))


def _digest(result: Result) -> str:
    key = (result.shape, result.focus, result.path, result.value, *((p.start, p.end) for p in result.passages))
    return hashlib.sha256("\x1f".join(map(str, key)).encode()).hexdigest()[:16]


def _add(graph: Graph, node: URIRef, result: Result) -> None:
    told = {
        RDF.type: SH.ValidationResult, SH.resultSeverity: _SEVERITIES[result.severity], SH.sourceShape: result.shape,
        SH.focusNode: result.focus, SH.resultPath: result.path, SH.value: result.value,
    }  # fmt: skip
    for predicate, value in told.items():
        if isinstance(value, URIRef | Literal):
            graph.add((node, predicate, value))
    graph.add((node, SH.resultMessage, Literal(result.message_vi, lang="vi")))
    graph.add((node, SH.resultMessage, Literal(result.message_en, lang="en")))
    for passage in result.passages:
        place = URIRef(f"{ID}article/{passage.article}#char={passage.start},{passage.end}")  # RFC 5147
        graph.add((node, OA.hasTarget, place))
        graph.add((place, OA.start, Literal(passage.start)))
        graph.add((place, OA.end, Literal(passage.end)))
        graph.add((place, OA.exact, Literal(passage.quote)))
