"""Published versions of a store's folder: writers build beside, readers see what was last published.

`current` is a symbolic link that is renamed into place (POSIX rename is atomic), so that a reader never opens a
half-written store, and a writer that dies leaves the last version as it was. A version is copied as an Oxigraph
backup: its sorted files never change once written, so they are linked and not copied.
"""

import shutil
from collections.abc import Iterator
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


def publish(folder: Path, draft: Path, store: ox.Store) -> None:
    """Seal the draft, prove that it opens and holds what was written, and make it the version that readers see."""
    before = published(folder)
    version, link, fresh = draft.with_suffix(""), folder / _LINK, folder / f"{_LINK}.new"
    kept = {version.name, draft.name, before.name if before else ""}  # readers may still be in the one before
    with told(folder):
        store.flush()
        store.backup(str(version))
        if not _same(store, ox.Store.read_only(str(version))):
            drop(version)
            raise StoreError("the written version does not read back", place=str(folder), cure="check the disk")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(Path(_VERSIONS) / version.name, target_is_directory=True)
        fresh.replace(link)
        for old in (folder / _VERSIONS).iterdir():
            if old.name not in kept:
                drop(old)


def drop(version: Path) -> None:
    """Remove a version; what is already gone is no error."""
    shutil.rmtree(version, ignore_errors=True)


def _next(versions: Path) -> int:
    return max((int(v.name) for v in versions.iterdir() if v.name.isdigit()), default=0) + 1


def _same(written: ox.Store, sealed: ox.Store) -> bool:
    return len(written) == len(sealed) and set(written.named_graphs()) == set(sealed.named_graphs())
