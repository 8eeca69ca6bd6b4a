"""Sendings and receipts whose verb no list may hold: what left, and what was where it was to go.

The letter is of Orlov in Kem to Gromov, of May 4, 1933; days are of that month. Each expectation was written before the
run: a paper that moves is the letter, unless the words speak of another or of something else that was done with it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrkg.edition.records import Edition

Reader = Callable[[str], Edition]


def told(read: Reader, note: str) -> list[str]:
    """Return each event that a note tells as "kind day hour place", and "-" for what is not told."""
    [letter] = read(
        "Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph.\n\n"
        f"I propose to rebuild the mill 1 .\n\nOrlov.\n\n_____________________\n\n1 {note}\n"
    ).letters
    return [
        f"{e.kind} {e.date.day if e.date else '-'} {f'{e.time:%H:%M}' if e.time else '-'} {e.place or '-'}"
        for e in letter.dispatches
    ]


SENT = [
    ("The cipher was entrusted to the telegraph on May 5 at 15:27.", "sent 5 15:27 -"),
    ("It set out from Kem on May 5.", "sent 5 - Kem"),
    ("On May 5 at 15:27 the text was given to the cipher clerk.", "sent 5 15:27 -"),
    ("The letter was taken by a courier on May 5.", "sent 5 - -"),
    ("Judging by the mark on the envelope, the letter was taken from Kem by courier on May 5.", "sent 5 - Kem"),
    ("Judging from the stamp, the letter left Kem on May 5.", "sent 5 - Kem"),
    ("On May 5, at 15:27, the text was passed to Sochi over the direct wire.", "sent 5 15:27 -"),
    ("The letter was put into the mail on May 5.", "sent 5 - -"),
    ("The letter departed with the field courier on the evening of May 5.", "sent 5 - -"),
    ("Despatched from Kem by cipher at 15:27 on the same day.", "sent 4 15:27 Kem"),
    ("Orlov dictated it over the telephone from Kem at 15:27 on May 5.", "sent 5 15:27 Kem"),
    ("Dispatch: May 5, 15:27.", "sent 5 15:27 -"),
    ("Dispatch from Kem – May 5, 15:27.", "sent 5 15:27 Kem"),
    ("Transmitted by the cipher department at 4 p.m. 05 min. on the day of writing.", "sent 4 16:05 -"),
    ("It was sent from Kem on the day it was written, at 15:27.", "sent 4 15:27 Kem"),
    ("Time of transmission by direct wire: 15:27, May 5.", "sent 5 15:27 -"),
    ("At 15:27 on May 5 the cipher officer released it from Kem.", "sent 5 15:27 Kem"),
    ("It was on its way to Sochi at 15:27 on May 5.", "sent 5 15:27 -"),
    ("Submitted for encryption at 14:50, it went to Sochi at 15:27 on May 5.", "sent 5 15:27 -"),
    ("The telegram was submitted for encryption at 14:50 on May 5 and went to Sochi at 15:27.", "sent 5 15:27 -"),
    ("Orlov's secretariat forwarded it to Sochi on May 5.", "sent 5 - -"),
    ("The clerk on duty transmitted the encryption at 15:27 on May 5.", "sent 5 15:27 -"),
    ("The hour of sending is indicated on the form: May 5, 15:27.", "sent 5 15:27 -"),
    ("The cipher bears a note of dispatch: “5/V, 15-27”.", "sent 5 15:27 -"),
    ("Gone in cipher from Kem on May 5 at 15:27.", "sent 5 15:27 Kem"),
    ("The encryption was issued from Kem on May 5 at 15:27.", "sent 5 15:27 Kem"),
    ("To Sochi it went by wire on May 5 at 15:27.", "sent 5 15:27 -"),
    ("The telegram was communicated to Sochi by telephone on May 5 at 15:27.", "sent 5 15:27 -"),
    ("By telegraph from Kem, May 5, 3 p.m. 27 min.", "sent 5 15:27 Kem"),
    ("In code, on May 5 at 15:27.", "sent 5 15:27 -"),
    ("On May 5 by special courier.", "sent 5 - -"),
    ("Through the cipher department on May 5, 15:27.", "sent 5 15:27 -"),
    ("The letter went off with the pilot on May 5.", "sent 5 - -"),
    ("It was possible to send the cipher only at 15:27 on May 5.", "sent 5 15:27 -"),
    ("They managed to send the cipher only on May 5.", "sent 5 - -"),
    ("The letter could be sent only on May 5.", "sent 5 - -"),
    ("On May 5 Petrenko drove off to Sochi with the letter.", "sent 5 - -"),
    ("The letter lay at the telegraph until the morning and left Kem only on May 5.", "sent 5 - Kem"),
    ("It was wired off on May 5 from the post office of Kem.", "sent 5 - Kem"),
    ("The telegram's dispatch followed on May 5 at 15:27.", "sent 5 15:27 -"),
    ("The document was consigned to the feldjäger service on May 5.", "sent 5 - -"),
    ("The same day, at 15:27, from Kem in cipher.", "sent 4 15:27 Kem"),
]
RECEIVED = [
    ("It was laid on Gromov's table on May 6 at 9 a.m.", "received 6 09:00 -"),
    ("The letter lay on Gromov's desk on May 6.", "received 6 - -"),
    ("It landed on Gromov's desk on May 6.", "received 6 - -"),
    ("In Sochi they received it on May 5 at 16:40.", "received 5 16:40 Sochi"),
    ("Moscow received the cipher on May 5 at 16:40.", "received 5 16:40 Moscow"),
    ("Moscow confirmed receipt at 16:40 on May 5.", "received 5 16:40 Moscow"),
    ("The letter found Gromov in Sochi on May 6.", "received 6 - Sochi"),
    ("The letter was handed over in Sochi to Gromov's secretariat on the morning of May 6.", "received 6 - Sochi"),
    ("It got to Sochi with the courier at 10:00 on May 6.", "received 6 10:00 Sochi"),
    ("The text was taken down in Sochi by telephone on May 5 at 16:40.", "received 5 16:40 Sochi"),
    ("In Sochi the deciphering was finished at 17:10 on May 5.", "received 5 17:10 Sochi"),
    ("The decryption is dated May 5, 17:10.", "received 5 17:10 -"),
    ("Receipt in Sochi: 16:40 the same day.", "received 4 16:40 Sochi"),
    ("Received: Sochi, May 5, 16:40.", "received 5 16:40 Sochi"),
    ("It came in at 16:40 on May 5.", "received 5 16:40 -"),
    ("The addressee had it in his hands on May 6.", "received 6 - -"),
    ("Gromov had the letter on May 6 at 10:00.", "received 6 10:00 -"),
    ("Gromov's secretary signed for the letter on May 6 at 10:00.", "received 6 10:00 -"),
    ("The letter made its way to Sochi only on May 6.", "received 6 - Sochi"),
    ("Petrenko delivered it to Gromov at 10:00 on May 6.", "received 6 10:00 -"),
    ("The courier handed it over in Sochi on May 6.", "received 6 - Sochi"),
    ("Passed to Gromov by the officer on duty at 17:00 on May 5.", "received 5 17:00 -"),
    ("The document was presented to Gromov on May 6.", "received 6 - -"),
    ("On May 5 at 16:40 it was on Gromov's table in Sochi.", "received 5 16:40 Sochi"),
    ("On May 5 at 16:40 the cipher was in Sochi.", "received 5 16:40 Sochi"),
    ("The receiving of the letter in Sochi is noted on May 6.", "received 6 - Sochi"),
    ("It was brought by Petrenko on May 6.", "received 6 - -"),
    ("The letter was in Gromov's hands on May 6.", "received 6 - -"),
    ("Delivery to Sochi took place on May 6.", "received 6 - Sochi"),
    ("It fell into Gromov's hands only on May 6.", "received 6 - -"),
]
CIRCUMSTANCES = [
    ("Deciphered in Sochi at half past eleven at night on May 5.", "received 5 23:30 Sochi"),
    ("Deciphered in Sochi on May 5 at half past eleven that night.", "received 5 23:30 Sochi"),
    ("It was received in Sochi at ten minutes past midnight on May 6.", "received 6 00:10 Sochi"),
    ("It was received in Sochi on May 5 at twenty minutes to five in the afternoon.", "received 5 16:40 Sochi"),
    ("It was received in Sochi on May 5 at 2 o'clock at night.", "received 5 02:00 Sochi"),
    ("On May 5 at 16:40 it already lay, decoded, before Gromov.", "received 5 16:40 -"),
    ("Petrenko signed for the package in Sochi on May 6.", "received 6 - Sochi"),
    ("At dawn on May 5 the mail plane took it from Kem.", "sent 5 - Kem"),
    ("Petrenko finished recording it in Sochi at 16:40 on May 5.", "received 5 16:40 Sochi"),
    ("The message was put on the wire in Kem on May 5 at 15:27.", "sent 5 15:27 Kem"),
    ("Only on May 5, at 15:27, was the message put on the wire in Kem.", "sent 5 15:27 Kem"),
    ("Only on the night of the 5th, at 1:20, was the telegram sent from Kem.", "sent 5 01:20 Kem"),
    ("Moscow had it at 16:40 on May 5.", "received 5 16:40 Moscow"),
    ("The full text of the telegram emerged in Sochi only at 16:40 on May 5.", "received 5 16:40 Sochi"),
    ("Sent by courier to Sochi on May 5. It was delivered there on May 6.", "sent 5 - -; received 6 - Sochi"),
    (
        "On May 5 the courier left Kem with the letter; on May 6 it was already in Sochi.",
        "sent 5 - Kem; received 6 - Sochi",
    ),
    ("The stamp of the Moscow telegraph shows the time of arrival: 16:40, May 5.", "received 5 16:40 Moscow"),
    ("On the night of the 5th it was received in Sochi.", "received 5 - Sochi"),
    (
        "The cipher was taken from the apparatus in Sochi on May 5 at 16:40 and put on paper an hour later.",
        "received 5 16:40 Sochi",
    ),
    (
        "It reached Sochi on the same evening, at 18:00. 40 min. The answer is the next document.",
        "received 4 18:40 Sochi",
    ),
]
PLAIN_TEXT = [
    ("By 16:40 on May 5 it had been turned into plain text in Sochi.", "received 5 16:40 Sochi"),
    ("The cipher clerk had a readable text at 16:40 on May 5.", "received 5 16:40 -"),
    ("The Moscow cipher clerk had a readable text at 16:40 on May 5.", "received 5 16:40 Moscow"),
    ("In Sochi they managed to read it only on May 5 at 16:40.", "received 5 16:40 Sochi"),
    ("Moscow's decryption dates from May 5, 16:40.", "received 5 16:40 Moscow"),
    ("Time of decoding: Sochi, May 5, 16:40.", "received 5 16:40 Sochi"),
    ("Delivery of the deciphered sheet to Gromov took place at 16:40 on May 5.", "received 5 16:40 -"),
    ("The clear text was ready in Sochi at 16:40 on May 5.", "received 5 16:40 Sochi"),
    ("It was read in Sochi by the cipher clerks at 16:40 on May 5.", "received 5 16:40 Sochi"),
    (
        "Kem, May 5, 15:27 – time of transmission; Sochi, 16:40 – time of receipt.",
        "sent 5 15:27 Kem; received 5 16:40 Sochi",
    ),
    ("The courier took off from Kem with the letter on the morning of May 5.", "sent 5 - Kem"),
    ("Sent off in coded form on the evening it was written, at 15:27.", "sent 4 15:27 -"),
    ("The letter left Kem on the day that it was written.", "sent 4 - Kem"),
    ("The encrypted text left Kem when it was already May 5, at 0:25.", "sent 5 00:25 Kem"),
    ("Owing to damage to the line, the cipher had to be passed from Kem again on May 5 at 15:27.", "sent 5 15:27 Kem"),
    (
        "There is a mark on the form: “Kem. Transmitted 5.V, 15-27. Accepted Sochi 16-40”.",
        "sent 5 15:27 Kem; received 5 16:40 Sochi",
    ),
    ("Inscription at the top: “By telephone. Petrenko wrote it down at 4:40 p.m. on May 5.”", "received 5 16:40 -"),
    ("At 15:27 on May 5 the text, put into cipher, was on its way from Kem.", "sent 5 15:27 Kem"),
]
BOTH = [
    ("The cipher left Kem at 15:27 on May 5; it was deciphered in Sochi at 16:40.",
     "sent 5 15:27 Kem; received 5 16:40 Sochi"),
    ("Given to the courier on May 5, it was handed to Gromov on May 6.", "sent 5 - -; received 6 - -"),
    ("Departure from Kem on May 5 at 15:27, arrival in Sochi at 16:40.",
     "sent 5 15:27 Kem; received 5 16:40 Sochi"),
    ("The telegraph of Kem took the cipher at 15:27 on May 5, and Moscow received it at 16:40.",
     "sent 5 15:27 Kem; received 5 16:40 Moscow"),
    ("The letter was taken by a courier and on May 6 was handed over in Sochi to Gromov's secretariat.",
     "received 6 - Sochi"),
    ("Cipher telegram, dispatched from Kem the same day at 15:27, was deciphered in Sochi at 16:40.",
     "sent 4 15:27 Kem; received 4 16:40 Sochi"),
]  # fmt: skip
NONE = [
    "The letter was written on May 4 at 15:27.",
    "The PB decided on May 6, with the item about coal transferred to the “special folder”.",
    "The item was moved on May 6 to the special folder.",
    "“For. Gromov” – this was the reply, telegraphed at 10:15 on May 6.",
    "The text was edited by Orlov on May 5.",
    "The letter was discussed on May 6 in Sochi.",
    "The letter was published in Pravda on May 6.",
    "Orlov's signature is dated May 5.",
    "The date was put down on May 5.",
    "The original is kept in Kem.",
    "Petrenko was sent to Sochi on May 5.",
    "On May 5 Gromov left Sochi for Kem.",
    "On May 6 Gromov returned to Sochi.",
    "The mill received coal on May 6.",
    "The committee received instructions on May 6 at 10:00.",
    "On May 5 Petrenko was received by Gromov in Sochi.",
    "The Politburo received the draft on May 6.",
    "Gromov agreed on May 6 at 10:00 by telephone from Sochi.",
    "The telegram was answered on May 6 at 10:00.",
    "The letter was to be handed to Gromov on May 6.",
    "Whether the letter was received on May 6 is not known.",
    "The cipher of May 5 has not been found.",
    "The telegram was signed by Petrenko on May 5 at 15:27.",
    "The text was agreed upon with Petrenko on May 5 by telephone.",
    "The meeting took place in Kem on May 5 at 15:27.",
    "On May 5 at 15:27 Orlov telephoned Petrenko from Kem.",
    "The copy was handed to Petrenko on May 7.",
    "A telegram was sent to Petrenko on May 5.",
    "Gromov wrote on the letter on May 6: “To Petrenko”.",
    "On the letter is Gromov's resolution of May 6.",
    "The train left Kem at 15:27 on May 5.",
    "Orlov stayed in Kem until May 5.",
    "The mistake in the text was corrected on May 5 at 15:27.",
    "On May 6 the letter was read out at the meeting.",
    "The proposal was in the hands of Petrenko on May 6.",
    "The report lay on Gromov's table on May 6.",
    "Gromov's reply left Sochi on May 6 at 10:00.",
    "Petrenko set out from Kem on May 5.",
    "On May 6 Gromov received Petrenko's cipher from Kem.",
    "Petrenko had a conversation with Gromov on May 6 at 10:00.",
    "In Sochi on May 6 Gromov approved the list.",
    "On May 6 by telephone Gromov agreed.",
    "The text of the telegram was approved by the PB on May 6.",
    "Petrenko's note was laid on Gromov's table on May 6.",
    "The mill was in Kem on May 5.",
    "The question was passed to Petrenko on May 6.",
    "An inquiry was sent to Sochi on May 6 at 10:00.",
    "The document was drawn up in Kem on May 4 at 15:27.",
    "The telegram was never handed in.",
    "They could not send the cipher on May 5.",
    "Gromov's directive went from Sochi in cipher on May 6 at 10:00.",
    "Petrenko finished the report in Sochi at 16:40 on May 5.",
    "On May 6 the mill emerged in Sochi as a question.",
    "It was resolved on May 6 to leave Petrenko at his post.",
    "Gromov signed for the money on May 6.",
    "On May 5 the pilot took Petrenko from Kem.",
    "On May 6 the letter lay on Petrenko's desk.",
    "Petrenko took this upon himself in a telegram from Kem on May 5 at 15:27.",
    "Gromov accepted it on May 6 by telephone from Sochi.",
    "A directive to Petrenko was given on May 5 (RGASPI. F. 17. Op. 3. D. 922. L. 12). It was wired to Sochi at 1:30.",
    "The proposal was rejected on May 5. It was returned from Sochi on May 6.",
    "Delivery of the machines to Gromov took place on May 6.",
    "Petrenko's decryption dates from May 6.",
    "Gromov had a conversation in Sochi at 16:40 on May 5.",
    "The mill had to be closed in Kem on May 5.",
    "It was already May 5.",
]


@pytest.mark.parametrize(("note", "expected"), [*SENT, *RECEIVED, *CIRCUMSTANCES, *PLAIN_TEXT, *BOTH])
def test_movement_of_the_letter_is_read_whatever_the_verb(note: str, expected: str, read: Reader) -> None:
    assert told(read, note) == expected.split("; ")


@pytest.mark.parametrize("note", NONE)
def test_what_else_was_done_tells_no_sending(note: str, read: Reader) -> None:
    assert told(read, note) == []
