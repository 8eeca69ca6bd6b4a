"""Places, and answers with coordinates, as GeoJSON and in the Linked Places format."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corrkg.settings import load
from corrkg.web import create_app

BASE = "http://localhost:8000/"


@pytest.fixture(scope="module")
def october_app(october_store: Path) -> Flask:
    return create_app(load({"store": str(october_store)}, {}))


@pytest.fixture
def october(october_app: Flask) -> FlaskClient:
    return october_app.test_client()


def test_rfc_7946_a_place_is_a_feature_with_longitude_first(october: FlaskClient) -> None:
    response = october.get("/place/sochi.geojson")
    assert response.mimetype == "application/geo+json"
    (feature,) = response.get_json()["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [39.72477, 43.59699]}
    assert feature["properties"]["names"] == {"en": "Sochi", "ru": "Сочи"}
    assert feature["id"] == BASE + "place/sochi"


def test_linked_places_has_what_the_format_requires(october: FlaskClient) -> None:
    response = october.get("/place/sochi.lpf.json")
    told = response.get_json(force=True)
    assert told["@context"].endswith("linkedplaces-context-v1.1.jsonld") and told["type"] == "FeatureCollection"
    (feature,) = told["features"]
    assert feature["@id"] == BASE + "place/sochi" and feature["properties"]["title"] == "Sochi"
    assert {each["toponym"] for each in feature["names"]} >= {"Sochi", "Сочи"}
    assert any(each["citations"] for each in feature["names"])
    assert feature["geometry"]["geometries"][0]["coordinates"] == [39.72477, 43.59699]
    assert {"type": "exactMatch", "identifier": "https://sws.geonames.org/491422/"} in feature["links"]


@pytest.mark.parametrize("suffix", ["geojson", "lpf.json"])
def test_all_places_come_in_one_collection_the_unlocated_too(october: FlaskClient, suffix: str) -> None:
    features = october.get(f"/place.{suffix}").get_json(force=True)["features"]
    names = [each.get("@id") or each["id"] for each in features]
    assert len(names) == len(set(names)) > 40


def test_what_has_no_coordinates_has_no_map(october: FlaskClient) -> None:
    response = october.get("/person/stalin.geojson")
    assert response.status_code == 404
    assert "no coordinates" in response.get_json()["detail"]
    assert october.get("/place/atlantis.geojson").status_code == 404
    assert october.get("/person.geojson").status_code == 404


def test_an_answer_with_coordinates_is_geojson_too(october: FlaskClient) -> None:
    response = october.get("/queries/places-of-dispatch.geojson")
    assert response.mimetype == "application/geo+json"
    features = {each["properties"].get("place"): each for each in response.get_json()["features"]}
    sochi = features[BASE + "place/sochi"]
    assert sochi["geometry"]["coordinates"] == [39.72477, 43.59699]
    assert int(sochi["properties"]["sendings"]) > 0
    assert len(october.get("/queries/places-of-dispatch.geojson?per_page=1").get_json()["features"]) == 1
    assert october.get("/queries/co-signers.geojson").status_code == 404


def test_documents_of_a_map_are_kept_by_caches(october: FlaskClient) -> None:
    for path in ("/place/sochi.geojson", "/place.lpf.json"):
        first = october.get(path)
        again = october.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304
