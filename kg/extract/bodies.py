"""Names of bodies as the text gives them: a head word and what makes it whole (ontology/codes/heads.ttl)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.places import PlaceMention, bare_places, level_at, place_at, surnames
from kg.lexicon import Concept, Matcher, lexicon
from kg.model.span import Span
from kg.text.fold import fold, lower
from kg.text.names import WORD, run_at
from kg.text.segment import UPPER

# What ends the proper name of a company, school, board ...: function words and the verbs that follow names.
_STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        "đã đang sẽ là được bị có không cho về tại trong với để của do từ đến trên vào ra khi nếu mà thì cùng các "
        "những này đó ở theo như cũng vẫn còn phải cần nên hay hoặc rằng dự ký trao tặng vừa mới sau trước giữa "
        "nhằm đạt số một hai ba bốn thuộc đồng lần khóa năm nhiệm thăm căn chỉ tự ngay luôn tiếp thực nhận lập "
        "giao nhiều tuyến nay đều hiện đi lên qua làm xây rồi kiêm nguyên long trọng trang ",
    )
)
# Compounds inside names whose words would end them elsewhere.
_COMPOUND = re.compile(
    r"(?:hàng không|hành chính công|kiến thiết|nhà nước|chỉ huy|chỉ đạo|không quân|thực phẩm|thực vật|xây lắp|xây dựng|thực hành|lập trình)(?!\w)"
)
_INSIDE_NAME = re.compile(r"(?<![\w])(?:Tây|Điện|Hội|Đông|Đại) $|[\d/][^\s,.;()]*-$")
# Before a bare head: several of its kind, none of them named.
_SEVERAL = re.compile(r"(?:\d|các|những|mỗi|từng|nhiều|một số|hầu hết|cấp) $", re.IGNORECASE)

_SEVERAL_SMALL = re.compile(r"(?:các|những|một số) $", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"(?:cơ|trụ|hội|cán|đảng|nội|toàn|một|liên) $", re.IGNORECASE)
_COMMITTEE = re.compile(r"(?:tỉnh|thành|quận|huyện|thị) ủy(?! viên)")
_DOES = re.compile(
    r"(?:tiếp nhận|trả|chủ trì|tham dự|ký kết|phát hành|thành lập|khánh thành|bị|gồm|cấp|mở|thu|chi|nộp|hỗ trợ|tặng|đón|gửi)(?!\w)"
)
# A commune has one of each as a rule, so that the press leaves their names out.
_FOREIGN = re.compile(
    r" (?:nước )?(?:Cộng hòa(?! xã hội)|CHDCND|CHND|Vương quốc|Liên bang)| (?:Cộng sản|Nhân dân Cách mạng|Đảng) (?:Trung Quốc|Lào|Cuba|Nhật Bản|Pháp|Triều Tiên|Liên bang Nga)| (?:Lào|Trung Quốc|Cuba|Campuchia|Nhật Bản|Hàn Quốc)"
)
_LOCAL_SCHOOLS = frozenset({"Trường Tiểu học", "Trường Trung học cơ sở", "Trường Mầm non"})
_GENERIC_TAIL = re.compile(
    r" (?:các cấp|cấp (?:trên|dưới|mình|cơ sở|huyện|xã|tỉnh)|cơ sở|hai cấp|3 cấp|tuyến (?:huyện|xã|tỉnh|trên|dưới)|trực thuộc"
    r"|(?:các|nhiều|một số|những|mỗi) (?:địa phương|bộ|tỉnh|thành|huyện|quận|thị|xã|phường|đơn vị|sở|cơ quan|ngành|trường)(?!\w))(?!\w)"
)
_CENTRAL = "Ban Chấp hành Trung ương Đảng"
# `Ban Chấp hành Trung ương Hội X` is the executive of an association.
_ASSOCIATION = re.compile(r" (?=(?:Hội|Đoàn|Liên hiệp|Tổng) (?!lần|khóa))")
# `Trung ương` alone is the Central Committee only as the one that decides or issues; elsewhere it is a level.
_CENTRE = re.compile(r"(?<!\w)(?:của|do) (Trung ương|T·Ư|TW)(?=[,.;)]| (?:về|đã|và|giao|ban hành|quy định)(?!\w))")
_LINK = re.compile(r" (?:của |thuộc )?|, (?=Ban |Bộ |Sở |Văn phòng|Đảng ủy|Tổng cục|UBND|HĐND|Học viện|Trường )")


_QUALITIES = frozenset({"TSVM", "TSVMTB"})  # `trong sạch vững mạnh`: what a Party organisation is, not its name
_COMPANY_BOARDS = frozenset({"Hội đồng quản trị", "Hội đồng thành viên"})
_NUMBERED = frozenset({"Quân khu", "Quân đoàn", "Sư đoàn", "Lữ đoàn", "Trung đoàn", "Binh đoàn"})


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body as printed: its head, then one of a place, another body, or a proper name."""

    span: Span
    head: Concept
    place: PlaceMention | None = None
    inner: "BodyMention | None" = None
    name: str = ""
    generic: bool = False

    @property
    def takes(self) -> str:
        """What the head needs to be whole."""
        return self.head.get("nameTakes")

    @property
    def bare(self) -> bool:
        """Whether the text gives the head alone."""
        return not (self.place or self.inner or self.name) and self.takes != "nothing"


