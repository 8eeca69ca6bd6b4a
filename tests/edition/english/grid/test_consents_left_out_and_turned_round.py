"""Consents whose words are left out, set apart or turned round, and what looks like a consent and is none.

The letter is of Orlov to Gromov, of May 4, 1933; days are of that month. Each expectation was written before the run,
but for two stances that were put right by the conventions of the gold standard.
"""

from __future__ import annotations

import pytest

from .conftest import Taken

# Brackets behind the noun tell its moment, and are no subject.
BRACKETS = [
    (
        "Gromov's positive answer (Sochi, May 6, 19:20) was reported to the PB on the following day.",
        "Gromov 6 19:20 Sochi",
    ),
    ("The consent of Gromov (cipher of May 6 from Sochi) was reported to Orlov on May 7.", "Gromov 6 - Sochi"),
    ("Gromov's refusal (Sochi, May 6) was reported to the PB on May 7.", "| Gromov refuses"),
    ("The draft (Petrenko's, May 3) was approved by Gromov on May 6.", "Gromov 6 - -"),
]

# A day behind him who wrote is that of what he wrote.
BY_HIM = [
    ("The original bears a resolution by Gromov dated May 6: “Agreed, but no new staff”.", "Gromov 6 - - C"),
    ("There is a note by Petrenko of May 7 on the draft: “For”.", "Petrenko 7 - - V"),
]

# What is left out behind its owner.
LEFT_OUT = [
    (
        "On the same telegram stands the consent of Chubar, given on May 7. Petrenko had given his the day before.",
        "Chubar 7 - -; Petrenko 6 - -",
    ),
    ("Petrenko gave his consent on May 6; Chubar gave his two days later.", "Petrenko 6 - -; Chubar 8 - -"),
    (
        "Petrenko's consent was received on May 6. Chubar's came a day later from Tiflis.",
        "Petrenko 6 - -; Chubar 7 - Tiflis",
    ),
    (
        "Petrenko's vote was received from Gagra on May 8, Chubar's from Tiflis on May 9.",
        "Petrenko 8 - Gagra V; Chubar 9 - Tiflis V",
    ),
    (
        "Petrenko sent his consent from Gagra on May 8, and Zaytsev sent his from Kem on the next day.",
        "Petrenko 8 - Gagra; Zaytsev 9 - Kem",
    ),
    ("Gromov's refusal came on May 6; Petrenko's was received on May 7.", "| Gromov refuses; Petrenko refuses"),
    ("Gromov read the letter on May 6; Petrenko had his a day before.", ""),
]

# A name that closes the words before the subject.
OPENED = [
    (
        "On May 7, at the request of Orlov, Petrenko and Chubar were questioned by telephone; they expressed"
        " no objections.",
        "Petrenko 7 - -; Chubar 7 - -",
    ),
    (
        "On the proposal of Orlov, Petrenko and Chubar were polled on May 7; both voted for.",
        "Petrenko 7 - - V; Chubar 7 - - V",
    ),
]

# Whose quoted words are, by what they are called.
WORDS = [
    (
        "Gromov's telegram with the words “I support the proposal” arrived from Sochi at 10 o'clock. 20 min. on May 6.",
        "Gromov 6 10:20 Sochi",
    ),
    ("The answer, which was sent from Sochi on May 6, reads: “I agree”.", "Gromov 6 - Sochi"),
    ("The answer, received on May 6 from Sochi, read: “I have no objections”.", "Gromov 6 - Sochi"),
    (
        "The remark “I do not object” beside point 1 is Gromov's. The letter came back to Moscow on May 9.",
        "Gromov - - -",
    ),
    ("The word “Agreed” on the first sheet is Petrenko's.", "Petrenko - - -"),
    ("The inscription “For” is in Petrenko's hand.", "Petrenko - - - V"),
    ("The remark “It is too early” beside point 1 is Gromov's.", "| Gromov postpones"),
    (
        "On the copy of Chubar there is his inscription in pencil: “Agreed”. Petrenko's copy bears no marks.",
        "Chubar - - -",
    ),
    ("On Petrenko's copy stands his resolution: “I agree”.", "Petrenko - - -"),
]

# Those who were for it stand behind the verb.
TURNED_ROUND = [
    (
        "On May 7 the proposal was put to the vote. In favor were Petrenko, Chubar and Zaytsev.",
        "Petrenko 7 - - V; Chubar 7 - - V; Zaytsev 7 - - V",
    ),
    (
        "The proposal was put to the vote on May 7: in favor were Petrenko and Chubar, against was Zaytsev.",
        "Petrenko 7 - - V; Chubar 7 - - V | Zaytsev refuses",
    ),
    ("In favor of the proposal were Petrenko and Chubar.", "Petrenko - - -; Chubar - - -"),
    ("In favor spoke Petrenko on May 7.", "Petrenko 7 - -"),
    (
        "The telegram was shown to Petrenko and Chubar on May 5. Both put “for” on it.",
        "Petrenko 5 - - V; Chubar 5 - - V",
    ),
    (
        "Under the text stand the signatures of Petrenko and Chubar, dated May 7: “We agree”.",
        "Petrenko 7 - -; Chubar 7 - -",
    ),
]

# A later sentence tells how it went.
LATER = [
    (
        "In a letter to Orlov dated May 10, Gromov supported the proposal. The letter was sent from Gagra by courier.",
        "Gromov 10 - Gagra",
    ),
]

