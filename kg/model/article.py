"""An article as it was given, and where it came from."""

from dataclasses import dataclass

from kg.model.values import PartialDate


@dataclass(frozen=True, slots=True)
class Article:
    """One article of news.

    `id` names it in the graph (a file's stem, or the `id` of a JSON line); `text` is NFC and otherwise unchanged;
    `published` and `url` come from the page's or the record's own metadata; `origin` is the path it was read from.
    """

    id: str
    text: str
    published: PartialDate | None = None
    url: str | None = None
    origin: str | None = None
