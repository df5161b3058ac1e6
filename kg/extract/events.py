"""Meetings, congresses, sessions, inspections, classes, elections and ceremonies."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.coding import Coded, Mention
from kg.extract.posts import PostMention
from kg.extract.reading import Reading, agent_of
from kg.extract.rulebook import Rule, rulebook
from kg.extract.symbols import BODY, DATE, PAPER
from kg.lexicon import lexicon
from kg.model.entities import Agent, Event, Organization, Place
from kg.model.facts import EventReference, Evidence
from kg.model.span import Span
from kg.model.values import Modality, PartialDate
from kg.text.fold import fold

_BOOK = rulebook("events")
_ORGANIZED_OCCASION, _VISITED, _NAMED = (_BOOK.rule(f"events/{n}") for n in ("organized-occasion", "visit", "named"))
_OCCASION, _ELECTION = _BOOK.rule("events/occasion"), _BOOK.rule("events/election")
_MET = _BOOK.rule("events/met")
_IN_SENTENCES = tuple(rule for rule in _BOOK if "name" in rule.says)
_NAME_END, _AT, _NOUN, _BARE_NAME = (_BOOK[name] for name in ("name_end", "at", "noun", "bare_name"))
_TO_COME = _BOOK["to_come"]
_PLANNED, _DENIED, _ORIGIN, _ORDERED = (_BOOK[name] for name in ("planned", "denied", "origin", "ordered"))


_WHOSE = re.compile(
    rf"(?:hội nghị|đại hội|kỳ họp|phiên họp|cuộc họp|phiên|buổi làm việc|hội thảo)(?: [\w ]{{0,30}} của)? ({BODY})"
)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as read: kind, its organisers, date, place and name, and the characters that show it."""

    span: Span
    kind: str
    name: str | None = None
    date: PartialDate | None = None
    organizers: tuple[Agent, ...] = ()
    place: Place | None = None
    modality: Modality = Modality.REPORTED
    rule: str = "events/organized"

    @property
    def event(self) -> Event:
        """The event as an entity."""
        organizer = self.organizers[0].name if self.organizers else None
        return Event(self.kind, self.name, organizer, self.date.iso if self.date else None)


@lru_cache(maxsize=1)
def event_kinds() -> dict[str, str]:
    """Folded lower-case label of every kind of event → the label that tables use."""
    labels = {fold(label).lower(): c.label.lower() for label, c in lexicon().labels("event-kinds").items()}
    return {label: _printed(label, kind) for label, kind in labels.items()}


def _printed(label: str, kind: str) -> str:
    """Tables name the kind as printed, without classifier; of `hội nghị cán bộ` and the like only the head."""
    if _NOUN.match(label) is None:
        return kind
    head = re.match(r"(?:hội nghị|đại hội|kỳ họp|lớp)(?!\w)", label)
    return head.group() if head else core(label)


def happenings(sentences: Sequence[Coded], reading: Reading) -> list[Happening]:
    """All events of an article, those of the headline and lead first as they stand."""
    found = [h for coded in sentences for h in _in_sentence(coded, reading)]
    found += list(_occasions(reading)) + list(_elections(reading))
    return _merge(found)


def main_event(found: Sequence[Happening], reading: Reading) -> Happening | None:
    """The event the article reports: the first dated or organised one near its beginning."""
    begin = reading.document.paragraphs[1].start if len(reading.document.paragraphs) > 1 else 0
    near = [h for h in found if h.rule not in ("events/occasion", "events/election") and h.span.start < begin + 1500]
    dated = [h for h in near if h.date and h.span.start >= begin]
    return min(dated or near, key=lambda h: h.span.start, default=None)


def _in_sentence(coded: Coded, reading: Reading) -> Iterator[Happening]:
    for rule in _IN_SENTENCES:
        match = rule.pattern.search(coded.code)
        if match is None:
            continue
        headline = coded.span.start <= reading.document.headline.end
        if rule is _VISITED and not (headline or _date(coded, match.start())):
            continue
        if rule is _VISITED and _ORDERED.search(coded.code, max(0, match.start() - 16), match.start("kind")):
            continue
        if rule is _MET and _date(coded, match.start()) is None:
            continue
        if rule is _NAMED and _ORIGIN.search(coded.code[: match.start()]):
            continue
        yield _happening(coded, match, rule, reading)
        if rule is not _ORGANIZED_OCCASION:
            return


