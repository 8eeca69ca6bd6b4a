"""The ontology says what it is: the metadata that FOOPS! asks for (its names of the checks are in parentheses)."""

from __future__ import annotations

import datetime as dt

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, BNode, Graph, Literal, Namespace, URIRef

IRI = URIRef("https://w3id.org/corrkg/ontology")
BIBO = Namespace("http://purl.org/ontology/bibo/")
DATE = URIRef("http://www.w3.org/2001/XMLSchema#date")


def test_there_is_one_ontology_and_its_id_is_its_address(ontology: Graph) -> None:
    """(URI2, HTTP1, PURL1)."""
    assert list(ontology.subjects(RDF.type, OWL.Ontology)) == [IRI]


@pytest.mark.parametrize(
    "predicate",
    [
        pytest.param(DCTERMS.title, id="title (OM1)"),
        pytest.param(DCTERMS.description, id="description (OM1)"),
        pytest.param(DCTERMS.abstract, id="abstract"),
        pytest.param(DCTERMS.license, id="licence (OM1, OM4.1)"),
        pytest.param(DCTERMS.creator, id="creator (OM1, OM5.1)"),
        pytest.param(DCTERMS.publisher, id="publisher (OM3, OM5.2)"),
        pytest.param(DCTERMS.created, id="creation date (OM2, OM5.1)"),
        pytest.param(DCTERMS.issued, id="issue date (OM3, OM5.2)"),
        pytest.param(DCTERMS.modified, id="modification date (OM3)"),
        pytest.param(DCTERMS.bibliographicCitation, id="citation (OM2)"),
        pytest.param(BIBO.status, id="status (OM3)"),
        pytest.param(VANN.preferredNamespacePrefix, id="prefix (FIND1, OM2)"),
        pytest.param(VANN.preferredNamespaceUri, id="namespace (OM1)"),
        pytest.param(OWL.versionInfo, id="version (OM2)"),
        pytest.param(OWL.versionIRI, id="version IRI (OM1, VER1)"),
    ],
)
def test_the_metadata_are_complete(ontology: Graph, predicate: URIRef) -> None:
    assert (IRI, predicate, None) in ontology


def test_the_prefix_and_the_namespace_are_those_that_publishers_share(ontology: Graph) -> None:
    assert ontology.value(IRI, VANN.preferredNamespacePrefix) == Literal("ck")
    assert ontology.value(IRI, VANN.preferredNamespaceUri) == Literal("https://w3id.org/corrkg/ontology#")


def test_the_version_iri_is_the_address_and_the_version(ontology: Graph) -> None:
    assert ontology.value(IRI, OWL.versionIRI) == URIRef(f"{IRI}/{ontology.value(IRI, OWL.versionInfo)}")


def test_the_citation_names_the_version(ontology: Graph) -> None:
    version = str(ontology.value(IRI, OWL.versionInfo))
    citation = str(ontology.value(IRI, DCTERMS.bibliographicCitation))
    assert f"Version {version}" in citation
    assert citation.endswith(f"{IRI}/{version}")


def test_dates_are_days_in_their_order(ontology: Graph) -> None:
    days = [ontology.value(IRI, predicate) for predicate in (DCTERMS.created, DCTERMS.issued, DCTERMS.modified)]
    assert [day.datatype for day in days if isinstance(day, Literal)] == [DATE] * 3
    values = [dt.date.fromisoformat(str(day)) for day in days]
    assert values == sorted(values)


def test_the_licence_is_an_iri(ontology: Graph) -> None:
    """(OM4.2: the licence resolves)."""
    assert ontology.value(IRI, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")


def test_creator_and_publisher_are_the_project_with_a_label(ontology: Graph) -> None:
    for predicate in (DCTERMS.creator, DCTERMS.publisher):
        agent = ontology.value(IRI, predicate)
        assert agent == URIRef("https://w3id.org/corrkg")
        assert (agent, RDFS.label, None) in ontology


def test_it_says_that_its_address_is_not_registered_yet(ontology: Graph) -> None:
    assert "not registered yet" in str(ontology.value(IRI, SKOS.editorialNote))


def test_its_companions_carry_the_same_version(ontology: Graph, alignments: Graph, shapes: Graph) -> None:
    version = ontology.value(IRI, OWL.versionInfo)
    for graph in (alignments, shapes):
        (document,) = graph.subjects(RDF.type, OWL.Ontology)
        assert graph.value(document, OWL.versionInfo) == version
        assert (document, DCTERMS.license, None) in graph
        assert (document, DCTERMS.title, None) in graph


def test_there_are_no_blank_nodes_in_what_is_served_with_the_data(ontology: Graph, alignments: Graph) -> None:
    blank = [term for graph in (ontology, alignments) for triple in graph for term in triple if isinstance(term, BNode)]
    assert blank == []
