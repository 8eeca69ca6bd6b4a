"""Eight times the note takes eight times the time, whatever it repeats."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest

from corrkg.edition.english.events import read_events
from corrkg.edition.english.name.lexicon import Lexicon
from corrkg.edition.records import Dating, Footnote, Header, NameForm
from corrkg.edition.source import SourceText, Span

SMALL, GROWTH, TRIES = 500, 8, 3
# A quadratic reader takes 64 times as long, a linear one 8; what lies between is left to a busy machine. Short runs are
# noisy, and count as if they had taken the floor.
MOST, FLOOR = 32.0, 0.03

UNITS = [
    "On October 3, 1935, the PB decided ", "On October 3, ", "at 15:00. 27 min. ", "Molotov, ", "Molotov and ",
    "that he agreed ", "the same day ", "A. ", "A.A. ", "D. 90. ", "“ ", "“Yes” ", '" ', "« ", "( ", "....", "__ ",
    "and ", "of the PB ", "by Molotov on 3 October, ", "was not ", "Sent from Sochi. ",
    "Abramov A. I. 12, 345, 67–89\n",
    "mill ", "; ", "On October 3, 1935, the Politburo decided. ", "replied: “I agree”, ",
    "with the consent of Molotov ", "with the consent of Molotov (May 5), ", "Only on May 5 did he agree ",
    "(see ",    "Molotov – for; ", "not until ", "did ",
    "to be ", "No. ", "3/X ", "9.10.1935 ", "voted for: Molotov, ", "decision of ", "Stalin's ", "whether ",
]  # fmt: skip


def seconds(text: str) -> float:
    """Return the processor time of reading a note."""
    day = dt.date(1935, 10, 1)
    place = Span(0, 1)
    dating = Dating(day.isoformat(), day, day, "stated", place)
    header = Header(place, (NameForm("Orlov", place),), (NameForm("Gromov", place),), (), dating)
    note = Footnote(1, "1", None, Span(0, len(text)), text)
    began = time.process_time()
    read_events(SourceText("x", Path("x"), text, ""), [note], [], header, [], {}, Lexicon())
    return time.process_time() - began


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_note(unit: str) -> None:
    seconds(unit)  # both sizes find the caches warm
    large = seconds(unit * SMALL * GROWTH)
    if large < MOST * FLOOR:
        return  # within the bound, whatever the small note takes
    small = max(min(seconds(unit * SMALL) for _ in range(TRIES)), FLOOR)
    # The best of the tries: the first that keeps within the bound decides.
    assert large < MOST * small or any(seconds(unit * SMALL * GROWTH) < MOST * small for _ in range(TRIES - 1))


def test_many_voters_are_read_in_time() -> None:
    names = ", ".join(f"{chr(65 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}ov" for n in range(2000))
    assert seconds(f"The following voted for: {names}.") < 5
