"""Sendings and receipts that offices, stamps and envelopes tell, who opened or heard them, and plain notes of both.

The letter is of Orlov in Kem to Gromov, of May 4, 1933; days are of that month. Each expectation was written before the
run.
"""

from __future__ import annotations

import pytest

from .conftest import Moved

TOLD = [
    # dispatch: who opens it
    ("The letter went out from Kem with the courier on May 4 and was opened in Sochi by Gromov on May 6.",
     "sent 4 - Kem; received 6 - Sochi"),
    ("Gromov opened the letter in Sochi on May 6.", "received 6 - Sochi"),
    ("The packet was unsealed by Gromov's secretary in Sochi on May 6 at 10:00.", "received 6 10:00 Sochi"),
    ("The envelope was opened in Sochi on May 6.", "received 6 - Sochi"),
    ("It was opened on May 6 by the addressee.", "received 6 - -"),
    # dispatch: an "as" clause between subject and verb
    ("The letter itself, as Petrenko noted on the envelope, was sent by airplane on May 5 at 6 o'clock in the"
     " morning.",
     "sent 5 06:00 -"),
    ("The cipher, as is seen from the form, left Kem on May 5 at 15:27.", "sent 5 15:27 Kem"),
    ("The telegram, as the journal shows, was received in Sochi on May 5 at 16:40.", "received 5 16:40 Sochi"),
    ("The letter, according to Petrenko's mark, was sent from Kem on May 5.", "sent 5 - Kem"),
    ("The letter itself was, as the envelope shows, brought to Sochi on May 6.", "received 6 - Sochi"),
    # dispatch: the telegraph office takes it
    ("The Kem telegraph office accepted the telegram at 16:20 on May 5, it was in Sochi at 19:05.",
     "sent 5 16:20 Kem; received 5 19:05 Sochi"),
    ("The Kem telegraph accepted it on May 5 at 16:20.", "sent 5 16:20 Kem"),
    ("The telegram was accepted by the Kem telegraph office on May 5 at 16:20.", "sent 5 16:20 Kem"),
    ("Accepted at the telegraph office of Kem on May 5 at 16:20.", "sent 5 16:20 Kem"),
    ("It was taken in at the Kem post office on May 5 at 16:20.", "sent 5 16:20 Kem"),
    ("The Moscow telegraph office received the telegram on May 5 at 16:20.", "received 5 16:20 Moscow"),
    ("The clerk in Sochi accepted it at 16:40 on May 5.", "received 5 16:40 Sochi"),
    ("In Sochi it was accepted on May 5 at 16:40.", "received 5 16:40 Sochi"),
    # dispatch: by telephone, without a moment of its own
    ("Dictated over the telephone; in Sochi, Petrenko took down the text at 21:50 on May 5, 1933.",
     "received 5 21:50 Sochi"),
    ("By telephone. Petrenko wrote it down in Sochi on May 5 at 21:50.", "received 5 21:50 Sochi"),
    ("Transmitted by telephone; taken down in Sochi by Petrenko on May 5 at 21:50.", "received 5 21:50 Sochi"),
    ("Dictated by telephone from Kem; Petrenko took down the text in Sochi at 21:50 on May 5.",
     "sent 5 21:50 Kem; received 5 21:50 Sochi"),
    ("Chalov dictated it over the telephone; Petrenko took it down in Sochi at 21:50 on May 5.",
     "sent 5 21:50 -; received 5 21:50 Sochi"),
    # dispatch: nouns with brackets
    ("On the form are indicated the time of dispatch from Kem (May 5, 17 h. 08 min.) and the time of receipt in"
     " Sochi (18 h. 31 min.).",
     "sent 5 17:08 Kem; received 5 18:31 Sochi"),
    ("The form gives the hour of dispatch from Kem (May 5, 17:08) and of receipt in Sochi (18:31).",
     "sent 5 17:08 Kem; received 5 18:31 Sochi"),
    ("The form bears the time of sending (May 5, 17:08) and that of decoding in Sochi (18:31).",
     "sent 5 17:08 -; received 5 18:31 Sochi"),
    ("Both the departure from Kem (15:27 on May 5) and the arrival in Sochi (16:40) are recorded in the journal.",
     "sent 5 15:27 Kem; received 5 16:40 Sochi"),
    ("The journal notes the dispatch from Kem (May 5, 15:27) and the receipt in Sochi (May 6, 0:40).",
     "sent 5 15:27 Kem; received 6 00:40 Sochi"),
    ("The time of receipt (18:31 on May 5) is noted on the copy.", "received 5 18:31 -"),
    # dispatch: the time when ... is known
    ("The time when the cipher was sent from Kem is known from the draft: May 5, 23:55.", "sent 5 23:55 Kem"),
    ("The hour at which it was received in Sochi is given on the form: 16:40, May 5.", "received 5 16:40 Sochi"),
    ("The day on which the letter was sent from Kem is told by the envelope: May 5.", "sent 5 - Kem"),
    ("The moment when the telegram was handed in is known: May 5, 15:27.", "sent 5 15:27 -"),
    ("It is not indicated when the cipher was dispatched; Moscow received it on May 5 at 20:32.",
     "received 5 20:32 Moscow"),
    # town that bears a man's name
    ("The telegram was handed in at Kalinin on May 5 at 22 hours 40 minutes; in Moscow it was decoded at 1:15"
     " a.m. on May 6.",
     "sent 5 22:40 Kalinin; received 6 01:15 Moscow"),
    ("The cipher was sent from Kalinin on May 5 at 22:40.", "sent 5 22:40 Kalinin"),
    ("It was received in Kalinin on May 5 at 22:40.", "received 5 22:40 Kalinin"),
    ("It left Kalinin on May 5 at 22:40.", "sent 5 22:40 Kalinin"),
    ("The letter was handed in by Kalinin on May 5 at 22:40.", "sent 5 22:40 -"),
    # sendings, receipts
    ("It was encrypted by Chalov and went out from Kem on May 5, at 15 hours 27 minutes.", "sent 5 15:27 Kem"),
    ("The cipher had to wait a day and was sent from Kem only on May 5 at 9 in the morning.", "sent 5 09:00 Kem"),
    ("According to the register of the cipher department the telegram left Kem on May 5 at 15:27 and was in"
     " Sochi a quarter of an hour later.",
     "sent 5 15:27 Kem; received 5 15:42 Sochi"),
    ("On the reverse of the sheet the clerk noted the hour of its arrival in Sochi, 16:40, May 5.",
     "received 5 16:40 Sochi"),
    ("From the stamp on the envelope it follows that the letter reached Sochi on May 7.", "received 7 - Sochi"),
    ("Orlov handed the letter to the courier in Kem on May 5; Gromov had it on the 7th.",
     "sent 5 - Kem; received 7 - -"),
    ("The original went with the diplomatic mail on May 5.", "sent 5 - -"),
    ("Two hours after it was sent, at 17:27 on May 5, the cipher lay before Gromov in Sochi.",
     "received 5 17:27 Sochi"),
    ("Sent: May 5, 15:27. Deciphered: May 5, 16:40 (marks of the cipher department on the form).",
     "sent 5 15:27 -; received 5 16:40 -"),
    ("The day and hour of sending, May 5, 15:27, are written on the form in another hand.", "sent 5 15:27 -"),
    ("It was with the same plane that the letter arrived in Sochi, on May 6.", "received 6 - Sochi"),
    ("The text was dictated to Petrenko in Sochi by telephone at 21:50 on May 5.", "sent 5 21:50 -"),
    # references after a semicolon, and what a decision lacks
    ("It was telephoned to Petrenko in Sochi on May 5 at 21:50.", "sent 5 21:50 -"),
    ("It was sent to Gromov in Sochi from Kem on May 5.", "sent 5 - Kem"),
    ("In Kem it was handed in on May 5.", "sent 5 - Kem"),
]  # fmt: skip
NONE = [
    "The mill was opened in Sochi on May 6.",
    "The conference was opened by Gromov in Sochi on May 6.",
    "The draft, as Petrenko noted on the envelope, was sent by airplane on May 5.",
    "The time of dispatch of the draft (May 5, 17:08) is noted on it.",
    "The time when the cipher was sent from Kem is not known.",
    "The time when the draft was sent is known: May 5, 23:55.",
    "Gromov rejected it: in his cipher, sent from Sochi on May 5 at 12:20 p.m., it is said: “The list won't do”.",
    "Gromov refused: in a telegram, sent from Sochi on May 5 at 12:20, it stands: “No”.",
    "In his reply, received in Kem on May 5 at 12:20, it is said that the mill can wait.",
    "In the answering cipher, which left Sochi on May 5, he agreed.",
    "In a letter, brought by courier on May 6, Gromov gave no answer.",
    "Nothing is known of how the letter was delivered.",
    "Gromov's answer left Sochi on May 6 at 10:00.",
    "The draft of the telegram was sent round to the members on May 5.",
    "The report that was sent with the letter reached Sochi on May 6.",
    "The reply to this letter was received in Kem on May 7.",
    "Nothing shows when it was sent.",
    "Nothing is said of where it was received.",
]


@pytest.mark.parametrize(("note", "expected"), TOLD)
def test_what_is_told_is_read(note: str, expected: str, moved: Moved) -> None:
    assert moved(note) == expected.split("; ")


@pytest.mark.parametrize("note", NONE)
def test_what_is_not_told_of_the_letter_is_none(note: str, moved: Moved) -> None:
    assert moved(note) == []
