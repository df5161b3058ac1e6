"""From an article to facts: everything the text says, each with the characters that say it."""

from kg.extract.article import extract

__all__ = ["extract"]
