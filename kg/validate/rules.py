"""The rules: the shapes graph of ontology/shapes, and what each rule says about itself."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Protocol

from rdflib import RDFS, SH, SKOS, Graph, URIRef
from rdflib.term import Literal, Node

from kg.errors import UsageError
from kg.rdf.namespaces import NQSH
from kg.resources import resource
from kg.validate.report import Severity
from kg.validate.shacl import Shapes

_SEVERITIES = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}


class Wording(NamedTuple):
    """The same thing said in Vietnamese and in English."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as its page shows it."""

    iri: URIRef
    label: Wording
    problem: Wording
    cure: Wording
    example: str
    severities: tuple[Severity, ...]

    @property
    def name(self) -> str:
        """The local name: `PercentOfRatio`."""
        return self.iri.rpartition("#")[2]


@cache
def shapes() -> Graph:
    """All files of ontology/shapes in one graph, read once."""
    return _read("shapes")


class Engine(Protocol):
    """A SHACL processor that has read its shapes."""

    def report(self, data: Graph) -> Graph:
        """The validation report graph (SHACL §3) of `data`."""


@cache
def own_shapes() -> Engine:
    """The project's shapes with its ontology's classes, ready to validate any number of graphs.

    The environment's KG_SHACL chooses the engine: `pyshacl`, the reference, or the faster `turbo`.
    """
    return _engine(os.environ.get("KG_SHACL") or "pyshacl")(shapes(), hierarchy())


def _engine(name: str) -> Callable[[Graph, Graph], Engine]:
    if name == "pyshacl":
        return Shapes
    if name != "turbo":
        raise UsageError(f"KG_SHACL={name} names no SHACL engine", cure="set it to pyshacl or to turbo")
    try:
        from kg.validate.turbo import TurboShapes  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError("pyshacl-turbo is not installed", cure="pip install 'nghiquyet[turbo]'") from error
    return TurboShapes


@cache
def hierarchy() -> Graph:
    """The rdfs:subClassOf triples of the ontology's modules."""
    classes = Graph(bind_namespaces="none")
    for subclass, superclass in _read("modules").subject_objects(RDFS.subClassOf):
        if isinstance(superclass, URIRef):
            classes.add((subclass, RDFS.subClassOf, superclass))
    return classes


def _read(folder: str) -> Graph:
    graph = Graph(bind_namespaces="none")
    for path in sorted((resource("ontology") / folder).glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


def rule_of(shape: Node) -> URIRef | None:
    """The rule that a shape belongs to: its group, itself, or the rule of the shape that refers to it."""
    group = shapes().value(shape, SH.group)
    if isinstance(group, URIRef):
        return group
    if isinstance(shape, URIRef):
        return shape
    return next((rule for above in shapes().subjects(None, shape) if (rule := rule_of(above))), None)


@cache
def rules() -> tuple[Rule, ...]:
    """All rules by name: groups of property shapes, and shapes with a target that belong to no group."""
    return tuple(_rule(iri) for iri in sorted(set(_rule_iris())))


def _rule_iris() -> list[URIRef]:
    graph = shapes()
    targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
    targeted = {shape for target in targets for shape in graph.subjects(target)}
    return [rule for shape in targeted if (rule := rule_of(shape))]


def _rule(iri: URIRef) -> Rule:
    graph = shapes()
    members = [iri, *graph.subjects(SH.group, iri)]
    found = {_SEVERITIES[value] for shape in members for value in graph.objects(shape, SH.severity)}  # type: ignore[index]
    return Rule(
        iri=iri,
        label=wording(graph, iri, RDFS.label),
        problem=wording(graph, iri, NQSH.problem),
        cure=wording(graph, iri, NQSH.cure),
        example=str(graph.value(iri, SKOS.example) or ""),
        severities=tuple(severity for severity in Severity if severity in found),
    )


def wording(graph: Graph, node: Node, predicate: URIRef) -> Wording:
    """The Vietnamese and the English literal of a property; empty where there is none."""
    texts = {value.language: str(value) for value in graph.objects(node, predicate) if isinstance(value, Literal)}
    return Wording(texts.get("vi", ""), texts.get("en", ""))