@lru_cache(maxsize=1)
def heads() -> dict[str, Concept]:
    """Every head word by folded label."""
    return {fold(label): concept for label, concept in lexicon().labels("heads").items()}


@lru_cache(maxsize=1)
def _matcher() -> Matcher[Concept]:
    return Matcher({fold(label).lower(): c for label, c in lexicon().labels("heads").items()})


@lru_cache(maxsize=1)
def _fields() -> dict[str, str]:
    names = {fold(label).lower(): c.label for label, c in lexicon().labels("fields").items()}
    return names | {
        n.replace(" và ", f"{gap}&{gap}"): label for n, label in names.items() for gap in ("", " ") if " và " in n
    }


@lru_cache(maxsize=1)
def _matters() -> dict[str, str]:
    return {fold(label).lower(): c.label for label, c in lexicon().labels("steering-matters").items()}


@lru_cache(maxsize=1)
def _lower_heads() -> dict[str, Concept]:
    return {label.lower(): concept for label, concept in heads().items()}


def longest_label(folded: str, at: int, labels: dict[str, Concept] | dict[str, str], words: int = 10) -> int:
    """The end of the longest label (lower-cased keys) that begins at `at`, or -1."""
    best, end = -1, at
    for match in list(WORD.finditer(folded, at, min(len(folded), at + 80)))[:words]:
        if match.start() - end > 3:
            break
        end = match.end()
        if folded[at:end].lower() in labels:
            best = end
    return best


def find_bodies(folded: str) -> list[BodyMention]:
    """All bodies named in a folded text, outermost first at each place, none overlapping another."""
    found: list[BodyMention] = []
    last = -1
    centre = [(Span(*m.span(1)), heads()[_CENTRAL]) for m in _CENTRE.finditer(folded)]
    for span, concept in sorted(
        [*_matcher().find(lower(folded)), *centre], key=lambda item: (item[0].start, -item[0].end)
    ):
        if span.start < last or _INSIDE_NAME.search(folded, max(0, span.start - 10), span.start):
            continue
        mention = _complete(folded, span, concept)
        if mention and mention.bare and _SEVERAL.search(folded, max(0, span.start - 8), span.start):
            mention = replace(mention, generic=True)
        if (
            mention
            and _SEVERAL_SMALL.search(folded, max(0, span.start - 8), span.start)
            and folded[span.start].islower()
        ):
            continue
        if mention and (folded[span.start].isupper() or _certain(mention, folded)):
            found.append(mention)
            last = mention.span.end
    return _share_in_chains(folded, _share_tails(folded, found))


def _certain(mention: BodyMention, folded: str) -> bool:
    """Whether a name that begins in lower case is a name all the same: `sở Kế hoạch và Đầu tư`, `ban Bí thư`."""
    if mention.head.label in ("Bộ", "Sở"):
        return mention.name in _fields().values() and not _WORD_BEFORE.search(
            folded, max(0, mention.span.start - 8), mention.span.start
        )
    if mention.head.label in _LOCAL_SCHOOLS:
        return any(c.isupper() for c in mention.span.of(folded))
    if mention.generic or " " not in mention.head.label:
        return False
    if mention.takes == "nothing":
        return mention.head.label not in ("Quốc hội", "Chính phủ")
    return mention.takes in ("seat", "unit", "field") and bool(mention.name or (mention.place and mention.place.name))


