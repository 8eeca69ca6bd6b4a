"""The seam: each engine answers the same, and the web takes whichever it is given."""

from __future__ import annotations

import gc
import json
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    QueryResultsFormat,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)

from corrkg.engine.base import USUAL, WHOLE, Engine, Formats, Head, Held, Running
from corrkg.engine.local import InProcess
from corrkg.engine.pool import Pool
from corrkg.engine.remote import Endpoint, EndpointError
from corrkg.engine.served import Engines, Served
from corrkg.errors import CorrkgError
from corrkg.settings import load
from corrkg.sparql.answer import Answer, Dataset
from corrkg.sparql.graph import Graph
from corrkg.sparql.guard import Reading
from corrkg.sparql.limits import Limits
from corrkg.store.embedded import Embedded
from corrkg.store.release import Release
from corrkg.vocab import CK, RDF
from corrkg.web import create_app

TABLE = "SELECT ?l ?d { ?l a ck:Letter ; ck:date ?d } ORDER BY ?l"
GRAPH = "CONSTRUCT { ?l ck:date ?d } WHERE { ?l a ck:Letter ; ck:date ?d }"


@pytest.fixture(scope="module")
def pool(october: Release) -> Iterator[Pool]:
    pool = Pool(october, Limits(seconds=10))
    yield pool
    pool.close()


@pytest.fixture(scope="module")
def remote(october_store: Path) -> Endpoint:
    """The real client over the real application, without a network."""
    app = create_app(load({"store": str(october_store)}, {}))
    return Endpoint("http://localhost:8000/sparql", transport=httpx.WSGITransport(app))


@pytest.fixture(scope="module")
def served(october_store: Path) -> Served:
    """A release whose quads are elsewhere: in the application itself, by the names that they have."""
    app = create_app(load({"store": str(october_store)}, {}))
    settings = load({"engine": "http://localhost:8000/sparql"}, {})
    engines = Engines(settings, Limits(seconds=10), httpx.WSGITransport(app))
    return engines.engine(engines.open(october_store))


@pytest.fixture(params=["pool", "process", "endpoint", "served"])
def engine(request: pytest.FixtureRequest, october: Release, pool: Pool, remote: Endpoint, served: Served) -> Engine:
    engines: dict[str, Engine] = {"pool": pool, "process": InProcess(october), "endpoint": remote, "served": served}
    return engines[request.param]


def test_head_and_rows_of_a_table(engine: Engine) -> None:
    with engine.ask(TABLE) as running:
        assert running.head == Head(is_graph=False, boolean=None, variables=("l", "d"))
        rows = list(running.rows())
    assert len(rows) == 35
    assert all(isinstance(term, NamedNode | Literal) for row in rows for term in row)


def test_truth_value_has_no_rows(engine: Engine) -> None:
    with engine.ask("ASK { ?l a ck:Letter }") as running:
        assert running.head == Head(is_graph=False, boolean=True, variables=())
        assert list(running.rows()) == []


def test_blocks_are_in_the_format_asked_for(engine: Engine) -> None:
    for format, first in ((QueryResultsFormat.CSV, b"l,d"), (QueryResultsFormat.TSV, b"?l\t?d")):
        running = engine.ask(TABLE, formats=Formats(table=format))
        assert b"".join(running.blocks()).splitlines()[0] == first
        assert running.done
    written = b"".join(engine.ask(GRAPH, formats=Formats(graph=RdfFormat.RDF_XML)).blocks())
    assert len(list(parse(written, RdfFormat.RDF_XML))) == 35


def test_triples_and_terms_of_a_graph(engine: Engine) -> None:
    triples = set(engine.ask(GRAPH).triples())
    assert len(triples) == 35
    answer = engine.ask(GRAPH).answer()
    assert answer.is_graph and set(answer.result) == triples  # type: ignore[arg-type]


def test_terms_of_a_table(engine: Engine) -> None:
    answer = engine.ask(TABLE).answer()
    assert (answer.variables, len(list(answer.rows()))) == (("l", "d"), 35)
    assert engine.ask("ASK { ?l a ck:Nothing }").answer().boolean is False


def test_answer_outlives_the_running_that_it_came_from(engine: Engine) -> None:
    table, graph = engine.ask("SELECT * { ?s ?p ?o } LIMIT 20000").answer(), engine.ask(GRAPH).answer()
    gc.collect()
    assert (sum(1 for _ in table.rows()), sum(1 for _ in graph.triples())) == (20_000, 35)


def test_answer_that_nothing_holds_gives_its_place_back(october_store: Path) -> None:
    app = create_app(load({"store": str(october_store)}, {}))
    settings = load({"engine": "http://localhost:8000/sparql"}, {})
    engines = Engines(settings, Limits(seconds=1, running=1, waiting=0), httpx.WSGITransport(app))
    engine = engines.engine(engines.open(october_store))
    for _ in range(3):
        row = next(engine.ask("SELECT * { ?s ?p ?o } LIMIT 20000").answer().rows())
        assert len(row) == 3
        assert len(list(engine.ask("SELECT * { ?l a ck:Letter }").answer().rows())) == 35


def test_dataset_of_the_request_is_the_one_that_is_asked(engine: Engine, october: Release) -> None:
    graph = october.uris.graph("authorities").value
    [[number]] = engine.ask("SELECT (COUNT(?l) AS ?n) { ?l a ck:Letter }", Dataset(default=(graph,))).rows()
    assert number == Literal(0)


def test_mistake_is_an_error_of_ours(engine: Engine) -> None:
    with pytest.raises(CorrkgError, match="1:8"):
        b"".join(engine.ask("SELECT nonsense").blocks())


