"""What a person sees."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

VOID = {"meta", "link", "br", "wbr", "img", "input", "hr"}
PAGES = [
    "/",
    "/letter",
    "/person",
    "/decision",
    "/archive",
    "/place",
    "/source",
    "/query",
    "/sparql?query=ASK%7B%7D&format=html",
    "/letter/first.html",
    "/letter/first/note/1.html",
    "/person/ivanov.html",
    "/decision/pb-1930-05-02.html",
    "/archive/rgaspi.html",
    "/archive/rgaspi/558/11/90.html",
    "/place/moscow.html",
    "/source/sample.html",
    "/graph/sample.html",
    "/dataset.html",
    "/ontology.html",
    "/only/parts.html",
    "/letter/none",
]


class Outline(HTMLParser):
    """Reads what the checks below need, and that every element is closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tables: list[list[str]] = []
        self.labels: set[str] = set()
        self.controls: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if tag == "a":
            self.links.append(given.get("href") or "")
        if tag == "table":
            self.tables.append([])
        if self.tables and tag in {"caption", "th"}:
            self.tables[-1].append(tag if tag == "caption" else str(given.get("scope")))
        if tag == "label":
            self.labels.add(given.get("for") or "")
        if tag in {"textarea", "select"}:
            self.controls.add(given.get("id") or "none")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, (tag, self.open)


def page(client: FlaskClient, path: str, language: str = "en") -> str:
    return client.get(path, headers={"Accept": "text/html", "Accept-Language": language}).get_data(as_text=True)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_well_formed_and_has_an_order_that_can_be_heard(client: FlaskClient, path: str) -> None:
    text = page(client, path)
    outline = Outline()
    outline.feed(text)
    assert not outline.open
    assert text.startswith('<!doctype html>\n<html lang="en">')
    assert outline.headings.count(1) == 1
    assert outline.headings[0] == 1
    for above, below in zip(outline.headings, outline.headings[1:], strict=False):
        assert below <= above + 1, "a level of headings is skipped"
    assert outline.links[0] == "#content"
    assert "content" in outline.ids
    assert len(outline.ids) == len(set(outline.ids)), "an id is there twice"
    for table in outline.tables:
        assert table[0] == "caption"
        assert "None" not in table
    assert outline.controls <= outline.labels
    assert "" not in outline.links


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_leads_somewhere(client: FlaskClient, path: str) -> None:
    outline = Outline()
    outline.feed(page(client, path))
    for link in sorted(set(outline.links)):
        if link.startswith("/"):
            response = client.get(link, headers={"Accept": "text/html, */*;q=0.1"}, follow_redirects=True)
            assert response.status_code == 200, link
            fragment = link.partition("#")[2]
            if fragment:
                assert f'id="{fragment}"' in response.get_data(as_text=True), link


def test_a_letter_reads_like_an_edition(client: FlaskClient) -> None:
    text = page(client, "/letter/first.html")
    for words in (
        "Ivanov, Petrov to Sidorov May 1, 1930",
        'Petrov</a>, <a href="/person/ivanov">Ivanov, Ivan',
        "1 May 1930",
        "stated",
        "“May 1, 1930”".strip("“”"),
        "Owls. Secret",
        "1556",
        "Sochi. Comrade Sidorov.",
        "<p>The first paragraph &lt;b&gt;&amp; so on.</p>",
        "<p>The second paragraph.</p>",
        "Ivanov. Petrov.",
        "1/V-30 g.",
        "P. S. Greetings.",
        "The enclosed draft.",
        "15:27",
        "The Politburo decided on May 2.",
        "Politburo, 1930-05-02: On gold",
        "Ibid. L. 9",
        "folios 10–12",
        "fond 558",
        "words 0 to 37",
        "characters 0–37",
        "/source/sample.html?at=0,37#char=0,37",
        "the surname fits one person",
        "high",
        "Sidorov to Ivanov [after April 30, 1930]",
        "2 May 1930, 12:25",
        'rel="canonical" href="http://localhost:8000/letter/first.html"',
        'rel="alternate" type="text/turtle" href="/letter/first.ttl"',
    ):
        assert words in text, words
    notes = [text.index(f">Note {n}<") for n in (1, 2, 10)]
    assert notes == sorted(notes)


def test_a_person_has_letters_names_and_identifiers(client: FlaskClient) -> None:
    text = page(client, "/person/ivanov.html")
    for words in (
        "Letters sent",
        "Letters received",
        "Иванов, Иван",
        "Vanya",
        "2 January 1950",
        "http://www.wikidata.org/entity/Q0",
        "A sample.",
    ):
        assert words in text, words
    assert "Where this person is named" in page(client, "/person/orlov.html")
    assert "known by this name only" in page(client, "/person/orlov.html")


def test_a_delo_has_its_references_in_folio_order(client: FlaskClient) -> None:
    text = page(client, "/archive/rgaspi/558/11/90.html")
    assert text.index(">9<") < text.index(">10–12<")
    assert "fond 558" in text
    assert "/archive/rgaspi/558/11/90" in page(client, "/archive/rgaspi/558/11.html")


def test_a_decision_says_what_where_and_on_which_letter(client: FlaskClient) -> None:
    text = page(client, "/decision/pb-1930-05-02.html")
    for words in ("2 May 1930", "On gold", "to buy gold", "/letter/first", "words 200 to 260", "Ibid. L. 9"):
        assert words in text, words


def test_labels_are_in_the_language_of_the_reader(client: FlaskClient) -> None:
    russian = client.get("/person/ivanov.html", headers={"Accept-Language": "ru"})
    assert "<h1>Иванов, Иван</h1>" in russian.get_data(as_text=True)
    assert "Accept-Language" in russian.headers["Vary"]
    assert "<h1>Ivanov, Ivan</h1>" in page(client, "/person/ivanov.html")


def test_lists_are_in_order_and_have_data(client: FlaskClient) -> None:
    text = page(client, "/letter")
    assert text.index("Sidorov to Ivanov") < text.index("Ivanov, Petrov to Sidorov")
    turtle = client.get("/letter.ttl").get_data(as_text=True)
    assert "<http://localhost:8000/letter/first>" in turtle
    assert "Collection" in turtle


def test_home_says_how_large_it_is_and_where_to_go(client: FlaskClient) -> None:
    text = page(client, "/")
    assert "<strong>2</strong> letters" in text
    assert "<strong>1</strong> decision<" in text
    for way in ("You ask questions", "You link your records to ours", "You write programs"):
        assert way in text
