"""The code lists hold what they promise, under clear labels, with references that lead somewhere."""

from collections import Counter

import pytest
from rdflib import DCTERMS, OWL, RDF, SKOS, Graph, URIRef
from rdflib.term import Node

from kg.lexicon import lexicon

NQ = "https://w3id.org/nghiquyet/ontology#"
NQC = "https://w3id.org/nghiquyet/ontology/codes#"
PREFIX = {
    "actions": "act", "bodies": "body", "document-kinds": "doc", "documents": "document",
    "event-kinds": "event", "honorifics": "honorific", "issuers": "issuer", "modality": "modality",
    "place-kinds": "place", "qualifiers": "qualifier", "roles": "role", "speech-acts": "speech",
    "state-document-kinds": "doc", "surnames": "surname", "terms": "term", "units": "unit",
}  # fmt: skip
LEAST = {
    "actions": 50, "bodies": 130, "documents": 39, "event-kinds": 40, "honorifics": 45, "issuers": 55,
    "modality": 4, "place-kinds": 13, "qualifiers": 10, "roles": 55, "speech-acts": 14, "surnames": 150,
    "terms": 40, "units": 250,
}  # fmt: skip
CLASSES = ("bodyClass", "roleClass", "eventClass", "placeClass")


def in_scheme(codes: Graph, name: str) -> list[Node]:
    return sorted(codes.subjects(SKOS.inScheme, URIRef(NQC + name)), key=str)


def preferred(codes: Graph, concept: Node, language: str) -> list[str]:
    return [str(label) for label in codes.objects(concept, SKOS.prefLabel) if label.language == language]


def value(codes: Graph, concept: Node, name: str) -> Node | None:
    return codes.value(concept, URIRef(NQ + name))


@pytest.mark.parametrize(("scheme", "least"), LEAST.items())
def test_scheme_has_enough_concepts(codes: Graph, scheme: str, least: int) -> None:
    assert len(in_scheme(codes, scheme)) >= least


def test_kinds_of_body_are_at_least_ninety_besides_ministries_and_departments(codes: Graph) -> None:
    kinds = [c for c in in_scheme(codes, "bodies") if not _is_narrower_body(codes, c)]
    assert len(kinds) >= 90


def _is_narrower_body(codes: Graph, concept: Node) -> bool:
    above = {str(b).removeprefix(NQC) for b in codes.objects(concept, SKOS.broader)}
    return bool(above & {"body-bo", "body-so", "body-co-quan-ngang-bo"})


@pytest.mark.parametrize(("collection", "count"), [("party-document-kinds", 25), ("state-document-kinds-all", 18)])
def test_kinds_of_document_of_the_party_and_the_state(codes: Graph, collection: str, count: int) -> None:
    members = set(codes.objects(URIRef(NQC + collection), SKOS.member))
    assert len(members) == count
    assert members <= set(codes.subjects(RDF.type, SKOS.Concept))


def test_no_two_concepts_of_a_scheme_share_a_preferred_label(codes: Graph) -> None:
    labels = Counter(
        (scheme, str(label), label.language)
        for concept, scheme in codes.subject_objects(SKOS.inScheme)
        for label in codes.objects(concept, SKOS.prefLabel)
        if label.language == "vi"
    )
    assert labels
    assert [key for key, count in labels.items() if count > 1] == []


@pytest.mark.parametrize("scheme", PREFIX)
def test_concepts_are_named_after_their_scheme_labelled_and_sourced(codes: Graph, scheme: str) -> None:
    concepts = in_scheme(codes, scheme)
    assert concepts
    for concept in concepts:
        assert str(concept).startswith(f"{NQC}{PREFIX[scheme]}-"), concept
        assert str(concept).isascii(), concept
        assert len(preferred(codes, concept, "vi")) == 1, concept
        assert len(preferred(codes, concept, "en")) == (0 if scheme == "surnames" else 1), concept
        assert (concept, DCTERMS.source, None) in codes, concept


def test_every_reference_between_codes_leads_to_a_concept(codes: Graph) -> None:
    known = set(codes.subjects())
    missing = {str(o) for o in codes.objects() if str(o).startswith(NQC) and o not in known}
    assert missing == set()


@pytest.mark.parametrize("name", CLASSES)
def test_class_that_a_concept_names_is_declared(codes: Graph, terms: Graph, name: str) -> None:
    classes = set(codes.objects(None, URIRef(NQ + name)))
    assert classes
    assert classes <= set(terms.subjects(RDF.type, OWL.Class))


def test_validity_and_terms_end_after_they_begin(codes: Graph) -> None:
    pairs = [
        (str(value(codes, c, begin)), str(value(codes, c, end)))
        for begin, end in (("validFrom", "validUntil"), ("since", "until"))
        for c in codes.subjects(URIRef(NQ + begin))
        if value(codes, c, end)
    ]
    assert len(pairs) >= 35
    assert [pair for pair in pairs if pair[0] > pair[1]] == []


def test_succession_is_stated_from_both_sides(codes: Graph) -> None:
    forward = {(old, new) for old, new in codes.subject_objects(DCTERMS.isReplacedBy)}
    backward = {(old, new) for new, old in codes.subject_objects(DCTERMS.replaces)}
    assert backward
    assert backward <= forward
    for old, _ in forward:
        assert value(codes, old, "validUntil"), old


def test_the_district_level_ended_on_one_day(codes: Graph) -> None:
    ended = {
        str(value(codes, c, "validUntil"))
        for scheme in ("bodies", "place-kinds")
        for c in in_scheme(codes, scheme)
        if {str(v) for v in codes.objects(c, URIRef(NQ + "level"))} == {"huyen"}
    }
    assert ended == {"2025-06-30"}


def test_a_symbol_is_no_key_but_symbol_and_term_are(codes: Graph) -> None:
    keys = [
        (str(value(codes, c, "number")), str(value(codes, c, "term")))
        for c in in_scheme(codes, "documents")
        if value(codes, c, "number")
    ]
    numbers = Counter(number for number, _ in keys)
    assert numbers["18-NQ/TW"] == 2
    assert numbers["19-NQ/TW"] == 3
    assert len(set(keys)) == len(keys)


def test_tone_placement_variants_are_hidden_labels(codes: Graph) -> None:
    committee = URIRef(NQC + "body-quan-uy")
    assert "Quận uỷ" in {str(label) for label in codes.objects(committee, SKOS.hiddenLabel)}


def test_the_lexicon_reads_every_scheme() -> None:
    schemes = lexicon().schemes
    assert set(PREFIX) <= set(schemes)
    assert lexicon().labels("document-kinds")["nghị quyết"].notations == ("NQ",)
    assert "Nguyễn" in lexicon().labels("surnames")
