"""That a body studied, carried out, made concrete or reviewed a particular document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.coding import Coded
from kg.extract.events import Happening
from kg.extract.occasions import Occasion
from kg.extract.papers import PaperMention
from kg.extract.reading import Reading, agent_of
from kg.extract.symbols import BODY, DATE, EVENT, PAPER, PERSON, PLACE, POST
from kg.model.entities import Agent, OfficialDocument
from kg.model.facts import Evidence, Implementation
from kg.model.values import Modality, PartialDate

# The words of an action → the action as the table has it. `thực hiện` a document is carrying it out.
_ACTIONS = (
    ("học tập", r"nghiên cứu, học tập|học tập"), ("quán triệt", r"quán triệt"),
    ("cụ thể hóa", r"cụ thể hóa|cụ thể thành"), ("sơ kết", r"sơ kết"), ("tổng kết", r"tổng kết"),
    ("triển khai", r"triển khai(?: thực hiện)?|tổ chức thực hiện|thực hiện|theo tinh thần|phổ biến"),
)  # fmt: skip
_ANY = "|".join(pattern for _, pattern in _ACTIONS)
_CHAIN = re.compile(
    rf"(?P<chain>(?:{_ANY})(?:(?:,| và|,? gắn với) (?:tổ chức )?(?:{_ANY}))*)"
    rf"(?P<gap>[^.;:“”{PERSON}{POST}]{{0,70}}?)(?P<doc>{PAPER}(?:(?:,| và|; ?) (?:(?:các|gắn với|kết luận|về) )?{PAPER})*)"
)
# Purposes, exhortations and plans are no reports of what was done.
_NOT_DONE = re.compile(
    r"(?:nhằm|để|mục đích|cần|phải|đề nghị|yêu cầu|tiếp tục chỉ đạo|sẽ|dự kiến|chưa|không|góp phần|nhiệm vụ|kế hoạch|giải pháp|phương hướng|tình hình|kết quả|việc|công tác|đối với|về|trong)(?: \w+){0,3},? $"
)
_DRAFTED = re.compile(rf"(?:xây dựng|ban hành)[^.;]{{0,40}}?(?P<doc>{PAPER})")
# The resolution that is studied right after a congress is that congress's.
_AFTER_CONGRESS = re.compile(
    rf"sau (?P<event>{EVENT}),? [^.;]{{0,40}}?(?P<chain>(?:{_ANY})(?:(?:,| và) (?:{_ANY}))*) nghị quyết"
)
_TOPIC = re.compile(
    rf"về (?:việc |công tác |tổ chức )?(?:{_ANY})[^.;]{{0,60}}?(?P<doc>{PAPER}).{{0,60}}?, [^.;]{{0,90}}?(?P<who>{BODY})[^.;]{{0,40}}?"
    rf"(?:xong|hoàn thành|đã tổ chức) (?:việc |công tác )?(?P<done>(?:{_ANY})(?:(?:,| và) (?:{_ANY}))*)"
)
# Leading the work that a resolution sets is carrying it out.
_DIRECTED_BY = re.compile(
    rf"đã (?:tập trung )?(?:lãnh đạo, chỉ đạo|chỉ đạo|lãnh đạo)[^.;]{{0,160}}?(?:nêu|đề ra|xác định) (?:trong|tại) (?P<doc>{PAPER})"
)
_SUBJECT = re.compile(rf"[{BODY}{PLACE}]")


@dataclass(frozen=True, slots=True)
class _Found:
    actions: tuple[str, ...]
    papers: tuple[PaperMention, ...]
    at: int
    end: int


def implementations(
    sentences: Sequence[Coded], directed: set[tuple[int, int]], main: Happening | None, reading: Reading
) -> Iterator[Implementation]:
    """Implementations reported in sentences that are not themselves instructions (`directed`: spans of speech)."""
    subject: Agent | None = None
    seen: set[tuple[str, str, str]] = set()
    for coded in sentences:
        spoken = any(start <= coded.span.start < end for start, end in directed)
        if spoken:
            continue
        for found in _find(coded):
            who = _subject(coded, found.at, reading) or _understood(coded, found, main, subject)
            for fact in _rows(coded, found, who):
                key = (fact.organization.name if fact.organization else "", fact.action, fact.document.citation)
                if key not in seen:
                    seen.add(key)
                    yield fact
        subject = _subject(coded, len(coded.code), reading) or subject


def _find(coded: Coded) -> Iterator[_Found]:
    topic = _topic(coded)
    if topic:
        yield topic
        return
    for match in _AFTER_CONGRESS.finditer(coded.code):
        occasion = coded.mentions.get(match.start("event"))
        if isinstance(occasion, Occasion) and occasion.kind == "đại hội":
            document = OfficialDocument("nghị quyết", occasion=occasion.name)
            actions = tuple(name for name, pattern in _ACTIONS if re.search(pattern, match["chain"]))
            yield _Found(actions, (PaperMention(occasion.span, document),), match.start("chain"), match.end())
    for match in _CHAIN.finditer(coded.code):
        before = coded.code[max(0, match.start() - 40) : match.start()]
        if _NOT_DONE.search(before) and not re.search(r"(?:hội nghị|lớp|tổ chức|đã|năm) (?:\w+ ){0,3}$", before):
            continue
        actions = tuple(name for name, pattern in _ACTIONS if re.search(pattern, match["chain"]))
        papers = tuple(
            coded.mentions[i] for i in range(*match.span("doc")) if isinstance(coded.mentions.get(i), PaperMention)
        )
        yield _Found(actions, papers, match.start(), match.end())  # type: ignore[arg-type]  # kept only papers above
    for match in _DIRECTED_BY.finditer(coded.code):
        paper = coded.mentions.get(match.start("doc"))
        if isinstance(paper, PaperMention):
            yield _Found(("triển khai",), (paper,), match.start(), match.end())
    for match in _DRAFTED.finditer(coded.code):
        paper = coded.mentions.get(match.start("doc"))
        if isinstance(paper, PaperMention) and paper.carries_out is not None:
            inner = PaperMention(paper.span, paper.carries_out)
            yield _Found(("cụ thể hóa",), (inner,), match.start(), match.end())


def _topic(coded: Coded) -> _Found | None:
    """`Về học tập Nghị quyết ..., các tổ chức trực thuộc <Đảng bộ> tổ chức xong việc học tập`: what was done comes second."""
    match = _TOPIC.match(coded.code)
    if not match:
        return None
    actions = tuple(name for name, pattern in _ACTIONS if re.search(pattern, match["done"]))
    papers = tuple(m for i in range(*match.span("doc")) if isinstance(m := coded.mentions.get(i), PaperMention))
    return _Found(actions, papers, match.start("who") + 1, match.end())


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
        if not (d.number or d.occasion or d.title):
            continue
        for action in found.actions:
            span = coded.original(*coded.clip(found.at, found.end))
            yield Implementation(
                evidence=Evidence(span, f"implementations/{_slug(action)}"), modality=Modality.REPORTED,
                organization=who, action=action, document=d, status=_status(coded, found), date=_date(coded),
            )  # fmt: skip


def _slug(action: str) -> str:
    return {"học tập": "study", "quán triệt": "study", "cụ thể hóa": "made-concrete", "triển khai": "carried-out"}.get(
        action, "reviewed"
    )


def _status(coded: Coded, found: _Found) -> str | None:
    return "xong" if re.search(r"(?:tổ chức|hoàn thành) xong|hoàn thành", coded.code[found.at :]) else None


def _date(coded: Coded) -> PartialDate | None:
    dates = [coded.mentions[at] for at in sorted(coded.mentions) if coded.code[at] == DATE]
    points = [d for d in dates if getattr(d, "point", None)]
    return getattr(points[0], "point", None) if points else None
