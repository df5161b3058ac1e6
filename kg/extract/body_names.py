"""What makes the name of a body whole behind its head word: a place, another body, a field of work or a proper name."""

import re
from dataclasses import replace

from kg.extract.heads import (
    CENTRAL_COMMITTEE,
    COMPANY_BOARDS,
    LOCAL_SCHOOLS,
    BodyMention,
    fields,
    heads,
    longest_label,
    lower_heads,
    matters,
)
from kg.extract.places import PlaceMention, bare_places, place_at, surnames
from kg.extract.proper_names import STOP_WORDS, person_follows, proper_name
from kg.lexicon import Concept
from kg.model.span import Span
from kg.text.names import run_at
from kg.text.segment import UPPER

_COMMITTEE = re.compile(r"(?:tỉnh|thành|quận|huyện|thị) ủy(?! viên)")
_FOREIGN = re.compile(
    r" (?:nước )?(?:Cộng hòa(?! xã hội)|CHDCND|CHND|Vương quốc|Liên bang)| (?:Cộng sản|Nhân dân Cách mạng|Đảng) (?:Trung Quốc|Lào|Cuba|Nhật Bản|Pháp|Triều Tiên|Liên bang Nga)| (?:Lào|Trung Quốc|Cuba|Campuchia|Nhật Bản|Hàn Quốc)"
)
_GENERIC_TAIL = re.compile(
    r" (?:các cấp|cấp (?:trên|dưới|mình|cơ sở|huyện|xã|tỉnh)|cơ sở|hai cấp|3 cấp|tuyến (?:huyện|xã|tỉnh|trên|dưới)|trực thuộc"
    r"|(?:các|nhiều|một số|những|mỗi) (?:địa phương|bộ|tỉnh|thành|huyện|quận|thị|xã|phường|đơn vị|sở|cơ quan|ngành|trường)(?!\w))(?!\w)"
)
# `Ban Chấp hành Trung ương Hội X` is the executive of an association.
_ASSOCIATION = re.compile(r" (?=(?:Hội|Đoàn|Liên hiệp|Tổng) (?!lần|khóa))")
# What ties an office to the body above it: `Cục X (Bộ Y)`, `Viện X - Bộ Y`, `Phòng X, Sở Y`.
_LINK = re.compile(
    r", (?=Ban |Bộ |Sở |Văn phòng|Đảng ủy|Tổng cục|UBND|HĐND|Học viện|Trường |Viện [Kk]iểm sát|Công an |Quân khu |Quân đoàn |Bộ Tư lệnh )"
    r"|(?: - | \()(?=Ban |Bộ |Sở |Tổng cục|UBND|Học viện|Trường |Công an |Viện |Cục )| (?:của |thuộc )?"
)
_OF_UNIT = re.compile(r" (?:của (?=(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)(?! \w*[A-ZĐ])))?")
_HAS_SUPERIOR = ("Vụ", "Cục", "Chi cục", "Phòng", "Ban", "Viện", "Trung tâm", "Ban Chỉ đạo", "Khoa")
_BOARDS = ("Ban Chỉ đạo", "Ban Chỉ huy")


_QUALITIES = frozenset({"TSVM", "TSVMTB"})  # `trong sạch vững mạnh`: what a Party organisation is, not its name
_NUMBERED = frozenset({"Quân khu", "Quân đoàn", "Sư đoàn", "Lữ đoàn", "Trung đoàn", "Binh đoàn"})


def body_at(folded: str, at: int) -> BodyMention | None:
    """The body whose name begins at `at`, the case of its first letter aside."""
    end = longest_label(folded, at, lower_heads())
    if end < 0:
        return None
    return complete(folded, Span(at, end), lower_heads()[folded[at:end].lower()])


def complete(folded: str, span: Span, head: Concept) -> BodyMention | None:
    """The body whose head word stands at `span`; None where what follows shows that it names none."""
    takes = head.get("nameTakes")
    association = _ASSOCIATION.match(folded, span.end) if head.label == CENTRAL_COMMITTEE else None
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
    term = _TERM.match(folded, span.end)
    at = term.end() if term else span.end + 1
    if folded[at - 1 : at] == " ":
        place = place_at(folded, at) or (None if term else _bare_at(folded, at))
        if place:
            return BodyMention(Span(span.start, place.span.end), head, place=place)
        at = span.end + 1
        if head.label in ("Đảng ủy", "Đảng bộ", "Chi bộ", "Chi đoàn", "Công đoàn", "Đoàn Thanh niên", "Thanh tra"):
            office = _OFFICE.match(folded, span.end)
            of = office.end() if office else at
            inner = body_at(folded, of) if folded[of : of + 1].isupper() else None
            if inner and not inner.generic:
                name = "Cơ quan" if office else ""
                return BodyMention(Span(span.start, inner.span.end), head, inner=inner, name=name)
            name, end = proper_name(folded, at)
            shouted = name.isupper() and (name in _QUALITIES or " " in name or span.of(folded).isupper())
            if name and not shouted and not person_follows(folded, at):
                return _with_unit(folded, BodyMention(Span(span.start, end), head, name=name))
    if head.label == "Mặt trận Tổ quốc" and folded[span.start : span.end].endswith(("Việt Nam", "VN")):
        return BodyMention(span, head, name="Việt Nam")
    return BodyMention(span, head)


