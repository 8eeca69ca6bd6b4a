"""Consents of persons who each have a moment, a place or a verb of their own, and moments that another clause tells.

The letter is of Orlov to Gromov, of May 4, 1933; days are of that month. Each expectation was written before the run.
"""

from __future__ import annotations

import pytest

from .conftest import Taken

# A moment behind a relative clause, or behind a name alone, is of the clause around it.
CLOSED = [
    (
        "Chubar sent his vote by telegraph from Tiflis, where he was on a business trip, on May 8.",
        "Chubar 8 - Tiflis V",
    ),
    (
        "Consent to the rebuilding was given by Petrenko on May 5 and by Chubar, who was in Gagra, on May 6.",
        "Petrenko 5 - -; Chubar 6 - Gagra",
    ),
    ("Gromov agreed in Sochi, where he was being treated, on May 6.", "Gromov 6 - Sochi"),
    ("The proposal was approved by Gromov, who was on leave, on May 6 by telegraph from Kem.", "Gromov 6 - Kem"),
    ("The draft was signed by Petrenko, who is the chairman of the commission, on May 7.", "Petrenko 7 - -"),
    ("Petrenko agreed on May 6; Chubar, who was in Tiflis, on May 7.", "Petrenko 6 - -; Chubar 7 - Tiflis"),
    (
        "Petrenko voted for on May 6, Chubar, who lay ill in Gagra, on May 7 by telegraph.",
        "Petrenko 6 - - V; Chubar 7 - Gagra V",
    ),
    ("Petrenko agreed on May 6; Zaytsev, who was in Kem, abstained.", "Petrenko 6 - - | Zaytsev abstains"),
    (
        "Petrenko voted for on May 6 and Zaytsev, by telegraph from Kem, on May 8.",
        "Petrenko 6 - - V; Zaytsev 8 - Kem V",
    ),
    ("Gromov agreed on May 6, Petrenko, by telephone from Kem, the next day.", "Gromov 6 - -; Petrenko 7 - Kem"),
    (
        "Petrenko and Chubar, who were on leave in Kislovodsk, gave their consent by telegraph on May 6;"
        " Zaytsev, who was in Moscow, a day earlier.",
        "Petrenko 6 - Kislovodsk; Chubar 6 - Kislovodsk; Zaytsev 5 - Moscow",
    ),
    (
        "Of the members of the PB, Petrenko voted for on May 6, Chubar on May 7 and Zaytsev, by telegraph"
        " from Kem, on May 8.",
        "Petrenko 6 - - V; Chubar 7 - - V; Zaytsev 8 - Kem V",
    ),
    ("The telegram was shown to Gromov, who agreed with it at once, on May 6.", "Gromov 6 - -"),
    ("The letter found Gromov in Gagra, whence he replied on May 8 with his consent.", "Gromov 8 - Gagra"),
    ("Petrenko agreed with Chubar and Zaytsev, by telegraph from Kem, on May 8.", "Petrenko 8 - Kem"),
]

# Something else is done with a consent, on a day of its own.
DONE_WITH = [
    ("The decision was taken with the consent of Gromov on May 8 {M}.", "Gromov - - -"),
    ("The decision was taken on May 8 with the consent of Gromov {M}.", "Gromov - - -"),
    ("The resolution was passed on May 8 with the consent of Gromov {M}.", "Gromov - - -"),
    ("On May 8 the PB passed the resolution with the consent of Gromov {M}.", "Gromov - - -"),
    ("The draft was sent to the printers on May 8 with the consent of Gromov.", "Gromov - - -"),
    ("The decision was taken, with the consent of Gromov, on May 8 {M}.", "Gromov - - -"),
]

# Amounts: those of what was asked, and those of a bargain with others.
AMOUNTS = [
    ("On May 6 Gromov consented to forty thousand.", "Gromov 6 - -"),
    ("Petrenko, too, agreed to two mills.", "Petrenko - - -"),
    ("The firm agreed to 6 percent.", ""),
    ("Petrenko agreed with the firm to 12 thousand.", ""),
    ("Gromov replied on May 6 that he agreed to 40 thousand.", "Gromov 6 - -"),
]

# What somebody agrees to do himself is a consent where the letter asks for it.
DOINGS = [
    ("Gromov agreed to become chairman.", ""),
    ("Gromov agreed to rebuild the mill a day later, on May 7.", "Gromov 7 - -"),
]

# Where somebody was asked, there he was.
MET = [
    ("Petrenko, interviewed in Kem, voted for the proposal on May 9.", "Petrenko 9 - Kem V"),
    ("Petrenko, asked by telephone in Gagra, agreed on May 6.", "Petrenko 6 - Gagra"),
    ("Petrenko was reached by telephone in Kem and agreed on May 6.", "Petrenko 6 - Kem"),
    ("Petrenko was questioned in Tiflis on May 6. He had no objections.", "Petrenko 6 - Tiflis"),
    ("Petrenko, asked from Moscow, agreed on May 6.", "Petrenko 6 - -"),
]

