"""Pages of a saved query's table: slices of one answer."""

from __future__ import annotations

import io
import re
from itertools import count
from pathlib import Path

import pandas
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, QueryResultsFormat, QuerySolutions, Store

from corrkg.settings import load
from corrkg.web import create_app
from corrkg.web.queries import routes
from corrkg.web.queries.tables import Table, Tables, cut, cut_again

TERM = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=8).map(lambda text: str(Literal(text))),
    st.sampled_from(["<urn:é>", "UNDEF", '"ю"@ru', "1", "-1.50", "1e3", "true", '"007"^^<urn:t>', '"a"@en--ltr']),
)
ROWS = st.lists(st.tuples(TERM, TERM), max_size=12)


def answered(rows: list[tuple[str, str]]) -> QuerySolutions:
    values = " ".join(f"({one} {other})" for one, other in rows)
    found = Store().query(f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }}")
    assert isinstance(found, QuerySolutions)
    return found


def tsv(rows: list[tuple[str, str]]) -> bytes:
    return answered(rows).serialize(format=QueryResultsFormat.TSV) or b""


@given(rows=ROWS, size=st.integers(1, 5), number=st.integers(1, 5), block=st.integers(1, 40))
def test_a_page_has_the_terms_of_its_rows_however_the_answer_was_cut_in_blocks(
    rows: list[tuple[str, str]], size: int, number: int, block: int
) -> None:
    data = tsv(rows)
    blocks = [data[start : start + block] for start in range(0, len(data), block)]
    found, whole = cut(blocks, number, size, 3, 10**6)
    expected = [tuple(row) for row in answered(rows)]
    assert found.table.rows() == tuple(expected[(number - 1) * size : number * size])
    assert found.first.rows() == tuple(expected[:3])
    assert found.page.total == len(rows)
    assert whole is not None
    assert cut_again(whole, number, size, 3) == found


@pytest.mark.parametrize("format", [QueryResultsFormat.CSV, QueryResultsFormat.JSON, QueryResultsFormat.XML], ids=str)
def test_a_page_of_all_rows_is_the_answer_byte_for_byte(format: QueryResultsFormat) -> None:
    rows = [('"a\\tb"', "1"), ("UNDEF", '"x"@en'), ("<urn:a>", "UNDEF"), ("UNDEF", "UNDEF"), ('""', "2.50")]
    found, _ = cut([tsv(rows)], 1, 100, 0, 10**6)
    assert found.table.write(format) == answered(rows).serialize(format=format)


def test_a_table_of_one_empty_column_keeps_its_rows() -> None:
    data = b"?a\n\n1\n\n"
    found, whole = cut([data], 1, 10, 0, 10**6)
    assert [row[0] is None for row in found.table.rows()] == [True, False, True]
    assert whole is not None
    assert whole.write(QueryResultsFormat.TSV) == data


def test_a_table_over_the_limit_is_read_to_its_end_but_not_held() -> None:
    data = b"?a\n" + b"1\n" * 1000
    found, whole = cut([data], 100, 10, 5, 2_000)
    assert whole is None
    assert (found.page.total, found.page.pages, len(found.table.lines), len(found.first.lines)) == (1000, 100, 10, 5)


def test_the_least_used_table_makes_place_and_none_is_kept_without_place() -> None:
    table = Table(b"?a\n", (b"1\n",) * 10)
    kept = Tables(2 * table.size)
    for name in ("one", "two", "three"):
        kept.keep(table, name)
        kept.get("one")
    assert (kept.get("one"), kept.get("two"), kept.get("three")) == (table, None, table)
    none = Tables(0)
    none.keep(table, "one")
    assert none.get("one") is None


# --- CSV for Excel ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def october_client(october_store: Path) -> FlaskClient:
    return create_app(load({"store": str(october_store)}, {})).test_client()


