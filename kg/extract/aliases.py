"""Abbreviations that an article gives its bodies: `Tổng công ty Xi măng Phú Lâm (Vixela)`, then `Đảng ủy Vixela`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.heads import BodyMention
from kg.model.span import Span

_DEFINED = re.compile(r" \((?:sau đây )?(?:gọi tắt là |viết tắt là )?[“\"]?(?P<alias>[A-ZĐ][\w&-]{1,14})[”\"]?\)")


def with_aliases(folded: str, bodies: Sequence[BodyMention]) -> list[BodyMention]:
    """The bodies in text order, and wherever one stands under the abbreviation given in brackets behind its name."""
    meant: dict[str, BodyMention] = {}
    for body in bodies:
        match = _DEFINED.match(folded, body.span.end)
        if match and not body.generic and not body.bare and _abbreviates(match["alias"]):
            meant.setdefault(match["alias"].lower(), _owner(body))
    if not meant:
        return list(bodies)
    known = [_resolved(body, meant) for body in bodies]
    words = "|".join(sorted(map(re.escape, meant), key=len, reverse=True))
    found = list(known)
    for match in re.finditer(rf"(?<![\w/.-])(?:{words})(?![\w/]|-\w)", folded, re.IGNORECASE):
        span = Span(*match.span())
        defined = folded[span.start - 1 : span.start] == "(" and folded[span.end : span.end + 1] == ")"
        if _abbreviates(match.group()) and not defined and not any(span.meets(b.span) for b in known):
            found.append(replace(meant[match.group().lower()], span=span))
    return sorted(found, key=lambda b: b.span)


def _owner(body: BodyMention) -> BodyMention:
    """`Hội đồng thành viên Tổng công ty X (Y)`: Y is the company, not its board."""
    return _owner(body.inner) if body.inner and body.takes == "body" else body


def _abbreviates(word: str) -> bool:
    """Whether a word in brackets is a short name: two capitals at least, or a made-up name of one word."""
    return sum(c.isupper() for c in word) >= 2 or (len(word) >= 5 and word.isascii())


def _resolved(body: BodyMention, meant: dict[str, BodyMention]) -> BodyMention:
    """A body named after an abbreviation is that of the body it stands for."""
    whole = meant.get(body.name.lower()) if body.name and not body.inner else None
    if whole and whole.head.label.startswith(body.head.label):
        return replace(whole, span=body.span)
    if whole:
        return replace(body, name="", inner=whole)
    inner = _resolved(body.inner, meant) if body.inner else None
    return replace(body, inner=inner) if inner != body.inner else body
