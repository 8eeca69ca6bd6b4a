"""What every query of the library keeps to, whatever it asks."""

from __future__ import annotations

import re

import pytest
from rdflib import Graph

from corrkg.queries.query import SavedQuery
from corrkg.queries.shelf import shelf
from corrkg.resources import resource_dir
from corrkg.store.release import Release
from corrkg.store.validate import to_rdflib

from .conftest import rows_of

NAMES = sorted(path.stem for path in resource_dir("sparql").glob("*.rq"))
every_query = pytest.mark.parametrize("name", NAMES)


def test_the_library_answers_at_least_25_questions() -> None:
    assert len(shelf().queries) >= 25


@every_query
def test_it_gives_on_october_what_its_head_expects(name: str, queries: dict[str, SavedQuery], october: Release) -> None:
    query = queries[name]
    rows = rows_of(october, query.text)
    assert rows, "every question of the library has an answer in October"
    assert len(rows) == query.rows, "what it expects was counted in the text: see test_known_answers.py"
    if query.form == "table":
        assert query.columns == query.expected_columns
    for column, value in query.first:
        assert rows[0][column] == value


@every_query
def test_it_runs_on_an_edition_with_another_base(name: str, queries: dict[str, SavedQuery], sable: Release) -> None:
    rows_of(sable, queries[name].text)
    assert "localhost" not in queries[name].text


@pytest.fixture(scope="module")
def elsewhere(october_lines: list[bytes]) -> Graph:
    """October in another engine."""
    return to_rdflib(october_lines)


@every_query
def test_another_engine_gives_as_many_rows(name: str, queries: dict[str, SavedQuery], elsewhere: Graph) -> None:
    result = elsewhere.query(queries[name].text)
    assert len(result.graph if result.graph is not None else list(result)) == queries[name].rows


@every_query
def test_it_gives_the_same_rows_in_the_same_order_every_time(
    name: str, queries: dict[str, SavedQuery], october: Release
) -> None:
    query = queries[name]
    assert "\nORDER BY" in query.text
    if query.form == "table":
        assert rows_of(october, query.text) == rows_of(october, query.text)


@every_query
def test_its_head_tells_a_reader_what_it_asks(name: str, queries: dict[str, SavedQuery]) -> None:
    query = queries[name]
    assert query.summary.endswith("?"), "the summary is a question"
    assert query.description and query.tags
    assert all(each.description for each in query.parameters)
    assert re.fullmatch(r"[a-z][a-z0-9-]*", name), "the name can stand in a URI"


@every_query
def test_every_person_and_letter_that_it_names_has_a_label_beside_it(name: str, queries: dict[str, SavedQuery]) -> None:
    columns = queries[name].columns
    for column in ("person", "sender", "recipient", "co_signer", "mentioned", "place"):
        if column in columns and name != "sent-on-another-day":
            assert {f"{column}_name", "name", "quote"} & set(columns), column
