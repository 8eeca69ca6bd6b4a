"""What a text says that a person is, beside the name; and what is said of somebody else."""

from __future__ import annotations

import pytest

from corrkg.edition.english.offices import with_office
from corrkg.edition.records import Mention
from corrkg.edition.source import Span


def office(text: str, name: str = "Orlov") -> str:
    """Return the office that stands beside a name; empty where none does."""
    start = text.index(name)
    found = with_office(text, Mention(name, Span(start, start + len(name)), "body"), Span(0, len(text)))
    if found.office is None:
        return ""
    words = text[found.office.span.start : found.office.span.end]
    assert words == found.office.words or found.office.words.split()[0] in words
    return found.office.words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the commander Orlov", "commander"),
        ("the Minister of Commerce of Orlov", "Minister of Commerce"),
        ("People's Commissar of Internal Affairs of the USSR Orlov",
         "People's Commissar of Internal Affairs of the USSR"),
        ("To the Secretary of the Central Committee of the CPSU (b) comrade. Orlov",
         "Secretary of the Central Committee of the CPSU (b)"),
        ("the collective farmer of the village of Kem, Orlov P. G.", "collective farmer of the village of Kem"),
        ("Orlov (member of the CCP), Petrov", "member of the CCP"),
        ("Orlov (secretary of the city committee of the Party ( b) U), Petrov",
         "secretary of the city committee of the Party ( b) U"),
        ("We send Orlov, the head of the supply department, to Kem.", "head of the supply department"),
        ("Orlov, commissar of the operational department, was there.", "commissar of the operational department"),
        ("Release comrade. Orlov from the duties of chairman of the council.", "chairman of the council"),
        ("the head of the Orlov group, Petrov", "head of the group"),
    ],
)  # fmt: skip
def test_office_stands_in_brackets_before_or_after(text: str, expected: str) -> None:
    assert office(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The secretary of the committee told Orlov",
        "The head of the mill in Kem, Orlov",
        "entered by the secretary. Orlov left",
        "Orlov wrote to the commander.",
        "an employee of the Orlov type",
        "Orlov, who arrived (see note 1)",
    ],
)
def test_a_noun_that_is_said_of_another_is_none(text: str) -> None:
    assert office(text) == ""
