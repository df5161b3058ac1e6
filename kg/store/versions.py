"""Published versions of a store's folder: writers build beside, readers see what was last published.

`current` is a symbolic link that is renamed into place (POSIX rename is atomic), so that a reader never opens a
half-written store, and a writer that dies leaves the last version as it was. A version is copied as an Oxigraph
backup: its sorted files never change once written, so they are linked and not copied.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
from filelock import FileLock, Timeout

from kg.errors import StoreError
from kg.store.faults import told

_LINK, _LOCK, _VERSIONS, _DRAFT = "current", ".lock", "versions", ".draft"


def published(folder: Path) -> Path | None:
    """The version that readers see; None in a folder without one, StoreError where it is gone."""
    link = folder / _LINK
    if link.is_symlink() and not link.exists():
        raise StoreError(
            "the published version is missing", place=str(folder), cure="build it again from the articles, elsewhere"
        )
    return link.resolve() if link.exists() else None


@contextmanager
def locked(folder: Path, wait: float) -> Iterator[None]:
    """Hold the writers' lock; StoreError where another writer holds it longer than `wait` seconds."""
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK)
        try:
            lock.acquire(timeout=wait)
        except Timeout as error:
            raise StoreError(
                "another build is writing to this store", place=str(folder), cure="wait until it has ended"
            ) from error
    try:
        yield
    finally:
        lock.release()


def begin(folder: Path) -> Path:
    """A draft that starts as the published version, to be written to and then published or dropped."""
    last, versions = published(folder), folder / _VERSIONS
    with told(folder):
        versions.mkdir(exist_ok=True)
        for dead in versions.glob(f"*{_DRAFT}"):  # of a writer that was killed: whoever begins holds the lock
            drop(dead)
        draft = versions / f"{_next(versions)}{_DRAFT}"
        if last:
            ox.Store.read_only(str(last)).backup(str(draft))
    return draft


def publish(folder: Path, draft: Path, store: ox.Store, fresh: Mapping[ox.NamedNode, int]) -> None:
    """Seal the draft as it is, prove that it reads back, and make it the version that readers see.

    `fresh` are the graphs written since the last version, with their numbers of triples: only these are read back.
    """
    before, versions = published(folder), folder / _VERSIONS
    link, beside = folder / _LINK, folder / f"{_LINK}.new"
    with told(folder):
        version = versions / str(_next(versions))
        store.flush()
        store.backup(str(version))
        if not _reads_back(ox.Store.read_only(str(version)), fresh):
            drop(version)
            raise StoreError("the written version does not read back", place=str(folder), cure="check the disk")
        beside.unlink(missing_ok=True)
        beside.symlink_to(Path(_VERSIONS) / version.name, target_is_directory=True)
        beside.replace(link)
        kept = {version.name, draft.name, before.name if before else ""}  # readers may still be in the one before
        for old in versions.iterdir():
            if old.name not in kept:
                drop(old)


def drop(version: Path) -> None:
    """Remove a version; what is already gone is no error."""
    shutil.rmtree(version, ignore_errors=True)


def _next(versions: Path) -> int:
    return max((int(v.name) for v in versions.iterdir() if v.name.isdigit()), default=0) + 1


def _reads_back(sealed: ox.Store, fresh: Mapping[ox.NamedNode, int]) -> bool:
    return all(
        sum(1 for _ in sealed.quads_for_pattern(None, None, None, name)) == count for name, count in fresh.items()
    )
