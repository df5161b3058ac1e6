"""The W3C SHACL test suite as cases: data, shapes and expected report of each; reports made comparable."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import RDF, SH, BNode, Graph, Namespace
from rdflib.collection import Collection
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")

_COMPARED = (
    SH.focusNode,
    SH.resultPath,
    SH.resultSeverity,
    SH.sourceConstraintComponent,
    SH.sourceShape,
    SH.value,
)


@dataclass(frozen=True)
class Case:
    name: str
    path: Path
    node: Node
    graph: Graph

    def graph_of(self, role: Node) -> Graph:
        """The data or shapes graph: of this file where the action names it, else of the file named."""
        action = self.graph.value(self.node, MF.action)
        named = str(self.graph.value(action, role))
        return self.graph if named == self.path.as_uri() else parsed(Path(named.removeprefix("file://")))

    @property
    def expects_failure(self) -> bool:
        return self.graph.value(self.node, MF.result) == SHT.Failure

    @property
    def expected(self) -> Counter:
        return comparable(self.graph, self.graph.value(self.node, MF.result))


def parsed(path: Path) -> Graph:
    return Graph().parse(path, format="turtle", publicID=path.as_uri())


def cases(manifest: Path) -> Iterator[Case]:
    """The tests of a manifest and of those that it includes, in their order."""
    graph = parsed(manifest)
    for entries in graph.objects(None, MF.entries):
        for node in Collection(graph, entries):
            yield Case(f"{manifest.parent.name}/{manifest.stem}", manifest, node, graph)
    for included in sorted(graph.objects(None, MF.include)):
        yield from cases(Path(str(included).removeprefix("file://")))


def comparable(graph: Graph, report: Node) -> Counter:
    """A report as a bag of results: what SHACL §3.6 fixes of each, with paths by their structure."""
    return Counter(
        tuple(_structure(graph, graph.value(result, part)) for part in _COMPARED)
        for result in graph.objects(report, SH.result)
    )


def made(report: Graph) -> Counter:
    """The comparable form of a report graph that validation made."""
    return comparable(report, next(report.subjects(RDF.type, SH.ValidationReport)))


def _structure(graph: Graph, node: Node | None) -> object:
    if not isinstance(node, BNode):
        return node
    if (node, RDF.first, None) in graph:
        return tuple(_structure(graph, member) for member in Collection(graph, node))
    paths = (SH.inversePath, SH.alternativePath, SH.zeroOrMorePath, SH.oneOrMorePath, SH.zeroOrOnePath)
    kinds = [(kind, value) for kind in paths for value in graph.objects(node, kind)]
    return tuple((kind, _structure(graph, value)) for kind, value in kinds) or node
