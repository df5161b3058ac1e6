"""A run of directive speech cut into separate instructions, each with whom it is given to and its deadline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.addressees import addressees
from kg.extract.coding import Coded
from kg.extract.reading import Reading
from kg.extract.rulebook import rulebook
from kg.extract.symbols import BODY, PAPER, PERSON, PLACE, POST
from kg.model.entities import Agent, OfficialDocument
from kg.model.values import PartialDate

_BOOK = rulebook("tasks")
_CUT, _LEAD, _PURPOSE, _GROUP, _AGAIN = (_BOOK[name] for name in ("cut", "lead", "purpose", "group", "again"))
_STARTS, _WORK, _MODAL, _NO_SUBJECT = (_BOOK[name] for name in ("starts", "work", "modal", "no_subject"))
_DUTY, _MATTER, _MODAL_BEFORE, _DEADLINE = (_BOOK[name] for name in ("duty", "matter", "modal_before", "deadline"))
_CIRCUMSTANCE, _WHO_MUST, _PLANNED = (_BOOK[name] for name in ("circumstance", "who_must", "planned"))
_BEGINS = re.compile(rf"(?<!\w)(?:{_MODAL.pattern}(?!\w)|{_WORK.pattern})")
_MEETING = re.compile(r"(?:các )?(?:đại hội|hội nghị) (?=\S)")
_MENTIONS = (PERSON, BODY, PLACE, POST)
# Between whom an instruction is given to and its first verb may stand a circumstance, but no more than this.
_REACH = 140
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction: a run of a coded sentence, who is to carry it out as far as the run says, and how it is put.

    `duty` tells that a modal (`cần`, `phải`) makes it one, `matter` that a thing, not somebody, is its subject,
    `addressed` that it names who is to act, `planned` that it says `sẽ`.
    """

    start: int
    end: int
    assignees: tuple[Agent, ...] = ()
    duty: bool = False
    matter: bool = False
    addressed: bool = False
    planned: bool = False


def instructions(coded: Coded, start: int, end: int, reading: Reading) -> Iterator[Instruction]:
    """The instructions in a run of a sentence; a part that begins none belongs to the one before it."""
    held: Instruction | None = None
    for piece in _pieces(coded, start, end):
        found = instruction(coded, *piece, reading)
        if found is not None:
            if held is not None:
                yield held
            held = found
        elif held is not None:
            held = replace(held, end=piece[1])
    if held is not None:
        yield held


