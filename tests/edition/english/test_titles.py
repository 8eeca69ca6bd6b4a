"""Newspapers, ships, hotels and the like, whose names mean no place and nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corrkg.edition.authorities import Authorities, PlaceName
from tests.conftest import ReaderMaker
from tests.edition.english.lettered import Reader, letter_of

PLACES = tuple(
    PlaceName(name.lower(), name, "", (), "", "", (), "", "")
    for name in ("Moscow", "Kiev", "Odessa", "Ukraine", "Manchukuo")
)


@pytest.fixture(scope="module")
def read(reading_with: ReaderMaker, small_authorities: Authorities) -> Reader:
    """A function that reads a text with places in the authority file."""
    return reading_with(replace(small_authorities, places=PLACES))


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ('Kovalev (editor of the newspaper "Working Moscow") is in Moscow.', ["moscow"]),
        ("Kovalev of the newspaper Working Moscow is in Kiev.", ["kiev"]),
        ('The article stood in the "Evening Moscow".', []),
        ("Evening Moscow wrote of it.", []),
        ("The Moscow Pravda and the Moscow News wrote of it in Moscow.", ["moscow"]),
        ("Pravda of Ukraine wrote of it in Ukraine.", ["ukraine"]),
        ("He came on the steamer Moscow to Odessa.", ["odessa"]),
        ('He came on the steamer "Moscow" to Odessa.', ["odessa"]),
        ('He lives in the "Moscow" hotel in Odessa.', ["odessa"]),
        ('The newspapers "Working Moscow" and Pravda wrote of it.', []),
        ('The editor of "Great Moscow" and a correspondent of the "Bolshevik of Kiev" are in Odessa.', ["odessa"]),
        ('It stood in the "Soviet Ukraine" and in "Red Odessa".', []),
        ("Soviet Ukraine has bread.", ["ukraine"]),
        ("The newspapers of Moscow wrote of it.", ["moscow"]),
        ("A newspaper in Moscow wrote of it.", ["moscow"]),
        ('Nobody recognises this "Manchukuo".', ["manchukuo"]),
        ("The book on Moscow has come.", ["moscow"]),
        ("The factory in Moscow stands still.", ["moscow"]),
    ],
)
def test_the_name_of_a_newspaper_a_ship_or_a_house_is_no_place(read: Reader, text: str, slugs: list[str]) -> None:
    assert [one.slug for one in letter_of(read, text).named if one.kind == "place"] == slugs


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ('The newspaper "Kirov Worker" wrote of Zimin.', ["Zimin"]),
        ('The editor of "Stalin’s Path" wrote of Zimin.', ["Zimin"]),
        ('The steamer "Stalin" left, and Zimin with it.', ["Zimin"]),
        ('Zimin wrote: "Orlov".', ["Zimin"]),
        ('Orlov read the newspaper "Stalin’s Path".', ["Orlov"]),
    ],
)
def test_the_name_of_a_newspaper_or_a_ship_is_nobody(read: Reader, text: str, forms: list[str]) -> None:
    body = [one.form for one in letter_of(read, text).mentions if one.part == "body"]
    assert body == forms
