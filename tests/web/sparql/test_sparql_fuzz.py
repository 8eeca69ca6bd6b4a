"""Whatever is sent to /sparql, it is answered: never with a 500."""

from __future__ import annotations

from urllib.parse import quote_plus

from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

ANY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)

NAME = st.one_of(
    st.sampled_from(["query", "default-graph-uri", "named-graph-uri", "format", "update", "using-graph-uri", "", "%"]),
    st.text(max_size=8),
)
WORDS = st.sampled_from(
    ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "WHERE", "FROM", "NAMED", "GRAPH", "ORDER BY", "LIMIT 3", "VALUES", "*",
     "?s", "?p", "?o", "{", "}", "(", ")", ".", ";", "a", "ck:Letter", "<letter/first>", "<ck:x>", "_:b", "[]", "'x'",
     "'\\u0001'", "'a'@en", "'a'@en--ltr", "1", "<<( <a:a> <a:b> 1 )>>", "BIND", "AS", "UNION", "OPTIONAL", "FILTER",
     "PREFIX ck:", "BASE", "<http://x/1>", "<", ">", "#", "DISTINCT", "COUNT(*)", "GROUP BY", "NOW()", "SERVICE"]
)  # fmt: skip
QUERY = st.one_of(
    st.text(max_size=60),
    st.lists(WORDS, max_size=14).map(" ".join),
    st.lists(WORDS, max_size=8).map("".join),
    st.builds(
        "{} {{ {} }} {{ ?s ?p ?o }} LIMIT 3".format,
        st.just("CONSTRUCT"),
        st.lists(
            st.builds(
                "{} {} {} .".format,
                st.sampled_from(["?s", "<a:s>", "_:b", "<ck:x>", "[]"]),
                st.sampled_from(["?p", "<http://x/1>", "<ck:x>", "ck:date", "rdfs:label", "a"]),
                st.sampled_from(
                    ["?o", "1", "'\\r\x01'", "'a'@en--rtl", "<<( <a:a> <a:b> 1 )>>", "[]", "<type:x>", "''"]
                ),
            ),
            max_size=4,
        ).map(" ".join),
    ),
    st.builds(
        "DESCRIBE {} {}".format, st.lists(WORDS, max_size=4).map(" ".join), st.sampled_from(["", "{ ?s ?p ?o }"])
    ),
)
VALUE = st.one_of(
    QUERY, st.sampled_from(["json", "xml", "csv", "tsv", "ttl", "rdf", "jsonld", "trig", "nq", "nt", "html"])
)
FIELD = st.text(st.characters(codec="latin-1", exclude_characters="\r\n"), max_size=30)
TYPE = st.one_of(
    st.sampled_from(["text/turtle", "application/ld+json", "application/rdf+xml", "application/sparql-results+xml",
                     "text/csv", "text/html", "*/*", "application/json;q=0.1, text/*"]),
    FIELD,
)  # fmt: skip
CONTENT = st.one_of(
    st.sampled_from(["application/sparql-query", "application/x-www-form-urlencoded", "application/sparql-update",
                     "application/sparql-query; charset=utf-16", "multipart/form-data; boundary=x", ""]),
    FIELD,
)  # fmt: skip


def encoded(pairs: list[tuple[str, str]]) -> str:
    return "&".join(
        f"{quote_plus(name.encode('utf-8', 'replace'))}={quote_plus(value.encode('utf-8', 'replace'))}"
        for name, value in pairs
    )


def met_a_limit(response: TestResponse) -> bool:
    """Tell whether a query was stopped for want of time or memory, which is said and may be tried again."""
    return response.status_code == 503 and "Retry-After" in response.headers


@ANY
@given(
    st.sampled_from(["GET", "HEAD", "POST"]),
    st.lists(st.tuples(NAME, VALUE), max_size=4).map(encoded),
    TYPE,
    CONTENT,
    st.one_of(st.binary(max_size=60), QUERY.map(lambda query: query.encode("utf-8", "replace"))),
    st.dictionaries(
        st.sampled_from(
            ["If-None-Match", "If-Modified-Since", "Accept-Encoding", "Accept-Language", "Range", "Origin"]
        ),
        st.one_of(FIELD, st.sampled_from(["*", "gzip", "gzip;q=0, *", "bytes=0-1"])),
        max_size=3,
    ),
)
def test_no_request_is_a_server_error(
    client: FlaskClient, method: str, query: str, accept: str, content_type: str, body: bytes, headers: dict[str, str]
) -> None:
    fields = {"HTTP_" + name.upper().replace("-", "_"): value for name, value in {**headers, "Accept": accept}.items()}
    response = client.open(
        "/sparql?" + query,
        method=method,
        data=body if method == "POST" else None,
        environ_overrides={**fields, "CONTENT_TYPE": content_type},
    )
    assert response.status_code < 500 or met_a_limit(response)
    assert response.status_code != 304 or headers


@ANY
@given(QUERY, st.sampled_from(["json", "xml", "csv", "tsv", "ttl", "rdf", "jsonld", "trig", "nq", "nt", "html"]))
def test_no_query_in_any_format_is_a_server_error(client: FlaskClient, query: str, format: str) -> None:
    response = client.get("/sparql?" + encoded([("query", query), ("format", format)]))
    assert response.status_code in {200, 400, 406} or met_a_limit(response)
