"""The trail of a request: letter, approval, decision, and the time between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Dataset

from corrkg.convert.trail import duration
from corrkg.vocab import CK, XSD

Converter = Callable[..., Dataset]

NOTE = (
    "1 On May 5, 1933, Gromov agreed by cipher from Kem (Ibid. L. 9). On May 7, 1933, the PB approved the proposal "
    "(RGASPI. F. 17. Op. 3. D. 922. L. 12)."
)


@pytest.fixture(scope="module")
def trail(converted: Converter) -> Dataset:
    """A request of May 4, agreed to on May 5, decided on May 7."""
    return converted(("Orlov to Gromov May 4, 1933", ["I propose to rebuild the mill 1 .", "Orlov."], [NOTE]))


def test_decision_follows_the_approval_that_the_same_note_tells_before_it(trail: Dataset) -> None:
    [link] = list(trail.quads_for_predicate(CK.follows))
    assert link.subject.value.endswith("decision/pb-1933-05-07")  # type: ignore[union-attr]
    assert link.object.value.endswith("letter/1933-05-04-orlov-to-gromov#approval-1")  # type: ignore[union-attr]


def test_days_are_counted_from_the_letter(trail: Dataset) -> None:
    days = {quad.subject.value.rpartition("/")[2]: quad.object.value for quad in trail.quads_for_predicate(CK.days)}  # type: ignore[union-attr]
    assert days == {"1933-05-04-orlov-to-gromov#approval-1": "1", "pb-1933-05-07": "3"}


@given(st.integers(-60 * 24 * 400, 60 * 24 * 400))
def test_duration_is_read_back(minutes: int) -> None:
    literal = duration(dt.timedelta(minutes=minutes))
    assert literal.datatype == XSD.dayTimeDuration
    sign, _, rest = literal.value.partition("P")
    days, _, clock = rest.partition("T")
    hours, _, last = clock.partition("H") if "H" in clock else ("0", "", clock)
    read = int(days.rstrip("D") or 0) * 1440 + int(hours) * 60 + int(last.rstrip("M") or 0)
    assert (-read if sign == "-" else read) == minutes
