"""Canonical names of bodies: what the printed name leaves out comes from the article's places."""

import re
from dataclasses import dataclass, field

from kg.extract.heads import BodyMention
from kg.extract.places import LEVEL_OF, PlaceMention
from kg.lexicon.gazetteer import gazetteer
from kg.model.entities import Organization, Place
from kg.model.span import Span
from kg.resolve.context import Context

CENTRAL = "Ban Chấp hành Trung ương Đảng"
_SEATS = {
    "Tỉnh ủy": ("tỉnh",), "Thành ủy": ("thành phố",), "Quận ủy": ("quận",), "Huyện ủy": ("huyện",),
    "Thị ủy": ("thị xã",), "Tỉnh đoàn": ("tỉnh",), "Thành đoàn": ("thành phố",), "Quận đoàn": ("quận",),
    "Huyện đoàn": ("huyện",),
}  # fmt: skip
_COMMITTEE = {"tỉnh": "Tỉnh ủy", "quận": "Quận ủy", "huyện": "Huyện ủy", "thị xã": "Thị ủy", "thành phố": "Thành ủy"}
_PARTY_PARTS = frozenset(
    {"Ban Thường vụ", "Thường trực", "Ủy ban Kiểm tra", "Ban Tổ chức", "Ban Tuyên giáo", "Ban Dân vận", "Ban Nội chính",
     "Ban Tuyên giáo và Dân vận", "Ban Xây dựng Đảng"}
)  # fmt: skip
_COUNCIL_PARTS = frozenset(
    {"Ban Pháp chế", "Ban Kinh tế - Ngân sách", "Ban Văn hóa - Xã hội", "Ban Đô thị", "Ban Dân tộc"}
)
_PARENTS = {
    "Văn phòng Quốc hội": "Quốc hội", "Ủy ban Thường vụ Quốc hội": "Quốc hội", "Văn phòng Chính phủ": "Chính phủ",
    "Văn phòng Trung ương Đảng": CENTRAL, "Thanh tra Chính phủ": "Chính phủ",
}  # fmt: skip


# Heads that, alone, mean the institution as such rather than the one of the place.
_TOO_GENERAL = frozenset(
    {
        "Ban Xây dựng Đảng",
        "Hội đồng quản trị",
        "Hội đồng thành viên",
        "Đảng đoàn",
        "Cơ quan Cảnh sát điều tra",
        "Công đoàn",
        "Đoàn Thanh niên",
        "Chi bộ",
        "Chi đoàn",
        "Công an",
        "Thanh tra",
        "Tòa án nhân dân",
        "Viện kiểm sát nhân dân",
    }
)
_NOWHERE = Span(0, 0)


def _short_heads(label: str) -> tuple[str, ...]:
    """Under which heads a body may be named again: `Ban Tổ chức` for the central one, `Hội X` for its centre."""
    association = label.removeprefix("Trung ương ").removesuffix(" Việt Nam")
    return tuple(dict.fromkeys((label, label.removesuffix(" Trung ương"), association)))


