"""Rules as data: the phrasing that gives facts, written down in `rules/*.yaml` with examples and silences.

A file holds `words` (lists of words with what they mean), `phrases` (named pieces) and `rules`. What a rule or phrase `reads` is a regular expression over a coded
sentence (`kg.extract.coding`), with these additions:

- `<Person>`, `<Body|Place>` stand for one mention of these kinds, `<who:Person|Post>` names it as a group, and
  `<who:Person+>` is a list of them, joined by commas, `và`, `cùng`;
- within a character class `<=Person|Post>` stands for their symbols, as in `[^.;<=Person>]`;
- `{name}` puts a phrase or a list of words of the same file or of `common.yaml`, or every label of a code list
  (`{@speech-verbs}`, `{@speech-verbs:opensClause}`) in its place.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from kg.extract.symbols import SYMBOLS
from kg.lexicon import lexicon
from kg.text.fold import fold

_FOLDER = Path(__file__).with_name("rules")
_COMMON = "common"
_MENTION = re.compile(r"<(?:(?P<name>[a-z_]+):|(?P<bare>=))?(?P<kinds>[A-Z][a-z]+(?:\|[A-Z][a-z]+)*)(?P<list>\+?)>")
_PIECE = re.compile(r"\{(@?[a-z][a-z_-]*(?::[A-Za-z]+)?)\}")
_JOINT = r"(?:,|;| và|; và|,? cùng(?: với)?|,? phối hợp với)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which the genre says a fact; what it `reads` is empty where mentions alone decide.

    One of the `cues`, if there are any, must stand in a sentence for the pattern to be tried.
    """

    id: str
    reads: str
    pattern: re.Pattern[str]
    says: Mapping[str, str]
    cues: tuple[str, ...]
    examples: tuple[Mapping[str, Any], ...]
    silent_on: tuple[Mapping[str, Any], ...]

    def matches(self, code: str) -> Iterator[re.Match[str]]:
        """Where the rule reads a coded sentence."""
        if not self.cues or any(cue in code for cue in self.cues):
            yield from self.pattern.finditer(code)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules of one file, in its order, and its phrases."""

    name: str
    rules: tuple[Rule, ...]
    phrases: Mapping[str, re.Pattern[str]]
    words: Mapping[str, Mapping[str, str]]

    def __iter__(self) -> Iterator[Rule]:
        """The rules in the order in which they are tried."""
        return iter(self.rules)

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """A phrase of the file; KeyError where it has none of that name."""
        return self.phrases[name]

    def text(self, name: str) -> str:
        """What a phrase reads, as part of another pattern."""
        return self.phrases[name].pattern

    def rule(self, id: str) -> Rule:
        """The rule of that id; KeyError where the file has none."""
        return next((r for r in self.rules if r.id == id), None) or _missing(id, self.name)


def _missing(id: str, name: str) -> Rule:
    raise KeyError(f"rules/{name}.yaml has no rule {id}")


@lru_cache(maxsize=1)
def rulebooks() -> tuple[Rulebook, ...]:
    """Every rule file, by name."""
    return tuple(rulebook(path.stem) for path in sorted(_FOLDER.glob("*.yaml")) if path.stem != _COMMON)


@cache
def rulebook(name: str) -> Rulebook:
    """The rules of `rules/<name>.yaml`; ValueError that names the rule whose pattern is none."""
    data = _read(name)
    words: dict[str, dict[str, str]] = data.get("words", {})
    pieces = {**_read(_COMMON).get("phrases", {}), **data.get("phrases", {})}
    pieces |= {each: "|".join(sorted(meant, key=lambda w: (-len(w), w))) for each, meant in words.items()}
    own = {
        each: compiled(f"{name}: {each}", text, pieces)
        for each, text in {**data.get("phrases", {}), **{w: pieces[w] for w in words}}.items()
    }
    return Rulebook(name, tuple(_rule(entry, pieces) for entry in data.get("rules", ())), own, words)


def compiled(where: str, reads: str, pieces: Mapping[str, str]) -> re.Pattern[str]:
    """The regular expression over coded sentences that a rule's notation stands for."""
    try:
        return re.compile(_expanded(reads, pieces))
    except (re.error, KeyError, RecursionError) as error:
        raise ValueError(f"rules/{where}: {error}") from error


def _expanded(reads: str, pieces: Mapping[str, str]) -> str:
    whole = _PIECE.sub(lambda m: _piece(m[1], pieces), reads)
    return _MENTION.sub(_mention, whole)


def _piece(name: str, pieces: Mapping[str, str]) -> str:
    return f"(?:{labels(name[1:]) if name.startswith('@') else _expanded(pieces[name], pieces)})"


def labels(scheme: str) -> str:
    """All labels of a code list (`speech-verbs`), or of its concepts with a property (`speech-verbs:opensClause`), longest first."""
    name, _, wanted = scheme.partition(":")
    concepts = [c for c in lexicon().concepts(name) if not wanted or c.get(wanted)]
    words = {fold(label).lower() for concept in concepts for label in concept.labels}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _mention(match: re.Match[str]) -> str:
    symbols = "".join(SYMBOLS[kind] for kind in match["kinds"].split("|"))
    if match["bare"]:
        return symbols
    one = f"[{symbols}]"
    run = f"{one}(?:{_JOINT} {one})*" if match["list"] else one
    return f"(?P<{match['name']}>{run})" if match["name"] else f"(?:{run})" if match["list"] else one


def _rule(entry: Mapping[str, Any], pieces: Mapping[str, str]) -> Rule:
    id, reads = str(entry["id"]), str(entry.get("reads", ""))
    return Rule(
        id, reads, compiled(id, reads, pieces), entry.get("says", {}), tuple(entry.get("cues", ())),
        tuple(entry.get("examples", ())), tuple(entry.get("silent_on", ())),
    )  # fmt: skip


def _read(name: str) -> dict[str, Any]:
    path = _FOLDER / f"{name}.yaml"
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return loaded
