"""Days named in a text: with an English month in running words, with a Roman month by the writers themselves."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.edition.english.word.counteddays import find_counted_days
from corrkg.edition.english.word.dates import MONTHS
from corrkg.edition.english.word.daynames import find_dates, find_short_dates

DAYS = st.dates(dt.date(1917, 1, 1), dt.date(1953, 12, 31))
ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()


# --- dates in running text ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On May 4, 1933, and on 5 June", [(4, 5, 1933), (5, 6, None)]),
        ("the 1st of May 1933", [(1, 5, 1933)]),
        ("On May 45 nothing, May 1933 neither", []),
        ("at May 4:30", []),
        ("the May Day of 1933", []),
        ("February 29 stands without a year", [(29, 2, None)]),
        ("February 29, 1933 does not exist", []),
        ("Mayer 4 and Augustus 5", []),
    ],
)
def test_days_are_found_in_running_text(text: str, days: list[tuple[int, int, int | None]]) -> None:
    assert [(found.day, found.month, found.year) for found in find_dates(text)] == days


def test_nth_of_a_month_is_told_by_itself_and_counted_from_no_other_day() -> None:
    assert list(find_counted_days("On the 5th of May, on the 6th June")) == []
    assert [found.nth for found in find_counted_days("On the 5th, on the night of the 6th")] == [5, 6]


@pytest.mark.parametrize("space", [" ", "\N{NO-BREAK SPACE}", "\n", "  "])
@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("half an hour later", 30),
        ("a quarter of an hour later", 15),
        ("three quarters of an hour afterwards", 45),
        ("an hour and a half later", 90),
        ("1 hour 20 minutes later", 80),
    ],
)
def test_duration_is_counted_in_minutes_whatever_space_parts_its_words(words: str, minutes: int, space: str) -> None:
    assert [found.minutes for found in find_counted_days(words.replace(" ", space))] == [minutes]


@pytest.mark.parametrize("joint", [" ", "-", "\N{NO-BREAK SPACE}", "\n"])
def test_number_of_two_words_is_counted_whatever_joins_them(joint: str) -> None:
    assert [found.minutes for found in find_counted_days(f"thirty{joint}six minutes later")] == [36]
    assert [found.steps for found in find_counted_days(f"twenty{joint}one days before")] == [-21]


@given(DAYS, st.text(alphabet="abc xyz.,", max_size=20))
def test_day_in_running_text_is_read_back_with_its_place(day: dt.date, before: str) -> None:
    words = f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
    text = f"{before} {words}. Then"
    [found] = list(find_dates(text))
    assert text[found.start : found.end] == words
    assert found.in_context(None) == day


@pytest.mark.parametrize(
    ("text", "context", "day"),
    [
        ("On December 30", dt.date(1934, 1, 3), dt.date(1933, 12, 30)),
        ("On January 3", dt.date(1933, 12, 30), dt.date(1934, 1, 3)),
        ("On May 4", dt.date(1933, 5, 9), dt.date(1933, 5, 4)),
        ("On February 29", dt.date(1932, 2, 1), dt.date(1932, 2, 29)),
    ],
)
def test_year_that_is_not_printed_is_that_of_the_nearest_such_day(text: str, context: dt.date, day: dt.date) -> None:
    [found] = list(find_dates(text))
    assert found.in_context(context) == day


def test_day_without_year_or_context_is_none() -> None:
    [found] = list(find_dates("On May 4"))
    assert found.in_context(None) is None


# --- dates with a Roman month -------------------------------------------------------------------------------------


def short(text: str, near: dt.date | None = None) -> list[dt.date]:
    """Return the days with a Roman month in ``text``."""
    return [found.date for found in find_short_dates(text, 0, len(text), near)]


@pytest.mark.parametrize(
    "text",
    ["4/V-33", "4/V-33 g.", "4 / V - 33", "4.V.33", "4/V—33", "4/V 1933", "4-V-33", "04/V-33", "4\\V-33", "4/V.33"],
)
def test_habits_of_writing_one_day_are_one_day(text: str) -> None:
    assert short(text) == [dt.date(1933, 5, 4)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2I/V - 33", 21),
        ("4V - 33", 4),
        ("1O/V-33", 10),
        ("27A - 33", 27),
        ("l4/V-33", 14),
        ("II/V - 33", 11),
        ("Il/V-33", 11),
    ],
)
def test_damaged_short_date_is_repaired_from_the_day_nearby_and_says_so(text: str, day: int) -> None:
    near = dt.date(1933, 5, 20)
    [found] = list(find_short_dates(text, 0, len(text), near))
    assert found.date == dt.date(1933, 5, day)
    assert text in found.repair


@pytest.mark.parametrize(
    ("text", "month"),
    [("4/VП.33", 7), ("4/VП - 33", 7), ("4/П-33", 2), ("4/УП-33", 7), ("4/Ш-33", 3), ("4.Ш.33", 3)],
)
def test_figure_with_a_letter_of_the_other_script_is_a_month(text: str, month: int) -> None:
    assert short(text, dt.date(1933, 7, 20)) == [dt.date(1933, month, 4)]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("27A/III - 33", 8),
        ("27A/II - 33", 7),
        ("27V/III-33", 8),
        ("27A/I-33", 6),
        ("II/VIII - 33", 8),
        ("8/VIIl-33", 8),
    ],
)
def test_stroke_that_was_read_into_the_month_is_put_back_nearest_to_the_day_nearby(text: str, month: int) -> None:
    near = dt.date(1933, month, 20)
    [found] = list(find_short_dates(text, 0, len(text), near))
    assert found.date.month == month
    assert found.repair


@pytest.mark.parametrize("text", ["Vol. II. X. Y. Zimin", "II. V. 33 pages", "T. II. M., 1969", "27A house"])
def test_roman_number_of_a_volume_is_no_day(text: str) -> None:
    assert short(text, dt.date(1933, 5, 4)) == []


def test_damaged_month_without_a_day_nearby_is_no_date() -> None:
    assert short("27A - 33") == []


@pytest.mark.parametrize(
    "text", ["32/V-33", "4/XIII-33", "31/VI-33", "0/V-33", "No. 4/33", "1933", "L. 4-5", "4/May-33"]
)
def test_what_is_no_day_is_no_short_date(text: str) -> None:
    assert short(text, dt.date(1933, 5, 4)) == []


def test_i_that_begins_a_sentence_is_no_month() -> None:
    near = dt.date(1935, 10, 21)
    assert not list(find_short_dates("I agree with point 1. I am against point 2.", 0, 43, near))
    assert not list(find_short_dates("He gives no more than 25. I enclose his note.", 0, 45, near))
    assert not list(find_short_dates("We need 3. I think so.", 0, 22, near))
    for words in ("on 25. I at 5 o'clock", "25. I this year", "25. I and 26", "the telegram of 25. I from Kem"):
        assert len(list(find_short_dates(words, 0, len(words), near))) == 1
    assert [each.date.month for each in find_short_dates("From Moscow 3. I. 36", 0, 20, near)] == [1]


@given(
    DAYS,
    st.sampled_from([" ", ""]),
    st.sampled_from("/."),
    st.sampled_from(["-", "—", ".", "–"]),
    st.sampled_from(["%Y", "%y"]),
    st.sampled_from(["", " g.", " 1", "."]),
)
def test_short_date_is_read_back(day: dt.date, gap: str, stroke: str, dash: str, year: str, tail: str) -> None:
    text = f"{day.day}{gap}{stroke}{gap}{ROMAN[day.month - 1]}{gap}{dash}{gap}{day:{year}}{tail}"
    assert short(text, day) == [day]


@given(DAYS)
def test_short_date_without_a_year_takes_it_from_the_day_nearby(day: dt.date) -> None:
    assert short(f"{day.day}/{ROMAN[day.month - 1]}", day) == [day]
