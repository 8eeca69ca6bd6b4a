"""Clients that people have, as they come, against a running server."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from typing import Any

import pandas
import pytest
import rdflib
import requests
import SPARQLWrapper
from flask.testing import FlaskClient
from rdflib.plugins.stores.sparqlstore import SPARQLStore

PERSON = "<person/stalin>"
QUERIES = {
    "SELECT": f"SELECT ?p ?o {{ {PERSON} ?p ?o }}",
    "ASK": f"ASK {{ {PERSON} ?p ?o }}",
    "CONSTRUCT": f"CONSTRUCT WHERE {{ {PERSON} ?p ?o }}",
    "DESCRIBE": f"DESCRIBE {PERSON}",
}
FORMATS = (
    None,
    SPARQLWrapper.XML,
    SPARQLWrapper.JSON,
    SPARQLWrapper.TURTLE,
    SPARQLWrapper.N3,
    SPARQLWrapper.RDF,
    SPARQLWrapper.RDFXML,
    SPARQLWrapper.CSV,
    SPARQLWrapper.TSV,
    SPARQLWrapper.JSONLD,
)


@pytest.mark.parametrize("method", [SPARQLWrapper.GET, SPARQLWrapper.POST])
@pytest.mark.parametrize("form", QUERIES)
@pytest.mark.parametrize("format", FORMATS, ids=str)
def test_sparqlwrapper_gets_every_form_of_query_in_every_return_format(
    october_site: str, form: str, format: str | None, method: str
) -> None:
    client = SPARQLWrapper.SPARQLWrapper(f"{october_site}/sparql")
    client.setMethod(method)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of names that a form has not, and sends them
        if format is not None:
            client.setReturnFormat(format)
        client.setQuery(QUERIES[form])
        result = client.query()
        sent = client._getAcceptHeader().split(",")
        content_type = result.info()["content-type"].partition(";")[0]
        assert content_type in sent or sent == ["*/*"]
        assert result.convert()


@pytest.mark.parametrize("form", ["CONSTRUCT", "DESCRIBE"])
@pytest.mark.parametrize("format", [SPARQLWrapper.XML, SPARQLWrapper.RDFXML, SPARQLWrapper.JSONLD, SPARQLWrapper.RDF])
def test_sparqlwrapper_reads_graphs_with_rdflib(october_site: str, form: str, format: str) -> None:
    client = SPARQLWrapper.SPARQLWrapper(f"{october_site}/sparql")
    client.setReturnFormat(format)
    client.setQuery(QUERIES[form])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        graph = client.queryAndConvert()
    assert isinstance(graph, rdflib.Graph)
    assert len(graph) > 5


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_reads_the_endpoint_as_a_graph(october_site: str, method: Any) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{october_site}/sparql", method=method), identifier=None)
    ck = rdflib.Namespace("https://w3id.org/corrkg/ontology#")
    store = SPARQLStore(f"{october_site}/sparql", method=method)
    assert len(list(store.query("SELECT ?l { ?l a ck:Letter }", initNs={"ck": ck}))) == 35
    assert store.query("ASK { ?l a ck:Letter }", initNs={"ck": ck}).askAnswer is True
    assert len(store.query(QUERIES["CONSTRUCT"]).graph or ()) > 5
    assert next(iter(graph.subjects(rdflib.RDF.type, ck.Person))) is not None


def test_pandas_reads_a_query_by_its_address(october_site: str) -> None:
    query = requests.Request("GET", f"{october_site}/sparql", params={"query": QUERIES["SELECT"], "format": "csv"})
    assert list(pandas.read_csv(query.prepare().url).columns) == ["p", "o"]


@pytest.mark.parametrize(
    ("form", "accept", "parse"),
    [
        ("SELECT", "application/json", lambda response: response.json()["results"]["bindings"]),
        ("SELECT", "text/csv", lambda response: pandas.read_csv(io.BytesIO(response.content)).to_dict("records")),
        ("ASK", "application/sparql-results+json", lambda response: [response.json()["boolean"]]),
        ("CONSTRUCT", "text/turtle", lambda response: rdflib.Graph().parse(data=response.text, format="turtle")),
        ("DESCRIBE", "text/n3", lambda response: rdflib.Graph().parse(data=response.text, format="n3")),
    ],
)
def test_requests_gets_what_it_accepts(october_site: str, form: str, accept: str, parse: Any) -> None:
    address, query, fields = f"{october_site}/sparql", QUERIES[form], {"Accept": accept}
    direct = {**fields, "Content-Type": "application/sparql-query"}
    sendings: tuple[Callable[[], Any], ...] = (
        lambda: requests.get(address, {"query": query}, headers=fields, timeout=30),
        lambda: requests.post(address, {"query": query}, headers=fields, timeout=30),
        lambda: requests.post(address, query.encode(), headers=direct, timeout=30),
    )
    for send in sendings:
        response = send()
        assert response.status_code == 200
        assert len(parse(response))


# --- the same, by hand --------------------------------------------------------------------------------------------

ASK, SELECT, CONSTRUCT = "ASK {}", "SELECT (1 AS ?x) {}", "CONSTRUCT { <a> a <b> } {}"


@pytest.mark.parametrize(
    ("query", "names", "accept", "mimetype"),
    [
        (
            CONSTRUCT,
            {"format": "json", "output": "json"},
            "application/rdf+xml",
            "application/ld+json",
        ),
        (CONSTRUCT, {"format": "csv", "output": "csv"}, "application/rdf+xml", "application/rdf+xml"),
        (CONSTRUCT, {"format": "csv", "output": "ttl"}, "*/*", "text/turtle"),
        (CONSTRUCT, {"format": "application/sparql-results+json"}, "text/turtle", "text/turtle"),
        (CONSTRUCT, {"format": "application/x-json+ld"}, "*/*", "application/ld+json"),
        (SELECT, {"format": "turtle"}, "*/*", "application/sparql-results+json"),
        (SELECT, {"format": "rdf+xml"}, "text/csv", "text/csv"),
        (SELECT, {"format": "auto"}, "text/csv", "text/csv"),
        (SELECT, {"format": "thrift"}, "text/csv", "text/csv"),
        (SELECT, {"output": "xml"}, "text/html", "application/sparql-results+xml"),
        (SELECT, {"results": "tsv"}, "*/*", "text/tab-separated-values"),
        (SELECT, {"format": "application/sparql-results+json"}, "text/html", "application/sparql-results+json"),
        (ASK, {"format": "text/html"}, "*/*", "text/html"),
        (ASK, {"format": ""}, "application/sparql-results+xml", "application/sparql-results+xml"),
    ],
)
def test_a_name_wins_over_accept_only_where_this_form_has_the_format(
    client: FlaskClient, query: str, names: dict[str, str], accept: str, mimetype: str
) -> None:
    response = client.get("/sparql", query_string={"query": query, **names}, headers={"Accept": accept})
    assert (response.status_code, response.mimetype) == (200, mimetype)


def test_a_plus_that_was_not_encoded_reads_as_one(client: FlaskClient) -> None:
    response = client.get("/sparql?query=ASK%7B%7D&format=application/sparql-results+xml")
    assert response.mimetype == "application/sparql-results+xml"


def test_a_format_that_nobody_knows_is_a_mistake_whatever_is_accepted(client: FlaskClient) -> None:
    response = client.get("/sparql?query=ASK%7B%7D&format=cvs", headers={"Accept": "*/*"})
    assert response.status_code == 406
    assert "'cvs'" in response.get_json()["detail"]


@pytest.mark.parametrize("field", ["default-graph-uri", "named-graph-uri"])
def test_an_empty_graph_of_the_request_is_as_if_absent(client: FlaskClient, field: str) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    plain = client.get("/sparql", query_string={"query": count, "format": "csv"})
    for sent in (client.get, client.post):
        fields = {"query": count, "format": "csv", field: ""}
        response = sent("/sparql", **({"query_string": fields} if sent == client.get else {"data": fields}))
        assert response.data == plain.data
    graph = next(iter(client.get("/sparql?query=SELECT ?g {GRAPH ?g {}} LIMIT 1&format=csv").text.splitlines()[1:]))
    some = client.get("/sparql", query_string={"query": count, "format": "csv", "default-graph-uri": ["", graph]})
    assert 0 < int(some.text.split()[1]) < int(plain.text.split()[1])


def test_a_byte_order_mark_before_a_query_is_left_out(client: FlaskClient) -> None:
    mark = "\ufeff"
    assert client.get("/sparql", query_string={"query": mark + ASK}).get_json()["boolean"] is True
    assert client.post("/sparql", data={"query": mark + ASK}).get_json()["boolean"] is True
    direct = client.post("/sparql", data=(mark + ASK).encode(), content_type="application/sparql-query")
    assert direct.get_json()["boolean"] is True
