"""Each rule has a good and a bad example, and their reports are exactly as expected."""

from pathlib import Path

import pytest
import yaml
from rdflib import SH, Graph

from kg.resources import resource
from kg.validate import validate
from kg.validate.rules import rules, shapes

EXAMPLES = resource("ontology") / "examples"
NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
ID = "https://w3id.org/nghiquyet/id/"


def report(name: str, kind: str) -> list[dict[str, str]]:
    graph = Graph().parse(EXAMPLES / name / f"{kind}.ttl", format="turtle")
    return [
        {"severity": result.severity.value, "rule": result.rule, "focus": str(result.focus).removeprefix(ID)}
        for result in validate(graph).results
    ]


def expected(name: str, kind: str) -> list[dict[str, str]]:
    return yaml.safe_load((EXAMPLES / name / "expected.yaml").read_text(encoding="utf-8"))[kind]


def unique(results: list[dict[str, str]]) -> list[dict[str, str]]:
    return [result for index, result in enumerate(results) if result not in results[:index]]


@pytest.mark.parametrize("kind", ["good", "bad"])
@pytest.mark.parametrize("name", NAMES)
def test_report(name: str, kind: str) -> None:
    assert unique(report(name, kind)) == expected(name, kind)


@pytest.mark.parametrize("name", NAMES)
def test_bad_example_breaks_its_own_rule_and_no_other(name: str) -> None:
    assert {result["rule"] for result in expected(name, "bad")} == {name}


def test_every_rule_has_its_pair() -> None:
    assert [rule.name for rule in rules()] == NAMES
    assert len(NAMES) == 52


def test_every_shape_with_a_target_has_a_severity_and_messages_in_both_languages() -> None:
    graph = shapes()
    targets = (SH.targetClass, SH.targetSubjectsOf)
    found = {shape for target in targets for shape in graph.subjects(target)}
    assert len(found) == 108
    for shape in found:
        sources = [shape, *graph.objects(shape, SH.sparql)]
        languages = [message.language for source in sources for message in graph.objects(source, SH.message)]
        assert sorted(languages) == ["en", "vi"], shape
        assert (shape, SH.severity, None) in graph, shape


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_rule_explains_itself(rule: object) -> None:
    for words in (rule.label, rule.problem, rule.cure):
        assert words.vi
        assert words.en
        assert words.vi != words.en
    assert rule.example
    assert rule.severities


def test_examples_hold_nothing_else() -> None:
    assert {path.name for path in Path(EXAMPLES).glob("*/*")} == {"good.ttl", "bad.ttl", "expected.yaml"}
