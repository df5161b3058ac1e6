"""The examples of the rules: ontology/examples/<rule>/{good,bad}.ttl and the reports that they must get."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from rdflib import Graph

from kg.rdf.namespaces import ID
from kg.resources import resource
from kg.validate import validate
from kg.validate.rules import rules

Finding = dict[str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """One graph of a rule, `good` or `bad`, and the findings expected of it: severity, rule and focus node."""

    rule: str
    kind: str
    path: Path
    expected: tuple[Finding, ...]

    def findings(self) -> tuple[Finding, ...]:
        """What validation says of the graph, each finding once."""
        results = validate(Graph().parse(self.path, format="turtle")).results
        found = [
            {"severity": each.severity.value, "rule": each.rule, "focus": str(each.focus).removeprefix(ID)}
            for each in results
        ]
        return tuple(finding for index, finding in enumerate(found) if finding not in found[:index])


def examples() -> Iterator[Example]:
    """All examples, by rule; a rule's expected findings are in its expected.yaml."""
    for folder in sorted(path for path in (resource("ontology") / "examples").iterdir() if path.is_dir()):
        expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
        for kind in ("good", "bad"):
            yield Example(folder.name, kind, folder / f"{kind}.ttl", tuple(expected[kind]))


def faults() -> Iterator[str]:
    """One sentence for each example with another report than expected, and for each rule without a pair."""
    shown = set()
    for example in examples():
        shown.add(example.rule)
        found = example.findings()
        if found != example.expected:
            yield f"{example.rule}/{example.path.name}: expected {list(example.expected)}, found {list(found)}"
    for name in sorted({rule.name for rule in rules()} ^ shown):
        yield f"{name}: a rule without examples, or examples without a rule"
