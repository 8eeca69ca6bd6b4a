"""Places that a clause names: after a preposition, alone beside a verb that tells whence or whither, or as "there"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.word.tokens import Token

# After these a name is a town's, though a man bears it, too; the second where something leaves.
_WHERE = ("in", "at")
_WHENCE = (*_WHERE, "from")
_WHITHER = ("to", "for", *_WHERE)


def place_after(among: Sequence[Phrase], prepositions: tuple[str, ...], *, leaving: bool = False) -> str:
    """The name of a place after one of the prepositions, as printed; empty if there is none.

    Args:
        among: phrases of a clause.
        prepositions: what may stand before the place.
        leaving: the clause tells that something left, so that "from Gorky" names the town and not the man.
    """
    sure = _WHENCE if leaving else _WHERE
    for phrase in among:
        if phrase.preposition not in prepositions:
            continue
        names = [token for token in phrase.tokens if token.kind == "name"]
        plain = phrase.tokens[0].kind == "name" or not phrase.holds("title", "person_role", "paper")
        town = len(names) == 1 and names[0].has("namesake") and phrase.preposition in sure and not names[0].possessive
        somebody = any(token.has("person") for token in names) and not town
        if names and plain and not somebody:
            return " ".join(token.text for token in names)
    return ""


def bare_place(after: Sequence[Phrase]) -> str:
    """The place that was left or reached, or where somebody spoke: "it left Gagra in the evening", "it reached Kem"."""
    first = after[0].tokens if after and not after[0].preposition else ()
    names = takewhile(lambda token: token.kind == "name" and not token.has("person") and not token.possessive, first)
    return " ".join(token.text for token in names)


def place_beside_moment(among: Sequence[Phrase], *prepositions: str) -> str:
    """The name of a place that stands beside a day or an hour: "on May 5 in Kem", "(Kem, May 5, 15:27)".

    Args:
        among: phrases of a clause.
        prepositions: what may stand before the place; "" for none, after or before a comma.
    """
    for index, phrase in enumerate(among):
        beside = among[max(0, index - 1) : index + 2]
        moment = any(other.is_moment for other in beside if other is not phrase)
        follows = among[index + 1].lead if index + 1 < len(among) else ""
        apart = bool(phrase.preposition) or "," in {phrase.lead, follows}
        named = phrase.place or (phrase.preposition and phrase.people and phrase.tokens[0].kind == "name")
        if moment and apart and named and phrase.preposition in prepositions and not phrase.holds("person"):
            return " ".join(token.text for token in phrase.tokens if token.kind == "name")
    return ""


def place_named_before(word: Token, among: Sequence[Phrase]) -> str:
    """The place named last before "there": "who had moved to Gagra, agreed from there"; empty if there is none.

    Args:
        word: "there", "from there".
        among: phrases of its clause, and of those that stand inside that.
    """
    before = [phrase for phrase in among if phrase.tokens[0].start < word.start]
    backwards = sorted(before, key=lambda phrase: phrase.tokens[0].start, reverse=True)
    return place_after(backwards, _WHITHER)


def called_there(tokens: Sequence[Token], verb: int) -> str:
    """Tell how a clause speaks of the place named before it: "there", "whence" ("from there"), or not at all.

    Args:
        tokens: the clause's.
        verb: where its verb begins; "there" right before that names no place ("there came a cipher").
    """
    for index, token in enumerate(tokens):
        if token.has("whence"):
            return "whence"
        if token.has("there") and index + 1 != verb:
            return "there"
    return ""
