"""Validators, preconditions, content codings and cache fields (RFC 9110 sections 8, 12.5.3, 13; RFC 9111)."""

from __future__ import annotations

import gzip
from datetime import datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime

import pytest
from flask.testing import FlaskClient

from corrkg.web.http.coding import MINIMUM
from corrkg.web.http.negotiate import choose_codings

ROWS = "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D"
COUNT = "/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fs%20%3Fp%20%3Fo%7D"
PATHS = ["/", "/letter", "/letter.ttl?page=1", "/letter/first.html", "/letter/first.ttl", "/letter/first.jsonld",
         "/graph/sample.nq", "/ontology.html", "/shapes.ttl", "/context.jsonld", "/sparql", ROWS, COUNT,
         ROWS + "&format=csv", ROWS.replace("SELECT%20*", "CONSTRUCT%7B%3Fs%20%3Fp%20%3Fo%7D")]  # fmt: skip
# What a 304 has to repeat of its 200 (RFC 9110 section 15.4.5).
REPEATED = ("ETag", "Cache-Control", "Content-Location", "Vary", "Expires")
GZIP = {"Accept-Encoding": "gzip"}


@pytest.mark.parametrize("coding", [{}, GZIP], ids=["plain", "gzip"])
@pytest.mark.parametrize("path", PATHS)
def test_304_repeats_the_fields_of_its_200(client: FlaskClient, path: str, coding: dict[str, str]) -> None:
    whole = client.get(path, headers=coding)
    tag = whole.headers["ETag"]
    for field in (tag, "W/" + tag.removeprefix("W/"), f'"other", {tag}', "*"):
        for method in ("GET", "HEAD"):
            again = client.open(path, method=method, headers={**coding, "If-None-Match": field})
            assert (again.status_code, again.data) == (304, b""), field
            assert [again.headers.get(name) for name in REPEATED] == [whole.headers.get(name) for name in REPEATED]
            assert "Content-Type" not in again.headers
            assert "Content-Encoding" not in again.headers
    assert client.get(path, headers={**coding, "If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("coding", [{}, GZIP], ids=["plain", "gzip"])
@pytest.mark.parametrize("path", [*PATHS, "/letter/first", "/nothing", "/sparql?query=bad"])
def test_head_is_get_without_the_content(client: FlaskClient, path: str, coding: dict[str, str]) -> None:
    get, head = client.get(path, headers=coding), client.head(path, headers=coding)
    assert (head.status_code, head.data) == (get.status_code, b"")
    fields = dict(get.headers)
    fields.pop("Cache-Status", None)  # tells of the way that it came, not of what it is (RFC 9211)
    if "Content-Length" not in head.headers:
        fields.pop("Content-Length", None)  # Section 9.3.2: not what only generating the content would tell.
    assert dict(head.headers) == fields


@pytest.mark.parametrize("path", PATHS)
def test_each_coding_has_a_validator_of_its_own_and_the_same_content(client: FlaskClient, path: str) -> None:
    plain, coded = client.get(path), client.get(path, headers=GZIP)
    assert "Content-Encoding" not in plain.headers
    for response in (plain, coded):
        assert "Accept-Encoding" in response.headers["Vary"]
        # The page of a thing alone has a weak one: it tells the dataset's version too (section 8.8.1).
        assert response.headers["ETag"].startswith("W/") == (path in {"/letter/first.html", "/ontology.html"})
    if len(plain.data) < MINIMUM:
        assert (coded.data, coded.headers["ETag"]) == (plain.data, plain.headers["ETag"])
        return
    assert coded.headers["Content-Encoding"] == "gzip"
    assert coded.headers["ETag"] == plain.headers["ETag"][:-1] + '-gzip"'
    assert gzip.decompress(coded.data) == plain.data
    assert len(coded.data) < len(plain.data)
    assert client.get(path, headers=GZIP).data == coded.data  # strong: byte for byte
    # A copy that the request does not take is of no use.
    assert client.get(path, headers={"If-None-Match": coded.headers["ETag"]}).status_code == 200
    refusing = {"Accept-Encoding": "gzip, identity;q=0", "If-None-Match": plain.headers["ETag"]}
    assert client.get(path, headers=refusing).status_code == 200


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (None, ["identity"]),
        ("", ["identity"]),
        ("gzip", ["gzip", "identity"]),
        ("GZIP", ["gzip", "identity"]),
        ("x-gzip", ["gzip", "identity"]),
        ("br, gzip;q=0.1", ["gzip", "identity"]),
        ("gzip;q=0", ["identity"]),
        ("gzip;q=0.5, identity;q=0.8", ["identity", "gzip"]),
        ("gzip;q=0.5, identity;q=0.5", ["gzip", "identity"]),
        ("*", ["gzip", "identity"]),
        ("*;q=0", []),
        ("*;q=0, gzip", ["gzip"]),
        ("identity;q=0", []),
        ("identity;q=0, *", ["gzip"]),
        ("gzip;q=2", ["identity"]),
        ("gzip;q=x, ;;;, \x00", ["identity"]),
        ("br, zstd, deflate", ["identity"]),
    ],
)
def test_accept_encoding_selects(field: str | None, expected: list[str]) -> None:
    assert list(choose_codings(field, ["gzip"])) == expected


