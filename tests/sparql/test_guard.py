"""What is refused before a query is parsed."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from corrkg.sparql.guard import QueryError, read, tokens
from corrkg.vocab import PREFIXES

# Every way that was found to write SERVICE so that Oxigraph's grammar takes it, and some that it may take one day.
# Queries that call another endpoint, or look as if: URL stands for it.
DISGUISES = json.loads((Path(__file__).parents[1] / "disguises.json").read_text(encoding="utf-8"))
HARMLESS = [
    "SELECT * { ?s ?p 'SERVICE <http://x/> {' }",
    'SELECT * { ?s ?p """SERVICE \' " <http://x/> {""" }',
    "SELECT * { ?s ?p ?o } # SERVICE <http://x/> {}",
    "SELECT ?service { ?service ck:service $SERVICE }",
    "SELECT * { <http://example.org/service/x#service> <urn:service> ?o }",
    "SELECT * { ?s ?p 'service' FILTER(?s < ?p && ?p > 2) }",
    "SELECT * { ?s rdfs:label 'x'@service }",
    "SELECT * { _:service ?p ?o }",
    'SELECT * { ?s ?p "a\\"service" }',
]


@pytest.fixture(scope="module")
def canary() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that writes down who calls."""
    heard: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(self.path)
            self.send_error(500)

        do_GET = do_POST  # noqa: N815

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", heard
    server.shutdown()


@pytest.mark.parametrize("query", DISGUISES)
def test_service_is_refused_in_every_disguise(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        read(query.replace("URL", "http://127.0.0.1:9/"), 60)


def test_the_canary_can_hear(canary: tuple[str, list[str]]) -> None:
    # Without the guard some of the disguises do call out: this is what the tests above are worth.
    url, heard = canary
    store = Store()
    store.update("INSERT DATA { <a:a> <a:b> 1 }")
    for query in DISGUISES:
        try:
            list(store.query(query.replace("URL", url), prefixes=PREFIXES))  # type: ignore[arg-type]
        except (SyntaxError, OSError, RuntimeError, TypeError):
            continue
    assert len(heard) >= 5


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_elsewhere_is_harmless(query: str) -> None:
    read(query, 60)


@pytest.mark.parametrize(
    "query",
    [
        "ASK " + "{" * 61 + "}" * 61,
        "ASK { FILTER(" + "(" * 61 + "1" + ")" * 61 + ") }",
        "ASK { ?s ?p " + "[ <a:b> " * 61 + "1" + "]" * 61 + " }",
        "ASK { ?s ?p " + "(" * 61 + ")" * 61 + " }",
        "ASK { FILTER(" + "STR(" * 61 + "1" + ")" * 61 + ") }",
        "ASK { " + "<<" * 61,
        "ASK { FILTER(" + "!" * 61 + "true) }",
        "ASK { FILTER(" + "-" * 61 + "1) }",
        "ASK { ?s " + "^" * 61 + "<a:b> ?o }",
        "ASK { " + "FILTER EXISTS { " * 61 + "}" * 62,
        "ASK{?s ?p ?o FILTER(?o<?p#>)\n " + "(" * 61 + ")}",
        r"ASK " + r"\u007B" * 61,
    ],
)
def test_deep_nesting_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="levels deep"):
        read(query, 60)


@pytest.mark.parametrize(
    "query",
    [
        "ASK { FILTER(" + "||".join(["1=1"] * 2000) + ") }",
        "ASK { FILTER(" + "+".join(["1"] * 2000) + ") }",
        "ASK { FILTER(" + "-".join(["true"] * 2000) + ") }",
        "ASK { " + " UNION ".join(["{}"] * 2000) + " }",
        "ASK { " + "OPTIONAL{?s ?p ?o}" * 2000 + " }",
        "ASK { " + "MINUS{?s ?p ?o}" * 2000 + " }",
        "ASK { " + "FILTER(1)" * 2000 + " }",
        "ASK { " + "".join(f"BIND({n} AS ?v{n})" for n in range(2000)) + " }",
        "ASK { ?s " + "/".join(["<a:b>"] * 2000) + " ?o }",
        "ASK { ?s " + "|".join(["<a:b>"] * 2000) + " ?o }",
    ],
)
def test_long_chains_are_refused(query: str) -> None:
    with pytest.raises(QueryError, match="operators"):
        read(query, 60)


def test_nesting_that_is_hidden_from_the_tokens_is_refused_too() -> None:
    with pytest.raises(QueryError, match="levels"):
        read("SELECT * { ?s ?p ck:a\u0300\\' " + "{" * 4000 + "}" * 4000 + " # '\n}", 60)


def test_long_lists_are_taken() -> None:
    read("SELECT * { VALUES ?s { " + " ".join(f"<http://x/{n}>" for n in range(50_000)) + " } ?s ?p ?o }", 60)
    read("ASK { FILTER(1 IN (" + ",".join(["1"] * 50_000) + ")) }", 60)


@pytest.mark.parametrize(
    "bomb",
    [
        '"' * 10**6,
        "'" * 10**6,
        '"""' + 'a"' * 10**5,
        "a." * 10**6,
        "<" * 10**6,
        "<a" * 10**5,
        '"' + '\\"' * 10**5,
        "?" * 10**6,
        "_:" * 10**5,
        "a:" * 10**5,
        '"""\\' * 10**5,
        "''" * 10**5 + '"""',
        "\\" * 10**6,
        "#" * 10**6,
        "\\u0022" * 10**5,
    ],
    ids=lambda each: repr(each[:6]),
)
def test_no_text_takes_the_guard_long(bomb: str) -> None:
    start = time.process_time()
    with suppress(QueryError):
        read(bomb, 60)
    assert time.process_time() - start < 8


