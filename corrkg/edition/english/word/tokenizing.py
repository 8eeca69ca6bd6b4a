"""A statement's words as tokens; days, times, quotations, references and full names are one token each."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple
from weakref import WeakKeyDictionary

from corrkg.edition.english.word.counteddays import find_counted_days
from corrkg.edition.english.word.daynames import find_dates, find_short_dates
from corrkg.edition.english.word.entries import entries_of, joined
from corrkg.edition.english.word.shapes import INITIALS
from corrkg.edition.english.word.times import find_times
from corrkg.edition.english.word.tokens import NO_NAMES, Day, Names, Token
from corrkg.edition.english.word.vocabulary import PASTS, in_dictionary, lemma_of, vocabulary
from corrkg.edition.english.word.words import COMMON_WORDS

_CAPITAL = r"[A-ZÀ-ÞŁŚŽА-Я]"
_LEXEME = re.compile(
    rf"""
    (?P<small>[a-z](?:[\w’'-]*\w)?)
  | (?P<quotation>_+) | (?P<reference>\#+)
  | (?P<full_name>(?:{INITIALS}\s?)(?={_CAPITAL}[\w’'-]+){_CAPITAL}[\w’'-]*\w)
  | (?P<letters>(?:[A-Z]\.\s?){{1,3}}[A-Z]\.)
  | (?P<number>(?:(?:\bNos?\b\.?|№)\s?)?\d+(?:[.,/:]\d+)*)
  | (?P<word>[^\W\d_](?:[\w’'-]*\w)?)
  | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)
# After these "'s" is a verb.
_SAID_OF = frozenset({"it", "that", "there", "he", "she", "what"})
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_NOT = re.compile(r"n['’]t$")
# What is left of a verb before "n't", and what an apostrophe leaves of one after a pronoun: "won't", "we'll", "I'd".
_DENIED = {"wo": "will", "ca": "can", "sha": "shall"}
_SHORT = {"'ll": "will", "'d": "would", "'ve": "have", "'re": "are", "'m": "am"}
_OPENING = frozenset('.!?:“"«')  # marks after which a sentence may begin
# Longer words are not remembered: what is kept stays small, whatever the text.
_LONGEST_KEPT = 8192


def tokenize(words: str, near: dt.date | None, names: Names, offset: int = 0) -> list[Token]:
    """Return the tokens of a statement.

    Args:
        words: the statement, its quotations and references blanked out.
        near: the letter's day, for years that are not printed and months that are damaged.
        names: what is known of names; it says the same whenever it is asked.
        offset: where the statement begins in the source; the tokens' places are counted from the source's beginning.
    """
    read = _tokens if len(words) <= _LONGEST_KEPT else _tokens.__wrapped__
    return list(read(words, near, names, offset))


# What capitalised words are by what is known of names, kept with it: a letter says the same names again and again.
_CAPITALS: WeakKeyDictionary[Names, dict[tuple[str, str, bool], tuple[_Reading, ...]]] = WeakKeyDictionary()


@lru_cache(maxsize=64)  # the readers of a letter ask for the same paragraphs, one after another
def _tokens(words: str, near: dt.date | None, names: Names, offset: int) -> tuple[Token, ...]:
    return tuple(joined(*_lexemes(words, near, names, offset)))


def _wholes(words: str, near: dt.date | None) -> list[Token]:
    """The days and times in the order of the text; of two that overlap the one that begins first, or the longer."""
    shorts = [_day(day, words) for day in find_short_dates(words, 0, len(words), near)]
    plain = _plain_wholes(words) if len(words) <= _LONGEST_KEPT else _plain_wholes.__wrapped__(words)
    apart: list[Token] = []
    for token in sorted((*plain, *shorts), key=lambda token: (token.start, -token.end, token.kind)):
        if not apart or token.start >= apart[-1].end:
            apart.append(token)
    return apart


@lru_cache(maxsize=64)
def _plain_wholes(words: str) -> tuple[Token, ...]:
    """The days and times that are the same wherever the words stand."""
    days = [_day(day, words) for find in (find_dates, find_counted_days) for day in find(words)]
    return (*days, *(Token(a, b, words[a:b], "", kind="time", value=time) for a, b, time in find_times(words)))


def _day(day: Day, words: str) -> Token:
    return Token(day.start, day.end, words[day.start : day.end], "", kind="day", value=day)


def _lexemes(words: str, near: dt.date | None, names: Names, offset: int) -> tuple[list[Token], list[int]]:
    """Return the tokens of a statement, word by word, and the indices of those that may be joined with the next."""
    found: list[Token] = []
    leading: list[int] = []
    make = tuple.__new__  # half the time of the class's own: there are as many tokens as words
    capitals = _CAPITALS.setdefault(names, {})
    wholes = _wholes(words, near)
    cut = _cut if len(words) <= _LONGEST_KEPT else _cut.__wrapped__
    divided = cut(words, tuple((whole.start, whole.end) for whole in wholes))
    for lexemes, whole in zip_longest(divided, wholes):
        for place, lexeme in lexemes:
            start = place + offset
            if isinstance(lexeme, _Capital):
                readings = capitals.get(lexeme) or capitals.setdefault(lexeme, _readings(*lexeme, names))
            else:
                readings = lexeme
            for low, high, rest, leads in readings:
                if leads:
                    leading.append(len(found))
                found.append(make(Token, (start + low, start + high, *rest)))
        if whole is not None:
            found.append(whole._replace(start=whole.start + offset, end=whole.end + offset))
    return found, leading


@lru_cache(maxsize=64)  # the readers of a letter know more or less of names, and ask for the same words
def _cut(words: str, wholes: tuple[tuple[int, int], ...]) -> tuple[_Lexemes, ...]:
    """Return the lexemes before each of the days and times, and after the last, with their places."""
    divided: list[_Lexemes] = []
    position, opens = 0, True  # a sentence begins here, where a capital tells nothing
    for start, end in (*wholes, (len(words), len(words))):
        lexemes: list[tuple[int, tuple[_Reading, ...] | _Capital]] = []
        for match in _LEXEME.finditer(words, position, start):
            kind, text = match.lastgroup, match[0]
            if kind == "small":
                lexemes.append((match.start(), _small(text)))
            elif text[0].isupper():
                lexemes.append((match.start(), _Capital(str(kind), text, opens)))
            else:
                lexemes.append((match.start(), _plain(str(kind), text)))
            opens = kind == "mark" and text in _OPENING
        divided.append(tuple(lexemes))
        position, opens = end, False
    return tuple(divided)


class _Capital(NamedTuple):
    """A lexeme that a capital begins: what it is depends on what is known of names."""

    kind: str
    text: str
    opens: bool


class _Reading(NamedTuple):
    """A token of a lexeme: its place, counted from the lexeme's beginning, the rest, and whether more may join it."""

    start: int
    end: int
    rest: tuple[object, ...]
    leads: bool


_Lexemes = tuple[tuple[int, tuple[_Reading, ...] | _Capital], ...]


@lru_cache(maxsize=65536)
def _small(text: str) -> tuple[_Reading, ...]:
    """Return the tokens of a word in small letters: it is no name, whatever is known of names, wherever it stands."""
    return _readings("word", text, False, NO_NAMES)


@lru_cache(maxsize=8192)  # an edition has few marks, numbers and quotations, again and again
def _plain(kind: str, text: str) -> tuple[_Reading, ...]:
    """Return the tokens of a lexeme that no capital begins."""
    return _readings(kind, text, False, NO_NAMES)


def _readings(kind: str, text: str, opens: bool, names: Names) -> tuple[_Reading, ...]:
    """Return the tokens of a lexeme."""
    return tuple(
        _Reading(
            token.start, token.end, token[2:], token.has("title") or (token.kind == "word" and bool(entries_of(token)))
        )
        for token in _read(kind, text, opens, names)
    )


def _read(kind: str, text: str, opens: bool, names: Names) -> tuple[Token, ...]:
    """Return the tokens of a lexeme, their places counted from its own beginning."""
    if kind in {"quotation", "reference", "mark", "number"}:
        return (Token(0, len(text), text, text, kind=kind),)
    possessive = _POSSESSIVE.search(text) if "'" in text or "’" in text else None
    bare, end = text[: possessive.start()] if possessive else text, len(text)
    if possessive and bare.lower() in _SAID_OF:  # "it's too early"
        return (_word(len(bare), bare, bare.lower()), _word(end, text[len(bare) :], "is")._replace(start=len(bare)))
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
        return (_word(end - 3, bare[:-3], _DENIED.get(lower[:-3], lower[:-3])), denied)
    at = lower.find("'")
    if at > 0 and (verb := _SHORT.get(lower[at:])):
        return (_word(at, bare[:at], lower[:at]), _word(end, bare[at:], verb)._replace(start=at))
    if bare[0].isupper() and _names(bare, lower, opens, names):
        city = names.place(lower) or "city" in vocabulary().single.get(lower, ())
        person = names.person(lower)
        known = frozenset(
            {"person", "namesake"} if person and city else {"person"} if person else {"place"} if city else ()
        )
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
