"""What a text says that a person is, beside the name; and what is said of somebody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrkg.edition.english.name.offices import with_offices
from corrkg.edition.records import Edition, Mention
from corrkg.edition.source import Span


def offices(text: str, name: str = "Orlov") -> list[str]:
    """Return the offices that stand beside a name."""
    start = text.index(name)
    found = with_offices(text, Mention(name, Span(start, start + len(name)), "body"), Span(0, len(text)))
    for each in found.offices:
        words = text[each.span.start : each.span.end]
        assert words == each.words or each.words.split()[0] in words
    return [each.words for each in found.offices]


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
        ("led by the head of the supply department comrade went there. Orlov and the cook.",
         "head of the supply department"),
        ("the commissar of the directorate officer Orlov", "officer"),
    ],
)  # fmt: skip
def test_office_stands_in_brackets_before_or_after(text: str, expected: str) -> None:
    assert offices(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The secretary of the committee told Orlov",
        "The head of the mill in Kem, Orlov",
        "entered by the secretary. Orlov left",
        "Orlov wrote to the commander.",
        "an employee of the Orlov type",
        "Orlov, who arrived (see note 1)",
        "We asked the head of the supply department comrade about it. Orlov left.",
    ],
)
def test_a_noun_that_is_said_of_another_is_none(text: str) -> None:
    assert offices(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("group leader Orlov (member of the Central Committee, chairman of the council)",
         ["group leader", "member of the Central Committee, chairman of the council"]),
        ("the engineer Orlov (head of the supply department) was there", ["engineer", "head of the supply department"]),
        ("the pilot Petrov and associate professor of the Air Academy, engineer Orlov",
         ["associate professor of the Air Academy, engineer"]),
        ("two Red Army soldiers of the 3rd regiment – Orlov", ["Red Army soldiers of the 3rd regiment"]),
        ("Orlov, commissar of the fleet, a member of the party since 1932, an employee of the bank since 1923, left",
         ["commissar of the fleet", "member of the party since 1932", "employee of the bank since 1923"]),
    ],
)  # fmt: skip
def test_a_name_may_have_several(text: str, expected: list[str]) -> None:
    assert offices(text) == expected


def test_an_office_that_names_another_is_his(read: Callable[[str], Edition]) -> None:
    body = "We send the head of the Orlov group, comrade Petrov (member of the council), and others to Kem."
    edition = read(f"Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8.\n\n{body}\n\nGromov.\n")
    told = {each.form: [office.words for office in each.offices] for each in edition.letters[0].mentions}
    assert told["Orlov"] == ["head of the group"]
    assert told["Petrov"] == ["member of the council"]


def told_of(read: Callable[[str], Edition], words: str) -> dict[str, list[str]]:
    """Return the offices of each name in the body of a letter."""
    shelf = "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8."
    [letter] = read(f"Orlov to Gromov May 4, 1933\n\n{shelf}\n\n{words}\n\nOrlov.\n").letters
    body = [each for each in letter.mentions if each.part == "body"]
    return {each.form: [office.words for office in each.offices] for each in body}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The escorts comrade Petrov and comrade Zimin were there.", {"Petrov": ["escorts"], "Zimin": ["escorts"]}),
        ("We sent the pilots Petrov and Zimin (both members of the council).",
         {"Petrov": ["pilots", "both members of the council"], "Zimin": ["pilots", "both members of the council"]}),
        ("The engineer Petrov and Zimin (member of the council) were there.",
         {"Petrov": ["engineer"], "Zimin": ["member of the council"]}),
        ("The engineers Petrov and the cook Zimin were there.", {"Petrov": ["engineers"], "Zimin": []}),
    ],
)  # fmt: skip
def test_what_is_said_of_both_is_each_one_s(
    words: str, expected: dict[str, list[str]], read: Callable[[str], Edition]
) -> None:
    assert told_of(read, words) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("The pilot Zimin and Petrov left.", {"Antonov": ["employee of the bank"], "Petrov": [], "Zimin": []}),
        ("The pilot Zimin left.", {"Antonov": [], "Petrov": [], "Zimin": ["employee of the bank"]}),
        ("Zimin and Petrov left.", {"Antonov": [], "Petrov": [], "Zimin": ["employee of the bank"]}),
        ("The pilot Zimin, Antonov and Petrov left.", {"Antonov": [], "Petrov": [], "Zimin": ["employee of the bank"]}),
    ],
)
def test_what_follows_a_row_of_names_is_said_of_whom_it_introduces(
    before: str, expected: dict[str, list[str]], read: Callable[[str], Edition]
) -> None:
    assert told_of(read, f"{before} Antonov, Petrov and Zimin, an employee of the bank, came.") == expected
