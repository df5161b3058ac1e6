"""Appointments, elections, transfers, dismissals, discipline and awards."""

import re
from collections.abc import Iterator, Sequence

from kg.extract.bodies import BodyMention
from kg.extract.coding import Coded
from kg.extract.posts import PostMention
from kg.extract.reading import Reading, agent_of
from kg.extract.rulebook import rulebook
from kg.extract.symbols import BODY, DATE, PAPER, POST
from kg.model.entities import Agent, Organization, Person, Role
from kg.model.facts import Evidence, PersonnelAction, RoleHolding
from kg.model.values import Modality, PartialDate

_BOOK = rulebook("personnel")
_POST_FIRST, _ACTIVE, _PASSIVE = (rule.id for rule in _BOOK)
_VERBS, _VERB = _BOOK.words["verb"], _BOOK["verb"]
_GIVEN = _BOOK["given"]
_MEMBER = _BOOK["member"]
_DENIED = _BOOK["denied"]


_ROLES = rulebook("roles")
_TAKES_UP, _NOT_HELD = _ROLES.rule("roles/takes-up"), _ROLES["not_held"]


def posts_taken(sentences: Sequence[Coded], reading: Reading) -> Iterator[RoleHolding]:
    """Posts that a sentence says somebody takes up; who is only proposed for a post, or leaves it, holds none."""
    for coded in sentences:
        for match in _TAKES_UP.pattern.finditer(coded.code):
            if _NOT_HELD.search(coded.code, max(0, match.start() - 30), match.start("posts")):
                continue
            person = agent_of(reading, coded.mentions[match.start("who")])
            if not isinstance(person, Person):
                continue
            span = coded.original(*coded.clip(match.start(), match.end()))
            for role, organization in _resolved(coded, range(*match.span("posts")), reading):
                if role and (organization or role.name in _ALONE):
                    yield RoleHolding(
                        evidence=Evidence(span, _TAKES_UP.id), person=person, role=role, organization=organization
                    )


_ALONE = frozenset({"Chủ tịch nước", "Phó Chủ tịch nước", "Tổng Bí thư", "Trợ lý Tổng Bí thư", "Thư ký Tổng Bí thư"})


def personnel(sentences: Sequence[Coded], reading: Reading) -> Iterator[PersonnelAction]:
    """One row a verb and post."""
    seen: set[tuple[str, str, str, str]] = set()
    for coded in sentences:
        for fact in _sentence(coded, reading):
            key = (
                fact.person.name,
                fact.action,
                fact.role.name if fact.role else "",
                fact.organization.name if fact.organization else "",
            )
            if key not in seen:
                seen.add(key)
                yield fact


def _sentence(coded: Coded, reading: Reading) -> Iterator[PersonnelAction]:
    for rule in _BOOK:
        done = False
        for match in rule.pattern.finditer(coded.code):
            if rule.id == _PASSIVE and not re.search(
                r"được|bị|đã|thôi|trúng|đắc|tái|nghỉ|xin|vừa|^$", match["mid"] + match["verbs"]
            ):
                continue
            rows = list(_rows(coded, match, rule.id, reading))
            done = done or bool(rows)
            yield from rows
        if done:
            return


def _rows(coded: Coded, match: re.Match[str], rule: str, reading: Reading) -> Iterator[PersonnelAction]:
    person = agent_of(reading, coded.mentions[match.start("who")])
    if not isinstance(person, Person):
        return
    actions = list(dict.fromkeys(_VERBS.get(v, v) for v in _VERB.findall(match["verbs"])))
    posts = _posts(coded, match, rule, reading)
    if not posts and not set(actions) & {"kỷ luật", "nghỉ hưu", "khen thưởng", "điều động", "luân chuyển"}:
        return
    before = coded.code[max(0, match.start("verbs") - 40) : match.start("verbs")]
    planned = bool(_DENIED.search(before))
    modality = Modality.PLANNED if planned and actions != ["giới thiệu"] else Modality.REPORTED
    end = match.end("who") if rule == _POST_FIRST else match.start("after") + _last(match["after"], rule)
    span = coded.original(*coded.clip(min(match.start("verbs"), match.start("who")), max(end, match.end("verbs"))))
    for action, (role, organization) in _pairs(actions, posts):
        yield PersonnelAction(
            evidence=Evidence(span, rule), modality=modality, person=person, action=action, role=role,
            organization=organization, date=_date(coded), decided_by=_decider(coded, match, reading),
        )  # fmt: skip


