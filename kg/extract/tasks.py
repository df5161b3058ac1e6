"""What somebody is asked, ordered or assigned to do: directive speech, cut into separate instructions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.coding import Coded
from kg.extract.reading import Reading, agent_of
from kg.extract.rulebook import rulebook
from kg.extract.speech import Speech
from kg.extract.symbols import PAPER
from kg.model.entities import Agent, Group, OfficialDocument
from kg.model.facts import Evidence, Task
from kg.model.span import Span
from kg.model.values import Modality, PartialDate

_BOOK = rulebook("tasks")
_DIRECTIVE, _DUTIFUL = (_BOOK.rule(f"tasks/{name}").id for name in ("directive", "duty"))
_DUTY, _CUT, _PURPOSE, _LEAD, _DEADLINE = (_BOOK[name] for name in ("duty", "cut", "purpose", "lead", "deadline"))
_HEAD, _LIST, _AGENTS, _COLLECTIVE = (_BOOK[name] for name in ("head", "list", "agents", "collective"))
_TRAILING, _BARE_KIND, _WORK, _NEXT_GROUP = (_BOOK[name] for name in ("trailing", "bare_kind", "work", "next_group"))
_BAN, _BEFORE_DUTY, _STARTS_WORK = _BOOK["ban"], _BOOK["before_duty"], _BOOK["starts_work"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One instruction: a run of a coded sentence, and who is to carry it out as far as the run says."""

    start: int
    end: int
    assignees: tuple[Agent, ...] = ()


def tasks(sentences: Sequence[Coded], speeches: Sequence[Speech], reading: Reading) -> list[Task]:
    """The tasks of an article: from directive speech, and from the sentences with `cần`, `phải` that go on after it."""
    by_sentence: dict[Span, list[Speech]] = {}
    for speech in speeches:
        by_sentence.setdefault(speech.coded.span, []).append(speech)
    found: list[Task] = []
    current: Speech | None = None
    last: tuple[Agent, ...] = ()
    for coded in sentences:
        said = by_sentence.get(coded.span, [])
        for speech in said:
            last = last if current and current.speakers == speech.speakers else ()
            current = speech
            made, last = _from_speech(speech, reading, last)
            found += made
        if not said and current is not None:
            made, last, current = _going_on(coded, current, reading, last)
            found += made
    return found


def _from_speech(speech: Speech, reading: Reading, last: tuple[Agent, ...]) -> tuple[list[Task], tuple[Agent, ...]]:
    directive = speech.verb_kind == "directive"
    if not directive and not _DUTY.search(speech.coded.code, speech.start, speech.end):
        return [], last
    made, who = _build(speech, speech.coded, speech.start, speech.end, reading, last, need_duty=not directive)
    return made, who or last


def _going_on(
    coded: Coded, speech: Speech, reading: Reading, last: tuple[Agent, ...]
) -> tuple[list[Task], tuple[Agent, ...], Speech | None]:
    """A sentence without a speaker of its own that still instructs; another subject that reports ends the speech."""
    same_paragraph = reading.document.text.count("\n", speech.coded.span.end, coded.span.start) <= 1
    if (
        same_paragraph
        and speech.verb_kind == "directive"
        and _WORK.match(coded.code)
        and coded.span.start - speech.span.end < 1200
    ):
        made, who = _build(speech, coded, 0, len(coded.code), reading, last, need_duty=False)
        return made, who or last, speech
    begins = re.match(r"đồng thời|bên cạnh đó|cùng với đó|ngoài ra", coded.code) or _DUTY.search(coded.code, 0, 110)
    if not same_paragraph or not begins or (speech.verb_kind != "directive" and not _DUTY.search(coded.code)):
        return (
            [],
            last,
            (
                speech
                if same_paragraph
                and not begins
                and speech.verb_kind == "directive"
                and coded.span.start - speech.span.end < 400
                else None
            ),
        )
    made, who = _build(
        speech, coded, 0, len(coded.code), reading, last, need_duty=not coded.code.startswith("đồng thời")
    )
    return made, who or last, speech


def _build(
    speech: Speech, coded: Coded, start: int, end: int, reading: Reading, last: tuple[Agent, ...], need_duty: bool
) -> tuple[list[Task], tuple[Agent, ...]]:
    found: list[Task] = []
    who = _first_addressee(coded, start, end, reading) or last
    for piece in _pieces(coded, start, end):
        if (need_duty and not _obliges(coded, piece)) or coded.code.startswith("trong quá trình", piece.start):
            continue
        told = addressed(piece, coded, reading)
        who = told.assignees or who
        begins = _STARTS_WORK.match(coded.code, told.start, told.end)
        if begins and len(coded.code[told.start : told.end].split()) >= 3:
            found += _rows(speech, coded, told, who, reading)
    return found, who


