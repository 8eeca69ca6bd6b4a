"""What can be asked of the things of each kind by name: for services that match or extend tables of other people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from corrkg.reading.view import Node


@dataclass(frozen=True, slots=True)
class Property:
    """A property of the things of some kind.

    Args:
        id: its name: that of the ontology where there is one.
        name: its name for people.
        values: returns what a thing has.
        kind: of which kind its values are, if they are things.
    """

    id: str
    name: str
    values: Callable[[Node], list[Node]]
    kind: str = ""


def _of(*names: str) -> Callable[[Node], list[Node]]:
    return lambda node: list(dict.fromkeys(value for name in names for value in node.all(name)))


def _numbers(node: Node) -> list[Node]:
    return [value for number in node.all("ck:number") for value in number.all("ck:value")]


def _units(node: Node) -> list[Node]:
    bearers = [*node.all("ck:witness"), node]
    references = [each for bearer in bearers for each in bearer.all("ck:reference")]
    return list(dict.fromkeys(unit for each in references for unit in each.all("ck:unit")))


_NAME = Property("name", "Name", _of("rdfs:label", "foaf:name"))
_IDENTIFIER = Property("identifier", "Identifier of another authority", _of("owl:sameAs"))
_URI = Property("uri", "URI", lambda node: [node])
_DATE = Property("date", "Date", _of("ck:date"))

PROPERTIES: dict[str, tuple[Property, ...]] = {
    "person": (
        _NAME,
        Property("born", "Born", _of("ck:born")),
        Property("died", "Died", _of("ck:died")),
        Property("role", "Role", _of("skos:note")),
        _IDENTIFIER,
        Property("altLabel", "Other names", _of("skos:altLabel")),
        Property("status", "Status", _of("ck:status")),
        Property("replaces", "Replaced URI", _of("dcterms:replaces")),
        _URI,
    ),
    "letter": (
        _NAME,
        _DATE,
        Property("sender", "Sender", _of("ck:sender"), "person"),
        Property("recipient", "Recipient", _of("ck:recipient"), "person"),
        Property("mentions", "Mentions", _of("ck:mentions"), "person"),
        Property("medium", "Medium", _of("ck:medium")),
        Property("number", "Number", _numbers),
        Property("reference", "Archival reference", _units, "archive"),
        _URI,
    ),
    "decision": (
        _NAME,
        _DATE,
        Property("title", "Title", _of("ck:title")),
        Property("body", "Body", _of("ck:body")),
        Property("concerns", "Concerns", _of("ck:concerns"), "letter"),
        _URI,
    ),
    "archive": (
        _NAME,
        Property("level", "Level", _of("ck:level")),
        Property("value", "Number", _of("ck:value")),
        Property("partOf", "Part of", _of("ck:partOf"), "archive"),
        _URI,
    ),
    "organisation": (
        _NAME,
        _IDENTIFIER,
        _URI,
    ),
    "place": (
        _NAME,
        _IDENTIFIER,
        Property("latitude", "Latitude", _of("geo:lat")),
        Property("longitude", "Longitude", _of("geo:long")),
        _URI,
    ),
}


def properties(kind: str = "") -> tuple[Property, ...]:
    """Return the properties of a kind, or of all kinds: each name once.

    >>> [each.id for each in properties("place")]
    ['name', 'identifier', 'latitude', 'longitude', 'uri']
    """
    if kind:
        return PROPERTIES.get(kind, ())
    return tuple({each.id: each for found in PROPERTIES.values() for each in found}.values())


def of_id(id: str, kind: str = "") -> Property | None:
    """Return the property with that name, or None."""
    return next((each for each in properties(kind) if each.id == id), None)
