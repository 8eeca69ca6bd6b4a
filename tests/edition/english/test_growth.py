"""Four times the text takes four times the time, whatever the text is: no pattern has two ways through one string."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from weakref import ref

import pytest

from corrkg.edition.authorities import Authorities
from corrkg.edition.english.name.known import KnownNames
from corrkg.edition.english.name.lexicon import Lexicon
from corrkg.edition.english.word.tokenizing import tokenize
from corrkg.edition.records import Edition
from corrkg.errors import InputError

HEAD = "Orlov to Gromov May 4, 1933"
SHELF = "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph."
# A letter of which every place can be filled with a token: header, shelf mark, formal part, body, note, back matter.
FILLED = (
    "{0}\n\n" + HEAD + "\n\n" + SHELF + "\n\nThe mill burnt.\n\n\n"
    "Orlov to {0} Gromov May 4, 1933\n\nArchive: RGASPI F. 700. {0} Op. 2. D. 15. L. 8. Autograph.\n\n"
    "From Kem {0} 4/V-33 at 15:00.\n\nMoscow. {0} Gromov.\n\nThe mill {0} burnt 1 . More.\n\nOrlov. {0}\n\n"
    "4/V-33 {0}\n\n____\n\n1 On May 6, 1933, {0} Gromov agreed (Ibid. L. 5).\n\n\nINDEX OF NAMES\n\n{0}\n"
)
TOKENS = [
    "a ", "Ab ", "Ab. ", "A.", "A. ", "1 ", "12, ", ". . ", ".", "- ", "– ", "“Ab” ", "“", "(", "() ", "[1] ", " ",
    "_ ", "Ibid. ", "D. 90. ", "L. 5; ", "(RGASPI. F. 17. Op. 3. D. 971. L. 40) ", "May 3, 1933 ", "3/X-35 ",
    "15:00. 27 min. ", "No. 5/sh. ", "comrade Orlov, ", "Orlov and ", "Orlov to Gromov ", "Secret. ", "о", "agree¹ ",
    "a\u00ad", "Po-\n", "Abramov A. I. 12, 345, 67–89\n", "\n", "a\n", "1 Ab.\n", "5\n\n",
]  # fmt: skip
SMALL = 500  # code points in each place
# Linear is 4; a floor, because a small text takes the time of what is the same for all texts.
BOUND, FLOOR = 9, 0.025


def taken(read: Callable[[str], Edition], token: str, size: int) -> float:
    """Return the CPU time that a filled text takes, in seconds."""
    text = FILLED.format(token * (size // len(token)))
    start = time.process_time()
    with suppress(InputError):
        read(text)
    return time.process_time() - start


@pytest.mark.parametrize("token", TOKENS)
def test_time_grows_with_the_text(token: str, read: Callable[[str], Edition]) -> None:
    small = max(FLOOR, taken(read, token, SMALL))
    large = taken(read, token, 4 * SMALL)
    if large > BOUND * small:  # the machine may have been busy with something else
        small, large = max(small, taken(read, token, SMALL)), min(large, taken(read, token, 4 * SMALL))
    assert large <= BOUND * small


def test_index_of_two_thousand_names_costs_no_more_than_other_text(read: Callable[[str], Edition]) -> None:
    lines = "\n".join(f"Abramov{number} A. I. 12, 345, 67–89" for number in range(2000))
    start = time.process_time()
    read(f"{HEAD}\n\n{SHELF}\n\nText 1 .\n\n____\n\n1 Note.\n\n\nINDEX OF NAMES\n\n{lines}\n")
    assert time.process_time() - start < 10, "22 s before; some 0.3 s a hundred thousand characters now"


def test_six_thousand_blanks_in_an_archive_line_cost_nothing(read: Callable[[str], Edition]) -> None:
    start = time.process_time()
    [letter] = read(f"{HEAD}\n\nArchive: RGASPI F. 700.{' ' * 6000}Op. 2. D. 15. L. 8.\n\nText.\n").letters
    assert time.process_time() - start < 3, "6.5 s before"
    assert letter.witnesses[0].reference.place.unit == ("rgaspi", "700", "2", "15")


def test_what_is_known_of_names_is_forgotten_after_its_text(
    read: Callable[[str], Edition], small_authorities: Authorities
) -> None:
    lexicon = Lexicon.of(small_authorities)
    [letter] = read(FILLED.format("Ab ")).letters[-1:]
    known = KnownNames(lexicon, letter.header)
    tokenize("On May 6 Gromov agreed with Orlov.", None, known)
    forgotten = ref(known)
    del known
    for number in range(100):  # other statements, as other texts have
        tokenize(f"On May 6 Gromov agreed to number {number}.", None, KnownNames(lexicon, letter.header))
    assert forgotten() is None
