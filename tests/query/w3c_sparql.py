"""The W3C SPARQL 1.1 suites as cases, and answers made comparable: by value, whatever blank nodes are called."""

import csv
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
from rdflib import RDF, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
ROW = Namespace("urn:row:")
_NUMBERS = {
    str(XSD[name])
    for name in ("integer", "decimal", "double", "float", "int", "long", "short", "byte", "negativeInteger")
}
_RESULTS = {".srx": ox.QueryResultsFormat.XML, ".srj": ox.QueryResultsFormat.JSON, ".tsv": ox.QueryResultsFormat.TSV}
_RDF = {".ttl": ox.RdfFormat.TURTLE, ".rdf": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES}
Named = list[tuple[str, Path]]


@dataclass(frozen=True)
class Case:
    """A test: request, data, and what is expected of it."""

    name: str
    request: Path
    data: list[Path]
    named: Named
    result: Path | None
    after: tuple[list[Path], Named]

    @property
    def text(self) -> str:
        return f"BASE <{self.request.as_uri()}>\n" + self.request.read_text(encoding="utf-8")

    def filled(self, folder: str | None = None) -> ox.Store:
        return filled(self.data, self.named, folder)


def filled(data: list[Path], named: Named, folder: str | None = None) -> ox.Store:
    store = ox.Store(folder) if folder else ox.Store()
    for path in data:
        load(store, path)
    for name, path in named:
        load(store, path, ox.NamedNode(name))
    return store


def load(store: ox.Store, path: Path, name: ox.NamedNode | None = None) -> None:
    store.load(path=str(path), format=_RDF[path.suffix], base_iri=path.as_uri(), to_graph=name or ox.DefaultGraph())


def cases(suite: Path, folders: list[str], kinds: set[Node]) -> Iterator[Case]:
    for folder in folders:
        manifest = suite / folder / "manifest.ttl"
        graph = Graph().parse(manifest, publicID=manifest.as_uri())
        for entries in graph.objects(None, MF.entries):
            for node in Collection(graph, entries):
                if graph.value(node, RDF.type) in kinds:
                    yield _case(graph, node, f"{folder}/{str(node).rpartition('#')[2]}")


def _case(graph: Graph, node: Node, name: str) -> Case:
    action, result = graph.value(node, MF.action), graph.value(node, MF.result)
    request = graph.value(action, QT.query) or graph.value(action, UT.request) or action
    data = [_file(o) for link in (QT.data, UT.data) for o in graph.objects(action, link)]
    after = ([_file(o) for o in graph.objects(result, UT.data)], _named(graph, result))
    file = _file(result) if isinstance(result, URIRef) and str(result).startswith("file:") else None
    return Case(name, _file(request), data, _named(graph, action), file, after)


def _named(graph: Graph, node: Node | None) -> Named:
    named = [(str(o), _file(o)) for o in graph.objects(node, QT.graphData)]
    for each in graph.objects(node, UT.graphData):
        label = graph.value(each, Namespace("http://www.w3.org/2000/01/rdf-schema#").label)
        named.append((str(label), _file(graph.value(each, UT.graph))))
    return sorted(named)


def _file(node: Node | None) -> Path:
    return Path(str(node).removeprefix("file://"))


def by_value(node: Node) -> Node:
    """A number as its value under its datatype, every other term as it is."""
    if not isinstance(node, Literal):
        return node
    datatype = str(node.datatype) if node.datatype else str(XSD.string)
    if datatype in _NUMBERS:
        real = datatype.endswith(("double", "float"))
        number = repr(float(str(node))) if real else str(Decimal(str(node)).normalize() + 0)
        return Literal(f"{'real' if real else 'exact'} {number}", lang=None) if not _nan(node) else Literal("NaN")
    if datatype == str(XSD.string) and not node.language:
        return Literal(str(node))
    return Literal(str(node), lang=node.language.lower()) if node.language else Literal(f"{datatype} {node}")


def _nan(node: Literal) -> bool:
    try:
        return math.isnan(float(str(node)))
    except ValueError:
        return True


def term(value: ox.NamedNode | ox.BlankNode | ox.Literal) -> Node:
    if isinstance(value, ox.NamedNode):
        return URIRef(value.value)
    if isinstance(value, ox.BlankNode):
        return BNode(value.value)
    return Literal(value.value, lang=value.language, datatype=None if value.language else value.datatype.value)


def table(names: list[str], rows: Iterator[dict[str, Node]], ordered: bool = False) -> Graph:
    """Rows as a graph, so that tables with blank nodes can be compared by isomorphism."""
    graph = Graph()
    graph.add((ROW.table, ROW.columns, Literal(" ".join(sorted(names)))))
    for number, row in enumerate(rows):
        node = BNode()
        graph.add((node, RDF.type, ROW.row))
        graph.add((node, ROW.number, Literal(str(number) if ordered else "")))
        for name, value in row.items():
            graph.add((node, ROW[f"v-{name}"], by_value(value)))
    return graph


def triples(graph: Graph) -> Graph:
    out = Graph()
    for s, p, o in graph:
        out.add((s, p, by_value(o)))
    return out


def expected(case: Case, ordered: bool) -> Graph | bool:
    """The expected answer: the truth of an ASK, else a graph to compare."""
    assert case.result
    if case.result.suffix in (".ttl", ".rdf", ".nt"):
        return triples(Graph().parse(case.result, publicID=case.result.as_uri()))
    if case.result.suffix == ".csv":
        return plain(case.result.read_text(encoding="utf-8"))
    found = ox.parse_query_results(path=str(case.result), format=_RESULTS[case.result.suffix])
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    names = [v.value for v in found.variables]
    return table(names, ({n: term(row[n]) for n in names if row[n] is not None} for row in found), ordered)


def plain(text: str) -> Graph:
    """A CSV answer, which keeps no types: its fields as strings, numbers by value."""
    lines = list(csv.reader(io.StringIO(text)))
    return table(lines[0], ({n: _field(v) for n, v in zip(lines[0], line, strict=True) if v} for line in lines[1:]))


def _field(value: str) -> Node:
    if value.startswith("_:"):
        return BNode(value[2:])
    try:
        return Literal(f"number {float(value)!r}")
    except ValueError:
        return Literal(value)
