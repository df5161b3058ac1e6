"""Congresses, plenums and sessions under one canonical name, however they are printed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.extract.heads import BodyMention
from kg.model.entities import Organization
from kg.model.span import Span
from kg.resolve.organizations import CENTRAL
from kg.text.numerals import ordinal, roman

_ORD = r"(?:[IVXL]+(?![\w])|\d{1,2}(?![\d/]|\.\d|\w)|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?)"
_HEAD = re.compile(r"(?<!\w)(?:đại hội|ĐH)(?!\w)", re.IGNORECASE)
_TOKENS = (
    ("delegates", re.compile(r",? đại biểu", re.I)),
    ("national", re.compile(r" toàn quốc", re.I)),
    ("ordinal", re.compile(rf",? (?:lần thứ|khóa|lần) ({_ORD})", re.I)),
    ("ordinal", re.compile(r" ([IVXL]+)(?!\w)")),
    ("ordinal", re.compile(r" (1\d|[5-9])(?![\d/.,%]|\w| [a-z])")),
    ("of", re.compile(r" của")),
    ("levels", re.compile(r" (?:đảng bộ |đảng |công đoàn )?(?:các cấp|cấp (?:mình|trên|dưới|cơ sở))", re.I)),
    ("party", re.compile(r" (?:Đảng Cộng sản Việt Nam|Đảng)(?! (?:bộ|ủy|viên)\b)")),
    ("term", re.compile(r",? \(?(?:nhiệm kỳ|khóa) (\d{4}) ?- ?(\d{2,4})\)?", re.I)),
)  # fmt: skip
_PLENUM = re.compile(
    rf"(?<!\w)(?:hội nghị )?(?:(?:lần thứ |lần )(?P<o1>{_ORD}),? )?(?:của )?(?:ban chấp hành |bch )?(?:trung ương|t·ư|tw|tư)(?: đảng)?"
    rf"(?: ?(?:lần thứ )?(?P<o2>{_ORD})(?! ?[./-]\d))?(?:,? \(?khóa (?P<term>[IVXL]+|\d+)\)?)?",
    re.IGNORECASE,
)
_SESSION = re.compile(
    rf"(?<!\w)kỳ họp (?:thường lệ |chuyên đề |bất thường |thường kỳ )?(?:lần )?(?:thứ )?(?P<o>{_ORD})(?=\W|$)",
    re.IGNORECASE,
)
_SESSION_OF = re.compile(r"(?<!\w)kỳ họp (?:của )?(?=[A-ZĐ])", re.IGNORECASE)
_COUNT_BEHIND = re.compile(rf" (?:lần thứ|lần|thứ) ({_ORD})(?=\W|$)")
_LAST_NATIONAL = 14


@dataclass(frozen=True, slots=True)
class Occasion:
    """A congress, plenum or session: canonical name, its kind and the body that held it (None: the national Party)."""

    span: Span
    kind: str
    name: str
    organizer: Organization | None
    number: int | None = None
    term: tuple[str, str] | None = None

    @property
    def national(self) -> bool:
        """Whether it is a congress of the whole Party."""
        return self.kind == "đại hội" and self.organizer is None


def national_congress(number: int) -> str:
    """The canonical name of the n-th national congress."""
    return f"Đại hội đại biểu toàn quốc lần thứ {roman(number)} của Đảng"


def find_congresses(folded: str, bodies: Mapping[int, tuple[BodyMention, Organization | None]]) -> list[Occasion]:
    """All congresses that are one particular congress; `bodies` by the offset where their name begins."""
    found = []
    for match in _HEAD.finditer(folded):
        occasion = _congress(folded, match.start(), match.end(), bodies)
        if occasion:
            found.append(occasion)
    return _with_known_numbers(found)


def _congress(
    folded: str, start: int, at: int, bodies: Mapping[int, tuple[BodyMention, Organization | None]]
) -> Occasion | None:
    seen: dict[str, re.Match[str]] = {}
    body: Organization | None = None
    end = at
    while True:
        mention = bodies.get(at + 1) if folded[at : at + 1] == " " else None
        if mention and body is None and mention[0].head.label != CENTRAL:
            body, at = mention[1], mention[0].span.end
            if body is None:
                return None
            end = at
            continue
        for name, pattern in _TOKENS:
            match = pattern.match(folded, at)
            if match and (name not in seen):
                seen[name], at = match, match.end()
                end = at if name != "of" else end
                break
        else:
            break
    return _named(Span(start, end), seen, body)


def _named(span: Span, seen: Mapping[str, re.Match[str]], body: Organization | None) -> Occasion | None:
    number = ordinal(seen["ordinal"].group(1)) if "ordinal" in seen else None
    term = (seen["term"].group(1), seen["term"].group(2)) if "term" in seen else None
    if "levels" in seen or (number is None and term is None):
        return None
    if body is None:
        if number is None or number > _LAST_NATIONAL or not ("party" in seen or "national" in seen or number >= 5):
            return None
        return Occasion(span, "đại hội", national_congress(number), None, number, term)
    label = "Đại hội đại biểu" if "delegates" in seen else "Đại hội"
    printed = seen["ordinal"].group(1) if "ordinal" in seen else ""
    tail = f"lần thứ {printed}" if number else f"nhiệm kỳ {term[0]}-{term[1]}" if term else ""
    return Occasion(span, "đại hội", f"{label} {body.name} {tail}", body, number, term)


def _with_known_numbers(found: list[Occasion]) -> list[Occasion]:
    """One name for one congress: the fullest; a congress named by its term alone is the body's only numbered one."""
    fullest: dict[tuple[str, int | None], str] = {}
    for o in found:
        key = (o.organizer.name if o.organizer else "", o.number)
        fullest[key] = max(fullest.get(key, ""), o.name, key=len)
    found = [replace(o, name=fullest[o.organizer.name if o.organizer else "", o.number]) for o in found]
    out = []
    for occasion in found:
        if occasion.number is None:
            numbered = {o.name: o for o in found if o.organizer == occasion.organizer and o.number}
            if len(numbered) == 1:
                same = next(iter(numbered.values()))
                out.append(replace(same, span=occasion.span))
                continue
        out.append(occasion)
    return out


