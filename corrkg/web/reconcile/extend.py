"""Data extension (section 7): values of our things for the columns of a client's table."""

from __future__ import annotations

from typing import Any

from corrkg.reading.properties import Property, of_id
from corrkg.reading.view import View
from corrkg.web.current import release
from corrkg.web.http.asked import language, refused
from corrkg.web.reconcile.wire import MOST, Json, parsed, property_of, type_of, value

Column = tuple[Property, int, bool]  # how many values, and whether as URIs


def extended(text: str) -> Json:
    """Return the values that a data extension query asks for.

    Raises:
        Problem: 400, it cannot be read, or asks for a property that there is not.
    """
    asked = parsed("extend", text)
    ids, listed = asked.get("ids"), asked.get("properties")
    if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids) or not isinstance(listed, list):
        raise refused("extend", "An extension needs ids, a list of texts, and properties, a list of objects.")
    if len(ids) > MOST:
        raise refused("extend", f"There are {len(ids)} ids. Send {MOST} at most.")
    columns = [_column(each) for each in listed]
    return {"meta": [_meta(property) for property, _, _ in columns], "rows": {id: _row(id, columns) for id in ids}}


def _column(given: Any) -> Column:
    id = given.get("id") if isinstance(given, dict) else None
    property = of_id(id) if isinstance(id, str) else None
    if property is None:
        raise refused("extend", f"There is no property {str(id)[:40]!r}. /reconcile/properties lists them.")
    settings = given.get("settings") or {}
    limit = str(settings.get("limit", 0)) if isinstance(settings, dict) else "0"
    as_uri = isinstance(settings, dict) and settings.get("content") == "uri"
    return property, int(limit) if limit.isascii() and limit.isdecimal() and len(limit) < 9 else 0, as_uri


def _meta(property: Property) -> Json:
    return {**property_of(property), **({"type": type_of(property.kind)} if property.kind else {})}


def _row(id: str, columns: list[Column]) -> Json:
    thing = release().names.get(id)
    if thing is None:
        return {property.id: [] for property, _, _ in columns}
    node = View(release(), language()).node(release().uris.at_path(thing.id))
    row = {}
    for property, limit, as_uri in columns:
        ours = of_id(property.id, thing.kind)
        values = ours.values(node) if ours is not None else []
        row[property.id] = [
            value(each, as_thing=bool(property.kind) and not as_uri, as_uri=as_uri) for each in values[: limit or None]
        ]
    return row
