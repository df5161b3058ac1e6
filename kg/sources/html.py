"""An article from an HTML page: the body by trafilatura, lead and date from the page's own metadata.

The date that an extractor infers from links and file names is often wrong; only what the page states is taken
(Open Graph `article:published_time`, schema.org `datePublished`).
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from lxml import html as lxml_html
from lxml.etree import LxmlError

from kg.errors import InputError
from kg.model.article import Article
from kg.model.values import PartialDate

_PUBLISHED = (
    "//meta[@property='article:published_time']/@content", "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='pubdate']/@content", "//time[@itemprop='datePublished']/@datetime",
)  # fmt: skip
_LEAD = ("//meta[@property='og:description']/@content", "//meta[@name='description']/@content")
_TITLE = ("//h1//text()", "//meta[@property='og:title']/@content", "//title/text()")
_URL = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")


def article(text: str, identifier: str, origin: str) -> Article:
    """The article of a page; InputError where the page holds none."""
    import trafilatura  # noqa: PLC0415 - slow to import, and only pages need it

    try:
        page = lxml_html.document_fromstring(text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
        body = trafilatura.extract(text, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False)
    except (LxmlError, ValueError) as error:
        raise InputError(f"malformed HTML: {error}", place=origin, cure="give a page that a browser shows") from error
    lines = [_line(x) for x in (body or "").splitlines() if x.strip()]
    if sum(len(line) for line in lines) < 80:
        raise InputError("the page holds no article", place=origin, cure="give the page of one article, not a list or a menu")
    title, lead = _first(page, _TITLE), _first(page, _LEAD)
    head = [x for x in (title, lead) if x and not any(x[:60] in line for line in lines[:3])]
    whole = unicodedata.normalize("NFC", "\n".join([*head, *lines]))
    return Article(identifier, whole, _date(page), _first(page, _URL) or None, origin)


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _first(page: Any, paths: tuple[str, ...]) -> str:
    for path in paths:
        found = _line(" ".join(str(x) for x in page.xpath(path))) if path.startswith("//h1") else _line(str((page.xpath(path) or [""])[0]))
        if found:
            return found
    return ""


def _date(page: Any) -> PartialDate | None:
    for stated in (*(str(x) for path in _PUBLISHED for x in page.xpath(path)), *_linked(page)):
        match = re.match(r"(\d{4}-\d{2}-\d{2})", stated)
        if match:
            return PartialDate(match.group(1))
    return None


def _linked(page: Any) -> Iterator[str]:
    """`datePublished` of the JSON-LD blocks."""
    for block in page.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(str(block))
        except ValueError:
            continue
        for item in data if isinstance(data, list) else [data]:
            if isinstance(item, dict):
                for node in [item, *[n for n in item.get("@graph", []) if isinstance(n, dict)]]:
                    if isinstance(node.get("datePublished"), str):
                        yield node["datePublished"]
