"""Sendings and receipts whose moment is told by another: so long after it, before it, in a register, on a copy.

The letter is of Orlov in Kem to Gromov, of May 4, 1933; days are of that month.
"""

from __future__ import annotations

import pytest

from tests.edition.english.lettered import MILL, Reader, letter_of

from .conftest import Decided, Moved

SENT = "The cipher left Kem on May 5 at 13:05"
DURATIONS = [
    ("an hour later", "14:05"),
    ("half an hour later", "13:35"),
    ("a quarter of an hour later", "13:20"),
    ("three quarters of an hour later", "13:50"),
    ("an hour and a half later", "14:35"),
    ("two and a half hours later", "15:35"),
    ("thirty-six minutes later", "13:41"),
    ("1 hour 20 min. later", "14:25"),
    ("twelve minutes afterwards", "13:17"),
    ("two hours after its dispatch", "15:05"),
]


@pytest.mark.parametrize(("words", "hour"), DURATIONS)
@pytest.mark.parametrize(
    "note",
    [
        "{sent} and was decoded in Sochi {later}.",
        "{sent}. {Later} it was received in Sochi.",
        "{sent}; in Sochi it was received {later}.",
        "{sent}, and {later} was received in Sochi.",
    ],
)
def test_hour_counted_from_the_sending_is_that_of_the_receipt(note: str, words: str, hour: str, moved: Moved) -> None:
    told = note.format(sent=SENT, later=words, Later=words[0].upper() + words[1:])
    assert moved(told) == ["sent 5 13:05 Kem", f"received 5 {hour} Sochi"]


@pytest.mark.parametrize(
    ("note", "events"),
    [
        (f"{SENT[:-5]}23:40 and was decoded in Sochi half an hour later.",
         ["sent 5 23:40 Kem", "received 6 00:10 Sochi"]),
        (f"{SENT} and an hour later, at 14:10, was received in Sochi.", ["sent 5 13:05 Kem", "received 5 14:10 Sochi"]),
        (f"{SENT} and was received in Sochi some hours later.", ["sent 5 13:05 Kem", "received 5 - Sochi"]),
        ("The cipher left Kem on May 5 and was decoded in Sochi an hour later.",
         ["sent 5 - Kem", "received 5 - Sochi"]),
        ("It was 15:40 on May 5 before Moscow had the text.", ["received 5 15:40 Moscow"]),
        ("Owing to a break in the line, it was May 5, 15:40, when the cipher reached Sochi.",
         ["received 5 15:40 Sochi"]),
        ("In Sochi it was lying deciphered at 15:40 of the same day.", ["received 4 15:40 Sochi"]),
        ("By half past three on May 5 it was in the hands of the clerk in Sochi.", ["received 5 03:30 Sochi"]),
        ("The Moscow register of incoming papers has it at 15:40 on May 5.", ["received 5 15:40 Moscow"]),
        ("On May 5 at 15:40 Gromov held the decrypted sheet in his hands.", ["received 5 15:40 -"]),
        ("Moscow acknowledged the arrival of the cipher at 15:40 on the day of its dispatch.",
         ["received 4 15:40 Moscow"]),
        ("It is known from the journal of the Moscow cipher group that it got there on May 5 at 4:05.",
         ["received 5 04:05 Moscow"]),
        ("Cipher, Kem, May 5, 13:05; on the table of the Central Committee at 15:40.",
         ["sent 5 13:05 Kem", "received 5 15:40 -"]),
        ("The hour of dispatch from Kem is noted on the copy: May 5, 13:05.", ["sent 5 13:05 Kem"]),
        ("The envelope went with the plane of May 5.", ["sent 5 - -"]),
        # none
        ("At 15:40 on the day when the telegram was sent, Gromov replied that he agreed.", []),
        ("On the copy of the decision the hour of its adoption is noted: May 5, 13:05.", []),
        ("The PB resolution bears the date of May 9. Its text was passed to Petrenko in code that night.", []),
        ("An hour later Gromov agreed.", []),
        ("It was 15:40 on May 5 before the PB met.", []),
        ("The Sochi register has no entry of it.", []),
    ],
)  # fmt: skip
def test_moment_is_that_of_what_it_is_told_of(note: str, events: list[str], moved: Moved) -> None:
    assert moved(note) == events


@pytest.mark.parametrize(
    ("recipients", "note", "events"),
    [
        ("Gromov, Chernov", "Received in Sochi on May 5 at 21:14, copy in Moscow an hour later.",
         [(21, "Sochi"), (22, "Moscow")]),
        ("Gromov, Chernov", "Received in Sochi on May 5 at 21:14, the copy in Moscow at 23:20.",
         [(21, "Sochi"), (23, "Moscow")]),
        ("Gromov, Chernov", "Its copy had been received in Moscow at 11 pm on May 5.", [(23, "Moscow")]),
        ("Gromov", "Its copy had been received in Moscow at 11 pm on May 5.", []),
        ("Gromov", "Received in Sochi on May 5 at 21:14, the copy in Moscow at 23:20.", [(21, "Sochi")]),
    ],
)  # fmt: skip
def test_copy_is_received_as_the_letter_where_it_goes_to_several(
    recipients: str, note: str, events: list[tuple[int, str]], read: Reader
) -> None:
    letter = letter_of(read, MILL, notes=[note], header=f"Orlov to {recipients} May 4, 1933")
    assert [(event.time.hour if event.time else None, event.place) for event in letter.dispatches] == events


@pytest.mark.parametrize(
    ("note", "decision"),
    [
        ("The decision of the PB to sell 30 thousand tons of oil was formalized on May 10 {S}.", "10 special-file"),
        (
            "The answer was approved by the PB the same day on which Gromov's consent arrived, May 9 {S}.",
            "9 special-file",
        ),
        ("The mill was handed over by a decision of the 16th {S}.", "16 special-file"),
        ("The directives acquired the force of a PB decision on May 9.", "9 -"),
    ],
)
def test_day_of_a_decision_stands_behind_its_verb(note: str, decision: str, decided: Decided) -> None:
    assert decided(note) == [decision]


def test_day_after_an_infinitive_is_its_term(decided: Decided) -> None:
    assert decided("On May 9 the PB decided to sell the oil on May 20 {S}.") == ["9 special-file"]
