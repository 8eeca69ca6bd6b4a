"""Parameters that mean a thing: by its URI, the last part of it, or a name; and the nearest ones of what means none."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from corrkg.settings import load
from corrkg.web import create_app

BASE = "http://localhost:8000/"
THING = """\
#+ title: Thing
#+ summary: Which?
#+ parameters:
#+   - {name: person, type: iri, class: "ck:Person", description: a person}
#+   - {name: place, type: string, class: "ck:Place", description: a place}
SELECT ?person ?place { VALUES ?person { UNDEF } VALUES ?place { UNDEF } }
"""


@pytest.fixture(scope="module")
def october_client(october_store: Path, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = tmp_path_factory.mktemp("things")
    (folder / "thing.rq").write_text(THING, encoding="utf-8")
    return create_app(load({"store": str(october_store), "queries": str(folder)}, {})).test_client()


@pytest.mark.parametrize(
    "value",
    ["molotov", "Molotov", f"{BASE}person/molotov", f"{BASE}person/molotov.html", f"{BASE}person/molotov.ttl",
     "Molotov, Vyacheslav Mikhailovich", "Молотов, Вячеслав Михайлович"],
)  # fmt: skip
def test_a_person_is_meant_by_uri_slug_or_name(october_client: FlaskClient, value: str) -> None:
    response = october_client.get("/queries/name-forms.csv", query_string={"who": value})
    plain = october_client.get("/queries/name-forms.csv?who=molotov")
    assert response.status_code == 200
    assert response.data == plain.data
    assert len(plain.text.splitlines()) == 30
    # Both addresses are of one answer: caches are told so.
    assert response.headers["ETag"] == plain.headers["ETag"]


@pytest.mark.parametrize(
    ("value", "near"),
    [
        ("molotof", "molotov"), (f"{BASE}person/molotof", "molotov"), (f"{BASE}place/molotov", "molotov"),
        ("https://example.org/person/molotov", "molotov"), ("Kaganowitsch", "kaganovich"), ("nobody at all", ""),
        ("molotov\n", "molotov"), ("%", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("suffix", [".csv", ".json", ".csv?page=1"])
def test_a_value_that_means_nobody_is_not_found_with_the_nearest_ones(
    october_client: FlaskClient, suffix: str, value: str, near: str
) -> None:
    sign = "&" if "?" in suffix else "?"
    response = october_client.get(f"/queries/name-forms{suffix}{sign}who={quote(value)}")
    assert (response.status_code, response.get_json()["parameter"]) == (404, "who")
    assert near in response.get_json()["expected"]
    assert repr(value[:80]) in response.get_json()["detail"]


def test_the_form_of_a_value_that_means_nobody_says_so_beside_its_field(october_client: FlaskClient) -> None:
    page = october_client.get("/queries/name-forms?who=molotof", headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert 'aria-invalid="true"' in page.text
    assert 'value="molotof"' in page.text


@pytest.mark.parametrize(
    ("given", "person", "place"),
    [
        ("person=stalin", f"{BASE}person/stalin", ""),
        (f"person={BASE}person/stalin", f"{BASE}person/stalin", ""),
        ("place=sochi", "", "sochi"),
        (f"place={BASE}place/sochi", "", "sochi"),
        ("person=&place=", "", ""),
        ("", "", ""),
    ],
)
def test_the_query_takes_the_form_of_its_type(october_client: FlaskClient, given: str, person: str, place: str) -> None:
    response = october_client.get(f"/queries/thing.csv?{given}")
    assert response.text == f"person,place\r\n{person},{place}\r\n"


def test_a_class_is_no_other_class(october_client: FlaskClient) -> None:
    assert october_client.get("/queries/thing.csv?person=sochi").status_code == 404
    assert october_client.get("/queries/thing.csv?place=stalin").status_code == 404


@pytest.mark.parametrize("path", ["/person", "/letter", "/archive", "/person.ttl", "/letter.html"])
def test_an_unknown_parameter_of_a_list_is_refused_by_name(october_client: FlaskClient, path: str) -> None:
    response = october_client.get(f"{path}?foo=1")
    assert (response.status_code, response.get_json()["parameter"]) == (400, "foo")
    assert october_client.get(f"{path}?page=1&page=1").status_code == 400
    assert october_client.get(f"{path}?page=1").status_code == 200
