"""Short names of bodies that an article names in full elsewhere: `Sở Giáo dục`, `Vụ Tuyên truyền`, `Đảng ủy Khối`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.heads import BodyMention

# Offices whose short name is the beginning of the full one; a school or company so named may be another.
_BEGUN = ("Sở", "Bộ", "Vụ", "Cục", "Đảng ủy", "Đảng bộ")
# Offices that are named with the body above them once, and without it afterwards.
_BELOW = ("Vụ", "Cục", "Chi cục", "Viện", "Khoa", "Ban")
_BLOC = re.compile(r"Đảng (?:ủy|bộ) Khối ")
_FORMS = re.compile(r"(?: cổ phần| trách nhiệm hữu hạn(?: một thành viên)?)+(?= )")


def with_full_names(bodies: Sequence[BodyMention]) -> list[BodyMention]:
    """The bodies in text order, each short name as the one body of the article that it can be short for."""
    full = {
        _key(body): body for body in reversed(bodies) if (body.name or _BLOC.match(_label(body))) and not body.generic
    }
    return [_whole(body, list(full.values())) for body in bodies]


def _whole(body: BodyMention, named: Sequence[BodyMention]) -> BodyMention:
    if not body.name or body.inner or body.generic:
        return body
    fits = sorted((other for other in named if _short_for(body, other)), key=lambda other: other.place is not None)
    meant = {_key(other)[:2]: other for other in fits}
    if len(meant) != 1:
        return body
    other = next(iter(meant.values()))
    return replace(body, head=other.head, name=other.name, inner=other.inner, place=body.place or other.place)


def _short_for(body: BodyMention, other: BodyMention) -> bool:
    if body.place and other.place and body.place.canonical != other.place.canonical:
        return False
    short, long = _label(body), _label(other)
    if body.name.isupper() and len(body.name) > 2 and body.head == other.head:
        return body.name == "".join(word[0].upper() for word in re.findall(r"\w+", other.name))
    if body.head.label in _BEGUN:
        return long.startswith(f"{short} ") or (long == short and other.inner is not None)
    if body.head.label in _BELOW:
        return long == short and other.inner is not None
    return long != short and _FORMS.sub("", long, 1) == short


def _label(body: BodyMention) -> str:
    return f"{body.head.label} {body.name}".strip()


def _key(body: BodyMention) -> tuple[str, str, str]:
    above = _label(body.inner) if body.inner else ""
    return _label(body), above, body.place.canonical if body.place else ""
