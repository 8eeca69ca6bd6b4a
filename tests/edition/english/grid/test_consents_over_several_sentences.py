"""A consent whose person, day, hour and place stand in several clauses and sentences is still told whole.

The letter is of Orlov to Gromov, of May 4, 1933; days are of that month. What is expected was written before the notes
were read.
"""

from __future__ import annotations

import pytest

from .conftest import Taken

WHOLE = [
    (
        "The telegram was received in Sochi on May 6 at 10:20. The same day, at 12:40, Gromov telegraphed consent.",
        "Gromov 6 12:40 -",
    ),
    (
        "The telegram was received in Sochi on May 6 at 10:20. Gromov replied the next day that he agreed.",
        "Gromov 7 - -",
    ),
    ("The reply came from Sochi on May 6 at 11:15. In it Gromov agreed with the proposal.", "Gromov 6 11:15 Sochi"),
    ("Gromov's reply was received in Moscow on May 6 at 11:15. It said that he had no objections.", "Gromov 6 11:15 -"),
    ("On May 6 a cipher came from Gromov. He agreed with the proposal.", "Gromov 6 - -"),
    ("Gromov was in Sochi at that time. He gave his consent on May 6 at 14:30.", "Gromov 6 14:30 Sochi"),
    ("Gromov was resting in Sochi. From there he telegraphed his agreement on May 6.", "Gromov 6 - Sochi"),
    ("In Sochi, on May 6, at 12:15, Gromov signed a reply telegram: “I agree”.", "Gromov 6 12:15 Sochi"),
    (
        "Petrenko, who was in Gagra, telegraphed his agreement on May 6, and Chubar on May 7.",
        "Petrenko 6 - Gagra; Chubar 7 - -",
    ),
    ("Petrenko agreed on May 6, Chubar a day later.", "Petrenko 6 - -; Chubar 7 - -"),
    ("Petrenko gave his consent on May 6 and Chubar on May 7.", "Petrenko 6 - -; Chubar 7 - -"),
    ("The consent of Petrenko is dated May 6, the consent of Chubar May 7.", "Petrenko 6 - -; Chubar 7 - -"),
    ("On May 6 Petrenko agreed, and on May 7 Chubar.", "Petrenko 6 - -; Chubar 7 - -"),
    ("Petrenko agreed on May 6 at 12:00, Chubar on the same day at 15:30.", "Petrenko 6 12:00 -; Chubar 6 15:30 -"),
    (
        "Petrenko replied with agreement on May 6 from Tiflis, Chubar on May 7 from Gagra.",
        "Petrenko 6 - Tiflis; Chubar 7 - Gagra",
    ),
    ("Petrenko and Chubar agreed on May 6 and 7 respectively.", "Petrenko 6 - -; Chubar 7 - -"),
    (
        "Petrenko and Chubar gave their consent, the former on May 6, the latter on May 7.",
        "Petrenko 6 - -; Chubar 7 - -",
    ),
    ("First Petrenko agreed (May 6), then Chubar (May 7).", "Petrenko 6 - -; Chubar 7 - -"),
    ("Petrenko (May 6) and Chubar (May 7) agreed with the proposal.", "Petrenko 6 - -; Chubar 7 - -"),
    (
        "The members of the PB were polled on May 6. Petrenko, Chubar and Zaytsev voted for.",
        "Petrenko 6 - - V; Chubar 6 - - V; Zaytsev 6 - - V",
    ),
    (
        "The poll was held on May 6. Petrenko voted for, Chubar also; Zaytsev abstained.",
        "Petrenko 6 - - V; Chubar 6 - - V | Zaytsev abstains",
    ),
    (
        "Petrenko, Chubar and Zaytsev voted for the proposal on May 6, as is evident from the voting sheet.",
        "Petrenko 6 - - V; Chubar 6 - - V; Zaytsev 6 - - V",
    ),
    ("The original bears the votes: “For. Petrenko”, “For. Chubar”.", "Petrenko - - - V; Chubar - - - V"),
    (
        "On the telegram there are the signatures of those who voted for: Petrenko, Chubar, Zaytsev.",
        "Petrenko - - - V; Chubar - - - V; Zaytsev - - - V",
    ),
    ("On the same telegram Gromov wrote: “I agree”.", "Gromov - - -"),
    ("On the copy received on May 6, Gromov wrote: “I agree”.", "Gromov - - -"),
    ("In reply, on May 6, Gromov telegraphed from Sochi: “I have no objections”.", "Gromov 6 - Sochi"),
    ("In reply Gromov informed from Sochi on May 6 at 23:10 that he supported the proposal.", "Gromov 6 23:10 Sochi"),
    ("In a telegram of May 6, sent from Sochi at 17:20, Gromov agreed with the proposal.", "Gromov 6 17:20 Sochi"),
    ("In a telegram sent from Sochi on May 6 at 17:20, Gromov agreed with the proposal.", "Gromov 6 17:20 Sochi"),
    ("By a telegram from Sochi, dated May 6, Gromov agreed.", "Gromov 6 - Sochi"),
    ("Gromov agreed by a telegram which was sent from Sochi on May 6 at 17:20.", "Gromov 6 17:20 Sochi"),
    ("Gromov agreed; his telegram was sent from Sochi on May 6 at 17:20.", "Gromov 6 17:20 Sochi"),
    ("Gromov agreed. His telegram, sent from Sochi, bears the date May 6.", "Gromov 6 - Sochi"),
    ("Gromov's telegram of consent was sent from Sochi on May 6 at 17:20.", "Gromov 6 17:20 Sochi"),
    ("Gromov's telegram with his consent left Sochi on May 6 at 17:20.", "Gromov 6 17:20 Sochi"),
    ("Gromov's consent came by cipher from Sochi on May 6, at 17:20.", "Gromov 6 17:20 Sochi"),
    ("From Sochi, on May 6, Gromov's consent came by cipher.", "Gromov 6 - Sochi"),
    ("From Sochi Gromov gave his consent on May 6.", "Gromov 6 - Sochi"),
    ("The letter reached Sochi on May 6. Gromov, who read it on the same day, agreed.", "Gromov 6 - -"),
    ("The letter reached Gromov in Sochi on May 6; he replied at 18:00 that he agreed.", "Gromov 6 18:00 -"),
    ("Gromov read the letter on May 6 and agreed with the proposal.", "Gromov 6 - -"),
    ("Having read the letter, Gromov agreed on May 6.", "Gromov 6 - -"),
    ("Gromov, having read the letter, agreed on May 6.", "Gromov 6 - -"),
    ("On May 6, having read the letter, Gromov agreed.", "Gromov 6 - -"),
    ("The proposal was supported by Gromov in a cipher of May 6.", "Gromov 6 - -"),
    ("The proposal was supported by Gromov, who telegraphed this from Sochi on May 6.", "Gromov 6 - Sochi"),
    ("With this proposal Gromov agreed on May 6, about which he telegraphed from Sochi.", "Gromov 6 - Sochi"),
    ("Gromov agreed with this proposal, as follows from his cipher of May 6.", "Gromov 6 - -"),
    ("As follows from the cipher of May 6, Gromov agreed with this proposal.", "Gromov 6 - -"),
    ("On May 6, at 13:15, from Sochi: “I agree. Gromov”.", "Gromov 6 13:15 Sochi"),
    ("On May 6 Gromov answered from Sochi. He agreed to the proposal.", "Gromov 6 - Sochi"),
    ("On May 6 Gromov answered from Sochi: he agreed to the proposal.", "Gromov 6 - Sochi"),
    (
        "Gromov's answer was transmitted from Sochi on May 6 at 15:00. He agreed to the proposal.",
        "Gromov 6 15:00 Sochi",
    ),
    ("The PB adopted the proposal on May 8. Gromov had given his consent two days earlier.", "Gromov 6 - -"),
    ("On May 8 the PB approved the list. Gromov's consent had been received the day before.", "Gromov 7 - -"),
    ("On May 8 the PB approved the list, after Gromov had agreed on May 6.", "Gromov 6 - -"),
    ("On May 8 the PB approved the list with the consent of Gromov, given on May 6.", "Gromov 6 - -"),
    (
        "The PB approved the list on May 8, Gromov's consent having been received from Sochi on May 6 at 10:30.",
        "Gromov 6 10:30 Sochi",
    ),
    ("The list was approved on May 8, to which Gromov had agreed by telephone on May 7.", "Gromov 7 - -"),
    ("Gromov's consent, which was received from Sochi on May 6, was reported to the PB on May 7.", "Gromov 6 - Sochi"),
    ("After a telephone conversation with Orlov on May 6 Gromov agreed.", "Gromov 6 - -"),
    ("In a telephone conversation with Orlov on May 6 Gromov expressed his agreement.", "Gromov 6 - -"),
    ("In a conversation by telephone, which took place on May 6, Gromov expressed his agreement.", "Gromov 6 - -"),
    (
        "Petrenko expressed his consent by telephone on May 6, Chubar in writing on the next day.",
        "Petrenko 6 - -; Chubar 7 - -",
    ),
    (
        "On May 6 Petrenko, then in Tiflis, and Chubar, then in Gagra, gave their consent.",
        "Petrenko 6 - Tiflis; Chubar 6 - Gagra",
    ),
    ("Gromov gave his consent from Sochi on the night of May 6 to 7.", "Gromov 6 - Sochi"),
    ("Gromov gave his consent from Sochi on the night of May 7.", "Gromov 7 - Sochi"),
    ("Gromov agreed in the evening of the same day.", "Gromov 4 - -"),
    ("Gromov agreed the day after the telegram arrived, on May 6.", "Gromov 6 - -"),
    ("Gromov replied on May 6. His answer: “I agree”.", "Gromov 6 - -"),
    ("The answer, which Gromov signed in Sochi on May 6, read: “I agree”.", "Gromov 6 - Sochi"),
    ("The answer of Gromov, transmitted from Sochi on May 6 at 16:00, was in the affirmative.", "Gromov 6 16:00 Sochi"),
    ("Gromov's agreement is contained in his telegram of May 6, sent from Sochi.", "Gromov 6 - Sochi"),
    ("Orlov was informed of Gromov's agreement on May 6.", "Gromov 6 - -"),
    ("Gromov was acquainted with the text in Sochi on May 6 and approved it.", "Gromov 6 - Sochi"),
    ("To this Gromov, by cipher of May 6, agreed.", "Gromov 6 - -"),
    ("To this, by cipher of May 6, Gromov agreed.", "Gromov 6 - -"),
    ("On May 6, at 16:40, there came from Sochi Gromov's agreement.", "Gromov 6 16:40 Sochi"),
    ("On May 6, at 16:40, an answer came from Sochi: Gromov agreed.", "Gromov 6 16:40 Sochi"),
    ("Petrenko and Chubar also agreed: the first on May 6, the second on May 7.", "Petrenko 6 - -; Chubar 7 - -"),
    (
        "Petrenko gave his consent on May 6 from Gagra, Gromov, who was being treated in Kem, on May 7.",
        "Petrenko 6 - Gagra; Gromov 7 - Kem",
    ),
    (
        "At 19 o'clock. 50 min. on the day when the telegram was sent, Gromov replied in cipher from Sochi "
        "that he agreed.",
        "Gromov 4 19:50 Sochi",
    ),
    (
        "Gromov, in a cipher sent from Sochi at 15:00. 10 min. on May 6, agreed to the sale of oil.",
        "Gromov 6 15:10 Sochi",
    ),
    (
        "On the telegram there are notes: “For. Petrenko. 6/V”, “For. Chubar. 6/V”, “For. Zaytsev. 7/V”.",
        "Petrenko 6 - - V; Chubar 6 - - V; Zaytsev 7 - - V",
    ),
    (
        "In a cipher that left Sochi at 12 noon. 45 min. on May 6, Gromov wrote: “I do not mind”.",
        "Gromov 6 12:45 Sochi",
    ),
    (
        "Gromov answered from Sochi on May 6. In a cipher of 14:00. 20 min. he agreed to the proposal.",
        "Gromov 6 14:20 Sochi",
    ),
    (
        "Consent to the award was given on May 6 by Petrenko, on May 7 by Gromov from Kem.",
        "Petrenko 6 - -; Gromov 7 - Kem",
    ),
    (
        "Gromov, who was in Kem, expressed his consent on May 9; Petrenko voted for in Moscow the day before.",
        "Gromov 9 - Kem; Petrenko 8 - Moscow V",
    ),
    (
        "For both proposals voted: Gromov and Petrenko on May 6, Chubar and Zaytsev on May 7.",
        "Gromov 6 - - V; Petrenko 6 - - V; Chubar 7 - - V; Zaytsev 7 - - V",
    ),
    ("Gromov agreed on the day of the telegram in a cipher sent at 20:00. 10 min. from Gagra.", "Gromov 4 20:10 Gagra"),
    ("On the telegram, Gromov wrote: “I agree” and put the date: May 6.", "Gromov 6 - -"),
    (
        "The proposal was supported by Petrenko in a telegram from Kem dated May 6 and by Gromov, who agreed "
        "from Gagra a day later.",
        "Petrenko 6 - Kem; Gromov 7 - Gagra",
    ),
    ("Gromov agreed at 16:00. 55 min. on May 6; his cipher was sent from Gagra.", "Gromov 6 16:55 Gagra"),
    (
        "In a cipher, which went out from Sochi on May 6 at 11:20, Gromov informed that he agreed.",
        "Gromov 6 11:20 Sochi",
    ),
    (
        "On May 6, when Orlov asked about it over the telephone, Gromov answered: “Of course, let him rest”.",
        "Gromov 6 - -",
    ),
    ("Gromov, with whom a conversation took place on May 6, found it necessary to rebuild the mill.", "Gromov 6 - -"),
    (
        "Zaytsev was given the powers by PB decision “On the mill” (May 6; RGASPI. F. 17. Op. 3. D. 892. L. "
        "4), for which Petrenko himself and Chubar voted.",
        "Petrenko 6 - - V; Chubar 6 - - V",
    ),
    (
        "The PB confirmed this by poll on May 6, Petrenko - “for”, Chubar - “for”, Zaytsev did not answer.",
        "Petrenko 6 - - V; Chubar 6 - - V",
    ),
    (
        "Petrenko (back in Moscow on May 9), Chubar and Zaytsev on the typewritten copy: “We agree”.",
        "Petrenko - - -; Chubar - - -; Zaytsev - - -",
    ),
    ("The same day at 19:35 Petrenko recorded from Gromov's words: “Agreed”.", "Gromov 4 19:35 -"),
    ("Against the mill Gromov had nothing (cipher from Sochi, May 6, 10:40).", "Gromov 6 10:40 Sochi"),
    ("Gromov's yes was obtained by Petrenko over the telephone on the evening of May 6.", "Gromov 6 - -"),
    ("Under the text are the signatures of Petrenko and Chubar in token of consent.", "Petrenko - - -; Chubar - - -"),
    ("From Gromov followed a short “I am for both” (May 6, 13:30, Sochi).", "Gromov 6 13:30 Sochi"),
    ("Petrenko and Chubar thought the same.", "Petrenko - - -; Chubar - - -"),
    ("Gromov gave in on May 6.", "Gromov 6 - -"),
    ("Petrenko and Chubar wrote on the Moscow copy: “For 15”.", "Petrenko - - - V; Chubar - - - V"),
]

