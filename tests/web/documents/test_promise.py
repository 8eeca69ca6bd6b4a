"""/about/identifiers: each sentence of the promise is held."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corrkg.convert import identifiers as ids
from corrkg.settings import load
from corrkg.store.build import build
from corrkg.web import create_app
from corrkg.web.documents.identifiers import PATTERN

BASE = "https://letters.example.org/"
FIRST, SECOND = "1933-05-04-orlov-to-gromov", "1933-05-05-gromov-to-orlov"
TURTLE = {"Accept": "text/turtle"}


@pytest.fixture
def site(published: tuple[Path, Path]) -> FlaskClient:
    seeds, store = published
    register = seeds / "identifiers.csv"
    rows = "person,one,one,,,issued,,\nperson,one,,,,merged,orlov,\n"
    register.write_text(register.read_text(encoding="utf-8") + rows, encoding="utf-8")
    ids.split(seeds, "person", "zaytsev", ("orlov", "gromov"))
    ids.withdraw(seeds, "letter", FIRST, "no letter")
    build(seeds, store)
    return create_app(load({"store": str(store)}, {})).test_client()


def test_every_sentence_of_the_promise_is_on_the_page_and_holds(site: FlaskClient) -> None:
    page = site.get("/about/identifiers")
    assert page.status_code == 200
    held: dict[str, Callable[[], object]] = {
        "answers 303 to the document": lambda: site.get("/person/orlov", headers=TURTLE).status_code == 303,
        "never given to another thing": lambda: site.get(f"/letter/{FIRST}").status_code == 410,
        "answers 301 to the survivor": lambda: site.get("/person/one").headers["Location"] == "/person/orlov",
        "says dcterms:replaces and keeps the old names": lambda: (
            "person/one>" in site.get("/person/orlov.nt").text and '"One"@en' in site.get("/person/orlov.nt").text
        ),
        "names every thing that it meant": lambda: (
            site.get("/person/zaytsev").status_code == 410
            and all(f"{BASE}person/{each}" in site.get("/person/zaytsev").text for each in ("orlov", "gromov"))
        ),
        "answers 410 with the reason": lambda: "no letter" in site.get(f"/letter/{FIRST}").text,
        "Never issued: 404": lambda: site.get("/person/never").status_code == 404,
        "Cite the URI": lambda: f"{BASE}person/orlov" in site.get("/person/orlov.html").text,
        f"{BASE}person/$1": lambda: re.fullmatch(PATTERN, "orlov") and not re.fullmatch(PATTERN, "a/b"),
    }
    for sentence, holds in held.items():
        assert sentence in page.text
        assert holds(), sentence
    for path in re.findall(r'href="(/(?:changes|beacon|linkset|dataset)[^"]*)"', page.text):
        assert site.get(path, headers={"Accept": "*/*"}).status_code in {200, 303}, path


def test_every_page_leads_to_the_promise_and_to_what_has_changed(site: FlaskClient) -> None:
    for page in ("/", "/person", "/person/orlov.html", "/query", "/about/identifiers"):
        text = site.get(page).text
        assert 'href="/about/identifiers"' in text, page
        assert '<link rel="alternate" href="/changes.atom" type="application/atom+xml"' in text, page


def test_page_of_a_person_signposts_its_authority_record(site: FlaskClient) -> None:
    links = site.get("/person/orlov.html").headers["Link"]
    assert '</person/orlov.eac.xml>; rel="describedby"; type="application/xml"' in links
    letter = site.get("/letter").text.partition('href="/letter/')[2].partition('"')[0]
    assert "eac.xml" not in site.get(f"/letter/{letter}.html").headers["Link"]
