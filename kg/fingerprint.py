"""What a build depends on: the article, and the state of the words, rules, shapes and code that read it."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kg.model.article import Article
from kg.resources import resource

_PACKAGE = Path(__file__).parent
_READING = ("model", "text", "lexicon", "resolve", "extract", "rdf", "validate")


def fingerprint(article: Article, base: str) -> str:
    """The same for the same content under the same lexicon, rules and code; another where any of these changed."""
    published = article.published.iso if article.published else ""
    parts = (state(), base, article.id, published, article.url or "", article.text)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


@cache
def state() -> str:
    """The digest of every file that decides what an article becomes."""
    digest = hashlib.sha256()
    for file in _files():
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    for name in _READING:
        yield from sorted(f for f in (_PACKAGE / name).rglob("*") if f.is_file() and f.suffix not in (".pyc", ".md"))
    yield from sorted(resource("ontology").rglob("*.ttl"))
