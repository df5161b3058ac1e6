"""kg funnel: one row a resolution over a store, each step of one resolution, and one body's share."""

import csv
import io
import sys
from pathlib import Path

import pytest

import kg
from kg.cli import main
from kg.store import writing

ARTICLES = {
    "a1": "Ngày 8/3/2024, Huyện ủy Phú Lâm tổ chức hội nghị học tập, quán triệt Nghị quyết số 42-NQ/TW của Ban Chấp hành "
    "Trung ương Đảng.\nHội nghị có 450/500 đảng viên dự học, đạt 90%.",
    "a2": "Huyện ủy Phú Lâm ban hành Chương trình hành động số 03-CTr/HU ngày 2/4/2024 thực hiện Nghị quyết số 42-NQ/TW của Ban "
    "Chấp hành Trung ương Đảng.",
    "a3": "Đồng chí Trần Văn An, Bí thư Huyện ủy Phú Lâm yêu cầu Đảng ủy xã Hòa Lâm báo cáo kết quả thực hiện Nghị quyết số "
    "42-NQ/TW của Ban Chấp hành Trung ương Đảng trước ngày 30/4/2024.",
    "a4": "Đảng ủy xã Hòa Lâm đã triển khai Nghị quyết số 43-NQ/TW của Ban Chấp hành Trung ương Đảng.",
}


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    with writing(tmp_path / "graph.kg") as target:
        for name, text in ARTICLES.items():
            target.replace(kg.graph(text, id=name, published="2024-05-01"))
    monkeypatch.setattr(sys, "argv", ["kg"])

    def run(*options: str) -> list[dict[str, str]]:
        with pytest.raises(SystemExit) as left:
            main(["funnel", "--store", str(tmp_path / "graph.kg"), "--format", "csv", *options])
        assert left.value.code == 0
        return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))

    return run


def test_one_row_a_resolution(told) -> None:
    first, second = told()
    assert {name: value for name, value in first.items() if value} == {
        "document": "42-NQ/TW", "studied": "1", "since": "2024-03-08", "attended": "450", "of": "500", "papers": "1",
        "carried_out": "1", "tasks": "1", "articles": "3",
    }  # fmt: skip
    assert {name: value for name, value in second.items() if value} == {
        "document": "43-NQ/TW", "carried_out": "1", "articles": "1",
    }  # fmt: skip


def test_the_steps_of_one_resolution(told) -> None:
    steps = [(row["stage"], row["organization"]) for row in told("42-NQ/TW")]
    assert steps == sorted(steps, key=lambda step: step[0])
    assert {stage for stage, _ in steps} == {"1 học tập", "2 dự học", "3 cụ thể hóa", "4 triển khai", "5 giao việc"}


def test_one_body(told) -> None:
    rows = {row["document"]: row for row in told("--body", "xã Hòa Lâm")}
    assert rows["42-NQ/TW"]["tasks"] == "1"
    assert rows["42-NQ/TW"]["studied"] == ""
    assert rows["43-NQ/TW"]["carried_out"] == "1"


def test_a_table_without_rows(told) -> None:
    assert told("99-NQ/TW") == []
