"""The fact types, declared once: triples, shapes, fact queries and documentation are derived from them.

A field's type says what the value is and `| None` that it may be missing; its `Column` names the property and
whether the column belongs to the key of its table.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, ClassVar, NamedTuple

from kg.model.entities import Agent, Event, OfficialDocument, Organization, Person, Place, Role
from kg.model.span import Span
from kg.model.values import Modality, Part, PartialDate, Status


class Column(NamedTuple):
    """How a field stands in the graph and in its table: the property, and whether it identifies the row.

    `hidden` fields are in the graph but are no column of the table.
    """

    property: str
    key: bool = False
    hidden: bool = False


class Evidence(NamedTuple):
    """The characters a fact was read from, and the rule that read them."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Anything the article says, with the characters that show it."""

    TABLE: ClassVar[str]
    CLASS: ClassVar[str]

    evidence: Evidence
    modality: Modality = Modality.REPORTED


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleHolding(Fact):
    """A person holds, held or acts in a post, as the article attests (W3C ORG: org:Membership)."""

    TABLE: ClassVar = "roles"
    CLASS: ClassVar = "nq:RoleHolding"

    person: Annotated[Person, Column("nq:holder", key=True)]
    role: Annotated[Role, Column("nq:role", key=True)]
    organization: Annotated[Organization | None, Column("nq:roleIn", key=True)] = None
    status: Annotated[Status | None, Column("nq:holdingStatus")] = None
    term: Annotated[str | None, Column("nq:heldInTerm", hidden=True)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationReference(Fact):
    """The article names a body, in full or by a short name."""

    TABLE: ClassVar = "organizations"
    CLASS: ClassVar = "nq:OrganizationReference"

    organization: Annotated[Organization, Column("nq:refersTo", hidden=True)]
    name: Annotated[str, Column("nq:canonicalName", key=True)]
    kind: Annotated[str | None, Column("nq:kindLabel")] = None
    parent: Annotated[Organization | None, Column("nq:statedParent", key=True)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReference(Fact):
    """The article names a particular official document."""

    TABLE: ClassVar = "documents"
    CLASS: ClassVar = "nq:DocumentReference"

    document: Annotated[OfficialDocument, Column("nq:refersTo", hidden=True)]
    kind: Annotated[str, Column("nq:kindLabel", key=True)]
    number: Annotated[str | None, Column("nq:number", key=True)] = None
    issuer: Annotated[Agent | None, Column("nq:issuer", key=True)] = None
    occasion: Annotated[str | None, Column("nq:occasion", key=True)] = None
    title: Annotated[str | None, Column("nq:title", key=True)] = None
    date: Annotated[PartialDate | None, Column("nq:date")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuanceCount(Fact):
    """A body issued so many documents of one kind."""

    TABLE: ClassVar = "document_counts"
    CLASS: ClassVar = "nq:IssuanceCount"

    issuer: Annotated[Agent | None, Column("nq:issuer", key=True)] = None
    kind: Annotated[str, Column("nq:kindLabel", key=True)]
    count: Annotated[int, Column("nq:count", key=True)]
    since: Annotated[PartialDate | None, Column("nq:since")] = None
    until: Annotated[PartialDate | None, Column("nq:until")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement(Fact):
    """A counted or measured result, with its unit, scope and period."""

    TABLE: ClassVar = "indicators"
    CLASS: ClassVar = "nq:Measurement"

    subject: Annotated[Agent | None, Column("nq:subject", key=True)] = None
    value: Annotated[Decimal, Column("nq:value", key=True)]
    unit: Annotated[str | None, Column("nq:unit", key=True)] = None
    indicator: Annotated[str | None, Column("nq:indicator")] = None
    comparator: Annotated[str | None, Column("nq:comparator")] = None
    since: Annotated[PartialDate | None, Column("nq:since")] = None
    until: Annotated[PartialDate | None, Column("nq:until")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReference(Fact):
    """A meeting, congress, session, inspection, class, election or ceremony that the article tells of."""

    TABLE: ClassVar = "events"
    CLASS: ClassVar = "nq:EventReference"

    event: Annotated[Event, Column("nq:refersTo", hidden=True)]
    kind: Annotated[str, Column("nq:kindLabel", key=True)]
    date: Annotated[PartialDate | None, Column("nq:date", key=True)] = None
    organizer: Annotated[Agent | None, Column("nq:organizer", key=True)] = None
    place: Annotated[Place | None, Column("nq:place")] = None
    name: Annotated[str | None, Column("nq:eventName")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Fact):
    """Who did what at an event."""

    TABLE: ClassVar = "participations"
    CLASS: ClassVar = "nq:Participation"

    person: Annotated[Person, Column("nq:participant", key=True)]
    event_kind: Annotated[Event, Column("nq:inEvent", key=True)]
    part: Annotated[Part, Column("nq:part", key=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Fact):
    """What a named person or body said; the claim is the speaker's, not the graph's."""

    TABLE: ClassVar = "statements"
    CLASS: ClassVar = "nq:Statement"

    speaker: Annotated[Agent, Column("nq:speaker", key=True)]
    text: Annotated[str, Column("nq:text", key=True)]
    verb: Annotated[str | None, Column("nq:verb")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Fact):
    """What someone asks, orders or assigns somebody else to do."""

    TABLE: ClassVar = "tasks"
    CLASS: ClassVar = "nq:Task"

    assigner: Annotated[Agent | None, Column("nq:assigner", key=True)] = None
    assignee: Annotated[Agent | None, Column("nq:assignee", key=True)] = None
    text: Annotated[str, Column("nq:text", key=True)]
    deadline: Annotated[PartialDate | None, Column("nq:deadline")] = None
    document: Annotated[OfficialDocument | None, Column("nq:concerns")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Implementation(Fact):
    """A body studied, carried out, made concrete or reviewed a particular document."""

    TABLE: ClassVar = "implementations"
    CLASS: ClassVar = "nq:Implementation"

    organization: Annotated[Agent | None, Column("nq:implementer", key=True)] = None
    action: Annotated[str, Column("nq:action", key=True)]
    document: Annotated[OfficialDocument, Column("nq:implements", key=True)]
    status: Annotated[str | None, Column("nq:implementationStatus")] = None
    date: Annotated[PartialDate | None, Column("nq:date")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonnelAction(Fact):
    """An appointment, election, transfer, dismissal, discipline or award."""

    TABLE: ClassVar = "personnel"
    CLASS: ClassVar = "nq:PersonnelAction"

    person: Annotated[Person, Column("nq:person", key=True)]
    action: Annotated[str, Column("nq:action", key=True)]
    role: Annotated[Role | None, Column("nq:role", key=True)] = None
    organization: Annotated[Organization | None, Column("nq:roleIn", key=True)] = None
    date: Annotated[PartialDate | None, Column("nq:date")] = None
    decided_by: Annotated[Agent | None, Column("nq:decidedBy")] = None


FACT_TYPES: tuple[type[Fact], ...] = (
    RoleHolding,
    OrganizationReference,
    DocumentReference,
    IssuanceCount,
    Measurement,
    EventReference,
    Participation,
    Statement,
    Task,
    Implementation,
    PersonnelAction,
)
