"""What is listed: the class and the address of each kind's things, and the order and columns of their list.

`corrkg.reading.kinds` has the same rows with what pages of such things need. The build writes the lists (`lists`), so
that an installed package whose kind has a list must be there when a store is built.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import NamedNode

from corrkg.extensions import installed
from corrkg.store.chains import Chain
from corrkg.store.paths import CALLED, chains_of
from corrkg.store.relations import natural_key, natural_text
from corrkg.store.told import Readable, Told
from corrkg.vocab import CK, SKOS, expand

LANGUAGES = {"en": "English", "ru": "Русский"}
"""The languages that readers have lists and pages in."""
SEPARATOR = "; "
"""Stands between the values of a cell."""

Natural = list[tuple[int, int, str]]
Key = tuple[str, Natural]
Order = Callable[[Told], Key]
Column = tuple[str, Callable[[Told], str]]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column of a thing, with what it rests on, so that it is made anew where that changes.

    Args:
        read: returns it.
        paths: the paths of properties that it reads beside what the thing says (see `corrkg.store.paths`).
    """

    read: Callable[[Told], str]
    paths: tuple[str, ...] = ()

    def __call__(self, thing: Told) -> str:
        """Return what stands there."""
        return self.read(thing)


def by_label(thing: Told) -> Key:
    """Put things in the order of their labels."""
    return thing.label.casefold(), [(0, 0, thing.value)]


def by_uri(thing: Told) -> Key:
    """Put things in the natural order of their URIs: units of an archive under what they are part of."""
    return "", natural_key(thing.value)


def by_date(thing: Readable) -> Key:
    """Put things in the order of their dates, then in the natural order of their URIs; those without a date last."""
    date = thing.one("ck:notBefore") or thing.one("ck:notAfter") or thing.one("ck:date")
    return (date.value if date else "9999"), natural_key(thing.value)


def sort_text(key: Key) -> str:
    """Return the key of an order as a text that sorts as the key does.

    >>> keys = [("b", natural_key("x/10")), ("b", natural_key("x/9")), ("a", []), ("ab", natural_key("y"))]
    >>> sorted(keys) == sorted(keys, key=sort_text)
    True
    """
    first, natural = key
    return f"{first}\x01{natural_text(natural)}"


@dataclass(frozen=True, slots=True)
class Listed:
    """A kind of thing, as it is listed.

    Args:
        path: the first part of the addresses of its things, below the base; the address of their list.
        type: its class.
        heading: the title of the list, and its name in the navigation. Empty: the kind has no list, because each of its
            things belongs to another thing, and the others of a row's fields about the list mean nothing.
        description: what is in the list and in which order.
        order: the key by which things are put in the order of the list.
        columns: the heading of each column of the list after the name, and what stands there: a `Cell`, or what reads
            it; then the build makes all rows of the list each time, because it does not know what they rest on.
    """

    path: str
    type: NamedNode
    heading: str = ""
    description: str = ""
    order: Order = by_label
    columns: tuple[Column, ...] = ()

    @property
    def row(self) -> tuple[str, NamedNode, str, str, Order, tuple[Column, ...]]:
        """All of this, to begin a row of `corrkg.reading.kinds` with."""
        return self.path, self.type, self.heading, self.description, self.order, self.columns

    @property
    def chains(self) -> frozenset[Chain] | None:
        """What the rows rest on beside what their things say; None: nobody has said what it is."""
        cells = [each for _, each in self.columns if isinstance(each, Cell)]
        if len(cells) < len(self.columns) or self.order not in {by_label, by_uri, by_date}:
            return None
        return chains_of(*(path for each in cells for path in each.paths))

    def has(self, base: str, thing: object) -> bool:
        """Tell whether ``thing`` has an address of this kind: the ontology's concepts are no publisher's subjects."""
        return isinstance(thing, NamedNode) and thing.value.startswith(f"{base}{self.path}/")


def labels_of(name: str) -> Cell:
    """Return what a column says that has the values of a property."""
    return Cell(lambda thing: _labels(thing.all(name)), (f"<{expand(name).value}>/{CALLED}",))


def _labels(things: list[Told]) -> str:
    return SEPARATOR.join(each.label for each in things)


def _listed(name: str, fallback: str) -> Cell:
    """Return what a column says that has the values of a property in the order of a list."""
    paths = (f"{name}/rdf:rest*/rdf:first/{CALLED}", f"{fallback}/{CALLED}")
    return Cell(lambda thing: _labels(thing.listed(name, fallback)), paths)


def _times(*names: str) -> Cell:
    """Return what a column says that counts the statements which lead to a thing."""
    return Cell(lambda thing: str(sum(map(thing.number, names)) or ""), tuple(f"^{name}" for name in names))


def _date(thing: Told) -> str:
    date = thing.one("ck:date")
    return date.value if date else ""


_DATE = Cell(_date)
_LETTERS = _times("ck:sender", "ck:recipient", "ck:copyRecipient")
_NAMED = _times("ck:refersTo")

LETTERS = Listed(
    "letter", CK.Letter, "Letters", "Every message of the correspondence, by date.", by_date,
    columns=(
        ("Date", _DATE),
        ("From", _listed("ck:senderList", "ck:sender")),
        ("To", _listed("ck:recipientList", "ck:recipient")),
        ("Kind", labels_of("ck:medium")),
    ),
)  # fmt: skip
PERSONS = Listed(
    "person", CK.Person, "People", "Everyone who writes, is written to or is named.",
    columns=(
        ("Born", labels_of("ck:born")), ("Died", labels_of("ck:died")), ("Letters", _LETTERS), ("Named", _NAMED),
        ("Status", labels_of("ck:status")),
    ),
)  # fmt: skip
DECISIONS = Listed(
    "decision",
    CK.Decision,
    "Decisions",
    "The decisions that the notes report, by date.",
    by_date,
    columns=(("Date", _DATE), ("Title", labels_of("ck:title")), ("Series", labels_of("ck:series"))),
)
UNITS = Listed(
    "archive", CK.ArchivalUnit, "Archives",
    "Archives, fonds, opisi and dela that are cited, each under what it is part of.", by_uri,
    columns=(("Level", labels_of("ck:level")), ("Part of", labels_of("ck:partOf"))),
)  # fmt: skip
PLACES = Listed(
    "place",
    CK.Place,
    "Places",
    "The places that messages were sent from and to, and those that they name.",
    columns=(("Named", _NAMED), ("Status", labels_of("ck:status"))),
)
ORGANISATIONS = Listed(
    "organisation",
    CK.Organisation,
    "Organisations",
    "The bodies that letters and notes name.",
    columns=(("Named", _NAMED), ("Status", labels_of("ck:status"))),
)
SUBJECTS = Listed(
    "subject",
    SKOS.Concept,
    "Subjects",
    "What letters and decisions are about, inferred from their words.",
    columns=(("Broader", labels_of("skos:broader")),),
)
SOURCES = Listed(
    "source",
    CK.Source,
    "Sources",
    "The texts that this dataset was read from.",
    columns=(("Characters", labels_of("ck:length")),),
)
NOTES = Listed("letter", CK.Footnote)

_OWN = (LETTERS, PERSONS, DECISIONS, UNITS, PLACES, ORGANISATIONS, SUBJECTS, SOURCES, NOTES)


def kinds() -> tuple[Listed, ...]:
    """Return what is listed of all kinds: our own, then those of installed packages.

    Raises:
        CorrkgError: a package cannot be imported.
    """
    return (*_OWN, *installed("corrkg.kinds", Listed))