def plenum_at(folded: str, at: int) -> Occasion | None:
    """A plenum of the Central Committee that begins at `at`: `Hội nghị lần thứ tư ...`, `Trung ương 4 khóa XII`, `TW4`."""
    match = _PLENUM.match(folded, at)
    if not match:
        return None
    number = ordinal((match["o1"] or match["o2"] or "").strip())
    if not number:
        return None
    words = ("", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
    count = words[number] if number < len(words) else str(number)
    term = ordinal(match["term"]) if match["term"] else None
    name = f"Hội nghị lần thứ {count} {CENTRAL}" + (f" khóa {roman(term)}" if term else "")
    return Occasion(Span(at, match.end()), "hội nghị", name, Organization(CENTRAL, "ban chấp hành"), number)


def find_plenums(folded: str) -> list[Occasion]:
    """Plenums of the Central Committee that the text names by number."""
    found: list[Occasion] = []
    for match in re.finditer(r"(?<!\w)(?:hội nghị|trung ương|t·ư|tw) ?(?=\w)", folded, re.IGNORECASE):
        occasion = plenum_at(folded, match.start())
        if occasion and not (found and found[-1].span.meets(occasion.span)):
            found.append(occasion)
    return found


def find_sessions(folded: str, bodies: Mapping[int, tuple[BodyMention, Organization | None]]) -> list[Occasion]:
    """Sessions of a People's Council or of the National Assembly: `kỳ họp thứ 8, HĐND tỉnh khóa XVI`."""
    found: list[Occasion] = []
    for match in _SESSION.finditer(folded):
        link = re.compile(r"(?:,| của|,? \(chuyên đề\),?)? ").match(folded, match.end())
        body = bodies.get(link.end()) if link else None
        if body is None or body[1] is None:
            link = re.compile(r", ").match(folded, match.end())
            body = bodies.get(link.end()) if link else None
        organizer = body[1] if body else None
        end = body[0].span.end if body and organizer else match.end()
        term = re.compile(r",? khóa [IVXL\d]+").match(folded, end)
        end = term.end() if term else end
        number = ordinal(match["o"])
        name = f"Kỳ họp thứ {number} {organizer.name if organizer else ''}".strip() + (
            term.group().lstrip(",") if term else ""
        )
        found.append(Occasion(Span(match.start(), end), "kỳ họp", name, organizer, number))
    return sorted([*found, *_counted_behind(folded, bodies)], key=lambda o: o.span)


def _counted_behind(folded: str, bodies: Mapping[int, tuple[BodyMention, Organization | None]]) -> Iterator[Occasion]:
    """`kỳ họp HĐND tỉnh lần thứ 5 khóa IX`: the body stands before the number."""
    for match in _SESSION_OF.finditer(folded):
        body = bodies.get(match.end())
        count = _COUNT_BEHIND.match(folded, body[0].span.end) if body and body[1] else None
        if body is None or body[1] is None or count is None:
            continue
        term = re.compile(r",? khóa [IVXL\d]+").match(folded, count.end())
        number, printed = ordinal(count.group(1)), term.group().lstrip(",") if term else ""
        end = term.end() if term else count.end()
        yield Occasion(
            Span(match.start(), end), "kỳ họp", f"Kỳ họp thứ {number} {body[1].name}{printed}", body[1], number
        )


def with_one_organizer(sessions: list[Occasion]) -> list[Occasion]:
    """Sessions named without a body are those of the one body whose sessions the article names."""
    bodies = {o.organizer for o in sessions if o.organizer}
    if len(bodies) != 1:
        return sessions
    body = bodies.pop()
    return [
        o if o.organizer else replace(o, organizer=body, name=f"Kỳ họp thứ {o.number} {body.name}") for o in sessions
    ]
