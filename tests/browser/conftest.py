"""A real browser: Debian's chromium, driven by Playwright. Where there is none, these tests are skipped and say so."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).parents[2] / "assets" / "node_modules" / "axe-core" / "axe.min.js"

Visit = Callable[..., AbstractContextManager[Any]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser, with its sandbox off: containers do not let it have one."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("there is no chromium: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def visit(browser: Any, october_site: str) -> Visit:
    """A context manager that opens a page at a width, and at its end has seen no fault, and nothing of another host.

    A fault is an error in the console, a violation of the policy among them, or one that a script throws.
    """

    @contextmanager
    def open_page(
        path: str,
        width: int = 1280,
        *,
        dark: bool = False,
        script: bool = True,
        at: str = october_site,
        status: int = 200,
    ) -> Iterator[Any]:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
        )
        page = context.new_page()
        faults: list[str] = []
        page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith(at) else faults.append(request.url))
        response = page.goto(at + path)
        assert response.status == status
        yield page
        # A page that is an error is told by the browser as a resource that failed.
        assert [each for each in faults if "the server responded with a status of" not in each] == []
        context.close()

    return open_page


@pytest.fixture(scope="module")
def faults_of_access() -> Callable[[Any], list[str]]:
    """A function that returns what axe finds wrong with a page, by WCAG 2.2 AA."""
    if not AXE.exists():
        pytest.skip("there is no axe: run `make assets`")
    axe = AXE.read_text(encoding="utf-8")

    def check(page: Any) -> list[str]:
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        page.evaluate(axe)
        found = page.evaluate("tags => axe.run({ runOnly: tags })", tags)
        return [f"{each['id']}: {node['html'][:200]}" for each in found["violations"] for node in each["nodes"]]

    return check
