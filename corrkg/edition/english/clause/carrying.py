"""By what means a clause says that something went: the medium that carried it, not the sheet that it was put on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrkg.edition.english.clause.phrases import MEANS, Phrase
from corrkg.edition.english.word.tokens import Token

# After these stands the paper that something was written on, or whose part it was written on.
_BESIDE = frozenset({"on", "of", "under", "below", "beneath", "above", "across", "opposite", "beside", "to", "about"})
_LINES = frozenset({"wire", "line"})


def carriers(tokens: Sequence[Token], phrases: Sequence[Phrase], subject: Sequence[Phrase]) -> Iterator[str]:
    """Yield the media, as notations of their list, that carried what a clause tells, the surest first.

    Args:
        tokens: the words of the clause, its verb with them: "telegraphed".
        phrases: its phrases.
        subject: those that are its subject: "the cipher went".
    """
    acting = any(phrase.people for phrase in subject)
    sheets = {token.start for phrase in phrases if _is_sheet(phrase, acting=acting) for token in phrase.tokens}
    carrying = [token for token in tokens if token.start not in sheets]
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