def test_quads_are_those_of_the_release(engine: Engine, october: Release) -> None:
    letter = next(q.subject for q in october.graph.match(None, RDF.type, CK.Letter) if isinstance(q.subject, NamedNode))
    name = october.uris.graph("inferred")
    for pattern in ((letter,), (None, RDF.type, CK.Letter), (None, CK.date, None), (letter, None, None, name)):
        assert set(engine.graph.match(*pattern)) == set(october.graph.match(*pattern)), pattern
        assert engine.graph.count(*pattern) == october.graph.count(*pattern), pattern
    [whole] = list(engine.graph.match(None, RDF.type, CK.Letter))[:1]
    assert list(engine.graph.match(whole.subject, whole.predicate, whole.object, whole.graph_name)) == [whole]


def test_blank_nodes_are_nobody_elses(engine: Engine) -> None:
    assert list(engine.graph.match(BlankNode())) == []
    assert engine.graph.count(None, None, BlankNode()) == 0
    assert engine.graph.count(graph=DefaultGraph()) in {0, engine.graph.count()}  # an endpoint's may be the union


class Canned:
    """An engine that answers every query with one row."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Dataset]] = []

    @property
    def graph(self) -> Graph:
        raise NotImplementedError

    def ready(self) -> None:
        pass

    def ask(
        self, query: str, dataset: Dataset = WHOLE, formats: Formats = USUAL, *,
        reading: Reading | None = None, reader: socket.socket | None = None,
    ) -> Running:  # fmt: skip
        self.asked.append((query, dataset))
        local = InProcess(Release(Path("nowhere"), "x", "http://x/", {}, Embedded(Store())))
        return local.ask("SELECT (1 AS ?one) {}", WHOLE, formats)


def test_web_asks_the_engine_that_it_is_given(october_store: Path) -> None:
    canned = Canned()
    client = create_app(load({"store": str(october_store)}, {}), lambda _: canned).test_client()
    response = client.get("/sparql", query_string={"query": TABLE, "default-graph-uri": "http://x/g"})
    assert response.get_json(force=True)["results"]["bindings"][0]["one"]["value"] == "1"
    assert canned.asked == [(TABLE, Dataset(default=("http://x/g",)))]
    assert b"one" in client.get("/queries/letters-per-day.csv").data
    assert len(canned.asked) == 2


def test_answer_that_is_held_comes_in_blocks() -> None:
    rows = [f'{{"n":{{"type":"literal","value":"{number}"}}}}' for number in range(20_000)]
    text = '{"head":{"vars":["n"]},"results":{"bindings":[' + ",".join(rows) + "]}}"
    running = Held(Answer(parse_query_results(text, QueryResultsFormat.JSON)), USUAL)
    blocks = []
    for block in running.blocks():
        blocks.append(block)
        assert running.done == (len(json_of(blocks)) > 0)
    assert len(blocks) > 1 and len(json_of(blocks)["results"]["bindings"]) == 20_000


def json_of(blocks: list[bytes]) -> dict[str, dict[str, list[object]]]:
    try:
        found: dict[str, dict[str, list[object]]] = json.loads(b"".join(blocks))
    except ValueError:
        return {}
    return found


# --- what an endpoint may answer ----------------------------------------------------------------------------------

Respond = Callable[[httpx.Request], httpx.Response]


@pytest.mark.parametrize(
    ("respond", "said"),
    [
        (lambda _: httpx.Response(301, headers={"Location": "https://there/"}), "give its new address: https://there/"),
        (lambda _: httpx.Response(308, headers={"Location": "https://there/"}), "has moved"),
        (lambda _: httpx.Response(500, text="<html><p>Stack  of\nwords</p></html>"), "answers 500 .*: Stack of words"),
        (
            lambda _: httpx.Response(200, text="<html/>", headers={"Content-Type": "text/html"}),
            "text/html, which is no",
        ),
        (lambda _: httpx.Response(200, content=b"{}"), "no media type, which is no answer"),
        (
            lambda _: httpx.Response(200, text="{", headers={"Content-Type": "application/sparql-results+json"}),
            "cannot be read",
        ),
        (lambda request: (_ for _ in ()).throw(httpx.ReadError("reset", request=request)), "broke off"),
        (lambda request: (_ for _ in ()).throw(httpx.ReadTimeout("slow", request=request)), "60 seconds"),
    ],
)
def test_what_is_no_answer_is_told_in_a_sentence(respond: Respond, said: str) -> None:
    endpoint = Endpoint("https://example.org/sparql", transport=httpx.MockTransport(respond))
    with pytest.raises(EndpointError, match=said):
        endpoint.ask("ASK {}")


def test_sparql_protocol_2_1_2_the_query_goes_as_a_form(october: Release) -> None:
    sent: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, text='{"head":{},"boolean":true}',
                              headers={"Content-Type": "application/sparql-results+json; charset=utf-8"})  # fmt: skip

    endpoint = Endpoint("https://example.org/sparql?key=1", transport=httpx.MockTransport(respond))
    assert endpoint.ask("ASK { ?s ?p 'é&=' }", Dataset(("http://x/a", "http://x/b"), ("http://x/c",))).head.boolean
    [request] = sent
    assert (request.method, request.url.query) == ("POST", b"key=1")
    assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
    fields = httpx.QueryParams(request.content.decode())
    assert fields.get_list("default-graph-uri") == ["http://x/a", "http://x/b"]
    assert (fields["query"], fields["named-graph-uri"]) == ("ASK { ?s ?p 'é&=' }", "http://x/c")


@pytest.mark.parametrize("url", ["", "sparql", "ftp://x/", "http://", "http:///x", "file:///etc/passwd", "http://[::1"])
def test_what_is_no_address_is_no_endpoint(url: str) -> None:
    with pytest.raises(EndpointError, match="is no endpoint"):
        Endpoint(url)
