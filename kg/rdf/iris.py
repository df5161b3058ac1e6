"""IRIs of individuals, minted from canonical names: stable, readable, tones kept (Cẩm Giang is not Cẩm Giàng).

An entity that the article alone identifies (a plan known by its title, a meeting without a name) is scoped by the
article, so that two articles never share what only looks the same.
"""

import hashlib
import re

from rdflib import URIRef

from kg.model.entities import Entity, Event, Group, OfficialDocument, Organization, Person, Place, Role
from kg.model.span import Span
from kg.rdf.identities import Identities
from kg.rdf.namespaces import ID, NQC
from kg.resolve.documents import identity
from kg.text.slug import slug

_CONGRESS = re.compile(
    r"(?:đại hội|hội nghị lần thứ|kỳ họp thứ) .*(?:lần thứ|của đảng|trung ương|khóa|kỳ họp thứ)", re.IGNORECASE
)
# A congress or session that its own name tells from all others; the others need their organiser.
_WHOSE = re.compile(
    r"toàn quốc|của đảng|trung ương|đảng bộ \w|quốc hội|nhân dân \w|đoàn \w|hội \w+ (?:huyện|tỉnh|xã)", re.IGNORECASE
)


class Minter:
    """Mints the IRIs of one article's graph under a base."""

    def __init__(self, article: str, base: str = ID, identities: Identities | None = None) -> None:
        self.base = base
        self._labels: dict[URIRef, str] = {}
        self._identities = identities or Identities()
        self.article = URIRef(f"{base}article/{slug(article)}")

    def entity(self, entity: Entity) -> URIRef:
        """The IRI of an entity: what its name gives, unless somebody judged otherwise."""
        return self._identities.individual(self.named(entity), self.article)

    def named(self, entity: Entity) -> URIRef:
        """The IRI that an entity's name gives."""
        match entity:
            case Person(name):
                return self._id("person", name)
            case Organization():
                return (
                    self._scoped("organization", entity.name) if entity.local else self._id("organization", entity.name)
                )
            case Place():
                return self._id("place", entity.name)
            case Group():
                return self._scoped("group", entity.name)
            case Role():
                return URIRef(NQC[entity.concept]) if entity.concept else self._id("role", entity.name)
            case OfficialDocument():
                return self._document(entity)
            case Event():
                return self._event(entity)

    def label(self, node: URIRef, name: str) -> str:
        """The one name that an individual has in this graph: the judged one, or the first under which the article named it."""
        return self._labels.setdefault(node, self._identities.name(node) or " ".join(name.split()))

    def fact(self, table: str, key: tuple[str, ...], span: Span) -> URIRef:
        """The IRI of a fact: its table and a digest of what identifies it."""
        digest = hashlib.sha256("\x1f".join((*key, f"{span.start}-{span.end}")).encode()).hexdigest()[:12]
        return URIRef(f"{self.article}/fact/{table}/{digest}")

    def rule(self, rule: str) -> URIRef:
        """The IRI of the rule that read a fact."""
        return URIRef(f"{self.base}rule/{slug(rule.replace('/', '.'))}")

    def _id(self, kind: str, *names: str) -> URIRef:
        return URIRef(f"{self.base}{kind}/" + "/".join(slug(n) for n in names))

    def _scoped(self, kind: str, *names: str) -> URIRef:
        return URIRef(f"{self.article}/{kind}/" + "/".join(slug(n) for n in names))

    def _document(self, d: OfficialDocument) -> URIRef:
        """A number counts within its series (`resolve.documents`); what no series tells is the article's own."""
        names = identity(d)
        if names:
            return self._id("document", *names)
        if d.occasion and not d.number:
            return self._id("document", d.kind, d.occasion)
        return self._scoped("document", d.kind, d.number or d.occasion or d.title or d.kind)

    def _event(self, e: Event) -> URIRef:
        """Congresses, plenums and sessions are the same event wherever they are named; meetings are the article's own."""
        if e.name and _CONGRESS.match(e.name) and (_WHOSE.search(e.name) or e.organizer):
            return self._id("event", *(() if _WHOSE.search(e.name) else (e.organizer or "",)), e.name)
        names = [n for n in (e.kind, e.organizer, e.date, e.name) if n]
        return self._scoped("event", *names)
