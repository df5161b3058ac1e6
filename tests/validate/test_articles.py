"""What validation says of real articles and of the seeds: nothing wrong in the graph, and what is wrong in the text."""

import unicodedata
from pathlib import Path

import pytest
import yaml

from kg.extract import extract
from kg.model.article import Article
from kg.rdf.mapper import map_article
from kg.resources import resource
from kg.validate import Result, check_evidence, validate

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEED = SHARED / "eval" / "seed" / "000_793d685470df229a.txt"
CORPUS = sorted((SHARED / "corpus").glob("*.txt"))[::25]
SEEDS = sorted(resource("seeds").glob("*.txt"))
CONTRADICTIONS = yaml.safe_load(Path(__file__).with_name("contradictions.yaml").read_text(encoding="utf-8"))


def warnings(path: Path) -> tuple[Result, ...]:
    """The warnings of an article whose graph must itself be faultless."""
    article = Article(path.stem, unicodedata.normalize("NFC", path.read_text(encoding="utf-8")))
    graph = map_article(article, extract(article))
    report = validate(graph)
    assert report.violations == ()
    assert check_evidence(graph) == []
    return report.warnings


def shows(result: Result, quotes: list[str]) -> bool:
    return all(any(quote in passage.quote for passage in result.passages) for quote in quotes)


@pytest.mark.skipif(not SEED.is_file(), reason=f"the seed article is not at {SEED}: its contradictions are NOT shown")
@pytest.mark.parametrize("case", CONTRADICTIONS, ids=lambda case: case["rule"])
def test_contradiction_of_the_seed_points_at_its_characters(case: dict[str, object]) -> None:
    found = [result for result in warnings(SEED) if result.rule == case["rule"]]
    assert any(shows(result, case["shows"]) and result.message_vi == case["message"] for result in found)


@pytest.mark.skipif(not SEED.is_file(), reason=f"the seed article is not at {SEED}: its contradictions are NOT shown")
def test_the_seed_has_these_contradictions_and_no_others() -> None:
    assert sorted(result.rule for result in warnings(SEED)) == sorted(case["rule"] for case in CONTRADICTIONS)
    assert len(CONTRADICTIONS) == 7


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_seeds_conform(path: Path) -> None:
    warnings(path)


@pytest.mark.skipif(not CORPUS, reason="the corpus is absent: that real articles conform is NOT shown")
def test_articles_of_the_corpus_conform() -> None:
    found = [result for path in CORPUS for result in warnings(path)]
    assert len(found) < len(CORPUS), "more than one warning in two articles is noise"
