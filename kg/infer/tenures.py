"""How long somebody held a post, as far as articles show it: when it began and ended, kept apart from when it was told.

`since` and `until` are the days of decisions; `first` and `last` are the days on which an article shows the post held.
`before` is a day by which it had ended, because an article says "nguyên", its term was over, or somebody else came to a
post that only one person can hold. An article without a day of its own attests on the day of the last event that it reports.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

import pyoxigraph as ox
from rdflib import PROV, RDF, RDFS, XSD

from kg.infer.office import term_end
from kg.infer.terms import Triple, digest, iri
from kg.lexicon.concepts import lexicon
from kg.rdf.namespaces import ID, NQ, NQC
from kg.store import Solution, Store

_REPORTED = f"<{NQC['modality-reported']}>"
_DECISIONS = f"""SELECT DISTINCT ?fact ?person ?role ?title ?body ?place ?action ?date ?told ?article WHERE {{
  ?fact a <{NQ.PersonnelAction}> ; <{NQ.person}> ?person ; <{NQ.action}> ?action ; <{NQ.modality}> {_REPORTED} ; <{NQ.attestedIn}> ?article .
  OPTIONAL {{ ?fact <{NQ.role}> ?role . ?role <{NQ.name}> ?title }} OPTIONAL {{ ?fact <{NQ.roleIn}> ?body . ?body <{NQ.name}> ?place }}
  OPTIONAL {{ ?fact <{NQ.date}> ?date }} OPTIONAL {{ ?fact <{NQ.attestedAt}> ?told }} }} ORDER BY ?fact"""
_MENTIONS = f"""SELECT DISTINCT ?fact ?person ?role ?title ?body ?place ?status ?term ?told ?article WHERE {{
  ?fact a <{NQ.RoleHolding}> ; <{NQ.holder}> ?person ; <{NQ.role}> ?role ; <{NQ.roleIn}> ?body ; <{NQ.modality}> {_REPORTED} ; <{NQ.attestedIn}> ?article .
  ?role <{NQ.name}> ?title . ?body <{NQ.name}> ?place .
  OPTIONAL {{ ?fact <{NQ.holdingStatus}> ?status }} OPTIONAL {{ ?fact <{NQ.heldInTerm}> ?term }}
  OPTIONAL {{ ?fact <{NQ.attestedAt}> ?told }} }} ORDER BY ?fact"""
_LAST_EVENT = f"""SELECT DISTINCT ?article (MAX(STR(?date)) AS ?day) WHERE {{
  ?event a <{NQ.EventReference}> ; <{NQ.attestedIn}> ?article ; <{NQ.date}> ?date ; <{NQ.modality}> {_REPORTED} .
  FILTER(!STRSTARTS(STR(?date), "-")) }} GROUP BY ?article ORDER BY ?article"""
_RULE = {
    "vi": "Quyết định nhân sự cho ngày bắt đầu, kết thúc; bài nhắc chức vụ cho ngày ghi nhận.",
    "en": "Personnel decisions give the first and last day; mentions of the post give the days on which it is attested.",
}
_HEADS = frozenset({"Chủ tịch", "Giám đốc", "Trưởng ban", "Chủ nhiệm", "Bộ trưởng", "Trưởng phòng"})
_KEPT = ("Ủy viên", "Đại biểu", "Đảng viên")  # who is moved to another post may stay a member
_SEVERAL = ("Trung ương", "Ban Bí thư")  # the centre has several secretaries
Post = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Sign:
    """One fact's sign of a holding: its day (empty where unknown), and start, held, end or former."""

    day: str
    kind: str
    fact: str
    article: str


@dataclass(slots=True)
class Tenure:
    """One person's time in one post."""

    person: str
    post: Post
    since: str = ""
    until: str = ""
    first: str = ""
    last: str = ""
    before: str = ""
    facts: list[str] = field(default_factory=list)

    @property
    def begins(self) -> str:
        """The earliest day on which the post is known to be held; empty where no sign has a day."""
        return min(filter(None, (self.since, self.first, self.until)), default="")

    @property
    def seen(self) -> str:
        """The latest day on which the post is known to be held."""
        return max(filter(None, (self.since, self.last, self.until)), default="")


