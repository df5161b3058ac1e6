"""What somebody is asked, ordered or assigned to do: the instructions in speech, and in the sentences that go on after it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.coding import Coded
from kg.extract.instructions import Instruction, deadline, document, instructions
from kg.extract.reading import Reading
from kg.extract.rulebook import rulebook
from kg.extract.speech import Speech
from kg.model.entities import Agent
from kg.model.facts import Evidence, Task
from kg.model.values import Modality

_BOOK = rulebook("tasks")
_DIRECTIVE, _DUTIFUL, _CONTINUED = (_BOOK.rule(f"tasks/{name}").id for name in ("directive", "duty", "continued"))
_WISH, _REPORT, _LIST_FOLLOWS, _CAPTION = (_BOOK[name] for name in ("wish", "report", "list_follows", "caption"))
_URGING = _BOOK["urging"]
# So many sentences without an instruction may stand between two of one speaker, in one paragraph.
_PATIENCE = 2


@dataclass(frozen=True, slots=True)
class Talk:
    """What is known while a speaker's instructions go on: to whom the last was given, how many sentences ago,
    and whether the speech announced a list."""

    speech: Speech
    last: tuple[Agent, ...]
    coded: Coded
    gap: int = 0
    ordering: bool = False
    listing: bool = False


def tasks(sentences: Sequence[Coded], speeches: Sequence[Speech], reading: Reading) -> list[Task]:
    """The tasks of an article: from directive speech, and from the sentences with `cần`, `phải` that go on after it."""
    by_sentence: dict[object, list[Speech]] = {}
    for speech in speeches:
        by_sentence.setdefault(speech.coded.span, []).append(speech)
    found: list[Task] = []
    talk: Talk | None = None
    for coded in sentences:
        said = by_sentence.get(coded.span, [])
        for speech in said:
            rows, talk = _from_speech(speech, talk, reading)
            found += rows
        if not said and talk is not None and not _CAPTION.search(coded.code):
            rows, talk = _going_on(coded, talk, reading)
            found += rows
    return found


def _from_speech(speech: Speech, talk: Talk | None, reading: Reading) -> tuple[list[Task], Talk]:
    last = talk.last if talk and talk.speech.speakers == speech.speakers else ()
    told = list(_of_speech(speech, reading))
    rule = _DIRECTIVE if speech.verb_kind == "directive" or _WISH.fullmatch(speech.verb) else _DUTIFUL
    rows, who = _rows(told, speech, speech.coded, last, rule, reading)
    listing = bool(_LIST_FOLLOWS.search(speech.coded.code))
    ordering = rule == _DIRECTIVE and (bool(told) or listing)
    return rows, Talk(speech, who, speech.coded, ordering=ordering, listing=listing and (ordering or bool(told)))


def _of_speech(speech: Speech, reading: Reading) -> Iterator[Instruction]:
    """What of a speech instructs: all of an order, of a wish what names who is to act, else what has a modal."""
    obliged = speech.verb_kind == "directive"
    if speech.verb_kind == "evaluation" or _REPORT.fullmatch(speech.verb):
        return
    wish = bool(_WISH.fullmatch(speech.verb))
    for told in instructions(speech.coded, speech.start, speech.end, reading):
        obliged = obliged or told.duty or (wish and bool(set(told.assignees) - set(speech.speakers)))
        if obliged:
            yield told


def _going_on(coded: Coded, talk: Talk, reading: Reading) -> tuple[list[Task], Talk | None]:
    """A sentence without a speaker of its own that still instructs; another paragraph or report ends the speech."""
    breaks = reading.document.text.count("\n", talk.coded.span.end, coded.span.start) - _line_by_line(reading)
    told = list(instructions(coded, 0, len(coded.code), reading))
    near = breaks <= 0 or (breaks <= 1 and talk.gap == 0) or talk.listing
    first = told[0] if told else None
    if first and near and (first.duty or (_urged(first, coded) and _ordering(talk, breaks))):
        rows, who = _rows(told, talk.speech, coded, talk.last, _CONTINUED, reading)
        return rows, replace(talk, last=who, coded=coded, gap=0)
    alive = breaks <= 0 and talk.gap < _PATIENCE
    return [], replace(talk, coded=coded, gap=talk.gap + 1) if alive else None


def _line_by_line(reading: Reading) -> bool:
    """Whether the article puts every sentence into a paragraph of its own."""
    return len(reading.document.sentences) < 1.5 * len(reading.document.paragraphs)


def _urged(told: Instruction, coded: Coded) -> bool:
    return not told.planned and bool(not told.addressed or _URGING.match(coded.code, told.start))


def _ordering(talk: Talk, breaks: int) -> bool:
    """Whether orders go on: right behind one, in its paragraph or in the list that it announced."""
    return talk.ordering and talk.gap == 0 and (breaks <= 0 or talk.listing)


def _rows(
    told: Sequence[Instruction], speech: Speech, coded: Coded, last: tuple[Agent, ...], rule: str, reading: Reading
) -> tuple[list[Task], tuple[Agent, ...]]:
    """One row an instruction, speaker and addressee; whom the last one named is meant until another is named."""
    found: list[Task] = []
    for each in told:
        others = tuple(agent for agent in each.assignees if agent not in speech.speakers)
        if each.assignees and not others:
            continue
        last = others or last
        for assigner in speech.speakers:
            found += task_rows(each, coded, assigner, last, rule, reading)
    return found, last


def task_rows(
    told: Instruction, coded: Coded, assigner: Agent | None, who: tuple[Agent, ...], rule: str, reading: Reading
) -> Iterator[Task]:
    """One row an addressee, or one without."""
    span = coded.original(told.start, told.end)
    others: list[Agent | None] = [agent for agent in who if agent != assigner]
    for assignee in others or [None]:
        yield Task(
            evidence=Evidence(span, rule), modality=Modality.DIRECTED, assigner=assigner, assignee=assignee,
            text=span.of(reading.document.text), deadline=deadline(coded, told.start, told.end),
            document=document(coded, told.start, told.end),
        )  # fmt: skip
