"""The saved queries over HTTP, on the October store."""

from __future__ import annotations

import csv
import io
import json
import logging
import os
import re
import time
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import (
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)
from werkzeug.http import http_date
from werkzeug.test import TestResponse

from corrkg.queries.parameters import MAX_VALUE
from corrkg.queries.shelf import shelf
from corrkg.settings import load
from corrkg.store.release import Release
from corrkg.vocab import RDF, RDFS, SCHEMA, SH
from corrkg.web import create_app

from ..documents.test_pages import Outline

HTML = {"Accept": "text/html"}
QUERIES = shelf().queries
NAMES = sorted(QUERIES)
BASE = "http://localhost:8000/"
EXAMPLES = BASE + ".well-known/sparql-examples"


@pytest.fixture(scope="module")
def october_app(october_store: Path) -> Flask:
    return create_app(load({"store": str(october_store)}, {}))


@pytest.fixture
def client(october_app: Flask) -> FlaskClient:
    return october_app.test_client()


def table(response: TestResponse) -> list[dict[str, str]]:
    assert response.status_code == 200, response.text
    return list(csv.DictReader(io.StringIO(response.text)))


def links(response: TestResponse) -> dict[str, str]:
    found = re.findall(r'<([^>]*)>; rel="(first|prev|next|last)"', response.headers["Link"])
    return {relation: target for target, relation in found}


# --- the list -----------------------------------------------------------------------------------------------------


def test_the_list_is_a_page_or_json_by_accept_and_by_suffix(client: FlaskClient) -> None:
    assert client.get("/queries", headers=HTML).mimetype == "text/html"
    for response in (client.get("/queries.json"), client.get("/queries", headers={"Accept": "application/json"})):
        assert [each["name"] for each in response.get_json()["queries"]] == NAMES
    assert client.get("/queries.ttl").status_code == 404


def test_the_list_can_be_narrowed_to_a_tag(client: FlaskClient) -> None:
    found = client.get("/queries.json?tag=replies").get_json()["queries"]
    assert {each["name"] for each in found} == {"reply-chains", "reply-links"}
    assert client.get("/queries?tag=none").status_code == 404
    assert client.get("/queries?tga=replies").get_json()["parameter"] == "tga"


# --- every query --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_query_runs_bare_in_every_format(client: FlaskClient, name: str) -> None:
    query = QUERIES[name]
    about = next(each for each in client.get("/queries.json").get_json()["queries"] if each["name"] == name)
    for suffix in about["formats"]:
        response = client.get(f"/queries/{name}.{suffix}")
        assert response.status_code == 200, suffix
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["ETag"]
        assert response.headers["Content-Location"] == f"/queries/{name}.{suffix}"
    if query.form == "table":
        data = client.get(f"/queries/{name}.json").data
        assert len(table(client.get(f"/queries/{name}.csv"))) == len(json.loads(data)["results"]["bindings"])
        if query.rows is not None:
            results = parse_query_results(data, QueryResultsFormat.JSON)
            assert isinstance(results, QuerySolutions)
            assert len(list(results)) == query.rows


@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_well_formed_and_labelled(client: FlaskClient, name: str) -> None:
    response = client.get(f"/queries/{name}", headers=HTML)
    page = response.text
    outline = Outline()
    outline.feed(page)
    assert not outline.open
    assert len(outline.ids) == len(set(outline.ids))
    assert outline.controls <= outline.labels
    assert "<script" not in page and " style=" not in page and "onclick" not in page
    assert "<th scope" in page or QUERIES[name].form == "graph"
    assert not re.search(r'(?:src|href)="(?:https?:)?//(?!localhost)[^"]*\.(?:css|js|png|svg)"', page)


def test_the_file_comes_as_it_is_and_with_values_it_comes_bound(client: FlaskClient) -> None:
    response = client.get("/queries/letters-between", headers={"Accept": "application/sparql-query"})
    assert response.mimetype == "application/sparql-query"
    assert response.text == QUERIES["letters-between"].text
    bound = client.get("/queries/letters-between.rq?x=molotov").text
    assert 'VALUES ?x { "molotov" }' in bound
    Store().query(bound)


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/csv", "text/csv"),
        ("application/json", "application/sparql-results+json"),
        ("text/tab-separated-values, */*;q=0.1", "text/tab-separated-values"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("*/*", "text/html"),
    ],
)
def test_the_format_is_negotiated(client: FlaskClient, accept: str, media_type: str) -> None:
    response = client.get("/queries/co-signers", headers={"Accept": accept})
    assert response.mimetype == media_type
    assert {"Accept", "Accept-Language"} <= {each.strip() for each in response.headers["Vary"].split(",")}


