"""Leftmost-longest matching of closed lists over folded text, with Vietnamese word borders."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick

from kg.model.span import Span
from kg.text.fold import fold

T = TypeVar("T")


class Matcher(Generic[T]):
    """Finds every label of a closed list in a text and tells what it stands for."""

    def __init__(self, labels: Mapping[str, T]) -> None:
        folded = {fold(label): value for label, value in labels.items() if label.strip()}
        self._values = list(folded.values())
        self._automaton = AhoCorasick(list(folded))

    def find(self, text: str) -> Iterator[tuple[Span, T]]:
        """Leftmost-longest matches in a folded text that begin and end at word borders, in order."""
        end_of_last = -1
        for start, group in _by_start(self._automaton.find_matches_as_indexes(text, overlapping=True)):
            if start < end_of_last or not _border(text, start):
                continue
            for end, index in sorted(group, reverse=True):
                if _border(text, end):
                    yield Span(start, end), self._values[index]
                    end_of_last = end
                    break


def _by_start(matches: Iterable[tuple[int, int, int]]) -> list[tuple[int, list[tuple[int, int]]]]:
    groups: dict[int, list[tuple[int, int]]] = {}
    for index, start, end in matches:
        groups.setdefault(start, []).append((end, index))
    return sorted(groups.items())


def _border(text: str, at: int) -> bool:
    """Whether a word begins or ends at `at`: not between two letters or digits."""
    return not (0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum())
