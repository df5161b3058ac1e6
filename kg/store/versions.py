"""Published versions of a store's folder: writers build beside, readers see what was last published.

`current` is a symbolic link that is renamed into place (POSIX rename is atomic), so that a reader never opens a
half-written store, and a writer that dies leaves the last version as it was. Oxigraph's files of sorted data never
change once written; a new version links to them and copies only the small rest.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from kg.errors import StoreError

_LINK, _LOCK, _VERSIONS = "current", ".lock", "versions"


def published(folder: Path) -> Path | None:
    """The version that readers see; None in a folder without one."""
    link = folder / _LINK
    return link.resolve() if link.exists() else None


@contextmanager
def locked(folder: Path, wait: float) -> Iterator[None]:
    """Hold the writers' lock; StoreError where another writer holds it longer than `wait` seconds."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK)
        lock.acquire(timeout=wait)
    except Timeout as error:
        raise StoreError(
            "another build is writing to this store", place=str(folder), cure="wait until it has ended"
        ) from error
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        yield
    finally:
        lock.release()


def begin(folder: Path) -> Path:
    """A private copy of the published version, to be written to and then published or dropped."""
    number = max((int(p.name) for p in (folder / _VERSIONS).glob("*") if p.name.isdigit()), default=0) + 1
    fresh, last = folder / _VERSIONS / str(number), published(folder)
    try:
        fresh.mkdir(parents=True)
        for file in sorted(last.iterdir()) if last else ():
            if file.suffix == ".sst":
                os.link(file, fresh / file.name)
            elif file.name != "LOCK":
                shutil.copy2(file, fresh / file.name)
    except OSError as error:
        drop(fresh)
        raise unwritable(folder, error) from error
    return fresh


def publish(folder: Path, version: Path) -> None:
    """Make a version the one that readers see, and drop all but the one before it."""
    before, link = published(folder), folder / _LINK
    temporary = folder / f"{_LINK}.new"
    try:
        temporary.unlink(missing_ok=True)
        temporary.symlink_to(Path(_VERSIONS) / version.name, target_is_directory=True)
        temporary.replace(link)
    except OSError as error:
        raise unwritable(folder, error) from error
    for old in (folder / _VERSIONS).iterdir():
        if old not in (version, before):
            drop(old)


def drop(version: Path) -> None:
    """Remove a version; what is already gone is no error."""
    shutil.rmtree(version, ignore_errors=True)


def unwritable(folder: Path, error: OSError) -> StoreError:
    """What to tell when the folder cannot be written: no right, or no space."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreError(
            "the disk is full; nothing stored before is lost", place=str(folder), cure="free some space and build again"
        )
    return StoreError(
        f"the store's folder cannot be written: {error.strerror or error}", place=str(folder),
        cure="give a folder that you may write to with --store",
    )  # fmt: skip
