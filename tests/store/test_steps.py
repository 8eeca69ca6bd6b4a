"""What the tables of steps count is what queries find, whatever is chosen."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import QuerySolutions

from corrkg.store import steps
from corrkg.store.built import Built
from corrkg.store.model import MODEL
from corrkg.store.release import DATASET, Release
from corrkg.store.steps import DAY, NAMES, STEPS, Steps, explored, make_steps
from corrkg.vocab import CK, PREFIXES

# What is said here of a letter, by step, is written out by hand, not read from the model.
LEADING = {
    "person": "ck:sender|ck:recipient|ck:copyRecipient|ck:mentions ?value . ?value a ck:Person",
    "delo": "ck:reference/ck:unit|ck:witness/ck:reference/ck:unit ?value",
    "subject": "ck:subject ?value",
}


def asked(release: Release, query: str) -> Iterator[Any]:
    rows = release.embedded.ask(f"PREFIX ck: <{PREFIXES['ck']}> {query}", use_default_graph_as_union=True)
    assert isinstance(rows, QuerySolutions)
    return rows


@pytest.fixture(scope="module")
def said(october: Release) -> dict[str, dict[str, set[str]]]:
    """The values of each letter of October, by step."""
    found: dict[str, dict[str, set[str]]] = {}
    for row in asked(october, "SELECT ?thing { ?thing a ck:Letter }"):
        found[row["thing"].value] = {step: set() for step in NAMES}
    for step, path in LEADING.items():
        for row in asked(october, f"SELECT ?thing ?value {{ ?thing a ck:Letter ; {path} }}"):
            found[row["thing"].value][step].add(row["value"].value)
    query = "SELECT ?thing ?value { ?thing a ck:Letter ; ck:notBefore ?value ; ck:notAfter ?value }"
    for row in asked(october, query):
        found[row["thing"].value][DAY].add(row["value"].value)
    return found


def fitting(said: dict[str, dict[str, set[str]]], chosen: dict[str, str]) -> set[str]:
    return {thing for thing, of in said.items() if all(value in of[step] for step, value in chosen.items())}


def choices(said: dict[str, dict[str, set[str]]], luck: random.Random) -> list[dict[str, str]]:
    """Return choices of no value, of each value, and of some that a letter has together."""
    found: list[dict[str, str]] = [{}]
    found += [{step: value} for step in NAMES for value in sorted({each for of in said.values() for each in of[step]})]
    for steps_ in (*combinations(NAMES, 2), *combinations(NAMES, 3), NAMES):
        for of in said.values():
            if all(of[step] for step in steps_):
                found.append({step: luck.choice(sorted(of[step])) for step in steps_})
    return found


@pytest.mark.parametrize("few", [0, 5, 10**6])
def test_steps_count_what_the_letters_say_however_they_are_counted(
    few: int, october: Release, said: dict[str, dict[str, set[str]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "_FEW", few)
    monkeypatch.setattr(steps, "_MAKE", steps._MAKE.replace("one.size > 100", f"one.size > {few}"))
    (tmp_path / MODEL).write_bytes((october.path / MODEL).read_bytes())
    make_steps(tmp_path / STEPS, Built(october.path / DATASET, october.base))
    table = Steps(tmp_path / STEPS)
    for chosen in choices(said, random.Random(7)):
        things = fitting(said, chosen)
        assert table.total(CK.Letter, chosen) == len(things)
        assert {each.value for each in table.things(CK.Letter, chosen, 0, 10**6)} == things
        offers = {offer.step: offer for offer in table.offered(CK.Letter, chosen)}
        for step in NAMES:
            numbers = Counter(value for thing in things for value in said[thing][step] if step not in chosen)
            if not numbers:
                assert step not in offers
                continue
            ranked = sorted(numbers.items(), key=lambda each: (0 if step == DAY else -each[1], each[0]))
            assert offers[step].number == len(numbers)
            assert list(offers[step].values) == ranked[: len(offers[step].values)]
            assert len(offers[step].values) == min(len(numbers), 31 if step == DAY else 12)


def test_things_come_in_the_order_of_time_page_by_page(october: Release) -> None:
    kind = next(each for each in explored(october.model) if each.type == CK.Letter)
    all_of_them = october.steps.things(kind.type, {}, 0, 1000)
    first = [[str(quad.object) for quad in october.graph.match(each, CK.notBefore)] for each in all_of_them]
    firsts = [min(each, default="") for each in first]
    assert firsts == sorted(firsts)
    assert [each for start in range(0, 40, 7) for each in october.steps.things(kind.type, {}, start, 7)] == all_of_them


def test_what_nothing_has_is_not_there(october: Release) -> None:
    chosen = {"day": "1917-11-07"}
    assert october.steps.total(CK.Letter, chosen) == 0
    assert october.steps.things(CK.Letter, chosen, 0, 50) == []
    assert october.steps.offered(CK.Letter, chosen) == []


def test_a_page_of_steps_reads_no_more_rows_than_it_shows(october: Release, rows_read: list[int]) -> None:
    total = october.steps.total(CK.Letter, {})
    things = october.steps.things(CK.Letter, {}, 0, 10)
    shown = sum(len(offer.values) for offer in october.steps.offered(CK.Letter, {}))
    assert total > len(things) == 10
    assert sum(rows_read) <= 10 + shown + 3
