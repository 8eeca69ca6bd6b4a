"""What the date of a letter rests on: the document itself, another hand, or the editors' heading alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corrkg.edition.english.address import wrote
from corrkg.edition.english.frames import Frame
from corrkg.edition.english.phrases import Phrase
from corrkg.edition.records import Dating, Dispatch, Footnote, Header, Part

# "Dated by the secretary's note", where it begins a clause.
_BY = ("by", "dated", "dated by", "on the basis of", "according to")


def tells_who_dated(note: Footnote, frames: Iterable[Frame], header: Header) -> int | None:
    """Return the number of a note that says that another hand than the sender's dated the letter; None if it does not.

    ``Number and date entered by the secretary``, ``Dated by the secretary's note``, ``The date is in Dvinsky's hand``.
    """
    at_date = note.marker is not None and note.marker.part == "dateline"
    return note.number if any(_dated_by_another(frame, header, at_date=at_date) for frame in frames) else None


def _dated_by_another(frame: Frame, header: Header, *, at_date: bool = False) -> bool:
    """Tell whether it says so; ``at_date``: of a note at the dateline, a bare "Entered by the secretary" does too."""
    first = frame.phrases[0] if frame.phrases else None
    if first is not None and frame.tokens[0].has("dating") and first.preposition in _BY:
        marked = first.has("inscription", "entry")  # "according to the entry made by the clerk"
        after = frame.following(first) if marked else None
        of_whom = [after] if after is not None and after.preposition == "of" else []
        return any(_another(phrase, header) for phrase in (first, *of_whom, *(_hands(frame) if marked else ())))
    if frame.status == "done" and frame.voice == "verbless":  # "Number and date by the secretary"
        if at_date and first is not None and first.has("figure") and len(frame.phrases) == 1 and _is_clerks(first):
            return True  # "Secretary's figures", at the date
        dates = [phrase for phrase in frame.phrases if not phrase.preposition and phrase.holds("dating")]
        return bool(dates) and any(_another(phrase, header) for phrase in (*_makers(frame), *_hands(frame)))
    if frame.status != "done":
        return False
    things = [phrase for phrase in frame.after if not phrase.preposition]
    if frame.verb("being") and _of_date(frame.subject) and any(map(_is_of_clerk, frame.after)):
        return True  # "Number and date are the secretary's", "are of the secretary's hand"
    active = bool(things) and frame.voice == "active"
    if frame.voice == "bare" and any(token.has("dating") and token.past for token in frame.tokens):
        return any(_another(phrase, header) for phrase in _hands(frame))  # "Numbered and dated by the secretary"
    if frame.verb("dating"):
        papers = [phrase for phrase in (things if active else frame.subject) if phrase.has("paper", "thing_pronoun")]
        dated = any(not frame.owners(paper, "of", "from") for paper in papers) or not frame.subject
    else:
        of_date = _of_date([*(things if active else frame.subject or things), *_together(frame)]) or (
            at_date and not frame.subject and not things
        )  # "by the secretary are entered the number and the date" has its subject behind
        dated = frame.verb("entering", "being") and of_date
    return dated and any(_another(phrase, header) for phrase in (frame.subject if active else _hands(frame)))


def _together(frame: Frame) -> Iterator[Phrase]:
    """What is said to be entered together with the subject: "the number with the date was put down"."""
    for thing, added in pairwise(frame.before):
        if thing in frame.subject and added.preposition in {"with", "together with", "along with"}:
            yield added


def _makers(frame: Frame) -> Iterator[Phrase]:
    """Whose a date is said to be, without a verb: "the secretary's date", "the date of the secretary"."""
    for phrase in frame.phrases:
        bare = all(token.has("clerk", "determiner", "inscription", "dating", "recorded") for token in phrase.tokens)
        if _is_of_clerk(phrase) and bare:
            yield phrase


def _is_of_clerk(phrase: Phrase) -> bool:
    """Tell whether a phrase names whose something is: "the secretary's", "the secretary's hand", "of the secretary"."""
    of_him = phrase.preposition == "of" and (phrase.has("clerk") or phrase.holds("inscription"))
    return (_is_clerks(phrase) and not phrase.preposition) or (of_him and phrase.holds("clerk"))


def _of_date(phrases: Sequence[Phrase]) -> bool:
    return any(phrase.holds("dating") for phrase in phrases)


def _is_clerks(phrase: Phrase) -> bool:
    return any(token.possessive and token.has("clerk") for token in phrase.tokens)


def _hands(frame: Frame) -> Sequence[Phrase]:
    """Whose hand it was: "by the secretary", "in Dvinsky's hand", "by the hand of the secretary"."""
    found = [phrase for phrase in frame.phrases if phrase.preposition in {"by", "in"}]
    owners = [frame.following(phrase) for phrase in found if phrase.has("inscription")]
    return [*found, *(owner for owner in owners if owner is not None and owner.preposition == "of")]


def _another(phrase: Phrase, header: Header) -> bool:
    names = [token for token in phrase.tokens if token.kind == "name"]
    if names and (phrase.preposition != "in" or phrase.holds("inscription")):
        return not any(wrote(header, name.text) for name in names)
    return phrase.holds("clerk")


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
