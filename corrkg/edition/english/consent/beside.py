"""What a relative clause behind a name tells of his answer alone: "Orlov, who wired on May 5, and Zimin, …, agreed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.moments import is_dated
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.dispatch.interrupting import interrupts

# So many relative clauses may stand inside one clause.
_MOST = 6


def clauses_beside(frames: Sequence[Frame], place: int, names: Sequence[int]) -> Iterator[tuple[int, Frame]]:
    """Yield the clauses that tell how one of several answered, each with the place of his name.

    Args:
        frames: the frames of a note.
        place: the index of the one that tells the answers.
        names: where the names of those who answered begin.
    """
    frame = frames[place]
    for after in frames[place + 1 : place + 1 + _MOST]:
        if not after.inside or after.statement is not frame.statement:
            return
        before = [name for name in names if name < after.tokens[0].start]
        if before and (interrupts(after) or _gives(after) or tells_of_his_paper(after)):
            yield max(before), after


def was_asked(frames: Sequence[Frame], place: int) -> bool:
    """Tell whether a clause inside says that he was asked of whom it is told: "Orlov, asked on May 5, agreed"."""
    inside = frames[place + 1 : place + 2]
    asked = ("polled", "conversing", "putting_to", "asking")
    return any(
        after.inside and after.statement is frames[place].statement and after.status == "done" and after.verb(*asked)
        for after in inside
    )


def _gives(after: Frame) -> bool:
    """Tell whether somebody gives his answer or vote: "who gave his vote by telephone"."""
    given = after.verb("voicing", "hand", "sending") and after.voice == "active" and after.status == "done"
    return given and after.object is not None and after.object.has("vote", "consent", "answer")


def tells_of_his_paper(after: Frame) -> bool:
    """Tell whether a relative clause tells when a paper of somebody went: "Orlov, whose cipher left Kem on May 5"."""
    went = after.verb("sending", "going", "receipt", "hand") or is_dated(after)
    went = went or (after.verb("being", "dating", "bearing") and after.day("paper") is not None)
    return after.status == "done" and went and any(map(_is_his, after.subject))


def _is_his(phrase: Phrase) -> bool:
    return phrase.tokens[0].lemma == "whose" and phrase.has("paper", "answer", "consent", "vote")
