"""The affair of the grain fund, from the home page to the words that it rests on, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.serial

LETTER = "/letter/1935-10-04-stalin-to-kaganovich-molotov"
DECISION = "/decision/pb-1935-10-07"

Follow = Callable[[Any], None]


def by_mouse(link: Any) -> None:
    link.click()


def by_keyboard(link: Any) -> None:
    link.focus()
    link.page.keyboard.press("Enter")


def search(page: Any, words: str) -> None:
    field = page.get_by_role("searchbox").first
    field.focus()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("follow", [by_mouse, by_keyboard])
def test_from_a_word_to_the_decision_its_source_and_back(visit: Any, follow: Follow, script: bool) -> None:
    with visit("/", script=script) as page:
        search(page, "grain fund")
        follow(page.locator(f'main a[href="{LETTER}"]').first)
        page.wait_for_url(f"**{LETTER}*")
        follow(page.locator(f'main a[href="{DECISION}"]').first)
        page.wait_for_url(f"**{DECISION}*")
        follow(page.locator('main a[href^="/source/"]:visible').first)
        page.wait_for_url("**/source/**")
        assert "inviolable fund of grain forage" in "".join(page.locator(".source-text .here").all_inner_texts())
        follow(page.locator(f'.source-text a.here[href^="{DECISION}"], .source-text a.here[href^="{LETTER}"]').first)
        page.wait_for_url(lambda url: DECISION in url or LETTER in url)
