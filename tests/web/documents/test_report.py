"""/report: what a reader should know, as a page, JSON and CSV; and the map of the site for robots."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corrkg.settings import load
from corrkg.store.release import Release
from corrkg.web import create_app
from corrkg.web.service import sitemap

BASE = "http://localhost:8000/"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def page(client: FlaskClient, path: str) -> str:
    response = client.get(path, headers={"Accept": "text/html"})
    assert response.status_code == 200
    return response.get_data(as_text=True)


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "text/html"),
        ("text/html", "text/html"),
        ("application/json", "application/json"),
        ("text/csv", "text/csv"),
        ("text/csv;q=0.5, application/json", "application/json"),
    ],
)
def test_the_report_is_negotiated(client: FlaskClient, accept: str | None, media_type: str) -> None:
    response = client.get("/report", headers={"Accept": accept} if accept else {})
    assert (response.status_code, response.mimetype) == (200, media_type)
    assert "Accept" in response.headers["Vary"]
    assert response.headers["ETag"]


def test_406_and_404_say_what_there_is(client: FlaskClient) -> None:
    assert "text/csv" in client.get("/report", headers={"Accept": "image/png"}).get_data(as_text=True)
    assert client.get("/report.pdf").status_code == 404
    assert client.get("/report?page=9", headers={"Accept": "text/html"}).status_code == 404


def test_json_and_csv_have_every_row_and_every_cell(client: FlaskClient, release: Release) -> None:
    expected = release.report.rows()
    assert client.get("/report.json").get_json() == expected
    text = client.get("/report.csv").get_data(as_text=True)
    assert "\r\n" in text
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert rows == [{name: str(value) for name, value in row.items()} for row in expected]


@pytest.mark.parametrize(
    ("query", "number"),
    [("kind=repaired", 2), ("letter=first", 2), ("kind=repaired&letter=first", 1), ("kind=none", 0), ("kind=", 5)],
)
def test_rows_are_chosen_by_kind_and_letter_in_every_format(client: FlaskClient, query: str, number: int) -> None:
    assert len(client.get(f"/report.json?{query}").get_json()) == number
    assert client.get(f"/report.csv?{query}").get_data(as_text=True).count("\r\n") == number + 1
    assert f'<span class="count">{number}</span>' in page(client, f"/report?{query}")


def test_the_page_has_place_words_and_letter_of_each_row(client: FlaskClient) -> None:
    text = page(client, "/report?kind=repaired")
    for words in ("sample.txt:1", "the year is &lt;supplied&gt;", "May 1", "/letter/first", "/source/sample.html?at=38",
                  'option value="repaired" selected', "№"):  # fmt: skip
        assert words in text, words


def test_of_many_letters_one_is_typed_and_of_a_few_chosen(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert '<select id="letter" name="letter">' in page(client, "/report?letter=first")
    monkeypatch.setattr("corrkg.web.documents.report._OFFERED", 0)
    text = page(client, "/report?letter=first&kind=repaired&lang=ru")
    assert '<input id="letter" name="letter" size="40" value="first" placeholder="последняя часть его адреса">' in text
    assert '<option value="first"' not in text


def test_the_page_is_paged_and_keeps_what_was_chosen(store_dir: Path) -> None:
    client = create_app(load({"store": str(store_dir), "page_size": 1}, {})).test_client()
    text = page(client, "/report?kind=repaired")
    assert 'href="/report?kind=repaired&amp;page=2"' in text or 'href="/report?kind=repaired&page=2"' in text
    assert "1 to 1 of 2" in text


def test_the_report_is_linked_from_the_home_page_and_from_each_letter_that_is_in_it(client: FlaskClient) -> None:
    assert 'href="/report"' in page(client, "/")
    assert 'href="/report?letter=first"' in page(client, "/letter/first.html")
    assert "2 remarks" in page(client, "/letter/first.html")


def test_every_row_of_october_is_on_some_page(october_store: Path) -> None:
    client = create_app(load({"store": str(october_store)}, {})).test_client()
    rows = client.get("/report.json").get_json()
    assert len(rows) > 20
    places, number = 0, 1
    while (response := client.get(f"/report.html?page={number}")).status_code == 200:
        places += response.get_data(as_text=True).count('<th scope="row">')
        number += 1
    assert places == len(rows)


# --- the map of the site ------------------------------------------------------------------------------------------


def locations(client: FlaskClient, path: str) -> list[str]:
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (200, "application/xml")
    return [each.text or "" for each in ET.fromstring(response.data).iter(LOC)]


def test_the_sitemap_has_every_page_once_and_each_is_there(client: FlaskClient) -> None:
    found = locations(client, "/sitemap.xml")
    assert len(found) == len(set(found)) > 15
    assert {BASE, BASE + "letter", BASE + "letter/first.html", BASE + "person/ivanov.html"} <= set(found)
    assert BASE + "person/%D1%81%D0%B8%D0%B4%D0%BE%D1%80%D0%BE%D0%B2.html" in found
    for each in found:
        assert each.startswith(BASE)
        if "/dump" not in each:  # the sample has none
            response = client.get("/" + each.removeprefix(BASE), headers={"Accept": "text/html"})
            assert response.status_code == 200, each


def test_the_sitemap_says_when_the_dataset_changed(october_store: Path) -> None:
    client = create_app(load({"store": str(october_store)}, {})).test_client()
    text = client.get("/sitemap.xml").get_data(as_text=True)
    assert text.count("<lastmod>2026-11-22</lastmod>") == text.count("<url>") > 300


def test_a_large_sitemap_is_an_index_of_parts(store_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client = create_app(load({"store": str(store_dir), "cache_bytes": 0}, {})).test_client()
    whole = locations(client, "/sitemap.xml")
    monkeypatch.setattr(sitemap, "_MOST", 10)
    parts = locations(client, "/sitemap.xml")
    assert parts[0] == BASE + "sitemap-1.xml"
    together = [each for part in parts for each in locations(client, "/" + part.removeprefix(BASE))]
    assert together == whole
    assert client.get(f"/sitemap-{len(parts) + 1}.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404


def test_rfc_9309_robots_txt_names_the_sitemap(client: FlaskClient) -> None:
    response = client.get("/robots.txt")
    assert response.mimetype == "text/plain"
    lines = response.get_data(as_text=True).splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /sparql" in lines
    assert f"Sitemap: {BASE}sitemap.xml" in lines


def test_robots_are_told_what_to_leave_even_without_a_store(tmp_path: Path) -> None:
    client = create_app(load({"store": str(tmp_path / "none")}, {})).test_client()
    assert "Disallow: /sparql" in client.get("/robots.txt").get_data(as_text=True)
