"""The data graph as SHACL sees it: an article's triples, the classes above, queries parsed once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from rdflib import RDFS, Graph, URIRef
from rdflib.paths import Path
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Node

Triple = tuple[Node, Node, Node]


class View(Graph):
    """A graph that is only read: its triples by subject and by predicate, its SPARQL parsed once.

    pySHACL parses the text of every sh:sparql again for every focus node, and rdflib's memory store looks up
    the contexts of every triple. Measured on ten articles: 2,420 ms each by pySHACL alone, 107 ms with the
    parsed queries kept, 38 ms with this view. Triples and queries stay the same. `hierarchy` adds the
    ontology's rdfs:subClassOf, which SHACL asks of the data graph (§3.2), `more` other triples.
    """

    def __init__(self, data: Graph, hierarchy: Graph | None = None, more: Iterable[Triple] = ()) -> None:
        super().__init__(store=data.store, identifier=data.identifier, bind_namespaces="none")
        self._prefixes = tuple((prefix, str(namespace)) for prefix, namespace in self.namespaces())
        self._namespaces = dict(self._prefixes)
        self._by_subject: dict[Any, dict[Any, list[Any]]] = defaultdict(dict)
        self._by_predicate: dict[Any, dict[Any, list[Any]]] = defaultdict(dict)
        self._add_all(data)
        self._add_all(triple for triple in more if triple not in data)
        if hierarchy is not None:
            self._add_all(set(hierarchy) - set(data.triples((None, RDFS.subClassOf, None))))

    def _add_all(self, triples: Iterable[Triple]) -> None:
        for subject, predicate, value in triples:
            self._by_subject[subject].setdefault(predicate, []).append(value)
            self._by_predicate[predicate].setdefault(value, []).append(subject)

    def triples(self, triple: Any) -> Any:
        """The triples that match a pattern; None matches anything."""
        subject, predicate, value = triple
        if predicate is None and subject is not None:
            return self._about(subject, value)
        if predicate is None:
            return (each for one in self._by_subject for each in self._about(one, value))
        if isinstance(predicate, Path):
            return ((one, predicate, other) for one, other in predicate.eval(self, subject, value))
        if subject is not None:
            values = self._by_subject.get(subject, {}).get(predicate, ())
            return iter([(subject, predicate, each) for each in values if value is None or value == each])
        subjects = self._by_predicate.get(predicate, {})
        if value is not None:
            return iter([(each, predicate, value) for each in subjects.get(value, ())])
        return self._all(subjects, predicate)

    def _about(self, subject: Any, value: Any) -> Iterator[tuple[Any, Any, Any]]:
        described = self._by_subject.get(subject, {}).items()
        return ((subject, p, each) for p, found in described for each in found if value is None or value == each)

    def _all(self, subjects: dict[Any, list[Any]], predicate: URIRef) -> Iterator[tuple[Any, URIRef, Any]]:
        return ((subject, predicate, value) for value, found in subjects.items() for subject in found)

    def query(
        self,
        query_object: str | Query,
        processor: Any = "sparql",
        result: Any = "sparql",
        initNs: Any = None,  # noqa: N803 - rdflib's name
        *args: Any,
        **options: Any,
    ) -> Result:
        """Evaluate a query, parsed the first time it is seen."""
        if isinstance(query_object, str):
            query_object = _parsed(query_object, self._prefixes)
        return super().query(query_object, processor, result, initNs or self._namespaces, *args, **options)


@lru_cache(maxsize=512)
def _parsed(text: str, prefixes: tuple[tuple[str, str], ...]) -> Query:
    return prepareQuery(text, initNs=dict(prefixes))
