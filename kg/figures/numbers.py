"""Numbers in an article's matching copy: value, unit, comparator, and one of the last digit that was printed."""

import re
from decimal import Decimal
from functools import lru_cache

from kg.lexicon import lexicon
from kg.model.reckonings import Figure
from kg.model.span import Span
from kg.text.fold import fold
from kg.text.numerals import NUMBER, WORD_NUMBERS, cardinal, decimal

_SIGNS = {
    ">": ("trên", "hơn", "quá", "ít nhất", "tối thiểu"),
    "<": ("dưới", "gần", "ngót", "chưa đến", "chưa tới"),
    "~": ("khoảng", "ước", "xấp xỉ", "chừng", "ước đạt", "ước tính", "ước khoảng"),
}
_SIGN_OF = {word: sign for sign, words in _SIGNS.items() for word in words}
SIGN = rf"(?:(?:{'|'.join(sorted(_SIGN_OF, key=len, reverse=True))}) )?"
NUM = rf"(?<![\w.,/\-])(?:{NUMBER})(?![\d/]|[.,]\d)"
PERCENT = rf"(?<!\w){SIGN}{NUM} ?%"
RATIO = rf"(?<![\w.,/\-])(?P<a>{NUMBER}) ?/ ?(?P<b>{NUMBER})(?![\d/]|[.,]\d)"
_WORDS = "|".join(sorted(WORD_NUMBERS, key=len, reverse=True))
_COUNT = re.compile(rf"(?<![\w.,/\-])(?:(?P<digits>{NUMBER})(?![\d/\-]|[.,]\d)|(?P<words>{_WORDS})(?= [^\W\d]))")
_FIGURE = re.compile(
    rf"(?<!\w)(?:(?P<sign>{'|'.join(sorted(_SIGN_OF, key=len, reverse=True))}) )?(?P<n>{NUMBER})(?!\d|[.,]\d)"
)
_NO_COUNT = re.compile(
    r"(?<!\w)(?:số|thứ|khóa|điều|khoản|mục|đường|ngày|tháng|năm|quý|lúc|hồi|giờ|tổ|thôn|khu|phường|quận|quyết|thị|luận|định"
    r"|ương|hội|hạng|cấp|loại|bảng|vòng|đợt|kỳ|đoạn|tuổi|mùng|nq|xã|tiểu khu|giai đoạn|họp|bài|trang|câu|lô|thửa) $"
)
_UNIT = re.compile(
    r" ?(?P<percent>%)| ?(?P<money>(?:(?:nghìn|ngàn|triệu) )?(?:tỷ|tỉ|triệu|nghìn|ngàn) ?(?:đồng|usd)|đồng(?! chí| bào)|tỷ|tỉ)(?!\w)| (?P<noun>[^\W\d][^,;.:()\d\n“”\"]*)"
)


def figure(low: str, start: int, end: int) -> Figure:
    """The number that begins at `start`, with the comparator before it and a percent sign behind it."""
    match = _FIGURE.match(low, start, end)
    assert match is not None, low[start:end]
    printed = match["n"]
    sign = _SIGN_OF.get(match["sign"] or "", "=")
    unit = "%" if low[match.end() : end].strip().startswith("%") else ""
    return Figure(Span(start, end), decimal(printed), unit, sign, step(printed))


def step(printed: str) -> Decimal:
    """One of the last digit that was printed: 0.01 for `38,87`, 1 for `10.254`."""
    value = decimal(printed)
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(int(exponent), 0))


def counts(low: str, start: int, end: int) -> list[Figure]:
    """Every number between two offsets that counts or measures something, with its unit; no dates, no ordinals."""
    found = []
    for match in _COUNT.finditer(low, start, end):
        unit, stop = unit_at(low, match.end(), end)
        if kind(unit) not in ("money", "share") and _NO_COUNT.search(low, max(0, match.start() - 12), match.start()):
            continue
        value = cardinal(match.group())
        if unit and value is not None:
            begin, sign = _signed(low, match.start())
            found.append(Figure(Span(begin, stop), value, unit, sign, step(match["digits"] or "1")))
    return found


def _signed(low: str, at: int) -> tuple[int, str]:
    for word in sorted(_SIGN_OF, key=len, reverse=True):
        if low.endswith(word + " ", max(0, at - 12), at):
            return at - len(word) - 1, _SIGN_OF[word]
    return at, "="


def unit_at(low: str, at: int, end: int) -> tuple[str, int]:
    """The unit or counted noun that stands at an offset, and where it ends; empty where there is none."""
    match = _UNIT.match(low, at, end)
    if match is None:
        return "", at
    if match["percent"]:
        return "%", match.end()
    if match["money"]:
        return match["money"].replace("tỉ", "tỷ").replace("ngàn", "nghìn").removesuffix(" đồng"), match.end()
    words = match["noun"].split()
    known = next((n for n in range(min(5, len(words)), 0, -1) if " ".join(words[:n]) in _nouns()), min(2, len(words)))
    noun = list(re.compile(r"\S+").finditer(low, match.start("noun"), match.end("noun")))[known - 1]
    return low[match.start("noun") : noun.end()], noun.end()


def kind(unit: str) -> str:
    """What sort of thing a unit counts (`people`, `money` …), or the unit itself where the code list has it not."""
    return _nouns().get(unit, unit)


@lru_cache(maxsize=1)
def _nouns() -> dict[str, str]:
    """Each unit and counted noun of the code list, folded and in lower case, with its kind."""
    return {fold(label).lower(): c.get("unitKind") for c in lexicon().concepts("units") for label in c.labels}
