"""Posts that a sentence gives to its subject: `ông làm ...`, `bà từng giữ các chức vụ: ...`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.coding import Coded
from kg.extract.posts import PostMention
from kg.extract.reading import Reading, agent_of
from kg.extract.roles import chains
from kg.extract.rulebook import rulebook
from kg.extract.symbols import PERSON, PRONOUN
from kg.model.entities import Organization, Person, Role
from kg.model.facts import Evidence, RoleHolding
from kg.model.values import Status

_BOOK = rulebook("roles")
_RULES = tuple(_BOOK.rule(f"roles/{name}") for name in ("takes-up", "moves-to", "career", "replaced", "while"))
_MOVES_TO, _REPLACED = _RULES[1], _RULES[3]
_NOT_HELD, _FORMERLY = _BOOK["not_held"], _BOOK["formerly"]
_SOMEBODY = re.compile(f"[{PERSON}{PRONOUN}]")
_ALONE = frozenset({"Chủ tịch nước", "Phó Chủ tịch nước", "Tổng Bí thư", "Trợ lý Tổng Bí thư", "Thư ký Tổng Bí thư"})


def posts_taken(sentences: Sequence[Coded], reading: Reading) -> Iterator[RoleHolding]:
    """Posts that a sentence says somebody takes up or has held; who is only proposed for a post, or leaves it, holds none."""
    last: Person | None = None
    for coded in sentences:
        for rule in _RULES:
            for match in rule.matches(coded.code):
                until = match.start() if rule is _MOVES_TO else match.start("posts")
                if not _NOT_HELD.search(coded.code, max(0, match.start() - 30), until):
                    yield from _held(coded, match, rule.id, reading, last)
        last = meant_next(coded, reading, last)


def _held(
    coded: Coded, match: re.Match[str], rule: str, reading: Reading, last: Person | None
) -> Iterator[RoleHolding]:
    person = last if match["who"] == PRONOUN else agent_of(reading, coded.mentions[match.start("who")])
    if not isinstance(person, Person):
        return
    left = rule == _REPLACED.id or _FORMERLY.search(coded.code, max(0, match.start() - 10), match.start("posts"))
    span = coded.original(*coded.clip(match.start(), match.end()))
    for role, organization in resolved(coded, range(*match.span("posts")), reading):
        if role and (organization or role.name in _ALONE):
            yield RoleHolding(
                evidence=Evidence(span, rule),
                person=person,
                role=role,
                organization=organization,
                status=Status.FORMER if left else None,
            )


def resolved(coded: Coded, where: range, reading: Reading) -> list[tuple[Role | None, Organization | None]]:
    """The posts in a run of the code, each with its siblings' help."""
    posts = [m for at in where if isinstance(m := coded.mentions.get(at), PostMention)]
    whole = [_with_next_body(p, posts[i + 1 :]) for i, p in enumerate(posts)]
    groups = chains(whole, reading.document.folded)
    return [reading.resolver.resolve(p, [q for q in group if q is not p]) for group in groups for p in group]


def _with_next_body(post: PostMention, behind: Sequence[PostMention]) -> PostMention:
    """`Phó Bí thư rồi Bí thư Huyện ủy Phú Lâm`: the rungs of one ladder share the body that the last one names."""
    last = behind[0] if behind else post
    if post.alone and not last.alone and _rung(post) == _rung(last):
        return replace(post, body=last.body, place=last.place)
    return post


def _rung(post: PostMention) -> str:
    return post.label.lower().removeprefix("phó ").removesuffix(" thường trực")


def meant_next(coded: Coded, reading: Reading, last: Person | None) -> Person | None:
    """Whom `ông`, `bà` in the next sentence means: who is named first in this one, unless a pronoun is its subject."""
    first = _SOMEBODY.search(coded.code)
    if first is None or first.group() == PRONOUN:
        return last
    named = agent_of(reading, coded.mentions[first.start()])
    return named if isinstance(named, Person) else last