def body_at(folded: str, at: int) -> BodyMention | None:
    """The body whose name begins at `at`, the case of its first letter aside."""
    end = longest_label(folded, at, _lower_heads())
    if end < 0:
        return None
    return _complete(folded, Span(at, end), _lower_heads()[folded[at:end].lower()])


def _complete(folded: str, span: Span, head: Concept) -> BodyMention | None:
    takes = head.get("nameTakes")
    association = _ASSOCIATION.match(folded, span.end) if head.label == _CENTRAL else None
    inner = body_at(folded, association.end()) if association else None
    if inner:
        return BodyMention(Span(span.start, inner.span.end), heads()["Ban Chấp hành"], inner=inner, name="Trung ương")
    if takes == "nothing":
        return None if _FOREIGN.match(folded, span.end) else BodyMention(span, head)
    generic = _GENERIC_TAIL.match(folded, span.end)
    if generic:
        return BodyMention(Span(span.start, generic.end()), head, generic=True)
    build = {"seat": _seat, "unit": _unit, "body": _body, "field": _field, "team": _team}[takes]
    return build(folded, span, head)


def _seat(folded: str, span: Span, head: Concept) -> BodyMention:
    """`Quận ủy Nam Từ Liêm`: the name of the place follows without its level word."""
    word = {"tinh": "tỉnh", "thanh_pho": "thành phố", "quan": "quận", "huyen": "huyện", "thi_xa": "thị xã"}
    level = word[head.get("level")]
    explicit = place_at(folded, span.end + 1)
    if explicit and explicit.name:
        return BodyMention(Span(span.start, explicit.span.end), head, place=explicit)
    probe = (
        place_at(f"{level} {folded[span.end + 1 : span.end + 40]}", 0)
        if folded[span.end : span.end + 1] == " "
        else None
    )
    if probe and probe.name:
        end = span.end + len(probe.span.of(f"{level} {folded[span.end + 1 : span.end + 40]}")) - len(level)
        return BodyMention(Span(span.start, end), head, place=replace(probe, span=Span(span.end + 1, end)))
    return BodyMention(span, head)


def _unit(folded: str, span: Span, head: Concept) -> BodyMention:
    """`Ủy ban nhân dân quận Ba Đình`, `Công an tỉnh`, `Đảng ủy Sở Y tế`."""
    at = span.end + 1
    if folded[span.end : at] == " ":
        place = place_at(folded, at) or _bare_at(folded, at)
        if place:
            return BodyMention(Span(span.start, place.span.end), head, place=place)
        if head.label in ("Đảng ủy", "Đảng bộ", "Chi bộ", "Chi đoàn", "Công đoàn", "Đoàn Thanh niên", "Thanh tra"):
            office = _OFFICE.match(folded, span.end)
            of = office.end() if office else at
            inner = body_at(folded, of) if folded[of : of + 1].isupper() else None
            if inner and not inner.generic:
                name = "Cơ quan" if office else ""
                return BodyMention(Span(span.start, inner.span.end), head, inner=inner, name=name)
            name, end = _proper_name(folded, at)
            shouted = name.isupper() and (name in _QUALITIES or " " in name or span.of(folded).isupper())
            if name and not shouted and not _person_follows(folded, at):
                return _with_unit(folded, BodyMention(Span(span.start, end), head, name=name))
    return BodyMention(span, head)


_OFFICE = re.compile(r" cơ quan ", re.IGNORECASE)


def _bare_at(folded: str, at: int) -> PlaceMention | None:
    window = folded[at : at + 32]
    for place in bare_places(window):
        if place.span.start == 0:
            return replace(place, span=Span(at, at + place.span.end))
        break
    return None


