"""Official documents as the text names them: by number, by the congress or session that passed them, or by title."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.bodies import BodyMention
from kg.extract.dates import DateMention
from kg.extract.occasions import Occasion, plenum_at
from kg.lexicon import lexicon
from kg.model.entities import Agent, OfficialDocument, Organization
from kg.model.span import Span
from kg.model.values import PartialDate
from kg.resolve.documents import number_of, placed, whose
from kg.resolve.organizations import CENTRAL
from kg.text.fold import fold

# Party: number-kind/issuer (Quy định 66-QĐ/TW; Hướng dẫn 36-HD/VPTW). State: number[/year]/kind-issuer (Nghị định 30/2020/NĐ-CP).
_PARTY = r"\d{1,5} ?- ?[A-ZĐ][A-Za-zĐđ]{0,5} ?/ ?(?:T·Ư|[A-ZĐƯ][A-Za-zĐđƯư]{1,11})"
_STATE = (
    r"\d{1,5}(?:/(?:19|20)\d{2})?/(?:(?:UBTVQH|QH)\d{1,2}"
    r"|(?:[A-ZĐ][A-Za-zĐđ]{0,5})-[A-ZĐƯ][\wĐđƯư&]{0,14}(?:-[A-ZĐƯ]\w{1,20})*|[A-ZĐƯ]{2,6}-[A-ZĐ]{2,10}|SL)"
)
SYMBOL = re.compile(rf"(?<![\w/])(?:{_PARTY}|{_STATE})(?![\w/])")
# Printed with blanks: `1166/QĐ - TTg`, `39 /CĐ-TTg`.
_SPACED = r"\d{1,5} ?/ ?(?:(?:19|20)\d{2} ?/ ?)?[A-ZĐ][A-Za-zĐđ]{0,5} ?- ?(?:TTg|CP|UBND|HĐND|[A-ZĐƯ]{2,14})"
_NUMBER = re.compile(rf" ?(?:số:? ?)?(?P<symbol>{_PARTY}|{_STATE}|{_SPACED})(?![\w/])")
_PLAIN = re.compile(
    r" (?P<so>số:? )?(?P<n>\d{1,4}(?:/20\d{2})?)(?![\d/.,%]*\d|(?!của )\w|-)(?! (?:năm|điểm|nội dung|nhiệm vụ|giải pháp|khóa))"
)
_SO = re.compile(r" số:? (?P<symbol>\d{1,4})(?![\d/.,%]*\d|(?!của )\w)")
_QUOTE = re.compile(
    r'(?:,|:)? ?(?:(?:hợp tác |phối hợp )?về |với chủ đề |mang tên )?(?:“|(?<= )")(?P<title>[^”"“\n]{4,300})[”"]'
)
# A character of a title: a full stop inside a number or an abbreviation (`26.000`, `TP.HCM`) does not end it.
_C = r"(?:[^.;:()“”\n]|\.(?=\w))"
_NO_COMMA = r"(?:[^,.;:()“”\n]|[.,](?=\w))"
_ABOUT = re.compile(
    rf"(?: chuyên đề| mới| liên tịch)?,? (?P<title>(?:về việc|về|quy định|sửa đổi|hướng dẫn) {_C}{{4,220}})"
)
# Behind the comma a title goes on with its period.
_PERIOD = re.compile(
    r",? (?:(?:khóa|nhiệm kỳ|giai đoạn|tầm nhìn|định hướng) (?:đến (?:năm )?)?[\dIVXL][\w -]{0,30}?)(?=[,.;:()\n“”]| (?:của|đã|được|và|cho) |$)"
)
_BEHIND = 120  # characters behind a document that may say what it is about
_DATE_GAP = re.compile(r"(?:,| \()? ?(?=ngày )")
_PREMIER = re.compile(r"Thủ tướng(?: Chính phủ)?")
_BY = re.compile(r"\)?,? (?:của|do) ")
_TITLED = {
    "luật": r" [A-ZĐÂÁ][\w ]*?(?:, chống [\w ]*?)?(?:(?=,(?! chống)|[.;:()]| và | năm | được | đã | đối | để | quy định| cho | trong | của | theo | với | có | là | do | tại| ở| mới| thì| hiện)|$)",
    "bộ luật": r" [A-ZĐÂÁ]\w* \w+(?: \w+)?",
    "pháp lệnh": r" [A-ZĐ][\w ]*?(?=[,.;:()]| năm | của |$)",
    "điều lệ": r" (?:Đảng Cộng sản Việt Nam|Đảng|Công đoàn Việt Nam|Hội \w+(?: \w+){0,5}?|Đoàn \w+(?: \w+){0,5}?)(?=[,.;:)]| và | của | hiện| mới| sửa|$)",
    "chương trình hành động": rf" (?:thực hiện|số) {_NO_COMMA}{{8,140}}",
    "chương trình": rf" (?:mục tiêu quốc gia|hành động|phối hợp|công tác|làm việc) (?!của ){_NO_COMMA}{{4,120}}?(?=[;:(]|[,.](?!\w)| của | đã | được | là |$)",
    "quy chế": r" (?:phối hợp|làm việc|dân chủ|hoạt động|bầu cử)(?: [a-zà-ỹ]+){0,5}?(?=[,.;:()“]| của | năm | đã | được | giữa | trong|$)",
    "kế hoạch": rf" (?:phát triển|tổ chức|triển khai|thực hiện|hành động|đầu tư công) (?!của ){_C}{{6,180}}?(?=[;:(]|\.(?!\w)| của | đã | được | do |, (?:trong|với|nhằm|đồng|qua)|$)",
    "đề án": rf" (?:về|xây dựng|phát triển|sắp xếp|thành lập|phân bổ|định hướng|hợp nhất|tổ chức|đổi mới|nâng cao|chuyển đổi) {_NO_COMMA}{{6,120}}?(?=[;:(]|[,.](?!\w)| của | đã | được | nhằm | là |$)",
    "quyết định": rf" (?:bổ nhiệm|điều động|chỉ định|phê chuẩn|phân công|luân chuyển|cho thôi|miễn nhiệm|nghỉ hưu|kỷ luật|thành lập|phê duyệt|công nhận|chuẩn y|thu hồi|xác minh|xử phạt|hợp nhất|giải thể|kết thúc) {_NO_COMMA}{{4,160}}?(?=[;:(]|[,.](?!\w)| và trao | thì | của (?=[A-ZĐ])| đã | được | tại | vào | theo |$)",
    "tờ trình": rf" (?:về|đề nghị|xin) {_NO_COMMA}{{6,160}}?(?=[;:(]|[,.](?!\w)| của | đã | được |$)",
    "báo cáo": rf" (?:tình hình|công tác|chính trị|kết quả|tổng kết|sơ kết|kiểm điểm|giải trình|thẩm tra) {_C}{{6,200}}?(?=[;:(]|\.(?!\w)| của | đã | được | do | trình | tại |, (?:trong|với|nhằm|đồng|qua|đồng chí|ông|bà)|$)",
    "hiến pháp": r"(?= năm \d{4}|[,.;:)]| và | của |$)",
    "chiến lược": rf" (?:phát triển|quốc gia) {_NO_COMMA}{{6,120}}?(?=[;:(]|[,.](?!\w)| của | đã | được |$)",
    "thỏa thuận": rf" (?:hợp tác|phối hợp) {_C}{{4,140}}?(?=[;:(]|\.(?!\w)| với | của |$)",
    "nghị quyết": rf" (?:phê chuẩn|thành lập|quy định|ban hành|sửa đổi|bãi bỏ|thông qua|điều chỉnh|phân bổ|miễn nhiệm|xác nhận|chỉ định|kỳ họp) {_C}{{6,200}}?(?=[;:(]|\.(?!\w)|, (?:với|trong|nhằm|đồng)| đã | được |$)",
}  # fmt: skip
# Kinds whose words also mean work or speech: a document only with a capital, or where it is issued or handed over.
_WORK_TOO = ("kế hoạch", "quyết định", "báo cáo", "hiến pháp")
_LEGISLATED = ("luật", "bộ luật", "pháp lệnh", "hiến pháp", "điều lệ")
_HANDED = re.compile(
    r"(?:ban hành|xây dựng|thông qua|công bố|trao|ký|có|ra|trình|gửi|nhận|nghe|lập|dự thảo)(?: (?:các|toàn văn|dự thảo|tờ trình))? $"
)
_SENTENCE_START = re.compile(r"(?:^|[.\n:”\"] ?|- )$")
# Who does this to a document issues it; who hands it over or reads it out does not.
_ISSUED = re.compile(r"(?:ban hành|xây dựng|thông qua|ký|có|ra|lập|dự thảo)(?: (?:các|toàn văn|dự thảo|tờ trình))? $")
_PASSES = re.compile(r"thông qua (?:toàn văn |dự thảo )?Nghị quyết $", re.IGNORECASE)
_THE_CONGRESS = re.compile(r"Đại hội(?=[.,;:)]| (?:đã|và|vào|vừa|với|được|cũng|nhiệm kỳ này)(?!\w)|$)")
# A decision on somebody names him; `quyết định bổ nhiệm này` is none in particular.
_PARTICULAR = re.compile(r"[A-ZĐÂÁẤ]")
_OF_CADRES = re.compile(r" (?:để|chức danh|cán bộ|nguồn)(?!\w)")
# `kỷ luật`, `pháp luật` hold the word for a law but name none.
_COMPOUND = re.compile(r"(?:kỷ|pháp|quy|đạo) $", re.IGNORECASE)
# A plan is a particular one when its period is printed with it, whatever the case of its first letter.
_PERIOD_PLAN = re.compile(
    r" (?!của |các )[^,.;:()“”\n\d]{6,90}?(?: 5 năm)?,? (?:giai đoạn |5 năm )?(?:\d{4} ?- ?\d{4}|năm (?:19|20)\d{2})"
)
# Endings of symbols (Hướng dẫn 36-HD/VPTW; Nghị định 30/2020/NĐ-CP) → how the names of their issuers begin.
_FAMILY = {
    "TU": ("Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Thành ủy", "Tỉnh ủy", "Thành ủy"),
    "HU": ("Ban Thường vụ Huyện ủy", "Huyện ủy"), "QU": ("Ban Thường vụ Quận ủy", "Quận ủy"),
    "ĐU": ("Ban Thường vụ Đảng ủy", "Đảng ủy"), "HĐND": ("Hội đồng nhân dân",), "UBND": ("Ủy ban nhân dân",),
    "UBKT": ("Ủy ban Kiểm tra",), "UBKTTU": ("Ủy ban Kiểm tra",), "UBKTHU": ("Ủy ban Kiểm tra",),
}  # fmt: skip
_ISSUER_OF = {"NĐ-CP": "Chính phủ", "NQ-CP": "Chính phủ", "QĐ-TTG": "Thủ tướng Chính phủ", "CT-TTG": "Thủ tướng Chính phủ",
              "CĐ-TTG": "Thủ tướng Chính phủ"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PaperMention:
    """A document in the text; `span` covers kind, number, date, issuer and title as printed.

    `carries_out` is the document inside a title: `chương trình hành động thực hiện Nghị quyết Đại hội ...`.
    """

    span: Span
    document: OfficialDocument
    issuer: Agent | None = None
    date: PartialDate | None = None
    rule: str = "documents/number"
    carries_out: OfficialDocument | None = None


@lru_cache(maxsize=1)
def paper_kinds() -> dict[str, str]:
    """Folded lower-case label of every kind of document → the label that tables use."""
    labels = lexicon().labels("document-kinds")
    return {fold(label).lower(): concept.label.lower() for label, concept in labels.items()}


@lru_cache(maxsize=1)
def _kind_pattern() -> re.Pattern[str]:
    kinds = sorted(paper_kinds(), key=lambda k: (-len(k), k))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, kinds))})(?!\w)")


class Papers:
    """Reads the documents of one article."""

    def __init__(
        self,
        folded: str,
        text: str,
        dates: Sequence[DateMention],
        bodies: Mapping[int, tuple[BodyMention, Organization | None]],
        congresses: Sequence[Occasion],
    ) -> None:
        self._folded, self._text, self._bodies = folded, text, bodies
        self._lower = folded.lower()
        self._dates = {d.span.start: d for d in dates}
        self._congresses = {o.span.start: o for o in congresses}
        self._numbered = self._with_symbol()

    def _with_symbol(self) -> frozenset[tuple[str, int]]:
        """Kinds and numbers that the article prints with a symbol or `số`: `Quy định 12` later on is one of them."""
        kinds = _kind_pattern().finditer(self._lower)
        found = (
            (paper_kinds()[m.group()], _NUMBER.match(self._folded, m.end()) or _SO.match(self._folded, m.end()))
            for m in kinds
        )
        return frozenset((kind, number_of(match["symbol"].strip())) for kind, match in found if match)

    def find(self) -> list[PaperMention]:
        """Every particular document, in order; `các nghị quyết` in general is none."""
        found: list[PaperMention] = []
        last = -1
        for match in _kind_pattern().finditer(self._lower):
            if match.start() < last or _COMPOUND.search(self._folded, max(0, match.start() - 6), match.start()):
                continue
            paper = self._read(match.start(), match.end(), paper_kinds()[match.group()])
            if paper:
                found.append(self._in_list(paper, found))
                last = paper.span.end
        return self._same(found)

    def _read(self, start: int, end: int, kind: str) -> PaperMention | None:
        symbol = _NUMBER.match(self._folded, end)
        if symbol:
            number = re.sub(r"\s+", "", symbol["symbol"]).replace("·", ".")
            return self._tail(start, symbol.end(), kind, number, "documents/number")
        occasion = self._occasion(end) if kind in ("nghị quyết", "thông báo", "kết luận") else None
        if occasion and (kind == "nghị quyết" or occasion.kind == "hội nghị"):
            return self._passed(start, kind, occasion)
        plain = _PLAIN.match(self._folded, end)
        if plain and (
            plain["so"]
            or kind in ("nghị quyết", "chỉ thị", "kết luận", "nghị định", "thông tư", "quyết định")
            or plain["n"].startswith("0")
            or (kind, number_of(plain["n"])) in self._numbered
        ):
            known = kind in ("nghị định", "thông tư") or plain["n"].startswith("0")
            known = (
                known
                or re.match(r" (?:\(năm|của [A-ZĐ]|ngày)", self._folded[plain.end() : plain.end() + 8]) is not None
            )
            if plain["so"] or self._folded[start].isupper() or known:
                return self._tail(start, plain.end(), kind, plain["n"], "documents/number")
        quote = _QUOTE.match(self._folded, end)
        if quote and kind not in ("báo cáo", "thông báo", "tuyên bố"):
            title = self._text[slice(*quote.span("title"))]
            document = OfficialDocument(kind, title=title)
            return PaperMention(Span(start, quote.end()), document, rule="documents/title")
        return (
            self._titled(start, end, kind)
            or self._dated_plan(start, end, kind)
            or self._issued_about(start, end, kind)
            or self._about(start, end, kind)
        )

    def _issued_about(self, start: int, end: int, kind: str) -> PaperMention | None:
        """`Nghị quyết của HĐND phường về thành lập các Ban`: no number, but an issuer and a subject."""
        by = _BY.match(self._folded, end)
        body = self._bodies.get(by.end()) if by else None
        if body is None or body[1] is None or kind in ("báo cáo", "thông báo"):
            return None
        stop, title = self._title(body[0].span.end)
        if title is None or title.startswith("về công tác cán bộ"):
            return None
        document = OfficialDocument(kind, title=title, issuer=body[1].name)
        return PaperMention(Span(start, stop), document, body[1], rule="documents/title")

    def _about(self, start: int, end: int, kind: str) -> PaperMention | None:
        """`Quy định về những điều đảng viên không được làm`: a capitalised kind with its subject."""
        about = _ABOUT.match(self._folded, end)
        handed = _HANDED.search(self._folded, max(0, start - 40), start)
        if (
            not about
            or not (self._folded[start].isupper() or about["title"].startswith("về việc ") or handed)
            or (kind in ("báo cáo", "hướng dẫn") or (kind in ("thông báo", "công văn") and not handed))
        ):
            return None
        if not about["title"].startswith("về ") or re.search(
            r"(?:[Cc]ác|[Nn]hững|\d+|[.:]|^) $", self._folded[max(0, start - 6) : start] or " "
        ):
            return None
        stop = self._with_period(about.start("title") + len(_clip(about["title"])))
        issuer = self._issuer_before(start)
        document = OfficialDocument(kind, title=self._text[start:stop], issuer=issuer.name if issuer else None)
        return PaperMention(Span(start, stop), document, issuer, rule="documents/title")

    def _occasion(self, end: int) -> Occasion | None:
        link = re.compile(r" (?:của )?(?:tại )?").match(self._folded, end)
        if not link:
            return None
        return (
            self._congresses.get(link.end()) or plenum_at(self._folded, link.end()) or self._only_congress(link.end())
        )

    def _only_congress(self, at: int) -> Occasion | None:
        """`Nghị quyết Đại hội` in an article on one congress; what a congress passes is the first one's that is named."""
        if not _THE_CONGRESS.match(self._folded, at):
            return None
        named = {o.name: o for _, o in sorted(self._congresses.items())}
        passed = _PASSES.search(self._folded, max(0, at - 40), at)
        meant = next((o for o in named.values() if passed and o.organizer), None)
        meant = next(iter(named.values())) if len(named) == 1 else meant
        return replace(meant, span=Span(at, at + len("Đại hội"))) if meant else None

    def _passed(self, start: int, kind: str, occasion: Occasion) -> PaperMention:
        end, title = self._title(occasion.span.end) if occasion.kind == "hội nghị" else (occasion.span.end, None)
        term = re.compile(r",? nhiệm kỳ \d{4} ?- ?\d{4}").match(self._folded, end)
        document = OfficialDocument(kind, occasion=occasion.name, title=title)
        return PaperMention(Span(start, term.end() if term else end), document, rule="documents/occasion")

    def _tail(self, start: int, end: int, kind: str, number: str, rule: str) -> PaperMention:
        """Date, issuer and title that follow a number, in either order."""
        date, issuer, title = None, None, None
        for _ in range(3):
            gap = _DATE_GAP.match(self._folded, end)
            if date is None and gap and gap.end() in self._dates:
                mention = self._dates[gap.end()]
                date, end = mention.point, mention.span.end
            by = _BY.match(self._folded, end)
            if issuer is None and by:
                body = self._bodies.get(by.end())
                if body and body[1]:
                    issuer, end = body[1], body[0].span.end
                elif premier := _PREMIER.match(self._folded, by.end()):
                    issuer, end = Organization("Thủ tướng Chính phủ", "thủ tướng chính phủ"), premier.end()
                elif re.match(r"(?:TW|T·Ư|TƯ|Trung ương)(?!\w)", self._folded[by.end() : by.end() + 12]):
                    issuer, end = (
                        Organization(CENTRAL, "ban chấp hành"),
                        by.end() + (2 if self._folded[by.end() + 1] == "W" else 3),
                    )
        end, title = self._title(end)
        if issuer is None:
            issuer = self._by_symbol(number) or self._of_family(number, start) or self._issuer_before(start)
        name = issuer.name if issuer else None
        document = OfficialDocument(kind, number, name, title=title)
        behind = self._folded[end - len(title or "") : end + _BEHIND]
        return PaperMention(Span(start, end), placed(document, date, behind, self._lower), issuer, date, rule)

    def _title(self, end: int) -> tuple[int, str | None]:
        closing = end + 1 if self._folded[end : end + 1] == ")" else end
        quote = _QUOTE.match(self._folded, closing)
        if quote:
            return quote.end(), self._text[slice(*quote.span("title"))]
        about = _ABOUT.match(self._folded, closing)
        if not about:
            return end, None
        title = _clip(about["title"])
        stop = about.start("title") + len(title)
        return stop, self._text[about.start("title") : stop]

    @staticmethod
    def _by_symbol(number: str) -> Organization | None:
        code = number.rsplit("/", 1)[-1].upper()
        label = _ISSUER_OF.get(code) or ("Quốc hội" if re.fullmatch(r"QH\d+", code) else None)
        label = label or ("Ủy ban Thường vụ Quốc hội" if "UBTVQH" in code else None)
        return Organization(label, label.lower()) if label else None

    def _of_family(self, number: str, at: int) -> Organization | None:
        """The body that the ending of a symbol tells the kind of: the nearest one of that kind named before it."""
        kind = re.split(r"[/-]", number.upper())[-1]
        heads = _FAMILY.get(kind)
        if heads is None:
            return None
        named = [b for start, b in sorted(self._bodies.items()) if start < at and b[1] and b[1].name.startswith(heads)]
        return named[-1][1] if named else None

    def _titled(self, start: int, end: int, kind: str) -> PaperMention | None:
        """Laws, charters, national programmes, regulations: documents that the press names by title alone."""
        pattern = _TITLED.get(kind)
        match = re.compile(pattern).match(self._folded, end) if pattern else None
        if not match or re.search(r"(?:các|những|nhiều|\d+) $", self._folded[max(0, start - 10) : start].lower()):
            return None
        stop = match.end()
        if kind in _WORK_TOO and not (self._is_title(start) or _HANDED.search(self._folded, max(0, start - 40), start)):
            return None
        stop = self._with_period(stop)
        if kind in ("quyết định", "nghị quyết") and not _PARTICULAR.search(self._folded, end, stop):
            return None
        if "làm việc" in match.group() and self._folded[start].islower() and self._issuer_behind(stop) is None:
            return None
        year = re.compile(r" (?:\(sửa đổi\)|năm \d{4}(?! ?-))").match(self._folded, stop)
        stop = year.end() if year else stop
        title = self._text[start:stop].strip()
        issuer = None if kind in _LEGISLATED else self._issuer_behind(stop) or self._issuer_before(start)
        document = OfficialDocument(kind, title=title, issuer=issuer.name if issuer else None)
        inner = self._inside(end, start + len(title))
        return PaperMention(
            Span(start, start + len(title)), document, issuer, rule="documents/title", carries_out=inner
        )

    def _with_period(self, end: int) -> int:
        while period := _PERIOD.match(self._folded, end):
            end = period.end()
        return end

    def _issuer_behind(self, end: int) -> Organization | None:
        by = _BY.match(self._folded, end)
        body = self._bodies.get(by.end()) if by else None
        return body[1] if body else None

    def _is_title(self, start: int) -> bool:
        """Whether a kind is written with a capital that no sentence's beginning asks for."""
        return self._folded[start].isupper() and not _SENTENCE_START.search(self._folded, max(0, start - 4), start)

    def _dated_plan(self, start: int, end: int, kind: str) -> PaperMention | None:
        """`kế hoạch đầu tư công trung hạn giai đoạn 2021-2025`."""
        match = (
            _PERIOD_PLAN.match(self._folded, end)
            if kind in ("kế hoạch", "quy hoạch", "chương trình", "chiến lược", "đề án")
            else None
        )
        before = self._folded[max(0, start - 14) : start].lower()
        if (
            not match
            or _OF_CADRES.match(self._folded, end)
            or re.search(r"(?:%|đạt|vượt|so với|các|những|\d|theo|hoàn thành) $", before)
        ):
            return None
        document = OfficialDocument(kind, title=self._text[start : match.end()])
        return PaperMention(Span(start, match.end()), document, rule="documents/title")

    def _inside(self, start: int, end: int) -> OfficialDocument | None:
        for match in _kind_pattern().finditer(self._lower, start, end):
            paper = self._read(match.start(), match.end(), paper_kinds()[match.group()])
            if paper and (paper.document.number or paper.document.occasion):
                return paper.document
        return None

    def _issuer_before(self, start: int) -> Organization | None:
        """The body that issues, signs or announces the document in the words before it."""
        if not _ISSUED.search(self._folded, max(0, start - 40), start):
            return None
        begin = max(self._folded.rfind(stop, 0, start) for stop in (". ", "\n", "; "))
        near = [b for at, b in sorted(self._bodies.items()) if max(begin, start - 120) <= at < start and b[1]]
        premier = list(_PREMIER.finditer(self._folded, max(begin, start - 120), start))
        if premier and not (near and near[-1][1] and near[-1][1].name != "Chính phủ"):
            return Organization("Thủ tướng Chính phủ", "thủ tướng chính phủ")
        return near[-1][1] if near else None

    def _in_list(self, paper: PaperMention, before: Sequence[PaperMention]) -> PaperMention:
        """`thông qua Nghị quyết ...; Nghị quyết ...`: what is listed behind a document has the issuer of the first."""
        last = before[-1] if before else None
        if (
            last is None
            or paper.issuer
            or not last.issuer
            or last.document.kind != paper.document.kind
            or last.rule != paper.rule
        ):
            return paper
        gap = self._folded[last.span.end : paper.span.start]
        if len(gap) > 3 or ";" not in gap:
            return paper
        return replace(paper, issuer=last.issuer, document=replace(paper.document, issuer=last.document.issuer))

    @staticmethod
    def _same(found: list[PaperMention]) -> list[PaperMention]:
        """`Nghị quyết 57` after `Nghị quyết số 57-NQ/TW` is the same document, unless another issuer is printed."""
        full: dict[tuple[str, int], list[PaperMention]] = {}
        for p in found:
            if p.document.number and whose(p.document):
                full.setdefault((p.document.kind, number_of(p.document.number)), []).append(p)
        out: list[PaperMention] = []
        for paper in found:
            named = (
                full.get((paper.document.kind, number_of(paper.document.number)), []) if paper.document.number else []
            )
            known = _fullest(paper, named) or _with_term(paper, found) or next((p for p in out if _one(p, paper)), None)
            out.append(
                PaperMention(paper.span, known.document, known.issuer, known.date, paper.rule, paper.carries_out)
                if known
                else paper
            )
        return out


