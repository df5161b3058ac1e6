"""From bytes to text: Unicode first, then the legacy Vietnamese encodings, and a clear refusal of the rest."""

import codecs
import re
import unicodedata

from kg.errors import InputError
from kg.sources.legacy import decode_legacy

MOST_BYTES = 10_000_000  # an article is a few thousand characters; a file beyond this is an archive or a mistake
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BREAKS = re.compile(r"\r\n?|[\f\v]")
# No letter, and not allowed in XML 1.0 §2.2, so that RDF/XML could not carry the text.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def decode(data: bytes, place: str) -> str:
    """The text of a file; InputError where it is empty, too large, binary or in no known encoding."""
    if len(data) > MOST_BYTES:
        raise InputError(
            f"larger than {MOST_BYTES // 1_000_000} MB, the limit for one article", place=place,
            cure="split it into articles, or give an archive as JSON lines, one article a line",
        )  # fmt: skip
    text = clean(_text(data, place), place)
    if not text.strip():
        raise InputError("the file is empty", place=place, cure="give a file with an article in it, or leave it out")
    return text


def clean(text: str, place: str) -> str:
    """The text as NFC with line feeds as its only line breaks; InputError where it holds what no text holds."""
    text = _BREAKS.sub("\n", unicodedata.normalize("NFC", text))
    found = _UNPRINTABLE.search(text)
    if found:
        raise _binary(f"U+{ord(found.group()):04X} at character {found.start()}", place)
    return text


def _text(data: bytes, place: str) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    if not encoding.startswith("utf-16") and b"\x00" in data:
        raise _binary(f"byte {data.index(0)} is zero", place)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        text = decode_legacy(data) if encoding == "utf-8" else None
        if text is None:
            raise InputError(
                f"in no encoding that is known here (not {encoding.upper()}: byte {error.start}; not TCVN3, VNI, VISCII, windows-1258)",
                place=place, cure="save the file as UTF-8",
            ) from error  # fmt: skip
        return text


def _binary(sign: str, place: str) -> InputError:
    return InputError(
        f"a binary file, not text: {sign}", place=place, cure="give text, HTML or JSON lines, saved as UTF-8"
    )
