"""Tasks handed out with `giao`, `phân công`: who gives them stands before the verb, who gets them behind it."""

import re
from collections.abc import Iterator, Sequence

from kg.extract.addressees import addressees
from kg.extract.coding import Coded
from kg.extract.instructions import Instruction, instruction, instructions
from kg.extract.reading import Reading, agent_of
from kg.extract.rulebook import rulebook
from kg.extract.speech import Speech
from kg.extract.tasks import task_rows
from kg.model.entities import Agent
from kg.model.facts import Task

_BOOK = rulebook("tasks")
_GIVEN, _RECEIVED = _BOOK.rule("tasks/assigned"), _BOOK.rule("tasks/received")
_GIVER, _POST_TAKEN = _BOOK["giver"], _BOOK["post_taken"]


def assignments(sentences: Sequence[Coded], speeches: Sequence[Speech], reading: Reading) -> Iterator[Task]:
    """One row an assignment and addressee; who assigns is open only where the passive leaves it so."""
    said: dict[object, list[Speech]] = {}
    for speech in speeches:
        said.setdefault(speech.coded.span, []).append(speech)
    last: Speech | None = None
    for coded in sentences:
        own = said.get(coded.span, [])
        yield from _given(coded, own, last, reading)
        for match in _RECEIVED.matches(coded.code):
            yield from _received(coded, match, reading)
        last = own[-1] if own else last


def _given(coded: Coded, own: Sequence[Speech], last: Speech | None, reading: Reading) -> Iterator[Task]:
    match = next(_GIVEN.matches(coded.code), None)
    if match is None or any(s.start <= match.start() < s.end and s.verb_kind == "directive" for s in own):
        return
    giver = _giver(coded, match.start(), reading, last)
    end = min((s.start for s in own if s.start > match.start()), default=len(coded.code))
    who: tuple[Agent, ...] = ()
    for told in instructions(coded, *coded.clip(match.end(), end), reading):
        who = told.assignees or who
        if giver and who and not _POST_TAKEN.match(coded.code, told.start, told.end):
            yield from task_rows(told, coded, giver, who, _GIVEN.id, reading)


def _giver(coded: Coded, at: int, reading: Reading, last: Speech | None) -> Agent | None:
    """The agent before the verb in its clause; else whoever spoke in the sentence before."""
    begin = max(coded.code.rfind(mark, 0, at) for mark in (";", ":", "“")) + 1
    named = [
        agent_of(reading, coded.mentions[m.start()])
        for m in _GIVER.finditer(coded.code, begin, at)
        if m.start() in coded.mentions
    ]
    known = [agent for agent in named if agent]
    if known:
        return known[-1]
    near = last is not None and reading.document.text.count("\n", last.coded.span.end, coded.span.start) <= 1
    return last.speakers[0] if near and last and at - begin < 30 else None


def _received(coded: Coded, match: re.Match[str], reading: Reading) -> Iterator[Task]:
    """`Văn phòng được giao tổng hợp ...`: whoever receives the task is the subject."""
    told = instruction(coded, *coded.clip(match.start("text"), match.end("text")), reading)
    if told is None or told.addressed or _POST_TAKEN.match(coded.code, told.start, told.end):
        return
    giver = coded.mentions.get(match.start("giver")) if match["giver"] else None
    who = addressees(coded, *match.span("who"), reading)
    if who and (giver is None or agent_of(reading, giver)):
        plain = Instruction(told.start, told.end)
        yield from task_rows(plain, coded, agent_of(reading, giver) if giver else None, who, _RECEIVED.id, reading)
