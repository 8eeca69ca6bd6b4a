"""Errors in one shape everywhere: a status, a title, and a detail that says what to do.

HTML, problem details (RFC 9457) or plain text, by Accept.
"""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed

from corrkg.engine.channel import GoneError
from corrkg.errors import CorrkgError, StoreError
from corrkg.sparql.guard import QueryError
from corrkg.sparql.limits import FaultError, LimitError
from corrkg.web.http.negotiate import choose
from corrkg.web.middleware.observe import trace

_log = logging.getLogger("corrkg.web")

# RFC 9457 section 3: https://www.rfc-editor.org/rfc/rfc9457#section-3
PROBLEM_JSON = "application/problem+json"
# A browser names text/html; a client that takes anything is a program.
OFFERS = (PROBLEM_JSON, "application/json", "text/html", "text/plain")

_GONE = 499  # of a client that has gone away: in the log alone, where nginx writes the same number

_DETAILS = {
    400: "The request cannot be understood. Check the address and its parameters.",
    404: "Nothing has this address. Check its spelling, or start from the home page.",
    405: "This address does not take that method. Use one of those that the Allow field names.",
    413: "The request is too large. Send a shorter one.",
    408: "The request did not come in time. Send it again, and faster.",
    414: "The address is too long. Send the query in the body of a POST: POST it as application/sparql-query.",
    415: "The body is of a type that is not taken here.",
    417: "This server fulfils no expectation but 100-continue. Send the request without the Expect field.",
    431: "The header fields are too many or too long. Send fewer or shorter ones.",
    501: "This server does not know that transfer coding. Send the body with a Content-Length field.",
    505: "This server speaks HTTP/1.1. Send the request in that version.",
    500: "Something went wrong here, and it has been logged. Try again; if it stays, tell the publisher.",
}


def problem_of(status: int) -> Problem:
    """Return the problem of a status for which there is one thing to say.

    >>> problem_of(404).detail
    'Nothing has this address. Check its spelling, or start from the home page.'
    """
    return Problem(status, _DETAILS[status])


class Problem(Exception):  # noqa: N818 (RFC 9457 calls it so)
    """An answer that is an error.

    Args:
        status: the HTTP status.
        detail: what is wrong with this request and what to do about it.
        extra: further members of the problem details.
        headers: further fields of the response.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        extra: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.extra = dict(extra or {})
        self.headers = dict(headers or {})


def respond(problem: Problem) -> Response:
    """Return ``problem`` in the form that the request's Accept field asks for."""
    title = HTTPStatus(problem.status).phrase
    chosen = choose(request.headers.get("Accept"), OFFERS) or PROBLEM_JSON
    if chosen == "text/html":
        body = render_template("error.html", status=problem.status, title=title, problem=problem)
    elif chosen == "text/plain":
        body = f"{problem.status} {title}\n{problem.detail}\n"
    else:
        # "type" is absent and so means about:blank: the title is that of the status (RFC 9457 section 4.2.1).
        members = {"title": title, "status": problem.status, "detail": problem.detail, **problem.extra}
        body = json.dumps(members, ensure_ascii=False, indent=1) + "\n"
    response = Response(body, problem.status, content_type=_content_type(chosen))
    response.headers["Cache-Control"] = "no-store" if problem.status >= 500 else "public, max-age=10"
    response.headers.update(problem.headers)
    response.vary.update(["Accept", "Accept-Language"] if chosen == "text/html" else ["Accept"])
    return response


def _content_type(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def note(error: QueryError | LimitError) -> None:
    """Let the log know what became of the query of the current request."""
    noted = trace(request.environ)
    noted.ends(error)
    if isinstance(error, FaultError):
        _log.error("%s failed: query %s: %s", request.endpoint, noted.query, error.message)


def register(app: Flask) -> None:
    """Make every error of ``app`` come out as `respond` has it."""

    @app.errorhandler(Problem)
    def problem(error: Problem) -> Response:
        return respond(error)

    @app.errorhandler(QueryError)
    def bad_query(error: QueryError) -> Response:
        note(error)
        where = {} if error.line is None else {"line": error.line, "column": error.column}
        return respond(Problem(400, sentences(error), extra=where))

    @app.errorhandler(LimitError)
    def limit(error: LimitError) -> Response:
        note(error)
        return respond(Problem(error.status, sentences(error), headers={"Retry-After": str(error.retry_after)}))

    @app.errorhandler(GoneError)
    def gone(error: GoneError) -> Response:
        trace(request.environ).ends(error)
        return Response(status=_GONE)

    @app.errorhandler(StoreError)
    def no_store(error: StoreError) -> Response:
        trace(request.environ).ends(error)
        _log.error("%s", error)
        detail = (
            f"{error.message[:1].upper()}{error.message[1:]}. The publisher has to run `corrkg build`; try again later."
        )
        return respond(Problem(503, detail, headers={"Retry-After": "30"}))

    @app.errorhandler(CorrkgError)
    def unusable(error: CorrkgError) -> Response:
        trace(request.environ).ends(error)
        return respond(Problem(400, sentences(error)))

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        if isinstance(error, InternalServerError) or error.code is None:
            return respond(Problem(500, _DETAILS[500]))
        # Of what the error says of itself, all but the content: Content-Range of a 416, Retry-After, …
        headers = {name: value for name, value in error.get_headers() if name.lower() != "content-type"}
        detail = _DETAILS.get(error.code, error.description or "The request cannot be answered.")
        if isinstance(error, MethodNotAllowed):
            allowed = ", ".join(sorted(error.valid_methods or ["GET", "HEAD", "OPTIONS"]))
            headers["Allow"] = allowed
            detail = f"This address does not take {request.method[:20]}. Use one of: {allowed}."
        if error.response is not None and error.code < 400:  # a redirect that routing made
            return error.get_response()  # type: ignore[return-value]
        return respond(Problem(error.code, detail, headers=headers))

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> Response:
        trace(request.environ).ends(error)
        _log.error("%s failed: %s", request.endpoint, places(error))
        return respond(Problem(500, _DETAILS[500]))


def places(error: BaseException | None) -> str:
    """Return what an error is and where it came up, without its words: those of a query may be among them.

    >>> try: int("secret")
    ... except ValueError as error: print(places(error).partition(" at ")[0])
    ValueError
    """
    found: list[str] = []
    while error is not None and len(found) < 5:
        frames = traceback.extract_tb(error.__traceback__)
        path = ", ".join(f"{Path(each.filename).name}:{each.lineno} {each.name}" for each in frames)
        found.append(f"{type(error).__name__} at {path}")
        error = error.__cause__ or error.__context__
    return "; after ".join(found)


def sentences(error: CorrkgError) -> str:
    """Return an error of the core as running text: what is wrong, where, and what to do.

    >>> sentences(CorrkgError("a comma is missing", line=2, column=7, hint="did you mean ,?"))
    'A comma is missing (2:7). Did you mean ,?'
    """
    where = "" if error.path or error.line is None else f" ({error.line}:{error.column})"
    parts = [f"{error.message}{where}", error.hint]
    return " ".join(f"{part[:1].upper()}{part[1:]}{'' if part.endswith('?') else '.'}" for part in parts if part)
