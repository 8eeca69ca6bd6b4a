"""Validators of a representation (RFC 9110 section 8.8), and how long caches may keep it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path

from flask import Response, request
from werkzeug.http import http_date

from corrkg import __version__
from corrkg.extensions import packages, places
from corrkg.reading.citation import edition
from corrkg.reading.kept import Kept
from corrkg.store.release import CURRENT, Release
from corrkg.web.current import release
from corrkg.web.http.coding import matching_tag, unmodified_since
from corrkg.web.http.preconditions import require

# Caches may keep a document for a minute without asking, and for a day if they ask: a new build is seen soon.
CACHE = "public, max-age=60, stale-while-revalidate=86400"
VARY_HTML = "Accept, Accept-Language"


def entity_tag(*parts: object) -> str:
    """Return a strong validator for a representation of the current release.

    It rests on the dataset's digest, on this code (an update of corrkg may write the same data in other words) and
    on what tells this representation from others (RFC 9110 section 8.8.3).
    """
    text = "\n".join([release().digest, release().base, code_version(), *map(str, parts)])
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def content_tag(media_type: str, content: str | bytes) -> str:
    """Return a strong validator that rests on the representation alone: a build that does not touch it leaves it so.

    >>> content_tag("text/turtle", "<a> a <b> .") == content_tag("text/turtle", b"<a> a <b> .")
    True
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    return hashlib.sha256(media_type.encode() + b"\n" + data).hexdigest()[:32]


def page_tag(page: str) -> str:
    """Return a weak validator of a page of a thing: it rests on what the page says, but for the dataset's version.

    Each page names that version, at its foot and in how to cite it. With a build that touches other things only, a copy
    is as good as before (RFC 9110 section 8.8.1), and a harvester need not fetch it again.
    """
    digest = release().digest
    for told in (edition(release()), digest, digest[:12]):
        page = page.replace(told, "")
    return content_tag(code_version(), page)


def not_modified(
    tag: str,
    vary: str = "Accept",
    location: str | None = None,
    modified: datetime | None = None,
    *,
    weak: bool = False,
) -> Response | None:
    """Return the 304 for a request whose copy is still good, or None; called when the format has been chosen.

    Args:
        tag: the validator of the representation.
        vary: what the choice of it rested on.
        location: its Content-Location.
        modified: when what it is about changed last; None: with the dataset.
        weak: whether the validator is weak (section 8.8.1).

    Raises:
        Problem: 412, the request is for a copy that is not this one.
    """
    moment = _changed(modified)
    require(tag, moment, weak=weak)
    if request.method not in {"GET", "HEAD"}:
        return None
    found = matching_tag(tag)
    if found is None and not unmodified_since(moment):
        return None
    return validators(Response(status=304), found or tag, vary, location, modified, weak=weak)


def validators(
    response: Response,
    tag: str,
    vary: str = "Accept",
    location: str | None = None,
    modified: datetime | None = None,
    *,
    weak: bool = False,
) -> Response:
    """Set ETag, Last-Modified, Cache-Control, Vary and Content-Location; the arguments are those of `not_modified`."""
    response.headers["ETag"] = f'W/"{tag}"' if weak else f'"{tag}"'
    response.headers["Cache-Control"] = CACHE
    response.headers["Vary"] = vary
    if (moment := _changed(modified)) is not None:
        response.headers["Last-Modified"] = _http_date(moment)
    if location is not None:
        response.headers["Content-Location"] = location
    return response


def _changed(modified: datetime | None) -> datetime | None:
    """Return when a representation changed last: with what it is about, or with the code that writes it.

    It is never after the publication, though a publisher may give a day to come: RFC 9110 section 8.8.2.1.
    """
    published = published_at(release())
    if modified is None or published is None:
        return published
    return min(published, max(modified, datetime.fromtimestamp(int(code_time()), UTC)))


@Kept
def published_at(of: Release) -> datetime | None:
    """Return when what is served changed last: when the release was published, or this code installed.

    The dataset's own date will not do: it is a day, and a second build on that day must not look unmodified. A thing
    has a moment of its own (see `corrkg.reading.changes`).
    """
    try:
        published = (of.path.parent.parent / CURRENT).lstat().st_mtime
    except OSError:
        return None
    return datetime.fromtimestamp(int(max(published, code_time())), UTC)


_http_date = lru_cache(maxsize=16)(http_date)


def code_version() -> str:
    """Return a name for what writes the representations: this code, its templates, and packages that add to them."""
    return _code_version(places())


@lru_cache(maxsize=8)
def _code_version(_: tuple[str, ...]) -> str:
    digest = hashlib.sha256("\n".join([__version__, *packages()]).encode())
    for path in _code():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def code_time() -> float:
    """Return when the code and the templates changed last."""
    return max(path.stat().st_mtime for path in _code())


def _code() -> list[Path]:
    web = Path(__file__).parents[1]
    code = [path for kind in ("*.py", "*.toml") for path in web.parent.rglob(kind)]
    return sorted([*code, *web.rglob("templates/*"), *web.rglob("static/*")])
