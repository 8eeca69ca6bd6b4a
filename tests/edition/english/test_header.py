"""The headings of letters: senders, recipients, a date; and lines that only look like one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.edition.english.page.header import Heading, archive_start, read_chapter, read_heading, read_names
from corrkg.edition.english.word.dates import MONTHS
from corrkg.edition.records import Edition
from corrkg.edition.source import SourceText, Span


def heading(line: str, year: int | None = None) -> Heading | None:
    """Read a line as a header."""
    return read_heading(line, Span(0, len(line)), year)


def a_heading(line: str) -> Heading:
    """Read a line that must be a header."""
    found = heading(line)
    assert found is not None, line
    return found


def people(found: Heading) -> tuple[list[str], list[str], list[str]]:
    """Return senders, recipients and recipients of copies as printed."""
    return tuple([name.form for name in names] for names in (found.senders, found.recipients, found.copy_recipients))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("line", "senders", "recipients"),
    [
        ("Orlov to Gromov May 4, 1933", ["Orlov"], ["Gromov"]),
        ("Orlov, Gromov to Zaytsev May 4, 1933", ["Orlov", "Gromov"], ["Zaytsev"]),
        ("Orlov, Gromov and Zaytsev to Petrenko May 4, 1933", ["Orlov", "Gromov", "Zaytsev"], ["Petrenko"]),
        ("Orlov, and Gromov to Zaytsev May 4, 1933", ["Orlov", "Gromov"], ["Zaytsev"]),
        ("Orlov – Gromov May 4, 1933", ["Orlov"], ["Gromov"]),
        ("Orlov — Gromov, Zaytsev May 4, 1933", ["Orlov"], ["Gromov", "Zaytsev"]),
        ("Orlov - Gromov May 4, 1933", ["Orlov"], ["Gromov"]),
        ("Orlov  to\xa0Gromov  May 4,  1933", ["Orlov"], ["Gromov"]),
        ("P. I. Orlov to A.S. Gromov May 4, 1933", ["P. I. Orlov"], ["A.S. Gromov"]),
        ("Orlov P. I. to Gromov A. S. May 4, 1933", ["Orlov P. I."], ["Gromov A. S."]),
        ("Orlov to comrade Gromov May 4, 1933", ["Orlov"], ["Gromov"]),
        ("Śmigły-Rydz to Ter-Petrosyan May 4, 1933", ["Śmigły-Rydz"], ["Ter-Petrosyan"]),
        ("Marchenko to Augustov May 4, 1933", ["Marchenko"], ["Augustov"]),
    ],
)
def test_names_are_read_in_printed_order(line: str, senders: list[str], recipients: list[str]) -> None:
    assert people(a_heading(line)) == (senders, recipients, [])


def test_recipient_of_a_copy_is_kept_apart() -> None:
    assert people(a_heading("Orlov to Gromov, copy to Zaytsev May 4, 1933")) == (["Orlov"], ["Gromov"], ["Zaytsev"])


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Orlov to Gromov May 4, 1933", "1933-05-04"),
        ("Orlov to Gromov, May 4, 1933", "1933-05-04"),
        ("Orlov to Gromov 4 May 1933", "1933-05-04"),
        ("Orlov to Gromov [May 4, 1933]", "1933-05-04"),
        ("Orlov to Gromov May 4 [1933]", "1933-05-04"),
        ("Orlov to Gromov [earlier May 4, 1933]", "[..1933-05-03]"),
        ("Orlov to Gromov [after May 4, 1933]", "[1933-05-05..]"),
        ("Orlov to Gromov May, 1933", "1933-05"),
        ("Orlov to Gromov [1933]", "1933"),
        ("Orlov to Gromov [not earlier than May 4, 1933]", "[1933-05-04..]"),
        ("Orlov to Gromov May 4, 1933.", "1933-05-04"),
    ],
)
def test_date_of_a_header_is_read(line: str, value: str) -> None:
    dating = a_heading(line).dating
    assert dating is not None
    assert dating.edtf == value


@pytest.mark.parametrize(
    ("line", "value"), [("Orlov to Gromov May 4, 1933 1", "1"), ("Orlov to Gromov [May 4, 1933] 12", "12")]
)
def test_sign_of_a_note_behind_the_date_is_a_marker(line: str, value: str) -> None:
    found = a_heading(line)
    assert found.marker is not None
    assert line[found.marker.start : found.marker.end] == value
    assert found.dating is not None
    assert found.dating.day == dt.date(1933, 5, 4)


def test_archive_line_run_together_with_the_header_is_cut_off() -> None:
    line = "Orlov to Gromov May 4, 1933 Archive: RGASPI F. 700. Op. 2. D. 15. L. 8."
    found = a_heading(line)
    assert found.archive is not None
    assert line[found.span.start : found.span.end] == "Orlov to Gromov May 4, 1933"
    assert line[found.archive.start :].startswith("Archive: RGASPI")


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("Archive: RGASPI F. 700. Op. 2.", 0),
        ("Archives: RGASPI. F. 700.", 0),
        ("RGASPI. F. 700. Op. 2. D. 15.", 0),
        ("F. 700. Op. 2. D. 15.", 0),
        ("The archive of the mill burnt down", None),
        ("Form 5 of the F department", None),
    ],
)
def test_shelf_mark_begins_where_the_archive_is_named(line: str, start: int | None) -> None:
    assert archive_start(line, Span(0, len(line))) == start


@pytest.mark.parametrize("line", ["Orlov to Gromov", "Orlov to Gromov the 4th of Never", "Orlov to Gromov May"])
def test_header_without_a_readable_date_has_none(line: str) -> None:
    found = heading(line)
    assert found is None or found.dating is None


def test_year_of_the_chapter_dates_a_header_that_prints_none() -> None:
    found = heading("Orlov to Gromov May 4", 1933)
    assert found is not None
    assert found.dating is not None
    assert found.dating.edtf == "1933-05-04"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "to",
        "On May 4, 1933, Orlov went to Gromov.",
        "we went to Kem May 4, 1933",
        "Letters 1933",
        "the 4th to the 5th of May 1933",
        "1933 May",
        "I ask Orlov to report to Gromov by May 4, 1933",
        "Orlov. Gromov.",
        "It is proposed to sell 4 ships, May 4, 1933",
        "Orlov to Gromov May 4, 1933 " + "and so on " * 40,
    ],
)
def test_line_of_another_shape_is_no_header(line: str) -> None:
    found = heading(line)
    assert found is None or found.dating is None


# --- generated headers --------------------------------------------------------------------------------------------

SURNAMES = ["Orlov", "Gromov", "Zaytsev", "Petrenko", "Gai-Orlov", "Tumanyan", "Śliwa", "Brown", "Li"]
INITIALS = ["", "P. ", "P. I. ", "Ya.B. "]
NAMES = st.builds(lambda initials, surname: initials + surname, st.sampled_from(INITIALS), st.sampled_from(SURNAMES))
LISTS = st.lists(NAMES, min_size=1, max_size=4)


@st.composite
def written_headings(draw: st.DrawFn) -> tuple[str, list[str], list[str], dt.date]:
    """A header as editors write it, with what it was made from."""
    senders, recipients = draw(LISTS), draw(LISTS)
    day = draw(st.dates(dt.date(1917, 1, 1), dt.date(1953, 12, 31)))
    joined = [
        ", ".join(names) if len(names) == 1 or draw(st.booleans()) else ", ".join(names[:-1]) + " and " + names[-1]
        for names in (senders, recipients)
    ]
    separator = draw(st.sampled_from([" to ", "  to ", " – ", " — ", " - ", "\xa0to\xa0"]))
    month = MONTHS[day.month - 1]
    date = draw(st.sampled_from(["{m} {d}, {y}", "{m} {d} [{y}]", "[{m} {d}, {y}]", "{d} {m} {y}", "{m}  {d},  {y}"]))
    words = date.format(m=month, d=day.day, y=day.year)
    return f"{joined[0]}{separator}{joined[1]} {words}", senders, recipients, day


@given(written_headings())
def test_written_header_is_read_back(written: tuple[str, list[str], list[str], dt.date]) -> None:
    line, senders, recipients, day = written
    found = a_heading(line)
    assert people(found) == (senders, recipients, [])
    assert found.dating is not None
    assert found.dating.day == day


@given(written_headings())
def test_each_name_of_a_header_stands_at_its_span(written: tuple[str, list[str], list[str], dt.date]) -> None:
    line, senders, recipients, _ = written
    found = a_heading(line)
    quoted = [line[name.span.start : name.span.end] for name in (*found.senders, *found.recipients)]
    assert quoted == senders + recipients


HEADER_WORDS = st.lists(
    st.sampled_from(
        "Orlov Gromov to - – , and May 4 1933 [ ] copy P. I. Archive: RGASPI F. 700 comrade before undated 1".split()
    ),
    max_size=14,
).map(" ".join)


@given(st.one_of(HEADER_WORDS, st.text(max_size=80)))
def test_arbitrary_line_never_crashes_the_reading_of_a_header(line: str) -> None:
    found = heading(line)
    if found is not None:
        assert found.senders
        assert found.recipients
        assert Span(0, len(line)).contains(found.span)


# --- lists of names -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ["", ",", "orlov", "Orlov and", "Orlov and the mill", "1933", "Orlov (in Kem)", "On the mill"]
)
def test_words_that_are_no_list_of_names_are_none(words: str) -> None:
    assert not read_names(words, Span(0, len(words)))


@given(LISTS)
def test_list_of_names_is_read_back(names: list[str]) -> None:
    words = ", ".join(names)
    found = read_names(words, Span(0, len(words)))
    assert found is not None
    assert [name.form for name in found] == names


# --- chapters -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "year", "month"),
    [
        ("1933 May", 1933, 5),
        ("1933", 1933, None),
        ("1933. May", 1933, 5),
        ("Chapter II. 1933 May", 1933, 5),
        ("1933 May - June", 1933, 5),
    ],
)
def test_heading_of_a_chapter_tells_its_time(line: str, year: int, month: int | None) -> None:
    chapter = read_chapter(SourceText("x", Path("x"), line, ""), Span(0, len(line)))
    assert chapter is not None
    assert (chapter.year, chapter.month) == (year, month)


@pytest.mark.parametrize("line", ["May 1933", "1933 was a hard year", "19334", "1933 Mayor", "In 1933"])
def test_line_that_only_holds_a_year_is_no_chapter(line: str) -> None:
    assert read_chapter(SourceText("x", Path("x"), line, ""), Span(0, len(line))) is None


Reader = Callable[[str], Edition]
SHELF = "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph."

# --- glued and damaged headings -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        f"Orlov to Gromov May 4, 1933{SHELF}",
        f"Orlov to Gromov May 4, 1933{SHELF.removeprefix('Archive: ')}",
        "Orlov to Gromov May 4, 1933 y.",
        "Orlov to Gromov May 4, 1933 year",
        "Orlov to Gromov May 4, 1933 г.",
        "Orlov to Gromov May 4,1933",
        "Orlov to GromovMay 4, 1933",
        "Orlov to Gromov 4 May1933",
        "Orlov to Gromov, May 4 of the year 1933",
    ],
)
def test_glued_header_keeps_its_day_and_its_names(line: str, read: Reader) -> None:
    shelf = "" if "RGASPI" in line else f"\n\n{SHELF}"
    [letter] = read(f"{line}{shelf}\n\nText.\n").letters
    assert (letter.header.dating.edtf, letter.header.dating.basis) == ("1933-05-04", "header")
    assert ([name.form for name in letter.header.senders], [name.form for name in letter.header.recipients]) == (
        ["Orlov"],
        ["Gromov"],
    )
    assert letter.archive_line is not None
    assert letter.part("body") == "Text."


@pytest.mark.parametrize(
    ("line", "senders", "recipients"),
    [
        ("Orlov to Petrenko for Gromov May 4, 1933", ["Orlov"], ["Petrenko", "Gromov"]),
        ("Petrenko on behalf of Orlov to Gromov May 4, 1933", ["Petrenko", "Orlov"], ["Gromov"]),
        ("Orlov to Gromov through Petrenko May 4, 1933", ["Orlov"], ["Gromov"]),
        ("Orlovto Gromov May 4, 1933", ["Orlov"], ["Gromov"]),
    ],
)
def test_header_names_each_person_apart(line: str, senders: list[str], recipients: list[str], read: Reader) -> None:
    [letter] = read(f"{line}\n\n{SHELF}\n\nText.\n").letters
    assert [name.form for name in letter.header.senders] == senders
    assert [name.form for name in letter.header.recipients] == recipients


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Orlov to Gromov the 4th of May 1933", "1933-05-04"),
        ("Orlov to Gromov May 4, 1933, 2 a.m.", "1933-05-04"),
        ("Orlov to Gromov night of May 4 to 5, 1933", "1933-05-04/1933-05-05"),
        ("Orlov to Gromov May 4, I933", "1933-05-04"),
        ("Orlov to Gromov May З, 1933", "1933-05-03"),
        ("Orlov to Gromov [not before May 3 and not after May 5, 1933]", "[1933-05-03..1933-05-05]"),
        ("Orlov to Gromov. May 4, 1933", "1933-05-04"),
        ("Orlov → Gromov May 4, 1933", "1933-05-04"),
        ("From Orlov to Gromov May 4, 1933", "1933-05-04"),
        ("Letter from Orlov to Gromov May 4, 1933", "1933-05-04"),
        ("Telegram of Orlov to Gromov May 4, 1933", "1933-05-04"),
        ("No. 5 Orlov to Gromov May 4, 1933", "1933-05-04"),
        ("717. Orlov to Gromov May 4, 1933", "1933-05-04"),
        ("ORLOV TO GROMOV MAY 4, 1933", "1933-05-04"),
        ("Orlov to Gromov 4/V-33", "1933-05-04"),
    ],
)
def test_header_in_another_dress_names_the_same_two_and_the_day(line: str, value: str, read: Reader) -> None:
    edition = read(f"{line}\n\n{SHELF}\n\nText.\n\nOrlov.\n")
    [letter] = edition.letters
    assert ([name.form for name in letter.header.senders], [name.form for name in letter.header.recipients]) == (
        ["Orlov"],
        ["Gromov"],
    )
    assert letter.header.dating.edtf == value


def test_copy_in_parentheses_is_to_a_recipient_of_copies(read: Reader) -> None:
    [letter] = read(f"Orlov to Gromov (copy to Petrenko) May 4, 1933\n\n{SHELF}\n\nText.\n").letters
    assert [name.form for name in letter.header.copy_recipients] == ["Petrenko"]
