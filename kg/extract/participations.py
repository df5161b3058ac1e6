"""Who chaired, spoke, attended, inspected or concluded."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.extract.coding import Coded
from kg.extract.events import Happening, core, event_kinds
from kg.extract.reading import Reading, agent_of
from kg.extract.rulebook import Rule, rulebook
from kg.extract.speech import Speech
from kg.extract.symbols import PERSON, POST
from kg.model.entities import Event, Person
from kg.model.facts import Evidence, Participation
from kg.model.span import Span
from kg.model.values import Part

_RULES = tuple(rule for rule in rulebook("participations") if rule.reads)


def participations(
    sentences: Sequence[Coded], speeches: Sequence[Speech], main: Happening | None, reading: Reading
) -> Iterator[Participation]:
    """Each person's part in an event, once; whoever is quoted in the report of an event spoke there."""
    seen: set[tuple[str, str, Part]] = set()
    spoke: set[str] = set()
    for fact in _all(sentences, speeches, main, reading):
        if fact.evidence.rule == "participations/quoted" and fact.person.name in spoke:
            continue
        if fact.part in (Part.SPEAK, Part.CONCLUDE):
            spoke.add(fact.person.name)
        key = (fact.person.name, core(fact.event_kind.kind), fact.part)
        if key not in seen:
            seen.add(key)
            yield fact


def _all(
    sentences: Sequence[Coded], speeches: Sequence[Speech], main: Happening | None, reading: Reading
) -> Iterator[Participation]:
    for coded in sentences:
        for rule in _RULES if PERSON in coded.code or POST in coded.code else ():
            for match in rule.matches(coded.code):
                kind = _kind(match["what"], Part(rule.says["part"]), main)
                if kind:
                    yield from _rows(coded, match, rule, kind, reading)
    for speech in speeches:
        for who in speech.speakers:
            if main and isinstance(who, Person):
                span = (
                    Span(speech.coded.span.start, speech.span.start)
                    if speech.span.start > speech.coded.span.start
                    else speech.coded.span
                )
                yield Participation(
                    evidence=Evidence(_trim(span, reading), "participations/quoted"),
                    person=who,
                    event_kind=main.event,
                    part=Part.SPEAK,
                )


def _trim(span: Span, reading: Reading) -> Span:
    text = span.of(reading.article.text)
    return Span(span.start, span.start + len(text.rstrip(' ,:;“"'))) if text.rstrip(' ,:;“"') else span


@lru_cache(maxsize=1)
def _kinds() -> re.Pattern[str]:
    words = sorted(event_kinds(), key=lambda kind: (-len(kind), kind))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _kind(what: str, part: Part, main: Happening | None) -> Event | None:
    """The event that the words name, else the one the article reports."""
    if part is Part.INSPECT:
        return main.event if main and main.kind in ("kiểm tra", "giám sát", "khảo sát") else Event("kiểm tra")
    found = _kinds().search(what)
    if found:
        kind = event_kinds()[found.group()]
        return main.event if main and core(main.kind) == core(kind) else Event(kind)
    return main.event if main else None


def _rows(coded: Coded, match: re.Match[str], rule: Rule, kind: Event, reading: Reading) -> Iterator[Participation]:
    for at in range(*match.span("who")):
        mention = coded.mentions.get(at)
        person = agent_of(reading, mention) if mention is not None else None
        if not isinstance(person, Person):
            continue
        start, end = match.start(), match.end("what") if match.end("what") > match.end("who") else match.end("who")
        if rule.says.get("quote") == "person":
            end = at + 1
        elif match.end("who") <= match.start("what"):
            start, end = at, match.start("what")
        span = coded.original(*coded.clip(start, max(end, at + 1)))
        yield Participation(
            evidence=Evidence(span, rule.id), person=person, event_kind=kind, part=Part(rule.says["part"])
        )
