"""Every kind of page in Debian's chromium: nothing from another host, no complaint of the browser, none of axe."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
axe_api = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe is not installed (the extra test has it)"
)

from playwright.sync_api import Browser, BrowserContext, Page  # noqa: E402

pytestmark = pytest.mark.serial

CHROMIUM = shutil.which("chromium")
LETTER = "/letter/1935-10-09-kaganovich-to-stalin.html"
PAGES = [
    "/", "/search?q=grain", "/day/1935-10-21", "/letter", LETTER,
    "/letter/1935-10-25-stalin-to-molotov-kaganovich-yagoda/note/1.html", "/person/stalin.html",
    "/decision/pb-1935-10-03.html", "/archive/rgaspi.html", "/archive/rgaspi/558/11/90.html", "/place/sochi.html",
    "/organisation/politburo.html", "/subject/foreign-trade.html", "/source/1935-october.html?at=14440,14600",
    "/dataset.html", "/ontology.html", "/queries", "/query", "/report", "/correction?thing=letter/x", "/letter/none",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("chromium is not installed: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture(scope="module")
def probed(browser: Browser) -> Iterator[Page]:
    """A page that axe may be put into, which our policy of scripts refuses."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_without_a_complaint_and_from_no_other_host(
    plain: BrowserContext, october_site: str, path: str
) -> None:
    page = plain.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(october_site + path, wait_until="load")
    page.close()
    expected = "the server responded with a status of 404" if path.endswith("none") else None
    assert [each for each in complaints if expected is None or expected not in each] == []
    assert [each for each in asked if not each.startswith((october_site, "data:"))] == []


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_fault_narrow_or_wide_light_or_dark(probed: Page, october_site: str, path: str) -> None:
    probed.set_viewport_size({"width": 390, "height": 844})
    probed.emulate_media(color_scheme="light")
    probed.goto(october_site + path, wait_until="load")
    faults = []
    for width, scheme in ((390, "light"), (1280, "dark")):
        probed.set_viewport_size({"width": width, "height": 900})
        probed.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        tags = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
        for each in axe_api.Axe().run(probed, options=tags).response["violations"]:
            faults.append((width, scheme, each["id"], [node["target"] for node in each["nodes"]][:3]))
    assert faults == []
    assert probed.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_address_of_a_piece_of_evidence_opens_the_text_there(plain: BrowserContext, october_site: str) -> None:
    page = plain.new_page()
    page.goto(f"{october_site}/source/1935-october.html#char=14440,14600", wait_until="load")
    page.wait_for_selector(".source-text .here")
    assert "we finally edited the resolution on the grain fund" in page.inner_text(".source-text")
    page.close()


def test_without_scripts_and_by_keyboard_a_fact_opens_its_reason(browser: Browser, october_site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(october_site + LETTER, wait_until="load")
    page.focus(".facts .why summary")
    page.keyboard.press("Enter")
    assert page.is_visible(".facts .why[open] div")
    page.click('a[href="#note-2"]')
    assert page.url.endswith("#note-2")
    context.close()
