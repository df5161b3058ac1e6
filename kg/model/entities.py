"""What facts are about: people, bodies, places, official documents and events, each under a canonical name."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Person:
    """A named person: family, middle and given name as printed, without honorific or title."""

    CLASS: ClassVar = "nq:Person"
    LABEL: ClassVar = "nq:name"
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative unit or other named place, with its level word: `quận Nam Từ Liêm`."""

    CLASS: ClassVar = "nq:Place"
    LABEL: ClassVar = "nq:name"
    name: str
    parent: "Place | None" = None


@dataclass(frozen=True, slots=True)
class Organization:
    """A body under its full canonical name; `kind` is the label of its SKOS concept, `concept` the id of the concept.

    `local` marks a name that the article leaves open (`trường Tiểu học`): it is the same body within one article only.
    """

    CLASS: ClassVar = "nq:Organization"
    LABEL: ClassVar = "nq:name"
    name: str
    kind: str | None = None
    concept: str | None = None
    place: Place | None = None
    local: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Bodies or people meant together under a phrase that is no name: `bốn Văn phòng`, `các sở, ngành`."""

    CLASS: ClassVar = "nq:Group"
    LABEL: ClassVar = "nq:name"
    name: str


@dataclass(frozen=True, slots=True)
class Role:
    """A post's title alone, without its organisation; `concept` is the id of the SKOS concept it was read by."""

    CLASS: ClassVar = "nq:Role"
    LABEL: ClassVar = "nq:name"
    name: str
    concept: str | None = None


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A particular resolution, directive, plan ...; identity is issuer, kind, number and term (18-NQ/TW names two).

    `term` is the Party's term (`XII`) and `year` the year of a number without one: what tells it from the same number
    of other terms and years, as far as the article or the code list of documents says.
    """

    CLASS: ClassVar = "nq:OfficialDocument"
    LABEL: ClassVar = "nq:citation"
    kind: str
    number: str | None = None
    issuer: str | None = None
    occasion: str | None = None
    title: str | None = None
    term: str | None = None
    year: str | None = None

    @property
    def citation(self) -> str:
        """How tables cite the document: its number, else its occasion, else its title, else its kind."""
        return self.number or self.occasion or self.title or self.kind


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting, congress, session, inspection, class, election or ceremony."""

    CLASS: ClassVar = "nq:Event"
    LABEL: ClassVar = "nq:eventKind"
    kind: str
    name: str | None = None
    organizer: str | None = None
    date: str | None = None


Agent = Person | Organization | Group | Place
Entity = Person | Organization | Group | Place | Role | OfficialDocument | Event