def tenures(store: Store, base: str = ID) -> Iterator[Triple]:
    """The triples of all tenures of a store, and of their posts."""
    posts, signs = _signs(store)
    rule = ox.NamedNode(f"{base}rule/tenure")
    yield from ((rule, iri(RDFS.comment), ox.Literal(text, language=language)) for language, text in _RULE.items())
    for post in sorted(signs):
        title, body = posts[post]
        alone = title in _sole() and not any(word in body for word in _SEVERAL)
        node = ox.NamedNode(f"{base}post/{digest(post)}")
        yield from _post(node, post, alone)
        found = sorted(_of_post(post, signs[post], alone), key=lambda each: (each.begins, each.person))
        for number, tenure in enumerate(found):
            yield from _tenure(
                ox.NamedNode(f"{base}tenure/{digest((*post, tenure.person, number))}"), node, tenure, rule
            )


def _signs(store: Store) -> tuple[dict[Post, tuple[str, str]], dict[Post, dict[str, list[Sign]]]]:
    names: dict[Post, tuple[str, str]] = {}
    signs: dict[Post, dict[str, list[Sign]]] = defaultdict(lambda: defaultdict(list))
    last = {row["article"]: row["day"] for row in _rows(store, _LAST_EVENT)}
    decisions = list(_told(store, _DECISIONS, last))
    leaving = _leaving(decisions)
    for row in decisions:
        effect = _effects().get(row["action"], "none")
        if row["role"] and row["body"] and effect in ("starts", "both", "ends"):
            post = (row["role"], row["body"])
            names[post] = (row["title"], row["place"])
            kind = "end" if effect == "ends" else "start"
            signs[post][row["person"]].append(Sign(row["date"] or row["told"], kind, row["fact"], row["article"]))
    for row in _told(store, _MENTIONS, last):
        post = (row["role"], row["body"])
        names[post] = (row["title"], row["place"])
        signs[post][row["person"]] += _with_term(_mention(row, post, leaving), row)
    return names, signs


def _with_term(sign: Sign, row: dict[str, str]) -> list[Sign]:
    """A post that is held in a term is held no longer than the term; told after it, it is a post of the past."""
    end = term_end(row["term"], row["place"])
    if sign.kind != "held" or not end:
        return [sign]
    over = replace(sign, day=end, kind="former")
    return [over] if sign.day and sign.day[:10] > end else [sign, over]


def _mention(row: dict[str, str], post: Post, leaving: dict[tuple[str, str], dict[Post, str]]) -> Sign:
    """Beside the news that somebody leaves, the post that is named is the one that is left on that day."""
    if row["status"] == "former":
        return Sign(row["told"], "former", row["fact"], row["article"])
    moves = leaving.get((row["article"], row["person"]), {})
    if not moves or post in moves or row["title"].startswith(_KEPT):
        return Sign(row["told"], "held", row["fact"], row["article"])
    return Sign(min(moves.values()), "end", row["fact"], row["article"])


def _leaving(decisions: list[dict[str, str]]) -> dict[tuple[str, str], dict[Post, str]]:
    """By article and person who is moved: the posts that the article says are taken up, and when."""
    found: dict[tuple[str, str], dict[Post, str]] = defaultdict(dict)
    moved = {(row["article"], row["person"]) for row in decisions if _effects().get(row["action"]) == "both"}
    for row in decisions:
        key, day = (row["article"], row["person"]), row["date"] or row["told"]
        if key in moved and day and _effects().get(row["action"]) in ("both", "starts"):
            found[key][row["role"], row["body"]] = day
    return found


