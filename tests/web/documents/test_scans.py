"""No address of the site walks a class, a graph or the store: what it needs of them stands in tables, read by key."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from corrkg.keyed import KeyedFile
from corrkg.reading.kinds import listed
from corrkg.settings import load
from corrkg.sparql.graph import Graph
from corrkg.vocab import RDF
from corrkg.web import create_app

Watching = Callable[[Graph, Callable[[object], None]], Graph]


def walks(step: str) -> bool:
    """Tell whether a step of a plan (https://www.sqlite.org/eqp.html) goes through all rows of a table.

    An index of words that is asked for a word is called a scan too, as is what the query itself gives; the table of the
    central person has one row, that of the kinds of rows of a report a few, and all rows of those of letters and of
    their faults are what the file in CMIF has.
    """
    of, _, index = step.removeprefix("SCAN ").partition(" VIRTUAL TABLE INDEX ")
    found = (
        of.partition(" USING ")[0] in {"CONSTANT ROW", "central", "kind", "json_each", "letter", "fault"}
        or of.startswith("(subquery")
        or index.partition(":")[2]
    )
    return step.startswith("SCAN ") and not found


def by_key(question: object) -> None:
    """Refuse a pattern of which there are more the larger the graph is; what is asked about a thing may be asked."""
    if isinstance(question, tuple):
        subject, predicate, object, graph = question
        if subject is None and (object is None or predicate in {None, RDF.type}):
            raise AssertionError(f"this walks the store: {predicate} {object} {graph}")


@pytest.mark.parametrize(
    ("query", "walked"),
    [
        ("SELECT COUNT(*) FROM thing", True), ("SELECT MAX(number) FROM thing", False),
        ("SELECT label FROM thing ORDER BY number", True), ("SELECT label FROM thing WHERE number = 3", False),
        ("SELECT rowid FROM word WHERE word MATCH 'a'", False), ("SELECT rowid FROM word", True),
    ],
)  # fmt: skip
def test_what_walks_through_a_table_is_seen(query: str, walked: bool) -> None:
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE TABLE thing (number INTEGER PRIMARY KEY, label TEXT)")
        db.execute("CREATE VIRTUAL TABLE word USING fts5 (text)")
        assert any(walks(row[3]) for row in db.execute(f"EXPLAIN QUERY PLAN {query}")) is walked


@pytest.fixture(scope="module")
def client(october_store: Path, watched: Watching) -> Iterator[FlaskClient]:
    """The site over a store that cannot be walked, and whose tables refuse every query that has no key."""
    app = create_app(load({"store": str(october_store), "cache_bytes": 0}, {}))
    release = app.extensions["corrkg"].publication.current()
    vars(release)["remote"] = watched(release.graph, by_key)
    plain = KeyedFile._rows

    def rows(self: KeyedFile, query: str, *values: object) -> list[Any]:
        plan = [row[3] for row in plain(self, f"EXPLAIN QUERY PLAN {query}", *values)]
        walked = [each for each in plan if walks(each)]
        assert not walked, (walked, query)
        return plain(self, query, *values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(KeyedFile, "_rows", rows)
        yield app.test_client()


ADDRESSES = [
    *(f"/{kind.path}{rest}" for kind in listed() for rest in (".html", ".ttl", ".html?sort=name", ".html?sort=-name")),
    "/letter.html?sort=-date", "/letter.html?kind=telegram&sort=from", "/letter.html?kind=telegram&lang=ru",
    "/sitemap.xml", "/cmif.xml", "/", "/search?q=grain", "/search.json?q=stalin", "/changes", "/changes.atom",
    "/place.geojson", "/explore", "/explore?kind=decision&lang=ru", "/explore?person=stalin&page=1",
    "/explore?kind=letter&person=stalin&day=1935-10-21", "/explore?person=molotov&subject=grain",
    "/report", "/report.json", "/report?kind=repaired&lang=ru", "/report.csv?letter=1935-10-05-stalin-to-kaganovich",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_walks_the_store_or_a_table(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200, response.get_data(as_text=True)
    assert response.data
