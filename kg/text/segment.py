"""Paragraphs and sentences of an article, as spans of its text."""

import re
from dataclasses import dataclass

from kg.model.span import Span
from kg.text.fold import fold, lower

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
# A stop ends a sentence when space and a capital, a digit, a quotation mark or a dash follow; not after
# abbreviations that name things (TP. Hà Nội, T.Ư, GS.TS. Nguyễn ...), single capitals, nor between digits.
_STOP = re.compile(
    r"(?=[.!?…])(?<!\b[Tt][Pp])(?<!\bTS)(?<!\bGS)(?<!ThS)(?<!\bBS)(?<!\bTX)(?<!\bTT)(?<!\bĐ\/c)(?<!\bđ\/c)(?<!\bMr)"
    rf"(?<!\b[{UPPER}])([.!?…]+[”\"»)]?)(?=\s+[“\"«(\-–•+*]?\s*[{UPPER}\d“\"])|([.!?…]+[”\"»]?)(?=\s*\n)|\n+| \|"
)
# `TP.` ends a sentence where a word follows that begins one.
_CITY_STOP = re.compile(
    r"(?<=\bTP)\.(?=\s+(?:Sau|Tại|Theo|Ông|Bà|Trong|Ngày|Đồng|Các|Những|Với|Để|Về|Từ|Khi|Cùng|Ngoài|Bên|Hiện|Đây|Do|Vì|Tuy|Nhưng|Qua|Trước"
    r"|Sáng|Chiều|Việc|Đối|Riêng|Đặc|Thời|Phát|Dự|Cụ|Mặt|Năm|Đến|Có|Không|Được|Nhiều|Một|Kết|Tham|Chủ tịch|Bí thư)\b)"
)
_GLUED = re.compile(rf"(?<=[a-zà-ỹ\d%)”])\.(?=[{UPPER}][a-zà-ỹ]+\s)")
# What stands between quotation marks is one run, however many sentences it has.
_QUOTED = re.compile(
    r"“[^“”\n]{1,2500}”|(?:(?<=[\s,:(])|(?<=^))\"[^\"\n]{1,1500}\"(?=[\s,.;:)]|$)"
    r"|^[\"“] ?[^\"“”]{20,1500}[\"”](?=,? (?:ông|bà|anh|chị|đồng chí|Phó|Bí thư|Chủ tịch) )",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Document:
    """An article's text cut into paragraphs and sentences, with its matching copies.

    `folded` and `lowered` have the length of `text`; `headline` is the first paragraph.
    """

    text: str
    folded: str
    lowered: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]

    @property
    def headline(self) -> Span:
        """The first paragraph."""
        return self.paragraphs[0] if self.paragraphs else Span(0, 0)


def segment(text: str) -> Document:
    """Cut an NFC text into paragraphs (lines) and sentences."""
    folded = fold(text)
    paragraphs = tuple(_trim(text, m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m.group().strip())
    return Document(text, folded, lower(folded), paragraphs, tuple(_sentences(text)))


def _sentences(text: str) -> list[Span]:
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    stops = {m.end() for pattern in (_STOP, _CITY_STOP, _GLUED) for m in pattern.finditer(text)}
    cuts = sorted({c for c in stops if not any(start < c < end for start, end in quoted)} | {len(text)})
    spans, start = [], 0
    for cut in cuts:
        span = _trim(text, start, cut)
        if span.end > span.start:
            spans.append(span)
        start = cut
    return spans


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] == "|"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "|"):
        end -= 1
    return Span(start, end)
