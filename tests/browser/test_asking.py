"""The query page, the steps, the pictures and the ontology in a real browser."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import pytest

from corrkg.web.sparql.page import has_editor

pytestmark = pytest.mark.serial

needs_editor = pytest.mark.skipif(not has_editor(), reason="the editor is not bundled: run `make assets`")

MISTAKE = "SELECT * {\n  ?l a ck:Letter\n  ?l ck:sender ?p\n}"
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
NAMES = "figure.network svg text.label:visible, figure:is(.timeline, .exchange) svg text.value:visible"


def asked(query: str) -> str:
    return f"/sparql?format=html&query={quote_plus(query)}"


@needs_editor
def test_a_first_query_is_written_with_completion_and_run_by_the_keyboard(visit: Any) -> None:
    with visit("/query") as page:
        page.locator(".cm-content").click()
        page.keyboard.press("Control+a")
        page.keyboard.type("SELECT ?l ?p {\n?l a lett")
        page.locator(".cm-tooltip-autocomplete li", has_text="ck:Letter").first.wait_for()
        page.wait_for_timeout(200)  # CodeMirror takes no key for a moment after the list is there
        page.keyboard.press("Enter")
        page.keyboard.type(" ; sende")
        page.locator(".cm-tooltip-autocomplete li[aria-selected]", has_text="ck:sender").wait_for()
        page.wait_for_timeout(200)
        page.keyboard.press("Enter")
        page.keyboard.type(" ?p")
        page.keyboard.press("Control+Enter")
        page.locator("#result table").wait_for()
        assert "/sparql?query=" in page.url, "a short query has an address that can be shared"
        assert "ck:sender ?p" in page.locator(".cm-content").inner_text()


@needs_editor
def test_a_mistake_is_told_at_its_line_until_the_line_is_changed(visit: Any) -> None:
    with visit(asked(MISTAKE), status=400) as page:
        assert "a full stop is missing before line 3" in page.locator(".cm-problem").inner_text()
        assert page.locator(".cm-mistaken").inner_text() == "  ?l ck:sender ?p"
        page.keyboard.type(". ")
        page.locator(".cm-problem").wait_for(state="detached")
        page.keyboard.press("Control+Enter")
        page.locator("#result table").wait_for()


def test_without_a_script_a_query_of_nine_kilobytes_is_asked(visit: Any) -> None:
    with visit("/query", 390, script=False) as page:
        page.locator("textarea").fill(f"SELECT * {{ ?l a ck:Letter }}\n# {'long ' * 1800}")
        page.get_by_role("button", name="Run").click()
        assert page.locator("#result tbody tr").count() == 35
        assert len(page.locator("textarea").input_value()) > 9000


def test_a_timeout_keeps_the_query(visit: Any, serving: Any, october_store: Path) -> None:
    with serving(october_store, query_seconds=1) as served:
        site = f"http://127.0.0.1:{served.port}"
        with visit(asked(HEAVY), at=site, status=503) as page:
            assert "took longer than 1 second" in page.locator("#problem").inner_text()
            assert page.locator("textarea").input_value() == HEAVY


DRAWN = ["co-signers", "letters-per-day", "places-of-dispatch", "decision-trail"]


@pytest.mark.parametrize("path", [*(f"/queries/{name}" for name in DRAWN), "/person/stalin.html", "/ontology.html"])
def test_a_picture_can_be_read_on_a_phone(visit: Any, path: str) -> None:
    with visit(path, 390) as page:
        seen = page.locator("figure.plot svg text:visible")
        assert seen.count() > 1
        for text in seen.all():
            box = text.bounding_box()
            assert box["height"] >= 10, text.text_content()
            assert box["x"] >= 0, text.text_content()
            assert box["x"] + box["width"] <= 390, text.text_content()
        names = [each.bounding_box() for each in page.locator(NAMES).all()]
        for one, other in combinations(names, 2):
            apart = abs(one["y"] - other["y"]) > 10
            assert apart or one["x"] >= other["x"] + other["width"] or other["x"] >= one["x"] + one["width"]
