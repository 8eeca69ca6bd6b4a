"""Dates of headers, as editors print them."""

from __future__ import annotations

import datetime as dt
import math
import time

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.edition.english.word.dates import MONTHS, last_day, month_number, parse_header_date
from corrkg.edition.records import Dating
from corrkg.edition.source import Span

DAYS = st.dates(dt.date(1917, 1, 1), dt.date(1953, 12, 31))


def header_date(words: str, year: int | None = None) -> Dating | None:
    """Read words as the date of a header."""
    return parse_header_date(words, Span(0, len(words)), year)


def stated(words: str, year: int | None = None) -> Dating:
    """Read words that must be the date of a header."""
    dating = header_date(words, year)
    assert dating is not None, words
    return dating


# --- header dates -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "value", "basis"),
    [
        ("May 4, 1933", "1933-05-04", "stated"),
        ("May 4 1933", "1933-05-04", "stated"),
        ("4 May 1933", "1933-05-04", "stated"),
        ("4th of May, 1933", "1933-05-04", "stated"),
        ("May 4, 1933.", "1933-05-04", "stated"),
        ("Sept. 4, 1933", "1933-09-04", "stated"),
        ("May 4,\xa01933 g.", "1933-05-04", "stated"),
        ("May, 1933", "1933-05", "stated"),
        ("1933", "1933", "stated"),
        ("May 4 [1933]", "1933-05-04", "year-supplied"),
        ("[May 4, 1933]", "1933-05-04", "inferred"),
        ("[May 4], 1933", "1933-05-04", "inferred"),
        ("May [4], 1933", "1933-05-04", "inferred"),
        ("[May 1933]", "1933-05", "inferred"),
        ("[1933]", "1933", "inferred"),
        ("May 4 [?], 1933", "1933-05-04?", "inferred"),
        ("about May 4, 1933", "1933-05-04~", "inferred"),
        ("[about May 4 (?), 1933]", "1933-05-04%", "inferred"),
        ("May 4-6, 1933", "1933-05-04/1933-05-06", "stated"),
        ("May 30 - June 2, 1933", "1933-05-30/1933-06-02", "stated"),
        ("[May 4 or 5, 1933]", "[1933-05-04,1933-05-05]", "inferred"),
        ("[between May 4 and May 9, 1933]", "[1933-05-04..1933-05-09]", "terminus"),
    ],
)
def test_printed_date_is_read_with_its_basis(words: str, value: str, basis: str) -> None:
    dating = stated(words)
    assert (dating.edtf, dating.basis) == (value, basis)


@pytest.mark.parametrize(
    ("words", "value", "first", "last"),
    [
        ("[earlier May 4, 1933]", "[..1933-05-03]", None, "1933-05-03"),
        ("[earlier than May 1, 1933]", "[..1933-04-30]", None, "1933-04-30"),
        ("[previously March 1, 1932]", "[..1932-02-29]", None, "1932-02-29"),
        ("[before January 1, 1933]", "[..1932-12-31]", None, "1932-12-31"),
        ("[until May 1933]", "[..1933-04-30]", None, "1933-04-30"),
        ("[after May 4, 1933]", "[1933-05-05..]", "1933-05-05", None),
        ("[later than December 31, 1933]", "[1934-01-01..]", "1934-01-01", None),
        ("[after May 1933]", "[1933-06-01..]", "1933-06-01", None),
        ("[no later than May 4, 1933]", "[..1933-05-04]", None, "1933-05-04"),
        ("[not later than May 1933]", "[..1933-05-31]", None, "1933-05-31"),
        ("[not earlier than May 4, 1933]", "[1933-05-04..]", "1933-05-04", None),
        ("[no earlier than May 1933]", "[1933-05-01..]", "1933-05-01", None),
        ("[not before May 4 and not later than May 9, 1933]", "[1933-05-04..1933-05-09]", "1933-05-04", "1933-05-09"),
    ],
)
def test_terminus_excludes_or_includes_the_day_that_it_names(
    words: str, value: str, first: str | None, last: str | None
) -> None:
    dating = stated(words)
    bounds = tuple(None if day is None else day.isoformat() for day in (dating.not_before, dating.not_after))
    assert (dating.edtf, *bounds, dating.basis) == (value, first, last, "terminus")


def test_year_of_the_chapter_is_supplied_where_none_is_printed() -> None:
    dating = stated("May 4", 1933)
    assert (dating.edtf, dating.basis) == ("1933-05-04", "year-supplied")


def test_date_without_a_year_and_without_a_chapter_is_no_date() -> None:
    assert header_date("May 4") is None


@pytest.mark.parametrize("words", ["[undated]", "[no date]", "[n. d.]", "without a date"])
def test_undated_is_a_date_without_a_value(words: str) -> None:
    dating = stated(words)
    assert (dating.edtf, dating.not_before, dating.not_after) == ("", None, None)


@pytest.mark.parametrize(
    "words",
    ["", "Kem", "4", "May", "the 4 tractors of 1933", "May 4, 1933, in Kem", "[May 4, 1933", "May 4, 1933]]", "1/V-33",
     "1932 1933 1934",
     "May 4 June 5 July 6, 1933"],
)  # fmt: skip
def test_words_that_are_more_or_less_than_a_date_are_none(words: str) -> None:
    assert header_date(words) is None


