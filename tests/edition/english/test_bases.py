"""What the date of a letter rests on: the document, another hand, or the heading alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from corrkg.edition.records import Edition

HEADING = "Stalin to Kaganovich {}"
SHELF = "Archive: RGASPI F. 700. Op. 2. D. 15. L. 1. Autograph."
Dated = Callable[..., tuple[str, int | None]]


@pytest.fixture
def dated(read: Callable[[str], Edition]) -> Dated:
    """A function that reads a letter, and returns the basis of its date and the note that tells it."""

    def basis(
        *notes: str, header: str = "October 2, 1935", dateline: str = "2/X-35", formal: str = ""
    ) -> tuple[str, int | None]:
        below = ["____", *(f"{number} {note}" for number, note in enumerate(notes, 1))] if notes else []
        lines = [HEADING.format(header), SHELF, formal, "Send the plan of the mill.", "Stalin.", dateline, *below]
        [letter] = read("\n\n".join(filter(None, lines)) + "\n").letters
        assert letter.header.dating.not_before in {dt.date(1935, 10, 2), None}
        return letter.header.dating.basis, letter.header.dating.note

    return basis


@pytest.mark.parametrize(
    "note",
    [
        "Number and date entered by the secretary.",
        "Dated by the secretary's note at the bottom of the letter.",
        "The date was put in by the secretary.",
        "The number and the date were put down by the cipher department.",
        "The letter was dated by the secretary.",
        "Not the author but the secretary put down the number and the date.",
        "The date was added in the secretariat.",
        "The date is in Dvinsky's hand.",
        "The number and day are in the secretary's hand.",
        "Poskrebyshev entered the number and the date.",
        "Dated by Dvinsky.",
        "Numbered and dated by the secretary.",
        "The number and the day are affixed by the hand of the secretary.",
        "Number and date are the secretary's.",
        "Number and date - by the secretary.",
        "Number and date by the secretary.",
        "Secretary's date and number.",
        "The secretary's date.",
        "The date and number of the secretary.",
        "Date in the hand of the secretary.",
        "Date and number in Dvinsky's hand.",
        "Number and date - the secretary's.",
        "Secretary's number and date; cipher, Sochi, October 3, 13:05.",
        "The digits and the day are the secretary's.",
        "By the hand of the secretary are put the number and the date.",
        "By the secretary are entered the number and the date.",
        "The number and the date are of the secretary's hand.",
        "The day is of another hand, that of the secretary.",
        "The date, as well as the numbers, was written in by the secretary.",
        "Date and number: hand of the secretary.",
        "The number with the date was put down by the secretary.",
        "The number, together with the date, was put down by the secretary.",
        "Dated according to the entry made in the secretariat.",
        "Dated by the entry of the secretary.",
        "Dated on the basis of a note made by Dvinsky.",
        "The digits of the date were inscribed by the secretary.",
        "Number and date penciled in by Stalin's secretary.",
        "The number, as well as the date, was made in another hand.",
        "The date was put by an unknown hand.",
        "Number and date were, as usual, registered in the Special Sector.",
        "The number and the date were put at the registration.",
        "The number and date belong to the hand of Poskrebyshev.",
        "The hand of the secretary put the number and the date.",
        "The date stands there in Dvinsky's hand.",
        "It was the secretary who entered the number and date.",
        "The autograph has no date; it was entered by the secretary.",
        "The date and number are missing in the autograph and were entered by the secretary.",
        "The date was put not by Stalin but by his secretary.",
        "The number and date are not in Stalin's hand, but in that of the secretary.",
        "The secretary's note gives the number and the date.",
        "The date is established by the note of Stalin's secretary.",
        "The document was dated and numbered in the Secretariat of the Central Committee.",
        "The telegram received its number and date from the secretary.",
        "Number and date: Poskrebyshev.",
    ],
)
def test_another_hand_that_a_note_names_dated_the_letter(dated: Dated, note: str) -> None:
    assert dated("The mill stood at Kem.", note) == ("secretary", 2)


@pytest.mark.parametrize(
    "note",
    [
        "The letter was dated by the sender himself.",
        "The date was put by Stalin himself.",
        "The date was not entered by the secretary.",
        "The text was entered by the secretary.",
        "The telegram of Molotov was dated by the secretary.",
        "By this date the secretary entered the hall.",
        "Numbered by the secretary.",
        "The number with the stamp was put down by the secretary.",
        "Dated according to the entry made in Stalin's hand.",
        "Dated according to the telegram, which the secretary entered.",
        "The date was entered in Sochi.",
        "The date is of the same hand as the text.",
        "Number and date - on the secretary's envelope.",
        "The secretary's copy, number and date torn off.",
        "The date was put by Stalin, the number by the secretary.",
        "The number was given by the secretary, the date stands in Stalin's hand.",
        "The date of receipt was entered by the secretary.",
        "The date of dispatch was noted by the secretary.",
        "The date of the meeting was entered by the secretary.",
        "The stamp with the date of registration was put by the office.",
        "On the copy the date was put by the secretary.",
        "Every day the secretary entered the number.",
        "The former date was asked for by the secretary.",
        "The date was crossed out by the secretary.",
        "The secretary dated his own note October 3.",
        "The plan is in a cipher dated October 1, sent by the secretary.",
        "Moscow's decryption dates from October 3.",
        "Number and date entered by the editors.",
        "On the letter, Kaganovich wrote: “I agree” and put the date: October 3.",
        "Kirov wrote “For” and put the date.",
        "Kaganovich put the date of receipt and the number.",
        "On the voting list, “For” and the date October 3 were put by Molotov and Kalinin.",
    ],
)
def test_a_note_that_says_something_else_leaves_the_date_to_the_document(dated: Dated, note: str) -> None:
    assert dated(note) == ("stated", None)


def test_a_bare_entry_is_of_the_date_where_the_note_stands_at_the_date(dated: Dated) -> None:
    assert dated("Entered by the secretary.", dateline="2/X-35 1") == ("secretary", 1)
    assert dated("Entered by the secretary.") == ("stated", None)


def test_the_figures_at_the_date_are_its_own(dated: Dated) -> None:
    assert dated("Secretary's figures.", dateline="2/X-35 1") == ("secretary", 1)
    assert dated("Figures of the mill.", dateline="2/X-35 1") == ("stated", None)
    assert dated("Secretary's figures.") == ("stated", None)


@pytest.mark.parametrize(
    "note",
    [
        "Both “No. 7” and “2/X-35” are in the hand of the secretary.",
        "“2/X-35” was written by the secretary.",
        "The words “2/X” are in another hand.",
        "“No. 7. 2/X-35” – the secretary's hand.",
        "“2/X-35” was put by Petrenko.",
        "Dictated by telephone to Petrenko, who took the message down at 15:50; number and date supplied by him.",
        "Taken down by Petrenko, who added the number and the date.",
        "Petrenko took it down; the date is his.",
        "Petrenko took it down; the number and the date are his, too.",
        "Number and date are those of the secretary.",
    ],
)
def test_the_date_may_be_quoted_and_who_put_it_called_he(dated: Dated, note: str) -> None:
    assert dated(note, dateline="2/X-35 1") == ("secretary", 1)


@pytest.mark.parametrize(
    "note",
    [
        "On the envelope Petrenko marked in pencil: “Delivered 5/X”.",
        "The secretary wrote on it: “To the archive”.",
        "Petrenko noted on the back: “Read to Zimin on 6/X”.",
        "Kaganovich took it down; number and date supplied by him.",
        "Stalin's own hand wrote “2/X-35”.",
        "The secretary noted “Read to Zimin”.",
        "“2/X-35” is written over in pencil.",
    ],
)
def test_what_else_is_written_at_the_date_is_no_entry_of_it(dated: Dated, note: str) -> None:
    assert dated(note, dateline="2/X-35 1") == ("stated", None)


def test_a_line_of_dispatch_states_the_date(dated: Dated) -> None:
    assert dated(dateline="", formal="From Moscow 2/X - 35 at 20 o'clock. 40 min.") == ("stated", None)


def test_without_a_day_in_the_document_the_heading_alone_tells_it(dated: Dated) -> None:
    assert dated(dateline="") == ("header", None)


def test_a_sending_that_only_a_note_tells_is_no_day_of_the_document(dated: Dated) -> None:
    assert dated("Sent in code from Sochi on October 2 at 15:00. 27 min.", dateline="") == ("header", None)


@pytest.mark.parametrize(
    ("header", "basis"),
    [
        ("October 2 [1935]", "year-supplied"),
        ("[October 2, 1935]", "inferred"),
        ("[before October 3, 1935]", "terminus"),
    ],
)
def test_what_the_editors_supplied_stays_theirs(dated: Dated, header: str, basis: str) -> None:
    assert dated("Number and date entered by the secretary.", header=header) == (basis, None)