# `Đoàn ĐBQH khóa XV tỉnh Sơn La`: the term stands between a body and its place.
_TERM = re.compile(r",? khóa [IVXL]+,? (?=(?:tỉnh|thành phố|TP\.?) )")
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
        of_ministry = head.label == "Ban cán sự đảng" and folded.startswith("bộ ", link.end())
        begins = of_ministry or folded[link.end() : link.end() + 1].isupper() or _COMMITTEE.match(folded, link.end())
        inner = body_at(folded, link.end()) if begins else None
        if inner and inner.head.label != head.label:
            return BodyMention(Span(span.start, inner.span.end), head, inner=inner, generic=inner.generic)
        if re.compile(r"(?:công đoàn|đoàn|hội|chi bộ|đảng bộ|cấp ủy|các)(?!\w)").match(folded, link.end()):
            return BodyMention(span, head, generic=True)
        if head.label in COMPANY_BOARDS:
            name, end = proper_name(folded, link.end())
            return (
                BodyMention(Span(span.start, end), head, name=name)
                if name and not person_follows(folded, link.end())
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
    if head.label in _BOARDS:
        return _board(folded, span, head)
    if head.label == "Ban" and folded.startswith(" Ban ", span.end):
        return None  # `Trưởng ban Ban Tổ chức`: the body's name begins with the second word
    behind = span.end + len(" Quản lý") * (head.label in _OFFICES and folded.startswith(" Quản lý", span.end))
    managed = _MANAGED.match(folded, behind) if head.label == "Ban Quản lý" or behind > span.end else None
    if managed:
        return _with_unit(
            folded, BodyMention(Span(span.start, managed.end()), head, name=folded[span.end + 1 : managed.end()])
        )
    if head.label in LOCAL_SCHOOLS and not run_at(folded, span.end + 1, 1):
        return BodyMention(span, head)
    if folded[span.end : span.end + 1] != " ":
        return None
    at = span.end + 1
    end = longest_label(folded, at, fields())
    named = end > 0 and (folded[at].isupper() or (folded[span.start].isupper() and " " in folded[at:end]))
    if named and head.label in ("Bộ", "Sở", "Phòng", "Ban", "Ủy ban", "Cục", "Chi cục", "Vụ"):
        name = fields()[folded[at:end].lower()]
        return _with_unit(folded, BodyMention(Span(span.start, end), head, name=name))
    if head.label in ("Bộ", "Phòng", "Ủy ban"):
        return None
    number = re.compile(r"\d{1,3}(?! \w*[,.]\d)").match(folded, at) if head.label in _NUMBERED else None
    name, end = proper_name(folded, at)
    if number:
        rest, stop = proper_name(folded, number.end() + 1)
        name, end = (
            (f"{number.group()} {rest}", stop)
            if rest and folded[number.end()] == " "
            else (number.group(), number.end())
        )
    if not name:
        name, end = _company(folded, span, head)
    if not name:
        return None
    return _with_unit(folded, BodyMention(Span(span.start, end), head, name=name))


# `Công ty cổ phần gỗ ...`: what a company deals in stands in lower case before its name.
_TRADE = re.compile(r" (?P<trade>(?:[a-zđà-ỹ]+ ){1,6})(?=[A-ZĐ0-9])")


def _company(folded: str, span: Span, head: Concept) -> tuple[str, int]:
    trade = _TRADE.match(folded, span.end) if "ông ty" in head.label and folded[span.start].isupper() else None
    if trade is None or any(word in STOP_WORDS for word in trade["trade"].split()):
        return "", span.end
    if folded[trade.end()].isdigit():
        number = re.compile(r"\d{1,3}(?![\d.,/%]*\d| \w)").match(folded, trade.end())
        return (f"{trade['trade']}{number.group()}", number.end()) if number else ("", span.end)
    name, end = proper_name(folded, trade.end())
    return (f"{trade['trade']}{name}", end) if name and not person_follows(folded, trade.end()) else ("", span.end)


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
    r"|chế xuất|và|khu vực|chuyên ngành|di tích|vịnh|bến xe|công viên|cây xanh)(?!\w),?)+(?<!,)(?<! và)(?: \d{1,3}(?![\d.,/]*\d))?",
    re.IGNORECASE,
)
_OFFICES = frozenset({"Cục", "Chi cục", "Vụ"})
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
    end = longest_label(folded, level.end(), matters(), words=14) if level else -1
    if level is None or end < 0:
        return None
    name = f"{level.group().rstrip()} {matters()[folded[level.end() : end].lower()]}".strip()
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
    link = _OF_UNIT.match(folded, at)
    if link:
        place = place_at(folded, link.end())
        if place and (place.name or mention.head.get("level") in ("tinh", "any", "")):
            return replace(mention, span=Span(mention.span.start, place.span.end), place=place)
        bare = _bare_at(folded, at + 1) if mention.head.label in ("Sở", "Ban", "Phòng") else None
        if bare:
            return replace(mention, span=Span(mention.span.start, bare.span.end), place=bare)
    if mention.head.label in _HAS_SUPERIOR:
        link = _LINK.match(folded, at)
        inner = body_at(folded, link.end()) if link and folded[link.end() : link.end() + 1].isupper() else None
        if inner and not inner.bare and not inner.generic:
            return replace(mention, span=Span(mention.span.start, inner.span.end), inner=inner)
    return mention
