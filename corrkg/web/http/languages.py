"""The language of a page: what ``?lang=`` says, and else Accept-Language (RFC 9110 section 12.5.4).

The interface has one address for each page, in whatever language: a language in the path would give each thing two
addresses. A page that was asked for with ``?lang=`` hands it on to its own links and forms, so that a reader stays in
that language without cookies, which shared caches could not be told apart by.
"""

from __future__ import annotations

import re

from flask import Response, request

from corrkg.store.listed import LANGUAGES
from corrkg.web.http.asked import LANGUAGE, language

PARAMETER = "lang"

_IN_QUERY = re.compile(rb"(?:^|&)lang=(" + "|".join(LANGUAGES).encode() + rb")(?=&|$)")
# A link to a page of this site, with its query and its fragment.
_LINK = re.compile(r'(<a\b[^>]*?\shref=")(/(?!/)[^"?#]*)(?:\?([^"#]*))?(#[^"]*)?"')
_FORM = re.compile(r'<form\b(?![^>]*\bmethod="post")[^>]*>')


def set_aside() -> None:
    """Take ``lang`` out of the request's query: no page has to know of it."""
    found = _IN_QUERY.search(request.query_string)
    if found is None:
        return
    rest = (request.query_string[: found.start()] + request.query_string[found.end() :]).lstrip(b"&")
    request.environ[LANGUAGE] = found[1].decode()
    request.environ["QUERY_STRING"] = rest.decode("latin-1")
    request.query_string = rest


def others() -> list[tuple[str, str, str]]:
    """Return the languages that a page is not in: tag, name, and the address of the page in each.

    The address is relative (RFC 3986 section 4.2), because one page may stand at several.
    """
    query = request.query_string.decode("latin-1")
    return [
        (tag, name, f"?{query}&{PARAMETER}={tag}" if query else f"?{PARAMETER}={tag}")
        for tag, name in LANGUAGES.items()
        if tag != language()
    ]


def carry(response: Response) -> Response:
    """Hand the language that was asked for on to the links and forms of a page, and to where it redirects."""
    tag = request.environ.get(LANGUAGE)
    if not tag:
        return response
    for name in ("Location", "Content-Location"):
        if (location := response.headers.get(name, "")).startswith("/"):
            response.headers[name] = _with(location, str(tag))
    if response.mimetype == "text/html" and not response.is_streamed and response.status_code != 304:
        text = response.get_data(as_text=True)
        text = _LINK.sub(lambda link: _linked(link, str(tag)), text)
        hidden = f'<input type="hidden" name="{PARAMETER}" value="{tag}">'
        response.set_data(_FORM.sub(lambda form: form[0] + hidden, text))
    return response


def _linked(link: re.Match[str], tag: str) -> str:
    query = f"{link[3]}&amp;{PARAMETER}={tag}" if link[3] else f"{PARAMETER}={tag}"
    return f'{link[1]}{link[2]}?{query}{link[4] or ""}"'


def _with(location: str, tag: str) -> str:
    path, hash_, fragment = location.partition("#")
    return f"{path}{'&' if '?' in path else '?'}{PARAMETER}={tag}{hash_}{fragment}"
