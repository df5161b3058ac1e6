"""That a body studied, carried out, made concrete or reviewed a particular document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.coding import Coded
from kg.extract.events import Happening
from kg.extract.occasions import Occasion
from kg.extract.papers import PaperMention
from kg.extract.reading import Reading, agent_of
from kg.extract.rulebook import rulebook
from kg.extract.symbols import DATE
from kg.model.entities import Agent, OfficialDocument
from kg.model.facts import Evidence, Implementation
from kg.model.values import Modality, PartialDate

_BOOK = rulebook("implementations")
_IN_ORDER_TO, _TOPIC, _AFTER_CONGRESS, _ACTION, _LED, _SERVED, _DRAFTED = _BOOK
_WORDS = _BOOK["action"]
_DENIED, _DUTY = _BOOK["denied"], _BOOK["duty"]
_NOT_DONE, _DONE, _SUBJECT, _AFTER_COMMA = (_BOOK[name] for name in ("not_done", "done", "subject", "after_comma"))


@dataclass(frozen=True, slots=True)
class _Found:
    rule: str
    actions: tuple[str, ...]
    papers: tuple[PaperMention, ...]
    at: int
    end: int
    denied: bool = False


def implementations(
    sentences: Sequence[Coded], directed: set[tuple[int, int]], main: Happening | None, reading: Reading
) -> Iterator[Implementation]:
    """Implementations reported in sentences that are not themselves instructions (`directed`: spans of speech)."""
    subject: Agent | None = None
    seen: set[tuple[str, str, str]] = set()
    for coded in sentences:
        for found in _find(coded):
            said = coded.offsets[min(found.at, len(coded.offsets) - 1)]
            if any(start <= said < end for start, end in directed):
                continue
            who = _subject(coded, found.at, reading) or _behind(coded, found, reading)
            who = who or _understood(coded, found, main, subject)
            for fact in _rows(coded, found, who):
                key = (fact.organization.name if fact.organization else "", fact.action, fact.document.citation)
                if key not in seen:
                    seen.add(key)
                    yield fact
        subject = _subject(coded, len(coded.code), reading) or subject


def _find(coded: Coded) -> Iterator[_Found]:
    topic = _TOPIC.pattern.match(coded.code)
    if topic:
        yield _Found(_TOPIC.id, _actions(topic), _papers(coded, topic), topic.start("who") + 1, topic.end())
        return
    yield from _after_congress(coded)
    for match in _ACTION.pattern.finditer(coded.code):
        before = coded.code[max(0, match.start() - 40) : match.start()]
        if match["gap"].startswith(" thắng lợi") and "đã" not in before:
            continue
        if _DUTY.search(coded.code, 0, match.start()):
            continue
        denied = bool(_DENIED.search(before))
        if denied or not _NOT_DONE.search(before) or _DONE.search(before):
            yield _Found(_ACTION.id, _actions(match), _papers(coded, match), match.start(), match.end(), denied)
    for match in _LED.pattern.finditer(coded.code):
        yield _Found(_LED.id, ("triển khai",), _papers(coded, match), match.start(), match.end())
    for match in _IN_ORDER_TO.pattern.finditer(coded.code):
        yield _Found(_IN_ORDER_TO.id, ("cụ thể hóa",), _papers(coded, match), match.start("who") + 1, match.end())
    for match in _SERVED.pattern.finditer(coded.code):
        yield _Found(_SERVED.id, ("cụ thể hóa",), _papers(coded, match), match.start(), match.end())
    for match in _DRAFTED.pattern.finditer(coded.code):
        yield _Found(_DRAFTED.id, ("cụ thể hóa",), _served(coded, match), match.start(), match.end())


def _after_congress(coded: Coded) -> Iterator[_Found]:
    for match in _AFTER_CONGRESS.pattern.finditer(coded.code):
        occasion = coded.mentions.get(match.start("event"))
        if isinstance(occasion, Occasion) and occasion.kind == "đại hội":
            paper = PaperMention(occasion.span, OfficialDocument("nghị quyết", occasion=occasion.name))
            yield _Found(_AFTER_CONGRESS.id, _actions(match), (paper,), match.start("chain"), match.end())


def _actions(match: re.Match[str]) -> tuple[str, ...]:
    """The actions of a chain, in the order of the list of words."""
    said = {_BOOK.words["action"][word] for word in _WORDS.findall(match["chain"])}
    return tuple(action for action in dict.fromkeys(_BOOK.words["action"].values()) if action in said)


def _papers(coded: Coded, match: re.Match[str]) -> tuple[PaperMention, ...]:
    return tuple(m for i in range(*match.span("doc")) if isinstance(m := coded.mentions.get(i), PaperMention))


def _served(coded: Coded, match: re.Match[str]) -> tuple[PaperMention, ...]:
    """The documents that those found carry out."""
    return tuple(PaperMention(p.span, p.carries_out) for p in _papers(coded, match) if p.carries_out is not None)


def _subject(coded: Coded, before: int, reading: Reading) -> Agent | None:
    """The first body or place that begins a clause before the action."""
    for match in _SUBJECT.finditer(coded.code, 0, before):
        mention = coded.mentions.get(match.start())
        left = coded.code[max(0, match.start() - 12) : match.start()]
        if re.search(r"(?:của|do|tại|ở|trên|trong|theo|với|từ|cho|bởi) $", left) or (
            coded.code.startswith("về ") and "," not in coded.code[: match.start()]
        ):
            continue
        agent = agent_of(reading, mention) if mention is not None else None
        if agent:
            return agent
    return None


def _behind(coded: Coded, found: _Found, reading: Reading) -> Agent | None:
    """`Thực hiện Nghị quyết ..., Huyện ủy đã ...`: an action that opens the sentence is that of its subject."""
    match = _AFTER_COMMA.match(coded.code, found.end) if found.at <= 6 else None
    return agent_of(reading, coded.mentions[match.start("who")]) if match else None


def _understood(coded: Coded, found: _Found, main: Happening | None, subject: Agent | None) -> Agent | None:
    """Who acts where the sentence has no subject: the organiser of a meeting held for it, or the last sentence's subject."""
    before = coded.code[: found.at]
    if re.search(r"hội nghị|lớp|đợt sinh hoạt", before):
        return _organizer(main)
    return subject if len(before.split()) <= 4 else None


def _organizer(main: Happening | None) -> Agent | None:
    return main.organizers[0] if main and main.organizers else None


def _rows(coded: Coded, found: _Found, who: Agent | None) -> Iterator[Implementation]:
    if who is None:
        return
    for paper in found.papers:
        d = paper.document
        if not (d.number or d.occasion):
            continue
        for action in found.actions:
            span = coded.original(*coded.clip(found.at, found.end))
            yield Implementation(
                evidence=Evidence(span, found.rule), modality=Modality.DENIED if found.denied else Modality.REPORTED,
                organization=who, action=action, document=d, status=_status(coded, found), date=_date(coded),
            )  # fmt: skip


def _status(coded: Coded, found: _Found) -> str | None:
    return "xong" if re.search(r"(?:tổ chức|hoàn thành) xong|hoàn thành", coded.code[found.at :]) else None


def _date(coded: Coded) -> PartialDate | None:
    dates = [coded.mentions[at] for at in sorted(coded.mentions) if coded.code[at] == DATE]
    points = [d for d in dates if getattr(d, "point", None)]
    return getattr(points[0], "point", None) if points else None
