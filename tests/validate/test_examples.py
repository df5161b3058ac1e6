"""Each rule has a good and a bad example, and their reports are exactly as expected."""

import pytest
from rdflib import SH

from kg.resources import resource
from kg.validate.examples import Example, examples
from kg.validate.rules import Rule, rules, shapes

EXAMPLES = list(examples())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.rule}-{example.kind}")
def test_report(example: Example) -> None:
    assert example.findings() == example.expected


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.rule}-{example.kind}")
def test_bad_example_breaks_its_own_rule_and_no_other(example: Example) -> None:
    assert {finding["rule"] for finding in example.expected} == ({example.rule} if example.kind == "bad" else set())


def test_every_rule_has_its_pair() -> None:
    assert [rule.name for rule in rules()] == sorted({example.rule for example in EXAMPLES})
    assert len(EXAMPLES) == 2 * len(rules()) == 2 * 77


def test_examples_hold_nothing_else() -> None:
    files = {path.name for path in (resource("ontology") / "examples").glob("*/*")}
    assert files == {"good.ttl", "bad.ttl", "expected.yaml"}


def test_every_shape_with_a_target_has_a_severity_and_messages_in_both_languages() -> None:
    graph = shapes()
    found = {shape for target in (SH.targetClass, SH.targetSubjectsOf) for shape in graph.subjects(target)}
    assert len(found) == 134
    for shape in found:
        sources = [shape, *graph.objects(shape, SH.sparql)]
        languages = [message.language for source in sources for message in graph.objects(source, SH.message)]
        assert sorted(languages) == ["en", "vi"], shape
        assert (shape, SH.severity, None) in graph, shape


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_rule_explains_itself(rule: Rule) -> None:
    for words in (rule.label, rule.problem, rule.cure):
        assert words.vi
        assert words.en
        assert words.vi != words.en
    assert rule.example
    assert rule.severities
