"""The bodies that a text names, and what those in lists and chains of posts share."""

import re
from dataclasses import replace
from functools import lru_cache

from kg.extract.body_lists import share_in_chains, share_tails, spread
from kg.extract.body_names import complete
from kg.extract.heads import CENTRAL_COMMITTEE, LOCAL_SCHOOLS, BodyMention, fields, heads
from kg.lexicon import Concept, Matcher, lexicon
from kg.model.span import Span
from kg.text.fold import fold, lower

_INSIDE_NAME = re.compile(r"(?<![\w])(?:Tây|Điện|Hội|Đông|Đại|thôn|ấp|bản|làng|xóm) $|[\d/][^\s,.;()]*-$|\d/$")
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
    return spread(folded, share_in_chains(folded, share_tails(folded, found)))


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
