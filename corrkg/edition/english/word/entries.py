"""Entries of several words, "take down", "wrote it down", joined into one token each."""

from __future__ import annotations

from functools import lru_cache

from corrkg.edition.english.word.tokens import Token
from corrkg.edition.english.word.vocabulary import vocabulary

# So many words of an object may stand between a verb and its particle: "turned the whole proposal down".
_APART = 4
_OPENS_OBJECT = frozenset({"object_pronoun", "thing_pronoun", "determiner"})
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
            at, classes = parted
            found.append(token._replace(lemma=f"{token.lemma} {tokens[at].lemma}", classes=classes))
            found += tokens[index : at - 1]
            token, index = tokens[at - 1], at + 1
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


def _parted(entries: _Entries, tokens: list[Token], index: int) -> tuple[int, frozenset[str]] | None:
    """Return where the particle of a verb stands behind its object, "wrote it down", "turned the proposal down".

    Before a noun, "in" and the like are prepositions: "handed it in Sochi".

    Args:
        entries: the entries that begin with the verb.
        tokens: the statement's.
        index: the place after the verb.

    Returns:
        The place of the particle, and the classes of the verb with it; None if it is no such verb.
    """
    if index + 1 >= len(tokens):
        return None
    thing = tokens[index]
    if thing.classes.isdisjoint(_OPENS_OBJECT) or thing.has("relative"):
        return None  # as after most verbs
    pronoun, noun = thing.has("object_pronoun", "thing_pronoun"), thing.has("determiner")
    for at in range(index + 1, min(index + 1 + (_APART if noun else 1), len(tokens))):
        particle, after = tokens[at], tokens[at + 1 : at + 2]
        governs = particle.has("preposition") and after and after[0].kind in {"word", "name", "number"}
        governs = governs and not after[0].has("preposition", "conjunction")
        known = particle.has("preposition", "adverb") and (pronoun or at > index + 1) and not governs  # "let us know"
        found = next((classes for rest, classes in entries if known and rest == (particle.lemma,)), None)
        if found is not None:
            return at, found
        if particle.kind != "word" or particle.has("preposition", "auxiliary", "conjunction"):
            return None
    return None


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
