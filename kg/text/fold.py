"""The matching copy of a text: the same length, one spelling for what is written in several ways.

Tone placement (`uỷ`/`ủy`, `hoá`/`hóa`), `Ð`/`Đ`, dashes and kinds of space are folded; letters, tones and case stay.
The stop inside `T.Ư` becomes a middle dot, so that no rule takes it for the end of a sentence.
Every function here keeps the length, so that offsets of the copy are offsets of the text.
"""

import re
import unicodedata

_NEW_STYLE = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
_CHARS = str.maketrans(
    {"Ð": "Đ", "ð": "đ", "–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\t": " ", "’": "'"}
)


def _tone_pairs() -> dict[str, str]:
    """Old placement → new, for each open vowel pair, tone and case: `oà` → `òa`."""
    pairs = {}
    for new in _NEW_STYLE:
        first, tone = unicodedata.normalize("NFD", new[0])[0], unicodedata.normalize("NFD", new[0])[1:]
        old = unicodedata.normalize("NFC", first + new[1] + tone)
        for case in (str.lower, str.upper, str.title):
            pairs[case(old)] = case(new)
    return pairs


_TONES = _tone_pairs()
# Only an open syllable is written two ways (hoà/hòa; but hoàn, huỳnh), and never after q, where u is a consonant.
_OLD_STYLE = re.compile(rf"(?<![qQ])(?:{'|'.join(_TONES)})(?!\w)")


def fold(text: str) -> str:
    """The matching copy of an NFC text, of the same length."""
    text = text.translate(_CHARS).replace("T.Ư", "T·Ư").replace("T.ư", "T·Ư")
    return _OLD_STYLE.sub(lambda match: _TONES[match.group()], text)


def lower(text: str) -> str:
    """Lower case of the same length (no Vietnamese letter changes its length; others are kept as they are)."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
