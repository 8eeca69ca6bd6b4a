"""Links: RFC 8288, FAIR Signposting levels 1 and 2, RFC 9264; and schema.org in pages."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from corrkg.formats import DOCUMENT_FORMATS, HTML
from corrkg.settings import load
from corrkg.web import create_app
from corrkg.web.policy import scripts

BASE = "http://localhost:8000/"
THINGS = [
    "letter/first",
    "letter/first/note/1",
    "person/ivanov",
    "decision/pb-1930-05-02",
    "place/moscow",
    "source/sample",
    "archive/rgaspi/558/11/90",
    "person/%D1%81%D0%B8%D0%B4%D0%BE%D1%80%D0%BE%D0%B2",
]
VALUE = re.compile(r'\s*<([^>]*)>((?:\s*;\s*[\w-]+="[^"]*")*)\s*(?:,|$)')


def links(field: str) -> dict[str, list[tuple[str, str]]]:
    """Read a Link field strictly: by relation, (target, type)."""
    found, end = defaultdict(list), 0
    while end < len(field):
        match = VALUE.match(field, end)
        assert match, field[end : end + 80]
        given = dict(re.findall(r';\s*([\w-]+)="([^"]*)"', match[2]))
        found[given["rel"]].append((match[1], given.get("type", "")))
        end = match.end()
    return dict(found)


def of(client: FlaskClient, path: str) -> dict[str, list[tuple[str, str]]]:
    response = client.get(path)
    assert response.status_code == 200
    return links(response.headers["Link"])


@pytest.mark.parametrize("thing", THINGS)
def test_signposting_level_1_on_a_landing_page(client: FlaskClient, thing: str) -> None:
    found = of(client, f"/{thing}.html")
    assert found["cite-as"] == [(BASE + thing, "")]
    types = [target for target, _ in found["type"]]
    assert "https://schema.org/AboutPage" in types
    assert len(types) == 2
    data = [(f"/{thing}.{each.suffix}", each.media_type) for each in DOCUMENT_FORMATS if each != HTML]
    data += [(f"/{thing}.eac.xml", "application/xml")] if thing.startswith("person/") else []
    assert found["describedby"] == data
    assert found["license"] == [("https://creativecommons.org/licenses/by/4.0/", "")]
    assert found["collection"] == [(BASE + "dataset", "")]


@pytest.mark.parametrize("thing", THINGS)
def test_every_link_on_this_site_leads_to_what_it_says(client: FlaskClient, thing: str) -> None:
    for suffix in ("html", "ttl"):
        for targets in of(client, f"/{thing}.{suffix}").values():
            for target, media_type in targets:
                if target.startswith(("/", BASE)):
                    path = "/" + target.removeprefix(BASE).removeprefix("/")
                    response = client.get(path, headers={"Accept": "*/*"}, follow_redirects=True)
                    assert response.status_code == 200, target
                    assert not media_type or response.mimetype == media_type, target


def test_signposting_author_of_a_letter_is_its_sender(client: FlaskClient) -> None:
    assert [target for target, _ in of(client, "/letter/first.html")["author"]] == [
        BASE + "person/ivanov",
        BASE + "person/petrov",
    ]


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("format", [each for each in DOCUMENT_FORMATS if each != HTML], ids=lambda each: each.suffix)
def test_signposting_metadata_describes_the_thing_and_its_page(client: FlaskClient, thing: str, format: Any) -> None:
    found = of(client, f"/{thing}.{format.suffix}")
    assert found["describes"] == [(BASE + thing, ""), (f"/{thing}.html", "text/html")]
    assert found["license"]


@pytest.mark.parametrize("thing", THINGS)
def test_signposting_level_2_rfc_9264_the_linkset_has_all_links_of_page_and_data(
    client: FlaskClient, thing: str
) -> None:
    page = of(client, f"/{thing}.html")
    assert page["linkset"] == [
        (f"/{thing}.linkset.json", "application/linkset+json"),
        (f"/{thing}.linkset", "application/linkset"),
    ]
    response = client.get(f"/{thing}.linkset.json")
    assert response.mimetype == "application/linkset+json"
    assert '<https://signposting.org/FAIR/>; rel="profile"' in response.headers["Link"]
    contexts = {each["anchor"]: each for each in json.loads(response.data)["linkset"]}
    assert contexts[f"{BASE}{thing}.html"]["cite-as"] == [{"href": BASE + thing}]
    for relation in ("cite-as", "type", "author", "describedby", "license", "collection"):
        listed = {each["href"] for each in contexts[f"{BASE}{thing}.html"].get(relation, [])}
        assert listed == {target if "//" in target else BASE + target[1:] for target, _ in page.get(relation, [])}
    assert contexts[f"{BASE}{thing}.ttl"]["describes"][0] == {"href": BASE + thing}
    assert all(anchor.isascii() for anchor in contexts)


def test_rfc_9264_the_two_forms_of_a_linkset_say_the_same(client: FlaskClient) -> None:
    response = client.get("/letter/first.linkset")
    assert response.mimetype == "application/linkset"
    text = response.get_data(as_text=True)
    listed = json.loads(client.get("/letter/first.linkset.json").data)["linkset"]
    number = sum(len(targets) for context in listed for name, targets in context.items() if name != "anchor")
    assert text.count("; rel=") == text.count("; anchor=") == number
    links(text.strip().replace("\n", ""))


@pytest.mark.parametrize("path", ["letter/none.linkset", "letter/none.linkset.json", "linkset.json"])
def test_no_linkset_of_what_is_not_there(client: FlaskClient, path: str) -> None:
    assert client.get("/" + path).status_code == 404


def test_rfc_8288_paging_goes_through_every_page_and_back(store_dir: object) -> None:
    client = create_app(load({"store": str(store_dir), "page_size": 2}, {})).test_client()
    for path in ("/person.ttl", "/person.html", "/person/ivanov.ttl", "/person/ivanov.html", "/report.html"):
        pages, step = [path], path
        while following := of(client, step).get("next"):
            step = following[0][0]
            pages.append(step)
        assert len(pages) > 1
        last = of(client, pages[-1])
        assert last["last"][0][0] == pages[-1]
        assert last["first"][0][0] == pages[0]
        back = pages[-1]
        for expected in reversed(pages[:-1]):
            back = of(client, back)["prev"][0][0]
            assert back == expected
        assert "prev" not in of(client, back)


# --- schema.org ----------------------------------------------------------------------------------------------------


def embedded(client: FlaskClient, path: str) -> dict[str, Any]:
    page = client.get(path).get_data(as_text=True)
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    found = json.loads(block)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("thing", "type"),
    [
        ("letter/first", "Message"),
        ("letter/first/note/1", "Comment"),
        ("person/ivanov", "Person"),
        ("place/moscow", "Place"),
        ("decision/pb-1930-05-02", "Event"),
        ("archive/rgaspi/558/11/90", "ArchiveComponent"),
        ("source/sample", "Book"),
    ],
)
def test_a_page_has_its_thing_in_schema_org(client: FlaskClient, thing: str, type: str) -> None:
    found = embedded(client, f"/{thing}.html")
    assert (found["@context"], found["@type"], found["@id"]) == ("https://schema.org", type, BASE + thing)
    assert found["name"]


def test_a_letter_in_schema_org_has_sender_recipient_and_day(client: FlaskClient) -> None:
    found = embedded(client, "/letter/first.html")
    assert [each["name"] for each in found["sender"]] == ["Petrov", "Ivanov, Ivan"]
    assert found["toRecipient"][0]["@id"] == BASE + "person/сидоров"
    assert found["dateSent"] == "1930-05-01"
    assert found["archivedAt"] == [BASE + "archive/rgaspi/558/11/90"]
    assert "dateSent" not in embedded(client, "/letter/second.html")  # its day is not known


def test_data_in_a_page_cannot_end_its_block(client: FlaskClient) -> None:
    page = client.get("/decision/pb-1930-05-02.html").get_data(as_text=True)
    assert page.count("<script") == page.count("</script>") == 1


def test_pages_may_be_framed_by_this_site_alone(client: FlaskClient) -> None:
    policy = client.get("/letter/first.html").headers["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors 'self'")


def test_no_page_runs_a_script_but_one_whose_view_says_so(store_dir: Path) -> None:
    app = create_app(load({"store": str(store_dir)}, {}))
    app.add_url_rule("/toy/editor", "editor", scripts("'self'")(lambda: "<p>An editor</p>"))
    client = app.test_client()
    for path, allowed in (("/toy/editor", "'self'"), ("/letter/first.html", "'none'"), ("/nothing", "'none'")):
        policy = client.get(path, headers={"Accept": "text/html"}).headers["Content-Security-Policy"]
        assert f"; script-src {allowed};" in policy, path


# --- versions of the ontology ---------------------------------------------------------------------------------------


def test_rfc_5829_a_version_of_the_ontology_leads_to_its_document_and_to_the_latest(client: FlaskClient) -> None:
    response = client.get("/ontology/0.1.0", headers={"Accept": "text/turtle"})
    assert (response.status_code, response.headers["Location"]) == (303, "/ontology/0.1.0.ttl")
    for suffix in ("ttl", "html", "jsonld"):
        document = client.get(f"/ontology/0.1.0.{suffix}")
        assert document.status_code == 200
        assert links(document.headers["Link"])["latest-version"] == [(BASE + "ontology", "")]
        assert document.data == client.get(f"/ontology.{suffix}").data
    missing = client.get("/ontology/9.9.9", headers={"Accept": "application/json"})
    assert missing.status_code == 404
    assert "0.1.0" in missing.get_json()["detail"]
