"""An article being read: everything the text mentions, resolved, and its sentences coded for the rules."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.extract.aliases import with_aliases
from kg.extract.bodies import find_bodies
from kg.extract.dates import DateMention, Years, find_dates, read_years
from kg.extract.heads import BodyMention, inner_bodies
from kg.extract.occasions import Occasion, find_congresses, find_plenums, find_sessions, with_one_organizer
from kg.extract.papers import PaperMention, Papers
from kg.extract.people import PersonMention, find_people, given_names, in_lists, with_whole_names
from kg.extract.places import PlaceMention, again, find_places, is_generic
from kg.extract.posts import PostMention, find_posts
from kg.extract.roles import Holding, Posts, bind, dedupe, told_in_full
from kg.extract.short_names import with_full_names
from kg.model.article import Article
from kg.model.entities import Agent, Group, Organization, Person, Place
from kg.model.span import Span
from kg.resolve.context import Context, read_context
from kg.resolve.organizations import Organizations
from kg.text.segment import Document, segment

# A headline that a list of articles has cut off (`Chủ tịch Hội Liên ...`) ends inside a name.
_CUT_OFF = re.compile(r" ?(?:\.\.\.|…)(?=\s*\n|$)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article mentions. All spans are offsets in the article's text; sequences are in text order."""

    article: Article
    document: Document
    context: Context
    years: Years
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    bodies: tuple[tuple[BodyMention, Organization], ...]
    collectives: tuple[BodyMention, ...]
    people: tuple[PersonMention, ...]
    posts: tuple[PostMention, ...]
    holdings: tuple[Holding, ...]
    all_holdings: tuple[Holding, ...]
    occasions: tuple[Occasion, ...]
    papers: tuple[PaperMention, ...]
    organizations: Organizations = field(hash=False)
    resolver: Posts = field(hash=False)

    def place_entity(self, mention: PlaceMention) -> Place | None:
        """The place of a mention; a bare level word takes the article's own unit, None where that stays open."""
        named = self.organizations.place(mention)
        return Place(named.canonical) if named else None

    def holder(self, post: PostMention) -> Person | None:
        """Whom a title without a name means: the one person whom the article gives that post."""
        role, organization = self.resolver.resolve(post)
        bearers = {
            h.person.name
            for h in self.holdings
            if h.role.name.lower() == role.name.lower() and (organization is None or h.organization == organization)
        }
        return Person(bearers.pop()) if len(bearers) == 1 else None


def read(article: Article) -> Reading:
    """Find and resolve everything the article mentions."""
    document = segment(article.text)
    folded, lowered = document.folded, document.lowered
    lead = min(document.paragraphs[1].end, document.paragraphs[1].start + 600) if len(document.paragraphs) > 1 else 600
    years = read_years(lowered, article.published, lead)
    dates = find_dates(lowered, years)
    found = with_full_names(with_aliases(folded, find_bodies(folded)))
    body_mentions = [b for b in found if not _CUT_OFF.match(folded, b.span.end)]
    posts = [p for p in find_posts(folded, lowered) if not any(_names(b, p) for b in body_mentions)]
    places = _places(folded, body_mentions, posts)
    context = read_context(document, places)
    organizations = Organizations(context)
    posts = _with_shared_tails(posts, {b.span.start: b for b in body_mentions})
    named = [(b, organizations.name(b)) for b in _outside_titles(body_mentions, posts)]
    bodies = [(b, o) for b, o in named if o is not None]
    people = _people(document, bodies, places, posts)
    resolver = Posts(organizations, bodies)
    holdings = _holdings(document, posts, people, resolver)
    by_start = {b.span.start: (b, o) for b, o in named}
    congresses = find_congresses(folded, by_start)
    sessions = with_one_organizer(find_sessions(folded, by_start))
    occasions = sorted([*congresses, *find_plenums(folded), *sessions], key=lambda o: o.span)
    papers = Papers(folded, article.text, dates, by_start, congresses).find()
    return Reading(
        article, document, context, years, tuple(dates), tuple(places), tuple(bodies),
        tuple(b for b, o in named if o is None and b.generic), tuple(people), tuple(posts),
        tuple(dedupe(holdings)), tuple(holdings), tuple(occasions), tuple(papers), organizations, resolver,
    )  # fmt: skip


