"""What a sentence opens with, and what is then told of it: "That Orlov agreed was reported by Zimin on May 6"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.word.tokens import Token


def told_of(frames: Sequence[Frame], tokens: Sequence[Token]) -> list[Frame]:
    """Return the frames of a sentence; the first completes the second if that is told of it, and has no other subject.

    Args:
        frames: the frames of a sentence, in order.
        tokens: its tokens.
    """
    if len(frames) < 2 or tokens[0].lemma != "that" or tokens[0] is not frames[0].tokens[0]:
        return list(frames)
    first, second, *rest = frames
    begins = second.group is not None and second.group.start == 0 and not second.group.plain
    if first.group is None or not begins or second.inside or second.tokens[0].start != first.tokens[-1].end + 1:
        return list(frames)
    that = Phrase("", (tokens[0],), "", False, frozenset(), tokens[0])
    second = replace(second, subject=(that,), own_subject=True)
    status = first.status if second.status == "done" else second.status  # "can only be supposed"
    return [
        replace(first, main=second, status=status),
        second,
        *(replace(f, main=second) if f.main is frames[1] else f for f in rest),
    ]