def test_what_a_query_cannot_be_written_as_is_not_found_or_not_acceptable(client: FlaskClient) -> None:
    assert client.get("/queries/co-signers.ttl").status_code == 404
    assert client.get("/queries/letters-as-schema-org.csv").status_code == 404
    assert client.get("/queries/co-signers", headers={"Accept": "text/turtle"}).status_code == 406
    assert client.get("/queries/co-signer").get_json()["see"][0] == BASE + "queries/co-signers"


def test_a_graph_comes_as_rdf(client: FlaskClient) -> None:
    turtle = client.get("/queries/letters-as-schema-org", headers={"Accept": "text/turtle"}).data
    assert len({quad.triple for quad in parse(turtle, RdfFormat.TURTLE)}) == 307
    assert client.get("/queries/letters-as-schema-org.jsonld").json


# --- parameters ---------------------------------------------------------------------------------------------------


def test_a_parameter_changes_the_answer(client: FlaskClient) -> None:
    rows = table(client.get("/queries/letters-between.csv?from=1935-10-09&to=1935-10-09"))
    assert [row["date"] for row in rows] == ["1935-10-09"]


def test_a_field_left_empty_leaves_an_open_parameter_open(client: FlaskClient) -> None:
    assert len(table(client.get("/queries/minutes-and-special-files.csv?series="))) == 17
    assert client.get("/queries/letters-between.csv?x=").get_json()["parameter"] == "x"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("letters-between.csv?from=yesterday", "from"),
        ("letters-between.json?from=1935-02-30", "from"),
        ("letters-between?to=1935-10-01&to=1935-10-02", "to"),
        ("letters-between.csv?form=1935-10-01", "form"),
        ("citations-of-a-folio.csv?folio=4e1", "folio"),
        ("minutes-and-special-files.tsv?series=both", "series"),
        ("letters-between.csv?page=0", "page"),
        ("letters-between.csv?page=%D9%A1", "page"),
        ("letters-between.csv?per_page=1001", "per_page"),
        ("letters-as-schema-org.ttl?page=1", "page"),
        ("letters-between.csv?x=" + "x" * 2001, "x"),
    ],
)
def test_what_does_not_fit_gets_400_by_the_name_of_its_parameter(
    client: FlaskClient, query: str, parameter: str
) -> None:
    response = client.get(f"/queries/{query}")
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert response.get_json()["parameter"] == parameter


def test_bytes_that_are_no_utf8_are_refused(client: FlaskClient) -> None:
    assert client.get("/queries/letters-about.csv?words=%ff").status_code == 400


def test_the_form_says_what_is_wrong_beside_its_field(client: FlaskClient) -> None:
    response = client.get("/queries/letters-between?from=yesterday", headers=HTML)
    assert response.status_code == 400
    assert 'aria-invalid="true"' in response.text
    assert "a day, such as 1935-10-21" in response.text
    assert 'value="yesterday"' in response.text


def test_the_form_has_the_type_and_the_choices_of_each_parameter(client: FlaskClient) -> None:
    page = client.get("/queries/letters-between", headers=HTML).text
    assert 'type="date" value="1935-10-01" required' in page
    assert '<option value="molotov">Molotov, Vyacheslav Mikhailovich</option>' in page
    assert '<option value="">any</option>' in client.get("/queries/minutes-and-special-files", headers=HTML).text
    assert 'type="number"' in client.get("/queries/citations-of-a-folio", headers=HTML).text


