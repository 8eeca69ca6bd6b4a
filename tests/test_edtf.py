"""EDTF: the grammar against the calendar, and all of it against python-edtf, which others wrote."""

from __future__ import annotations

import calendar
import contextlib
import datetime as dt
import io
import itertools
import re
from pathlib import Path
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import assume, given
from hypothesis import strategies as st

from corrkg import edtf
from corrkg.edition.authorities import read_authorities
from corrkg.edition.english.reader import read_edition

TAKEN = """1935 1935-10 1935-10-21 -0500 0000 193X 19XX 1935-XX 1935-10-XX 1935-XX-XX 1935-21 1935-24 Y170000002
    1935? 1935-10~ 1935-10-21% 1935-10-XX~ 1935-10-01T15:27:00 1935-10-01T15:27:00Z 1935-10-01T15:27:00+03:00
    1935/1936 1935-10-01/1935-10-03 1935~/1936? ../1890 1890/.. 1890/ /1890 1936-02-29 1900-02-28 2000-02-29
    [1932-06-12,1932-06-13] [..1935-10-08] [1935-10-14..] [1932-06-12..1932-06-15] {1932,1934} {..1932}
    [1667,1668,1670..1672] [1932,1934..] 1XXX 19X5 1935-XX-05 1935-1X-2X 19XX-02-29""".split()
REFUSED = """1935-13-45 1890-13-40 1890-02-30 1935-04-31 1935-00 1935-10-00 1935-10-32 -0000 1900-02-29 1935-02-29
    19X5-02-29 [,.-] [] {} [..] / ../ /.. ../.. . .. X 35 193 1935-1 1935-9-1 19351021 1935-10-21T 1935-10-21T25:00:00
    1935-10-21T15:27 193X-10-01T15:27:00 [1932,1934 1932,1934 [1932,1934} [1932,] [,1932] [1932..1933..1934]
    [1932..,1934] [1932,..1934] 1935-25 1935-10-21?? ?1935 1935/1936/1937 Y1935 Y012345 1935-10-1935 next""".split()


@pytest.mark.parametrize("text", TAKEN)
def test_values_of_level_1_and_what_the_reader_writes_are_taken(text: str) -> None:
    assert edtf.read(text).text == text


