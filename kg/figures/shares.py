"""Parts, wholes and percentages that an article prints together."""

import re
from collections.abc import Iterator
from itertools import chain

from kg.figures.numbers import NUM, PERCENT, RATIO, counts, figure, kind, unit_at
from kg.model.reckonings import Figure, Reckoning
from kg.text.numerals import NUMBER
from kg.text.segment import Document

# Between a ratio and its percentage stand words of one clause; a comma only before a word that leads on to it.
_LEADS = r"(?:đạt|chiếm|bằng|tương đương|tương ứng|tỷ lệ|tỉ lệ|với)"
_SAME = rf"(?:[^\d%;\n.,]|, (?={_LEADS}|thành phố|phường|xã |thị trấn|đơn vị)|năm \d{{4}})"
_OTHER = re.compile(r"(?<!\w)(?:tăng|giảm|vượt|cao hơn|thấp hơn|trong khi|còn lại|riêng|trong đó|lên|so với|mỗi)(?!\w)")
_OUT_OF = rf"(?<![\w.,/\-])(?P<a>{NUMBER}) (?:trên|trong)(?: tổng)?(?: số)? (?P<b>{NUMBER})(?![\d/]|[.,]\d)"
_RATIO_FIRST = [re.compile(rf"{ratio}(?P<between>{_SAME}{{0,80}}?)(?P<p>{PERCENT})") for ratio in (RATIO, _OUT_OF)]
_PERCENT_FIRST = re.compile(
    rf"(?P<p>{PERCENT})(?P<between>[^\d%;\n.,]{{0,40}}?(?:(?:, )?(?:với|tương ứng|tương đương) (?:tổng số |số )?|\(|, )){RATIO}"
)
# `92,2% tổng số đại biểu Quốc hội` is a share of something else than the ratio's whole.
_OWN_BASE = re.compile(
    r"[ )]*(?:trên |của )?(?:tổng )?(?:số|dân số|diện tích) (?!phiếu)[^\d\W]|[ )]*(?:so với|cùng kỳ|trên tổng)"
)
_NO_RATIO = re.compile(
    r"(?<!\w)(?:ngày|sáng|chiều|tối|trưa|tháng|(?<!tổng )số|thứ|hạng|quyết|và|đến|khoản|điều)[ (]*$|24/24|24/7"
)
_OF_BASE = re.compile(
    rf"(?<![\w.,/\-])(?P<a>{NUMBER})(?:/(?:{NUMBER}))?(?P<noun> [^\d%;.\n(]{{2,70}}?)[,(] ?(?:chiếm|bằng|đạt|tương đương)?(?: tỷ lệ| tỉ lệ)? ?"
    rf"(?P<p>{PERCENT}) (?:trên |của )?tổng số (?P<base>\w+ \w+)"
)
_PART = re.compile(r"(?P<between>[^\d%;.\n]{0,90}?)[,(] ?(?:chiếm |đạt |bằng |tỷ lệ |tỉ lệ )*(?P<p>" + PERCENT + ")")
_HAS = re.compile(
    rf"(?P<name>(?:đảng bộ|chi bộ|chi đoàn|đoàn|hội)[^,.;:\n\d]{{3,40}}?) (?:hiện |đã )?có (?:{NUM} [^,.;\n\d]{{3,40}} với )?(?P<n>{NUM}) (?P<noun>đảng viên|đại biểu|hội viên|đoàn viên|cán bộ)(?=[,.;])"
)
_TOTAL_IS = re.compile(rf"tổng số (?P<what>[^\d.;\n,]{{2,60}}?) (?:là|:) (?P<n>{NUM})(?=[,;. ])(?! [^\W\d])")
_SHARE = re.compile(
    rf"(?<!\w)(?:tỷ lệ|tỉ lệ|chiếm|tán thành|đồng ý|có mặt|tham dự|tham gia)[^\d%.;\n]{{0,30}}?(?P<p>{PERCENT})"
)
_GROWTH = re.compile(
    r"kế hoạch|dự toán|chỉ tiêu|so với|so cùng|tăng|vượt|bằng|cùng kỳ|gấp|lạm phát|nợ|cho vay|tăng trưởng|hoàn thành"
)
_AGAINST = re.compile(r"[^\d.,;\n]{0,20}(?:kế hoạch|dự toán|chỉ tiêu|so với|so cùng|cùng kỳ)")
_STRUCTURE = re.compile(r"(?<!\w)(?:cơ cấu|xếp loại|phân loại|đánh giá|chất lượng)(?!\w)")


def shares(document: Document) -> Iterator[Reckoning]:
    """Ratios with their percentage, parts of a stated whole, shares of one base, and shares alone."""
    low = document.lowered
    return chain(
        _ratios(low),
        _bare_ratios(low),
        _parts(document),
        _of_one_base(low),
        _stated_totals(low),
        _alone(low),
        _structures(document),
    )


def _ratios(low: str) -> Iterator[Reckoning]:
    for pattern in (*_RATIO_FIRST, _PERCENT_FIRST):
        for match in pattern.finditer(low):
            if _OTHER.search(match["between"]) or _NO_RATIO.search(low, max(0, match.start() - 10), match.end("b")):
                continue
            if match.start("p") > match.start("a") and _other_base(low, match):
                continue
            part, whole = _pair(low, match)
            if part.value == whole.value and "có mặt" in match["between"]:
                continue  # all who were present; the percentage is of those who were not, too
            yield Reckoning(
                "Ratio", (("portion", part), ("whole", whole), ("percentage", figure(low, *match.span("p"))))
            )


