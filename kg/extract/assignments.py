"""Tasks handed out with `giao`, `phân công`: who gives them stands before the verb, who gets them behind it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.coding import Coded
from kg.extract.reading import Reading, agent_of
from kg.extract.rulebook import rulebook
from kg.extract.speech import Speech
from kg.extract.tasks import Piece, addressed, deadline, document
from kg.model.entities import Agent
from kg.model.facts import Evidence, Task
from kg.model.values import Modality

_BOOK = rulebook("tasks")
_RULE = _BOOK.rule("tasks/assigned")
_GIVER, _NEXT, _HEAD, _POST_TAKEN = (_BOOK[name] for name in ("giver", "next_assigned", "head", "post_taken"))


def assignments(sentences: Sequence[Coded], speeches: Sequence[Speech], reading: Reading) -> Iterator[Task]:
    """One row an assignment and addressee; nothing where it is open who assigns."""
    said = {speech.coded.span: speech for speech in speeches}
    last: Speech | None = None
    for coded in sentences:
        match = _RULE.pattern.search(coded.code)
        giver = _giver(coded, match.start(), reading, last) if match else None
        if match and giver:
            for start, end in _parts(coded, match.end()):
                yield from _rows(coded, start, end, giver, reading)
        last = said.get(coded.span, last)


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


def _parts(coded: Coded, start: int) -> Iterator[tuple[int, int]]:
    """The assignment behind the verb, and those that further verbs after semicolons begin."""
    ends = [i for i in range(start, len(coded.code)) if coded.code[i] == ";"] + [len(coded.code)]
    yield start, ends[0]
    for begin, end in pairwise(ends):
        verb = _NEXT.match(coded.code, begin + 1, end)
        if verb:
            yield verb.end(), end


def _rows(coded: Coded, start: int, end: int, giver: Agent, reading: Reading) -> Iterator[Task]:
    piece = _to(coded, *coded.clip(start, end), reading)
    if (
        not piece.assignees
        or _POST_TAKEN.match(coded.code, piece.start, piece.end)
        or len(coded.code[piece.start : piece.end].split()) < 3
    ):
        return
    span = coded.original(piece.start, piece.end)
    for assignee in piece.assignees:
        yield Task(
            evidence=Evidence(span, _RULE.id), modality=Modality.DIRECTED, assigner=giver, assignee=assignee,
            text=span.of(reading.document.text), deadline=deadline(coded, piece), document=document(coded, piece),
        )  # fmt: skip


def _to(coded: Coded, start: int, end: int, reading: Reading) -> Piece:
    head = _HEAD.match(coded.code[start:end])
    if head is None:
        return addressed(Piece(start, end), coded, reading)
    at = range(start, start + head.end("who"))
    agents = [agent_of(reading, coded.mentions[i]) for i in at if i in coded.mentions]
    return Piece(*coded.clip(start + head.start("rest"), end), tuple(agent for agent in agents if agent))