@pytest.mark.parametrize("text", [*REFUSED, "", " ", "1935 ", " 1935", "1935\n", "[1932, 1934]", "１９３５"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no EDTF"):
        edtf.read(text)


DIGIT = st.sampled_from("0123456789X")
YEAR = st.one_of(
    st.integers(0, 9999).map("{:04d}".format),
    st.tuples(*[DIGIT] * 4).map("".join),
    st.integers(1, 9999).map("-{:04d}".format),
)
MONTH = st.one_of(st.integers(0, 40).map("{:02d}".format), st.just("XX"), st.tuples(DIGIT, DIGIT).map("".join))
DAY = st.one_of(st.integers(0, 33).map("{:02d}".format), st.just("XX"), st.tuples(DIGIT, DIGIT).map("".join))
BARE = st.one_of(YEAR, st.tuples(YEAR, MONTH).map("-".join), st.tuples(YEAR, MONTH, DAY).map("-".join))
DATE = st.tuples(BARE, st.sampled_from(["", "", "?", "~", "%"])).map("".join)
END = st.one_of(DATE, st.sampled_from(["", ".."]))
ITEM = st.one_of(DATE, st.tuples(DATE, DATE).map("..".join))
LIST = st.lists(ITEM, min_size=1, max_size=3).map(",".join)
BRACKETED = st.one_of(LIST, LIST.map("..{}".format), LIST.map("{}..".format))
VALUE = st.one_of(
    DATE,
    st.tuples(END, END).map("/".join),
    BRACKETED.map("[{}]".format),
    BRACKETED.map("{{{}}}".format),
    st.text(alphabet="0123456789X-/.,[]{}?~%TYZ:+", max_size=14),
)


def is_taken(text: str) -> bool:
    try:
        edtf.read(text)
    except ValueError:
        return False
    return True


# What both are to judge alike, right or wrong. Left out is where python-edtf is of another mind: it takes 29 February
# of every year, one unspecified digit of a month only before a day, and no set of years before 1, of qualified dates,
# or from a date to an earlier one or one that is told less or more exactly.
PLAIN_YEAR = st.integers(1, 9999).map("{:04d}".format)
PLAIN_MONTH, PLAIN_DAY = st.integers(0, 24).map("{:02d}".format), st.integers(0, 33).map("{:02d}".format)
PLAIN = st.one_of(
    PLAIN_YEAR, st.tuples(PLAIN_YEAR, PLAIN_MONTH).map("-".join),
    st.tuples(PLAIN_YEAR, PLAIN_MONTH, PLAIN_DAY).map("-".join),
).filter(lambda text: "-02-29" not in text)  # fmt: skip
UNSPECIFIED = st.one_of(
    PLAIN_YEAR.map(lambda year: year[:3] + "X"), PLAIN_YEAR.map(lambda year: year[:2] + "XX"),
    PLAIN_YEAR.map("{}-XX".format), PLAIN_YEAR.map("{}-XX-XX".format),
    st.tuples(PLAIN_YEAR, PLAIN_MONTH, st.just("XX")).map("-".join),
)  # fmt: skip
QUALIFIED = st.tuples(PLAIN, st.sampled_from("?~%")).map("".join)
SOME_END = st.one_of(PLAIN, QUALIFIED)
MEMBERS = st.lists(PLAIN.filter(lambda text: not re.search(r"-2\d$", text) or len(text) > 7), min_size=2, max_size=4)
COMMON = st.one_of(
    PLAIN, PLAIN.map("-{}".format), UNSPECIFIED, QUALIFIED,
    st.tuples(SOME_END, SOME_END).map("/".join),
    *(SOME_END.map(shape.format) for shape in ("/{}", "{}/", "../{}", "{}/..", "{}//", "{}?", "[{}", "{{{}}}/")),
    MEMBERS.map(lambda members: f"[{','.join(members)}]"),
    MEMBERS.map(lambda members: f"{{{','.join(members)}}}"),
    MEMBERS.filter(lambda dates: len(dates[0]) == len(dates[1])).map(lambda dates: f"[{'..'.join(sorted(dates[:2]))}]"),
    MEMBERS.map(lambda members: f"[..{members[0]}]"),
    MEMBERS.map(lambda members: f"[{members[0]}..]"),
    MEMBERS.map(lambda members: f"[{','.join(members)}..]"),
    st.sampled_from([*TAKEN, *REFUSED]).filter(lambda text: not re.search("X|00-02-29|35-02-29", text)),
)  # fmt: skip


def judged(text: str) -> Any:
    """What python-edtf reads; None where it refuses. It prints what it tries."""
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            return parse_edtf(text)
        except Exception:
            return None


@given(text=COMMON)
def test_python_edtf_takes_and_refuses_the_same_values(text: str) -> None:
    assert is_taken(text) == (judged(text) is not None)


@given(text=COMMON)
def test_bounds_are_those_of_python_edtf(text: str) -> None:
    assume(is_taken(text))
    theirs, ours = judged(text), edtf.read(text)
    assume("lower_strict" in dir(theirs))
    if ours.earliest is not None:
        assert ours.earliest.timetuple()[:3] == tuple(theirs.lower_strict())[:3]
    if ours.latest is not None:
        assert ours.latest.timetuple()[:3] == tuple(theirs.upper_strict())[:3]


@given(year=YEAR, month=MONTH, day=DAY)
def test_a_day_is_taken_if_and_only_if_a_calendar_has_it(year: str, month: str, day: str) -> None:
    def values(pattern: str, most: int) -> list[int]:
        found = itertools.product(*("0123456789" if each == "X" else each for each in pattern))
        return [number for digits in found if (number := int("".join(digits))) <= most]

    years, months, days = values(year.removeprefix("-"), 9999), values(month, 12), values(day, 31)
    exists = any(
        1 <= one <= calendar.monthrange(2000 if any(map(calendar.isleap, years)) else 2001, each)[1]
        for each in months if each for one in days
    )  # fmt: skip
    assert is_taken(f"{year}-{month}-{day}") == (exists and year != "-0000")


@given(text=VALUE)
def test_bounds_are_in_order_within_one_date_and_words_are_said_of_anything(text: str) -> None:
    assert edtf.words(text) or not text
    if is_taken(text) and "/" not in text:
        found = edtf.read(text)
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest or ".." in text


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1935-10", dt.date(1935, 10, 1), dt.date(1935, 10, 31)),
        ("1936-02", dt.date(1936, 2, 1), dt.date(1936, 2, 29)),
        ("193X", dt.date(1930, 1, 1), dt.date(1939, 12, 31)),
        ("1935-XX-31", dt.date(1935, 1, 31), dt.date(1935, 12, 31)),
        ("19XX-02-29", dt.date(1904, 2, 29), dt.date(1996, 2, 29)),
        ("1935-22", dt.date(1935, 6, 1), dt.date(1935, 8, 31)),
        ("../1890", None, dt.date(1890, 12, 31)),
        ("1890/", dt.date(1890, 1, 1), None),
        ("[..1935-10-08]", None, dt.date(1935, 10, 8)),
        ("[1935-10-14..]", dt.date(1935, 10, 14), None),
        ("[1932-06-13,1932-06-12]", dt.date(1932, 6, 12), dt.date(1932, 6, 13)),
        ("{1930..1932,1934..}", dt.date(1930, 1, 1), None),
        ("1935-10-01T15:27:00", dt.date(1935, 10, 1), dt.date(1935, 10, 1)),
        ("-0500", None, None),
        ("0000", None, None),
        ("Y170000002", None, None),
    ],
)
def test_bounds_are_the_first_and_the_last_day_that_can_be_meant(
    text: str, earliest: dt.date | None, latest: dt.date | None
) -> None:
    found = edtf.read(text)
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1890?", "perhaps 1890"),
        ("1890-05~", "about May 1890"),
        ("1890/..", "not earlier than 1890"),
        ("/1890", "an unknown date to 1890"),
        ("[1932-06-12..1932-06-15]", "between 12 June 1932 and 15 June 1932"),
        ("{1932,1934..1936}", "1932 and 1934 to 1936"),
        ("-0044-03-15", "15 March -0044"),
        ("1935-13-45", "1935-13-45"),
        ("next week", "next week"),
    ],
)
def test_words_say_what_a_value_means(text: str, words: str) -> None:
    assert edtf.words(text) == words


def test_bounds_are_those_that_the_reader_found(october_seeds: Path) -> None:
    edition = read_edition(
        october_seeds / "editions" / "1935-october.txt", read_authorities(october_seeds / "authorities")
    )
    dates = [letter.header.dating for letter in edition.letters if letter.header.dating]
    assert len(dates) >= 35
    for dating in dates:
        found = edtf.read(dating.edtf)
        assert (found.earliest, found.latest) == (dating.not_before, dating.not_after)
