"""What articles claim about things that can be compared: one row a fact, read by the queries of queries/conflicts."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from kg.query.library import library
from kg.store import Store, Term
from kg.text.fold import fold, lower

TOPICS = ("figures", "posts", "documents", "numbers", "events")
# What a body or place simply has: of these one can say how many there are, without more words.
_SIZES = re.compile(
    r"(?P<base>đảng viên|chi bộ|đảng bộ|tổ chức cơ sở đảng|tổ chức đảng|hội viên|đoàn viên|xã|phường|thôn|ấp|bản|khu phố"
    r"|đơn vị hành chính|hộ dân|hộ|nhân khẩu|người dân|ha|km2|km²|biên chế|sở)(?P<scope>(?: \w+)*)$"
)
_HAS = re.compile(
    r"(?:^| )(?:có|gồm|tổng số|là|với)(?: tổng số| tất cả)?(?: trên| hơn| gần| khoảng| dưới)? [\d.,]+ \D*$"
)
_NOT_SIZE = re.compile(r"(?<!\w)(?:thêm|mới|trong đó|tăng|giảm|kết nạp|kỷ luật|còn thiếu|dôi dư|riêng|mỗi)(?!\w)")


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """One article's value for a thing, with the fact that gives it and its characters."""

    article: str
    start: int
    end: int
    fact: str
    quote: str
    value: str
    name: str
    comparator: str = "="
    scope: str = ""
    since: str = ""
    until: str = ""
    told: str = ""


def claims(store: Store) -> dict[tuple[str, ...], list[Claim]]:
    """All claims by topic and thing, in the order of articles and places: the same for every order of building."""
    found: dict[tuple[str, ...], set[Claim]] = defaultdict(set)
    for topic in TOPICS:
        for row in store.select(library()[f"comparable_{topic}"].text):
            words = {name: literal(term) for name, term in row.items()}
            for key in _keys(topic, words):
                found[(topic, *key)].add(_claim(words))
    return {key: sorted(found[key]) for key in sorted(found)}


def _keys(topic: str, words: dict[str, str]) -> Iterator[tuple[str, ...]]:
    if topic != "figures":
        yield (words["about"],)
        return
    said, indicator = lower(fold(words["before"] + words["quote"])), lower(fold(words["indicator"]))
    clause = re.split(r"[.;:\n]\s", said)[-1]
    size = _SIZES.match(words["unit"])
    if size and _HAS.search(clause) and not _NOT_SIZE.search(clause):
        yield words["about"], size["base"], "size"
    elif len(indicator.split()) >= 4 and indicator != words["unit"]:
        yield words["about"], words["unit"], indicator


def _claim(words: dict[str, str]) -> Claim:
    return Claim(
        words["article"], int(words["start"]), int(words["end"]), words["fact"], words["quote"],
        _plain(words["value"]), words["name"] + (f": {words['indicator'] or words['unit']}" if words.get("unit") else ""),
        words.get("comparator") or "=", _scope(words),
        words.get("since", ""), words.get("until", ""), words.get("told", ""),
    )  # fmt: skip


def _scope(words: dict[str, str]) -> str:
    """What narrows a figure down: the rest of its unit and the words behind it, `46 chi bộ cơ sở trực thuộc`."""
    size = _SIZES.match(words.get("unit", ""))
    after = re.match(r" ?([^\W\d][^,.;:()\d\n“”]{0,30})", words.get("after", ""))
    behind = " ".join(after.group(1).split()[:3]).lower() if after else ""
    return f"{size['scope'] if size else ''} {behind}".strip()


def _plain(value: str) -> str:
    """A number without the zeros after its point, a symbol in one spelling (`05-CT/TƯ` is `05-CT/TW`), else the value."""
    if re.fullmatch(r"[\d.]+", value):
        return re.sub(r"\.0+$", "", value)
    return re.sub(r"T[.·]?Ư$", "TW", value.replace(" ", "")) if "/" in value else value


def literal(term: Term | None) -> str:
    """The text of a literal or IRI; empty for nothing."""
    return term.value if isinstance(term, ox.Literal | ox.NamedNode) else ""


def days_between(first: str, second: str) -> int | None:
    """The days between two ISO dates; None where one is missing or no full day."""
    try:
        return abs((date.fromisoformat(first) - date.fromisoformat(second)).days)
    except ValueError:
        return None
