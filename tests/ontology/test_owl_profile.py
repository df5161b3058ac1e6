"""As far as a test can see, the ontology is OWL 2 DL (W3C OWL 2 Structural Specification §3, §4, §11)."""

import pytest
from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

# What of OWL 2's datatype map the modules use; xsd:date and its kin are not in the map at all.
DATATYPES = {XSD.string, XSD.integer, XSD.decimal, XSD.boolean, RDFS.Literal}
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
BUILT_IN = (str(RDF), str(RDFS), str(OWL), str(XSD))


@pytest.fixture(scope="session")
def everything(terms: Graph, alignments: Graph) -> Graph:
    """Modules and alignments together, as a reasoner would read them."""
    return terms + alignments


def declared(graph: Graph, kind: URIRef) -> set[Node]:
    return {term for term in graph.subjects(RDF.type, kind) if isinstance(term, URIRef)}


def members(graph: Graph, expression: Node) -> list[Node]:
    """The named classes or datatypes of a class expression: itself, or the members of its union."""
    union = graph.value(expression, OWL.unionOf)
    return list(Collection(graph, union)) if union else [expression]


def test_classes_properties_and_datatypes_are_apart(everything: Graph) -> None:
    kinds = [declared(everything, kind) for kind in (OWL.Class, *PROPERTIES)]
    for index, first in enumerate(kinds):
        for second in kinds[index + 1 :]:
            assert first & second == set()


def test_every_term_in_an_axiom_is_declared(everything: Graph) -> None:
    known = {term for kind in (OWL.Class, *PROPERTIES, OWL.Ontology) for term in declared(everything, kind)}
    predicates = {p for p in everything.predicates() if not str(p).startswith(BUILT_IN)}
    assert predicates <= known
    subjects = {s for s in everything.subjects(RDFS.subClassOf) if isinstance(s, URIRef)}
    fillers = {o for p in (OWL.someValuesFrom, OWL.allValuesFrom, OWL.onProperty) for o in everything.objects(None, p)}
    assert subjects | fillers <= known
    assert fillers


def test_domains_are_classes_and_ranges_fit_their_kind(everything: Graph) -> None:
    classes = declared(everything, OWL.Class)
    for prop in declared(everything, OWL.ObjectProperty) | declared(everything, OWL.DatatypeProperty):
        for domain in everything.objects(prop, RDFS.domain):
            assert set(members(everything, domain)) <= classes, prop
    for prop in declared(everything, OWL.ObjectProperty):
        for target in everything.objects(prop, RDFS.range):
            assert set(members(everything, target)) <= classes, prop


def test_data_ranges_are_in_the_datatype_map(everything: Graph) -> None:
    for prop in declared(everything, OWL.DatatypeProperty):
        for target in everything.objects(prop, RDFS.range):
            values = everything.value(target, OWL.oneOf)
            assert target in DATATYPES or _plain(everything, values)


def _plain(graph: Graph, values: Node | None) -> bool:
    return values is not None and all(value.datatype is None for value in Collection(graph, values))


def test_only_simple_properties_are_functional(everything: Graph) -> None:
    functional = set(everything.subjects(RDF.type, OWL.FunctionalProperty))
    assert len(functional) >= 25
    assert functional & composite(everything) == set()


def composite(graph: Graph) -> set[Node]:
    """Properties that are transitive or end a chain, and all above and inverse to them (§11.1)."""
    found = set(graph.subjects(RDF.type, OWL.TransitiveProperty)) | set(graph.subjects(OWL.propertyChainAxiom))
    while True:
        more = {above for below in found for above in graph.objects(below, RDFS.subPropertyOf)}
        more |= {other for one in found for other in graph.objects(one, OWL.inverseOf)}
        more |= {one for other in found for one in graph.subjects(OWL.inverseOf, other)}
        if more <= found:
            return found
        found |= more


def test_inverses_are_between_object_properties_with_swapped_ends(terms: Graph) -> None:
    pairs = list(terms.subject_objects(OWL.inverseOf))
    assert len(pairs) >= 12
    for one, other in pairs:
        assert _ends(terms, one, RDFS.domain) == _ends(terms, other, RDFS.range), one
        assert _ends(terms, one, RDFS.range) == _ends(terms, other, RDFS.domain), one


def _ends(graph: Graph, prop: Node, end: URIRef) -> set[Node]:
    return set(members(graph, graph.value(prop, end)))


def test_disjoint_classes_are_named_and_share_no_subclass(terms: Graph) -> None:
    groups = [
        list(Collection(terms, terms.value(g, OWL.members))) for g in terms.subjects(RDF.type, OWL.AllDisjointClasses)
    ]
    assert len(groups) >= 10
    for group in groups:
        below = [set(terms.transitive_subjects(RDFS.subClassOf, cls)) for cls in group]
        assert sum(map(len, below)) == len(set.union(*below))
