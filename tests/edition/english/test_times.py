"""Clock times: the hour, then the minutes, each with a word of its own or without."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.edition.english.word.times import find_times


def times(text: str) -> list[str]:
    """Return the times of ``text`` as ``15:27``."""
    return [f"{found:%H:%M}" for _, _, found in find_times(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 15:00. 27 min.", "15:27"),
        ("at 15:00. 27 minutes", "15:27"),
        ("at 12 noon. 25 min.", "12:25"),
        ("at 0:00. 30 minutes.", "00:30"),
        ("at 0000 hours. 50 min.", "00:50"),
        ("at 2300 hours", "23:00"),
        ("at forty minutes past midnight", "00:40"),
        ("at thirty-five minutes past two", "02:35"),
        ("at twenty past three in the morning", "03:20"),
        ("at eighteen minutes to five", "04:42"),
        ("at noon and seventeen minutes", "12:17"),
        ("at 2 o'clock. 51 min.", "02:51"),
        ("at 4 p.m. 45 min.", "16:45"),
        ("at 4 pm 45 min", "16:45"),
        ("at 11 a.m.", "11:00"),
        ("at 12 a.m.", "00:00"),
        ("at 12 p.m.", "12:00"),
        ("at 12 midnight", "00:00"),
        ("at 4:50 am", "04:50"),
        ("at 4:50 pm", "16:50"),
        ("at 13:00. 05 min.", "13:05"),
        ("at 14:00. 2 minutes", "14:02"),
        ("at 3 o'clock in the afternoon", "15:00"),
        ("at 17-40", "17:40"),
        ("at 17-40 this cipher", "17:40"),
        ("at 17-40 Orlov's cipher", "17:40"),
        ("at 24:00", "00:00"),
        ("at 2 hours 5 min.", "02:05"),
        ("at two in the morning", "02:00"),
        ("by six in the evening", "18:00"),
        ("at nine at night", "21:00"),
        ("at noon 50 min.", "12:50"),
        ("at noon. 25 min.", "12:25"),
        ("at midnight 05 min.", "00:05"),
        ("at midnight and twenty minutes", "00:20"),
        ("at noon and twenty-five minutes", "12:25"),
        ("at noon and the next day", "12:00"),
        ("at 2I o'clock. 30 min.", "21:30"),
        ("at 1l o'clock", "11:00"),
        ("at 2O:15", "20:15"),
        ("at 1O o'clock", "10:00"),
    ],
)
def test_printed_time_is_hour_then_minutes(text: str, expected: str) -> None:
    assert times(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "at 25:00",
        "at 15:60",
        "at 15:00. 75 min.",
        "No. 15/sh",
        "at 15-27 rubles",
        "15 tons",
        "it held two in the morning",
        "at two in May",
        "1933",
        "pp. 115-140",
        "5/V-33",
        "L. 8-9v.",
        "4.5 million",
    ],
)
def test_what_is_no_time_of_the_clock_is_left_alone(text: str) -> None:
    assert times(text) == []


def test_dash_is_a_time_only_where_a_time_is_expected() -> None:
    text = "pages 17-40"
    assert find_times(text, dashes=False) == []
    assert [found for _, _, found in find_times(text)] == [dt.time(17, 40)]


def test_sending_and_receipt_on_one_line_are_two_times() -> None:
    assert times("Sent at 15:00. 27 min. Received at 4 p.m. 05 min.") == ["15:27", "16:05"]


@st.composite
def written_times(draw: st.DrawFn) -> tuple[str, dt.time]:
    """A time in one of the translation's ways, with its value."""
    hour, minute = draw(st.integers(0, 23)), draw(st.integers(0, 59))
    half = "a.m." if hour < 12 else "p.m."
    twelve = hour % 12 or 12
    word = draw(st.sampled_from(["min.", "min", "minutes", "minutes."]))
    written = draw(
        st.sampled_from(
            [f"{hour}:00. {minute} {word}", f"{hour}:00. {minute:02d} {word}", f"{hour:02d}00 hours. {minute} {word}",
             f"{twelve} {half} {minute} {word}", f"{hour}:{minute:02d}", f"{twelve}:{minute:02d} {half}",
             f"{hour} hours {minute} {word}"],
        )
    )  # fmt: skip
    return written, dt.time(hour, minute)


@given(
    written_times(),
    st.sampled_from(["at ", "Moscow, ", "", "(at "]),
    st.sampled_from(["", " 1 .", ")", "; received", "\n"]),
)
def test_written_time_is_read_back_with_its_place(written: tuple[str, dt.time], before: str, after: str) -> None:
    words, value = written
    text = before + words + after
    [(start, end, found)] = find_times(text)
    assert found == value
    assert start == len(before)
    assert words.startswith(text[start:end]) or text[start:end].startswith(words.rstrip("."))


@given(st.text(alphabet="0123456789:.- apmhours'n", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_times_lie_in_the_text_in_order_and_never_overlap(text: str, start: int, end: int) -> None:
    found = find_times(text, start, end)
    places = [place for begin, stop, _ in found for place in (begin, stop)]
    assert places == sorted(places)
    assert all(start <= place <= min(end, len(text)) for place in places)


@pytest.mark.parametrize(
    "text", ["from ten to twelve people", "in the past five years", "twenty to thirty tons", "ten past presidents"]
)
def test_numbers_beside_past_and_to_are_no_hours(text: str) -> None:
    assert times(text) == []
