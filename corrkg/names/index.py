"""An index of names on disk: written once by a build, read by key; one small SQLite file for all server processes."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from rapidfuzz import fuzz

from corrkg.names.parts import Name, is_patronymic, plain, read_name
from corrkg.names.writing import latin

_NEAR = 72.0  # percent of likeness of two skeletons below which a surname is another one
_FUZZY = 60  # skeletons that share most trigrams with the one sought, and are compared with it

# What the practices write differently for one sound is one letter of the skeleton.
_SOUNDS = (
    (re.compile(r"schtsch|szcz|shch|chtch|schch|shh|tsch|dsch|tch|sch|sh|sz|cz|ch|zh|kh|ts|tz|hj|[hxzcjq](?![aeiouy])|[hxzcq]"), "s"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"[iyj](?=[aeou])"), ""),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"[wf]"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=in)e$|(?<=sk)i+$"), ""),
)  # fmt: skip


@lru_cache(maxsize=65536)
def skeleton(spelling: str) -> str:
    """Return what the practices of transliteration leave of a folded Latin spelling: a coarse sound.

    >>> {skeleton(word) for word in ("shchukin", "scukin", "schtschukin", "chtchoukine", "szczukin")}
    {'sukin'}
    """
    for pattern, sound in _SOUNDS:
        spelling = pattern.sub(sound, spelling)
    return spelling


@lru_cache(maxsize=65536)
def bones(word: str) -> frozenset[str]:
    """Return the skeletons of the Latin spellings of a word in either script."""
    return frozenset(skeleton(spelling) for spelling in latin(word))


@dataclass(frozen=True, slots=True)
class Known:
    """A person whom an index knows.

    Args:
        id: the path of the person below the base (``person/molotov``).
        label: the name to show.
        names: every name in use, as written.
        born: EDTF, or empty.
        died: EDTF, or empty.
        note: what tells this person from others of the name.
        weight: how often the person occurs; the more frequent of two equals stands first.
    """

    id: str
    label: str
    names: tuple[str, ...]
    born: str = ""
    died: str = ""
    note: str = ""
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who may be meant.

    Args:
        person: who.
        readings: the person's names, taken apart; those of one word (pseudonyms) have only a surname.
    """

    person: Known
    readings: tuple[Name, ...]


def take_apart(person: Known) -> tuple[Name, ...]:
    """Return the names of a person, taken apart; a name with initials alone adds nothing to a full one."""
    readings = [written.readings[0] for name in person.names if (written := read_name(name)).readings]
    surnames = {plain(each.surname) for each in readings if not is_patronymic(each.surname) or "," in person.label}
    found = []
    for each in readings:
        if (
            each.given
            and not each.patronymic
            and is_patronymic(each.surname)
            and plain(each.surname) not in surnames - {plain(each.surname)}
        ):
            full = any(plain(other.patronymic) == plain(each.surname) for other in readings)
            if full:  # "Lazar Moiseevich": how a person is addressed, no surname
                continue
        found.append(each)
    return tuple(dict.fromkeys(found))


