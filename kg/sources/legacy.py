"""The 8-bit encodings in which Vietnamese was written before Unicode: TCVN3, VNI, VISCII, windows-1258.

Nothing in such a file names its encoding. The evidence is the outcome: read through the right table nearly every
word is a well-formed Vietnamese syllable, through a wrong one few are.
"""

import re
import unicodedata
from collections.abc import Iterator

_SAMPLE = 20_000  # characters weighed; the tables are walked in Python, so a whole large file would take seconds
_FEWEST = 4  # words with marks below which nothing is decided
_ENOUGH, _AHEAD = 0.85, 0.2  # share of well-formed words, and the lead over the second-best table
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOPPED_TONE = re.compile("[\u0301\u0323]")  # a syllable that ends in a stop has one of two tones
_WORD = re.compile(r"[^\s!-@\[-`{-~“”‘’«»–—…•°]+")
_SYLLABLE = re.compile(  # without its tone; the orthography of the national standard, foreign words aside
    r"(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
    r"(?:uyê|iê|yê|uô|ươ|uya|[iuư]a|[ou]?[aăâeêiyoôơuư])"
    r"(?:ch|nh|ng|[cmnptiouy])?"
)
# Windows put quotes and dashes where ISO 8859-1 has control codes, and TCVN3 and VNI have nothing.
_WINDOWS = {n: bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(0x80, 0xA0)}


def decode_legacy(data: bytes) -> str | None:
    """The text, where exactly one encoding makes Vietnamese of it, else None."""
    shares = sorted(((_share(text), name) for name, text in _readings(data[:_SAMPLE])), reverse=True)
    (best, name), (second, _) = shares[0], shares[1]
    if best < _ENOUGH or best - second < _AHEAD:
        return None
    return dict(_readings(data, only=name))[name]


def _readings(data: bytes, only: str = "") -> Iterator[tuple[str, str]]:
    from viparse.normalize.encodings import CHARMAPS  # noqa: PLC0415 - only files that are no UTF-8 pay for it
    from viparse.normalize.tables import convert  # noqa: PLC0415 - as above

    plain = data.decode("latin-1")
    windows = plain.translate(_WINDOWS)
    for name, printed in (("tcvn3", windows), ("vni", _complete_vni(windows)), ("viscii", plain)):
        if only in ("", name):
            yield name, convert(printed, CHARMAPS[name])
    if only in ("", "windows-1258"):
        yield "windows-1258", unicodedata.normalize("NFC", data.decode("cp1258", "replace"))


def _complete_vni(printed: str) -> str:
    """The two letters that viparse's table of VNI lacks."""
    return printed.replace("aú", "ẳ").replace("AÚ", "Ẳ").replace("î", "ỵ").replace("Î", "Ỵ")


def _share(text: str) -> float:
    """Of the words with a letter beyond ASCII, the share that are Vietnamese syllables."""
    marked = [word for word in _WORD.findall(text) if not word.replace("Đ", "D").isascii()]  # HĐND is no syllable
    return sum(map(_is_syllable, marked)) / len(marked) if len(marked) >= _FEWEST else 0.0


def _is_syllable(word: str) -> bool:
    spelled = unicodedata.normalize("NFD", word)
    toneless, tones = _TONES.subn("", spelled)
    letters = unicodedata.normalize("NFC", toneless)
    stopped = letters.endswith(("c", "ch", "p", "t")) and not _STOPPED_TONE.search(spelled)
    cased = letters.islower() or letters.isupper() or letters.istitle()
    return tones <= 1 and cased and not stopped and bool(_SYLLABLE.fullmatch(letters.lower()))
