"""Decisions whose clause holds another one, a term, a day counted from another, or the record that keeps them.

The letter is of Orlov in Kem to Gromov, of May 4, 1933; days are of that month. Each expectation was written before the
run.
"""

from __future__ import annotations

import pytest

from .conftest import Decided

TOLD = [
    # the record contains it
    ("The special file of the PB for May 6 contains the directive to Zaytsev “not to go below 160 million” {S}.",
     "6 special-file"),
    ("The minutes of the PB of May 6 contain the resolution on the mill {M}.", "6 minutes"),
    ("The PB minutes for May 6 hold the decision to rebuild the mill {M}.", "6 minutes"),
    ("In the special file of the PB for May 6 there is a directive to Zaytsev {S}.", "6 special-file"),
    ("Among the decisions of the PB of May 6 is one on the mill {M}.", "6 minutes"),
    ("The minutes of May 6 have the item “On the mill” {M}.", "6 minutes"),
    # a relative clause between the matter and its verb
    ("On May 6 the order in which Zaytsev was to be received was confirmed by the Politburo (special folder:"
     " RGASPI. F. 17. Op. 162. D. 14. L. 89).",
     "6 special-file"),
    ("The plan by which the mill was to be rebuilt was approved by the PB on May 6 {M}.", "6 minutes"),
    ("On May 6 the text that Zaytsev was to read out was endorsed by the PB {M}.", "6 minutes"),
    ("The conditions on which the mill would be let were accepted on May 6 by the PB {M}.", "6 minutes"),
    ("The PB on May 6 approved the order in which Zaytsev should be received {M}.", "6 minutes"),
    ("On May 6 the question of who was to go was settled by the PB {M}.", "6 minutes"),
    # the term of what is given is not its day
    ("A leave of six weeks, beginning on May 15, was given to Zaytsev at the meeting of the PB on May 6 {M}.",
     "6 minutes"),
    ("Leave from May 15 was granted to Zaytsev by the PB on May 6 {M}.", "6 minutes"),
    ("Zaytsev's leave, starting on May 15, was approved by the PB on May 6 {M}.", "6 minutes"),
    ("A loan, repayable on May 20, was given to the mill by the PB's decision of May 6 {M}.", "6 minutes"),
    ("The PB on May 6 gave Zaytsev a leave beginning on May 15 {M}.", "6 minutes"),
    ("The fair, to open on May 20, was allowed by the PB on May 6 {M}.", "6 minutes"),
    ("The plan, received on May 5, was approved by the PB on May 6 {M}.", "6 minutes"),
    ("The PB, having met on May 6, let the fair open on May 20 {M}.", "6 minutes"),
    # a day counted from one in a clause before
    ("After hearing on May 8 the report of Zaytsev, three days later the PB adopted the resolution “On the"
     " mill” {M}.",
     "11 minutes"),
    ("Having heard Zaytsev on May 8, the PB three days later adopted the resolution {M}.", "11 minutes"),
    ("The PB heard Zaytsev on May 8, and three days later it adopted the resolution {M}.", "11 minutes"),
    ("Gromov agreed on May 5; the next day the PB approved the plan {M}.", "6 minutes"),
    ("Gromov's consent came on May 5. Two days later the plan became a decision of the PB {M}.", "7 minutes"),
    ("After the report of May 8 the PB adopted, two days later, the resolution on the mill {M}.", "10 minutes"),
    ("The commission reported on May 8, whereupon the PB, a day later, approved the plan {M}.", "9 minutes"),
    # by that evening
    ("“I agree” – such an answer was transmitted from Sochi on May 5 at 13:20. By that evening the proposal had"
     " become a decision of the PB {S}.",
     "5 special-file"),
    ("Gromov agreed on May 5 at noon. The same evening the PB adopted the decision {M}.", "5 minutes"),
    ("The reply came on May 5. By the evening of that day the PB had approved the plan {M}.", "5 minutes"),
    ("Gromov agreed on May 5. Before the day was out the PB passed the resolution {M}.", "5 minutes"),
    ("Gromov agreed on May 5. By that time the proposal had been rejected by the PB on May 3 {M}.", "3 minutes"),
    # a heading, then a colon and where it stands
    ("Deciphered on May 5 at 6:30. Decision of the PB “On the mill” of May 6: the minutes have only its number,"
     " the text lies in the special file (RGASPI. F. 17. Op. 3. D. 922. L. 12; Op. 162. D. 14. L. 89).",
     "6 special-file"),
    ("PB resolution of May 6 “On the mill”: in the minutes there is only the heading (RGASPI. F. 17. Op. 3. D."
     " 922. L. 12).",
     "6 minutes"),
]  # fmt: skip
NONE = [
    "The special file for May 6 contains the letter of Zaytsev.",
    "The minutes of the PB for May 6 contain nothing about the mill.",
    "The minutes of the SNK for May 6 contain the resolution on the mill.",
    "On May 6 the draft which the PB was to approve was sent to Gromov.",
    "The order in which Zaytsev was to be received was not confirmed by the PB {M}.",
]


@pytest.mark.parametrize(("note", "expected"), TOLD)
def test_what_is_told_is_read(note: str, expected: str, decided: Decided) -> None:
    assert decided(note) == expected.split("; ")


@pytest.mark.parametrize("note", NONE)
def test_what_is_not_told_of_the_letter_is_none(note: str, decided: Decided) -> None:
    assert decided(note) == []
