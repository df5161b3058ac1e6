"""The embedded store: Oxigraph on disk, one named graph an article.

The default graph holds each triple once, whatever the number of articles that say it, so that COUNT and SUM over it
are right (Oxigraph's own union of graphs repeats a triple for every graph it stands in).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from kg.errors import StoreError
from kg.store import versions
from kg.store.terms import quads

_DEFAULT = ox.DefaultGraph()


class Store:
    """A set of article graphs, in memory or in an opened version on disk."""

    def __init__(self, store: ox.Store | None = None) -> None:
        self._store = store if store is not None else ox.Store()

    def replace(self, graph: Graph) -> None:
        """Put an article's graph in the place of what the store holds under its name."""
        name = ox.NamedNode(str(graph.identifier))
        fresh = set(quads(graph, name))
        held = set(self._store.quads_for_pattern(None, None, None, name))
        for quad in held - fresh:
            self._store.remove(quad)
            if not any(
                q.graph_name != _DEFAULT
                for q in self._store.quads_for_pattern(quad.subject, quad.predicate, quad.object)
            ):
                self._store.remove(ox.Quad(quad.subject, quad.predicate, quad.object, _DEFAULT))
        new = fresh - held
        self._store.extend([*new, *(ox.Quad(q.subject, q.predicate, q.object, _DEFAULT) for q in new)])

    def graphs(self) -> list[str]:
        """The names of the article graphs, sorted."""
        return sorted(g.value for g in self._store.named_graphs() if isinstance(g, ox.NamedNode))

    def graph(self, name: str) -> Graph:
        """One article's graph as rdflib knows it; empty where there is none of that name."""
        graph = Graph(identifier=name)
        data = "".join(f"{ox.Triple(q.subject, q.predicate, q.object)} .\n" for q in self._named(name))
        return graph.parse(data=data, format="nt11") if data else graph

    def _named(self, name: str) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(None, None, None, ox.NamedNode(name))

    def quads(self) -> list[ox.Quad]:
        """All quads of the article graphs, in the order of their N-Quads lines."""
        named = (q for q in self._store.quads_for_pattern(None, None, None, None) if q.graph_name != _DEFAULT)
        return sorted(named, key=str)

    def select(self, query: str) -> ox.QuerySolutions:
        """Run a trusted SELECT of the library in this process; what users write goes through `kg.query`."""
        found = self._store.query(query)
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError("a SELECT query was expected")
        return found

    def size(self) -> int:
        """How many distinct triples the articles give together."""
        return sum(1 for _ in self._store.quads_for_pattern(None, None, None, _DEFAULT))

    def flush(self) -> None:
        """Bring all writes to disk."""
        self._store.flush()


@contextmanager
def writing(folder: Path, wait: float = 10.0) -> Iterator[Store]:
    """A store to write to; it is published when the block ends well, and dropped when it does not."""
    with versions.locked(folder, wait):
        version = versions.begin(folder)
        try:
            store = Store(_opened(version, folder))
            yield store
            store.flush()
            del store
        except BaseException:
            versions.drop(version)
            raise
        versions.publish(folder, version)


def reading(folder: Path) -> Store:
    """The published version of a store, to read; StoreError where there is none or it is damaged."""
    return Store(_opened(path(folder), folder, read_only=True))


def path(folder: Path) -> Path:
    """Where the published version lies; StoreError where there is none."""
    version = versions.published(folder)
    if version is None:
        raise StoreError(
            "no store here", place=str(folder), cure="build one first: kg build ARTICLES --store " + str(folder)
        )
    return version


def _opened(version: Path, folder: Path, *, read_only: bool = False) -> ox.Store:
    try:
        return ox.Store.read_only(str(version)) if read_only else ox.Store(str(version))
    except OSError as error:
        message = "the disk is full" if "No space" in str(error) else f"the store cannot be opened: {error}"
        raise StoreError(message, place=str(folder), cure="build it again from the articles") from error
