"""What the date of a letter rests on: the document itself, another hand, or the editors' heading alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from corrkg.edition.records import Dating, Dispatch, Part


def date_basis(dating: Dating, parts: Iterable[Part], dispatches: Iterable[Dispatch], told: int | None) -> Dating:
    """Return the date of a heading with the basis that the whole document gives it.

    Args:
        dating: as the heading tells it; what the editors supplied there keeps its basis.
        parts: the parts of the letter.
        dispatches: its sendings and receipts.
        told: the note that says that another hand dated it.
    """
    if dating.basis != "stated":
        return dating
    if told is not None:
        return replace(dating, basis="secretary", note=told)
    own = any(part.kind == "dateline" for part in parts) or any(
        dispatch.note is None and dispatch.date is not None for dispatch in dispatches
    )
    return dating if own else replace(dating, basis="header")
