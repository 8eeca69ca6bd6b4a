"""The letter that asked first: a decision told at a reply settles what the reply answers, too.

A note stands where the editors put it, often at the last letter of an exchange. What the exchange began with is found
by the replies, and for a decision with a title by the words of that.
"""

from __future__ import annotations

from collections.abc import Iterator

from corrkg.convert.requests import of_one_matter, sign_stands_in
from corrkg.convert.subjects import stems
from corrkg.convert.work import LetterWork
from corrkg.edition.records import Decision, Observation

# How much a title and a letter must have in common, and how far the letter must stand apart from the next.
_ALIKE = 0.3
_SHARED = 2
_MARGIN = 1.5
_DAYS = 10
_ANSWERED = "the note that tells of the decision, which is not earlier, stands where its letter answers this one"
_TITLED = "asks for an answer before the decision, and alone shares the words of its title: {}"


def first_asked(one: LetterWork, decision: Decision) -> Iterator[tuple[LetterWork, Observation, list[int]]]:
    """Yield each earlier letter whose matter a decision settles, why and how surely, and the numbers of its requests.

    Args:
        one: the letter at which the decision is told.
        decision: one of its decisions, told in a note.
    """
    if decision.note is None or any(approval.note == decision.note for approval in one.record.approvals):
        return  # the letter asked itself, and its consent stands beside the decision
    answered = one.answered_alone_in(sign_stands_in(one.record, decision.note))
    found = [] if answered is None else [answered]
    basis, certainty = _ANSWERED, "medium"
    if not found and decision.title:
        found, basis, certainty = _titled(one, decision)
    for other in found:
        if other.record.requests and of_one_matter(other.record) and _then(other, decision):
            numbers = list(range(1, len(other.record.requests) + 1))
            yield other, Observation("inferred", "decision", basis, decision.span, certainty), numbers


def _titled(one: LetterWork, decision: Decision) -> tuple[list[LetterWork], str, str]:
    """Return the letter before this one that asks for an answer, and that the decision's title is alone like."""
    letters = one.text.letters
    before = [(place, other) for place, other in enumerate(letters[: letters.index(one)]) if _near(other, one)]
    title = stems(decision.title)
    alike = [
        (one.text.subjects.compare(title, place), other)
        for place, other in before
        if any(request.kind == "answer" for request in other.record.requests)
    ]
    alike.sort(key=lambda pair: -pair[0].cosine)
    if not alike or alike[0][0].cosine < _ALIKE or len(alike[0][0].shared) < _SHARED:
        return [], "", ""
    best, other = alike[0]
    if len(alike) > 1 and best.cosine < _MARGIN * alike[1][0].cosine:
        return [], "", ""
    return [other], _TITLED.format(", ".join(best.shared)), "low"


def _near(other: LetterWork, one: LetterWork) -> bool:
    """Tell whether a letter was written within some days before another, or on its day."""
    then, now = other.record.header.dating.day, one.record.header.dating.day
    return then is not None and now is not None and 0 <= (now - then).days <= _DAYS


def _then(other: LetterWork, decision: Decision) -> bool:
    """Tell whether a decision was not taken before a letter."""
    decided = decision.dating.not_after if decision.dating else None
    written = other.record.header.dating.not_before
    return decided is not None and written is not None and written <= decided
