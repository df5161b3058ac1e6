"""The ontology's files as graphs, parsed once for all tests here."""

from pathlib import Path

import pytest
from rdflib import Graph

from kg.resources import resource

ONTOLOGY = resource("ontology")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: runs the reasoner; leave out with -m 'not slow'")


def _together(paths: list[Path]) -> Graph:
    graph = Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


@pytest.fixture(scope="session")
def terms() -> Graph:
    """The header and the modules: every class and property."""
    return _together([ONTOLOGY / "nghiquyet.ttl", *sorted((ONTOLOGY / "modules").glob("*.ttl"))])


@pytest.fixture(scope="session")
def codes() -> Graph:
    """All code lists."""
    return _together(sorted((ONTOLOGY / "codes").glob("*.ttl")))


@pytest.fixture(scope="session")
def alignments() -> Graph:
    """All alignments."""
    return _together(sorted((ONTOLOGY / "align").glob("*.ttl")))
