"""Places, and answers with coordinates, as GeoJSON and in the Linked Places format."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corrkg.reading.wkt import geometry
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


GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
WKT = "http://www.opengis.net/ont/geosparql#wktLiteral"
PLACES = f"SELECT ?place ?lat ?long WHERE {{ ?place <{GEO}lat> ?lat ; <{GEO}long> ?long }}"
SHAPES = (
    f"SELECT ?name ?where {{ VALUES (?name ?where) {{ ('p' 'POINT(39.7 43.6)'^^<{WKT}>) "
    f"('l' 'LINESTRING(0 1, 2 3)'^^<{WKT}>) ('n' UNDEF) }} }}"
)


@pytest.mark.parametrize("by", ["accept", "name"])
def test_an_answer_of_the_endpoint_with_coordinates_is_geojson(october: FlaskClient, by: str) -> None:
    headers, more = ({"Accept": "application/geo+json"}, {}) if by == "accept" else ({}, {"format": "geojson"})
    response = october.get("/sparql", query_string={"query": PLACES, **more}, headers=headers)
    assert response.mimetype == "application/geo+json"
    features = {each["properties"]["place"]: each["geometry"] for each in response.get_json()["features"]}
    assert features[BASE + "place/sochi"] == {"type": "Point", "coordinates": [39.72477, 43.59699]}
    assert response.headers["ETag"]


def test_an_answer_with_wkt_is_geojson_too(october: FlaskClient) -> None:
    headers = {"Accept": "application/geo+json"}
    features = october.post("/sparql", data={"query": SHAPES}, headers=headers).get_json()["features"]
    found = {each["properties"]["name"]: each["geometry"] for each in features}
    assert found["p"] == {"type": "Point", "coordinates": [39.7, 43.6]}
    assert found["l"] == {"type": "LineString", "coordinates": [[0, 1], [2, 3]]}
    assert found["n"] is None, "an unlocated feature, RFC 7946 section 3.2"
    assert all("where" not in each["properties"] for each in features)


@pytest.mark.parametrize(
    "query", ["SELECT ?x { ?x a ?type } LIMIT 3", "ASK {}", "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1"]
)
def test_an_answer_without_coordinates_is_no_geojson(october: FlaskClient, query: str) -> None:
    response = october.get("/sparql", query_string={"query": query}, headers={"Accept": "application/geo+json"})
    assert response.status_code == 406


def test_a_client_that_takes_json_or_anything_still_gets_results(october: FlaskClient) -> None:
    for accept in ("application/json", "*/*", "application/sparql-results+json, application/geo+json;q=0.5"):
        response = october.get("/sparql", query_string={"query": PLACES}, headers={"Accept": accept})
        assert response.mimetype == "application/sparql-results+json"


def test_the_page_of_an_answer_with_coordinates_offers_geojson(october: FlaskClient) -> None:
    page = october.get("/sparql", query_string={"query": PLACES, "format": "html"}).text
    assert "format=geojson" in page.partition('class="formats"')[2].partition("</p>")[0]


@pytest.mark.parametrize(
    ("text", "kind", "first"),
    [
        ("POLYGON((0 0, 1 0, 1 1, 0 0))", "Polygon", [[0, 0], [1, 0], [1, 1], [0, 0]]),
        ("MULTIPOINT(1 2, 3 4)", "MultiPoint", [1, 2]),
        ("MULTIPOINT((1 2), (3 4))", "MultiPoint", [1, 2]),
        ("MultiPolygon(((0 0, 1 0, 1 1, 0 0)))", "MultiPolygon", [[[0, 0], [1, 0], [1, 1], [0, 0]]]),
        ("POINT Z (1 2 300)", "Point", 1),
    ],
)
def test_each_shape_of_wkt_is_nested_as_geojson_has_it(text: str, kind: str, first: object) -> None:
    found = geometry(text)
    assert found is not None
    assert (found["type"], found["coordinates"][0]) == (kind, first)


NO_PLACES = (
    "", "POINT", "POINT()", "POINT(1)", "POINT(1 2", "POINT(1 2, 3 4)", "LINESTRING(1 2)(", "POLYGON(1 2)",
    "CIRCLE(1 2)", "POINT(((((((1 2)))))))", "POINT(nan 0)", "<http://www.opengis.net/def/crs/EPSG/0/3857> POINT(1 2)",
)  # fmt: skip


@pytest.mark.parametrize("text", NO_PLACES)
def test_what_is_no_place_on_earth_is_no_geometry(text: str) -> None:
    assert geometry(text) is None
