"""The kinds of things that a dataset tells of: one row a kind, and the one place that says what kinds there are.

Navigation, home page, documents, typed links, schema.org, hints of a 404, OpenAPI and metrics read these rows, and each
begins with what the build lists of such things (`corrkg.store.listed`). A new kind is one more row of both; a package
outside of corrkg adds one row, whose list the build writes, as an entry point::

    # corrkg_ships/__init__.py
    SHIP = Kind("ship", NamedNode("https://ships.example.org/terms#Ship"), "Ships", "The ships that are named.")

    # pyproject.toml of that package
    [project.entry-points."corrkg.kinds"]
    ship = "corrkg_ships:SHIP"
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from corrkg.errors import CorrkgError
from corrkg.extensions import installed, places
from corrkg.reading import schema_org
from corrkg.reading.archives import unit_facts
from corrkg.reading.dataset import dataset_tables
from corrkg.reading.decisions import decision_facts
from corrkg.reading.facts import no_facts, subject_facts
from corrkg.reading.letters import letter_facts, note_facts
from corrkg.reading.persons import mention_facts, person_facts, place_facts
from corrkg.reading.view import Node, View
from corrkg.store.listed import (
    DECISIONS,
    LETTERS,
    NOTES,
    ORGANISATIONS,
    PERSONS,
    PLACES,
    SOURCES,
    SUBJECTS,
    UNITS,
    Listed,
)
from corrkg.vocab import RDF, VOID

DATES = frozenset({"Date", "Born", "Died"})  # columns of EDTF values


@dataclass(frozen=True, slots=True)
class Kind(Listed):
    """A kind of thing, as readers meet it.

    Args:
        path: see `corrkg.store.listed.Listed` for this and for what the list needs.
        template: shows the page of a thing.
        templates: the folder of that template, where it is none of corrkg's.
        facts: what that template needs beside the thing itself.
        schema: the class of schema.org that a thing is of; empty: none.
        properties: what schema.org says of a thing.
    """

    template: str = "thing.html"
    templates: Path | None = None
    facts: Callable[[Node], Mapping[str, Any]] = no_facts
    schema: str = ""
    properties: Callable[[Node], schema_org.Object] = schema_org.named


LETTER = Kind(*LETTERS.row, template="letter.html", facts=letter_facts, schema="Message", properties=schema_org.letter)
PERSON = Kind(*PERSONS.row, template="person.html", facts=person_facts, schema="Person", properties=schema_org.person)
SOURCE = Kind(*SOURCES.row, template="source.html", schema="Book", properties=schema_org.source)

KINDS = (
    LETTER,
    PERSON,
    Kind(
        *DECISIONS.row, template="decision.html", facts=decision_facts, schema="Event",
        properties=schema_org.decision,
    ),
    Kind(
        *UNITS.row, template="archive.html", facts=unit_facts, schema="ArchiveComponent",
        properties=schema_org.unit,
    ),
    Kind(*PLACES.row, template="named.html", facts=place_facts, schema="Place"),
    Kind(*ORGANISATIONS.row, template="named.html", facts=mention_facts, schema="Organization"),
    Kind(*SUBJECTS.row, template="subject.html", facts=subject_facts, schema="DefinedTerm"),
    SOURCE,
    Kind(*NOTES.row, template="note.html", facts=note_facts, schema="Comment", properties=schema_org.note),
)  # fmt: skip

# The dataset itself: a thing of its own, which is in no list and whose address is not below a kind's.
DATASET = Kind(
    "dataset", VOID.Dataset, template="dataset.html", facts=dataset_tables, schema="Dataset",
    properties=schema_org.dataset,
)  # fmt: skip


def kinds() -> tuple[Kind, ...]:
    """Return all kinds: those of `KINDS`, then those of installed packages.

    Raises:
        CorrkgError: a package cannot be imported, or has a kind whose address or class is taken.
    """
    return _kinds(places())


@lru_cache(maxsize=8)  # asked several times a request
def _kinds(_: tuple[str, ...]) -> tuple[Kind, ...]:
    found = [*KINDS]
    for kind in installed("corrkg.kinds", Kind):
        if any(kind.type == other.type or (kind.heading and kind.path == other.path) for other in found):
            raise CorrkgError(
                f"two kinds have the address {kind.path!r} or the class {kind.type.value}",
                hint="uninstall one of their packages",
            )
        found.append(kind)
    return tuple(found)


def listed() -> tuple[Kind, ...]:
    """Return the kinds whose things have a list.

    >>> [kind.path for kind in listed()]
    ['letter', 'person', 'decision', 'archive', 'place', 'organisation', 'subject', 'source']
    """
    return tuple(kind for kind in kinds() if kind.heading)


def of_path(path: str) -> Kind | None:
    """Return the kind whose list has the address ``path``.

    >>> of_path("person").heading, of_path("nothing")
    ('People', None)
    """
    return next((kind for kind in listed() if kind.path == path), None)


def of_thing(view: View, thing: NamedNode) -> list[Kind]:
    """Return the kinds that ``thing`` is of, in the order of the rows."""
    types = {quad.object for quad in view.graph.match(thing, RDF.type)}
    return [
        kind for kind in (*kinds(), DATASET)
        if kind.type in types and (kind == DATASET or kind.has(view.release.base, thing))
    ]  # fmt: skip


def schema_types(view: View, thing: NamedNode) -> list[str]:
    """Return the classes of schema.org that ``thing`` is of (https://schema.org/docs/full.html)."""
    return sorted({kind.schema for kind in of_thing(view, thing) if kind.schema})


def in_schema_org(node: Node) -> schema_org.Object | None:
    """Return ``node`` in the words of schema.org, or None: it has none for it."""
    release = node.view.release
    found = of_thing(node.view, node.term) if isinstance(node.term, NamedNode) else []
    kind = min((kind for kind in found if kind.schema), key=lambda kind: kind.schema, default=None)
    if kind is None:
        return None
    made = schema_org.described(node, kind.schema, kind.properties(node))
    if kind != DATASET:
        made["subjectOf"] = {"@type": "Dataset", "@id": release.uris.dataset.value, "name": release.title}
    return made