@dataclass(slots=True)
class Organizations:
    """Names bodies within one article; remembers what bare heads meant last."""

    context: Context
    _last: dict[str, Organization] = field(default_factory=dict)
    _parents: dict[str, Organization] = field(default_factory=dict)

    def name(self, mention: BodyMention) -> Organization | None:
        """The organisation a mention means; None for bodies in general (`HĐND các cấp`)."""
        if mention.generic:
            return None
        organization = self._build(mention)
        if organization and not organization.local:
            for short in _short_heads(mention.head.label):
                self._last[short] = organization
        return organization

    def parent(self, organization: Organization) -> Organization | None:
        """The body directly above, as the article's own words show it."""
        found = self._parents.get(organization.name)
        if found:
            return found
        label = _PARENTS.get(organization.name)
        if organization.name.endswith(" của Quốc hội"):
            label = "Quốc hội"
        if (
            label is None
            and organization.name.startswith(("Ban ", "Ủy ban Kiểm tra"))
            and organization.name.endswith(" Trung ương")
        ):
            label = CENTRAL
        return Organization(label, label.lower()) if label else None

    def committee(self, place: PlaceMention) -> Organization:
        """The Party committee of a place: `Quận ủy Ba Đình`, `Đảng ủy xã Lê Lợi`."""
        if place.word in _COMMITTEE:
            return self._make(_COMMITTEE[place.word], place.name, place)
        return self._make("Đảng ủy", place.canonical, place)

    def _build(self, m: BodyMention) -> Organization | None:
        if m.takes == "nothing":
            return Organization(m.head.label, _kind(m.head.label), m.head.id)
        if m.takes == "seat":
            return self._seat(m)
        if m.takes in ("body", "team"):
            return self._part(m)
        if m.name or m.inner:
            return self._named(m)
        if m.takes == "field":
            return self._school(m)
        if m.bare and m.head.label in _TOO_GENERAL:
            return None
        return self._unit(m)

    def _seat(self, m: BodyMention) -> Organization:
        place = m.place if m.place and m.place.name and m.place.word in _SEATS[m.head.label] else None
        for word in _SEATS[m.head.label]:
            place = place or self.context.complete(word, m.span.start)
        if place is None:
            return Organization(m.head.label, m.head.label.lower(), m.head.id, local=True)
        return self._make(m.head.label, place.name, place, m.head.id)

    def _unit(self, m: BodyMention) -> Organization | None:
        place = self.place(m.place) if m.place else None
        if place is None and m.place is None:
            if m.head.label in self._last:
                return self._last[m.head.label]
            place = self.context.narrowest()
            if m.head.label == "Đảng ủy" and place and place.level == "tinh":
                return None  # that of some office; the committee of a province has another name
        if m.place is not None and (place is None or (m.head.label == "Đảng ủy" and place.word == "tỉnh")):
            return None
        if place is None:
            return Organization(m.head.label, m.head.label.lower(), m.head.id, local=True)
        return self._make(m.head.label, place.canonical, place, m.head.id)

    def _school(self, m: BodyMention) -> Organization:
        """`trường Tiểu học` in an article on one commune: named after the place, which the text leaves out."""
        place = self.context.narrowest()
        if place is None or place.level != "xa":
            return Organization(m.head.label, m.head.label.lower(), m.head.id, local=True)
        return self._make(m.head.label, place.name, place, m.head.id)

    def place(self, mention: PlaceMention) -> PlaceMention | None:
        """A mention with its name: a bare level word takes the one the context means."""
        return mention if mention.name else self.context.complete(mention.word, mention.span.start)

    def _part(self, m: BodyMention) -> Organization | None:
        whole = self.name(m.inner) if m.inner else None
        if whole is None and m.place:
            place = self.place(m.place)
            whole = self._whole_of(m.head.label, place) if place else None
        if whole is None and m.name:
            name = f"{m.head.label} {m.name}"
            return Organization(name, _kind(m.head.label), m.head.id)
        if whole is None and m.head.label in self._last:
            return self._last[m.head.label]
        if whole is None and m.head.label in _TOO_GENERAL:
            return None
        if whole is None:
            place = self.context.narrowest()
            whole = self._whole_of(m.head.label, place) if place else None
        if whole is None:
            return Organization(m.head.label, m.head.label.lower(), m.head.id, local=True)
        whole = self._proper_whole(m.head.label, whole)
        label = f"{m.head.label} {m.name}".strip()
        part = Organization(f"{label} {whole.name}", _kind(m.head.label), m.head.id, whole.place, whole.local)
        self._parents[part.name] = whole
        return part

    def _whole_of(self, label: str, place: PlaceMention) -> Organization:
        """What a bare part belongs to: the Party committee, the Party organisation, or the People's Council."""
        if label in _COUNCIL_PARTS:
            return self._make("Hội đồng nhân dân", place.canonical, place)
        if label == "Ban Chấp hành":
            return self._make("Đảng bộ", place.canonical, place)
        if label in ("Văn phòng", "Ban cán sự đảng"):
            return self._make("Ủy ban nhân dân", place.canonical, place)
        return self.committee(place)

    def _proper_whole(self, label: str, whole: Organization) -> Organization:
        """A standing committee is of the committee, an executive committee of the Party organisation (Điều lệ Đảng)."""
        word, _, name = whole.place.name.partition(" ") if whole.place else ("", "", "")
        if word in ("thành", "thị"):
            word, name = f"{word} {name.split(' ', 1)[0]}", name.partition(" ")[2]
        party = whole.kind in ("đảng bộ", *(c.lower() for c in _COMMITTEE.values()))
        if not (party and whole.place and name):
            return whole
        place = PlaceMention(_NOWHERE, word, name, LEVEL_OF.get(word, ""))
        if label in _PARTY_PARTS and whole.kind == "đảng bộ":
            return self.committee(place)
        if label == "Ban Chấp hành" and whole.kind != "đảng bộ":
            return self._make("Đảng bộ", place.canonical, place)
        return whole

    def _named(self, m: BodyMention) -> Organization | None:
        """Ministries, departments, schools, companies: head, proper name, then the place or the body above."""
        whole = self.name(m.inner) if m.inner else None
        base = f"{m.head.label} {m.name}".strip()
        if whole:
            name = f"{base} {whole.name}"
            self._parents[name] = whole
            return Organization(name, _kind(m.head.label), m.head.id, whole.place)
        place = self.place(m.place) if m.place else None
        ministry = self._last.get("Bộ") if m.head.label == "Vụ" and place is None else None
        if ministry:
            self._parents[f"{base} {ministry.name}"] = ministry
            return Organization(f"{base} {ministry.name}", _kind(m.head.label), m.head.id)
        if place is None and m.head.label == "Sở":
            focus = self.context.focus.get("tinh")
            place = self.context.complete(focus.word, m.span.start) if focus else None
            place = place if place and place.level == "tinh" else focus
        if place is None and m.head.label == "Phòng":
            place = self.context.narrowest()
            place = place if place and place.level != "tinh" else None
        if place is None:
            return Organization(base, _kind(m.head.label), m.head.id)
        return self._make(base, place.canonical, place, m.head.id, _kind(m.head.label))

    def _make(
        self, label: str, tail: str, place: PlaceMention, concept: str | None = None, kind: str | None = None
    ) -> Organization:
        return Organization(f"{label} {tail}", kind or _kind(label), concept, Place(place.canonical))


