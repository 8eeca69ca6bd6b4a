"""Decisions whose day is told beside that of another act, by another clause, or in another sentence.

The letter is of Orlov in Kem to Gromov, of May 4, 1933; days are of that month. Each expectation was written before the
run.
"""

from __future__ import annotations

import pytest

from .conftest import Decided

TOLD = [
    # the day of what is repealed, and that under which a decision was entered
    ("The repeal of the decision of May 6 took place on May 12 {M}.", "12 minutes"),
    ("The decision was adopted by poll on May 8 and formalized as one of May 10 {M}.", "8 minutes"),
    ("The decision was taken on May 8 but is entered in the minutes under May 10 {M}.", "8 minutes"),
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
    # plain notes in other words
    ("The question was settled at the PB on May 6 without debate {M}.", "6 minutes"),
    ("The PB complied with the request on May 6 {M}.", "6 minutes"),
    ("On May 6 the PB, on Gromov's motion, struck the point out {M}.", "6 minutes"),
    ("It was not until May 6 that the PB returned to the mill and gave it coal {M}.", "6 minutes"),
    ("The PB did not agree with the commission and on May 6 cut the loan by half {M}.", "6 minutes"),
    ("The decision came on May 6: the PB gave 300 tons {M}.", "6 minutes"),
    ("A PB decision to this effect followed on May 6 {M}.", "6 minutes"),
    ("Zaytsev's removal was put through the PB on May 6 {M}.", "6 minutes"),
    ("By the Politburo on May 6 Zaytsev was removed {M}.", "6 minutes"),
    ("The draft became, with slight changes, the PB's resolution of May 6 {M}.", "6 minutes"),
    ("See the PB's resolution “On the mill” of May 6 {M}.", "6 minutes"),
    ("In the PB minutes for May 6 the item reads: “To give 300 tons” {M}.", "6 minutes"),
    ("The resolution, bearing the date of May 6, gave the mill 300 tons {M}.", "6 minutes"),
    ("The PB, meeting on May 6, heard Zaytsev and gave the mill 300 tons {M}.", "6 minutes"),
    ("The matter came up at the PB on May 6 and was left open; it was decided on May 9 {M}.", "9 minutes"),
    ("The increase had been decided by the PB as long ago as May 2 {M}.", "2 minutes"),
    ("Formally the decision is of May 6 {M}.", "6 minutes"),
    ("The resolution of May 2 was cancelled by the PB on May 6 {M}.", "6 minutes"),
    ("On May 6 the PB cancelled its resolution of May 2 {M}.", "6 minutes"),
    ("The PB on May 6 amended the decision of May 2 {M}.", "6 minutes"),
    ("The PB's decision of May 2 was confirmed on May 6 {M}.", "6 minutes"),
    ("On May 6 the decision of May 2 was extended to the road {M}.", "6 minutes"),
    ("In change of its decision of May 2, the PB on May 6 gave the mill 400 tons {M}.", "6 minutes"),
    ("The PB returned on May 6 to its decision of May 2 and raised the loan {M}.", "6 minutes"),
    ("By a resolution of May 6 the PB supplemented that of May 2 {M}.", "6 minutes"),
    ("The decision of the PB of May 6 was published on May 8 {M}.", "6 minutes"),
    ("The PB's resolution of May 6 was sent to Kem on May 7 {M}.", "6 minutes"),
    ("The resolution of May 6 came into force on May 9 {M}.", "6 minutes"),
    ("The decision of May 6 was communicated to Zaytsev on May 7 {M}.", "6 minutes"),
    ("The PB, by its decision of May 6, allowed the fair to open on May 20 {M}.", "6 minutes"),
    ("On May 6, in accordance with the decision of the commission of May 2, the PB approved the plan {M}.",
     "6 minutes"),
    ("The PB approved on May 6 the resolution of the commission of May 2 {M}.", "6 minutes"),
    ("The plan was carried out by May 9 by virtue of the PB's decision of May 6 {M}.", "6 minutes"),
]  # fmt: skip
NONE = [
    "The mill dates from May 10 {M}.",
    "On May 6 the PB polled its members {M}.",
    "Nothing came of the plan at the PB on May 6.",
    "The PB was to discuss it on May 6.",
    "The SNK, by its resolution of May 6, gave 300 tons.",
    "The commission of the PB met on May 6.",
    "The plan was sent to the members of the PB on May 6.",
    "On May 6 Gromov told the PB that the mill had burnt.",
]


@pytest.mark.parametrize(("note", "expected"), TOLD)
def test_what_is_told_is_read(note: str, expected: str, decided: Decided) -> None:
    assert decided(note) == expected.split("; ")


@pytest.mark.parametrize("note", NONE)
def test_what_is_not_told_is_none(note: str, decided: Decided) -> None:
    assert decided(note) == []
