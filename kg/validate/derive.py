"""The shapes that follow from the fact types: `python -m kg.validate.derive` writes ontology/shapes/facts.ttl.

A field's type gives the class or datatype, `| None` the cardinality, its `Column` the property (SHACL §4.1, §4.2).
Each property shape has the target itself and belongs to its fact type's sh:PropertyGroup.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from rdflib import RDF, RDFS, SH, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.model.entities import Agent, Entity
from kg.model.facts import FACT_TYPES, Column, Fact
from kg.model.values import Modality, PartialDate
from kg.rdf.namespaces import NQ, NQC, NQSH, PROV, expand
from kg.resources import resource
from kg.validate.rules import Wording

_HEADER = "# Derived from kg.model by `python -m kg.validate.derive`: change the model, not this file.\n"
_PREFIXES = {"nq": NQ, "nqc": NQC, "nqsh": NQSH, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "sh": SH, "skos": SKOS, "xsd": XSD}
_DATATYPES = {
    str: (XSD.string, Wording("chuỗi chữ không rỗng", "text, not empty")),
    int: (XSD.integer, Wording("số nguyên", "an integer")),
    Decimal: (XSD.decimal, Wording("số thập phân", "a decimal number")),
}
_EXAMPLES = {
    "roles": "Đồng chí Lê Thị Bình, Bí thư Đảng ủy xã Hòa Bình, dự hội nghị.",
    "organizations": "Ban Thường vụ Đảng ủy xã Hòa Bình họp.",
    "documents": "Kế hoạch số 12-KH/ĐU của Đảng ủy xã Hòa Bình.",
    "document_counts": "Đảng ủy xã Hòa Bình ban hành 12 kế hoạch.",
    "indicators": "Đảng bộ xã Hòa Bình có 520 đảng viên.",
    "events": "Hội nghị Ban Chấp hành Đảng bộ xã Hòa Bình ngày 5/3/2021.",
    "participations": "Đồng chí Lê Thị Bình chủ trì hội nghị.",
    "statements": "Đồng chí Lê Thị Bình cho biết: xã đã hoàn thành kế hoạch.",
    "tasks": "Đồng chí Lê Thị Bình yêu cầu Ủy ban nhân dân xã báo cáo trước ngày 5/4/2021.",
    "implementations": "Đảng bộ xã Hòa Bình quán triệt Nghị quyết số 18-NQ/TW.",
    "personnel": "Bổ nhiệm ông Trần Văn An giữ chức Trưởng phòng Nội vụ.",
}


@dataclass(frozen=True, slots=True)
class Constraint:
    """What the values of one property must be: a parameter of SHACL with its argument, and the same in words."""

    parameters: tuple[tuple[URIRef, Node | tuple[Node, ...]], ...]
    wording: Wording


@dataclass(frozen=True, slots=True)
class Field:
    """One property of a class of nodes."""

    name: str
    path: URIRef
    constraint: Constraint
    required: bool


def shapes() -> Graph:
    """The shapes of all fact types, of what every fact has, and of the labels of entities."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in _PREFIXES.items():
        graph.bind(prefix, namespace)
    _add_facts_in_common(graph)
    for fact_type in FACT_TYPES:
        _add_fact_type(graph, fact_type)
    _add_labels(graph)
    return graph


def turtle() -> str:
    """The text of ontology/shapes/facts.ttl."""
    return _HEADER + shapes().serialize(format="turtle")


def fields(fact_type: type[Fact]) -> Iterator[Field]:
    """The columns of a fact type, in their order."""
    for name, hint in get_type_hints(fact_type, include_extras=True).items():
        if get_origin(hint) is Annotated:
            value, column = get_args(hint)
            assert isinstance(column, Column)
            members = [member for member in get_args(value) or (value,) if member is not NoneType]
            required = NoneType not in get_args(value)
            yield Field(name, expand(column.property), _constraint(members), required)


def _constraint(members: list[Any]) -> Constraint:
    if set(members) == set(get_args(Agent)):
        return _instance(NQ.Agent)
    (value,) = members
    if value in _DATATYPES:
        datatype, wording = _DATATYPES[value]
        length = ((SH.minLength, Literal(1)),) if value is str else ()
        return Constraint(((SH.datatype, datatype), *length), wording)
    if value is PartialDate:  # nqsh:DateForm checks the form, whatever the precision
        return Constraint(((SH.nodeKind, SH.Literal),), Wording("ngày, tháng hoặc năm", "a date of any precision"))
    if issubclass(value, StrEnum):
        return _one_of([Literal(member.value) for member in value], [member.value for member in value])
    return _instance(expand(value.CLASS))


def _instance(cls: URIRef) -> Constraint:
    name = _short(cls)
    return Constraint(((SH["class"], cls),), Wording(f"thuộc lớp {name}", f"of class {name}"))


def _one_of(values: list[Node], names: list[str]) -> Constraint:
    return Constraint(((SH["in"], tuple(values)),), Wording(f"một trong: {', '.join(names)}", f"one of {', '.join(names)}"))


