"""Which of the documents that an article names are one: a short form after the full one, a title told again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model.entities import Agent, OfficialDocument
from kg.model.span import Span
from kg.model.values import PartialDate
from kg.resolve.documents import number_of, whose
from kg.text.fold import fold

_ACTS = ("bổ nhiệm", "điều động", "phân công", "chỉ định", "luân chuyển", "nghỉ hưu", "công tác cán bộ")


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


def as_one(found: Sequence[PaperMention]) -> list[PaperMention]:
    """The mentions, each with what the article says of its document at the fullest.

    `Nghị quyết 57` after `Nghị quyết số 57-NQ/TW` is the same document, unless another issuer is printed.
    """
    full: dict[tuple[str, int], list[PaperMention]] = {}
    for p in found:
        if p.document.number and whose(p.document):
            full.setdefault((p.document.kind, number_of(p.document.number)), []).append(p)
    out: list[PaperMention] = []
    for paper in found:
        number = paper.document.number
        named = full.get((paper.document.kind, number_of(number)), []) if number else []
        known = _fullest(paper, named) or _with_term(paper, found) or _named_by_number(paper, found)
        known = known or next((p for p in out if _one(p, paper)), None) or _with_issuer(paper, found)
        out.append(replace(paper, document=known.document, issuer=known.issuer, date=known.date) if known else paper)
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


def _named_by_number(paper: PaperMention, found: Sequence[PaperMention]) -> PaperMention | None:
    """A decision on cadres told by what it decides is the only one that the article cites by number of that issuer."""
    d = paper.document
    if d.kind != "quyết định" or d.number or not (d.title and d.issuer and any(act in d.title for act in _ACTS)):
        return None
    numbered = {
        p.document: p
        for p in found
        if p.document.kind == d.kind and p.document.number and p.document.issuer == d.issuer
    }
    return next(iter(numbered.values())) if len(numbered) == 1 else None


def _with_issuer(paper: PaperMention, found: Sequence[PaperMention]) -> PaperMention | None:
    """The mention of the same title that tells who issued it, where this one does not."""
    if paper.document.issuer:
        return None
    return next((p for p in found if p.document.issuer and p is not paper and _one(p, paper)), None)


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
