"""What a dataset has on each day, who wrote to whom, where each name stands, and which folios are cited: as tables.

DIR/releases/{digest}/overview-2.sqlite

A page that shows much of a dataset at a glance is drawn from these rows; what they say stands in the graph too. Things
are named by their paths, below the base.

The rows of each thing (`corrkg.store.occasions`) are kept: a build that starts from an earlier release replaces those
of the things that a change affects. What is counted and put in order is then worked out of all rows by SQLite.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode

from corrkg.store.built import Built
from corrkg.store.occasions import READ, Occasions
from corrkg.store.paths import affected
from corrkg.store.threads import Replies, threads

OVERVIEW = "overview-2.sqlite"
FROM, TO, OTHERS = "from", "to", "others"  # the direction of a letter, as seen from whom most letters have to do with

_TABLES = """
CREATE TABLE event (
    thing TEXT PRIMARY KEY, kind TEXT, first TEXT, last TEXT, moment TEXT, place TEXT
) WITHOUT ROWID;
CREATE INDEX event_day ON event (kind, first, place);
CREATE TABLE mention (
    thing TEXT, number INTEGER, bearer TEXT, part TEXT, day TEXT, before TEXT, form TEXT, after TEXT, evidence TEXT,
    source TEXT, start INTEGER, finish INTEGER, PRIMARY KEY (thing, number)
) WITHOUT ROWID;
CREATE INDEX mention_bearer ON mention (bearer);
CREATE INDEX mention_place ON mention (source, start, finish);
CREATE TABLE party (node TEXT, role TEXT, person TEXT);
CREATE INDEX party_node ON party (node, role, person);
CREATE TABLE reply (node TEXT, answered TEXT);
CREATE INDEX reply_node ON reply (node);
CREATE TABLE stated (node TEXT, person TEXT, day TEXT, office TEXT, start INTEGER, evidence TEXT);
CREATE INDEX stated_node ON stated (node);
CREATE TABLE span (node TEXT, source TEXT, start INTEGER, finish INTEGER, day TEXT);
CREATE INDEX span_node ON span (node);
CREATE TABLE cited (node TEXT, unit TEXT, first INTEGER, last INTEGER, reference TEXT, bearer TEXT);
CREATE INDEX cited_node ON cited (node);

CREATE TABLE central (person TEXT);
CREATE TABLE way (day TEXT, direction TEXT, letters INTEGER, PRIMARY KEY (day, direction)) WITHOUT ROWID;
CREATE TABLE month (kind TEXT, month TEXT, number INTEGER, PRIMARY KEY (kind, month)) WITHOUT ROWID;
CREATE TABLE pair (
    person TEXT, number INTEGER, sender TEXT, recipient TEXT, letters INTEGER, PRIMARY KEY (person, number)
) WITHOUT ROWID;
CREATE TABLE office (person TEXT, number INTEGER, office TEXT, bearer TEXT, evidence TEXT,
    PRIMARY KEY (person, number)) WITHOUT ROWID;
CREATE TABLE decision (thing TEXT, number INTEGER, decision TEXT, PRIMARY KEY (thing, number)) WITHOUT ROWID;
CREATE TABLE folio (unit TEXT, number INTEGER, first INTEGER, last INTEGER, reference TEXT, bearer TEXT,
    PRIMARY KEY (unit, number)) WITHOUT ROWID;
CREATE TABLE thread (letter TEXT PRIMARY KEY, thread INTEGER, number INTEGER) WITHOUT ROWID;
CREATE UNIQUE INDEX thread_number ON thread (thread, number);
"""
KEPT = {"event": "thing", "party": "node", "reply": "node", "stated": "node", "span": "node", "cited": "node"}
"""The column that has the path of the thing whose rows they are; of those of mentions it is the bearer."""
_MADE = ("central", "way", "month", "pair", "office", "decision", "folio", "thread")

_MENTION = "thing, bearer, part, day, before, form, after, evidence, source, start, finish"
_FOR_NOW = f"""
CREATE TEMP TABLE node (path TEXT PRIMARY KEY);
CREATE TEMP TABLE found ({_MENTION});
"""
# The places of things that are named otherwise now are numbered again.
_TOUCHED = f"""
CREATE TEMP TABLE touched AS
    SELECT thing FROM found UNION SELECT thing FROM mention WHERE bearer IN (SELECT path FROM node);
INSERT INTO found SELECT {_MENTION} FROM mention
    WHERE thing IN (SELECT thing FROM touched) AND bearer NOT IN (SELECT path FROM node);
