"""Consents of papers, in places and with days that stand beside them, in plain notes as editors write them.

The letter is of Orlov to Gromov, of May 4, 1933; days are of that month. Each expectation was written before the run.
"""

from __future__ import annotations

import pytest

from .conftest import Taken

# Plain notes of many kinds.
PLAIN = [
    (
        "The proposal was accepted by Gromov with the remark: “Not later than June”. His cipher left Sochi on May 6.",
        "Gromov 6 - Sochi C",
    ),
    ("On May 6, at midnight, Gromov's answer was taken down by telephone in Moscow: “I am for”.", "Gromov 6 00:00 -"),
    ("Gromov's cipher, which agreed with the proposal, arrived on May 6 at 4:10 in the morning.", "Gromov 6 04:10 -"),
    ("A telegram expressing Gromov's agreement was received from Gagra on May 6.", "Gromov 6 - Gagra"),
    (
        "The text was approved over the telephone by Gromov (May 6, 16:00) and by Petrenko (May 7).",
        "Gromov 6 16:00 -; Petrenko 7 - -",
    ),
    (
        "On May 6 the telegram was read over the telephone to Gromov in Gagra, who agreed to all the points.",
        "Gromov 6 - Gagra",
    ),
    ("Petrenko was acquainted with the draft in Kem and sent his approval on May 9.", "Petrenko 9 - Kem"),
    ("Gromov gave an answer only to the second question: “I agree to the coal” (telegram of May 6).", "Gromov 6 - -"),
    ("Petrenko's telephone message of May 7 from Tiflis says: “I vote for”.", "Petrenko 7 - Tiflis V"),
    (
        "Chubar and Zaytsev voted in writing: “For. Chubar, 7/V”, “For. Zaytsev, 8/V”.",
        "Chubar 7 - - V; Zaytsev 8 - - V",
    ),
    (
        "Chubar voted by telegraph from Gagra, Zaytsev by telephone, both on May 7.",
        "Chubar 7 - Gagra V; Zaytsev 7 - - V",
    ),
    (
        "The decision was passed by a poll of the members of the PB on May 8, all of whom – Petrenko,"
        " Chubar, Zaytsev – voted for.",
        "Petrenko 8 - - V; Chubar 8 - - V; Zaytsev 8 - - V",
    ),
    (
        "Petrenko did not take part in the poll of May 8; Chubar and Zaytsev were for.",
        "Chubar 8 - - V; Zaytsev 8 - - V",
    ),
    ("The opinion of Gromov was asked on May 5 and was received on May 6: he was in favor.", "Gromov 6 - -"),
    ("Gromov, then on holiday in Gagra, approved the draft by cipher at 21:40 on May 6.", "Gromov 6 21:40 Gagra"),
    ("In Gagra, where the telegram was delivered on May 5, Gromov approved it the next day.", "Gromov 6 - Gagra"),
    ("From Gagra on May 6 Gromov approved the draft “with all my heart”.", "Gromov 6 - Gagra"),
    ("To this Gromov said yes on May 6.", "Gromov 6 - -"),
    ("“Yes, rebuild it” was Gromov's answer of May 6.", "Gromov 6 - -"),
    ("Under the words “I agree” stands Gromov's signature with the date of May 6.", "Gromov 6 - -"),
    ("The agreement of Gromov is mentioned in Zaytsev's telegram to Kem of May 7.", "Gromov 7 - -"),
    ("On receiving the letter, Gromov wrote on it: “Right. To the PB”.", "Gromov - - -"),
    ("Gromov hesitated for two days and agreed on May 7.", "Gromov 7 - -"),
    ("Gromov had no time to answer.", ""),
    ("Gromov was ill and did not answer; Petrenko agreed in his stead on May 6.", "Petrenko 6 - -"),
    (
        "Nothing is known of an answer by Gromov; Petrenko and Chubar signed the draft (May 8).",
        "Petrenko 8 - -; Chubar 8 - -",
    ),
    ("In accordance with Gromov's consent of May 6 the decision was issued on May 8 {M}.", "Gromov 6 - -"),
    ("After Gromov had telegraphed his agreement on May 6, the PB adopted the resolution {M}.", "Gromov 6 - -"),
    ("The PB adopted it on May 8, taking into account Gromov's amendment of May 6 {M}.", ""),
    ("Gromov proposed on May 6 to accept the plan with the amendments of Petrenko.", "Gromov 6 - - C"),
    ("With Gromov's knowledge and consent the mill was closed on May 9.", "Gromov - - -"),
    ("Petrenko's objection was withdrawn on May 8.", "Petrenko 8 - -"),
    ("By May 8 Petrenko, Chubar and Zaytsev had given their consent.", "Petrenko - - -; Chubar - - -; Zaytsev - - -"),
    ("Gromov gave his consent on May 6 to the first proposal and on May 8 to the second.", "Gromov 6 - -"),
]

