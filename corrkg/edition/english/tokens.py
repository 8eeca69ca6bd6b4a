"""A statement's words as tokens; days, times, quotations, references and full names are one token each."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, Protocol

from corrkg.edition.english.daynames import (
    CountedDay,
    RunningDate,
    ShortDate,
    find_counted_days,
    find_dates,
    find_short_dates,
)
from corrkg.edition.english.header import INITIALS
from corrkg.edition.english.times import find_times
from corrkg.edition.english.vocabulary import PASTS, in_dictionary, lemma_of, vocabulary
from corrkg.edition.english.words import COMMON_WORDS

Day = RunningDate | ShortDate | CountedDay


class Names(Hashable, Protocol):
    """What is known of names before a note is read."""

    def person(self, word: str) -> bool:
        """Tell whether a word is the surname of a person, as far as is known."""

    def place(self, word: str) -> bool:
        """Tell whether a word is the name of a place, as far as is known."""


class _Nobody:
    def person(self, word: str) -> bool:
        return False

    def place(self, word: str) -> bool:
        return False


_NOBODY = _Nobody()


class _NoNames:
    """Where names tell nothing: the letter's own words, a line."""

    def person(self, word: str) -> bool:
        return False

    def place(self, word: str) -> bool:
        return False


NO_NAMES = _NoNames()


class Token(NamedTuple):  # a letter has a thousand: a tuple is made four times as fast as a frozen dataclass
    """A word, or a whole of several characters that is read as one.

    Args:
        start: its place in the statement's words.
        end: where it ends.
        text: as printed; of a name without a possessive ending.
        lemma: the base form in lower case.
        classes: what the vocabulary says of it; of a name, "person" or "place" where it is known.
        kind: ``word``, ``name``, ``number``, ``day``, ``time``, ``quotation``, ``reference`` or ``mark``.
        value: the day or the time.
        possessive: it ends in ``'s``.
        past: it is a past tense or participle.
    """

    start: int
    end: int
    text: str
    lemma: str
    classes: frozenset[str] = frozenset()
    kind: str = "word"
    value: Day | dt.time | None = None
    possessive: bool = False
    past: bool = False

    def has(self, *classes: str) -> bool:
        """Tell whether the token is in one of the classes."""
        return not self.classes.isdisjoint(classes)


