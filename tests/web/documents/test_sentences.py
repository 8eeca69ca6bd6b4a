"""What the core says in English, retold on pages in Russian; what the catalogue has not is marked as English."""

from __future__ import annotations

import html
import re
import tomllib
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal

import corrkg.web
from corrkg.settings import load
from corrkg.sparql.guard import QueryError
from corrkg.sparql.mistakes import find_mistake
from corrkg.store.release import Release
from corrkg.vocab import CK
from corrkg.web import create_app
from corrkg.web.http.errors import sentences
from corrkg.web.sentences import retold
from corrkg.web.shelf import at_hand

RU = {"Accept": "text/html", "Accept-Language": "ru"}
CATALOGUE = Path(corrkg.web.__file__).parent / "catalogue" / "ru.sentences.toml"


@pytest.fixture(scope="module")
def client(october_store: Path) -> FlaskClient:
    return create_app(load({"store": str(october_store)}, {})).test_client()


def page(client: FlaskClient, path: str) -> str:
    return html.unescape(client.get(path, headers=RU, follow_redirects=True).get_data(as_text=True))


def test_nearly_all_rules_of_claims_and_rows_of_the_report_are_retold(october: Release) -> None:
    said = [each.object.value for each in october.graph.match(None, CK.basis) if isinstance(each.object, Literal)]
    rows = october.report.rows()
    said += [row[name] for row in rows for name in ("about", "message")]
    left = [each for each in said if retold(each, "ru") is None]
    assert len(said) > 1000
    assert len(left) < 0.1 * len(said), sorted(set(left))


def test_each_row_keeps_what_varies() -> None:
    rows = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
    for english, russian in rows.items():
        used = set(re.findall(r"\{(\w+)\}", russian))
        assert used <= set(re.findall(r"\{(\w+)\}", english)), english
        assert re.search("[а-яё]", russian), english


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * {\n  ?s a ?o\n  ?s ?p ?o }", "перед строкой 3 не хватает: точка"),
        ("SELECT * { ?l a <urn:x> ", "не хватает закрывающей '}'"),
        ("SELEC * {}", "может быть, SELECT?"),
        ("SELECT * { ?l a nope:Letter }", "префикс «nope:»"),
        ("SELECT * { ?l a 'x }", "кавычка"),
    ],
)
def test_mistakes_of_queries_are_told_in_russian(query: str, words: str) -> None:
    mistake = find_mistake(query)
    assert mistake is not None
    error = QueryError(f"the query cannot be parsed: {mistake.message}", line=mistake.line, hint=mistake.hint,
                       column=mistake.column)  # fmt: skip
    told = retold(sentences(error), "ru")
    assert told is not None
    assert told.startswith("Запрос не разобрать")
    assert words.casefold() in told.casefold()
    assert f"{mistake.line}:{mistake.column}" in told


def test_the_query_page_tells_a_mistake_in_russian(client: FlaskClient) -> None:
    text = page(client, "/sparql?format=html&query=SELECT*%7B%3Fs+a+%3Fo%0A%3Fs+%3Fp+%3Fo%7D")
    assert 'class="problem">Запрос не разобрать' in text
    assert 'data-problem="Запрос не разобрать' in text, "the editor marks it in the line"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/letter/none", "никогда не выдавали. Существующие перечислены в /letter"),
        ("/letter?page=99", "страницы 99 нет"),
        ("/queries/none", "Готового запроса 'none' нет"),
        ("/letter?page=x", "– не страница"),
    ],
)
def test_an_error_says_what_to_do_in_russian(client: FlaskClient, path: str, words: str) -> None:
    response = client.get(path, headers=RU)
    text = html.unescape(response.get_data(as_text=True)).partition("<main")[2].partition("</main>")[0]
    assert response.status_code >= 400
    assert words in text
    assert 'lang="en"' not in text
    assert "Accept-Language" in response.headers["Vary"], "a cache keeps one for each language"


def test_an_error_stays_english_for_programs_and_for_readers_of_english(client: FlaskClient) -> None:
    told = client.get("/letter?page=99", headers={"Accept": "application/json", "Accept-Language": "ru"}).json
    assert told is not None and "no page 99" in told["detail"]
    assert "no page 99" in client.get("/letter?page=99", headers={"Accept": "text/html"}).text


def test_a_sentence_without_a_row_is_shown_and_marked_as_english(client: FlaskClient) -> None:
    text = page(client, "/explore?kind=none")
    assert re.search(r'<span lang="en">This cannot be asked\..*none', text)


def test_a_rule_stands_in_russian_where_its_claim_is_shown(client: FlaskClient) -> None:
    text = page(client, "/letter/1935-10-21-kaganovich-molotov-to-stalin.html")
    assert "подходит одному человеку авторитетного файла" in text
    assert "fits one person of the authority file" not in text


def test_every_saved_query_has_its_title_and_question_in_russian(client: FlaskClient) -> None:
    with client.application.app_context():
        queries = at_hand().queries.values()
    for query in queries:
        for key in ("title", "summary"):
            assert re.search("[а-яё]", query.told(key, "ru") or ""), (query.name, key)
    text = page(client, "/queries")
    assert "Письма о предмете" in text
    assert "Letters about a subject" not in text
    assert re.findall(r'tag=letters">([^<]+) <', text) == ["письма"]
    assert "<title>Письма о предмете" in page(client, "/queries/letters-about")
    assert "Письма о предмете" in page(client, "/query")
