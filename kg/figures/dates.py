"""Dates that an article prints with what they must fit: a period, a term, a count of days or years, a document's symbol."""

import re
from collections.abc import Iterator
from itertools import chain

from kg.model.reckonings import Figure, PrintedDate, Reckoning, Symbol
from kg.model.span import Span
from kg.text.numerals import cardinal, decimal
from kg.text.segment import Document


def _dmy(prefix: str = "") -> str:
    """A pattern of day, month and year, each a group under the prefix."""
    parts = (("d", r"\d{1,2}"), ("m", r"\d{1,2}"), ("y", r"(?:1[89]|20)\d\d"))
    return r" ?[/.\-] ?".join(f"(?P<{prefix}{name}>{form})" for name, form in parts) + r"(?!\d)"


_FULL = re.compile(r"(?<![\d/.\-])" + _dmy())
_LONG = re.compile(r"(?<!\w)ngày (?P<d>\d{1,2}) tháng (?P<m>\d{1,2})(?:,? năm (?P<y>(?:1[89]|20)\d\d))?(?!\d)")
_SHORT = re.compile(r"(?<!\w)(?:ngày|sáng|chiều|tối) (?P<d>\d{1,2})[/.](?P<m>\d{1,2})(?![/.\-]?\d)")
_FROM_TO = re.compile(
    r"(?<!\w)từ (?:ngày )?(?P<ad>\d{1,2})(?:[/.\-](?P<am>\d{1,2})(?:[/.\-](?P<ay>(?:19|20)\d\d))?)? đến (?:hết )?(?:ngày )?"
    r"(?P<bd>\d{1,2})[/.\-](?P<bm>\d{1,2})(?:[/.\-](?P<by>(?:19|20)\d\d))?(?![\d/])"
)
_YEARS = re.compile(
    r"(?<!\w)(?P<what>nhiệm kỳ|giai đoạn|niên khóa|khóa)(?: [ivxl\d]+)?,? \(?(?P<a>(?:19|20)\d\d) ?(?:-|đến năm|đến) ?(?P<b>(?:19|20)\d\d)(?![\d/])"
)
_ANNIVERSARY = re.compile(
    rf"(?<![\d.,])(?P<n>\d{{1,3}}) năm (?:[^().;\n\d]|(?<=tp)\.|\d(?!\d* năm)){{0,110}}?\((?:ngày )?{_dmy('a')} ?-+ ?(?:ngày )?{_dmy('b')}\)"
)
_DAYS = re.compile(
    r"(?<!\w)trong (?P<n>\d{1,2}|hai|ba|bốn|năm) ngày(?: (?!tết)\w+){0,3}?,? ?\(?(?:từ )?(?:các )?(?:ngày )?(?P<ad>\d{1,2})(?:[/.\-](?P<am>\d{1,2}))?"
    r" ?(?P<join>-|đến|và) ?(?:ngày )?(?P<bd>\d{1,2})[/.\-](?P<bm>\d{1,2})(?:[/.\-](?P<by>20\d\d))?(?![\d/])"
)
_WEEKDAYS = {"hai": 1, "2": 1, "ba": 2, "3": 2, "tư": 3, "4": 3, "năm": 4, "5": 4, "sáu": 5, "6": 5, "bảy": 6, "7": 6}
_WEEKDAY = re.compile(
    rf"(?<!\w)(?:thứ (?P<w>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ nhật)),? \(?(?:ngày )?{_dmy()}"
)
_SYMBOL = r"số:? (?P<number>\d+(?:[/\-](?:[\w/\-]*[^\W\d_][\w/\-]*)))"
_DATED = re.compile(
    rf"{_SYMBOL},? (?:ra |ban hành |ký )?ngày (?:{_dmy()}|(?P<ld>\d{{1,2}}) tháng (?P<lm>\d{{1,2}}) năm (?P<ly>20\d\d))"
)
_YEAR_IN = re.compile(r"\d+/(?P<y>(?:19|20)\d\d)/")
_SESSION = re.compile(
    rf"(?<!\w)(?:ngày|sáng|chiều|tối) {_dmy()},? (?:[^.;\n\d]|\d(?!\d{{3}})){{0,140}}?(?P<met>hội nghị|kỳ họp|phiên họp|họp)(?! trù bị| đại biểu)"
    r"(?:[^.;\n\d]|\d(?!\d{3})){0,80}?nhiệm kỳ (?P<a>20\d\d) ?- ?(?P<b>20\d\d)"
)
_TOLD = re.compile(
    rf"(?:^|\n|[.!?] ?|\) ?- ?)(?:ngày|sáng|chiều|tối|vào sáng|vào chiều|vào ngày)(?: ngày)? {_dmy()}(?=,| tại| [^\W\d])"
)
_DEADLINE = re.compile(rf"(?<!\w)(?<!từ )(?:trước|chậm nhất(?: là)?|hạn|muộn nhất|xong trong)(?: ngày)? {_dmy()}")
_ORDERS = re.compile(r"(?<!\w)(?:giao|yêu cầu|đề nghị|chỉ đạo|báo cáo|lưu ý|phải|cần|hoàn thành|gửi)(?!\w)")
_PLAN = re.compile(
    rf"(?<!\w)dự kiến(?: \w+){{0,12}}? (?:vào |trong )?(?:ngày {_dmy()}|tháng (?P<pm>\d{{1,2}}) ?(?:/|-|năm) ?(?P<py>20\d\d))(?!\d)"
)