# What somebody else did not.
DENIED = [
    (
        "With the rebuilding of the mill Gromov agreed on May 6, with the bridge he did not.",
        "Gromov 6 - - | Gromov refuses",
    ),
    ("Petrenko agreed on May 6, Chubar did not.", "Petrenko 6 - - | Chubar refuses"),
    ("Petrenko was for it; Chubar was not.", "Petrenko - - - | Chubar refuses"),
    ("Gromov read the telegram on May 6; Petrenko did not.", ""),
    (
        "On May 6 Gromov telegraphed from Sochi: “The first proposal is acceptable, the second is not”.",
        "Gromov 6 - Sochi | Gromov refuses",
    ),
    ("The rebuilding was not approved.", "| Gromov refuses"),
    (
        "The purchase was not agreed to. “Let Petrenko look for bearings himself” – such was the resolution of Gromov.",
        "| Gromov refuses",
    ),
]

# Votes before the names of those who cast them.
VOTES = [
    (
        "The votes were collected by telephone on May 7: for – Petrenko, Chubar; against – Zaytsev.",
        "Petrenko 7 - - V; Chubar 7 - - V | Zaytsev votes-against",
    ),
    (
        "The members of the PB voted as follows: for – Petrenko and Chubar; abstained – Zaytsev.",
        "Petrenko - - - V; Chubar - - - V | Zaytsev abstains",
    ),
    (
        "Petrenko, Chubar and Zaytsev gave their consent on May 6, 7 and 8 respectively.",
        "Petrenko 6 - -; Chubar 7 - -; Zaytsev 8 - -",
    ),
]

# Where a text was signed.
SIGNED = [
    (
        "The following signed under the text in Kem: “For. K. Petrenko”, “I agree. Chubar”. Zaytsev,"
        " interviewed by telephone in Gagra on May 12, voted for.",
        "K. Petrenko - - Kem V; Chubar - - Kem; Zaytsev 12 - Gagra V",
    ),
]

# Answers that came from him whom a preposition names.
FROM_HIM = [
    ("On May 15 a cipher was received from Gromov: “With your proposal I agree”.", "Gromov 15 - -"),
    ("Gromov noted on the form: “For three. Gromov.”", "Gromov - - -"),
]

# Who is to do something has not agreed by it.
LET = [
    ("Gromov wrote on it: “Let Petrenko rebuild the mill”.", "Gromov - - -"),
    ("Gromov replied: “Let Zaytsev go to Kem himself”.", ""),
    ("Gromov wrote on it: “Let Petrenko look for bearings in his own warehouses.”", ""),
]

# Consents of bodies.
OF_BODIES = [
    ("In this shape the directive for the negotiations with Ota was endorsed by the Politburo on May 10 {S}.", ""),
    ("The list was approved by the PB on May 10 together with Chubar's draft {M}.", ""),
    ("The plan was agreed with Petrenko on May 10.", "Petrenko 10 - -"),
    ("The agreement with Zaytsev was approved by the commission.", ""),
]

# What others did likewise.
LIKEWISE = [
    ("Petrenko pronounced himself in favor on May 6, Chubar likewise.", "Petrenko 6 - -; Chubar 6 - -"),
    ("Petrenko and Chubar declared themselves for the proposal.", "Petrenko - - -; Chubar - - -"),
]

# A permission that nobody gave by name, with and without the record of a decision.
PERMITTED = [
    ("Permission to rebuild the mill was given on May 9, 1933 {M}.", ""),
    ("Consent was given on May 9 {M}.", ""),
    ("Gromov's permission was given on May 9.", "Gromov 9 - -"),
    ("Permission was given on May 9 from Sochi.", "Gromov 9 - Sochi"),
]

# An inscription is passed on by another.
PASSED_ON = [
    (
        "On the form Gromov wrote: “I don't mind, but without passengers”. Zaytsev passed this on to Moscow"
        " at 13 o'clock. 10 min. on May 6.",
        "Gromov 6 13:10 - C",
    ),
    (
        "Gromov wrote on the form: “Agreed”. This was telephoned to Moscow by Zaytsev on May 6 at 14:00.",
        "Gromov 6 14:00 -",
    ),
]

# A consent that came had been given before.
GIVEN_BEFORE = [
    ("Orlov received Gromov's agreement only on May 11. It had been sent on May 8 from Gagra.", "Gromov 8 - Gagra"),
    ("Gromov's consent reached Moscow on May 7. It had been telegraphed on May 6 from Kem.", "Gromov 6 - Kem"),
    ("Gromov's consent was received on May 7; it had been handed in at Kem on May 6.", "Gromov 6 - Kem"),
    ("Gromov's consent was received on May 7. It was filed on May 9.", "Gromov 7 - -"),
]

# Known to be misread.
NOT_YET = [
    ("The words “I do not mind” under the text belong to Chubar.", "Chubar - - -"),
    ("Gromov's consent became known in Moscow on May 7; he had given it on May 5 in Kem.", "Gromov 5 - Kem"),
    ("Gromov wrote on the text: “I agree”. The text was passed on to the printers on May 9.", "Gromov - - -"),
    ("Gromov wrote on it: “For two mills.”", "Gromov - - -"),
]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        *BRACKETS,
        *BY_HIM,
        *LEFT_OUT,
        *OPENED,
        *WORDS,
        *TURNED_ROUND,
        *LATER,
        *DENIED,
        *VOTES,
        *SIGNED,
        *FROM_HIM,
        *LET,
        *OF_BODIES,
        *LIKEWISE,
        *PERMITTED,
        *PASSED_ON,
        *GIVEN_BEFORE,
    ],
)
def test_consent_is_found_where_its_words_are_left_out_or_turned_round(taken: Taken, note: str, expected: str) -> None:
    assert taken(note) == expected


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("note", "expected"), NOT_YET)
def test_consent_set_apart_that_is_known_to_be_misread(taken: Taken, note: str, expected: str) -> None:
    assert taken(note) == expected
