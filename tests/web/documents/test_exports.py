"""Files that other services harvest: as their harvesters ask for them."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from corrkg.settings import load
from corrkg.store.release import Release
from corrkg.web import create_app


@pytest.fixture(scope="module")
def harvested(october: Release) -> FlaskClient:
    return create_app(load({"store": str(october.path.parent.parent)})).test_client()


def test_harvester_of_correspsearch_gets_200_for_head_and_304_for_if_modified_since(harvested: FlaskClient) -> None:
    head = harvested.head("/cmif.xml")
    assert (head.status_code, head.get_data()) == (200, b"")
    got = harvested.get("/cmif.xml")
    assert (got.status_code, got.mimetype) == (200, "application/xml")
    assert b'<idno type="url">http://localhost:8000/cmif.xml</idno>' in got.get_data()
    assert head.headers["Last-Modified"] == got.headers["Last-Modified"]
    since = {"If-Modified-Since": got.headers["Last-Modified"]}
    assert harvested.get("/cmif.xml", headers=since).status_code == 304
    assert harvested.get("/cmif.xml", headers={"If-None-Match": got.headers["ETag"]}).status_code == 304


def test_file_names_the_address_that_it_is_registered_with_whatever_host_is_asked(harvested: FlaskClient) -> None:
    got = harvested.get("/cmif.xml", headers={"Host": "elsewhere.example"})
    assert got.status_code in {200, 421}
    assert b"elsewhere.example" not in got.get_data() or got.status_code == 421
