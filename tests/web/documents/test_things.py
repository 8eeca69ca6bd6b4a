"""Things and their documents: 303, formats, validators, links, and what a document says."""

from __future__ import annotations

from urllib.parse import quote, unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from corrkg.formats import DOCUMENT_FORMATS, HTML, RDF_FORMATS, Format
from corrkg.settings import load
from corrkg.store.release import Release
from corrkg.vocab import CK, DCTERMS, FOAF, OA, RDF, RDFS, SD, VOID
from corrkg.web import create_app

BASE = "http://localhost:8000/"
PATHS = [
    "letter/first",
    "letter/first/note/1",
    "person/ivanov",
    "person/%D1%81%D0%B8%D0%B4%D0%BE%D1%80%D0%BE%D0%B2",
    "decision/pb-1930-05-02",
    "place/moscow",
    "source/sample",
    "archive/rgaspi",
    "archive/rgaspi/558/11/90",
    "graph/sample",
    "graph/inferred",
    "graph/ontology",
    "dataset",
    "ontology",
    "odd%20one",
    "only-an-object",
    "only/parts",
]


def read(client: FlaskClient, path: str, format: Format = RDF_FORMATS[2]) -> set[Quad]:
    response = client.get(f"/{path}.{format.suffix}")
    assert response.status_code == 200, response.get_data(as_text=True)
    assert format.rdf is not None
    return set(parse(response.data, format.rdf))


def has(quads: set[Quad], subject: str, predicate: NamedNode | None = None, obj: str | None = None) -> bool:
    return any(
        each.subject == NamedNode(BASE + subject)
        and (predicate is None or each.predicate == predicate)
        and (obj is None or getattr(each.object, "value", None) == obj)
        for each in quads
    )


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("format", DOCUMENT_FORMATS, ids=lambda each: each.suffix)
def test_a_thing_redirects_to_the_document_that_accept_asks_for(client: FlaskClient, path: str, format: Format) -> None:
    response = client.get("/" + path, headers={"Accept": format.media_type})
    assert response.status_code == 303
    assert response.headers["Location"] == f"/{path}.{format.suffix}"
    assert response.headers["Vary"] == "Accept"
    document = client.get(response.headers["Location"], headers={"Accept": "image/png"})  # the suffix wins
    assert document.status_code == 200
    assert document.mimetype == format.media_type
    assert document.headers["Content-Location"] == f"/{path}.{format.suffix}"
    assert f'<http://localhost:8000/{path}>; rel="describes"' in document.headers["Link"]
    assert "Accept" in document.headers["Vary"]
    # A page tells the version of the dataset too, and its validator does not rest on that (RFC 9110 section 8.8.1).
    assert document.headers["ETag"].startswith('W/"' if format == HTML else '"')
    assert document.headers["Last-Modified"].endswith(" GMT")


@pytest.mark.parametrize("path", PATHS)
def test_every_rdf_format_says_the_same(client: FlaskClient, path: str) -> None:
    def content(format: Format) -> set[str]:
        # What the document says of itself differs: it is another document.
        return {
            str(each.triple)
            for each in read(client, path, format)
            if not any(each.subject == NamedNode(f"{uri}.{other.suffix}") for other in DOCUMENT_FORMATS)
        }

    uri = BASE + (path if "%20" in path else unquote(path))
    expected = content(RDF_FORMATS[0])
    assert expected
    for format in RDF_FORMATS:
        assert content(format) == expected, format.suffix


def test_every_uri_under_the_base_dereferences_to_a_document_about_it(client: FlaskClient, release: Release) -> None:
    uris = {
        term.value
        for quad in release.graph.match()
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)
        if isinstance(term, NamedNode) and term.value.startswith(BASE)
    }
    assert len(uris) > 70
    for uri in sorted(uris):
        path = "/" + quote(uri.removeprefix(BASE).partition("#")[0], safe="/%")
        for accept in ("text/turtle", "text/html"):
            response = client.get(path, headers={"Accept": accept}, follow_redirects=True)
            assert response.status_code == 200, (uri, accept)
            assert response.mimetype == accept
        quads = set(parse(client.get(path + ".nt").data, RdfFormat.N_TRIPLES))
        assert any(NamedNode(uri) in (each.subject, each.object) for each in quads), uri


