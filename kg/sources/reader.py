"""Articles from files, folders and standard input, as a stream; what cannot be read is told, and the rest goes on."""

import gzip
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.model.article import Article
from kg.sources import html, records
from kg.sources.decode import decode

_TEXT, _PAGES, _LINES = (".txt", ".md"), (".html", ".htm"), (".jsonl", ".ndjson", ".json")
_SUFFIXES = (*_TEXT, *_PAGES, *_LINES)


def read(paths: Sequence[str]) -> Iterator[Article | InputError]:
    """Every article under the paths (`-` is standard input), in sorted order; an InputError for each that fails.

    Two articles with one id would share a graph: the second is refused.
    """
    seen: dict[str, str] = {}
    for item in _all(paths):
        first = seen.setdefault(item.id, item.origin or item.id) if isinstance(item, Article) else ""
        if isinstance(item, Article) and first != item.origin:
            yield InputError(
                f"the article id {item.id!r} is already taken by {first}", place=item.origin,
                cure="rename one of the two files, or give the records ids of their own",
            )  # fmt: skip
        else:
            yield item


def _all(paths: Sequence[str]) -> Iterator[Article | InputError]:
    for path in paths:
        if path == "-":
            yield from _stream(sys.stdin.buffer, "stdin", "-", "")
            continue
        found = Path(path)
        if not found.exists():
            yield InputError("no such file or folder", place=path, cure="check the path")
        elif found.is_dir():
            yield from _folder(found)
        else:
            yield from _file(found)


def _folder(folder: Path) -> Iterator[Article | InputError]:
    files = sorted(f for f in folder.rglob("*") if f.is_file() and _kind(f) in _SUFFIXES and not _is_aside(f))
    if not files:
        yield InputError("no articles in this folder", place=str(folder), cure=f"it is searched for {', '.join(_SUFFIXES)}")
    for file in files:
        yield from _file(file)


def _is_aside(file: Path) -> bool:
    """A JSON file beside a text of the same name holds its gold facts, and a README tells of the folder: no articles."""
    return (file.suffix == ".json" and file.with_suffix(".txt").exists()) or file.stem.upper() == "README"


def _kind(file: Path) -> str:
    return Path(file.stem).suffix if file.suffix == ".gz" else file.suffix


def _file(file: Path) -> Iterator[Article | InputError]:
    stem = Path(file.stem).stem if file.suffix == ".gz" else file.stem
    try:
        with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as stream:
            yield from _stream(stream, stem, str(file), _kind(file))
    except OSError as error:
        yield InputError(f"cannot be read: {error.strerror or error}", place=str(file), cure="check the file and its permissions")


def _stream(stream: BinaryIO | gzip.GzipFile, stem: str, origin: str, suffix: str) -> Iterator[Article | InputError]:
    if suffix in (".jsonl", ".ndjson"):
        yield from records.articles(_lines(stream), stem, origin)
        return
    try:
        text = decode(stream.read(60_000_000), origin)
        yield from _articles(text, stem, origin, suffix)
    except InputError as error:
        yield error


def _lines(stream: Iterable[bytes]) -> Iterator[str]:
    for line in stream:
        yield line.decode("utf-8", errors="replace")


def _articles(text: str, stem: str, origin: str, suffix: str) -> Iterator[Article | InputError]:
    start = text.lstrip()[:200].lower()
    if suffix in _PAGES or start.startswith(("<!doctype html", "<html")):
        yield html.article(text, stem, origin)
    elif suffix == ".json" or (not suffix and start.startswith("{")):
        yield from records.articles(_records(text), stem, origin)
    else:
        yield Article(stem, text, origin=origin)


def _records(text: str) -> Iterable[str]:
    """A `.json` file holds one record, possibly over many lines, or one a line."""
    one = text.strip()
    return [" ".join(one.splitlines())] if one.startswith("{") and one.count("\n{") == 0 else io.StringIO(text)
