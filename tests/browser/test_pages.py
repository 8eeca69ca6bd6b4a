"""Every kind of page in a browser: nothing from another host, no complaint of the browser, none of axe."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import quote_plus

import pytest

from corrkg.web.sparql.page import has_editor

pytestmark = pytest.mark.serial

Visit = Callable[..., AbstractContextManager[Any]]

LETTER = "/letter/1935-10-09-kaganovich-to-stalin.html"
NOTED = "/letter/1935-10-21-kaganovich-molotov-to-stalin.html"
ROW = "thing=letter/x&property=ck:sender&to=person/stalin&who=A+reader&when=2026-11-27&why=The+signature+says+so"

WIDE = """() => [...document.querySelectorAll(".scroll")]
    .filter(each => each.scrollWidth > each.clientWidth).map(each => each.textContent.slice(0, 80))"""


def asked(query: str, view: str = "table") -> str:
    return f"/sparql?format=html&view={view}&query={quote_plus(query)}"


PAGES = {
    "/": 200, "/search?q=grain": 200, "/search?q=grian": 200, "/day/1935-10-21": 200, "/day/1935-10": 200,
    "/day/1935": 200, "/letter?sort=-date&kind=letter": 200, "/person": 200, "/archive": 200, LETTER: 200,
    "/person?q=Kaganowitsch": 200,
    "/letter/1935-10-25-stalin-to-molotov-kaganovich-yagoda/note/1.html": 200, "/person/stalin.html": 200,
    "/decision/pb-1935-10-03.html": 200, "/archive/rgaspi.html": 200, "/archive/rgaspi/558/11/90.html": 200,
    "/place/sochi.html": 200, "/organisation/politburo.html": 200, "/subject/foreign-trade.html": 200,
    "/source/1935-october.html?at=14440,14600": 200, "/graph/inferred.html": 200, "/dataset.html": 200, "/dump": 200,
    "/ontology.html": 200, "/about/identifiers": 200, "/report": 200, "/correction?thing=letter/x": 200,
    f"/correction?{ROW}": 200, "/queries": 200, "/queries/letters-between": 200, "/queries/co-signers": 200,
    "/queries/letters-per-day": 200, "/queries/places-of-dispatch": 200, "/queries/decision-trail": 200, "/query": 200,
    asked("SELECT * { ?l a ck:Leter } LIMIT 3"): 200,
    asked("SELECT ?l ?p { ?l ck:sender ?p } LIMIT 9"): 200,
    asked("SELECT ?l ?d { ?l a ck:Letter ; ck:date ?d } LIMIT 9", "timeline"): 200,
    asked("CONSTRUCT { ?l ck:sender ?p } { ?l ck:sender ?p } LIMIT 9"): 200,
    asked("SELECT * {\n  ?l a ck:Letter\n  ?l ck:sender ?p\n}"): 400,
    "/explore": 200, "/explore?kind=letter&person=stalin": 200, "/letter/none": 404,
}  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_without_a_complaint_and_from_no_other_host(visit: Visit, path: str) -> None:
    with visit(path, 390, status=PAGES[path]) as page:
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert page.evaluate(WIDE) == [], "a table has to be scrolled sideways"


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_fault_narrow_or_wide_light_or_dark(
    visit: Visit, faults_of_access: Callable[[Any], list[str]], path: str
) -> None:
    with visit(path, status=PAGES[path]) as page:
        if page.locator("#ask").count() and has_editor():
            page.locator(".cm-content").wait_for()
        page.eval_on_selector_all("details", "all => all.forEach(each => { each.open = true })")
        found = {}
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                found[f"{scheme} at {width}"] = faults_of_access(page)
            if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
                found[str(width)] = [f"the page is {wide} pixels wide"]
        assert {how: faults for how, faults in found.items() if faults} == {}


def test_the_address_of_a_piece_of_evidence_opens_the_text_there(visit: Visit) -> None:
    with visit("/source/1935-october.html#char=14440,14600") as page:
        page.wait_for_selector(".source-text .here")
        assert "we finally edited the resolution on the grain fund" in page.inner_text(".source-text")


def test_without_scripts_and_by_keyboard_a_fact_opens_its_reason(visit: Visit) -> None:
    with visit(LETTER, 390, script=False) as page:
        page.focus(".facts .why summary")
        page.keyboard.press("Enter")
        assert page.is_visible(".facts .why[open] div")
        page.click('a[href="#note-2"]')
        assert page.url.endswith("#note-2")


@pytest.mark.parametrize("path", [NOTED, f"{NOTED.removesuffix('.html')}/note/1.html"])
def test_on_paper_a_letter_has_its_words_notes_and_citation_and_nothing_that_was_made_of_them(
    visit: Visit, path: str
) -> None:
    with visit(path) as page:
        page.emulate_media(media="print")
        text = page.inner_text("body")
        for words in ("October 21", "Stalin", "agreed in a cipher from Gagra", "Version"):
            assert words in text
        if path == NOTED:
            assert "transform it into the Kalmyk ASSR" in text
            assert page.locator(".citation").is_visible()
        for words in (
            "repaired",
            "inferred",
            "certainty",
            "course of the matter",
            "Every statement",
            "SPARQL",
            "Русский",
        ):
            assert words not in text
        for hidden in (
            "header.site",
            ".claims",
            ".why",
            ".statements",
            ".machine",
            "form",
            "button",
            ".made",
            ".said",
            ".back",
        ):
            assert page.locator(f"{hidden}:visible").count() == 0, hidden


def test_a_page_without_a_text_is_printed_whole_and_says_how_to_cite_it(visit: Visit) -> None:
    with visit("/decision/pb-1935-10-21.html", dark=True) as page:
        page.emulate_media(media="print")
        assert page.locator(".way li:visible").count() == 2
        assert page.locator(".cited").is_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
        assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper')") == "#fdfcf9"
