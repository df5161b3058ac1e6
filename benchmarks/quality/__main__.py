"""`python -m benchmarks.quality`: precision and F1 of every annotated set, with bootstrap 95 % intervals, and identity.

The scorer is that of the fact tables (../shared/eval/score.py). Articles are drawn with replacement, 2,000 times with
a fixed seed (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13: percentile intervals).
"""

import importlib.util
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import click

from benchmarks.quality.gold import restore
from benchmarks.quality.identity import measures, outcomes
from kg.extract import extract
from kg.model.article import Article
from kg.query.facts import facts
from kg.rdf.mapper import map_article
from kg.sources import read

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
_ANNOTATED = ROOT / "tests" / "evaluation"
_DRAWS = 2000


class Counts(NamedTuple):
    """Rows of gold, rows predicted, and rows that are both."""

    gold: int
    predicted: int
    found: int

    @property
    def precision(self) -> float:
        """The share of predicted rows that are right."""
        return self.found / self.predicted if self.predicted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.found / (self.gold + self.predicted) if self.gold + self.predicted else 0.0


def sets(folder: Path) -> Iterator[tuple[str, Path, list[Path]]]:
    """Every annotated set: name, folder of gold, texts."""
    for name in ("seed", "dev"):
        gold = SHARED / "eval" / name
        yield name, gold, sorted(gold.glob("*.txt"))
    for name, source in (("tuned half", "gold"), ("test half", "test")):
        if (_ANNOTATED / source).is_dir():
            yield name, folder / source, restore(_ANNOTATED / source, SHARED / "corpus", folder / source)


def counted(gold: Path, texts: Sequence[Path], scorer: ModuleType) -> dict[str, list[Counts]]:
    """For each table the counts of each article."""
    found: dict[str, list[Counts]] = {table: [] for table in scorer.KEYS}
    for item in read([str(text) for text in texts]):
        assert isinstance(item, Article)
        rows = facts(map_article(item, extract(item)))
        wanted: dict[str, Any] = json.loads((gold / f"{item.id}.json").read_text("utf-8"))["facts"]
        for table, counts in found.items():
            right, ours = scorer.dedupe(table, wanted.get(table, [])), scorer.dedupe(table, rows.get(table, []))
            counts.append(Counts(len(right), len(ours), len(scorer.match(table, right, ours))))
    return found


def total(counts: Sequence[Counts]) -> Counts:
    """The counts of several articles together."""
    return Counts(*(sum(column) for column in zip(*counts, strict=True)))


def interval(articles: Sequence[Counts], measure: str) -> tuple[float, float]:
    """The percentile interval of a measure over articles drawn with replacement."""
    chance = random.Random(1)
    drawn = sorted(getattr(total(chance.choices(articles, k=len(articles))), measure) for _ in range(_DRAWS))
    return drawn[int(0.025 * _DRAWS)], drawn[int(0.975 * _DRAWS) - 1]


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@click.command()
@click.option("--tables", is_flag=True, help="Each table on a line of its own.")
def main(tables: bool) -> None:
    """Print a Markdown table of scores."""
    if not SHARED.is_dir():
        sys.exit(f"the annotated articles are not at {SHARED}")
    click.echo("| set | table | articles | gold rows | precision (95 %) | F1 (95 %) |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, gold, texts in sets(Path(folder)):
            found = counted(gold, texts, _scorer())
            articles = [total(each) for each in zip(*found.values(), strict=True)]
            for table, counts in (*(found.items() if tables else ()), ("all", articles)):
                click.echo(_line(name, table, counts))
    _print_identity()


def _print_identity() -> None:
    click.echo("\n| identity | pairs | precision | recall | F1 |\n|---|---|---|---|---|")
    found = outcomes(_ANNOTATED / "identity", SHARED / "corpus")
    for kind in (*sorted({o.pair.kind for o in found}), "all"):
        some = [o for o in found if kind in (o.pair.kind, "all")]
        click.echo(f"| {kind} | {len(some)} | {' | '.join(f'{value:.3f}' for value in measures(some).values())} |")


def _line(name: str, table: str, counts: Sequence[Counts]) -> str:
    whole = total(counts)
    cells = [name, table, str(len(counts)), str(whole.gold)]
    for measure in ("precision", "f1"):
        low, high = interval(counts, measure)
        cells.append(f"{getattr(whole, measure):.3f} ({low:.3f}-{high:.3f})")
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
