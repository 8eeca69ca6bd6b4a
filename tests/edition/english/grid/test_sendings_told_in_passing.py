"""Sendings and receipts told by a day that was named before, and by the town that stands behind it.

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
    # the town behind the moment of a stamp
    ("A stamp on the back: “Received 23.V.33, 19.40. Moscow”.", "received 23 19:40 Moscow"),
    ("A stamp on the back: “Received on May 23. Moscow”.", "received 23 - Moscow"),
    ("A stamp on the back: “Received 23.V.33, 19.40. Orlov”.", "received 23 19:40 -"),
    ("A stamp on the back: “Received in Sochi 23.V.33, 19.40. Moscow”.", "received 23 19:40 Sochi"),
]  # fmt: skip


@pytest.mark.parametrize(("note", "events"), TOLD)
def test_what_is_told_in_passing_is_dated_and_placed(moved: Moved, note: str, events: str) -> None:
    assert "; ".join(moved(note)) == events
