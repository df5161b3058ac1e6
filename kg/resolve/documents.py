"""Which numbered documents are one: whose series a number belongs to, and of which term or year.

A symbol is no identifier: the Central Committee, the Politburo and the Secretariat number together and anew in each
term (18-NQ/TW names two resolutions), the State numbers anew each year, and 05-NQ/TU is another document in every
province (Hướng dẫn 36-HD/VPTW; Nghị định 30/2020/NĐ-CP, Phụ lục I). The suffixes are those of the code list `issuers`;
what everybody cites without date or term is told by the code list `documents`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kg.lexicon import lexicon
from kg.lexicon.concepts import Concept
from kg.model.entities import OfficialDocument
from kg.model.values import PartialDate
from kg.text.fold import fold

_NUMBER = re.compile(r"0*(?P<n>\d+)(?:[/-](?P<year>(?:19|20)\d{2})(?!\d))?[/-]?(?P<codes>.*)$")
_CENTRE = "Trung ương"
# A series of the State's centre begins anew each year, and every year has the low numbers: of these a printed date
# tells which is meant. A local body's number is rarely cited outside its own year.
_EVERY_YEAR = 100
_TERM = re.compile(r"^[^.;\n]{0,60}?[(, ]khóa (?P<term>[IVXL]+|\d{1,2})(?!\w)", re.IGNORECASE)
_COMMITTEES = (
    ("tỉnh", "Tỉnh ủy"),
    ("thành phố", "Thành ủy"),
    ("huyện", "Huyện ủy"),
    ("quận", "Quận ủy"),
    ("thị xã", "Thị ủy"),
)
_OF_COMMITTEE = re.compile(r"^(?:Ban Thường vụ|Thường trực) (?=\w+ ủy )")
# Words of a title that the words behind a number share with it: where its issuer is known, and where it is bare.
_LEAST_WORDS, _BARE_WORDS = 3, 5


def identity(document: OfficialDocument) -> tuple[str, ...] | None:
    """What names a numbered document wherever it is cited: series or issuer, kind, number, term or year.

    None where only its article can tell which one it is: a bare number, or a provincial symbol without its province.
    """
    owner = whose(document)
    if owner is None or not document.number:
        return None
    year = _year(document.number) or document.year
    return owner, document.kind, str(number_of(document.number)), *(part for part in (year, document.term) if part)


def whose(document: OfficialDocument) -> str | None:
    """The series that a number counts in, by its suffix or its issuer; None where neither tells."""
    if not document.number:
        return None
    codes = _codes(document.number)
    by_suffix = next((s for code in reversed(codes) if (s := _by_notation().get(code))), None)
    if by_suffix and by_suffix.get("suffixNeedsPlace") == "false":
        return _one_series(by_suffix)
    if document.issuer:
        known = _by_name().get(document.issuer)
        return _one_series(known) if known else _committee(document.issuer)
    return None if by_suffix or not codes else "-".join(("symbol", *codes))


def number_of(number: str) -> int:
    """The number in a symbol: 5 in `05-CT/TW`."""
    match = _NUMBER.match(number)
    return int(match["n"]) if match else 0


def placed(document: OfficialDocument, date: PartialDate | None, behind: str, article: str) -> OfficialDocument:
    """The document with the term or year of its number, as printed (`khóa XII`, a date) or as the code list knows it.

    Documents of one number are told apart by what they are about: by the words behind the number, else by those of the
    whole article (folded, in lower case).
    """
    if not document.number or _year(document.number):
        return document
    if whose(document) is None:
        return _by_subject(document, behind, article)
    known = _known(document, date, behind, article)
    if whose(document) == _CENTRE:
        printed = _TERM.match(behind)
        term = (
            _roman(printed["term"]) if printed else _term_on(date.iso) if date else known.get("term") if known else ""
        )
        return replace(document, term=term or None)
    low = number_of(document.number) < _EVERY_YEAR and whose(document) in _by_name()
    year = date.iso[:4] if date and date.iso[:4].isdigit() else known.get("date")[:4] if known else ""
    return replace(document, year=year or None) if low else document


def _by_subject(document: OfficialDocument, behind: str, article: str) -> OfficialDocument:
    """A bare number is a document of the code list where the words behind it are those of its title, or the article tells."""
    n = number_of(document.number or "")
    found = [
        c for (_, kind, number), some in _documents().items() for c in some if (kind, number) == (document.kind, n)
    ]
    known = _by_title(found, behind, _BARE_WORDS) or _told(found, article)
    if known is None:
        return document
    body = next(b.label for b in lexicon().concepts("bodies") if b.id == known.get("issuerKind"))
    term = known.get("term") or None
    return replace(document, issuer=body, term=term, year=None if term else known.get("date")[:4])


def _by_title(found: Sequence[Concept], behind: str, least: int) -> Concept | None:
    """The one document whose title shares the most words with `behind`; None where two are as near, or none is near."""
    said = set(fold(behind).lower().split())
    shared = sorted((len(said & set(fold(c.get("title")).lower().split())), c.id) for c in found)
    clear = bool(shared) and shared[-1][0] >= least and (len(shared) < 2 or shared[-1][0] > shared[-2][0])
    return next(c for c in found if c.id == shared[-1][1]) if clear else None


def _told(found: Sequence[Concept], article: str) -> Concept | None:
    """The one document of which the article has words that tell it."""
    told = [c for c in found if any(fold(words).lower() in article for words in c.all("toldBy"))]
    return told[0] if len(told) == 1 else None


def _known(document: OfficialDocument, date: PartialDate | None, behind: str, article: str) -> Concept | None:
    """The document of the code list that is meant, by date, as the only one of that number, or by its title's words."""
    found = _documents().get((whose(document) or "", document.kind, number_of(document.number or "")), ())
    if date:
        return next((c for c in found if c.get("date").startswith(date.iso)), None)
    return found[0] if len(found) == 1 else _by_title(found, behind, _LEAST_WORDS) or _told(found, article)


