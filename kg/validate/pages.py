"""The page of the rules, in Markdown: the problem, the cure and an example of each, as the shapes tell them.

`python -m kg.validate.pages` writes it to ontology/shapes/README.md; `kg check` compares.
"""

from collections.abc import Iterator

from kg.resources import resource
from kg.validate.report import Severity
from kg.validate.rules import Rule, rules

_WORDS = {
    Severity.VIOLATION: "violation: the article is not stored",
    Severity.WARNING: "warning: the article is stored, and the reader is told",
    Severity.INFO: "note",
}
_HEAD = """# Rules of validation

Derived from the shapes of this folder by `python -m kg.validate.pages`: change the shapes, not this page.
Each rule has a good and a bad graph under `ontology/examples`, with the report that `kg check` expects of them.
"""


def page() -> str:
    """All rules by name."""
    return "\n".join([_HEAD, *(line for rule in rules() for line in _section(rule))])


def _section(rule: Rule) -> Iterator[str]:
    yield f"## {rule.name}\n"
    yield f"{rule.label.vi}  \n{rule.label.en}\n"
    yield f"- {', '.join(_WORDS[severity] for severity in rule.severities)}"
    for name, words in (("Problem", rule.problem), ("Cure", rule.cure)):
        yield f"- {name}: {words.vi} / {words.en}"
    if rule.example:
        yield f"- Example: {rule.example}"
    yield f"- Graphs: [good](../examples/{rule.name}/good.ttl), [bad](../examples/{rule.name}/bad.ttl)\n"


if __name__ == "__main__":
    (resource("ontology") / "shapes" / "README.md").write_text(page(), encoding="utf-8")
