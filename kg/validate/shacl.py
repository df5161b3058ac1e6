"""pySHACL, the reference implementation of SHACL here, over a graph in memory."""

from typing import Any

import pyshacl
import pyshacl.helper
from pyshacl.helper.sparql_query_helper import SPARQLQueryHelper
from rdflib import Graph

from kg.errors import KgError
from kg.validate.view import View


class ShapesError(KgError):
    """The shapes themselves cannot be used."""


class _CheckedOnce(SPARQLQueryHelper):
    """The text of an sh:sparql, searched for forbidden clauses (SHACL §5.3.1) once, not for every node."""

    _passed: set[tuple[str, bool, tuple[str, ...]]] = set()  # noqa: RUF012 - shared by all instances on purpose

    def check_invalid_sparql(self, sparql_text: str, valuenode: Any = None, extravars: Any = None) -> bool:
        key = (sparql_text, valuenode is None, tuple(extravars or ()))
        if key not in self._passed:
            super().check_invalid_sparql(sparql_text, valuenode, extravars)  # type: ignore[no-untyped-call] # pySHACL
            self._passed.add(key)
        return True


setattr(pyshacl.helper, "SPARQLQueryHelperCls", _CheckedOnce)  # noqa: B010 - set at run time by pySHACL too


def conformance(data: Graph, shapes: Graph, hierarchy: Graph | None = None) -> Graph:
    """The validation report graph (SHACL §3) of `data` against `shapes`.

    `hierarchy` holds the rdfs:subClassOf triples of the ontology. Raises ShapesError where the shapes are
    malformed.
    """
    _, report, _ = pyshacl.validate(View(data, hierarchy), shacl_graph=shapes, inplace=True)
    if not isinstance(report, Graph):
        raise ShapesError(str(report), cure="run `kg check` to see which shape it is")
    return report
