"""The application factory: which blueprints there are, and what every response carries."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.middleware.proxy_fix import ProxyFix

from corrkg.engine.base import Engine
from corrkg.engine.pools import Pools, limits
from corrkg.engine.served import Engines
from corrkg.settings import Settings, load
from corrkg.store.publication import Publication
from corrkg.store.release import Release
from corrkg.web.current import Site, request_path
from corrkg.web.documents import (
    changes,
    correction,
    dataset,
    days,
    explore,
    exports,
    home,
    identifiers,
    links,
    lists,
    ontology,
    report,
    search,
    templating,
    things,
)
from corrkg.web.http import coding, errors, languages, preconditions
from corrkg.web.middleware import metrics
from corrkg.web.middleware.cache import AnswerCache, Cached
from corrkg.web.middleware.observe import Observed
from corrkg.web.middleware.paths import RELEASE, BasePath
from corrkg.web.policy import policy_of
from corrkg.web.queries import routes as saved_queries
from corrkg.web.reconcile import routes as reconcile
from corrkg.web.service import files, health, openapi, sitemap
from corrkg.web.sparql import endpoint as sparql

_EXPOSED = (
    "Link, ETag, Location, Content-Location, Last-Modified, Retry-After, Allow, Accept-Post, Corrkg-Truncated, "
    "Corrkg-Release"
)
_EVERYWHERE = (
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", _EXPOSED),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
)
# All fields; by their names too for what does not know "*" yet, with the one name that "*" does not mean.
_ALLOWED = (
    "*, Authorization, Accept, Accept-Language, Content-Type, If-Match, If-None-Match, If-Modified-Since,"
    " If-Unmodified-Since, If-Range, Cache-Control, Range"
)


_pools = Pools(metrics.running)  # of this process, whichever applications it has


def create_app(
    settings: Settings | None = None,
    engine: Callable[[Release], Engine] | None = None,
    open: Callable[[Path], Release] = Release.open,
) -> Flask:
    """Return the WSGI application that serves the store of ``settings``.

    The store is opened at the first request, and again whenever another release is published; without a store the
    application starts too and answers 503.

    Args:
        settings: those of this run; by default from the environment.
        engine: returns what answers the queries on a release; by default as the settings say, or a pool of processes.
        open: opens the current release of a store.
    """
    settings = settings or load()
    if engine is None and settings.engine:
        elsewhere = Engines(settings, limits(settings))
        open, engine = elsewhere.open, elsewhere.engine
    engine = engine or partial(_pools.engine, settings=settings)
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 86400
    app.url_map.merge_slashes = False
    app.url_map.strict_slashes = True
    publication = Publication(settings.store_dir, lambda release: engine(release).ready(), open)
    app.extensions["corrkg"] = Site(settings, publication, engine)

    errors.register(app)
    app.register_error_handler(RequestedRangeNotSatisfiable, preconditions.beyond)
    templating.register(app)
    for blueprint in (
        home.blueprint,
        health.blueprint,
        sparql.blueprint,
        openapi.blueprint,
        files.blueprint,
        changes.blueprint,
        identifiers.blueprint,
        links.blueprint,
        dataset.blueprint,
        days.blueprint,
        correction.blueprint,
        exports.blueprint,
        explore.blueprint,
        report.blueprint,
        search.blueprint,
        sitemap.blueprint,
        ontology.blueprint,
        reconcile.blueprint,
        things.blueprint,
    ):
        app.register_blueprint(blueprint)
    lists.register(app)
    saved_queries.register(app, settings)
    app.before_request(preconditions.with_host)
    app.before_request(preconditions.set_aside)
    app.before_request(languages.set_aside)
    app.before_request(_with_length)
    app.before_request(_one_spelling)
    app.after_request(_headers)

    kept = Cached(app.wsgi_app, AnswerCache(settings.cache_bytes))
    app.wsgi_app = BasePath(Observed(kept), publication)  # type: ignore[method-assign]
    proxies = settings.trusted_proxies
    if proxies > 0:
        # Not X-Forwarded-Port and X-Forwarded-Prefix: few proxies set them, and so a client could.
        app.wsgi_app = ProxyFix(app.wsgi_app, proxies, proxies, proxies, 0, 0)  # type: ignore[method-assign]
    return app


def _with_length() -> None:
    """Refuse a body whose length is not told beforehand: werkzeug would cut it at the limit without a word.

    https://www.rfc-editor.org/rfc/rfc9110#section-15.5.12
    """
    if "Transfer-Encoding" in request.headers and request.content_length is None:
        raise errors.Problem(411, "Send the body with a Content-Length field.", headers={"Connection": "close"})


def _one_spelling() -> Response | None:
    """Redirect a path with a slash at its end to the one without."""
    path = request_path()
    if path == "/" or (path and not path.endswith("/")):
        return None
    if request.method == "OPTIONS":
        # A browser does not follow a redirect of a preflight: https://fetch.spec.whatwg.org/#cors-preflight-fetch
        methods = current_app.url_map.bind("").allowed_methods("/" + path.strip("/"))
        return Response(status=204, headers={"Allow": ", ".join(sorted({*methods, "OPTIONS"}))})
    # One slash in front and no more: "//host" would be another site's address (RFC 3986 section 4.2).
    current = request.environ.get(RELEASE)
    target = (current.uris.path if current else "/") + path.strip("/")
    query = request.query_string.decode("latin-1")
    response = Response(status=308)
    response.headers["Location"] = f"{target}?{query}" if query else target
    return response


def _headers(response: Response) -> Response:
    response = preconditions.judged(response)
    # https://fetch.spec.whatwg.org/#http-cors-protocol: all is public, so "*" and no credentials.
    response.headers.extend(_EVERYWHERE)
    if (current := request.environ.get(RELEASE)) is not None:
        response.headers["Corrkg-Release"] = current.digest
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "GET, HEAD, OPTIONS")
        response.headers["Access-Control-Allow-Headers"] = _ALLOWED
        response.headers["Access-Control-Max-Age"] = "86400"
    if response.mimetype == "text/html":
        view = current_app.view_functions.get(request.endpoint or "")
        policy = policy_of(view, failed=response.status_code >= 400)
        response.headers.setdefault("Content-Security-Policy", policy)
    return coding.finish(languages.carry(response))
