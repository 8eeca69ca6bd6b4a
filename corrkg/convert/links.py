"""The link of a letter to one that it answers, with the words that show it and what they show it by."""

from __future__ import annotations

from dataclasses import dataclass

from corrkg.convert.earlier import Seen
from corrkg.convert.subjects import Likeness
from corrkg.edition.records import Observation, Reply
from corrkg.edition.source import Span


@dataclass(frozen=True, slots=True)
class Link:
    """A letter that another answers.

    Args:
        target: the letter.
        observation: the claim that it is answered.
        reply: the words that say so; None where only the subject does.
        also: further paragraphs that answer it.
    """

    target: Seen
    observation: Observation
    reply: Reply | None = None
    also: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Like:
    """A letter, and how alike its subject is to what was compared with it."""

    likeness: Likeness
    target: Seen


def by_words(target: Seen, reply: Reply, basis: str, certainty: str) -> Link:
    """Return the link to the letter that words of another are found to mean.

    Args:
        target: the letter.
        reply: the words.
        basis: by what it is found.
        certainty: ``high``, ``medium`` or ``low``.
    """
    return Link(target, Observation("inferred", "reply", basis, reply.span, certainty), reply)


def by_subject(likeness: Likeness, span: Span, certainty: str, lead: str = "") -> Observation:
    """Return the claim that words answer a letter because they are of one subject.

    Args:
        likeness: what the two share.
        span: the words.
        certainty: ``high``, ``medium`` or ``low``.
        lead: what else tells it, in words that end in "; ".
    """
    words = ", ".join(likeness.shared[:6])
    basis = f"{lead}within ten days, the correspondents reversed, the same subject (shared words: {words})"
    return Observation("inferred", "reply", basis, span, certainty)
