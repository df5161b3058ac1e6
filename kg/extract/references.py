"""What an article names: posts held, bodies, documents, congresses and sessions."""

import re
from collections.abc import Iterator

from kg.extract.heads import BodyMention, inner_bodies
from kg.extract.papers import PaperMention
from kg.extract.reading import Reading
from kg.model.entities import Organization, Person
from kg.model.facts import DocumentReference, Evidence, OrganizationReference, RoleHolding
from kg.model.span import Span
from kg.resolve.organizations import CENTRAL, superior


def roles(reading: Reading) -> Iterator[RoleHolding]:
    """Each post that the article prints with the person who holds it."""
    for h in reading.holdings:
        if h.organization is None and (h.post.head or (h.post.concept and h.post.concept.get("titleOf") != "none")):
            continue
        yield RoleHolding(
            evidence=Evidence(h.span, "roles/" + ("after-name" if h.post.span.start > h.person.span.start else "before-name")),
            person=Person(h.person.name), role=h.role, organization=h.organization, status=h.post.status,
            term=h.post.term or None,
        )  # fmt: skip


def organizations(reading: Reading) -> Iterator[OrganizationReference]:
    """Each body named, once, with the first characters that name it; a body inside another is named too."""
    named: dict[str, tuple[Organization, Span]] = {}
    for organization, span in _named(reading):
        named.setdefault(organization.name, (organization, span))
    everyone = {name: organization for name, (organization, _) in named.items()}
    for organization, span in named.values():
        parent = (
            reading.organizations.parent(organization)
            or superior(organization, everyone)
            or _stated_parent(organization, reading)
        )
        yield OrganizationReference(
            evidence=Evidence(span, "organizations/name"), organization=organization, name=organization.name,
            kind=organization.kind, parent=parent,
        )  # fmt: skip


# Picture credits and bylines name no body that the article tells of.
_CREDIT = re.compile(r"(?:[Ẩả]nh|[Nn]guồn|Video|Đồ họa)(?: ?: ?| )$|[Ảả]nh ?: ?$")
_TAKEN_FROM = re.compile(r"\bTheo:? $")
_LINE_END = re.compile(r"[ )\d/.-]*(?:\n|$)")


def _stated_parent(organization: Organization, reading: Reading) -> Organization | None:
    """`Ban Bí thư Trung ương Đảng` says whose it is, once anywhere in the article."""
    if organization.name != "Ban Bí thư":
        return None
    printed = (b.span.of(reading.document.folded) for b, o in reading.bodies if o == organization)
    return Organization(CENTRAL, "ban chấp hành") if any(len(p) > len("Ban Bí thư") for p in printed) else None


def _credited(folded: str, span: Span) -> bool:
    if _CREDIT.search(folded, max(0, span.start - 12), span.start):
        return True
    return bool(_TAKEN_FROM.search(folded, max(0, span.start - 8), span.start) and _LINE_END.match(folded, span.end))


def _named(reading: Reading) -> Iterator[tuple[Organization, Span]]:
    mentions: list[tuple[Span, Organization]] = []
    held = {h.post.body.span: h.organization for h in reading.all_holdings if h.post.body and h.organization}
    for body, resolved in reading.bodies:
        if _credited(reading.document.folded, body.span):
            continue
        organization = held.get(body.span, resolved)
        mentions.append((body.span, organization))
        for inner in inner_bodies(body):
            part = reading.organizations.name(inner)
            if part:
                mentions.append((_own_span(inner, body), part))
    for holding in reading.all_holdings:
        if holding.organization and holding.post.body is None and not holding.post.alone:
            mentions.append((holding.post.span, holding.organization))
    mentions += [
        (b.span, Organization("Quốc hội", "quốc hội", "head-quoc-hoi"))
        for b, o in reading.bodies
        if o.name.endswith(" Quốc hội")
    ]
    mentions += [(o.span, o.organizer) for o in reading.occasions if o.organizer and o.organizer.name == CENTRAL]
    for span, organization in sorted(mentions, key=lambda m: m[0]):
        yield organization, span


def _own_span(inner: BodyMention, outer: BodyMention) -> Span:
    """An inner body that was lent by a neighbour of the list stands outside the outer one's characters."""
    return inner.span if inner.span.end > inner.span.start else outer.span


def documents(reading: Reading) -> Iterator[DocumentReference]:
    """Each particular document, once, with the fullest characters that name it."""
    best: dict[tuple[str | None, ...], PaperMention] = {}
    for paper in reading.papers:
        d = paper.document
        titled = () if d.number or d.occasion else ((d.title or "").lower(), d.issuer)
        key = (d.kind, d.number, d.occasion, *titled)
        known = best.get(key)
        if known is None or len([v for v in (d.title, d.issuer, paper.date) if v]) > len(
            [v for v in (known.document.title, known.document.issuer, known.date) if v]
        ):
            best[key] = paper
    for paper in best.values():
        d = paper.document
        yield DocumentReference(
            evidence=Evidence(paper.span, paper.rule), document=d, kind=d.kind, number=d.number,
            issuer=paper.issuer, occasion=d.occasion, title=d.title, date=paper.date,
        )  # fmt: skip
