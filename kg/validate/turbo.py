"""pyshacl-turbo: SHACL in Rust, optional and several times as fast; tests hold its reports to pySHACL's."""

import pyshacl_turbo
from rdflib import Graph

from kg.validate.shacl import ShapesError
from kg.validate.view import View


class TurboShapes:
    """As kg.validate.shacl.Shapes: a shapes graph, read once, to validate many data graphs with."""

    def __init__(self, graph: Graph, hierarchy: Graph | None = None) -> None:
        self._hierarchy = hierarchy
        try:
            self._compiled = pyshacl_turbo.compile_shapes(graph)  # type: ignore[no-untyped-call] # no types
        except (ValueError, RuntimeError) as error:
            raise ShapesError(str(error), cure="run `kg check` to see which shape it is") from error

    def report(self, data: Graph) -> Graph:
        """The validation report graph (SHACL §3) of `data`; ShapesError where the shapes cannot be used."""
        view = data if isinstance(data, View) else View(data, self._hierarchy)
        try:
            report: Graph = self._compiled.validate(view)[1]
        except (ValueError, RuntimeError) as error:
            raise ShapesError(str(error), cure="run `kg check` to see which shape it is") from error
        return report
