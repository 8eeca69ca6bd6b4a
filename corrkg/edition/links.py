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


def read_links(path: Path, known: Mapping[str, Collection[str]]) -> dict[Thing, list[Link]]:
    """Return the identifiers of each thing, in the order of the file; of a file that is not there none.

    Args:
        path: links.csv.
        known: the ids of each kind that the authority files have.

    Raises:
        InputError: a row names nothing that is known, has no identifier or a wrong one, or contradicts another row.
    """
    found: dict[Thing, list[Link]] = {}
    owners: dict[tuple[str, str], tuple[Thing, int]] = {}
    for row in read_table(path, COLUMNS, ("kind", "id", "identifier")) if path.exists() else ():
        thing = (row.cells["kind"], row.cells["id"])
        _check_thing(thing, known, path, row.line)
        link = _link(row, path)
        owner, line = owners.setdefault((thing[0], link.uri), (thing, row.line))
        if owner != thing or line != row.line:
            raise InputError(
                f"{link.uri} is the identifier of {owner[1]} already, on line {line}", path, row.line,
                expected="each identifier once: it is of one thing",
            )  # fmt: skip
        check_single(link, found.setdefault(thing, []), path, row.line)
        found[thing].append(link)
    return found


def check_single(link: Link, others: Collection[Link], path: Path, line: int) -> None:
    """Refuse a second verified identifier of an authority that has one record a thing.

    Raises:
        InputError: one of ``others`` is another verified identifier of the authority of ``link``.
    """
    authority = authority_of(link.uri)
    for other in others:
        if link.verified and other.verified and other.uri != link.uri and authority_of(other.uri) == authority:
            if authority in SINGLE:
                raise InputError(
                    f"{link.uri} contradicts {other.uri}: both are verified as one thing's of {authority}", path, line,
                    expected=f"one identifier of {authority}",
                    hint="keep the right one, or take verified_by from the doubtful one",
                )  # fmt: skip


def _check_thing(thing: Thing, known: Mapping[str, Collection[str]], path: Path, line: int) -> None:
    kind, name = thing
    if kind not in known:
        raise InputError(f"kind is {kind!r}", path, line, expected=f"one of {', '.join(sorted(known))}")
    if name not in known[kind]:
        raise InputError(
            f"there is no {kind} {name!r}", path, line, expected=f"an id of {kind}s.csv",
            hint="a row for it there comes first",
        )  # fmt: skip


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
