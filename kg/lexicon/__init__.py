"""The words of the genre: SKOS code lists, places, and matching over them."""

from kg.lexicon.concepts import Concept, Lexicon, lexicon
from kg.lexicon.matcher import Matcher

__all__ = ["Concept", "Lexicon", "Matcher", "lexicon"]
