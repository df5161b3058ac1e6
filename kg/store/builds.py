"""What a store was built from: for each article the key of its last build, and why it was refused where it was.

Kept in SQLite beside the versions, never in the graph. It is written after the version it tells of is published, so
that a build that was killed does some articles again and leaves none out.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from kg.errors import InputError, StoreError
from kg.rdf.identities import Identities, Judgement

_FILE = "builds.sqlite"
_UNREAD = "unread "
_TABLE = "CREATE TABLE IF NOT EXISTS built (name TEXT PRIMARY KEY, key TEXT NOT NULL, origin TEXT NOT NULL, refusal TEXT NOT NULL)"


_JUDGED = "CREATE TABLE IF NOT EXISTS judged (kind TEXT, first TEXT, second TEXT, name TEXT)"


class Built(NamedTuple):
    """An article's graph name, the key of what it was built from, its file, and the reason where it is not stored."""

    name: str
    key: str
    origin: str
    refusal: str = ""


def unread(error: InputError) -> Built:
    """What could not be read, as an entry of the record."""
    place = error.place or "stdin"
    return Built(_UNREAD + place, "", place, str(error))


class Builds:
    """The record of builds of one store."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def last(self, name: str) -> Built | None:
        """The last build of the article; None where it was never built."""
        row = self._connection.execute("SELECT * FROM built WHERE name = ?", (name,)).fetchone()
        return Built(*row) if row else None

    def note(self, articles: Sequence[Built]) -> None:
        """Keep these builds as the last ones; what could not be read before is forgotten once it is read."""
        with self._connection:
            self._connection.executemany("DELETE FROM built WHERE name = ?", [(_UNREAD + a.origin,) for a in articles])
            self._connection.executemany("INSERT OR REPLACE INTO built VALUES (?, ?, ?, ?)", articles)

    def judged(self) -> Identities:
        """The judgements on identity that the store was built under."""
        rows = self._connection.execute("SELECT kind, first, second, name FROM judged")
        return Identities.of(Judgement(*row) for row in rows)

    def note_judged(self, identities: Identities) -> None:
        """Keep these judgements as those that the store is built under."""
        rows = [(j.kind, j.first, j.second, j.name) for j in identities.judgements]
        with self._connection:
            self._connection.execute("DELETE FROM judged")
            self._connection.executemany("INSERT INTO judged VALUES (?, ?, ?, ?)", rows)

    def refused(self) -> Iterator[Built]:
        """The articles whose last build was refused and the places that could not be read, by name."""
        yield from (
            Built(*r) for r in self._connection.execute("SELECT * FROM built WHERE refusal != '' ORDER BY name")
        )


@contextmanager
def builds(folder: Path) -> Iterator[Builds]:
    """The record of the store in that folder; StoreError where it cannot be kept."""
    try:
        with closing(sqlite3.connect(folder / _FILE)) as connection:
            connection.execute(_TABLE)
            connection.execute(_JUDGED)
            yield Builds(connection)
    except sqlite3.Error as error:
        raise StoreError(
            f"the record of builds cannot be kept: {error}",
            place=str(folder / _FILE),
            cure="delete it; all is built again",
        ) from error
