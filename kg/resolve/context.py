"""Which places an article is about: what completes `UBND huyện`, `Tỉnh ủy`, `thành phố`."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extract.places import LEVEL_OF, PlaceMention
from kg.lexicon.gazetteer import gazetteer
from kg.text.segment import Document

_ORIGIN = re.compile(r"(?:nguồn gốc từ|đến từ|quê(?: quán)? ?(?:ở|tại|:)?|sinh tại|trở về từ)\s*$")
_BESIDE = 200  # characters: a unit named in the same sentence wins over the one the article is about
_NEAR = 700  # characters: about four sentences; further back a unit is no longer the one just spoken of


@dataclass(frozen=True, slots=True)
class Context:
    """Named places in order, and by level the one the article is mostly about."""

    mentions: tuple[PlaceMention, ...]
    focus: dict[str, PlaceMention] = field(hash=False)
    main: frozenset[str] = frozenset()
    starts: tuple[int, ...] = ()
    has_province_committee: bool = False

    def complete(self, word: str, at: int) -> PlaceMention | None:
        """The named place that a bare level word means at offset `at`; None where the article leaves it open."""
        level = LEVEL_OF.get(word)
        fits = [m for m in self.mentions if m.word == word and (level is None or m.level == level)]
        before = [m for m in fits if m.span.start <= at and at - m.span.start <= _NEAR]
        main = self.focus.get(level) if level else self._city()
        turned = len({m.name for m in before[-2:]}) == 1 and len(before) > 1  # the article has turned to another unit
        beside = (
            0 if level is None and main and main.level == "tinh" else _BESIDE
        )  # a city under a city is named in full
        other = [m for m in before[-1:] if main and m.name != main.name and (turned or at - m.span.start <= beside)]
        earlier = [m for m in fits if m.span.start <= at]
        if main and earlier and main.span.start > at:  # no short name stands for a unit that is named later
            return earlier[-1]
        if main and main.word == word and not other:
            return main
        if before:
            return before[-1]
        return main if main and main.word == word else (fits[0] if len({m.name for m in fits}) == 1 else None)

    def _city(self) -> PlaceMention | None:
        for level in ("huyen", "tinh"):
            place = self.focus.get(level)
            if level == "huyen" and level not in self.main:
                continue
            if place and place.word == "thành phố" and not (level == "tinh" and self.has_province_committee):
                return place
        return None

    def narrowest(self) -> PlaceMention | None:
        """The lowest unit the article is about."""
        return next((self.focus[level] for level in ("xa", "huyen", "tinh") if level in self.main), None)

    def nearest(self, at: int) -> PlaceMention | None:
        """The last named place before `at`, near enough to be meant still."""
        index = bisect_right(self.starts, at) - 1
        if index >= 0 and at - self.starts[index] <= _NEAR:
            return self.mentions[index]
        return None


def read_context(document: Document, places: Iterable[PlaceMention]) -> Context:
    """Weigh the named places of an article: those of the headline and the lead count more."""
    named = tuple(sorted((m for m in places if m.name), key=lambda m: m.span))
    scores: Counter[tuple[str, str, str]] = Counter()
    first: dict[tuple[str, str, str], PlaceMention] = {}
    lead = document.paragraphs[1].start + 500 if len(document.paragraphs) > 1 else 500
    for m in named:
        if _ORIGIN.search(document.lowered, max(0, m.span.start - 20), m.span.start):
            continue
        key = (m.level, m.word, m.name)
        first.setdefault(key, m)
        scores[key] += 4 if m.span.start < document.headline.end else 2 if m.span.start < lead else 1
    focus: dict[str, PlaceMention] = {}
    for (level, _, _), _score in sorted(scores.items(), key=lambda item: (-item[1], first[item[0]].span)):
        best = next(k for k, s in sorted(scores.items(), key=lambda i: (-i[1], first[i[0]].span)) if k[0] == level)
        focus.setdefault(level, first[best])
    weight = {level: scores[(level, m.word, m.name)] for level, m in focus.items()}
    main = frozenset(level for level, w in weight.items() if w >= 0.3 * max(weight.values()))
    _complete_chain(focus)
    return Context(
        named, focus, main or frozenset(focus), tuple(m.span.start for m in named), "Tỉnh ủy" in document.folded
    )


def _complete_chain(focus: dict[str, PlaceMention]) -> None:
    """The province of the focus district is the one that completes `Tỉnh ủy`, where the gazetteer knows just one."""
    for low, high in (("xa", "huyen"), ("huyen", "tinh")):
        unit = focus.get(low)
        if unit is None or not unit.parent or high in focus:
            continue
        parents = [u for u in gazetteer().find(unit.parent) if u.level == high]
        if len(parents) == 1:
            word = parents[0].word.lower()
            city = high == "tinh" and parents[0].word.lower() == "thành phố"
            focus[high] = PlaceMention(
                unit.span, "thành phố" if city else word, parents[0].name, high, parents[0].parent
            )
