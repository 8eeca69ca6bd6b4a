"""A release served from an engine elsewhere says what it says when this machine has the quads."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, parse
from werkzeug.test import TestResponse

from benchmarks.elsewhere import ENGINES, MissingError
from corrkg.engine import line
from corrkg.engine.loading import Loader, LoadError
from corrkg.engine.remote import Endpoint
from corrkg.engine.served import Engines
from corrkg.errors import StoreError
from corrkg.formats import HTML, JSON_LD, TURTLE, Format
from corrkg.reading.kinds import kinds, listed
from corrkg.settings import Settings, load
from corrkg.sparql.limits import BusyError, Limits, SizeError, TimeError, UnavailableError
from corrkg.store.release import QUADS, Release
from corrkg.web import create_app

Starting = Callable[..., AbstractContextManager[str]]

ASK = {"head": {}, "boolean": True}
QUERIES = (
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) FROM <graph/inferred> { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) { GRAPH <graph/aligned> { ?s ?p ?o } }",
    "PREFIX g: <https://letters.example.org/graph/> SELECT (COUNT(*) AS ?n) { GRAPH g:authorities { ?s ?p ?o } }",
    r"SELECT (COUNT(*) AS ?n) { GRAPH <https://letters.example.org/gr\u0061ph/authorities> { ?s ?p ?o } }",
    'SELECT ?g { GRAPH ?g { <dataset> ?p ?o } FILTER(STRSTARTS(STR(?g), "https://letters.example.org/graph/d")) }',
    "ASK { <graph/dataset> ?p ?o }",
    "SELECT ?l ?d { ?l a ck:Letter ; ck:date ?d } ORDER BY ?l",
    "SELECT nonsense",
    "ASK { ?s ?p ",
    "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }",
)


@pytest.fixture(scope="module", params=ENGINES)
def engine(
    request: pytest.FixtureRequest, small_house: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[str, str]]:
    """The settings of an engine that the small edition was loaded into."""
    try:
        with ENGINES[request.param](tmp_path_factory.mktemp("engine") / "data") as settings:
            Loader(load(settings, {})).load(Release.open(small_house / "store"))
            yield settings
    except MissingError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def small(small_house: Path) -> Release:
    return Release.open(small_house / "store")


@pytest.fixture(scope="module")
def here(small_house: Path) -> FlaskClient:
    return create_app(load({"store": str(small_house / "store")}, {})).test_client()


@pytest.fixture(scope="module")
def app(engine: Mapping[str, str], small_house: Path) -> Flask:
    return create_app(load({"store": str(small_house / "store"), **engine}, {}))


def _paths(release: Release) -> Iterator[str]:
    for kind in kinds():
        things = {quad.subject for quad in release.graph.match(None, None, kind.type)}
        ours = [each.value for each in things if isinstance(each, NamedNode) and each.value.startswith(release.base)]
        for thing in sorted(each for each in ours if "#" not in each)[:1]:
            yield thing.removeprefix(release.base)
    yield from (kind.path for kind in listed())
    yield from ("dataset", "graph/inferred", "ontology")


def test_every_kind_of_page_and_document_is_the_same(small: Release, here: FlaskClient, app: Flask) -> None:
    there = app.test_client()
    for path in _paths(small):
        for format in (HTML, TURTLE, JSON_LD):
            one, other = (client.get(f"/{path}.{format.suffix}") for client in (here, there))
            assert one.status_code == other.status_code == 200, path
            assert one.data == other.data or _said(one, format) == _said(other, format), path
    for path in ("/", "/sitemap.xml", "/cmif.xml", "/report", "/search?q=bridge", "/sparql?format=ttl", "/health"):
        assert here.get(path).data == there.get(path).data, path


def _said(response: TestResponse, format: Format) -> list[str]:
    """The triples of a document; those of a store on this machine have each number in the datatype of its value."""
    assert format.rdf is not None, "pages are the same byte by byte"
    triples = parse(response.data, format.rdf, base_iri="https://letters.example.org/")
    return sorted(str(each.triple).replace("XMLSchema#nonNegativeInteger", "XMLSchema#integer") for each in triples)


@pytest.mark.parametrize("query", QUERIES)
def test_query_means_the_same(query: str, here: FlaskClient, app: Flask) -> None:
    for suffix in ("csv", "json", "html"):
        one, other = (
            client.get("/sparql", query_string={"query": query, "format": suffix})
            for client in (here, app.test_client())
        )
        assert (one.status_code, one.data) == (other.status_code, other.data)


def test_description_and_graph_are_the_same(here: FlaskClient, app: Flask) -> None:
    for query in ("DESCRIBE <person/orlov>", "CONSTRUCT { ?l ck:date ?d } WHERE { ?l a ck:Letter ; ck:date ?d }"):
        one, other = (
            client.get("/sparql", query_string={"query": query, "format": "nt"}).data.splitlines()
            for client in (here, app.test_client())
        )
        assert len(one) > 1 and sorted(one) == sorted(other)


def test_a_server_needs_no_quads_of_its_own(
    engine: Mapping[str, str], small_house: Path, here: FlaskClient, tmp_path: Path
) -> None:
    store = Path(shutil.copytree(small_house / "store", tmp_path / "store", symlinks=True))
    for name in QUADS:
        path = store / "current" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    client = create_app(load({"store": str(store), **engine}, {})).test_client()
    paths = ("/person/orlov.html", "/letter.html", "/dump/dataset.nq.gz", "/queries/letters-in-order.csv", "/health")
    for each in paths:
        assert (client.get(each).status_code, client.get(each).data) == (200, here.get(each).data), each
    without = create_app(load({"store": str(store)}, {})).test_client()
    assert without.get("/person/orlov.html").status_code == 503
    with pytest.raises(StoreError, match="an engine elsewhere has the quads"):
        _ = Release.open(store, elsewhere=True).embedded


def test_a_page_asks_the_engine_at_most_five_questions(
    engine: Mapping[str, str], small: Release, small_house: Path
) -> None:
    asked: list[httpx.Request] = []
    passing = httpx.Client()  # one for all: to make another takes longer than most questions

    def pass_on(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return passing.post(engine["engine"], content=request.content, headers=request.headers)

    settings = load({"store": str(small_house / "store"), **engine, "cache_bytes": 0}, {})
    engines = Engines(settings, Limits(), httpx.MockTransport(pass_on))
    app = create_app(settings, engines.engine, engines.open)
    client, too_many = app.test_client(), {}
    for path in _paths(small):
        client.get(f"/{path}.html")  # the order of a list, and what terms are called, is worked out once
        for format in (HTML, TURTLE):
            asked.clear()
            assert client.get(f"/{path}.{format.suffix}").status_code == 200
            if len(asked) > 5:
                too_many[path] = len(asked)
    passing.close()
    assert not too_many


HARVESTED = (
    "/cmif.xml", "/changes.atom", "/report.html", "/linkset/persons.json", "/beacon/viaf.txt", "/dump/persons.csv",
    "/person/stalin.eac.xml", "/letter.html", "/person.html", "/archive.html", "/place.geojson", "/sitemap.xml",
)  # fmt: skip


@pytest.mark.parametrize("path", HARVESTED)
def test_what_is_harvested_or_listed_asks_no_question_for_each_thing(path: str, october_store: Path) -> None:
    """October has 35 letters and 200 persons; the engine is the application itself, which has it here."""
    settings = load({"store": str(october_store), "cache_bytes": 0}, {})
    there = httpx.WSGITransport(create_app(settings))
    asked: list[httpx.Request] = []

    def pass_on(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return there.handle_request(request)

    remote = replace(settings, engine="http://localhost:8000/sparql")
    engines = Engines(remote, Limits(seconds=60), httpx.MockTransport(pass_on))
    found = create_app(remote, engines.engine, engines.open).test_client().get(path)
    assert (found.status_code, found.data) == (200, create_app(settings).test_client().get(path).data)
    assert len(asked) <= 12


# --- an engine that is dead, slow or strange ----------------------------------------------------------------------


@pytest.mark.serial
def test_a_dead_engine_is_503_with_a_page_and_service_comes_back_by_itself(
    oxigraph: Starting, small_house: Path, tmp_path: Path, free_port: Callable[[], int]
) -> None:
    port, directory = free_port(), tmp_path / "engine"
    settings = load({"store": str(small_house / "store"), "engine": f"http://127.0.0.1:{port}/query"}, {})
    client = create_app(settings).test_client()
    assert client.get("/health").status_code == 503
    with oxigraph(directory, port):
        Loader(settings).load(Release.open(small_house / "store"))
        _until_answered(client, "/person/orlov.html")
    for _ in range(line.FAILURES + 1):
        page = client.get("/person/gromov.html", headers={"Accept": "text/html"})
        assert page.status_code == 503 and page.headers["Retry-After"]
        assert "The engine that has the data does not answer" in page.text and "<html" in page.text
    assert client.get("/sparql?query=ASK{}&format=json").status_code == 503
    assert client.get("/health").status_code == 503
    assert client.get("/health/live").status_code == 200
    with oxigraph(directory, port):
        _until_answered(client, "/person/gromov.html")
        assert client.get("/health").status_code == 200


def _until_answered(client: FlaskClient, path: str) -> None:
    until = time.monotonic() + 10 * line.REST
    while client.get(path).status_code != 200:
        assert time.monotonic() < until
        time.sleep(0.2)


def _engines(small_house: Path, respond: Callable[[httpx.Request], httpx.Response], limits: Limits) -> Engines:
    settings = load({"store": str(small_house / "store"), "engine": "http://engine/query"}, {})
    return Engines(settings, limits, httpx.MockTransport(respond))


def test_a_question_is_asked_again_and_a_dead_engine_is_left_alone(small_house: Path) -> None:
    answers: list[int] = [503, 200]
    asked: list[int] = []

    def respond(request: httpx.Request) -> httpx.Response:
        asked.append(1)
        status = answers.pop(0) if answers else 502
        return httpx.Response(status, json=ASK, headers={"Content-Type": "application/sparql-results+json"})

    engines = _engines(small_house, respond, Limits())
    engine = engines.engine(engines.open(small_house / "store"))
    assert engine.names.digest and len(asked) == 2
    for _ in range(line.FAILURES):
        with pytest.raises(UnavailableError, match="does not answer"):
            engine.ask("ASK {}")
    sent = len(asked)
    assert sent == 2 + line.FAILURES * line.TRIES
    with pytest.raises(UnavailableError):
        engine.ask("ASK {}")
    assert len(asked) == sent


def test_limits_of_this_server_hold_for_its_engine(small_house: Path) -> None:
    slow = False

    def respond(request: httpx.Request) -> httpx.Response:
        if slow:
            raise httpx.ReadTimeout("slow", request=request)
        return httpx.Response(200, json=ASK, headers={"Content-Type": "application/sparql-results+json"})

    engines = _engines(small_house, respond, Limits(seconds=1, running=1, waiting=1, result=5))
    engine = engines.engine(engines.open(small_house / "store"))
    with pytest.raises(SizeError, match="longer than the limit"):
        b"".join(engine.ask("ASK {}").blocks())
    with engine.ask("ASK {}"), pytest.raises(BusyError):
        engine.ask("ASK {}")
    slow = True
    with pytest.raises(TimeError, match="longer than 1 seconds"):
        engine.ask("ASK {}")


def test_an_engine_without_this_release_is_503_and_says_what_to_do(
    oxigraph: Starting, small_house: Path, tmp_path: Path
) -> None:
    with oxigraph(tmp_path / "empty") as url:
        client = create_app(load({"store": str(small_house / "store"), "engine": url}, {})).test_client()
        response = client.get("/person/orlov.html")
        assert response.status_code == 503 and "corrkg build --engine" in response.text
        # A publisher may also have loaded the dataset as it is, with the names that it has.
        graph = "https://letters.example.org/graph/authorities"
        httpx.post(f"{url.removesuffix('query')}store", content=(Path(small_house / "store" / "current" / "dataset.nq"))
                   .read_bytes(), headers={"Content-Type": "application/n-quads"})  # fmt: skip
        assert client.get("/person/orlov.ttl").status_code == 200
        assert graph in client.get("/sparql?query=SELECT DISTINCT ?g {GRAPH ?g {?s ?p ?o}}&format=csv").text


# --- loading ------------------------------------------------------------------------------------------------------


def _graphs(url: str) -> set[str]:
    rows = Endpoint(url).ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").rows()
    return {term.value for (term,) in rows if isinstance(term, NamedNode)}


def _current(url: str, base: str) -> list[str]:
    question = f"SELECT ?x {{ GRAPH <{base}release> {{ <{base}release> <http://purl.org/dc/terms/hasVersion> ?x }} }}"
    return [term.value.removeprefix(f"{base}release/") for (term,) in Endpoint(url).ask(question).rows()]  # type: ignore[union-attr]


def test_releases_stand_side_by_side_and_the_older_ones_are_dropped(
    oxigraph: Starting, small: Release, tmp_path: Path
) -> None:
    with oxigraph(tmp_path / "engine") as url:
        loader = Loader(load({"engine": url}, {}))
        for digest in ("one", "two", "three"):
            loader.load(replace(small, digest=digest))
            assert _current(url, small.base) == [digest]
        loaded = {each.split("/release/")[1].split("/")[0] for each in _graphs(url) if "/release/" in each}
        assert loaded == {"two", "three"}
        steps: list[str] = []
        loader.load(replace(small, digest="three"), steps.append)  # it is there already
        assert steps == ["switching to the new release"]


def test_a_command_may_load_and_one_that_does_not_changes_nothing(
    oxigraph: Starting, small: Release, tmp_path: Path
) -> None:
    with oxigraph(tmp_path / "engine") as url:
        store = f"{url.removesuffix('query')}store"
        failing: Settings = load({"engine": url, "engine_load": "false {file}"}, {})
        with pytest.raises(LoadError, match="false ended with 1"):
            Loader(failing).load(small)
        with pytest.raises(LoadError, match="has not all of"):
            Loader(load({"engine": url, "engine_load": "true {file}"}, {})).load(small)
        assert _current(url, small.base) == []
        script = tmp_path / "load.py"
        script.write_text(
            "import sys, urllib.request as u\n"
            f"r = u.Request({store!r}, open(sys.argv[1], 'rb').read(), {{'Content-Type': 'application/n-quads'}})\n"
            "u.urlopen(r)\n"
        )
        Loader(load({"engine": url, "engine_load": f"python3 {script} {{file}}"}, {})).load(small)
        assert _current(url, small.base) == [small.digest]


def test_an_engine_that_is_not_there_is_told_with_its_setting(small: Release) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        if b"query" in request.content[:5]:
            return httpx.Response(200, json={"head": {"vars": ["x"]}, "results": {"bindings": []}},
                                  headers={"Content-Type": "application/sparql-results+json"})  # fmt: skip
        return httpx.Response(403, text="updates are off")

    loader = Loader(load({"engine": "http://engine/sparql"}, {}), httpx.MockTransport(respond))
    with pytest.raises(LoadError, match="403 to POST: updates are off") as caught:
        loader.load(small)
    assert "engine_update" in str(caught.value)
