"""Appointments, elections, transfers, dismissals, discipline and awards."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.careers import meant_next, resolved
from kg.extract.coding import Coded
from kg.extract.heads import BodyMention
from kg.extract.papers import PaperMention
from kg.extract.reading import Reading, agent_of
from kg.extract.rulebook import rulebook
from kg.extract.symbols import DATE, PAPER, POST, PRONOUN
from kg.model.entities import Agent, Organization, Person, Role
from kg.model.facts import Evidence, PersonnelAction
from kg.model.values import Modality, PartialDate

_TAKES = "nhận nhiệm vụ"  # of a transfer (`phân công ... về nhận nhiệm vụ ...`) it is no act of its own
_REPLACING = re.compile(r"(?<!\w)thay (?:thế )?(?:cho )?$")
_NOMINATES = "giới thiệu"  # also `để HĐND bầu giữ chức ...`
Post = tuple[Role | None, Organization | None]
Taken = tuple[int, Post]
_BOOK = rulebook("personnel")
_IN_SENTENCES, _LISTED = tuple(_BOOK)[:3], tuple(_BOOK)[3]
_POST_FIRST, _ACTIVE, _PASSIVE = (rule.id for rule in _IN_SENTENCES)
_VERBS, _VERB = _BOOK.words["verb"], _BOOK["verb"]
_GIVEN = _BOOK["given"]
_MEMBER = _BOOK["member"]
_DENIED, _PROPOSED, _DECIDED = (_BOOK[n] for n in ("denied", "proposed", "decided"))
_MEANT, _ASKED = _BOOK["meant"], _BOOK["asked"]


def personnel(sentences: Sequence[Coded], reading: Reading) -> Iterator[PersonnelAction]:
    """One row a verb and post."""
    seen: set[tuple[str, str, str, str]] = set()
    last: Person | None = None
    listed: PersonnelAction | None = None
    for coded in sentences:
        found = list(_sentence(coded, reading, last)) or list(_line(coded, reading, listed))
        listed = found[-1] if found else None
        last = meant_next(coded, reading, last)
        for fact in found:
            key = (
                fact.person.name,
                fact.action,
                fact.role.name if fact.role else "",
                fact.organization.name if fact.organization else "",
            )
            if key not in seen:
                seen.add(key)
                yield fact


def _line(coded: Coded, reading: Reading, listed: PersonnelAction | None, start: int = 0) -> Iterator[PersonnelAction]:
    """A line of a list, or the next person of a sentence, goes on with the act that stands before."""
    while listed and (match := _LISTED.pattern.match(coded.code, start)):
        span = coded.original(*coded.clip(match.start(), match.end()))
        named = [agent_of(reading, coded.mentions[at]) for at in range(*match.span("who")) if at in coded.mentions]
        for person in named:
            for role, organization in resolved(coded, range(*match.span("posts")), reading):
                if isinstance(person, Person):
                    yield replace(
                        listed, evidence=Evidence(span, _LISTED.id), person=person, role=role, organization=organization
                    )
        start = match.end()


def _sentence(coded: Coded, reading: Reading, last: Person | None) -> Iterator[PersonnelAction]:
    done = 0
    for rule in _IN_SENTENCES if _VERB.search(coded.code) else ():
        end = 0
        for match in rule.pattern.finditer(coded.code, done):
            if rule.id == _PASSIVE and not re.search(
                r"được|bị|đã|thôi|trúng|đắc|tái|nghỉ|xin|vừa|nhận|^$", match["mid"] + match["verbs"]
            ):
                continue
            rows = list(_rows(coded, match, rule.id, reading, last))
            end = match.end() if rows else end
            yield from rows
            given = [row for row in rows if row.role]
            if not _REPLACING.search(coded.code, 0, match.end()):
                yield from _line(coded, reading, given[-1] if given else None, match.end())
        done = max(done, end)


def _rows(
    coded: Coded, match: re.Match[str], rule: str, reading: Reading, last: Person | None
) -> Iterator[PersonnelAction]:
    named = [agent_of(reading, coded.mentions[at]) for at in range(*match.span("who")) if at in coded.mentions]
    people = [last] if match["who"] == PRONOUN else named
    actions = list(dict.fromkeys(_action(verb.group()) for verb in _VERB.finditer(match["verbs"])))
    posts = _posts(coded, match, rule, reading)
    if not posts and not set(actions) & {"kỷ luật", "nghỉ hưu", "khen thưởng", "điều động", "luân chuyển"}:
        return
    before = coded.code[max(0, match.start("verbs") - 110) : match.start("verbs")]
    modality = _modality(before, actions)
    asked = _PROPOSED.search(before)
    if modality is Modality.PLANNED and (actions == ["kỷ luật"] or (asked and _ASKED.match(asked.group()))):
        return  # what is only asked for is a task, no act
    end = match.end("who") if rule == _POST_FIRST else match.start("after") + _last(match["after"], rule)
    span = coded.original(*coded.clip(min(match.start("verbs"), match.start("who")), max(end, match.end("verbs"))))
    pairs = list(_pairs(actions, posts, _verbs_behind(match, rule)))
    for person, (action, (role, organization)) in (
        (p, pair) for p in people if isinstance(p, Person) for pair in pairs
    ):
        yield PersonnelAction(
                evidence=Evidence(span, rule), modality=modality, person=person, action=action, role=role,
                organization=organization, date=_date(coded, match), decided_by=_decider(coded, match, reading),
            )  # fmt: skip


def _action(verb: str) -> str:
    """The action as the table has it of a verb as printed."""
    return next((action for pattern, action in _VERBS.items() if re.fullmatch(pattern, verb)), verb)


def _modality(before: str, actions: Sequence[str]) -> Modality:
    if _DENIED.search(before):
        return Modality.DENIED
    return Modality.PLANNED if _PROPOSED.search(before) and actions != ["giới thiệu"] else Modality.REPORTED


def _last(after: str, rule: str) -> int:
    found = max((m.end() for p in (_GIVEN, _MEMBER) for m in p.finditer(after)), default=0)
    return found or (0 if rule == _ACTIVE else min(len(after), 40))


def _verbs_behind(match: re.Match[str], rule: str) -> list[tuple[int, str]]:
    """The further verbs after the name, with their offsets: `điều động A, chỉ định tham gia ... và giữ chức ...`."""
    if rule == _POST_FIRST:
        return []
    return [
        (v.start(), _NOMINATES if _MEANT.search(match.string, match.start("after"), v.start()) else _action(v.group()))
        for v in _VERB.finditer(match.string, *match.span("after"))
    ]


def _pairs(
    actions: Sequence[str], posts: Sequence[Taken], behind: Sequence[tuple[int, str]]
) -> Iterator[tuple[str, Post]]:
    """Each post under the verb nearest before it; a transfer has no post where another verb gives one."""
    pairs = []
    if not posts and "điều động" in actions:
        posts, actions = [(-1, (None, None))], ["điều động"]
    for at, post in posts or [(-1, (None, None))]:
        nearest = [action for where, action in behind if where < at]
        action = nearest[-1] if nearest else actions[-1]
        sent = action == _TAKES and not actions[-1].startswith("thôi")
        pairs.append((actions[-1] if sent else action, post))
    for transfer in ("điều động", "luân chuyển", "kỷ luật"):
        if transfer in actions and all(action != transfer for action, _ in pairs):
            yield transfer, (None, None)
    yield from dict.fromkeys(pairs)


def _posts(coded: Coded, match: re.Match[str], rule: str, reading: Reading) -> list[Taken]:
    """The posts and memberships that an act gives or takes, with their offsets in the code."""
    if rule == _POST_FIRST:
        return [(match.start("posts"), post) for post in resolved(coded, range(*match.span("posts")), reading)]
    start, end = match.span("after")
    found: list[Taken] = []
    for member in _MEMBER.finditer(coded.code, start, end):
        for at in range(*member.span("bodies")):
            mention = coded.mentions.get(at)
            if isinstance(mention, BodyMention) and mention.head.label != "Đảng bộ":
                body = agent_of(reading, mention)
                found.append((member.start(), (Role("Ủy viên"), body if isinstance(body, Organization) else None)))
    for given in _GIVEN.finditer(coded.code, start, end):
        found += [(given.start(), post) for post in resolved(coded, range(*given.span("posts")), reading)]
    if not found and rule == _PASSIVE:
        direct = re.compile(rf" ?(?:lại |bổ sung )?(?:làm )?(?P<posts>{POST}(?:(?:,| và) {POST})*)").match(
            coded.code, start
        )
        if direct:
            found += [(start, post) for post in resolved(coded, range(*direct.span("posts")), reading)]
    return list(dict.fromkeys(found))


def _date(coded: Coded, match: re.Match[str]) -> PartialDate | None:
    """The day of the act: the date nearest before its verb, else the first one behind it."""
    dates = [
        (at, getattr(coded.mentions[at], "point", None)) for at in sorted(coded.mentions) if coded.code[at] == DATE
    ]
    known = [(at, point) for at, point in dates if point is not None and len(point.iso) > 4]
    before = [point for at, point in known if at < match.start("verbs")]
    return before[-1] if before else known[0][1] if known else _decided_on(coded, match)


def _decided_on(coded: Coded, match: re.Match[str]) -> PartialDate | None:
    """`Theo Quyết định số ... ngày 12/9/2025, ...`: the day of the decision named before the act."""
    papers = [coded.mentions.get(at) for at in range(match.start("verbs")) if coded.code[at] == PAPER]
    return next((p.date for p in reversed(papers) if isinstance(p, PaperMention) and p.date), None)


def _decider(coded: Coded, match: re.Match[str], reading: Reading) -> Agent | None:
    """`Quyết định của Ban Bí thư ...`, `HĐND tỉnh đã bầu ...`: who decided, where the sentence says so."""
    before = coded.code[: match.start("verbs")]
    papers = [coded.mentions[i] for i, c in enumerate(before) if c == PAPER]
    issuer = next((p.issuer for p in papers if getattr(p, "issuer", None)), None)  # type: ignore[union-attr]  # only papers
    if issuer:
        return issuer
    found = (
        agent_of(reading, coded.mentions[by.start()])
        for by in reversed(list(_DECIDED.finditer(coded.code, 0, match.start("verbs") + 12)))
        if by.start() < match.start("verbs")
    )
    return next((body for body in found if isinstance(body, Organization)), None)
