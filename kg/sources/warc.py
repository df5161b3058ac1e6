"""Articles from web archives: the HTML responses of WARC files (ISO 28500), one after the other."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from kg.errors import InputError
from kg.model.article import Article
from kg.sources import html
from kg.sources.decode import MOST_BYTES, decode
from kg.text.slug import slug


def articles(stream: BinaryIO, origin: str) -> Iterator[Article | InputError]:
    """The article of each page, known by its address; an InputError for each page without one.

    Responses that are no pages (pictures, redirects, errors) are passed over in silence.
    """
    found = False
    try:
        for number, record in enumerate(ArchiveIterator(stream), 1):
            if _is_page(record):
                found = True
                yield _article(record, f"{origin}:{number}")
    except (ArchiveLoadFailed, ValueError) as error:
        raise InputError(
            f"broken WARC: {error}", place=origin, cure="fetch the archive again; what was read is kept"
        ) from error
    if not found:
        raise InputError("no page in this archive", place=origin, cure="give a WARC file with HTML responses")


def _is_page(record: object) -> bool:
    headers = getattr(record, "http_headers", None)
    if getattr(record, "rec_type", "") != "response" or headers is None:
        return False
    return headers.get_statuscode() == "200" and "html" in (headers.get_header("Content-Type") or "")


def _article(record: object, place: str) -> Article | InputError:
    address = record.rec_headers.get_header("WARC-Target-URI")  # type: ignore[attr-defined]  # warcio has no types
    try:
        text = decode(record.content_stream().read(MOST_BYTES + 1), place)  # type: ignore[attr-defined]  # as above
        article = html.article(text, slug(address.partition("://")[2]), place)
    except InputError as error:
        return error
    return replace(article, url=article.url or address)
