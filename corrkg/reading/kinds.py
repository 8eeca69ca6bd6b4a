"""The kinds of things that a dataset tells of: one row a kind, and the one place that says what kinds there are.

Lists, navigation, home page, documents, typed links, schema.org, sitemap, hints of a 404, OpenAPI and metrics read
these rows. A new kind is one more row of `KINDS`; a package outside of corrkg adds its row as an entry point::

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
from corrkg.reading.kept import Kept
from corrkg.reading.letters import letter_facts, note_facts
from corrkg.reading.persons import mention_facts, person_facts, place_facts
from corrkg.reading.surroundings import BRIEF
from corrkg.reading.view import Node, View, by_date, by_label, by_uri
from corrkg.store.release import Release
from corrkg.vocab import CK, RDF, SKOS, VOID

Column = tuple[str, Callable[[Node], str]]
DATES = frozenset({"Date", "Born", "Died"})  # columns of EDTF values


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing, as readers meet it.

    Args:
        path: the first part of the addresses of its things, below the base; the address of their list.
        type: its class.
        heading: the title of the list, and its name in the navigation. Empty: the kind has no list, because each of its
            things belongs to another thing, and the others of a row's fields about the list mean nothing.
        description: what is in the list and in which order.
        order: puts things in the order of the list.
        columns: the heading of each column of the list after the name, and what stands there.
        template: shows the page of a thing.
        templates: the folder of that template, where it is none of corrkg's.
        facts: what that template needs beside the thing itself.
        schema: the class of schema.org that a thing is of; empty: none.
        properties: what schema.org says of a thing.
    """

    path: str
    type: NamedNode
    heading: str = ""
    description: str = ""
    order: Callable[[list[Node]], list[Node]] = by_label
    columns: tuple[Column, ...] = ()
    template: str = "thing.html"
    templates: Path | None = None
    facts: Callable[[Node], Mapping[str, Any]] = no_facts
    schema: str = ""
    properties: Callable[[Node], schema_org.Object] = schema_org.named


def labels_of(name: str) -> Callable[[Node], str]:
    """Return what a column says that has the values of a property."""
    return lambda node: _labels(node.all(name))


def _labels(nodes: list[Node]) -> str:
    return "; ".join(node.label for node in nodes)


def _date(node: Node) -> str:
    date = node.one("ck:date")
    return date.value if date else ""


def _letters(node: Node) -> str:
    return str(sum(node.number(name) for name in ("ck:sender", "ck:recipient", "ck:copyRecipient")) or "")


def _named(node: Node) -> str:
    return str(node.number("ck:refersTo") or "")


LETTER = Kind(
    "letter", CK.Letter, "Letters", "Every message of the correspondence, by date.", by_date,
    columns=(
        ("Date", _date),
        ("From", lambda node: _labels(node.listed("ck:senderList", "ck:sender"))),
        ("To", lambda node: _labels(node.listed("ck:recipientList", "ck:recipient"))),
        ("Kind", labels_of("ck:medium")),
    ),
    template="letter.html", facts=letter_facts,
    schema="Message", properties=schema_org.letter,
)  # fmt: skip

PERSON = Kind(
    "person", CK.Person, "People", "Everyone who writes, is written to or is named.",
    columns=(
        ("Born", labels_of("ck:born")), ("Died", labels_of("ck:died")), ("Letters", _letters), ("Named", _named),
        ("Status", labels_of("ck:status")),
    ),
    template="person.html", facts=person_facts,
    schema="Person", properties=schema_org.person,
)  # fmt: skip

SOURCE = Kind(
    "source", CK.Source, "Sources", "The texts that this dataset was read from.",
    columns=(("Characters", labels_of("ck:length")),),
    template="source.html",
    schema="Book", properties=schema_org.source,
)  # fmt: skip

KINDS = (
    LETTER,
    PERSON,
    Kind(
        "decision", CK.Decision, "Decisions", "The decisions that the notes report, by date.", by_date,
        columns=(("Date", _date), ("Title", labels_of("ck:title")), ("Series", labels_of("ck:series"))),
        template="decision.html", facts=decision_facts,
        schema="Event", properties=schema_org.decision,
    ),
    Kind(
        "archive", CK.ArchivalUnit, "Archives",
        "Archives, fonds, opisi and dela that are cited, each under what it is part of.", by_uri,
        columns=(("Level", labels_of("ck:level")), ("Part of", labels_of("ck:partOf"))),
        template="archive.html", facts=unit_facts,
        schema="ArchiveComponent", properties=schema_org.unit,
    ),
    Kind(
        "place", CK.Place, "Places", "The places that messages were sent from and to, and those that they name.",
        columns=(("Named", _named), ("Status", labels_of("ck:status"))),
        template="named.html", facts=place_facts,
        schema="Place",
    ),
    Kind(
        "organisation", CK.Organisation, "Organisations", "The bodies that letters and notes name.",
        columns=(("Named", _named), ("Status", labels_of("ck:status"))),
        template="named.html", facts=mention_facts,
        schema="Organization",
    ),
    Kind(
        "subject", SKOS.Concept, "Subjects", "What letters and decisions are about, inferred from their words.",
        columns=(("Broader", labels_of("skos:broader")),),
        template="subject.html", facts=subject_facts,
        schema="DefinedTerm",
    ),
    SOURCE,
    Kind("letter", CK.Footnote, template="note.html", facts=note_facts, schema="Comment", properties=schema_org.note),
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
        if kind.type in types and (kind == DATASET or is_at(view.release, kind, thing))
    ]  # fmt: skip


def is_at(release: Release, kind: Kind, thing: object) -> bool:
    """Tell whether ``thing`` has an address of ``kind``: the ontology's concepts are no subjects of a publisher's."""
    return isinstance(thing, NamedNode) and thing.value.startswith(f"{release.uris.base}{kind.path}/")


@Kept
def members(release: Release, kind: Kind, language: str) -> tuple[NamedNode, ...]:
    """Return the things of a kind in the order of their list, where labels are in ``language``."""
    view = View(release, language)
    subjects = {quad.subject for quad in view.graph.match(None, RDF.type, kind.type)}
    found = [each for each in sorted(subjects, key=str) if isinstance(each, NamedNode) and is_at(release, kind, each)]
    view.graph.gather(found, BRIEF)
    ordered = kind.order([view.node(each) for each in found])
    return tuple(node.term for node in ordered if isinstance(node.term, NamedNode))


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
