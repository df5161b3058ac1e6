"""The store of article graphs."""

from kg.store.store import Solution, Store, Term, path, reading, writing

__all__ = ["Solution", "Store", "Term", "path", "reading", "writing"]
