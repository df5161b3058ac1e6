"""As many articles as a benchmark needs: those at hand, with other dates, numbers and given names; seeded."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from kg.model.article import Article
from kg.sources import read

ROOT = Path(__file__).parents[2]
_NUMBER = re.compile(r"(?<![\w/.,-])\d{2,4}(?![\w/.,-])")
_DAY = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}(?=/(?:19|20)\d\d|\W)")
_NAME = re.compile(r"(?<=[Đđ]ồng chí )((?:[A-ZĐ]\w+ ){1,3})([A-ZĐ]\w+)")
_GIVEN = (
    "An",
    "Bình",
    "Cường",
    "Dũng",
    "Hà",
    "Hải",
    "Hòa",
    "Lan",
    "Minh",
    "Nam",
    "Nga",
    "Phong",
    "Sơn",
    "Thảo",
    "Tuấn",
    "Yến",
)


def originals() -> list[Article]:
    """The articles of ../shared/corpus where they are at hand, else the project's seeds."""
    corpus = ROOT.parent / "shared" / "corpus"
    found = read([str(corpus if corpus.is_dir() else ROOT / "seeds")])
    return [item for item in found if isinstance(item, Article)]


def varied(count: int, seed: int = 1) -> Iterator[Article]:
    """`count` articles; the first ones are the originals as they are."""
    base = originals()
    for number in range(count):
        article = base[number % len(base)]
        if number < len(base):
            yield article
        else:
            text = _other(article.text, random.Random(f"{seed} {number}"))
            yield Article(f"{article.id}-{number}", text, article.published, article.url)


def _other(text: str, chance: random.Random) -> str:
    text = _DAY.sub(lambda _: f"{chance.randint(1, 28)}/{chance.randint(1, 12)}", text)
    text = _NUMBER.sub(lambda m: m.group() if m.group()[:2] in ("19", "20") else str(chance.randint(11, 999)), text)
    return _NAME.sub(lambda m: m[1] + chance.choice(_GIVEN), text)
