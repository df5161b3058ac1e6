"""Names of people: a family name or an honorific, and capitalised syllables."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.extract.places import surnames
from kg.lexicon.gazetteer import gazetteer
from kg.model.span import Span
from kg.text.names import run_at
from kg.text.segment import UPPER

HONORIFIC = re.compile(
    r"(?<!\w)(?:(?:các |hai |ba )?đồng chí|đ/c|đ\.c|ông|bà|anh|chị|em|cụ|cô|thiếu tướng|trung tướng|thượng tướng|đại tướng"
    r"|chuẩn đô đốc|phó đô đốc|đô đốc|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy|bác sĩ|kỹ sư|luật sư|nhà giáo"
    r"|(?:pgs|gs)?[.,]? ?ts(?:kh)?\.?|pgs\.?|gs\.?|ths\.?|bs\.?|giáo sư|tiến sĩ|thạc sĩ|nhà báo|nghệ sĩ)[:,]? $",
    re.IGNORECASE,
)
# A name after these is that of a street, a school, a prize or a movement, not of somebody who does anything here.
_NAMED_AFTER = re.compile(
    r"(?:đường|phố|cầu|trường|quảng trường|giải thưởng|giải|công viên|khu đô thị|tư tưởng|tấm gương|phong cách|đạo đức|bác"
    r"|lăng|bảo tàng|mang tên|thpt|thcs|tiểu học|học viện|chi bộ|đoàn tncs|thanh niên cộng sản|thiếu niên tiền phong"
    r"|chùa|đền|bệnh viện|vinh danh|chợ|hồ|núi|sông|ga|cảng|sân bay|khu|đội|nhà máy|công ty|tnhh|tập đoàn) $",
    re.IGNORECASE,
)
_WEAK = frozenset(
    [
        "Hà",
        "Thái",
        "Từ",
        "Kim",
        "Y",
        "Trang",
        "Phương",
        "Giang",
        "Đồng",
        "Văn",
        "Thi",
        "Trà",
        "Châu",
        "Chung",
        "Mai",
        "Cao",
        "La",
        "Ninh",
        "An",
        "Quản",
        "Ông",
        "Viên",
        "Tiêu",
        "Thân",
        "Lai",
        "Bình",
        "Long",
        "Hải",
        "Sơn",
        "Nam",
        "Minh",
        "Vi",
        "Thanh",
        "Lục",
        "Vàng",
        "Hạ",
        "Bắc",
        "Cung",
        "Cầm",
        "Bì",
        "Ấu",
        "Má",
        "Rơ",
    ]
)
_DEGREES = frozenset({"TS", "GS", "PGS", "ThS", "BS", "TSKH", "KS", "CN", "NGND", "NSND"})
_NEVER = frozenset({"Hồ Chí Minh"})
# Words that begin the next sentence where a caption runs into it.
_NEXT_WORD = frozenset(
    {
        "Ông",
        "Bà",
        "Ảnh",
        "Theo",
        "Tại",
        "Ngày",
        "Sau",
        "Với",
        "Trong",
        "Các",
        "Những",
        "Khi",
        "Trước",
        "Được",
        "Đây",
        "Cùng",
        "Hội",
    }
)
_MIDDLE = frozenset({"Văn", "Thị", "Hữu", "Đình", "Xuân", "Viết"})
_CAPITAL = re.compile(rf"(?<!\w)[{UPPER}]")


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person's name in the text; `whole` begins with the honorific, where there is one."""

    span: Span
    name: str
    whole: Span
    strong: bool = True


def find_people(folded: str, taken: Iterable[Span], places: frozenset[str]) -> list[PersonMention]:
    """Names outside the `taken` spans (bodies, named places); `places` are bare names the article uses for places."""
    mask = bytearray(len(folded))
    for span in taken:
        mask[span.start : span.end] = b"\x01" * (span.end - span.start)
    found: list[PersonMention] = []
    at = 0
    while match := _CAPITAL.search(folded, at):
        start = match.start()
        at = start + 1
        if mask[start]:
            continue
        mention = _person_at(folded, start, mask, places)
        if mention:
            found.append(mention)
            at = mention.span.end
        else:
            at = run_at(folded, start, 1)[0][1] if run_at(folded, start, 1) else at
    return found