@pytest.mark.parametrize("path", ["/queries/letters-per-pair.csv", "/queries/letters-per-pair.csv?page=1&per_page=3"])
def test_csv_begins_with_a_mark_for_excel_where_that_is_asked_for(october_client: FlaskClient, path: str) -> None:
    plain = october_client.get(path)
    marked = october_client.get(f"{path}{'&' if '?' in path else '?'}bom=1")
    assert not plain.data.startswith(b"\xef\xbb\xbf")
    assert marked.data == b"\xef\xbb\xbf" + plain.data
    assert marked.headers["ETag"] != plain.headers["ETag"]
    assert "bom=1" in marked.headers["Content-Location"]
    assert pandas.read_csv(io.BytesIO(marked.data)).equals(pandas.read_csv(io.BytesIO(plain.data)))


def test_the_endpoint_marks_csv_too_and_nothing_else(october_client: FlaskClient) -> None:
    query = {"query": "SELECT ('ё' AS ?x) {}", "bom": "1"}
    assert october_client.get("/sparql", query_string={**query, "format": "csv"}).data == "\ufeffx\r\nё\r\n".encode()
    assert october_client.get("/sparql", query_string={**query, "format": "tsv"}).data.startswith(b"?x")
    assert october_client.get("/queries/letters-per-pair.json?bom=1").data.startswith(b"{")


def test_pages_of_csv_for_excel_lead_to_each_other_with_their_marks(october_client: FlaskClient) -> None:
    response = october_client.get("/queries/letters-in-order.csv?per_page=20&bom=1")
    following = re.search(r'<([^>]*)>; rel="next"', response.headers["Link"])
    assert following is not None
    assert october_client.get(following[1]).data.startswith(b"\xef\xbb\xbf")


def test_the_page_of_a_table_offers_csv_for_excel_and_another_mark_is_refused(october_client: FlaskClient) -> None:
    page = october_client.get("/queries/letters-between?x=stalin", headers={"Accept": "text/html"}).text
    assert "/queries/letters-between.csv?x=stalin&amp;bom=1" in page
    assert october_client.get("/queries/letters-between.csv?bom=2").status_code == 400
    assert october_client.get("/queries/letters-as-schema-org.ttl?bom=1").status_code == 400


@pytest.fixture
def counted(october_store: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Flask, count[int]]:
    """The application, without its cache of whole answers, and a counter of what the engine is asked."""
    asked: count[int] = count()

    def ask(*args: object, **kwargs: object) -> object:
        next(asked)
        answer: object = plain(*args, **kwargs)
        return answer

    plain = vars(routes)["ask"]
    monkeypatch.setattr(routes, "ask", ask)
    return create_app(load({"store": str(october_store)}, {})), asked


def test_all_pages_and_formats_of_one_answer_ask_the_engine_once(counted: tuple[Flask, count[int]]) -> None:
    app, asked = counted
    client = app.test_client()
    for suffix in ("csv", "json", "xml", "tsv"):
        for page in (1, 2, 3):
            assert client.get(f"/queries/letters-in-order.{suffix}?page={page}&per_page=10").status_code == 200
    assert client.get("/queries/letters-in-order", headers={"Accept": "text/html"}).status_code == 200
    assert client.get("/queries/letters-in-order.csv?page=99").status_code == 404
    assert next(asked) == 1
    client.get("/queries/letters-between.csv?x=stalin&page=1")
    client.get("/queries/letters-between.csv?x=molotov&page=1")
    assert next(asked) == 4


def test_an_answer_that_changes_is_asked_for_anew(
    counted: tuple[Flask, count[int]], october_store: Path, tmp_path: Path
) -> None:
    (tmp_path / "dice.rq").write_text("#+ title: Dice\n#+ summary: Any\nSELECT (RAND() AS ?x) {}\n", encoding="utf-8")
    client = create_app(load({"store": str(october_store), "queries": str(tmp_path)}, {})).test_client()
    one, other = (client.get("/queries/dice.csv?page=1") for _ in range(2))
    assert one.headers["Cache-Control"] == "no-store"
    assert one.text != other.text
    assert next(counted[1]) == 2
