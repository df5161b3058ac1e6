"""Reports as SARIF 2.1.0 (OASIS), for editors and code-review tools: rules with their cures, results at their characters."""

import json
from collections.abc import Iterable

from kg.validate.report import Passage, Report, Result, Severity
from kg.validate.rules import Rule, rules

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_sarif(reports: Iterable[Report], places: dict[str, str], language: str = "vi") -> str:
    """One run over all reports; `places` gives the file of an article where it has one. Columns are code points."""
    results = [result for report in reports for result in report.results]
    met = {result.rule for result in results}
    described = [_rule(rule, language) for rule in rules() if rule.name in met]
    run = {
        "tool": {"driver": {"name": "kg validate", "rules": described}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(result, places, language) for result in results],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(rule: Rule, language: str) -> dict[str, object]:
    label, problem, cure = (getattr(words, language) for words in (rule.label, rule.problem, rule.cure))
    return {
        "id": rule.name,
        "shortDescription": {"text": label},
        "fullDescription": {"text": problem},
        "help": {"text": f"{cure}\n{rule.example}".strip()},
    }


def _result(result: Result, places: dict[str, str], language: str) -> dict[str, object]:
    locations = [_location(passage, places) for passage in result.passages]
    return {
        "ruleId": result.rule,
        "level": _LEVELS[result.severity],
        "message": {"text": result.message_en if language == "en" else result.message_vi},
        "locations": locations[:1] or [{"logicalLocations": [{"fullyQualifiedName": str(result.focus)}]}],
        "relatedLocations": locations[1:],
    }


def _location(passage: Passage, places: dict[str, str]) -> dict[str, object]:
    region = {
        "startLine": passage.line,
        "startColumn": passage.column,
        "charOffset": passage.start,
        "charLength": passage.end - passage.start,
        "snippet": {"text": passage.quote},
    }
    where = {"uri": places.get(passage.article, passage.article)}
    return {"physicalLocation": {"artifactLocation": where, "region": region}}
