"""Sixty plain notes of two sentences on who agreed, voted or refused, in the sober register of editors.

The letter is of Orlov to Gromov, of May 4, 1933; days are of that month. Each expectation was written before
any was read; one stance was put right afterwards by the conventions of the gold standard.
"""

from __future__ import annotations

import pytest

from .conftest import Taken

READ = [
    (
        "The cipher reached Sochi on the evening of May 4. Gromov gave his consent by telephone the next"
        " morning, at 9:30.",
        "Gromov 5 09:30 -",
    ),
    (
        "Gromov's answer is dated May 6: “I have no objections to the mill”. It was transmitted from Sochi"
        " at 14:10 in cipher.",
        "Gromov 6 14:10 Sochi",
    ),
    (
        "The draft was circulated among the members of the Politburo on May 8; Petrenko and Chubar voted for"
        " it, Zaytsev against.",
        "Petrenko 8 - - V; Chubar 8 - - V | Zaytsev votes-against",
    ),
    (
        "The telegram has the resolutions of two members: “For. Petrenko” and “I agree. Chubar”. Gromov's"
        " reply has not been found.",
        "Petrenko - - - V; Chubar - - -",
    ),
    (
        "By a telegram handed in at Sochi on May 6 at 11:20, Gromov approved both proposals. The text of the"
        " telegram is in the same file.",
        "Gromov 6 11:20 Sochi",
    ),
    ("Gromov was then in Sochi. From there, on May 6, he telegraphed that he had no objections.", "Gromov 6 - Sochi"),
    (
        "Petrenko, whom Orlov telephoned on May 5, agreed at once; Chubar asked to be given a day for reflection.",
        "Petrenko 5 - -",
    ),
    (
        "Orlov's proposal met with no objections on the part of Gromov. His cipher left Gagra on May 7 at 22:45.",
        "Gromov 7 22:45 Gagra",
    ),
    (
        "Gromov answered from Sochi on the same day that he considered the rebuilding necessary. The answer"
        " was received in Moscow at 23:00. 15 min.",
        "Gromov 4 23:15 Sochi",
    ),
    ("Gromov refused. His cipher of May 6 reads: “The mill can wait until autumn”.", "| Gromov refuses"),
    (
        "“I consider the proposal correct”, Gromov wrote on the margin of the letter. The letter was"
        " returned to Orlov on May 9.",
        "Gromov - - -",
    ),
    (
        "The consent of Gromov was communicated to Moscow by Petrenko, who telephoned from Sochi on May 6 at 18:00.",
        "Gromov 6 18:00 Sochi",
    ),
    (
        "On the first sheet of the letter there is a note in Petrenko's hand: “Comrade Gromov does not object. 7/V”.",
        "Gromov 7 - -",
    ),
    (
        "At 16:40 on May 6 Gromov dictated by telephone: “Agreed. Begin with the dam”. Chubar took down his"
        " words in Kem.",
        "Gromov 6 16:40 -",
    ),
    (
        "The members of the commission, Petrenko, Chubar and Zaytsev, expressed their agreement in a joint"
        " telegram of May 6 from Kem.",
        "Petrenko 6 - Kem; Chubar 6 - Kem; Zaytsev 6 - Kem",
    ),
    (
        "No reply of Gromov in writing is known. According to Petrenko's note, he agreed orally on May 6.",
        "Gromov 6 - -",
    ),
    (
        "Petrenko abstained in the vote of May 7. Chubar and Zaytsev were in favor.",
        "Chubar 7 - - V; Zaytsev 7 - - V | Petrenko abstains",
    ),
    ("Gromov asked Orlov on May 5 for the estimate and agreed on the 8th, when he had received it.", "Gromov 8 - -"),
    (
        "To Orlov's question Gromov replied from Sochi by cipher, dated May 6: “Yes, let them build”.",
        "Gromov 6 - Sochi",
    ),
    ("That Gromov had agreed is evident from his telegram to Petrenko of May 6.", "Gromov 6 - -"),
    (
        "Gromov agreed in principle, but asked that the cost be reduced. His reply was handed in at the"
        " telegraph in Kem on May 6 at 8:15.",
        "Gromov 6 08:15 Kem C",
    ),
    (
        "The poll was completed on May 9: all those asked, Petrenko, Chubar and Zaytsev, were for.",
        "Petrenko 9 - - V; Chubar 9 - - V; Zaytsev 9 - - V",
    ),
    (
        "At the foot of the draft is written: “We agree. Petrenko, Chubar. 9/V”. Below it Zaytsev wrote"
        " “For” on the same day.",
        "Petrenko 9 - -; Chubar 9 - -; Zaytsev 9 - - V",
    ),
    (
        "Gromov considered the proposal premature. In his telegram from Sochi of May 6 he suggested"
        " returning to it in the autumn.",
        "| Gromov refuses; Gromov postpones",
    ),
    (
        "By telephone from Kem, at 21:30 on May 6, Petrenko informed Orlov that Gromov did not object.",
        "Gromov 6 21:30 Kem",
    ),
    (
        "When the question was discussed on May 7, Petrenko and Chubar spoke in favor of the proposal,"
        " Zaytsev opposed it.",
        "Petrenko 7 - -; Chubar 7 - - | Zaytsev refuses",
    ),
    (
        "In reply to this letter Gromov wrote from Sochi on May 9: “As to the mill I agree with you”.",
        "Gromov 9 - Sochi",
    ),
    ("Gromov left the decision to Orlov. Petrenko, asked on May 6, was against.", "| Petrenko refuses"),
    (
        "Gromov did not reply to the first telegram. To the second he answered on May 9 from Sochi that he agreed.",
        "Gromov 9 - Sochi",
    ),
    (
        "A positive reply from Gromov came from Sochi late in the evening of May 6. In the morning of May 7"
        " Petrenko also agreed by telephone.",
        "Gromov 6 - Sochi; Petrenko 7 - -",
    ),
    (
        "The decision was taken by poll on May 8. On the sheet are the votes of Petrenko, Chubar and Zaytsev.",
        "Petrenko 8 - - V; Chubar 8 - - V; Zaytsev 8 - - V",
    ),
    (
        "Gromov expressed his agreement on May 6 in a conversation with Petrenko, who reported this to Orlov on May 7.",
        "Gromov 6 - -",
    ),
    (
        "Petrenko noted on the telegram: “Reported by telephone to Comrade Gromov. He agrees. May 6, 12:15”.",
        "Gromov 6 12:15 -",
    ),
    ("Gromov sent his consent to the rebuilding two days later, by telegram from Gagra.", "Gromov 6 - Gagra"),
    (
        "Petrenko and Chubar, who were on leave in Kislovodsk, gave their consent by telegraph on May 6;"
        " Zaytsev, who was in Moscow, a day earlier.",
        "Petrenko 6 - Kislovodsk; Chubar 6 - Kislovodsk; Zaytsev 5 - Moscow",
    ),
    (
        "The votes were collected by telephone on May 7: for – Petrenko, Chubar; against – Zaytsev.",
        "Petrenko 7 - - V; Chubar 7 - - V | Zaytsev votes-against",
    ),
    (
        "Petrenko's vote was received from Gagra on May 8, Chubar's from Tiflis on May 9.",
        "Petrenko 8 - Gagra V; Chubar 9 - Tiflis V",
    ),
    (
        "Petrenko, Chubar and Zaytsev gave their consent on May 6, 7 and 8 respectively.",
        "Petrenko 6 - -; Chubar 7 - -; Zaytsev 8 - -",
    ),
    (
        "Chubar sent his vote by telegraph from Tiflis, where he was on a business trip, on May 8.",
        "Chubar 8 - Tiflis V",
    ),
    (
        "Consent to the rebuilding was given by Petrenko on May 5 and by Chubar, who was in Gagra, on May 6.",
        "Petrenko 5 - -; Chubar 6 - Gagra",
    ),
    (
        "Of the members of the PB, Petrenko voted for on May 6, Chubar on May 7 and Zaytsev, by telegraph"
        " from Kem, on May 8.",
        "Petrenko 6 - - V; Chubar 7 - - V; Zaytsev 8 - Kem V",
    ),
    (
        "On May 7 the proposal was put to the vote. In favor were Petrenko, Chubar and Zaytsev.",
        "Petrenko 7 - - V; Chubar 7 - - V; Zaytsev 7 - - V",
    ),
    (
        "In a letter to Orlov dated May 10, Gromov supported the proposal. The letter was sent from Gagra by courier.",
        "Gromov 10 - Gagra",
    ),
    (
        "Gromov's telegram with the words “I support the proposal” arrived from Sochi at 10 o'clock. 20 min. on May 6.",
        "Gromov 6 10:20 Sochi",
    ),
    (
        "On the copy of Chubar there is his inscription in pencil: “Agreed”. Petrenko's copy bears no marks.",
        "Chubar - - -",
    ),
    (
        "On the same telegram stands the consent of Chubar, given on May 7. Petrenko had given his the day before.",
        "Chubar 7 - -; Petrenko 6 - -",
    ),
    (
        "Gromov's positive answer (Sochi, May 6, 19:20) was reported to the PB on the following day.",
        "Gromov 6 19:20 Sochi",
    ),
    ("The original bears a resolution by Gromov dated May 6: “Agreed, but no new staff”.", "Gromov 6 - - C"),
    (
        "The telegram was shown to Petrenko and Chubar on May 5. Both put “for” on it.",
        "Petrenko 5 - - V; Chubar 5 - - V",
    ),
    (
        "With the rebuilding of the mill Gromov agreed on May 6, with the bridge he did not.",
        "Gromov 6 - - | Gromov refuses",
    ),
    (
        "The remark “I do not object” beside point 1 is Gromov's. The letter came back to Moscow on May 9.",
        "Gromov - - -",
    ),
    (
        "On May 7, at the request of Orlov, Petrenko and Chubar were questioned by telephone; they expressed"
        " no objections.",
        "Petrenko 7 - -; Chubar 7 - -",
    ),
    (
        "Having received the telegram in Sochi on May 5, Gromov replied on the following day: “I do not mind”.",
        "Gromov 6 - -",
    ),
    (
        "On May 6 Gromov telegraphed from Sochi: “The first proposal is acceptable, the second is not”.",
        "Gromov 6 - Sochi | Gromov refuses",
    ),
]

