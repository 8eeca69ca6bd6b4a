"""Whose paper a note speaks of: the letter itself, or another one."""

from __future__ import annotations

from corrkg.edition.english.address import same_name
from corrkg.edition.english.frames import Frame
from corrkg.edition.english.phrases import Phrase
from corrkg.edition.records import Header


def is_foreign(frame: Frame, phrase: Phrase, header: Header) -> bool:
    """Tell whether a paper is another's: "a telegram", "his code", "the telegram of Litvinov", "the answer"."""
    if phrase.has("answer") or (phrase.has("other_paper") and not phrase.has("paper")):
        return True
    if any(token.has("foreign_determiner") for token in phrase.tokens):
        return True
    after = frame.following(phrase)
    if after is not None and after.led("of_a_matter") and after.head is not None:  # "the text with this amendment"
        return True
    owners = frame.owners(phrase, "of", "from")
    others = [owner for owner in owners if owner.kind == "name" or owner.has("body", "other_body")]
    return bool(others) and not any(same_name(owner.text, name.form) for owner in others for name in header.senders)


class Papers:
    """Follows the paper that a note speaks of from clause to clause.

    Attributes:
        foreign: the one spoken of last is another than the letter, and so is "it".
        beside: it went "together with this letter".
    """

    def __init__(self, header: Header) -> None:
        self.header, self.foreign, self.beside = header, False, False
        self._before: Frame | None = None

    def see(self, frame: Frame) -> None:
        """Look at the next clause."""
        before, self._before = self._before, frame
        beside = any(phrase.preposition == "with" and _is_this(phrase) for phrase in frame.phrases)
        self.beside = beside or (self.beside and not frame.own_subject)
        if frame.subject and not frame.own_subject and before is not None and before.holds("body", "consent"):
            self.foreign = True  # what was approved and then sent is a paper of its own
        papers = [phrase for phrase in frame.subject if phrase.has("paper", "other_paper", "answer")]
        if papers and frame.own_subject:
            self.foreign = any(is_foreign(frame, phrase, self.header) for phrase in papers)


def _is_this(phrase: Phrase) -> bool:
    return phrase.has("paper") and any(token.text.lower() == "this" for token in phrase.tokens)
