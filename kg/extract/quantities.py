"""Numbers in coded sentences that count or measure something, with their units."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kg.extract.coding import Coded
from kg.extract.papers import paper_kinds
from kg.extract.rulebook import rulebook
from kg.extract.symbols import POST
from kg.lexicon import lexicon
from kg.text.fold import fold
from kg.text.numerals import NUMBER, WORD_NUMBERS, cardinal

_WORDS = "|".join(sorted(WORD_NUMBERS, key=lambda w: -len(w)))
_VALUE = rf"(?P<ratio>(?P<part>{NUMBER}) ?/ ?(?P<whole>{NUMBER})(?![/\d]))|(?P<digits>(?<![\w/.,:\-])(?:{NUMBER})(?![\d/]|[.,]\d))|(?P<word>(?<!\w)(?:{_WORDS})(?!\w))"
_QUANTITY = re.compile(rf"(?:{_VALUE})(?P<space> ?)")
# `từ 3,8 - 3,86%`: the unit of a range stands behind its second number.
_RANGE = re.compile(rf" ?(?:-|đến) ?(?:{NUMBER}) ?")
_BOOK = rulebook("indicators")
_PERCENT, _SCALE, _RANK, _YEAR_LIKE = (_BOOK[name] for name in ("percent", "scale", "rank", "year_like"))
MONEY, PHYSICAL = _BOOK["money"], _BOOK["physical"]
_NOT_A_FIGURE, _NOT_COUNTED = _BOOK["not_a_figure"], _BOOK["not_counted"]
_NOUN_STOP, _TIME_UNIT = _BOOK["noun_stop"], _BOOK["time_unit"]
# `hai địa phương`, `hai bên` mean those just spoken of; nothing is counted.
_VAGUE = frozenset({"địa phương", "bên", "nước", "đơn vị", "ngành", "cơ quan", "nhà"})


_ONE = frozenset({"một", "1"})  # `một Phó Chủ tịch` is somebody, no number of them


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit in a coded sentence; `second` is the whole of a ratio."""

    start: int
    end: int
    value: Decimal
    unit: str
    second: Decimal | None = None
    word: bool = False


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    """Counted nouns of the lexicon, folded and lower-cased."""
    return frozenset(fold(label).lower() for c in lexicon().concepts("units") for label in c.labels)


def quantities(coded: Coded) -> Iterator[Quantity]:
    """Every number of a sentence that counts or measures something."""
    code = coded.code
    for match in _QUANTITY.finditer(code):
        if _NOT_A_FIGURE.search(code, max(0, match.start() - 16), match.start()) and not match["ratio"]:
            continue
        glued = not match["space"] and re.match(r"(?:-|–)\d|\.\d|[a-z]", code[match.end() : match.end() + 2])
        if glued and not PHYSICAL.match(code, match.end()):
            continue
        unit, end = _unit(code, match.end(), word=bool(match["word"]))
        if not unit and code[match.end() : match.end() + 1] == POST and (match["word"] or match["digits"]) not in _ONE:
            unit, end = coded.mentions[match.end()].label.lower(), match.end() + 1  # type: ignore[union-attr]  # only posts
        to = _RANGE.match(code, match.end()) if not unit and match["digits"] else None
        if to:
            unit, end = _unit(code, to.end(), word=False)
        if not unit:
            continue
        value = cardinal(match["part"] or match["digits"] or match["word"])
        second = cardinal(match["whole"]) if match["ratio"] else None
        if second is not None and _RANK.search(code, max(0, match.start() - 10), match.start()):
            continue
        if (
            value is None
            or (second is not None and _date_like(value, second, unit))
            or (_YEAR_LIKE.fullmatch(match["digits"] or "") and unit not in _nouns())
        ):
            continue
        if value is not None:
            yield Quantity(match.start(), end, value, unit, second, bool(match["word"]))


def _date_like(part: Decimal, whole: Decimal, unit: str) -> bool:
    """`30/6` is a day of a month, `1/3` a fraction, unless a known noun is counted and the part is no more than the whole."""
    if part > whole or (part <= 12 and 1900 <= whole <= 2100):
        return True
    return (whole <= 12 and unit not in _nouns()) or (whole <= 5 and part < whole)


def _unit(code: str, at: int, *, word: bool) -> tuple[str, int]:
    """The unit that follows a number: a percent sign, money, a measure, or the noun that is counted."""
    scale = _SCALE.match(code, at)
    if scale:
        known = _known_noun(code, scale.end())
        if known:
            return f"{scale.group().strip()} {known}", scale.end() + len(known)
    for pattern in (_PERCENT, MONEY, PHYSICAL):
        match = pattern.match(code, at)
        if match:
            return match.group().strip(), match.end()
    if _TIME_UNIT.match(code, at):
        return "", at
    known = _known_noun(code, at)
    if known and not (word and known in _VAGUE):
        return known, at + len(known)
    stop = _NOUN_STOP.search(code, at)
    end = stop.start() if stop else len(code)
    words = code[at:end].split()
    if any(code.startswith(kind, at) for kind in paper_kinds()) and len(words) <= 7:
        return " ".join(words), end
    if _NOT_COUNTED.match(code, at):
        return "", at
    if word or not words or not words[0][0].isalpha() or len(words) > 6:
        return "", at
    noun = re.compile(r"\S+(?: \S+)?").match(code, at, end)
    return (noun.group(), noun.end()) if noun else ("", at)


def _known_noun(code: str, at: int) -> str:
    """The longest counted noun of the lexicon that stands at `at`, with an adjective that makes it a kind of its own."""
    best = ""
    for match in re.compile(r"[^\s,.;:()]+,?").finditer(code, at, min(len(code), at + 60)):
        words = code[at : match.end()].rstrip(",")
        if words in _nouns():
            best = words
    return best


Counted = Sequence[tuple[Coded, Sequence[Quantity]]]


def counted(sentences: Sequence[Coded]) -> Counted:
    """Each sentence with its numbers."""
    return [(coded, list(quantities(coded))) for coded in sentences]
