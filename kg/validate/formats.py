"""A report as text for people and as JSON for programs."""

import json
from collections.abc import Iterator

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
