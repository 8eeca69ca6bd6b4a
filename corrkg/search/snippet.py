"""The words around what was found in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

OPEN, CLOSE = "\ue000", "\ue001"  # for private use (https://www.unicode.org/faq/private_use.html): in no folded text

_MARKED = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
SEPARATOR = "; "  # of entries in a list

_LENGTH = 240  # characters of a snippet
_BEFORE = 60  # of these, before the first find
_SPACES = re.compile(r"\s+")

Piece = tuple[str, bool]
"""Some text, and whether it was found."""


def spans(marked: str) -> list[tuple[int, int]]:
    """Return where the finds are in a text in which they stand between `OPEN` and `CLOSE`; the signs do not count.

    >>> spans(f"the {OPEN}grain{CLOSE} fund")
    [(4, 9)]
    """
    found = []
    for number, match in enumerate(_MARKED.finditer(marked)):
        start = match.start() - 2 * number
        found.append((start, start + len(match.group(1))))
    return found


def snippet(text: str, finds: list[tuple[int, int]]) -> list[Piece]:
    """Return the part of ``text`` that has most finds, in pieces; its beginning where nothing was found.

    >>> snippet("On the inviolable fund of grain", [(26, 31)])
    [('On the inviolable fund of ', False), ('grain', True)]
    """
    start, end = _window(text, finds)
    pieces: list[Piece] = [("… ", False)] if start > 0 else []
    at = start
    for begin, finish in finds:
        if begin >= start and finish <= end:
            pieces += [(_line(text[at:begin]), False), (_line(text[begin:finish]), True)]
            at = finish
    pieces.append((_line(text[at:end]) + (" …" if end < len(text) else ""), False))
    return [piece for piece in pieces if piece[0]]


def entries(text: str, finds: list[tuple[int, int]]) -> list[Piece]:
    """Return the entries of a list, such as the names of a thing, that have a find; the first ones where none has.

    >>> entries("Stalin; Koba; J. Stalin", [(0, 6), (17, 23)])
    [('Stalin', True), ('; J. ', False), ('Stalin', True)]
    """
    pieces: list[Piece] = []
    at = length = 0
    for entry in text.split(SEPARATOR):
        own = [(begin - at, finish - at) for begin, finish in finds if at <= begin and finish <= at + len(entry)]
        if (own or not finds) and length < _LENGTH:
            pieces += [(SEPARATOR, False)] * bool(pieces) + snippet(entry, own)
            length += len(entry)
        at += len(entry) + len(SEPARATOR)
    return _joined(pieces)


def _joined(pieces: list[Piece]) -> list[Piece]:
    return [
        ("".join(text for text, _ in group), is_find) for is_find, group in groupby(pieces, key=lambda each: each[1])
    ]


def _window(text: str, finds: list[tuple[int, int]]) -> tuple[int, int]:
    best, most = 0, -1
    for number, (begin, _) in enumerate(finds):
        near = sum(1 for other in finds[number : number + 50] if other[1] - begin <= _LENGTH - _BEFORE)
        if near > most:
            best, most = max(0, begin - _BEFORE), near
    end = min(len(text), best + _LENGTH)
    # No word is cut at the borders, unless it has no end in sight.
    if best > 0 and (space := text.find(" ", best, best + _BEFORE)) >= 0:
        best = space + 1
    if end < len(text) and (space := text.rfind(" ", end - _BEFORE, end)) >= 0:
        end = space
    return best, max(end, *(finish for begin, finish in finds if begin < end <= finish), 0)


def _line(text: str) -> str:
    return _SPACES.sub(" ", text)


def plain(pieces: Iterable[Piece]) -> str:
    """Return the text of ``pieces``.

    >>> plain([("the ", False), ("grain", True)])
    'the grain'
    """
    return "".join(text for text, _ in pieces)


def marks(pieces: Iterable[Piece]) -> list[tuple[int, int]]:
    """Return where the finds are in the text of ``pieces``, as offsets of code points.

    >>> marks([("the ", False), ("grain", True)])
    [(4, 9)]
    """
    found, at = [], 0
    for text, is_find in pieces:
        if is_find:
            found.append((at, at + len(text)))
        at += len(text)
    return found
