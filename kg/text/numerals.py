"""Vietnamese numbers: `10.254` is 10254, `7,5` is 7.5, `hai` is 2, `mười lăm` is 15."""

import re
from decimal import Decimal

_UNITS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
# Words that stand for a number before a noun; `một` and `năm` are too often an article and a year.
WORD_NUMBERS = ("hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười một", "mười hai", "mười lăm", "mười")
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2}(?!\d)"
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def decimal(printed: str) -> Decimal:
    """The value of digits with Vietnamese separators: a dot before three digits groups, a comma is the decimal mark."""
    if _DOTTED.fullmatch(printed):
        return Decimal(printed.replace(".", "").replace(",", "."))
    return Decimal(printed.replace(",", "."))


def cardinal(word: str) -> Decimal | None:
    """The value of digits or of a number in words up to 99; None where it is neither."""
    word = word.lower().strip()
    if re.fullmatch(NUMBER, word):
        return decimal(word)
    parts = word.split()
    if len(parts) == 1:
        value = 10 if word == "mười" else _UNITS.get(word)
        return Decimal(value) if value else None
    if len(parts) == 2 and parts[0] == "mười" and parts[1] in _UNITS:
        return Decimal(10 + _UNITS[parts[1]])
    if parts[1:2] in (["mươi"], ["chục"]) and parts[0] in _UNITS and all(p in _UNITS for p in parts[2:]):
        return Decimal(_UNITS[parts[0]] * 10 + (_UNITS[parts[2]] if len(parts) > 2 else 0))
    return None


_ORDINALS = {"nhất": 1, "đầu": 1, "nhì": 2, **_UNITS, "mười": 10}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def ordinal(printed: str) -> int | None:
    """The value of `XVII`, `17`, `nhất`, `tư`, `mười hai`; None where it is none of them."""
    if printed.isdigit():
        return int(printed)
    if re.fullmatch(r"[IVXLC]+", printed):
        values = [_ROMAN[c] for c in printed]
        return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
    if printed.lower() in _ORDINALS:
        return _ORDINALS[printed.lower()]
    number = cardinal(printed)
    return int(number) if number else None


def roman(number: int) -> str:
    """A number below 100 in Roman numerals."""
    tens, units = divmod(number, 10)
    return ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")[tens] + (
        "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX",
    )[units]  # fmt: skip
