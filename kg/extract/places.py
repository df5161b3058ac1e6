"""Places as the text names them: a level word and a name, or a well-known bare name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon import Matcher, lexicon
from kg.lexicon.gazetteer import Unit, gazetteer
from kg.model.entities import Place
from kg.model.span import Span
from kg.text.fold import fold
from kg.text.names import run_at
from kg.text.segment import UPPER

# Level words as printed → the word of the canonical name. `thành phố` may be of province or district rank.
LEVEL_WORDS = {
    "tỉnh": "tỉnh", "thành phố": "thành phố", "tp.": "thành phố", "tp": "thành phố", "quận": "quận", "q.": "quận",
    "huyện": "huyện", "h.": "huyện", "thị xã": "thị xã", "tx": "thị xã", "tx.": "thị xã", "xã": "xã",
    "phường": "phường", "p.": "phường", "thị trấn": "thị trấn", "đặc khu": "đặc khu",
    "thủ đô": "thành phố",
}  # fmt: skip
LEVEL_OF = {
    "tỉnh": "tinh", "quận": "huyen", "huyện": "huyen", "thị xã": "huyen",
    "xã": "xa", "phường": "xa", "thị trấn": "xa", "đặc khu": "xa",
}  # fmt: skip
_LEVEL = re.compile(
    r"(?<![\w.])(?<!thông tấn )(?<!hợp tác )(tỉnh|thành phố|thủ đô|tp\.?|quận|q\.|huyện|h\.|thị xã|tx\.?|xã|phường|p\.|thị trấn|đặc khu) ?",
    re.IGNORECASE,
)
_CITIES = frozenset({"hà nội", "hồ chí minh", "đà nẵng", "hải phòng", "cần thơ", "huế"})
_SHORT_NAMES = {"HCM": "Hồ Chí Minh", "TPHCM": "Hồ Chí Minh", "Sài Gòn": "Hồ Chí Minh"}
# Before a bare level word these make it a kind, not a place: "các tỉnh", "cấp huyện", "nông thôn mới cấp xã".
_GENERIC_BEFORE = re.compile(
    r"(?:các|những|mỗi|từng|nhiều|cấp|một|hai|ba|bốn|năm|số|ở|liên|nội|ngoại|của các|\d+|mọi|đơn vị|trưởng|và|(?:tỉnh|thành phố|huyện|quận|xã|phường|thị xã|thị trấn),)\s+$",
    re.I,
)
_GENERIC_AFTER = re.compile(
    r"\s*(?:,|và)\s+(?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn)|\s*(?:hội|ủy|đoàn|đội|hóa)\b", re.I
)


# `Mặt trận Tổ quốc Việt Nam`, `người Việt Nam`: the country's name as part of another.
_PART_OF_NAME = re.compile(r"(?:Tổ quốc|người|dân|sản|đoàn|tiếng|phía|nước|hàng|bà mẹ|mẹ|quốc) $", re.IGNORECASE)
# Without its level word the name is the city's only in few places: `tư tưởng Hồ Chí Minh`, `Chủ tịch Hồ Chí Minh`.
_IN_THE_CITY = re.compile(r"(?:ở|tại|từ|đến|Hà Nội(?:,| và| -)) $")
# Who took a picture may be called like a district: `(Ảnh: Thống Nhất/TTXVN)`.
_CREDIT = re.compile(r"(?:[Ảả]nh|[Nn]guồn|Video|TTXVN|VGP) ?[:/] ?[^.;()\n]{0,16}$")
_INSIDE_NAME = re.compile(
    rf"(?<!\w)[{UPPER}][^\W\d_A-Z]+ $|(?<!\w)(?i:thpt|thcs|tiểu học|mầm non|tuyến đường|đường|(?<!thành )phố|(?<!yêu )(?<!nhu )(?<!toàn )cầu|chợ|khách sạn|nhà hàng|quán|thủy điện) $"
)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place in the text: its level word (canonical), bare name (empty for a bare level word) and gazetteer level."""

    span: Span
    word: str
    name: str
    level: str
    parent: str = ""

    @property
    def canonical(self) -> str:
        """Level word and name: `quận Nam Từ Liêm`."""
        return f"{self.word} {self.name}".strip()


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Family names of the lexicon."""
    return frozenset(label for c in lexicon().concepts("surnames") for label in c.labels)


def level_at(folded: str, at: int) -> re.Match[str] | None:
    """The level word that stands at `at`."""
    return _LEVEL.match(folded, at)


def place_at(folded: str, at: int) -> PlaceMention | None:
    """The place with a level word that begins at `at`; a bare level word gives a mention without name."""
    match = level_at(folded, at)
    if not match:
        return None
    word = LEVEL_WORDS[match.group(1).lower()]
    end_of_word = at + len(match.group(1))
    named = _named(folded, match.end(), word)
    short = match.group(1)[-1] == "." and word != "thành phố"
    if named and short and named[0].isalpha() and not _units(named[0], word):
        return None  # `Ảnh: P. Tuyết`: an initial, no ward
    if named:
        name, end, level, parent = named
        return PlaceMention(Span(at, end), word, name, level, parent)
    if match.group(1)[-1] == "." or folded[end_of_word : end_of_word + 1].isalnum():
        return None
    return PlaceMention(Span(at, end_of_word), word, "", LEVEL_OF.get(word, ""))


def _named(folded: str, at: int, word: str) -> tuple[str, int, str, str] | None:
    number = re.compile(r"\d{1,2}(?![\d.,/%])").match(folded, at) if word in ("quận", "phường") else None
    if number:
        return number.group(), number.end(), LEVEL_OF[word], ""
    double = _double_names().match(folded, at)
    if double:
        name = re.sub(r" ?[-–] ?", " - ", double.group())
        units = _units(_SHORT_NAMES.get(name, name), word)
        if units:
            return fold(units[0].name), double.end(), units[0].level, _parent(units)
    syllables = run_at(folded, at)
    for count in range(len(syllables), 0, -1):
        end = syllables[count - 1][1]
        name = folded[at:end]
        end = _with_number(folded, end, word)
        units = _units(_SHORT_NAMES.get(name, name) + folded[syllables[count - 1][1] : end], word)
        if not units and end != syllables[count - 1][1]:
            end = syllables[count - 1][1]
            units = _units(_SHORT_NAMES.get(name, name), word)
        if units and not (count < len(syllables) and _somebody(folded, syllables, count)):
            return fold(units[0].name), end, units[0].level, _parent(units)
    if word in LEVEL_OF and syllables and not _like_person(folded, at, syllables):
        most = min(2 if word == "tỉnh" else 3, _before_person(folded, syllables))
        end = syllables[min(len(syllables), most) - 1][1]
        return folded[at:end], end, LEVEL_OF[word], ""
    return None


@lru_cache(maxsize=1)
def _double_names() -> re.Pattern[str]:
    """Names of two parts: `Bà Rịa - Vũng Tàu`, however the dash is printed."""
    names = {fold(n) for n in (*gazetteer().names(), *_SHORT_NAMES)}
    return re.compile(
        "|".join(re.escape(n).replace(r"\ \-\ ", " ?[-–] ?") for n in sorted(names) if " - " in n) + r"(?!\w)"
    )


def _with_number(folded: str, end: int, word: str) -> int:
    """`phường Mỹ Đình 2`: a number may belong to the name of a ward."""
    match = re.compile(r" \d{1,2}(?![\d.,/%]*\d|\s*(?:%|tỷ|triệu))").match(folded, end)
    return match.end() if match and word == "phường" else end


def _units(name: str, word: str) -> list[Unit]:
    return [
        u
        for u in gazetteer().find(name)
        if u.word.lower() == word
        or (word == "thành phố" and u.level == "tinh" and name.lower() in _CITIES)
        or (word == "tỉnh" and u.level == "tinh")
    ]


def _parent(units: list[Unit]) -> str:
    parents = {u.parent for u in units}
    return parents.pop() if len(parents) == 1 else ""


def _before_person(folded: str, syllables: list[tuple[int, int]]) -> int:
    """How many syllables of a run come before a person's name: `Huyện ủy Phú Lâm Trần Văn An`."""
    family = [i for i, at in enumerate(syllables) if folded[slice(*at)] in surnames()]
    begins = (i for i in family if i and len(syllables) - i > 1 and not (i + 1 in family and len(syllables) - i > 2))
    return next(begins, len(syllables))