@given(st.text("{}()[]<>\"'\\#\n ?:aSERVICEservice.;,1-@_^|&!*/u0053", max_size=60))
def test_tokens_lose_nothing_but_space_and_comments(query: str) -> None:
    found = list(tokens(query))
    position = 0
    for token in found:
        position = query.index(token.text, position) + len(token.text)
    if not found or found[-1].kind != "unclosed":
        rest = query[position:].strip()
        assert not rest or rest.startswith("#")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * FROM <a:a> {}", True),
        ("select * from named <a:a> where {}", True),
        ("SELECT ?from { 'FROM' }", False),
        ("DESCRIBE <a:a> FROM <a:b>", True),
        ("ASK { { FROM } }", False),
        ("# FROM\nASK {}", False),
        ("DESCRIBE <a:a>", False),
        ("SELECT (1 AS ?x) FROM <a:a> {}", True),
    ],
)
def test_from_is_seen_where_it_counts(query: str, expected: bool) -> None:
    assert read(query, 60).names_dataset is expected


def test_volatile_functions_are_seen() -> None:
    assert read("SELECT (STRUUID() AS ?x) {}", 60).is_volatile
    assert not read("SELECT ?rand { ?rand ck:now 'uuid' }", 60).is_volatile


# --- with a list of endpoints that may be called ---

LISTED = "http://127.0.0.1:9/sparql"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <LISTED> { ?a ?b ?c } }",
        "SELECT * { SERVICE SILENT <LISTED> { ?a ?b ?c } }",
        "SELECT * { service#\n<LISTED>{ ?a ?b ?c } }",
        "SELECT * { { SERVICE <LISTED> { ?a ?b ?c } } UNION { SERVICE <LISTED> { ?a ?b ?c } } }",
    ],
)
def test_listed_endpoint_may_be_called(query: str) -> None:
    read(query.replace("LISTED", LISTED), 60, [LISTED])


@pytest.mark.parametrize("query", DISGUISES)
def test_endpoint_that_is_not_listed_may_not_be_called(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        read(query.replace("URL", "http://127.0.0.1:9/"), 60, [LISTED])


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <LISTED> { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } } }",
        "SELECT * { SERVICE <LISTED> {} SERVICE ?x {} }",
        "PREFIX x: <LISTED> SELECT * { SERVICE x: { ?a ?b ?c } }",
        "BASE <http://127.0.0.1:9/> SELECT * { SERVICE <sparql> { ?a ?b ?c } }",
        "SELECT * { BIND(<LISTED> AS ?x) SERVICE ?x { ?a ?b ?c } }",
        "SELECT * { SERVICE <LISTED/../> { ?a ?b ?c } }",
        "SELECT * { ?s ?p ?o FILTER(?s<?p)SERVICE#>\n<LISTED> { ?a ?b ?c } }",
        "SELECT * { SERVICE <LISTED> {} ?s ?p 'service' }",
        "SELECT * { SERVICE",
        "SELECT * { SERVICE SILENT",
    ],
)
def test_nothing_but_the_iri_of_the_list_itself_will_do(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        read(query.replace("LISTED", LISTED), 60, [LISTED])


def test_query_that_is_not_evaluated_here_may_call_whom_it_likes() -> None:
    assert read("SELECT * { SERVICE <http://example.org/> { ?a ?b ?c } }", 60, None).form == "select"
