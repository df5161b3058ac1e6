"""Who speaks in a sentence, with which verb, and what is said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.coding import Coded
from kg.extract.reading import Reading, agent_of
from kg.extract.rulebook import Rule, rulebook
from kg.extract.speakers import Speaker
from kg.extract.symbols import BODY, PAPER, PERSON, PLACE, POST, PRONOUN
from kg.lexicon import lexicon
from kg.model.entities import Agent, Group, Person
from kg.model.span import Span
from kg.text.fold import fold

_BOOK = rulebook("statements")
(
    _QUOTATION_FIRST,
    _ACCORDING_TO,
    _CLAUSE_FIRST,
    _LISTED,
    _VERB,
    _COLLECTIVE,
    _FURTHER,
    _ADJACENT,
    _RESUMED,
    _ANNOUNCED,
) = _BOOK
_ADVERBS, _BLOCK, _NOUNS_BEFORE = _BOOK["adverbs"], _BOOK["block"], _BOOK["nouns_before"]
_PRAISED, _GIVING, _NEXT, _NO_WORDS = (_BOOK[name] for name in ("praised", "giving", "next", "no_words"))
_WEAK, _PRAISE, _GIVEN_TO, _PLAIN = (_BOOK[name] for name in ("weak", "praise", "given_to", "plain"))
_PREDICATE, _IN_WRITING, _NEW_SUBJECT = (_BOOK[name] for name in ("predicate", "in_writing", "new_subject"))
_GOVERNED, _PAPER_SAYS, _DIRECTS = (_BOOK[name] for name in ("governed", "paper_says", "directs"))
_OWNED, _ATTACHED, _TOLD_ON, _DONE_TO = (_BOOK[name] for name in ("owned", "attached", "told_on", "done_to"))
_ITEM = _BOOK["item"]
_ORDERS, _TO_WHOM = _BOOK["orders"], _BOOK["to_whom"]
_CAPTION = 120  # characters: a line this short between an announcement and its list is a caption
_BETWEEN_ITEMS = 3  # paragraphs: an item may run on over two more
_RESUMING, _CREDIT, _TALKS = _BOOK["resuming"], _BOOK["credit"], _BOOK["talks"]


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of speaking: speakers (several where a list has one verb), the verb, and the run of words said.

    `until` is where the words end in the article when they run on over further sentences, `since` where they begin
    when the sentence only announces them (`Bộ A yêu cầu:` before a list).
    """

    speakers: tuple[Agent, ...]
    verb: str
    verb_kind: str
    coded: Coded
    start: int
    end: int
    rule: str
    until: int | None = None
    since: int | None = None

    @property
    def span(self) -> Span:
        """The words said, as characters of the article."""
        first = self.coded.original(self.start, self.end)
        return Span(self.since or first.start, self.until or first.end)


@lru_cache(maxsize=1)
def verbs() -> dict[str, str]:
    """Folded speech verbs → their kind: assertion, directive, evaluation, commissive."""
    return {
        fold(label).lower(): concept.get("speechKind", "assertion")
        for label, concept in lexicon().labels("speech-verbs").items()
    }


def kind_of(verb: str) -> str:
    """The kind of a verb; of two (`nhấn mạnh và yêu cầu`) the last decides."""
    return verbs().get(verb) or verbs().get(re.split(r", | và ", verb)[-1], "assertion")


def speeches(coded: Coded, speaker: Speaker) -> list[Speech]:
    """The acts of speaking in one sentence, in order; the last speaker is remembered for the next."""
    if _RESUMING.match(coded.code):
        return _resumed(coded, speaker) or _first(coded, speaker)
    return _first(coded, speaker) or _resumed(coded, speaker)


def _first(coded: Coded, speaker: Speaker) -> list[Speech]:
    return next((made for rule, match in _candidates(coded) if (made := _make(coded, match, speaker, rule))), [])


def _candidates(coded: Coded) -> Iterator[tuple[Rule, re.Match[str]]]:
    for rule in (_QUOTATION_FIRST, _ACCORDING_TO, _CLAUSE_FIRST):
        match = rule.pattern.search(coded.code)
        if match and (rule is not _ACCORDING_TO or _speaks(match)):
            yield rule, match
    for rule in (_LISTED, _VERB, _COLLECTIVE, _FURTHER, _ADJACENT):
        at = 0
        while match := rule.pattern.search(coded.code, at):
            if rule in (_LISTED, _COLLECTIVE, _FURTHER) or _sound(match):
                yield rule, match
            at = match.start("who") + 1


