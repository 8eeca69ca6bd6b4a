"""Identifiers from a table that was matched elsewhere, as OpenRefine exports it, into ``authorities/links.csv``.

A row names a thing of ours, by its id or its URI, and has a column for each authority (``wikidata``, ``gnd`` …) or one
called ``identifier``. Nothing is written that contradicts what is there or another row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corrkg.edition.authorities import Authorities, read_authorities
from corrkg.edition.links import COLUMNS, FILE, KINDS, Link, Thing, check_single, check_verification, read_links
from corrkg.edition.sameas import AUTHORITIES, EXPECTED, authority_of, canonical
from corrkg.errors import InputError
from corrkg.tables import Row, read_table

_THING = ("id", "uri", "person", "place", "archive")
_ANY = ("identifier", "same_as")
_TOLD = ("verified_by", "verified_on", "source", "note")


@dataclass(frozen=True, slots=True)
class Change:
    """What an import does to one identifier: it is ``new``, or it was there and is ``verified`` now."""

    thing: Thing
    link: Link
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Verification:
    """Who verified the identifiers of a table that does not say so itself, when, and from what."""

    by: str = ""
    on: str = ""
    source: str = ""


def plan(directory: Path, table: Path, verification: Verification, kind: str = "person") -> list[Change]:
    """Return what ``table`` would change in the authority files of ``directory``.

    Raises:
        InputError: a row of the table is of no thing, has no identifier of its authority, or contradicts what is known.
            With its line, and those of the further rows that have a fault.
    """
    reader = _Reader(directory, table, verification, kind)
    found: dict[str, Change] = {}
    faults: list[InputError] = []
    for row in read_table(table):
        try:
            for change in reader.changes(row):
                found[change.link.uri] = change
        except InputError as error:
            faults.append(error)
    if not reader.rows:
        raise InputError("the table has no rows", table, 1, expected=reader.expected)
    if faults:
        first, more = faults[0], [str(fault.line) for fault in faults[1:]]
        if more:
            first.hint = "; ".join(filter(None, (first.hint, f"further faults on lines {', '.join(more)}")))
        raise first
    return list(found.values())


def apply(directory: Path, changes: list[Change]) -> Path:
    """Write ``changes`` into links.csv, whole or not at all, and return its path."""
    path = directory / FILE
    links = read_links(path)
    for change in changes:
        others = [link for link in links.get(change.thing, ()) if link.uri != change.link.uri]
        links[change.thing] = [*others, change.link]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for (kind, name), of_thing in links.items():
        for link in of_thing:
            writer.writerow((kind, name, link.uri, link.verified_by, link.verified_on, link.source, link.note))
    beside = path.with_name(f".{FILE}.new")
    beside.write_text(text.getvalue(), encoding="utf-8")
    beside.replace(path)
    return path


class _Reader:
    """Turns rows of a table into changes, and remembers the rows before them."""

    def __init__(self, directory: Path, table: Path, verification: Verification, kind: str) -> None:
        self.table, self.verification, self.kind = table, verification, kind
        self.expected = f"a column id (or uri), and {', '.join(AUTHORITIES)} or identifier"
        known = read_authorities(directory)
        self.names = dict(_names(known))
        self.owner = {uri: thing for thing, uris in _uris(known) for uri in uris}
        self.links: dict[Thing, dict[str, Link]] = {
            thing: {uri: known.link(uri) for uri in uris} for thing, uris in _uris(known)
        }
        self.rows = 0

    def changes(self, row: Row) -> Iterator[Change]:
        """Yield what a row changes; nothing where all its identifiers are verified already."""
        self.rows += 1
        given = [(column, row.cells[column]) for column in (*AUTHORITIES, *_ANY) if row.cells.get(column)]
        if not any(column in row.cells for column in (*AUTHORITIES, *_ANY)):
            raise InputError("no column has identifiers", self.table, 1, expected=self.expected)
        if not given:
            return
        thing = self._thing(row)
        for column, cell in given:
            for value in filter(None, (part.strip() for part in cell.split("|"))):
                change = self._change(row, thing, self._link(row, column, value))
                if change is not None:
                    yield change

    def _thing(self, row: Row) -> Thing:
        value = next((row.cells[column] for column in _THING if row.cells.get(column)), "")
        kind, name = self.kind, value.rstrip("/")
        if "/" in name:
            kind, name = name.split("/")[-2:]
        if (kind, name) not in self.names:
            what = f"there is no {kind} {name!r} in {KINDS.get(kind, 'the authority files')}" if value else "no id"
            raise InputError(what, self.table, row.line, expected="the id or the URI of a thing that has a row there")
        return kind, name

    def _link(self, row: Row, column: str, value: str) -> Link:
        prefix = f"{column}:" if column in AUTHORITIES and "//" not in value and ":" not in value else ""
        try:
            uri = canonical(prefix + value)
        except ValueError as error:
            raise InputError(f"{column}: {error}", self.table, row.line, expected=EXPECTED) from error
        if column in AUTHORITIES and authority_of(uri) != column:
            raise InputError(f"{column} is {value!r}", self.table, row.line, expected=f"an identifier of {column}")
        by, on, source, note = (row.cells.get(name, "") for name in _TOLD)
        given = self.verification
        link = Link(uri, row.line, by or given.by, on or given.on, source or given.source, note)
        check_verification(link, self.table, row.line)
        return link

    def _change(self, row: Row, thing: Thing, link: Link) -> Change | None:
        owner = self.owner.setdefault(link.uri, thing)
        if owner != thing:
            raise InputError(
                f"{link.uri} is the identifier of {' '.join(owner)}, not of {' '.join(thing)}", self.table, row.line,
                expected="an identifier that no other thing has", hint="one of the two matches is wrong",
            )  # fmt: skip
        known = self.links[thing]
        check_single(link, known.values(), self.table, row.line)
        before = known.get(link.uri)
        if before is not None and (before.verified or not link.verified):
            return None
        known[link.uri] = link
        return Change(thing, replace(link, line=0), self.names[thing], "verified" if before else "new")


def _names(known: Authorities) -> Iterator[tuple[Thing, str]]:
    for kind, records in (("person", known.persons), ("place", known.places), ("archive", known.archives)):
        for record in records:
            yield (kind, record.id), record.name_en


def _uris(known: Authorities) -> Iterator[tuple[Thing, tuple[str, ...]]]:
    for kind, records in (("person", known.persons), ("place", known.places), ("archive", known.archives)):
        for record in records:
            yield (kind, record.id), record.same_as
