"""Figures: documents issued, and every counted or measured result with unit, subject, comparator and period."""

import re
from collections.abc import Iterator, Sequence

from kg.extract.careers import meant_next
from kg.extract.coding import Coded
from kg.extract.dates import DateMention
from kg.extract.heads import BodyMention
from kg.extract.papers import paper_kinds
from kg.extract.posts import PostMention
from kg.extract.quantities import MONEY, PHYSICAL, Counted, Quantity
from kg.extract.reading import Reading, agent_of
from kg.extract.rulebook import rulebook
from kg.extract.speech import Speech
from kg.extract.symbols import POST, PRONOUN
from kg.model.entities import Agent, Group, Organization, Person, Place
from kg.model.facts import Evidence, IssuanceCount, Measurement
from kg.model.values import Modality, PartialDate

_BOOK = rulebook("indicators")
_MEASURED, _RATIO, _ISSUANCE = (rule.id for rule in _BOOK)
_PLANNED, _NEW_CLAUSE = _BOOK["planned"], _BOOK["new_clause"]
_ISSUED, _NAMED_IN, _CLAUSE_START = (_BOOK[name] for name in ("issued", "named_in", "clause_start"))
_AGENT, _NOT_SUBJECT, _SCOPE, _OWNER = (_BOOK[name] for name in ("agent", "not_subject", "scope", "owner"))
_WITHIN, _SEVERAL, _KIND, _MADE_UP = (_BOOK[name] for name in ("within", "several", "kind", "made_up"))
_WORKS = _BOOK["works"]
_COMPARED = ((">", _BOOK["more_than"]), ("<", _BOOK["less_than"]), ("~", _BOOK["about"]))


def counts(sentences: Counted, reading: Reading) -> Iterator[IssuanceCount]:
    """Documents issued, one row a kind: `ban hành 21 kế hoạch, 6 chỉ thị`."""
    issuer: Agent | None = None
    for coded, numbers in sentences:
        issuer = _subject(coded, len(coded.code), reading) or issuer
        for q in numbers:
            kind = _paper_kind(q.unit)
            if not kind or not _issued(coded.code, q):
                continue
            who = _several(coded, q, reading) or _subject(coded, q.start, reading) or issuer
            since, until = _period(coded, q)
            planned = "dự thảo" in coded.code[max(0, q.start - 12) : q.start]
            yield IssuanceCount(
                evidence=Evidence(coded.original(q.start, q.end), _ISSUANCE),
                modality=Modality.PLANNED if planned else Modality.REPORTED, issuer=who, kind=kind, count=int(q.value),
                since=since, until=until,
            )  # fmt: skip


def _several(coded: Coded, q: Quantity, reading: Reading) -> Group | None:
    """`các đảng ủy xã ban hành 36 chương trình`: several bodies that the text names by their kind alone."""
    match = _SEVERAL.search(coded.code, 0, q.start)
    return Group(coded.original(*match.span("group")).of(reading.document.text)) if match else None


def _paper_kind(unit: str) -> str | None:
    for kind in sorted(paper_kinds(), key=len, reverse=True):
        if unit == kind or unit.startswith(kind + " "):
            return unit if unit.startswith("chương trình công tác") else paper_kinds()[kind]
    return unit if unit in ("văn bản", "tờ trình", "công văn", "hướng dẫn") else None


def _issued(code: str, q: Quantity) -> bool:
    return q.second is None and bool(_ISSUED.search(code[: q.start]))


def measurements(sentences: Counted, speeches: Sequence[Speech], reading: Reading) -> Iterator[Measurement]:
    """Results and sizes; targets, limits and document counts are none. Who reports a figure is not whose it is."""
    said = {s.coded.span: s.start for s in reversed(speeches)}
    last: Person | None = None
    for coded, numbers in sentences:
        for q in numbers:
            if (_paper_kind(q.unit) and _issued(coded.code, q)) or _planned(coded.code, q):
                continue
            after = said.get(coded.span, 0)
            begin = after if after <= q.start else 0
            subject = _owner(coded, q, reading) or _of_posts(coded, q, reading)
            subject = subject or _subject(coded, q.start, reading, begin, last)
            subject = subject or _locative(coded, begin, q.start, reading) or _assembly(coded, q, reading)
            default = None if _WORKS.match(coded.code) else _main_subject(q, reading)
            who = _of_document(coded, q, reading) or subject or default
            if who is None:
                continue
            since, until = _period(coded, q)
            yield from _rows(coded, q, who, since, until, reading)
        last = meant_next(coded, reading, last)


