"""kg infer and kg build: what was inferred keeps step with the articles, and fits the ontology."""

import sys
from pathlib import Path

import pytest
import yaml
from rdflib import Graph
from stores import filled, said

from kg.cli import main
from kg.infer import GRAPH
from kg.infer.rules import rules
from kg.store import reading
from kg.validate.consistency import check_consistency

CASES = yaml.safe_load(Path(__file__).with_name("rules.yaml").read_text(encoding="utf-8"))
FIRST = "Đồng chí Trần Văn An, Giám đốc Sở Nội vụ tỉnh Lạc Hà phát biểu."
OTHER = "Bà Lê Thị Bình, Giám đốc Sở Tài chính tỉnh Lạc Hà phát biểu."


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["kg"])

    def told(*arguments: str) -> str:
        with pytest.raises(SystemExit) as left:
            main([*arguments, "--store", "s"])
        assert left.value.code == 0
        return capsys.readouterr().out

    return told


def members() -> set[tuple[str, str]]:
    return {(s, o) for _, s, p, o in said(reading(Path("s"))) if p == "memberOf"}


def test_a_rebuilt_article_takes_its_conclusions_along(run) -> None:
    Path("a.txt").write_text(FIRST, encoding="utf-8")
    run("build", "a.txt")
    assert members() == {("Trần Văn An", "Sở Nội vụ tỉnh Lạc Hà")}
    Path("a.txt").write_text(OTHER, encoding="utf-8")
    run("build", "a.txt")
    assert members() == {("Lê Thị Bình", "Sở Tài chính tỉnh Lạc Hà")}


def test_without_inference_nothing_stale_is_left(run) -> None:
    Path("a.txt").write_text(FIRST, encoding="utf-8")
    run("build", "a.txt")
    Path("a.txt").write_text(OTHER, encoding="utf-8")
    run("build", "a.txt", "--no-infer")
    assert not reading(Path("s")).holds(GRAPH)
    counts = dict(line.split("\t") for line in run("infer").splitlines())
    assert counts["member_through_post"] == "1"
    assert members() == {("Lê Thị Bình", "Sở Tài chính tỉnh Lạc Hà")}


def test_an_unchanged_store_keeps_what_was_inferred(run) -> None:
    Path("a.txt").write_text(FIRST, encoding="utf-8")
    run("build", "a.txt")
    before = reading(Path("s")).quads()
    run("build", "a.txt")
    assert reading(Path("s")).quads() == before


def test_the_rules_are_listed_in_both_languages(run) -> None:
    listed = run("infer", "--list")
    assert all(rule.name in listed and rule.vi in listed and rule.en in listed for rule in rules())


def test_a_proof_is_explained_by_its_node(run) -> None:
    Path("a.txt").write_text(FIRST, encoding="utf-8")
    run("build", "a.txt")
    told = run("explain", "Trần Văn An")
    assert "Trần Văn An nq:memberOf Sở Nội vụ tỉnh Lạc Hà  [id:rule/member_through_post]" in told
    assert "└─ nq:RoleHolding a:0-52  »Đồng chí Trần Văn An, Giám đốc Sở Nội vụ tỉnh Lạc Hà«" in told


def test_what_was_inferred_fits_the_ontology() -> None:
    store = filled({f"{case['rule']}-{name}": given for case in CASES for name, given in case["articles"].items()})
    together = Graph()
    for name in store.graphs():
        together += store.graph(name)
    assert check_consistency(together).sound