def _happening(coded: Coded, match: re.Match[str], rule: Rule, reading: Reading) -> Happening:
    groups = match.groupdict()
    start = next(match.start(g) for g in ("name", "occasion", "kind") if groups.get(g))
    end = _name_end(coded.code, match, rule)
    name = None if rule is _MET else coded.original(*coded.clip(start, end)).of(reading.article.text)
    kind = event_kinds().get(groups.get("kind") or "", groups.get("kind") or "đại hội")
    occasion = coded.mentions.get(match.start("occasion")) if groups.get("occasion") else None
    if occasion is not None:
        kind = getattr(occasion, "kind", kind)
    who = (
        tuple(a for i in range(*match.span("who")) if i in coded.mentions and (a := _host(coded.mentions[i], reading)))
        if groups.get("who")
        else ()
    )
    if any(isinstance(a, Organization) for a in who):  # `Huyện ủy X, tỉnh Y`, `tại Hà Nội, Bộ Z`: where, not who
        who = tuple(a for a in who if not isinstance(a, Place))
    who = who or _named_organizer(coded, start, end, reading)
    if rule is _VISITED:
        who = _visitor(who, coded, match, reading)
    first = min(match.start("who"), start) if groups.get("who") else start
    date = _date(coded, first)
    begin = min(first, coded.code.find(DATE) if DATE in coded.code[:first] else first)
    span = coded.original(*coded.clip(begin, end))
    modality = _modality(coded.code[: match.start("name") if groups.get("name") else start][-60:])
    return Happening(span, kind, name, date, who, _place(coded, reading), modality, rule.id)


def _host(mention: Mention, reading: Reading) -> Agent | None:
    """Who holds a meeting: a session held by its deputies is the council's."""
    if isinstance(mention, PostMention):
        return reading.resolver.resolve(mention)[1] if mention.label == "Đại biểu" else None
    return agent_of(reading, mention)


def _named_organizer(coded: Coded, start: int, end: int, reading: Reading) -> tuple[Agent, ...]:
    """`phiên thảo luận tổ của Quốc hội`, `hội nghị Thành ủy Phú Lâm`: the name says whose meeting it is."""
    match = _WHOSE.match(coded.code, start, end)
    agent = agent_of(reading, coded.mentions[match.start(1)]) if match else None
    return (agent,) if isinstance(agent, Organization) else ()


def _modality(before: str) -> Modality:
    """The mood that the words before an event put it in."""
    if _PLANNED.search(before):
        return Modality.PLANNED
    return Modality.DENIED if _DENIED.search(before) else Modality.REPORTED


def _visitor(who: tuple[Agent, ...], coded: Coded, match: re.Match[str], reading: Reading) -> tuple[Agent, ...]:
    """An inspection by the chair of a council is organised by the council."""
    mention = coded.mentions.get(match.start("who"))
    post = mention if type(mention).__name__ == "PostMention" else None
    if post is not None:
        _, organization = reading.resolver.resolve(post)  # type: ignore[arg-type]  # the name of its type was just tested
        return (organization,) if organization else ()
    organizations = [a for a in who if isinstance(a, Organization)]
    if organizations:
        return tuple(organizations)
    held = [h.organization for h in reading.holdings if who and h.person.name == who[0].name and h.organization]
    return (held[-1],) if held else ()


def _name_end(code: str, match: re.Match[str], rule: Rule) -> int:
    if rule.says["name"] == "group":
        return match.end("name")
    if rule.says["name"] == "occasion":
        return match.end("occasion")
    if rule.says["name"] == "none":
        return match.end("kind")
    stop = _NAME_END.search(code, match.end("kind"))
    return stop.start() if stop else match.end("name")


def _date(coded: Coded, before: int) -> PartialDate | None:
    dates = [m for at, m in sorted(coded.mentions.items()) if coded.code[at] == DATE and getattr(m, "point", None)]
    days = [m for m in dates if len(m.point.iso) > 4]  # type: ignore[union-attr]  # only dates were kept
    limit = coded.offsets[min(before, len(coded.offsets) - 1)]
    ahead = [m for m in days if m.span.start <= limit]
    return getattr(ahead[-1] if ahead else days[0] if days else None, "point", None)


def _place(coded: Coded, reading: Reading) -> Place | None:
    found = _AT.search(coded.code)
    if not found:
        return None
    mention = coded.mentions.get(found.start(1))
    agent = agent_of(reading, mention) if mention else None
    if isinstance(agent, Place):
        return agent
    if mention is not None and agent:
        return Place(agent.name)
    return Place(coded.original(*coded.clip(*found.span(1))).of(reading.article.text))


