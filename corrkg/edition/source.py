"""The text of an edition, as it is: code points, lines and places."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corrkg.decoding import decode
from corrkg.errors import InputError
from corrkg.uris import slugify


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of code points, counted from 0; the end is not included."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a range that runs backwards."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: {self.start}, {self.end}")

    def __len__(self) -> int:
        """Return the number of code points."""
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class SpanIndex:
    """Spans to look places up in, in the time of a search by halves.

    >>> index = SpanIndex([Span(2, 5), Span(4, 8)])
    >>> index.holds(7), index.holds(8), index.touches(Span(0, 3)), index.touches(Span(8, 9))
    (True, False, True, False)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        """Index the spans; those that overlap become one."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            elif len(span):
                self._starts.append(span.start)
                self._ends.append(span.end)

    def holds(self, offset: int) -> bool:
        """Tell whether a code point lies in a span."""
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and self._ends[index] > offset

    def touches(self, other: Span) -> bool:
        """Tell whether ``other`` and a span have a code point in common."""
        index = bisect_left(self._starts, other.end) - 1
        return index >= 0 and self._ends[index] > other.start


@dataclass(frozen=True)
class SourceText:
    """An edition's text and the file that it was read from.

    Line ends are read as one character each (RFC 5147 section 2.1.1), and nothing else is changed.

    Args:
        slug: the name of the source's graph.
        path: the file.
        text: its text.
        sha256: the digest of the file's bytes.
        signs: code points that are the sign of a note for sure: a superscript figure, say.
        read_as: what was read for a span, where that is not what stands there (see `corrkg.edition.view`).
    """

    slug: str
    path: Path
    text: str
    sha256: str
    signs: frozenset[int] = frozenset()
    read_as: Callable[[Span], str] | None = field(default=None, repr=False, compare=False)
    _starts: list[int] = field(init=False, repr=False, default_factory=list)

    def __post_init__(self) -> None:
        """Index the lines."""
        self._starts.append(0)
        self._starts.extend(match.end() for match in re.finditer("\n", self.text))

    def line_of(self, offset: int) -> int:
        """Return the 1-based number of the line that holds code point ``offset``."""
        return bisect_right(self._starts, offset)

    def quote(self, span: Span) -> str:
        """Return the text of ``span``, exactly; the end of a page is a line end (XML has no form feed)."""
        return self.text[span.start : span.end].replace("\f", "\n")

    def words(self, span: Span) -> str:
        """Return the words of ``span`` as they are read: each run of white space as one space, repairs made."""
        return fold(self._read(span))

    def _read(self, span: Span) -> str:
        return self.read_as(span) if self.read_as else self.text[span.start : span.end]

    def without(self, span: Span, signs: Iterable[Span]) -> str:
        """Return its `words` without the signs of notes in it, and the space that stood before them."""
        text, position = "", span.start
        for sign in signs:
            if span.contains(sign):
                text += self._read(Span(position, sign.start)).rstrip(" \xa0")
                position = sign.end
                while (
                    position < span.end
                    and self.text[position] in " \xa0"
                    and self.text[position + 1 : position + 2] in ".,;:!?"
                ):
                    position += 1
        return fold(text + self._read(Span(position, span.end)))

    def lines(self, within: Span | None = None) -> Iterator[Span]:
        """Yield the span of each line that is not blank, without the white space around it."""
        start, end = (0, len(self.text)) if within is None else (within.start, within.end)
        for match in re.compile(r"[^\n]+").finditer(self.text, start, end):
            span = trim(self.text, Span(*match.span()))
            if len(span):
                yield span


# White space proper, and the invisible characters that converters leave behind.
_BLANK = " \t\r\n\f\v\xa0\u2002\u2003\u2009\u200b\u202f\ufeff"

# Those of them that Unicode calls no white space.
_WITHOUT_SHAPE = "\u200b\ufeff"


def trim(text: str, span: Span, more: str = "") -> Span:
    """Return ``span`` without the white space (and the characters of ``more``) at its ends."""
    start, end = span.start, span.end
    blank = _BLANK + more
    while start < end and text[start] in blank:
        start += 1
    while end > start and text[end - 1] in blank:
        end -= 1
    return span if (start, end) == (span.start, span.end) else Span(start, end)


def fold(text: str) -> str:
    """Return ``text`` with each run of white space as one space.

    >>> fold("  Stalin   to Kaganovich ")
    'Stalin to Kaganovich'
    """
    for blank in _WITHOUT_SHAPE:
        if blank in text:
            text = text.replace(blank, " ")
    return " ".join(text.split())


# A tag of HTML or an entity; "<illegible>" in a printed edition is neither.
_MARKUP = re.compile(
    r"<(?:!doctype|/?(?:html|head|body|p|br|div|span|b|i|em|strong|sup|sub|a|h[1-6]|t(?:able|r|d|h)|[ou]l|li|font|TEI))\b"
    r"[^<>]{0,1000}>|<\?xml\b|&(?:nbsp|amp|lt|gt|quot|[mn]dash|[lr]aquo|shy|#\d{1,6}|#x[0-9a-f]{1,5});",
    re.IGNORECASE,
)


def _refuse_markup(text: str, path: Path) -> None:
    match = _MARKUP.search(text)
    if match is not None:
        raise InputError(
            f"markup in a plain text: {fold(match.group())[:40]}", path, text.count("\n", 0, match.start()) + 1,
            expected="the text as a reader sees it, without tags and entities",
            hint=f"make text of the page first: pandoc -f html -t plain --wrap=none {path.name}",
        )  # fmt: skip


def read_source(path: Path) -> SourceText:
    """Read the text of an edition.

    Raises:
        InputError: the file cannot be read, is not UTF-8, or holds nothing.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path) from error
    text = decode(data, path, pages=True).replace("\r\n", "\n").replace("\r", "\n")
    _refuse_markup(text, path)
    if not fold(text):
        raise InputError("the file is empty", path, 1, expected="the text of an edition", hint="fill or remove it")
    return SourceText(slugify(path.stem), path, text, hashlib.sha256(data).hexdigest())
