"""How many planted faults are found, by kind: `python -m benchmarks.planted.measure [--every N]`.

Found means: a finding of an expected kind that the article without the fault does not have, at the changed characters or in
their sentence. Reads the corpus beside the project where it is present, and says loudly where it is not.
"""

import argparse
import json
import sys
import unicodedata
from collections import Counter
from functools import lru_cache
from pathlib import Path

from benchmarks.planted.plant import Host, Planted, plant
from kg.extract import extract
from kg.model.article import Article
from kg.model.values import PartialDate
from kg.rdf.mapper import map_article
from kg.resources import resource
from kg.validate import Result, validate
from kg.validate.findings import kind_of

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def seeds() -> list[Host]:
    """The articles of the project."""
    return [Host(path.stem, path.read_text(encoding="utf-8")) for path in sorted(resource("seeds").glob("*.txt"))]


def corpus() -> list[Host]:
    """The articles of the corpus with the dates of its index; none where it is absent."""
    index = CORPUS / "index.jsonl"
    rows = [json.loads(line) for line in index.read_text(encoding="utf-8").splitlines()] if index.is_file() else []
    published = {row["id"]: row.get("published") for row in rows}
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))}
    return [Host(name, unicodedata.normalize("NFC", text), published.get(name)) for name, text in texts.items()]


@lru_cache(maxsize=2000)
def found(name: str, text: str, published: str | None) -> tuple[Result, ...]:
    """The findings in an article: results of the rules that name what they find."""
    article = Article(name, text, PartialDate(published) if published else None)
    return tuple(result for result in validate(map_article(article, extract(article))).results if kind_of(result))


def is_found(item: Planted) -> bool:
    """Whether a new finding of an expected kind stands at the fault or within its sentence."""
    before = {result.message_vi for result in found(item.host.id, item.host.text, item.host.published)}
    first = max(item.text.rfind(mark, 0, item.start) for mark in ("\n", ". ")) + 1
    last = min((at for mark in ("\n", ". ") if (at := item.text.find(mark, item.end)) >= 0), default=len(item.text))
    return any(
        str(kind_of(result)).rpartition("finding-")[2] in item.kinds
        and result.message_vi not in before
        and any(passage.start <= last and first <= passage.end for passage in result.passages)
        for result in found(item.host.id, item.text, item.host.published)
    )


def measure(items: list[Planted]) -> dict[str, tuple[int, int]]:
    """Of each kind how many were found, of how many."""
    planted, seen = Counter(), Counter()
    for item in items:
        planted[item.kinds[0]] += 1
        seen[item.kinds[0]] += is_found(item)
    return {kind: (seen[kind], planted[kind]) for kind in sorted(planted)}


def main() -> int:
    """Print recall by kind and in all."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--every", type=int, default=1, help="measure every Nth article only")
    options.add_argument("--missed", action="store_true", help="print what was missed")
    given = options.parse_args()
    articles = corpus()
    if not articles:
        print(f"LOUD: no corpus at {CORPUS}: faults are planted in the seeds alone", file=sys.stderr)
    items = plant([*seeds(), *articles])[:: given.every]
    for kind, (seen, planted) in (result := measure(items)).items():
        print(f"{kind:24} {seen:4}/{planted:4}")
    total = tuple(sum(pair[i] for pair in result.values()) for i in (0, 1))
    print(f"{'all':24} {total[0]:4}/{total[1]:4}  recall {total[0] / total[1]:.3f}, {len(result)} kinds")
    if given.missed:
        for item in items:
            if not is_found(item):
                print(
                    item.kinds[0],
                    item.host.id,
                    item.text[max(0, item.start - 90) : item.end + 60].replace("\n", "⏎"),
                    sep=" | ",
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
