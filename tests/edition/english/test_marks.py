"""Marks, numbers, dispatch lines and datelines."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.edition.english.page.marks import (
    closing_numbers,
    read_dateline,
    read_dispatch_line,
    read_marks,
    read_number_line,
)
from corrkg.edition.source import Span

NEAR = dt.date(1933, 5, 4)


def whole(line: str) -> Span:
    """Return the span of a whole line."""
    return Span(0, len(line))


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Owls. Secret .", ["top-secret"]),
        ("C. secret", ["top-secret"]),
        ("Sov. secret.", ["top-secret"]),
        ("Top secret", ["top-secret"]),
        ("Secret .", ["secret"]),
        ("Strictly secret.", ["strictly-secret"]),
        ("Strictly confidential.", ["strictly-secret"]),
        ("Confidential.", ["secret"]),
        ("Copy .", ["copy"]),
        ("Cipher.", ["cipher"]),
        ("Encryption", ["cipher"]),
        ("Telegram.", ["telegram"]),
        ("Telephone message .", ["telephone-message"]),
        ("Personally.", ["personal"]),
        ("Out of turn", ["urgent"]),
        ("Very urgent.", ["urgent"]),
        ("Copy. Owls. Secret. Cipher .", ["copy", "top-secret", "cipher"]),
        ("OWLS. SECRET", ["top-secret"]),
    ],
)
def test_line_of_marks_is_read_in_order(line: str, kinds: list[str]) -> None:
    assert [mark.kind for mark in read_marks(line, whole(line))] == kinds


@pytest.mark.parametrize(
    "line",
    ["", "Copy to Gromov", "Secretary Orlov", "The secret is out", "Cipher clerk Orlov", "Copying", "Secret agents"],
)
def test_line_that_holds_more_than_marks_has_none(line: str) -> None:
    assert read_marks(line, whole(line)) == ()


KINDS = {
    "Owls. Secret": "top-secret",
    "Cipher": "cipher",
    "Copy": "copy",
    "Personally": "personal",
    "Out of turn": "urgent",
}


@given(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=5), st.sampled_from([". ", " . ", ", ", ".\xa0"]))
def test_generated_line_of_marks_is_read_back(words: list[str], stop: str) -> None:
    line = stop.join(words) + "."
    found = read_marks(line, whole(line))
    assert [mark.kind for mark in found] == [KINDS[word] for word in words]
    assert [line[mark.span.start : mark.span.end] for mark in found] == words


# --- numbers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("No. 82", [("sender", 82)]),
        ("#84", [("sender", 84)]),
        ("HP 139.", [("sender", 139)]),
        ("№ 7", [("sender", 7)]),
        ("No. 1556/sh.", [("cipher-office", 1556)]),
        ("No. 1556 / sh", [("cipher-office", 1556)]),
        ("In. No. 105", [("incoming", 105)]),
        ("Out. No. 12/s", [("outgoing", 12)]),
        ("Nos. 61, 62", [("sender", 61), ("sender", 62)]),
        ("Nos. 61 and 63", [("sender", 61), ("sender", 63)]),
        ("Nos. 61-64", [("sender", 61), ("sender", 62), ("sender", 63), ("sender", 64)]),
    ],
)
def test_number_is_of_its_own_series(line: str, found: list[tuple[str, int]]) -> None:
    numbers, _ = read_number_line(line, 0, len(line))
    assert [(number.series, number.value) for number in numbers] == found


@pytest.mark.parametrize("line", ["", "82", "Number of wagons: 82", "Noble 82", "to No. 82"])
def test_line_that_does_not_begin_with_a_number_has_none(line: str) -> None:
    assert read_number_line(line, 0, len(line)) == ((), 0)


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("Let us know your opinion 1 . No. 1556/sh.", [1556]),
        ("Let us know. No. 82", [82]),
        ("Let us know!” HP 139 2 .", [139]),
        ("I refer to your No. 82", []),
        ("Your No. 82. We agree.", []),
        ("Send coal No. 2.", []),
    ],
)
def test_only_a_number_behind_the_last_sentence_is_the_messages_own(line: str, values: list[int]) -> None:
    assert [number.value for number in closing_numbers(line, whole(line))] == values


@given(
    st.lists(st.integers(1, 99999), min_size=1, max_size=4, unique=True), st.sampled_from(["No. ", "HP ", "#", "№ "])
)
def test_generated_numbers_are_read_back(values: list[int], sign: str) -> None:
    line = sign + ", ".join(map(str, values))
    numbers, end = read_number_line(line, 0, len(line))
    assert [number.value for number in numbers] == values
    assert end == len(line)


# --- datelines ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "words", "day"),
    [
        ("4/V-33 g.", "4/V-33 g.", 4),
        ("4/V-33 1", "4/V-33", 4),
        ("Kem. 4/V-33", "Kem. 4/V-33", 4),
        ("May 4, 1933", "May 4, 1933", 4),
        ("4 May 1933 2 .", "4 May 1933", 4),
        ("2I/V-33", "2I/V-33", 21),
        ("May 6", "May 6", 6),
    ],
)
def test_line_that_is_a_date_is_a_dateline_without_the_sign_of_a_note(line: str, words: str, day: int) -> None:
    found = read_dateline(line, whole(line), NEAR)
    assert found is not None
    span, read, _ = found
    assert line[span.start : span.end].rstrip(" .") == words.rstrip(" .")
    assert read == dt.date(1933, 5, day)


@pytest.mark.parametrize(
    "line", ["", "Orlov.", "On May 4, 1933, the mill burnt.", "4/V-33 the mill burnt", "No. 82", "33", "1933"]
)
def test_line_that_is_more_than_a_date_is_no_dateline(line: str) -> None:
    assert read_dateline(line, whole(line), NEAR) is None


# --- dispatch lines -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "events"),
    [
        ("From Moscow 4/V-33 at 0:00. 30 minutes.", [("sent", "Moscow", dt.date(1933, 5, 4), dt.time(0, 30))]),
        ("From Kem 2I/V — 33 at 15:00. 27 min. In. No. 138.", [("sent", "Kem", dt.date(1933, 5, 21), dt.time(15, 27))]),
        ("Sent from Kem 4/V-33", [("sent", "Kem", dt.date(1933, 5, 4), None)]),
        ("Received May 5, 1933 at 17-40", [("received", "", dt.date(1933, 5, 5), dt.time(17, 40))]),
        ("From Nizhny Novgorod 4/V-33", [("sent", "Nizhny Novgorod", dt.date(1933, 5, 4), None)]),
        ("Kem, 4/V-33, 14 o'clock. 20 minutes.", [("sent", "Kem", dt.date(1933, 5, 4), dt.time(14, 20))]),
        ("Kem. 4/V-33 at 14:00. 20 min. In. No. 12.", [("sent", "Kem", dt.date(1933, 5, 4), dt.time(14, 20))]),
        ("Nizhny Novgorod May 4, 1933 at 14:20", [("sent", "Nizhny Novgorod", dt.date(1933, 5, 4), dt.time(14, 20))]),
        ("From Kem II/V - 33 at 0000 hours. 45 min.", [("sent", "Kem", dt.date(1933, 5, 11), dt.time(0, 45))]),
        ("From Kem IO/V - 33 at 9:45", [("sent", "Kem", dt.date(1933, 5, 10), dt.time(9, 45))]),
    ],
)
def test_line_of_the_telegraph_is_an_event(line: str, events: list[tuple[str, str, dt.date, dt.time | None]]) -> None:
    found = read_dispatch_line(line, whole(line), NEAR)
    assert [(event.kind, event.place, event.date, event.time) for event in found] == events


def test_sending_and_receipt_on_one_line_are_two_events() -> None:
    line = "Sent from Kem 4/V-33 at 15:00. 27 min.; Received 5/V-33 at 4 p.m. 05 min."
    found = read_dispatch_line(line, whole(line), NEAR)
    assert [(event.kind, event.date, event.time) for event in found] == [
        ("sent", dt.date(1933, 5, 4), dt.time(15, 27)), ("received", dt.date(1933, 5, 5), dt.time(16, 5)),
    ]  # fmt: skip


def test_damaged_date_of_a_dispatch_is_reported() -> None:
    line = "From Moscow 2I/V — 33 at 0:00. 30 minutes."
    [event] = read_dispatch_line(line, whole(line), NEAR)
    assert [note.kind for note in event.observations] == ["repaired"]


@pytest.mark.parametrize(
    "line",
    [
        "From Moscow",
        "From May 4 we work at 15:00 sharp with everybody",
        "Sent the coal",
        "4/V-33",
        "Kem, 4/V-33",
        "Kem, 14 o'clock.",
        "In May 4, 1933 at 14:20",
        "Kem. Gromov 4/V-33 at 14:20",
    ],
)
def test_sentence_is_no_line_of_the_telegraph(line: str) -> None:
    assert read_dispatch_line(line, whole(line), NEAR) == ()


LINES = st.lists(
    st.sampled_from(
        "From Kem Moscow 4/V-33 2I/V at 15:00. 27 min. In. No. 138 Sent Received May 4 , ; Copy . 1933 /sh -".split()
    ),
    max_size=14,
).map(" ".join)


@given(st.one_of(LINES, st.text(max_size=60)))
def test_arbitrary_line_never_crashes_and_never_reads_outside_of_itself(line: str) -> None:
    span = whole(line)
    numbers, end = read_number_line(line, 0, len(line))
    dateline = read_dateline(line, span, NEAR)
    spans = [
        *(mark.span for mark in read_marks(line, span)),
        *(number.span for number in (*numbers, *closing_numbers(line, span))),
        *(dispatch.span for dispatch in read_dispatch_line(line, span, NEAR)),
    ]
    spans += [dateline[0]] if dateline else []
    assert all(span.contains(part) for part in spans)
    assert 0 <= end <= len(line)
