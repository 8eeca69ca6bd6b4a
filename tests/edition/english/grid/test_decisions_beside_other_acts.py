"""Decisions whose day is told beside that of another act, by another clause, or in another sentence.

The letter is of Orlov in Kem to Gromov, of May 4, 1933; days are of that month. Each expectation was written before the
run.
"""

from __future__ import annotations

import pytest

from .conftest import Decided

TOLD = [
    ("The award was decreed by the SNK on May 7, the day after the corresponding decision of the PB {M}.",
     "6 minutes"),
    ("The SNK issued the decree on May 8, two days after the decision of the PB {M}.", "6 minutes"),
    ("The order of the commissariat came out on May 9, three days after the PB had decided the question {M}.",
     "6 minutes"),
    ("The plan was approved by the SNK on May 7, the day after the PB approved it {M}.", "6 minutes"),
    ("The report was heard on May 5, the day before the decision of the PB {M}.", "6 minutes"),
    ("The resolution of the PB was adopted on May 6, the day after Gromov's answer {M}.", "6 minutes"),
    ("The PB adopted it on May 6, two days after the receipt of the telegram {M}.", "6 minutes"),
    ("The Politburo's permission to Zaytsev bears the date of May 6 and is to be found in the special file {S};"
     " the minutes carry only a reference (Ibid. Op. 3. D. 922. L. 12).",
     "6 special-file"),
    ("The PB adopted it on May 6 {S}; the minutes give no more than the number (Ibid. Op. 3. D. 922. L. 12).",
     "6 special-file"),
    ("The PB adopted it on May 6 {S}; the minutes refer to the special file (Ibid. Op. 3. D. 922. L. 12).",
     "6 special-file"),
    ("The PB adopted it on May 6 {S}; the minutes merely point to the special file (Ibid. Op. 3. D. 922. L. 12).",
     "6 special-file"),
    ("The PB adopted it on May 6 {S}; in the minutes it figures as item 14 (Ibid. Op. 3. D. 922. L. 12).",
     "6 special-file"),
    ("The PB adopted it on May 6 {S}; the minutes of May 9 carry the resolution on the road (Ibid. Op. 3. D. 923."
     " L. 1).",
     "6 special-file; 9 minutes"),
    ("The convocation of the plenum on May 30 was decided on May 6 {M}.", "6 minutes"),
    ("The opening of the fair on May 20 was allowed by the PB on May 6 {M}.", "6 minutes"),
    ("A conference of millers on May 20 was authorized on May 6 {M}.", "6 minutes"),
    ("Gromov agreed on May 5; Zaytsev's departure on May 15 was approved the next day {M}.", "6 minutes"),
    ("Holding the exhibition on May 20 was permitted on May 6 {M}.", "6 minutes"),
    ("The question raised by Gromov on May 5 was settled on May 6 {M}.", "6 minutes"),
    ("On May 6 the convocation of the plenum on May 30 was decided {M}.", "6 minutes"),
    ("The proposal on May 6 was adopted by the PB {M}.", "6 minutes"),
    ("The plenum was convened by the PB's decision of May 8 for May 30 {M}. Permission to sign was given to"
     " Zaytsev on the 6th as well {S}.",
     "8 minutes; 6 special-file"),
    ("The sale was allowed by the PB on the day on which Gromov's answer came, May 7 {M}.", "7 minutes"),
    ("The plan was adopted by the PB on the day when the cipher arrived, May 7 {M}.", "7 minutes"),
    ("On the day that Gromov's answer came, May 7, the PB adopted the plan {M}.", "7 minutes"),
    ("The PB adopted the plan on the day of Gromov's answer, May 7 {M}.", "7 minutes"),
    ("The PB refused it on the day after the answer came, May 8 {M}.", "8 minutes"),
    ("The instructions to Zaytsev were approved by the PB; the date is May 14 {M}.", "14 minutes"),
    ("The plan was approved by the PB: the date of the decision is May 14 {M}.", "14 minutes"),
    ("The PB approved the plan. The day was May 14 {M}.", "14 minutes"),
    ("The PB granted the loan; its date is May 14 {M}.", "14 minutes"),
    ("The instructions were approved by the PB; the date of the letter is May 14 {M}.", "- minutes"),
    ("The decision of the PB “On the mill” dates from May 10, 1933 (RGASPI. F. 17. Op. 3. D. 951. L. 37; Op. 162."
     " D. 17. L. 38).",
     "10 special-file"),
    ("The resolution on the mill dates from May 10 {M}.", "10 minutes"),
    ("The permission of the PB dates from May 10 {M}.", "10 minutes"),
    ("The PB's order dates back to May 3 {M}.", "3 minutes"),
    ("The PB had put the question to a vote on May 6. For: Andreev, Kalinin. The decision was dated May 7, 1933 {M}.",
     "7 minutes"),
    ("The PB put the question to a vote on May 6; the decision was taken on May 7 {M}.", "7 minutes"),
    ("The PB submitted the matter to its members on May 6, and adopted the decision on May 7 {M}.", "7 minutes"),
    ("The question was put to the vote in the PB on May 6 and approved {M}.", "6 minutes"),
    ("The PB polled its members on May 6 and adopted the plan {M}.", "6 minutes"),
    ("On May 6 the members of the PB were polled; on May 7 the plan was adopted {M}.", "7 minutes"),
    ("The PB referred the plan to a commission on May 6 {M}.", "6 minutes"),
]  # fmt: skip
NONE = [
    "The mill dates from May 10 {M}.",
    "On May 6 the PB polled its members {M}.",
]


@pytest.mark.parametrize(("note", "expected"), TOLD)
def test_what_is_told_is_read(note: str, expected: str, decided: Decided) -> None:
    assert decided(note) == expected.split("; ")


@pytest.mark.parametrize("note", NONE)
def test_what_is_not_told_is_none(note: str, decided: Decided) -> None:
    assert decided(note) == []
