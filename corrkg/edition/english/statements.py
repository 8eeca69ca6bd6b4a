"""A note divided into statements: each the words up to a full stop, or up to the references that close them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corrkg.edition.english.times import find_times
from corrkg.edition.records import Footnote, Reference
from corrkg.edition.source import SourceText, Span, trim


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a note.

    Args:
        span: its words, without the references that close it.
        words: the same, with quotations blanked out to ``_`` (the length is kept), so that what is quoted is not read
            as the editors' own words.
        references: the archival references that close it.
    """

    span: Span
    words: str
    references: tuple[Reference, ...]


_QUOTATION = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")
_BREAK = re.compile(r"[.!?;]+[)”\"»]*\s+(?=[A-Z“\"«(\d])|;\s+|\n+")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:[A-Z][a-z]?|vols?|Tov|tov|Tt|tt|comrade|Comrade|No|Nos|art|Art|pp?|vol|Vol|ed|cf|st|gen|prof|Mr|Messrs|mil|min|"
    r"g|city|with|etc|i\.e|e\.g|Op|In|Out)\.$"
)


def statements(source: SourceText, note: Footnote) -> list[Statement]:
    """Return the statements of a note in printed order."""
    text = source.text
    masked = _mask(text, note)
    found: list[Statement] = []
    start = note.span.start
    for end, after in _boundaries(masked, note, text):
        span = trim(text, Span(start, end), ",;:(")
        inner = Span(start, after)
        references = tuple(ref for ref in note.references if inner.contains(ref.span))
        if re.search(r"\w", text[span.start : span.end]):
            while masked[span.start - note.span.start] == " ":
                span = Span(span.start + 1, span.end)
            words = masked[span.start - note.span.start : span.end - note.span.start]
            found.append(Statement(span, words, references))
        elif found and references:
            last = found[-1]
            found[-1] = Statement(last.span, last.words, last.references + references)
        start = after
    return found


def _mask(text: str, note: Footnote) -> str:
    """The note's words with quotations as underscores and references as ``#``, all of the same length."""
    words = text[note.span.start : note.span.end]
    if note.sign is not None:  # the note's number, with the comma that follows it inside a date
        low, high = note.sign.start - note.span.start, note.sign.end - note.span.start
        comma = re.compile(r"\s*,(?=\s*\d)").match(words, high) if low > 0 else None
        high = comma.end() if comma else high
        words = words[:low] + " " * (high - low) + words[high:]
    words = _QUOTATION.sub(lambda match: "_" * len(match.group()), words)
    unclosed = re.search(r"[“«]", words)
    if unclosed is not None:  # a quotation that OCR or the translator left open runs to the end of its paragraph
        words = re.sub(r"[“«][^\n]*", lambda match: _unclosed(match.group()), words)
    spans = [reference.span for reference in note.references] + [citation.span for citation in note.citations]
    for span in spans:
        low, high = span.start - note.span.start, span.end - note.span.start
        words = words[:low] + "#" * (high - low) + words[high:]
    return words


def _unclosed(words: str) -> str:
    """Blank an open quotation up to its first sentence that the editors' own words plainly follow."""
    own = re.search(r"(?<=[.!?]\s)(?=(?:(?:Only\s+)?[Oo]n\s+|In\s+)?[A-Z][a-z]+\s+\d|The\s+P|\()", words)
    end = own.start() - 2 if own else len(words)  # the full stop before it stays
    return "_" * end + words[end:]


def _boundaries(masked: str, note: Footnote, text: str) -> Iterable[tuple[int, int]]:
    """Yield (end of the words, start of what follows) of each statement."""
    offset = note.span.start
    times = [(start - offset, end - offset) for start, end, _ in find_times(text, note.span.start, note.span.end)]
    cuts: list[tuple[int, int]] = [match.span() for match in re.finditer(r"(?:(?<=\S)|^)[(\s]*#[#\s.,;)]*", masked)]
    for match in _BREAK.finditer(masked):
        inside_time = any(start < match.start() < end for start, end in times)
        inside_reference = any(start <= match.start() < end for start, end in cuts)
        if not inside_time and not inside_reference and not _ABBREVIATION.search(masked[: match.start() + 1]):
            cuts.append(match.span())
    last = 0
    for start, end in sorted(cuts):
        if start >= last:
            yield offset + start, offset + end
            last = end
    yield offset + len(masked), offset + len(masked)
