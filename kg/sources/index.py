"""An `index.jsonl` beside articles: the dates and addresses of files that hold nothing but text."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.model.article import Article
from kg.sources.published import published

NAME = "index.jsonl"
_TEXTS = ("text", "content", "body")


class Index:
    """What the index of each folder says about the articles in it; every index is read once."""

    def __init__(self) -> None:
        self._folders: dict[Path, dict[str, dict[str, Any]]] = {}

    def complete(self, article: Article, file: Path) -> Article:
        """The article with the index's date and address where it has none of its own."""
        if file.parent not in self._folders:
            self._folders[file.parent] = _records(file.parent / NAME)
        record = self._folders[file.parent].get(article.id, {})
        date, url = record.get("published"), record.get("url")
        return replace(
            article,
            published=article.published or (published(date) if isinstance(date, str) else None),
            url=article.url or (url if isinstance(url, str) else None),
        )


def is_index(file: Path) -> bool:
    """Whether a file of that name tells of the files beside it, rather than holding articles itself."""
    return file.name == NAME and bool(_records(file))


def _records(file: Path) -> dict[str, dict[str, Any]]:
    """The records by `id`; none where one of them has a text of its own, or where the file cannot be read as records."""
    found: dict[str, dict[str, Any]] = {}
    try:
        with file.open(encoding="utf-8") as lines:
            for line in filter(str.strip, lines):
                record = json.loads(line)
                if any(name in record for name in _TEXTS):
                    return {}
                found[str(record["id"])] = record
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return {}
    return found
