"""Who speaks in a sentence, with which verb, and what is said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.coding import Coded, pronouns
from kg.extract.reading import Reading, agent_of
from kg.extract.rulebook import rulebook
from kg.extract.symbols import BODY, PERSON, PLACE, POST, PRONOUN
from kg.lexicon import lexicon
from kg.model.entities import Agent, Person
from kg.model.span import Span
from kg.text.fold import fold

_BOOK = rulebook("statements")
_QUOTATION_FIRST, _ACCORDING_TO, _CLAUSE_FIRST, _VERB, _ADJACENT, _RESUMED = _BOOK
_ADVERBS, _BLOCK, _NOUNS_BEFORE = _BOOK["adverbs"], _BOOK["block"], _BOOK["nouns_before"]
_PRAISED, _GIVING, _NEXT, _NO_WORDS = (_BOOK[name] for name in ("praised", "giving", "next", "no_words"))
_DONE_TO = _BOOK["done_to"]


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of speaking: speakers (several where a list has one verb), the verb, and the run of words said."""

    speakers: tuple[Agent, ...]
    verb: str
    verb_kind: str
    coded: Coded
    start: int
    end: int
    rule: str

    @property
    def span(self) -> Span:
        """The words said, as characters of the article."""
        return self.coded.original(self.start, self.end)


@lru_cache(maxsize=1)
def verbs() -> dict[str, str]:
    """Folded speech verbs → their kind: assertion, directive, evaluation, commissive."""
    return {
        fold(label).lower(): concept.get("speechKind", "assertion")
        for label, concept in lexicon().labels("speech-verbs").items()
    }


_WEAK_FIRST = frozenset({"báo cáo", "chỉ đạo", "giao", "thông tin", "kết luận", "nêu", "thông báo", "quyết định", "trao đổi", "trình bày",
                         "phân công", "hướng dẫn", "quán triệt", "thống nhất", "biểu dương", "đánh giá", "đề xuất", "phát biểu", "nói", "trả lời",
                         "công bố", "kể", "khai", "phân tích", "góp ý", "tuyên bố", "nhắc lại", "xác định"})  # fmt: skip


_PRAISE = frozenset({"biểu dương", "đánh giá", "ghi nhận", "xác định"})
# With these `đến` or `cho` behind means that nothing is said.
_GIVEN_TO = frozenset({"lưu ý", "nhắc nhở", "cảnh báo", "đề xuất", "kiến nghị", "đồng ý"})
# After these even a body may speak from some way off: `UBKT Tỉnh ủy, sau khi xem xét, cho rằng ...`.
_PLAIN_SPEECH = frozenset(
    {
        "cho biết",
        "cho rằng",
        "khẳng định",
        "nhấn mạnh",
        "nêu rõ",
        "yêu cầu",
        "đề nghị",
        "xác nhận",
        "thống nhất đánh giá",
    }
)


