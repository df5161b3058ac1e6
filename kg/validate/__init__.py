"""Checks before anything is stored or asked: SHACL shapes, the evidence gate, OWL consistency."""

from rdflib import Graph

from kg.validate.evidence import EvidenceFault, check_evidence
from kg.validate.report import Passage, Report, Result, Severity

__all__ = ["EvidenceFault", "Passage", "Report", "Result", "Severity", "check_evidence", "validate"]


def validate(graph: Graph) -> Report:
    """What the shapes of ontology/shapes find in one article's graph and in the figures that its text relates."""
    from kg.validate.reckoned import with_reckonings  # noqa: PLC0415 - loads pySHACL and the shapes, only when validating
    from kg.validate.results import read  # noqa: PLC0415 - as above
    from kg.validate.rules import own_shapes  # noqa: PLC0415 - as above

    data = with_reckonings(graph)
    return read(own_shapes().report(data), data)
