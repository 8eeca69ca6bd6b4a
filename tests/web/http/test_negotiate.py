"""Negotiation, RFC 9110 section 12."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.formats import DOCUMENT_FORMATS
from corrkg.web.http.negotiate import choose, choose_language, negotiate, parse_accept

OFFERS = ["text/html", "text/turtle", "application/ld+json", "application/n-triples"]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (None, "text/html"),
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("TEXT/Turtle", "text/turtle"),
        ("text/turtle, text/html", "text/html"),  # a tie: the server's order
        ("text/turtle;q=0.9, text/html;q=0.8", "text/turtle"),
        ("text/*;q=0.5, text/html;q=0.1, application/*;q=0.4", "text/turtle"),
        ("*/*;q=0.1, application/n-triples;q=0.2", "application/n-triples"),
        ("text/html;q=0, */*", "text/turtle"),
        ("application/n-triples, */*", "application/n-triples"),  # named is more than any
        ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", "text/html"),  # a browser
        ("application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5, */*;q=0.1", "text/html"),
        ("image/png", None),
        ("*/*;q=0", None),
        ("text/turtle;q=0.000", None),
        ("text/turtle;charset=utf-8", "text/turtle"),
        ('text/turtle;charset="UTF-8"', "text/turtle"),
        ("text/turtle;charset=koi8-r", None),
        ("text/turtle;level=1, text/html;q=0.1", "text/html"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', "application/ld+json"),
        ("text/turtle ; q=0.5 , text/html ; q=0.4", "text/turtle"),
        ("text/turtle;q=0.5;ext=1", "text/turtle"),
        ("nonsense", "text/html"),  # nothing can be read: as if absent
        ("text/turtle;q=2", "text/html"),
        ("text/turtle;q=x, text/html;q=0.1", "text/html"),
        ("garbage///, text/turtle", "text/turtle"),
        ("*/turtle", "text/html"),
        ("*;q=.2", "text/html"),  # java.net.HttpURLConnection
        (",,, text/turtle ,", "text/turtle"),
        ('text/html;a="x,y";q=0, text/turtle', "text/turtle"),
        ("text/html;q=0.5, text/html;q=0.9, text/turtle;q=0.7", "text/turtle"),
    ],
)
def test_accept_selects(field: str | None, expected: str | None) -> None:
    assert choose(field, OFFERS) == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (None, "en"),
        ("ru", "ru"),
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("en-GB, ru;q=0.9", "en"),
        ("de, fr", "en"),
        ("de, ru;q=0.1", "ru"),
        ("*", "en"),
        ("ru;q=0", "en"),
        ("\x00;;q=q", "en"),
        ("ru;q=9", "en"),
    ],
)
def test_accept_language_selects(field: str | None, expected: str) -> None:
    assert choose_language(field, ["en", "ru"]) == expected


TOKEN = st.text("abcdefghijklmnopqrstuvwxyz0123456789+.-", min_size=1, max_size=8)
RANGE = st.one_of(
    st.just("*/*"),
    st.sampled_from(OFFERS),
    st.sampled_from(["text/*", "application/*"]),
    st.builds("{}/{}".format, TOKEN, TOKEN),
)
QUALITY = st.integers(0, 1000).map(lambda number: f"{number / 1000:.3f}")
ELEMENT = st.builds("{};q={}".format, RANGE, QUALITY)


@given(st.text())
def test_no_text_is_an_error(field: str) -> None:
    assert choose(field, OFFERS) in [*OFFERS, None]
    assert choose_language(field, ["en", "ru"]) in {"en", "ru"}


@given(st.lists(ELEMENT, min_size=1, max_size=6))
def test_what_is_chosen_has_the_best_quality_of_its_most_specific_range(elements: list[str]) -> None:
    field = ", ".join(elements)

    def quality(offer: str) -> float:
        matching = [each for each in parse_accept(field) if each.matches(offer)]
        most = max((each.specificity for each in matching), default=0)
        return next((each.quality for each in matching if each.specificity == most), 0.0)

    chosen = choose(field, OFFERS)
    best = max(map(quality, OFFERS))
    assert (chosen is None) == (best == 0)
    if chosen is not None:
        assert quality(chosen) == best


@given(st.lists(ELEMENT, min_size=1, max_size=6), st.data())
def test_spaces_and_case_change_nothing(elements: list[str], data: st.DataObject) -> None:
    spaced = ",".join(
        data.draw(st.sampled_from([" ", "\t", ""])) + each.upper().replace(";Q=", " ; q=") for each in elements
    )
    assert choose(spaced, OFFERS) == choose(",".join(elements), OFFERS)


@given(st.lists(ELEMENT, min_size=1, max_size=5), QUALITY)
def test_refusing_a_type_is_obeyed(elements: list[str], quality: str) -> None:
    others = [each for each in elements if not each.startswith("text/turtle;")]
    assert choose(", ".join(["text/turtle;q=0", *others, f"*/*;q={quality}"]), OFFERS) != "text/turtle"


@pytest.mark.parametrize("field", ["a/b" + " ; " * 100_000, '"' * 100_000, 'a/b;x="' + '\\"' * 50_000, "," * 100_000])
def test_a_hostile_field_takes_no_time(field: str) -> None:
    start = time.process_time()
    choose(field, OFFERS)
    assert time.process_time() - start < 0.5


def test_json_asks_for_json_ld() -> None:
    chosen = negotiate("application/json", DOCUMENT_FORMATS)
    assert chosen is not None
    assert chosen.suffix == "jsonld"


@pytest.mark.parametrize(
    ("field", "suffix"),
    [
        # What Comunica sends, in short: it looks for the statements in the default graph.
        ("application/n-quads, application/trig;q=0.95, application/ld+json;q=0.9, text/turtle;q=0.6", "jsonld"),
        ("application/n-quads", "nq"),
        ("application/trig, text/turtle;q=0.4", "trig"),
        ("application/trig, text/turtle;q=0.6", "ttl"),
    ],
)
def test_a_graph_is_preferred_to_a_dataset_unless_that_is_what_is_asked_for(field: str, suffix: str) -> None:
    chosen = negotiate(field, DOCUMENT_FORMATS)
    assert chosen is not None
    assert chosen.suffix == suffix
