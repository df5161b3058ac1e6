"""Independent sources: articles whose texts are nearly the same are one source, whoever printed them.

Texts are compared by their runs of five syllables (shingles; Broder 1997): two are one source where half of the runs of
the shorter stand in the longer. A sample of one run in eight, chosen by its checksum, finds the pairs.
"""

import re
import zlib
from collections import defaultdict
from functools import cached_property

from kg.conflicts.claims import literal
from kg.rdf.namespaces import NQ
from kg.store import Store
from kg.text.fold import fold, lower

_TEXTS = (
    f"SELECT DISTINCT ?id ?text WHERE {{ GRAPH ?g {{ ?a <{NQ.articleId}> ?id ; <{NQ.text}> ?text }} }} ORDER BY ?id"
)
_RUN, _SAMPLE, _SHARED, _MOST = 5, 8, 0.5, 50


class Sources:
    """The articles of a store, grouped by source; a source is named by the first id of its articles."""

    def __init__(self, store: Store) -> None:
        rows = store.select(_TEXTS)
        self._texts = {literal(row["id"]): literal(row["text"]) for row in rows}

    def of(self, article: str) -> str:
        """The source of an article: the first, by id, of the articles that print nearly the same text."""
        return self._first.get(article, article)

    @cached_property
    def _first(self) -> dict[str, str]:
        runs = {name: shingles(text) for name, text in self._texts.items()}
        parent = {name: name for name in runs}
        for one, other in sorted(_candidates(runs)):
            if nearly_same(runs[one], runs[other]):
                low, high = sorted((_root(parent, one), _root(parent, other)))
                parent[high] = low
        return {name: _root(parent, name) for name in parent}


def shingles(text: str) -> frozenset[int]:
    """A sample of the checksums of a text's runs of five syllables; tone placement, case and signs do not matter."""
    words = re.findall(r"\w+", lower(fold(text)))
    sums = (zlib.crc32(" ".join(words[i : i + _RUN]).encode()) for i in range(max(1, len(words) - _RUN + 1)))
    return frozenset(each for each in sums if each % _SAMPLE == 0)


def nearly_same(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether half of the runs of the shorter text stand in the longer, and the two are of one length class."""
    small, large = sorted((len(one), len(other)))
    return small >= 4 and large <= 4 * small and len(one & other) >= _SHARED * small


def _candidates(runs: dict[str, frozenset[int]]) -> set[tuple[str, str]]:
    """Pairs that share a sampled run; a run of very many articles is a formula and joins nobody."""
    holders: dict[int, list[str]] = defaultdict(list)
    for name in sorted(runs):
        for run in runs[name]:
            holders[run].append(name)
    shared = (names for names in holders.values() if 1 < len(names) <= _MOST)
    return {(one, other) for names in shared for i, one in enumerate(names) for other in names[i + 1 :]}


def _root(parent: dict[str, str], name: str) -> str:
    while parent[name] != name:
        name = parent[name]
    return name