def _fullest(paper: PaperMention, named: Sequence[PaperMention]) -> PaperMention | None:
    """The document of that kind and number that says most of itself; None where the article has several it may be."""
    own = whose(paper.document)
    fits = [p for p in named if own in (None, whose(p.document)) and _of_one_time(paper.document, p.document)]
    if (
        len({whose(p.document) for p in fits}) != 1
        or len({(p.document.term, p.document.year) for p in fits} - {(None, None)}) > 1
    ):
        return None
    return max(
        fits,
        key=lambda p: (p.document.term is not None or p.document.year is not None, "/" in (p.document.number or "")),
    )


def _with_term(paper: PaperMention, found: Sequence[PaperMention]) -> PaperMention | None:
    """`Nghị quyết Trung ương 4` is the plenum's whose term the article prints elsewhere, where it prints just one."""
    occasion = paper.document.occasion
    if not occasion or "khóa" in occasion:
        return None
    same = [
        p
        for p in found
        if p.document.kind == paper.document.kind and (p.document.occasion or "").startswith(f"{occasion} khóa ")
    ]
    return same[0] if len({p.document.occasion for p in same}) == 1 else None


def _of_one_time(one: OfficialDocument, other: OfficialDocument) -> bool:
    return all(a is None or b is None or a == b for a, b in ((one.term, other.term), (one.year, other.year)))


