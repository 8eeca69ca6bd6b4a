"""Whose request this is: the application's own state, the release that it is answered from, and links on this site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import current_app, request

from corrkg.engine.base import Engine
from corrkg.settings import Settings
from corrkg.store.publication import Publication
from corrkg.store.release import Release
from corrkg.web.middleware.paths import RAW_PATH, RELEASE, raw_path


@dataclass(frozen=True, slots=True)
class Site:
    """The application's own state, in ``app.extensions["corrkg"]``.

    Args:
        settings: of this run.
        publication: what gives the current release.
        engine: returns what answers the queries on a release.
    """

    settings: Settings
    publication: Publication
    engine: Callable[[Release], Engine]


def site() -> Site:
    """Return the state of the current application."""
    state = current_app.extensions["corrkg"]
    assert isinstance(state, Site)
    return state


def release() -> Release:
    """Return the release that this request is answered from: one and the same until its end.

    Raises:
        StoreError: there is no store.
    """
    found = request.environ.get(RELEASE)
    if not isinstance(found, Release):
        return site().publication.current()  # which says what is wrong
    return found


def request_path() -> str:
    """Return the request's path below the base as it was sent, percent-encoded, with its slash."""
    return str(request.environ.get(RAW_PATH) or raw_path(request.environ))


def address(path: str) -> str:
    """Return a link to ``path`` (without its slash) on this site.

    It has no scheme and no host (RFC 9110 section 10.2.2 allows that in Location): a reader of a copy on another
    host or port is not sent away to the publisher's.
    """
    return release().uris.path + path
