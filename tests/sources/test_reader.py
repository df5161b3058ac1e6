import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kg.errors import InputError
from kg.model.article import Article
from kg.model.values import PartialDate
from kg.sources import read

TEXT = "Huyện ủy Đại Khê họp\nNgày 12/3/2021, Huyện ủy Đại Khê họp phiên thường kỳ.\n"
PAGE = f"<html><body><h1>Họp</h1><p>{'Đảng bộ xã Bình Khê tổ chức học tập nghị quyết. ' * 4}</p></body></html>"
RECORD = json.dumps({"id": "r", "text": TEXT}, ensure_ascii=False)
OTHER = RECORD.replace('"r"', '"s"')


def ids(items: list[Article | InputError]) -> list[str]:
    """The ids of the articles, and `!` with the place for each error."""
    return [item.id if isinstance(item, Article) else f"!{item.place}" for item in items]


def only_error(*paths: str) -> InputError:
    """The one error of a read that gives nothing else."""
    (item,) = read(paths)
    assert isinstance(item, InputError)
    assert item.place
    assert item.cure
    return item


def test_a_text_is_kept_as_it_is_and_known_by_its_stem(tmp_path: Path) -> None:
    file = tmp_path / "bai-1.txt"
    file.write_bytes(TEXT.encode())
    assert list(read([str(file)])) == [Article("bai-1", TEXT, None, None, str(file))]


def test_a_folder_is_read_in_order_at_every_depth_and_by_its_kinds(tmp_path: Path) -> None:
    files = {
        "b.txt": TEXT, "a/z.TXT": TEXT, "a/page.htm": PAGE, "c.jsonl": RECORD, "d.json": OTHER,
        "gold.txt": TEXT, "gold.json": "{}", "README.md": "no article", "picture.png": "no article", "e.tar.gz": "x",
    }  # fmt: skip
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert ids(list(read([str(tmp_path)]))) == ["page", "z", "b", "r", "s", "gold"]


@pytest.mark.parametrize("name", ["a.txt.gz", "b.html.gz", "c.jsonl.gz"])
def test_packed_files_are_unpacked(tmp_path: Path, name: str) -> None:
    content = {"a": TEXT, "b": PAGE, "c": RECORD.replace('"r"', '"c"')}[name[0]]
    (tmp_path / name).write_bytes(gzip.compress(content.encode()))
    (item,) = read([str(tmp_path)])
    assert isinstance(item, Article)
    assert item.id == name[0]


@pytest.mark.parametrize("name", ["a.txt.zst", "b.html.zst", "c.jsonl.zst"])
def test_files_packed_with_zstandard_are_unpacked(tmp_path: Path, name: str) -> None:
    content = {"a": TEXT, "b": PAGE, "c": RECORD.replace('"r"', '"c"')}[name[0]]
    (tmp_path / name).write_bytes(zstandard.ZstdCompressor().compress(content.encode()))
    (item,) = read([str(tmp_path)])
    assert isinstance(item, Article)
    assert item.id == name[0]
    (tmp_path / name).write_bytes(b"no zstandard at all")
    assert "cannot be read" in only_error(str(tmp_path / name)).message


def archive(file: Path, pages: dict[str, tuple[str, str, str]]) -> None:
    """A WARC file with a response for each address: status, content type and body."""
    with file.open("wb") as out:
        writer = WARCWriter(out, gzip=file.suffix == ".gz")
        for address, (status, kind, body) in pages.items():
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                address, "response", payload=io.BytesIO(body.encode()), http_headers=headers
            )
            writer.write_record(record)


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
def test_the_pages_of_a_web_archive_are_articles_known_by_their_address(tmp_path: Path, name: str) -> None:
    pages = {
        "https://bao.example/tin/1.html": ("200 OK", "text/html; charset=utf-8", PAGE),
        "https://bao.example/anh.png": ("200 OK", "image/png", "x"),
        "https://bao.example/tin/cu.html": ("404 Not Found", "text/html", PAGE),
        "https://bao.example/trang.html": ("200 OK", "text/html", "<html><body><nav>menu</nav></body></html>"),
    }
    archive(tmp_path / name, pages)
    one, other = read([str(tmp_path)])
    assert isinstance(one, Article)
    assert (one.id, one.url) == ("bao.example-tin-1.html", "https://bao.example/tin/1.html")
    assert isinstance(other, InputError)
    assert str(other.place).endswith(f"{name}:4")


def test_a_broken_web_archive_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"WARC/1.0\r\nno header at all")
    assert only_error(str(tmp_path / "a.warc")).cure
    (tmp_path / "a.warc").write_bytes(b"")
    assert "no page" in only_error(str(tmp_path / "a.warc")).message


def test_a_packed_file_cut_short_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.txt.gz"
    file.write_bytes(gzip.compress(os.urandom(3000))[:2000])
    assert "cannot be read" in only_error(str(file)).message
    file.write_bytes(b"no gzip at all")
    assert "cannot be read" in only_error(str(file)).message