def _body(folded: str, span: Span, head: Concept) -> BodyMention | None:
    """`Ban Thường vụ Thành ủy Hà Nội`, `Văn phòng UBND tỉnh`, `Ban Pháp chế HĐND tỉnh`."""
    link = re.compile(r" (?:của )?").match(folded, span.end)
    if link:
        begins = folded[link.end() : link.end() + 1].isupper() or _COMMITTEE.match(folded, link.end())
        inner = body_at(folded, link.end()) if begins else None
        if inner and inner.head.label != head.label:
            return BodyMention(Span(span.start, inner.span.end), head, inner=inner, generic=inner.generic)
        if re.compile(r"(?:công đoàn|đoàn|hội|chi bộ|đảng bộ|cấp ủy|các)(?!\w)").match(folded, link.end()):
            return BodyMention(span, head, generic=True)
        if head.label in _COMPANY_BOARDS:
            name, end = _proper_name(folded, link.end())
            return (
                BodyMention(Span(span.start, end), head, name=name)
                if name and not _person_follows(folded, link.end())
                else BodyMention(span, head)
            )
        place = place_at(folded, link.end()) if head.label != "Thường trực" else None
        if place:
            return BodyMention(Span(span.start, place.span.end), head, place=place)
    return None if head.label in ("Thường trực", "Văn phòng") else BodyMention(span, head)


def _field(folded: str, span: Span, head: Concept) -> BodyMention | None:
    """`Sở Giáo dục và Đào tạo tỉnh Sơn La`, `Công ty Điện lực Sơn La`."""
    if " " not in head.label and _inside_person(folded, span, head):
        return None
    if head.label == "Ban Chỉ đạo":
        return _board(folded, span, head)
    managed = _MANAGED.match(folded, span.end) if head.label == "Ban Quản lý" else None
    if managed:
        return _with_unit(folded, BodyMention(Span(span.start, managed.end()), head, name=managed.group().strip()))
    if head.label in _LOCAL_SCHOOLS and not run_at(folded, span.end + 1, 1):
        return BodyMention(span, head)
    if folded[span.end : span.end + 1] != " ":
        return None
    at = span.end + 1
    end = longest_label(folded, at, _fields())
    named = end > 0 and (folded[at].isupper() or (folded[span.start].isupper() and " " in folded[at:end]))
    if named and head.label in ("Bộ", "Sở", "Phòng", "Ban", "Ủy ban", "Cục", "Chi cục"):
        name = _fields()[folded[at:end].lower()]
        return _with_unit(folded, BodyMention(Span(span.start, end), head, name=name))
    if head.label in ("Bộ", "Phòng", "Ủy ban"):
        return None
    number = re.compile(r"\d{1,3}(?! \w*[,.]\d)").match(folded, at) if head.label in _NUMBERED else None
    name, end = _proper_name(folded, at)
    if number:
        rest, stop = _proper_name(folded, number.end() + 1)
        name, end = (
            (f"{number.group()} {rest}", stop)
            if rest and folded[number.end()] == " "
            else (number.group(), number.end())
        )
    if not name:
        return None
    return _with_unit(folded, BodyMention(Span(span.start, end), head, name=name))


def _inside_person(folded: str, span: Span, head: Concept) -> bool:
    """Whether the head is a syllable of somebody's name: `Lê Trường Lưu`, `Đỗ Kim Hội`, `Trường Duy`."""
    before = _CAPITALS.search(folded, max(0, span.start - 24), span.start)
    if before and before[1] in surnames() and before[1] not in ("Đoàn", "Ban"):
        return True
    alone = len(run_at(folded, span.start)) == 2 and not folded[span.end + 1 : span.end + 3].isupper()
    return head.label == "Trường" and alone


_CAPITALS = re.compile(rf"(?<!\w)([{UPPER}]\w+) ((?:[{UPPER}]\w+ ){{0,2}})$")


# What management boards are named after, in lower case for the most part.
_MANAGED = re.compile(
    r"(?: (?:(?:các )?dự án|đầu tư|xây dựng|(?:các )?công trình|giao thông|nông nghiệp|phát triển|nông thôn|dân dụng|công nghiệp|hạ tầng|kỹ thuật"
    r"|đô thị|(?:các )?khu (?:công nghiệp|kinh tế|chế xuất|công nghệ cao)|kinh tế|chợ|rừng|phòng hộ|đặc dụng|bảo trì|đường bộ|đường sắt|cửa khẩu"
    r"|chế xuất|và|khu vực|chuyên ngành|di tích|vịnh|bến xe|công viên|cây xanh)(?!\w),?)+(?<!,)(?<! và)",
    re.IGNORECASE,
)
_BOARD_LEVEL = re.compile(
    r"(?: (?:Trung ương|quốc gia|(?:của )?(?:tỉnh|thành phố|huyện|quận)))?(?: về)? ", re.IGNORECASE
)
_BOARD_NUMBER = re.compile(r" (?:35|94|138|389|33|515|1237)(?![\d.,/])")


