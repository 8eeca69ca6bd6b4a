"""The file of the index, as a build writes it."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from corrkg.keyed import written
from corrkg.search.numbering import numbers
from corrkg.search.words import fold, tokens

# The columns of a thing's words, and how much a find in each counts.
WEIGHTS = {"title": 8.0, "names": 6.0, "body": 1.0, "about": 0.5, "spellings": 4.0}
COLUMNS = tuple(WEIGHTS)
SHOWN = COLUMNS[:4]  # spellings are made, and nobody wrote them
FACETS = ("kind", "person", "day", "delo")

# Porter's stems take the endings of English words; it leaves letters of other scripts alone.
_TABLES = f"""
CREATE TABLE item (
    number INTEGER PRIMARY KEY, place TEXT UNIQUE, path TEXT UNIQUE, labels TEXT, detail TEXT, weight INTEGER,
    original TEXT
);
CREATE VIRTUAL TABLE words USING fts5 (
    {", ".join(COLUMNS)}, tokenize='porter unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE TABLE facet (item INTEGER, name TEXT, value TEXT, PRIMARY KEY (item, name, value)) WITHOUT ROWID;
CREATE INDEX facet_value ON facet (value);
CREATE TABLE label (value TEXT PRIMARY KEY, labels TEXT) WITHOUT ROWID;
CREATE TABLE known (number INTEGER PRIMARY KEY, word TEXT UNIQUE, things INTEGER);
CREATE VIRTUAL TABLE trigram USING fts5 (word, content='', tokenize='trigram', detail='none');
"""
_VALUES = "SELECT value FROM facet WHERE item = ?"
_KNOWN = "SELECT number, things FROM known WHERE word = ?"

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
        place: sorts, as text and before the path, in the order in which equal finds are shown.
    """

    path: str
    labels: Labels
    detail: str = ""
    weight: int = 0
    words: Mapping[str, str] = field(default_factory=dict)
    facets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    place: str = ""


def write_index(path: Path, items: Iterable[Item], labels: Mapping[str, Labels]) -> None:
    """Write the index of ``items`` to the new file ``path``; the same items make the same bytes.

    Args:
        path: the file.
        items: what can be found.
        labels: what the values of facets are called.
    """
    with written(path) as db:
        db.executescript(_TABLES)
        writer = Writer(db)
        writer.add(items)
        for value in sorted(labels):
            writer.label(value, labels[value])
        db.execute("INSERT INTO words (words) VALUES ('optimize')")
        db.execute("INSERT INTO trigram (trigram) VALUES ('optimize')")


@contextmanager
def renewed_index(path: Path) -> Iterator[Writer]:
    """Open an index that was written before, to change it: it says then what one says that was written at once.

    Raises:
        NoRoomError: it must be written anew.
    """
    with written(path) as db:
        yield Writer(db)


class Writer:
    """Writes in the tables of an index.

    Args:
        db: the tables.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: Counter[str] = Counter()

    def remove(self, paths: Iterable[str]) -> set[str]:
        """Take away the things that have these paths, where there are any, and return the values that they had."""
        values: set[str] = set()
        for path in paths:
            for (number,) in self._db.execute("SELECT number FROM item WHERE path = ?", (path,)).fetchall():
                (row,) = self._db.execute(f"SELECT {', '.join(SHOWN)} FROM words WHERE rowid = ?", (number,))  # noqa: S608
                self._known.subtract(_words(row))
                values.update(value for (value,) in self._db.execute(_VALUES, (number,)))
                for table, column in (("item", "number"), ("words", "rowid"), ("facet", "item")):
                    self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))  # noqa: S608
        return values

    def add(self, items: Iterable[Item]) -> None:
        """Add things; what was removed before is gone from the words that are known then."""
        found = {f"{item.place}\x01{item.path}": item for item in items}
        for place, number in numbers(self._db, "item", "place", found).items():
            self._write(number, place, found[place])
        self._count()

    def label(self, value: str, labels: Labels) -> None:
        """Tell what a value of a facet is called; one that no thing has, or that has no label, is not told of."""
        self._db.execute("DELETE FROM label WHERE value = ?", (value,))
        if labels and self._db.execute("SELECT 1 FROM facet WHERE value = ? LIMIT 1", (value,)).fetchone():
            self._db.execute("INSERT INTO label VALUES (?, ?)", (value, _json(labels)))

    def _write(self, number: int, place: str, item: Item) -> None:
        written = {name: item.words.get(name, "") for name in COLUMNS}
        folded = {name: fold(text) for name, text in written.items()}
        original = {name: written[name] for name in SHOWN if written[name] != folded[name]}
        row = (number, place, item.path, _json(item.labels), item.detail, item.weight, _json(original))
        self._db.execute("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        places = ", ".join("?" * len(COLUMNS))
        self._db.execute(f"INSERT INTO words (rowid, {', '.join(COLUMNS)}) VALUES (?, {places})",  # noqa: S608
                         (number, *folded.values()))  # fmt: skip
        facets = [(number, name, value) for name in FACETS for value in sorted(item.facets.get(name, ()))]
        self._db.executemany("INSERT INTO facet VALUES (?, ?, ?)", facets)
        self._known.update(_words(folded[name] for name in SHOWN))

    def _count(self) -> None:
        """Write down how many things have each word; the trigrams of words lead to those that are spelled alike."""
        before = {word: found for word in self._known if (found := self._db.execute(_KNOWN, (word,)).fetchone())}
        for word, (number, things) in before.items():
            self._db.execute("UPDATE known SET things = ? WHERE number = ?", (things + self._known[word], number))
            if not things + self._known[word]:
                self._db.execute("INSERT INTO trigram (trigram, rowid, word) VALUES ('delete', ?, ?)",
                                 (number, f"^{word}$"))  # fmt: skip
        self._db.execute("DELETE FROM known WHERE things = 0")
        new = [word for word, things in self._known.items() if things and word not in before]
        for word, number in numbers(self._db, "known", "word", new).items():
            self._db.execute("INSERT INTO known VALUES (?, ?, ?)", (number, word, self._known[word]))
            self._db.execute("INSERT INTO trigram (rowid, word) VALUES (?, ?)", (number, f"^{word}$"))
        self._known.clear()


def _words(texts: Iterable[str]) -> set[str]:
    """Return the words that a thing is known by; numbers are not spelled like others."""
    return {each for text in texts for each in tokens(text) if not each.isdecimal()}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
