"""The file of the index, as a build writes it."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corrkg.search.words import fold, tokens

# The columns of a thing's words, and how much a find in each counts.
WEIGHTS = {"title": 8.0, "names": 6.0, "body": 1.0, "about": 0.5, "spellings": 4.0}
COLUMNS = tuple(WEIGHTS)
SHOWN = COLUMNS[:4]  # spellings are made, and nobody wrote them
FACETS = ("kind", "person", "day", "delo")

# Porter's stems take the endings of English words; it leaves letters of other scripts alone.
_TABLES = f"""
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE item (
    number INTEGER PRIMARY KEY, path TEXT UNIQUE, labels TEXT, detail TEXT, weight INTEGER, original TEXT
);
CREATE VIRTUAL TABLE words USING fts5 (
    {", ".join(COLUMNS)}, tokenize='porter unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE TABLE facet (item INTEGER, name TEXT, value TEXT, PRIMARY KEY (item, name, value)) WITHOUT ROWID;
CREATE TABLE label (value TEXT PRIMARY KEY, labels TEXT) WITHOUT ROWID;
CREATE TABLE known (number INTEGER PRIMARY KEY, word TEXT UNIQUE, things INTEGER);
CREATE VIRTUAL TABLE trigram USING fts5 (word, content='', tokenize='trigram', detail='none');
"""

Labels = Mapping[str, str]
"""A label by language; the empty language where the text names none."""


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that can be found.

    Args:
        path: its URI, below the base.
        labels: what it is called.
        detail: what tells it from others of the same label.
        weight: how often the texts speak of it.
        words: by column.
        facets: values by the name of the facet.
    """

    path: str
    labels: Labels
    detail: str = ""
    weight: int = 0
    words: Mapping[str, str] = field(default_factory=dict)
    facets: Mapping[str, frozenset[str]] = field(default_factory=dict)


def write_index(path: Path, items: Iterable[Item], labels: Mapping[str, Labels]) -> None:
    """Write the index of ``items`` to the new file ``path``; the same items make the same bytes.

    Args:
        path: the file.
        items: what can be found, in the order in which equal finds are shown.
        labels: what the values of facets are called.
    """
    known: Counter[str] = Counter()
    with sqlite3.connect(path) as db:
        db.executescript(_TABLES)
        for number, item in enumerate(items, start=1):
            _write(db, number, item)
            known.update({each for name in SHOWN for each in tokens(item.words.get(name, "")) if not each.isdecimal()})
        db.executemany("INSERT INTO label VALUES (?, ?)", [(each, _json(labels[each])) for each in sorted(labels)])
        for number, word in enumerate(sorted(known), start=1):
            db.execute("INSERT INTO known VALUES (?, ?, ?)", (number, word, known[word]))
            db.execute("INSERT INTO trigram (rowid, word) VALUES (?, ?)", (number, f"^{word}$"))
        db.execute("INSERT INTO words (words) VALUES ('optimize')")
        db.execute("INSERT INTO trigram (trigram) VALUES ('optimize')")
    db.close()


def _write(db: sqlite3.Connection, number: int, item: Item) -> None:
    written = {name: item.words.get(name, "") for name in COLUMNS}
    folded = {name: fold(text) for name, text in written.items()}
    original = {name: written[name] for name in SHOWN if written[name] != folded[name]}
    row = (number, item.path, _json(item.labels), item.detail, item.weight, _json(original))
    db.execute("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?)", row)
    places = ", ".join("?" * len(COLUMNS))
    db.execute(f"INSERT INTO words (rowid, {', '.join(COLUMNS)}) VALUES (?, {places})", (number, *folded.values()))  # noqa: S608
    facets = [(number, name, value) for name in FACETS for value in sorted(item.facets.get(name, ()))]
    db.executemany("INSERT INTO facet VALUES (?, ?, ?)", facets)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
