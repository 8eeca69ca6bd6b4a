"""The cases of the W3C's Service Description test suite, by their names, and what ours says beyond them.

https://www.w3.org/TR/sparql11-service-description/; the suite is
https://www.w3.org/2009/sparql/docs/tests/data-sparql11/service-description/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from corrkg.formats import RDF_FORMATS, RESULT_FORMATS
from corrkg.store.release import Release
from corrkg.vocab import RDF, SD

ENDPOINT = NamedNode("http://localhost:8000/sparql")
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SD_NAMESPACE = "http://www.w3.org/ns/sparql-service-description#"
# Of each property that we use: the class of its subjects and that of its objects (section 3.4 of the specification).
PROPERTIES = {
    "endpoint": ("Service", None),
    "supportedLanguage": ("Service", "Language"),
    "resultFormat": ("Service", None),
    "feature": ("Service", "Feature"),
    "defaultEntailmentRegime": ("Service", "EntailmentRegime"),
    "defaultDataset": ("Service", "Dataset"),
    "availableGraphs": ("Service", "GraphCollection"),
    "defaultGraph": ("Dataset", "Graph"),
    "namedGraph": ("GraphCollection", "NamedGraph"),
    "name": ("NamedGraph", None),
    "graph": ("NamedGraph", "Graph"),
}
CASES = ("has-endpoint-triple", "returns-rdf", "conforms-to-schema")


@pytest.fixture
def description(client: FlaskClient) -> set[Triple]:
    return {each.triple for each in parse(client.get("/sparql").data, RdfFormat.TURTLE)}


def test_returns_rdf(client: FlaskClient) -> None:
    for format in RDF_FORMATS:
        response = client.get("/sparql", headers={"Accept": format.media_type})
        assert (response.status_code, response.mimetype) == (200, format.media_type)
        assert format.rdf is not None
        assert len(list(parse(response.data, format.rdf))) > 20


def test_has_endpoint_triple(description: set[Triple]) -> None:
    assert {each.object for each in description if each.predicate == SD.endpoint} == {ENDPOINT}


def test_conforms_to_schema(description: set[Triple]) -> None:
    types: dict[object, set[str]] = {}
    for triple in description:
        if triple.predicate == RDF.type and isinstance(triple.object, NamedNode):
            types.setdefault(triple.subject, set()).add(triple.object.value)
    for triple in description:
        if not triple.predicate.value.startswith(SD_NAMESPACE):
            continue
        domain, range_ = PROPERTIES[triple.predicate.value.removeprefix(SD_NAMESPACE)]
        assert SD_NAMESPACE + domain in types[triple.subject], triple
        known = range_ in {"Language", "Feature", "EntailmentRegime", None}  # instances that others define
        assert known or f"{SD_NAMESPACE}{range_}" in types[triple.object], triple


def test_every_case_of_the_suite_is_here() -> None:
    assert all(f"test_{name.replace('-', '_')}" in globals() for name in CASES)


def test_cases_are_those_of_the_published_suite(conformance: Callable[[str], Path]) -> None:
    manifest = conformance("w3c/sparql/sparql11/service-description/manifest.ttl").read_text("utf-8")
    entries = re.findall(r"^:([\w-]+) rdf:type mf:ServiceDesc", manifest, re.MULTILINE)
    assert set(entries) == set(CASES)


def test_schema_is_the_published_one(conformance: Callable[[str], Path]) -> None:
    schema = {each.triple for each in parse(path=conformance("ns/sparql-service-description.ttl"))}
    for name, (domain, range_) in PROPERTIES.items():
        for relation, of in (("domain", domain), ("range", range_)):
            published = {
                each.object.value
                for each in schema
                if each.subject == SD[name]
                and each.predicate.value == RDFS + relation
                and isinstance(each.object, NamedNode)
            }
            assert of is None or not published or SD_NAMESPACE + of in published, (name, relation)


def test_it_names_every_format_that_is_served_and_no_other(client: FlaskClient, description: set[Triple]) -> None:
    named = {each.object for each in description if each.predicate == SD.resultFormat}
    assert len(named) == len(RESULT_FORMATS) + len(RDF_FORMATS)
    assert all(isinstance(each, NamedNode) and each.value.startswith("http://www.w3.org/ns/formats/") for each in named)


def test_the_default_graph_has_the_size_that_a_query_counts(
    client: FlaskClient, release: Release, description: set[Triple]
) -> None:
    (default,) = (each.object for each in description if each.predicate == SD.defaultGraph)
    (size,) = (each.object for each in description if each.subject == default and "triples" in each.predicate.value)
    data = client.get("/sparql", query_string={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).data
    assert json.loads(data)["results"]["bindings"][0]["n"]["value"] == size.value  # type: ignore[union-attr]


def test_its_representation_has_an_address(client: FlaskClient) -> None:
    response = client.get("/sparql", headers={"Accept": "application/n-triples"})
    assert response.headers["Content-Location"] == "/sparql?format=nt"
    assert client.get("/sparql?format=nt", headers={"Accept": "image/png"}).data == response.data
