"""What templates can use besides their own variables."""

from __future__ import annotations

import re
from typing import Any

from flask import Flask
from jinja2 import ChoiceLoader, FileSystemLoader
from markupsafe import Markup

from corrkg.errors import StoreError
from corrkg.reading.citation import edition
from corrkg.reading.kinds import kinds, listed
from corrkg.reading.view import Node
from corrkg.web.current import address, release, request_path
from corrkg.web.http.asked import language
from corrkg.web.http.languages import others
from corrkg.web.http.validators import code_version
from corrkg.web.sentences import of_query, said, title_of, told
from corrkg.web.words import count, day, later, noun, translate

# Pages of the whole site, after the lists of things.
_PAGES = (("explore", "Explore"), ("queries", "Queries"), ("query", "SPARQL"), ("ontology", "Ontology"))


def register(app: Flask) -> None:
    """Give ``app``'s templates their functions."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        url=_url,
        t=translate,
        day=day,
        page_language=language,
        moment=moment,
        clip=clip,
        folios=folios,
        count=count,
        later=later,
        noun=noun,
        said=said,
        told=told,
        of_query=of_query,
        title_of=title_of,
        anchor=anchor,
        code=code,
        trail=trail,
        unit_name=unit_name,
        navigation=[*((kind.path, kind.heading) for kind in listed()), *_PAGES],
    )
    app.context_processor(_site)
    folders = dict.fromkeys(str(kind.templates) for kind in kinds() if kind.templates is not None)
    assert app.jinja_loader is not None  # Flask's own, of the templates of corrkg
    app.jinja_loader = ChoiceLoader([app.jinja_loader, FileSystemLoader(list(folders))])


def _url(path: str) -> str:
    try:
        return address(path)
    except StoreError:  # the error page itself must not fail
        return "/" + path


def _site() -> dict[str, Any]:
    try:
        title, digest, version = release().title, release().digest, edition(release())
    except StoreError:
        title, digest, version = "corrkg", "", ""
    return {
        "site_title": title, "digest": digest, "version": code_version(), "languages": others(),
        "version_told": version,
        "section": request_path().strip("/").partition("/")[0].partition(".")[0],
    }  # fmt: skip


def moment(node: Node | None) -> str:
    """Return a date or a local time in words.

    >>> moment(None)
    ''
    """
    if node is None:
        return ""
    date, _, time = node.value.partition("T")
    return f"{day(date)}, {time[:5]}" if time else day(date)


def clip(text: str, length: int = 320) -> str:
    """Return the beginning and the end of a long quotation, saying how much is left out.

    >>> clip("short")
    'short'
    """
    if len(text) <= length:
        return text
    tail = length // 4
    head = length - 2 * tail
    left_out = count(len(text) - head - tail, "character", "characters")
    return f"{text[:head].rstrip()} [… {left_out} …] {text[-tail:].lstrip()}"


def anchor(href: str, text: str) -> Markup:
    """Return a link, to stand in a sentence that is translated as a whole."""
    return Markup('<a href="{}">{}</a>').format(href, text)


def code(text: str) -> Markup:
    """Return words of a program, to stand in a sentence that is translated as a whole."""
    return Markup("<code>{}</code>").format(text)


def folios(text: str) -> str:
    """Return folios as a page prints them, with dashes where the data have hyphens.

    >>> folios("41, 138-146v")
    '41, 138–146v'
    """
    return re.sub(r"(?<=[\dv])-(?=\d)", "–", text)


def unit_name(unit: Node) -> str:
    """Return what to call an archival unit among those above it: ``fond 558`` rather than its whole path."""
    level, value = unit.one("ck:level"), unit.one("ck:value")
    if level is None or value is None or unit.one("ck:partOf") is None:
        return unit.label
    return f"{level.label} {value.value}"


def trail(unit: Node) -> list[Node]:
    """Return an archival unit and those above it, the highest first."""
    steps = [unit]
    while len(steps) < 20 and (above := steps[-1].one("ck:partOf")) is not None and above not in steps:
        steps.append(above)
    return steps[::-1]
