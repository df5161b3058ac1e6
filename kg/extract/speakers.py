"""Who is meant by the subject of speech: named agents, pronouns, and titles that one person holds."""

import re

from kg.extract.coding import Coded, pronouns
from kg.extract.papers import PaperMention
from kg.extract.people import PersonMention
from kg.extract.posts import PostMention
from kg.extract.reading import Reading, agent_of
from kg.extract.symbols import PERSON, PLACE, POST, PRONOUN
from kg.model.entities import Agent, Group, Organization, Person

# `ông Trần Văn An, thôn Đông, xã Hòa An đề nghị`: the person speaks, not the place of residence.
_RESIDENT = re.compile(rf"({PERSON})(?:,| -| \()[^.;:“”{PERSON}]{{0,60}}$")
# One of several, or of a chain of titles that a name ends.
_ONE_OF = re.compile(r"(?:các|những|\d|mỗi) $")
_CHAIN = re.compile(rf",? (?:và )?[{POST}{PERSON}]")
_PREMIER = Organization("Thủ tướng Chính phủ", "thủ tướng chính phủ")


class Speaker:
    """Resolves subjects of speech within one article: pronouns mean whoever spoke last."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.last: Agent | None = None
        self.spoke: tuple[Agent, ...] = ()
        self._where: Coded | None = None

    def says(self, speakers: tuple[Agent, ...], coded: Coded) -> None:
        """Remember who speaks in a sentence."""
        self.spoke, self.last, self._where = speakers, speakers[0], coded

    def hears(self, coded: Coded) -> None:
        """A sentence without speech: a pronoun in the next means the person named first in it."""
        people = [m for _, m in sorted(coded.mentions.items()) if isinstance(m, PersonMention)]
        self.last = agent_of(self._reading, people[0]) if people else self.last

    def near(self, coded: Coded) -> bool:
        """Whether somebody spoke shortly before, in the same paragraph."""
        if self._where is None:
            return False
        between = self._reading.document.text[self._where.span.end : coded.span.start]
        return "\n" not in between and len(between) < 400

    def resolve(self, coded: Coded, start: int, end: int) -> tuple[Agent, ...]:
        """The agents in a run of the code; a list of people and places means the people."""
        found: list[Agent] = []
        for at in self._places(coded, start, end):
            agent = self._agent(coded, at)
            if agent and agent not in found:
                found.append(agent)
        people = [agent for agent in found if isinstance(agent, Person)]
        if people and not isinstance(found[-1], Person):
            return tuple(people[:1])
        behalf = "thay mặt" in coded.code[max(0, start - 60) : start]
        return tuple(found[-1:] if behalf or any(isinstance(agent, Person) for agent in found[1:]) else found)

    def _places(self, coded: Coded, start: int, end: int) -> range:
        if coded.code[start:end] == PLACE:
            resident = _RESIDENT.search(coded.code, 0, start)
            if resident:
                return range(*resident.span(1))
        return range(start, end)

    def _agent(self, coded: Coded, at: int) -> Agent | None:
        if coded.code[at] == PRONOUN:
            return self.last if isinstance(self.last, Person) else None
        mention = coded.mentions.get(at)
        if isinstance(mention, PaperMention):
            return mention.issuer
        agent = agent_of(self._reading, mention) if mention is not None else None
        if agent is None and isinstance(mention, PostMention):
            if mention.label == "Thủ tướng":
                return _PREMIER
            return (
                None if _ONE_OF.search(coded.code, 0, at) or _CHAIN.match(coded.code, at + 1) else self._office(mention)
            )
        return agent

    def _office(self, post: PostMention) -> Group | None:
        """`Chủ tịch UBND tỉnh Phú Lâm yêu cầu`: whoever holds the post, where the article does not name him."""
        role, organization = self._reading.resolver.resolve(post)
        if role.name in ("Đại biểu", "Ủy viên"):
            return None
        named = organization is not None and not organization.local and not post.alone
        if any(holding.role.name == role.name for holding in self._reading.all_holdings):
            return None  # somebody is named with that title: it is open whether it is he
        return Group(_joined(role.name, organization.name)) if organization and named else None


def with_pronouns(coded: Coded, folded: str) -> Coded:
    """The sentence with a stand-alone `Đồng chí`, `Ông` coded as a pronoun (its first letter carries the code)."""
    spans = [s for s in pronouns(coded, folded) if s[0] not in coded.mentions]
    if not spans:
        return coded
    code = list(coded.code)
    keep = [True] * len(code)
    for start, end in spans:
        code[start] = PRONOUN
        keep[start + 1 : end] = [False] * (end - start - 1)
    where = [i for i, k in enumerate(keep) if k]
    index = {old: new for new, old in enumerate(where)}
    return Coded(
        coded.span,
        "".join(code[i] for i in where),
        tuple(coded.offsets[i] for i in where),
        {index[at]: m for at, m in coded.mentions.items()},
    )


def _joined(role: str, body: str) -> str:
    """`Chánh Thanh tra` of `Thanh tra tỉnh Phú Lâm`: what both have in common is said once."""
    last = next((n for n in (3, 2, 1) if role.split()[-n:] == body.split()[:n]), 0)
    return " ".join([*role.split(), *body.split()[last:]])