def _kind(label: str) -> str:
    return "ban chấp hành" if label == CENTRAL else label.lower()


def superior(organization: Organization, named: dict[str, Organization]) -> Organization | None:
    """The same kind of body one level up, where the article names it: Quận ủy X → Thành ủy Y."""
    place = organization.place
    if place is None or organization.concept is None:
        return None
    level = LEVEL_OF.get(place.name.split(" ")[0], "huyen")
    kind = organization.kind or ""
    candidates = {
        "quận ủy": ("Thành ủy",), "huyện ủy": ("Tỉnh ủy", "Thành ủy"), "thị ủy": ("Tỉnh ủy", "Thành ủy"),
        "thành ủy": ("Tỉnh ủy",), "đảng ủy": ("Huyện ủy", "Quận ủy", "Thị ủy", "Thành ủy"),
    }.get(kind, ())  # fmt: skip
    for label in candidates:
        for name, other in named.items():
            if name.startswith(label + " ") and other.place and other.place != place and _may_be_in(place, other.place):
                return other
    if kind in ("phòng", "văn phòng hội đồng nhân dân và ủy ban nhân dân"):
        return next((o for n, o in named.items() if n.startswith("Ủy ban nhân dân ") and o.place == place), None)
    if kind == "đảng bộ" and level in ("huyen", "xa"):
        return next(
            (o for n, o in named.items() if o.kind == kind and o.place and o.place != place and _above(o.place, level)),
            None,
        )
    return None


def _may_be_in(place: Place, other: Place) -> bool:
    """Whether the gazetteer knows the one in the other, or does not know the one at all."""
    name, above = _bare(place), _bare(other)
    units = [u for u in gazetteer().find(name) if place.name.lower().startswith(u.word.lower()) and u.parent]
    return not units or any(above in (u.parent, u.province) for u in units)


def _bare(place: Place) -> str:
    """The name of a place without its level word."""
    return re.sub(r"^(?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu) ", "", place.name)


def _above(place: Place, level: str) -> bool:
    word = place.name
    higher = ("tỉnh ", "thành phố ") if level == "huyen" else ("huyện ", "quận ", "thị xã ", "thành phố ")
    return word.startswith(higher)
