"""The matching copy of a text: the same length, one spelling for what is written in several ways.

Tone placement (`uỷ`/`ủy`, `hoá`/`hóa`), `Ð`/`Đ`, dashes and kinds of space are folded; letters, tones and case stay.
Every function here keeps the length, so that offsets of the copy are offsets of the text.
"""

import unicodedata

_OLD_STYLE = {
    "oa": ("òa", "óa", "ỏa", "õa", "ọa"),
    "oe": ("òe", "óe", "ỏe", "õe", "ọe"),
    "uy": ("ùy", "úy", "ủy", "ũy", "ụy"),
}
_CHARS = str.maketrans(
    {"Ð": "Đ", "ð": "đ", "–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\t": " ", "’": "'"}
)


def _tone_pairs() -> dict[str, str]:
    """Old placement → new, for each vowel pair, tone and case: `oà` → `òa`."""
    pairs = {}
    for base, marked in _OLD_STYLE.items():
        for new in marked:
            tone = unicodedata.normalize("NFD", new[0])[1:]
            old = unicodedata.normalize("NFC", base[0] + base[1] + tone)
            for case in (str.lower, str.upper, str.title):
                pairs[case(old)] = case(new)
    return pairs


_TONES = _tone_pairs()


def fold(text: str) -> str:
    """The matching copy of an NFC text, of the same length."""
    text = text.translate(_CHARS)
    for old, new in _TONES.items():
        if old in text:
            text = _replace(text, old, new)
    return text


def _replace(text: str, old: str, new: str) -> str:
    """Fold one spelling, but not inside `quy`, `quý`: there the u belongs to the consonant."""
    parts = text.split(old)
    if old[0].lower() != "u":
        return new.join(parts)
    out = [parts[0]]
    for part in parts[1:]:
        out.append(old if out[-1][-1:].lower() == "q" else new)
        out.append(part)
    return "".join(out)


def lower(text: str) -> str:
    """Lower case of the same length (no Vietnamese letter changes its length; others are kept as they are)."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
