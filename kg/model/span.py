"""Where something stands in an article's text."""

from typing import NamedTuple


class Span(NamedTuple):
    """A run of characters: Unicode code points of the NFC text, `end` exclusive (W3C Web Annotation §4.2.4)."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters this span covers in `text`."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end