# "Who" is a person, not the place where he was.
WHO = [
    ("The telegram found Gromov in Gagra, who agreed on May 6.", "Gromov 6 - Gagra"),
    ("On May 7 Orlov spoke with Chubar in Tiflis, who supported the plan.", "Chubar 7 - -"),
]

# Papers that agree.
PAPERS = [
    ("Petrenko's letter, which supported the proposal, is dated May 9.", "Petrenko 9 - -"),
    ("Gromov's telegram agreed to the coal.", "Gromov - - -"),
    ("The telegram of the trust agreed to it.", ""),
]

# Each with his own words.
WORDS = [
    ("Petrenko and Chubar voted: “For. Petrenko, 6/V”, “For. Chubar, 7/V”.", "Petrenko 6 - - V; Chubar 7 - - V"),
    ("Petrenko voted “for” on May 6.", "Petrenko 6 - - V"),
]

# Where somebody was on leave.
STAYS = [
    ("Petrenko, then on leave in Kem, agreed on May 9.", "Petrenko 9 - Kem"),
    ("Chubar, on holiday in Gagra, voted for on May 7.", "Chubar 7 - Gagra V"),
]

# A day right behind a consent.
OWN_DAY = [
    ("In accordance with Gromov's consent of May 6 the decision was issued on May 8 {M}.", "Gromov 6 - -"),
    ("The decision was adopted on May 8 on the basis of Gromov's consent of May 6 {M}.", "Gromov 6 - -"),
    ("The decision was adopted with Gromov's consent of May 8 {M}.", "Gromov 8 - -"),
]

# An owner of two things.
SHARED = [
    ("With Gromov's knowledge and consent the mill was closed on May 9.", "Gromov - - -"),
    ("With Gromov's knowledge and against Petrenko's advice the mill was closed.", ""),
]

# Objections and consents that were taken back.
TAKEN_BACK = [
    ("Petrenko's objection was withdrawn on May 8.", "Petrenko 8 - -"),
    ("Gromov's objections were dropped.", "Gromov - - -"),
    ("Gromov's consent was withdrawn on May 8.", ""),
    ("Gromov's objections were not withdrawn.", ""),
]

# Where somebody was acquainted with a text.
ACQUAINTED = [
    ("The draft was read to Gromov in Gagra on May 6, and he agreed.", "Gromov 6 - Gagra"),
]

# Known to be misread.
NOT_YET = [
    ("The draft was initialled by Petrenko and, on May 8, by Chubar.", "Petrenko - - -; Chubar 8 - -"),
    ("Gromov declared himself satisfied with the draft.", "Gromov - - -"),
    ("Zaytsev reported on May 6: “Gromov is for, Petrenko is against”.", "Gromov 6 - - | Petrenko refuses"),
    ("The draft sent to Gromov came back with his approval on May 9.", "Gromov 9 - -"),
    ("Petrenko agreed with Gromov, Chubar with Zaytsev.", "Petrenko - - -; Chubar - - -"),
    ("Petrenko, acquainted with the draft in Kem, approved it on May 9.", "Petrenko 9 - Kem"),
]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        *PLAIN,
        *WHO,
        *PAPERS,
        *WORDS,
        *STAYS,
        *OWN_DAY,
        *SHARED,
        *TAKEN_BACK,
        *ACQUAINTED,
    ],
)
def test_consent_has_what_stands_beside_it(taken: Taken, note: str, expected: str) -> None:
    assert taken(note) == expected


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("note", "expected"), NOT_YET)
def test_consent_beside_which_something_is_known_to_be_misread(taken: Taken, note: str, expected: str) -> None:
    assert taken(note) == expected
