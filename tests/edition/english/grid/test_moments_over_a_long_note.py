"""A consent whose moment other sentences of a long note tell: of the answer's way, of who was asked, of who was where.

The letter is of Orlov to Gromov, of May 4, 1933; days are of that month. What is expected was written before the notes
were read.
"""

from __future__ import annotations

import pytest

from .conftest import Told

READ = [
    (
        "Gromov's reply left Sochi in cipher on May 6 at 14:20. Two pages of it concern the plan of the trust "
        "and are not reproduced here. As for the mill, he agreed.",
        "Gromov 6 14:20 Sochi",
    ),
    (
        "On May 6 at 14:20 a long cipher from Gromov left Sochi. Its first part deals with the railways. In "
        "the second he agrees to the mill.",
        "Gromov 6 14:20 Sochi",
    ),
    (
        "The answer came the next day. It was received in Moscow on May 5 at 18:10 and handed to Orlov by "
        "Zimin. Gromov had no objections to the mill.",
        "Gromov 5 18:10 -",
    ),
    (
        "Gromov agreed. His cipher, which also speaks of the railways, is marked by the Sochi telegraph with "
        "23:20 on May 6.",
        "Gromov 6 23:20 Sochi",
    ),
    (
        "Gromov agreed to everything. The telegram with this answer, as the journal of the cipher group "
        "shows, was handed in at Sochi on May 6 at 9:15.",
        "Gromov 6 09:15 Sochi",
    ),
    (
        "Gromov had nothing against the mill, of which Orlov was informed in a cipher from Sochi on May 6 at 10:00.",
        "Gromov 6 10:00 Sochi",
    ),
    (
        "Both proposals were found correct by Gromov; Orlov was notified of this from Sochi on May 6 at 10:00.",
        "Gromov 6 10:00 Sochi",
    ),
    (
        "Gromov approved the proposal, as Zimin reported to Moscow by telephone from Gagra on May 6.",
        "Gromov 6 - Gagra",
    ),
    (
        "Gromov approved the proposal. Zimin reported this to Moscow from Gagra on May 6 at 22:15.",
        "Gromov 6 22:15 Gagra",
    ),
    (
        "Gromov's consent reached Moscow late in the evening of May 6: the cipher bears the stamp of the "
        "Sochi telegraph, 23:20.",
        "Gromov 6 23:20 Sochi",
    ),
    ("Petrenko, whom the question found in Kem, wired on May 6: “I vote for”.", "Petrenko 6 - Kem"),
    ("Petrenko, whom Orlov's telephone call caught in Kem, agreed on May 6.", "Petrenko 6 - Kem"),
    ("Gromov, overtaken by the telegram in Gagra, answered on May 6 that he agreed.", "Gromov 6 - Gagra"),
    ("The telegram found Gromov in Gagra. On May 6 he answered that he agreed.", "Gromov 6 - Gagra"),
    ("Petrenko was on leave in Kem and was polled by telegraph on May 6; he voted for.", "Petrenko 6 - Kem"),
    ("From Kem, where he was inspecting the dam, Petrenko wired on May 6 that he agreed.", "Petrenko 6 - Kem"),
    ("Zaytsev, on his way to Gagra, agreed on May 6.", "Zaytsev 6 - -"),
    ("Gromov was in Gagra until May 5. He agreed on May 7.", "Gromov 7 - -"),
    (
        "The text was read to Gromov by telephone on the morning of May 6. He asked for an hour to think. At "
        "noon he rang back and agreed.",
        "Gromov 6 12:00 -",
    ),
    (
        "On May 6 Zimin laid the telegram before Gromov. Gromov read it twice and wrote in the margin: “I do "
        "not object”.",
        "Gromov 6 - -",
    ),
    (
        "On May 6 Gromov telegraphed: “I agree”. In the evening Petrenko, too, gave his consent.",
        "Gromov 6 - -; Petrenko 6 - -",
    ),
    (
        "On May 6 the PB adopted the resolution on the mill {M}. The list of the poll shows that Petrenko and "
        "Chubar voted in favor of it.",
        "Petrenko 6 - -; Chubar 6 - -",
    ),
    (
        "On May 6 the PB adopted the resolution on the mill {M}. Petrenko and Chubar had voted in favor of "
        "it; Zaytsev abstained.",
        "Petrenko 6 - -; Chubar 6 - -",
    ),
    (
        "The resolution on the mill was passed by the PB on May 6 {M}. Petrenko agreed to it on May 5.",
        "Petrenko 5 - -",
    ),
    ("The PB adopted the resolution on May 6 {M}. Gromov agreed with it in a letter.", "Gromov - - -"),
    (
        "Gromov's telegram of May 5 about the railways does not touch the mill. He agreed to it a week later.",
        "Gromov 12 - -",
    ),
    ("Orlov's reminder was sent on May 8 at 10:00. Gromov agreed.", "Gromov - - -"),
    ("The telegram was received in Sochi on May 5 at 3:10. Gromov agreed.", "Gromov - - -"),
    (
        "Gromov's answer, sent from Sochi on May 6, concerns coal alone. To the mill he agreed on May 9.",
        "Gromov 9 - -",
    ),
    ("Zimin wired from Sochi on May 6 that the answer would be delayed. On May 8 Gromov agreed.", "Gromov 8 - -"),
    ("Petrenko's cipher of May 6 from Kem reports a flood. Gromov agreed to the mill.", "Gromov - - -"),
    (
        "Gromov's answer was sent from Sochi on May 6 at 14:20 and received in Moscow at 16:05: “I agree”.",
        "Gromov 6 14:20 Sochi",
    ),
    (
        "The reply, which had lain at the Kem telegraph for a day because of a broken line, came to Moscow on "
        "May 8 at 3:00. In it Gromov agreed to the mill.",
        "Gromov 8 03:00 -",
    ),
    (
        "There were two answers. In the first, of May 5, Gromov asked for the estimate. In the second, which "
        "was sent from Sochi on May 9 at 11:10, he agreed.",
        "Gromov 9 11:10 Sochi",
    ),
    (
        "On the railways Gromov answered from Sochi on May 6 at 14:20 that the estimate was to be read first. "
        "In the same telegram he agreed to the mill.",
        "Gromov 6 14:20 Sochi",
    ),
    (
        "Gromov's cipher about the railways, sent from Sochi on May 6 at 14:20, ends with the words: “As to "
        "the mill, I do not object.”",
        "Gromov 6 14:20 Sochi",
    ),
    (
        "At 5:10 in the same night there was handed in at Sochi a cipher signed by Gromov: “I agree”.",
        "Gromov 4 05:10 Sochi",
    ),
    ("There was received from Gromov on May 6 a cipher: “I agree”.", "Gromov 6 - -"),
    (
        "On May 6 Gromov agreed. Petrenko, to whom Orlov spoke in the evening, also agreed.",
        "Gromov 6 - -; Petrenko 6 - -",
    ),
    (
        "On May 6 Gromov agreed. Petrenko, with whom Orlov talked over the telephone in the morning, also "
        "gave his consent.",
        "Gromov 6 - -; Petrenko 6 - -",
    ),
    ("The mill works in the morning. Gromov agreed.", "Gromov - - -"),
    ("On May 6 the telegram was received in Sochi. Gromov agreed on the morning of May 8.", "Gromov 8 - -"),
    ("On May 6 the telegram was received in Sochi. Gromov agreed.", "Gromov - - -"),
    ("Gromov's cipher, “I agree, let it be built”, was handed in at Sochi on May 6 at 5:10.", "Gromov 6 05:10 Sochi"),
    (
        "The answer of Gromov, “I have no objections”, bears the stamp of the Sochi telegraph: May 6, 5:10.",
        "Gromov 6 05:10 Sochi",
    ),
    ("Gromov's inscription, “For”, was made on May 6.", "Gromov 6 - -"),
    ("Orlov's article, “The Mill”, was printed on May 6. Gromov agreed.", "Gromov - - -"),
    (
        "The consent arrived in Moscow late in the evening of May 6: Gromov's cipher, “All right, let it be "
        "ten”, is marked by the Sochi telegraph with 23:20.",
        "Gromov 6 23:20 Sochi",
    ),
    ("The PB passed the resolution on May 6 {M}. Chubar and Zaytsev voted for it.", "Chubar 6 - -; Zaytsev 6 - -"),
    (
        "On May 6 the PB confirmed this {M}; Petrenko, who voted for it, asked that the dam be built, too.",
        "Petrenko 6 - -",
    ),
    ("On May 6 the PB adopted the resolution {M}. Petrenko voted for it on May 5, by telephone.", "Petrenko 5 - -"),
    ("On May 6 the PB adopted the resolution {M}. Petrenko spoke in favor of the mill.", "Petrenko - - -"),
    (
        "Gromov gave his consent; the cipher with it was stamped by the Kem telegraph on May 6 at 7:05.",
        "Gromov 6 07:05 Kem",
    ),
    ("Gromov agreed. The letter bears the stamp of the Kem telegraph, May 6, 7:05.", "Gromov - - -"),
    (
        "Gromov's reply, “I agree”, was sent on May 6 at 10:20 from Sochi and deciphered at 12:00.",
        "Gromov 6 10:20 Sochi",
    ),
    (
        "The answer, received at 16:05 on May 6, had been handed in at Sochi at 14:20: “I agree”.",
        "Gromov 6 14:20 Sochi",
    ),
    ("Across the corner of the sheet Gromov wrote: “Correct”.", "Gromov - - -"),
    ("Gromov, despite the doctors, agreed on May 6.", "Gromov 6 - -"),
    ("Because of the flood Gromov answered only on May 6 that he agreed.", "Gromov 6 - -"),
    ("In spite of Zaytsev's protest Gromov agreed on May 6 by telegram from Kem.", "Gromov 6 - Kem"),
    (
        "Both points were found correct by Gromov, about which Orlov was notified in a code from Gagra on May "
        "6 at 10 a.m.",
        "Gromov 6 10:00 Gagra",
    ),
    ("Gromov agreed. Petrenko was informed of this by telephone on May 9.", "Gromov - - -"),
    ("Gromov agreed. Zimin told Petrenko of this in a letter from Kem on May 9.", "Gromov - - -"),
    ("Petrenko, whom the inquiry had overtaken in Kem, voted for.", "Petrenko - - Kem"),
    ("Petrenko was in Kem. Gromov agreed on May 6.", "Gromov 6 - -"),
    (
        "The answer, sent by cipher from Sochi at 13:00. 50 min. on May 6 and signed by Gromov, reads: “I"
        " agree to 40 thousand”.",
        "Gromov 6 13:50 Sochi",
    ),
    # whom something suits is not what suits him
    ("By telephone from Gagra on May 7, Gromov let it be known that Zimin suited him.", "Gromov 7 - Gagra"),
    ("On May 7 Gromov replied that Zimin suited him.", "Gromov 7 - -"),
    ("Gromov telegraphed from Sochi on May 7 that the date fitted him.", "Gromov 7 - Sochi"),
    ("The proposal suited Gromov.", "Gromov - - -"),
    ("Gromov said on May 7 that Zimin did not suit him.", ""),
    ("Gromov wrote on it: “There is no need. Let Petrenko work better”.", ""),
    ("Gromov wrote on it: “There is no need”.", ""),
    ("The letter followed Gromov to Gagra, where he read it on May 6 and wrote on it: “Agreed”.", "Gromov 6 - Gagra"),
]

