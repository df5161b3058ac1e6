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
from kg.store.faults import told
from kg.store.terms import quads

_DEFAULT = ox.DefaultGraph()
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Solution = dict[str, Term | None]


class Store:
    """A set of article graphs, in memory or in an opened version on disk; StoreError where the disk fails."""

    def __init__(self, store: ox.Store | None = None, folder: Path | None = None) -> None:
        self._store = store if store is not None else ox.Store()
        self._folder = folder

    def replace(self, graph: Graph) -> None:
        """Put an article's graph in the place of what the store holds under its name."""
        name = ox.NamedNode(str(graph.identifier))
        self._replace(name, set(quads(graph, name)))

    def replace_quads(self, name: str, data: bytes) -> None:
        """Put N-Quads, all of the graph `name`, in the place of what the store holds under it."""
        self._replace(ox.NamedNode(name), set(ox.parse(data, format=ox.RdfFormat.N_QUADS)))

    def _replace(self, name: ox.NamedNode, fresh: set[ox.Quad]) -> None:
        with told(self._folder):
            held = set(self._store.quads_for_pattern(None, None, None, name))
            for quad in held - fresh:
                self._remove(quad)
            if not fresh:
                self._store.remove_graph(name)  # else Oxigraph goes on naming a graph that is empty
            new = fresh - held
            self._store.extend([*new, *(ox.Quad(q.subject, q.predicate, q.object, _DEFAULT) for q in new)])

    def _remove(self, quad: ox.Quad) -> None:
        self._store.remove(quad)
        others = self._store.quads_for_pattern(quad.subject, quad.predicate, quad.object)
        if all(q.graph_name == _DEFAULT for q in others):
            self._store.remove(ox.Quad(quad.subject, quad.predicate, quad.object, _DEFAULT))

    def holds(self, name: str) -> bool:
        """Whether there is a graph of that name."""
        with told(self._folder):
            return self._store.contains_named_graph(ox.NamedNode(name))

    def graphs(self) -> list[str]:
        """The names of the named graphs, sorted: one an article, and those of what was inferred or compared."""
        with told(self._folder):
            return sorted(g.value for g in self._store.named_graphs() if isinstance(g, ox.NamedNode))

    def graph(self, name: str) -> Graph:
        """One article's graph as rdflib knows it; empty where there is none of that name."""
        with told(self._folder):
            held = list(self._store.quads_for_pattern(None, None, None, ox.NamedNode(name)))
        graph = Graph(identifier=name)
        return graph.parse(data="".join(f"{q.triple} .\n" for q in held), format="nt11") if held else graph

    def quads(self) -> list[ox.Quad]:
        """All quads of the article graphs, in the order of their N-Quads lines."""
        with told(self._folder):
            named = (q for q in self._store.quads_for_pattern(None, None, None, None) if q.graph_name != _DEFAULT)
            return sorted(named, key=str)

    def select(self, query: str) -> list[Solution]:
        """Run a trusted SELECT of the library in this process; what users write goes through `kg.query`."""
        with told(self._folder):
            found = self._store.query(query)
            if not isinstance(found, ox.QuerySolutions):
                raise TypeError("a SELECT query was expected")
            names = [variable.value for variable in found.variables]
            return [{name: row[name] for name in names} for row in found]

    def size(self) -> int:
        """How many distinct triples the articles give together."""
        with told(self._folder):
            return sum(1 for _ in self._store.quads_for_pattern(None, None, None, _DEFAULT))


class Draft(Store):
    """A store that is being written; readers see what was last published of it."""

    def __init__(self, folder: Path, draft: Path) -> None:
        with told(folder):
            super().__init__(ox.Store(str(draft)), folder)
        self._draft = draft
        self._fresh: dict[ox.NamedNode, int] = {}

    def _replace(self, name: ox.NamedNode, fresh: set[ox.Quad]) -> None:
        super()._replace(name, fresh)
        self._fresh[name] = len(fresh)

    def publish(self) -> None:
        """Make what was written so far what readers see; StoreError, and nothing changed for them, where it fails."""
        assert self._folder
        if not self._fresh and versions.published(self._folder):
            return
        versions.publish(self._folder, self._draft, self._store, self._fresh)
        self._fresh.clear()

    def close(self) -> None:
        """Let go of the files, so that they can be removed."""
        del self._store


@contextmanager
def writing(folder: Path, wait: float = 10.0) -> Iterator[Draft]:
    """A store to write to; it is published when the block ends well, and what was not published is dropped."""
    with versions.locked(folder, wait):
        draft = versions.begin(folder)
        try:
            store = Draft(folder, draft)
            yield store
            store.publish()
            store.close()
        finally:
            versions.drop(draft)


def reading(folder: Path) -> Store:
    """The published version of a store, to read; StoreError where there is none or it is damaged."""
    version = path(folder)
    with told(folder):
        return Store(ox.Store.read_only(str(version)), folder)


def path(folder: Path) -> Path:
    """Where the published version lies; StoreError where there is none."""
    version = versions.published(folder)
    if version is None:
        raise StoreError(
            "no store here", place=str(folder), cure=f"build one first: kg build ARTICLES --store {folder}"
        )
    return version
