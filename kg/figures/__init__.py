"""The arithmetic of an article: which of its figures and dates it sets beside one another, so that they can be checked.

Nothing is judged here: the shapes of ontology/shapes decide what agrees.
"""

from kg.figures.dates import dated
from kg.figures.shares import shares
from kg.figures.totals import totals
from kg.model.reckonings import Reckoning
from kg.text.segment import segment

__all__ = ["reckonings"]


def reckonings(text: str) -> tuple[Reckoning, ...]:
    """Everything an NFC text lets a reader reckon, along the text; the same text gives the same answer."""
    document = segment(text)
    found = {*shares(document), *totals(document), *dated(document)}
    return tuple(sorted(found, key=lambda r: (r.span, r.kind, r.terms[0][1].span)))
