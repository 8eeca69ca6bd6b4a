"""The query operation of the SPARQL 1.1 Protocol, each test named after what it holds."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from corrkg.formats import RDF_FORMATS, RESULT_FORMATS, Format
from corrkg.queries.query import SavedQuery
from corrkg.queries.shacl import body
from corrkg.queries.shelf import shelf
from corrkg.settings import load
from corrkg.store.release import Release
from corrkg.vocab import SD, VOID
from corrkg.web import create_app
from corrkg.web.shelf import EXAMPLE

BASE = "http://localhost:8000/"
COUNT = "SELECT (COUNT(?l) AS ?n) WHERE { ?l a ck:Letter }"
ASK = "ASK { ?l a ck:Letter }"
CONSTRUCT = "CONSTRUCT WHERE { ?l a ck:Letter ; ck:date ?d }"
QUERY = "application/sparql-query"
FORM = "application/x-www-form-urlencoded"


def rows(data: bytes) -> list[list[str]]:
    return [[cell["value"] for cell in row.values()] for row in json.loads(data)["results"]["bindings"]]


# --- the three ways to send a query (section 2.1) ------------------------------------------------------------------


def test_query_get(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": COUNT})
    assert response.mimetype == "application/sparql-results+json"
    assert rows(response.data) == [["2"]]


def test_query_post_form(client: FlaskClient) -> None:
    assert rows(client.post("/sparql", data={"query": COUNT}).data) == [["2"]]


def test_query_post_direct(client: FlaskClient) -> None:
    for content_type in (QUERY, QUERY + "; charset=utf-8", QUERY.upper()):
        assert rows(client.post("/sparql", data=COUNT, content_type=content_type).data) == [["2"]]


def test_post_direct_takes_the_dataset_from_the_address(client: FlaskClient) -> None:
    address = "/sparql?" + urlencode({"default-graph-uri": BASE + "graph/archives"})
    assert rows(client.post(address, data=COUNT, content_type=QUERY).data) == [["0"]]


def test_utf8_throughout(client: FlaskClient) -> None:
    query = 'SELECT ?l { <person/сидоров> rdfs:label ?l FILTER(?l = "Сидоров"@ru) }'
    for response in (
        client.get("/sparql", query_string={"query": query}),
        client.post("/sparql", data={"query": query}),
        client.post("/sparql", data=b"query=" + query.replace("@", "%40").encode(), content_type=FORM),
        client.post("/sparql", data=query.encode(), content_type=QUERY),
    ):
        assert rows(response.data) == [["Сидоров"]]


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ({"method": "GET", "query_string": urlencode([("query", ASK), ("query", ASK)])}, 400),
        ({"method": "POST", "data": urlencode([("query", ASK), ("query", ASK)]), "content_type": FORM}, 400),
        ({"method": "POST", "data": "", "content_type": FORM}, 400),
        ({"method": "POST", "data": b"query=ASK {?s ?p '\xff'}", "content_type": FORM}, 400),
        ({"method": "POST", "data": ASK, "content_type": "text/plain"}, 415),
        ({"method": "POST", "data": ASK}, 415),
        ({"method": "POST", "data": ASK, "content_type": QUERY + "; charset=UTF-16"}, 415),
        ({"method": "POST", "data": ASK.encode("utf-16"), "content_type": QUERY}, 400),
        ({"method": "GET", "query_string": "query=ASK%20%7B%20%3Fs%20%3Fp%20%22%ff%22%20%7D"}, 400),
        ({"method": "GET", "query_string": {"query": ""}}, 400),
        ({"method": "GET", "query_string": {"query": "ASK {"}}, 400),
        ({"method": "GET", "query_string": {"query": "INSERT DATA { <a:a> <a:a> <a:a> }"}}, 400),
        ({"method": "GET", "query_string": {"query": ASK, "default-graph-uri": "not an iri"}}, 400),
        ({"method": "GET", "query_string": {"query": ASK, "format": "docx"}}, 406),
        ({"method": "GET", "query_string": {"query": ASK, "format": "ttl"}}, 406),
        ({"method": "GET", "query_string": {"query": CONSTRUCT, "format": "csv"}}, 406),
        ({"method": "GET", "query_string": {"query": ASK}, "headers": {"Accept": "image/png"}}, 406),
        ({"method": "GET", "query_string": {"query": CONSTRUCT}, "headers": {"Accept": "text/csv"}}, 406),
        ({"method": "POST", "data": {"update": "CLEAR ALL"}}, 403),
        ({"method": "GET", "query_string": {"update": "CLEAR ALL"}}, 403),
        ({"method": "POST", "data": "CLEAR ALL", "content_type": "application/sparql-update"}, 403),
        ({"method": "PUT", "data": ASK, "content_type": QUERY}, 405),
        ({"method": "DELETE"}, 405),
    ],
)
def test_what_is_not_a_query_operation_is_refused(
    client: FlaskClient, request_: dict[str, object], status: int
) -> None:
    response = client.open("/sparql", **request_)  # type: ignore[arg-type]
    assert response.status_code == status
    problem = json.loads(response.data)
    assert problem["status"] == status
    assert len(problem["detail"]) > 20
    if status == 405:
        assert response.headers["Allow"] == "GET, HEAD, OPTIONS, POST"


def test_a_parse_error_names_its_line_and_column(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": "SELECT ?p\n{ ?s ?p"})
    assert "2:8" in response.get_json(force=True)["detail"]


# --- the dataset ---------------------------------------------------------------------------------------------------


def test_the_default_graph_is_the_union(client: FlaskClient) -> None:
    query = "ASK { <letter/first> a ck:Letter ; ck:mentions ?p }"  # two graphs
    assert client.get("/sparql", query_string={"query": query}).get_json(force=True)["boolean"] is True


@pytest.mark.parametrize(
    ("query", "parameters", "letters"),
    [
        (COUNT, [], "2"),
        (COUNT.replace("WHERE", "FROM <graph/sample> WHERE"), [], "2"),
        (COUNT.replace("WHERE", "FROM <graph/archives> WHERE"), [], "0"),
        (COUNT.replace("WHERE", "FROM NAMED <graph/sample> WHERE"), [], "0"),
        (COUNT.replace("WHERE", "FROM <graph/sample> WHERE"), [("default-graph-uri", "graph/archives")], "0"),
        (COUNT, [("default-graph-uri", "graph/archives"), ("default-graph-uri", "graph/sample")], "2"),
        (COUNT, [("named-graph-uri", "graph/sample")], "0"),
        (COUNT.replace("?l a ck:Letter", "GRAPH ?g { ?l a ck:Letter }"), [("named-graph-uri", "graph/sample")], "2"),
        (COUNT.replace("?l a ck:Letter", "GRAPH ?g { ?l a ck:Letter }"), [("default-graph-uri", "graph/sample")], "0"),
        (COUNT.replace("?l a ck:Letter", "GRAPH ?g { ?l a ck:Letter }"), [("named-graph-uri", "graph/archives")], "0"),
    ],
)
def test_the_request_names_the_dataset_or_the_query_does(
    client: FlaskClient, query: str, parameters: list[tuple[str, str]], letters: str
) -> None:
    pairs = [("query", query), *((name, BASE + value) for name, value in parameters)]
    for response in (
        client.get("/sparql?" + urlencode(pairs)),
        client.post("/sparql", data=urlencode(pairs), content_type=FORM),
    ):
        assert rows(response.data) == [[letters]]


# --- formats -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", RESULT_FORMATS, ids=lambda each: each.suffix)
def test_select_in_every_format_by_accept_and_by_name(client: FlaskClient, format: Format) -> None:
    query = "SELECT ?label ?date { <letter/first> ck:sender/rdfs:label ?label ; ck:date ?date } ORDER BY ?label"
    by_accept = client.get("/sparql", query_string={"query": query}, headers={"Accept": format.media_type})
    by_name = client.get("/sparql", query_string={"query": query, "format": format.suffix})
    assert by_accept.data == by_name.data
    assert by_accept.mimetype == by_name.mimetype == format.media_type
    if format.suffix == "csv":
        assert next(iter(csv.reader(io.StringIO(by_name.get_data(as_text=True), newline="")))) == ["label", "date"]
        assert by_name.data.startswith(b"label,date\r\n")
        return
    assert isinstance(format.engine, QueryResultsFormat)
    result = parse_query_results(by_name.data, format.engine)
    assert isinstance(result, QuerySolutions)
    assert [each.value for each in result.variables] == ["label", "date"]
    first = next(iter(result))
    assert str(first["label"]) == '"Ivanov, Ivan"@en'
    assert str(first["date"]) == '"1930-05-01"^^<http://id.loc.gov/datatypes/edtf/EDTF>'


@pytest.mark.parametrize("format", RESULT_FORMATS, ids=lambda each: each.suffix)
def test_ask_in_every_format(client: FlaskClient, format: Format) -> None:
    response = client.get("/sparql", query_string={"query": ASK}, headers={"Accept": format.media_type})
    assert response.status_code == 200
    assert b"true" in response.data


@pytest.mark.parametrize("format", RDF_FORMATS, ids=lambda each: each.suffix)
def test_construct_and_describe_in_every_format(client: FlaskClient, format: Format) -> None:
    assert format.rdf is not None
    for query, expected in ((CONSTRUCT, 4), ("DESCRIBE <place/moscow>", 11)):
        response = client.get("/sparql", query_string={"query": query}, headers={"Accept": format.media_type})
        assert response.mimetype == format.media_type
        assert len(set(parse(response.data, format.rdf))) == expected


def test_our_prefixes_are_in_turtle(client: FlaskClient) -> None:
    assert b"a ck:Letter" in client.get("/sparql", query_string={"query": CONSTRUCT}).data


def test_columns_keep_the_order_of_the_projection(client: FlaskClient) -> None:
    query = "SELECT ?z ?a ?m { ?z a ?a . BIND(1 AS ?m) } LIMIT 1"
    assert client.get("/sparql", query_string={"query": query}).get_json(force=True)["head"]["vars"] == ["z", "a", "m"]


# --- validators, methods, CORS -------------------------------------------------------------------------------------


def test_the_same_query_again_is_not_modified(client: FlaskClient) -> None:
    first = client.get("/sparql", query_string={"query": COUNT})
    tag = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/sparql", query_string={"query": COUNT}, headers=tag).status_code == 304
    assert client.get("/sparql", query_string={"query": ASK}, headers=tag).status_code == 200
    other = client.get("/sparql", query_string={"query": COUNT}, headers={**tag, "Accept": "text/csv"})
    assert other.status_code == 200
    assert "Accept" in first.headers["Vary"]


def test_a_query_for_the_time_has_no_validator(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": "SELECT (NOW() AS ?n) {}"})
    assert "ETag" not in response.headers
    assert response.headers["Cache-Control"] == "no-store"


def test_options_and_head_and_cors(client: FlaskClient) -> None:
    preflight = client.options(
        "/sparql", headers={"Origin": "https://a.example", "Access-Control-Request-Method": "POST"}
    )
    assert preflight.status_code == 200
    assert set(preflight.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in preflight.headers["Access-Control-Allow-Headers"]
    head = client.head("/sparql", query_string={"query": COUNT})
    assert (head.status_code, head.data) == (200, b"")
    for response in (preflight, head, client.get("/sparql", query_string={"query": "bad"})):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response.headers


# --- the service description ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("accept", [None, "*/*", "text/turtle", "application/rdf+xml", "application/n-triples"])
def test_without_a_query_the_service_describes_itself(
    client: FlaskClient, release: Release, accept: str | None
) -> None:
    response = client.get("/sparql", headers={"Accept": accept} if accept else {})
    format = RdfFormat.from_media_type(response.mimetype or "")
    assert format is not None
    quads = set(parse(response.data, format))
    endpoint = NamedNode(BASE + "sparql")
    assert (endpoint, SD.endpoint, endpoint) in {(q.subject, q.predicate, q.object) for q in quads}
    assert {q.object for q in quads if q.predicate == SD.feature} == {SD.UnionDefaultGraph}
    assert {q.object for q in quads if q.predicate == SD.supportedLanguage} == {SD.SPARQL11Query}
    named = {q.object for q in quads if q.predicate == SD.namedGraph}
    assert named == {quad.graph_name for quad in release.graph.match()}
    for name in named:
        size = next(q.object.value for q in quads if q.subject == name and q.predicate == VOID.triples)
        query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{name.value}> {{ ?s ?p ?o }} }}"
        assert rows(client.get("/sparql", query_string={"query": query}).data) == [[size]]


# --- pages ---------------------------------------------------------------------------------------------------------

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def test_a_browser_gets_the_form(client: FlaskClient) -> None:
    for path in ("/sparql", "/query"):
        response = client.get(path, headers=BROWSER)
        assert response.mimetype == "text/html"
        assert "<textarea" in response.get_data(as_text=True)


def test_a_browser_gets_a_table_with_links_datatypes_and_languages(client: FlaskClient) -> None:
    query = "SELECT ?p ?label ?born { ?p rdfs:label ?label ; ck:born ?born }"
    page = client.get("/sparql", query_string={"query": query}, headers=BROWSER).get_data(as_text=True)
    assert '<a href="/person/ivanov">' in page
    assert 'lang="ru">Иванов, Иван' in page
    assert 'title="http://id.loc.gov/datatypes/edtf/EDTF">EDTF<' in page
    assert "format=csv" in page
    assert re.findall(r'<th scope="col"><button[^>]*>(\w+)<', page) == ["p", "label", "born"]


def test_a_page_says_when_nothing_was_found(client: FlaskClient) -> None:
    page = client.get("/sparql", query_string={"query": "SELECT * { ?s ck:nothing ?o }"}, headers=BROWSER)
    assert "Nothing was found" in page.get_data(as_text=True)


def test_a_page_that_found_no_day_leads_to_the_bounds_of_dates(client: FlaskClient) -> None:
    query = 'SELECT * { ?x ck:date ?d FILTER (?d >= "1935-10-01"^^xsd:date) }'
    page = client.get("/sparql", query_string={"query": query}, headers=BROWSER).get_data(as_text=True)
    assert '<p class="hint">' in page
    assert "ck:notBefore and ck:notAfter" in page


def test_a_page_says_when_it_was_cut(client: FlaskClient) -> None:
    page = client.get("/sparql", query_string={"query": "SELECT * { ?s ?p ?o }"}, headers=BROWSER).get_data(
        as_text=True
    )
    assert "250 rows shown of the first 1000; the downloads have all" in page


def test_a_page_shows_the_error_beside_the_query(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": "SELECT <script>"}, headers=BROWSER)
    page = response.get_data(as_text=True)
    assert response.status_code == 400
    assert "cannot be parsed" in page
    assert "<script>" not in page


def test_a_graph_is_shown_as_turtle(client: FlaskClient) -> None:
    page = client.get("/sparql", query_string={"query": CONSTRUCT}, headers=BROWSER).get_data(as_text=True)
    assert "a ck:Letter" in page


EXAMPLES = shelf().by_tag()[EXAMPLE]  # in the repository's own folder of queries


@pytest.mark.parametrize("example", EXAMPLES, ids=[each.title for each in EXAMPLES])
def test_the_examples_find_something(client: FlaskClient, example: SavedQuery) -> None:
    response = client.get("/sparql", query_string={"query": example.text})
    assert response.status_code == 200
    assert rows(response.data)


def test_the_examples_are_the_five_saved_queries_with_their_tag(client: FlaskClient) -> None:
    assert len(EXAMPLES) == 5
    for path in ("/", "/query"):
        page = client.get(path, headers=BROWSER).get_data(as_text=True)
        for each in EXAMPLES:
            assert f">{each.title}</a>" in page
            link = f"/query?saved={each.name}"
            assert f'href="{link}"' in page
            assert html.escape(body(each.text), quote=False) in client.get(link).text.replace("&#34;", '"')


def test_a_query_of_the_publisher_becomes_an_example_by_its_tag(store_dir: Path, tmp_path: Path) -> None:
    text = "#+ title: All there is\n#+ summary: What is there?\n#+ tags: [example]\n\nSELECT * { ?s ?p ?o } LIMIT 1\n"
    (tmp_path / "all-there-is.rq").write_text(text, encoding="utf-8")
    client = create_app(load({"store": str(store_dir), "queries": str(tmp_path)}, {})).test_client()
    assert ">All there is</a>" in client.get("/", headers=BROWSER).get_data(as_text=True)


# --- limits --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def narrow(store_dir: object) -> FlaskClient:
    app: Flask = create_app(load({"store": str(store_dir), "max_body": 2000, "max_query_depth": 10}, {}))
    return app.test_client()


def test_a_large_body_is_413(narrow: FlaskClient) -> None:
    for kwargs in ({"data": ASK + " " * 3000, "content_type": QUERY}, {"data": {"query": ASK + " " * 3000}}):
        response = narrow.post("/sparql", **kwargs)
        assert response.status_code == 413
        assert response.get_json(force=True)["status"] == 413


def test_a_deep_query_is_400(narrow: FlaskClient) -> None:
    response = narrow.get("/sparql", query_string={"query": "ASK " + "{" * 11 + "}" * 11})
    assert response.status_code == 400
    assert "11 levels" in response.get_json(force=True)["detail"]


def test_a_form_as_large_as_the_limit_is_read(client: FlaskClient) -> None:
    assert client.post("/sparql", data={"query": ASK + " " * 700_000}).status_code == 200


def test_service_is_refused(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"})
    assert response.status_code == 400
    assert "SERVICE" in response.get_json(force=True)["detail"]
