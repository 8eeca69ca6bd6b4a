"""Pages that show much at a glance: home, days, persons, decisions, archives, places."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corrkg.settings import load
from corrkg.store.glance import Glance
from corrkg.web import create_app

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def october_app(october_store: Path) -> Flask:
    return create_app(load({"store": str(october_store)}, {}))


@pytest.fixture
def october(october_app: Flask) -> FlaskClient:
    return october_app.test_client()


def _page(client: FlaskClient, path: str) -> str:
    response = client.get(path, headers=HTML)
    assert response.status_code == 200, path
    return response.get_data(as_text=True)


def _main(text: str) -> str:
    return text.partition("<main")[2].partition("</main>")[0]


def test_home_shows_every_day_of_the_month_and_each_leads_to_its_page(october: FlaskClient) -> None:
    text = _page(october, "/")
    days = re.findall(r'href="(/day/1935-10-\d\d)"', text)
    assert len(days) == 31 == len(set(days))
    assert re.search(r'href="/day/1935-10-22" class="none"', text), "a day without letters is shown as such"
    assert "3 from Kaganovich, Lazar Moiseevich, 2 to Kaganovich" in text


def test_home_leads_to_years_where_there_are_many_months(october_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client = create_app(load({"store": str(october_store), "cache_bytes": 0}, {})).test_client()
    asked: list[tuple[str, int]] = []

    def spans(_: Glance, kind: str, most: int) -> dict[str, int]:
        asked.append((kind, most))
        return {"1934": 7, "1935": 35}

    monkeypatch.setattr(Glance, "spans", spans)
    text = _page(client, "/?lang=ru")
    assert asked == [("letter", 36)]
    assert "<h3>Годы</h3>" in text and re.search(r'href="/day/1934[^"]*">1934[^<]*<small>7</small>', text)


def test_home_shows_who_wrote_to_whom_and_the_latest_decisions_before_the_ways_in(october: FlaskClient) -> None:
    text = _page(october, "/")
    places = [text.index(words) for words in ("Who wrote to whom", "Latest decisions", "You ask questions")]
    assert places == sorted(places)
    assert text.index('href="/decision/pb-1936-01-04"') < places[2]
    assert 'href="/queries/letters-between?x=kaganovich&amp;y=stalin">23<' in text


def test_a_day_has_its_letters_dispatches_answers_and_decisions(october: FlaskClient) -> None:
    text = _main(_page(october, "/day/1935-10-21"))
    assert text.count("/letter/1935-10-21-kaganovich-andreev-to-stalin") >= 2
    for words in ("<h1>21 October 1935</h1>", "16:50", "12:25", "/decision/pb-1935-10-21-3", "In No. 140", "Vareikis"):
        assert words.replace("In No.", "In. No.") in text, words
    assert 'rel="prev" href="/day/1935-10-20"' in text and 'rel="next" href="/day/1935-10-23"' in text


def test_a_month_and_a_year_have_pages_too(october: FlaskClient) -> None:
    assert len(set(re.findall(r'href="/day/1935-10-\d\d"', _page(october, "/day/1935-10")))) == 31
    assert 'href="/day/1935-10"' in _page(october, "/day/1935")


def test_a_day_without_anything_says_so_and_leads_to_the_nearest(october: FlaskClient) -> None:
    text = _page(october, "/day/1935-10-31")
    assert 'class="empty"' in text
    assert 'rel="prev" href="/day/1935-10-29"' in text


@pytest.mark.parametrize("name", ["1935-02-30", "0000", "tomorrow", "1935-13", "1935-10-21T10", "١٩٣٥"])
def test_what_is_no_day_is_not_found(october: FlaskClient, name: str) -> None:
    assert october.get(f"/day/{name}").status_code == 404


def test_a_person_has_forms_correspondents_letters_once_each_and_mentions_in_context(october: FlaskClient) -> None:
    text = _main(_page(october, "/person/stalin.html")).partition('<details class="machine">')[0]
    letters = re.findall(r'<li><small class="tag">[^<]*</small> <a href="(/letter/[^"#]*)"', text)
    assert len(letters) == 35 == len(set(letters))
    for words in ("Сталин, Иосиф Виссарионович", "Forms found", "Correspondents", "<mark>Stalin</mark>"):
        assert words in text
    text = _page(october, "/person/litvinov.html")
    assert "Comrade <a href=" in text and "<mark>Litvinov</mark>" in text
    assert "/decision/pb-1935-10-15" in text


def test_no_page_lists_the_cells_of_a_list_or_the_objects_of_claims_before_its_fold(october: FlaskClient) -> None:
    text = _main(_page(october, "/person/stalin.html"))
    shown = text.partition('<details class="machine">')[0]
    assert "rdf:first" not in shown and "rdf:object" not in shown


def test_a_decision_tells_its_way_with_the_time_between(october: FlaskClient) -> None:
    text = _main(_page(october, "/decision/pb-1935-10-04-2.html"))
    steps = ["written", "sent", "10 h 38 min later", "answered", "this decision"]
    assert [text.index(each) for each in steps] == sorted(text.index(each) for each in steps)


def test_an_archive_is_a_tree_and_nothing_in_it_is_listed_twice(october: FlaskClient) -> None:
    text = _main(_page(october, "/archive/rgaspi.html")).partition('<details class="machine">')[0]
    links = re.findall(r'href="(/archive/rgaspi/[^"]+)"', text)
    assert len(links) == 17 == len(set(links))
    assert "Name in Russian" in text and "Minutes of the Politburo" in text


def test_a_delo_shows_its_folios_with_the_gaps(october: FlaskClient) -> None:
    text = _main(_page(october, "/archive/rgaspi/558/11/90.html"))
    rows = [re.sub(r"<[^>]+>", " ", row).split() for row in re.findall(r"<tr.*?</tr>", text, re.DOTALL)]
    assert ["100–114", "not", "cited", "in", "this", "edition"] in rows
    assert '<svg class="strip"' in text


def test_a_place_has_its_coordinates_and_what_was_sent_there(october: FlaskClient) -> None:
    text = _main(_page(october, "/place/sochi.html"))
    assert "43.59699, 39.72477" in text and "Сочи" in text
    assert "Sent and received" in text
