"""An index of names on disk: written once by a build, read by key; one small SQLite file for all server processes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from corrkg.keyed import KeyedFile, written
from corrkg.names.cases import case_forms
from corrkg.names.identifiers import keys as identifier_keys
from corrkg.names.known import PERSON, Known, is_womans, take_apart
from corrkg.names.parts import Name
from corrkg.names.sound import skeleton
from corrkg.names.titles import title_key, title_words
from corrkg.names.writing import fold, is_cyrillic, latin

_LIKE = 80.0  # percent of likeness of two words that may be one, misread
_SURE_OF_SOUND = 0.98  # the sound is coarser than the spelling, and a little less telling
_ALIKE = 65.0  # percent of likeness of two skeletons whose spellings are compared
_FUZZY = 60  # skeletons that share most trigrams with the one sought, and are compared with it
_TITLES = 60  # things whose titles share most words with the one sought
_CANDIDATES = 8192  # persons whose names are kept in memory, about 1 kB each

_TABLES = """
CREATE TABLE thing (number INTEGER PRIMARY KEY, id TEXT UNIQUE, kind TEXT, data TEXT, readings TEXT);
CREATE TABLE surname (number INTEGER PRIMARY KEY, spelling TEXT);
CREATE TABLE surname_of (surname INTEGER, thing INTEGER, PRIMARY KEY (surname, thing)) WITHOUT ROWID;
CREATE TABLE spelling (key TEXT, surname INTEGER, how INTEGER, PRIMARY KEY (key, surname)) WITHOUT ROWID;
CREATE TABLE bone (number INTEGER PRIMARY KEY, skeleton TEXT UNIQUE);
CREATE TABLE bone_of (bone INTEGER, surname INTEGER, PRIMARY KEY (bone, surname)) WITHOUT ROWID;
CREATE TABLE title (key TEXT, thing INTEGER, PRIMARY KEY (key, thing)) WITHOUT ROWID;
CREATE TABLE word (word TEXT, thing INTEGER, PRIMARY KEY (word, thing)) WITHOUT ROWID;
CREATE TABLE identifier (key TEXT, thing INTEGER, PRIMARY KEY (key, thing)) WITHOUT ROWID;
CREATE VIRTUAL TABLE trigram USING fts5 (skeleton, content='', tokenize='trigram', detail='none');
"""


_NEAR = """
SELECT number, skeleton FROM (SELECT rowid AS found FROM trigram WHERE trigram MATCH ? ORDER BY rank LIMIT ?)
JOIN bone ON number = found
"""
_SOUNDING = """
SELECT surname, bone, spelling FROM bone_of JOIN surname ON number = surname
WHERE bone IN (SELECT value FROM json_each(?))
"""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a surname is to the one asked for: from 0 to 1, and whether it is a case form of it."""

    degree: float
    inflected: bool = False


