"""Sentences coded for rules: each mention becomes one character, the rest is the lower-cased folded text.

A rule then reads as a regular expression over what the sentence mentions, and its groups lead back to the mentions
and to the characters of the article.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.dates import DateMention
from kg.extract.heads import BodyMention
from kg.extract.occasions import Occasion
from kg.extract.papers import PaperMention
from kg.extract.people import PersonMention
from kg.extract.places import PlaceMention
from kg.extract.posts import PostMention
from kg.extract.reading import Reading
from kg.extract.symbols import BODY, DATE, EVENT, PAPER, PERSON, PLACE, POST
from kg.model.span import Span

CODES = {
    PersonMention: PERSON, BodyMention: BODY, PlaceMention: PLACE, PostMention: POST,
    PaperMention: PAPER, DateMention: DATE, Occasion: EVENT,
}  # fmt: skip
Mention = PersonMention | BodyMention | PlaceMention | PostMention | PaperMention | DateMention | Occasion
_PRONOUN = re.compile(
    rf"(?:^|(?<=[,;] )|(?<=và )|(?<={DATE} )|(?<=sau đó )|(?<=trước đó )|(?<=hiện nay )|(?<=cụ thể ))(?:đồng chí|ông|bà|người đứng đầu \w+)(?= (?!ông |bà )[a-zà-ỹ])|(?<=theo )(?:ông|bà)(?=, )"
)
_TRIM = " \t\n.,;:…"


@dataclass(frozen=True, slots=True)
class Coded:
    """One sentence: its code, the offset in the article of each character of it, and the mention at each code."""

    span: Span
    code: str
    offsets: tuple[int, ...]
    mentions: dict[int, Mention]

    def original(self, start: int, end: int) -> Span:
        """The characters of the article that a run of the code stands for; an empty run may stand at the sentence's end."""
        if end > start:
            return Span(self.offsets[start], self._end_of(end - 1))
        at = self.offsets[start] if start < len(self.offsets) else self.span.end
        return Span(at, at)

    def _end_of(self, at: int) -> int:
        mention = self.mentions.get(at)
        return whole(mention).end if mention else self.offsets[at] + 1

    def clip(self, start: int, end: int) -> tuple[int, int]:
        """A run of the code without spaces and punctuation at its ends."""
        while start < end and self.code[start] in _TRIM + "-–":
            start += 1
        while end > start and self.code[end - 1] in _TRIM:
            end -= 1
        return start, end


def whole(mention: Mention) -> Span:
    """All characters of a mention: a person with the honorific, others as they are."""
    return mention.whole if isinstance(mention, PersonMention) else mention.span


def groups(reading: Reading) -> dict[Span, Span]:
    """For each person's mention the run that names it with its titles, where no other person stands in between."""
    starts = [p.span.start for p in reading.people]
    out: dict[Span, Span] = {}
    for holding in reading.all_holdings:
        inside = bisect_left(starts, holding.span.end) - bisect_left(starts, holding.span.start)
        if inside == 1:
            known = out.get(holding.person.span, holding.person.whole)
            out[holding.person.span] = Span(min(known.start, holding.span.start), max(known.end, holding.span.end))
    return out


def code_sentences(reading: Reading) -> list[Coded]:
    """Every sentence of the article, coded."""
    spans = groups(reading)
    tops = _outermost(reading, spans)
    starts = [span.start for span, _ in tops]
    out = []
    for sentence in reading.document.sentences:
        some = tops[bisect_left(starts, sentence.start) : bisect_right(starts, sentence.end - 1)]
        out.append(_code(reading.document.lowered, sentence, [t for t in some if t[0].end <= sentence.end]))
    return out


def _outermost(reading: Reading, spans: dict[Span, Span]) -> list[tuple[Span, Mention]]:
    """Mentions that stand inside no other, by start; a title bound to a person belongs to the person."""
    everything: list[tuple[Span, Mention]] = [(spans.get(p.span, p.whole), p) for p in reading.people]
    everything += [(b.span, b) for b, _ in reading.bodies] + [(b.span, b) for b in reading.collectives]
    starts = sorted(p.span.start for p in reading.people)
    papers = [p for p in reading.papers if not _on_somebody(p, starts)]
    others: tuple[Mention, ...] = (*reading.places, *reading.posts, *papers, *reading.dates, *reading.occasions)
    everything += [(m.span, m) for m in others]
    everything.sort(key=lambda item: (item[0].start, -item[0].end))
    kept: list[tuple[Span, Mention]] = []
    last = -1
    for span, mention in everything:
        if span.start >= last:
            kept.append((span, mention))
            last = span.end
    return kept


def _on_somebody(paper: PaperMention, people: Sequence[int]) -> bool:
    """Whether a paper is named by what it decides on somebody: its words are then read as an act of personnel."""
    named = bisect_left(people, paper.span.start) != bisect_left(people, paper.span.end)
    return named and paper.document.number is None


def _code(lowered: str, sentence: Span, tops: Sequence[tuple[Span, Mention]]) -> Coded:
    code: list[str] = []
    offsets: list[int] = []
    mentions: dict[int, Mention] = {}
    at = sentence.start
    for span, mention in tops:
        _plain(lowered, at, span.start, code, offsets)
        mentions[len(code)] = mention
        code.append(CODES[type(mention)])
        offsets.append(span.start)
        at = span.end
    _plain(lowered, at, sentence.end, code, offsets)
    text = "".join(code)
    return Coded(sentence, text, tuple(offsets), mentions)


def _plain(lowered: str, start: int, end: int, code: list[str], offsets: list[int]) -> None:
    code.extend(lowered[start:end])
    offsets.extend(range(start, end))


def pronouns(coded: Coded, folded: str) -> list[tuple[int, int]]:
    """Where `Đồng chí`, `Ông`, `Bà` stand alone as the subject of a clause; before a name they are honorifics."""
    found = [m.span() for m in _PRONOUN.finditer(coded.code)]
    return [
        (start, end)
        for start, end in found
        if not folded[coded.offsets[end - 1] + 2 : coded.offsets[end - 1] + 3].isupper()
    ]