def test_who_takes_no_coding_that_there_is_gets_the_bytes_as_they_are(client: FlaskClient) -> None:
    response = client.get("/letter/first.ttl", headers={"Accept-Encoding": "identity;q=0"})
    assert response.status_code == 200
    assert "Content-Encoding" not in response.headers


def test_the_style_sheet_is_compressed_and_has_its_304(client: FlaskClient) -> None:
    path = "/static/corrkg.css"
    coded = client.get(path, headers=GZIP)
    assert coded.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(coded.data) == client.get(path).data
    again = client.get(path, headers={**GZIP, "If-None-Match": coded.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


# --- Last-Modified -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/letter", "/letter/first.ttl", "/sparql", ROWS])
def test_if_modified_since(client: FlaskClient, path: str) -> None:
    modified = parsedate_to_datetime(client.get(path).headers["Last-Modified"])
    assert modified <= datetime.now(modified.tzinfo)

    def status(when: datetime, **headers: str) -> int:
        fields = {"If-Modified-Since": format_datetime(when, usegmt=True), **headers}
        return client.get(path, headers=fields).status_code

    assert status(modified) == 304
    assert status(modified + timedelta(days=1)) == 304
    assert status(modified - timedelta(seconds=1)) == 200
    # Section 13.1.3: not looked at beside If-None-Match, nor if it is no date.
    assert status(modified, **{"If-None-Match": '"other"'}) == 200
    assert client.get(path, headers={"If-Modified-Since": "yesterday"}).status_code == 200


def test_a_precondition_does_not_hide_an_error(client: FlaskClient) -> None:
    # Section 13.2.1: preconditions are ignored where the answer without them would not be a success.
    for path, status in (("/nothing", 404), ("/sparql?query=bad", 400), (ROWS + "&format=ttl", 406)):
        for field in ("*", '"x"'):
            assert client.get(path, headers={"If-None-Match": field}).status_code == status


def test_the_validator_is_compared_after_negotiation(client: FlaskClient) -> None:
    tag = client.get(COUNT, headers={"Accept": "text/csv"}).headers["ETag"]
    assert client.get(COUNT, headers={"Accept": "text/csv", "If-None-Match": tag}).status_code == 304
    # The same choice by other words has the same copy; another choice has not.
    assert client.get(COUNT, headers={"Accept": "text/csv, */*;q=0.1", "If-None-Match": tag}).status_code == 304
    assert client.get(COUNT + "&format=csv", headers={"If-None-Match": tag}).status_code == 304
    assert client.get(COUNT, headers={"Accept": "text/tab-separated-values", "If-None-Match": tag}).status_code == 200


# --- Cache-Control -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PATHS)
def test_a_shared_cache_may_keep_it(client: FlaskClient, path: str) -> None:
    field = client.get(path).headers["Cache-Control"]
    assert "public" in field
    assert "max-age=" in field


@pytest.mark.parametrize("path", ["/nothing", "/sparql?query=bad", COUNT + "&format=docx"])
def test_an_error_is_kept_for_no_more_than_a_moment(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.headers["Cache-Control"] == "public, max-age=10"
    assert "ETag" not in response.headers
    assert "Accept" in response.headers["Vary"]


def test_an_answer_to_post_is_not_kept(client: FlaskClient) -> None:
    response = client.post("/sparql", data={"query": "ASK {}"}, headers={"If-None-Match": "*"})
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-cache")
    assert "ETag" not in response.headers
