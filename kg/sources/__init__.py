"""Articles from text, HTML, JSON lines, folders and standard input."""

from kg.sources.reader import read

__all__ = ["read"]