def _of_post(post: Post, people: dict[str, list[Sign]], alone: bool) -> list[Tenure]:
    found = [tenure for person in sorted(people) for tenure in _of_person(person, post, sorted(people[person]))]
    if alone:
        dated = sorted((each for each in found if each.begins), key=lambda each: (each.begins, each.person))
        for tenure in dated:
            after = [
                n.begins
                for n in dated
                if n.person != tenure.person and n.begins >= tenure.seen and n.begins > tenure.begins
            ]
            if after and not tenure.until:
                tenure.before = min(filter(None, (tenure.before, min(after))))
    return found


def _of_person(person: str, post: Post, signs: list[Sign]) -> Iterator[Tenure]:
    """The signs of one person in one post, along time, cut where the post was left."""
    tenure = Tenure(person, post)
    for sign in sorted(
        signs, key=lambda each: (each.day, ("start", "held", "end", "former").index(each.kind), each.fact)
    ):
        if (tenure.until or tenure.before) and sign.kind in ("start", "held") and sign.day:
            yield tenure
            tenure = Tenure(person, post)
        tenure.facts.append(sign.fact)
        match sign.kind:
            case "start":
                tenure.since = tenure.since or ("" if tenure.first else sign.day)
                tenure.last = max(tenure.last, sign.day) if tenure.first else tenure.last
            case "held":
                tenure.first, tenure.last = tenure.first or sign.day, max(tenure.last, sign.day)
            case "end":
                tenure.until = tenure.until or sign.day
            case "former":
                tenure.before = tenure.before or ("" if tenure.until else sign.day)
    yield tenure


def _post(node: ox.NamedNode, post: Post, alone: bool) -> Iterator[Triple]:
    yield node, iri(RDF.type), iri(NQ.Post)
    yield node, iri(NQ.postRole), ox.NamedNode(post[0])
    yield node, iri(NQ.postIn), ox.NamedNode(post[1])
    yield node, iri(NQ.soleHolder), ox.Literal(alone)


def _tenure(node: ox.NamedNode, post: ox.NamedNode, tenure: Tenure, rule: ox.NamedNode) -> Iterator[Triple]:
    yield node, iri(RDF.type), iri(NQ.Tenure)
    yield node, iri(NQ.holder), ox.NamedNode(tenure.person)
    yield node, iri(NQ.ofPost), post
    yield node, iri(PROV.wasGeneratedBy), rule
    days = {
        "validFrom": tenure.since,
        "validUntil": tenure.until,
        "firstAttested": tenure.first,
        "lastAttested": tenure.last,
        "endedBefore": tenure.before,
    }
    yield from ((node, iri(NQ[name]), _day(day)) for name, day in days.items() if day)
    yield from ((node, iri(NQ.premise), ox.NamedNode(fact)) for fact in sorted(tenure.facts))


def _day(day: str) -> ox.Literal:
    kind = {10: XSD.date, 7: XSD.gYearMonth, 4: XSD.gYear}[len(day)]
    return ox.Literal(day, datatype=iri(kind))


def _told(store: Store, query: str, last: dict[str, str]) -> Iterator[dict[str, str]]:
    """Rows whose day of attestation is that of the article, else that of its last event."""
    for row in _rows(store, query):
        yield row | {"told": row["told"] or last.get(row["article"], "")}


def _rows(store: Store, query: str) -> Iterator[dict[str, str]]:
    """The rows as text; a day without its year says nothing of the order of things."""
    for row in store.select(query):
        yield {name: _text(name, row) for name in row}


def _text(name: str, row: Solution) -> str:
    value = str(getattr(row[name], "value", ""))
    return "" if name in ("date", "told") and value.startswith("-") else value


@cache
def _effects() -> dict[str, str]:
    """What an action does to a holding, by every label of the code list."""
    return {label: concept.get("holdingEffect", "none") for label, concept in lexicon().labels("actions").items()}


@cache
def _sole() -> frozenset[str]:
    """The titles of posts that only one person can hold: those of the code list that head a body, and their short forms."""
    return _HEADS | {concept.label for concept in lexicon().concepts("roles") if concept.get("headOfBody") == "true"}