@pytest.mark.parametrize(
    ("words", "day"), [("May I4, 1933", 14), ("May l4, 1933", 14), ("May 1O, 1933", 10), ("May 2I, 1933", 21)]
)
def test_digit_read_as_a_letter_is_repaired_and_reported(words: str, day: int) -> None:
    dating = stated(words)
    assert dating.day == dt.date(1933, 5, day)
    assert [note.kind for note in dating.observations] == ["repaired"]


@pytest.mark.parametrize(
    ("words", "value"), [("February 29, 1933", "1933-02"), ("June 31, 1933", "1933-06"), ("May 45, 1933", "1933-05")]
)
def test_day_that_does_not_exist_is_contested_and_only_the_month_kept(words: str, value: str) -> None:
    dating = stated(words)
    assert dating.edtf == value
    assert [note.kind for note in dating.observations] == ["contested"]


def test_leap_day_is_a_day() -> None:
    assert stated("February 29, 1932").day == dt.date(1932, 2, 29)


def test_date_keeps_the_span_of_its_words() -> None:
    text = "Orlov to Gromov May 4, 1933 1"
    dating = parse_header_date(text, Span(16, 27))
    assert dating is not None
    assert text[dating.span.start : dating.span.end] == "May 4, 1933"


@st.composite
def written_dates(draw: st.DrawFn) -> tuple[str, str, dt.date | None, dt.date | None]:
    """A header date as editors write it, with the EDTF value and the bounds that it was made from."""
    day = draw(DAYS)
    month = MONTHS[day.month - 1]
    name = draw(st.sampled_from([month, month[:3] + "." if month != "May" else month]))
    year = draw(st.sampled_from([f", {day.year}", f" {day.year}", f",  {day.year}", f" [{day.year}]"]))
    words = draw(st.sampled_from([f"{name} {day.day}{year}", f"{name}\xa0{day.day}{year}", f"{day.day} {name}{year}"]))
    step = dt.timedelta(days=1)
    made = [
        (words, day.isoformat(), day, day),
        (f"[before {words}]", f"[..{day - step}]", None, day - step),
        (f"[earlier {words}]", f"[..{day - step}]", None, day - step),
        (f"[no later than {words}]", f"[..{day}]", None, day),
        (f"[after {words}]", f"[{day + step}..]", day + step, None),
        (f"[not earlier than {words}]", f"[{day}..]", day, None),
        (f"about {words}", f"{day}~", day, day),
        (f"{words} [?]", f"{day}?", day, day),
    ]
    return draw(st.sampled_from(made))


@given(written_dates())
def test_written_date_is_read_back(written: tuple[str, str, dt.date | None, dt.date | None]) -> None:
    words, value, first, last = written
    dating = stated(words)
    assert (dating.edtf, dating.not_before, dating.not_after) == (value, first, last)


@given(DAYS, st.integers(0, 400), st.sampled_from(["between {} and {}", "[{} or {}]", "{} - {}", "{} – {}"]))
def test_two_days_are_read_back_as_the_bounds(first: dt.date, days: int, pattern: str) -> None:
    last = first + dt.timedelta(days=days)
    words = pattern.format(*(f"{MONTHS[day.month - 1]} {day.day}, {day.year}" for day in (first, last)))
    dating = stated(words)
    assert (dating.not_before, dating.not_after) == (first, last)


def bounds_by_the_independent_reader(value: str) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and last day of an EDTF value as the package ``edtf`` reads it; None where it is open."""

    def day(moment: time.struct_time | float) -> dt.date | None:
        if isinstance(moment, float):
            assert math.isinf(moment)
            return None
        return dt.date(*moment[:3])

    parsed = edtf.parse_edtf(value)
    open_start, open_end = value.startswith("[.."), value.endswith("..]")
    return None if open_start else day(parsed.lower_strict()), None if open_end else day(parsed.upper_strict())


DATE_WORDS = st.lists(
    st.sampled_from(
        ["[", "]", "(", ")", "?", ",", ".", "May", "June", "Feb.", "December", "4", "5", "31", "30", "29", "1933",
         "1932", "I4", "about", "early", "before", "after", "no later than", "not earlier than", "between", "and",
         "or", "-", "–", "to", "of", "the", "undated", "g.", "year"],
    ),
    min_size=1, max_size=9,
).map(" ".join)  # fmt: skip


@given(st.one_of(DATE_WORDS, written_dates().map(lambda written: written[0])))
def test_every_value_is_edtf_and_its_bounds_are_those_of_the_value(words: str) -> None:
    dating = header_date(words)
    if dating is not None and dating.edtf:
        assert bounds_by_the_independent_reader(dating.edtf) == (dating.not_before, dating.not_after)


@given(DATE_WORDS)
def test_bounds_never_run_backwards(words: str) -> None:
    dating = header_date(words, 1933)
    if dating is not None and dating.not_before is not None and dating.not_after is not None:
        assert dating.not_before <= dating.not_after


@given(st.text(max_size=60))
def test_arbitrary_words_never_crash_the_reading_of_a_date(words: str) -> None:
    dating = header_date(words)
    assert dating is None or dating.basis in {"stated", "year-supplied", "terminus", "inferred"}


# --- months -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(1, 13))
def test_month_is_known_by_its_name_and_by_three_letters(number: int) -> None:
    name = MONTHS[number - 1]
    assert {month_number(name), month_number(name[:3]), month_number(name[:3] + ".")} == {number}


@pytest.mark.parametrize(("year", "days"), [(1932, 29), (1933, 28), (1900, 28), (2000, 29)])
def test_last_day_of_february_follows_the_leap_year(year: int, days: int) -> None:
    assert last_day(year, 2) == days