DELETE FROM mention WHERE thing IN (SELECT thing FROM touched);
INSERT INTO mention SELECT thing, row_number() OVER (
    PARTITION BY thing ORDER BY coalesce(nullif(day, ''), '9999'), start, part, bearer
), {_MENTION.removeprefix("thing, ")} FROM found;
"""  # noqa: S608 - names of our own
_MAKE = f"""
INSERT INTO central SELECT coalesce((
    SELECT person FROM party GROUP BY person ORDER BY count(DISTINCT node) DESC, person LIMIT 1
), '');
INSERT INTO way SELECT first, CASE
    WHEN EXISTS (SELECT 1 FROM party WHERE node = thing AND role = 'sender' AND person IN central) THEN '{FROM}'
    WHEN EXISTS (SELECT 1 FROM party WHERE node = thing AND role = 'recipient' AND person IN central) THEN '{TO}'
    ELSE '{OTHERS}' END AS direction, count(*)
FROM event WHERE kind = 'letter' AND first <> '' AND first = last GROUP BY first, direction;
INSERT INTO month SELECT kind, substr(coalesce(nullif(first, ''), last), 1, 7) AS name, count(*)
FROM event GROUP BY kind, name;
WITH counted AS (
    SELECT one.person AS sender, other.person AS recipient, count(*) AS letters
    FROM party AS one JOIN party AS other USING (node)
    WHERE one.role = 'sender' AND other.role = 'recipient' GROUP BY sender, recipient
), of AS (
    SELECT '' AS person, * FROM counted UNION ALL SELECT sender, * FROM counted
    UNION ALL SELECT recipient, * FROM counted WHERE recipient <> sender
)
INSERT INTO pair SELECT person, row_number() OVER (PARTITION BY person ORDER BY letters DESC, sender, recipient),
    sender, recipient, letters FROM of;
WITH each AS (
    SELECT *, row_number() OVER (PARTITION BY person, folded(office) ORDER BY day, start, office, node) AS nth
    FROM stated
)
INSERT INTO office SELECT person, row_number() OVER (PARTITION BY person ORDER BY day, start, office, node),
    office, node, evidence FROM each WHERE nth = 1;
WITH named AS (
    SELECT DISTINCT thing, span.day AS day, span.node AS decision FROM span JOIN mention
    ON mention.source = span.source AND mention.start BETWEEN span.start AND span.finish
    AND mention.finish <= span.finish
)
INSERT INTO decision SELECT thing, row_number() OVER (PARTITION BY thing ORDER BY day, decision), decision FROM named;
WITH run AS (SELECT DISTINCT unit, first, last, reference, bearer FROM cited)
INSERT INTO folio SELECT unit, row_number() OVER (PARTITION BY unit ORDER BY first, last, reference, bearer),
    first, last, reference, bearer FROM run;
"""  # noqa: S608 - words of our own
_LINKED = "SELECT node, answered FROM reply UNION ALL SELECT answered, NULL FROM reply"
_DAYS = "SELECT thing, first, last FROM event WHERE thing IN (SELECT node FROM reply UNION SELECT answered FROM reply)"


def make_overview(target: Path, built: Built) -> None:
    """Write the tables of a build to the file ``target``."""
    occasions = Occasions(built)
    with built.tables(target) as db:
        db.create_function("folded", 1, str.casefold, deterministic=True)
        db.executescript(_FOR_NOW)
        if built.earlier is None:
            db.executescript(_TABLES)
            _take(db, occasions, occasions.told)
        else:
            nodes = affected(built, READ)
            _forget(db, map(occasions.path, nodes))
            _take(db, occasions, nodes)
        db.executescript(_TOUCHED + _MAKE)
        db.executemany("INSERT INTO thread VALUES (?, ?, ?)", threads(_replies(db)))


def _forget(db: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Take away the rows of some things, but for where they name others, and all that was made of rows."""
    db.executemany("INSERT INTO node VALUES (?)", ((path,) for path in paths))
    for table, column in KEPT.items():
        db.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT path FROM node)")  # noqa: S608
    for table in _MADE:
        db.execute(f"DELETE FROM {table}")  # noqa: S608


def _take(db: sqlite3.Connection, occasions: Occasions, nodes: Iterable[NamedNode]) -> None:
    """Write the rows of some things."""
    found: dict[str, list[tuple[str | int, ...]]] = defaultdict(list)
    for node in nodes:
        for table, row in occasions.of(node):
            found["found" if table == "mention" else table].append(row)
    for table, rows in found.items():
        db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608


def _replies(db: sqlite3.Connection) -> Replies:
    """Return the letters that replies bind together, with their days."""
    days = {thing: min(filter(None, (first, last))) for thing, first, last in db.execute(_DAYS)}
    found: dict[str, tuple[str, list[str]]] = {}
    for letter, answered in db.execute(_LINKED):
        _, answers = found.setdefault(letter, (days.get(letter, ""), []))
        answers += [answered] if answered else []
    return found
