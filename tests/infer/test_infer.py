"""Rules conclude what they should, each conclusion has its proof, and nothing outlives its premises."""

from itertools import permutations
from pathlib import Path

import pytest
import yaml
from stores import filled, said

import kg
from kg.explain import explain
from kg.infer import GRAPH, infer
from kg.infer.rules import parse, rules
from kg.query.library import library
from kg.rdf.namespaces import NQ
from kg.store import Store

CASES = yaml.safe_load(Path(__file__).with_name("rules.yaml").read_text(encoding="utf-8"))
CHAIN = next(case["articles"] for case in CASES if case["rule"] == "stems_from_closure")
_UNFOUNDED = f"""SELECT ?node WHERE {{ ?node a <{NQ.Inference}> .
  FILTER NOT EXISTS {{ ?node <{NQ.premise}>+ ?fact . ?fact <{NQ.evidence}>/<http://www.w3.org/ns/oa#hasSelector>/<http://www.w3.org/ns/oa#exact> ?quote }} }}"""
_PREMISES = (
    f"SELECT DISTINCT ?premise WHERE {{ ?node <{NQ.premise}> ?premise . FILTER NOT EXISTS {{ ?premise a ?type }} }}"
)


def test_every_rule_has_a_case() -> None:
    assert len(CASES) == len(rules()) == 18
    assert {case["rule"] for case in CASES} == {rule.name for rule in rules()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_rule(case: dict) -> None:
    found = said(filled(case["articles"]))
    for expected in case["concludes"]:
        assert (case["rule"], *expected) in found
    for silent in case["not"]:
        assert tuple(silent) not in {tuple(rest) for _, *rest in found}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_is_said_in_both_languages_and_names_its_premises(rule) -> None:
    assert rule.title
    assert rule.vi
    assert rule.en
    assert rule.premises
    assert rule.conclusions


def test_a_rule_without_premises_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.rq"
    path.write_text("# title: x\n# vi: x\n# en: x\nCONSTRUCT { ?a ?p ?b } WHERE { ?a ?p ?b }", encoding="utf-8")
    with pytest.raises(kg.errors.UsageError, match="not a rule"):
        parse(path)


def test_every_conclusion_leads_to_characters_and_no_premise_is_missing() -> None:
    together = {f"{case['rule']}-{name}": given for case in CASES for name, given in case["articles"].items()}
    store = filled(together)
    assert len(said(store)) >= 50
    assert store.select(_UNFOUNDED) == []
    assert store.select(_PREMISES) == []
    for check in (query for query in library().values() if query.group == "checks"):
        assert store.select(check.text) == [], check.name


def test_order_and_repetition_do_not_matter() -> None:
    answers = set()
    for order in permutations(CHAIN):
        store = filled({name: CHAIN[name] for name in order})
        answers.add(tuple(map(str, store.quads())))
        infer(store)
        answers.add(tuple(map(str, store.quads())))
    assert len(answers) == 1


def test_removing_a_premise_removes_what_followed() -> None:
    store = filled(CHAIN)
    followed = ("stems_from_closure", "03-CTr/ĐU", "stemsFrom", "42-NQ/TW")
    assert followed in said(store)
    changed = CHAIN["a2"]["text"].replace("Thực hiện Nghị quyết số 42-NQ/TW của Ban Chấp hành Trung ương Đảng, ", "")
    store.replace(kg.graph(changed, id="a2", published="2024-03-08"))
    infer(store)
    left = said(store)
    assert not {row for row in left if "42-NQ/TW" in row}
    assert ("made_concrete", "03-CTr/ĐU", "carriesOut", "15-KH/HU") in left


def test_conclusions_stand_in_a_graph_of_their_own() -> None:
    store = filled(CHAIN)
    assert GRAPH in store.graphs()
    before = {name: len(store.graph(name)) for name in store.graphs() if name != GRAPH}
    infer(store, using=())
    assert {name: len(store.graph(name)) for name in store.graphs() if name != GRAPH} == before
    assert said(store) == set()


def test_explain_prints_the_proof_as_a_tree() -> None:
    lines = list(explain(filled(CHAIN), "03-CTr/ĐU"))
    (top,) = (
        n for n, line in enumerate(lines) if "03-CTr/ĐU nq:stemsFrom 42-NQ/TW  [id:rule/stems_from_closure]" in line
    )
    tree = [line.removeprefix("    ") for line in lines[top : top + 8]]
    assert [line.index("└") if "└" in line else -1 for line in tree[:7]] == [-1, 0, 3, 3, 0, 3, 6]
    assert tree[3].endswith("»thực hiện Kế hoạch số 15-KH/HU của Huyện ủy Phú Lâm«")
    assert "Nghị quyết số 42-NQ/TW của Ban Chấp hành Trung ương Đảng«" in "".join(tree)


def test_an_empty_store_gives_nothing() -> None:
    assert sum(infer(Store()).values()) == 0
