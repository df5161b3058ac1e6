"""Administrative units of both states of the country (before and from 2025-07-01), by bare name."""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.errors import KgError
from kg.lexicon.build_places import rows, write
from kg.text.fold import fold

_FILE = Path(__file__).with_name("places.tsv")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of one state of the country.

    `name` is bare (`Nam Từ Liêm`), `word` its level word (`quận`), `level` one of `tinh`, `huyen`, `xa`; `parent` and
    `province` are bare names; `valid_from` and `valid_to` are ISO dates, empty where the unit is older or lasts.
    """

    name: str
    word: str
    level: str
    parent: str
    province: str
    valid_from: str
    valid_to: str


class Gazetteer:
    """Units by folded bare name; tones are kept apart (Cẩm Giang is not Cẩm Giàng)."""

    def __init__(self, lines: Iterable[str]) -> None:
        """From the lines of the table; they are taken apart when they are asked for, as most never are."""
        printed: dict[str, list[str]] = {}
        for line in lines:
            printed.setdefault(line[: line.index("\t")], []).append(line)
        self._names = tuple(printed)
        self._lines: dict[str, list[str]] = {}
        # Folded at one go: a call a name would take most of the time of loading.
        for key, found in zip(_key("\n".join(printed)).split("\n"), printed.values(), strict=True):
            self._lines.setdefault(key, []).extend(found)
        self._units: dict[str, tuple[Unit, ...]] = {}

    def find(self, name: str) -> tuple[Unit, ...]:
        """All units of that name, case and tone placement aside; empty where there is none."""
        key = _key(name)
        if key not in self._units:
            self._units[key] = tuple(Unit(*line.split("\t")) for line in self._lines.get(key, ()))
        return self._units[key]

    def names(self) -> tuple[str, ...]:
        """Every bare name, as printed, in the order of code points."""
        return self._names

    def parent(self, unit: Unit) -> Unit | None:
        """The unit directly above; None for a province, and where two units of one province share the parent's name."""
        level = "huyen" if unit.level == "xa" and unit.valid_to else "tinh"
        above = [u for u in self.find(unit.parent) if u.level == level and u.province == unit.province]
        return above[0] if len(above) == 1 else None


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer as compiled at build time; a bare checkout compiles it now and keeps it where it may write."""
    if _FILE.exists():
        return Gazetteer(_FILE.read_text(encoding="utf-8").split("\n")[1:-1])
    try:
        table = rows()
    except ImportError as error:
        raise KgError(str(error), place=str(_FILE), cure="install this package with pip, which compiles it") from error
    with contextlib.suppress(OSError):
        write(table, _FILE)
    return Gazetteer("\t".join(row) for row in table)


def _key(name: str) -> str:
    return fold(name).lower()
