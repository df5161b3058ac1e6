"""What bodies in a list or a chain of posts share: `Đảng ủy, UBND xã X`, `UBND các huyện X, Y`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.heads import COMPANY_BOARDS, BodyMention, longest_label, lower_heads
from kg.extract.places import LEVEL_WORDS, PlaceMention, place_at
from kg.lexicon.gazetteer import gazetteer
from kg.model.span import Span

_LIST_GAP = re.compile(r"\s*(?:,|-|/|và|,? ?cùng|\.)\s*", re.IGNORECASE)
_LEVEL = r"(?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn)"
# `UBND các huyện X, Y`, `Tỉnh ủy các tỉnh, thành phố: X, Y`.
_OF_SEVERAL = re.compile(rf"(?:của |ở )?các (?P<levels>{_LEVEL}(?:(?:,| và) {_LEVEL})*):? ", re.IGNORECASE)
_NEXT_NAME = re.compile(r"(?:,|;| và|, và) ")


def share_tails(folded: str, bodies: list[BodyMention]) -> list[BodyMention]:
    """`Đảng ủy, HĐND, UBND xã Lê Lợi`: the tail of the last is the tail of all."""
    shared = list(bodies)
    for i in range(len(shared) - 2, -1, -1):
        this, following = shared[i], shared[i + 1]
        gap = folded[this.span.end : following.span.start]
        if this.bare and this.takes != "field" and _LIST_GAP.fullmatch(gap):
            if this.takes in ("unit", "seat") and following.place:
                shared[i] = replace(this, place=following.place)
            elif this.takes == "body" and following.takes == "body" and (following.inner or following.generic):
                shared[i] = replace(this, inner=following.inner, generic=following.generic)
    return shared


_COMMITTEES = frozenset({"Ban Thường vụ", "Ban Chấp hành", "Thường trực"})
_CHAIN_GAP = re.compile(
    r"(?:,| và|,? và giữ chức(?: vụ)?|, giữ chức(?: vụ)?| -| kiêm| đồng thời là|, kiêm) ?(?:nguyên |kiêm |quyền )?(?:(?:phó |đồng )?(?:bí thư|chủ tịch|giám đốc|tổng giám đốc|trưởng|cục trưởng|chánh|tổng cục trưởng"
    r"|lãnh đạo|viện trưởng|hiệu trưởng|chỉ huy trưởng|tư lệnh|tổng thanh tra|thống đốc|tổng kiểm toán|chủ nhiệm)|thứ trưởng|bộ trưởng)(?: thứ nhất| thường trực)? ?(?:của )?",
    re.IGNORECASE,
)


def share_in_chains(folded: str, bodies: list[BodyMention]) -> list[BodyMention]:
    """`Bí thư Ban cán sự đảng, Bộ trưởng Bộ X`: in a chain of posts a bare Party body is that of the next post."""
    shared = list(bodies)
    for i in range(len(shared) - 2, -1, -1):
        this, following = shared[i], shared[i + 1]
        open_ = this.bare or (this.inner and this.inner.bare)
        if open_ and not this.generic and _CHAIN_GAP.fullmatch(folded, this.span.end, following.span.start):
            shared[i] = _in_chain(this, following)
    return shared


def _in_chain(this: BodyMention, following: BodyMention) -> BodyMention:
    label, place = this.head.label, following.place
    if this.inner:
        agency = following.inner if (this.inner.head.label, following.head.label) == ("Đảng bộ", "Đảng ủy") else None
        return replace(this, inner=replace(this.inner, inner=agency)) if agency else this
    if label in _COMMITTEES and following.takes == "unit" and place and place.name:
        return replace(this, place=place)
    if label in _COMMITTEES and following.takes == "seat":
        return replace(this, inner=following)
    if label in ("Đảng đoàn", "Ban cán sự đảng") or label in COMPANY_BOARDS:
        suits = following.takes in ("nothing", "unit", "field") or following.head.label in COMPANY_BOARDS
        inner = following.inner if following.head.label in COMPANY_BOARDS else following
        name = following.name if following.head.label in COMPANY_BOARDS else ""
        return replace(this, inner=inner, name=name) if suits else this
    if label == "Đảng ủy":
        if following.takes == "unit" and place and place.level == "xa":
            return replace(this, place=place)
        if following.takes == "field" or following.head.label in (
            "Công an",
            "Bộ Chỉ huy Quân sự",
            "Bộ Chỉ huy Bộ đội Biên phòng",
        ):
            return replace(this, inner=following)
        if following.head.label in COMPANY_BOARDS:
            return replace(this, inner=following.inner, name=following.name)
    return this


def spread(folded: str, bodies: list[BodyMention]) -> list[BodyMention]:
    """`UBND các huyện X, Y và Z` names a body of each; the second and later ones stand at their places' names."""
    out: list[BodyMention] = []
    for body in bodies:
        several = list(_each(folded, body)) if body.generic else []
        if several and out and out[-1].bare and _LIST_GAP.fullmatch(folded, out[-1].span.end, body.span.start):
            out[-1] = replace(out[-1], generic=True)
        out += several or [body]
    return out


def _each(folded: str, body: BodyMention) -> Iterator[BodyMention]:
    several = _OF_SEVERAL.search(folded, body.span.start, min(len(folded), body.span.end + 60))
    if several is None or several.start("levels") > body.span.end:
        return
    levels = [word for word in re.split(r", | và ", several["levels"].lower()) if word in LEVEL_WORDS]
    start, at = body.span.start, several.end()
    while place := _named(folded, at, levels):
        yield _of_place(replace(body, span=Span(start, place.span.end), generic=False), place)
        gap = _NEXT_NAME.match(folded, place.span.end)
        if gap is None:
            return
        start = at = gap.end()


def _named(folded: str, at: int, levels: list[str]) -> PlaceMention | None:
    """The place of one of the levels whose name, with or without its level word, stands at `at`."""
    own = place_at(folded, at)
    if own and own.name:
        return own
    if longest_label(folded, at, lower_heads()) > 0:
        return None
    window = folded[at : at + 40]
    found = [(level, place_at(f"{level} {window}", 0)) for level in levels] if window[:1].isupper() else []
    placed = [replace(p, span=Span(at, at + p.span.end - len(level) - 1)) for level, p in found if p and p.name]
    return next((p for p in placed if _known(p)), placed[0] if placed else None)


def _known(place: PlaceMention) -> bool:
    return any(unit.word.lower() == place.word for unit in gazetteer().find(place.name))


def _of_place(body: BodyMention, place: PlaceMention) -> BodyMention:
    if body.inner:
        return replace(body, inner=_of_place(replace(body.inner, generic=False), place))
    return replace(body, place=place)
