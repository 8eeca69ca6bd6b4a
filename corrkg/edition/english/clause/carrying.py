"""By what means a clause says that something went: the medium that carried it, not the sheet that it was put on."""

from __future__ import annotations

from collections.abc import Iterator

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import MEANS, Phrase

# After these stands the paper that something was written on, or whose part it was written on.
_BESIDE = frozenset({"on", "of", "under", "below", "beneath", "above", "across", "opposite", "beside", "to", "about"})
_LINES = frozenset({"wire", "line"})


def carried_by(frame: Frame) -> str:
    """Return the medium that carried what a clause tells, as a notation of their list, the surest.

    It is empty where the clause names none but that of a sheet: "on the telegram".
    """
    return next((medium for each in frame.chain() for medium in _carriers(each)), "")


def _carriers(frame: Frame) -> Iterator[str]:
    """Yield the media that one clause names by its words, its verb with them ("telegraphed"), but for its sheets."""
    acting = any(phrase.people for phrase in frame.subject)
    sheets = {token.start for phrase in frame.phrases if _is_sheet(phrase, acting=acting) for token in phrase.tokens}
    carrying = [token for token in frame.tokens if token.start not in sheets]
    return (medium for name, medium in MEANS.items() if any(name in token.classes for token in carrying))


def _is_sheet(phrase: Phrase, *, acting: bool) -> bool:
    """Tell whether a phrase is the paper that something stands on: "on the text of the telegram".

    So is one that lies before him who acts ("having read the telegram, he wrote on it"); what is spoken, or goes by
    wire ("on the telephone"), stands on nothing.
    """
    if phrase.holds("telephone-message") or any(token.lemma in _LINES for token in phrase.tokens):
        return False
    if not phrase.preposition and phrase.has("by-letter") and not phrase.has("paper"):
        return True  # "to give them the planes": nothing that went with it
    lies_there = acting and not phrase.preposition and phrase.tokens[0].lemma == "the"
    return lies_there or phrase.preposition in _BESIDE
