"""What a decision is called tells it apart: what was decided, in its own words or in those that it settles."""

from __future__ import annotations

import pytest
from pyoxigraph import Dataset

from corrkg.vocab import CK, RDF, RDFS

from .conftest import Converter

ASKS = "We propose to lend Petrenko a mill. Please let us know your opinion 1 ."
ASKED = "on “We propose to lend Petrenko a mill”"
SHELF = "(RGASPI. F. 17. Op. 3. D. 922. L. 12)"


def labels(data: Dataset) -> list[str]:
    """Return the labels of the decisions."""
    decisions = {quad.subject for quad in data if quad.predicate == RDF.type and quad.object == CK.Decision}
    found = (quad.object for quad in data if quad.predicate == RDFS.label and quad.subject in decisions)
    return sorted(label.value for label in found)


@pytest.mark.parametrize(
    ("told", "label"),
    [
        ("On May 6, 1933, the PB adopted a resolution “On mills”", "On mills"),
        ("On May 6, 1933, the PB gave a mill of the state to Petrenko", "The PB gave a mill of the state to Petrenko"),
        ("Gromov agreed. On May 6, 1933 issued by the decision of the PB", ASKED),
        ("On May 6, 1933, the PB allowed the loan", f"The PB allowed the loan: {ASKED}"),
    ],
)
def test_what_was_decided_is_told(told: str, label: str, converted: Converter) -> None:
    data = converted(("Orlov to Gromov May 4, 1933", ["Moscow. Gromov.", ASKS, "Orlov."], [f"1 {told} {SHELF}."]))
    assert labels(data) == [f"Politburo, 1933-05-06: {label}"]


def test_a_note_at_the_last_of_numbered_points_settles_all_of_them(converted: Converter) -> None:
    points = ["1) We propose to sell the mill.", "2) We propose to lend Petrenko a saw 1 ."]
    note = f"1 On May 6, 1933 issued by the decision of the PB {SHELF}."
    data = converted(("Orlov to Gromov May 4, 1933", ["Moscow. Gromov.", *points, "Orlov."], [note]))
    assert len([quad for quad in data if quad.predicate == CK.settles]) == 2
    assert labels(data) == ["Politburo, 1933-05-06: on “We propose to sell the mill”"]


@pytest.mark.parametrize(
    ("opening", "settled"),
    [
        (("Firstly, we", "Secondly, we", "Thirdly, we"), 3),
        (("First, we", "Second, we", "Third, we"), 3),
        (("We", "Secondly, we", "Thirdly, we"), 1),  # the first is no part of what is counted
        (("We", "We", "Thirdly, we"), 1),
        (("We", "We", "We"), 1),
    ],
)
def test_points_that_are_counted_in_words_are_settled_together(
    opening: tuple[str, str, str], settled: int, converted: Converter
) -> None:
    wanted = ("propose to sell the mill.", "propose to build a dam.", "propose to lend Petrenko a saw 1 .")
    points = [f"{opens} {words}" for opens, words in zip(opening, wanted, strict=True)]
    note = f"1 The decree “On mills” was adopted by the PB on May 6, 1933 {SHELF}."
    data = converted(("Orlov to Gromov May 4, 1933", ["Moscow. Gromov.", *points, "Orlov."], [note]))
    assert len([quad for quad in data if quad.predicate == CK.settles]) == settled


def test_a_decision_that_names_no_body_is_called_one_of_the_politburo_by_its_records_alone(
    converted: Converter,
) -> None:
    told = "Today the following decision was adopted. To sell the mill."
    minutes = f"1 On May 6, 1933, Petrenko was granted leave from May 8 for a month {SHELF}."
    data = converted(
        ("Orlov to Gromov May 4, 1933", ["Moscow. Gromov.", told, "Petrenko is ill 1 .", "Orlov."], [minutes])
    )
    assert [label.partition(":")[0] for label in labels(data)] == ["Decision, 1933-05-04", "Politburo, 1933-05-06"]


def test_a_long_request_is_called_by_the_clause_that_asks(converted: Converter) -> None:
    long = "In connection with the fair at Kem and with everything that was said of it there by Petrenko and by others"
    data = converted(
        ("Orlov to Gromov May 4, 1933", [f"{long}, we propose to sell the mill, the dam and the road to Kem."], [])
    )
    [request] = [quad.subject for quad in data if quad.predicate == RDF.type and quad.object == CK.Request]
    found = [q.object.value for q in data if q.subject == request and q.predicate == RDFS.label]
    assert found == ["… we propose to sell the mill, the dam and the road to Kem"]