# What somebody did with a second verb, he did in the paper of the first.
SECOND_VERBS = [
    (
        "Petrenko, in a telegram from Kislovodsk of May 15, expressed readiness to go and agreed with the proposal.",
        "Petrenko 15 - Kislovodsk",
    ),
    ("Gromov wrote from Sochi on May 6 about the coal and agreed to the rebuilding.", "Gromov 6 - Sochi"),
    (
        "Gromov, in a cipher from Sochi dated May 6, inquired about the dam but agreed to the rebuilding.",
        "Gromov 6 - Sochi | Gromov asks-back",
    ),
    ("Gromov arrived from Kem on May 6 and agreed to the rebuilding.", "Gromov 6 - -"),
    ("Chubar, whom they found in Kem, agreed on May 6.", "Chubar 6 - Kem"),
]

# What each of two did: by a day, an hour, a place or a means.
OF_TWO = [
    (
        "On May 15, Gromov and Petrenko, both from Gagra, answered with agreement, the first at 13:00. 15"
        " min., the second in the evening.",
        "Gromov 15 13:15 Gagra; Petrenko 15 - Gagra",
    ),
    (
        "On May 6, Petrenko and Chubar also agreed to the rebuilding, the first from Moscow, the second from Kem.",
        "Petrenko 6 - Moscow; Chubar 6 - Kem",
    ),
    (
        "Petrenko and Chubar agreed on May 6, the former by telephone from Kem, the latter in person.",
        "Petrenko 6 - Kem; Chubar 6 - -",
    ),
    (
        "Petrenko and Zaytsev voted for on May 7: the first at 10:00, the second at 12:30.",
        "Petrenko 7 10:00 - V; Zaytsev 7 12:30 - V",
    ),
    (
        "Petrenko and Chubar agreed, one from Kem on May 6, the other from Gagra on May 7.",
        "Petrenko 6 - Kem; Chubar 7 - Gagra",
    ),
    ("Petrenko and Chubar agreed on May 6, the first proposal being altered.", "Petrenko 6 - -; Chubar 6 - -"),
]

# The sentence before dates the answer.
DATED = [
    (
        "Gromov's reply is dated the same day, 22 o'clock. 25 min.; he agreed with the proposal and asked to"
        " send the text to him.",
        "Gromov 4 22:25 -",
    ),
    ("Gromov's answer is dated May 6. He has no objections.", "Gromov 6 - -"),
    ("Gromov's cipher bears the date May 6; in it he agreed.", "Gromov 6 - -"),
    ("The reply of Gromov is of May 6, from Sochi. He supported the proposal.", "Gromov 6 - Sochi"),
    ("The draft is dated May 6; he agreed with it.", "Gromov - - -"),
]

# Persons listed behind a colon, each with his moment.
LISTED = [
    ("The following agreed: Petrenko on May 6, Chubar on May 7.", "Petrenko 6 - -; Chubar 7 - -"),
    (
        "The following gave their consent: Petrenko, by telephone from Kem on May 6, and Chubar, in person on May 7.",
        "Petrenko 6 - Kem; Chubar 7 - -",
    ),
]

# Absolute participles.
HAVING = [
    (
        "The manager was removed on May 22 by decision of the PB {M}, the previous day Petrenko and Chubar"
        " having signed for it.",
        "Petrenko 21 - -; Chubar 21 - -",
    ),
    ("The decision was adopted on May 22 {M}, Petrenko having agreed by telephone on May 20.", "Petrenko 20 - -"),
    (
        "On May 22 the PB adopted the decision, Petrenko and Chubar having voted for it the day before {M}.",
        "Petrenko 21 - - V; Chubar 21 - - V",
    ),
    ("The decision was adopted, Gromov not objecting, on May 8 {M}.", "Gromov - - -"),
    ("On May 6, Gromov consenting, the PB approved the plan {M}.", "Gromov - - -"),
    ("The proposal was adopted on May 6 by the PB, Petrenko abstaining {M}.", "| Petrenko abstains"),
    ("Gromov agreed, with Petrenko objecting.", "Gromov - - - | Petrenko refuses"),
    ("Petrenko voted for on May 8, Chubar voting against.", "Petrenko 8 - - V | Chubar votes-against"),
    (
        "With Petrenko voting for and Chubar abstaining, the proposal was adopted on May 6 {M}.",
        "Petrenko - - - V | Chubar abstains",
    ),
    (
        "On the first point the PB took a decision on May 6, Zaytsev, Chubar and Petrenko voting for {M}.",
        "Zaytsev 6 - - V; Chubar 6 - - V; Petrenko 6 - - V",
    ),
    (
        "Gromov agreed on May 6, with Chubar, Zaytsev and Petrenko abstaining.",
        "Gromov 6 - - | Chubar, Zaytsev, Petrenko abstains",
    ),
    (
        "Chubar wrote on the sheet: “For”. Gromov's answer, “I do not object”, left Sochi on May 6 at 1:15.",
        "Chubar - - - V; Gromov 6 01:15 Sochi",
    ),
    ("Gromov agreed. The answer of Gromov left Sochi on May 6.", "Gromov 6 - Sochi"),
    ("Gromov, having received the letter on May 5, agreed two days later.", "Gromov 7 - -"),
    ("Having telephoned Orlov on May 5 at 10:15, Gromov agreed.", "Gromov 5 10:15 -"),
    ("That Gromov had agreed was reported to Orlov by Petrenko on May 6.", "Gromov 6 - -"),
    ("That Gromov agreed can only be supposed.", ""),
    ("On the 7th Gromov wires his consent.", "Gromov 7 - -"),
    ("Gromov telegraphs from Sochi on May 6: “I agree”.", "Gromov 6 - Sochi"),
]