def test_what_unpacks_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt.gz"
    file.write_bytes(gzip.compress(b"a" * 50_000_000))
    assert "larger than 10 MB" in only_error(str(file)).message


def test_fifty_megabytes_of_text_give_one_message(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT.encode() * (50_000_000 // len(TEXT.encode())))
    assert "larger than 10 MB" in only_error(str(file)).message


def test_a_long_line_among_records_is_told_and_the_others_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    long = json.dumps({"text": "a" * 25_000_000})
    file.write_text(f"{long}\n{RECORD}\n{long}\n" + OTHER, encoding="utf-8")
    assert ids(list(read([str(file)]))) == [f"!{file}:1", "r", f"!{file}:3", "s"]


FAULTS: list[tuple[str, bytes | None, str]] = [
    ("missing.txt", None, "no such file"),
    ("empty.txt", b"", "empty"),
    ("empty.html", b"", "empty"),
    ("empty.jsonl", b"", "empty"),
    ("empty.json", b"", "empty"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
    ("latin.txt", "ä ö ü ß ä ö ü ß Größe".encode("latin-1"), "no encoding"),
    ("menu.html", b"<html><body><a href='/'>Menu</a></body></html>", "holds no article"),
    ("broken.json", b'{"text": ', "broken JSON"),
    ("none.json", b'{"id": "x"}', "without text"),
]


def test_all_faults_are_collected() -> None:
    assert len(FAULTS) == 10


@pytest.mark.parametrize(("name", "data", "message"), FAULTS)
def test_an_unreadable_file_is_told_and_the_others_are_read(
    tmp_path: Path, name: str, data: bytes | None, message: str
) -> None:
    bad, good = tmp_path / name, tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    if data is not None:
        bad.write_bytes(data)
    error, article = read([str(bad), str(good)])
    assert isinstance(article, Article)
    assert isinstance(error, InputError)
    assert message in error.message
    assert error.place == str(bad)
    assert error.cure
    assert error.exit_code == 3


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert "no articles" in only_error(str(tmp_path)).message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file, so that none is unreadable")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    file.chmod(0)
    assert "Permission denied" in only_error(str(file)).message


@pytest.mark.parametrize(("first", "second"), [("a.txt", "x/a.txt"), ("a.txt", "a.html"), ("Bài 1.txt", "bài-1.txt")])
def test_two_files_of_one_name_are_not_mixed_up(tmp_path: Path, first: str, second: str) -> None:
    for name in (first, second):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE if name.endswith("html") else TEXT, encoding="utf-8")
    article, error = read([str(tmp_path / first), str(tmp_path / second)])
    assert isinstance(article, Article)
    assert isinstance(error, InputError)
    assert error.place == str(tmp_path / second)
    assert str(tmp_path / first) in error.message
    assert "rename" in str(error.cure)


def test_a_file_named_twice_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert ids(list(read(["a.txt", "./a.txt", str(tmp_path), str(tmp_path / "a.txt")]))) == ["a"]


def test_an_index_gives_the_texts_beside_it_their_dates_and_addresses(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    record = {"id": "a", "published": "2021-03-12", "url": "https://example.org/a", "key": None}
    (tmp_path / "index.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    a, b = read([str(tmp_path)])
    assert a == Article("a", TEXT, PartialDate("2021-03-12"), "https://example.org/a", str(tmp_path / "a.txt"))
    assert b == Article("b", TEXT, None, None, str(tmp_path / "b.txt"))
    assert list(read([str(tmp_path / "a.txt")])) == [a]


@pytest.mark.parametrize(("content", "expected"), [(RECORD, ["r"]), ("{}", ["!{0}:1"]), ("{broken", ["!{0}:1"])])
def test_what_is_only_named_index_is_read_as_records(tmp_path: Path, content: str, expected: list[str]) -> None:
    file = tmp_path / "index.jsonl"
    file.write_text(content, encoding="utf-8")
    assert ids(list(read([str(tmp_path)]))) == [e.format(file) for e in expected]


INPUTS = [
    (TEXT, ["stdin"]),
    (PAGE, ["stdin"]),
    (f"\n  <!DOCTYPE html>{PAGE}", ["stdin"]),
    (RECORD, ["r"]),
    (f"{RECORD}\n", ["r"]),
    (f"{RECORD}\n{{broken\n{OTHER}\n", ["r", "!-:2", "s"]),
    (json.dumps(json.loads(RECORD), indent=1), ["r"]),
    (json.dumps([json.loads(RECORD)]), ["r"]),
    ("", ["!-"]),
    ("{no record", ["!-"]),
]


@pytest.mark.parametrize(("content", "expected"), INPUTS)
def test_standard_input_is_known_by_how_it_begins(
    monkeypatch: pytest.MonkeyPatch, content: str, expected: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert ids(list(read(["-"]))) == expected