def _pieces(coded: Coded, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for cut in _CUT.finditer(coded.code, start, end):
        yield coded.clip(at, cut.start())
        at = cut.end() if not cut.group().rstrip().endswith(("cần", "phải")) else cut.start() + 2
    yield coded.clip(at, end)


def instruction(coded: Coded, start: int, end: int, reading: Reading) -> Instruction | None:
    """Read one part of a sentence as an instruction; None where it does not begin one."""
    at = _after_leads(coded, start, end)
    modal = _MODAL_BEFORE.match(coded.code, at, end)
    bare = modal.end() if modal and modal.end() > at else at
    if _STARTS.match(coded.code, bare, end) or (bare > at and coded.code[bare : bare + 1].isalpha()):
        return _told(coded, bare, end, duty=bool(_DUTY.match(coded.code, at, end)) or _demanded(coded, at))
    again = _AGAIN.match(coded.code, at, end)
    at = again.end() if again else at
    return _addressed(coded, at, end, reading) or (None if again else _matter(coded, at, end, reading))


def _demanded(coded: Coded, at: int) -> bool:
    return coded.code.startswith(("đòi hỏi", "cần", "phải"), at)


def _after_leads(coded: Coded, start: int, end: int) -> int:
    at = start
    for _ in range(3):
        lead = _LEAD.match(coded.code, at, end)
        at = _before_modal(coded, lead.start(), lead.end()) if lead else at
        purpose = _PURPOSE.match(coded.code, at, end)
        if not lead and not purpose:
            break
        must = _WHO_MUST.search(coded.code, at, min(end, at + 2 * _REACH)) if purpose else None
        at = must.end() if must else purpose.end() if purpose else at
    return at


def _before_modal(coded: Coded, start: int, end: int) -> int:
    """A connective's end; the modal after it is the instruction's own."""
    modal = re.search(r"(?:(?:cần|phải)[,:]? )+$", coded.code[start:end])
    return start + modal.start() if modal else end


def _addressed(coded: Coded, at: int, end: int, reading: Reading) -> Instruction | None:
    group = _GROUP.match(coded.code, at, end)
    if group is None:
        return None
    rest = _work_after(coded, group, end)
    if rest is None:
        return None
    who_end, begin = rest
    modal = _MODAL_BEFORE.match(coded.code, begin, end)
    who = addressees(coded, at, who_end, reading)
    told = _told(coded, modal.end() if modal else begin, end, duty=bool(_DUTY.search(coded.code, begin, begin + 16)))
    planned = bool(_PLANNED.match(coded.code, begin, end))
    return told and replace(told, assignees=who, addressed=True, planned=planned)


def _work_after(coded: Coded, group: re.Match[str], end: int) -> tuple[int, int] | None:
    """Where the group ends and where the work begins behind it."""
    at = group.end()
    rest = at + len(coded.code[at:end]) - len(coded.code[at:end].lstrip(" ,"))
    if _STARTS.match(coded.code, rest, end):
        return at, rest
    for begins in _BEGINS.finditer(coded.code, rest, min(end, rest + _REACH)):
        between = coded.code[at : begins.start()]
        if _CIRCUMSTANCE.match(between.rstrip(" ,") + ""):
            return (at, rest) if not between.startswith(",") and "," not in between else (at, begins.start())
        if re.search(r"[.;:,“”]", between) or _NO_SUBJECT.match(coded.code, rest, end):
            return None
        named = coded.code[at - 1] in _MENTIONS
        if not named and " " in begins.group() and len(between.split()) <= _SHORT:
            return begins.start() - 1, begins.start()
        break
    if (
        _NO_SUBJECT.match(coded.code, rest, end)
        or not coded.code[rest : rest + 1].isalpha()
        or "," in coded.code[at:rest]
    ):
        return None
    return at, rest


def _matter(coded: Coded, at: int, end: int, reading: Reading) -> Instruction | None:
    """`việc bố trí cán bộ phải theo lộ trình`: told with its subject, given to nobody named."""
    subject = _MATTER.match(coded.code, at, end)
    duty = _DUTY.search(coded.code, at, min(end, at + _REACH)) if subject else None
    if duty is None or re.search(r"[.;:]|(?<!\w)(?:là|đã|mà|thì|nếu) ", coded.code[at : duty.start()]):
        return None
    return Instruction(at, end, _holders(coded, at, duty.start(), reading), duty=True, matter=True)


def _holders(coded: Coded, at: int, end: int, reading: Reading) -> tuple[Agent, ...]:
    """Whoever is to hold a meeting sees to it that it is as it has to be."""
    meeting = _MEETING.match(coded.code, at, end)
    return addressees(coded, meeting.end(), end, reading)[:1] if meeting else ()


def _told(coded: Coded, start: int, end: int, duty: bool) -> Instruction | None:
    start, end = coded.clip(start, end)
    return Instruction(start, end, duty=duty) if len(coded.code[start:end].split()) >= _SHORT else None


def deadline(coded: Coded, start: int, end: int) -> PartialDate | None:
    """The day by which an instruction is to be carried out, where it says so."""
    match = _DEADLINE.search(coded.code, start, end)
    mention = coded.mentions.get(match.start(1)) if match else None
    return getattr(mention, "until", None)


def document(coded: Coded, start: int, end: int) -> OfficialDocument | None:
    """The first document that an instruction names."""
    mention = coded.mentions.get(coded.code.find(PAPER, start, end))
    return getattr(mention, "document", None)
