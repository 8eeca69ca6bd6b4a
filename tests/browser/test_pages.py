"""Every kind of page in a browser: nothing from another host, no complaint of the browser, none of axe."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

pytestmark = pytest.mark.serial

Visit = Callable[..., AbstractContextManager[Any]]

LETTER = "/letter/1935-10-09-kaganovich-to-stalin.html"
PAGES = [
    "/", "/search?q=grain", "/day/1935-10-21", "/letter", LETTER,
    "/letter/1935-10-25-stalin-to-molotov-kaganovich-yagoda/note/1.html", "/person/stalin.html",
    "/decision/pb-1935-10-03.html", "/archive/rgaspi.html", "/archive/rgaspi/558/11/90.html", "/place/sochi.html",
    "/organisation/politburo.html", "/subject/foreign-trade.html", "/source/1935-october.html?at=14440,14600",
    "/dataset.html", "/ontology.html", "/queries", "/query", "/report", "/correction?thing=letter/x", "/letter/none",
]  # fmt: skip


def _status(path: str) -> int:
    return 404 if path.endswith("none") else 200


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_without_a_complaint_and_from_no_other_host(visit: Visit, path: str) -> None:
    with visit(path, 390, status=_status(path)) as page:
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_fault_narrow_and_light_or_wide_and_dark(
    visit: Visit, faults_of_access: Callable[[Any], list[str]], path: str
) -> None:
    for width, dark in ((390, False), (1280, True)):
        with visit(path, width, dark=dark, status=_status(path)) as page:
            assert faults_of_access(page) == []


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
