"""The day, hour and place of an answer where another clause or sentence of the same exchange tells them.

An answer has the moment that its own clause tells, or else that of what it belongs to: the poll, the arrival of the
reply, the announcement before a colon. The moment of another event is never its own.
"""

from __future__ import annotations

import pytest

from .conftest import Told

POLLS = [
    ("In the poll that was held on May 6, Petrenko answered: “I am for”; Chubar joined him.",
     "Petrenko 6 - -; Chubar 6 - -"),
    ("In the poll that was conducted on May 6, Petrenko answered: “I am for”; Zaytsev and Chubar joined him.",
     "Petrenko 6 - -; Zaytsev 6 - -; Chubar 6 - -"),
    ("The members of the Politburo were polled on May 6. Petrenko and Chubar voted “for”.",
     "Petrenko 6 - -; Chubar 6 - -"),
    ("The members of the PB were polled the next day. Petrenko voted for.", "Petrenko 5 - -"),
    ("On May 6 a poll was carried out: Petrenko – for, Chubar – for.", "Petrenko 6 - -; Chubar 6 - -"),
    ("The draft was sent round on May 6. Petrenko wrote on it: “For”.", "Petrenko 6 - -"),
    ("On May 6 the telegram was circulated among the members of the PB. Petrenko and Chubar signed “for”.",
     "Petrenko 6 - -; Chubar 6 - -"),
    ("During the poll of May 6 Petrenko replied that he did not object.", "Petrenko 6 - -"),
    ("The question was put to the vote by poll on May 6. Petrenko spoke out in favor.", "Petrenko 6 - -"),
    ("The members of the PB were questioned by telephone on May 6: Petrenko and Chubar were for.",
     "Petrenko 6 - -; Chubar 6 - -"),
    ("Gromov sent the telegram round on May 6 with the inscription: “I am for”. Below are the signatures in favor:"
     " Petrenko, P. Chubar.", "Gromov 6 - -; Petrenko 6 - -; P.Chubar 6 - -"),
    ("The members of the PB were polled on May 6. Petrenko and Chubar voted “for”; from Sochi, by telegram, Zaytsev"
     " declared his vote in favor.", "Petrenko 6 - -; Chubar 6 - -; Zaytsev 6 - Sochi"),
    ("The members of the PB were asked on May 6, and Petrenko answered: “No objections”.", "Petrenko 6 - -"),
    ("Petrenko, who was questioned by telephone on the 6th, spoke out for it as well.", "Petrenko 6 - -"),
    ("Petrenko, polled by telephone on May 6, was in favor.", "Petrenko 6 - -"),
    ("The poll was conducted on May 6. Petrenko added: “For, but without haste”.", "Petrenko 6 - -"),
    ("The voting took place on May 6. All were in favor: Petrenko, Chubar.", "Petrenko 6 - -; Chubar 6 - -"),
    ("Voting sheet of May 6: “For. Petrenko”, “Agreed. Chubar”.", "Petrenko 6 - -; Chubar 6 - -"),
    ("Petrenko and Chubar, questioned by telephone on May 6, also did not object.", "Petrenko 6 - -; Chubar 6 - -"),
    ("Petrenko, polled on May 6, then did not object.", "Petrenko 6 - -"),
    ("Petrenko and Chubar cast their votes “for” on May 6.", "Petrenko 6 - -; Chubar 6 - -"),
    ("Petrenko cast his vote for it on May 6.", "Petrenko 6 - -"),
]  # fmt: skip