MISSED = [
    (
        "Gromov answered by letter, which Petrenko brought to Moscow on May 8. The letter, written in Gagra "
        "on May 6, contains four points. In the third the mill is approved.",
        "Gromov 6 - Gagra",
    ),
    (
        "Gromov, who was resting in Gagra, received the telegram on May 5. Having read it he sent for Zimin "
        "and dictated: “I agree, let them begin”. Zimin put the text on the wire at 16:40.",
        "Gromov 5 16:40 Gagra",
    ),
    (
        "Petrenko was then in Kem with the commission. When the sheet was sent round on May 7, his vote was "
        "obtained by telephone. He was for it.",
        "Petrenko 7 - Kem",
    ),
    (
        "The sheet was sent round on May 7. Chubar and Zaytsev signed it at once; Petrenko, who had left for "
        "Kem, sent his vote by telegraph a day later. All three were in favor.",
        "Chubar 7 - -; Zaytsev 7 - -; Petrenko 8 - Kem",
    ),
    (
        "Chubar had gone to Kem with the commission, and his vote in favor was telegraphed from there on May 6.",
        "Chubar 6 - Kem",
    ),
    ("Petrenko, just back from Kem, agreed on May 6.", "Petrenko 6 - -"),
    (
        "The poll was taken on May 6. Petrenko was for at once. Chubar asked for the estimate, received it "
        "the same evening and then was also for.",
        "Petrenko 6 - -; Chubar 6 - -",
    ),
    (
        "The draft went round the members for more than a week. Across its corner stands in pencil: “Correct. "
        "Gromov”. Petrenko and Chubar expressed their agreement on the following sheet.",
        "Gromov - - -; Petrenko - - -; Chubar - - -",
    ),
    (
        "The sheet was sent to Petrenko on May 6 and to Chubar on May 7. Both wrote “For”.",
        "Petrenko 6 - -; Chubar 7 - -",
    ),
    (
        "The sheet went first to Petrenko, who wrote “For” on it on May 6, then to Chubar, who did the same on May 7.",
        "Petrenko 6 - -; Chubar 7 - -",
    ),
    (
        "The proposal went round on May 6. In the evening Petrenko and Chubar gave their consent by "
        "telephone; that of Zaytsev came from Kem the next morning.",
        "Petrenko 6 - -; Chubar 6 - -; Zaytsev 7 - Kem",
    ),
    (
        "Gromov wrote the answer in Gagra on May 6; it left with the plane of May 7. “I have no objections,” it said.",
        "Gromov 6 - Gagra",
    ),
    (
        "Gromov replied from Sochi on May 6. The cipher, received at 18:25, consists of one word: “Agreed”.",
        "Gromov 6 18:25 Sochi",
    ),
    (
        "Concerning the mill Gromov replied in the same cipher with which he answered about the railways "
        "(sent from Sochi on May 6 at 14:20): “I agree”.",
        "Gromov 6 14:20 Sochi",
    ),
    (
        "It is to this question that the last sentence of Gromov's cipher of May 6 from Sochi refers: “I do "
        "not object.”",
        "Gromov 6 - Sochi",
    ),
    (
        "Gromov's cipher left Sochi on May 6 at 23:50 and reached Moscow on May 7 at 1:15: “I agree”.",
        "Gromov 6 23:50 Sochi",
    ),
    ("Petrenko had gone to Kem. On May 6 he agreed by telephone.", "Petrenko 6 - Kem"),
    ("Petrenko had gone to Kem but returned from Kem in April. On May 6 he agreed by telephone.", "Petrenko 6 - -"),
]


@pytest.mark.parametrize(("note", "expected"), READ)
def test_moment_of_a_consent_is_taken_from_the_course_of_the_note(told: Told, note: str, expected: str) -> None:
    assert "; ".join(told(note)) == expected


@pytest.mark.xfail(reason="known gap", strict=True)
@pytest.mark.parametrize(("note", "expected"), MISSED)
def test_courses_that_are_not_read_yet(told: Told, note: str, expected: str) -> None:
    assert "; ".join(told(note)) == expected
