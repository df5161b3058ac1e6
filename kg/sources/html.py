"""An article from an HTML page: the body by trafilatura; headline, lead and date from the page's own metadata.

The date that an extractor infers from links and file names is often wrong; only what the page states is taken
(Open Graph `article:published_time`, schema.org `datePublished`).
"""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import html as lxml_html
from lxml.etree import LxmlError

from kg.errors import InputError
from kg.model.article import Article
from kg.model.values import PartialDate
from kg.sources.decode import clean
from kg.sources.published import published

_SENTENCE = re.compile(r".{40}[.!?…][”\"]?(?:\s|$)")  # menus and lists of headlines have none
_RULES = re.compile(r"^\s*\||\|\s*$|^[\s|\-]+$")  # what trafilatura draws around the rows of a table
_TOP = 3  # lines among which the body may repeat the headline
_KNOWN = 60  # characters at the start of a lead by which the body shows that it has it already
_PUBLISHED = (
    "//meta[@property='article:published_time']/@content", "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='pubdate']/@content", "//time[@itemprop='datePublished']/@datetime",
)  # fmt: skip
_LEAD = ("//meta[@property='og:description']/@content", "//meta[@name='description']/@content")
_TITLE = ("//meta[@property='og:title']/@content", "//title/text()")
_URL = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")


def article(text: str, identifier: str, origin: str) -> Article:
    """The article of a page: headline, lead and paragraphs, one a line; InputError where the page holds none."""
    page = _page(text, origin)
    lines = _body(deepcopy(page))
    if not any(_SENTENCE.search(line) for line in lines):
        raise InputError(
            "the page holds no article", place=origin, cure="give the page of one article, not a list or a menu"
        )
    title, lead = _headline(page), _first(page, _LEAD)
    known = lead[:_KNOWN].rstrip(" .…")
    head = [title, "" if any(known in line for line in lines) else lead]
    rest = [line for n, line in enumerate(lines) if line != title or n > _TOP]
    whole = clean("\n".join(line for line in (*head, *rest) if line), origin)
    return Article(identifier, whole, _date(page), _first(page, _URL) or None, origin)


def _page(text: str, origin: str) -> Any:
    try:
        return lxml_html.document_fromstring(text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (LxmlError, ValueError) as error:
        raise InputError(f"malformed HTML: {error}", place=origin, cure="give a page that a browser shows") from error


def _body(page: Any) -> list[str]:
    """The paragraphs, captions and rows of tables that trafilatura keeps; the page is changed for it."""
    import trafilatura  # noqa: PLC0415 - slow to import, and only pages need it

    for figure in page.iter("figure", "figcaption"):  # figures are dropped whole, but a caption is text of the article
        figure.tag = "div" if figure.tag == "figure" else "p"
    found = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False)
    lines = (_line(_RULES.sub("", line)) for line in (found or "").splitlines())
    return [line for line in lines if line]


def _line(text: str) -> str:
    return " ".join(text.split())


def _headline(page: Any) -> str:
    """The longest h1 that the page's title repeats (another may hold the paper's name), else the title itself."""
    title = _first(page, _TITLE)
    headings = [heading for h1 in page.xpath("//h1") if (heading := _line(h1.text_content()))]
    agreeing = [h for h in headings if h in title or title in h]
    return max(agreeing, key=len, default=title or next(iter(headings), ""))


def _first(page: Any, paths: tuple[str, ...]) -> str:
    return next((line for path in paths for found in page.xpath(path) if (line := _line(str(found)))), "")


def _date(page: Any) -> PartialDate | None:
    stamps = (str(found) for path in _PUBLISHED for found in page.xpath(path))
    return next((day for stamp in (*stamps, *_linked(page)) if (day := published(stamp))), None)


def _linked(page: Any) -> Iterator[str]:
    """`datePublished` of the JSON-LD blocks."""
    for block in page.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(str(block), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            if isinstance(stamp := node.get("datePublished"), str):
                yield stamp


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top of a JSON-LD document, and those of its `@graph`."""
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            yield from _nodes(item.get("@graph"))
