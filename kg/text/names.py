"""Runs of capitalised syllables: the raw material of names."""

import re

from kg.text.segment import UPPER

SYLLABLE = rf"[{UPPER}][\w']*"
# "Hồ Chí Minh", "Bà Rịa - Vũng Tàu", "Krông Pắc", "Ea H'leo", "Kđăm"
RUN = re.compile(rf"{SYLLABLE}(?:[ \-]{SYLLABLE})*")
WORD = re.compile(r"[\w'&]+")


def run_at(text: str, start: int, most: int = 6) -> list[tuple[int, int]]:
    """The capitalised syllables that follow one another from `start`, at most `most`, as spans of the text."""
    syllables: list[tuple[int, int]] = []
    pattern = re.compile(SYLLABLE)
    at = start
    while len(syllables) < most:
        match = pattern.match(text, at)
        if not match:
            break
        syllables.append(match.span())
        if text[match.end() : match.end() + 1] != " ":
            break
        at = match.end() + 1
    return syllables