def _add_facts_in_common(graph: Graph) -> None:
    """What every fact has: one evidence, one rule, one article, one modality."""
    group = _add_group(
        graph,
        "Fact",
        Wording("Mọi dữ kiện có bằng chứng", "Every fact has its evidence"),
        Wording("Dữ kiện không rõ đọc từ đâu, bởi luật nào thì không kiểm chứng được.",
                "A fact read from nobody knows where, by nobody knows which rule, cannot be checked."),
        "nq:evidence → “520 đảng viên”",
    )
    modalities = [NQC[f"modality-{modality.value}"] for modality in Modality]
    for field in (
        Field("evidence", NQ.evidence, _instance(NQ.Evidence), True),
        Field("rule", PROV.wasGeneratedBy, Constraint(((SH.nodeKind, SH.IRI),), Wording("IRI của luật đọc", "the IRI of the rule")), True),
        Field("article", NQ.attestedIn, _instance(NQ.Article), True),
        Field("modality", NQ.modality, _one_of([*modalities], [modality.value for modality in Modality]), True),
    ):
        _add_property(graph, group, NQ.Fact, field)


def _add_fact_type(graph: Graph, fact_type: type[Fact]) -> None:
    cls = expand(fact_type.CLASS)
    name = _short(cls)
    group = _add_group(
        graph,
        fact_type.__name__,
        Wording(f"{name} đủ cột, đúng kiểu", f"{name} has its columns, rightly typed"),
        Wording(f"Một {name} thiếu cột khóa hoặc sai kiểu thì bảng “{fact_type.TABLE}” không đọc được.",
                f"A {name} without a key column, or with a wrong type, cannot be read as a row of \"{fact_type.TABLE}\"."),
        _EXAMPLES[fact_type.TABLE],
    )  # fmt: skip
    for field in fields(fact_type):
        _add_property(graph, group, cls, field)


def _add_labels(graph: Graph) -> None:
    """Every entity has one label: two names are two entities."""
    group = _add_group(
        graph,
        "EntityLabel",
        Wording("Mỗi thực thể một tên", "One entity, one name"),
        Wording("Thực thể có hai tên, hoặc không tên, thì không biết là ai, là gì.",
                "An entity with two names, or none, is nobody knows who or what."),
        "“Quận ủy Nam Từ Liêm” và “Huyện ủy Từ Liêm” là hai tổ chức.",
    )  # fmt: skip
    for entity in get_args(Entity):
        label = Field(entity.__name__, expand(entity.LABEL), _constraint([str]), True)
        _add_property(graph, group, expand(entity.CLASS), label)


def _add_group(graph: Graph, name: str, label: Wording, problem: Wording, example: str) -> URIRef:
    group = NQSH[name]
    cure = Wording("Sửa luật đọc hoặc bộ ánh xạ đã tạo ra nút này.", "Mend the rule or the mapper that made this node.")
    graph.add((group, RDF.type, SH.PropertyGroup))
    for predicate, wording in ((RDFS.label, label), (NQSH.problem, problem), (NQSH.cure, cure)):
        _add_wording(graph, group, predicate, wording)
    graph.add((group, SKOS.example, Literal(example, lang="vi")))
    return group


def _add_property(graph: Graph, group: URIRef, cls: URIRef, field: Field) -> None:
    shape = URIRef(f"{group}-{field.name}")
    for predicate, value in (
        (RDF.type, SH.PropertyShape),
        (SH.group, group),
        (SH.targetClass, cls),
        (SH.path, field.path),
        (SH.maxCount, Literal(1)),
        (SH.severity, SH.Violation),
    ):
        graph.add((shape, predicate, value))
    if field.required:
        graph.add((shape, SH.minCount, Literal(1)))
    for parameter, argument in field.constraint.parameters:
        graph.add((shape, parameter, _list(graph, argument) if isinstance(argument, tuple) else argument))
    _add_wording(graph, shape, SH.message, _message(cls, field))


def _message(cls: URIRef, field: Field) -> Wording:
    name, path, value = _short(cls), _short(field.path), field.constraint.wording
    how_many = Wording("cần đúng một", "needs exactly one") if field.required else Wording("có nhiều nhất một", "has at most one")
    return Wording(f"{name} {how_many.vi} {path}, {value.vi}.", f"{name} {how_many.en} {path}, {value.en}.")


def _list(graph: Graph, members: tuple[Node, ...]) -> BNode:
    head = BNode()
    Collection(graph, head, list(members))
    return head


def _add_wording(graph: Graph, node: URIRef, predicate: URIRef, wording: Wording) -> None:
    graph.add((node, predicate, Literal(wording.vi, lang="vi")))
    graph.add((node, predicate, Literal(wording.en, lang="en")))


def _short(iri: URIRef) -> str:
    prefix = next(prefix for prefix, namespace in _PREFIXES.items() if str(iri).startswith(str(namespace)))
    return f"{prefix}:{str(iri)[len(str(_PREFIXES[prefix])):]}"


if __name__ == "__main__":
    (resource("ontology") / "shapes" / "facts.ttl").write_text(turtle(), encoding="utf-8")
