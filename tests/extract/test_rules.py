"""The reading rules prove themselves: each of their examples gives what it says, each silence nothing."""

import unicodedata
from pathlib import Path

import pytest

from kg.extract import extract
from kg.extract.cases import Case, cases
from kg.extract.rulebook import compiled, rulebooks
from kg.model.article import Article
from kg.resources import resource

CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{'gives' if case.gives else 'silent'}")
def test_a_rule_reads_its_examples_and_is_silent_where_it_must_be(case: Case):
    assert list(case.faults()) == []


def test_every_rule_has_an_example_and_a_silence_and_all_of_them_are_run():
    rules = [rule for book in rulebooks() for rule in book]
    assert all(rule.examples and rule.silent_on for rule in rules)
    assert len({rule.id for rule in rules}) == len(rules)
    assert len(CASES) == sum(len(rule.examples) + len(rule.silent_on) for rule in rules)
    assert all(case.gives or case.because for case in CASES)


def test_a_case_that_is_not_met_is_told():
    wrong = Case(
        "participations/chairs", "Đồng chí Trần Văn An chủ trì hội nghị.", None, ({"person": "Lê Thị Bình"},), ""
    )
    assert len(list(wrong.faults())) == 2


@pytest.mark.parametrize("reads", ["(", "{nowhere}", "<Nobody>"])
def test_a_pattern_that_cannot_be_read_names_its_rule(reads: str):
    with pytest.raises(ValueError, match="rules/here"):
        compiled("here", reads, {})


def test_every_fact_of_the_seeds_names_a_rule_that_is_written_down():
    written = {rule.id for book in rulebooks() for rule in book}
    facts = [fact for file in sorted(resource("seeds").glob("*.txt")) for fact in extract(article(file))]
    assert len(facts) > 300
    assert {fact.evidence.rule for fact in facts} <= written


def article(file: Path) -> Article:
    return Article(file.stem, unicodedata.normalize("NFC", file.read_text(encoding="utf-8")))
