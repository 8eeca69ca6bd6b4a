"""Where a quotation ends whose marks the translator or OCR has mixed. Each expectation was written before the run."""

from __future__ import annotations

import pytest

from corrkg.edition.english.word.quoting import quotations
from tests.edition.english.grid.conftest import MINUTES
from tests.edition.english.lettered import MILL, Reader, letter_of

QUOTED = [
    ("He wrote: “For. I. St.\", and then: “Against. Orlov”.", ["“For. I. St.\"", "“Against. Orlov”"]),
    ("“Right. Orlov\", “For. Zimin”, “I have read it. Popov\".",
     ["“Right. Orlov\"", "“For. Zimin”", "“I have read it. Popov\""]),
    ("“I agree\" (Ibid. L. 2). He said: “No”.", ["“I agree\"", "“No”"]),
    ("“The steamer \"Trud\" may go\", he wrote on “On the fleet”.",
     ["“The steamer \"Trud\" may go\"", "“On the fleet”"]),
    ("“The steamer \"Trud\" may go”, he wrote on “On the fleet”.",
     ["“The steamer \"Trud\" may go”", "“On the fleet”"]),
    ("“Agreed\", said the plant \"Trud\" of “On the fleet”.", ["“Agreed\"", "\"Trud\"", "“On the fleet”"]),
    ("“Agreed. Orlov\" was all.", ["“Agreed. Orlov\""]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), QUOTED)
def test_straight_mark_closes_a_quotation_before_another_one_opens(words: str, expected: list[str]) -> None:
    assert [words[span.start : span.end] for span in quotations(words)] == expected


TITLED = [
    ("On the form stands: “For. I. St.\", which Petrenko passed on. Decision of the PB “On the mill” of May 6 {M}.",
     "On the mill"),
    ("Gromov answered: “Agreed\". In this form the PB adopted the resolution “On the mill” on May 6 {M}.",
     "On the mill"),
    ("“No. Gromov\"; the PB on May 6 took the question “On the mill” off the agenda {M}.", "On the mill"),
    ("Gromov wrote: “Go”. On May 6 the PB adopted the resolution “On the steamer \"Trud\"” {M}.",
     "On the steamer \"Trud\""),
    ("Gromov wrote on the draft “On the mill”: “Agreed\". On May 6 the PB adopted it {M}.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("note", "title"), TITLED)
def test_title_after_a_quotation_with_mixed_marks_is_read(note: str, title: str, read: Reader) -> None:
    [decision] = letter_of(read, MILL, notes=[note.replace("{M}", MINUTES)]).decisions
    assert decision.title == title
