"""Letters that pages of other things list: each is told from its neighbours, and a long list leads on."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corrkg.reading import facts
from corrkg.settings import load
from corrkg.web import create_app

BROWSER = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def october_client(october_store: Path) -> FlaskClient:
    return create_app(load({"store": str(october_store)}, {})).test_client()


def _lines(page: str, heading: str) -> list[str]:
    """Return the lines of the list under a heading, as text."""
    section = page[page.index(f"<h2>{heading}") :].partition("</section>")[0]
    return [html.unescape(re.sub("<[^>]+>", "", each)) for each in re.findall("<li>(.*?)</li>", section, re.DOTALL)]


def test_what_was_sent_from_a_place_is_told_apart_by_number_and_first_words(october_client: FlaskClient) -> None:
    lines = _lines(october_client.get("/place/sochi.html", headers=BROWSER).text, "Sent and received")
    assert len(lines) > 3
    letters = [line.partition("sent: ")[2] or line.partition("received: ")[2] for line in lines]
    assert len(set(letters)) == len(letters)
    assert all(len(re.findall("[A-Za-z]{3,}", each)) > 8 for each in letters), "the first words stand there"


def test_a_subject_lists_all_that_is_about_it_where_that_is_little(october_client: FlaskClient) -> None:
    page = october_client.get("/subject/grain.html", headers=BROWSER).text
    assert len(_lines(page, "Letters about it")) == 6
    assert "page by page" not in page


def test_a_subject_of_many_letters_lists_the_first_and_leads_to_pages_of_all(
    october_client: FlaskClient, october_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _lines(october_client.get("/subject/grain.html", headers=BROWSER).text, "Letters about it")
    monkeypatch.setattr(facts, "_SHOWN", 2)
    fresh = create_app(load({"store": str(october_store)}, {})).test_client()  # keeps no page of before
    page = fresh.get("/subject/grain.html", headers=BROWSER).text
    assert _lines(page, "Letters about it") == whole[:2]
    link = re.search(r'The first 2 by date\. <a href="(/explore[^"]*letter[^"]*)">', page)
    assert link
    every = october_client.get(html.unescape(link[1]), headers=BROWSER).text
    assert len(set(re.findall(r'href="/letter/[^"]+"', every))) == len(whole)


def test_a_page_calls_a_thing_by_our_own_classes_where_it_has_one(october_client: FlaskClient) -> None:
    page = october_client.get("/source/1935-october.html", headers=BROWSER).text
    kind = page.partition('<p class="kind">')[2].partition("</p>")[0]
    assert re.sub("<[^>]+>", "", kind) == "Source"
    subject = october_client.get("/subject/grain.html", headers=BROWSER).text
    assert "core#Concept" in subject.partition('<p class="kind">')[2].partition("</p>")[0]
