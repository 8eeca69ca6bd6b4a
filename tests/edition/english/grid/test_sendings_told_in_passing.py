"""Sendings and receipts told by a day that was named before, by who takes a letter along, and by what a town does.

The letter is of Orlov in Kem to Gromov, of May 4, 1933; days are of that month. Each expectation was written before the
run.
"""

from __future__ import annotations

import pytest

from .conftest import Moved

TOLD = [
    # "the day indicated" is the letter's own
    ("Handed in at the telegraph, already encrypted, on the day indicated at 14 o'clock. 5 min.", "sent 4 14:05 -"),
    ("Handed in at the telegraph on the date indicated at 14:05.", "sent 4 14:05 -"),
    ("Sent from Kem in cipher on the day stated at 14:05.", "sent 4 14:05 Kem"),
    ("Handed in at the telegraph, already encrypted, on May 5 at 14:05.", "sent 5 14:05 -"),
    # who takes a letter along carries it away
    ("The letter was taken along by Semushkin, who left Kem on May 10.", "sent 10 - Kem"),
    ("The letter was taken along by Semushkin.", ""),
    ("The letter was carried off by Semushkin, who left Kem on May 10.", "sent 10 - Kem"),
    # a town takes it in, a person takes something upon himself
    ("Moscow took it in on May 7 at 18:20.", "received 7 18:20 Moscow"),
    ("The telegram was sent from Kem at 4 p.m. 5 minutes. on May 7; Moscow took it in the same day at 18:20, and it was"
     " deciphered half an hour later.",
     "sent 7 16:05 Kem; received 7 18:20 Moscow"),
    ("Gromov took it in on May 7 at 18:20.", ""),
    ("Moscow took it into account on May 7.", ""),
    # what is given from a place in cipher leaves it
    ("The text was given from Kem in cipher on the same day at 23:00. 10 min.", "sent 4 23:10 Kem"),
    ("The telegram was given from Kem in cipher on May 5.", "sent 5 - Kem"),
    ("An order was given from Kem by wire on May 5 at 10:00.", ""),
    # he who answers and then wires somebody sends a paper of his own
    ("On May 8 Gromov let Orlov know from Sochi that he had nothing against it, and on the same day telegraphed to"
     " Fesenko: “Give what is required”.",
     ""),
    ("On May 8 Gromov wrote to Orlov, and on the same day telegraphed to Fesenko: “Give what is required”.", ""),
    # the town behind the moment of a stamp
    ("A stamp on the back: “Received 23.V.33, 19.40. Moscow”.", "received 23 19:40 Moscow"),
    ("A stamp on the back: “Received on May 23. Moscow”.", "received 23 - Moscow"),
    ("A stamp on the back: “Received 23.V.33, 19.40. Orlov”.", "received 23 19:40 -"),
    ("A stamp on the back: “Received in Sochi 23.V.33, 19.40. Moscow”.", "received 23 19:40 Sochi"),
]  # fmt: skip


@pytest.mark.parametrize(("note", "events"), TOLD)
def test_what_is_told_in_passing_is_dated_and_placed(moved: Moved, note: str, events: str) -> None:
    assert "; ".join(moved(note)) == events