# The place told before.
SAME_PLACE = [
    (
        "In Sochi the cipher was received on May 23 at 19 o'clock. 15 min. The next day at 11 a.m. 30"
        " minutes. Gromov, from the same place, expressed his consent.",
        "Gromov 24 11:30 Sochi",
    ),
    (
        "The cipher was received in Sochi on May 5. From the same place Gromov replied on May 6 with his consent.",
        "Gromov 6 - Sochi",
    ),
    ("The letter reached Gromov in Gagra. He agreed on May 6 by telegram from there.", "Gromov 6 - Gagra"),
    ("Gromov, from Sochi, expressed his consent on May 6.", "Gromov 6 - Sochi"),
    ("At 11:30 on May 6, Petrenko, by telephone, agreed.", "Petrenko 6 11:30 -"),
]

# Votes that head a list of names.
HEADED = [
    (
        "The PB had put the question to a vote on May 24. For: Petrenko, Chubar, Zaytsev.",
        "Petrenko 24 - - V; Chubar 24 - - V; Zaytsev 24 - - V",
    ),
    (
        "A poll was held on May 24. In favor: Petrenko and Chubar. Against: Zaytsev.",
        "Petrenko 24 - - V; Chubar 24 - - V | Zaytsev votes-against",
    ),
    (
        "The members were polled on May 7 (for: Petrenko, Chubar; against: Zaytsev).",
        "Petrenko 7 - - V; Chubar 7 - - V | Zaytsev votes-against",
    ),
    ("On the form are the marks: for – Petrenko, Chubar.", "Petrenko - - - V; Chubar - - - V"),
    ("For: see the decision of May 6 {M}.", ""),
]

# What was asked, under its own name, is accepted by him who is asked.
WHAT_WAS_ASKED = [
    ("Gromov accepted the rebuilding on May 6.", "Gromov 6 - -"),
    ("Gromov confirmed the rebuilding of the mill by telephone on May 6.", "Gromov 6 - -"),
    ("Gromov accepted the ambassador on May 6.", ""),
    ("Gromov accepted the resignation of the manager.", ""),
    ("The rebuilding of the mill was confirmed by Petrenko in his report of May 29.", ""),
]

# Known to be misread.
NOT_YET = [
    ("Petrenko agreed on May 6 and Chubar with him.", "Petrenko 6 - -; Chubar 6 - -"),
    ("The decision was taken with the consent of Gromov, who was in Sochi, on May 8 {M}.", "Gromov - - Sochi"),
    ("Gromov agreed to take the mill into repair on May 6.", "Gromov 6 - -"),
    ("Gromov telegraphed from Kem on May 6, thanked for the letter and gave his consent.", "Gromov 6 - Kem"),
    (
        "The following voted for: Petrenko, Chubar (both May 6), Zaytsev (May 7).",
        "Petrenko 6 - - V; Chubar 6 - - V; Zaytsev 7 - - V",
    ),
    ("Consent was given by the following: Petrenko on May 6, Chubar on May 7.", "Petrenko 6 - -; Chubar 7 - -"),
    ("The mill was closed on May 22, Petrenko having refused.", "| Petrenko refuses"),
]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        *CLOSED,
        *DONE_WITH,
        *AMOUNTS,
        *DOINGS,
        *MET,
        *SECOND_VERBS,
        *OF_TWO,
        *DATED,
        *LISTED,
        *HAVING,
        *SAME_PLACE,
        *HEADED,
        *WHAT_WAS_ASKED,
    ],
)
def test_consent_has_the_moment_and_the_place_that_are_its_own(taken: Taken, note: str, expected: str) -> None:
    assert taken(note) == expected


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("note", "expected"), NOT_YET)
def test_consent_that_is_known_to_be_misread(taken: Taken, note: str, expected: str) -> None:
    assert taken(note) == expected
