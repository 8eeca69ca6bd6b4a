"""Words of a text with what was read from them: spans that nest and overlap, cut at their borders into plain pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from corrkg.reading.view import Node

# The kind of what was read, by its class; the first that fits is the one shown.
_KINDS = (
    ("person", "ck:Person"), ("place", "ck:Place"), ("organisation", "ck:Organisation"), ("decision", "ck:Decision"),
    ("note", "ck:Footnote"), ("claim", "ck:Claim"), ("reference", "ck:ArchivalReference"), ("number", "ck:Number"),
    ("mark", "ck:Mark"), ("dispatch", "ck:Dispatch"), ("response", "ck:Response"), ("request", "ck:Request"),
    ("witness", "ck:Witness"), ("citation", "ck:Citation"), ("letter", "ck:Letter"),
)  # fmt: skip
SHOWN = ("person", "place", "organisation", "decision", "repair")  # what is told apart in the text of a letter


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a text, and what was read from it.

    Args:
        start, end: code points of the source.
        kind: what it is: person, place, note …; empty: none that is told apart.
        made: what was made of it: a mention, a note, a claim …
        target: where a reader is led: to the person that a mention refers to; else to ``made``.
        anchor: whether it is the sign of a note.
        id: the name that it has on the page.
    """

    start: int
    end: int
    kind: str
    made: Node
    target: Node
    anchor: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text without a border in it.

    Args:
        start, end: code points of the source.
        text: the words.
        marks: those that cover it, the longest first.
        begins: those that begin here.
        ends: those that end with it.
    """

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]
    ends: tuple[Mark, ...]

    @property
    def inner(self) -> Mark | None:
        """The shortest mark."""
        return self.marks[-1] if self.marks else None

    @property
    def kinds(self) -> str:
        """The kinds of its marks, as classes of HTML."""
        return " ".join(dict.fromkeys(mark.kind for mark in self.marks if mark.kind))


def kind_of(made: Node, target: Node) -> str:
    """Return the kind of what was read."""
    types = {each.short for each in (*target.types, *made.types)}
    return next((kind for kind, name in _KINDS if name in types), "")


def mark_of(made: Node, place: Node, id: str = "") -> Mark | None:
    """Return the mark of what was made of the words at ``place``, a piece of evidence; None if it has no place."""
    span = place.characters
    if span is None:
        return None
    target = made.one("ck:refersTo") or made
    return Mark(*span, kind_of(made, target), made, target, id=id)


def cut(text: str, start: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Yield the pieces of ``text``, whose first character has the place ``start`` in its source.

    >>> [piece.text for piece in cut("one two", 10, ())]
    ['one two']
    """
    end = start + len(text)
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    borders = {start, end}
    for mark in inside:
        borders |= {max(mark.start, start), min(mark.end, end)}
    for low, high in pairwise(sorted(borders)):
        over = [mark for mark in inside if mark.start <= low and mark.end >= high]
        over.sort(key=lambda mark: (mark.start - mark.end, mark.start, mark.made.value))
        begins = tuple(mark for mark in inside if max(mark.start, start) == low)
        ends = tuple(mark for mark in inside if min(mark.end, end) == high)
        yield Piece(low, high, text[low - start : high - start], tuple(over), begins, ends)


def paragraphs(text: str, start: int) -> Iterator[tuple[str, int]]:
    r"""Yield the paragraphs of ``text`` and the places where they begin.

    >>> list(paragraphs("one\n\n two\n", 10))
    [('one', 10), ('two', 16)]
    """
    for match in re.finditer(r"[^\n]+", text):
        words = match.group().strip()
        if words:
            yield words, start + match.start() + match.group().index(words)
