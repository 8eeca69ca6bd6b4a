"""The table of a report gives the rows that are asked for, in their order, and reads no others."""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from corrkg.store.reported import REPORT, Report, Row, write_report

ROWS: list[Row] = [
    {"kind": ("repaired", "unread", "unresolved")[number % 3], "about": ("text", "date")[number % 2],
     "letter": f"letter-{number % 40}" if number % 5 else "", "line": number, "quote": f"words № {number}"}
    for number in range(1000)
]  # fmt: skip


@pytest.fixture
def report(tmp_path: Path) -> Report:
    write_report(tmp_path / REPORT, ROWS)
    return Report(tmp_path / REPORT)


def test_rows_are_chosen_by_any_of_their_columns_and_page_by_page(report: Report) -> None:
    for kind, about, letter in product(("", "unread", "none"), ("", "date"), ("", "letter-7")):
        asked = {name: each for name, each in (("kind", kind), ("about", about), ("letter", letter)) if each}
        expected = [row for row in ROWS if all(row[name] == each for name, each in asked.items())]
        assert report.rows(asked) == expected
        assert report.total(asked) == len(expected)
        assert [row for start in range(0, 1000, 30) for row in report.rows(asked, start, 30)] == expected


def test_kinds_and_letters_are_those_of_the_rows(report: Report) -> None:
    assert dict(report.kinds()) == Counter(row["kind"] for row in ROWS)
    letters = sorted({row["letter"] for row in ROWS} - {""})
    assert report.letters(1000) == letters
    assert report.letters(5) == letters[:5]


def test_a_report_without_a_row_is_one(tmp_path: Path) -> None:
    write_report(tmp_path / REPORT, [])
    report = Report(tmp_path / REPORT)
    assert (report.rows(), report.total({}), report.kinds(), report.letters(9)) == ([], 0, [], [])


def test_a_page_of_the_report_reads_no_more_rows_than_it_shows(report: Report, rows_read: list[int]) -> None:
    report.rows({"kind": "unread"}, 60, 20)
    report.total({"kind": "unread"})
    assert rows_read == [20, 1]
