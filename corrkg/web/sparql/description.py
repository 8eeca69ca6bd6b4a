"""The SPARQL 1.1 Service Description (https://www.w3.org/TR/sparql11-service-description/), computed from the store."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from corrkg.formats import RDF_FORMATS, RESULT_FORMATS
from corrkg.store.release import Release
from corrkg.vocab import RDF, RDFS, SD, VOID, XSD, Vocabulary

# https://www.w3.org/ns/formats/
FORMATS = Vocabulary("formats", "http://www.w3.org/ns/formats/")
# What the vocabulary of the Service Description has no words for.
_COMMENT = (
    "Queries only: there are no updates, and SERVICE is not followed. Relative IRIs are resolved against the base of "
    "the dataset, and its prefixes are declared. DESCRIBE gives a thing's statements and those of its parts, the "
    "claims about them, their evidence with the words quoted, what points to them (rdf:type left out), and the "
    "labels of all that is named."
)


def describe_service(release: Release) -> Iterator[Quad]:
    """Yield what the endpoint is: its language, formats and features, and the size of each graph."""
    endpoint = NamedNode(release.base + "sparql")
    dataset = NamedNode(endpoint.value + "#dataset")
    default = NamedNode(endpoint.value + "#default-graph")
    yield Quad(endpoint, RDF.type, SD.Service)
    yield Quad(endpoint, SD.endpoint, endpoint)
    yield Quad(endpoint, SD.supportedLanguage, SD.SPARQL11Query)
    for format in (*RESULT_FORMATS, *RDF_FORMATS):
        yield Quad(endpoint, SD.resultFormat, FORMATS[format.iri])
    yield Quad(endpoint, RDFS.label, Literal(f"SPARQL endpoint: {release.title}", language="en"))
    yield Quad(endpoint, RDFS.comment, Literal(_COMMENT, language="en"))
    # https://www.w3.org/ns/entailment/
    yield Quad(endpoint, SD.defaultEntailmentRegime, NamedNode("http://www.w3.org/ns/entailment/Simple"))
    # The default graph is the union of the named ones; no graph is fetched from elsewhere (no sd:DereferencesURIs).
    yield Quad(endpoint, SD.feature, SD.UnionDefaultGraph)
    yield Quad(endpoint, SD.defaultDataset, dataset)
    yield Quad(endpoint, SD.availableGraphs, dataset)
    yield Quad(dataset, RDF.type, SD.Dataset)
    yield Quad(dataset, RDF.type, SD.GraphCollection)
    yield Quad(dataset, SD.defaultGraph, default)
    yield Quad(default, RDF.type, SD.Graph)
    yield _size(default, sum(release.graphs.values()))
    for name, size in release.graphs.items():
        yield Quad(dataset, SD.namedGraph, name)
        yield Quad(name, RDF.type, SD.NamedGraph)
        yield Quad(name, SD.name, name)
        yield Quad(name, SD.graph, name)
        yield Quad(name, RDF.type, SD.Graph)
        yield _size(name, size)


def _size(graph: NamedNode, triples: int) -> Quad:
    return Quad(graph, VOID.triples, Literal(str(triples), datatype=XSD.integer))
