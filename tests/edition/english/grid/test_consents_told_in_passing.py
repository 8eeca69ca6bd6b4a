"""Consents in plain notes as editors write them, told in passing, pointed to, spelt out or put off to a later clause.

The letter is of Orlov to Gromov, of May 4, 1933; days are of that month. Each expectation was written before the run.
"""

from __future__ import annotations

import pytest

from .conftest import Taken

# Plain notes of many kinds.
PLAIN = [
    ("On the first page Gromov wrote in red pencil: “Agreed”, and dated it May 7.", "Gromov 7 - -"),
    ("Gromov replied with the one word “Yes” (cipher from Sochi of May 6, 11:20).", "Gromov 6 11:20 Sochi"),
    (
        "Gromov's telegram with his consent was handed in at Gagra on May 6 at 9:15 and decoded in Moscow an"
        " hour later.",
        "Gromov 6 09:15 Gagra",
    ),
    ("Consent to this came by telephone on the night of May 6.", "Gromov 6 - -"),
    ("In his letter of May 8 to Petrenko, Gromov mentioned that he had agreed to the rebuilding.", "Gromov 8 - -"),
    ("The vote was completed on May 8 by Chubar, who telegraphed from Kem: “I join”.", "Chubar 8 - Kem V"),
    ("On May 6 Gromov had Zaytsev telephone to Moscow that he did not object.", "Gromov 6 - -"),
    ("Gromov did not object to the rebuilding, as he telegraphed from Sochi on May 6.", "Gromov 6 - Sochi"),
    ("As Zaytsev noted on the telegram, Gromov agreed on May 6 at 12:00.", "Gromov 6 12:00 -"),
    ("To the second paragraph Gromov replied on May 6: “I agree”; the first he left unanswered.", "Gromov 6 - -"),
    (
        "Gromov's reaction was favorable: on May 6 he wired from Gagra that the matter should be settled in"
        " Moscow as proposed.",
        "Gromov 6 - Gagra",
    ),
    ("The proposal had Gromov's support; see his letter of May 9.", "Gromov 9 - -"),
    ("Gromov agreed (see his telegram of May 6 from Sochi).", "Gromov 6 - Sochi"),
    ("Gromov's answer of May 6 consisted of the words “No objections”.", "Gromov 6 - -"),
    ("Both Petrenko and Chubar expressed themselves in favor on May 7.", "Petrenko 7 - -; Chubar 7 - -"),
    ("The others, Petrenko and Chubar among them, voted for on May 7.", "Petrenko 7 - - V; Chubar 7 - - V"),
    ("Neither Petrenko nor Chubar had any objections (May 7).", "Petrenko 7 - -; Chubar 7 - -"),
    ("Of the secretaries only Petrenko was consulted; he agreed by telephone on May 6.", "Petrenko 6 - -"),
    ("When Gromov returned to Moscow on May 12, he approved the proposal.", "Gromov 12 - -"),
    ("Gromov agreed only after a second telegram, on May 9.", "Gromov 9 - -"),
    ("Gromov first refused, but on May 9 he gave his consent.", "Gromov 9 - - | Gromov refuses"),
    (
        "The consent of Gromov, telegraphed from Gagra at 18:05 on May 6, was reported to the PB by Petrenko.",
        "Gromov 6 18:05 Gagra",
    ),
    ("On the draft decision: “For. Petrenko. 7/V”, “For. Chubar. 8/V”.", "Petrenko 7 - - V; Chubar 8 - - V"),
    (
        "Voting on the draft were Petrenko (for), Chubar (for) and Zaytsev (against).",
        "Petrenko - - - V; Chubar - - - V | Zaytsev votes-against",
    ),
    ("In a note to Orlov of May 7 Petrenko wrote: “I consider the proposal right”.", "Petrenko 7 - -"),
    (
        "Gromov's assistant reported by telephone on May 6 at 14:30: “Comrade Gromov agrees with all the points”.",
        "Gromov 6 14:30 -",
    ),
    (
        "On the same day, in a conversation over the direct line, Gromov declared that he had no objections.",
        "Gromov 4 - -",
    ),
    (
        "With the first two points Gromov agreed, the third he proposed to strike out. His telegram is dated May 6.",
        "Gromov 6 - - C",
    ),
    ("Gromov took note of the letter on May 6 and made no objections.", "Gromov 6 - -"),
    ("Petrenko's consent was not asked.", ""),
    ("It was intended to obtain Gromov's consent by May 8.", ""),
    ("The letter does not say whether Gromov approved the plan.", ""),
    ("Gromov's approval was expected on May 8 but did not come.", ""),
    ("Without waiting for Gromov's consent, the PB adopted the decision on May 8 {M}.", ""),
    ("Gromov, to whom Orlov had turned on May 4, agreed on May 6.", "Gromov 6 - -"),
    ("The mill was rebuilt with Gromov's approval in June.", "Gromov - - -"),
    ("Petrenko reported to Gromov on May 6 that Chubar had agreed.", "Chubar 6 - -"),
    ("Chubar, and after him Zaytsev, put “for” on the draft on May 8.", "Chubar 8 - - V; Zaytsev 8 - - V"),
]

