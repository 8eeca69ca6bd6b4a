"""The authority files of a build: persons, places, archives, and the titles of fonds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TypeVar

from corrkg.edition import links
from corrkg.edition.cells import check_id, check_values
from corrkg.edition.links import Link
from corrkg.edition.organisations import FILE as ORGANISATIONS
from corrkg.edition.organisations import Organisation
from corrkg.edition.records import Notice
from corrkg.edition.sameas import EXPECTED, canonical
from corrkg.edition.subjects import FILE as SUBJECTS
from corrkg.edition.subjects import Subject, check_broader
from corrkg.errors import InputError
from corrkg.tables import Row, read_table

_SEPARATOR = re.compile(r"\s*\|\s*")


@dataclass(frozen=True, slots=True)
class Person:
    """A person of ``persons.csv``. ``default_for`` are the bare surnames that mean this one of several homonyms."""

    id: str
    name_en: str
    name_ru: str
    aliases_en: tuple[str, ...]
    aliases_ru: tuple[str, ...]
    born: str
    died: str
    same_as: tuple[str, ...]
    source: str
    note: str
    default_for: tuple[str, ...]
    line: int

    @property
    def direct(self) -> str:
        """The name in direct order: ``Joseph Vissarionovich Stalin``."""
        last, comma, first = self.name_en.partition(",")
        return f"{first.strip()} {last.strip()}" if comma else last.strip()


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place of ``places.csv``. ``lat`` and ``long`` are degrees of WGS 84, empty where nobody has verified them."""

    id: str
    name_en: str
    name_ru: str
    aliases: tuple[str, ...]
    lat: str
    long: str
    same_as: tuple[str, ...]
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive of ``archives.csv``, with every spelling of its name that a text may print."""

    id: str
    acronym: str
    name_en: str
    name_ru: str
    aliases: tuple[str, ...]
    same_as: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Fond:
    """The title of a fond, or of an opis in it; ``series`` names the Politburo's own records."""

    archive: str
    fond: str
    opis: str
    title_en: str
    title_ru: str
    series: str
    note: str


@dataclass(frozen=True)
class Authorities:
    """All authority files of a build.

    ``links`` are the identifiers of ``links.csv``, by URI; ``notices`` is what a reader must be told of the files.
    """

    persons: tuple[Person, ...] = ()
    places: tuple[PlaceName, ...] = ()
    archives: tuple[Archive, ...] = ()
    fonds: tuple[Fond, ...] = ()
    notices: tuple[Notice, ...] = ()
    links: Mapping[str, Link] = field(default_factory=dict)
    organisations: tuple[Organisation, ...] = ()
    subjects: tuple[Subject, ...] = ()

    def link(self, uri: str) -> Link:
        """Return what is known of an identifier; of one that ``links.csv`` has not, that it is not verified."""
        return self.links.get(uri, Link(uri))

    def archive_names(self) -> dict[str, str]:
        """Return each printed name of an archive with the archive's id."""
        return {
            name: archive.id
            for archive in self.archives
            for name in (archive.acronym, archive.name_en, *archive.aliases)
            if name
        }

    def series(self) -> dict[tuple[str, ...], str]:
        """Return the Politburo's own series: (archive, fond, opis) with ``minutes`` or ``special-file``."""
        return {(fond.archive, fond.fond, fond.opis): fond.series for fond in self.fonds if fond.series}

    def place_ids(self) -> dict[str, str]:
        """Return each printed name of a place, in lower case, with the place's id."""
        return {name.lower(): place.id for place in self.places for name in (place.name_en, *place.aliases) if name}


Kind = type[Person] | type[PlaceName] | type[Archive] | type[Fond] | type[Organisation] | type[Subject]
Described = TypeVar("Described", Person, PlaceName, Archive, Organisation)
FILES = ("persons.csv", "places.csv", "archives.csv", "fonds.csv", ORGANISATIONS, SUBJECTS, links.FILE)
_KINDS = {file: kind for kind, file in links.KINDS.items()}


