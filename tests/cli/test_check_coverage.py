"""kg check --coverage: terms, questions and sentences are accounted for, and a gap is a fault."""

import pytest
from click.testing import CliRunner
from rdflib import OWL, RDF, Graph, Literal

from kg.cli import group
from kg.query.library import library
from kg.rdf.namespaces import NQ
from kg.selfcheck import sentences
from kg.selfcheck.terms import ontology, terms, unaccounted, uses


def test_everything_is_accounted_for() -> None:
    result = CliRunner().invoke(group, ["check", "--coverage"], standalone_mode=False)
    assert result.return_value == 0, result.output
    assert {line.split(":")[0] for line in result.output.splitlines()} >= {"terms", "answers", "sentences"}


def test_every_term_is_told_what_uses_it() -> None:
    used = uses(ontology())
    assert len(used) > 300
    assert "question" in used["Task"]
    assert "fact" in used["Task"]
    assert used["PartyBody"][0].startswith("axiom on ")


def test_a_term_that_nothing_uses_is_a_fault_and_so_is_a_reservation_no_longer_true() -> None:
    graph: Graph = ontology()
    graph.add((NQ.idleTerm, RDF.type, OWL.ObjectProperty))
    graph.add((NQ.deadline, NQ.reserved, Literal("sau này", lang="vi")))
    assert [fault.split(":")[1] for fault in unaccounted(graph)] == ["deadline", "idleTerm"]


def test_reserved_terms_say_why_in_both_languages() -> None:
    graph = ontology()
    reserved = [name for name, term in terms(graph).items() if list(graph.objects(term, NQ.reserved))]
    assert len(reserved) == 21
    assert all({o.language for o in graph.objects(NQ[name], NQ.reserved)} == {"vi", "en"} for name in reserved)


def test_a_sentence_without_a_fact_has_to_be_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    known = sentences.judged()
    gone, stale = next(iter(known)), ("no-such-article", next(iter(known))[1])
    monkeypatch.setattr(sentences, "judged", lambda: {k: v for k, v in known.items() if k != gone} | {stale: "x"})
    faults = list(sentences.unjudged())
    assert len(faults) == 2
    assert faults[0].startswith(f"{gone[0]} {gone[1].start}-")
    assert faults[1].startswith("no-such-article ")


def test_each_judgement_gives_a_reason() -> None:
    assert len(sentences.judged()) == 12
    assert all(len(reason) > 10 for reason in sentences.judged().values())


def test_questions_are_sixty_and_more_each_with_an_example_or_a_reason() -> None:
    questions = [q for q in library().values() if q.group == "questions"]
    assert len(questions) >= 60
    for query in questions:
        needed = {p.name for p in query.parameters if p.default is None}
        assert query.empty or needed <= dict(query.example).keys(), query.name
