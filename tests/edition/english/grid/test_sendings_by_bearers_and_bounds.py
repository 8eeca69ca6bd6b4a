"""Sendings and receipts told by who bears the letter, who has it and where he is, by one call, or by an office's book.

The letter is of Orlov in Kem to Gromov, of May 4, 1933; days are of that month. Each expectation was written before the
run.
"""

from __future__ import annotations

import pytest

from .conftest import Moved

TOLD = [
    # an hour that is a bound
    ("Gromov had it in his hands by 4 o'clock in the morning of May 6.", "received 6 04:00 -"),
    ("The cipher left Kem on May 5 at 0 hours 20 minutes; Gromov had it in his hands by 4 o'clock in the morning.",
     "sent 5 00:20 Kem; received 5 04:00 -"),
    ("By noon on May 5 the decoded text was on Gromov's desk.", "received 5 12:00 -"),
    ("Gromov held the telegram in his hands by 16:40 on May 5.", "received 5 16:40 -"),
    ("Moscow had the text by 16:40 on May 5.", "received 5 16:40 Moscow"),
    ("Transmission from Kem began at 15:27 on May 5; in Sochi the text was taken down by 16:10.",
     "sent 5 15:27 Kem; received 5 16:10 Sochi"),
    # one call by telephone
    ("Dictated by telephone to Petrenko, who took the message down at 15 hours 50 minutes on May 5.",
     "received 5 15:50 -"),
    ("Dictated by telephone to Petrenko, who took the message down at 15 hours 50 minutes; number and date"
     " supplied by him.",
     "received 4 15:50 -"),
    ("It was telephoned to Petrenko, who recorded it at 21:50 on May 5.", "received 5 21:50 -"),
    ("Passed by telephone to the clerk on duty, who took it down at 21:50 on May 5.", "received 5 21:50 -"),
    ("In the upper corner there is a remark: “Dictated by telephone from Kem on May 5 at 13:20. Written down by"
     " Petrenko.”",
     "sent 5 13:20 Kem"),
    ("Telephoned from Kem at 13:20 on May 5; Petrenko took it down.", "sent 5 13:20 Kem"),
    ("Received by telephone at 13:20 on May 5. Dictated by Zimin.", "received 5 13:20 -"),
    # where he was who received it
    ("Gromov, who by that time had moved back to Sochi, received it on May 21.", "received 21 - Sochi"),
    ("Gromov, then in Sochi, received it on May 6.", "received 6 - Sochi"),
    ("Gromov, who was in Sochi, had it on May 6.", "received 6 - Sochi"),
    ("Gromov, who had moved to Sochi, received the letter on May 6.", "received 6 - Sochi"),
    ("Gromov, who was resting in Sochi, opened the letter on May 6.", "received 6 - Sochi"),
    ("The letter found Gromov in Sochi on May 6.", "received 6 - Sochi"),
    ("Gromov, who left Sochi on May 5, received it on May 6.", "received 6 - -"),
    ("Gromov, who had been in Kem, received it in Sochi on May 6.", "received 6 - Sochi"),
    # who bears it
    ("The letter went by field courier, who left Kem on May 5 and delivered it in Sochi on the 7th.",
     "sent 5 - Kem; received 7 - Sochi"),
    ("The letter was given to a courier who left Kem on the evening of May 5.", "sent 5 - Kem"),
    ("It was taken by the pilot Zimin, who flew from Kem on May 5 and landed in Sochi on May 6.",
     "sent 5 - Kem; received 6 - Sochi"),
    ("The letter travelled with Petrenko, who set out from Kem on May 5.", "sent 5 - Kem"),
    ("A courier left Kem with it on May 5 and was in Sochi on May 7.", "sent 5 - Kem; received 7 - Sochi"),
    ("The letter was sent with Zimin, who reached Sochi on May 7.", "received 7 - Sochi"),
    ("The packet was handed to a messenger, who arrived in Sochi on May 7.", "received 7 - Sochi"),
    # what a relative clause says somebody did with it
    ("The letter, which Orlov sent from Kem on May 5, reached Sochi on May 7.",
     "sent 5 - Kem; received 7 - Sochi"),
    ("The telegram, which Zimin handed in at Kem on May 5, reached Sochi on May 6.",
     "sent 5 - Kem; received 6 - Sochi"),
    ("The letter that Orlov sent from Kem on May 5 reached Sochi on May 7.", "sent 5 - Kem; received 7 - Sochi"),
    ("The letter, which a courier brought to Sochi on May 7, was returned on May 9.", "received 7 - Sochi"),
    # what an office enters
    ("In Sochi the encryption was registered at 22:50 on May 5.", "received 5 22:50 Sochi"),
    ("The telegram was registered in the Sochi office on May 5.", "received 5 - Sochi"),
    ("The letter was entered in the register of incoming papers on May 6.", "received 6 - -"),
    ("It was registered in the secretariat at Sochi on May 6 under No. 15.", "received 6 - Sochi"),
    ("On arrival in Sochi it was logged at 22:50 on May 5.", "received 5 22:50 Sochi"),
    ("The cipher department noted on the copy when it had been transmitted: May 5, 21 o'clock. 40 min.",
     "sent 5 21:40 -"),
    ("On the form the clerk noted when it was handed in: 5/V, 21:40.", "sent 5 21:40 -"),
    ("The register shows when the cipher reached Sochi: May 5, 22:50.", "received 5 22:50 Sochi"),
    ("It is noted on the copy when it was sent from Kem: May 5, 21:40.", "sent 5 21:40 Kem"),
    ("Petrenko wrote down when he had received it: May 6, 9 o'clock.", "received 6 09:00 -"),
    # the answer written on it is another paper, and so is a text that was altered
    ("Arrived in Sochi at 15:50 on May 5. On the form Gromov wrote: “I don't mind”. Petrenko passed this on to Kem"
     " at 18:10.",
     "received 5 15:50 Sochi"),
    ("With this plane the letter went to Sochi on May 5.", "sent 5 - -"),
    ("In this way the telegram reached Sochi on May 5.", "received 5 - Sochi"),
    ("With a delay of two hours the cipher left Kem on May 5 at 15:27.", "sent 5 15:27 Kem"),
    ("In encrypted form the telegram left Kem on May 5 at 15:27.", "sent 5 15:27 Kem"),
    # by what means alone
    ("The letter travelled with a courier. On the envelope Petrenko marked in pencil: “Delivered 5/V at 10 o'clock"
     " in the morning.”",
     "received 5 10:00 -"),
    ("In the cipher, sent from Kem on May 5 at 15:27, Orlov asked for coal.", "sent 5 15:27 Kem"),
    # the letter again, marks that say, and who signs
    ("Zimin, to whom the text was sent by Orlov, wrote on it: “I agree. Zimin. 5/V”. The telegram itself came to"
     " Sochi at 0:00. 40 min. on May 7.",
     "received 7 00:40 Sochi"),
    ("Gromov answered on May 5: “Yes”. The letter itself reached Sochi only on May 8.", "received 8 - Sochi"),
    ("Zimin's reply is lost. The cipher itself left Kem on May 5 at 15:27.", "sent 5 15:27 Kem"),
    ("The draft was sent to Zimin on May 3. The telegram itself was transmitted on May 5 at 15:27.",
     "sent 5 15:27 -"),
    ("Gromov agreed by cipher. The original itself went by courier on May 6.", "sent 6 - -"),
    ("Kem, May 5, 16-10: these are the place and time of sending in code.", "sent 5 16:10 Kem"),
    ("May 5, 16:10 – this is the time of dispatch.", "sent 5 16:10 -"),
    ("Sochi, May 5, 18:30: such are the place and hour of receipt on the form.", "received 5 18:30 Sochi"),
    ("16-10 on May 5 is the time of sending.", "sent 5 16:10 -"),
    ("Sochi, 18:30 on May 5 – the place and the time of the decryption.", "received 5 18:30 Sochi"),
    ("The telegram had been sent from Kem in code at 21 o'clock. 35 min. on May 4; a note by Petrenko at the"
     " bottom says that it was received in Sochi on the same day at 23 o'clock. 50 min.",
     "sent 4 21:35 Kem; received 4 23:50 Sochi"),
    ("A note at the bottom says that it was received in Sochi on May 5 at 23 o'clock. 50 min.",
     "received 5 23:50 Sochi"),
    ("Petrenko's remark on the envelope tells that it was delivered in Sochi on May 6.", "received 6 - Sochi"),
    ("According to the mark of the clerk, it left Kem on May 5 at 15:27.", "sent 5 15:27 Kem"),
    ("A note of the cipher department states that it was decoded on May 5 at 16:40.", "received 5 16:40 -"),
    ("Gromov's secretary signed for the letter on May 6.", "received 6 - -"),
    ("Gromov signed for it in Sochi on May 6.", "received 6 - Sochi"),
    ("The time of sending in code, 1 hour. 45 min. on May 5, is noted on the copy.", "sent 5 01:45 -"),
    # plain notes in other words
    ("The letter left Kem by the evening mail of May 5 and was on Gromov's table in Sochi two days later.",
     "sent 5 - Kem; received 7 - Sochi"),
    ("It was taken to Sochi by Zimin, who handed it over on May 6.", "received 6 - Sochi"),
    ("The encryption went off from Kem at 15:27 on May 5 and took an hour to reach Sochi.", "sent 5 15:27 Kem"),
    ("The cipher was on the wire at 15:27 on May 5.", "sent 5 15:27 -"),
    ("Delivered by hand on May 6.", "received 6 - -"),
    ("The original was carried by Zimin, who arrived in Sochi on May 6; a copy followed by post.",
     "received 6 - Sochi"),
    ("Although dated May 4, the telegram was not sent until May 5, at 15:27.", "sent 5 15:27 -"),
    ("Gromov did not receive the letter until May 8.", "received 8 - -"),
    ("Transmission began at 15:27 and ended at 16:02 on May 5.", "sent 5 15:27 -"),
    ("Marked as sent on May 5, 15:27.", "sent 5 15:27 -"),
    ("According to Petrenko, the letter was in Gromov's hands on May 6.", "received 6 - -"),
    ("The cipher reached its addressee at 16:40 on May 5.", "received 5 16:40 -"),
    ("The telegram was despatched by Petrenko from Kem; hour of despatch 15:27, day May 5.", "sent 5 15:27 Kem"),
    ("It went with the same mail as the letter to Zimin, on May 5.", "sent 5 - -"),
    ("The letter was carried to Sochi by a pilot, who delivered it to Gromov on May 6.", "received 6 - Sochi"),
    ("It was forwarded to Gagra, where Gromov received it on May 8.", "received 8 - Gagra"),
    ("Gromov was in Sochi, and there he received it on May 8.", "received 8 - Sochi"),
    ("Gromov had moved to Sochi. He received the letter there on May 8.", "received 8 - Sochi"),
    ("Gromov found the letter in Sochi on May 8.", "received 8 - Sochi"),
]  # fmt: skip
NONE = [
    "The letter travelled with a courier.",
    "Gromov had the answer ready by 16:40 on May 5.",
    "By 16:40 on May 5 Gromov had not had the cipher.",
    "The letter was written to Petrenko, who left Kem on May 5.",
    "The letter mentions the courier who left Kem on May 5.",
    "The letter speaks of Zimin, who reached Sochi on May 7.",
    "The decision was registered in Sochi on May 5.",
    "The mill was registered in Sochi on May 5.",
    "It is not noted when it was transmitted.",
    "The clerk did not note when it was sent: the form of May 5 is lost.",
    "On the form Gromov wrote: “Yes”. This was transmitted to Kem on May 5 at 18:10.",
    "Gromov wrote on the cipher: “For”. Petrenko telegraphed this to Kem on May 5.",
    "Gromov's resolution reads: “Wait”. It was sent to Kem on May 5 at 18:10.",
    "With this addition the telegram went to Saratov on May 5.",
    "In this form the cipher was sent to Saratov the next day.",
    "With these corrections the text was transmitted to the newspapers on May 6.",
    "In Gromov's wording the telegram left for Berlin on May 6.",
    "With the amendments of Gromov the letter was dispatched on May 6.",
    "In the telegram sent to Kem on May 6 at 1:00. 20 min., Gromov asked whether the mill should be shown to Zimin.",
    "In a cipher handed in on May 6, Gromov informed that the mill was ready.",
    "Gromov's answer itself left Sochi on May 6.",
    "May 5, 16:10: this is the time of dispatch of the answer.",
    "A note by Zimin says that it was sent round to the members on May 5; it was kept with the draft.",
    "The mill was granted on May 6, the previous day Petrenko and Chubar having signed for it.",
    "Petrenko signed for the proposal on May 6.",
    "The paper of 16-10: none of it went from Kem.",
    "Zimin's telegram reached Sochi on May 6.",
    "The delegation left Kem on May 5.",
    "The letter was to leave on May 5 but was held back.",
    "It has not been established when the telegram reached Sochi.",
    "The cipher was found in Sochi in 1950.",
    "The reply, sent on May 6, is given below.",
    "The text was read at the meeting in Sochi on May 6.",
    "The letter was returned to Orlov on May 9.",
    "Gromov found the plan in Sochi on May 8.",
    "Gromov found the letter too long.",
    "The report, which Orlov sent from Kem on May 5, was lost.",
    "Gromov's answer, which Petrenko sent from Sochi on May 7, was positive.",
    "Gromov left the letter without an answer.",
    "By his cipher, which left Sochi on May 6, Gromov approved the proposal.",
    "Telephoned by Orlov on May 6, Gromov declared that he agreed.",
]


@pytest.mark.parametrize(("note", "expected"), TOLD)
def test_what_is_told_is_read(note: str, expected: str, moved: Moved) -> None:
    assert moved(note) == expected.split("; ")


@pytest.mark.parametrize("note", NONE)
def test_what_is_not_told_of_the_letter_is_none(note: str, moved: Moved) -> None:
    assert moved(note) == []
