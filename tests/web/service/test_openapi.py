"""/openapi.json: valid, complete, and true: requests made from it never bring the server down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    positive_data_acceptance,
    response_schema_conformance,
    status_code_conformance,
)

from corrkg.formats import DOCUMENT_FORMATS, RESULT_FORMATS
from corrkg.queries.shelf import shelf
from corrkg.settings import load
from corrkg.web import create_app

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
# Where the description says all there is to say of a value; SPARQL has a grammar that no schema has.
TYPED = [*CHECKS, positive_data_acceptance, negative_data_rejection]
LIMITS = settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def october_app(october_store: Path) -> Flask:
    return create_app(load({"store": str(october_store)}, {}))


@pytest.fixture
def client(october_app: Flask) -> FlaskClient:
    return october_app.test_client()


def test_every_address_that_is_served_is_described(october_app: Flask, client: FlaskClient) -> None:
    described = {re.sub(r"\{\w+\}", "*", each) for each in client.get("/openapi.json").get_json()["paths"]}
    rules = {re.sub(r"<.*?>", "*", rule.rule) for rule in october_app.url_map.iter_rules()}
    # The page of the start, what its pages are made of, the description itself, and any thing by its path.
    others = {"/", "/static/*", "/openapi.json", "/*", "/query", "/robots.txt", "/sitemap-*.xml", "/ontology/*"}
    missing = {rule for rule in rules - others if rule not in described and rule.removesuffix(".*") not in described}
    assert missing - {"/queries/*"} == set()


def test_the_description_is_valid_openapi_3_1(client: FlaskClient) -> None:
    description = client.get("/openapi.json").get_json()
    assert description["openapi"] == "3.1.0"
    validate(description, cls=OpenAPIV31SpecValidator)


def test_every_query_and_every_parameter_is_described(client: FlaskClient) -> None:
    paths = client.get("/openapi.json").get_json()["paths"]
    for name, query in shelf().queries.items():
        for path in (f"/queries/{name}", f"/queries/{name}.{{format}}"):
            described = {each["name"]: each for each in paths[path]["get"]["parameters"]}
            for each in query.parameters:
                assert described[each.name]["description"] == each.description
                assert str(described[each.name]["schema"].get("default", each.default)) == str(each.default)
    series = paths["/queries/minutes-and-special-files"]["get"]["parameters"][0]
    assert series["schema"]["enum"][:2] == ["minutes", "special-file"]
    assert {"/sparql", "/health", "/letter", "/letter/{slug}", "/queries"} <= paths.keys()


def test_every_example_and_default_works(client: FlaskClient) -> None:
    for path, operations in client.get("/openapi.json").get_json()["paths"].items():
        parameters = operations.get("get", {}).get("parameters", []) if "/queries/" in path else []
        # A query for a graph has no JSON, so that the format is the one that the description gives as an example.
        formats = {each["name"]: each["example"] for each in parameters if each["in"] == "path"}
        for parameter in parameters:
            if "example" in parameter and parameter["in"] == "query":
                response = client.get(path.format(**formats), query_string={parameter["name"]: parameter["example"]})
                assert response.status_code == 200, (path, parameter)


def ask(operation: Any, mode: GenerationMode) -> int:
    """Make a few requests to an operation, hold the answers against its description, and return how many."""
    checks = TYPED if operation.path.startswith("/queries") else CHECKS
    asked = 0

    @LIMITS
    @given(case=operation.as_strategy(generation_mode=mode))
    def run(case: Any) -> None:
        nonlocal asked
        asked += 1
        # The transport to an application in the same process does not undo a content coding.
        case.call_and_validate(checks=checks, headers={"Accept-Encoding": "identity"})

    try:
        run()
    except Unsatisfiable:  # nothing unfitting can be sent to an address without parameters
        assert mode == GenerationMode.NEGATIVE
    return asked


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["fitting", "unfitting"])
def test_requests_made_from_the_description_are_answered_as_it_says(october_app: Flask, mode: GenerationMode) -> None:
    # Not by schemathesis' own fixtures, which are for another pytest: each operation in turn, with few requests.
    schema = schemathesis.openapi.from_wsgi("/openapi.json", october_app)
    operations: Iterator[Any] = schema.get_all_operations()
    assert sum(ask(found.ok(), mode) for found in operations) >= 150


ACCEPTS = (
    "*/*", "application/json", "text/plain", "application/xml",
    *(each.media_type for each in (*DOCUMENT_FORMATS, *RESULT_FORMATS)),
)  # fmt: skip


def test_every_media_type_that_is_answered_is_described(client: FlaskClient) -> None:
    described = client.get("/openapi.json").get_json()
    paths = [each for each in described["paths"] if "{" not in each]
    queries = [each for each in paths if each.startswith("/queries/")]
    unlisted = set()
    for path in [each for each in paths if each not in queries[3:]]:  # one code answers all saved queries
        responses = described["paths"][path]["get"]["responses"]
        for accept in ACCEPTS:
            for fields in ({}, {"query": "ASK {}"}, {"query": "CONSTRUCT WHERE { ?s ?p ?o }"}):
                if fields and path != "/sparql":
                    continue
                answer = client.get(path, query_string=fields, headers={"Accept": accept})
                status = str(answer.status_code)
                listed = responses.get(status, {})
                if "$ref" in listed:
                    listed = described["components"]["responses"][status]
                if answer.data and answer.mimetype not in listed.get("content", {}):
                    unlisted.add((path, status, answer.mimetype))
    assert unlisted == set()


def test_every_address_with_pages_takes_the_last_page_that_is_described_and_none_after_it(client: FlaskClient) -> None:
    paths = client.get("/openapi.json").get_json()["paths"]
    asked = {}
    for path, operations in paths.items():
        for parameter in operations.get("get", {}).get("parameters", []):
            if parameter["name"] == "page" and "{" not in path:
                asked[path] = parameter["schema"]["maximum"]
    assert {"/letter", "/search", "/report", "/changes", "/changes.atom", "/explore", "/queries/co-signers"} <= set(
        asked
    )
    for path, last in asked.items():
        assert client.get(f"{path}?page={last}").status_code in {200, 404}, path
        assert client.get(f"{path}?page={last + 1}").status_code == 400, path
