"""From articles to a validated store: read → extract → map → validate → store, article by article, in a stream."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import get_context, parent_process

from rdflib import Graph

from kg.errors import InputError
from kg.extract import extract
from kg.fingerprint import fingerprint
from kg.infer import forget
from kg.model.article import Article
from kg.model.facts import Fact
from kg.rdf.identities import Identities
from kg.rdf.iris import Minter
from kg.rdf.mapper import map_article
from kg.rdf.namespaces import ID
from kg.store.builds import Builds, Built, unread
from kg.store.store import Draft, Store
from kg.store.terms import to_bytes
from kg.validate import EvidenceFault, Report, check_evidence, validate
from kg.validate.findings import findings
from kg.validate.formats import as_text

CHECKPOINT = 500
_AHEAD = 4  # articles that wait for each process: enough to keep it busy, few enough to keep memory bounded


@dataclass(frozen=True, slots=True)
class Reading:
    """One article's way through: its facts, graph and report."""

    article: Article
    facts: tuple[Fact, ...]
    graph: Graph
    report: Report
    faults: tuple[EvidenceFault, ...]

    @property
    def sound(self) -> bool:
        """Whether the graph may be stored: no violation, and every quotation stands in the text to the letter."""
        return not self.report.violations and not self.faults


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is left of an article's way through, small enough to hand from one process to another.

    `quads` are N-Quads, empty where the article was refused or has not changed since it was last built.
    """

    built: Built
    quads: bytes = b""
    warnings: int = 0
    skipped: bool = False


def build_article(article: Article, base: str = ID, identities: Identities | None = None) -> Reading:
    """Read one article into a validated graph."""
    facts = extract(article)
    graph = map_article(article, facts, base, identities)
    report = validate(graph)
    graph += findings(graph, report)
    return Reading(article, facts, graph, report, tuple(check_evidence(graph)))


def outcome(article: Article, base: str = ID, identities: Identities | None = None) -> Outcome:
    """Read one article into what is to be stored of it, or the reason why nothing is."""
    reading = build_article(article, base, identities)
    name, key = str(reading.graph.identifier), fingerprint(article, base)
    refusal = "" if reading.sound else _refusal(reading)
    built = Built(name, key, article.origin or article.id, refusal)
    return Outcome(built, to_bytes(reading.graph) if reading.sound else b"", len(reading.report.warnings))


def _refusal(reading: Reading) -> str:
    told = as_text(Report(reading.report.violations))
    return "\n".join([*([told] if told else []), *(f"    {fault}" for fault in reading.faults)])


def build(
    items: Iterable[Article | InputError],
    store: Draft,
    builds: Builds,
    base: str = ID,
    processes: int = 1,
    checkpoint: int = CHECKPOINT,
    identities: Identities | None = None,
) -> Iterator[Outcome | InputError]:
    """Build each article that changed and store the sound ones; publish every `checkpoint` articles and at the end.

    What was inferred from the store is forgotten with the first change. What cannot be read, or does not pass, is yielded and not stored. Whoever stops the iteration keeps all that was
    published: the next build goes on from there.
    """
    pending: list[Built] = []
    try:
        for done in _outcomes(items, partial(_known, store, builds, base), (base, identities), processes):
            if isinstance(done, InputError):
                pending.append(unread(done))
            elif not done.skipped:
                pending.append(done.built)
                if done.quads:
                    forget(store)
                    store.replace_quads(done.built.name, done.quads)
            if len(pending) >= checkpoint:
                _publish(store, builds, pending)
            yield done
    except KeyboardInterrupt:
        _publish(store, builds, pending)
        raise
    _publish(store, builds, pending)


def _publish(store: Draft, builds: Builds, pending: list[Built]) -> None:
    if pending:
        store.publish()
        builds.note(pending)
        pending.clear()


def _known(store: Store, builds: Builds, base: str, article: Article) -> Outcome | None:
    """The outcome of an article that is as it was when it was last built."""
    name = str(Minter(article.id, base).article)
    last = builds.last(name)
    if last is None or last.key != fingerprint(article, base) or not (last.refusal or store.holds(name)):
        return None
    return Outcome(last, skipped=True)


def _outcomes(
    items: Iterable[Article | InputError],
    known: Callable[[Article], Outcome | None],
    how: tuple[str, Identities | None],
    processes: int,
) -> Iterator[Outcome | InputError]:
    """The outcomes in the order of the items, whatever the number of processes."""
    if processes == 1:
        for item in items:
            yield item if isinstance(item, InputError) else known(item) or outcome(item, *how)
        return
    # A process of its own state, not a copy of this one, whose store has threads that a fork would not take along.
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin) as pool:
        waiting: deque[Future[Outcome] | Outcome | InputError] = deque()
        stream = iter(items)
        while batch := list(islice(stream, max(1, processes * _AHEAD - len(waiting)))):
            waiting += (x if isinstance(x, InputError) else known(x) or pool.submit(outcome, x, *how) for x in batch)
            yield _result(waiting.popleft())
        yield from (_result(each) for each in waiting)


def _begin() -> None:
    """In a new process: Ctrl-C is the first process's to answer, and without it there is nothing left to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    first = parent_process()
    if first:
        first.join()
        os._exit(1)


def _result(each: "Future[Outcome] | Outcome | InputError") -> Outcome | InputError:
    return each.result() if isinstance(each, Future) else each
