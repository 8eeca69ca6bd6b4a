"""Host, If-Match, If-Unmodified-Since and Range, to the letter (RFC 9110 sections 13 and 14, RFC 9112 section 3.2)."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corrkg.web.middleware.hosts import is_host

ASK = "/sparql?query=ASK%20%7B%7D"
TAGGED = [
    "/", "/letter", "/letter.html", "/letter/first.ttl", "/graph/sample.nq", "/ontology.html", "/shapes.ttl", "/sparql",
    ASK, "/queries", "/openapi.json", "/static/corrkg.css",
]  # fmt: skip
STATIC = "/static/corrkg.css"


@pytest.mark.parametrize("coding", [{}, {"Accept-Encoding": "gzip"}], ids=["plain", "gzip"])
@pytest.mark.parametrize("path", TAGGED)
def test_rfc_9110_13_1_1_if_match_is_judged_on_everything_that_has_a_validator(
    client: FlaskClient, path: str, coding: dict[str, str]
) -> None:
    whole = client.get(path, headers=coding)
    tag = whole.headers["ETag"]
    strong = (tag, f'"nope", {tag}')
    weak = tag.startswith("W/")  # the page of a thing: it never matches (section 8.8.3.2)
    for method in ("GET", "HEAD"):
        for holds in ("*", *(() if weak else strong)):
            assert client.open(path, method=method, headers={**coding, "If-Match": holds}).status_code == 200, holds
        for fails in ('"nope"', tag if weak else f"W/{tag}", '"*"', *(strong if weak else ())):
            answer = client.open(path, method=method, headers={**coding, "If-Match": fails, "If-None-Match": tag})
            assert answer.status_code == 412, fails
            assert len(answer.data) < 2_000


def test_if_match_of_a_post_is_judged_too(client: FlaskClient) -> None:
    ask = {"data": "ASK {}", "content_type": "application/sparql-query"}
    assert client.post("/sparql", headers={"If-Match": '"nope"'}, **ask).status_code == 412
    assert client.post("/sparql", headers={"If-Match": "*"}, **ask).status_code == 200


def test_precondition_that_fails_has_the_shape_of_every_error(client: FlaskClient) -> None:
    answer = client.get("/letter.html", headers={"If-Match": '"nope"', "Accept": "application/json"})
    assert answer.get_json()["status"] == 412
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(("path", "status"), [("/nothing", 404), ("/letter/first", 303), ("/letter?page=x", 400)])
def test_rfc_9110_13_2_1_precondition_of_what_would_be_no_success_is_ignored(
    client: FlaskClient, path: str, status: int
) -> None:
    assert client.get(path, headers={"If-Match": '"nope"'}).status_code == status


@pytest.mark.parametrize("path", ["/letter.html", STATIC])
def test_rfc_9110_13_1_4_if_unmodified_since_counts_without_if_match(client: FlaskClient, path: str) -> None:
    whole = client.get(path)
    then, long_ago = whole.headers["Last-Modified"], "Thu, 01 Jan 1970 00:00:01 GMT"
    assert client.get(path, headers={"If-Unmodified-Since": then}).status_code == 200
    assert client.get(path, headers={"If-Unmodified-Since": long_ago}).status_code == 412
    assert client.get(path, headers={"If-Unmodified-Since": long_ago, "If-Match": "*"}).status_code == 200
    assert client.get(path, headers={"If-Unmodified-Since": "no date"}).status_code == 200


@pytest.mark.parametrize(
    "field",
    ["lines=0-1", "bytes=0-1,4-5", "bytes=0-1, 2-3", "bytes=5-2", "bytes=a-b", "bytes", "bytes=", "=0-1", "bytes=--1"],
)
def test_rfc_9110_14_2_range_that_is_not_one_of_bytes_is_ignored(client: FlaskClient, field: str) -> None:
    whole = client.get(STATIC)
    answer = client.get(STATIC, headers={"Range": field})
    assert (answer.status_code, answer.data) == (200, whole.data)


def test_one_range_of_bytes_is_answered_however_it_is_written(client: FlaskClient) -> None:
    whole = client.get(STATIC).data
    for field, part in (
        ("bytes=0-9", whole[:10]),
        ("Bytes=0-9", whole[:10]),
        ("bytes=,0-9,", whole[:10]),
        ("bytes=-5", whole[-5:]),
        ("bytes=3-", whole[3:]),
    ):
        answer = client.get(STATIC, headers={"Range": field})
        assert (answer.status_code, answer.data) == (206, part), field
    assert client.head(STATIC, headers={"Range": "bytes=0-9"}).status_code == 200  # 14.2: of GET only


def test_rfc_9110_15_5_17_range_beyond_the_end_says_how_long_it_is(client: FlaskClient) -> None:
    whole = client.get(STATIC).data
    answer = client.get(STATIC, headers={"Range": f"bytes={len(whole)}-"})
    assert (answer.status_code, answer.headers["Content-Range"]) == (416, f"bytes */{len(whole)}")


def test_rfc_9110_14_1_2_suffix_longer_than_the_whole_is_the_whole(client: FlaskClient) -> None:
    whole = client.get(STATIC).data
    answer = client.get(STATIC, headers={"Range": f"bytes=-{len(whole) + 1}"})
    assert (answer.status_code, answer.data) == (200, whole)
    assert client.get(STATIC, headers={"Range": "bytes=-0"}).status_code == 416


@pytest.mark.parametrize("host", ["a b", "user@example.org", "[::1", "[1.2]", "x/y", "x:y", "é", "a,b", "%zz"])
def test_rfc_9112_3_2_host_that_cannot_be_is_refused(client: FlaskClient, host: str) -> None:
    assert client.get("/letter.ttl").status_code == 200  # and is kept in memory
    answer = client.get("/letter.ttl", environ_overrides={"HTTP_HOST": host})
    assert answer.status_code == (200 if host == "a,b" else 400)  # a comma is one of RFC 3986's sub-delims


@pytest.mark.parametrize("host", ["", "localhost", "example.org:80", "[::1]:8000", "xn--bcher-kva.example", "a_b:"])
def test_host_that_can_be_is_taken(client: FlaskClient, host: str) -> None:
    assert client.get("/letter.ttl", environ_overrides={"HTTP_HOST": host}).status_code == 200


@given(st.text(max_size=30))
def test_no_text_makes_the_grammar_of_hosts_fail(text: str) -> None:
    assert is_host(text) in {True, False}
    assert not is_host(text + "@x")


@pytest.mark.parametrize("path", ["/sparql/", "//sparql", "/letter/", "/person/", "/sparql//"])
def test_preflight_is_never_redirected(client: FlaskClient, path: str) -> None:
    asked = {"Origin": "https://x.example", "Access-Control-Request-Method": "POST"}
    answer = client.options(path, headers={**asked, "Access-Control-Request-Headers": "content-type, x-requested-with"})
    assert (answer.status_code, answer.data) in {(200, b""), (204, b"")}
    assert "Location" not in answer.headers
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    if "sparql" in path and path.startswith("/sparql"):
        assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    assert "*" in answer.headers["Access-Control-Allow-Headers"].split(", ")


DATES = (
    "Fri, 06 Nov 99999999999 08:49:37 GMT", "Sat, 01 Jan 0000 00:00:00 GMT", "Mon, 01 Jan 0001 00:00:00 +2359",
    "Fri, 31 Dec 9999 23:59:59 -2359", "Fri, 31 Feb 2020 25:61:61 GMT", "Fri, 06 Nov 2020 08:49:37 +99999999999",
)  # fmt: skip


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("path", ["/letter.html", STATIC, "/letter/first.ttl"])
def test_rfc_9110_13_1_3_date_that_is_none_is_ignored(client: FlaskClient, path: str, date: str) -> None:
    for name in ("If-Modified-Since", "If-Unmodified-Since"):
        assert client.get(path, headers={name: date}).status_code in {200, 412, 304}, name
    assert client.get(path, headers={"If-Range": date, "Range": "bytes=0-1"}).status_code == 200  # 13.1.5


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="latin-1", exclude_characters="\r\n"), max_size=40))
def test_no_date_makes_the_server_fail(client: FlaskClient, text: str) -> None:
    fields = {"HTTP_IF_MODIFIED_SINCE": text, "HTTP_IF_UNMODIFIED_SINCE": text, "HTTP_IF_RANGE": text}
    answer = client.get(STATIC, environ_overrides={**fields, "HTTP_RANGE": "bytes=0-1"})
    assert answer.status_code < 500
