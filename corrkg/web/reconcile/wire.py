"""What the Reconciliation Service API 0.2 puts into JSON: queries read, candidates, suggestions and values written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from corrkg.names.known import Known
from corrkg.reading.kinds import of_path
from corrkg.reading.matching import Match
from corrkg.reading.properties import PROPERTIES, Property
from corrkg.reading.reconciling import Asked
from corrkg.reading.view import Node
from corrkg.vocab import PREFIXES
from corrkg.web.current import release
from corrkg.web.http.asked import refused
from corrkg.web.http.errors import Problem

MOST = 500  # queries in a batch, or things in an extension
_MEMBERS = {"query", "type", "type_strict", "limit", "properties"}
_STRICT = ("any", "should", "all")
_DESCRIPTION = 200  # characters

Json = dict[str, Any]
NAMESPACE = PREFIXES["ck"]  # types and properties are terms of the ontology, where it has them


def types() -> dict[str, str]:
    """Return the kinds whose things can be matched, by the identifier of their type: its name in the ontology."""
    found = {path: of_path(path) for path in PROPERTIES}
    return {kind.type.value.removeprefix(NAMESPACE): path for path, kind in found.items() if kind is not None}


def type_of(kind: str) -> Json:
    """Return a type (section 2.3 of the specification).

    >>> type_of("archive")
    {'id': 'ArchivalUnit', 'name': 'Archival unit'}
    """
    id = next(id for id, path in types().items() if path == kind)
    words = "".join(f" {letter.lower()}" if letter.isupper() and place else letter for place, letter in enumerate(id))
    return {"id": id, "name": words}


def parsed(name: str, text: str) -> Json:
    """Return the JSON object that a parameter holds.

    Raises:
        Problem: 400, it is none.

    >>> parsed("queries", '{"q0": {"query": "Orlov"}}')
    {'q0': {'query': 'Orlov'}}
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise refused(name, f"The parameter {name!r} is no JSON. Encode it as the specification says.") from None
    if not isinstance(found, dict):
        raise refused(name, f"The parameter {name!r} must be a JSON object.", "a JSON object")
    return found


def queries(text: str) -> dict[str, Asked]:
    """Return the queries of a batch (section 4.1).

    Raises:
        Problem: 400, with the name of the query that is to blame.
    """
    batch = parsed("queries", text)
    if len(batch) > MOST:
        raise refused("queries", f"There are {len(batch)} queries. Send {MOST} at most.")
    return {key: _query(key, value) for key, value in batch.items()}


def _query(key: str, given: Any) -> Asked:
    if not isinstance(given, dict):
        raise _wrong(key, "is no object")
    if unknown := given.keys() - _MEMBERS:
        raise _wrong(key, f"has members that the specification does not know: {', '.join(sorted(unknown))[:80]}")
    text, limit, strict = given.get("query", ""), given.get("limit", 10), given.get("type_strict", "any")
    listed = given.get("properties", [])
    if not isinstance(text, str) or not isinstance(listed, list) or not (text.strip() or listed):
        raise _wrong(key, "needs a query, which is a text, or properties")
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not 0 <= limit < 1e9:
        raise _wrong(key, "has a limit that is no number")
    if strict not in _STRICT:
        raise _wrong(key, f"has a type_strict that is none of: {', '.join(_STRICT)}")
    asked = given.get("type") or []
    wanted = [asked] if isinstance(asked, str) else asked
    if not isinstance(wanted, list) or not all(isinstance(each, str) for each in wanted):
        raise _wrong(key, "has a type that is neither a text nor a list of texts")
    kinds = tuple(dict.fromkeys(_kind(each) for each in wanted))
    if strict == "all" and len(kinds) > 1:
        kinds = ("",)  # nothing here is of two kinds
    return Asked(text.strip(), kinds, strict != "should", _known(key, listed), int(limit) or 1)


def _kind(type: str) -> str:
    """Return the kind of a type, by its identifier, its URI or its path; of an unknown type one that nothing is of."""
    return types().get(type.removeprefix(NAMESPACE), type if type in PROPERTIES else "?")


def _known(key: str, listed: list[Any]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for each in listed:
        if not (isinstance(each, dict) and isinstance(each.get("pid"), str) and "v" in each):
            raise _wrong(key, "has a property without pid and v")
        values = each["v"] if isinstance(each["v"], list) else [each["v"]]
        found[each["pid"]] = (*found.get(each["pid"], ()), *filter(None, map(_value, values)))
    return {name: values for name, values in found.items() if values}


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("id") or value.get("name") or "").strip()
    if isinstance(value, float) and value.is_integer():  # a spreadsheet's year
        value = int(value)
    return "" if value is None or isinstance(value, list) else str(value).strip()


def _wrong(key: str, how: str) -> Problem:
    return refused("queries", f"The query {key[:40]!r} {how}.")


def candidate(match: Match) -> Json:
    """Return a candidate (section 4.3)."""
    return {
        "id": match.thing.id,
        "name": match.thing.label,
        "description": description(match.thing),
        "score": match.score,
        "match": match.sure,
        "features": [{"id": name, "value": value} for name, value in match.features.items()],
        "type": [type_of(match.thing.kind)],
    }


def description(thing: Known) -> str:
    """Return what tells a thing from its namesakes."""
    years = f"{thing.born[:4] or '?'}–{thing.died[:4] or '?'}" if thing.born or thing.died else ""
    text = "; ".join(each for each in (years, thing.note) if each)
    return text if len(text) <= _DESCRIPTION else text[: _DESCRIPTION - 1].rstrip() + "…"


def suggested(thing: Known) -> Json:
    """Return a suggestion of a thing (section 6.1)."""
    return {
        "id": thing.id, "name": thing.label, "description": description(thing), "notable": [type_of(thing.kind)],
    }  # fmt: skip


def property_of(property: Property) -> Json:
    """Return a suggestion of a property (section 6.2)."""
    return {"id": property.id, "name": property.name}


def value(node: Node, *, as_thing: bool, as_uri: bool) -> Json:
    """Return a value of a property (section 7.3): one of our things, or a text; a term of a code list by its name."""
    base = release().base
    thing = release().names.get(node.value.removeprefix(base)) if as_thing and node.value.startswith(base) else None
    if thing is not None:
        return {"id": thing.id, "name": thing.label}
    named = node.value.startswith(NAMESPACE) and not as_uri
    return {"str": node.label if named else node.value}
