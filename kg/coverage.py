"""The recall map: which numbers, names, documents, quotations and orders of an article no fact covers."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract import extract
from kg.extract.papers import paper_kinds
from kg.extract.speech import verbs
from kg.model.article import Article
from kg.model.span import Span
from kg.text.fold import fold, lower
from kg.text.names import RUN
from kg.text.numerals import NUMBER


@dataclass(frozen=True, slots=True)
class Unread:
    """A span that no fact covers, its kind, and the pattern under which a corpus counts it."""

    kind: str
    span: Span
    text: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """One article: how many spans of each kind there are, how many are covered, and those that are not, in text order."""

    article: str
    total: dict[str, int]
    covered: dict[str, int]
    unread: tuple[Unread, ...]

    def share(self, kind: str) -> float | None:
        """The covered share of one kind; None where the article has none of it."""
        return self.covered[kind] / self.total[kind] if self.total[kind] else None


KINDS = ("numbers", "names", "documents", "quotations", "orders")


def coverage(article: Article) -> Coverage:
    """Measure one article against the facts read from it."""
    evidence = sorted({fact.evidence.span for fact in extract(article)})
    total, covered = dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0)
    unread = []
    for kind, span, pattern in sorted(_spans(article.text), key=lambda s: (s[1], s[0])):
        total[kind] += 1
        if any(e.covers(span) for e in evidence):
            covered[kind] += 1
        else:
            unread.append(Unread(kind, span, span.of(article.text), pattern))
    return Coverage(article.id, total, covered, tuple(unread))


def frequent(found: Iterable[Coverage], most: int = 20) -> list[tuple[int, str, str]]:
    """The most frequent unread patterns of a corpus: how often, of which kind, and the pattern."""
    counts = Counter((u.kind, u.pattern) for c in found for u in c.unread)
    return [(n, kind, pattern) for (kind, pattern), n in sorted(counts.items(), key=lambda i: (-i[1], i[0]))[:most]]


def _spans(text: str) -> Iterable[tuple[str, Span, str]]:
    folded = fold(text)
    lowered = lower(folded)
    for m in re.finditer(rf"(?<![\w.,/-])(?:{NUMBER})(?![\w/])", lowered):
        yield "numbers", Span(*m.span()), "# " + " ".join(lowered[m.end() : m.end() + 30].split()[:2])
    for m in RUN.finditer(folded):
        if " " in m.group():
            yield "names", Span(*m.span()), " ".join(m.group().split()[:2])
    kinds = "|".join(re.escape(k) for k in sorted(paper_kinds(), key=len, reverse=True))
    for m in re.finditer(rf"(?<!\w)(?:{kinds}) (?:số )?(?:\d[\w./-]*|đại hội [^,.;]{{4,40}})", lowered):
        yield "documents", Span(*m.span()), m.group().split()[0]
    for m in re.finditer(r"“[^“”\n]{20,}”", text):
        yield "quotations", Span(m.start() + 1, m.end() - 1), " ".join(lowered[m.end() : m.end() + 30].split()[:3])
    orders = "|".join(
        re.escape(v) for v, kind in sorted(verbs().items(), key=lambda i: -len(i[0])) if kind == "directive"
    )
    for m in re.finditer(rf"(?<!\w)(?:{orders})(?!\w) (?P<what>[^.;\n]{{12,80}})", lowered):
        yield "orders", Span(*m.span("what")), m.group().split(" ", 1)[0] + " " + " ".join(m["what"].split()[:2])