def read_authorities(directory: Path) -> Authorities:
    """Read the authority files of ``directory``; a file that is not there is empty.

    Raises:
        InputError: a file has a wrong column, an id twice, or an id that cannot be part of a URI.
    """
    reader = _Reader(directory, links.read_links(directory / links.FILE))
    persons = [
        Person(
            row["id"], row["name_en"], row["name_ru"], _many(row, "aliases_en"), _many(row, "aliases_ru"),
            row["born"], row["died"], same_as, row["source"], row["note"], _many(row, "default_for"), line,
        )
        for line, row, same_as in reader.rows("persons.csv", Person)
    ]  # fmt: skip
    places = [
        PlaceName(
            row["id"], row["name_en"], row["name_ru"], _many(row, "aliases"), row["lat"], row["long"],
            same_as, row["source"], row["note"],
        )
        for _, row, same_as in reader.rows("places.csv", PlaceName)
    ]  # fmt: skip
    archives = [
        Archive(
            row["id"], row["acronym"], row["name_en"], row["name_ru"], _many(row, "aliases"), same_as, row["note"],
        )
        for _, row, same_as in reader.rows("archives.csv", Archive)
    ]  # fmt: skip
    fonds = [
        Fond(row["archive"], row["fond"], row["opis"], row["title_en"], row["title_ru"], row["series"], row["note"])
        for _, row, _ in reader.rows("fonds.csv", Fond)
    ]
    organisations = [
        Organisation(
            row["id"], row["name_en"], row["name_ru"], _many(row, "aliases"), same_as, row["source"], row["note"]
        )
        for _, row, same_as in reader.rows(ORGANISATIONS, Organisation)
    ]
    subjects = [
        Subject(
            row["id"], row["name_en"], row["name_ru"], row["broader"], _many(row, "words_en"), _many(row, "words_ru"),
            row["note"], line,
        )
        for line, row, _ in reader.rows(SUBJECTS, Subject)
    ]  # fmt: skip
    check_broader(subjects, directory / SUBJECTS)
    links.check_known(reader.links, reader.known, directory / links.FILE)
    shared = reader.shared()
    reader.notices += _namesakes(persons)
    return Authorities(
        tuple(_apart(each, shared) for each in persons),
        tuple(_apart(each, shared) for each in places),
        tuple(_apart(each, shared) for each in archives),
        tuple(fonds),
        (*reader.notices, *_left_out(directory)),
        {link.uri: link for of_thing in reader.links.values() for link in of_thing},
        tuple(_apart(each, shared) for each in organisations),
        tuple(subjects),
    )


def _namesakes(persons: list[Person]) -> list[Notice]:
    """Return a notice for each person whose whole name another has: one man twice, or two that nothing tells apart."""
    first: dict[str, Person] = {}
    notices = []
    for person in persons:
        other = first.setdefault(person.name_en.lower(), person)
        if other is not person:
            message = f"{person.id} and {other.id} (line {other.line}) have one name: no text can tell which is meant"
            notices.append(Notice("contested", "person", message, "persons.csv", person.line, person.name_en))
    return notices


def _left_out(directory: Path) -> list[Notice]:
    """Return a notice for each file that is none of the authority files, hidden ones apart."""
    return [
        Notice("unread", "file", f"{path.name} is none of {', '.join(FILES)}: it was left out", path.name)
        for path in sorted(directory.iterdir())
        if path.name not in FILES and not path.name.startswith(".")
    ]


def _apart(record: Described, shared: set[str]) -> Described:
    """Return a record without the identifiers that another has too: owl:sameAs would make one of the two."""
    return replace(record, same_as=tuple(each for each in record.same_as if each not in shared))


def _many(row: dict[str, str], column: str) -> tuple[str, ...]:
    return tuple(value for value in _SEPARATOR.split(row[column].strip()) if value)


class _Reader:
    """Reads the authority files of a directory, and keeps what is to be said of them."""

    def __init__(self, directory: Path, linked: Mapping[links.Thing, list[Link]]) -> None:
        self.directory, self.links = directory, linked
        self.known: set[links.Thing] = set()
        self.notices: list[Notice] = []
        self._identified: dict[str, list[tuple[str, str, int]]] = defaultdict(list)

    def rows(self, name: str, record: Kind) -> Iterator[tuple[int, dict[str, str], tuple[str, ...]]]:
        """Yield line, cells and identifiers of each row of a file, with each column of ``record`` present."""
        path = self.directory / name
        if not path.exists():
            return
        columns = [each.name for each in fields(record) if each.name != "line"]
        required = {"id", "name_en"} & set(columns) or {"archive", "fond"}
        seen: dict[str, int] = {}
        for row in read_table(path, columns, required):
            if "id" in columns:
                check_id(row.cells["id"], seen, path, row.line)
            check_values(row.cells, path, row.line)
            yield row.line, row.cells, self._identifiers(row, path)

    def _identifiers(self, row: Row, path: Path) -> tuple[str, ...]:
        """Return the identifiers of a row's thing: of its column ``same_as``, then those of ``links.csv`` alone."""
        thing = (_KINDS.get(path.name, ""), row.cells.get("id", ""))
        self.known.add(thing)
        found = dict.fromkeys(self._same_as(row, path), (path.name, row.line))
        for link in self.links.get(thing, ()):
            found.setdefault(link.uri, (links.FILE, link.line))
        for uri, place in found.items():
            self._identified[uri].append((row.cells["id"], *place))
        return tuple(found)

    def _same_as(self, row: Row, path: Path) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for value in _many(row.cells, "same_as") if "same_as" in row.cells else ():
            try:
                uri = canonical(value)
            except ValueError as error:
                raise InputError(f"same_as: {error}", path, row.line, expected=EXPECTED) from error
            if uri != value:
                message = f"same_as of {row.cells['id']} is {value}: taken for {uri}"
                self.notices.append(Notice("repaired", "identifier", message, path.name, row.line, value))
            found[uri] = None
        return tuple(found)

    def shared(self) -> set[str]:
        """Return the identifiers that several records have, each with a notice."""
        shared = {uri: owners for uri, owners in self._identified.items() if len(owners) > 1}
        for uri, owners in shared.items():
            names = " and of ".join(f"{owner} ({file}, line {line})" for owner, file, line in owners)
            message = f"{uri} is given as an identifier of {names}: it cannot be both, and none of them is published"
            _, file, line = owners[-1]
            self.notices.append(Notice("contested", "identifier", message, file, line, uri))
        return set(shared)
