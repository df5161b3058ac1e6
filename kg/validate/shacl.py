"""pySHACL, the reference implementation of SHACL here, over a graph in memory.

Nothing of its semantics is changed; what it does again for every graph and every focus node is done once:
reading the shapes, parsing their SPARQL (kg.validate.view), searching it for forbidden clauses.
"""

from typing import Any

import pyshacl.helper
import pyshacl.shape
from pyshacl import ShapesGraph, Validator
from pyshacl.constraints import CONSTRAINT_PARAMETERS_MAP
from pyshacl.errors import ReportableRuntimeError
from pyshacl.graph_abstraction import DataGraph
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
            super().check_invalid_sparql(sparql_text, valuenode, extravars)  # type: ignore[no-untyped-call] # no types
            self._passed.add(key)
        return True


# Both are attributes that pySHACL itself sets at run time; the second turns its search in a list into a look-up.
setattr(pyshacl.helper, "SPARQLQueryHelperCls", _CheckedOnce)  # noqa: B010
setattr(pyshacl.shape, "CONSTRAINT_PARAMS", (CONSTRAINT_PARAMETERS_MAP, CONSTRAINT_PARAMETERS_MAP))  # noqa: B010


class Shapes:
    """A shapes graph, read once, to validate many data graphs with.

    `hierarchy` holds the rdfs:subClassOf triples of the ontology; they count as the data graph's (SHACL §3.2).
    """

    def __init__(self, graph: Graph, hierarchy: Graph | None = None) -> None:
        for triple in ShapesGraph.system_triples:
            graph.add(triple)
        self._graph = View(graph)
        self._hierarchy = hierarchy
        self._read: ShapesGraph | None = None

    def report(self, data: Graph) -> Graph:
        """The validation report graph (SHACL §3) of `data`; ShapesError where the shapes are malformed."""
        view = data if isinstance(data, View) else View(data, self._hierarchy)
        try:
            validator = Validator(DataGraph.from_rdflib(view), shacl_graph=self._graph)
            self._read = validator.shacl_graph = self._read or validator.shacl_graph
            report: Graph = validator.run()[1]  # type: ignore[no-untyped-call] # no types
        except ReportableRuntimeError as error:
            raise ShapesError(str(error), cure="run `kg check` to see which shape it is") from error
        return report
