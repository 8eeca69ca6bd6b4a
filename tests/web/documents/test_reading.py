"""A letter and a source as an edition sets them, with the reason of each fact; a page without scripts has it all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corrkg.settings import load
from corrkg.web import create_app

NINTH = "/letter/1935-10-09-kaganovich-to-stalin"
THREAD = "/letter/1935-10-01-kaganovich-molotov-mikoyan-to-stalin"


@pytest.fixture(scope="module")
def client(october_store: Path) -> FlaskClient:
    return create_app(load({"store": str(october_store)}, {})).test_client()


def page(client: FlaskClient, path: str) -> str:
    response = client.get(path, headers={"Accept": "text/html"})
    assert response.status_code == 200
    return response.get_data(as_text=True)


def test_who_is_named_is_linked_where_the_name_stands(client: FlaskClient) -> None:
    text = page(client, f"{NINTH}.html")
    assert re.search(r'Today Comrade (<span id="[^"]*"></span>)?<a class="named person" href="/person/litvinov"', text)
    assert '<a class="named place" href="/place/geneva">Geneva</a>' in text


def test_the_sign_of_a_note_leads_to_it_and_back(client: FlaskClient) -> None:
    text = page(client, f"{NINTH}.html")
    for number in range(1, 6):
        assert f'<a id="ref-{number}" href="#note-{number}"' in text
        assert f'<aside class="footnote" id="note-{number}"' in text
        assert f'href="#ref-{number}"' in text


def test_a_sign_behind_the_last_line_is_shown_too(client: FlaskClient) -> None:
    assert 'id="ref-1"' in page(client, "/letter/1935-10-02-stalin-to-kaganovich.html")


def test_a_repair_shows_what_is_printed_and_its_rule(client: FlaskClient) -> None:
    text = page(client, "/letter/1935-10-21-kaganovich-molotov-to-stalin.html")
    said = re.search(r'On <span class="repair">1<small class="said">(.*?)</small></span>', text)
    assert said
    words = re.sub(r"<[^>]*>", "", said[1])
    assert "printed so; repaired: the number of the note, 1, stands inside its date" in words


def test_each_fact_of_the_heading_opens_its_reason_and_leads_to_a_correction(client: FlaskClient) -> None:
    text = page(client, f"{NINTH}.html")
    date = re.search(r"<dt>Date</dt>.*?</details>", text, re.S)
    assert date is not None
    for words in ("October 9 [1935]", "certainty", "the editors&#39; date", "/source/1935-october.html?at=22702,22718"):
        assert words in date[0], words
    (link,) = re.findall(r'href="(/correction[^"]*)"', date[0])
    row = page(client, link.replace("&amp;", "&"))
    assert "letter/1935-10-09-kaganovich-to-stalin,ck:date,1935-10-09," in row


def test_the_row_of_a_correction_is_one_of_csv_and_nothing_is_refused(client: FlaskClient) -> None:
    asked = {"thing": "letter/x", "property": "ck:date", "why": 'a "word", and\nmore', "who": "A. Curator"}
    text = client.get("/correction", query_string=asked).get_data(as_text=True)
    assert "letter/x,ck:date,,,A. Curator,,,&#34;a &#34;&#34;word&#34;&#34;, and more&#34;" in text
    assert client.get("/correction?thing=%3Cb%3E&property=nonsense").status_code == 200
    assert client.get("/correction?colour=red").status_code == 400


def test_letters_before_and_after_and_the_course_of_the_matter(client: FlaskClient) -> None:
    text = page(client, "/letter/1935-10-03-kaganovich-molotov-to-stalin-3.html")
    assert '<a rel="prev" href="/letter/' in text
    assert '<a rel="next" href="/letter/' in text
    assert "The course of the matter" in text


def test_a_letter_can_be_cited_as_text_bibtex_and_csl(client: FlaskClient) -> None:
    text = page(client, f"{NINTH}.html")
    for words in ("@misc{", "CSL-JSON", "&#34;type&#34;: &#34;personal_communication&#34;", "Version "):
        assert words in text, words


def test_a_source_is_running_text_with_what_was_read_linked(client: FlaskClient) -> None:
    text = page(client, "/source/1935-october.html?at=14440,14600")
    assert '<span class="at" id="char=14440,14600"></span><span class="s here">In accordance' in text
    assert (
        'href="/letter/1935-10-03-kaganovich-molotov-to-stalin-3#request-1">Please let us know your opinion</a>' in text
    )
    plain = re.sub(r"<[^>]+>", "", text[text.index('class="source-text"') :])
    assert "Stalin.\n\nIn accordance with your instructions, today we finally edited the resolution" in plain


def test_a_source_shows_whom_its_introduction_names_and_they_lead_back(client: FlaskClient) -> None:
    text = page(client, "/source/1935-october.html")
    section = re.search(r'<section id="introduction-1">.*?</section>', text, re.S)
    assert section is not None
    for words in ("Introduction: 1935 October", 'href="/person/kirov"', 'href="/place/moscow"', "?at=137,993"):
        assert words in section[0], words
    named = page(client, "/person/kirov.html")
    assert 'href="/source/1935-october#introduction-1"' in named
    assert "after the assassination of <a href" in named


def test_a_letter_tells_what_it_says_that_persons_are_and_where(client: FlaskClient) -> None:
    text = page(client, "/letter/from-1935-10-14-kaganovich-to-stalin.html")
    (told,) = re.findall(r"<h2>Offices, as it tells them</h2>.*?</section>", text, re.S)
    for words in (
        "group leader",
        "editor of the newspaper &#34;Working Moscow&#34;",
        "head of the Pravda party department",
    ):
        assert re.search(
            rf'<a href="/source/1935-october.html\?at=\d+,\d+#char=[\d,]+" title="[^"]+">{words}</a>', told
        )
    assert re.search(r'href="/person/nikitin-2"[^>]*>Nikitin \(head of the Pravda party department\)</a>', told)


def test_a_person_has_the_offices_that_the_texts_tell_each_with_its_words(client: FlaskClient) -> None:
    text = page(client, "/person/yagoda.html")
    words = r'html\?at=\d+,\d+#char=[\d,]+" title="Note 1 to: [^"]+">People&#39;s Commissar of'
    office = rf'<a href="/source/1935-october.{words}'
    assert re.search(rf"<dt>Offices, as the texts tell them</dt><dd>{office}", text)


def test_namesakes_are_told_apart_in_every_list(client: FlaskClient) -> None:
    apart = "Nikitin (head of the Pravda party department)"
    for path in ("/person?q=nikitin", "/letter/from-1935-10-14-kaganovich-to-stalin.html", "/person/nikitin-2.html"):
        assert apart in page(client, path), path
    found = client.get("/person.json?q=nikitin").get_json()["results"]
    assert apart in {each["name"] for each in found}
    assert [each["sure"] for each in found] == [True, False], "a slug is sure; who else has the name stands below"


def test_only_the_page_of_a_source_runs_a_script(client: FlaskClient) -> None:
    source = client.get("/source/1935-october.html").headers["Content-Security-Policy"]
    letter = client.get(f"{NINTH}.html").headers["Content-Security-Policy"]
    assert "script-src 'self'" in source
    assert "script-src 'none'" in letter


def test_no_page_of_a_letter_note_or_source_has_an_id_twice_or_a_link_to_nowhere(client: FlaskClient) -> None:
    large = "/letter/1935-10-25-stalin-to-molotov-kaganovich-yagoda"
    source = "/source/1935-october.html"
    for path in (f"{large}.html", f"{large}/note/1.html", source, f"{source}?page=3"):
        text = page(client, path)
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), path
        assert set(re.findall(r'href="#([^"]+)"', text)) <= {*ids}, path


@pytest.mark.parametrize(
    "path",
    [
        "/", "/letter", "/letter/1935-10-25-stalin-to-molotov-kaganovich-yagoda.html", f"{NINTH}/note/1.html",
        "/decision", "/decision/pb-1935-10-07.html", "/person", "/person/stalin.html", "/place/moscow.html",
        "/archive", "/archive/rgaspi/558/11/92.html", "/subject/grain.html", "/organisation/politburo.html",
        "/source/1935-october.html", "/source/1935-october.html?page=3", "/day/1935-10", "/day/1935-10-03",
        "/search?q=grain", "/query", "/queries",
        "/queries/letters-per-day", "/explore?kind=letter", "/ontology.html", "/dataset.html", "/report",
        "/about/identifiers", "/dump",
    ],
)  # fmt: skip
def test_no_kind_of_page_is_above_100_kb(client: FlaskClient, path: str) -> None:
    assert len(page(client, path).encode()) < 100_000


def test_every_link_of_a_text_has_words(client: FlaskClient) -> None:
    for number in range(1, 6):
        text = page(client, f"/source/1935-october.html?page={number}")
        assert re.findall(r"<a [^>]*>\s*</a>", text) == []


def test_what_was_sent_from_a_place_stands_in_the_order_of_time(client: FlaskClient) -> None:
    text = page(client, "/place/sochi.html")
    hours = re.findall(r"<li>(\d+) October 1935, (\d\d:\d\d), <a", text)
    assert len(hours) > 5
    assert hours == sorted(hours, key=lambda each: (int(each[0]), each[1]))


def test_letters_with_the_same_name_are_told_apart_by_their_numbers(client: FlaskClient) -> None:
    third = page(client, "/letter/1935-10-03-kaganovich-molotov-to-stalin-3.html")
    before = re.search(r'<a rel="prev"[^>]*>.*?</a>', third)
    assert before is not None and "No. 1569/sh." in before[0]
    assert re.search(r"October 3, 1935</a> <small>No. 1572/sh.</small>", page(client, "/explore?kind=letter"))


def test_a_subject_tells_its_letters_apart_by_number_and_first_words(client: FlaskClient) -> None:
    lines = re.findall(r"<li>(.*?)</li>", page(client, "/subject/grain.html").split('class="letters"')[1], re.S)
    plain = [re.sub(r"<[^>]*>", "", line) for line in lines]
    assert len(plain) == len(set(plain))
    assert any("1572/sh." in line and "grain fund" in line for line in plain)


def test_a_letter_leads_through_the_whole_exchange_that_replies_bind_it_to(client: FlaskClient) -> None:
    seen: list[str] = []
    path = THREAD
    while path:
        text = page(client, f"{path}.html")
        nav = re.search(r'aria-label="The exchange that it is part of">(.*?)</nav>', text, re.DOTALL)
        assert nav
        number, total = map(int, re.findall(r"Letter (\d+) of (\d+) in this exchange", nav[1])[0])
        seen.append(path)
        assert number == len(seen)
        links = re.findall(r'<a href="([^"]*)"><span>(\w+)</span>', nav[1])
        path = next((href for href, name in links if name == "Next"), "")
    assert len(seen) == total > 2
    assert (seen[0], "First") in links and (seen[-2], "Previous") in links
