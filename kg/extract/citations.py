"""Numbers and symbols under which documents are cited, and the issuers that their endings tell."""

import re

from kg.model.entities import Organization

# Party: number-kind/issuer (Quy định 66-QĐ/TW; Hướng dẫn 36-HD/VPTW). State: number[/year]/kind-issuer (Nghị định 30/2020/NĐ-CP).
_PARTY = r"\d{1,5} ?- ?[A-ZĐ][A-Za-zĐđ]{0,5} ?/ ?(?:T·Ư|[A-ZĐƯ][A-Za-zĐđƯư]{1,11})"
_STATE = (
    r"\d{1,5}(?:/(?:19|20)\d{2})?/(?:(?:UBTVQH|QH)\d{1,2}"
    r"|(?:[A-ZĐ][A-Za-zĐđ]{0,5})-[A-ZĐƯ][\wĐđƯư&]{0,14}(?:-[A-ZĐƯ]\w{1,20})*|[A-ZĐƯ]{2,6}-[A-ZĐ]{2,10}|SL)"
)
# Printed with blanks: `1166/QĐ - TTg`, `39 /CĐ-TTg`.
_SPACED = r"\d{1,5} ?/ ?(?:(?:19|20)\d{2} ?/ ?)?[A-ZĐ][A-Za-zĐđ]{0,5} ?- ?(?:TTg|CP|UBND|HĐND|[A-ZĐƯ]{2,14})"
_SYMBOL = rf"(?:{_PARTY}|{_STATE}|{_SPACED})(?![\w/])"
_BARE = r"\d{1,4}(?![\d/.,%]*\d|(?!của )\w|-)"
SYMBOL = re.compile(rf"(?<![\w/])(?:{_PARTY}|{_STATE})(?![\w/])")
NUMBER = re.compile(rf" ?(?:số:? ?)?(?P<symbol>{_SYMBOL})")
PLAIN = re.compile(
    r" (?P<so>số:? )?(?P<n>\d{1,4}(?:/20\d{2})?)(?![\d/.,%]*\d|(?!của )\w|-)(?! (?:năm|điểm|nội dung|nhiệm vụ|giải pháp|khóa))"
)
SO = re.compile(rf" số:? (?P<symbol>{_BARE})")
# `Nghị quyết 57, 59 và 66`: further numbers of the kind.
_MORE = re.compile(
    rf"(?:, ?| và )(?:số )?(?P<symbol>{_SYMBOL}|\d{{1,4}}(?![\d/.,%]*\d|-))(?=[,.;:)\n]| (?:và (?:số )?\d|(?:của|ngày|về)(?!\w))|$)"
)
# Endings of symbols (Hướng dẫn 36-HD/VPTW; Nghị định 30/2020/NĐ-CP) → how the names of their issuers begin.
_FAMILY = {
    "TU": ("Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Thành ủy", "Tỉnh ủy", "Thành ủy"),
    "HU": ("Ban Thường vụ Huyện ủy", "Huyện ủy"), "QU": ("Ban Thường vụ Quận ủy", "Quận ủy"),
    "ĐU": ("Ban Thường vụ Đảng ủy", "Đảng ủy"), "HĐND": ("Hội đồng nhân dân",), "UBND": ("Ủy ban nhân dân",),
    "UBKT": ("Ủy ban Kiểm tra",), "UBKTTU": ("Ủy ban Kiểm tra",), "UBKTHU": ("Ủy ban Kiểm tra",),
}  # fmt: skip
_ISSUERS = {"NĐ-CP": "Chính phủ", "NQ-CP": "Chính phủ", "QĐ-TTG": "Thủ tướng Chính phủ", "CT-TTG": "Thủ tướng Chính phủ",
            "CĐ-TTG": "Thủ tướng Chính phủ"}  # fmt: skip


def further(folded: str, at: int) -> list[re.Match[str]]:
    """The numbers, each as group `symbol`, that a list goes on with behind the one that ends at `at`."""
    found: list[re.Match[str]] = []
    while match := _MORE.match(folded, at):
        found.append(match)
        at = match.end()
    return found


def printed(symbol: str) -> str:
    """A symbol without the blanks it is printed with: `439-QĐNS/TW`."""
    return re.sub(r"\s+", "", symbol).replace("·", ".")


def issuer_by_symbol(number: str) -> Organization | None:
    """The only body that uses such symbols: the Government for `30/2020/NĐ-CP`."""
    code = number.rsplit("/", 1)[-1].upper()
    label = _ISSUERS.get(code) or ("Quốc hội" if re.fullmatch(r"QH\d+", code) else None)
    label = label or ("Ủy ban Thường vụ Quốc hội" if "UBTVQH" in code else None)
    return Organization(label, label.lower()) if label else None


def issuers_of(number: str) -> tuple[str, ...]:
    """How the names of the bodies begin that use such symbols: `Huyện ủy` for `12-KH/HU`; none where any may."""
    return _FAMILY.get(re.split(r"[/-]", number.upper())[-1], ())
