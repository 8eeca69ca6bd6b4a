"""The cases of the W3C's SPARQL 1.1 Protocol test suite, by their names, against the running application.

https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/ has 34; requests and expectations are told here in
our own words. The endpoint has no update operation, which the protocol allows (section 2): where the suite sends a
good update, what must hold is that it is refused and that nothing has changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from flask.testing import FlaskClient

from corrkg.settings import load
from corrkg.web import create_app

from ..conftest import publish

DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
FOAF_DOCUMENT = "<http://xmlns.com/foaf/0.1/Document>"
QUERY, UPDATE = "application/sparql-query", "application/sparql-update"
FORM = "application/x-www-form-urlencoded"
TABLE = {
    "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values",
}  # fmt: skip
RDF = {"text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"}


@dataclass(frozen=True)
class Case:
    """A request of the suite, and what is to come of it."""

    name: str
    method: str = "GET"
    parameters: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    content_type: str | None = None
    status: tuple[int, ...] = (200,)
    boolean: bool | None = None
    types: set[str] = field(default_factory=set)


def graphs(name: str, *numbers: int) -> tuple[tuple[str, str], ...]:
    return tuple((name, DATA.format(number)) for number in numbers)


def document(number: int, graph: str = "") -> str:
    pattern = f"<{DATA.format(number)}> a ?type"
    return f"GRAPH {graph} {{ {pattern} }}" if graph else pattern + " . "


NONE = graphs("default-graph-uri", 0)  # a graph that does not exist
BOTH = f"ASK {{ {document(1)}{document(2)} }}"
NAMED = f"ASK {{ {document(1, '?g1')} {document(2, '?g2')} }}"
FULL = f"ASK {{ {document(3)}{document(1, '?g1')} {document(2, '?g2')} }}"
FROM_THIRD = NAMED.replace("ASK", f"ASK FROM <{DATA.format(3)}>")
INSERT = (
    "PREFIX foaf: <http://xmlns.com/foaf/0.1/> DROP ALL ; INSERT { GRAPH <http://example.org/new> { ?s a ?t } } "
    "WHERE { ?s a foaf:Document }"
)
CONFLICT = "WITH <http://example/addresses> DELETE { ?p ?q 'Bill' } INSERT { ?p ?q 'William' } WHERE { ?p ?q 'Bill' }"


def post(
    name: str, body: str, content_type: str | None = QUERY, parameters: tuple[tuple[str, str], ...] = (), **more: object
) -> Case:
    return Case(name, "POST", parameters, body.encode(), content_type, **more)  # type: ignore[arg-type]


def refused(
    name: str, body: str, content_type: str = UPDATE, parameters: tuple[tuple[str, str], ...] = (), *status: int
) -> Case:
    return post(name, body, content_type, parameters, status=status or (403,))


CASES = [
    post("query_post_form", "query=ASK%20%7B%7D", FORM, NONE, boolean=True),
    Case("query_dataset_default_graphs_get", "GET", (("query", BOTH), *graphs("default-graph-uri", 1, 2)),
         boolean=True),
    post("query_dataset_default_graphs_post", BOTH, QUERY, graphs("default-graph-uri", 1, 2), boolean=True),
    post("query_dataset_named_graphs_post", NAMED, QUERY, graphs("named-graph-uri", 1, 2), boolean=True),
    Case("query_dataset_named_graphs_get", "GET", (("query", NAMED), *graphs("named-graph-uri", 1, 2)), boolean=True),
    post("query_dataset_full", FULL, QUERY, graphs("default-graph-uri", 3) + graphs("named-graph-uri", 1, 2),
         boolean=True),
    post("query_multiple_dataset", FROM_THIRD, QUERY, graphs("named-graph-uri", 1, 2), boolean=True),
    Case("query_get", "GET", (("query", "ASK {}"), *NONE), boolean=True),
    post("query_content_type_select", "SELECT (1 AS ?value) {}", QUERY, NONE, types=TABLE),
    post("query_content_type_ask", "ASK {}", QUERY, NONE, types=TABLE, boolean=True),
    post("query_content_type_describe", "DESCRIBE <http://example.org/>", QUERY, NONE, types=RDF),
    post("query_content_type_construct", "CONSTRUCT { <s> <p> 1 } WHERE {}", QUERY, NONE, types=RDF),
    refused("update_dataset_default_graph", INSERT, UPDATE, graphs("using-graph-uri", 1)),
    refused("update_dataset_default_graphs", INSERT, UPDATE, graphs("using-graph-uri", 1, 2)),
    refused("update_dataset_named_graphs", INSERT, UPDATE, graphs("using-named-graph-uri", 1, 2)),
    refused("update_dataset_full", INSERT, UPDATE,
            graphs("using-graph-uri", 1) + graphs("using-named-graph-uri", 2)),
    refused("update_post_form", "update=CLEAR+ALL", FORM),
    refused("update_post_direct", "CLEAR ALL"),
    refused("update_base_uri", "INSERT DATA { GRAPH <http://example.org/base/> { <urn:s> <urn:p> <test> } }"),
    post("query_post_direct", "ASK {}", boolean=True),
    Case("bad_query_method", "PUT", (("query", "ASK {}"), *NONE), content_type=FORM, status=(405,)),
    Case("bad_multiple_queries", "GET", (("query", "ASK {}"), ("query", "SELECT * {}")), status=(400,)),
    post("bad_query_wrong_media_type", "ASK {}", "text/plain", status=(415,)),
    post("bad_query_missing_form_type", "query=ASK%20%7B%7D", None, status=(415,)),
    post("bad_query_missing_direct_type", "ASK {}", None, status=(415,)),
    Case("bad_query_non_utf8", "POST", (), "ASK {}".encode("utf-16"), QUERY + "; charset=UTF-16", (415,)),
    Case("bad_query_syntax", "GET", (("query", "ASK {"),), status=(400,)),
    Case("bad_update_get", "GET", (("update", "CLEAR ALL"),), status=(403,)),
    refused("bad_multiple_updates", "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM),
    refused("bad_update_wrong_media_type", "CLEAR NAMED", "text/plain", (), 415),
    post("bad_update_missing_form_type", "update=CLEAR%20NAMED", None, status=(415,)),
    Case("bad_update_non_utf8", "POST", (), "CLEAR NAMED".encode("utf-16"), UPDATE + "; charset=UTF-16", (403,)),
    refused("bad_update_syntax", "update=CLEAR%20XYZ", FORM),
    refused("bad_update_dataset_conflict", CONFLICT, UPDATE, (("using-named-graph-uri", "http://example/people"),)),
]  # fmt: skip


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The application over the sample and the three graphs of the suite."""
    directory = tmp_path_factory.mktemp("protocol")
    extra = "".join(
        f"<{DATA.format(number)}> {{ <{DATA.format(number)}> a {FOAF_DOCUMENT} }}\n" for number in (1, 2, 3)
    )
    publish(directory, extra=extra)
    return create_app(load({"store": str(directory)}, {})).test_client()


def size(client: FlaskClient) -> bytes:
    return client.get("/sparql?query=" + quote("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")).get_data()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_protocol_case(documents: FlaskClient, case: Case) -> None:
    before = size(documents)
    response = documents.open(
        "/sparql?" + urlencode(case.parameters), method=case.method, data=case.body, content_type=case.content_type
    )
    assert response.status_code in case.status
    if case.boolean is not None:
        assert json.loads(response.data)["boolean"] is case.boolean
    if case.types:
        assert response.mimetype in case.types
    if response.status_code >= 400:
        assert json.loads(response.data)["status"] == response.status_code
    assert size(documents) == before


def test_every_case_of_the_suite_is_here() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names)) == 34


def test_cases_are_those_of_the_published_suite(conformance: Callable[[str], Path]) -> None:
    manifest = conformance("w3c/sparql/sparql11/protocol/manifest.ttl").read_text("utf-8")
    entries = re.findall(r"^:(\w+) rdf:type mf:ProtocolTest", manifest, re.MULTILINE)
    assert set(entries) == {case.name for case in CASES}