def _board(folded: str, span: Span, head: Concept) -> BodyMention | None:
    """`Ban Chỉ đạo Trung ương về phòng, chống thiên tai`, `Ban Chỉ đạo 389 tỉnh`: named after its matter."""
    number = _BOARD_NUMBER.match(folded, span.end)
    if number:
        return _with_unit(folded, BodyMention(Span(span.start, number.end()), head, name=number.group().strip()))
    level = _BOARD_LEVEL.match(folded, span.end)
    end = longest_label(folded, level.end(), _matters(), words=14) if level else -1
    if level is None or end < 0:
        return None
    name = f"{level.group().rstrip()} {_matters()[folded[level.end() : end].lower()]}".strip()
    return _with_unit(folded, BodyMention(Span(span.start, end), head, name=name))


def _team(folded: str, span: Span, head: Concept) -> BodyMention | None:
    """A team is named by who sent it: `Đoàn kiểm tra của Bộ Chính trị`."""
    number = re.compile(r" số \d+").match(folded, span.end)
    end = number.end() if number else span.end
    link = re.compile(r" (?:của )?").match(folded, end)
    inner = body_at(folded, link.end()) if link and folded[link.end() : link.end() + 1].isupper() else None
    if inner is None:
        return None
    return BodyMention(
        Span(span.start, inner.span.end), head, inner=inner, name=number.group().strip() if number else ""
    )


def _with_unit(folded: str, mention: BodyMention) -> BodyMention:
    """A place or a superior body that follows the proper name belongs to it."""
    at = mention.span.end
    if folded[at : at + 1] == " ":
        place = place_at(folded, at + 1)
        if place and (place.name or mention.head.get("level") in ("tinh", "any", "")):
            return replace(mention, span=Span(mention.span.start, place.span.end), place=place)
        bare = _bare_at(folded, at + 1) if mention.head.label in ("Sở", "Ban", "Phòng") else None
        if bare:
            return replace(mention, span=Span(mention.span.start, bare.span.end), place=bare)
    if mention.head.label in ("Vụ", "Cục", "Phòng", "Ban", "Viện", "Trung tâm", "Ban Chỉ đạo"):
        link = _LINK.match(folded, at)
        inner = body_at(folded, link.end()) if link and folded[link.end() : link.end() + 1].isupper() else None
        if inner and not inner.bare and not inner.generic:
            return replace(mention, span=Span(mention.span.start, inner.span.end), inner=inner)
    return mention


def _proper_name(folded: str, at: int) -> tuple[str, int]:
    """A proper name from `at`: capitalised syllables, each with a few lower-case ones, up to what the body does."""
    end, lower_run = at, 0
    for word in WORD.finditer(folded, at, min(len(folded), at + 90)):
        gap = folded[end : word.start()]
        if gap not in ("", " ") and not (
            gap in (" - ", "-", ", ", " & ") and end > at and word.group()[0].isupper() and gap != ", "
        ):
            break
        text = word.group()
        if text[0].isupper() or (text[0].isdigit() and end > at):
            if text in surnames() and _name_from(folded, word.start()):
                break
            lower_run = 0
        elif end == at or _ends_name(folded, at, end, word, lower_run):
            break
        else:
            lower_run += 1
        end = word.end()
    return " ".join(folded[at:end].split()), end


def _ends_name(folded: str, at: int, end: int, word: re.Match[str], lower_run: int) -> bool:
    """Whether a lower-case word is no longer part of the name that runs from `at` to `end`."""
    if word.group() == "và":
        return not folded[word.end() + 1 : word.end() + 2].isupper()
    if level_at(folded, word.start()) and place_at(folded, word.start()):
        return True
    if _COMPOUND.match(folded, word.start()) or _COMPOUND.match(folded, folded.rfind(" ", 0, word.start() - 1) + 1):
        return False
    after_acronym = folded[at:end].rpartition(" ")[2].isupper()
    return after_acronym or lower_run >= 3 or word.group() in _STOP_WORDS or _verb_at(folded, word.start())


@lru_cache(maxsize=1)
def _predicates() -> dict[str, str]:
    schemes = ("work-verbs", "speech-verbs")
    return {fold(label).lower(): label for scheme in schemes for label in lexicon().labels(scheme) if " " in label}