def _other_base(low: str, match: re.Match[str]) -> bool:
    """Whether the percentage names a base of its own; `241/620 doanh nghiệp (38,87% số doanh nghiệp)` has the ratio's."""
    unit, _ = unit_at(low, match.end("b"), match.end("b") + 40)
    own = _OWN_BASE.match(low, match.end())
    return own is not None and not (
        unit and re.match(rf"[ )]*(?:trên |của )?số {re.escape(unit)}", low[match.end() : match.end() + 60])
    )


def _pair(low: str, match: re.Match[str]) -> tuple[Figure, Figure]:
    return figure(low, *match.span("a")), figure(low, *match.span("b"))


def _bare_ratios(low: str) -> Iterator[Reckoning]:
    """`8.941/8.225 đảng viên`: counted people, bodies or papers, so that it is neither a date nor a rank."""
    for match in re.compile(RATIO).finditer(low):
        unit, _ = unit_at(low, match.end(), match.end() + 40)
        known = kind(unit) in ("people", "body", "case", "work", "place")
        if known and not _NO_RATIO.search(low, max(0, match.start() - 10), match.start()):
            part, whole = _pair(low, match)
            yield Reckoning("Fraction", (("portion", part), ("whole", whole)), unit)


def _parts(document: Document) -> Iterator[Reckoning]:
    """`T đảng viên, trong đó có a đảng viên …, chiếm p%`."""
    low = document.lowered
    for sentence in document.sentences:
        cut = low.find("trong đó", sentence.start, sentence.end)
        before = _wholes(low, sentence.start, cut) if cut >= 0 else []
        last = cut
        for part in counts(low, cut, sentence.end) if before else ():
            gap = low[last + 8 : part.span.start]
            if re.search(r"[\d“\"]", gap) or len(gap) > 90:
                break
            last = part.span.end - 8
            wholes = [f for f in before if _alike(part, f)]
            if wholes and not (wholes[-1] is not before[-1] and kind(part.unit) != "money"):
                yield from _part(low, part, wholes[-1])


def _alike(part: Figure, whole: Figure) -> bool:
    """Whether one can be part of the other: money in the same unit, or nouns of one kind."""
    return part.unit == whole.unit if kind(whole.unit) == "money" else kind(part.unit) == kind(whole.unit)


def _part(low: str, part: Figure, whole: Figure) -> Iterator[Reckoning]:
    terms: tuple[tuple[str, Figure], ...] = (("portion", part), ("whole", whole))
    match = _PART.match(low, part.span.end)
    if match and not _OTHER.search(match["between"]) and not _OWN_BASE.match(low, match.end()):
        yield Reckoning("Ratio", (*terms, ("percentage", figure(low, *match.span("p")))))
    yield Reckoning("Fraction", terms, part.unit)


def _wholes(low: str, start: int, end: int) -> list[Figure]:
    """What is counted before `trong đó`; `tổng số ủy viên … là 967` counts ủy viên."""
    found = [f for f in counts(low, start, end) if f.unit != "%"]
    match = _TOTAL_IS.search(low, start, end)
    if match:
        printed = figure(low, *match.span("n"))
        unit = unit_at(low, match.start("what") - 1, match.end("what"))[0]
        found.append(Figure(printed.span, printed.value, unit, printed.comparator, printed.step))
    return found


def _of_one_base(low: str) -> Iterator[Reckoning]:
    for match in _OF_BASE.finditer(low):
        if not _OTHER.search(match["noun"]):
            part = figure(low, *match.span("a"))
            yield Reckoning(
                "ShareOfBase", (("portion", part), ("percentage", figure(low, *match.span("p")))), match["base"]
            )


def _stated_totals(low: str) -> Iterator[Reckoning]:
    """`Đảng bộ xã A có T đảng viên`, and in a sentence that names it again, `a/b đảng viên` who did something."""
    for total in _HAS.finditer(low):
        for ratio in re.compile(
            RATIO
            + r" (?P<noun>đảng viên|đại biểu|hội viên|đoàn viên|cán bộ)(?= (?:tham|dự|có mặt|được|đã|đi|học|tán thành)|[.,;])"
        ).finditer(low, total.end()):
            begin = max(low.rfind(mark, 0, ratio.start()) for mark in (". ", "\n"))
            if ratio["noun"] == total["noun"] and total["name"] in low[max(begin, total.end()) : ratio.start()]:
                terms = (("whole", figure(low, *total.span("n"))), ("portion", figure(low, *ratio.span("b"))))
                yield Reckoning("StatedTotal", terms, ratio["noun"])


def _alone(low: str) -> Iterator[Reckoning]:
    for match in _SHARE.finditer(low):
        before = low[max(0, match.start() - 30) : match.end()]
        share = figure(low, *match.span("p"))
        if share.value > 0 and not _GROWTH.search(before) and not _AGAINST.match(low, match.end()):
            yield Reckoning("Share", (("percentage", share),))


def _structures(document: Document) -> Iterator[Reckoning]:
    """`cơ cấu … a%, … b% và … c%`: shares that make up one whole."""
    low = document.lowered
    for sentence in document.sentences:
        if not _STRUCTURE.search(low, sentence.start, sentence.end):
            continue
        found = list(re.compile(PERCENT).finditer(low, sentence.start, sentence.end))
        parts = low[found[0].start() : found[-1].end()] if found else ""
        if len(found) >= 3 and not _OTHER.search(parts) and not re.search(r"[;(]|\d{4}", parts):
            yield Reckoning("Structure", tuple(("percentage", figure(low, *m.span())) for m in found))