# Known to be misread.
NOT_YET = [
    (
        "On the voting sheet stand the names of Petrenko and Chubar with the mark “for”. The sheet bears the"
        " date May 9.",
        "Petrenko 9 - - V; Chubar 9 - - V",
    ),
    (
        "Both of the persons to whom the draft was shown, Petrenko and Chubar, signed it on May 8.",
        "Petrenko 8 - -; Chubar 8 - -",
    ),
    (
        "Orlov received Gromov's agreement only on May 11. It had been given in a letter of May 8 from Gagra.",
        "Gromov 8 - Gagra",
    ),
    (
        "The letter was read by Gromov on May 6, as his signature shows. Beside the first paragraph he wrote “Yes”.",
        "Gromov 6 - -",
    ),
    (
        "Gromov's consent followed on May 6 from Sochi. Objections were raised by Zaytsev, who was in favor"
        " of postponing the work.",
        "Gromov 6 - Sochi | Zaytsev postpones",
    ),
]


@pytest.mark.parametrize(("note", "expected"), READ)
def test_plain_note_of_two_sentences_is_read_whole(taken: Taken, note: str, expected: str) -> None:
    assert taken(note) == expected


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("note", "expected"), NOT_YET)
def test_plain_note_that_is_known_to_be_misread(taken: Taken, note: str, expected: str) -> None:
    assert taken(note) == expected
