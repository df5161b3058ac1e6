"""The code lists (SKOS) of the ontology, read as the extractor's words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.resources import resource

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_NQ = "https://w3id.org/nghiquyet/ontology#"
_NQC = "https://w3id.org/nghiquyet/ontology/codes#"


@dataclass(frozen=True, slots=True)
class Concept:
    """One SKOS concept: `id` is its local name; `labels` are preferred, alternative and hidden labels in Vietnamese."""

    id: str
    scheme: str
    label: str
    labels: tuple[str, ...]
    english: str
    notations: tuple[str, ...]
    properties: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def get(self, name: str, default: str = "") -> str:
        """The first value of a property of the `nq:` namespace, by local name."""
        return next(iter(self.properties.get(name, ())), default)

    def all(self, name: str) -> tuple[str, ...]:
        """All values of a property of the `nq:` namespace, in the order of the file."""
        return self.properties.get(name, ())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All concepts by scheme (local name of the scheme), in the order of their ids."""

    schemes: dict[str, tuple[Concept, ...]]

    def concepts(self, scheme: str) -> tuple[Concept, ...]:
        """The concepts of one scheme; empty where there is no such scheme."""
        return self.schemes.get(scheme, ())

    def labels(self, scheme: str) -> dict[str, Concept]:
        """Every label of a scheme with its concept; a preferred label wins over another concept's alternative."""
        found: dict[str, Concept] = {}
        for concept in self.concepts(scheme):
            for label in concept.labels[1:]:
                found.setdefault(label, concept)
        found.update({c.label: c for c in self.concepts(scheme)})
        return found


@lru_cache(maxsize=4)
def lexicon(folder: Path | None = None) -> Lexicon:
    """Read the code lists under `folder` (default: the ontology's own); InputError names a file that is no Turtle."""
    folder = folder or resource("ontology") / "codes"
    triples: dict[str, dict[str, list[ox.Literal | ox.NamedNode]]] = defaultdict(lambda: defaultdict(list))
    for path in sorted(folder.glob("*.ttl")):
        _read(path, triples)
    by_scheme: dict[str, list[Concept]] = defaultdict(list)
    for subject in sorted(triples):
        concept = _concept(subject, triples[subject])
        if concept:
            by_scheme[concept.scheme].append(concept)
    return Lexicon({scheme: tuple(concepts) for scheme, concepts in by_scheme.items()})


def _read(path: Path, triples: dict[str, dict[str, list[ox.Literal | ox.NamedNode]]]) -> None:
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal | ox.NamedNode):
                triples[quad.subject.value][quad.predicate.value].append(quad.object)
    except (SyntaxError, ValueError) as error:
        raise InputError(str(error), place=str(path), cure="mend the Turtle of this code list") from error


def _concept(subject: str, properties: dict[str, list[ox.Literal | ox.NamedNode]]) -> Concept | None:
    schemes = properties.get(_SKOS + "inScheme")
    preferred = _texts(properties.get(_SKOS + "prefLabel", []), "vi")
    if not schemes or not preferred:
        return None
    others = [t for kind in ("altLabel", "hiddenLabel") for t in _texts(properties.get(_SKOS + kind, []), "vi")]
    english = _texts(properties.get(_SKOS + "prefLabel", []), "en")
    extra = {
        name.removeprefix(_NQ): tuple(v.value.removeprefix(_NQC).removeprefix(_NQ) for v in values)
        for name, values in properties.items()
        if name.startswith(_NQ)
    }
    return Concept(
        id=subject.removeprefix(_NQC),
        scheme=schemes[0].value.removeprefix(_NQC),
        label=preferred[0],
        labels=tuple(dict.fromkeys(preferred + sorted(others))),
        english=english[0] if english else "",
        notations=tuple(sorted(v.value for v in properties.get(_SKOS + "notation", []))),
        properties=extra,
    )


def _texts(values: Iterable[ox.Literal | ox.NamedNode], language: str) -> list[str]:
    return [v.value for v in values if isinstance(v, ox.Literal) and (v.language or "vi") == language]
