"""A result points at its characters, in both languages, as text and as JSON."""

import json

from rdflib import Graph

from kg.validate import Severity, validate
from kg.validate.formats import as_json, as_text


def test_result_points_at_both_figures(ratio: Graph) -> None:
    (result,) = validate(ratio).results
    assert result.severity is Severity.WARNING
    assert result.rule == "PercentOfRatio"
    assert [passage.quote for passage in result.passages] == [
        "Tỷ lệ tham dự đạt trên 90%",
        "449/500 đảng viên",
    ]
    where = result.where
    assert where is not None
    assert (where.article, where.start, where.end, where.line, where.column) == ("vi-du", 38, 64, 1, 39)


def test_messages_keep_their_language_with_the_figures_filled_in(ratio: Graph) -> None:
    (result,) = validate(ratio).results
    assert result.message_vi == "Bài ghi “>90%”, nhưng 449/500 là 89,8%."
    assert result.message_en == 'The article says ">90 %", but 449/500 is 89.8 %.'


def test_text(ratio: Graph) -> None:
    assert as_text(validate(ratio)).splitlines() == [
        "vi-du:1:39: cảnh báo: Bài ghi “>90%”, nhưng 449/500 là 89,8%. [PercentOfRatio]",
        "    Đảng bộ xã Hòa Bình có 500 đảng viên. »Tỷ lệ tham dự đạt trên 90%« với 449/500 đảng viên.",
        "    …viên. Tỷ lệ tham dự đạt trên 90% với »449/500 đảng viên«.",
    ]
    assert "warning: The article says" in as_text(validate(ratio), language="en")


def test_json(ratio: Graph) -> None:
    report = json.loads(as_json(validate(ratio)))
    assert report["conforms"] is True
    (result,) = report["results"]
    assert result["rule"] == "PercentOfRatio"
    assert result["message"]["vi"].startswith("Bài ghi")
    assert result["passages"][1]["quote"] == "449/500 đảng viên"


def test_same_report_again(ratio: Graph) -> None:
    assert as_json(validate(ratio)) == as_json(validate(ratio))