def _obliges(coded: Coded, piece: Piece) -> bool:
    """Whether the piece puts a duty on its subject: modal first, or an agent or a collective and then the modal."""
    lead = _LEAD.match(coded.code, piece.start, piece.end)
    text = coded.code[lead.end() if lead else piece.start : piece.end]
    purpose = _PURPOSE.match(text)
    text = text[purpose.end() :] if purpose else text
    duty = _DUTY.search(text[:130])
    if not duty:
        return False
    subject = text[: duty.start()]
    return not subject or (
        bool(_LIST.match(text) or _COLLECTIVE.match(text)) and not re.search(r"[.;:]|(?<!\w)(?:là|có|đã|mà) ", subject)
    )


def _first_addressee(coded: Coded, start: int, end: int, reading: Reading) -> tuple[Agent, ...]:
    """Whom a later instruction of the same speech names is meant by those before it too."""
    named = (addressed(piece, coded, reading).assignees for piece in _pieces(coded, start, end))
    return next((who for who in named if who), ())


def _pieces(coded: Coded, start: int, end: int) -> Iterator[Piece]:
    at = start
    for cut in _CUT.finditer(coded.code, start, end):
        yield Piece(*coded.clip(at, cut.start()))
        at = cut.end()
    yield Piece(*coded.clip(at, end))


def addressed(piece: Piece, coded: Coded, reading: Reading) -> Piece:
    """Take whom the instruction is given to off its front, and the modal with it."""
    lead = _LEAD.match(coded.code, piece.start, piece.end)
    start = lead.end() if lead else piece.start
    purpose = _PURPOSE.match(coded.code, start, piece.end)
    if purpose and (
        _AGENTS.match(coded.code, purpose.end()) or coded.code.startswith(("các ", "cần ", "phải "), purpose.end())
    ):
        start = purpose.end()
    text = coded.code[start : piece.end]
    head = _HEAD.match(text)
    if head and _STARTS_WORK.match(head["rest"]):
        agents = [
            agent_of(reading, coded.mentions[i]) for i in range(start, start + head.end("who")) if i in coded.mentions
        ]
        rest = start + head.start("rest")
        return Piece(_after_modal(coded, rest, piece.end), piece.end, tuple(a for a in agents if a))
    duty = _DUTY.search(text[:130])
    work = _WORK.search(text[:130])
    cut = min([m.start() for m in (duty, work) if m and m.start() > 0], default=-1)
    if _COLLECTIVE.match(text) and 0 < cut <= 120 and not re.search("[.;:]", text[:cut]):
        return Piece(
            _after_modal(coded, start + cut, piece.end), piece.end, _collectives(coded, start, start + cut, reading)
        )
    return replace(piece, start=_after_modal(coded, start, piece.end))


def _collectives(coded: Coded, start: int, end: int, reading: Reading) -> tuple[Agent, ...]:
    """`cấp ủy, chính quyền huyện và các ban, ngành`: each group joined by `và các` is addressed by itself."""
    out: list[Agent] = []
    at = start
    for cut in [*(m.span() for m in _NEXT_GROUP.finditer(coded.code, start, end)), (end, end)]:
        printed = coded.original(*coded.clip(at, cut[0])).of(reading.document.text)
        name = _BARE_KIND.sub("", _TRAILING.sub("", printed))
        if name:
            out.append(Group(name))
        at = cut[1]
    return tuple(out)


def _after_modal(coded: Coded, start: int, end: int) -> int:
    modal = _BAN.match(coded.code, start, end) or _BEFORE_DUTY.match(coded.code, start, end)
    return coded.clip(modal.end() if modal else start, end)[0]


def _rows(speech: Speech, coded: Coded, piece: Piece, who: tuple[Agent, ...], reading: Reading) -> Iterator[Task]:
    span = coded.original(piece.start, piece.end)
    for assigner in speech.speakers:
        for assignee in who or (None,):
            if assignee == assigner:
                continue
            yield Task(
                evidence=Evidence(span, _DIRECTIVE if speech.verb_kind == "directive" else _DUTIFUL),
                modality=Modality.DIRECTED, assigner=assigner, assignee=assignee,
                text=span.of(reading.document.text), deadline=deadline(coded, piece), document=document(coded, piece),
            )  # fmt: skip


def deadline(coded: Coded, piece: Piece) -> PartialDate | None:
    """The day by which an instruction is to be carried out, where it says so."""
    match = _DEADLINE.search(coded.code, piece.start, piece.end)
    mention = coded.mentions.get(match.start(1)) if match else None
    return getattr(mention, "until", None)


def document(coded: Coded, piece: Piece) -> OfficialDocument | None:
    """The first document that an instruction names."""
    at = coded.code.find(PAPER, piece.start, piece.end)
    mention = coded.mentions.get(at)
    return getattr(mention, "document", None)
