"""The fields of a fact type as SHACL constraints: their types give class or datatype, `| None` the count."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from rdflib import SH, XSD, Literal, URIRef
from rdflib.term import Node

from kg.model.entities import Agent
from kg.model.facts import Column, Fact
from kg.model.values import PartialDate
from kg.rdf.namespaces import NQ, PREFIXES, term
from kg.validate.rules import Wording

NAMESPACES = {**{prefix: str(namespace) for prefix, namespace in PREFIXES.items()}, "sh": str(SH)}
_DATATYPES = {
    str: (XSD.string, Wording("chuỗi chữ không rỗng", "text, not empty")),
    int: (XSD.integer, Wording("số nguyên", "an integer")),
    Decimal: (XSD.decimal, Wording("số thập phân", "a decimal number")),
}
_DATE = Wording("ngày, tháng hoặc năm", "a date of any precision")


@dataclass(frozen=True, slots=True)
class Constraint:
    """What the values of a property must be: SHACL parameters with their arguments, and the same in words."""

    parameters: tuple[tuple[URIRef, Node | tuple[Node, ...]], ...]
    wording: Wording


@dataclass(frozen=True, slots=True)
class Field:
    """One property of a class of nodes; at most one value, and at least one where it is required."""

    name: str
    path: URIRef
    constraint: Constraint
    required: bool = True


def fields(fact_type: type[Fact]) -> Iterator[Field]:
    """The columns of a fact type, in their order."""
    for name, hint in get_type_hints(fact_type, include_extras=True).items():
        if get_origin(hint) is Annotated:
            value, column = get_args(hint)
            assert isinstance(column, Column)
            members = [member for member in get_args(value) or (value,) if member is not NoneType]
            required = NoneType not in get_args(value)
            yield Field(name, term(column.property), constraint(members), required)


def constraint(members: list[Any]) -> Constraint:
    """The constraint of a Python type, given as the members of its union."""
    if set(members) == set(get_args(Agent)):
        return instance_of(NQ.Agent)
    (value,) = members
    if value in _DATATYPES:
        datatype, wording = _DATATYPES[value]
        length = ((SH.minLength, Literal(1)),) if value is str else ()
        return Constraint(((SH.datatype, datatype), *length), wording)
    if value is PartialDate:  # nqsh:DateForm checks the form, whatever the precision
        return Constraint(((SH.nodeKind, SH.Literal),), _DATE)
    if issubclass(value, StrEnum):
        return one_of({str(member.value): Literal(member.value) for member in value})
    return instance_of(term(value.CLASS))


def instance_of(cls: URIRef) -> Constraint:
    """Values that are instances of a class."""
    return Constraint(((SH["class"], cls),), Wording(f"thuộc lớp {short(cls)}", f"of class {short(cls)}"))


def one_of(values: dict[str, Node]) -> Constraint:
    """Values from a closed list, each under the name that a message gives it."""
    names = _listed(values)
    return Constraint(((SH["in"], tuple(values.values())),), Wording(f"một trong: {names}", f"one of {names}"))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def short(iri: URIRef) -> str:
    """An IRI as prefix and local name: `nq:holder`."""
    prefix = next(prefix for prefix, namespace in NAMESPACES.items() if iri.startswith(namespace))
    return f"{prefix}:{iri.removeprefix(NAMESPACES[prefix])}"
