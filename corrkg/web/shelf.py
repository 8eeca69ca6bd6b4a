"""The saved queries of this application, and the validators of what is served from their files."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask, Response, current_app, request

from corrkg.queries.query import SavedQuery
from corrkg.queries.shelf import Shelf
from corrkg.web.http.validators import not_modified, validators

EXAMPLE = "example"  # the tag of the short queries that the home page and the query page offer to start from


def put(app: Flask, shelf: Shelf) -> None:
    """Let ``app`` serve the queries of ``shelf``."""
    app.extensions["corrkg.queries"] = shelf


def at_hand() -> Shelf:
    """Return the saved queries of the current application."""
    found = current_app.extensions["corrkg.queries"]
    assert isinstance(found, Shelf)
    return found


def examples() -> list[SavedQuery]:
    """Return the queries to start from, by name."""
    return at_hand().by_tag().get(EXAMPLE, [])


def still_good(tag: str, vary: str, location: str | None = None) -> Response | None:
    """Return the 304 for a copy that is still good, or None; what is served rests on the files of the queries too."""
    since = request.if_modified_since
    if "If-None-Match" not in request.headers and since is not None and since < _changed():
        return None
    found = not_modified(tag, vary, location)
    return found and _later(found)


def dated(response: Response, tag: str, vary: str, location: str | None = None) -> Response:
    """Set the validators of a response that rests on the files of the queries."""
    return _later(validators(response, tag, vary, location))


def _later(response: Response) -> Response:
    if response.last_modified is not None:
        response.last_modified = max(response.last_modified, _changed())
    return response


def _changed() -> datetime:
    return datetime.fromtimestamp(int(at_hand().changed), UTC)
