"""The items of the index of words rest on nothing but what is declared, so that a change is never missed."""

from __future__ import annotations

from corrkg.store.built import Built
from corrkg.store.release import DATASET, Release
from corrkg.store.words import READ, Gathered

from .conftest import Alone


def test_an_item_rests_on_nothing_but_what_its_paths_lead_to(october: Release, alone: Alone) -> None:
    def gathered(dataset: Built) -> Gathered:
        return Gathered(dataset, october.relations, october.glance)

    every = gathered(Built(october.path / DATASET, october.base))
    items = list(every.items(every.told))
    assert {kind for item in items for kind in item.facets["kind"]} > {
        "letter",
        "note",
        "decision",
        "person",
        "archive",
    }
    for item in items[::3]:
        thing = every.thing(item.path)
        assert list(gathered(alone(READ, thing)).items([thing])) == [item]