def dated(document: Document) -> Iterator[Reckoning]:
    """Dates of no calendar, periods, terms, anniversaries, spans of days, weekdays, symbols, sessions and orders."""
    low = document.lowered
    return chain(
        _calendar(low),
        _periods(low),
        _anniversaries(low),
        _days(low),
        _weekdays(low),
        _documents(low),
        _sessions(low),
        _told(document),
    )


def _date(match: re.Match[str], prefix: str = "", span: Span | None = None) -> PrintedDate:
    """The day, month and year that a pattern named under a prefix."""
    groups = match.groupdict()
    day, month, year = (groups.get(prefix + part) for part in "dmy")
    first = min(match.start(prefix + part) for part in "dmy" if groups.get(prefix + part))
    last = max(match.end(prefix + part) for part in "dmy" if groups.get(prefix + part))
    return PrintedDate(
        span or Span(first, last), int(year) if year else None, int(month) if month else None, int(day) if day else None
    )


def _calendar(low: str) -> Iterator[Reckoning]:
    """Days after the 28th and months after the twelfth: only these may be in no calendar."""
    for pattern in (_FULL, _LONG, _SHORT):
        for match in pattern.finditer(low):
            if int(match["d"]) > 28 or int(match["m"]) > 12 or match["d"] == "0":
                yield Reckoning("CalendarDay", (("day", _date(match)),))


def _periods(low: str) -> Iterator[Reckoning]:
    for match in _FROM_TO.finditer(low):
        first, last = _date(match, "a"), _date(match, "b")
        if (first.year or not last.year) and (first.month or first.day):
            month, year = first.month or last.month, first.year
            yield Reckoning("Period", (("first", PrintedDate(first.span, year, month, first.day)), ("last", last)))
    for match in _YEARS.finditer(low):
        years = (PrintedDate(Span(*match.span(end)), int(match[end])) for end in "ab")
        kind = "PrintedTerm" if match["what"] == "nhiệm kỳ" else "Period"
        yield Reckoning(kind, tuple(zip(("first", "last"), years, strict=True)))


def _anniversaries(low: str) -> Iterator[Reckoning]:
    for match in _ANNIVERSARY.finditer(low):
        years = Figure(Span(match.start("n"), match.end("n") + 4), decimal(match["n"]), "năm")
        yield Reckoning("Anniversary", (("times", years), ("first", _date(match, "a")), ("last", _date(match, "b"))))


def _days(low: str) -> Iterator[Reckoning]:
    for match in _DAYS.finditer(low):
        count = cardinal(match["n"])
        last = _date(match, "b")
        first = PrintedDate(Span(*match.span("ad")), last.year, int(match["am"] or match["bm"]), int(match["ad"]))
        if count and (match["join"] != "và" or count <= 2):
            days = Figure(Span(match.start("n"), match.end("n") + 5), count, "ngày")
            yield Reckoning("SpanOfDays", (("times", days), ("first", first), ("last", last)))


def _weekdays(low: str) -> Iterator[Reckoning]:
    for match in _WEEKDAY.finditer(low):
        date = _date(match, span=Span(*match.span()))
        weekday = 0 if match["sunday"] else _WEEKDAYS[match["w"]]
        yield Reckoning("Weekday", (("day", PrintedDate(date.span, date.year, date.month, date.day, weekday)),))


def _documents(low: str) -> Iterator[Reckoning]:
    for match in _DATED.finditer(low):
        date = _date(match) if match["d"] else _date(match, "l")
        year = _YEAR_IN.match(match["number"])
        symbol = Symbol(Span(*match.span("number")), match["number"].upper(), int(year["y"]) if year else None)
        kind = re.search(r"(\w+ \w+) $", low[max(0, match.start() - 24) : match.start()])
        yield Reckoning("DatedDocument", (("symbol", symbol), ("day", date)), kind.group(1) if kind else "")


def _sessions(low: str) -> Iterator[Reckoning]:
    for match in _SESSION.finditer(low):
        years = [PrintedDate(Span(*match.span(end)), int(match[end])) for end in "ab"]
        yield Reckoning("TermSession", (("day", _date(match)), ("first", years[0]), ("last", years[1])))


def _told(document: Document) -> Iterator[Reckoning]:
    """The day the article tells of, in its first lines, and what it orders or plans."""
    low = document.lowered
    lead = document.paragraphs[:6]
    told = next((m for m in _TOLD.finditer(low, 0, min(len(low), lead[-1].end, 1200) if lead else 0)), None)
    if told:
        yield Reckoning("ToldDay", (("day", _date(told)),))
    anchor = (("toldOn", _date(told)),) if told else ()
    for match in _DEADLINE.finditer(low):
        sentence = next((s for s in document.sentences if s.start <= match.start() < s.end), None)
        if sentence and _ORDERS.search(low, sentence.start, match.start()):
            yield Reckoning("Deadline", (("day", _date(match)), *anchor))
    for match in _PLAN.finditer(low):
        date = _date(match) if match["d"] else _date(match, "p")
        yield Reckoning("Plan", (("day", PrintedDate(Span(*match.span()), date.year, date.month, date.day)), *anchor))
