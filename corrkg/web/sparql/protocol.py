"""Reading a request as an operation of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import request
from werkzeug.datastructures import MultiDict

from corrkg.formats import GEOJSON, HTML, OTHER_NAMES, RDF_FORMATS, RESULT_FORMATS, Format, by_name, plain_name
from corrkg.sparql.answer import Dataset
from corrkg.web.http.errors import Problem

EVERY = (*RESULT_FORMATS, GEOJSON, *RDF_FORMATS, HTML)
_FIELDS = 1000  # parameters of a request
_NAMING = ("format", "output", "results")  # of Virtuoso, Fuseki and others; SPARQLWrapper sends all three


@dataclass(frozen=True, slots=True)
class Operation:
    """A query operation of the protocol.

    Args:
        query: SPARQL; None where the request asks for the description of the service.
        dataset: the graphs that the request names.
        formats: what the request calls the format, most wanted first; not all answers can be had in each.
        marked: whether CSV begins with a byte order mark, for Excel.
    """

    query: str | None
    dataset: Dataset
    formats: tuple[str, ...] = ()
    marked: bool = False

    def format(self, offers: tuple[Format, ...]) -> Format | None:
        """Return the format of ``offers`` that the request names, or None."""
        return next((found for name in self.formats if (found := by_name(name, offers))), None)


def read() -> Operation:
    """Return the operation that the current request asks for.

    Raises:
        Problem: it asks for none, or not in one of the three ways (section 2.1).
    """
    if request.method in {"GET", "HEAD"}:
        return _operation(_fields(request.query_string))
    coding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if coding not in {"", "identity"}:
        # https://www.rfc-editor.org/rfc/rfc9110#section-15.5.16
        raise Problem(415, "Send the body without a content coding.", headers={"Accept-Encoding": "identity"})
    if request.mimetype == "application/x-www-form-urlencoded":
        return _operation(_fields(request.get_data()))
    if request.mimetype == "application/sparql-query":
        charset = request.mimetype_params.get("charset", "utf-8").lower()
        if charset not in {"utf-8", "utf8", "us-ascii"}:
            raise Problem(415, f"A query is sent in UTF-8, not in {charset[:40]}.")
        fields = _fields(request.query_string)
        fields.add("query", _text(request.get_data()))
        return _operation(fields)
    if request.mimetype == "application/sparql-update":
        raise _read_only()
    taken = ["application/sparql-query", "application/x-www-form-urlencoded"]
    raise Problem(
        415,
        f"A POST to this address has a body of one of these types: {', '.join(taken)}.",
        headers={"Accept-Post": ", ".join(taken)},
    )


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Problem(400, "The query is not UTF-8. Encode it so.") from None


def _fields(encoded: bytes) -> MultiDict[str, str]:
    # Werkzeug's own parser puts U+FFFD where the bytes are wrong; a query must not change on the way.
    try:
        pairs = parse_qsl(_text(encoded), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError:
        raise Problem(400, "The query is not UTF-8. Encode it so.") from None
    except ValueError:
        raise Problem(400, f"There are more than {_FIELDS} parameters. Send fewer.") from None
    return MultiDict(pairs)


def _operation(fields: MultiDict[str, str]) -> Operation:
    if "update" in fields or "using-graph-uri" in fields or "using-named-graph-uri" in fields:
        raise _read_only()
    queries = fields.getlist("query")
    if len(queries) > 1:
        raise Problem(400, f"There are {len(queries)} query parameters. Send exactly one.")
    if not queries and request.method == "POST":
        raise Problem(400, "There is no query parameter. Send exactly one.")
    dataset = Dataset(_graphs(fields, "default-graph-uri"), _graphs(fields, "named-graph-uri"))
    if name := fields.get("format"):
        _known(name)
    names = tuple(fields[each] for each in _NAMING if fields.get(each, "auto") not in {"", "auto"})
    # Editors of Windows put a mark before the text of a file: U+FEFF is no character of the grammar.
    return Operation(queries[0].removeprefix("\ufeff") if queries else None, dataset, names, fields.get("bom") == "1")


def _graphs(fields: MultiDict[str, str], name: str) -> tuple[str, ...]:
    # Links and forms made for Virtuoso always carry the field, and leave it empty.
    return tuple(each for each in fields.getlist(name) if each)


def _known(name: str) -> None:
    if by_name(name, EVERY) is None and plain_name(name) not in OTHER_NAMES:
        names = ", ".join(each.suffix for each in EVERY)
        raise Problem(406, f"There is no format {name[:40]!r}. Use one of: {names}.")


def _read_only() -> Problem:
    return Problem(403, "This endpoint answers queries only. The data changes by a build, never by an update.")
