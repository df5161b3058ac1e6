"""Posts as printed: a title and the body it belongs to, and the chains that tie them to people."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.body_names import body_at
from kg.extract.heads import BodyMention, longest_label
from kg.extract.places import PlaceMention, bare_places, place_at, surnames
from kg.lexicon import Concept, Matcher, lexicon
from kg.model.span import Span
from kg.model.values import Status
from kg.text.fold import fold
from kg.text.names import run_at

_BEFORE = re.compile(r"(?<!\w)(nguyên|cựu|quyền|tân|cố|q\.) $", re.IGNORECASE)
_MEMBER = re.compile(
    r"(?<!\w)(?:(?P<seat>tỉnh|thành|quận|huyện|thị|đảng) ủy viên|(?P<board>ủy viên (?:btv|thường vụ)|uvbtv|uvtv)"
    r"|(?P<central>(?:ủy viên|uv) (?:dự khuyết )?(?:bch )?(?:trung ương|t·ư|tw|tư)(?: đảng)?|uvtw(?: đảng)?|uvtư(?: đảng)?)"
    r"|(?P<secretariat>bí thư (?:trung ương|t·ư|tw|tư) đảng))(?!\w)",
    re.IGNORECASE,
)
_SEAT_OF = {
    "tỉnh": "Tỉnh ủy",
    "thành": "Thành ủy",
    "quận": "Quận ủy",
    "huyện": "Huyện ủy",
    "thị": "Thị ủy",
    "đảng": "Đảng ủy",
}
_LINK = re.compile(r" (?:của )?")
_TERM = re.compile(r",? (?:khóa|nhiệm kỳ) (?:[IVXL]+|\d{4} ?- ?\d{2,4}|\d+)(?: \(?\d{4} ?- ?\d{4}\)?)?", re.IGNORECASE)
# A body in lower case that has no name: it is open whose secretary somebody is.
_UNNAMED = re.compile(
    r" (?:chi bộ|chi đoàn|đảng bộ|cấp ủy|chi hội|đoàn thanh niên|(?i:công đoàn|hội|nhóm|câu lạc bộ|nghiệp đoàn|tổ|quỹ|hiệp hội|hội đồng|liên hiệp|mạng lưới|chi hội|vùng))(?!\w)"
)
_FIRST_WORDS = re.compile(
    r"(?:ban|phòng|đoàn|văn phòng|công an|thanh tra|chi cục|cục|vụ|viện|tổng cục)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PostMention:
    """A title with its body or place as printed; `head` names the body that a derived title implies (`Quận ủy viên`).

    `term` is the term of office where it is printed: its years (`2015-2020`), or its number (`XII`).
    """

    span: Span
    concept: Concept | None
    label: str
    body: BodyMention | None = None
    place: PlaceMention | None = None
    head: str = ""
    status: Status | None = None
    term: str = ""

    @property
    def alone(self) -> bool:
        """Whether the text gives the title without any body."""
        return self.body is None and self.place is None and not self.head


@lru_cache(maxsize=1)
def _titles() -> dict[str, Concept]:
    return {fold(label).lower(): c for label, c in lexicon().labels("titles").items()}


@lru_cache(maxsize=1)
def _matcher() -> Matcher[Concept]:
    return Matcher({label.lower(): c for label, c in lexicon().labels("titles").items()})


def find_posts(folded: str, lowered: str) -> list[PostMention]:
    """All posts of a text in order, none inside another."""
    found: list[PostMention] = []
    last = -1
    members = {m.start(): m for m in _MEMBER.finditer(lowered)}
    apart = lowered.replace("chức vụ ", "chức vụ,")  # `chức vụ Trưởng đoàn` names no division (`Vụ`)
    starts = {span.start: (span, concept) for span, concept in _matcher().find(apart)}
    for start in sorted(starts.keys() | members.keys()):
        if start < last:
            continue
        post = _member(folded, members[start]) if start in members else _title(folded, *starts[start])
        if post:
            found.append(post)
            last = post.span.end
    return found


def _status(folded: str, start: int) -> tuple[int, Status | None]:
    match = _BEFORE.search(folded, max(0, start - 8), start)
    if not match:
        return start, None
    word = match.group(1).lower()
    status = {
        "nguyên": Status.FORMER,
        "cựu": Status.FORMER,
        "cố": Status.FORMER,
        "quyền": Status.ACTING,
        "q.": Status.ACTING,
    }
    return match.start(), status.get(word)


def _member(folded: str, match: re.Match[str]) -> PostMention:
    """`Thành ủy viên`, `Ủy viên BTV Tỉnh ủy`, `Ủy viên T.Ư Đảng`, `Bí thư Trung ương Đảng`."""
    start, status = _status(folded, match.start())
    if match.group("central"):
        alternate = "dự khuyết" in match.group().lower()
        label, term = "Ủy viên dự khuyết" if alternate else "Ủy viên", _TERM.match(folded, match.end())
        span = Span(start, term.end() if term else match.end())
        return PostMention(span, None, label, head="Ban Chấp hành Trung ương Đảng", status=status, term=_of_term(term))
    if match.group("secretariat"):
        return PostMention(Span(start, match.end()), None, "Bí thư", head="Ban Bí thư", status=status)
    end, place, head, body = match.end(), None, _SEAT_OF.get((match.group("seat") or "").lower(), ""), None
    link = _LINK.match(folded, end)
    if match.group("board"):
        body = body_at(folded, link.end()) if link and folded[link.end() : link.end() + 1].isupper() else None
        head, end = "Ban Thường vụ", body.span.end if body else end
    elif link:
        found = place_at(folded, link.end())
        if found and found.name:
            place, end = found, found.span.end
    return PostMention(Span(start, end), None, "Ủy viên", body, place, head, status)


def _title(folded: str, span: Span, concept: Concept) -> PostMention | None:
    start, status = _status(folded, span.start)
    if concept.label == "Thường trực" and not folded.startswith(" Ban Bí thư", span.end):
        return None
    if concept.label in ("Trợ lý", "Thư ký"):
        return _aide(folded, Span(start, span.end), concept, status)
    body = _inside_label(folded, span) or _after(folded, span, concept)
    if body is None and (_UNNAMED.match(folded, span.end) or _of_something_else(folded, span, concept)):
        return None
    if concept.label == "Đại biểu" and not (body and body.head.label in ("Quốc hội", "Hội đồng nhân dân")):
        return None
    if body and (body.generic or body.span.end <= span.start):
        body = None
    end, place = (max(body.span.end, span.end), None) if body else (span.end, None)
    if body is None:
        place = _seat_place(folded, span, concept)
        end = place.span.end if place else end
    term = _TERM.match(folded, end)
    end = term.end() if term else end
    return PostMention(Span(start, end), concept, concept.label, body, place, status=status, term=_of_term(term))


def _of_term(match: re.Match[str] | None) -> str:
    """`nhiệm kỳ 2015 - 2020`, `khóa XII (2016-2021)`: the years, else the number."""
    printed = match.group() if match else ""
    years = re.search(r"(\d{4}) ?- ?(\d{2,4})", printed)
    if years:
        return f"{years[1]}-{years[1][:2] + years[2] if len(years[2]) == 2 else years[2]}"
    number = re.search(r"[IVXL]+$|\d{1,2}$", printed)
    return number.group() if number else ""


def _of_something_else(folded: str, span: Span, concept: Concept) -> bool:
    """`Bí thư Liên chi A`: the secretary of a body that is not known is not the Party committee's."""
    if concept.get("titleOf") != "committee" or folded[span.end : span.end + 1] != " ":
        return False
    syllables = run_at(folded, span.end + 1, 3)
    if not syllables or place_at(folded, span.end + 1):
        return False
    first = folded[slice(*syllables[0])]
    goes_on = folded[syllables[0][1] : syllables[0][1] + 2]
    return first not in surnames() and len(goes_on) == 2 and goes_on[0] == " " and goes_on[1].islower()


