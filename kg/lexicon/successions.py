"""What administrative units became on 2025-07-01, by full name: `phường Mễ Trì` went to three wards."""

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Set
from functools import lru_cache
from pathlib import Path

from kg.errors import KgError
from kg.lexicon.build_successions import Row, rows, write
from kg.text.fold import fold

_FILE = Path(__file__).with_name("successions.tsv")


class Successions:
    """Old units by folded full name; tones are kept apart."""

    def __init__(self, table: Iterable[Row]) -> None:
        """From the rows of the table; a district is what its communes are together."""
        self._units: dict[str, dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
        for name, district, province, became in table:
            self._units[_key(name)][district, province].append(became)
            if district:
                self._units[_key(district)]["", province].append(became)

    def became(self, name: str, wider: Set[str] = frozenset()) -> tuple[str, ...]:
        """The units that took over at least a part of a unit, sorted; empty where the name is not known or not clear.

        `wider` are names of the district or province that tell units of one name apart.
        """
        found = self._units.get(_key(name), {})
        if wider:
            known = {_key(each) for each in wider}
            found = {above: units for above, units in found.items() if known & {_key(each) for each in above}}
        return tuple(sorted(set(next(iter(found.values()))))) if len(found) == 1 else ()

    def above(self, name: str) -> tuple[str, ...]:
        """The district and province that an old unit belonged to; empty where the name is not known or not clear."""
        found = self._units.get(_key(name), {})
        return tuple(filter(None, next(iter(found)))) if len(found) == 1 else ()


@lru_cache(maxsize=1)
def successions() -> Successions:
    """The table as compiled at build time; a bare checkout compiles it now and keeps it where it may write."""
    if _FILE.exists():
        lines = _FILE.read_text(encoding="utf-8").split("\n")[1:-1]
        return Successions((a, b, c, d) for a, b, c, d in (line.split("\t") for line in lines))
    try:
        table = rows()
    except ImportError as error:
        raise KgError(str(error), place=str(_FILE), cure="install this package with pip, which compiles it") from error
    with contextlib.suppress(OSError):
        write(table, _FILE)
    return Successions(table)


def _key(name: str) -> str:
    return fold(name).lower()
