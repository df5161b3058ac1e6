"""Dates and periods as the text gives them; the year of a day comes from the article or stays open."""

import re
from dataclasses import dataclass, replace

from kg.model.span import Span
from kg.model.values import PartialDate
from kg.text.numerals import WORD_NUMBERS, cardinal

_D, _M, _Y = r"(?P<d>0?[1-9]|[12]\d|3[01])", r"(?P<m>0?[1-9]|1[0-2])", r"(?P<y>(?:19|20)\d{2})"
_DAY_WORD = r"(?:ngày|sáng|chiều|tối|trưa|đêm)"
# What stands before the digits of a day belongs to it; it is looked for behind them, digits being rarer than words.
_LEAD = re.compile(rf"(?<!\w)(?:{_DAY_WORD}(?: nay| qua)?,? \(?)+$")
_FULL = re.compile(rf"(?<![\d/.]){_D} ?[/.\-] ?{_M} ?[/.\-] ?{_Y}(?!\d)")
_LONG = re.compile(rf"(?<!\d){_D} tháng {_M}(?:,? năm {_Y})?(?! ?[/.\-]? ?\d{{4}})")
_DAY = re.compile(
    rf"(?:{_DAY_WORD}(?: nay| qua)?,? (?:ngày )?|{_DAY_WORD} và {_DAY_WORD} |hôm nay,? ?\(|hôm qua,? ?\(|\()"
    rf"(?:\d{{1,2}} ?(?:-|,|và) ?(?=\d{{1,2}} ?[/.]))?{_D} ?[/.\-] ?{_M}(?![/.\-]?\d|\w|%)"
)
# `ngày 28 và 29/7/2020`: an event of several days is dated by the first.
_FIRST_DAY = re.compile(r"(?:ngày|từ) (?P<d>\d{1,2}) ?(?:-|và|,|đến|đến ngày) ?$")
_MONTH = re.compile(rf"tháng {_M} ?(?:/|-|\.| năm )? ?{_Y}(?!\d)")
_MONTH_ONLY = re.compile(rf"tháng {_M}(?![\d/.]\d|\d)(?! năm)")
_YEAR = re.compile(rf"năm(?: học)? {_Y}(?! ?[-–/] ?(?:19|20)?\d)")
_SPAN_YEARS = re.compile(
    rf"(?:nhiệm kỳ|giai đoạn|năm học|niên khóa|các năm|khóa|từ năm)(?: [IVXL]+)?,? \(?{_Y} ?(?:-|đến năm|đến) ?(?P<y2>(?:19|20)\d{{2}})"
)
_FIRST_MONTHS = re.compile(
    rf"(?P<n>\d{{1,2}}|{'|'.join(WORD_NUMBERS)}) tháng (?P<which>đầu|cuối) năm(?: {_Y})?", re.IGNORECASE
)
_QUARTER = re.compile(rf"quý (?P<q>iv|i{{1,3}}|[1-4])(?: ?/ ?| năm |, năm |-| )?{_Y}?", re.IGNORECASE)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_LAST_DAY = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A point or a period in the text; a point has `since == until`."""

    span: Span
    since: PartialDate | None
    until: PartialDate | None
    period: bool = False

    @property
    def point(self) -> PartialDate | None:
        """The date, where the mention is a point."""
        return None if self.period else self.since


@dataclass(frozen=True, slots=True)
class Years:
    """What completes a date: the year of publication, full dates of the text, and the years of its lead."""

    published: int | None
    full: tuple[tuple[int, int], ...]
    lead: int | None

    def at(self, offset: int) -> int | None:
        """The year of a day or month named at `offset` without one; None where nothing in the article gives it."""
        if self.published:
            return self.published
        if self.full:
            latest = max(year for _, year in self.full)
            return min((item for item in self.full if item[1] >= latest - 1), key=lambda item: abs(item[0] - offset))[1]
        return self.lead


def read_years(lowered: str, published: PartialDate | None, lead_end: int) -> Years:
    """Collect what the article says about its year."""
    full = tuple((m.start(), int(m["y"])) for m in _FULL.finditer(lowered))
    full += tuple((m.start(), int(m["y"])) for m in _LONG.finditer(lowered) if m["y"])
    lead = [
        int(m["y"])
        for m in _YEAR.finditer(lowered, 0, lead_end)
        if not re.search("(?:đến|từ|từ đầu|giai đoạn) $", lowered[max(0, m.start() - 9) : m.start()])
    ]
    return Years(published.year if published else None, tuple(sorted(full)), max(lead) if lead else None)


def find_dates(lowered: str, years: Years) -> list[DateMention]:
    """Every date and period, none inside another, in order."""
    found: list[DateMention] = []
    for pattern, build in _READERS:
        for match in pattern.finditer(lowered):
            span = Span(*match.span())
            if not any(span.meets(m.span) for m in found):
                mention = build(match, years)
                if mention:
                    found.append(_led(mention, lowered) if pattern in (_FULL, _LONG) else mention)
    return sorted(found, key=lambda m: m.span)


def _led(mention: DateMention, lowered: str) -> DateMention:
    start, end = mention.span
    lead = _LEAD.search(lowered, max(0, start - 40), start)
    return replace(mention, span=Span(lead.start(), end)) if lead else mention


def _point(match: re.Match[str], iso: str) -> DateMention:
    date = PartialDate(iso)
    return DateMention(Span(*match.span()), date, date)


def _full(match: re.Match[str], years: Years) -> DateMention | None:
    groups = match.groupdict()
    year = groups.get("y") or years.at(match.start())
    day, month = int(match["d"]), int(match["m"])
    first = _FIRST_DAY.search(match.string, max(0, match.start() - 12), match.start())
    day = int(first["d"]) if first and 0 < int(first["d"]) < day else day
    if (day > 29 and month == 2) or (day == 31 and month in (4, 6, 9, 11)):
        return None
    tail = f"{month:02}-{day:02}"
    return _point(match, f"{year}-{tail}" if year else f"--{tail}")


def _month(match: re.Match[str], years: Years) -> DateMention:
    year = match.groupdict().get("y") or years.at(match.start())
    return _point(match, f"{year}-{int(match['m']):02}" if year else f"--{int(match['m']):02}")


def _year(match: re.Match[str], _: Years) -> DateMention:
    return _point(match, match["y"])


def _years(match: re.Match[str], _: Years) -> DateMention:
    return DateMention(Span(*match.span()), PartialDate(match["y"]), PartialDate(match["y2"]), period=True)


def _months(match: re.Match[str], years: Years) -> DateMention | None:
    year, count = match["y"] or years.at(match.start()), cardinal(match["n"])
    if not year or not count or count > 12:
        return None
    first, last = (1, int(count)) if match["which"].lower() == "đầu" else (13 - int(count), 12)
    return _interval(match, int(year), first, last)


def _quarter(match: re.Match[str], years: Years) -> DateMention | None:
    year, quarter = match["y"] or years.at(match.start()), _QUARTERS[match["q"].lower()]
    return _interval(match, int(year), 3 * quarter - 2, 3 * quarter) if year else None


def _interval(match: re.Match[str], year: int, first: int, last: int) -> DateMention:
    day = 29 if last == 2 and year % 4 == 0 and (year % 100 or year % 400 == 0) else _LAST_DAY[last - 1]
    since, until = PartialDate(f"{year}-{first:02}-01"), PartialDate(f"{year}-{last:02}-{day:02}")
    return DateMention(Span(*match.span()), since, until, period=True)


_READERS = (
    (_FULL, _full), (_LONG, _full), (_DAY, _full), (_FIRST_MONTHS, _months), (_MONTH, _month),
    (_QUARTER, _quarter), (_SPAN_YEARS, _years), (_YEAR, _year), (_MONTH_ONLY, _month),
)  # fmt: skip
