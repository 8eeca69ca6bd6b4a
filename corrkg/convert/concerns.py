"""Which decisions that a note tells of settle what the letter asks; of the others the note merely tells."""

from __future__ import annotations

from pyoxigraph import NamedNode

from corrkg.convert.work import LetterWork
from corrkg.edition.records import Decision, Letter, Observation
from corrkg.uris import INFERRED
from corrkg.vocab import CK


def concern(one: LetterWork, node: NamedNode, decision: Decision) -> None:
    """Write that a decision concerns the letter, with its claim, where it settles what the letter asks."""
    observation = settles(one.record, decision)
    if observation is not None:
        one.builder.add(INFERRED, node, CK.concerns, one.node)
        one.builder.claim(node, CK.concerns, one.node, observation, one.source)


def settles(letter: Letter, decision: Decision) -> Observation | None:
    """Return why a decision settles the matter of the letter, and how surely; None where it does not.

    One that the letter itself tells is no answer to it.

    A decision that was certainly taken before the letter settles nothing in it. A later one in a note at the letter
    does: surely where the note tells of a consent first, less so where the letter asks for an answer, and doubtfully
    where it asks for none.
    """
    if decision.note is None or _before(decision, letter):
        return None
    if any(approval.note == decision.note for approval in letter.approvals):
        basis, certainty = "its note tells of the consent to what the letter asks, and then of the decision", "high"
    elif letter.asks:
        basis, certainty = (
            "a note tells of the decision, which is not earlier; the letter asks for an answer",
            "medium",
        )
    else:
        basis, certainty = "a note tells of the decision, which is not earlier; the letter asks for no answer", "low"
    return Observation("inferred", "decision", basis, decision.span, certainty)


def _before(decision: Decision, letter: Letter) -> bool:
    decided = decision.dating.not_after if decision.dating else None
    written = letter.header.dating.not_before
    return decided is not None and written is not None and decided < written
