"""Comparing claims: which differ, of which kind, and which are borne out by more than one source."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from kg.conflicts.claims import Claim, claims, days_between
from kg.conflicts.sources import Sources
from kg.store import Store

_SAME_TIME, _ONE_MEETING = 60, 14  # days: a figure holds for about two months; a congress lasts less than two weeks
NO_CONFLICT = frozenset({"rounding", "succession", "undated"})


@dataclass(frozen=True, slots=True, order=True)
class Conflict:
    """Two claims about one thing that differ; `kind` is the local name of its code, without `conflict-`."""

    topic: str
    kind: str
    name: str
    first: Claim
    second: Claim


@dataclass(frozen=True, slots=True, order=True)
class Agreement:
    """A value that articles give alike: how many articles, and how many independent sources."""

    topic: str
    name: str
    value: str
    articles: tuple[str, ...]
    sources: tuple[str, ...]
    shown: Claim


def compared(store: Store) -> tuple[list[Conflict], list[Agreement]]:
    """All conflicts and agreements of a store, sorted; they do not hang on the order in which articles came."""
    conflicts: list[Conflict] = []
    agreements: list[Agreement] = []
    sources = Sources(store)
    for key, found in claims(store).items():
        by_value: dict[str, list[Claim]] = defaultdict(list)
        for claim in found:
            by_value[claim.value].append(claim)
        conflicts += _differ(key[0], by_value)
        agreements += _agree(key[0], by_value, sources)
    return sorted(conflicts), sorted(agreements)


def _differ(topic: str, by_value: dict[str, list[Claim]]) -> Iterator[Conflict]:
    """One conflict for each pair of values, shown by the pair of claims that are nearest in time."""
    for one, other in combinations(sorted(by_value), 2):
        pairs = [(a, b) for a in by_value[one] for b in by_value[other] if a.article != b.article]
        judged = [(_RANK[kind], _apart(a, b), a, b) for a, b in pairs if (kind := _kind(topic, a, b, by_value))]
        if judged:
            rank, _, a, b = min(judged)
            yield Conflict(topic, _KINDS[rank], a.name, a, b)


_CHANGE = re.compile(r"(?<!\w)(?:làm|[Tt]ân|bầu|bổ nhiệm|giữ chức|thay|miễn nhiệm|thôi)(?!\w)")
_KINDS = ("value", "holder", "date", "number", "scope", "rounding", "succession", "undated")
_RANK = {kind: rank for rank, kind in enumerate(_KINDS)}


def _apart(a: Claim, b: Claim) -> int:
    """The days between two attestations; very many where one is not known."""
    days = days_between(a.told, b.told)
    return 10**6 if days is None else days


def _kind(topic: str, a: Claim, b: Claim, by_value: dict[str, list[Claim]]) -> str | None:
    """The kind of a difference; None where the values do not exclude each other."""
    if topic == "figures":
        return _figures(a, b)
    if topic == "posts":
        return None if _one_name(a.value, b.value) else _posts(by_value[a.value], by_value[b.value])
    if topic == "numbers":
        return "number"
    if a.value.startswith(b.value) or b.value.startswith(a.value):
        return None  # a month and a day in it
    if topic == "events":
        apart = days_between(a.value, b.value)
        return "date" if apart is None or apart > _ONE_MEETING else None
    # One symbol is used again in later years (18-NQ/TW names two resolutions): then it is not the same document.
    return "date" if a.value[:4] == b.value[:4] or "/20" in a.name else "scope"


def _figures(a: Claim, b: Claim) -> str | None:
    if _times_differ(a, b):
        return "succession"
    if _rounded(a, b) or _rounded(b, a):
        return "rounding"
    return "scope" if a.scope != b.scope else "value"


def _times_differ(a: Claim, b: Claim) -> bool:
    if (a.since or a.until) and (b.since or b.until):
        return (a.since, a.until) != (b.since, b.until)
    apart = days_between(a.told, b.told)
    return apart is not None and apart > _SAME_TIME


def _rounded(rough: Claim, exact: Claim) -> bool:
    """Whether the rough value is the exact one rounded, or bounds it as its word of comparison says."""
    value, real = Decimal(rough.value), Decimal(exact.value)
    if rough.comparator == ">":
        return value < real <= value * Decimal("1.1")
    if rough.comparator == "<":
        return value * Decimal("0.9") <= real < value
    if rough.comparator == "~":
        return abs(value - real) <= value / 20
    digits = value.normalize().as_tuple()
    step = Decimal(1).scaleb(int(digits.exponent))
    return len(digits.digits) >= 2 and step > 1 and abs(value - real) < step


def _posts(ones: list[Claim], others: list[Claim]) -> str:
    """One holder after the other is succession; one between two attestations of the other is not."""
    first, second = ([claim.told for claim in side if len(claim.told) == 10] for side in (ones, others))
    if not first or not second:
        return "undated"
    if max(first) < min(second) or max(second) < min(first):
        return "succession"
    touching = max(first) == min(second) or max(second) == min(first)
    changed = any(_CHANGE.search(claim.quote) for claim in (*ones, *others))
    return "succession" if touching and changed else "holder"


def _one_name(one: str, other: str) -> bool:
    """Whether one name is the beginning of the other, as where a name was cut short."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    return long.startswith(short)


def _agree(topic: str, by_value: dict[str, list[Claim]], sources: Sources) -> Iterator[Agreement]:
    for value, found in by_value.items():
        articles = sorted({claim.article for claim in found})
        if len(articles) > 1:
            independent = sorted({sources.of(article) for article in articles})
            yield Agreement(topic, found[0].name, value, tuple(articles), tuple(independent), found[0])
