"""What an article lets a reader reckon: figures and dates as printed, and how the article sets them beside one another."""

from dataclasses import dataclass
from decimal import Decimal

from kg.model.span import Span
from kg.model.values import PartialDate


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as printed: `trên 92,5%` is 92.5, unit `%`, comparator `>`, step 0.1 (one of its last digit)."""

    span: Span
    value: Decimal
    unit: str = ""
    comparator: str = "="
    step: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed, whether or not a calendar has it: `31/4/2021`, `4/2021`, `2021`, `31/4`."""

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def date(self) -> PartialDate | None:
        """The date at the precision that was printed; None where its year is missing."""
        if self.year is None:
            return None
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return PartialDate("-".join(parts))


@dataclass(frozen=True, slots=True)
class Symbol:
    """The number of a document as printed: `12/2023/NQ-HĐND`; `year` where the number holds one."""

    span: Span
    number: str
    year: int | None = None


Term = Figure | PrintedDate | Symbol


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Figures that an article itself relates: `kind` is a class of the ontology, each term has its part in it."""

    kind: str
    terms: tuple[tuple[str, Term], ...]
    label: str = ""

    @property
    def span(self) -> Span:
        """From the first character of its terms to the last."""
        spans = [term.span for _, term in self.terms]
        return Span(min(span.start for span in spans), max(span.end for span in spans))
