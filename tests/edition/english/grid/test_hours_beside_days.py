"""The hour that stands beside a writer's day without a year is no year: "9/V, 10.30 in the morning".

The letter is of Orlov in Kem to Gromov, of May 4, 1933. Each expectation was written before the run.
"""

from __future__ import annotations

import pytest

from .conftest import Noted, hour_of

# What a mark of receipt says, with the day and the hour that it tells.
MARKS = [
    ("9/V, 10.30", "1933-05-09 10:30"),
    ("9/V, 10.30 in the morning, from the airfield", "1933-05-09 10:30"),
    ("9/V 10.30", "1933-05-09 10:30"),
    ("9.V 15-27", "1933-05-09 15:27"),
    ("9/V, 9.30 in the evening", "1933-05-09 21:30"),
    ("9/V, 10.30 p.m.", "1933-05-09 22:30"),
    ("9/V, 10 in the morning", "1933-05-09 10:00"),
    ("9/V, 11 at night", "1933-05-09 23:00"),
    ("9/V 23-15", "1933-05-09 23:15"),
    # a year that stands there
    ("9/V-33, 10.30", "1933-05-09 10:30"),
    ("9/V, 33, 10.30", "1933-05-09 10:30"),
    ("9/V 34", "1934-05-09 -"),
    ("9.V.34", "1934-05-09 -"),
    ("9/V - 34", "1934-05-09 -"),
    ("9.V.1934, 10.30", "1934-05-09 10:30"),
]


@pytest.mark.parametrize(("mark", "told"), MARKS)
def test_an_hour_beside_a_day_is_no_year(noted: Noted, mark: str, told: str) -> None:
    (event,) = noted(f"There is a mark on the letter: “Received {mark}”.").dispatches
    assert f"{event.date} {hour_of(event.time)}" == told
