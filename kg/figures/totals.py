"""Sums, changes, plans and prices that an article prints with what they are made of."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from kg.figures.numbers import NUM, PERCENT, SIGN, counts, figure, kind
from kg.model.reckonings import Figure, Reckoning
from kg.model.span import Span
from kg.text.numerals import cardinal
from kg.text.segment import Document

_OPENS = re.compile(r"(?<!\w)(?:trong đó(?: có|,)?|bao gồm|gồm(?: có)?|cụ thể(?: là)?)(?!\w)[:,]? ?|\((?=\d)")
# Attributes cut across each other: a woman may be young; only kinds of one noun, or a closed list, make a whole.
_ATTRIBUTE = re.compile(
    r"(?<!\w)(?:nữ|trẻ(?! em)|dân tộc|tôn giáo|trình độ|tuổi|ngoài đảng|tái cử|đảng viên|thạc sĩ|tiến sĩ|đại học)(?!\w)"
)
# What a kind is may stand before its number: `khiển trách 21 đảng viên, cảnh cáo 12 đảng viên`.
_JOINT = re.compile(r"[^\d.;:()]{0,70}?(?:, |; |, và | và |, còn lại )[^\d,.;:()]{0,45}$")
_BRACKET_END = re.compile(r"[^\d()]{0,90}\)")
_BRACKETED = re.compile(rf"\((?:gồm:? )?(?P<list>[^\d(),;]{{2,30}} {NUM}(?:[,;] (?:và )?[^\d(),;]{{2,30}} {NUM})+)\)")
_LAST = re.compile(r"(?: [\w-]+){0,9}?(?= ?[.;)\n]|, (?!\d|và )|$)")
_ANY_BODY = re.compile(r"(?:đơn vị|cơ sở|cơ quan|đầu mối|tổ chức)(?!\w)")
# Men and women, old and new members: two attributes that together leave nobody out.
_HALVES = re.compile(
    r"(?<!\w)nam(?!\w).*(?<!\w)nữ(?!\w)|(?<!\w)nữ(?!\w).*(?<!\w)nam(?!\w)|tái cử.*(?:lần đầu|mới)|(?:lần đầu|mới).*tái cử"
)
_CHANGE = re.compile(
    rf"(?<!\w)(?P<way>tăng|giảm|nâng|hạ)(?!\w| hạng| bậc| thứ)(?P<head>[^\d.;\n]{{0,40}}?) từ (?:mức |khoảng |chỉ )?(?P<a>{NUM}) ?(?P<ua>[^\d.;\n]{{0,30}}?)"
    rf"(?: ?\(?năm \d{{4}}\)?)?,? ?(?P<to>lên|xuống|còn)(?: còn| đến| tới| khoảng| mức)* (?P<b>{NUM})(?P<ub> ?%| [^\W\d]\w*(?: [^\W\d]\w*)?)?"
    rf"(?:[^\d.;\n%]{{0,30}}[,(] ?(?P<way2>tăng|giảm)(?: thêm| được)? (?P<d>{SIGN}{NUM})(?P<ud> ?%| [^\W\d]\w*(?: [^\W\d]\w*)?))?"
)
_RANKS = re.compile(r"(?<!\w)(?:hạng|thứ|bậc|vị trí|(?<!sắp )xếp)(?!\w)")
_BASE = r"(?P<base>kế hoạch|dự toán|chỉ tiêu|nghị quyết|cùng kỳ|năm trước)"
_OVER = re.compile(
    rf"(?<!\w)(?:bằng|đạt)(?: tỷ lệ)? (?P<p>{PERCENT})(?: so với)?(?: \w+){{0,3}}? {_BASE}[^\d.;\n%]{{0,40}}?[,(] ?(?:và )?(?P<way>vượt|tăng|giảm)(?: hơn)? (?P<q>{PERCENT})"
    r"(?! (?:so|kế hoạch|dự toán|chỉ tiêu|cùng kỳ))"
)
_MET = re.compile(
    rf"(?<!\w)(?:bằng|đạt)(?: tỷ lệ)? (?P<p>{PERCENT})(?: so với)?(?: \w+){{0,4}}?(?:,| và)? (?P<way>vượt|hoàn thành vượt mức|chưa đạt|không đạt) (?:mức )?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)"
)
_THING = r"(?:suất|phần|căn|ngôi|hộ|nhà|con|chiếc|sổ|xe|máy|công trình|giải|học bổng)"
_MONEY = rf"(?P<%s>{NUM}) ?(?P<u%s>tỷ đồng|tỉ đồng|triệu đồng|nghìn đồng|ngàn đồng|đồng)"
_PRICE = re.compile(
    rf"(?P<n>{NUM}) (?P<thing>{_THING})(?!\w)[^\d.;\n]{{0,60}}?(?:mỗi {_THING}|trị giá(?: mỗi {_THING})?|mức)[^\d.;\n]{{0,25}}?{_MONEY % ('m', 'm')}(?P<per>/\w+)?"
    rf"[^\d.;\n]{{0,40}}?(?:tổng|với tổng)[^\d.;\n]{{0,30}}?{_MONEY % ('t', 't')}"
)
_SCALE = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3, "đồng": 1}


def totals(document: Document) -> Iterator[Reckoning]:
    """Totals with their parts, changes with both ends, plans with their surplus, prices with their sum."""
    low = document.lowered
    return chain(_sums(document), _bracketed(low), _changes(low), _plans(low), _prices(low))


def _sums(document: Document) -> Iterator[Reckoning]:
    low = document.lowered
    for sentence in document.sentences:
        for opening in _OPENS.finditer(low, sentence.start, sentence.end):
            parts = _list(low, opening.end(), sentence.end, closed="gồm" in opening.group())
            if len(parts) < 2:
                continue
            before = counts(low, max(sentence.start, opening.start() - 90), opening.start())
            whole = _whole(before, parts)
            if whole and _make_up(low, whole, parts):
                yield Reckoning("Total", (("whole", whole), *(("addend", part) for part in parts)))


def _list(low: str, start: int, end: int, *, closed: bool) -> list[Figure]:
    """The counts of a list that begins at `start`, where `gồm`, a last `và` or a bracket tells that it is whole; else none."""
    parts: list[Figure] = []
    joined = ""
    for part in counts(low, start, end):
        gap = low[parts[-1].span.end if parts else start : part.span.start]
        if parts and not _JOINT.fullmatch(gap):
            break
        if not parts and len(gap) > 45:
            return []
        parts.append(part)
        joined = gap
    if not parts:
        return []
    last, bracketed = parts[-1].span.end, low[start - 1] == "("
    closed = closed or " và " in f" {joined}" or "còn lại" in joined or low.startswith(" còn lại", last) or bracketed
    return parts if closed and (_BRACKET_END if bracketed else _LAST).match(low, last, end) else []


def _whole(before: list[Figure], parts: list[Figure]) -> Figure | None:
    """The figure right before the list; else the last one of the parts' own unit."""
    own = [f for f in before if {f.unit} == {part.unit for part in parts}]
    return own[-1] if own else before[-1] if before else None


