"""What a parameter of a saved query may be, as JSON Schema: for OpenAPI, and for the tools of assistants."""

from __future__ import annotations

from typing import Any

from corrkg import edtf
from corrkg.queries.parameters import MAX_INTEGER, MAX_VALUE, Parameter

Json = dict[str, Any]

_TYPES: dict[str, Json] = {
    "iri": {"type": "string", "format": "iri", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-\[\]_a-z~]+$"},
    "string": {"type": "string"},
    "integer": {"type": "integer", "minimum": -MAX_INTEGER, "maximum": MAX_INTEGER},
    "date": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "edtf": {"type": "string", "pattern": edtf.PATTERN},
    "language": {"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$"},
    "enum": {"type": "string"},
}


def json_schema(parameter: Parameter) -> Json:
    """Return the JSON Schema (2020-12) of the values of a parameter.

    >>> json_schema(Parameter("n", "integer", default="3"))["default"]
    3
    """
    schema: Json = dict(_TYPES[parameter.type])
    if parameter.type == "enum":
        schema["enum"] = [*parameter.values]
    if parameter.type == "string":
        schema |= {"maxLength": MAX_VALUE, **({"minLength": 1} if parameter.required else {})}
    if parameter.default is not None:
        schema["default"] = int(parameter.default) if parameter.type == "integer" else parameter.default
    return schema