def _resumed(coded: Coded, speaker: Speaker) -> list[Speech]:
    """`Đồng thời đề nghị ...`: a sentence that begins with the verb goes on with the last speaker."""
    match = _NEXT.match(", " + coded.code)
    if match is None or not speaker.spoke or not speaker.near(coded):
        return []
    start, end = coded.clip(match.start("text") - 2, len(coded.code))
    verb = match["verb"]
    return _split(Speech(speaker.spoke, verb, kind_of(verb), coded, *_quoted(coded, start, end), _RESUMED.id))


def _speaks(match: re.Match[str]) -> bool:
    """Whether `theo X` names a source: X is reported from, or a person, or a body set off by a comma."""
    if match["who"] == PLACE and not match["noun"]:
        return False
    if match["who"] == PLACE and (match["between"] or "").startswith("của "):
        return False
    comma = match.string[match.end("who") : match.end("who") + 1] == ","
    return bool(match["noun"]) or match["who"] in (PERSON, POST, PRONOUN) or (match["who"] == BODY and comma)


def _sound(match: re.Match[str]) -> bool:
    """Whether the words are said by the subject: the verb is its own, and takes words as its object."""
    verb, mid, who = match["verb"], match["mid"], match["who"][-1]
    adjacent = bool(_ADVERBS.fullmatch(mid.removeprefix(",").removeprefix(" ")))
    if not _governs(match, adjacent) or _NEW_SUBJECT.search(mid):
        return False
    if _NO_WORDS.match(match["text"]) and _GIVEN_TO.fullmatch(verb):
        return False
    if _PRAISE.fullmatch(verb):
        return who not in (PLACE, BODY) and _assesses(match, adjacent)
    if verb == "chỉ đạo" and who in (PERSON, POST) and _ORDERS.fullmatch(mid) and _TO_WHOM.match(match["text"]):
        return True
    if _WEAK.fullmatch(verb) and (len(mid.split()) > 2 or match["sep"] is None):
        return match["sep"] in (":", " rằng", " rằng:")
    if _GIVING.search(mid):
        return False
    if (_NOUNS_BEFORE.search(mid) and not _IN_WRITING.search(mid)) or _BLOCK.search(mid):
        return False
    return len(match["text"].split()) >= 3


def _governs(match: re.Match[str], adjacent: bool) -> bool:
    """Whether the agent is the subject of the verb, not what some other word governs (`chỉ đạo của ...`)."""
    who, verb = match["who"][-1], match["verb"]
    if who == PAPER:
        return adjacent and bool(_PAPER_SAYS.fullmatch(verb))
    start, listed = match.start("who"), len(match["who"]) > 1
    if _DONE_TO.search(match.string, 0, start):
        return False
    if _GOVERNED.search(match.string, 0, start) or (listed and _attached(match.string, start)):
        return False
    if _OWNED.search(match.string, 0, start) and (listed or not adjacent):
        return False
    return adjacent or not (who == PLACE or (who == BODY and not _PLAIN.fullmatch(verb)))


def _attached(code: str, start: int) -> bool:
    return bool(_ATTACHED.search(code, 0, start)) and not _RESUMING.search(code, max(0, start - 14), start)


def _assesses(match: re.Match[str], adjacent: bool) -> bool:
    text = match["text"]
    if not adjacent:
        return match["sep"] in (":", " rằng", " rằng:")
    if match["sep"] or _PRAISED.match(text) or text[0] in (PERSON, BODY, PLACE):
        return True
    return len(text.split()) >= 8 and bool(_PREDICATE.search(text))


def _make(coded: Coded, match: re.Match[str], speaker: Speaker, rule: Rule) -> list[Speech]:
    groups = match.groupdict()
    speakers = _collective(match, coded) if rule is _COLLECTIVE else speaker.resolve(coded, *match.span("who"))
    if not speakers:
        return []
    speaker.says(speakers, coded)
    verb = groups.get("verb") or "theo"
    start, end = coded.clip(*match.span("text"))
    kind = "directive" if rule is _LISTED and _DIRECTS.search(match["what"]) else kind_of(verb)
    said = Speech(speakers, verb, kind, coded, *_quoted(coded, start, _without_credit(coded, start, end)), rule.id)
    return [*_split(said), *(_after_quotation(said, match) if rule is _QUOTATION_FIRST else ())]


