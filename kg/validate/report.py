"""What validation found: each result with its rule, its node, and the characters it points at."""

from dataclasses import dataclass
from enum import StrEnum

from rdflib import URIRef
from rdflib.term import Node


class Severity(StrEnum):
    """How much a result matters (SHACL §2.1.4): a violation keeps the article out of the store."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of an article's characters: code points of the NFC text, `end` exclusive; line and column from 1.

    `before` and `after` are the rest of its line, shortened to what fits beside it.
    """

    article: str
    start: int
    end: int
    quote: str
    line: int
    column: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """One finding of one rule, in both languages, with the passages that show it, along the text."""

    severity: Severity
    shape: URIRef
    focus: Node
    path: Node | None
    value: Node | None
    message_vi: str
    message_en: str
    passages: tuple[Passage, ...] = ()

    @property
    def rule(self) -> str:
        """The local name of the rule: `PercentOfRatio`."""
        return self.shape.rpartition("#")[2]

    @property
    def where(self) -> Passage | None:
        """The passage to show first, where the node has one."""
        return self.passages[0] if self.passages else None

    @property
    def order(self) -> tuple[int, str, int, str, str, str]:
        """Violations before warnings, then along the text; the same for the same graph."""
        rank = list(Severity).index(self.severity)
        where = self.where
        place = (where.article, where.start) if where else ("", -1)
        return (rank, *place, str(self.shape), str(self.focus), str(self.value))


@dataclass(frozen=True, slots=True)
class Report:
    """All results of one graph, in order."""

    results: tuple[Result, ...] = ()

    @property
    def violations(self) -> tuple[Result, ...]:
        """What keeps the graph out of the store."""
        return self._of(Severity.VIOLATION)

    @property
    def warnings(self) -> tuple[Result, ...]:
        """What a reader should know about the article or about how it was read."""
        return self._of(Severity.WARNING)

    @property
    def conforms(self) -> bool:
        """Whether the graph may be stored."""
        return not self.violations

    def _of(self, severity: Severity) -> tuple[Result, ...]:
        return tuple(result for result in self.results if result.severity is severity)