# A query with a parameter of each type, and what somebody may send in the place of each.
INJECTION = Path(__file__).parents[2] / "injection"
TYPED = (INJECTION / "typed.rq").read_text(encoding="utf-8")
ATTACKS = json.loads((INJECTION / "attacks.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def typed(october_store: Path, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = tmp_path_factory.mktemp("typed")
    (folder / "typed.rq").write_text(TYPED, encoding="utf-8")
    return create_app(load({"store": str(october_store), "queries": str(folder)}, {})).test_client()


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("name", ["iri", "string", "member", "integer", "date", "edtf", "language", "enum"])
def test_an_injection_is_refused_or_stays_a_string(typed: FlaskClient, name: str, attack: str) -> None:
    response = typed.get("/queries/typed.json?" + urlencode({name: attack}))
    if name == "string":
        (row,) = response.get_json()["results"]["bindings"]
        assert row[name] == {"type": "literal", "value": attack}
    else:
        status = 404 if name == "member" and len(attack) <= MAX_VALUE else 400
        assert (response.status_code, response.get_json()["parameter"]) == (status, name)
    page = typed.get("/queries/typed?" + urlencode({name: attack}), headers=HTML)
    assert "<script" not in page.text
    assert page.status_code == response.status_code


@pytest.mark.parametrize(
    "value", ["1890-13-40", "1890-02-30", "[,.-]", "1935", "../1890", "1890/..", "[1932-06-12,1932-06-13]"]
)
def test_the_service_takes_the_edtf_that_its_description_takes(typed: FlaskClient, value: str) -> None:
    described = typed.get("/openapi.json").get_json()["paths"]["/queries/typed"]["get"]["parameters"]
    schema = next(each["schema"] for each in described if each["name"] == "edtf")
    taken = re.search(schema["pattern"], value) is not None
    assert typed.get("/queries/typed.csv", query_string={"edtf": value}).status_code == (200 if taken else 400)


# --- pages --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".json", ".xml"])
def test_following_next_gives_every_row_once(client: FlaskClient, suffix: str) -> None:
    whole = client.get(f"/queries/letters-in-order{suffix}")
    response, seen, pages = client.get(f"/queries/letters-in-order{suffix}?per_page=8"), 0, 1
    first = links(response)["first"]
    assert "prev" not in links(response)
    while "next" in links(response):
        seen += response.text.count("letter/1935")
        before, response = response, client.get(links(response)["next"])
        pages += 1
        assert client.get(links(response)["prev"]).data == before.data
    seen += response.text.count("letter/1935")
    assert (pages, seen) == (5, whole.text.count("letter/1935"))
    assert client.get(links(client.get(first))["last"]).data == response.data


def test_links_keep_the_parameters(client: FlaskClient) -> None:
    response = client.get("/queries/letters-between?x=stalin&from=1935-10-02&per_page=5", headers=HTML)
    query = parse_qs(urlsplit(links(response)["next"]).query)
    assert query == {"x": ["stalin"], "from": ["1935-10-02"], "page": ["2"], "per_page": ["5"]}
    assert "Page 1 of 7" in response.text


def test_a_page_past_the_end_is_not_found(client: FlaskClient) -> None:
    assert client.get("/queries/co-signers.csv?page=2").status_code == 404
    assert client.get("/queries/co-signers?page=99", headers=HTML).status_code == 404


def test_an_empty_answer_has_one_page(client: FlaskClient) -> None:
    response = client.get("/queries/letters-about?words=zzz", headers=HTML)
    assert response.status_code == 200
    assert "Nothing was found" in response.text


# --- validators ---------------------------------------------------------------------------------------------------


def test_a_copy_is_still_good_until_values_or_format_change(client: FlaskClient) -> None:
    seen = set()
    for path in (
        "co-signers.csv", "co-signers.json", "co-signers.csv?page=1&per_page=2", "co-signers.csv?page=1&per_page=3",
        "letters-about.csv?words=a", "letters-about.csv?words=b", "co-signers.rq",
    ):  # fmt: skip
        etag = client.get(f"/queries/{path}").headers["ETag"]
        again = client.get(f"/queries/{path}", headers={"If-None-Match": etag})
        assert (again.status_code, again.data) == (304, b"")
        seen.add(etag)
    assert len(seen) == 7
    assert client.get("/queries/co-signers.json", headers={"If-None-Match": seen.pop()}).status_code in {200, 304}


def test_a_changed_file_is_seen_by_who_asks_by_date(october_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("#+ title: T\n#+ summary: Why?\nASK { ?s a ?t }", encoding="utf-8")
    later = time.time() + 3600
    os.utime(path, (later, later))
    client = create_app(load({"store": str(october_store), "queries": str(tmp_path)}, {})).test_client()
    response = client.get("/queries/mine.json")
    assert response.last_modified is not None and abs(response.last_modified.timestamp() - later) < 2
    since = {"If-Modified-Since": response.headers["Last-Modified"]}
    assert client.get("/queries/mine.json", headers=since).status_code == 304
    before = {"If-Modified-Since": http_date(later - 10)}
    assert client.get("/queries/mine.json", headers=before).status_code == 200


def test_head_is_get_without_the_content(client: FlaskClient) -> None:
    for path in ("/queries/co-signers.csv", "/queries", "/queries/co-signers", "/openapi.json"):
        get, head = client.get(path), client.head(path)
        assert (head.status_code, head.data, head.headers["ETag"]) == (200, b"", get.headers["ETag"])


# --- views --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "view"),
    [("letters-per-day", "chart"), ("decision-trail", "timeline"), ("co-signers", "network"),
     ("letters-as-schema-org", "network")],
)  # fmt: skip
def test_a_view_is_drawn_with_words_for_it_and_a_table(client: FlaskClient, name: str, view: str) -> None:
    page = client.get(f"/queries/{name}", headers=HTML).text
    assert f'<figure class="plot {view}">' in page
    assert 'role="group" aria-labelledby="plot-title plot-description"' in page  # its marks are links
    assert "<table>" in page or "<pre" in page


def test_the_places_of_the_authority_file_are_on_the_map(client: FlaskClient) -> None:
    page = client.get("/queries/places-of-dispatch", headers=HTML).text
    assert page.count("<circle") == 2
    assert "Sochi (43.597, 39.7248)" in page and "Moscow (55.752, 37.6178)" in page
    assert "Rows without coordinates: 1 of 3;" in page, "some letters do not say from where they were sent"
    middle = sum(float(x) for x in re.findall(r'<circle cx="([\d.]+)"', page)) / 2
    assert abs(middle - 450) < 5
    whereabouts = client.get("/queries/whereabouts", headers=HTML).text
    assert whereabouts.count("<circle") == 2 and "Gagra (43.2786, 40.2712)" in whereabouts


def test_a_map_without_coordinates_says_so_and_leaves_it_at_the_table(october_store: Path, tmp_path: Path) -> None:
    (tmp_path / "nowhere.rq").write_text(
        "#+ title: Nowhere\n#+ summary: Where?\n#+ view: map\n"
        "PREFIX ck: <https://w3id.org/corrkg/ontology#>\nSELECT ?letter { ?letter a ck:Letter }",
        encoding="utf-8",
    )
    app = create_app(load({"store": str(october_store), "queries": str(tmp_path)}, {}))
    page = app.test_client().get("/queries/nowhere", headers=HTML).text
    assert "no coordinates" in page
    assert "<svg role" not in page and '<table class="stack">' in page


def test_places_with_coordinates_are_on_the_map(october_store: Path, tmp_path: Path) -> None:
    (tmp_path / "cities.rq").write_text(
        "#+ title: Cities\n#+ summary: Where?\n#+ view: map\n#+ draw: [name]\n"
        "SELECT ?name ?lat ?long { VALUES (?name ?lat ?long)"
        ' { ("Sochi" 43.6 39.7) ("Moscow" 55.75 37.6) ("x" 1 UNDEF) } }',
        encoding="utf-8",
    )
    app = create_app(load({"store": str(october_store), "queries": str(tmp_path)}, {}))
    page = app.test_client().get("/queries/cities", headers=HTML).text
    assert page.count("<circle") == 2
    assert "Rows without coordinates: 1 of 3;" in page


def endpoint_examples(client: FlaskClient) -> dict[str, str]:
    """The text of each example by its IRI, as an editor finds it that knows the endpoint and nothing else."""
    query = """
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX sh: <http://www.w3.org/ns/shacl#>
        SELECT ?example ?text {
          ?example a sh:SPARQLExecutable ; rdfs:comment ?question ; sh:select|sh:ask|sh:construct ?text }"""
    rows = client.post("/sparql", data={"query": query}, headers={"Accept": "application/sparql-results+json"}).json
    assert rows is not None
    return {row["example"]["value"]: row["text"]["value"] for row in rows["results"]["bindings"]}


# --- as data ------------------------------------------------------------------------------------------------------


def test_the_library_is_found_through_the_endpoint(client: FlaskClient, october: Release) -> None:
    found = endpoint_examples(client)
    assert found.keys() == {f"{EXAMPLES}#{name}" for name in NAMES}
    for iri, text in found.items():
        response = client.get(f"/queries/{iri.rpartition('#')[2]}.rq")
        assert response.text.endswith(text), "the same query, but for its head"
    graphs = {str(quad.graph_name) for quad in october.graph.match(None, SH.select, None)}
    assert graphs == {f"<{BASE}graph/queries>"}


def test_editors_find_the_prefixes_through_the_endpoint(client: FlaskClient) -> None:
    query = "PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT * { [] sh:prefix ?prefix ; sh:namespace ?namespace }"
    rows = table(client.get("/sparql?" + urlencode({"query": query}), headers={"Accept": "text/csv"}))
    assert {"ck": "https://w3id.org/corrkg/ontology#", "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#"}.items() <= {
        row["prefix"]: row["namespace"] for row in rows
    }.items()


def test_each_query_is_a_shacl_executable_whose_text_runs(client: FlaskClient, october: Release) -> None:
    response = client.get("/.well-known/sparql-examples")
    assert response.mimetype == "text/turtle"
    store = Store()
    store.extend(parse(response.data, RdfFormat.TURTLE))
    found = {quad.subject for quad in store.quads_for_pattern(None, RDF.type, SH.SPARQLExecutable)}
    assert found == {NamedNode(f"{EXAMPLES}#{name}") for name in NAMES}
    for node in found:
        assert next(store.quads_for_pattern(node, RDFS.comment, None))
        assert next(store.quads_for_pattern(node, SCHEMA.target, NamedNode(BASE + "sparql")))
        texts = [q.object for p in (SH.select, SH["construct"]) for q in store.quads_for_pattern(node, p, None)]
        assert isinstance(texts[0], Literal)
        october.embedded.ask(texts[0].value, use_default_graph_as_union=True)
        prefixes = next(store.quads_for_pattern(node, SH.prefixes, None)).object
        assert isinstance(prefixes, NamedNode)
        spaces = [q.object for q in store.quads_for_pattern(prefixes, SH.declare, None)]
        assert spaces
        for each in spaces:
            assert isinstance(each, NamedNode)
            assert next(store.quads_for_pattern(each, SH.namespace, None))
    declared = {q.object.value for q in store.quads_for_pattern(None, SH.prefix, None) if isinstance(q.object, Literal)}
    assert {"ck", "rdfs", "oa"} <= declared
    page = client.get("/.well-known/sparql-examples", headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["Location"], page.headers["Vary"]) == (303, "/queries", "Accept")
    assert client.get("/.well-known/sparql-examples", headers={"Accept": "image/png"}).status_code == 406


# --- a folder of the publisher's own ------------------------------------------------------------------------------


def test_a_bad_file_is_told_at_start_and_listed_and_takes_nothing_with_it(
    october_store: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "mine.rq").write_text("#+ title: T\n#+ summary: Why?\nASK { ?s a ?t }", encoding="utf-8")
    (tmp_path / "bad.rq").write_text("#+ title: T\n#+ summary: Why?\nASK { ?s a", encoding="utf-8")
    (tmp_path / "co-signers.rq").write_text("#+ title: T\n#+ summary: Why?\nASK {}", encoding="utf-8")
    with caplog.at_level(logging.WARNING, "corrkg.web"):
        client = create_app(load({"store": str(october_store), "queries": str(tmp_path)}, {})).test_client()
    assert "bad.rq:3:" in caplog.text
    page = client.get("/queries", headers=HTML).text
    assert "bad.rq:3:11" in page and "already a query" in page
    response = client.get("/queries/bad")
    assert response.status_code == 404 and "bad.rq, line 3, column 11: " in response.get_json()["detail"]
    assert client.get("/queries/mine.json").get_json()["boolean"] is True
    assert "Yes" in client.get("/queries/mine", headers=HTML).text
    assert client.get("/queries/mine.csv").status_code == 404
    assert len(table(client.get("/queries/co-signers.csv"))) == 7


def test_a_folder_that_is_not_there_does_not_keep_the_server_from_starting(october_store: Path, tmp_path: Path) -> None:
    client = create_app(load({"store": str(october_store), "queries": str(tmp_path / "none")}, {})).test_client()
    assert "no such folder" in client.get("/queries", headers=HTML).text
    assert client.get("/queries/co-signers.csv").status_code == 200


def test_without_a_store_the_queries_answer_503(tmp_path: Path) -> None:
    client = create_app(load({"store": str(tmp_path)}, {})).test_client()
    for path in ("/queries", "/queries/co-signers", "/queries/co-signers.csv", "/openapi.json"):
        assert client.get(path).status_code == 503