def _somebody(folded: str, syllables: list[tuple[int, int]], count: int) -> bool:
    """`Chủ tịch xã Trần Phú Dũng`: a name of three syllables of which two are also a place's is a person's."""
    names = [folded[slice(*at)] for at in syllables]
    return count == 2 and len(names) == 3 and names[0] in surnames() and names[2] not in surnames()


_TITLE_BEFORE = re.compile(r"(?:chủ tịch|bí thư|trưởng|giám đốc|ủy viên|cán bộ) \w+ $", re.IGNORECASE)


def _like_person(folded: str, at: int, syllables: list[tuple[int, int]]) -> bool:
    """Whether a name behind a level word is a person's: a family name and more than a place's name has, or a title before."""
    if len(syllables) < 2 or folded[slice(*syllables[0])] not in surnames():
        return False
    return len(syllables) > 2 or bool(_TITLE_BEFORE.search(folded, max(0, at - 30), at))


@lru_cache(maxsize=1)
def _bare_matcher() -> Matcher[Unit]:
    """Provinces under their bare names, and districts whose name is unique and of two syllables or more."""
    labels: dict[str, Unit] = {}
    for name in gazetteer().names():
        units = gazetteer().find(name)
        provinces = [u for u in units if u.level == "tinh"]
        districts = [u for u in units if u.level == "huyen"]
        if provinces:
            labels[provinces[0].name] = provinces[0]
        elif len(districts) == 1 and " " in name and name.split()[0] not in surnames():
            labels[districts[0].name] = districts[0]
    for concept in lexicon().concepts("countries"):
        labels |= {label: Unit(concept.label, "", "quoc_gia", "", "", "", "") for label in concept.labels}
    return Matcher(labels)


