"""The language of a page: asked for by ?lang=, handed on to its links, and complete in the catalogue."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corrkg.reading.kinds import listed
from corrkg.web import create_app

HTML = {"Accept": "text/html"}
WEB = Path(create_app.__code__.co_filename).parent
RU = {"Accept": "text/html", "Accept-Language": "ru"}


def _page(client: FlaskClient, path: str, headers: dict[str, str] | None = None) -> str:
    response = client.get(path, headers=headers or HTML)
    assert response.status_code == 200
    return response.get_data(as_text=True)


def test_accept_language_chooses_the_words_of_a_page_and_vary_says_so(client: FlaskClient) -> None:
    response = client.get("/person", headers=RU)
    text = response.get_data(as_text=True)
    assert '<html lang="ru">' in text and "<h1>Люди" in text
    assert "Accept-Language" in response.headers["Vary"]
    assert '<html lang="en">' in _page(client, "/person")


def test_lang_wins_and_is_handed_on_to_links_and_forms(client: FlaskClient) -> None:
    text = _page(client, "/person/ivanov.html?lang=ru")
    assert '<html lang="ru">' in text
    links = re.findall(r"<a\b[^>]*href=\"(/[^\"]*)\"[^>]*>", text)
    assert links and all("lang=" in link for link in links)
    assert '<form class="search" action="/search"' in text
    assert '<input type="hidden" name="lang" value="ru">' in text
    assert '<html lang="en">' in _page(client, "/person/ivanov.html?lang=en", RU)


def test_each_page_links_to_itself_in_the_other_language(client: FlaskClient) -> None:
    text = _page(client, "/search?q=gold&kind=letter")
    assert 'href="?q=gold&amp;kind=letter&amp;lang=ru" hreflang="ru" lang="ru">Русский</a>' in text
    assert '<link rel="alternate" hreflang="ru" href="?q=gold&amp;kind=letter&amp;lang=ru">' in text


def test_a_thing_redirects_to_its_page_in_the_language_asked_for(client: FlaskClient) -> None:
    response = client.get("/person/ivanov?lang=ru", headers=HTML)
    assert (response.status_code, response.headers["Location"]) == (303, "/person/ivanov.html?lang=ru")
    assert client.get("/person/ivanov", headers=RU).headers["Location"] == "/person/ivanov.html"


def test_data_are_the_same_in_each_language(client: FlaskClient) -> None:
    assert client.get("/person/ivanov.ttl?lang=ru").data == client.get("/person/ivanov.ttl").data


@pytest.mark.parametrize("query", ["lang=de", "lang=", "lang=ru&lang=en"])
def test_a_language_that_is_none_is_refused_as_any_unknown_parameter(client: FlaskClient, query: str) -> None:
    assert client.get(f"/person?{query}", headers=HTML).status_code == 400


def test_dates_are_in_the_words_of_the_language(client: FlaskClient) -> None:
    assert "2 января 1950" in _page(client, "/person/ivanov.html?lang=ru")
    assert "<h1>май 1930</h1>" in _page(client, "/day/1930-05?lang=ru")


def test_the_facts_and_headings_of_a_letter_are_in_the_language_of_the_reader(client: FlaskClient) -> None:
    (letter, *_) = re.findall(r'href="(/letter/[^"?#]+)', _page(client, "/letter", RU))
    text = _page(client, f"{letter}.html", RU)
    for words in ("<dt>От кого</dt>", "<dt>Кому</dt>", "<dt>Дата</dt>", "<h2>Текст</h2>"):
        assert words in text, words


def test_the_catalogue_has_every_word_that_templates_and_kinds_ask_for() -> None:
    catalogue = tomllib.loads((WEB / "catalogue" / "ru.toml").read_text(encoding="utf-8"))["words"]
    asked = {
        one or other
        for path in (WEB / "templates").glob("*.html")
        for one, other in re.findall(r"""\bt\((?:"([^"]*)"|'([^']*)')""", path.read_text(encoding="utf-8"))
    }
    for kind in listed():
        asked |= {kind.heading, kind.description, *(name for name, _ in kind.columns)}
    assert sorted(asked - catalogue.keys()) == []
    for english, russian in catalogue.items():
        assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", russian)), english


def test_every_page_has_a_title_a_description_open_graph_and_a_citation(client: FlaskClient) -> None:
    for path in ("/", "/person", "/person/ivanov.html", "/day/1930-05-01", "/decision/pb-1930-05-02.html"):
        text = _page(client, path)
        for words in ("<title>", '<meta name="description" content="', 'property="og:title"', 'property="og:url"'):
            assert words in text, (path, words)
        assert "To cite this page" in text, path
