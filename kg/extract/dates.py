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
# What stands before a date that tells nothing of the article's own year.
_OTHER_YEAR = re.compile(
    r"(?:sinh|mất|vào đảng|kết nạp(?: đảng)?|chính thức|nhập ngũ|thành lập|giải phóng|truyền thống|quốc khánh|kỷ niệm|ra đời|ngày sinh)"
    r"[^.;\n]{0,24}$|(?:số|nghị quyết|quyết định|nghị định|chỉ thị|luật|thông tư|quy định|kết luận) [^,.;:\n]{0,40}$|\($"
)
_PAPER_BEFORE = re.compile(
    r"(?:số|nghị quyết|quyết định|chỉ thị|công văn|kết luận|thông báo|kế hoạch) [^,.;:\n]{0,40}$"
)
_RANGE_BEHIND = re.compile(r" ?[-–] ?\d{1,2}/\d{1,2}/\d{4}\)")
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


_CLOSE = 60  # days: a day this near to a full date is of the same year


@dataclass(frozen=True, slots=True)
class Years:
    """What completes a date: the year of publication, full dates of the text, and the years of its lead.

    `full` and `papers` hold the year and the day of the year of each full date; those of `papers` are dates of
    documents, which tell the year only of days shortly after them.
    """

    published: int | None
    full: tuple[tuple[int, int], ...]
    lead: int | None
    papers: tuple[tuple[int, int], ...] = ()

    def at(self, day: int | None = None) -> int | None:
        """The year of a day of the year, or of a month or quarter; None where the article leaves it open."""
        if self.published:
            return self.published
        latest = max((year for year, _ in self.full), default=0)
        near = {year for year, _ in self.full if year >= latest - 1}
        if len(near) > 1 and day is not None:
            near = {year for year, other in self.full if year in near and abs(day - other) <= _CLOSE}
        if not self.full and day is not None:
            near = {year for year, other in self.papers if 0 <= day - other <= _CLOSE}
        if len(near) == 1:
            return near.pop()
        return None if near or self.full else self.lead


def read_years(lowered: str, published: PartialDate | None, lead_end: int) -> Years:
    """Collect what the article says about its year."""
    dated = [m for m in (*_FULL.finditer(lowered), *_LONG.finditer(lowered)) if m["y"]]
    full = tuple((int(m["y"]), _day_of_year(m)) for m in dated if not _OTHER_YEAR.search(_before(m)) and _alone(m))
    papers = tuple((int(m["y"]), _day_of_year(m)) for m in dated if _PAPER_BEFORE.search(_before(m)))
    lead = [
        int(m["y"])
        for m in _YEAR.finditer(lowered, 0, lead_end)
        if not re.search("(?:đến|từ|từ đầu|giai đoạn) $", lowered[max(0, m.start() - 9) : m.start()])
    ]
    return Years(published.year if published else None, full, max(lead) if lead else None, papers)


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 60) : match.start()]


def _alone(match: re.Match[str]) -> bool:
    """Whether a date stands by itself, not as the beginning of an anniversary in brackets."""
    return not _RANGE_BEHIND.match(match.string, match.end())


def _day_of_year(match: re.Match[str]) -> int:
    """The day of the year, near enough to compare days: every month has 30.5 of them."""
    return int(30.5 * (int(match["m"]) - 1)) + int(match["d"])


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
    day, month = int(match["d"]), int(match["m"])
    year = groups.get("y") or years.at(_day_of_year(match))
    first = _FIRST_DAY.search(match.string, max(0, match.start() - 12), match.start())
    day = int(first["d"]) if first and 0 < int(first["d"]) < day else day
    if (day > 29 and month == 2) or (day == 31 and month in (4, 6, 9, 11)):
        return None
    tail = f"{month:02}-{day:02}"
    return _point(match, f"{year}-{tail}" if year else f"--{tail}")


def _month(match: re.Match[str], years: Years) -> DateMention:
    year = match.groupdict().get("y") or years.at()
    return _point(match, f"{year}-{int(match['m']):02}" if year else f"--{int(match['m']):02}")


def _year(match: re.Match[str], _: Years) -> DateMention:
    return _point(match, match["y"])


def _years(match: re.Match[str], _: Years) -> DateMention:
    return DateMention(Span(*match.span()), PartialDate(match["y"]), PartialDate(match["y2"]), period=True)


def _months(match: re.Match[str], years: Years) -> DateMention | None:
    year, count = match["y"] or years.at(), cardinal(match["n"])
    if not year or not count or count > 12:
        return None
    first, last = (1, int(count)) if match["which"].lower() == "đầu" else (13 - int(count), 12)
    return _interval(match, int(year), first, last)


def _quarter(match: re.Match[str], years: Years) -> DateMention | None:
    year, quarter = match["y"] or years.at(), _QUARTERS[match["q"].lower()]
    return _interval(match, int(year), 3 * quarter - 2, 3 * quarter) if year else None


def _interval(match: re.Match[str], year: int, first: int, last: int) -> DateMention:
    day = 29 if last == 2 and year % 4 == 0 and (year % 100 or year % 400 == 0) else _LAST_DAY[last - 1]
    since, until = PartialDate(f"{year}-{first:02}-01"), PartialDate(f"{year}-{last:02}-{day:02}")
    return DateMention(Span(*match.span()), since, until, period=True)


_READERS = (
    (_FULL, _full), (_LONG, _full), (_DAY, _full), (_FIRST_MONTHS, _months), (_MONTH, _month),
    (_QUARTER, _quarter), (_SPAN_YEARS, _years), (_YEAR, _year), (_MONTH_ONLY, _month),
)  # fmt: skip
