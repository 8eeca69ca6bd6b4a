"""DESCRIBE is useful: the thing, its parts, their evidence, who points to it, and labels."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from corrkg.reading.describe import HYDRA, Document
from corrkg.reading.view import View
from corrkg.settings import load
from corrkg.store.release import Release
from corrkg.vocab import CK, FOAF, OA, RDF, RDFS
from corrkg.web import create_app

BASE = "http://localhost:8000/"


def node(path: str) -> NamedNode:
    return NamedNode(BASE + path)


def describe(client: FlaskClient, query: str, **parameters: str) -> set[Triple]:
    response = client.get("/sparql", query_string={"query": query, "format": "nt", **parameters})
    assert response.status_code == 200, response.data
    found = [each.triple for each in parse(response.data, RdfFormat.N_TRIPLES)]
    assert len(found) == len(set(found))
    return set(found)


def test_it_has_the_thing_its_parts_and_their_evidence(client: FlaskClient) -> None:
    found = describe(client, "DESCRIBE <letter/first>")
    assert Triple(node("letter/first"), CK.sender, node("person/ivanov")) in found
    assert Triple(node("letter/first#number-1"), CK.value, Literal(1556)) in found
    assert Triple(node("source/sample#quote=0,37"), OA.exact, Literal("words 0 to 37")) in found
    assert Triple(node("source/sample#quote=38,80"), OA.exact, Literal("words 38 to 80")) in found  # a part's


def test_it_has_who_points_to_it_and_labels_of_what_it_names(client: FlaskClient) -> None:
    found = describe(client, "DESCRIBE <letter/first>")
    assert Triple(node("letter/second"), CK.repliesTo, node("letter/first")) in found
    assert Triple(node("decision/pb-1930-05-02"), CK.concerns, node("letter/first")) in found
    assert Triple(node("person/ivanov"), RDFS.label, Literal("Иванов, Иван", language="ru")) in found
    assert Triple(node("decision/pb-1930-05-02"), RDF.type, CK.Decision) in found


def test_it_has_the_claims_that_speak_of_it_wherever_they_stand(client: FlaskClient) -> None:
    found = describe(client, "DESCRIBE <decision/pb-1930-05-02>")
    assert Triple(node("letter/second#claim-2"), CK.basis, Literal("the day")) in found


def test_a_class_is_described_without_its_members(client: FlaskClient) -> None:
    found = describe(client, "DESCRIBE ck:Letter")
    assert any(each.subject == CK.Letter for each in found)
    assert not any(each.object == CK.Letter and each.predicate == RDF.type for each in found)


@pytest.mark.parametrize(
    "query",
    [
        "DESCRIBE ?x WHERE { ?x a ck:Place }",
        "DESCRIBE ?x { ?x a ck:Place } ORDER BY ?x LIMIT 1",
        "DESCRIBE * { ?x a ck:Place }",
        "DESCRIBE <place/moscow> ?x { ?x ck:never ?y }",
        "PREFIX m: <http://localhost:8000/place/> # DESCRIBE\n describe m:moscow",
        "BASE <http://localhost:8000/place/> DESCRIBE <moscow>",
        "DESCRIBE<place/moscow>?x{?x a ck:Place}",
        "DESCRIBE ?x { } VALUES ?x { <place/moscow> }",
        "DESCRIBE ?x { VALUES ?x { <place/moscow> 'a literal' UNDEF } }",
        "DESCRIBE <place/moscow> <place/moscow> <nothing>",
    ],
)
def test_every_way_to_name_a_resource(client: FlaskClient, query: str) -> None:
    assert describe(client, query) == describe(client, "DESCRIBE <place/moscow>")


@pytest.mark.parametrize("query", ["DESCRIBE <nothing>", "DESCRIBE ?x", "DESCRIBE ?x { ?x ck:never 1 }"])
def test_what_is_not_there_has_an_empty_description(client: FlaskClient, query: str) -> None:
    assert describe(client, query) == set()


@pytest.mark.parametrize(
    ("query", "parameters"),
    [
        ("DESCRIBE <letter/first> FROM <graph/inferred>", {}),
        ("DESCRIBE <letter/first> FROM NAMED <graph/inferred>", {}),
        ("PREFIX g: <http://localhost:8000/graph/> DESCRIBE <letter/first> FROM g:inferred WHERE {}", {}),
        ("DESCRIBE <letter/first>", {"default-graph-uri": BASE + "graph/inferred"}),
        ("DESCRIBE <letter/first>", {"named-graph-uri": BASE + "graph/inferred"}),
        ("DESCRIBE <letter/first> FROM <graph/sample>", {"default-graph-uri": BASE + "graph/inferred"}),
    ],
)
def test_it_draws_on_the_dataset_of_the_query_alone(
    client: FlaskClient, query: str, parameters: dict[str, str]
) -> None:
    found = describe(client, query, **parameters)
    assert Triple(node("letter/first"), CK.mentions, node("person/orlov")) in found
    assert not any(each.predicate == CK.sender for each in found)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("DESCRIBE <a> WHERE { ?s", "1:"),
        ("\nDESCRIBE ?x {\n ?x ?p }", "3:"),
        ("DESCRIBE", "1:"),
        ("DESCRIBEck:x", None),
    ],
)
def test_a_mistake_is_told_at_its_place_in_the_query_as_sent(
    client: FlaskClient, query: str, place: str | None
) -> None:
    response = client.get("/sparql", query_string={"query": query})
    assert response.status_code == 400
    assert place is None or f"({place}" in response.get_json(force=True)["detail"]


def test_it_says_in_the_service_description_what_it_gives(client: FlaskClient) -> None:
    assert b"DESCRIBE gives" in client.get("/sparql").data


@pytest.mark.parametrize(
    "path", ["letter/first", "person/ivanov", "decision/pb-1930-05-02", "source/sample", "place/moscow"]
)
def test_a_document_of_one_page_and_describe_say_the_same(client: FlaskClient, release: Release, path: str) -> None:
    document = Document(View(release), node(path), size=10_000)
    assert {quad.triple for quad in document.statements} == describe(client, f"DESCRIBE <{path}>")


def test_pages_of_a_document_have_together_what_describe_says(client: FlaskClient, release: Release) -> None:
    pages = Document(View(release), node("person/ivanov"), size=1).backlinks.pages
    assert pages > 1
    documents = [Document(View(release), node("person/ivanov"), number, 1) for number in range(1, pages + 1)]
    found = {quad.triple for document in documents for quad in document.statements}
    assert found == describe(client, "DESCRIBE <person/ivanov>")


# --- a document in pages, as clients read it that follow them ------------------------------------------------------


@pytest.fixture(scope="module")
def october_client(october_store: Path) -> FlaskClient:
    return paged(october_store, 20)


def paged(store: Path, size: int) -> FlaskClient:
    """A client of a store whose pages have so many rows."""
    return create_app(load({"store": str(store), "page_size": size}, {})).test_client()


def followed(client: FlaskClient, path: str) -> list[list[Triple]]:
    """The triples of each page, by hydra:next, without those about the pages themselves."""
    found, at = [], f"{path}.nt"
    while at:
        triples = {quad.triple for quad in parse(client.get(at).data, RdfFormat.N_TRIPLES)}
        here = {triple.subject for triple in triples if triple.predicate == FOAF.primaryTopic}
        found.append([triple for triple in triples if triple.subject not in here])
        following = [triple.object for triple in triples if triple.predicate == HYDRA.next]
        at = following[0].value.removeprefix("http://localhost:8000") if following else ""
    return found


@pytest.mark.parametrize(
    ("path", "size"),
    [
        ("/person/stalin", 20),
        ("/person/kaganovich", 20),
        ("/source/1935-october", 1000),  # thousands of statements lead to it
        ("/person", 20),
        ("/letter", 20),
    ],
)
def test_a_client_that_follows_the_pages_reads_each_statement_once(october_store: Path, path: str, size: int) -> None:
    pages = followed(paged(october_store, size), path)
    assert len(pages) > 1
    every = [triple for page in pages for triple in page]
    assert len(every) == len(set(every))
    thing = NamedNode(f"http://localhost:8000{path}")
    assert sum(triple.subject == thing and triple.predicate == RDF.type for triple in every) >= 1
    assert not any(triple.subject == thing and triple.predicate == RDFS.label for page in pages[1:] for triple in page)


def test_the_pages_together_are_what_one_page_would_say(october_client: FlaskClient, october_store: Path) -> None:
    whole = paged(october_store, 100_000)
    for path in ("/person/stalin", "/letter"):
        [one] = followed(whole, path)
        assert set(one) == {triple for page in followed(october_client, path) for triple in page}


def test_every_page_says_whose_it_is(october_client: FlaskClient) -> None:
    text = october_client.get("/person/stalin.nt?page=2").text
    assert "<http://xmlns.com/foaf/0.1/primaryTopic> <http://localhost:8000/person/stalin> ." in text