def _year(number: str) -> str | None:
    match = _NUMBER.match(number)
    return match["year"] if match else None


def _codes(number: str) -> list[str]:
    """The letters of a symbol, as the code lists write them: NĐ, CP; QH15 is the series of QH."""
    match = _NUMBER.match(number)
    codes = re.split(r"[/-]", match["codes"]) if match else []
    return [re.sub(r"(?<=\w)\d+$", "", code.replace(".", "").upper()).replace("TƯ", "TW") for code in codes if code]


def _committee(name: str) -> str:
    """A committee, its standing committee and the executive committee of the Party organisation number together."""
    name = _OF_COMMITTEE.sub("", name)
    for word, committee in _COMMITTEES:
        name = name.replace(f"Ban Chấp hành Đảng bộ {word} ", f"{committee} ")
    return name


@lru_cache(maxsize=1)
def _by_notation() -> dict[str, Concept]:
    return {
        n.upper().replace(".", "").replace("TƯ", "TW"): c for c in lexicon().concepts("issuers") for n in c.notations
    }


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Concept]:
    """Every label of a body that is one in the country → the suffix of its symbols."""
    bodies = {c.id: c for c in lexicon().concepts("bodies")}
    alone = [c for c in reversed(lexicon().concepts("issuers")) if c.get("suffixNeedsPlace") == "false"]
    found = {c.label: c for c in alone}
    for concept in alone:
        for kind in concept.all("suffixOfKind"):
            found.update(dict.fromkeys(bodies[kind].labels if kind in bodies else (), concept))
    return found


def _one_series(issuer: Concept) -> str:
    """Suffixes of one body are one series, whose kinds of documents tell them apart: CP and TTg."""
    kinds = set(issuer.all("suffixOfKind"))
    return next(c.label for c in lexicon().concepts("issuers") if kinds & set(c.all("suffixOfKind")))


@lru_cache(maxsize=1)
def _documents() -> dict[tuple[str, str, int], tuple[Concept, ...]]:
    kinds = {c.id: c.label.lower() for c in lexicon().concepts("document-kinds")}
    bodies = {c.id: c.label for c in lexicon().concepts("bodies")}
    found: dict[tuple[str, str, int], tuple[Concept, ...]] = {}
    for concept in lexicon().concepts("documents"):
        number = concept.get("number")
        if number:
            document = OfficialDocument(
                kinds[concept.get("documentKind")], number, bodies.get(concept.get("issuerKind"))
            )
            key = (whose(document) or "", document.kind, number_of(number))
            found[key] = (*found.get(key, ()), concept)
    return found


@lru_cache(maxsize=1)
def _congresses() -> tuple[tuple[str, int], ...]:
    """The day on which each national congress began, with its ordinal, in order."""
    held = [c for c in lexicon().concepts("terms") if c.get("termOfKind") == "body-dai-hoi-dai-bieu-toan-quoc"]
    return tuple(sorted((c.get("since"), int(c.get("ordinal"))) for c in held))


def _term_on(day: str) -> str:
    """The Party's term on a day, Roman; empty where the day is not that precise."""
    if not day[:4].isdigit():
        return ""
    last = [(since, ordinal) for since, ordinal in _congresses() if since[: len(day)] <= day]
    begun_then = last and last[-1][0][: len(day)] == day and len(day) < len("2021-01-25")
    return _roman(str(last[-1][1])) if last and not begun_then else ""


def _roman(term: str) -> str:
    if not term.isdigit():
        return term.upper()
    tens, ones = divmod(int(term), 10)
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * tens + units[ones]
