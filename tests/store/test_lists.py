"""The tables of lists say what the rows themselves say: in every order, narrowed by every value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pytest
from pyoxigraph import Store

from corrkg.reading.kinds import Kind, listed
from corrkg.store.affected import Surroundings
from corrkg.store.arranged import Arrangement, Row
from corrkg.store.built import OXIGRAPH
from corrkg.store.embedded import Embedded
from corrkg.store.listed import LANGUAGES, Listed, kinds, labels_of
from corrkg.store.lists import values_of
from corrkg.store.relations import natural_key
from corrkg.store.release import Release
from corrkg.store.told import Teller
from corrkg.vocab import CK, LEVELS


def _sorted(rows: list[Row], column: int, *, backwards: bool) -> list[Row]:
    full = [row for row in rows if row.cells[column]]
    full.sort(key=lambda row: (natural_key(row.cells[column].casefold()), natural_key(row.thing.value)))
    return (full[::-1] if backwards else full) + [row for row in rows if not row.cells[column]]


def _choices(rows: list[Row]) -> Iterator[dict[int, str]]:
    """Yield no choice, each value of each column, and some pairs of values."""
    yield {}
    single = {(column, value) for row in rows for column, cell in enumerate(row.cells) for value in values_of(cell)}
    yield from ({column: value} for column, value in single)
    for one, other in [*combinations(sorted(single), 2)][::97]:
        if one[0] != other[0]:
            yield dict([one, other])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", listed(), ids=lambda kind: kind.path)
def test_every_order_narrowed_by_every_value_is_that_of_the_rows(october: Release, kind: Kind, language: str) -> None:
    lists, width = october.lists, 1 + len(kind.columns)
    rows = lists.rows(kind, language)
    assert rows
    assert len(rows) == lists.total(kind, language) == lists.size(kind)
    for chosen in _choices(rows):
        fitting = [row for row in rows if all(value in values_of(row.cells[at]) for at, value in chosen.items())]
        for column, backwards in [(None, False), *((each, way) for each in range(width) for way in (False, True))]:
            arrangement = Arrangement(column, backwards, chosen)
            wanted = fitting if column is None else _sorted(fitting, column, backwards=backwards)
            assert lists.total(kind, language, arrangement) == len(wanted)
            assert lists.rows(kind, language, arrangement, 0, 7) == wanted[:7], arrangement
            assert lists.rows(kind, language, arrangement, 5, 40) == wanted[5:45], arrangement
        for column, numbers in lists.offered(kind, language, Arrangement(None, False, chosen)):
            assert dict(numbers) == Counter(value for row in fitting for value in values_of(row.cells[column]))


def test_a_value_that_no_row_has_leaves_nothing(october: Release) -> None:
    for kind in listed():
        for chosen in ({1: "no such value"}, {0: "nobody", 1: "no such value"}):
            arrangement = Arrangement(1, False, chosen)
            assert october.lists.total(kind, "en", arrangement) == 0
            assert october.lists.rows(kind, "en", arrangement) == []
            assert october.lists.offered(kind, "en", arrangement) == ()


def test_units_are_counted_by_level(october: Release) -> None:
    (units,) = (kind for kind in listed() if kind.path == "archive")
    levels = Counter(row.cells[1] for row in october.lists.rows(units, "en"))
    assert {level: october.lists.size(units, level) for level in LEVELS} == {level: levels[level] for level in LEVELS}


def test_pages_are_read_by_their_place_in_natural_order(october: Release) -> None:
    things = list(october.lists.pages(0, 10_000))
    assert len(things) == len(set(things)) == october.lists.paged()
    assert things == sorted(things, key=lambda each: natural_key(each.value))
    assert list(october.lists.pages(3, 4)) == things[3:7]


@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind.heading], ids=lambda kind: kind.path)
def test_a_row_rests_on_nothing_but_what_its_paths_lead_to(october: Release, kind: Listed) -> None:
    assert kind.chains is not None
    around = Surroundings(october.graph)

    def told(store: Store, row: Row) -> tuple[object, ...]:
        thing = Teller(Embedded(store), october.relations, october.base, "ru").told(row.thing)
        return thing.label, kind.order(thing), tuple(of(thing) for _, of in kind.columns)

    whole = Store.read_only(str(october.path / OXIGRAPH))
    for row in october.lists.rows(kind, "ru")[::3]:
        part = Store()
        part.extend(around.read(kind.chains, {row.thing}))
        assert told(part, row) == told(whole, row)


def test_of_a_column_of_which_nobody_says_what_it_reads_all_rows_are_made() -> None:
    known = Listed("ship", CK.Letter, "Ships", columns=(("Built", labels_of("https://ships.example.org/terms#built")),))
    assert known.chains is not None and len(known.chains) == 4
    assert Listed("ship", CK.Letter, "Ships", columns=(("Built", lambda thing: thing.label),)).chains is None
    assert Listed("ship", CK.Letter, "Ships", order=lambda thing: (thing.label, [])).chains is None


def test_all_things_that_properties_lead_to_are_those_of_which_each_says_so(october: Release) -> None:
    relations, wanted = october.relations, {CK.sender, CK.place}
    every = [row.thing for kind in listed() for row in october.lists.rows(kind, "en")]
    counted = {thing.value for thing in every if not relations.counts(thing).keys().isdisjoint(wanted)}
    assert counted, "letters have senders"
    assert relations.linked(wanted).intersection(thing.value for thing in every) == counted
