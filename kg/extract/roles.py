"""Who holds which post: chains of titles tied to the person before or after them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.heads import BodyMention, heads
from kg.extract.people import PersonMention
from kg.extract.places import PlaceMention
from kg.extract.posts import PostMention
from kg.extract.rulebook import rulebook
from kg.model.entities import Organization, Person, Role
from kg.model.span import Span
from kg.resolve.organizations import CENTRAL, Organizations

_BOOK = rulebook("roles")
_CHAIN = _BOOK["chain"]
_DIRECT = _BOOK["direct"]
_APPOSED = _BOOK["apposed"]
_LISTED = _BOOK["listed"]
_HEADING = _BOOK["heading"]
_PLURAL = _BOOK["plural"]
# A new sentence, or a heading that runs into it; and a title somebody else is spoken to by.
_NEW = re.compile(r" (?:Ông|Bà|Đồng chí) ")
_ADDRESSED = re.compile(r"(?:với|cho|tới|đến|của|trước|gặp|đón|tiếp) $")
_ASIDE = _BOOK["aside"]
_FAMILY = {
    "chủ tịch": ("Ủy ban nhân dân", "Hội đồng nhân dân", "Liên đoàn Lao động", "Hội", "Ủy ban Mặt trận Tổ quốc", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
    "giám đốc": ("Sở", "Công an", "Công ty", "Trung tâm", "Bệnh viện", "Tổng Công ty", "Học viện"),
    "bộ trưởng": ("Bộ",), "thứ trưởng": ("Bộ",), "chủ nhiệm": ("Ủy ban Kiểm tra", "Văn phòng"),
    "hiệu trưởng": ("Trường", "Trường Đại học", "Trường Tiểu học", "Trường Trung học cơ sở", "Trường Trung học phổ thông"),
    "trưởng ban": ("Ban",), "cục trưởng": ("Cục",), "vụ trưởng": ("Vụ",), "viện trưởng": ("Viện", "Viện kiểm sát nhân dân"),
    "chánh án": ("Tòa án nhân dân",), "chánh văn phòng": ("Văn phòng",), "trưởng phòng": ("Phòng",),
    "bí thư": (), "ủy viên": (), "tư lệnh": ("Quân khu", "Quân chủng", "Bộ Tư lệnh"),
}  # fmt: skip

# Bodies that have a Party board (`Ban cán sự đảng`).
_BOARDED = ("Bộ", "Ủy ban nhân dân", "Viện kiểm sát nhân dân", "Tòa án nhân dân")
_GOVERNMENT = ("Chính phủ", "Thanh tra Chính phủ", "Kiểm toán Nhà nước", "Ngân hàng Nhà nước Việt Nam")
_SEATS = {"Tỉnh ủy": "tinh", "Thành ủy": "tinh", "Quận ủy": "huyen", "Huyện ủy": "huyen", "Thị ủy": "huyen"}


@dataclass(frozen=True, slots=True)
class Holding:
    """A person bound to a post; `span` runs from the first of the two to the last."""

    person: PersonMention
    post: PostMention
    role: Role
    organization: Organization | None
    span: Span


class Posts:
    """Resolves posts to roles and organisations within one article."""

    def __init__(self, organizations: Organizations, bodies: Sequence[tuple[BodyMention, Organization]]) -> None:
        self._organizations = organizations
        self._bodies = bodies

    def resolve(self, post: PostMention, chain: Sequence[PostMention] = ()) -> tuple[Role, Organization | None]:
        """The role's label and its organisation; siblings of the chain lend a title without a body their place."""
        role = Role(post.label, post.concept.id if post.concept and post.concept.label == post.label else None)
        return role, self._organization(post, chain)

    def _organization(self, post: PostMention, chain: Sequence[PostMention]) -> Organization | None:
        if post.head in (CENTRAL, "Ban Bí thư"):
            return Organization(post.head, "ban chấp hành" if post.head == CENTRAL else "ban bí thư")
        if post.head:
            head = heads()[post.head]
            body = BodyMention(post.span, head, place=post.place, inner=post.body)
            if body.bare and post.head == "Đảng ủy":
                body = replace(body, inner=_agency(chain))
            elif body.bare and post.head != "Ban Thường vụ":
                place = self._place(chain)
                body = replace(body, place=place if place and place.level == _SEATS.get(post.head) else None)
            return self._organizations.name(body)
        if post.body:
            return self._of_body(post, chain)
        if post.place:
            place = self._organizations.place(post.place)
            if place is None:
                return None
            if "bí thư" in post.label.lower():
                return self._organizations.committee(place)
            return self._organizations.name(BodyMention(post.span, heads()["Ủy ban nhân dân"], place=place))
        return self._alone(post, chain)

    def _of_body(self, post: PostMention, chain: Sequence[PostMention]) -> Organization | None:
        body = post.body
        if body is None:
            return None
        agency = _agency(chain)
        if body.bare and body.head.label in ("Đảng ủy", "Đảng bộ", "Chi bộ"):
            body = replace(body, inner=agency or _government(chain))
        if body.bare and body.takes in ("unit", "seat"):
            place = self._place(chain)
            fits = body.takes == "unit" or (place and place.level == _SEATS.get(body.head.label))
            body = replace(body, place=place if fits else None)
        if body.bare and body.head.label == "Ban cán sự đảng":
            ministry = next((p.body for p in chain if p.body and p.body.head.label in _BOARDED), None)
            body = replace(body, inner=ministry or _government(chain))
        return self._organizations.name(body)

    def _place(self, chain: Sequence[PostMention]) -> PlaceMention | None:
        for sibling in chain:
            place = next((b.place for b in _nested(sibling.body) if b.place), None)
            if place:
                return self._organizations.place(place)
            if sibling.place:
                return self._organizations.place(sibling.place)
        return None

    def _alone(self, post: PostMention, chain: Sequence[PostMention]) -> Organization | None:
        of = post.concept.get("titleOf") if post.concept else "any"
        if of == "none":
            return None
        if of == "committee":
            agency = _agency(chain)
            if agency:
                return self._organizations.name(BodyMention(post.span, heads()["Đảng ủy"], inner=agency))
            place = self._place(chain) or self._organizations.context.narrowest()
            return self._organizations.committee(place) if place else None
        if of == "Bộ":
            ministry = next((b for p in chain for b in _nested(p.body) if b.head.label == "Bộ"), None)
            office = next((p for p in chain if p.body and p.body.head.label.startswith("Văn phòng")), None)
            if ministry is None and office:
                return self._of_body(office, chain)
            return self._organizations.name(ministry) if ministry else self._before(post)
        if of in _GOVERNMENT:
            return Organization(of, of.lower())
        return self._before(post)

    def _before(self, post: PostMention) -> Organization | None:
        """The last body named before that can have such a post."""
        kinds = next((k for title, k in _FAMILY.items() if title in post.label.lower()), ())
        for outer, organization in reversed(self._bodies):
            for body in _nested(outer) if outer.span.start < post.span.start else ():
                if body.head.label in kinds:
                    return organization if body is outer else self._organizations.name(body)
        return None