def test_a_letter_has_its_parts_evidence_labels_and_backlinks(client: FlaskClient) -> None:
    quads = read(client, "letter/first")
    assert has(quads, "letter/first", CK.date)
    assert has(quads, "letter/first#sender-list-2", RDF.first, BASE + "person/ivanov")  # through the list
    assert has(quads, "letter/first#reference-1", CK.folios, "10-12")
    assert has(quads, "letter/first#approval-1", CK.by)  # a part that only points to the letter
    assert has(quads, "letter/first#claim-1", CK.basis)  # a part that only points to a part
    assert has(quads, "source/sample#quote=0,37", OA.exact, "words 0 to 37")
    assert has(quads, "person/ivanov", RDFS.label, "Ivanov, Ivan")
    assert has(quads, "person/ivanov", RDF.type, CK.Person.value)
    assert any(
        each.subject == CK["medium-cipher-telegram"] and each.predicate.value.endswith("notation") for each in quads
    )
    assert has(quads, "letter/second", CK.repliesTo, BASE + "letter/first")  # who points here
    assert has(quads, "decision/pb-1930-05-02", RDFS.label)
    assert not has(quads, "person/ivanov", CK.born)  # that is in his own document


def test_a_claim_is_in_its_own_document_and_in_that_of_what_it_speaks_of(client: FlaskClient) -> None:
    for path in ("letter/second", "decision/pb-1930-05-02"):
        quads = read(client, path)
        assert has(quads, "letter/second#claim-2", CK.basis, "the day")
        assert has(quads, "source/sample#quote=38,80", OA.exact)
        assert "speaks of another" in client.get(f"/{path}.html").get_data(as_text=True)


def test_a_document_says_what_it_is(client: FlaskClient) -> None:
    quads = read(client, "letter/first", RDF_FORMATS[0])
    assert has(quads, "letter/first.ttl", FOAF.primaryTopic, BASE + "letter/first")
    assert has(quads, "letter/first.ttl", RDF.type, FOAF.Document.value)
    assert has(quads, "letter/first.ttl", VOID.inDataset, BASE + "dataset")
    assert has(quads, "letter/first.ttl", DCTERMS.license, "https://creativecommons.org/licenses/by/4.0/")
    assert has(quads, "letter/first.ttl", DCTERMS.hasFormat, BASE + "letter/first.html")


def test_nquads_and_trig_keep_the_graphs(client: FlaskClient) -> None:
    for format in RDF_FORMATS:
        if format.suffix in {"nq", "trig"}:
            quads = read(client, "letter/first", format)
            graphs = {each.graph_name.value for each in quads if isinstance(each.graph_name, NamedNode)}
            assert {BASE + "graph/sample", BASE + "graph/inferred"} <= graphs


def test_a_source_has_all_of_its_evidence(client: FlaskClient, release: Release) -> None:
    quads = read(client, "source/sample")
    nodes = {each.subject for each in release.graph.match(None, OA.hasSource, None)}
    assert len(nodes) == 11
    assert nodes <= {each.subject for each in quads}


def test_a_graph_has_its_triples_its_type_and_its_size(client: FlaskClient, release: Release) -> None:
    graph = NamedNode(BASE + "graph/inferred")
    quads = read(client, "graph/inferred")
    assert {str(each.triple) for each in release.graph.match(None, None, None, graph)} <= {
        str(each.triple) for each in quads
    }
    assert has(quads, "graph/inferred", RDF.type, SD.NamedGraph.value)
    assert has(quads, "graph/inferred", VOID.triples, str(release.graphs[graph]))


def test_the_ontology_document_has_the_terms(client: FlaskClient) -> None:
    quads = read(client, "ontology")
    assert any(each.subject == CK.Letter for each in quads)
    page = client.get("/ontology.html").get_data(as_text=True)
    assert 'id="Letter"' in page
    assert 'id="medium-telegram"' in page


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("letter/none", 404),
        ("letter/first.pdf", 404),
        ("letter/first.", 404),
        ("letter", 200),
        ("nothing", 404),
        ("letter/first/note/3", 404),
        ("letter/First", 404),
        ("graph/none.nq", 404),
        ("person/.ttl", 404),
    ],
)
def test_what_was_never_issued_is_404(client: FlaskClient, path: str, status: int) -> None:
    assert client.get("/" + path, headers={"Accept": "text/turtle"}).status_code == status


@pytest.mark.parametrize(
    "path", ["person/сидоров", quote("person/сидоров"), quote("person/сидоров").lower(), "%70erson/%D1%81идоров"]
)
def test_every_spelling_of_an_address_is_one_thing(client: FlaskClient, path: str) -> None:
    environ = {"REQUEST_URI": "/" + quote(path, safe="/%"), "RAW_URI": "/" + quote(path, safe="/%")}
    response = client.get("/" + path, headers={"Accept": "text/turtle"}, environ_overrides=environ)
    assert response.status_code == 303
    assert response.headers["Location"] == "/" + quote("person/сидоров") + ".ttl"


