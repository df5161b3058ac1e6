"""Articles from JSON lines: one object a line, the good lines kept where others are broken."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from kg.errors import InputError
from kg.model.article import Article
from kg.model.values import PartialDate

_BODY = ("text", "content", "body")
_HEAD = ("title", "headline")
_LEAD = ("lead", "sapo", "description", "summary")
_DATE = ("published", "date", "published_at", "datePublished")


def articles(lines: Iterable[str], stem: str, origin: str) -> Iterator[Article | InputError]:
    """The article of each line, or what is wrong with the line."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            place = f"{origin}:{number}"
            try:
                yield article(json.loads(line), f"{stem}-{number}", place)
            except ValueError as error:
                yield InputError(f"broken JSON: {error}", place=place, cure="one complete JSON object a line")
            except InputError as error:
                yield error


def article(record: Any, fallback: str, place: str) -> Article:
    """The article of a record with `text` (or `title`, `lead`, `content`), and `id`, `published`, `url` where given."""
    if not isinstance(record, dict):
        raise InputError("not a JSON object", place=place, cure='give {"id": ..., "text": ...}')
    body = _field(record, _BODY)
    parts = [_field(record, _HEAD), _field(record, _LEAD), body] if "text" not in record else [body]
    text = unicodedata.normalize("NFC", "\n".join(p for p in parts if p)).strip()
    if not text:
        raise InputError("a record without text", place=place, cure=f"one of the fields {', '.join(_BODY)} must hold the article")
    identifier = str(record.get("id") or fallback)
    url = record.get("url")
    return Article(identifier, text, _date(_field(record, _DATE)), url if isinstance(url, str) else None, place)


def _field(record: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((v for n in names if isinstance(v := record.get(n), str) and v.strip()), "")


def _date(stated: str) -> PartialDate | None:
    match = re.match(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", stated)
    return PartialDate(match.group()) if match else None
