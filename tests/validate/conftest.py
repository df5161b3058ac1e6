"""What the tests of validation share: an example graph to start from."""

import pytest
from rdflib import Graph

from kg.resources import resource


@pytest.fixture
def ratio() -> Graph:
    """The bad example of BoundOfRatio: four figures in two sentences."""
    return Graph().parse(resource("ontology") / "examples" / "BoundOfRatio" / "bad.ttl", format="turtle")