def test_an_encoded_slash_is_not_a_slash(client: FlaskClient) -> None:
    assert (
        client.get(
            "/archive%2Frgaspi", environ_overrides={"REQUEST_URI": "/archive%2Frgaspi", "RAW_URI": "/archive%2Frgaspi"}
        ).status_code
        == 404
    )


def test_a_slash_at_the_end_is_redirected_away_and_never_to_another_site(client: FlaskClient) -> None:
    response = client.get("/letter/first/?page=1", headers={"Accept": "text/turtle"})
    assert (response.status_code, response.headers["Location"]) == (308, "/letter/first?page=1")
    for path in ("//evil.example/", "///evil.example//", "/\\evil.example/"):
        environ = {"REQUEST_URI": path, "RAW_URI": path, "PATH_INFO": path}
        location = client.get("/x", environ_overrides=environ).headers["Location"]
        assert location.startswith("/")
        assert not location.startswith(("//", "/\\"))


def test_406_lists_what_there_is(client: FlaskClient) -> None:
    response = client.get("/letter/first", headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert response.json is not None
    assert "text/turtle" in response.get_json()["available"]
    assert "Accept" in response.headers["Vary"]


def test_the_validator_is_of_the_representation(client: FlaskClient) -> None:
    tags = {client.get(f"/letter/first.{each.suffix}").headers["ETag"] for each in DOCUMENT_FORMATS}
    assert len(tags) == len(DOCUMENT_FORMATS)
    russian = client.get("/letter/first.html", headers={"Accept-Language": "ru"}).headers["ETag"]
    assert russian not in tags
    tag = client.get("/letter/first.ttl").headers["ETag"]
    for method in (client.get, client.head):
        response = method("/letter/first.ttl", headers={"If-None-Match": tag})
        assert (response.status_code, response.data) == (304, b"")
        assert response.headers["ETag"] == tag
        assert response.headers["Vary"] == "Accept, Accept-Encoding"
    # Compared after negotiation: the tag of Turtle is no tag of HTML.
    assert client.get("/letter/first.html", headers={"If-None-Match": tag}).status_code == 200


def test_head_is_get_without_the_body(client: FlaskClient) -> None:
    for path in ("/letter/first", "/letter/first.ttl", "/letter/first.html", "/letter", "/", "/health"):
        get, head = client.get(path), client.head(path)
        assert (head.status_code, head.data) == (get.status_code, b"")
        assert head.headers["Content-Type"] == get.headers["Content-Type"]
        assert head.headers.get("ETag") == get.headers.get("ETag")


@pytest.fixture(scope="module")
def small_pages(store_dir: object) -> FlaskClient:
    app: Flask = create_app(load({"store": str(store_dir), "page_size": 2}, {}))
    return app.test_client()


def test_backlinks_are_paged_and_never_silently_cut(small_pages: FlaskClient) -> None:
    def backlinks(page: int) -> set[str]:
        data = small_pages.get(f"/person/ivanov.nt?page={page}")
        assert data.status_code == 200
        here = NamedNode(BASE + "person/ivanov")
        return {
            str(each.triple)
            for each in parse(data.data, RdfFormat.N_TRIPLES)
            if each.object == here and each.predicate != FOAF.primaryTopic
        }

    first = small_pages.get("/person/ivanov.ttl")
    assert 'rel="next"' in first.headers["Link"]
    assert 'rel="prev"' not in first.headers["Link"]
    assert '</person/ivanov.ttl?page=2>; rel="next"' in first.headers["Link"]
    assert "This document has 1 to 2 of 3 statements" in first.get_data(as_text=True)
    assert "<http://localhost:8000/person/ivanov.ttl?page=2>" in first.get_data(as_text=True)
    last = small_pages.get("/person/ivanov.ttl?page=2")
    assert 'rel="next"' not in last.headers["Link"]
    assert last.headers["Content-Location"] == "/person/ivanov.ttl?page=2"
    found = [backlinks(1), backlinks(2)]
    assert [len(each) for each in found] == [2, 1]
    assert not found[0] & found[1]
    assert small_pages.get("/person/ivanov.ttl?page=3").status_code == 404
    for page in ("0", "-1", "x", "1e3", "9" * 50, "²"):
        assert small_pages.get("/person/ivanov.ttl", query_string={"page": page}).status_code == 400
    redirect = small_pages.get("/person/ivanov?page=2", headers={"Accept": "text/html"})
    assert redirect.headers["Location"] == "/person/ivanov.html?page=2"


def test_a_passage_opens_the_page_that_it_is_on(small_pages: FlaskClient) -> None:
    page = small_pages.get("/source/sample.html?at=301").get_data(as_text=True)
    assert 'id="char=301,340"' in page
    assert HTML.suffix in page