# The moment of one thing is not that of another.
APART = [
    ("Gromov answered: “For 15 years we have waited.”", ""),
    ("The signatures of Petrenko and Chubar are under the text.", ""),
    ("Petrenko affixed his signature on behalf of the government.", ""),
    ("Gromov, in a cipher sent from Sochi on May 6, refused the sale of oil.", "| Gromov refuses"),
    ("On the telegram there are notes: “For. Petrenko. 6/V”, “For. Chubar”.", "Petrenko 6 - - V; Chubar - - - V"),
    ("Petrenko asked on which day the telegram was sent. Gromov agreed.", "Gromov - - -"),
    (
        "On May 6 the PB adopted the decision. Petrenko and Chubar voted for the proposal.",
        "Petrenko - - - V; Chubar - - - V",
    ),
    ("Gromov agreed at 16:00. 55 min. on May 6; his cipher was received in Kem.", "Gromov 6 16:55 -"),
    ("Gromov agreed to build the mill in Kem on May 6.", "Gromov 6 - -"),
    ("Gromov replied on May 6. Petrenko agreed with the proposal.", "Petrenko - - -"),
    ("Gromov answered on May 6. Later he agreed with the proposal.", "Gromov - - -"),
    ("The letter left Moscow on May 6. Gromov agreed with the proposal.", "Gromov - - -"),
    ("The telegram was received on May 6. He agreed with the proposal.", "Gromov - - -"),
    ("Petrenko was in Sochi. Gromov agreed on May 6.", "Gromov 6 - -"),
    ("Petrenko was in Sochi at that time. Gromov gave his consent from Kem.", "Gromov - - Kem"),
    ("Gromov gave his consent on May 6, Petrenko left on May 7.", "Gromov 6 - -"),
    ("Gromov gave his consent on May 6, the Orgburo on May 7.", "Gromov 6 - -"),
    (
        "Petrenko (back in Kem on May 9), Chubar and Zaytsev on the typewritten copy: “We agree”.",
        "Petrenko - - -; Chubar - - -; Zaytsev - - -",
    ),
    ("Petrenko (May 6) and Chubar agreed with the proposal.", "Petrenko 6 - -; Chubar - - -"),
    ("Gromov having refused, the PB approved the list on May 8.", "| Gromov refuses"),
    ("The PB approved the list on May 8, after Gromov had refused.", "| Gromov refuses"),
    ("Nothing will be done until Gromov agrees.", ""),
    ("Gromov's telegram with a refusal was sent from Sochi on May 6.", ""),
    ("Gromov's telegram with thanks was sent from Sochi on May 6.", ""),
    ("The list was published with the consent of Gromov, printed on May 6.", "Gromov - - -"),
    ("Gromov left for Kem on May 6 and later agreed.", "Gromov - - -"),
    ("Gromov agreed, and the mill was rebuilt on May 6.", "Gromov - - -"),
    ("Gromov received the telegram on May 6 at 10:15 and agreed.", "Gromov 6 - -"),
    ("Gromov's consent, which was awaited from Sochi on May 6, came on May 7.", "Gromov 7 - -"),
    ("Gromov, who left for Sochi on May 6, agreed.", "Gromov - - -"),
    ("May 6 was the day of rest. Gromov agreed.", "Gromov - - -"),
]


@pytest.mark.parametrize(("note", "expected"), WHOLE)
def test_consent_told_over_several_clauses_is_told_whole(taken: Taken, note: str, expected: str) -> None:
    assert taken(note) == expected


@pytest.mark.parametrize(("note", "expected"), APART)
def test_moment_of_something_else_is_not_taken_for_that_of_a_consent(taken: Taken, note: str, expected: str) -> None:
    assert taken(note) == expected