_CAPITAL = r"[A-ZÀ-ÞŁŚŽА-Я]"
_LEXEME = re.compile(
    rf"""
    (?P<quotation>_+) | (?P<reference>\#+)
  | (?P<full_name>(?:{INITIALS}\s?)(?={_CAPITAL}[\w’'-]+){_CAPITAL}[\w’'-]*\w)
  | (?P<letters>(?:[A-Z]\.\s?){{1,3}}[A-Z]\.)
  | (?P<number>(?:(?:\bNos?\b\.?|№)\s?)?\d+(?:[.,/:]\d+)*)
  | (?P<word>[^\W\d_](?:[\w’'-]*\w)?)
  | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_NOT = re.compile(r"n['’]t$")


def tokenize(words: str, near: dt.date | None, names: Names, offset: int = 0) -> list[Token]:
    """Return the tokens of a statement.

    Args:
        words: the statement, its quotations and references blanked out.
        near: the letter's day, for years that are not printed and months that are damaged.
        names: what is known of names; it says the same whenever it is asked.
        offset: where the statement begins in the source; the tokens' places are counted from the source's beginning.
    """
    return list(_tokens(words, near, names, offset))


@lru_cache(maxsize=512)  # the readers of a letter ask for the same paragraphs and sentences, one after another
def _tokens(words: str, near: dt.date | None, names: Names, offset: int) -> tuple[Token, ...]:
    return tuple(_joined(list(_lexemes(words, near, names, offset))))


def _wholes(words: str, near: dt.date | None) -> list[Token]:
    """The days and times in the order of the text; of two that overlap the one that begins first, or the longer."""
    found = [Token(d.start, d.end, words[d.start : d.end], "", kind="day", value=d) for d in find_dates(words)]
    found += [Token(d.start, d.end, words[d.start : d.end], "", kind="day", value=d) for d in find_counted_days(words)]
    shorts = find_short_dates(words, 0, len(words), near)
    found += [Token(d.start, d.end, words[d.start : d.end], "", kind="day", value=d) for d in shorts]
    found += [Token(a, b, words[a:b], "", kind="time", value=time) for a, b, time in find_times(words)]
    apart: list[Token] = []
    for token in sorted(found, key=lambda token: (token.start, -token.end)):
        if not apart or token.start >= apart[-1].end:
            apart.append(token)
    return apart


def _lexemes(words: str, near: dt.date | None, names: Names, offset: int) -> Iterator[Token]:
    position = 0
    opens = True  # a sentence begins here, where a capital tells nothing
    for whole in [*_wholes(words, near), None]:
        end = whole.start if whole else len(words)
        for match in _LEXEME.finditer(words, position, end):
            for token in _token(match, opens, names, offset):
                yield token
                opens = token.kind == "mark" and token.text in '.!?:“"«'
        if whole is not None:
            yield whole._replace(start=whole.start + offset, end=whole.end + offset)
            position, opens = whole.end, False


def _token(match: re.Match[str], opens: bool, names: Names, offset: int) -> Iterable[Token]:
    start = match.start() + offset
    kind, text = str(match.lastgroup), match.group()
    # A word in small letters is no name, whatever is known of names and wherever it stands.
    read = _readings(kind, text, opens, names) if text[0].isupper() else _readings(kind, text, False, _NOBODY)
    return [Token(start + one[0], start + one[1], *one[2:]) for one in read]


@lru_cache(maxsize=8192)  # an edition has few words, again and again
def _readings(kind: str, text: str, opens: bool, names: Names) -> tuple[Token, ...]:
    """Return the tokens of a lexeme, their places counted from its own beginning."""
    if kind in {"quotation", "reference", "mark", "number"}:
        return (Token(0, len(text), text, text, kind=kind),)
    possessive = _POSSESSIVE.search(text) if "'" in text or "’" in text else None
    bare, end = text[: possessive.start()] if possessive else text, len(text)
    if kind == "full_name":
        lead = bare.split()[0].lower()
        is_title = len(bare.split()) > 1 and "title" in vocabulary().classes(lead, lead)
        start = len(bare) - len(bare.split(maxsplit=1)[1]) if is_title else 0
        name = bare.split(maxsplit=1)[1] if is_title else bare
        known = frozenset({"person"})
        return (Token(start, start + len(name), name, name.lower(), known, "name", possessive=bool(possessive)),)
    lower = re.sub(r"[.\s]", "", bare).lower() if kind == "letters" else bare.lower().replace("’", "'")
    if lower == "cannot":
        denied = Token(end - 3, end, text[-3:], "not", frozenset({"negation", "adverb"}))
        return (_word(end - 3, text[:-3], lower[:-3]), denied)
    if "'" in lower and _NOT.search(lower) and len(lower) > 4:
        denied = Token(end - 3, end, text[-3:], "not", frozenset({"negation", "adverb"}))
        return (_word(end - 3, bare[:-3], lower[:-3]), denied)
    if bare[0].isupper() and _names(bare, lower, opens, names):
        city = names.place(lower) or "city" in vocabulary().single.get(lower, ())
        known = frozenset({"person"} if names.person(lower) else {"place"} if city else ())
        return (Token(0, len(bare), bare, lower, known, "name", possessive=bool(possessive)),)
    return (_word(end, bare, lower, possessive=bool(possessive)),)


def _word(end: int, text: str, lower: str, *, possessive: bool = False) -> Token:
    lemma, classes, past = _reading(lower)
    return Token(0, end, text, lemma, classes, possessive=possessive, past=past)


@lru_cache(maxsize=65536)
def _reading(lower: str) -> tuple[str, frozenset[str], bool]:
    """Return the lemma of a word in lower case, its classes, and whether it is a past tense."""
    lemma = lemma_of(lower)
    classes = vocabulary().classes(lower, lemma)
    if lower.endswith("ly") and len(lower) > 4 and not classes & {"not_adverb", "answer"}:
        classes |= {"adverb"}
    regular = lower.endswith("ed") and lemma != lower and "not_past" not in classes
    past = regular or lower in PASTS
    if past and not regular and lower != PASTS[lower]:
        classes = vocabulary().classes(lower, PASTS[lower])
    return lemma, classes, past


def _names(word: str, lower: str, opens: bool, names: Names) -> bool:
    """Tell whether a capitalised word is a name."""
    if names.person(lower) or names.place(lower) or "city" in vocabulary().single.get(lower, ()):
        return True
    if word in COMMON_WORDS or vocabulary().classes(lower, lemma_of(lower)) or len(word) < 3:
        return False
    return not (opens and in_dictionary(lower))


_Entry = tuple[tuple[str, ...], frozenset[str]]
_Entries = tuple[_Entry, ...]


@lru_cache(maxsize=65536)
def _entries(lemma: str, form: str) -> _Entries:
    """Return the further words, and the classes, of the entries of several words that begin with a word."""
    several = vocabulary().several
    return tuple(entry for key in sorted({lemma, form}) for entry in several.get(key, ()))


def _joined(tokens: list[Token]) -> list[Token]:
    """Join the entries of several words into one token each, and drop the full stop of a title."""
    found: list[Token] = []
    index, end = 0, len(tokens)
    while index < end:
        token = tokens[index]
        index += 1
        if token.kind == "word":
            form = token.text.lower()
            # "do it" is an entry, "did it" are two words
            entries = _entries(form if "auxiliary" in token.classes else token.lemma, form)
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
    return found


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
    for rest, classes in entries:
        after = tokens[index : index + len(rest)]
        if len(after) == len(rest) and all(
            word in (part.lemma, part.text.lower()) for word, part in zip(rest, after, strict=True)
        ):
            return rest, classes
    return None
