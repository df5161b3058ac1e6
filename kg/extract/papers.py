"""Official documents as the text names them: by number, by the congress or session that passed them, or by title."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.extract import titles
from kg.extract.citations import NUMBER, PLAIN, SO, further, issuer_by_symbol, issuers_of, printed
from kg.extract.dates import DateMention
from kg.extract.heads import BodyMention
from kg.extract.occasions import Occasion, plenum_at
from kg.extract.one_paper import PaperMention, as_one
from kg.lexicon import lexicon
from kg.model.entities import OfficialDocument, Organization
from kg.model.span import Span
from kg.resolve.documents import number_of, placed
from kg.resolve.organizations import CENTRAL
from kg.text.fold import fold

_BEHIND = 120  # characters behind a document that may say what it is about
_DATE_GAP = re.compile(r"(?:,| \()? ?(?=ngày )")
_PREMIER = re.compile(r"Thủ tướng(?: Chính phủ)?")
_CENTRE = re.compile(r"(?:TW|T·Ư|TƯ|Trung ương)(?!\w)")
_BY = re.compile(r"\)?,? (?:của|do) ")
_ON_SOMEBODY = re.compile(r" của (?=[A-ZĐ][^,.;]{4,60} (?:đối )?với (?:ông|bà|đồng chí) )")
_OF_CONGRESS = re.compile(r" (?:của )?(?:tại )?")
_NEXT_CONGRESS = re.compile(r"(?:,| và|,? gắn với) (?:nghị quyết )?", re.IGNORECASE)
# Kinds whose words also mean work or speech: a document only with a capital, or where it is issued or handed over.
_WORK_TOO = ("kế hoạch", "quyết định", "báo cáo", "hiến pháp")
_LEGISLATED = ("luật", "bộ luật", "pháp lệnh", "hiến pháp", "điều lệ")
_CITED_BARE = ("nghị quyết", "chỉ thị", "kết luận", "nghị định", "thông tư", "quyết định")
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
# `kỷ luật`, `pháp luật` hold the word for a law but name none.
_COMPOUND = re.compile(r"(?:kỷ|pháp|quy|đạo) $", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\((?P<kind>[a-zđà-ỹ ]{4,24}) (?P<n>\d{2,4})\)")
_SEVERAL = re.compile(r"(?:các|những|nhiều|(?<!điều )(?<!\w)\d+) $", re.IGNORECASE)
# Of these only a decision that tells whom it is on is a particular one.
_ON_CADRES = "về công tác cán bộ"


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
            (paper_kinds()[m.group()], NUMBER.match(self._folded, m.end()) or SO.match(self._folded, m.end()))
            for m in kinds
        )
        bracketed = _IN_BRACKETS.finditer(self._lower)  # `đề án phát triển trường nghề (đề án 761)`
        return frozenset(
            [(kind, number_of(match["symbol"].strip())) for kind, match in found if match]
            + [(m["kind"], int(m["n"])) for m in bracketed if m["kind"] in paper_kinds()]
        )

    def find(self) -> list[PaperMention]:
        """Every particular document, in order; `các nghị quyết` in general is none.

        A numbered document inside the title of another stands there too.
        """
        found: list[PaperMention] = []
        last = -1
        for match in _kind_pattern().finditer(self._lower):
            if _COMPOUND.search(self._folded, max(0, match.start() - 6), match.start()):
                continue
            kind = paper_kinds()[match.group()]
            if match.start() < last:
                found += self._cited(match.start(), match.end(), kind)
                continue
            papers = self._read(match.start(), match.end(), kind)
            if papers:
                found += [self._in_list(papers[0], found), *papers[1:]]
                last = papers[-1].span.end
        return as_one(found)

    def _read(self, start: int, end: int, kind: str) -> list[PaperMention]:
        cited = self._cited(start, end, kind)
        if cited:
            return cited
        quote = titles.quoted(self._folded, end)
        if quote and kind not in ("báo cáo", "thông báo", "tuyên bố"):
            document = OfficialDocument(kind, title=self._text[slice(*quote.span("title"))])
            return [PaperMention(Span(start, quote.end()), document, rule="documents/title")]
        paper = (
            self._titled(start, end, kind)
            or self._dated_plan(start, end, kind)
            or self._issued_about(start, end, kind)
            or self._about(start, end, kind)
        )
        return [paper] if paper else []

    def _cited(self, start: int, end: int, kind: str) -> list[PaperMention]:
        """What is cited by number, or by the congress or plenum that passed it."""
        symbol = NUMBER.match(self._folded, end)
        if symbol:
            return self._numbers(start, symbol.end(), kind, printed(symbol["symbol"]))
        occasion = self._occasion(end) if kind in ("nghị quyết", "thông báo", "kết luận") else None
        if occasion and (kind == "nghị quyết" or occasion.kind == "hội nghị"):
            return list(self._passed(start, kind, occasion))
        plain = PLAIN.match(self._folded, end)
        if plain and self._cites(start, kind, plain):
            return self._numbers(start, plain.end(), kind, plain["n"])
        return []

    def _cites(self, start: int, kind: str, plain: re.Match[str]) -> bool:
        """Whether a number without symbol cites a document rather than counts some."""
        if plain["so"]:
            return True
        zero = plain["n"].startswith("0")
        if not (kind in _CITED_BARE or zero or (kind, number_of(plain["n"])) in self._numbered):
            return False
        bracketed = (kind, number_of(plain["n"])) in self._numbered and kind not in _CITED_BARE
        behind = re.compile(r" (?:\(năm|của [A-ZĐ]|ngày)").match(self._folded, plain.end())
        known = kind in ("nghị định", "thông tư") or zero or bracketed
        return self._folded[start].isupper() or known or behind is not None

    def _numbers(self, start: int, end: int, kind: str, number: str) -> list[PaperMention]:
        """The document of a number and those of the further numbers of its list, all of one issuer."""
        more = further(self._folded, end)
        if not more:
            return [self._tail(start, end, kind, number)]
        last = self._tail(start, more[-1].end(), kind, printed(more[-1]["symbol"]))
        cited = [(Span(start, end), number)]
        cited += [(Span(*m.span("symbol")), printed(m["symbol"])) for m in more[:-1]]
        issuer = last.document.issuer
        first = [
            replace(
                last, span=span, date=None, document=placed(OfficialDocument(kind, n, issuer), None, "", self._lower)
            )
            for span, n in cited
        ]
        return [*first, replace(last, span=Span(more[-1].start("symbol"), last.span.end))]

    def _tail(self, start: int, number_end: int, kind: str, number: str) -> PaperMention:
        """Date, issuer and title that follow a number, in either order."""
        end, date, issuer = number_end, None, None
        for _ in range(3):
            gap = _DATE_GAP.match(self._folded, end)
            if date is None and gap and gap.end() in self._dates:
                mention = self._dates[gap.end()]
                date, end = mention.point, mention.span.end
            if issuer is None:
                issuer, end = self._issuer_behind(end)
        behind = self._folded[end : end + _BEHIND]
        end, title = self._title(end, start)
        issuer = issuer or issuer_by_symbol(number) or self._of_family(number, start) or self._issuer_before(start)
        document = OfficialDocument(kind, number, issuer.name if issuer else None, title=title)
        return PaperMention(Span(start, end), placed(document, date, behind, self._lower), issuer, date)

    def _title(self, end: int, start: int) -> tuple[int, str | None]:
        found = titles.title_behind(self._folded, end, start)
        if found is None:
            return end, None
        closing = self._folded[found[1] : found[1] + 1]
        return found[1] + (closing in '”"'), self._text[slice(*found)]

    def _occasion(self, end: int) -> Occasion | None:
        link = _OF_CONGRESS.match(self._folded, end)
        if not link:
            return None
        at = link.end()
        return self._congresses.get(at) or plenum_at(self._folded, at) or self._only_congress(at)

    def _only_congress(self, at: int) -> Occasion | None:
        """`Nghị quyết Đại hội` in an article on one congress; what a congress passes is the first one's that is named."""
        if not _THE_CONGRESS.match(self._folded, at):
            return None
        named = {o.name: o for _, o in sorted(self._congresses.items())}
        passed = _PASSES.search(self._folded, max(0, at - 40), at)
        meant = next((o for o in named.values() if passed and o.organizer), None)
        meant = next(iter(named.values())) if len(named) == 1 else meant
        return replace(meant, span=Span(at, at + len("Đại hội"))) if meant else None

    def _passed(self, start: int, kind: str, occasion: Occasion) -> Iterator[PaperMention]:
        """The resolution of a congress or plenum, and those of the further congresses of its list."""
        plenum = occasion.kind == "hội nghị"
        end, title = self._title(occasion.span.end, start) if plenum else (occasion.span.end, None)
        term = re.compile(r",? nhiệm kỳ \d{4} ?- ?\d{4}").match(self._folded, end)
        end = term.end() if term else end
        document = OfficialDocument(kind, occasion=occasion.name, title=title)
        yield PaperMention(Span(start, end), document, rule="documents/occasion")
        gap = _NEXT_CONGRESS.match(self._folded, end)
        following = self._congresses.get(gap.end()) if gap and not plenum else None
        if following:
            yield from self._passed(following.span.start, kind, following)

    def _of_family(self, number: str, at: int) -> Organization | None:
        """The body that the ending of a symbol tells the kind of: the nearest one of that kind named before it."""
        heads = issuers_of(number)
        named = [
            b[1] for start, b in sorted(self._bodies.items()) if start < at and b[1] and b[1].name.startswith(heads)
        ]
        return named[-1] if named and heads else None

    def _issued_about(self, start: int, end: int, kind: str) -> PaperMention | None:
        """`Nghị quyết của HĐND phường về thành lập các Ban`: no number, but an issuer and a subject."""
        issuer, stop = self._issuer_behind(end)
        several = _SEVERAL.search(self._folded, max(0, start - 10), start)
        if issuer is None or several or kind in ("báo cáo", "thông báo"):
            return None
        act = titles.titled(self._folded, stop, kind) if kind == "quyết định" else None
        if act and _PARTICULAR.search(act.group()):
            stop, title = act.end(), self._text[act.start() + 1 : act.end()]
        else:
            stop, about = self._title(stop, start)
            title = about or ""
        if not title or title.startswith(_ON_CADRES):
            return None
        document = OfficialDocument(kind, title=title, issuer=issuer.name)
        return PaperMention(Span(start, stop), document, issuer, rule="documents/title")

    def _about(self, start: int, end: int, kind: str) -> PaperMention | None:
        """`Quy định về những điều đảng viên không được làm`: a capitalised kind with its subject."""
        about = titles.about(self._folded, end)
        handed = _HANDED.search(self._folded, max(0, start - 40), start)
        if (
            not about
            or not about["title"].startswith("về ")
            or about["title"].startswith(_ON_CADRES)
            or not (self._folded[start].isupper() or about["title"].startswith("về việc ") or handed)
            or (kind in ("báo cáo", "hướng dẫn") or (kind in ("thông báo", "công văn") and not handed))
        ):
            return None
        if re.search(r"(?:[Cc]ác|[Nn]hững|\d+|[.:]|^) $", self._folded[max(0, start - 6) : start] or " "):
            return None
        stop = titles.with_period(self._folded, about.start("title") + len(titles.clipped(about["title"])))
        issuer = self._issuer_before(start)
        document = OfficialDocument(kind, title=self._text[start:stop], issuer=issuer.name if issuer else None)
        return PaperMention(Span(start, stop), document, issuer, rule="documents/title")

    def _titled(self, start: int, end: int, kind: str) -> PaperMention | None:
        """Laws, charters, national programmes, regulations: documents that the press names by title alone."""
        match = titles.titled(self._folded, end, kind)
        if not match or _SEVERAL.search(self._folded, max(0, start - 10), start):
            return None
        if kind in _WORK_TOO and not (self._is_title(start) or _HANDED.search(self._folded, max(0, start - 40), start)):
            return None
        stop = titles.with_period(self._folded, match.end())
        if kind in ("quyết định", "nghị quyết") and not _PARTICULAR.search(self._folded, end, stop):
            return None
        issuer = None if kind in _LEGISLATED else self._issuer_behind(stop)[0]
        if "làm việc" in match.group() and self._folded[start].islower() and issuer is None:
            return None
        stop = titles.with_year(self._folded, stop)
        issuer = issuer or (None if kind in _LEGISLATED else self._issuer_before(start) or self._issuer_in(end, stop))
        title = self._text[start:stop].strip()
        span = Span(start, start + len(title))
        document = OfficialDocument(kind, title=title, issuer=issuer.name if issuer else None)
        inner = self._inside(end, span.end)
        return PaperMention(span, document, issuer, rule="documents/title", carries_out=inner)

    def _is_title(self, start: int) -> bool:
        """Whether a kind is written with a capital that no sentence's beginning asks for."""
        return self._folded[start].isupper() and not _SENTENCE_START.search(self._folded, max(0, start - 4), start)

    def _dated_plan(self, start: int, end: int, kind: str) -> PaperMention | None:
        """`kế hoạch đầu tư công trung hạn giai đoạn 2021-2025`."""
        match = titles.dated_plan(self._folded, end, kind)
        before = self._folded[max(0, start - 14) : start].lower()
        if not match or re.search(r"(?:%|đạt|vượt|so với|các|những|\d|theo|hoàn thành) $", before):
            return None
        document = OfficialDocument(kind, title=self._text[start : match.end()])
        return PaperMention(Span(start, match.end()), document, rule="documents/title")

    def _inside(self, start: int, end: int) -> OfficialDocument | None:
        for match in _kind_pattern().finditer(self._lower, start, end):
            cited = self._cited(match.start(), match.end(), paper_kinds()[match.group()])
            if cited:
                return cited[0].document
        return None

    def _issuer_behind(self, end: int) -> tuple[Organization | None, int]:
        """The issuer that `của`, `do` names at `end`, and where its name ends."""
        by = _BY.match(self._folded, end)
        body = self._bodies.get(by.end()) if by else None
        if by is None or (body and body[1]):
            return (body[1], body[0].span.end) if body else (None, end)
        if premier := _PREMIER.match(self._folded, by.end()):
            return Organization("Thủ tướng Chính phủ", "thủ tướng chính phủ"), premier.end()
        if centre := _CENTRE.match(self._folded, by.end()):
            return Organization(CENTRAL, "ban chấp hành"), centre.end()
        return None, end

    def _issuer_in(self, start: int, end: int) -> Organization | None:
        """`quyết định điều động của Bộ Chính trị đối với ông X`: the issuer stands inside the title."""
        by = _ON_SOMEBODY.search(self._folded, start, end)
        return self._issuer_behind(by.start())[0] if by else None

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


__all__ = ["PaperMention", "Papers", "paper_kinds"]