def _locative(coded: Coded, start: int, end: int, reading: Reading) -> Agent | None:
    """`Trong Ban X còn có 4 người`: where no body does or has it, the one that it is said to be in."""
    for match in reversed(list(_WITHIN.finditer(coded.code, start, end))):
        agent = agent_of(reading, coded.mentions[match.start("where")])
        if agent:
            return agent
    return None


def _of_document(coded: Coded, q: Quantity, reading: Reading) -> Agent | None:
    """Tasks and targets that a congress resolution sets belong to the organisation whose congress it was."""
    match = _NAMED_IN.match(coded.code, q.end)
    mention = coded.mentions.get(match.start(1)) if match else None
    if mention is None:
        return None
    return next((o.organizer for o in reading.occasions if mention.span.covers(o.span) and o.organizer), None)


def _planned(code: str, q: Quantity) -> bool:
    clause = _NEW_CLAUSE.split(code[: q.start])[-1]
    return bool(_PLANNED.search(clause))


def _rows(
    coded: Coded, q: Quantity, who: Agent | None, since: PartialDate | None, until: PartialDate | None, reading: Reading
) -> Iterator[Measurement]:
    comparator = (
        None
        if q.word
        else next((sign for sign, p in _COMPARED if p.search(coded.code, max(0, q.start - 24), q.start)), None)
    )
    indicator = _indicator(coded, q, reading)
    values = [q.value] if q.second is None or q.second == q.value else [q.value, q.second]
    span = coded.original(*coded.clip(_quote_start(coded, q), q.end))
    for value in values:
        yield Measurement(
            evidence=Evidence(span, _RATIO if q.second else _MEASURED), subject=who, value=value,
            unit=q.unit, indicator=indicator, comparator=comparator, since=since, until=until,
        )  # fmt: skip


def _quote_start(coded: Coded, q: Quantity) -> int:
    begin = max(coded.code.rfind(c, 0, q.start) for c in (", ", "; ", ": ", "(", ". "))
    return begin + 1 if begin >= 0 and q.start - begin < 80 else max(q.start, 0)


def _indicator(coded: Coded, q: Quantity, reading: Reading) -> str | None:
    """A short name in the article's words: what stands before the number in its clause, or the counted noun."""
    start = _quote_start(coded, q)
    before = re.sub(
        r"(?:đạt|là|có|được|trên|hơn|gần|khoảng|với|ước|chiếm|tăng|giảm|vượt|dưới|đã|hiện|tổ chức) *$",
        "",
        coded.code[start : q.start],
    ).strip()
    if q.unit == "%" or MONEY.fullmatch(q.unit) or PHYSICAL.fullmatch(q.unit):
        begin, end = coded.clip(start, start + len(coded.code[start : q.start].rstrip()))
        words = coded.original(begin, end).of(reading.article.text) if before and end > begin else ""
        return words[:120].strip() or q.unit
    return q.unit


def _owner(coded: Coded, q: Quantity, reading: Reading) -> Agent | None:
    """`3 cán bộ tỉnh Sơn La`, `12 dự án của huyện`: the place or body right behind what is counted."""
    match = _OWNER.match(coded.code, q.end)
    return agent_of(reading, coded.mentions[match.start(match.lastindex or 0)]) if match else None


def _of_posts(coded: Coded, q: Quantity, reading: Reading) -> Organization | None:
    """`hai Phó Chủ tịch UBND tỉnh`: the body whose posts are counted; deputies to an assembly are their unit's."""
    post = coded.mentions.get(q.end - 1) if coded.code[q.end - 1] == POST else None
    counted = isinstance(post, PostMention) and not post.alone and post.label != "Đại biểu"
    return reading.resolver.resolve(post)[1] if isinstance(post, PostMention) and counted else None


