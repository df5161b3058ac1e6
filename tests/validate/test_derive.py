"""ontology/shapes/facts.ttl is what the fact types say."""

from rdflib import SH, Graph

from kg.model.facts import FACT_TYPES
from kg.rdf.namespaces import NQ, NQSH
from kg.resources import resource
from kg.validate.derive import turtle
from kg.validate.fields import fields

FILE = resource("ontology") / "shapes" / "facts.ttl"


def test_committed_file_is_the_derived_one() -> None:
    assert FILE.read_text(encoding="utf-8") == turtle(), "run `python -m kg.validate.derive`"


def test_every_column_has_its_shape() -> None:
    graph = Graph().parse(FILE, format="turtle")
    named = {NQSH[f"{fact_type.__name__}-{field.name}"] for fact_type in FACT_TYPES for field in fields(fact_type)}
    derived = set(graph.subjects(SH.path))
    assert named <= derived
    assert len(named) == 56
    assert len(derived - named) == 4 + 7  # what every fact has; the label of each kind of entity


def test_optional_and_union_and_enumeration() -> None:
    graph = Graph().parse(FILE, format="turtle")
    holder, status, issuer = (
        NQSH[name] for name in ("RoleHolding-person", "RoleHolding-status", "IssuanceCount-issuer")
    )
    assert graph.value(holder, SH.minCount).value == 1
    assert graph.value(status, SH.minCount) is None
    assert [str(value) for value in graph.items(graph.value(status, SH["in"]))] == ["former", "acting"]
    assert graph.value(issuer, SH["class"]) == NQ.Agent
