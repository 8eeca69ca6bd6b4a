"""The queries that ship with corrkg, as statements of the dataset: a client that knows only the endpoint finds them.

They stand in ``graph/queries`` as SHACL executables, which is where editors of SPARQL look for examples. The version of
a dataset covers them, as it covers the ontology: both say how the rest is to be read.
"""

from __future__ import annotations

from pyoxigraph import Quad

from corrkg.convert.graph import GraphBuilder
from corrkg.queries.shacl import examples
from corrkg.queries.shelf import shelf
from corrkg.uris import QUERIES


def convert_queries(builder: GraphBuilder) -> None:
    """Write the description of each query of the library.

    Raises:
        InputError: a file of the library has a mistake.
    """
    graph = builder.graph(QUERIES)
    for quad in examples(shelf().sound(), builder.uris.base):
        builder.state(Quad(quad.subject, quad.predicate, quad.object, graph))
