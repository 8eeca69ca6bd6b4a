"""What templates can use besides their own variables."""

from __future__ import annotations

import re
from typing import Any

from flask import Flask

from corrkg.errors import StoreError
from corrkg.reading.view import Node
from corrkg.web.current import address, code_version, release, request_path

NAVIGATION = (
    ("letter", "Letters"),
    ("person", "People"),
    ("decision", "Decisions"),
    ("archive", "Archives"),
    ("place", "Places"),
    ("source", "Sources"),
    ("queries", "Queries"),
    ("query", "SPARQL"),
    ("ontology", "Ontology"),
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def register(app: Flask) -> None:
    """Give ``app``'s templates their functions."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        url=_url,
        day=day,
        moment=moment,
        clip=clip,
        count=count,
        trail=trail,
        unit_name=unit_name,
        navigation=NAVIGATION,
    )
    app.context_processor(_site)


def _url(path: str) -> str:
    try:
        return address(path)
    except StoreError:  # the error page itself must not fail
        return "/" + path


def _site() -> dict[str, Any]:
    try:
        title, digest = release().title, release().digest
    except StoreError:
        title, digest = "corrkg", None
    section = request_path().strip("/").partition("/")[0].partition(".")[0]
    return {"site_title": title, "digest": digest, "section": section, "version": code_version()}


def day(edtf: str) -> str:
    """Return an EDTF date in words, as far as that is plain; otherwise as it is.

    >>> day("1935-10-01"), day("1935-10"), day("[..1935-10-08]"), day("1935-10-XX~")
    ('1 October 1935', 'October 1935', 'not later than 8 October 1935', '1935-10-XX~')
    >>> day("1935-10-01/1935-10-03")
    '1 October 1935 to 3 October 1935'
    """
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", edtf):
        month = int(match[2])
        return f"{int(match[3])} {_MONTHS[month - 1]} {match[1]}" if 1 <= month <= 12 else edtf
    if match := re.fullmatch(r"(\d{4})-(\d\d)", edtf):
        month = int(match[2])
        return f"{_MONTHS[month - 1]} {match[1]}" if 1 <= month <= 12 else edtf
    if match := re.fullmatch(r"\[?\.\.[/]?([\d-]+)\]?", edtf):
        return f"not later than {day(match[1])}"
    if match := re.fullmatch(r"\[?([\d-]+)/?\.\.\]?", edtf):
        return f"not earlier than {day(match[1])}"
    if match := re.fullmatch(r"([\d-]+)/([\d-]+)", edtf):
        return f"{day(match[1])} to {day(match[2])}"
    if match := re.fullmatch(r"([\d-]+)([?~])", edtf):
        return f"{'perhaps' if match[2] == '?' else 'about'} {day(match[1])}"
    return edtf


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
    return f"{text[:head].rstrip()} [… {len(text) - head - tail} characters …] {text[-tail:].lstrip()}"


def count(number: int, one: str, many: str) -> str:
    """Return a number with its noun.

    >>> count(1, "row", "rows"), count(2, "row", "rows")
    ('1 row', '2 rows')
    """
    return f"{number} {one if number == 1 else many}"


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
