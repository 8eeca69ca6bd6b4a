"""The query page: the query is kept whatever happens, and what may be wrong in it is told in words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from corrkg.engine.base import USUAL, WHOLE, Engine, Formats, Head, Running
from corrkg.queries.shelf import shelf
from corrkg.settings import load
from corrkg.sparql.limits import BusyError, LimitError, TimeError
from corrkg.store.release import Release
from corrkg.web import create_app
from corrkg.web.sparql.page import LONGEST_LINK

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
LETTERS = "SELECT ?l ?d { ?l a ck:Letter ; ck:date ?d }"


def kept(page: str) -> str:
    """Return the query that stands in the form."""
    found = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    assert found is not None
    return html.unescape(found[1])


def run(client: FlaskClient, query: str, **more: str) -> str:
    response = client.get("/sparql", query_string={"query": query, "view": "table", **more}, headers=BROWSER)
    return html.unescape(response.text)


# --- the form ------------------------------------------------------------------------------------------------------


def test_an_answer_has_an_address_that_can_be_shared(client: FlaskClient) -> None:
    response = client.post("/sparql", data={"query": LETTERS, "view": "chart", "format": "html"}, headers=BROWSER)
    link = re.search(r'<a href="([^"]*)">Link to this answer', response.text)
    assert link is not None
    target = urlsplit(html.unescape(link[1]))
    assert parse_qs(target.query) == {"query": [LETTERS], "format": ["html"], "view": ["chart"]}
    again = client.get(html.unescape(link[1])).text
    assert kept(again) == LETTERS
    assert 'value="chart" aria-pressed="true"' in again


def test_a_query_over_four_kilobytes_is_answered_too(client: FlaskClient) -> None:
    long = f"{LETTERS}\n# {'long ' * 2000}"
    assert len(long) > LONGEST_LINK
    response = client.post("/sparql", data={"query": long, "view": "table"}, headers=BROWSER)
    assert response.status_code == 200
    assert kept(response.text) == long
    assert "too long for a link" in response.text
    assert client.post("/sparql", data={"query": long, "format": "csv"}, headers=BROWSER).mimetype == "text/csv"


def test_the_form_posts_and_is_shown_without_an_answer_until_it_is_sent(client: FlaskClient) -> None:
    page = client.get("/query", query_string={"query": LETTERS}, headers=BROWSER).text
    assert re.search(r'<form class="query" id="ask" action="/sparql" method="post"', page)
    assert kept(page) == LETTERS
    assert 'id="result"' not in page


def test_a_query_may_begin_with_an_empty_line(client: FlaskClient) -> None:
    assert kept(run(client, f"\n{LETTERS}")) == f"\n{LETTERS}"


def test_every_saved_query_can_be_taken_from_the_page(client: FlaskClient) -> None:
    page = client.get("/query", headers=BROWSER).text
    for name, each in shelf().queries.items():
        assert f'<a href="/query?saved={name}">{html.escape(each.title)}</a>' in page.replace("&#39;", "&#x27;")
    assert "ck:repliesTo ?answers" in kept(client.get("/query?saved=reply-links", headers=BROWSER).text)
    assert client.get("/query?saved=nothing").status_code == 404


def test_only_the_query_page_may_run_scripts_and_none_that_stands_in_it(client: FlaskClient) -> None:
    for path in ("/query", "/sparql?query=ASK%7B%7D&format=html"):
        response = client.get(path, headers=BROWSER)
        assert "script-src 'self';" in response.headers["Content-Security-Policy"]
        assert not re.search(r"<script(?![^>]*\bsrc=)", response.text)
    assert "script-src 'none'" in client.get("/letter", headers=BROWSER).headers["Content-Security-Policy"]


def test_what_the_editor_completes_has_labels_kinds_and_counts(client: FlaskClient) -> None:
    answer = client.get("/query/terms.json").get_json()
    named = {each["iri"]: each for each in answer["terms"]}
    letter = named["https://w3id.org/corrkg/ontology#Letter"]
    assert (letter["kind"], letter["label"]) == ("class", "Letter")
    assert letter["about"]
    assert named["https://w3id.org/corrkg/ontology#sender"]["kind"] == "property"
    assert answer["prefixes"]["ck"] == "https://w3id.org/corrkg/ontology#"


# --- mistakes ------------------------------------------------------------------------------------------------------


def test_a_missing_full_stop_is_told_with_its_line_and_the_query_is_kept(client: FlaskClient) -> None:
    query = "SELECT * {\n  ?l a ck:Letter\n  ?l ck:sender ?p\n}"
    page = run(client, query)
    assert "a full stop is missing before line 3" in page
    assert "<mark>3    ?l ck:sender ?p</mark>" in page
    assert 'data-line="3"' in page
    assert kept(page) == query


def test_a_program_gets_the_place_of_a_mistake(client: FlaskClient) -> None:
    told = client.get("/sparql", query_string={"query": "ASK {\n ?s ?p\n}"}).get_json(force=True)
    assert (told["line"], told["column"]) == (3, 1)


def test_an_undeclared_prefix_is_told_with_the_nearest(client: FlaskClient) -> None:
    page = run(client, "SELECT * { ?p fof:name ?n }")
    assert "the prefix 'fof:' of 'fof:name' is not declared" in page
    assert "Did you mean foaf:?" in page


def test_names_that_nothing_has_are_told_with_the_nearest(client: FlaskClient) -> None:
    page = run(client, "SELECT * {\n  ?l a ck:Leter ;\n     ck:sendr ?p .\n}")
    assert "<code>ck:Leter</code> in line 2: did you mean <code>ck:Letter</code>?" in page
    assert "<code>ck:sendr</code> in line 3: did you mean <code>ck:sender</code>?" in page
    link = re.search(r'<a href="([^"]*)">Ask with the names that may be meant', page)
    assert link is not None
    assert "ck:Letter ;\n     ck:sender ?p" in kept(client.get(html.unescape(link[1]), headers=BROWSER).text)


def test_names_that_the_data_has_are_not_doubted(client: FlaskClient) -> None:
    for query in (LETTERS, "CONSTRUCT { ?l ck:anything ?d } WHERE { ?l ck:date ?d }", "ASK { ?s a <urn:x>, other:y }"):
        assert "Names that nothing here has" not in run(client, f"PREFIX other: <urn:y#> {query}")


class Limited(Running):
    """An answer that meets a limit: when it is asked for, or in its middle."""

    def __init__(self, error: LimitError, formats: Formats) -> None:
        super().__init__(formats)
        self.error = error

    @property
    def head(self) -> Head:
        return Head(False, None, ("x",))

    def blocks(self) -> Iterator[bytes]:
        yield b'{"head":{"vars":["x"]},"results":{"bindings":['
        raise self.error

    def close(self) -> None: ...


@pytest.mark.parametrize(
    "error", [TimeError("the query took longer than 20 seconds"), BusyError("all places are taken")]
)
def test_a_query_that_met_a_limit_is_kept(store_dir: Path, error: LimitError) -> None:
    def engine(release: Release) -> Engine:
        class Slow:
            graph = release.graph

            def ready(self) -> None:
                pass

            def ask(self, query: str, dataset: object = WHOLE, formats: Formats = USUAL, **_: object) -> Running:
                return Limited(error, formats)

        return Slow()

    client = create_app(load({"store": str(store_dir)}, {}), engine).test_client()
    query = f"{LETTERS} # {'long ' * 2000}"
    response = client.post("/sparql", data={"query": query, "view": "table"}, headers=BROWSER)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == str(error.retry_after)
    assert response.headers["Cache-Control"] == "no-store"
    assert error.message[1:] in response.text
    assert kept(response.text) == query


def test_a_view_that_is_none_is_refused_by_name(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": LETTERS, "view": "hologram", "format": "html"})
    assert response.status_code == 400
    assert "table, chart, timeline, network, map" in response.get_json(force=True)["detail"]


# --- answers -------------------------------------------------------------------------------------------------------


def test_a_table_is_sorted_by_the_column_that_is_named_numbers_by_size(client: FlaskClient) -> None:
    query = "SELECT ?x { VALUES ?x { 10 9 UNDEF 'b' 'a' 'b10' 'b9' } }"

    def column(**more: str) -> list[str]:
        return re.findall(r"<td[^>]*>(?:<span[^>]*>([^<]*)</span>.*?)?</td>", run(client, query, **more))

    assert column(sort="x") == ["9", "10", "a", "b", "b9", "b10", ""]
    assert column(sort="-x") == ["b10", "b9", "b", "a", "10", "9", ""]
    assert column(sort="y") == column()
    page = run(client, query, sort="x")
    assert '<th scope="col" aria-sort="ascending"><button form="ask" name="sort" value="-x"' in page


@pytest.mark.parametrize("view", ["chart", "timeline", "network", "map"])
def test_an_answer_is_drawn_or_the_page_says_that_it_cannot_be(client: FlaskClient, view: str) -> None:
    drawn = {
        "chart": "SELECT ?n ?c { VALUES (?n ?c) { ('a' 1) ('b' 2) } }",
        "timeline": LETTERS,
        "network": "SELECT ?a ?b { VALUES (?a ?b) { (<urn:a> <urn:b>) (<urn:b> <urn:c>) } }",
        "map": "SELECT ?n ?lat ?long { VALUES (?n ?lat ?long) { ('a' 55.75 37.6) } }",
    }
    page = run(client, drawn[view], view=view)
    assert f'<figure class="plot {view}">' in page
    assert f'value="{view}" aria-pressed="true"' in page
    assert '<figure class="plot' not in run(client, "SELECT ?x { VALUES ?x { 'a' } }", view=view)


def test_a_graph_can_be_seen_as_a_network(client: FlaskClient) -> None:
    query = "CONSTRUCT { ?l ck:sender ?p } WHERE { ?l ck:sender ?p }"
    assert '<figure class="plot network">' in run(client, query, view="network")
    assert "<figure" not in run(client, query)
