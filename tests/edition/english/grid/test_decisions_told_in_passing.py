"""Decisions whose clause holds another one, a term, a day counted from another, or the record; and plain notes.

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
    # decisions
    ("The matter was decided as the authors of the telegram proposed: on May 6 the PB confirmed Zaytsev in his"
     " post {M}.",
     "6 minutes"),
    ("Zaytsev was confirmed in his post two days after the telegram, on May 6 {M}.", "6 minutes"),
    ("In accordance with Gromov's telegram the PB adopted on May 6 a decision to release 250 tons {S}.",
     "6 special-file"),
    ("A decision along these lines was taken by the PB on May 6, and the price was lowered from June 1 {M}.",
     "6 minutes"),
    ("The PB returned to the question twice: on May 6, when it was put off, and on May 9, when the plan was"
     " approved {M}.",
     "6 minutes; 9 minutes"),
    ("On May 6, without waiting for Gromov's reply, the PB adopted the decree {M}.", "6 minutes"),
    ("The corresponding item of the minutes of the PB is dated May 6 {M}.", "6 minutes"),
    ("The proposal, supported by Gromov, was formalized on May 6 as a resolution of the PB {M}.", "6 minutes"),
    ("The mill was allotted 400 tons of coal for June, as the PB decided on May 6 {M}.", "6 minutes"),
    ("Zaytsev's trip was allowed by the PB on May 6 for a term of two months, from June 1 to August 1 {M}.",
     "6 minutes"),
    ("The draft submitted by Zaytsev on May 5 was adopted by the PB the following day with minor corrections {M}.",
     "6 minutes"),
    ("The PB's decision on this, of May 6, has no text in the minutes: there is the note “special file” {M}.",
     "6 special-file"),
    ("May 6, 1933 is also the date of the PB's decision on the loan {M}.", "6 minutes"),
    ("The decision, dated May 6, was passed by poll; the poll sheet bears the signatures of Petrenko and"
     " Zaytsev {M}.",
     "6 minutes"),
    ("The PB limited itself on May 6 to taking note of the report {M}.", "6 minutes"),
    ("By the time the answer came the PB had already, on May 3, refused the request {M}.", "3 minutes"),
    # references after a semicolon, and what a decision lacks
    ("The resolution on the mill was adopted on May 6; its text has not survived {M}.", "6 minutes"),
    ("On May 6 the decision was taken; Zaytsev's note is attached to it {M}.", "6 minutes"),
    ("The PB's resolution of May 6 has no heading {M}.", "6 minutes"),
    ("May 6 was the day of the PB's resolution on the mill {M}.", "6 minutes"),
]  # fmt: skip
NONE = [
    "The special file for May 6 contains the letter of Zaytsev.",
    "The minutes of the PB for May 6 contain nothing about the mill.",
    "The minutes of the SNK for May 6 contain the resolution on the mill.",
    "On May 6 the draft which the PB was to approve was sent to Gromov.",
    "The order in which Zaytsev was to be received was not confirmed by the PB {M}.",
    "No decision of the PB on this question has been found.",
    "The question was not put before the PB.",
    "The commission's proposals of May 6 were not adopted {M}.",
    "On May 6 the SNK adopted a resolution on the mill.",
    "Zaytsev left for Kem on May 6; his note is attached to the minutes {M}.",
    "The PB made no decision on May 6 {M}.",
    "May 6 is the date of Zaytsev's letter {M}.",
]


@pytest.mark.parametrize(("note", "expected"), TOLD)
def test_what_is_told_is_read(note: str, expected: str, decided: Decided) -> None:
    assert decided(note) == expected.split("; ")


@pytest.mark.parametrize("note", NONE)
def test_what_is_not_told_of_the_letter_is_none(note: str, decided: Decided) -> None:
    assert decided(note) == []
