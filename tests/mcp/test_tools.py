"""corrkg mcp: the dataset as tools, driven by the official SDK's own client, on the store and on a published site."""

from __future__ import annotations

import json
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from pyoxigraph import Literal

from corrkg.mcp.server import server
from corrkg.mcp.site import LocalSite, PublishedSite, Site
from corrkg.mcp.tools import Tool, tools
from corrkg.queries.shelf import shelf
from corrkg.settings import load
from corrkg.store.release import Release
from corrkg.vocab import OA
from corrkg.web import create_app

Call = Callable[..., Any]


@pytest.fixture(scope="module", params=["store", "site"])
def site(request: pytest.FixtureRequest, october_store: Path) -> Iterator[Site]:
    """October, from its store and over HTTP."""
    settings = load({"store": str(october_store)}, {})
    if request.param == "store":
        local = LocalSite(settings)
        yield local
        local.close()
    else:
        transport = httpx.WSGITransport(app=create_app(settings))
        yield PublishedSite("http://localhost:8000/sparql", transport=transport)


@pytest.fixture(scope="module")
def known(site: Site) -> dict[str, Tool]:
    return tools(site, shelf())


def through(known: dict[str, Tool], work: Callable[[Client], Awaitable[Any]]) -> Any:
    """Return what ``work`` returns of a client of the SDK that is connected to the tools."""

    async def run() -> Any:
        async with Client(server(known)) as client:
            return await work(client)

    return anyio.run(run)


@pytest.fixture(scope="module")
def call(known: dict[str, Tool]) -> Call:
    """A function that calls a tool with a client of the SDK, and returns its answer, or its error as text."""

    def called(name: str, **arguments: Any) -> Any:
        found = through(known, lambda client: client.call_tool(name, arguments))
        [block] = found.content
        if found.is_error:
            return block.text
        assert json.loads(block.text) == found.structured_content
        return found.structured_content

    return called


@pytest.fixture(scope="module")
def quoted(october: Release) -> set[str]:
    """Every quote of the dataset, which the build has held against the text."""
    quads = october.graph.match(None, OA.exact, None)
    return {quad.object.value for quad in quads if isinstance(quad.object, Literal)}


def test_saved_queries_are_tools_with_the_types_of_their_parameters(known: dict[str, Tool]) -> None:
    listed = through(known, lambda client: client.list_tools()).tools
    found = {each.name: each for each in listed}
    assert found.keys() == shelf().queries.keys() | {"search", "describe", "evidence", "sparql"}
    between = found["letters-between"].input_schema
    assert between["properties"]["from"]["format"] == "date"
    assert set(between["required"]) <= between["properties"].keys()
    series = found["minutes-and-special-files"].input_schema["properties"]["series"]
    assert series["enum"] == ["minutes", "special-file"]
    assert all(each.annotations and each.annotations.read_only_hint for each in listed)
    assert all(each.description and each.title for each in listed)


def test_saved_query_answers_with_uris_and_exact_quotes(call: Call, quoted: set[str], october: Release) -> None:
    found = call("letters-between", x="stalin")
    assert found["rows"]
    assert not found["more"]
    uris = {value for row in found["rows"] for value in row.values() if value.startswith(f"{october.base}letter/")}
    assert uris
    quotes = [each["quote"] for thing in found["evidence"] for each in thing["quotes"]]
    assert quotes
    assert set(quotes) <= quoted
    assert all("#char=" in each["source"] for thing in found["evidence"] for each in thing["quotes"])


def test_search_finds_with_the_words_around(call: Call) -> None:
    found = call("search", query="grain")
    assert found["total"] >= len(found["results"]) > 0
    assert all(each["uri"].startswith("http://localhost:8000/") and each["label"] for each in found["results"])
    assert any("grain" in each["quote"].lower() for each in found["results"])
    assert {each["kind"] for each in call("search", query="grain", kind="decision")["results"]} == {"decision"}


