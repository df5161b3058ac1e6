"""Whom an instruction is given to: the bodies, people and groups named before its first verb."""

import re
from collections.abc import Iterator

from kg.extract.coding import Coded
from kg.extract.reading import Reading, agent_of
from kg.extract.rulebook import rulebook
from kg.extract.symbols import BODY, PERSON, PLACE, POST, PRONOUN
from kg.model.entities import Agent, Group

_BOOK = rulebook("tasks")
_ITEM, _JOINT, _KIND = re.compile(_BOOK.text("item")), re.compile(_BOOK.text("joint")), _BOOK["bare_kind"]
_MENTIONS = (PERSON, BODY, PLACE, POST, PRONOUN)
_SEVERAL = re.compile(r"(?:các|những|mỗi|từng|toàn thể|mọi) ")
_SUCH = re.compile(r"(?:những |các )?người (?!dân|lao động|đứng đầu)")
_PEOPLE_OF = re.compile(r"(?:chính quyền|quân|nhân dân|cán bộ|đảng viên|các tầng lớp)")

Run = tuple[int, int]


def addressees(coded: Coded, start: int, end: int, reading: Reading) -> tuple[Agent, ...]:
    """Each named body or person by itself; groups that one phrase names together as one."""
    if _SUCH.match(coded.code, start, end):
        return (Group(_KIND.sub("", coded.original(*coded.clip(start, end)).of(reading.document.text))),)
    found = [agent for run in _runs(coded, start, end) for agent in _agents(coded, run, reading)]
    return tuple(dict.fromkeys(found))


def _runs(coded: Coded, start: int, end: int) -> list[Run]:
    """The items of the list, those of one group joined: `cấp ủy, chính quyền huyện | các ban, ngành`."""
    runs: list[Run] = []
    for item in _items(coded, start, end):
        if runs and _belongs(coded, runs[-1], item):
            runs[-1] = (runs[-1][0], item[1])
        else:
            runs.append(item)
    return runs


def _items(coded: Coded, start: int, end: int) -> Iterator[Run]:
    at = start
    while item := _ITEM.match(coded.code, at, end):
        yield item.span()
        joint = _JOINT.match(coded.code, item.end(), end)
        if joint is None:
            return
        at = joint.end()


def _belongs(coded: Coded, before: Run, item: Run) -> bool:
    """Whether an item goes on with the group before it."""
    if _named(coded, before):
        return coded.code[before[1] - 1] == BODY and bool(_PEOPLE_OF.match(coded.code, *item))
    joined_by_and = " và " in coded.code[before[1] : item[0]]
    return not _named(coded, item) and not (joined_by_and and _SEVERAL.match(coded.code, *item))


def _named(coded: Coded, run: Run) -> bool:
    return coded.code[run[0]] in _MENTIONS and not coded.code[run[0] + 1 : run[1]].strip(f" {''.join(_MENTIONS)}")


def _agents(coded: Coded, run: Run, reading: Reading) -> list[Agent]:
    """Whom an item means: a named agent, those a group lists (`nhiều địa phương như A, B`), or the group."""
    listed = coded.code.find(" như ", *run)
    at = range(run[0], run[0] + 1) if _named(coded, run) or coded.code[run[0]] == PERSON else range(max(listed, 0), 0)
    at = range(listed, run[1]) if listed > 0 else at
    known = [agent for i in at if i in coded.mentions and (agent := agent_of(reading, coded.mentions[i]))]
    if known or coded.code[run[0]] in (PERSON, PLACE, PRONOUN):
        return known
    name = _KIND.sub("", coded.original(*coded.clip(*run)).of(reading.document.text))
    return [Group(name)] if name and not name.endswith((" này", " đó")) else []
