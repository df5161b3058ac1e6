"""What follows from the facts of a store: rules run to a fixpoint, each conclusion with its proof."""

from kg.infer.engine import GRAPH, forget, infer
from kg.infer.proof import proof, proofs_about

__all__ = ["GRAPH", "forget", "infer", "proof", "proofs_about"]