def test_search_that_finds_nothing_says_so_and_suggests(call: Call) -> None:
    assert call("search", query="grane")["results"] == []
    assert call("search", query="((( qqzz")["results"] == []


def test_thing_is_described_by_its_uri_or_the_end_of_it(call: Call, quoted: set[str], october: Release) -> None:
    [first, *_] = call("search", query="grain", kind="letter")["results"]
    whole = call("describe", uri=first["uri"])
    assert call("describe", uri=first["uri"].removeprefix(october.base)) == whole
    assert {each["property"].rpartition("#")[2] for each in whole["statements"]} >= {"sender", "recipient", "date"}
    assert any(each.get("label") for each in whole["statements"])
    assert whole["evidence"][0]["quotes"][0]["quote"] in quoted


def test_evidence_of_a_statement_has_its_quotes_and_its_claims(call: Call, quoted: set[str], october: Release) -> None:
    claims = "?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ck:claimType ck:claimType-inferred"
    found = call("sparql", query=f"SELECT ?s ?p ?o {{ {claims} }} ORDER BY ?c LIMIT 1")
    [claimed] = found["rows"]
    told = call("evidence", subject=claimed["s"], property=claimed["p"], value=claimed["o"])
    [claim] = told["claims"]
    assert claim["basis"]
    assert claim["certainty"].rpartition("-")[2] in {"high", "medium", "low"}
    assert {each["quote"] for each in claim["quotes"]} <= quoted
    name = claimed["p"].rpartition("#")[2]
    assert call("evidence", subject=claimed["s"].removeprefix(october.base), property=f"ck:{name}")["claims"]


def test_sparql_is_bounded_and_reads_only(call: Call) -> None:
    found = call("sparql", query="SELECT ?s ?p ?o { ?s ?p ?o }", limit=5)
    assert (len(found["rows"]), found["more"]) == (5, True)
    assert call("sparql", query="ASK { ?letter a ck:Letter }")["answer"] is True
    assert call("sparql", query="DESCRIBE <person/stalin>", limit=3)["more"]
    assert "DELETE" in call("sparql", query="DELETE WHERE { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("sparql", {"query": "SELECT ?s { ?s a ck:Leter "}, "1:"),
        ("letters-between", {"from": "yesterday"}, "from"),
        ("letters-between", {"colour": "red"}, "colour"),
        ("describe", {"uri": "person/stalyn"}, "nothing is said of"),
        ("describe", {"uri": "a b"}, "is no URI"),
        ("describe", {}, "needs the argument"),
        ("evidence", {"subject": "letter/none"}, "nothing is said of"),
        ("search", {"query": "grain", "page": 0}, "page"),
        ("nothing", {}, "no tool"),
    ],
)
def test_mistake_is_an_answer_that_says_what_to_do(
    call: Call, name: str, arguments: dict[str, Any], words: str
) -> None:
    told = call(name, **arguments)
    assert isinstance(told, str)
    assert words in told


def test_unknown_thing_is_answered_with_the_nearest(october_store: Path) -> None:
    site = LocalSite(load({"store": str(october_store)}, {}))
    try:
        found = through(tools(site, shelf()), lambda client: client.call_tool("describe", {"uri": "person/yezhow"}))
        assert f"{site.base}person/yezhov" in found.content[0].text
    finally:
        site.close()


def test_query_that_takes_too_long_is_stopped(october_store: Path) -> None:
    site = LocalSite(load({"store": str(october_store), "query_seconds": 1}, {}))
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    try:
        found = through(tools(site, shelf()), lambda client: client.call_tool("sparql", {"query": endless}))
        assert found.is_error
        assert "1 second" in found.content[0].text
    finally:
        site.close()


def test_command_speaks_the_protocol_on_standard_input_and_output(october_store: Path) -> None:
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "corrkg.cli.main", "mcp", "--store", str(october_store)]
    )

    async def run() -> Any:
        async with Client(stdio_client(command)) as client:
            return await client.call_tool("letters-per-day", {})

    assert anyio.run(run).structured_content["rows"]