class Speaker:
    """Resolves subjects of speech within one article: pronouns mean whoever spoke last."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.last: Agent | None = None

    def resolve(self, coded: Coded, start: int, end: int) -> tuple[Agent, ...]:
        """The agents in a run of the code."""
        found: list[Agent] = []
        for at in range(start, end):
            if coded.code[at] == PRONOUN:
                if isinstance(self.last, Person):
                    found.append(self.last)
            elif at in coded.mentions:
                agent = agent_of(self._reading, coded.mentions[at])
                if agent and agent not in found:
                    found.append(agent)
        return tuple(found)


def with_pronouns(coded: Coded, folded: str) -> Coded:
    """The sentence with a stand-alone `Đồng chí`, `Ông` coded as a pronoun (its first letter carries the code)."""
    spans = [s for s in pronouns(coded, folded) if s[0] not in coded.mentions]
    if not spans:
        return coded
    code = list(coded.code)
    keep = [True] * len(code)
    for start, end in spans:
        code[start] = PRONOUN
        keep[start + 1 : end] = [False] * (end - start - 1)
    where = [i for i, k in enumerate(keep) if k]
    index = {old: new for new, old in enumerate(where)}
    return Coded(
        coded.span,
        "".join(code[i] for i in where),
        tuple(coded.offsets[i] for i in where),
        {index[at]: m for at, m in coded.mentions.items()},
    )


def speeches(coded: Coded, speaker: Speaker) -> list[Speech]:
    """The acts of speaking in one sentence, in order; the last speaker is remembered for the next."""
    for rule in (_QUOTATION_FIRST, _ACCORDING_TO, _CLAUSE_FIRST):
        match = rule.pattern.search(coded.code)
        if match and (rule is not _ACCORDING_TO or _speaks(match)):
            return _make(coded, match, speaker, rule.id)
    at = 0
    while match := _VERB.pattern.search(coded.code, at):
        if _sound(match):
            return _make(coded, match, speaker, _VERB.id)
        at = match.end("who")
    resumed = _resumed(coded, speaker)
    if resumed:
        return resumed
    close = _ADJACENT.pattern.search(coded.code)
    return _make(coded, close, speaker, _ADJACENT.id) if close and _sound(close) else []


def _resumed(coded: Coded, speaker: Speaker) -> list[Speech]:
    """`Đồng thời đề nghị ...`: a sentence that begins with the verb goes on with the last speaker."""
    match = _NEXT.match(", " + coded.code) if coded.code.startswith(("đồng thời", "bên cạnh đó", "ngoài ra")) else None
    if match is None or speaker.last is None:
        return []
    start, end = coded.clip(match.start("text") - 2, len(coded.code))
    verb = match["verb"]
    return _split(Speech((speaker.last,), verb, verbs()[verb], coded, *_quoted(coded, start, end), _RESUMED.id))


def _speaks(match: re.Match[str]) -> bool:
    """Whether `theo X` names a source: X is reported from, or a person, or a body set off by a comma."""
    comma = match.string[match.end("who") : match.end("who") + 1] == ","
    return bool(match["noun"]) or match["who"] in (PERSON, POST, PRONOUN) or (match["who"] == BODY and comma)


def _sound(match: re.Match[str]) -> bool:
    verb, mid = match["verb"], match["mid"]
    adjacent = bool(_ADVERBS.fullmatch(mid.removeprefix(",").removeprefix(" ")))
    if (match["who"][-1] == PLACE and not adjacent) or (
        match["who"][-1] == BODY and not adjacent and verb not in _PLAIN_SPEECH
    ):
        return False
    if _DONE_TO.search(match.string, 0, match.start("who")):
        return False
    if _NO_WORDS.match(match["text"]) and verb in _GIVEN_TO:
        return False
    if match["who"][-1] in (PLACE, BODY) and verb in _PRAISE:
        return False
    if verb in _PRAISE and adjacent and _PRAISED.match(match["text"]):
        return True
    if verb in _PRAISE and adjacent and match["text"][0] in (PERSON, BODY, PLACE):
        return True
    if verb in _WEAK_FIRST and (len(mid.split()) > 2 or match["sep"] is None):
        return match["sep"] in (":", " rằng", " rằng:")
    if _GIVING.search(mid):
        return False
    if _NOUNS_BEFORE.search(mid) or _BLOCK.search(mid):
        return False
    return len(match["text"].split()) >= 3


def _make(coded: Coded, match: re.Match[str], speaker: Speaker, rule: str) -> list[Speech]:
    speakers = speaker.resolve(coded, *match.span("who"))
    if "thay mặt" in coded.code[max(0, match.start("who") - 60) : match.start("who")] or any(
        isinstance(s, Person) for s in speakers[1:]
    ):
        speakers = speakers[-1:]
    if not speakers:
        return []
    speaker.last = speakers[0]
    verb = match.groupdict().get("verb") or "theo"
    start, end = coded.clip(*match.span("text"))
    return _split(Speech(speakers, verb, verbs().get(verb, "assertion"), coded, *_quoted(coded, start, end), rule))


def _quoted(coded: Coded, start: int, end: int) -> tuple[int, int]:
    """A quotation that opens the words said and closes in the sentence is all of them."""
    if coded.code[start : start + 1] in ("“", '"'):
        closing = next((i for i in range(start + 1, end) if coded.code[i] in '”"'), -1)
        return coded.clip(start + 1, closing if closing > 0 else end)
    return start, end


def _split(speech: Speech) -> list[Speech]:
    """A further verb of the same speaker (`...; đồng thời đề nghị ...`) begins a further act."""
    match = _NEXT.search(speech.coded.code, speech.start, speech.end)
    if not match or "“" in speech.coded.code[speech.start : match.start()] or speech.rule == _QUOTATION_FIRST.id:
        return [speech]
    before = speech.coded.code[max(speech.start, match.start() - 14) : match.start("verb")]
    if _NOUNS_BEFORE.search(before) or (match["verb"] in _GIVEN_TO and _NO_WORDS.match(match["text"])):
        return [speech]
    first = Speech(
        speech.speakers,
        speech.verb,
        speech.verb_kind,
        speech.coded,
        *speech.coded.clip(speech.start, match.start()),
        speech.rule,
    )
    start, _ = speech.coded.clip(match.start("text"), speech.end)
    verb = match["verb"]
    rest = Speech(
        speech.speakers, verb, verbs()[verb], speech.coded, *_quoted(speech.coded, start, speech.end), speech.rule
    )
    enough = len(speech.coded.code[first.start : first.end].split()) >= 4
    return [first, *_split(rest)] if enough else _split(rest)


def all_speeches(sentences: Sequence[Coded], reading: Reading) -> list[Speech]:
    """Every act of speaking of an article, in order."""
    speaker = Speaker(reading)
    found: list[Speech] = []
    for coded in sentences:
        found += speeches(coded, speaker)
        if not found or found[-1].coded is not coded:
            people = [m for _, m in sorted(coded.mentions.items()) if type(m).__name__ == "PersonMention"]
            if people:
                speaker.last = agent_of(reading, people[0])
    return found
