"""The store of article graphs."""

from kg.store.store import Draft, Solution, Store, Term, path, reading, writing

__all__ = ["Draft", "Solution", "Store", "Term", "path", "reading", "writing"]
