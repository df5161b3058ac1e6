"""HermiT: the ontology with its alignments is sound, and keeps apart what the press calls by one name."""

import pytest
from rdflib import OWL, RDF, Graph, URIRef

from kg.validate.consistency import ReasonerError, check_consistency, java

NQ = "https://w3id.org/nghiquyet/ontology#"
ID = "https://w3id.org/nghiquyet/id/"
Triples = tuple[tuple[str, str, str], ...]
CHAINS = [
    (
        (("board", "standingOrganOf", "committee"), ("committee", "leads", "party")),
        (("board", "leads", "party"),),
    ),
    ((("body", "place", "ward"), ("ward", "partOf", "city")), (("body", "inPlace", "city"),)),
    ((("holding", "ofPost", "post"), ("post", "postIn", "body")), (("holding", "roleIn", "body"),)),
    ((("fact", "attestedIn", "article"), ("fact", "refersTo", "body")), (("article", "mentions", "body"),)),
]


def _no_java() -> str:
    try:
        java()
    except ReasonerError as error:
        return str(error)
    return ""


pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(_no_java()), reason=_no_java() or "Java is there")]


@pytest.fixture(scope="module")
def axioms(terms: Graph, alignments: Graph) -> Graph:
    graph = terms + alignments
    graph.remove((None, OWL.imports, None))
    return graph


def individuals(*triples: tuple[str, str, str]) -> Graph:
    graph = Graph()
    for subject, predicate, value in triples:
        relation = RDF.type if predicate == "a" else URIRef(NQ + predicate)
        graph.add((URIRef(ID + subject), relation, URIRef((NQ if predicate == "a" else ID) + value)))
    return graph


def test_the_ontology_is_consistent_and_every_class_can_have_a_member(axioms: Graph) -> None:
    assert str(check_consistency(ontology=axioms)) == "The ontology and the graph are consistent."


def test_a_committee_is_not_the_organisation_it_leads(axioms: Graph) -> None:
    merged = individuals(("x", "leads", "x"), ("x", "a", "PartyOrganization"))
    assert not check_consistency(merged, axioms).consistent


@pytest.mark.parametrize(("premises", "conclusion"), CHAINS, ids=lambda value: str(value[-1][1]))
def test_chain_of_properties_is_followed(axioms: Graph, premises: Triples, conclusion: Triples) -> None:
    graph = individuals(*premises)
    assert check_consistency(graph, axioms).consistent
    denied = URIRef(ID + "denied")
    subject, predicate, value = conclusion[0]
    graph.add((denied, RDF.type, OWL.NegativePropertyAssertion))
    graph.add((denied, OWL.sourceIndividual, URIRef(ID + subject)))
    graph.add((denied, OWL.assertionProperty, URIRef(NQ + predicate)))
    graph.add((denied, OWL.targetIndividual, URIRef(ID + value)))
    assert not check_consistency(graph, axioms).consistent


def test_a_body_is_not_the_place_it_governs(axioms: Graph) -> None:
    merged = individuals(("x", "governs", "x"))
    assert not check_consistency(merged, axioms).consistent


def test_a_holding_has_one_holder(axioms: Graph) -> None:
    graph = individuals(("fact/1", "holder", "person/a"), ("fact/1", "holder", "person/b"))
    assert check_consistency(graph, axioms).consistent
    graph.add((URIRef(ID + "person/a"), OWL.differentFrom, URIRef(ID + "person/b")))
    assert not check_consistency(graph, axioms).consistent
