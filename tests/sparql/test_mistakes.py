"""Where the mistake of a query stands, and what is said of it."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from corrkg.queries.query import read_query
from corrkg.queries.shelf import shelf
from corrkg.sparql.guard import QueryError, tokens
from corrkg.sparql.mistakes import _Search, explained, find_mistake, nearest
from corrkg.sparql.run import run


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("SELECT * {\n  ?s ?p ?o ?q }", (2, 12), "'?q' cannot"),
        ("SELECT * {\n  ?s ?p }}", (2, 9), "'}' cannot"),
        ("SELECT * {\n  ?s ?p ?o\n}\nORDERED ?s", (4, 1), "'ORDERED' cannot"),
        ("SELECT * {\n  # ?é\n  ?s ?p ?o FILTR (?o) }", (3, 12), "'FILTR' cannot"),
        ('SELECT * { "тема" ?p ?o . FILTER (?o > ) }', (1, 40), "')' cannot"),
        ('ASK {\n  ?s ?p "open\n}', (2, 9), "'\"open' is not closed"),
        ("ASK { ?s a", (1, 11), "ends too early"),
        ("ASK { ?s a\n\n", (1, 11), "ends too early"),
        ("", (1, 1), "ends too early"),
        ("ASK {\n ?s nope:x ?o }", (2, 5), "the prefix 'nope:' of 'nope:x' is not declared"),
        ("SELECT (COUNT(?s) AS ?n) ?p { ?s ?p ?o }", (1, 41), "a variable that is unbound"),
    ],
)
def test_the_first_token_that_does_not_fit_is_named(text: str, place: tuple[int, int], said: str) -> None:
    found = find_mistake(text)
    assert found is not None
    assert (found.line, found.column) == place
    assert said in found.message


def test_what_runs_has_no_mistake() -> None:
    assert all(find_mistake(query.text) is None for query in shelf().queries.values())


def test_every_beginning_of_a_query_can_go_on() -> None:
    text = shelf().queries["decision-trail"].text
    ends = [each.start + len(each.text) for each in tokens(text) if each.kind not in {"space", "comment"}]
    assert len(ends) > 300
    search = _Search(text, text, {})
    assert all(search._can_go_on(text[:end]) for end in ends)


PREFIXES = {"ck": "urn:ck#", "foaf": "urn:foaf#"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * {\n  ?l a ck:Letter\n  ?l ck:sender ?p\n}", "a full stop is missing before line 3"),
        ("SELECT * { ?l a ck:Letter ?l ck:sender ?p }", "a full stop is missing before '?l'"),
        ("SELECT * {\n  ?l a ck:Letter\n  ck:sender ?p\n}", "a semicolon is missing before line 3"),
        ("SELECT ?x WHERE ?x a ck:Letter }", "an opening brace '{' is missing before '?x'"),
        ("SELECT * { ?l a ck:Letter", "it ends too early: the closing '}' is missing"),
        ("SELECT * { ?l a ck:Letter { ?l a ?o . FILTER (?o > (2 ", "it ends too early: ') ) } }' are missing"),
        ("SELECT (COUNT(?x) AS ?n { ?x a ck:Letter }", "a closing bracket ')' is missing before '{'"),
        ("SELECT * { ?s ?p ?o . FILTER(CONTAINS(?o, 'x') }", "a closing bracket ')' is missing before '}'"),
        ("SELECT * { ?s ?p ?o . FILTER(CONTAINS(?o 'x')) }", "a comma is missing before \"'x'\""),
        ("SELECT ?s { ?s ?p ?o\nFILTER ?o > 3 }", "an opening bracket '(' is missing before '?o'"),
    ],
)
def test_what_was_forgotten_is_told_in_words(text: str, said: str) -> None:
    found = find_mistake(text, prefixes=PREFIXES)
    assert found is not None
    assert found.message == said


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("SELCT * { ?s ?p ?o }", "did you mean SELECT?"),
        ("SELECT * { ?s ?p ?o . FILTR (?o) }", "did you mean FILTER?"),
        ("ASK { ?s a fof:Person }", "did you mean foaf:?"),
        ("PREFIX things: <urn:t#> ASK { ?s a thing:Person }", "did you mean things:?"),
        ("ASK { ?s a wikidata:Q5 }", "declare it first: PREFIX wikidata: <…>"),
        ("ASK { ?s ?p ?o . elephant }", None),
    ],
)
def test_a_word_that_may_be_meant_is_offered(text: str, hint: str | None) -> None:
    found = find_mistake(text, prefixes=PREFIXES)
    assert found is not None
    assert found.hint == hint


def test_the_address_of_a_prefix_of_the_data_is_told_where_nothing_declares_it() -> None:
    found = find_mistake("PREFIX owl: <http://www.w3.org/2002/07/owl#>\nASK { ?s oa:exact ?o }")
    assert found is not None
    assert found.hint == "declare it first: PREFIX oa: <http://www.w3.org/ns/oa#>"


def test_an_error_of_the_parser_is_told_in_words_and_any_other_stays_as_it_is() -> None:
    other = QueryError("too deep")
    assert explained(other, "ASK {") is other
    with pytest.raises(QueryError) as caught:
        run(Store(), "ASK {\n ?s ?p\n}")
    told = explained(caught.value, "ASK {\n ?s ?p\n}")
    assert (told.line, told.column) == (3, 1)
    assert told.message == "the query cannot be parsed: '}' cannot stand here"
    assert explained(caught.value, "#" * 30_000) is caught.value  # the search would take too long


def test_of_names_that_are_alike_the_first_is_the_nearest_and_one_unlike_all_has_none() -> None:
    assert nearest("Leter", ["Letter", "letter", "Leader"]) == "Letter"
    assert nearest("SENDER", ["sender"]) == "sender"
    assert nearest("zebra", ["sender"]) is None
    assert nearest("x", []) is None


QUERIES = [query.text for query in shelf().queries.values()]


@given(st.sampled_from(QUERIES), st.integers(min_value=0))
def test_a_stray_bracket_is_found_wherever_it_stands(text: str, number: int) -> None:
    # ")" fits nowhere outside of "(…)", and the tokens before it are those of a query that runs.
    words = [each for each in tokens(text) if each.kind not in {"space", "comment"}]
    depth, places = 0, []
    for word in words:
        if depth == 0:
            places.append(word.start)
        depth += word.text.count("(") - word.text.count(")") if word.kind in {"open", "close"} else 0
    at = places[number % len(places)]
    found = find_mistake(f"{text[:at]}) {text[at:]}")
    assert found is not None
    assert (found.line, found.column) == (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def test_reading_a_query_asks_nobody(tmp_path: Path) -> None:
    with socket.socket() as service:
        service.bind(("127.0.0.1", 0))
        service.listen()
        service.settimeout(0.2)
        text = f"ASK {{ SERVICE SILENT <http://127.0.0.1:{service.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        path = tmp_path / "elsewhere.rq"
        path.write_text(f"#+ title: Elsewhere\n#+ summary: Is anything there?\n{text}\n", encoding="utf-8")
        assert read_query(path).form == "boolean"
        with pytest.raises(TimeoutError):
            service.accept()
