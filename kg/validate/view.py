"""The data graph as SHACL sees it: an article's triples, the classes above, queries parsed once."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from rdflib import RDFS, Graph
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result


class View(Graph):
    """A graph read through: its subclass relation (SHACL §3.2) is the ontology's, its SPARQL is parsed once.

    pySHACL parses the text of every sh:sparql again for every focus node, which is most of its time. The
    parsed query is the same whatever the bindings, so it is kept; nothing else of pySHACL changes.
    """

    def __init__(self, data: Graph, hierarchy: Graph | None = None) -> None:
        super().__init__(store=data.store, identifier=data.identifier, bind_namespaces="none")
        self._hierarchy = hierarchy
        self._prefixes = tuple((prefix, str(namespace)) for prefix, namespace in self.namespaces())

    def triples(self, triple: Any) -> Any:
        """The triples of the data; those of rdfs:subClassOf from the ontology too."""
        own = super().triples(triple)
        if self._hierarchy is None or triple[1] != RDFS.subClassOf:
            return own
        return _both(own, self._hierarchy.triples(triple))

    def query(self, query_object: str | Query, *args: Any, **options: Any) -> Result:
        """Evaluate a query, parsed the first time it is seen."""
        if isinstance(query_object, str):
            query_object = _parsed(query_object, self._prefixes)
        return super().query(query_object, *args, **options)


def _both(first: Iterable[Any], second: Iterable[Any]) -> Iterable[Any]:
    yield from first
    yield from second


@lru_cache(maxsize=512)
def _parsed(text: str, prefixes: tuple[tuple[str, str], ...]) -> Query:
    return prepareQuery(text, initNs=dict(prefixes))
