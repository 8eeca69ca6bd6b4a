"""A package that adds to corrkg: a kind of thing, ships, and a layout of editions, logbooks.

``tests/test_growth.py`` puts it where an installed package is. An entry of a logbook is a line::

    1933-05-04 Orlov to Gromov: The Krasin has left Kem.
    ship Krasin, built 1916
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from corrkg.convert.work import Converter, TextWork
from corrkg.edition.authorities import Authorities
from corrkg.edition.readers import Layout
from corrkg.edition.records import Dating, Edition, Header, Letter, NameForm, Observation, Part
from corrkg.edition.source import SourceText, Span, read_source
from corrkg.reading.kinds import Kind
from corrkg.reading.view import Node
from corrkg.store.listed import labels_of
from corrkg.uris import slugify
from corrkg.vocab import RDFS

HERE = Path(__file__).parent
NAMESPACE = "https://ships.example.org/terms#"
BUILT = NAMESPACE + "built"

_ENTRY = re.compile(r"(?P<day>\d{4}-\d\d-\d\d) (?P<sender>\w+) to (?P<recipient>\w+): (?P<body>.+)")
_SHIP = re.compile(r"ship (?P<name>[^,]*)(?:, built (?P<year>\d{4}))?")


# --- the record, and the layout ---


@dataclass(frozen=True, slots=True)
class Ship:
    """A ship of the logbook, and the line that tells of it."""

    name: str
    built: str
    span: Span


@dataclass(frozen=True, slots=True)
class Logbook(Edition):
    """An edition that has ships too."""

    ships: tuple[Ship, ...] = ()


def read_logbook(path: Path, _: Authorities) -> Logbook:
    """Read a logbook; a line that is no entry, and a ship without a year, are told in the report."""
    source = read_source(path)
    letters, ships, observations = [], [], []
    for span in source.lines():
        line = source.quote(span)
        if entry := _ENTRY.fullmatch(line):
            letters.append(_letter(source, span, entry))
        elif ship := _SHIP.fullmatch(line):
            ships.append(Ship(ship["name"], ship["year"] or "", span))
            if not ship["year"]:
                observations.append(Observation("unresolved", "ship", "the year that it was built is not told", span))
        else:
            observations.append(Observation("unread", "line", "no entry of a logbook", span))
    return Logbook(source, path.stem, tuple(letters), observations=tuple(observations), ships=tuple(ships))


def _letter(source: SourceText, line: Span, entry: re.Match[str]) -> Letter:
    def place(group: str) -> Span:
        return Span(line.start + entry.start(group), line.start + entry.end(group))

    day = dt.date.fromisoformat(entry["day"])
    dating = Dating(entry["day"], day, day, "stated", place("day"))
    sender, recipient = (NameForm(entry[name], place(name)) for name in ("sender", "recipient"))
    header = Header(Span(line.start, line.start + entry.start("body")), (sender,), (recipient,), (), dating)
    body = Part("body", place("body"), source.quote(place("body")))
    return Letter(line, header, None, parts=(body,))


LAYOUT = Layout("logbook", (".log",), read_logbook)


# --- the converter ---


def convert_ships(text: TextWork) -> None:
    """Write the ships of a logbook; other editions have none."""
    if not isinstance(text.edition, Logbook):
        return
    builder, graph = text.builder, text.source.slug
    for ship in text.edition.ships:
        entry = text.work.register.settled("ship", slugify(ship.name or "nameless"))  # after all mergers
        if entry.status != "issued":  # withdrawn, or split
            continue
        node = builder.kind(graph, builder.uris.thing("ship", entry.slug), SHIP.type)
        builder.text(graph, node, RDFS.label, ship.name, "en")
        if ship.built:
            builder.edtf(graph, node, NamedNode(BUILT), ship.built)
        builder.attest(graph, node, text.source, ship.span)


CONVERTER = Converter("ship", text=convert_ships, named=True)


# --- the row of the kind, its terms and its shape ---


def in_schema_org(node: Node) -> dict[str, object]:
    """Return what schema.org says of a ship."""
    return {"name": node.label, "productionDate": next((each.value for each in node.all(BUILT)), None)}


SHIP = Kind(
    "ship", NamedNode(NAMESPACE + "Ship"), "Ships", "The ships of the logbooks, by name.",
    columns=(("Built", labels_of(BUILT)),),
    template="ship.html", templates=HERE / "templates", facts=lambda node: {"cry": f"Ahoy, {node.label}!"},
    schema="Vehicle", properties=in_schema_org,
)  # fmt: skip

TERMS = HERE / "terms.ttl"
SHAPES = HERE / "shapes.ttl"