def _collective(match: re.Match[str], coded: Coded) -> tuple[Agent, ...]:
    name = coded.original(*match.span("name"))
    return (Group(_BOOK.text("collective_name") and match["name"].capitalize()),) if name else ()


def _after_quotation(said: Speech, match: re.Match[str]) -> list[Speech]:
    """`“...”, ông A nói, nhấn mạnh ...`: the verb behind the quotation has one more beside it."""
    further = _NEXT.match(said.coded.code, match.end("verb"))
    if further is None:
        return []
    run = said.coded.clip(*further.span("text"))
    verb = further["verb"]
    return _split(replace(said, verb=verb, verb_kind=kind_of(verb), start=run[0], end=run[1], rule=_RESUMED.id))


def _without_credit(coded: Coded, start: int, end: int) -> int:
    credit = _CREDIT.search(coded.code, start, end)
    return coded.clip(start, credit.start() if credit else end)[1]


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
    if _NOUNS_BEFORE.search(before) or (_GIVEN_TO.fullmatch(match["verb"]) and _NO_WORDS.match(match["text"])):
        return [speech]
    first = replace(speech, end=speech.coded.clip(speech.start, match.start())[1])
    start, _ = speech.coded.clip(match.start("text"), speech.end)
    start, end = _quoted(speech.coded, start, speech.end)
    verb = match["verb"]
    rest = replace(speech, verb=verb, verb_kind=kind_of(verb), start=start, end=end)
    enough = len(speech.coded.code[first.start : first.end].split()) >= 4
    return [first, *_split(rest)] if enough else _split(rest)


def all_speeches(sentences: Sequence[Coded], reading: Reading) -> list[Speech]:
    """Every act of speaking of an article, in order."""
    speaker = Speaker(reading)
    found: list[Speech] = []
    open_run: Speech | None = None
    for coded in sentences:
        made = speeches(coded, speaker) or announced(coded, speaker, reading)
        if made:
            found += made
        else:
            speaker.hears(coded)
            if open_run and _runs_on(open_run, coded, reading):
                found[-1] = open_run = replace(open_run, until=coded.original(*coded.clip(0, len(coded.code))).end)
                continue
        open_run = made[-1] if made and _after_colon(made[-1]) else None
    return found


def announced(coded: Coded, speaker: Speaker, reading: Reading) -> list[Speech]:
    """`Thủ tướng Chính phủ yêu cầu:` with the words in the list below it."""
    match = _ANNOUNCED.pattern.search(coded.code)
    run = listed_below(coded.span.end, reading) if match else None
    if match is None or run is None:
        return []
    speakers = speaker.resolve(coded, *match.span("who"))
    if not speakers:
        return []
    speaker.says(speakers, coded)
    verb, end = match["verb"], len(coded.code)
    return [Speech(speakers, verb, kind_of(verb), coded, end, end, _ANNOUNCED.id, until=run.end, since=run.start)]


def listed_below(at: int, reading: Reading) -> Span | None:
    """The list that stands below an announcement: its marked paragraphs, and those between them."""
    below = [p for p in reading.document.paragraphs if p.start >= at]
    marked = [i for i, p in enumerate(below) if _ITEM.match(reading.document.lowered, p.start)]
    if not marked or marked[0] > 1 or (marked[0] == 1 and len(below[0].of(reading.document.text)) > _CAPTION):
        return None
    first = last = marked[0]
    for i in marked[1:]:
        if i - last > _BETWEEN_ITEMS:
            break
        last = i
    return Span(below[first].start, below[last].end)


def _after_colon(speech: Speech) -> bool:
    """Whether the words said stand after a colon, unquoted, up to the end of their sentence."""
    code = speech.coded.code
    colon = code[: speech.start].rstrip().endswith(":")
    return colon and len(code) - speech.end <= 2 and not any(mark in code[speech.start :] for mark in '“”"')


def _runs_on(speech: Speech, coded: Coded, reading: Reading) -> bool:
    """Whether a sentence belongs to words said after a colon: the same paragraph, and nobody else acts in it."""
    gap = reading.document.text[speech.span.end : coded.span.start]
    others = [m for m in coded.mentions.values() if isinstance(agent_of(reading, m), Person)]
    known = {agent_of(reading, m) for m in speech.coded.mentions.values()}
    return (
        "\n" not in gap and len(coded.code.split()) > 3 and not _TOLD_ON.match(coded.code)
        and not _TALKS.search(coded.code) and {agent_of(reading, m) for m in others} <= known
    )  # fmt: skip
