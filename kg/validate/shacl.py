"""pySHACL, the reference implementation of SHACL here, over a graph in memory."""

from rdflib import Graph

from kg.errors import KgError
from kg.validate.view import View


class ShapesError(KgError):
    """The shapes themselves cannot be used."""


def conformance(data: Graph, shapes: Graph, hierarchy: Graph | None = None) -> Graph:
    """The validation report graph (SHACL §3) of `data` against `shapes`.

    `hierarchy` holds the rdfs:subClassOf triples of the ontology. Raises ShapesError where the shapes are malformed.
    """
    import pyshacl  # noqa: PLC0415 - heavy, and needed only here

    _, report, _ = pyshacl.validate(View(data, hierarchy), shacl_graph=shapes, inplace=True)
    if not isinstance(report, Graph):
        raise ShapesError(str(report), cure="run `kg check` to see which shape it is")
    return report