def _last(after: str, rule: str) -> int:
    found = max((m.end() for p in (_GIVEN, _MEMBER) for m in p.finditer(after)), default=0)
    return found or (0 if rule == _ACTIVE else min(len(after), 40))


def _pairs(
    actions: Sequence[str], posts: Sequence[tuple[Role | None, Organization | None]]
) -> Iterator[tuple[str, tuple[Role | None, Organization | None]]]:
    """A transfer has no post of its own where another verb gives one; every other verb takes each post."""
    if len(actions) > 1 and "điều động" in actions:
        yield "điều động", (None, None)
        actions = [a for a in actions if a != "điều động"]
    for action in actions[-1:]:
        for post in posts or [(None, None)]:
            yield action, post


def _posts(
    coded: Coded, match: re.Match[str], rule: str, reading: Reading
) -> list[tuple[Role | None, Organization | None]]:
    if rule == _POST_FIRST:
        return _resolved(coded, range(*match.span("posts")), reading)
    start, end = match.span("after")
    found: list[tuple[Role | None, Organization | None]] = []
    for member in _MEMBER.finditer(coded.code, start, end):
        for at in range(*member.span("bodies")):
            mention = coded.mentions.get(at)
            if isinstance(mention, BodyMention):
                body = agent_of(reading, mention)
                found.append((Role("Ủy viên"), body if isinstance(body, Organization) else None))
    for given in _GIVEN.finditer(coded.code, start, end):
        found += _resolved(coded, range(*given.span("posts")), reading)
    if not found and rule == _PASSIVE:
        direct = re.compile(rf" ?(?:lại |bổ sung )?(?:làm )?(?P<posts>{POST}(?:(?:,| và) {POST})*)").match(
            coded.code, start
        )
        if direct:
            found += _resolved(coded, range(*direct.span("posts")), reading)
    return list(dict.fromkeys(found))


def _resolved(coded: Coded, where: range, reading: Reading) -> list[tuple[Role | None, Organization | None]]:
    posts = [m for at in where if isinstance(m := coded.mentions.get(at), PostMention)]
    return [reading.resolver.resolve(p, [q for q in posts if q is not p]) for p in posts]


def _date(coded: Coded) -> PartialDate | None:
    points = [getattr(coded.mentions[at], "point", None) for at in sorted(coded.mentions) if coded.code[at] == DATE]
    days = [p for p in points if p is not None and len(p.iso) > 4]
    return days[0] if days else None


def _decider(coded: Coded, match: re.Match[str], reading: Reading) -> Agent | None:
    """`Quyết định của Ban Bí thư ...`, `HĐND tỉnh đã bầu ...`: who decided, where the sentence says so."""
    before = coded.code[: match.start("verbs")]
    papers = [coded.mentions[i] for i, c in enumerate(before) if c == PAPER]
    issuer = next((p.issuer for p in papers if getattr(p, "issuer", None)), None)  # type: ignore[union-attr]  # only papers
    if issuer:
        return issuer
    by = list(
        re.finditer(
            rf"(?:quyết định|nghị quyết|kết luận) [^.;]{{0,30}}?của ({BODY})|({BODY}) (?:đã |vừa |quyết định |thống nhất |tiến hành )*(?:quyết định )?$",
            before,
        )
    )
    for found in reversed(by):
        at = found.start(1) if found.group(1) else found.start(2)
        body = agent_of(reading, coded.mentions[at])
        if body:
            return body
    return None
