"""Articles from files, folders and standard input, as a stream; what cannot be read is told, and the rest goes on."""

import sys
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.model.article import Article
from kg.sources import html, records, warc
from kg.sources.decode import MOST_BYTES, decode
from kg.sources.index import Index, is_index
from kg.sources.packed import Broken, opened, unpacked
from kg.text.slug import slug

_PAGES, _LINES, _ARCHIVES = (".html", ".htm"), (".jsonl", ".ndjson"), (".warc",)
_SUFFIXES = (".txt", ".md", *_PAGES, *_LINES, ".json", *_ARCHIVES)


def read(paths: Sequence[str]) -> Iterator[Article | InputError]:
    """Every article under the paths (`-` is standard input), in sorted order; an InputError for each that fails.

    An article is known by its file's stem or its record's `id`. Two with one id would share a graph: the second is
    refused. A file that is named twice is read once. Where a file states no date or address, the `index.jsonl` beside
    it is asked for the record of that `id`.
    """
    seen: dict[str, str] = {}
    for item in _all(paths):
        place = item.origin or "" if isinstance(item, Article) else ""
        if isinstance(item, Article) and (first := seen.setdefault(slug(item.id), place)) != place:
            yield InputError(
                f"the article id {item.id!r} is already taken by {first}", place=place,
                cure="rename one of the two files, or give the records ids of their own",
            )  # fmt: skip
        else:
            yield item


def _all(paths: Sequence[str]) -> Iterator[Article | InputError]:
    done: set[Path] = set()
    index = Index()
    for path in paths:
        for file in (Path(path),) if path == "-" else _files(Path(path)):
            if isinstance(file, InputError):
                yield file
            elif path == "-":
                yield from _guarded(sys.stdin.buffer, "stdin", "-", "")
            elif file.resolve() not in done:
                done.add(file.resolve())
                yield from (index.complete(x, file) if isinstance(x, Article) else x for x in _file(file))


def _files(path: Path) -> Iterator[Path | InputError]:
    """The file itself, or the readable files of a folder."""
    if not path.exists():
        yield InputError("no such file or folder", place=str(path), cure="check the path")
    elif not path.is_dir():
        yield path
    else:
        files = sorted(f for f in path.rglob("*") if f.is_file() and _kind(f) in _SUFFIXES and not _is_aside(f))
        yield from files
        if not files:
            yield InputError(
                "no articles in this folder", place=str(path), cure=f"it is searched for {', '.join(_SUFFIXES)}"
            )


def _is_aside(file: Path) -> bool:
    """A JSON file beside a text of the same name holds its gold facts; a README and an index tell of the folder."""
    is_gold = _kind(file) == ".json" and file.with_suffix(".txt").exists()
    return is_gold or file.stem.upper() == "README" or is_index(file)


def _kind(file: Path) -> str:
    return unpacked(file).suffix.lower()


def _file(file: Path) -> Iterator[Article | InputError]:
    stem = unicodedata.normalize("NFC", unpacked(file).stem)
    try:
        with opened(file) as stream:
            yield from _guarded(stream, stem, str(file), _kind(file))
    except Broken as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        yield InputError(f"cannot be read: {reason}", place=str(file), cure="check the file and its permissions")


def _guarded(stream: BinaryIO, stem: str, origin: str, suffix: str) -> Iterator[Article | InputError]:
    try:
        yield from _articles(stream, stem, origin, suffix)
    except InputError as error:
        yield error


def _articles(stream: BinaryIO, stem: str, origin: str, suffix: str) -> Iterator[Article | InputError]:
    """What a stream holds, by its suffix, or by its beginning where it has none."""
    if suffix in _ARCHIVES:
        yield from warc.articles(stream, origin)
        return
    lines = _lines(stream)
    begun = list(islice(lines, 2))
    if suffix in _LINES or (suffix in ("", ".json") and len(begun) > 1 and records.is_record(begun[0])):
        yield from records.from_lines(chain(begun, lines), stem, origin)
        return
    data = b"".join(begun)
    text = decode(data + stream.read(max(0, MOST_BYTES + 1 - len(data))), origin)
    start = text.lstrip()[:200].lower()
    if suffix in _PAGES or start.startswith(("<!doctype html", "<html")):
        yield html.article(text, stem, origin)
    elif suffix == ".json" or (not suffix and start.startswith(("{", "["))):
        yield from records.from_document(text, stem, origin)
    else:
        yield Article(stem, text, origin=origin)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream, each cut off just beyond what an article may have, so that memory stays bounded."""
    while line := stream.readline(MOST_BYTES + 1):
        yield line
        while len(line) > MOST_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MOST_BYTES + 1)
