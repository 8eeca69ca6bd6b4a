"""Persistent identifiers: 301 for merged, 410 for withdrawn, 404 for never issued; and every spelling of an address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, parse

from corrkg.convert import identifiers as ids
from corrkg.settings import load
from corrkg.store.build import build
from corrkg.store.release import Release
from corrkg.vocab import DCTERMS
from corrkg.web import create_app

SeedsMaker = Callable[..., Path]
BASE = "https://letters.example.org/"
FIRST, SECOND = "1933-05-04-orlov-to-gromov", "1933-05-05-gromov-to-orlov"
REASON = "a heading that was read as a letter"


@pytest.fixture(scope="module")
def seeds(make_seeds: SeedsMaker) -> Path:
    made = make_seeds()
    build(made, made.parent / "store")
    ids.merge(made, "person", "zaytsev", "orlov", "a pen name")
    ids.withdraw(made, "letter", FIRST, REASON)
    build(made, made.parent / "store")
    return made


@pytest.fixture(scope="module")
def site(seeds: Path) -> FlaskClient:
    return create_app(load({"store": str(seeds.parent / "store")}, {})).test_client()


@pytest.mark.parametrize("suffix", ["", ".html", ".ttl", ".jsonld", ".linkset.json"])
def test_merged_is_301_to_the_survivor(site: FlaskClient, suffix: str) -> None:
    response = site.get(f"/person/zaytsev{suffix}", headers={"Accept": "text/turtle"})
    assert (response.status_code, response.headers["Location"]) == (301, f"/person/orlov{suffix}")
    assert site.get(f"/person/zaytsev{suffix}", follow_redirects=True).status_code == 200


def test_the_survivor_says_what_it_replaces(site: FlaskClient) -> None:
    quads = set(parse(site.get("/person/orlov.nt").data, RdfFormat.N_TRIPLES))
    assert any(
        (q.subject, q.predicate, q.object)
        == (NamedNode(BASE + "person/orlov"), DCTERMS.replaces, NamedNode(BASE + "person/zaytsev"))
        for q in quads
    )


@pytest.mark.parametrize("suffix", ["", ".html", ".ttl", ".linkset"])
@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/html", "text/html"),
        ("application/problem+json", "application/problem+json"),
        ("text/plain", "text/plain"),
        ("text/turtle", "application/problem+json"),
    ],
)
def test_withdrawn_is_410_and_says_why(site: FlaskClient, suffix: str, accept: str, media_type: str) -> None:
    response = site.get(f"/letter/{FIRST}{suffix}", headers={"Accept": accept})
    assert (response.status_code, response.mimetype) == (410, media_type)
    assert REASON in response.get_data(as_text=True)


def test_a_note_of_a_withdrawn_letter_is_gone_with_it(site: FlaskClient) -> None:
    for path in (f"/letter/{FIRST}/note/1", f"/letter/{FIRST}/note/1.ttl"):
        response = site.get(path, headers={"Accept": "application/json"})
        assert response.status_code == 410
        assert REASON in response.get_json()["detail"]


def test_split_is_410_and_names_all_that_it_was(published: tuple[Path, Path]) -> None:
    seeds, store = published
    ids.split(seeds, "person", "zaytsev", ("orlov", "gromov"), "two men of one name")
    build(seeds, store)
    client = create_app(load({"store": str(store)}, {})).test_client()
    response = client.get("/person/zaytsev.ttl")
    assert response.status_code == 410
    problem = response.get_json(force=True)
    assert problem["see"] == ["/person/gromov", "/person/orlov"]
    for words in (f"{BASE}person/orlov", f"{BASE}person/gromov", "two men of one name"):
        assert words in problem["detail"]
    page = client.get("/person/zaytsev", headers={"Accept": "text/html"})
    assert page.status_code == 410
    assert 'href="/person/orlov"' in page.text
    found = client.get("/person.json", query_string={"sameAs": f"{BASE}person/zaytsev"}).get_json()
    assert {each["uri"] for each in found["results"]} == {f"{BASE}person/orlov", f"{BASE}person/gromov"}
    for text in ("zaytsev", f"{BASE}person/zaytsev"):
        results = client.get("/person.json", query_string={"q": text}).get_json()["results"]
        assert [(each["uri"], each["sure"]) for each in results] == [
            (f"{BASE}person/gromov", False), (f"{BASE}person/orlov", False),
        ]  # fmt: skip


def test_survivor_is_found_by_the_old_name_and_the_old_address(site: FlaskClient) -> None:
    found = site.get("/person.json", query_string={"q": "Zaytsev, A. P."}).get_json()
    assert found["results"][0]["uri"] == f"{BASE}person/orlov"
    response = site.get("/person", query_string={"sameAs": f"{BASE}person/zaytsev"})
    assert (response.status_code, response.headers["Location"]) == (303, "/person/orlov")


@pytest.mark.parametrize("path", ["letter/never", "person/zaytse", f"letter/{SECOND}/note/9", "person/zaytsev.pdf"])
def test_never_issued_is_404(site: FlaskClient, path: str) -> None:
    assert site.get("/" + path, headers={"Accept": "text/turtle"}).status_code == 404


def test_lists_show_only_what_stands(site: FlaskClient) -> None:
    assert "zaytsev" not in site.get("/person.nt").get_data(as_text=True)
    assert FIRST not in site.get("/letter.nt").get_data(as_text=True)
    assert SECOND in site.get("/letter.nt").get_data(as_text=True)


def test_a_query_finds_what_became_of_an_address(site: FlaskClient) -> None:
    query = "SELECT ?old ?new ?why { ?old owl:deprecated true OPTIONAL { ?old dcterms:isReplacedBy ?new } "
    query += "OPTIONAL { ?old rdfs:comment ?why } }"
    rows = site.get("/sparql", query_string={"query": query}, headers={"Accept": "text/csv"}).get_data(as_text=True)
    assert f"{BASE}person/zaytsev,{BASE}person/orlov,a pen name" in rows
    assert f"{BASE}letter/{FIRST},,{REASON}" in rows


def test_no_uri_of_the_store_is_404(site: FlaskClient, seeds: Path) -> None:
    release = Release.open(seeds.parent / "store")
    uris = {
        term.value.partition("#")[0]
        for quad in release.graph.match()
        for term in (quad.subject, quad.object, quad.graph_name)
        if isinstance(term, NamedNode) and term.value.startswith(BASE)
    }
    found = {uri: site.get(release.uris.path_of(uri), headers={"Accept": "text/turtle, */*;q=0.1"}) for uri in uris}
    assert {uri for uri, response in found.items() if response.status_code == 404} == set()
    assert {uri for uri, response in found.items() if response.status_code == 410} >= {f"{BASE}letter/{FIRST}"}


# --- every spelling of an address, on the sample with its Cyrillic names --------------------------------------------


def sent(client: FlaskClient, path: str) -> tuple[int, str | None]:
    environ = {"REQUEST_URI": path, "RAW_URI": path}
    from urllib.parse import unquote_to_bytes

    environ["PATH_INFO"] = unquote_to_bytes(path).decode("latin-1")
    response = client.get("/", headers={"Accept": "text/turtle"}, environ_overrides=environ)
    return response.status_code, response.headers.get("Location")


CYRILLIC = "/person/" + quote("сидоров")


@pytest.mark.parametrize(
    "path", [CYRILLIC, CYRILLIC.lower(), "/person/" + "".join(f"%{b:02x}" for b in "сидоров".encode())]
)
def test_percent_encoded_cyrillic_is_one_address(client: FlaskClient, path: str) -> None:
    assert sent(client, path) == (303, CYRILLIC + ".ttl")


def test_a_cyrillic_document_names_the_iri_and_links_in_ascii(client: FlaskClient) -> None:
    response = client.get(CYRILLIC + ".ttl")
    assert "person/сидоров>" in response.get_data(as_text=True)
    assert response.headers["Link"].isascii()
    assert f"<http://localhost:8000{CYRILLIC}>" in response.headers["Link"]


@pytest.mark.parametrize("path", ["/letter/first/", "/letter/first//", CYRILLIC + "/"])
def test_a_trailing_slash_is_308_to_the_address_without(client: FlaskClient, path: str) -> None:
    assert sent(client, path) == (308, path.rstrip("/"))


@pytest.mark.parametrize("path", ["/Letter/first", "/letter/First", "/LETTER/FIRST"])
def test_case_matters_and_another_case_was_never_issued(client: FlaskClient, path: str) -> None:
    assert sent(client, path)[0] == 404
