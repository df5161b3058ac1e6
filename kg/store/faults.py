"""What goes wrong between a store and its disk, told as one error with its cure."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FULL_WORDS = ("No space left", "quota exceeded", "File too large")  # Oxigraph's errors have words and no number
_FORBIDDEN_WORDS = ("Permission denied", "Read-only file system")


@contextmanager
def told(folder: Path | None) -> Iterator[None]:
    """Whatever the disk or Oxigraph raises inside becomes a StoreError that names the folder."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # Oxigraph tells of damaged files by RuntimeError
        raise _named(error, str(folder) if folder else "the store in memory") from error


def _named(error: OSError | RuntimeError, place: str) -> StoreError:
    number, words = getattr(error, "errno", None), getattr(error, "strerror", None) or str(error)
    if number in _FULL or any(w in words for w in _FULL_WORDS):
        return StoreError(
            "the disk is full; nothing stored before is lost", place=place, cure="free some space and build again"
        )
    if number or any(w in words for w in _FORBIDDEN_WORDS):
        return StoreError(
            f"this folder cannot be used: {words}", place=place, cure="give a folder that you may use with --store"
        )
    return StoreError(
        f"the store is damaged: {words.splitlines()[0]}", place=place,
        cure="build it again from the articles, in another folder",
    )  # fmt: skip
