"""Sendings and receipts told by a noun with a verb that says nothing, by what somebody had done, after an empty one.

The letter is of Orlov to Gromov, of May 4, 1933; days are of that month. What is expected was written before the notes
were read.
"""

from __future__ import annotations

import pytest

from .conftest import Moved

TOLD = [
    (
        "The letter travelled by air. A line in the register of the Special Sector reads: “Handed to the "
        "pilot on 5.V at 22 hours; delivered in Sochi on 6.V before noon”.",
        ["sent 5 22:00 -", "received 6 - Sochi"],
    ),
    ("The letter went by air. It was handed to the pilot on May 5 at 22:00.", ["sent 5 22:00 -"]),
    (
        "The letter flew with the plane of May 5; it was delivered in Sochi on May 6.",
        ["sent 5 - -", "received 6 - Sochi"],
    ),
    ("The letter travelled by rail. It left Kem on May 5 at 22:00.", ["sent 5 22:00 Kem"]),
    ("The letter travelled by courier, who handed it over in Sochi on May 6.", ["received 6 - Sochi"]),
    (
        "It appears from the telegraph form that the cipher departed from Kem on May 6 at 13:50 and that in "
        "Moscow its deciphering was finished at 15:10.",
        ["sent 6 13:50 Kem", "received 6 15:10 Moscow"],
    ),
    (
        "The cipher left Kem on May 6 at 13:50; in Sochi its decoding was completed at 15:10.",
        ["sent 6 13:50 Kem", "received 6 15:10 Sochi"],
    ),
    (
        "The cipher left Kem on May 6 at 13:50, and its decipherment in Sochi was over at 15:10.",
        ["sent 6 13:50 Kem", "received 6 15:10 Sochi"],
    ),
    ("The transmission of the cipher from Kem ended on May 6 at 13:50.", ["sent 6 13:50 Kem"]),
    ("In Sochi the decryption of the telegram was finished on May 6 at 15:10.", ["received 6 15:10 Sochi"]),
    ("In Sochi the decryption of Zimin's telegram was finished on May 6 at 15:10.", []),
    ("In Sochi the building of the mill was finished on May 6 at 15:10.", []),
    (
        "The text was given from Kem in cipher on May 5 at 23:10; the cipher department of the Central "
        "Committee had it read at half past one in the morning on May 6.",
        ["sent 5 23:10 Kem", "received 6 01:30 -"],
    ),
    (
        "The cipher left Kem on May 5 at 23:10; the clerk on duty in Sochi had it decoded by 1:30.",
        ["sent 5 23:10 Kem", "received 6 01:30 Sochi"],
    ),
    ("The cipher group in Sochi had the text deciphered on May 6 at 1:30.", ["received 6 01:30 Sochi"]),
    ("Zimin had it typed on May 6 at 1:30.", []),
    ("The PB had it printed on May 6 at 1:30.", []),
]


@pytest.mark.parametrize(("note", "events"), TOLD)
def test_sending_is_told_by_a_noun_or_by_what_somebody_had_done(note: str, events: list[str], moved: Moved) -> None:
    assert moved(note) == events
