"""Entries of several words, "take down", "wrote it down", joined into one token each."""

from __future__ import annotations

from functools import lru_cache

from corrkg.edition.english.tokens import Token
from corrkg.edition.english.vocabulary import vocabulary

_Entry = tuple[tuple[str, ...], frozenset[str]]
_Entries = tuple[_Entry, ...]


def entries_of(token: Token) -> _Entries:
    """Return the further words, and the classes, of the entries of several words that begin with a word."""
    form = token.text.lower()
    # "do it" is an entry, "did it" are two words
    return _of(form if "auxiliary" in token.classes else token.lemma, form)


@lru_cache(maxsize=65536)
def _of(lemma: str, form: str) -> _Entries:
    several = vocabulary().several
    return tuple(entry for key in sorted({lemma, form}) for entry in several.get(key, ()))


def joined(tokens: list[Token], leading: list[int]) -> list[Token]:
    """Join the entries of several words into one token each, and drop the full stop of a title.

    Args:
        tokens: the tokens.
        leading: the indices of titles, and of words with which an entry begins.
    """
    found: list[Token] = []
    index, end = 0, len(tokens)
    for lead in leading:
        if lead < index:
            continue  # joined with one before it
        found += tokens[index:lead]
        token, index = tokens[lead], lead + 1
        entries = entries_of(token)
        if entries and lead and tokens[lead - 1].possessive:
            entries = tuple(entry for entry in entries if len(entry[0]) > 1)  # "in Orlov's hands in Kem"
        if entries and (parted := _parted(entries, tokens, index)):
            found.append(token._replace(lemma=f"{token.lemma} {tokens[index + 1].lemma}", classes=parted))
            token = tokens[index]
            index += 2
        elif entries and (entry := _entry(entries, tokens, index)):
            rest, classes = entry
            after = tokens[index : index + len(rest)]
            index += len(rest)
            token = Token(
                token.start, after[-1].end, " ".join(part.text for part in (token, *after)),
                " ".join((token.lemma, *rest)), classes, possessive=after[-1].possessive, past=token.past,
            )  # fmt: skip
        found.append(token)
        if "title" in token.classes and index < end and tokens[index].text == ".":
            index += 1
    return found + tokens[index:]


def _parted(entries: _Entries, tokens: list[Token], index: int) -> frozenset[str] | None:
    """Return the classes of a verb whose particle stands behind a pronoun: "wrote it down"; None if it is no such verb.

    Before a noun, "in" and the like are prepositions: "handed it in Sochi".
    """
    if index + 1 >= len(tokens) or not tokens[index].has("object_pronoun", "thing_pronoun"):
        return None
    particle, after = tokens[index + 1], tokens[index + 2 : index + 3]
    governs = particle.has("preposition") and after and after[0].kind != "mark" and not after[0].has("preposition")
    if tokens[index].has("relative") or governs or not particle.has("preposition", "adverb"):  # "let us know"
        return None
    return next((classes for rest, classes in entries if rest == (particle.lemma,)), None)


def _entry(entries: _Entries, tokens: list[Token], index: int) -> _Entry | None:
    """Return the first of the entries whose further words stand at ``index``."""
    if index == len(tokens):
        return None
    second = (tokens[index].lemma, tokens[index].text.lower())
    for rest, classes in entries:
        if rest[0] not in second:
            continue
        after = tokens[index : index + len(rest)]
        if len(after) == len(rest) and all(
            word in (part.lemma, part.text.lower()) for word, part in zip(rest, after, strict=True)
        ):
            return rest, classes
    return None
