"""Sendings and decisions told beside one another: by nouns, by "that of May 5", in what stands before or after them.

The letter is of Orlov in Kem to Gromov, of May 4, 1933; days are of that month. Each expectation was written before the
run.
"""

from __future__ import annotations

import pytest

from .conftest import Decided, Moved

# Where the place, the hour or the receiver is told by a noun or in brackets; what only stands before another act.
MOVED = [
    (
        "The telegram was handed over to the Kem telegraph on May 5 at 16:20, and the Central Committee "
        "received it at 17:45 on the same day.",
        "sent 5 16:20 Kem; received 5 17:45 -",
    ),
    ("Sent from Kem on May 5 at 16:20. The PB received it on May 6.", "sent 5 16:20 Kem; received 6 - -"),
    ("The Central Committee received Litvinov's telegram on May 6.", ""),
    (
        "At 21:30 on the same day the telegram was sent in code; Gagra is named as the place of departure.",
        "sent 4 21:30 Gagra",
    ),
    ("The telegram was sent in cipher on May 5 at 21:30. Place of dispatch: Gagra.", "sent 5 21:30 Gagra"),
    ("The cipher was sent on May 5 at 21:30; the place of sending is Gagra.", "sent 5 21:30 Gagra"),
    ("The letter was received on May 6; as the place of receipt, Sochi is indicated.", "received 6 - Sochi"),
    ("The mark of receipt, made in Sochi, reads: “5/V, 8-30”.", "received 5 08:30 Sochi"),
    ("The note on its receipt, entered in Sochi, reads: “5/V, 8-30”.", "received 5 08:30 Sochi"),
    ("The stamp of dispatch, put in Kem, shows May 5, 8:30.", "sent 5 08:30 Kem"),
    ("The time of dispatch, indicated in Kem on the form, is 8:30 on May 5.", "sent 5 08:30 Kem"),
    ("Before it was sent, on May 5, Petrenko had agreed with the proposals by telephone.", ""),
    ("Before it was sent, Petrenko had read it on May 5.", ""),
    ("After it was received, on May 6, Gromov agreed by telephone.", ""),
    ("After it had been sent off on May 5, Petrenko read the copy.", "sent 5 - -"),
    (
        "It was sent on May 5 from Kem (the hour is 20:30) and received in Sochi at 22:45.",
        "sent 5 20:30 Kem; received 5 22:45 Sochi",
    ),
    ("It was sent from Kem on May 5 (the time is 20:30).", "sent 5 20:30 Kem"),
    ("Received in Sochi on May 5 (hour of receipt: 22:45).", "received 5 22:45 Sochi"),
    ("Gromov agreed on May 6 from Sochi in cipher. The time of sending is indicated on the form: 14:50.", ""),
    ("The cipher left Kem on May 5. The time of sending is indicated on the form: 14:50.", "sent 5 14:50 Kem"),
]

DECIDED = [
    ("Orlov's telegram was circulated among the members of the PB by poll on May 5.", ""),
    ("The telegram was sent round to the members of the PB on May 5.", ""),
    ("The draft was put to the vote of the members of the PB on May 5.", ""),
    ("On May 5 the members of the PB were polled by telephone.", ""),
    ("By poll of the members of the PB on May 5 the mill was approved {M}.", "5 minutes"),
    (
        "On the mill there are two decisions of the PB: that of May 5, for Kem {M}, and that of May 9, for Sochi {S}.",
        "5 minutes; 9 special-file",
    ),
    (
        "The PB returned to the mill twice: by the decision of May 5 {M} and by that of May 9 {S}.",
        "5 minutes; 9 special-file",
    ),
    (
        "The decision of the PB of May 5 concerned the mill {M}, that of May 9 the dam {S}.",
        "5 minutes; 9 special-file",
    ),
    (
        "The mill was approved by the PB's decision of May 5 {M}, the dam by its decision of May 9 {S}.",
        "5 minutes; 9 special-file",
    ),
]


@pytest.mark.parametrize(("note", "expected"), MOVED)
def test_sending_is_whole_by_what_stands_beside_it(moved: Moved, note: str, expected: str) -> None:
    assert "; ".join(moved(note)) == expected


@pytest.mark.parametrize(("note", "expected"), DECIDED)
def test_decision_has_the_day_that_stands_for_its_noun(decided: Decided, note: str, expected: str) -> None:
    assert "; ".join(decided(note)) == expected


@pytest.mark.xfail(reason="known gap: a present without a listed verb", strict=True)
@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "Two decisions of the PB deal with the mill: one of May 5 {M} and one of May 9 {S}.",
            "5 minutes; 9 special-file",
        ),
    ],
)
def test_decisions_that_are_not_read_yet(decided: Decided, note: str, expected: str) -> None:
    assert "; ".join(decided(note)) == expected