# By the number in `spelling`: written so by some practice, a case form, one part of a double name.
_HOW = (Likeness(1.0), Likeness(0.96, True), Likeness(0.85))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who may be meant.

    Args:
        person: who.
        readings: the person's names, taken apart; those of one word (pseudonyms) have only a surname.
        likeness: of the surname of each to the one asked for, None where they are different.
    """

    person: Known
    readings: tuple[Name, ...]
    likeness: tuple[Likeness | None, ...]


def write_index(path: Path, things: Iterable[Known]) -> None:
    """Write the index of ``things`` to the new file ``path``; the same things make the same bytes."""
    with written(path) as db:
        db.executescript(_TABLES)
        writer = _Writer(db)
        for number, thing in enumerate(sorted(things, key=lambda each: each.id), start=1):
            writer.add(number, thing)


class _Writer:
    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._surnames: dict[tuple[str, bool], int] = {}
        self._bones: dict[str, int] = {}

    def add(self, number: int, thing: Known) -> None:
        readings = []
        for each in take_apart(thing) if thing.kind == PERSON else ():
            surname = self._surname(each.surname, is_womans(each))
            readings.append([*asdict(each).values(), surname])
            self._db.execute("INSERT OR IGNORE INTO surname_of VALUES (?, ?)", (surname, number))
        self._db.execute(
            "INSERT INTO thing VALUES (?, ?, ?, ?, ?)",
            (number, thing.id, thing.kind, _text(asdict(thing)), _text(readings)),
        )
        names = (thing.label, *thing.names)
        words = {word for name in names for word in title_words(name)}
        self._link("INSERT OR IGNORE INTO word VALUES (?, ?)", words, number)
        self._link("INSERT OR IGNORE INTO title VALUES (?, ?)", {title_key(name) for name in names} - {""}, number)
        self._link(
            "INSERT OR IGNORE INTO identifier VALUES (?, ?)",
            {key for uri in thing.identifiers for key in identifier_keys(uri)} | {*thing.former},
            number,
        )

    def _link(self, statement: str, keys: set[str], number: int) -> None:
        self._db.executemany(statement, [(key, number) for key in sorted(keys)])

    def _surname(self, text: str, female: bool) -> int:
        known = self._surnames.get((text, female))
        if known is not None:
            return known
        number = self._surnames[text, female] = len(self._surnames) + 1
        self._db.execute("INSERT INTO surname VALUES (?, ?)", (number, "" if is_cyrillic(text) else fold(text)))
        spellings = latin(text)
        parts = text.replace("-", " ").split()
        forms = (spellings, case_forms(text, "surname", female), {key for part in parts for key in latin(part)})
        for how, keys in enumerate(forms):
            rows = [(key, number, how) for key in sorted(keys)]
            self._db.executemany("INSERT OR IGNORE INTO spelling VALUES (?, ?, ?)", rows)
        for bone in sorted({skeleton(key) for key in spellings}):
            self._db.execute("INSERT INTO bone_of VALUES (?, ?)", (self._bone(bone), number))
        return number

    def _bone(self, bone: str) -> int:
        if bone not in self._bones:
            number = self._bones[bone] = len(self._bones) + 1
            self._db.execute("INSERT INTO bone VALUES (?, ?)", (number, bone))
            self._db.execute("INSERT INTO trigram (rowid, skeleton) VALUES (?, ?)", (number, f"^{bone}$"))
        return self._bones[bone]


class Index(KeyedFile):
    """An index of names, open for reading."""

    subject = "the index of names is"

    def __init__(self, path: Path) -> None:
        """Open the file ``path``; it is never written.

        Raises:
            StoreError: it is no index.
        """
        super().__init__(path)
        self._read = lru_cache(maxsize=_CANDIDATES)(self._thing)
        self.size = int(self._rows("SELECT MAX(number) FROM thing")[0][0] or 0)  # they are numbered from 1

    def get(self, id: str) -> Known | None:
        """Return the one thing that has that path, or had it before a merger, or None."""
        found = self.at(id)
        return found[0] if len(found) == 1 else None

    def at(self, id: str) -> list[Known]:
        """Return the thing that has that path, or those that had it: one after a merger, several after a split."""
        rows = self._rows("SELECT number FROM thing WHERE id = ?", id)
        return [self._read(number)[0] for (number,) in rows] or self.identified(id)

    def identified(self, key: str) -> list[Known]:
        """Return the things that have an identifier, by a key of it (see `identifiers`)."""
        rows = self._rows("SELECT thing FROM identifier WHERE key = ? ORDER BY thing", key)
        return [self._read(number)[0] for (number,) in rows]

    def things(self, kind: str) -> Iterator[Known]:
        """Yield all things of a kind, sorted by id."""
        for (number,) in self._rows("SELECT number FROM thing WHERE kind = ? ORDER BY number", kind):
            yield self._read(number)[0]

    def titled(self, text: str, kind: str = "") -> list[Known]:
        """Return the things that have exactly this title, apart from case, order of signs and accents."""
        rows = self._rows(
            "SELECT number FROM title JOIN thing ON thing = number WHERE key = ? AND ? IN ('', kind) ORDER BY number",
            title_key(text), kind,
        )  # fmt: skip
        return [self._read(number)[0] for (number,) in rows]

    def sharing(self, text: str, kind: str = "") -> list[Known]:
        """Return the things whose names share most words with ``text``."""
        rows = self._rows(
            "SELECT number FROM word JOIN thing ON thing = number WHERE word IN (SELECT value FROM json_each(?)) "
            "AND ? IN ('', kind) GROUP BY number ORDER BY COUNT(*) DESC, number LIMIT ?",
            _text(sorted(title_words(text))), kind, _TITLES,
        )  # fmt: skip
        return [self._read(number)[0] for (number,) in rows]

    def beginning(self, text: str, kinds: Iterable[str], limit: int) -> list[Known]:
        """Return the things that have every word of ``text`` in their names, the last one being only begun."""
        kinds = _text(sorted(kinds))
        *whole, last = sorted(title_words(text), key=lambda word: text.casefold().rfind(word)) or [""]
        found: set[int] | None = None
        for low, high in [*((word, word) for word in whole), (last, last + "\U0010ffff")]:
            rows = self._rows(
                "SELECT DISTINCT number FROM word JOIN thing ON thing = number WHERE word BETWEEN ? AND ? "
                "AND kind IN (SELECT value FROM json_each(?))", low, high, kinds,
            )  # fmt: skip
            numbers = {number for (number,) in rows}
            found = numbers if found is None else found & numbers
        things = [self._read(number)[0] for number in sorted(found or ())]
        return sorted(things, key=lambda each: (-each.weight, each.id))[:limit]

    def addressed(self, path: str, kinds: Iterable[str], limit: int) -> list[Known]:
        """Return the things whose paths begin so."""
        rows = self._rows(
            "SELECT number FROM thing WHERE id BETWEEN ? AND ? AND kind IN (SELECT value FROM json_each(?)) "
            "ORDER BY id LIMIT ?", path, path + "\U0010ffff", _text(sorted(kinds)), limit,
        )  # fmt: skip
        return [self._read(number)[0] for (number,) in rows]

    def candidates(self, surname: str) -> list[Candidate]:
        """Return the persons with a surname that is written so by some practice, or nearly so."""
        keys = latin(surname)
        likeness = dict(self._near(keys))
        rows = self._rows(
            "SELECT surname, MIN(how) FROM spelling WHERE key IN (SELECT value FROM json_each(?)) GROUP BY surname",
            _text(sorted(keys)),
        )
        likeness.update({number: _HOW[how] for number, how in rows})
        owners = self._rows(
            "SELECT DISTINCT thing FROM surname_of WHERE surname IN (SELECT value FROM json_each(?)) ORDER BY thing",
            _text(sorted(likeness)),
        )
        found = []
        for (number,) in owners:
            person, readings, surnames = self._read(number)
            found.append(Candidate(person, readings, tuple(likeness.get(each) for each in surnames)))
        return found

    def _near(self, keys: frozenset[str]) -> Iterator[tuple[int, Likeness]]:
        """Yield the surnames that sound nearly so, or are spelled nearly so."""
        bones = sorted({skeleton(key) for key in keys})
        framed = [f"^{bone}$" for bone in bones]
        trigrams = {each[place : place + 3] for each in framed for place in range(len(each) - 2)}
        if not trigrams:
            return
        near: dict[int, float] = {}
        asked = " OR ".join(f'"{each}"' for each in sorted(trigrams))
        for number, bone in self._rows(_NEAR, asked, _FUZZY):
            degree = max(fuzz.ratio(one, bone, score_cutoff=_ALIKE) for one in bones)
            if degree:
                near[number] = degree * _SURE_OF_SOUND
        best: dict[int, float] = {}
        for number, bone, spelling in self._rows(_SOUNDING, _text(sorted(near))):
            spelled = max((fuzz.ratio(one, spelling, score_cutoff=_LIKE) for one in keys), default=0.0)
            best[number] = max(best.get(number, 0.0), near[bone], spelled)
        yield from ((number, Likeness(0.94 * degree / 100)) for number, degree in best.items() if degree >= _LIKE)

    def _thing(self, number: int) -> tuple[Known, tuple[Name, ...], tuple[int, ...]]:
        ((data, readings),) = self._rows("SELECT data, readings FROM thing WHERE number = ?", number)
        fields: dict[str, Any] = json.loads(data)
        fields |= {name: tuple(value) for name, value in fields.items() if isinstance(value, list)}
        names = json.loads(readings)
        return (
            Known(**fields),
            tuple(Name(surname, given, patronymic, tuple(initials), tuple(others))
                  for surname, given, patronymic, initials, others, _ in names),
            tuple(each[-1] for each in names),
        )  # fmt: skip


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
