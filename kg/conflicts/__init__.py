"""Where articles of a store differ about one thing, and where they agree; both values always stay."""

from kg.conflicts.compare import Agreement, Conflict, compared
from kg.conflicts.nodes import graph

__all__ = ["Agreement", "Conflict", "compared", "graph"]
