"""From bytes to NFC text: Unicode first, then the legacy Vietnamese encodings, and a clear refusal of the rest."""

import codecs
import unicodedata

from kg.errors import InputError

MOST_BYTES = 10_000_000  # an article is a few thousand characters; a file beyond this is an archive or a mistake
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TONED = frozenset("ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ")


def decode(data: bytes, place: str, most: int = MOST_BYTES) -> str:
    """The text of a file, NFC; InputError where it is empty, too large, binary or in no known encoding."""
    if not data.strip():
        raise InputError("the file is empty", place=place, cure="give a file with an article in it, or leave it out")
    if len(data) > most:
        raise InputError(
            f"{len(data) / 1e6:.0f} MB is too large for one article (limit {most / 1e6:.0f} MB)", place=place,
            cure="split it into articles, or give an archive as JSON lines, one article a line",
        )  # fmt: skip
    text = unicodedata.normalize("NFC", _text(data, place)).replace("\r\n", "\n").replace("\r", "\n")
    if any(c < " " and c not in "\n\t\f\v" for c in text[:4000]):
        raise _binary(place)
    return text


def _text(data: bytes, place: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, place)
    if b"\x00" in data[:4000]:
        raise _binary(place)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, place, error)


def _strict(data: bytes, encoding: str, place: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"not valid {encoding}: byte {error.start}", place=place, cure="save the file as UTF-8"
        ) from error


def _legacy(data: bytes, place: str, error: UnicodeDecodeError) -> str:
    """TCVN3, VNI or VISCII where the letters show it, else windows-1258; nothing is guessed without evidence."""
    import viparse  # noqa: PLC0415 - only files that are no UTF-8 pay for it

    printed = data.decode("latin-1")
    found = viparse.detect_text_encoding(printed)
    if found:
        return str(viparse.fix(printed, encoding=found))
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        text = ""
    letters = [c for c in text.lower() if c.isalpha()]
    if letters and sum(c in _TONED for c in letters) > 0.08 * len(letters):
        return text
    raise InputError(
        f"in no encoding that is known here (not UTF-8: byte {error.start}; not UTF-16, TCVN3, VNI, VISCII, windows-1258)",
        place=place, cure="save the file as UTF-8",
    ) from error  # fmt: skip


def _binary(place: str) -> InputError:
    return InputError("a binary file, not text", place=place, cure="give text, HTML or JSON lines")
