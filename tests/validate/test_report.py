"""A result points at its characters, in both languages, as text and as JSON."""

import json

from rdflib import SH, Graph, Literal

from kg.validate import Severity, validate
from kg.validate.formats import as_json, as_text, as_turtle
from kg.validate.pages import page
from kg.validate.rules import rules
from kg.validate.sarif import as_sarif


def test_result_points_at_both_figures(ratio: Graph) -> None:
    (result,) = validate(ratio).results
    assert result.severity is Severity.WARNING
    assert result.rule == "BoundOfRatio"
    assert [passage.quote for passage in result.passages] == [
        "trên 90%",
        "449/500",
    ]
    where = result.where
    assert where is not None
    assert (where.article, where.start, where.end, where.line, where.column) == ("vi-du", 56, 64, 1, 57)


def test_messages_keep_their_language_with_the_figures_filled_in(ratio: Graph) -> None:
    (result,) = validate(ratio).results
    assert result.message_vi == "Bài ghi “trên 90%”, nhưng 449/500 là 89,8%."
    assert result.message_en == 'The article says "trên 90%", but 449/500 is 89.8 %.'


def test_text(ratio: Graph) -> None:
    assert as_text(validate(ratio)).splitlines() == [
        "vi-du:1:57: cảnh báo: Bài ghi “trên 90%”, nhưng 449/500 là 89,8%. [BoundOfRatio]",
        "    …có 500 đảng viên. Tỷ lệ tham dự đạt »trên 90%« với 449/500 đảng viên.",
        "    …viên. Tỷ lệ tham dự đạt trên 90% với »449/500« đảng viên.",
    ]
    assert "warning: The article says" in as_text(validate(ratio), language="en")


def test_json(ratio: Graph) -> None:
    report = json.loads(as_json(validate(ratio)))
    assert report["conforms"] is True
    (result,) = report["results"]
    assert result["rule"] == "BoundOfRatio"
    assert result["message"]["vi"].startswith("Bài ghi")
    assert result["passages"][1]["quote"] == "449/500"


def test_same_report_again(ratio: Graph) -> None:
    assert as_json(validate(ratio)) == as_json(validate(ratio))


def test_turtle_is_a_shacl_report_that_says_the_same_again(ratio: Graph) -> None:
    told = as_turtle([validate(ratio)])
    report = Graph().parse(data=told)
    assert told == as_turtle([validate(ratio)])
    assert [str(shape).rpartition("#")[2] for shape in report.objects(None, SH.sourceShape)] == ["BoundOfRatio"]
    assert set(report.objects(None, SH.conforms)) == {Literal(True)}
    assert {m.language for m in report.objects(None, SH.resultMessage)} == {"vi", "en"}


def test_sarif_names_rule_file_and_characters(ratio: Graph) -> None:
    told = json.loads(as_sarif([validate(ratio)], {"vi-du": "bai/vi-du.txt"}, "en"))
    (run,) = told["runs"]
    (result,) = run["results"]
    (rule,) = run["tool"]["driver"]["rules"]
    place = result["locations"][0]["physicalLocation"]
    assert told["version"] == "2.1.0"
    assert result["ruleId"] == rule["id"] == "BoundOfRatio"
    assert result["level"] == "warning"
    assert place["artifactLocation"]["uri"] == "bai/vi-du.txt"
    assert place["region"]["charOffset"] == 56
    assert place["region"]["snippet"]["text"] == "trên 90%"
    assert len(result["relatedLocations"]) == 1
    assert rule["help"]["text"]


def test_every_rule_has_its_section_with_problem_and_cure() -> None:
    told = page()
    for rule in rules():
        section = told.split(f"## {rule.name}\n")[1].split("\n## ")[0]
        assert rule.problem.vi in section
        assert rule.cure.en in section
        assert rule.label.vi in section