def _make_up(low: str, whole: Figure, parts: list[Figure]) -> bool:
    """Whether the parts are kinds of what the whole counts, each counted once."""
    if {"%", "năm", "tuổi", "ngày", "tháng"} & {whole.unit, *(part.unit for part in parts)} or {"="} != {
        f.comparator for f in (whole, *parts)
    }:
        return False
    words = low[parts[0].span.start : parts[-1].span.end + 25].replace(whole.unit, "")
    if _ATTRIBUTE.search(words) and not _HALVES.search(words):
        return False
    if kind(whole.unit) == "money":
        return all(part.unit == whole.unit for part in parts)
    heads = set(whole.unit.split())
    if _ANY_BODY.match(whole.unit):
        return all(kind(part.unit) in ("place", "body") or part.unit == "trung tâm" for part in parts)
    return all(_kind(part.unit) == _kind(whole.unit) or part.unit.split()[0] in heads for part in parts)


def _kind(unit: str) -> str:
    """`15 nam, 11 nữ` are people."""
    return "people" if unit.split(maxsplit=1)[0] in ("nam", "nữ") else kind(unit)


def _bracketed(low: str) -> Iterator[Reckoning]:
    """`147 đảng viên (khiển trách 54, cảnh cáo 25, khai trừ 68)`: numbers without a noun of their own."""
    for match in _BRACKETED.finditer(low):
        before = counts(low, max(0, match.start() - 40), match.start())
        parts = [figure(low, *m.span()) for m in re.compile(NUM).finditer(low, *match.span("list"))]
        apart = low[before[-1].span.end : match.start()] if before else ""
        if before and before[-1].comparator == "=" and before[-1].unit != "%" and not re.search(r"[,;.\n]", apart):
            yield Reckoning("Total", (("whole", before[-1]), *(("addend", part) for part in parts)))


def _changes(low: str) -> Iterator[Reckoning]:
    for match in _CHANGE.finditer(low):
        if _RANKS.search(match["head"]) or _RANKS.search(low, max(0, match.start() - 30), match.start()):
            continue
        unit_a, unit_b = match["ua"].strip(" (),"), (match["ub"] or "").strip()
        if unit_a and unit_b and unit_a.split()[0] != unit_b.split()[0]:
            continue
        terms = [("initial", figure(low, *match.span("a"))), ("final", figure(low, *match.span("b")))]
        way = "Increase" if match["way"] in ("tăng", "nâng") else "Decrease"
        if match["d"]:
            unit = match["ud"].strip()
            end = match.end("ud") if unit == "%" else match.end("d")
            change = figure(low, match.start("d"), end)
            points = unit == "%" and unit_b == "%"
            if unit == "%" and not points:
                terms.append(("changePercent", change))
            elif points or unit.split()[:1] == (unit_b or unit_a).split()[:1]:
                terms.append(("change", change))
        yield Reckoning(way, tuple(terms))


def _plans(low: str) -> Iterator[Reckoning]:
    for match in _OVER.finditer(low):
        against_plan = match["base"] not in ("cùng kỳ", "năm trước")
        if against_plan != (match["way"] == "vượt"):
            continue
        terms = (("percentage", figure(low, *match.span("p"))), ("surplus", figure(low, *match.span("q"))))
        yield Reckoning("Shortfall" if match["way"] == "giảm" else "Surplus", terms)
    for match in _MET.finditer(low):
        missed = match["way"].startswith(("chưa", "không"))
        yield Reckoning("PlanMissed" if missed else "PlanPassed", (("percentage", figure(low, *match.span("p"))),))


def _prices(low: str) -> Iterator[Reckoning]:
    for match in _PRICE.finditer(low):
        each, total = (_money(low, match, name) for name in ("m", "t"))
        count = Figure(Span(*match.span("n")), cardinal(match["n"]) or Decimal(0), match["thing"])
        yield Reckoning("Price", (("times", count), ("each", each), ("whole", total)))


def _money(low: str, match: re.Match[str], name: str) -> Figure:
    """An amount in đồng, whatever it was printed in."""
    printed = figure(low, *match.span(name))
    scale = Decimal(_SCALE[match["u" + name].split()[0]])
    span = Span(match.start(name), match.end("u" + name))
    return Figure(span, printed.value * scale, "đồng", printed.comparator, printed.step * scale)
