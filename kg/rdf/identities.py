"""Judgements on identity: what people have decided to be one individual, or two, against what the names say.

A pure map from the IRI that a name gives, and the article that names it, to the IRI of the individual. Of what is one,
the smallest IRI stands for all, so that the order of the judgements changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rdflib import URIRef

SAME, SPLIT = "same", "split"


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """`same`: `first` and `second` are one, called `name`. `split`: `first` in the article `second` is another.

    All but `name` are IRIs; of a split, `name` tells the other individual from the first in its IRI.
    """

    kind: str
    first: str
    second: str
    name: str

    @property
    def subjects(self) -> tuple[str, ...]:
        """The individuals that it is about."""
        return (self.first, self.second) if self.kind == SAME else (self.first,)


def apart(node: str, name: str) -> str:
    """The IRI of the individual that a split tells from `node`."""
    return f"{node}~{name}"


@dataclass(frozen=True, slots=True)
class Identities:
    """All judgements of a store, as one map."""

    judgements: tuple[Judgement, ...] = ()
    _splits: dict[tuple[str, str], str] = field(default_factory=dict)
    _one: dict[str, str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> "Identities":
        """The map of these judgements, in whatever order they come."""
        known = tuple(sorted(set(judgements)))
        splits = {(j.first, j.second): apart(j.first, j.name) for j in known if j.kind == SPLIT}
        one = _representatives([(j.first, j.second) for j in known if j.kind == SAME])
        names: dict[str, str] = {}
        for j in known:
            if j.kind == SAME:
                names.setdefault(one[j.first], j.name)
        return cls(known, splits, one, names)

    def individual(self, node: URIRef, article: URIRef) -> URIRef:
        """Who or what is meant where the article's words alone give `node`."""
        whole = self._one.get(str(node), str(node))
        part = self._splits.get((str(node), str(article))) or self._splits.get((whole, str(article)))
        return URIRef(self._one.get(part, part) if part else whole)

    def name(self, node: URIRef) -> str | None:
        """The one name of an individual that several IRIs meant, None where no judgement joined any."""
        return self._names.get(str(node))

    def changed(self, other: "Identities") -> set[str]:
        """The individuals of which the two maps may say different things."""
        different = set(self.judgements) ^ set(other.judgements)
        about = {node for judgement in different for node in judgement.subjects}
        classes = {root for each in (self, other) for root in (each._one.get(node) for node in about) if root}
        joined = {node for each in (self, other) for node, root in each._one.items() if root in classes}
        parts = {part for each in (self, other) for (node, _), part in each._splits.items() if node in about}
        return about | classes | joined | parts


def _representatives(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each IRI of the pairs → the smallest of those it is one with, directly or through others."""
    classes: dict[str, set[str]] = {}
    for first, second in pairs:
        joined = classes.get(first, {first}) | classes.get(second, {second})
        classes |= dict.fromkeys(joined, joined)
    return {node: min(members) for node, members in classes.items()}
