"""The extraction, measured against gold by the scorer that the fact tables come with; floors are only ever raised."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.quality.gold import restore
from benchmarks.quality.identity import measures, outcomes
from kg.extract import extract
from kg.model.article import Article
from kg.query.facts import facts
from kg.rdf.mapper import map_article
from kg.sources import read

HERE = Path(__file__).parent
SHARED = HERE.parents[1].parent / "shared"
SCORER = SHARED / "eval" / "score.py"
FLOORS: dict[str, dict[str, dict[str, float]]] = yaml.safe_load((HERE / "floors.yaml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(
    not SCORER.exists(), reason=f"LOUD: no scores without the articles: {SHARED} is absent, so nothing was measured"
)


def score(gold: Path, texts: list[Path], folder: Path) -> dict[str, Any]:
    """The report of score.py for gold and the facts read from the texts, through the graph and its queries."""
    predictions = folder / "predictions.jsonl"
    with predictions.open("w", encoding="utf-8") as out:
        for item in read([str(t) for t in texts]):
            assert isinstance(item, Article)
            tables = facts(map_article(item, extract(item)))
            out.write(json.dumps({"article": item.id, "facts": tables}, ensure_ascii=False) + "\n")
    done = subprocess.run(
        [sys.executable, str(SCORER), str(gold), str(predictions), "--json"], capture_output=True, check=True
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    found = {}
    for name in ("seed", "dev"):
        folder = SHARED / "eval" / name
        found[name] = score(folder, sorted(folder.glob("*.txt")), tmp_path_factory.mktemp(name))
    target = tmp_path_factory.mktemp("gold")
    texts = restore(HERE / "gold", SHARED / "corpus", target)
    assert len(texts) == 28
    found["gold"] = score(target, texts, tmp_path_factory.mktemp("predictions"))
    pairs = outcomes(HERE / "identity", SHARED / "corpus")
    assert len(pairs) == 420
    kinds = ("document", "organization", "person")
    found["identity"] = {kind: measures([o for o in pairs if o.pair.kind == kind]) for kind in kinds}
    found["identity"]["all"] = measures(pairs)
    return found


@pytest.mark.parametrize(
    ("name", "table", "measure"),
    [(n, t, m) for n, tables in FLOORS.items() for t, measures in tables.items() for m in measures],
)
def test_no_measure_falls_below_its_floor(
    reports: dict[str, dict[str, Any]], name: str, table: str, measure: str
) -> None:
    assert reports[name][table][measure] >= FLOORS[name][table][measure]
