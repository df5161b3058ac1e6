"""Names as path segments of IRIs, and so what makes two names the same."""

import re
import unicodedata

from kg.text.fold import fold

_DROPPED = re.compile(r"[^\w./\-]+")


def slug(name: str) -> str:
    """A name as a path segment: NFC, lower case, one tone placement, hyphens for spaces, nothing illegal in an IRI."""
    text = fold(unicodedata.normalize("NFC", name)).lower().replace("·", ".")
    return _DROPPED.sub("-", text.replace("/", "-")).strip("-.") or "-"
