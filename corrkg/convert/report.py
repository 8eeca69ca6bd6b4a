"""The report of a build: what a reader must be told of each text, and of the files beside it; rows ready for JSON."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from corrkg.convert.graph import WITHHELD_QUOTE
from corrkg.convert.work import TextWork
from corrkg.edition.records import Letter, Observation
from corrkg.edition.source import SourceText, fold

Row = dict[str, Any]


def left_out_rows(paths: Iterable[Path]) -> list[Row]:
    """Return a row for each file in ``editions/`` that no layout reads."""
    return [
        file_row("unread", "file", f"{path.name} is no text that corrkg can read: it was left out", path.name)
        for path in paths
    ]


def file_row(kind: str, about: str, message: str, file: str, line: int = 0, quote: str = "") -> Row:
    """Return a row about a file of the inputs, or about a line of it, that belongs to no text.

    Args:
        kind: ``unread``, ``unresolved`` or ``contested``.
        about: what it concerns: ``file``, ``identifier`` ….
        message: what was found, and what to do.
        file: the file's name.
        line: the 1-based line; 0 where none is to blame.
        quote: the words that it rests on.
    """
    return {
        "kind": kind, "about": about, "message": message, "certainty": "high", "source": "", "file": file,
        "line": line, "letter": "", "start": 0, "end": 0, "quote": quote,
    }  # fmt: skip


def text_rows(text: TextWork) -> list[Row]:
    """Return the rows of the report of one text, in the order of the text."""
    source = text.source
    rows = [(note, slug) for name, note, slug in text.work.addresses.left_out if name == source.slug]
    rows += [(note, _letter_at(text, note)) for note in text.edition.observations]
    for one in text.letters:
        own = _observations(one.record)
        own += [note for note in text.persons.unresolved if one.record.span.contains(note.span)]
        rows += [(note, one.slug) for note in own]
    longest = WITHHELD_QUOTE if source.slug in text.builder.withheld else 200
    return [
        _text_row(source, note, slug, longest)
        for note, slug in sorted(dict.fromkeys(rows), key=lambda row: (row[0].span, row[0].message))
    ]


def _observations(letter: Letter) -> list[Observation]:
    """Return what is to be reported of a letter and its parts; that a reference was resolved is no news."""
    found = [*letter.observations]
    for part in letter.dispatches, letter.notes, letter.decisions:
        found += [note for each in part for note in each.observations]
    references = [*(w.reference for w in letter.witnesses), *(r for note in letter.notes for r in note.references)]
    for reference in references:
        found += [note for note in reference.observations if note.kind != "resolved"]
    return found


def _letter_at(text: TextWork, note: Observation) -> str:
    return next((one.slug for one in text.letters if one.record.span.contains(note.span)), "")


def _text_row(source: SourceText, note: Observation, slug: str, longest: int) -> Row:
    return {
        "kind": note.kind,
        "about": note.about,
        "message": note.message,
        "certainty": note.certainty,
        "source": source.slug,
        "file": source.path.name,
        "line": source.line_of(note.span.start),
        "letter": slug,
        "start": note.span.start,
        "end": note.span.end,
        "quote": fold(source.quote(note.span))[:longest],
    }
