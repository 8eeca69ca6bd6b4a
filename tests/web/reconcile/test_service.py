"""The Reconciliation Service API 0.2: each rule by its section, and every answer by the specification's schemas."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from corrkg.convert import identifiers as ids
from corrkg.settings import load
from corrkg.store.build import build
from corrkg.web import create_app

BASE = "http://localhost:8000/"
Json = Any
Conformance = Callable[[str], Path]


@pytest.fixture(scope="module")
def site(october_store: Path) -> FlaskClient:
    return create_app(load({"store": str(october_store)}, {})).test_client()


def _asked(site: FlaskClient, **queries: Json) -> Json:
    response = site.post("/reconcile", data={"queries": json.dumps(queries)})
    assert response.status_code == 200, response.text
    return {key: value["result"] for key, value in json.loads(response.data).items()}


def _first(site: FlaskClient, text: str, **more: Json) -> Json:
    return next(iter(_asked(site, q={"query": text, "type": "Person", **more})["q"]), None)


# --- the manifest (section 3) -------------------------------------------------------------------------------------


def test_the_manifest_names_one_version_and_the_base_as_the_space_of_identifiers(site: FlaskClient) -> None:
    found = json.loads(site.get("/reconcile").data)
    assert found["versions"] == ["0.2"]
    assert found["identifierSpace"] == BASE
    assert found["view"]["url"] == BASE + "reconcile/view?id={{id}}"
    assert found["batchSize"] == 50
    assert found["preview"]["width"] <= 400
    assert found["preview"]["height"] <= 200


def test_the_addresses_that_the_manifest_names_are_there(site: FlaskClient) -> None:
    found = json.loads(site.get("/reconcile").data)
    ids_of = {"entity": "person/stalin", "type": "Person", "property": "born"}
    for what, service in found["suggest"].items():
        assert service["service_url"] + "/" == BASE
        assert site.get(f"{service['service_path']}?prefix=s").status_code == 200
        flyout = json.loads(site.get(service["flyout_service_path"].replace("${id}", ids_of[what])).data)
        assert flyout["id"] == ids_of[what]
        assert flyout["html"]
    proposals = found["extend"]["propose_properties"]["service_path"]
    assert json.loads(site.get(f"{proposals}?type=Person").data)["properties"]
    assert site.get(urlsplit(found["preview"]["url"].replace("{{id}}", "person/stalin")).path
                    + "?id=person/stalin").status_code == 200  # fmt: skip


@pytest.mark.parametrize("id", ["person/stalin", "person%2Fstalin", "archive%2Frgaspi%2F558%2F11%2F90"])
def test_an_identifier_in_the_view_address_leads_to_its_thing_encoded_or_not(site: FlaskClient, id: str) -> None:
    response = site.get(f"/reconcile/view?id={id}")
    assert (response.status_code, response.headers["Location"]) == (303, "/" + unquote(id))
    assert site.get("/reconcile/view?id=person/nobody").status_code == 404
    assert site.get("/reconcile/view").status_code == 400


# --- queries (section 4) ------------------------------------------------------------------------------------------


def test_a_name_is_matched_in_any_script_with_score_features_and_description(site: FlaskClient) -> None:
    first = _first(site, "Kaganowitsch, Lasar Moissejewitsch")
    assert (first["id"], first["match"]) == ("person/kaganovich", True)
    assert first["type"] == [{"id": "Person", "name": "Person"}]
    assert {each["id"] for each in first["features"]} >= {"surname", "given", "patronymic"}
    assert first["description"].startswith("1893–1991; ")
    assert 0 < first["score"] <= 100


def test_candidates_are_sorted_and_at_most_one_matches(site: FlaskClient) -> None:
    found = _asked(site, **{str(n): {"query": name} for n, name in enumerate(
        ["Kaganovich", "Stalin", "Litvinov", "Молотова", "RGASPI 558", "October 1, 1935", "Sochi", "Politburo"]
    )})  # fmt: skip
    for candidates in found.values():
        scores = [each["score"] for each in candidates]
        assert scores == sorted(scores, reverse=True)
        assert sum(each["match"] for each in candidates) <= 1
    assert not any(each["match"] for each in found["0"]), "a surname alone is never sure"


def test_the_limit_is_kept_and_a_type_is_strict(site: FlaskClient) -> None:
    found = _asked(
        site,
        a={"query": "Kaganovich", "limit": 1},
        b={"query": "Sochi", "type": "Person"},
        c={"query": "Sochi", "type": ["Person", "Place"]},
        d={"query": "Sochi", "type": ["Person", "Place"], "type_strict": "all"},
        e={"query": "Sochi", "type": "Person", "type_strict": "should"},
        f={"query": "Sochi", "type": "Spaceship"},
    )
    assert len(found["a"]) == 1
    assert all(each["type"][0]["id"] == "Person" for each in found["b"])
    assert (found["c"][0]["id"], found["c"][0]["match"]) == ("place/sochi", True)
    assert found["d"] == found["f"] == []
    assert "place/sochi" in [each["id"] for each in found["e"]]
    assert not any(each["match"] for each in found["e"]), "a thing of another type is not sure"


@pytest.mark.parametrize(
    "text",
    [BASE + "person/stalin", "person/stalin", "stalin", "http://www.wikidata.org/entity/Q855", "Q855"],
)
def test_our_uri_slug_or_an_external_identifier_is_a_sure_hit(site: FlaskClient, text: str) -> None:
    first = _first(site, text)
    assert (first["id"], first["score"], first["match"]) == ("person/stalin", 100, True)


def test_years_decide_and_a_contradiction_forbids_a_match(site: FlaskClient) -> None:
    def born(year: Json) -> Json:
        return [{"pid": "born", "v": year}]

    assert _first(site, "Stalin, Joseph", properties=born("1878"))["match"]
    assert _first(site, "Stalin, Joseph", properties=born(1878.0))["match"]
    assert _first(site, "Stalin, Joseph", properties=born("1879-12-21"))["match"], "one year off"
    assert not _first(site, "Stalin, Joseph", properties=born("1921"))["match"]


def test_an_identifier_beside_a_name_confirms_or_contradicts_it(site: FlaskClient) -> None:
    def known(value: str) -> Json:
        return [{"pid": "identifier", "v": value}]

    assert _first(site, "Stalin, Joseph", properties=known("Q855"))["match"]
    assert not _first(site, "Kaganovich, Lazar", properties=known("Q855"))["match"]
    alone = _asked(site, q={"properties": known("https://www.wikidata.org/wiki/Q855")})["q"]
    assert [(each["id"], each["match"]) for each in alone] == [("person/stalin", True)]


def test_letters_are_told_apart_by_what_is_known_of_them(site: FlaskClient) -> None:
    query = {
        "query": "Kaganovich to Stalin", "type": "Letter",
        "properties": [{"pid": "date", "v": "1935-10-09"}, {"pid": "sender", "v": {"id": "person/kaganovich"}}],
    }  # fmt: skip
    first = _asked(site, q=query)["q"][0]
    assert first["id"] == "letter/1935-10-09-kaganovich-to-stalin"
    assert {"id": "date", "value": 1.0} in first["features"]


def test_units_are_found_by_shelfmark_and_places_in_both_scripts(site: FlaskClient) -> None:
    found = _asked(
        site, a={"query": "RGASPI, fond 558, opis 11, delo 90", "type": "ArchivalUnit"},
        b={"query": "Сочи", "type": "Place"},
    )  # fmt: skip
    assert [(each["id"], each["match"]) for each in found["a"][:1]] == [("archive/rgaspi/558/11/90", True)]
    assert [(each["id"], each["match"]) for each in found["b"][:1]] == [("place/sochi", True)]


def test_an_address_and_a_name_of_before_a_merger_answer_with_the_survivor(make_seeds: Callable[..., Path]) -> None:
    seeds = make_seeds()
    build(seeds, seeds.parent / "store")
    ids.merge(seeds, "person", "zaytsev", "orlov", "a pen name")
    build(seeds, seeds.parent / "store")
    client = create_app(load({"store": str(seeds.parent / "store")}, {})).test_client()
    assert _first(client, "https://letters.example.org/person/zaytsev")["id"] == "person/orlov"
    asked = {"ids": ["person/zaytsev"], "properties": [{"id": "uri"}]}
    rows = json.loads(client.post("/reconcile", data={"extend": json.dumps(asked)}).data)["rows"]
    assert rows == {"person/zaytsev": {"uri": [{"str": "https://letters.example.org/person/orlov"}]}}


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_batch_is_taken_by_get_and_by_post(site: FlaskClient, method: str) -> None:
    queries = json.dumps({"q": {"query": "Molotov, Vyacheslav"}})
    if method == "get":
        response = site.get("/reconcile", query_string={"queries": queries})
    else:
        response = site.post("/reconcile", data={"queries": queries})
    assert json.loads(response.data)["q"]["result"][0]["id"] == "person/molotov"


@pytest.mark.parametrize(
    "queries",
    [
        "", "{", "[]", "1", '"a"', '{"q": 1}', '{"q": {}}', '{"q": {"query": 1}}', '{"q": {"properties": []}}',
        '{"q": {"query": "a", "limit": "b"}}', '{"q": {"query": "a", "type": 1}}',
        '{"q": {"query": "a", "limit": NaN}}',
        '{"q": {"query": "a", "type_strict": "x"}}', '{"q": {"query": "a", "properties": [{"pid": 1, "v": 1}]}}',
        "[" * 5000,
    ],
)  # fmt: skip
def test_a_batch_that_cannot_be_read_is_400_for_every_origin(site: FlaskClient, queries: str) -> None:
    response = site.post("/reconcile", data={"queries": queries})
    assert response.status_code == 400
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert json.loads(response.data)["parameter"] == "queries"


def test_too_many_queries_are_refused(site: FlaskClient) -> None:
    many = {str(number): {"query": "a"} for number in range(501)}
    assert site.post("/reconcile", data={"queries": json.dumps(many)}).status_code == 400


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
QUERY = st.fixed_dictionaries(
    {"query": st.text(max_size=40)},
    optional={"type": JSON, "limit": JSON, "type_strict": JSON,
              "properties": st.lists(st.fixed_dictionaries({"pid": st.sampled_from(["born", "sender", "name", "x"]),
                                                            "v": JSON}), max_size=2)},
)  # fmt: skip


@given(st.dictionaries(st.text(max_size=4), QUERY | JSON, max_size=3), st.sampled_from(["queries", "extend"]))
def test_no_json_stops_the_service(site: FlaskClient, batch: Json, name: str) -> None:
    response = site.post("/reconcile", data={name: json.dumps(batch)})
    assert response.status_code in {200, 400}


# --- suggestions, preview, extension (sections 5 to 7) ------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["kagan", "Каган", "person/kaganovich", "person/kagan", BASE + "person/kaganovich"])
def test_things_are_suggested_by_the_beginning_of_a_name_or_identifier(site: FlaskClient, prefix: str) -> None:
    found = json.loads(site.get("/reconcile/suggest/entity", query_string={"prefix": prefix}).data)["result"]
    assert "person/kaganovich" in [each["id"] for each in found]
    assert len(found) <= 10


def test_suggestions_go_on_at_a_cursor_and_keep_to_a_type(site: FlaskClient) -> None:
    def suggested(**fields: Json) -> list[str]:
        response = site.get("/reconcile/suggest/entity", query_string={"prefix": "s", **fields})
        return [each["id"] for each in json.loads(response.data)["result"]]

    assert not set(suggested()) & set(suggested(cursor=10))
    assert all(each.startswith("place/") for each in suggested(type="Place"))
    assert site.get("/reconcile/suggest/entity").status_code == 400
    assert site.get("/reconcile/suggest/entity?prefix=s&cursor=x").status_code == 400


def test_types_and_properties_are_suggested(site: FlaskClient) -> None:
    assert json.loads(site.get("/reconcile/suggest/type?prefix=arch").data)["result"] == [
        {"id": "ArchivalUnit", "name": "Archival unit"}
    ]
    assert {"id": "born", "name": "Born"} in json.loads(site.get("/reconcile/suggest/property?prefix=bo").data)[
        "result"
    ]


def test_the_preview_alone_may_be_framed_by_any_site_and_has_no_script(site: FlaskClient) -> None:
    response = site.get("/reconcile/preview?id=person/stalin")
    policy = response.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    assert "X-Frame-Options" not in response.headers
    assert "<script" not in response.text
    for path in ("/person/stalin.html", "/reconcile/preview?id=nobody", "/"):
        other = site.get(path, headers={"Accept": "text/html"})
        assert "frame-ancestors 'self'" in other.headers["Content-Security-Policy"], path


def test_what_a_preview_shows_is_escaped(site: FlaskClient) -> None:
    response = site.get(
        "/reconcile/preview", query_string={"id": "<script>alert(1)</script>"}, headers={"Accept": "text/html"}
    )
    assert response.status_code == 404
    assert "<script>alert" not in response.text
    flyout = site.get("/reconcile/flyout/entity", query_string={"id": "<b>"})
    assert flyout.status_code == 404


def _extended(site: FlaskClient, ids: list[str], *properties: Json) -> Json:
    asked = {"ids": ids, "properties": list(properties)}
    response = site.post("/reconcile", data={"extend": json.dumps(asked)})
    assert response.status_code == 200, response.text
    return json.loads(response.data)


def test_tables_are_extended_by_values_and_by_things(site: FlaskClient) -> None:
    letter = "letter/1935-10-01-molotov-kaganovich-to-stalin"
    found = _extended(
        site, [letter, "person/stalin", "person/nobody"],
        {"id": "sender"}, {"id": "born"}, {"id": "identifier", "settings": {"limit": "1"}},
    )  # fmt: skip
    assert found["meta"][0] == {"id": "sender", "name": "Sender", "type": {"id": "Person", "name": "Person"}}
    assert {each["id"] for each in found["rows"][letter]["sender"]} == {"person/molotov", "person/kaganovich"}
    assert found["rows"]["person/stalin"] == {
        "sender": [], "born": [{"str": "1878-12-18"}], "identifier": [{"str": "http://www.wikidata.org/entity/Q855"}],
    }  # fmt: skip
    assert found["rows"]["person/nobody"] == {"sender": [], "born": [], "identifier": []}
    uris = _extended(site, [letter], {"id": "recipient", "settings": {"content": "uri"}})
    assert uris["rows"][letter]["recipient"] == [{"str": BASE + "person/stalin"}]


@pytest.mark.parametrize(
    "extend", ["{", "[]", '{"ids": 1, "properties": []}', '{"ids": [], "properties": [{"id": "nonsense"}]}']
)
def test_an_extension_that_cannot_be_read_is_400(site: FlaskClient, extend: str) -> None:
    assert site.post("/reconcile", data={"extend": extend}).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/reconcile", "/reconcile/suggest/entity?prefix=a", "/reconcile/flyout/type?id=Person",
        "/reconcile/properties?type=Person", "/reconcile/preview?id=person/stalin", "/reconcile/nothing",
    ],
)  # fmt: skip
def test_every_origin_may_ask_and_ask_beforehand(site: FlaskClient, path: str) -> None:
    response = site.get(path, headers={"Origin": "http://127.0.0.1:3333"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    preflight = site.options(path, headers={"Origin": "http://x", "Access-Control-Request-Method": "POST"})
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"
    if path == "/reconcile":
        assert "POST" in preflight.headers["Access-Control-Allow-Methods"]


# --- the schemas of the specification -----------------------------------------------------------------------------


def _holds(conformance: Conformance, name: str, found: Json) -> None:
    path = conformance(f"recon/0.2/schemas/{name}.json")
    schemas = {each.name: json.loads(each.read_text(encoding="utf-8")) for each in path.parent.glob("*.json")}
    schema = schemas[path.name]
    text = json.dumps(schema)
    for other, content in schemas.items():  # references beside the file
        if f'"$ref": "{other}"' in text and other != path.name:
            text = text.replace(f'{{"$ref": "{other}"}}', json.dumps(_flat(content)))
    jsonschema.Draft7Validator(_without_ids(json.loads(text))).validate(found)


def _flat(schema: Json) -> Json:
    return {"type": schema["type"], "required": schema.get("required", [])}


def _without_ids(schema: Json) -> Json:
    return {name: value for name, value in schema.items() if name not in {"$id", "$schema"}}


def test_every_answer_holds_to_its_schema(site: FlaskClient, conformance: Conformance) -> None:
    def got(path: str) -> Json:
        return json.loads(site.get(path).data)

    _holds(conformance, "manifest", got("/reconcile"))
    queries = {"a": {"query": "Kaganovich"}, "b": {"query": "Sochi"}, "c": {"query": "qqqqq"}}
    answered = json.loads(site.post("/reconcile", data={"queries": json.dumps(queries)}).data)
    _holds(conformance, "reconciliation-result-batch", answered)
    _holds(conformance, "suggest-entities-response", got("/reconcile/suggest/entity?prefix=s"))
    _holds(conformance, "suggest-properties-response", got("/reconcile/suggest/property?prefix=b"))
    _holds(conformance, "suggest-types-response", got("/reconcile/suggest/type?prefix=p"))
    _holds(conformance, "data-extension-property-proposal", got("/reconcile/properties?type=Letter&limit=3"))
    names = [each["id"] for each in got("/reconcile/properties")["properties"]]
    things = ["person/stalin", "letter/1935-10-01-molotov-kaganovich-to-stalin", "archive/rgaspi/558/11/90",
              "place/sochi", "decision/pb-1935-08-09", "nothing"]  # fmt: skip
    _holds(conformance, "data-extension-response", _extended(site, things, *({"id": name} for name in names)))


def test_every_valid_example_of_a_query_is_answered_and_every_invalid_one_refused(
    site: FlaskClient, conformance: Conformance
) -> None:
    examples = conformance("recon/0.2/examples/reconciliation-query-batch/valid/example-full.json").parents[1]
    assert len(list(examples.glob("*/*.json"))) >= 7
    for path in examples.glob("*/*.json"):
        response = site.post("/reconcile", data={"queries": path.read_text(encoding="utf-8")})
        wanted = 200 if path.parent.name == "valid" else 400
        assert response.status_code == wanted, path
