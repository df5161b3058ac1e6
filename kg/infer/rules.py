"""The rules of inference: SPARQL CONSTRUCT files under queries/rules, whose headers name what a conclusion rests on.

A `# premise:` line is either a variable that the pattern binds to a fact, or a triple that the pattern matches and that
was itself inferred or is known beforehand. A file stays a query that anybody can run as it is.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from rdflib import URIRef, Variable
from rdflib.plugins.sparql.processor import prepareQuery
from rdflib.term import Node

from kg.errors import UsageError
from kg.rdf.namespaces import term
from kg.resources import resource

Slot = str | ox.NamedNode  # a variable's name, or the term itself
Pattern = tuple[Slot, ...]  # one slot for a fact, three for a triple
_HEADER = re.compile(r"# (?P<key>title|vi|en|premise): (?P<value>.+)")
_CONSTRUCT = re.compile(r"CONSTRUCT\s*\{[^}]*\}\s*WHERE\s*\{", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it says in both languages, what it concludes, on what premises, and the SELECT that finds both."""

    name: str
    title: str
    vi: str
    en: str
    conclusions: tuple[Pattern, ...]
    premises: tuple[Pattern, ...]
    select: str


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, by name."""
    return tuple(parse(path) for path in sorted((resource("queries") / "rules").glob("*.rq")))


def parse(path: Path) -> Rule:
    """Read a rule file; UsageError where it is no CONSTRUCT, or names no premise or no wording."""
    text = path.read_text(encoding="utf-8")
    found: dict[str, list[str]] = {"title": [""], "vi": [""], "en": [""], "premise": []}
    for line in text.splitlines():
        if match := _HEADER.fullmatch(line.rstrip()):
            found[match["key"]] = [*filter(None, found[match["key"]]), match["value"].strip()]
    opening = _CONSTRUCT.search(text)
    if not opening or not found["premise"] or not found["vi"][0] or not found["en"][0]:
        raise UsageError(
            "not a rule", place=str(path), cure="write # vi:, # en:, # premise: and CONSTRUCT { … } WHERE { … }"
        )
    template = prepareQuery(text).algebra.template
    conclusions = tuple(sorted((tuple(_slot(node) for node in triple) for triple in template), key=str))
    premises = tuple(tuple(_word(word) for word in line.split()) for line in found["premise"])
    shown = sorted({slot for pattern in (*conclusions, *premises) for slot in pattern if isinstance(slot, str)})
    select = f"{text[: opening.start()]}SELECT DISTINCT {' '.join(f'?{name}' for name in shown)} WHERE {{{text[opening.end() :]}"
    return Rule(path.stem, found["title"][0], found["vi"][0], found["en"][0], conclusions, premises, select)


def _slot(node: Node) -> Slot:
    if isinstance(node, Variable):
        return str(node)
    if isinstance(node, URIRef):
        return ox.NamedNode(str(node))
    raise TypeError(f"a rule concludes variables and IRIs, not {node!r}")


def _word(word: str) -> Slot:
    return word[1:] if word.startswith("?") else ox.NamedNode(str(term(word)))
