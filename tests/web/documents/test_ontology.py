"""The page of the ontology: what each term means, and what the data make of it."""

from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient

from corrkg.settings import load
from corrkg.store.release import Release
from corrkg.vocab import CK, RDF
from corrkg.web import create_app

BROWSER = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def october_client(october: Release) -> FlaskClient:
    return create_app(load({"store": str(october.path.parent.parent)}, {})).test_client()


@pytest.fixture(scope="module")
def page(october_client: FlaskClient) -> str:
    return october_client.get("/ontology.html", headers=BROWSER).text


def of(page: str, term: str) -> str:
    """Return what the page says of a term."""
    found = re.search(rf'<h3 id="{term}">.*?(?=<h3|</section>)', page, re.DOTALL)
    assert found is not None, term
    return html.unescape(found[0])


def test_a_class_has_its_properties_what_leads_to_it_and_its_number(page: str, october: Release) -> None:
    letter = of(page, "Letter")
    number = len({quad.subject for quad in october.graph.match(None, RDF.type, CK.Letter)})
    assert f'<span class="count">{number}</span></h3>' in letter
    senders = len(list(october.graph.match(None, CK.sender)))
    assert f'<li><a href="#sender">sender</a> {senders} → <code>Person</code></li>' in letter
    assert re.search(r"<code>concerns</code> \d+ from <code>[^<]*Decision", letter)
    assert "dcterms:modified" in letter


def test_every_class_of_the_data_has_a_query_that_finds_something(page: str, october_client: FlaskClient) -> None:
    links = re.findall(r'<a href="(/sparql\?query=[^"]*)">A query for it', page)
    assert len(links) > 10
    for link in links:
        found = october_client.get(html.unescape(link), headers={"Accept": "application/sparql-results+json"}).json
        assert found is not None
        assert found["results"]["bindings"], link


def test_a_list_of_contents_names_every_term_and_each_link_leads_to_a_place(page: str) -> None:
    contents = page[page.index('<nav class="contents"') : page.index("</nav>", page.index('<nav class="contents"'))]
    ids = set(re.findall(r' id="([^"]+)"', page))
    for name in ("Letter", "sender", "mediumScheme"):
        assert f'<a href="#{name}">' in contents
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    assert "medium-telegram" in ids, "the address of a concept leads to its place"


def test_the_model_is_drawn_from_the_data_and_its_marks_are_links(page: str) -> None:
    drawn = page[page.index("<svg role") : page.index("</svg>")]
    assert '<a href="/ontology.html#Letter">' in drawn
    assert drawn.count("<line") > 30


@pytest.mark.parametrize("path", ["/ontology.html", "/ontology.html?lang=ru", "/dataset.html?lang=ru"])
def test_the_page_stays_under_a_hundred_kilobytes(october_client: FlaskClient, path: str) -> None:
    assert len(october_client.get(path, headers=BROWSER).data) < 100_000


def test_words_are_in_the_language_of_the_reader(october_client: FlaskClient) -> None:
    letter = of(october_client.get("/ontology.html?lang=ru", headers=BROWSER).text, "Letter")
    assert re.search("<small[^>]*>Письмо</small>", letter)


def test_a_dataset_without_a_description_has_the_page_without_numbers(client: FlaskClient) -> None:
    text = client.get("/ontology.html", headers=BROWSER).text
    assert '<h3 id="Letter">' in text
    assert "A query for it" not in text