def _person_at(folded: str, start: int, mask: bytearray, places: frozenset[str]) -> PersonMention | None:
    syllables = [s for s in run_at(folded, start, 5) if not any(mask[s[0] : s[1]])]
    if syllables and folded[slice(*syllables[0])] in _DEGREES:
        return None
    if (
        len(syllables) > 1
        and folded[slice(*syllables[0])] in ("Ông", "Bà", "Anh", "Chị")
        and folded[slice(*syllables[1])] in surnames()
    ):
        return None
    honorific = HONORIFIC.search(folded, max(0, start - 24), start)
    strong_family = folded[slice(*syllables[0])] in surnames() if syllables else False
    if not honorific and not strong_family:
        return None
    most = 5 if honorific and not strong_family else 4
    syllables = syllables[:most]
    while len(syllables) > 2 and folded[slice(*syllables[-1])] in _NEXT_WORD:
        if folded[slice(*syllables[-2])] in _MIDDLE:
            break  # `Trần Văn Được`: after a middle name the given name is still to come
        syllables.pop()
    if len(syllables) == 2 and not honorific and _is_place(folded[syllables[0][0] : syllables[1][1]]):
        return None
    if len(syllables) < 2:
        return None
    end = syllables[-1][1]
    name = folded[start:end]
    if name in _NEVER or name in places or _NAMED_AFTER.search(folded, max(0, start - 24), start):
        return None
    if name.isupper() and len(name) > 8 and not honorific:
        return None
    weak = folded[slice(*syllables[0])] in _WEAK
    strong = bool(honorific) or (len(syllables) >= 3 and not weak)
    whole = Span(honorific.start() if honorific else start, end)
    return PersonMention(Span(start, end), " ".join(folded[start:end].split()), whole, strong)


def _is_place(name: str) -> bool:
    """Whether two syllables without a title are better known as a district: `Sơn Tây, Hà Đông`."""
    return any(unit.level in ("tinh", "huyen") for unit in gazetteer().find(name))


_GIVEN = re.compile(rf"(?<!\w)(?i:đồng chí|ông|bà|anh|chị|đ/c) ([{UPPER}][\w']*(?: [{UPPER}][\w']*)?)(?! ?[{UPPER}])")


def given_names(folded: str, known: list[PersonMention]) -> list[PersonMention]:
    """`ông Tuấn`, `đồng chí Bình`: a given name alone means the person last named who bears it."""
    found = []
    starts = {m.span.start for m in known}
    for match in _GIVEN.finditer(folded):
        if match.start(1) in starts or not match.group(1)[0].isupper():
            continue
        given = match.group(1)
        bearers = [m for m in known if m.name.endswith(" " + given)]
        before = [m for m in bearers if m.span.start < match.start()]
        bearer = before[-1] if before else bearers[0] if len({m.name for m in bearers}) == 1 else None
        if bearer:
            found.append(PersonMention(Span(*match.span(1)), bearer.name, Span(*match.span())))
    return found


def in_lists(found: list[PersonMention], sure: set[str], folded: str) -> list[PersonMention]:
    """The sure ones, and what stands in a list of people: `các ông Trần Văn An, Thái Hồng Dương, Lê An và Vũ Văn Tú`."""
    goes_on = [False] * len(found)  # whether somebody sure follows in the list
    for i in range(len(found) - 2, -1, -1):
        goes_on[i] = _joined(found[i], found[i + 1], folded) and (found[i + 1].name in sure or goes_on[i + 1])
    kept: list[PersonMention] = []
    for p, more in zip(found, goes_on, strict=True):
        if p.name in sure or (more and kept and _joined(kept[-1], p, folded)):
            kept.append(p)
    return kept


def _joined(first: PersonMention, second: PersonMention, folded: str) -> bool:
    return folded[first.span.end : second.whole.start] in (", ", "; ", " và ", ", và ")


def with_whole_names(people: list[PersonMention]) -> list[PersonMention]:
    """`ông Văn An` after `Trần Văn An`: the last two syllables with an honorific mean the one person so named."""
    names = {p.name for p in people}
    out = []
    for p in people:
        longer = [n for n in names if n.endswith(" " + p.name)] if p.whole != p.span else []
        out.append(replace(p, name=longer[0]) if len(longer) == 1 else p)
    return out
