"""The report of a build: what a reader must be told of each text, and of the files beside it; rows ready for JSON."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from corrkg.convert.work import TextWork
from corrkg.edition.records import Letter, Notice, Observation
from corrkg.edition.source import fold

Row = dict[str, Any]

_LONGEST = 200  # code points of a quote


def notice_row(notice: Notice) -> Row:
    """Return the row of what is to be told of a file of the inputs that is no text.

    >>> row = notice_row(Notice("unread", "file", "it is no text", "cover.jpeg", 1, ""))
    >>> row["kind"], row["file"], row["message"]
    ('unread', 'cover.jpeg', 'it is no text')
    """
    return {
        "kind": notice.kind, "about": notice.about, "message": notice.message, "certainty": "high", "source": "",
        "file": notice.file, "line": notice.line, "letter": "", "start": 0, "end": 0, "quote": notice.quote,
    }  # fmt: skip


def text_rows(text: TextWork) -> list[Row]:
    """Return the rows of the report of one text, in the order of the text."""
    rows = [(note, slug) for _, note, slug in text.work.addresses.left_out]
    rows += [(note, one.slug) for one in text.letters for note in _observations(one.record)]
    letters = sorted(text.letters, key=lambda one: one.record.span)
    starts = [one.record.span.start for one in letters]
    for note in (*text.edition.observations, *text.noticed, *text.persons.unresolved):
        near = bisect_right(starts, note.span.start) - 1
        inside = near >= 0 and letters[near].record.span.contains(note.span)
        rows.append((note, letters[near].slug if inside else ""))
    return [
        _text_row(text, note, slug)
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


def _text_row(text: TextWork, note: Observation, slug: str) -> Row:
    source, withholding = text.source, text.builder.withholding
    message, quote = note.message, fold(source.quote(note.span))[:_LONGEST]
    if withholding is not None:
        message, quote = withholding.retell(message), withholding.cut(quote)
    return {
        "kind": note.kind,
        "about": note.about,
        "message": message,
        "certainty": note.certainty,
        "source": source.slug,
        "file": source.path.name,
        "line": source.line_of(note.span.start),
        "letter": slug,
        "start": note.span.start,
        "end": note.span.end,
        "quote": quote,
    }
