"""Dates as precise as the text gives them, and other values of facts."""

import re
from dataclasses import dataclass
from enum import StrEnum

_FORMS = {
    "date": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "gYearMonth": re.compile(r"\d{4}-\d{2}"),
    "gYear": re.compile(r"\d{4}"),
    "gMonthDay": re.compile(r"--\d{2}-\d{2}"),
    "gMonth": re.compile(r"--\d{2}"),
}


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date with the precision that was read: `2021-03-12`, `2021-03`, `2021`, or `--03-12` without its year.

    The lexical forms are those of XSD 1.1 part 2, §3.3.9-15; nothing is ever completed by guessing.
    """

    iso: str

    def __post_init__(self) -> None:
        self.datatype  # noqa: B018 - evaluated so that a malformed date is refused at once

    @property
    def datatype(self) -> str:
        """The local name of the XSD datatype of this precision; ValueError where the form is none of them."""
        for name, form in _FORMS.items():
            if form.fullmatch(self.iso):
                return name
        raise ValueError(f"not a date of any precision: {self.iso!r}")

    @property
    def year(self) -> int | None:
        """The year, where the text gives one."""
        return None if self.iso.startswith("--") else int(self.iso[:4])


class Modality(StrEnum):
    """In which mood the article gives a fact: only `reported` is asserted as having happened."""

    REPORTED = "reported"
    DIRECTED = "directed"
    PLANNED = "planned"
    DENIED = "denied"


class Part(StrEnum):
    """What somebody did at an event."""

    CHAIR = "chair"
    SPEAK = "speak"
    ATTEND = "attend"
    INSPECT = "inspect"
    CONCLUDE = "conclude"


class Status(StrEnum):
    """How a post is held, where it is not simply held."""

    FORMER = "former"
    ACTING = "acting"