def _assembly(coded: Coded, q: Quantity, reading: Reading) -> Organization | None:
    """`10 đại biểu HĐND phường có mặt`: where nobody else has them, the council is made up of its deputies."""
    post = coded.mentions.get(q.end - 1)
    council = isinstance(post, PostMention) and post.body and post.body.head.label == "Hội đồng nhân dân"
    return reading.resolver.resolve(post)[1] if isinstance(post, PostMention) and council else None


def _spoken_of(coded: Coded, start: int, end: int, reading: Reading) -> Organization | None:
    """`Hiện bệnh viện có 300 giường`: a kind of body in lower case means the one of that kind last named."""
    match = _KIND.search(coded.code, start, end)
    if match is None:
        return None
    named = [o for b, o in reading.bodies if b.span.start < coded.span.start and _like(b, match["kind"])]
    return named[-1] if named else None


def _like(body: BodyMention, kind: str) -> bool:
    return kind.endswith(" này") or body.head.label.lower().startswith(kind.removeprefix("nhà "))


def _subject(coded: Coded, before: int, reading: Reading, start: int = 0, last: Person | None = None) -> Agent | None:
    """The body or place that has the figure: the last one that begins a clause before it, or the whole area named."""
    scope = list(_SCOPE.finditer(coded.code, start, before))
    for match in reversed(scope):
        mention = coded.mentions.get(match.start(1)) if match.group(1) else None
        agent = agent_of(reading, mention) if mention is not None else None
        if agent:
            return agent
    made_up = _MADE_UP.search(coded.code, start, before)
    whole = agent_of(reading, coded.mentions[made_up.start("body")]) if made_up else None
    if whole:
        return whole
    agents = list(_AGENT.finditer(coded.code, start, before))
    for match in sorted(
        agents, key=lambda m: (not _CLAUSE_START.search(coded.code, max(0, m.start() - 14), m.start()), -m.start())
    ):
        if _NOT_SUBJECT.search(coded.code, max(0, match.start() - 16), match.start()):
            continue
        agent = last if match.group() == PRONOUN else agent_of(reading, coded.mentions[match.start()])
        if agent:
            return agent
    return _spoken_of(coded, start, before, reading)


def _lead_end(reading: Reading) -> int:
    paragraphs = reading.document.paragraphs
    return paragraphs[1].start + 700 if len(paragraphs) > 1 else 700


def _main_subject(q: Quantity, reading: Reading) -> Agent | None:
    """Where the sentence names nobody: the Party organisation for its members and cells, else the article's place."""
    place = reading.context.narrowest()
    if place is None or place.span.start > _lead_end(reading):
        return None
    if re.match(r"đảng viên|chi bộ|tổ chức cơ sở|tổ chức đảng|đảng bộ|cấp ủy", q.unit):
        return Organization(f"Đảng bộ {place.canonical}", "đảng bộ", "head-dang-bo", Place(place.canonical))
    return Place(place.canonical)


def _period(coded: Coded, q: Quantity) -> tuple[PartialDate | None, PartialDate | None]:
    """Since and until, from the dates of the sentence: `đến ngày ...` is an end, `năm 2016` is both."""
    since: PartialDate | None = None
    until: PartialDate | None = None
    for at in sorted(coded.mentions):
        mention = coded.mentions[at]
        if not isinstance(mention, DateMention):
            continue
        left = coded.code[max(0, at - 26) : at]
        if re.search(r"(?:so với|cùng kỳ|cùng thời điểm|thời điểm)(?: \w+)? ?$", left) and "đến thời điểm" not in left:
            continue
        if re.search(r"(?:đến|tới|tính đến|hết|đến hết|đến cuối)(?: ngày| tháng)? ?$", left):
            until = mention.until
        elif re.search(r"(?:từ|kể từ|sau)(?: đầu)? ?$", left):
            since = mention.since
        elif since is None and until is None and (at < q.start or at - q.end < 40):
            since, until = mention.since, mention.until
    if (since and until and since.iso[:4] > until.iso[:4]) or (
        since and until and len(since.iso) == len(until.iso) and since.iso > until.iso
    ):
        return None, until
    return since, until
