"""Files packed with gzip (RFC 1952) or Zstandard (RFC 8878), opened as what they hold."""

import gzip
import io
import zlib
from pathlib import Path
from typing import BinaryIO, cast

import zstandard

SUFFIXES = (".gz", ".zst")
Broken = (OSError, EOFError, zlib.error, zstandard.ZstdError)


def opened(file: Path) -> BinaryIO:
    """The file, unpacked on the way where its ending says that it is packed; `Broken` errors come while it is read."""
    suffix = file.suffix.lower()
    if suffix == ".gz":
        return cast(BinaryIO, gzip.open(file))
    if suffix == ".zst":
        stream = zstandard.ZstdDecompressor().stream_reader(file.open("rb"), read_across_frames=True, closefd=True)
        return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, stream)))
    return file.open("rb")


def unpacked(file: Path) -> Path:
    """The file's name without the ending of its packing."""
    return file.with_suffix("") if file.suffix.lower() in SUFFIXES else file
