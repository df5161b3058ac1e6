"""What somebody is asked, ordered or assigned to do: directive speech, cut into separate instructions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.coding import Coded
from kg.extract.reading import Reading, agent_of
from kg.extract.speech import Speech
from kg.extract.symbols import BODY, DATE, PAPER, PERSON, PLACE, POST, PRONOUN
from kg.lexicon import lexicon
from kg.model.entities import Agent, Group, OfficialDocument
from kg.model.facts import Evidence, Task
from kg.model.span import Span
from kg.model.values import Modality, PartialDate
from kg.text.fold import fold

_AGENTS = f"[{PERSON}{BODY}{PLACE}{POST}{PRONOUN}]"
_LIST = rf"{_AGENTS}(?:(?:,| và|;|,? cùng(?: với)?|,? phối hợp với) {_AGENTS})*"
_MODAL = r"(?:cần|phải|cần phải|không được|không để|tiếp tục|sớm|khẩn trương|nhanh chóng|chủ động|tập trung|có trách nhiệm|có nhiệm vụ)"
_DUTY = re.compile(r"(?<!\w)(?:cần phải|cần|phải|không được|có trách nhiệm|có nhiệm vụ|đòi hỏi)(?!\w)")
_CUT = re.compile(r";|(?<!\.)\. |,? (?:và )?đồng thời,? |, (?:cần|phải) (?!có )|,? mà (?=cần|phải)")
_PURPOSE = re.compile(
    r"(?:để|nhằm|trong|sau|ngay sau|với|qua|từ|trên cơ sở|cùng với|bên cạnh|về|theo) [^,;]{3,130}, (?=\S)"
)
_LEAD = re.compile(
    r"(?:rằng|cùng với đó|do đó|vì vậy|tới đây|thời gian tới đây|trước mắt|trong thời gian tới|thời gian tới|trước hết|bên cạnh đó|ngoài ra|đặc biệt|theo đó|trong đó|đồng thời|riêng|đối với|về phía)?,? ?"
)
_DEADLINE = re.compile(
    rf"(?:trước|xong trước|chậm nhất(?: là)?|muộn nhất|đến hết|hết|trong|đến)(?: (?:thời điểm|ngày|tháng|năm))? ?({DATE})"
)
_HEAD = re.compile(rf"^(?P<who>{_LIST}),? ?(?P<rest>.+)$", re.DOTALL)
# Words with which a phrase begins that names a collective rather than a matter.
_COLLECTIVE = re.compile(
    rf"[{BODY}](?:,| và) (?:các |chính quyền|nhân dân|quân|cán bộ)|{POST} (?:các|ubnd|hđnd|đảng ủy)|người (?:dân|cao tuổi|lao động|từng|đứng đầu)|(?:(?:các|toàn thể|toàn bộ|từng|mỗi|những|bốn|ba|hai|cả|mọi) )?(?:cơ quan|đơn vị|địa phương|cấp|ngành|sở|bộ|ban|tổ chức|cán bộ|đảng viên|lãnh đạo"
    r"|đại biểu|đồng chí|doanh nghiệp|nhân dân|đoàn thể|văn phòng|huyện|xã|phường|quận|tỉnh|thành phố|chi bộ|đảng bộ|chính quyền|hệ thống chính trị"
    r"|mặt trận|thành viên|người đứng đầu|lực lượng|phòng|trường|hội|đoàn|chủ đầu tư|nhà thầu|bí thư|chủ tịch|ủy ban|hđnd|ubnd|đảng ủy|cử tri|tập thể|toàn đảng|toàn dân|chúng ta)(?!\w)"
)
_TRAILING = re.compile(r"[ ,]+(?:cũng|đã|sẽ|đều|luôn|vẫn|cùng|hãy|nên)$", re.IGNORECASE)
_BARE_KIND = re.compile(r"^(?:các|mỗi|toàn bộ|từng|toàn thể|những) ")


@dataclass(frozen=True, slots=True)
class Piece:
    """One instruction: a run of a coded sentence, and who is to carry it out as far as the run says."""

    start: int
    end: int
    assignees: tuple[Agent, ...] = ()


@lru_cache(maxsize=1)
def _work() -> re.Pattern[str]:
    """Verbs with which an instruction begins; a phrase before one of them is whom it is given to."""
    words = {fold(label).lower() for c in lexicon().concepts("work-verbs") for label in c.labels}
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))})(?!\w)")


def tasks(sentences: Sequence[Coded], speeches: Sequence[Speech], reading: Reading) -> list[Task]:
    """The tasks of an article: from directive speech, and from the sentences with `cần`, `phải` that go on after it."""
    by_sentence: dict[Span, list[Speech]] = {}
    for speech in speeches:
        by_sentence.setdefault(speech.coded.span, []).append(speech)
    found: list[Task] = []
    current: Speech | None = None
    last: tuple[Agent, ...] = ()
    for coded in sentences:
        said = by_sentence.get(coded.span, [])
        for speech in said:
            last = last if current and current.speakers == speech.speakers else ()
            current = speech
            made, last = _from_speech(speech, reading, last)
            found += made
        if not said and current is not None:
            made, last, current = _going_on(coded, current, reading, last)
            found += made
    return found


def _from_speech(speech: Speech, reading: Reading, last: tuple[Agent, ...]) -> tuple[list[Task], tuple[Agent, ...]]:
    directive = speech.verb_kind == "directive"
    if not directive and not _DUTY.search(speech.coded.code, speech.start, speech.end):
        return [], last
    made, who = _build(speech, speech.coded, speech.start, speech.end, reading, last, need_duty=not directive)
    return made, who or last


def _going_on(
    coded: Coded, speech: Speech, reading: Reading, last: tuple[Agent, ...]
) -> tuple[list[Task], tuple[Agent, ...], Speech | None]:
    """A sentence without a speaker of its own that still instructs; another subject that reports ends the speech."""
    same_paragraph = reading.document.text.count("\n", speech.coded.span.end, coded.span.start) <= 1
    if (
        same_paragraph
        and speech.verb_kind == "directive"
        and _work().match(coded.code)
        and coded.span.start - speech.span.end < 1200
    ):
        made, who = _build(speech, coded, 0, len(coded.code), reading, last, need_duty=False)
        return made, who or last, speech
    begins = re.match(r"đồng thời|bên cạnh đó|cùng với đó|ngoài ra", coded.code) or _DUTY.search(coded.code, 0, 110)
    if not same_paragraph or not begins or (speech.verb_kind != "directive" and not _DUTY.search(coded.code)):
        return (
            [],
            last,
            (
                speech
                if same_paragraph
                and not begins
                and speech.verb_kind == "directive"
                and coded.span.start - speech.span.end < 400
                else None
            ),
        )
    made, who = _build(
        speech, coded, 0, len(coded.code), reading, last, need_duty=not coded.code.startswith("đồng thời")
    )
    return made, who or last, speech


def _build(
    speech: Speech, coded: Coded, start: int, end: int, reading: Reading, last: tuple[Agent, ...], need_duty: bool
) -> tuple[list[Task], tuple[Agent, ...]]:
    found: list[Task] = []
    who = _first_addressee(coded, start, end, reading) or last
    for piece in _pieces(coded, start, end):
        if (need_duty and not _obliges(coded, piece)) or coded.code.startswith("trong quá trình", piece.start):
            continue
        addressed = _addressed(piece, coded, reading)
        who = addressed.assignees or who
        if len(coded.code[addressed.start : addressed.end].split()) >= 3:
            found += _rows(speech, coded, addressed, who, reading)
    return found, who


def _obliges(coded: Coded, piece: Piece) -> bool:
    """Whether the piece puts a duty on its subject: modal first, or an agent or a collective and then the modal."""
    lead = _LEAD.match(coded.code, piece.start, piece.end)
    text = coded.code[lead.end() if lead else piece.start : piece.end]
    purpose = _PURPOSE.match(text)
    text = text[purpose.end() :] if purpose else text
    duty = _DUTY.search(text[:130])
    if not duty:
        return False
    subject = text[: duty.start()]
    return not subject or (
        bool(re.match(rf"{_LIST}", text) or _COLLECTIVE.match(text))
        and not re.search(r"[.;:]|(?<!\w)(?:là|có|đã|mà) ", subject)
    )


def _first_addressee(coded: Coded, start: int, end: int, reading: Reading) -> tuple[Agent, ...]:
    """Whom a later instruction of the same speech names is meant by those before it too."""
    named = (_addressed(piece, coded, reading).assignees for piece in _pieces(coded, start, end))
    return next((who for who in named if who), ())


def _pieces(coded: Coded, start: int, end: int) -> Iterator[Piece]:
    at = start
    for cut in _CUT.finditer(coded.code, start, end):
        yield Piece(*coded.clip(at, cut.start()))
        at = cut.end()
    yield Piece(*coded.clip(at, end))


def _addressed(piece: Piece, coded: Coded, reading: Reading) -> Piece:
    """Take whom the instruction is given to off its front, and the modal with it."""
    lead = _LEAD.match(coded.code, piece.start, piece.end)
    start = lead.end() if lead else piece.start
    purpose = _PURPOSE.match(coded.code, start, piece.end)
    if purpose and re.match(rf"{_AGENTS}|các |cần |phải ", coded.code[purpose.end() :]):
        start = purpose.end()
    text = coded.code[start : piece.end]
    head = _HEAD.match(text)
    if head and _starts_work(head["rest"]):
        agents = [
            agent_of(reading, coded.mentions[i]) for i in range(start, start + head.end("who")) if i in coded.mentions
        ]
        rest = start + head.start("rest")
        return Piece(_after_modal(coded, rest, piece.end), piece.end, tuple(a for a in agents if a))
    duty = _DUTY.search(text[:130])
    work = _work().search(text[:130])
    cut = min([m.start() for m in (duty, work) if m and m.start() > 0], default=-1)
    if _COLLECTIVE.match(text) and 0 < cut <= 120 and not re.search("[.;:]", text[:cut]):
        return Piece(
            _after_modal(coded, start + cut, piece.end), piece.end, _collectives(coded, start, start + cut, reading)
        )
    return replace(piece, start=_after_modal(coded, start, piece.end))


def _collectives(coded: Coded, start: int, end: int, reading: Reading) -> tuple[Agent, ...]:
    """`cấp ủy, chính quyền huyện và các ban, ngành`: each group joined by `và các` is addressed by itself."""
    out: list[Agent] = []
    at = start
    for cut in [
        *(
            m.span()
            for m in re.compile(
                r",? và (?=các )|,? cùng (?=các )|(?<=[^\s]), (?=các (?:bộ|sở|ban|cơ quan|đơn vị|địa phương|cấp))"
            ).finditer(coded.code, start, end)
        ),
        (end, end),
    ]:
        printed = coded.original(*coded.clip(at, cut[0])).of(reading.document.text)
        name = _BARE_KIND.sub("", _TRAILING.sub("", printed))
        if name:
            out.append(Group(name))
        at = cut[1]
    return tuple(out)


def _starts_work(rest: str) -> bool:
    return bool(
        re.match(rf"(?:{_MODAL}|và các)(?!\w)", rest)
        or _work().match(rest)
        or re.match(r"[^,.;]{0,50}?(?:cần|phải|nhanh chóng)(?!\w)", rest)
    )


def _after_modal(coded: Coded, start: int, end: int) -> int:
    ban = re.compile(r"[^,.;]{0,80}?(?=không được(?!\w))").match(coded.code, start, end)
    if ban:
        return coded.clip(ban.end(), end)[0]
    modal = re.compile(r"[^,.;]{0,60}?(?<!\w)(?:cần phải|cần|phải)(?:,| )|").match(coded.code, start, end)
    return coded.clip(modal.end() if modal else start, end)[0]


def _rows(speech: Speech, coded: Coded, piece: Piece, who: tuple[Agent, ...], reading: Reading) -> Iterator[Task]:
    span = coded.original(piece.start, piece.end)
    date = _deadline(coded, piece)
    document = _document(coded, piece)
    for assigner in speech.speakers:
        for assignee in who or (None,):
            if assignee == assigner:
                continue
            yield Task(
                evidence=Evidence(span, "tasks/" + ("directive" if speech.verb_kind == "directive" else "duty")),
                modality=Modality.DIRECTED, assigner=assigner, assignee=assignee,
                text=span.of(reading.document.text), deadline=date, document=document,
            )  # fmt: skip


def _deadline(coded: Coded, piece: Piece) -> PartialDate | None:
    match = _DEADLINE.search(coded.code, piece.start, piece.end)
    mention = coded.mentions.get(match.start(1)) if match else None
    return getattr(mention, "until", None)


def _document(coded: Coded, piece: Piece) -> OfficialDocument | None:
    at = coded.code.find(PAPER, piece.start, piece.end)
    mention = coded.mentions.get(at)
    return getattr(mention, "document", None)