def _nested(body: BodyMention | None) -> Iterator[BodyMention]:
    """A body and those inside it, from the outermost."""
    while body is not None:
        yield body
        body = body.inner


def _government(chain: Sequence[PostMention]) -> BodyMention | None:
    """The Government or its agency whose post a sibling is: `Bí thư Ban cán sự đảng, Tổng Thanh tra Chính phủ`."""
    of = (p.concept.get("titleOf") for p in chain if p.concept)
    name = next((o for o in of if o in _GOVERNMENT), None)
    return BodyMention(chain[0].span, heads()[name]) if name else None


def _agency(chain: Sequence[PostMention]) -> BodyMention | None:
    """The department, company or school of a sibling post: its Party committee is the one a bare `Bí thư` heads."""
    bodies = (p.body for p in chain if p.body)
    return next(
        (
            b.inner if b.takes == "body" and b.inner else b
            for b in bodies
            if b.takes == "field" or (b.inner and b.inner.takes == "field")
        ),
        None,
    )


def chains(posts: Sequence[PostMention], folded: str) -> list[list[PostMention]]:
    """Posts that follow one another with nothing but a comma, a dash or `kiêm` between them."""
    groups: list[list[PostMention]] = []
    for post in posts:
        if (
            groups
            and _CHAIN.fullmatch(folded, groups[-1][-1].span.end, post.span.start)
            and not _apart(groups[-1][-1], post)
        ):
            groups[-1].append(post)
        else:
            groups.append([post])
    return groups


def _apart(first: PostMention, second: PostMention) -> bool:
    """The head of the Government and the chair of a province are two people, whatever the comma between them."""
    if first.label == "Thủ tướng" and second.label.startswith("Phó Thủ tướng"):
        return True
    return first.label in ("Thủ tướng", "Phó Thủ tướng") and second.body is not None and second.body.place is not None


