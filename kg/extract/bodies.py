"""The bodies that a text names, and what those in lists and chains of posts share."""

import re
from dataclasses import replace
from functools import lru_cache

from kg.extract.body_names import complete
from kg.extract.heads import CENTRAL_COMMITTEE, COMPANY_BOARDS, LOCAL_SCHOOLS, BodyMention, fields, heads
from kg.lexicon import Concept, Matcher, lexicon
from kg.model.span import Span
from kg.text.fold import fold, lower

_INSIDE_NAME = re.compile(r"(?<![\w])(?:Tây|Điện|Hội|Đông|Đại) $|[\d/][^\s,.;()]*-$")
# Before a bare head: several of its kind, none of them named.
_SEVERAL = re.compile(r"(?:\d|các|những|mỗi|từng|nhiều|một số|hầu hết|cấp) $", re.IGNORECASE)

_SEVERAL_SMALL = re.compile(r"(?:các|những|một số) $", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"(?:cơ|trụ|hội|cán|đảng|nội|toàn|một|liên) $", re.IGNORECASE)
# `Trung ương` alone is the Central Committee only as the one that decides or issues; elsewhere it is a level.
_CENTRE = re.compile(r"(?<!\w)(?:của|do) (Trung ương|T·Ư|TW)(?=[,.;)]| (?:về|đã|và|giao|ban hành|quy định)(?!\w))")


@lru_cache(maxsize=1)
def _matcher() -> Matcher[Concept]:
    return Matcher({fold(label).lower(): c for label, c in lexicon().labels("heads").items()})


def find_bodies(folded: str) -> list[BodyMention]:
    """All bodies named in a folded text, outermost first at each place, none overlapping another."""
    found: list[BodyMention] = []
    last = -1
    centre = [(Span(*m.span(1)), heads()[CENTRAL_COMMITTEE]) for m in _CENTRE.finditer(folded)]
    for span, concept in sorted(
        [*_matcher().find(lower(folded)), *centre], key=lambda item: (item[0].start, -item[0].end)
    ):
        if span.start < last or _INSIDE_NAME.search(folded, max(0, span.start - 10), span.start):
            continue
        mention = complete(folded, span, concept)
        if mention and mention.bare and _SEVERAL.search(folded, max(0, span.start - 8), span.start):
            mention = replace(mention, generic=True)
        if (
            mention
            and _SEVERAL_SMALL.search(folded, max(0, span.start - 8), span.start)
            and folded[span.start].islower()
        ):
            continue
        if mention and (folded[span.start].isupper() or _certain(mention, folded)):
            found.append(mention)
            last = mention.span.end
    return _share_in_chains(folded, _share_tails(folded, found))


def _certain(mention: BodyMention, folded: str) -> bool:
    """Whether a name that begins in lower case is a name all the same: `sở Kế hoạch và Đầu tư`, `ban Bí thư`."""
    if mention.head.label in ("Bộ", "Sở"):
        return mention.name in fields().values() and not _WORD_BEFORE.search(
            folded, max(0, mention.span.start - 8), mention.span.start
        )
    if mention.head.label in LOCAL_SCHOOLS:
        return any(c.isupper() for c in mention.span.of(folded))
    if mention.generic or " " not in mention.head.label:
        return False
    if mention.takes == "nothing":
        return mention.head.label not in ("Quốc hội", "Chính phủ")
    return mention.takes in ("seat", "unit", "field") and bool(mention.name or (mention.place and mention.place.name))


def _share_tails(folded: str, bodies: list[BodyMention]) -> list[BodyMention]:
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
    r"(?:,| -| kiêm| đồng thời là|, kiêm) ?(?:nguyên |kiêm |quyền )?(?:(?:phó |đồng )?(?:bí thư|chủ tịch|giám đốc|tổng giám đốc|trưởng|cục trưởng|chánh|tổng cục trưởng"
    r"|viện trưởng|hiệu trưởng|chỉ huy trưởng|tư lệnh|tổng thanh tra|thống đốc|tổng kiểm toán|chủ nhiệm)|thứ trưởng|bộ trưởng)(?: thứ nhất| thường trực)? ?(?:của )?",
    re.IGNORECASE,
)


def _share_in_chains(folded: str, bodies: list[BodyMention]) -> list[BodyMention]:
    """`Bí thư Ban cán sự đảng, Bộ trưởng Bộ X`: in a chain of posts a bare Party body is that of the next post."""
    shared = list(bodies)
    for i in range(len(shared) - 2, -1, -1):
        this, following = shared[i], shared[i + 1]
        if this.bare and not this.generic and _CHAIN_GAP.fullmatch(folded, this.span.end, following.span.start):
            shared[i] = _in_chain(this, following)
    return shared


def _in_chain(this: BodyMention, following: BodyMention) -> BodyMention:
    label, place = this.head.label, following.place
    if label in _COMMITTEES and following.takes == "unit" and place and place.name:
        return replace(this, place=place)
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


_LIST_GAP = re.compile(r"\s*(?:,|-|/|và|,? ?cùng|\.)\s*", re.IGNORECASE)
