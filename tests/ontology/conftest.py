"""The ontology's files as graphs, and a small graph of data to hold them against."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from corrkg.resources import resource_dir

ONTOLOGY = resource_dir("ontology")
HERE = Path(__file__).parent


def _graph(*files: Path) -> Graph:
    graph = Graph()
    for file in files:
        graph.parse(file)
    return graph


@pytest.fixture(scope="session")
def ontology() -> Graph:
    """corrkg.ttl. Shared by all tests: copy it before you change it."""
    return _graph(ONTOLOGY / "corrkg.ttl")


@pytest.fixture(scope="session")
def alignments() -> Graph:
    """alignments.ttl."""
    return _graph(ONTOLOGY / "alignments.ttl")


@pytest.fixture(scope="session")
def shapes() -> Graph:
    """shapes.ttl."""
    return _graph(ONTOLOGY / "shapes.ttl")


@pytest.fixture(scope="session")
def sample() -> Graph:
    """A letter with everything that can hang on one, and the letter that it answers."""
    return _graph(HERE / "sample.ttl")
