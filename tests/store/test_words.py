"""The items of the index of words rest on nothing but what is declared, so that a change is never missed."""

from __future__ import annotations

from pathlib import Path

from corrkg.store.affected import Surroundings
from corrkg.store.built import Built
from corrkg.store.release import DATASET, Release
from corrkg.store.words import READ, Gathered


def test_an_item_rests_on_nothing_but_what_its_paths_lead_to(october: Release, tmp_path: Path) -> None:
    def gathered(dataset: Path) -> Gathered:
        return Gathered(Built(dataset, october.base), october.relations, october.glance)

    every, around = gathered(october.path / DATASET), Surroundings(october.graph)
    items = list(every.items(every.told))
    assert {kind for item in items for kind in item.facets["kind"]} > {
        "letter",
        "note",
        "decision",
        "person",
        "archive",
    }
    for item in items[::3]:
        part = tmp_path / "part.nq"
        thing = every.thing(item.path)
        part.write_text("".join(sorted(f"{quad} .\n" for quad in around.read(READ, {thing}))), encoding="utf-8")
        assert list(gathered(part).items([thing])) == [item]