def _places(folded: str, bodies: Sequence[BodyMention], posts: Sequence[PostMention]) -> list[PlaceMention]:
    """Places of the text, and those inside the names of bodies and posts."""
    inside = [p.place for p in posts if p.place]
    inside += [p.body.place for p in posts if p.body and p.body.place]
    for body in bodies:
        inside += [b.place for b in (body, *inner_bodies(body)) if b.place]
    found = {m.span.start: m for m in find_places(folded) if m.name or not is_generic(folded, m.span)}
    for place in inside:
        found.setdefault(place.span.start, place)
    for place in again(folded, list(found.values())):
        found.setdefault(place.span.start, place)
    return sorted(found.values(), key=lambda m: m.span)


def _names(body: BodyMention, post: PostMention) -> bool:
    """Whether what looks like a title belongs to a body's name: `Ban Bí thư`, `Văn phòng Chủ tịch nước`."""
    return body.span.start < post.span.start < body.span.end


def _outside_titles(bodies: Sequence[BodyMention], posts: Sequence[PostMention]) -> list[BodyMention]:
    """Bodies in text order; where a title and a body overlap (`Phó Bí thư Thường trực Quận ủy`), as the post has it."""
    kept = [b for b in bodies if not any(b.span.meets(p.span) for p in posts)]
    return sorted(kept + [p.body for p in posts if p.body], key=lambda b: b.span)


def _with_shared_tails(posts: Sequence[PostMention], bodies: dict[int, BodyMention]) -> list[PostMention]:
    """A bare body inside a post takes the tail that `Đảng ủy, UBND xã X` gave it."""
    out = []
    for post in posts:
        found = bodies.get(post.body.span.start) if post.body else None
        known = found and (post.body.bare if post.body else False) and (found.place or found.inner or found.name)
        aliased = found and post.body and found.span == post.body.span
        out.append(replace(post, body=found) if known or aliased else post)
    return out


def _people(
    document: Document,
    bodies: Sequence[tuple[BodyMention, Organization]],
    places: Sequence[PlaceMention],
    posts: Sequence[PostMention],
) -> list[PersonMention]:
    taken = [b.span for b, _ in bodies] + [p.span for p in places] + [p.span for p in posts]
    bare = frozenset(p.name for p in places if p.name)
    found = find_people(document.folded, taken, bare)
    ends = {p.span.end for p in posts}
    starts = {p.span.start for p in posts}
    strong = {p.name for p in found if p.strong} | {
        p.name
        for p in found
        if p.whole.start - 1 in ends
        or any(
            document.folded[p.span.end : p.span.end + n] in (", ", " - ", " (") and p.span.end + n in starts
            for n in (2, 3)
        )
    }
    kept = with_whole_names(in_lists(found, strong, document.folded))
    return sorted(kept + given_names(document.folded, kept), key=lambda p: p.span)


def _holdings(
    document: Document, posts: Sequence[PostMention], people: Sequence[PersonMention], resolver: Posts
) -> list[Holding]:
    found: list[Holding] = []
    post_starts, person_starts = [p.span.start for p in posts], [p.span.start for p in people]
    for sentence in document.sentences:
        some = posts[bisect_left(post_starts, sentence.start) : bisect_left(post_starts, sentence.end)]
        who = people[bisect_left(person_starts, sentence.start) : bisect_left(person_starts, sentence.end)]
        if some and who:
            found += bind(some, who, document.folded, resolver)
    return told_in_full(found)


def agent_of(reading: Reading, mention: object) -> Agent | None:
    """The agent a mention stands for; a post alone stands for its holder."""
    if isinstance(mention, PersonMention):
        return Person(mention.name)
    if isinstance(mention, PlaceMention):
        return reading.place_entity(mention)
    if isinstance(mention, PostMention):
        return reading.holder(mention)
    if isinstance(mention, BodyMention):
        return next((o for b, o in reading.bodies if b is mention), None) or _collective(reading, mention)
    return None


def _collective(reading: Reading, mention: BodyMention) -> Group | None:
    return Group(mention.span.of(reading.article.text)) if mention.generic else None


__all__ = ["Reading", "Span", "agent_of", "read"]