def _verb_at(folded: str, at: int) -> bool:
    """Whether what a body does begins here, rather than more of its name."""
    return longest_label(folded, at, _predicates(), words=3) > 0 or bool(_DOES.match(folded, at))


def _name_from(folded: str, at: int) -> bool:
    """Whether a person's name seems to begin here: a family name and two or three further syllables, then no more."""
    return 3 <= len(run_at(folded, at)) <= 4


def _person_follows(folded: str, at: int) -> bool:
    syllables = run_at(folded, at)
    return bool(syllables) and folded[slice(*syllables[0])] in surnames() and len(syllables) >= 2


def _share_tails(folded: str, bodies: list[BodyMention]) -> list[BodyMention]:
    """`Đảng ủy, HĐND, UBND xã Lê Lợi`: the tail of the last is the tail of all."""
    shared = list(bodies)
    for i in range(len(shared) - 2, -1, -1):
        this, following = shared[i], shared[i + 1]
        gap = folded[this.span.end : following.span.start]
        if this.bare and this.takes != "field" and _LIST_GAP.fullmatch(gap):
            if this.takes in ("unit", "seat") and following.place:
                shared[i] = replace(this, place=following.place)
            elif this.takes == "body" and following.takes == "body" and (following.inner or following.generic):
                shared[i] = replace(this, inner=following.inner, generic=following.generic)
    return shared


_COMMITTEES = frozenset({"Ban Thường vụ", "Ban Chấp hành", "Thường trực"})
_CHAIN_GAP = re.compile(
    r"(?:,| -| kiêm| đồng thời là|, kiêm) ?(?:nguyên |kiêm |quyền )?(?:(?:phó |đồng )?(?:bí thư|chủ tịch|giám đốc|tổng giám đốc|trưởng|cục trưởng|chánh|tổng cục trưởng"
    r"|viện trưởng|hiệu trưởng|chỉ huy trưởng|tư lệnh|tổng thanh tra|thống đốc|tổng kiểm toán|chủ nhiệm)|thứ trưởng|bộ trưởng)(?: thứ nhất| thường trực)? ?(?:của )?",
    re.IGNORECASE,
)


def _share_in_chains(folded: str, bodies: list[BodyMention]) -> list[BodyMention]:
    """`Bí thư Ban cán sự đảng, Bộ trưởng Bộ X`: in a chain of posts a bare Party body is that of the next post."""
    shared = list(bodies)
    for i in range(len(shared) - 2, -1, -1):
        this, following = shared[i], shared[i + 1]
        if this.bare and not this.generic and _CHAIN_GAP.fullmatch(folded, this.span.end, following.span.start):
            shared[i] = _in_chain(this, following)
    return shared


def _in_chain(this: BodyMention, following: BodyMention) -> BodyMention:
    label, place = this.head.label, following.place
    if label in _COMMITTEES and following.takes == "unit" and place and place.name:
        return replace(this, place=place)
    if label in ("Đảng đoàn", "Ban cán sự đảng") or label in _COMPANY_BOARDS:
        suits = following.takes in ("nothing", "unit", "field") or following.head.label in _COMPANY_BOARDS
        inner = following.inner if following.head.label in _COMPANY_BOARDS else following
        name = following.name if following.head.label in _COMPANY_BOARDS else ""
        return replace(this, inner=inner, name=name) if suits else this
    if label == "Đảng ủy":
        if following.takes == "unit" and place and place.level == "xa":
            return replace(this, place=place)
        if following.takes == "field" or following.head.label in (
            "Công an",
            "Bộ Chỉ huy Quân sự",
            "Bộ Chỉ huy Bộ đội Biên phòng",
        ):
            return replace(this, inner=following)
        if following.head.label in _COMPANY_BOARDS:
            return replace(this, inner=following.inner, name=following.name)
    return this


_LIST_GAP = re.compile(r"\s*(?:,|-|/|và|,? ?cùng|\.)\s*", re.IGNORECASE)


def inner_bodies(mention: BodyMention) -> Iterator[BodyMention]:
    """The bodies inside a body's name, nearest first."""
    if mention.inner:
        yield mention.inner
        yield from inner_bodies(mention.inner)


__all__ = ["BodyMention", "body_at", "find_bodies", "heads", "inner_bodies", "level_at", "longest_label"]