def _one(a: PaperMention, b: PaperMention) -> bool:
    """Whether two titles without number are one: the words of one are among those of the other."""
    first, second = a.document, b.document
    if first.kind != second.kind or first.number or second.number or not (first.title and second.title):
        return False
    if first.issuer and second.issuer and first.issuer != second.issuer:
        return False
    words = [set(fold(title).lower().split()) for title in (first.title, second.title)]
    years = [{word for word in each if word[0].isdigit()} for each in words]
    if years[0] != years[1] and all(years):
        return False
    return min(map(len, words)) >= 4 and (words[0] <= words[1] or words[1] <= words[0])


_NEXT_PAPER = re.compile(
    r",? (?:(?:và|cùng|gắn với) )?(?:Nghị quyết|Chỉ thị|Kết luận|Quy định|Quyết định|Kế hoạch|Chương trình|Đề án|Luật|Nghị định|Thông tư|Công văn)(?!\w)"
)


def _clip(title: str) -> str:
    """A title without quotation marks ends at a comma once it says something, or before a clause of another verb."""
    cut = _NEXT_PAPER.search(title) or re.search(
        r",? (?:và các|đồng thời|đã|được|trong đó|chỉ định|nhằm|do|gắn với|đến từng|tới|tại hội nghị|(?<!trước hết )là) ",
        title,
    )
    title = title[: cut.start()] if cut and cut.start() > 12 else title
    pieces = title.split(",")
    kept = pieces[0]
    for piece in pieces[1:]:
        if len(kept.split()) >= 14:
            break
        kept += "," + piece
    return kept.rstrip()
