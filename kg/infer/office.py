"""Until when a term of office runs: committees and councils are elected for a term, and their members with them."""

import re
from functools import cache

from kg.lexicon.concepts import Concept, lexicon
from kg.text.numerals import ordinal

_YEARS = re.compile(r"\d{4}-(\d{4})")
_CENTRAL = re.compile(r"Trung ương|Bộ Chính trị|Ban Bí thư")


def term_end(term: str, body: str) -> str:
    """The last day of a term as printed (`2015-2020`, `XII`) in a body; empty where the term does not tell it.

    A term of years has ended when its last year has. A numbered term of the Central Committee ends with the next
    national congress (Điều lệ Đảng, Điều 9 and 17), one of the National Assembly as the code list of terms has it.
    """
    years = _YEARS.fullmatch(term)
    if years:
        return f"{years[1]}-12-31"
    number = ordinal(term) if term else None
    if number is None:
        return ""
    if _CENTRAL.search(body):
        congress = _terms("body-dai-hoi-dai-bieu-toan-quoc").get(number + 1)
        return congress.get("until") if congress else ""
    assembly = _terms("body-quoc-hoi").get(number) if body == "Quốc hội" else None
    until = assembly.get("until") if assembly else ""
    return f"{until}-12-31" if len(until) == 4 else until


@cache
def _terms(kind: str) -> dict[int, Concept]:
    concepts = (c for c in lexicon().concepts("terms") if c.get("termOfKind") == kind)
    return {int(c.get("ordinal")): c for c in concepts if c.get("ordinal")}
