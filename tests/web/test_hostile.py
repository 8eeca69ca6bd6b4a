"""No path, header or parameter makes it fail."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corrkg.uris import Uris

BASE = "http://localhost:8000/"
ANY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def get(client: FlaskClient, sent: str, **headers: str) -> int:
    """Send a path as it is, past the test client's own quoting."""
    from urllib.parse import unquote_to_bytes

    decoded = unquote_to_bytes(sent.partition("?")[0]).decode("latin-1")
    environ = {"PATH_INFO": decoded, "RAW_URI": sent, "REQUEST_URI": sent}
    return client.get("/", environ_overrides=environ, headers=headers).status_code


@pytest.mark.parametrize(
    "sent",
    [
        "/letter/%00",
        "/%00",
        "/letter/a%0d%0aX: y",
        "/letter/../../etc/passwd",
        "/letter/%2e%2e/%2e%2e/etc/passwd",
        "/letter/%2Fetc%2Fpasswd",
        "/letter/%ff",
        "/letter/%c3%28",
        "/%ff.ttl",
        "/letter/%ed%a0%80",
        "/letter/" + "a" * 5000,
        "/" + "a/" * 500 + "b",
        "/letter/%",
        "/letter/%zz",
        '/letter/<>"{}|\\^`',
        "/letter/first.ttl%00",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/letter/first#x",
        "/letter/first%23x",
        "/letter/first%3Fpage=1",
        "/letter//first",
        "/.ttl",
        "/.",
        "/..",
        "/..ttl",
        "/%2e",
        "/letter/first;x=y",
        "/graph/..%2f..%2f",
        "*",
        "http://evil.example/letter/none",
        "/%E2%80%AE",
    ],
)
def test_hostile_paths_are_4xx_or_a_redirect(client: FlaskClient, sent: str) -> None:
    for accept in ("text/html", "text/turtle"):
        assert get(client, sent, Accept=accept) in {303, 308, 400, 404, 406, 414}


@ANY
@given(
    st.text(max_size=40),
    st.sampled_from(["/", "/letter/", "/person/", "/graph/", "/archive/rgaspi/"]),
    st.sampled_from(["", ".ttl", ".html"]),
)
def test_no_path_is_a_server_error(client: FlaskClient, name: str, kind: str, suffix: str) -> None:
    encoded = quote(name.encode("utf-8", "surrogatepass"))
    assert get(client, kind + encoded + suffix) < 500


@ANY
@given(st.binary(max_size=30))
def test_no_bytes_in_a_path_are_a_server_error(client: FlaskClient, data: bytes) -> None:
    assert get(client, "/letter/" + quote(data)) < 500


@ANY
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_every_minted_uri_round_trips_through_its_path(name: str) -> None:
    uris = Uris(BASE)
    minted = uris.person(name)
    path = uris.path_of(minted.value)
    assert path is not None
    assert path.isascii()
    assert uris.at_path(path.removeprefix("/")) == minted
    assert uris.at_path("person/" + quote(name, safe="")) == minted


@ANY
@given(
    st.text(st.characters(codec="latin-1", exclude_characters="\r\n"), max_size=60),
    st.sampled_from(
        ["Accept", "Accept-Language", "If-None-Match", "If-Modified-Since", "Host", "X-Forwarded-Host", "Range"]
    ),
)
def test_no_header_is_a_server_error(client: FlaskClient, value: str, name: str) -> None:
    for path in ("/letter/first", "/letter/first.ttl", "/sparql"):
        assert client.get(path, environ_overrides={"HTTP_" + name.upper().replace("-", "_"): value}).status_code < 500


@ANY
@given(st.text(max_size=60))
def test_no_query_is_a_server_error(client: FlaskClient, query: str) -> None:
    try:
        encoded = quote(query)
    except UnicodeEncodeError:
        encoded = quote(query.encode("utf-8", "surrogatepass"))
    assert client.get("/sparql?query=" + encoded).status_code < 500


@pytest.mark.parametrize("host", ["evil.example", "evil.example:99999", "a b", "localhost@evil", "[::1"])
def test_the_base_never_comes_from_the_request(client: FlaskClient, host: str) -> None:
    headers = {
        "Host": host,
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Prefix": "/evil",
        "Forwarded": "host=evil.example",
    }
    for path in ("/letter/first", "/letter/first.ttl", "/letter/first.html", "/sparql", "/nothing", "/letter/first/"):
        response = client.get(
            path, environ_overrides={f"HTTP_{k.upper().replace('-', '_')}": v for k, v in headers.items()}
        )
        assert response.status_code < 500
        assert "evil" not in response.get_data(as_text=True)
        assert "evil" not in str(response.headers)


def test_an_unexpected_failure_is_500_in_the_same_shape(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("corrkg.web.documents.lists.by_suffix", fail)
    response = client.get("/person.nt?page=1")  # an address that no other test has: the application keeps answers
    assert response.status_code == 500
    assert "secret" not in response.get_data(as_text=True)
    assert response.get_json(force=True)["title"] == "Internal Server Error"
