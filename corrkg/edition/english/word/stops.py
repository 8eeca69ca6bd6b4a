"""Where sentences end: at a full stop that shortens no word, and at the other marks that close one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrkg.edition.english.word.tokens import Token


def sentences(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the tokens of each sentence, the mark that ends it included."""
    sentence: list[Token] = []
    for place, token in enumerate(tokens):
        sentence.append(token)
        if token.text == "." and _abbreviates(tokens, place):
            continue
        if token.text in {".", "!", "?", ";"}:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _abbreviates(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a full stop ends no sentence: "60 mil. poods", "by Art. 6", "at the station. Kem the talks …"."""
    before, after = tokens[place - 1 : place], tokens[place + 1 : place + 3]
    if not after or not before:
        return False
    if before[0].has("abbreviated_place") and after[0].has("place"):
        return not _goes_with(after[0], after[1:])
    return after[0].text[:1].islower() or (after[0].kind == "number" and before[0].has("abbreviated"))


def _goes_with(name: Token, after: Sequence[Token]) -> bool:
    """Tell whether a name after a full stop begins a sentence: what follows is said of it ("Kem is burning")."""
    follows = after[0] if after else None
    if name.possessive or follows is None:
        return name.possessive
    said = follows.kind == "word" and follows.text[:1].islower()
    return said and not follows.has("conjunction", "preposition", "determiner")