# A day that somebody puts to what he wrote.
PUT_TO_IT = [
    ("Petrenko wrote on the sheet: “For”, and put the date: May 8.", "Petrenko 8 - - V"),
    ("On the draft Gromov noted “I agree”, and signed it on May 7.", "Gromov 7 - -"),
]

# Consents that somebody mentions.
IN_PASSING = [
    ("In his letter of May 9 Gromov recalled that he had supported the rebuilding.", "Gromov 9 - -"),
    ("Gromov repeated on May 6 that he did not object.", "Gromov 6 - -"),
    ("Gromov mentioned that the trust had agreed.", ""),
]

# The paper that words in brackets point to.
POINTED_TO = [
    ("Gromov had no objections (see his cipher of May 6 from Gagra).", "Gromov 6 - Gagra"),
    ("Gromov supported the proposal (cf. Gromov's letter of May 9).", "Gromov 9 - -"),
    ("Gromov agreed (see Zaytsev's letter of May 9).", "Gromov - - -"),
    ("Gromov agreed (see the decision of May 9).", "Gromov - - -"),
    ("Gromov approved it; see his telegram of May 6.", "Gromov 6 - -"),
]

# A colon announces in what words somebody agreed.
SPELT_OUT = [
    ("Gromov's answer was positive: on May 6 he telegraphed from Sochi that the mill was needed.", "Gromov 6 - Sochi"),
    ("Gromov agreed: on May 6, at 12:15, he replied from Kem with one word.", "Gromov 6 12:15 Kem"),
    ("Gromov agreed: on May 6 Petrenko reported this to Orlov.", "Gromov - - -"),
]

# Votes in brackets behind the names.
IN_BRACKETS = [
    ("Those polled answered as follows: Petrenko (for), Chubar (against).", "Petrenko - - - V | Chubar votes-against"),
    ("The votes on the draft: Petrenko (for), Zaytsev (abstained).", "Petrenko - - - V | Zaytsev abstains"),
]

# One of several.
ONLY = [
    ("Of the members only Chubar was polled; he voted for on May 6.", "Chubar 6 - - V"),
    ("Of those in Moscow only Petrenko agreed (May 6).", "Petrenko 6 - -"),
]

# His paper is dated after more was told.
HIS_PAPER = [
    (
        "Gromov agreed to the rebuilding, the coal he refused. His cipher is dated May 6.",
        "Gromov 6 - - | Gromov refuses",
    ),
    (
        "Gromov gave his consent, but asked for the estimate. His answer was sent from Sochi on May 6.",
        "Gromov 6 - Sochi C",
    ),
]

# More plain notes.
MORE = [
    ("Gromov was in Sochi at that time and gave his consent from there on May 7.", "Gromov 7 - Sochi"),
    ("At Petrenko's suggestion the point was deleted, after which Gromov agreed (May 8).", "Gromov 8 - -"),
    ("On May 6 Gromov answered Orlov, Petrenko and Chubar that he was in agreement with them.", "Gromov 6 - -"),
    ("The telegram came back on May 7 with Gromov's “Yes” in the margin.", "Gromov 7 - -"),
    (
        "It was Petrenko who first agreed, on May 5; on May 6 Chubar followed his example.",
        "Petrenko 5 - -; Chubar 6 - -",
    ),
    ("Chubar's agreement was obtained by telephone (Gagra, May 6).", "Chubar 6 - Gagra"),
    ("Gromov's consent is recorded in Zaytsev's diary under May 6.", "Gromov 6 - -"),
    ("“I fully support Orlov”, reads Gromov's telegram from Sochi dated May 6.", "Gromov 6 - Sochi"),
    ("“The mill must be rebuilt,” Gromov answered on May 6.", "Gromov 6 - -"),
    ("Gromov: “Agreed. 6.V”.", "Gromov 6 - -"),
    ("Marginal note by Gromov: “Right!” (May 6).", "Gromov 6 - -"),
    ("Reply from Sochi, May 6: “Agreed. Gromov”.", "Gromov 6 - Sochi"),
    ("Answer of May 6: no objections.", "Gromov 6 - -"),
    ("The next day a positive answer was given by Gromov over the telephone.", "Gromov 5 - -"),
    ("Petrenko informed the PB on May 8 of Gromov's agreement.", "Gromov 8 - -"),
    ("Having consulted Chubar, Petrenko agreed on May 9.", "Petrenko 9 - -"),
    (
        "According to the journal of the duty officer, Gromov's consent was transmitted by telephone at"
        " 02:10 on May 6.",
        "Gromov 6 02:10 -",
    ),
    (
        "Gromov approved the rebuilding only in part; on May 7 he telegraphed: “Rebuild the dam alone”.",
        "Gromov 7 - - C",
    ),
]

