"""Administrative units of both states of the country (before and from 2025-07-01), by bare name."""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.lexicon.build_places import COLUMNS, Row, rows, write
from kg.text.fold import fold

_FILE = Path(__file__).with_name("places.tsv")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: bare name, level word, level (`tinh`, `huyen`, `xa`), bare names of parent and province, ISO dates."""

    name: str
    word: str
    level: str
    parent: str
    province: str
    valid_from: str
    valid_to: str


class Gazetteer:
    """Units by folded bare name; tones are kept apart (Cẩm Giang is not Cẩm Giàng)."""

    def __init__(self, table: Iterable[Row]) -> None:
        self._rows: dict[str, list[Row]] = {}
        for row in table:
            self._rows.setdefault(fold(row[0]).lower(), []).append(row)
        self._units: dict[str, tuple[Unit, ...]] = {}

    def find(self, name: str) -> tuple[Unit, ...]:
        """All units of that name, case and tone placement aside; empty where there is none."""
        key = fold(name).lower()
        if key not in self._units:
            self._units[key] = tuple(Unit(*row) for row in self._rows.get(key, ()))
        return self._units[key]

    def names(self) -> list[str]:
        """Every bare name once, as printed."""
        return [found[0][0] for found in self._rows.values()]

    def parent(self, unit: Unit) -> Unit | None:
        """The unit directly above, where the name of the parent leaves no doubt."""
        level = "huyen" if unit.level == "xa" and unit.parent != unit.province else "tinh"
        above = [u for u in self.find(unit.parent) if u.level == level and u.province == unit.province]
        return above[0] if above else None


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer as compiled at build time; a bare checkout compiles it now and keeps it where it may write."""
    if not _FILE.exists():
        with contextlib.suppress(OSError):
            write(_FILE)
    if not _FILE.exists():
        return Gazetteer(rows())
    lines = _FILE.read_text(encoding="utf-8").splitlines()[1:]
    return Gazetteer(tuple(line.split("\t")) for line in lines)  # type: ignore[misc]  # seven columns, as written


__all__ = ["COLUMNS", "Gazetteer", "Unit", "gazetteer"]
