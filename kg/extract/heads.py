"""Head words of bodies (ontology/codes/heads.ttl), and what a body's name is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.places import PlaceMention
from kg.lexicon import Concept, lexicon
from kg.model.span import Span
from kg.text.fold import fold
from kg.text.names import WORD

CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương Đảng"
COMPANY_BOARDS = frozenset({"Hội đồng quản trị", "Hội đồng thành viên"})
# A commune has one of each as a rule, so that the press leaves their names out.
LOCAL_SCHOOLS = frozenset({"Trường Tiểu học", "Trường Trung học cơ sở", "Trường Mầm non"})


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body as printed: its head, then one of a place, another body, or a proper name."""

    span: Span
    head: Concept
    place: PlaceMention | None = None
    inner: "BodyMention | None" = None
    name: str = ""
    generic: bool = False

    @property
    def takes(self) -> str:
        """What the head needs to be whole."""
        return self.head.get("nameTakes")

    @property
    def bare(self) -> bool:
        """Whether the text gives the head alone."""
        return not (self.place or self.inner or self.name) and self.takes != "nothing"


@lru_cache(maxsize=1)
def heads() -> dict[str, Concept]:
    """Every head word by folded label."""
    return {fold(label): concept for label, concept in lexicon().labels("heads").items()}


@lru_cache(maxsize=1)
def lower_heads() -> dict[str, Concept]:
    """Every head word by folded label in lower case."""
    return {label.lower(): concept for label, concept in heads().items()}


@lru_cache(maxsize=1)
def fields() -> dict[str, str]:
    """Every name of a field of work, folded and in lower case → as names of bodies have it."""
    names = {fold(label).lower(): c.label for label, c in lexicon().labels("fields").items()}
    return names | {
        n.replace(" và ", f"{gap}&{gap}"): label for n, label in names.items() for gap in ("", " ") if " và " in n
    }


@lru_cache(maxsize=1)
def matters() -> dict[str, str]:
    """Every matter that a steering committee is named after, folded and in lower case → in full."""
    return {fold(label).lower(): c.label for label, c in lexicon().labels("steering-matters").items()}


def longest_label(folded: str, at: int, labels: dict[str, Concept] | dict[str, str], words: int = 10) -> int:
    """The end of the longest label (lower-cased keys) that begins at `at`, or -1."""
    best, end = -1, at
    for match in list(WORD.finditer(folded, at, min(len(folded), at + 80)))[:words]:
        if match.start() - end > 3:
            break
        end = match.end()
        if folded[at:end].lower() in labels:
            best = end
    return best


def inner_bodies(mention: BodyMention) -> Iterator[BodyMention]:
    """The bodies inside a body's name, nearest first."""
    if mention.inner:
        yield mention.inner
        yield from inner_bodies(mention.inner)