def _occasions(reading: Reading) -> Iterator[Happening]:
    for o in reading.occasions:
        if o.kind == "hội nghị" and not o.span.of(reading.document.lowered).startswith("hội nghị"):
            continue
        name = o.span.of(reading.article.text)
        date = _term_date(reading, o.span)
        organizers = (o.organizer,) if o.organizer else ()
        yield Happening(o.span, o.kind, name, date, organizers, rule="events/occasion")


def _term_date(reading: Reading, span: Span) -> PartialDate | None:
    """`Đại hội ... (ngày 12/10/2020)`: a date in brackets behind the name."""
    for date in reading.dates:
        gap = reading.document.folded[span.end : date.span.start]
        if date.span.start >= span.end and len(gap) <= 2 and "(" in gap:
            return date.point
    sentence = next((s for s in reading.document.sentences if s.covers(span)), span)
    for date in reading.dates:
        if (
            _TO_COME.fullmatch(reading.document.lowered[span.end : date.span.start][:60])
            and date.span.start >= span.end
        ):
            return date.point
        gap = reading.document.lowered[date.span.end : span.start]
        if sentence.start <= date.span.start <= sentence.start + 14 and len(gap) <= 60 and not _ORIGIN.search(gap):
            return date.point if date.span.end <= span.start else None
    return None


def _elections(reading: Reading) -> Iterator[Happening]:
    longest: dict[str, re.Match[str]] = {}
    for match in _ELECTION.pattern.finditer(reading.document.lowered):
        key = "thôn" if "thôn" in match.group() else "đại biểu"
        if key not in longest or len(match.group()) > len(longest[key].group()):
            longest[key] = match
    for match in longest.values():
        span = Span(*match.span())
        sentence = next((s for s in reading.document.sentences if s.covers(span)), span)
        points = [(d.span, d.point) for d in reading.dates if sentence.covers(d.span) and d.point]
        days = [point for _, point in points if len(point.iso) == 10]
        year = next(iter(days), None) or next((point for at, point in points if at.end <= span.start), None)
        yield Happening(span, "bầu cử", span.of(reading.article.text), date=year, rule="events/election")


def _merge(found: Sequence[Happening]) -> list[Happening]:
    """One row an event: the same kind with the same organiser and no other date is the same event."""
    kept: list[Happening] = []
    for h in found:
        for i, other in enumerate(kept):
            if _same(h, other):
                kept[i] = replace(
                    other, date=other.date or h.date, place=other.place or h.place,
                    organizers=other.organizers or h.organizers, name=other.name or h.name,
                )  # fmt: skip
                break
        else:
            kept.append(h)
    return kept


def core(kind: str) -> str:
    """The kind without the classifier: `buổi làm việc` and `làm việc` are one kind."""
    return kind.removeprefix("buổi ").removeprefix("cuộc ")


def _same(a: Happening, b: Happening) -> bool:
    if core(a.kind) != core(b.kind) or (a.date and b.date and a.date != b.date):
        return False
    if a.rule == "events/occasion" or b.rule == "events/occasion":
        numbers = [re.findall(r"\b(?:[IVXL]+|\d{1,2})\b", h.name or "") for h in (a, b)]
        open_to_both = a.date is not None and a.date == b.date and not (a.organizers and b.organizers)
        whose = a.organizers == b.organizers or open_to_both
        return whose and (numbers[0] == numbers[1] or (a.name or "").lower() == (b.name or "").lower())
    if a.rule == "events/election" or b.rule == "events/election":
        return a.rule == b.rule and a.name == b.name
    if b.name and a.name and "events/named" in (a.rule, b.rule):
        return a.name.lower() == b.name.lower()
    return not (a.organizers and b.organizers) or bool(set(a.organizers) & set(b.organizers))


def events(found: Sequence[Happening]) -> Iterator[EventReference]:
    """One row an event and organiser."""
    for h in found:
        bare = h.name is None or _BARE_NAME.fullmatch(h.name.lower().removeprefix(h.kind)) is not None
        if bare and not (h.organizers or h.place or (h.date and h.rule not in ("events/took-place", "events/at"))):
            continue
        for organizer in h.organizers or (None,):
            yield EventReference(
                evidence=Evidence(h.span, h.rule), modality=h.modality, event=h.event, kind=h.kind, date=h.date,
                organizer=organizer, place=h.place, name=h.name,
            )  # fmt: skip


__all__ = ["PAPER", "Happening", "event_kinds", "events", "happenings", "main_event"]
