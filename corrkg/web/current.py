"""What every request needs: the settings, the release it is answered from, its links and its validators."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path

from flask import Response, current_app, request
from pyoxigraph import NamedNode
from werkzeug.http import http_date

from corrkg import __version__
from corrkg.formats import Format, negotiate
from corrkg.settings import Settings
from corrkg.store.release import CURRENT, Publication, Release
from corrkg.vocab import DCTERMS
from corrkg.web.http.coding import matching_tag, unmodified_since
from corrkg.web.http.errors import Problem
from corrkg.web.http.negotiate import choose_language
from corrkg.web.middleware.paths import RAW_PATH, RELEASE, raw_path

LANGUAGES = ("en", "ru")
# Caches may keep a document for a minute without asking, and for a day if they ask: a new build is seen soon.
CACHE = "public, max-age=60, stale-while-revalidate=86400"
VARY_HTML = "Accept, Accept-Language"


@dataclass(frozen=True, slots=True)
class Site:
    """The application's own state, in ``app.extensions["corrkg"]``."""

    settings: Settings
    publication: Publication


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

    It has no scheme and no host (RFC 9110 section 10.2.2 allows that in Location): whoever serves a copy on another
    host or port is not sent away to the publisher's.
    """
    return release().uris.path + path


def language() -> str:
    """Return the language for labels, by Accept-Language."""
    return choose_language(request.headers.get("Accept-Language"), LANGUAGES)


def accepted(offers: tuple[Format, ...]) -> Format:
    """Return the format of ``offers`` that the request asks for.

    Raises:
        Problem: 406, with the list of what there is.
    """
    chosen = negotiate(request.headers.get("Accept"), offers)
    if chosen is None:
        raise not_acceptable(offers)
    return chosen


def not_acceptable(offers: tuple[Format, ...]) -> Problem:
    """Return a 406 that lists ``offers``."""
    available = [each.media_type for each in offers]
    return Problem(
        406,
        f"None of the formats asked for can be had here. Ask for one of: {', '.join(available)}.",
        extra={"available": available},
        headers={"Vary": "Accept"},
    )


def page_number() -> int:
    """Return ``?page=``, 1 if there is none.

    Raises:
        Problem: 400, it is not a number from 1.
    """
    given = request.args.get("page", "1")
    if not (given.isascii() and given.isdecimal() and int(given[:9]) >= 1 and len(given) <= 9):
        raise Problem(400, f"page={given[:40]!r} is no page: give a number from 1, such as ?page=2.")
    return int(given)


def entity_tag(*parts: object) -> str:
    """Return a strong validator for a representation of the current release.

    It rests on the dataset's digest, on this code (an update of corrkg may write the same data in other words) and
    on what tells this representation from others (RFC 9110 section 8.8.3).
    """
    text = "\n".join([release().digest, release().base, code_version(), *map(str, parts)])
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def not_modified(tag: str, vary: str = "Accept", location: str | None = None) -> Response | None:
    """Return the 304 for a request whose copy is still good, or None; called when the format has been chosen.

    Args:
        tag: the validator of the representation.
        vary: what the choice of it rested on.
        location: its Content-Location.
    """
    if request.method not in {"GET", "HEAD"}:
        return None
    found = matching_tag(tag)
    if found is None and not unmodified_since(published_at(release())):
        return None
    return validators(Response(status=304), found or tag, vary, location)


def validators(response: Response, tag: str, vary: str = "Accept", location: str | None = None) -> Response:
    """Set ETag, Last-Modified, Cache-Control, Vary and Content-Location."""
    response.headers["ETag"] = f'"{tag}"'
    response.headers["Cache-Control"] = CACHE
    response.headers["Vary"] = vary
    if (published := published_at(release())) is not None:
        response.headers["Last-Modified"] = _http_date(published)
    if location is not None:
        response.headers["Content-Location"] = location
    return response


def published_at(of: Release) -> datetime | None:
    """Return when what is served changed last: when the release was published, or this code installed.

    The dataset's own date will not do: it is a day, and a second build on that day must not look unmodified.
    """
    if "published" not in of.cache:
        try:
            published = (of.path.parent.parent / CURRENT).lstat().st_mtime
        except OSError:
            return None
        of.cache["published"] = datetime.fromtimestamp(int(max(published, code_time())), UTC)
    found = of.cache["published"]
    assert isinstance(found, datetime)
    return found


_http_date = lru_cache(maxsize=16)(http_date)


def license_iri(of: Release) -> str | None:
    """Return the licence of the data, as its dataset description says."""
    for quad in of.graph.match(of.uris.dataset, DCTERMS.license, None):
        if isinstance(quad.object, NamedNode):
            return quad.object.value
    return None


@cache
def code_version() -> str:
    """Return a name for the code and the templates that write the representations."""
    digest = hashlib.sha256(__version__.encode())
    for path in _code():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def code_time() -> float:
    """Return when the code and the templates changed last."""
    return max(path.stat().st_mtime for path in _code())


def _code() -> list[Path]:
    here = Path(__file__).parent
    return sorted([*here.parent.rglob("*.py"), *here.rglob("templates/*"), *here.rglob("static/*")])
