"""The authority files of a build: persons, places, archives, and the titles of fonds."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path

from corrkg import edtf
from corrkg.errors import InputError
from corrkg.uris import is_iri

_SEPARATOR = re.compile(r"\s*\|\s*")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


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
    """All authority files of a build."""

    persons: tuple[Person, ...] = ()
    places: tuple[PlaceName, ...] = ()
    archives: tuple[Archive, ...] = ()
    fonds: tuple[Fond, ...] = ()
    paths: tuple[Path, ...] = field(default=())

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


def read_authorities(directory: Path) -> Authorities:
    """Read the authority files of ``directory``; a file that is not there is empty.

    Raises:
        InputError: a file has a wrong column, an id twice, or an id that cannot be part of a URI.
    """
    persons = [
        Person(
            row["id"], row["name_en"], row["name_ru"], _many(row, "aliases_en"), _many(row, "aliases_ru"),
            row["born"], row["died"], _many(row, "same_as"), row["source"], row["note"], _many(row, "default_for"),
            line,
        )
        for line, row in _rows(directory / "persons.csv", Person)
    ]  # fmt: skip
    places = [
        PlaceName(
            row["id"], row["name_en"], row["name_ru"], _many(row, "aliases"), row["lat"], row["long"],
            _many(row, "same_as"), row["source"], row["note"],
        )
        for _, row in _rows(directory / "places.csv", PlaceName)
    ]  # fmt: skip
    archives = [
        Archive(
            row["id"],
            row["acronym"],
            row["name_en"],
            row["name_ru"],
            _many(row, "aliases"),
            _many(row, "same_as"),
            row["note"],
        )
        for _, row in _rows(directory / "archives.csv", Archive)
    ]
    fonds = [
        Fond(row["archive"], row["fond"], row["opis"], row["title_en"], row["title_ru"], row["series"], row["note"])
        for _, row in _rows(directory / "fonds.csv", Fond)
    ]
    paths = tuple(sorted(path for path in directory.glob("*.csv") if path.is_file()))
    return Authorities(tuple(persons), tuple(places), tuple(archives), tuple(fonds), paths)


def _many(row: dict[str, str], column: str) -> tuple[str, ...]:
    return tuple(value for value in _SEPARATOR.split(row[column].strip()) if value)


def _rows(path: Path, record: type[Person | PlaceName | Archive | Fond]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, row) of a CSV file, with each column of ``record`` present."""
    if not path.is_file():
        return
    columns = [each.name for each in fields(record) if each.name != "line"]
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            names = [name.strip() for name in reader.fieldnames or []]
            required = {"id", "name_en"} & set(columns) or {"archive", "fond"}
            unknown = [name for name in names if name not in columns]
            if unknown or not required <= set(names):
                raise InputError(
                    f"wrong columns: {', '.join(unknown) or ', '.join(sorted(required - set(names))) + ' missing'}",
                    path, 1, expected=", ".join(columns),
                )  # fmt: skip
            seen: dict[str, int] = {}
            for raw in reader:
                row = {name: (raw.get(name) or "").strip() for name in columns}
                if None in raw:
                    raise InputError(
                        "more cells than columns", path, reader.line_num, hint="quote a cell that holds a comma"
                    )
                if not any(row.values()):
                    continue
                if "id" in columns:
                    _check_id(row["id"], seen, path, reader.line_num)
                _check_values(row, path, reader.line_num)
                yield reader.line_num, row
    except (csv.Error, UnicodeDecodeError) as error:
        line = 1 if isinstance(error, UnicodeDecodeError) else reader.reader.line_num
        raise InputError(f"not a CSV file in UTF-8: {error}", path, line) from error


def _check_values(row: dict[str, str], path: Path, line: int) -> None:
    """Hold the cells of a row against what they become in the graph."""
    if "name_en" in row and not row["name_en"]:
        raise InputError(f"{row['id']} has no name", path, line, expected="name_en: Surname, Given Patronymic")
    for column in ("born", "died"):
        if row.get(column):
            _check_date(column, row[column], path, line)
    if "lat" in row:
        _check_point(row, path, line)
    for value in _many(row, "same_as") if "same_as" in row else ():
        if not is_iri(value):
            raise InputError(
                f"same_as is {value!r}", path, line, expected="an address: http://www.wikidata.org/entity/Q855"
            )


def _check_date(column: str, value: str, path: Path, line: int) -> None:
    try:
        span = edtf.read(value)
    except ValueError:
        raise InputError(f"{column} is {value!r}", path, line, expected=edtf.EXPECTED) from None
    if span.earliest and span.latest and span.latest < span.earliest:
        raise InputError(f"{column} is {value!r}, which ends before it begins", path, line, expected=edtf.EXPECTED)


_DEGREES = re.compile(r"-?\d{1,3}(?:\.\d{1,7})?")


def _check_point(row: dict[str, str], path: Path, line: int) -> None:
    """Both coordinates or none, each in its range: the two of a place are easily exchanged."""
    for column, most in (("lat", 90), ("long", 180)):
        value = row[column]
        if bool(row["lat"]) != bool(row["long"]) or (
            value and not (_DEGREES.fullmatch(value) and abs(float(value)) <= most)
        ):
            raise InputError(
                f"{column} is {value!r}", path, line,
                expected=f"degrees from -{most} to {most}, and both lat and long: 43.59699 and 39.72477",
            )  # fmt: skip


def _check_id(value: str, seen: dict[str, int], path: Path, line: int) -> None:
    if not _ID.fullmatch(value):
        raise InputError(
            f"the id {value!r} cannot be part of a URI",
            path,
            line,
            expected="lower-case letters, digits and hyphens: kaganovich",
        )
    if value in seen:
        raise InputError(
            f"the id {value!r} is given twice, first on line {seen[value]}",
            path,
            line,
            expected="one row an id",
            hint="two persons of one name need two ids, such as nikitin-a and nikitin-p",
        )
    seen[value] = line
