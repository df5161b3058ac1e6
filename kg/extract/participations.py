"""Who chaired, spoke, attended, inspected or concluded."""

import re
from collections.abc import Iterator, Sequence

from kg.extract.coding import PERSON, POST, Coded
from kg.extract.events import Happening, core, event_kinds
from kg.extract.reading import Reading, agent_of
from kg.extract.speech import Speech
from kg.model.entities import Event, Person
from kg.model.facts import Evidence, Participation
from kg.model.span import Span
from kg.model.values import Part

_WHO = f"[{PERSON}{POST}]"
_LIST = rf"(?P<who>{_WHO}(?:(?:[,;]| và|,? cùng(?: với)?|; và)? ?(?:các )?(?:đồng chí:? )?{_WHO})*)"
_RULES: tuple[tuple[str, Part, re.Pattern[str]], ...] = tuple(
    (f"participations/{name}", part, re.compile(pattern))
    for name, part, pattern in (
        ("chairs", Part.CHAIR, rf"{_LIST},? (?:đã |đồng |cùng |đến dự,? |dự,? |dự và |tham dự và |[^.;]{{0,70}}? và )*(?:chủ trì|chủ tọa|điều hành|đồng chủ trì)(?! tổ chức)(?P<what>[^.;]{{0,80}})"),
        ("chaired-by", Part.CHAIR, rf"(?P<what>[^.;]{{0,80}})(?:dưới sự (?:chủ trì|điều hành|chủ tọa) của|do) (?:[^.;{PERSON}]{{0,40}}: ?)?{_LIST}(?: (?:chủ trì|làm trưởng đoàn|điều hành))?"),
        ("attending", Part.ATTEND, rf"(?:cùng dự|tham dự|đến dự|tới dự|dự|có mặt|tham gia)(?P<what>[^.;:{PERSON}]{{0,90}}?)(?:,? ?(?:còn )?(?:có|gồm)|:)[^.;{PERSON}]{{0,40}}{_LIST}"),
        ("attends", Part.ATTEND, rf"{_LIST},? (?:và [^.;]{{2,80}}? )?(?:đã |cũng |cùng |đến |tới |về |trực tiếp )*(?:tham dự|dự)(?! kiến| thảo| toán| án| báo| phòng)(?P<what>[^.;]{{0,80}})"),
        ("speaks", Part.SPEAK, rf"{_LIST},? [^.;:]{{0,60}}?(?:phát biểu(?! kết luận)|báo cáo|trình bày|công bố|đọc|thông tin|tham luận)(?!\w)(?P<what>[^.;]{{0,80}})"),
        ("speaking", Part.SPEAK, rf"(?:^|[,;] )(?:phát biểu(?! kết luận)|báo cáo|trình bày)(?P<what>[^.;:{PERSON}]{{0,120}}?),? {_LIST}"),
        ("concludes", Part.CONCLUDE, rf"{_LIST},? [^.;:]{{0,40}}?(?:phát biểu )?kết luận(?P<what>(?! số)[^.;]{{0,60}})"),
        ("concluding", Part.CONCLUDE, rf"(?:phát biểu )?kết luận(?P<what> (?:hội nghị|buổi|cuộc|phiên|tại|làm|kỳ)[^.;{PERSON}]{{0,60}}?),? {_LIST}"),
        ("inspects", Part.INSPECT, rf"{_LIST},? (?:đã |đến |tới |trực tiếp |cùng đoàn công tác |dẫn đầu đoàn[^.;]{{0,30}} |làm trưởng đoàn,? )*(?:kiểm tra|giám sát|thị sát|khảo sát)(?!\w)(?P<what>[^.;]{{0,80}})"),
    )
)  # fmt: skip


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
        for rule, part, pattern in _RULES:
            for match in pattern.finditer(coded.code):
                kind = _kind(match["what"], part, main)
                if kind:
                    yield from _rows(coded, match, rule, part, kind, reading)
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


def _kind(what: str, part: Part, main: Happening | None) -> Event | None:
    """The event that the words name, else the one the article reports."""
    found = [
        (m.start(), -len(k), label)
        for k, label in event_kinds().items()
        if (m := re.search(rf"(?<!\w){re.escape(k)}(?!\w)", what))
    ]
    if part is Part.INSPECT:
        return main.event if main and main.kind in ("kiểm tra", "giám sát", "khảo sát") else Event("kiểm tra")
    if found:
        kind = min(found)[2]
        return main.event if main and core(main.kind) == core(kind) else Event(kind)
    return main.event if main else None


def _rows(
    coded: Coded, match: re.Match[str], rule: str, part: Part, kind: Event, reading: Reading
) -> Iterator[Participation]:
    for at in range(*match.span("who")):
        mention = coded.mentions.get(at)
        person = agent_of(reading, mention) if mention is not None else None
        if not isinstance(person, Person):
            continue
        start, end = match.start(), match.end("what") if match.end("what") > match.end("who") else match.end("who")
        if rule in ("participations/attending", "participations/speaking", "participations/concluding"):
            end = at + 1
        elif match.end("who") <= match.start("what"):
            start, end = at, match.start("what")
        span = coded.original(*coded.clip(start, max(end, at + 1)))
        yield Participation(evidence=Evidence(span, rule), person=person, event_kind=kind, part=part)
