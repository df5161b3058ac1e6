"""The store of article graphs."""

from kg.store.store import Store, path, reading, writing

__all__ = ["Store", "path", "reading", "writing"]
