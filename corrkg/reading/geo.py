"""Places on a map: as GeoJSON (RFC 7946), and in the Linked Places format 1.2, as World Historical Gazetteer takes it.

https://www.rfc-editor.org/rfc/rfc7946; https://github.com/LinkedPasts/linked-places-format
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from corrkg.reading.view import Node
from corrkg.reading.wkt import WKT, geometry

Json = dict[str, Any]

CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
# Columns of answers that say where something is: in degrees, or as WKT.
_LATITUDE, _LONGITUDE, _GEOMETRY = "lat", ("long", "lon", "lng"), ("wkt", "geometry")


def point(longitude: str, latitude: str) -> Json | None:
    """Return a point, longitude first (RFC 7946 section 3.1.1); None where it is nowhere on Earth.

    >>> point("39.72477", "43.59699")
    {'type': 'Point', 'coordinates': [39.72477, 43.59699]}
    >>> point("39.7", "143"), point("east", "0")
    (None, None)
    """
    try:
        x, y = float(longitude), float(latitude)
    except ValueError:
        return None
    return {"type": "Point", "coordinates": [x, y]} if abs(x) <= 180 and abs(y) <= 90 else None


def where(node: Node) -> Json | None:
    """Return the point at which a place is, or None: it has no coordinates."""
    latitude, longitude = node.one("geo:lat"), node.one("geo:long")
    return point(longitude.value, latitude.value) if latitude is not None and longitude is not None else None


def geojson(places: Iterable[Node]) -> str:
    """Return places as a collection of features; those without coordinates are unlocated (section 3.2)."""
    features = [
        {"type": "Feature", "id": node.value, "geometry": where(node),
         "properties": {"title": node.label, "names": _names(node), "uri": node.value, **_note(node)}}
        for node in places
    ]  # fmt: skip
    return _collection(features)


def linked_places(places: Iterable[Node], source: Node) -> str:
    """Return places in the Linked Places format.

    Args:
        places: which.
        source: the dataset, which attests their names.
    """
    citation = {"label": source.label, "@id": source.value}
    features = []
    for node in places:
        at = where(node)
        names = [{"toponym": each.value, **_tagged(each), "citations": [citation]} for each in _called(node)]
        links = [{"type": kind, "identifier": each.value}
                 for name, kind in (("owl:sameAs", "exactMatch"), ("skos:closeMatch", "closeMatch"))
                 for each in node.all(name)]  # fmt: skip
        notes = [{"value": each.value, **_tagged(each)} for each in node.all("skos:note")]
        features.append({
            "@id": node.value, "type": "Feature", "properties": {"title": node.label}, "names": names,
            # A place of unknown location has an empty collection: "null" in it would be no GeoJSON.
            "geometry": {"type": "GeometryCollection", "geometries": [at] if at else []},
            **({"links": links} if links else {}),
            **({"descriptions": notes} if notes else {}),
        })  # fmt: skip
    return _collection(features, {"@context": CONTEXT})


def has_coordinates(columns: Iterable[str]) -> bool:
    """Tell whether an answer with these columns says where its rows are.

    >>> has_coordinates(["place", "lat", "long"]), has_coordinates(["place", "wkt"]), has_coordinates(["place"])
    (True, True, False)
    """
    found = set(columns)
    return (_LATITUDE in found and not found.isdisjoint(_LONGITUDE)) or not found.isdisjoint(_GEOMETRY)


def of_results(results: bytes) -> str | None:
    """Return an answer with coordinates as a collection of features, a row each; None: it has none.

    A row is where its columns ``lat`` and ``long`` say, or its first value of WKT.

    Args:
        results: the answer in SPARQL 1.1 Query Results JSON.

    >>> row = b'{"lat": {"value": "1"}, "long": {"value": "2"}, "n": {"value": "a"}}'
    >>> head = b'{"head": {"vars": ["lat", "long", "n"]}, "results": {"bindings": ['
    >>> json.loads(of_results(head + row + b"]}}"))["features"][0]["properties"]
    {'n': 'a'}
    >>> of_results(b'{"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"value": "a"}}]}}') is None
    True
    """
    told = json.loads(results)
    columns, rows = told["head"].get("vars", []), told["results"]["bindings"] if "results" in told else []
    shapes = [name for name in columns if name in _GEOMETRY or any(_is_wkt(row.get(name)) for row in rows)]
    if not shapes and not has_coordinates(columns):
        return None
    places = {_LATITUDE, *_LONGITUDE, *shapes}
    features = []
    for row in rows:
        values = {name: str(term.get("value", "")) for name, term in row.items()}
        at = point(next((values[name] for name in _LONGITUDE if name in values), ""), values.get(_LATITUDE, ""))
        at = at or next(filter(None, (geometry(values[name]) for name in shapes if name in values)), None)
        others = {name: value for name, value in values.items() if name not in places}
        features.append({"type": "Feature", "geometry": at, "properties": others})
    return _collection(features)


def _is_wkt(term: Json | None) -> bool:
    return term is not None and term.get("datatype") == WKT


def _collection(features: list[Json], more: Json | None = None) -> str:
    return json.dumps({"type": "FeatureCollection", **(more or {}), "features": features}, ensure_ascii=False) + "\n"


def _tagged(literal: Node) -> Json:
    return {"lang": literal.lang} if literal.lang else {}


def _called(node: Node) -> list[Node]:
    return [*node.all("rdfs:label"), *node.all("skos:altLabel")]


def _names(node: Node) -> Json:
    return {each.lang: each.value for each in node.all("rdfs:label") if each.lang}


def _note(node: Node) -> Json:
    note = node.one("skos:note")
    return {"description": note.value} if note is not None else {}