ARRIVALS = [
    ("On May 6, at 12 o'clock. 30 min., Gromov telegraphed that he agreed.", "Gromov 6 12:30 -"),
    ("From Sochi a favorable answer came: on May 6, at 12 o'clock. 30 min., Gromov telegraphed that he agreed.",
     "Gromov 6 12:30 Sochi"),
    ("A positive answer came from Sochi: on May 6 at 12:30 Gromov wired his consent.", "Gromov 6 12:30 Sochi"),
    ("An answer was received from Sochi: on May 6, Gromov and Petrenko wired that they agree to the mill.",
     "Gromov 6 - Sochi; Petrenko 6 - Sochi"),
    ("On May 6 an answer was received from Sochi. Gromov agreed.", "Gromov 6 - Sochi"),
    ("The reply arrived the same evening at 21:10: “I do not mind. Gromov”.", "Gromov 4 21:10 -"),
    ("At 12:30 on May 6, a reply was received from Gromov: “Agreed”.", "Gromov 6 12:30 -"),
    ("The cipher was received in Kem at 4 o'clock. 25 min. Gromov's reply, signed at 13 o'clock. 30 min. of May 6:"
     " “I am for it”.", "Gromov 6 13:30 -"),
    ("The cipher was decoded at 18 o'clock. 40 min. Gromov agreed on May 6 at 19 o'clock. 10 min.", "Gromov 6 19:10 -"),
    ("By cipher from Sochi at 13:00. 05 min. Gromov agreed.", "Gromov - 13:05 Sochi"),
    ("In a return cipher, handed in in Sochi on May 6 at 9 o'clock. 30 min., Gromov agreed.", "Gromov 6 09:30 Sochi"),
    ("In a cipher, submitted from Sochi on May 6 at 9:30, Gromov declared that he agreed.", "Gromov 6 09:30 Sochi"),
    ("“For. Gromov” – this was the reply, telegraphed at 10:15 on May 6.", "Gromov 6 10:15 -"),
    ("“I agree” was Gromov's answer, wired on May 6.", "Gromov 6 - -"),
    ("Petrenko wrote: “Comrade Gromov agrees. 6.V. Tomorrow he leaves for Sochi.”", "Gromov 6 - -"),
    ("“I agree. Zaytsev is being cheated” – Gromov's cipher with these words is dated May 6.", "Gromov 6 - -"),
    ("“I agree. Zaytsev is mistaken” – Gromov's telegram of May 6.", "Gromov 6 - -"),
    ("The draft came back with Gromov's inscription of May 6: “It's right, begin”.", "Gromov 6 - -"),
    ("The draft was returned with Gromov's resolution of May 6: “Agreed”.", "Gromov 6 - -"),
    ("On the margin Petrenko wrote: “Comrade Gromov agrees. 6.V”. “On the mill” is item 7 of the minutes of the PB for"
     " May 8.", "Gromov 6 - -"),
    ("May 6, at 0 o'clock. 12 min., an answer was received from Gromov: “I agree”.", "Gromov 6 00:12 -"),
    ("A day later, at 2 p.m. on May 6, Leningrad telegraphed: “We have no objections. Gromov”.",
     "Gromov 6 14:00 Leningrad"),
    ("On May 6 Leningrad answered: “No objections. Gromov, Petrenko”.", "Gromov 6 - Leningrad; Petrenko 6 - Leningrad"),
    ("On May 6, in the afternoon, at 17:05, a cipher was sent from Sochi: “I agree with the first point. Petrenko"
     " should not be sent, he is needed in Kem. Gromov”.", "Gromov 6 17:05 Sochi"),
    ("Gromov's cipher from Sochi of May 6, 12 o'clock. 30 min.: “The mill is acceptable. With the coal, wait”.",
     "Gromov 6 12:30 Sochi"),
    ("Gromov had no objections and let Petrenko know this through Zaytsev on May 6.", "Gromov 6 - -"),
    ("Gromov agreed and informed the secretary of this on May 6.", "Gromov 6 - -"),
    ("Gromov did not object, about which he notified Orlov by telephone on May 6.", "Gromov 6 - -"),
    ("Gromov agreed, as he reported by telephone on May 6.", "Gromov 6 - -"),
    ("On May 6 Orlov spoke by telephone with Gromov, who said that he was for it.", "Gromov 6 - -"),
    ("On May 6 the matter was agreed by telephone with Gromov, who said that he was for it.", "Gromov 6 - -"),
    ("Gromov's consent of May 6 was transmitted from Sochi at 12:30.", "Gromov 6 12:30 Sochi"),
    ("Gromov answered from Sochi the same evening at 20 o'clock. 40 min.: “Otherwise I support it”.",
     "Gromov 4 20:40 Sochi"),
    ("The telegram was reported to Gromov on May 5. He gave his consent on May 6 at 12:30.", "Gromov 6 12:30 -"),
    ("Consent was communicated by Gromov in a telegram that was dispatched from Sochi on May 6 at 3 p.m. 30 minutes.",
     "Gromov 6 15:30 Sochi"),
    ("On May 6 a conversation by telephone took place, in which Gromov agreed.", "Gromov 6 - -"),
    ("The answer of Gromov is dated May 6: “I do not object”.", "Gromov 6 - -"),
]  # fmt: skip

# What stands near tells of another event.
OTHERS = [
    ("Gromov agreed by a cipher of May 6. Of the others polled, Petrenko voted “for”.", "Gromov 6 - -; Petrenko - - -"),
    ("Gromov agreed. The PB adopted the decision on May 8.", "Gromov - - -"),
    ("Gromov agreed, and on May 6 the PB approved the plan.", "Gromov - - -"),
    ("Gromov agreed; on May 6 the mill was handed over to Petrenko.", "Gromov - - -"),
    ("The telegram was received in Sochi on May 5 at 10:30. Gromov agreed.", "Gromov - - -"),
    ("The telegram was sent from Moscow on May 4 at 22:00, and Gromov had no objections.", "Gromov - - -"),
    ("The telegram was reported to Gromov on May 5. He gave his consent.", "Gromov - - -"),
    ("On May 6 Gromov telegraphed his consent. The file keeps the draft with the visas “Agreed. Chubar” and “I am for."
     " K. Petrenko”.", "Gromov 6 - -; Chubar - - -; K.Petrenko - - -"),
    ("The draft was prepared on May 3. Gromov agreed with it.", "Gromov - - -"),
    ("On May 2 Petrenko had gone on leave. Gromov did not object to the plan.", "Gromov - - -"),
    ("Gromov agreed. The mill was rebuilt on May 20.", "Gromov - - -"),
    ("The commission met on May 6. Gromov had agreed to the plan.", "Gromov - - -"),
    ("Gromov agreed and went on leave on May 9.", "Gromov - - -"),
    ("Gromov agreed; the plan was printed on May 9 (Pravda. 1933. May 9).", "Gromov - - -"),
]  # fmt: skip


NONE = [
    "Petrenko and Chubar, questioned by telephone on May 6, also did not agree.",
    "Petrenko cast his vote against it on May 6.",
    "“I do not agree. Zaytsev is right” – Gromov's cipher of May 6.",
    "The draft came back with Gromov's inscription of May 6: “Wait”.",
]


@pytest.mark.parametrize("note", NONE)
def test_no_consent_is_made_of_another_answer(note: str, told: Told) -> None:
    assert told(note) == []


@pytest.mark.parametrize(("note", "expected"), [*POLLS, *ARRIVALS, *OTHERS])
def test_answer_has_the_moment_of_the_exchange_that_it_belongs_to(note: str, expected: str, told: Told) -> None:
    assert told(note) == expected.split("; ")
