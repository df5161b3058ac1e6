"""The shapes that follow from the fact types.

`python -m kg.validate.derive` writes them to ontology/shapes/facts.ttl.

Each property shape has the target itself and belongs to the sh:PropertyGroup of its fact type.
"""

from typing import get_args

from rdflib import PROV, RDF, RDFS, SH, SKOS, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.model.entities import Entity
from kg.model.facts import FACT_TYPES, Fact
from kg.model.values import Modality
from kg.rdf.namespaces import NQ, NQC, NQSH, term
from kg.resources import resource
from kg.validate.fields import NAMESPACES, Constraint, Field, constraint, fields, instance_of, one_of, short
from kg.validate.rules import Wording

_HEADER = "# Derived from kg.model by `python -m kg.validate.derive`: change the model, not this file.\n"
_CURE = Wording("Sửa luật đọc hoặc bộ ánh xạ đã tạo ra nút này.", "Mend the rule or the mapper that made this node.")
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


def turtle() -> str:
    """The text of ontology/shapes/facts.ttl."""
    return _HEADER + derived().serialize(format="turtle")


def derived() -> Graph:
    """The shapes of all fact types, of what every fact has, and of the labels of entities."""
    graph = Graph(bind_namespaces="none")
    for prefix in ("nq", "nqc", "nqsh", "prov", "rdf", "rdfs", "sh", "skos", "xsd"):
        graph.bind(prefix, NAMESPACES[prefix])
    _add_facts_in_common(graph)
    for fact_type in FACT_TYPES:
        _add_fact_type(graph, fact_type)
    _add_labels(graph)
    return graph


def _add_facts_in_common(graph: Graph) -> None:
    """What every fact has: one evidence, one rule, one article, one modality."""
    group = _add_group(
        graph,
        "Fact",
        Wording("Mọi dữ kiện có bằng chứng", "Every fact has its evidence"),
        Wording(
            "Dữ kiện không rõ đọc từ đâu, bởi luật nào thì không kiểm chứng được.",
            "A fact read from nobody knows where, by nobody knows which rule, cannot be checked.",
        ),
        "nq:evidence → “520 đảng viên”",
    )
    rule = Constraint(((SH.nodeKind, SH.IRI),), Wording("IRI của luật đọc", "the IRI of the rule"))
    modality = one_of({str(member.value): NQC[f"modality-{member.value}"] for member in Modality})
    _add_property(graph, group, NQ.Fact, Field("evidence", NQ.evidence, instance_of(NQ.Evidence)))
    _add_property(graph, group, NQ.Fact, Field("rule", PROV.wasGeneratedBy, rule))
    _add_property(graph, group, NQ.Fact, Field("article", NQ.attestedIn, instance_of(NQ.Article)))
    _add_property(graph, group, NQ.Fact, Field("modality", NQ.modality, modality))


def _add_fact_type(graph: Graph, fact_type: type[Fact]) -> None:
    cls = term(fact_type.CLASS)
    name, table = short(cls), fact_type.TABLE
    group = _add_group(
        graph,
        fact_type.__name__,
        Wording(f"{name} đủ cột, đúng kiểu", f"{name} has its columns, rightly typed"),
        Wording(
            f"Một {name} thiếu cột bắt buộc hoặc sai kiểu thì bảng “{table}” không đọc được.",
            f'A {name} without a required column, or with a wrong type, is no row of the table "{table}".',
        ),
        _EXAMPLES[table],
    )
    for field in fields(fact_type):
        _add_property(graph, group, cls, field)


def _add_labels(graph: Graph) -> None:
    """Every entity has one label: two names are two entities."""
    group = _add_group(
        graph,
        "EntityLabel",
        Wording("Mỗi thực thể một tên", "One entity, one name"),
        Wording(
            "Thực thể có hai tên, hoặc không tên, thì không biết là ai, là gì.",
            "Of an entity with two names, or none, nobody knows who or what it is.",
        ),
        "“Quận ủy Nam Từ Liêm” và “Huyện ủy Từ Liêm” là hai tổ chức.",
    )
    for entity in get_args(Entity):
        label = Field(entity.__name__, term(entity.LABEL), constraint([str]))
        _add_property(graph, group, term(entity.CLASS), label)


def _add_group(graph: Graph, name: str, label: Wording, problem: Wording, example: str) -> URIRef:
    group = URIRef(NQSH[name])
    graph.add((group, RDF.type, SH.PropertyGroup))
    for predicate, wording in ((RDFS.label, label), (NQSH.problem, problem), (NQSH.cure, _CURE)):
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
    name, path, value = short(cls), short(field.path), field.constraint.wording
    if field.required:
        return Wording(f"{name} cần đúng một {path}, {value.vi}.", f"{name} needs exactly one {path}, {value.en}.")
    return Wording(f"{name} có nhiều nhất một {path}, {value.vi}.", f"{name} has at most one {path}, {value.en}.")


def _list(graph: Graph, members: tuple[Node, ...]) -> BNode:
    head = BNode()
    Collection(graph, head, list(members))
    return head


def _add_wording(graph: Graph, node: URIRef, predicate: URIRef, wording: Wording) -> None:
    graph.add((node, predicate, Literal(wording.vi, lang="vi")))
    graph.add((node, predicate, Literal(wording.en, lang="en")))


if __name__ == "__main__":
    (resource("ontology") / "shapes" / "facts.ttl").write_text(turtle(), encoding="utf-8")
