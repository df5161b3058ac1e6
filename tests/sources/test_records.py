import json
from typing import Any

import pytest

from kg.errors import InputError
from kg.model.article import Article
from kg.model.values import PartialDate
from kg.sources.records import from_document, from_lines

TEXT = "Ngày 12/3, Đảng ủy xã Bình Khê họp."
RECORDS: list[tuple[Any, Article]] = [
    (
        {"id": "a1", "text": TEXT, "published": "2021-03-12", "url": "https://example.org/a1"},
        Article("a1", TEXT, PartialDate("2021-03-12"), "https://example.org/a1", "n.json"),
    ),
    ({"text": f"  {TEXT}\r\n"}, Article("n", TEXT, None, None, "n.json")),
    ({"id": 17, "body": TEXT, "date": "2021-03"}, Article("17", TEXT, PartialDate("2021-03"), None, "n.json")),
    ({"title": "Họp", "sapo": "Tin vắn", "content": TEXT}, Article("n", f"Họp\nTin vắn\n{TEXT}", None, None, "n.json")),
    ({"title": "Đầu đề không lấy", "text": TEXT, "published": 5}, Article("n", TEXT, None, None, "n.json")),
    ({"id": "", "text": "Hô\u0300i", "url": ["x"]}, Article("n", "Hồi", None, None, "n.json")),
]
FAULTS = [
    ({"id": "a"}, "without text"),
    ({"text": ""}, "without text"),
    ({"text": None, "title": "Chỉ có đầu đề"}, "without text"),
    ({"text": 5}, "without text"),
    ("chỉ là chuỗi", "not a JSON object"),
    (5, "not a JSON object"),
    ({"text": "nửa ký tự \ud800"}, r"U\+D800 at character 10"),
    ({"text": "không\u0000"}, r"U\+0000 at character 5"),
]


def test_all_cases_are_collected() -> None:
    assert (len(RECORDS), len(FAULTS)) == (6, 8)


@pytest.mark.parametrize(("record", "expected"), RECORDS)
def test_a_record_gives_an_article(record: Any, expected: Article) -> None:
    assert list(from_document(json.dumps(record), "n", "n.json")) == [expected]


@pytest.mark.parametrize(("record", "message"), FAULTS)
def test_a_record_without_an_article_is_refused(record: Any, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        list(from_document(json.dumps(record), "n", "n.json"))
    assert caught.value.place == "n.json"
    assert caught.value.cure


def test_an_array_of_records_keeps_the_good_ones() -> None:
    good, bad, last = from_document(json.dumps([{"text": TEXT}, {}, {"id": "z", "text": TEXT}]), "n", "n.json")
    assert isinstance(good, Article)
    assert isinstance(last, Article)
    assert (good.id, last.id, last.origin) == ("n-1", "z", "n.json, record 3")
    assert isinstance(bad, InputError)
    assert bad.place == "n.json, record 2"


LINES = [
    (json.dumps({"id": "one", "text": TEXT}, ensure_ascii=False).encode("utf-8-sig"), "one"),
    (b"  \n", None),
    (b'{"id": "two", "text": ', "n.jsonl:3: broken JSON"),
    (json.dumps({"text": TEXT}).encode(), "n-4"),
    (b"[1, 2]", "n.jsonl:5: not a JSON object"),
    (b'{"text": "\xff\xfe ngo\xe0i b\xe0n"}', "n.jsonl:6: in no encoding"),
    (b'{"a":' * 100_000, "n.jsonl:7: broken JSON"),
    (json.dumps({"id": "last", "text": TEXT}).encode(), "last"),
]


def test_broken_lines_are_told_by_number_and_the_good_ones_kept() -> None:
    found = list(from_lines((line for line, _ in LINES), "n", "n.jsonl"))
    expected = [outcome for _, outcome in LINES if outcome]
    assert len(found) == len(expected) == 7
    for item, outcome in zip(found, expected, strict=True):
        if isinstance(item, Article):
            assert (item.id, item.text) == (outcome, TEXT)
        else:
            assert str(item).startswith(outcome)
            assert item.cure


@pytest.mark.parametrize("lines", [[], [b"\n", b" \n"]])
def test_no_record_at_all_is_an_error(lines: list[bytes]) -> None:
    with pytest.raises(InputError, match="empty"):
        list(from_lines(lines, "n", "n.jsonl"))
