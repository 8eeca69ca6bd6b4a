"""What several readers ask of the same words is worked out once, and is the same for each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrkg.edition.authorities import Authorities
from corrkg.edition.english.letter.sections import Sentence, remembered
from corrkg.edition.english.name.known import KnownNames
from corrkg.edition.english.name.lexicon import Lexicon
from corrkg.edition.english.word.tokenizing import _cut, _tokens, tokenize
from corrkg.edition.english.word.tokens import NO_NAMES, Names
from corrkg.edition.records import Edition
from corrkg.edition.source import Span

WORDS = "Orlov wired to Kem on May 6 at 15:00. Did he? Let him know: “Kem” can't wait, it's Orlov's turn."


@pytest.fixture
def known(read: Callable[[str], Edition], small_authorities: Authorities) -> Names:
    """Names that the words hold: one of them wrote the letter."""
    [letter] = read("Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8.\n\nText.\n").letters
    return KnownNames(Lexicon.of(small_authorities), letter.header)


@pytest.mark.parametrize("offset", [0, 700])
def test_tokens_do_not_depend_on_who_asked_for_the_same_words_before(known: Names, offset: int) -> None:
    alone = []
    for names in (NO_NAMES, known):
        _cut.cache_clear()
        _tokens.cache_clear()
        alone.append(tokenize(WORDS, None, names, offset))
    _cut.cache_clear()
    _tokens.cache_clear()
    together = [tokenize(WORDS, None, names, offset) for names in (NO_NAMES, known)]
    assert together == alone
    assert together[0] != together[1], "names make a difference here"


def test_words_are_cut_once_whatever_is_known_of_names(known: Names) -> None:
    _cut.cache_clear()
    _tokens.cache_clear()
    tokenize(WORDS, None, NO_NAMES)
    tokenize(WORDS, None, known, 12)
    assert (_cut.cache_info().misses, _cut.cache_info().hits) == (1, 1)


def test_reading_is_worked_out_once_for_each_sentence_and_what_is_asked_of_it() -> None:
    asked = []

    @remembered
    def read(sentence: Sentence, *, loudly: bool) -> str:
        asked.append(sentence.span)
        return f"{len(sentence.span)}{'!' * loudly}"

    one, other = (
        Sentence(Span(start, start + 5), tuple(tokenize("Sell it.", None, NO_NAMES)), (), 0) for start in (0, 9)
    )
    assert [read(each, loudly=loud) for each in (one, other) for loud in (True, False, True)] == ["5!", "5", "5!"] * 2
    assert asked == [one.span, one.span, other.span, other.span]
    assert one != other