def bare_places(folded: str) -> Iterator[PlaceMention]:
    """Provinces and unmistakable districts named without a level word."""
    for span, unit in _bare_matcher().find(folded):
        if _INSIDE_NAME.search(folded, max(0, span.start - 12), span.start):
            continue
        if _CREDIT.search(folded, max(0, span.start - 24), span.start):
            continue
        if unit.level != "tinh" and run_at(folded, span.end + 1, 1) and folded[span.end : span.end + 1] == " ":
            continue
        if unit.level == "quoc_gia" and _PART_OF_NAME.search(folded, max(0, span.start - 12), span.start):
            continue
        if unit.name == "Hồ Chí Minh" and not _IN_THE_CITY.search(folded, max(0, span.start - 12), span.start):
            continue
        word = "thành phố" if unit.name.lower() in _CITIES else unit.word.lower()
        yield PlaceMention(span, word, fold(unit.name), unit.level, unit.parent)


def is_generic(folded: str, span: Span) -> bool:
    """Whether a bare level word stands for a kind of unit rather than for the article's own one."""
    return bool(
        _GENERIC_BEFORE.search(folded, max(0, span.start - 12), span.start) or _GENERIC_AFTER.match(folded, span.end)
    )


def find_places(folded: str) -> list[PlaceMention]:
    """All places with a level word or a well-known name, leftmost first, none inside another."""
    found = [m for match in _LEVEL.finditer(folded) if (m := place_at(folded, match.start()))]
    taken = [m.span for m in found if m.name]
    found += [m for m in bare_places(folded) if not any(m.span.meets(s) for s in taken)]
    return sorted(found, key=lambda m: m.span)


def again(folded: str, named: list[PlaceMention]) -> Iterator[PlaceMention]:
    """Bare names of communes and districts that the article has introduced with their level word: `Tứ Cường`."""
    known: dict[str, PlaceMention] = {}
    for mention in named:
        if mention.name and mention.level in ("xa", "huyen") and (" " in mention.name or not mention.name[0].isdigit()):
            known.setdefault(mention.name, mention)
    taken = [m.span for m in named]
    for name, mention in known.items():
        if " " not in name:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", folded):
            span = Span(*match.span())
            inside = any(span.meets(s) for s in taken) or _INSIDE_NAME.search(
                folded, max(0, span.start - 12), span.start
            )
            goes_on = folded[span.end : span.end + 1] == " " and run_at(folded, span.end + 1, 1)
            if not inside and not goes_on:
                yield PlaceMention(span, mention.word, mention.name, mention.level, mention.parent)


def entity(mention: PlaceMention) -> Place:
    """The place of a named mention."""
    return Place(mention.canonical)
