"""Every term is declared once, named and defined in both languages, and has its source, domain and range."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import get_type_hints

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

from kg.model import entities, facts
from kg.model.facts import FACT_TYPES, Column
from kg.resources import resource

NQ = "https://w3id.org/nghiquyet/ontology#"
PROPERTY_TYPES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
TERM = re.compile(r"(?<![\w<])nq:([A-Za-z]+)")
ENTITIES = [cls for cls in vars(entities).values() if isinstance(cls, type) and hasattr(cls, "LABEL")]


def declared(terms: Graph, *kinds: Node) -> set[Node]:
    return {term for kind in kinds for term in terms.subjects(RDF.type, kind) if str(term).startswith(NQ)}


def languages(terms: Graph, term: Node, annotation: URIRef) -> list[str | None]:
    return sorted(getattr(value, "language", None) for value in terms.objects(term, annotation))


def test_there_are_enough_terms(terms: Graph) -> None:
    assert len(declared(terms, OWL.Class)) >= 100
    assert len(declared(terms, *PROPERTY_TYPES)) >= 110


def test_every_term_has_one_label_and_definition_in_each_language(terms: Graph) -> None:
    for term in declared(terms, OWL.Class, *PROPERTY_TYPES):
        assert languages(terms, term, RDFS.label) == ["en", "vi"], term
        assert languages(terms, term, SKOS.definition) == ["en", "vi"], term


def test_no_two_classes_and_no_two_properties_share_an_english_label(terms: Graph) -> None:
    for kinds in ((OWL.Class,), PROPERTY_TYPES):
        labels = Counter(
            str(label)
            for term in declared(terms, *kinds)
            for label in terms.objects(term, RDFS.label)
            if label.language == "en"
        )
        assert [label for label, count in labels.items() if count > 1] == []


def test_every_term_has_a_source_that_is_known(terms: Graph, codes: Graph) -> None:
    known = set(codes.subjects(RDF.type, DCTERMS.BibliographicResource))
    for term in declared(terms, OWL.Class, *PROPERTY_TYPES):
        sources = list(terms.objects(term, DCTERMS.source))
        assert sources, term
        assert all(source in known or "/codes#" not in source for source in sources), (term, sources)


def test_every_property_has_one_domain_and_one_range(terms: Graph) -> None:
    for term in declared(terms, OWL.ObjectProperty, OWL.DatatypeProperty):
        assert len(list(terms.objects(term, RDFS.domain))) == 1, term
        assert len(list(terms.objects(term, RDFS.range))) == 1, term
    for term in declared(terms, OWL.AnnotationProperty):
        assert len(list(terms.objects(term, RDFS.domain))) == 1, term


def test_every_declared_term_is_of_one_kind(terms: Graph) -> None:
    kinds = Counter(term for kind in (OWL.Class, *PROPERTY_TYPES) for term in set(terms.subjects(RDF.type, kind)))
    assert [term for term, count in kinds.items() if count > 1] == []


def model_terms() -> Iterator[tuple[str, str, URIRef]]:
    """Every class and property that kg.model names, with the type and field that name it."""
    for cls in (*FACT_TYPES, *ENTITIES):
        yield cls.__name__, "CLASS", OWL.Class
    for cls in ENTITIES:
        yield cls.__name__, "LABEL", OWL.DatatypeProperty
    for cls in FACT_TYPES:
        for name, hint in get_type_hints(cls, include_extras=True).items():
            if column_of(hint):
                yield cls.__name__, name, RDF.Property


def column_of(hint: object) -> Column | None:
    return next((m for m in getattr(hint, "__metadata__", ()) if isinstance(m, Column)), None)


def iri_of(cls: str, field: str) -> URIRef:
    owner = getattr(facts, cls, None) or getattr(entities, cls)
    if field in ("CLASS", "LABEL"):
        return URIRef(NQ + getattr(owner, field).removeprefix("nq:"))
    column = column_of(get_type_hints(owner, include_extras=True)[field])
    assert column is not None
    return URIRef(NQ + column.property.removeprefix("nq:"))


MODEL_TERMS = sorted(model_terms())


def test_all_terms_of_the_model_are_collected() -> None:
    counts = Counter("column" if kind == RDF.Property else field for _, field, kind in MODEL_TERMS)
    assert counts["CLASS"] == len(FACT_TYPES) + len(ENTITIES) == 18
    assert counts["LABEL"] == 7
    assert counts["column"] >= 50


@pytest.mark.parametrize(("cls", "field", "kind"), MODEL_TERMS, ids=lambda value: str(value).split("#")[-1])
def test_term_of_the_model_is_declared(terms: Graph, cls: str, field: str, kind: URIRef) -> None:
    types = set(terms.objects(iri_of(cls, field), RDF.type))
    expected = {OWL.ObjectProperty, OWL.DatatypeProperty} if kind == RDF.Property else {kind}
    assert types & expected


def test_every_fact_type_is_a_fact(terms: Graph) -> None:
    fact = URIRef(NQ + "Fact")
    for cls in FACT_TYPES:
        assert fact in set(terms.objects(iri_of(cls.__name__, "CLASS"), RDFS.subClassOf)), cls


@pytest.mark.parametrize("folder", ["ontology/codes", "ontology/shapes", "ontology/align", "queries"])
def test_terms_used_elsewhere_are_declared(terms: Graph, folder: str) -> None:
    known = {str(term).removeprefix(NQ) for term in declared(terms, OWL.Class, *PROPERTY_TYPES)}
    top, _, rest = folder.partition("/")
    root = resource(top) / rest
    paths = sorted([*root.rglob("*.ttl"), *root.rglob("*.rq")])
    used = {(name, path.name) for path in paths for name in TERM.findall(_code(path.read_text(encoding="utf-8")))}
    assert paths
    assert sorted((name, path) for name, path in used if name not in known) == []


def _code(text: str) -> str:
    """The text without comment lines, whose prose may name what is no term."""
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