def bind(posts: Sequence[PostMention], people: Sequence[PersonMention], folded: str, resolver: Posts) -> list[Holding]:
    """Tie the chains of one sentence to its people."""
    holdings: list[Holding] = []
    everyone = sorted(people, key=lambda p: p.span)
    groups = chains(posts, folded)
    headings = [c[0].span.start for c in groups if _HEADING.match(folded, c[-1].span.end)]
    for chain in (part for group in groups for part in _parted(group, everyone, folded)):
        for person in _holders(chain, everyone, folded, headings):
            for post in chain:
                role, organization = resolver.resolve(post, [p for p in chain if p is not post])
                span = Span(min(person.whole.start, post.span.start), max(person.span.end, post.span.end))
                holdings.append(Holding(person, post, role, organization, span))
    return holdings


def _parted(chain: list[PostMention], people: Sequence[PersonMention], folded: str) -> list[list[PostMention]]:
    """`A, chức 1 và chức 2 B`: between two names the posts before `và` are the first one's."""
    before = [p for p in people if p.span.end <= chain[0].span.start]
    after = [p for p in people if p.whole.start >= chain[-1].span.end]
    bound = before and folded[before[-1].span.end : chain[0].span.start] in (", ", " - ")
    if not (bound and after and _DIRECT.fullmatch(folded, chain[-1].span.end, after[0].whole.start)):
        return [chain]
    for i in range(1, len(chain)):
        if "và" in folded[chain[i - 1].span.end : chain[i].span.start].split():
            return [chain[:i], chain[i:]]
    return [chain]


def _holders(
    chain: Sequence[PostMention], people: Sequence[PersonMention], folded: str, headings: Sequence[int]
) -> list[PersonMention]:
    start, end = chain[0].span.start, chain[-1].span.end
    after = [p for p in people if p.span.start >= end]
    before = [p for p in people if p.span.end <= start]
    plural = bool(_PLURAL.search(folded, max(0, start - 24), start))
    if plural and _HEADING.match(folded, end):
        limit = min((s for s in headings if s > end), default=len(folded))
        aside = _ASIDE.search(folded, end, limit)
        return [p for p in after if p.span.start < (aside.start() if aside else limit)]
    if (
        chain[0].label.startswith(("Trợ lý ", "Thư ký "))
        and after
        and _DIRECT.fullmatch(folded, end, after[0].whole.start)
    ):
        return []
    if after and _NEW.match(folded, end):
        return []
    if after and _DIRECT.fullmatch(folded, end, after[0].whole.start):
        return _listed(after, folded) if plural else after[:1]
    if before and _APPOSED.fullmatch(folded, before[-1].span.end, start):
        if after and folded[end : after[0].whole.start] == " - " and _titled(before[-1], folded):
            return after[:1]
        return before[-1:]
    if after and folded[end : after[0].whole.start] in (": ", ", ") and after[0].whole.start < after[0].span.start:
        addressed = _ADDRESSED.search(folded, max(0, start - 8), start)
        return [] if addressed else _listed(after, folded) if plural else after[:1]
    return []


def _titled(person: PersonMention, folded: str) -> bool:
    """Whether the words right before a name are a title's, no honorific: `Bí thư Huyện ủy Phú Lâm Trần Văn An`."""
    return (
        person.whole.start == person.span.start
        and folded[person.span.start - 1 : person.span.start] == " "
        and (folded[: person.span.start - 1].rpartition(" ")[2][:1].isupper())
    )


def _listed(people: Sequence[PersonMention], folded: str) -> list[PersonMention]:
    """`các Phó Chủ tịch A, B và C`: people that follow one another without titles of their own."""
    listed = [people[0]]
    for person in people[1:]:
        if not _LISTED.fullmatch(folded, listed[-1].span.end, person.span.start):
            break
        listed.append(person)
    return listed


def told_in_full(holdings: Sequence[Holding]) -> list[Holding]:
    """`Phó Chủ tịch A` said of whom the article calls `Phó Chủ tịch UBND tỉnh` elsewhere means that post."""
    full: dict[tuple[str, str], Organization] = {}
    for h in holdings:
        if h.organization and not h.post.alone:
            full.setdefault((h.person.name, h.role.name), h.organization)
    return [
        replace(h, organization=full.get((h.person.name, h.role.name), h.organization)) if h.post.alone else h
        for h in holdings
    ]


def dedupe(holdings: Iterable[Holding]) -> list[Holding]:
    """One holding a person, role and body; a title said again without its body adds nothing."""
    kept: dict[tuple[Person, str, Organization | None], Holding] = {}
    for h in holdings:
        kept.setdefault((Person(h.person.name), h.role.name.lower(), h.organization), h)
    full = {(p, r) for p, r, o in kept if o is not None}
    return [h for (p, r, o), h in kept.items() if o is not None or (p, r) not in full]