def write_index(path: Path, people: Iterable[Known]) -> None:
    """Write the index of ``people`` to the new file ``path``; the same people make the same bytes."""
    with sqlite3.connect(path) as db:
        db.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE person (number INTEGER PRIMARY KEY, id TEXT UNIQUE, data TEXT, readings TEXT);"
            "CREATE TABLE spelling (key TEXT, person INTEGER, PRIMARY KEY (key, person)) WITHOUT ROWID;"
            "CREATE TABLE bone (number INTEGER PRIMARY KEY, skeleton TEXT UNIQUE);"
            "CREATE TABLE bone_of (bone INTEGER, person INTEGER, PRIMARY KEY (bone, person)) WITHOUT ROWID;"
            "CREATE VIRTUAL TABLE trigram USING fts5 (skeleton, content='', tokenize='trigram', detail='none');"
        )
        bones: dict[str, int] = {}
        for number, person in enumerate(sorted(people, key=lambda each: each.id), start=1):
            readings = take_apart(person)
            db.execute(
                "INSERT INTO person VALUES (?, ?, ?, ?)",
                (number, person.id, json.dumps(asdict(person), ensure_ascii=False), json.dumps([asdict(r) for r in readings], ensure_ascii=False)),
            )  # fmt: skip
            spellings = sorted({key for each in readings for surname in _surnames(each) for key in latin(surname)})
            db.executemany("INSERT INTO spelling VALUES (?, ?)", [(key, number) for key in spellings])
            for bone in sorted({skeleton(key) for key in spellings}):
                known = bones.setdefault(bone, len(bones) + 1)
                db.execute("INSERT OR IGNORE INTO bone_of VALUES (?, ?)", (known, number))
        db.executemany("INSERT INTO bone VALUES (?, ?)", [(number, bone) for bone, number in bones.items()])
        db.executemany(
            "INSERT INTO trigram (rowid, skeleton) VALUES (?, ?)",
            [(number, f"^{bone}$") for bone, number in bones.items()],
        )
    db.close()


def _surnames(reading: Name) -> tuple[str, ...]:
    return (
        (reading.surname, *reading.surname.replace("-", " ").split())
        if {"-", " "} & set(reading.surname)
        else (reading.surname,)
    )


class Index:
    """An index of names, open for reading."""

    def __init__(self, path: Path) -> None:
        """Open the file ``path``; it is never written.

        Raises:
            sqlite3.Error: it is no index.
        """
        self._db = sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True, check_same_thread=False)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def person(self, id: str) -> Known | None:
        """Return the person with that id, or None."""
        row = self._db.execute("SELECT data FROM person WHERE id = ?", (id,)).fetchone()
        return None if row is None else _known(row[0])

    def people(self) -> Iterator[Known]:
        """Yield all persons, sorted by id."""
        for (data,) in self._db.execute("SELECT data FROM person ORDER BY number"):
            yield _known(data)

    def candidates(self, surname: str) -> list[Candidate]:
        """Return the persons with a surname that is written so by some practice, or nearly so."""
        spellings = latin(surname)
        numbers: set[int] = set()
        for key in spellings:
            numbers.update(row[0] for row in self._db.execute("SELECT person FROM spelling WHERE key = ?", (key,)))
        for bone in {skeleton(key) for key in spellings}:
            numbers.update(self._near(bone))
        found = []
        for number in sorted(numbers):
            data, readings = self._db.execute(
                "SELECT data, readings FROM person WHERE number = ?", (number,)
            ).fetchone()
            found.append(Candidate(_known(data), tuple(_name(each) for each in json.loads(readings))))
        return found

    def _near(self, bone: str) -> Iterator[int]:
        """Yield the persons whose surnames sound nearly so."""
        framed = f"^{bone}$"
        trigrams = sorted({framed[place : place + 3] for place in range(len(framed) - 2)})
        if not trigrams:
            return
        asked = " OR ".join(f'"{each}"' for each in trigrams)
        rows = self._db.execute(
            "SELECT b.number, b.skeleton FROM trigram t JOIN bone b ON b.number = t.rowid "
            "WHERE trigram MATCH ? ORDER BY rank LIMIT ?", (asked, _FUZZY),
        )  # fmt: skip
        for number, other in rows.fetchall():
            if fuzz.ratio(bone, other) >= _NEAR:
                for (person,) in self._db.execute("SELECT person FROM bone_of WHERE bone = ?", (number,)):
                    yield person


def _known(data: str) -> Known:
    fields = json.loads(data)
    return Known(**{**fields, "names": tuple(fields["names"])})


def _name(fields: dict[str, object]) -> Name:
    return Name(
        str(fields["surname"]), str(fields["given"]), str(fields["patronymic"]),
        tuple(fields["initials"]), tuple(fields["others"]),  # type: ignore[arg-type]
    )  # fmt: skip