def _aide(folded: str, span: Span, concept: Concept, status: Status | None) -> PostMention:
    """`Trợ lý Bộ trưởng Bộ Công an`: the post of whom the aide serves completes the title."""
    at = span.end + 1
    served = re.compile(r"(?:ủy viên bộ chính trị, )?", re.IGNORECASE).match(folded, at)
    at = served.end() if served else at
    end = longest_label(folded, at, _titles())
    inner = _title(folded, Span(at, end), _titles()[folded[at:end].lower()]) if end > 0 else None
    if inner is None:
        return PostMention(span, concept, concept.label, status=status)
    also = re.compile(r", Chủ tịch nước").match(folded, inner.span.end)
    end = also.end() if also else inner.span.end
    return PostMention(
        Span(span.start, end), concept, f"{concept.label} {inner.label}", inner.body, inner.place, status=status
    )


def _inside_label(folded: str, span: Span) -> BodyMention | None:
    """`Trưởng Ban Dân vận Tỉnh ủy`: the last words of the title begin the body's name."""
    match = _FIRST_WORDS.search(folded, span.start, span.end)
    if not match or match.start() == span.start:
        return None
    body = body_at(folded, match.start())
    return body if body and body.span.end > span.end and not (body.bare and body.head.label == "Ban") else None


def _after(folded: str, span: Span, concept: Concept) -> BodyMention | None:
    link = _LINK.match(folded, span.end)
    if not link:
        return None
    body = body_at(folded, link.end())
    if concept.get("titleOf") == "Bộ" and body and body.bare and body.takes == "unit":
        body = None  # `Bộ trưởng Công an` takes the ministry, no local body
    if body and (
        folded[link.end()].isupper() or not body.bare or body.takes == "seat" or body.head.label.count(" ") >= 2
    ):
        return body
    if concept.get("titleOf") == "Bộ":  # `Bộ trưởng Tài chính`: the field without the word ministry
        fields = {fold(label).lower(): c.label for label, c in lexicon().labels("fields").items()}
        end = longest_label(folded, link.end(), fields)
        ministry = body_at("Bộ Nội vụ", 0)
        if end > 0 and ministry and folded[link.end()].isupper():
            name = fields[folded[link.end() : end].lower()]
            return BodyMention(Span(link.end(), end), ministry.head, name=name)
    return None


def _seat_place(folded: str, span: Span, concept: Concept) -> PlaceMention | None:
    """`Chủ tịch tỉnh Sơn La`, `Bí thư huyện`: the place stands for its committee."""
    if concept.label not in ("Chủ tịch", "Phó Chủ tịch", "Bí thư", "Phó Bí thư", "Phó Chủ tịch Thường trực"):
        return None
    if folded[span.end : span.end + 1] != " ":
        return None
    at = span.end + 1
    named = place_at(folded, at)
    if named:
        return named
    bare = next((p for p in bare_places(folded[at : at + 32]) if p.span.start == 0 and p.level == "tinh"), None)
    return replace(bare, span=Span(at, at + bare.span.end)) if bare else None