# Clauses with "when".
WHEN = [
    ("Gromov, when the telegram was read to him on May 6, said that he was not against.", "Gromov 6 - -"),
    ("Petrenko, when he was asked on May 7, had no objections.", "Petrenko 7 - -"),
    ("Gromov gave his consent when he had received the estimate on May 9.", "Gromov 9 - -"),
    ("Gromov agreed when the mill was still standing.", "Gromov - - -"),
    ("When asked on May 6, Gromov did not object.", "Gromov 6 - -"),
]

# Answers behind their verb.
CAME = [
    ("On May 6 at 10:30 came the consent of Gromov.", "Gromov 6 10:30 -"),
    ("From Sochi came Gromov's answer: “I agree”.", "Gromov - - Sochi"),
    ("On May 6 came the courier.", ""),
]

# What others did after him.
EXAMPLE = [
    ("On May 5 Petrenko agreed, and on May 6 Chubar followed his example.", "Petrenko 5 - -; Chubar 6 - -"),
    ("Gromov refused on May 5; Petrenko followed his example.", "| Gromov refuses; Petrenko refuses"),
]

# Votes of "he".
HE_VOTED = [
    ("He voted for on May 6.", "Gromov 6 - - V"),
    ("He voted against.", "| Gromov votes-against"),
    ("They voted for the resolution of the congress.", ""),
]

# Known to be misread.
NOT_YET = [
    ("On May 6 came Gromov's reply that the mill could be rebuilt.", "Gromov 6 - -"),
    ("Gromov's assent to the plan, in a hasty pencil note, bears no date.", "Gromov - - -"),
    ("Gromov, when the matter was laid before him on May 6, said that he was not against.", "Gromov 6 - -"),
    ("Two days passed before Gromov agreed.", "Gromov 6 - -"),
    (
        "Gromov consented on the spot; Petrenko and Chubar a week later.",
        "Gromov - - -; Petrenko 11 - -; Chubar 11 - -",
    ),
    ("Petrenko, too, gave his approval when he passed through Kem on May 9.", "Petrenko 9 - Kem"),
    ("Received from Gromov on May 6, at 18:05, was the reply: “I have nothing against it”.", "Gromov 6 18:05 -"),
    ("Petrenko's signature on the draft is dated May 7, that of Chubar May 8.", "Petrenko 7 - -; Chubar 8 - -"),
    ("Gromov's telegram from Sochi, “The mill can be rebuilt”, is of May 6.", "Gromov 6 - Sochi"),
    (
        "Petrenko and Zaytsev had already voted for it when Chubar, on May 7, joined them.",
        "Petrenko - - - V; Zaytsev - - - V; Chubar 7 - - V",
    ),
    (
        "Gromov's answer, which he dictated to Zaytsev on May 6 in Gagra, was: “Agreed, but without Petrenko”.",
        "Gromov 6 - Gagra C",
    ),
]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        *PLAIN,
        *PUT_TO_IT,
        *IN_PASSING,
        *POINTED_TO,
        *SPELT_OUT,
        *IN_BRACKETS,
        *ONLY,
        *HIS_PAPER,
        *MORE,
        *WHEN,
        *CAME,
        *EXAMPLE,
        *HE_VOTED,
    ],
)
def test_plain_note_is_read_with_all_that_it_tells(taken: Taken, note: str, expected: str) -> None:
    assert taken(note) == expected


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("note", "expected"), NOT_YET)
def test_plain_note_told_in_passing_that_is_known_to_be_misread(taken: Taken, note: str, expected: str) -> None:
    assert taken(note) == expected
