"""The identifiers that authority files elsewhere give to persons, places and archives: ``authorities/links.csv``.

Each row is one identifier, with who verified it, when, and on which page the name and the number stand together. An
identifier without them, and one of a column ``same_as``, is a guess, and is published as one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from corrkg.edition.sameas import EXPECTED, authority_of, canonical
from corrkg.errors import InputError
from corrkg.tables import Row, read_table

COLUMNS = ("kind", "id", "identifier", "verified_by", "verified_on", "source", "note")
FILE = "links.csv"
KINDS = {"person": "persons.csv", "place": "places.csv", "archive": "archives.csv", "organisation": "organisations.csv"}
# Authorities that have one record a thing; VIAF's clusters and the national libraries' headings may be several.
SINGLE = ("wikidata", "gnd", "isni", "geonames", "orcid")

Thing = tuple[str, str]  # the kind and the id


@dataclass(frozen=True, slots=True)
class Link:
    """An identifier of a thing of ours in an authority file elsewhere.

    Args:
        uri: the canonical URI.
        line: of its file, counted from 1.
        verified_by: who compared the two; empty: no one has.
        verified_on: the day of that, as ISO 8601.
        source: the page on which name and identifier stand together.
        note: what else is to be known of it.
    """

    uri: str
    line: int = 0
    verified_by: str = ""
    verified_on: str = ""
    source: str = ""
    note: str = ""

    @property
    def verified(self) -> bool:
        """Whether someone has verified it."""
        return bool(self.verified_by)

    @property
    def basis(self) -> str:
        """Return in a sentence what the identifier rests on.

        >>> Link("http://www.wikidata.org/entity/Q42", 2, "A. Archivist", "2026-11-27", "Who is who, page 7").basis
        'verified by A. Archivist on 2026-11-27: Who is who, page 7'
        """
        if not self.verified:
            return f"given in the authority file, and not verified yet{f': {self.source}' if self.source else ''}"
        note = f" ({self.note})" if self.note else ""
        return f"verified by {self.verified_by} on {self.verified_on}: {self.source}{note}"


def read_links(path: Path) -> dict[Thing, list[Link]]:
    """Return the identifiers of each thing, in the order of the file; of a file that is not there none.

    Args:
        path: links.csv.

    Raises:
        InputError: a row has no kind of a thing, no identifier or a wrong one, or contradicts another row.
    """
    found: dict[Thing, list[Link]] = {}
    owners: dict[str, tuple[Thing, int]] = {}
    for row in read_table(path, COLUMNS, ("kind", "id", "identifier")) if path.exists() else ():
        thing = (row.cells["kind"], row.cells["id"])
        if thing[0] not in KINDS:
            raise InputError(f"kind is {thing[0]!r}", path, row.line, expected=f"one of {', '.join(KINDS)}")
        link = _link(row, path)
        owner, line = owners.setdefault(link.uri, (thing, row.line))
        if line != row.line:
            raise InputError(
                f"{link.uri} is the identifier of {' '.join(owner)} already, on line {line}", path, row.line,
                expected="each identifier once: it is of one thing",
            )  # fmt: skip
        check_single(link, found.setdefault(thing, []), path, row.line)
        found[thing].append(link)
    return found


def check_known(links: Mapping[Thing, Collection[Link]], known: Collection[Thing], path: Path) -> None:
    """Refuse identifiers of things that the authority files have not.

    Raises:
        InputError: there is one.
    """
    for thing, of_thing in links.items():
        if thing not in known:
            kind, name = thing
            raise InputError(
                f"there is no {kind} {name!r}", path, next(iter(of_thing)).line, expected=f"an id of {KINDS[kind]}",
                hint="a row for it there comes first",
            )  # fmt: skip


def check_single(link: Link, others: Collection[Link], path: Path, line: int) -> None:
    """Refuse a second verified identifier of an authority that has one record a thing.

    Raises:
        InputError: one of ``others`` is another verified identifier of the authority of ``link``.
    """
    other = contradicted(link, others)
    if other is not None:
        raise InputError(
            f"{link.uri} contradicts {other.uri}: both are verified as those of one thing", path, line,
            expected=f"one identifier of {authority_of(link.uri)}",
            hint="keep the right one, or take verified_by from the doubtful one",
        )  # fmt: skip


def contradicted(link: Link, others: Collection[Link]) -> Link | None:
    """Return the one of ``others`` that cannot be of the same thing as ``link``, if both are verified."""
    authority = authority_of(link.uri)
    if authority not in SINGLE or not link.verified:
        return None
    return next(
        (each for each in others if each.verified and authority_of(each.uri) == authority and each.uri != link.uri),
        None,
    )


def _link(row: Row, path: Path) -> Link:
    cells = row.cells
    try:
        uri = canonical(cells["identifier"])
    except ValueError as error:
        raise InputError(f"identifier: {error}", path, row.line, expected=EXPECTED) from error
    link = Link(uri, row.line, cells["verified_by"], cells["verified_on"], cells["source"], cells["note"])
    check_verification(link, path, row.line)
    return link


def check_verification(link: Link, path: Path, line: int) -> None:
    """Refuse a verification without its day or its page.

    Raises:
        InputError: it says who, but not when and from what; or when, but not who.
    """
    if not link.verified_by and not link.verified_on:
        return
    if not (link.verified_by and link.source and _is_day(link.verified_on)):
        raise InputError(
            f"{link.uri} is verified, but it is not told by whom, when and from what", path, line,
            expected="verified_by: a name; verified_on: a day such as 2026-11-27; source: the page that was seen",
        )  # fmt: skip


def _is_day(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text)) and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False
