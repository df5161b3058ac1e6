"""Articles from JSON: a record a line, or one document; the good records are kept where others are broken."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kg.errors import InputError
from kg.model.article import Article
from kg.sources.decode import clean, decode
from kg.sources.published import published

_TEXT = ("text",)
_HEAD, _LEAD, _BODY = ("title", "headline"), ("lead", "sapo", "description", "summary"), ("content", "body")
_DATE = ("published", "date", "published_at", "datePublished")


def from_lines(lines: Iterable[bytes], stem: str, origin: str) -> Iterator[Article | InputError]:
    """The article of each line, or what is wrong with the line."""
    empty = True
    for number, line in enumerate(lines, 1):
        if line.strip():
            empty, place = False, f"{origin}:{number}"
            try:
                yield _article(_parse(decode(line, place), place), f"{stem}-{number}", place)
            except InputError as error:
                yield error
    if empty:
        raise InputError("the file is empty", place=origin, cure="give a file with an article in it, or leave it out")


def from_document(text: str, stem: str, origin: str) -> Iterator[Article | InputError]:
    """The articles of a JSON document: one record, or an array of them."""
    document = _parse(text, origin)
    if not isinstance(document, list):
        yield _article(document, stem, origin)
        return
    for number, record in enumerate(document, 1):
        try:
            yield _article(record, f"{stem}-{number}", f"{origin}, record {number}")
        except InputError as error:
            yield error


def is_record(line: bytes) -> bool:
    """Whether a line is a JSON object on its own."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _parse(text: str, place: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"broken JSON: {error}", place=place, cure="one complete JSON object a line") from error


def _article(record: Any, fallback: str, place: str) -> Article:
    """The article of a record: its `text`, or else its title, lead and body, one under the other."""
    if not isinstance(record, dict):
        raise InputError("not a JSON object", place=place, cure='give {"id": ..., "text": ...}')
    parts = [_field(record, _TEXT)] if "text" in record else [_field(record, names) for names in (_HEAD, _LEAD, _BODY)]
    text = clean("\n".join(part for part in parts if part), place).strip()
    if not text:
        raise InputError(
            "a record without text",
            place=place,
            cure="the field text, or title, lead and content, must hold the article",
        )
    return Article(
        _id(record, fallback), text, published(_field(record, _DATE)), _field(record, ("url",)) or None, place
    )


def _id(record: dict[str, Any], fallback: str) -> str:
    given = record.get("id")
    return str(given).strip() or fallback if isinstance(given, str | int) else fallback


def _field(record: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((v for n in names if isinstance(v := record.get(n), str) and v.strip()), "")
