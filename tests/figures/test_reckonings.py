"""What the readers of kg.figures relate, and on what they stay silent; every term is a run of the text."""

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from kg.figures import reckonings
from kg.resources import resource

CASES = yaml.safe_load(Path(__file__).with_name("reckonings.yaml").read_text(encoding="utf-8"))


def test_all_cases_were_collected() -> None:
    assert len(CASES) == 35
    assert len({kind for case in CASES for kind in case["reads"]}) == 23


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_reads(case: dict[str, object]) -> None:
    text = str(case["text"])
    found: dict[str, list[str]] = defaultdict(list)
    for reckoning in reckonings(text):
        found[reckoning.kind] += [term.span.of(text) for _, term in reckoning.terms]
    assert dict(found) == case["reads"]


@pytest.mark.parametrize("path", sorted(resource("seeds").glob("*.txt")), ids=lambda path: path.stem)
def test_every_kind_read_from_a_seed_is_a_class_of_the_ontology(path: Path) -> None:
    module = (resource("ontology") / "modules" / "findings.ttl").read_text(encoding="utf-8")
    kinds = {reckoning.kind for reckoning in reckonings(path.read_text(encoding="utf-8"))}
    assert all(f"nq:{kind} a owl:Class ;\n    rdfs:subClassOf nq:Reckoning" in module for kind in kinds)
