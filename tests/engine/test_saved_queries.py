"""Every saved query means in each engine what docs/engines.md says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.elsewhere import ENGINES, MissingError
from benchmarks.engines import PAGE, SAME, loaded, outcome
from corrkg.engine.base import Engine
from corrkg.engine.local import InProcess
from corrkg.queries.shelf import shelf
from corrkg.store.release import Release

TEXT = PAGE.read_text(encoding="utf-8")
QUERIES = shelf().queries


def told(engine: str, query: str) -> str:
    """What the page says of a query in an engine."""
    row = next(line for line in TEXT.splitlines() if line.startswith(f"| `{query}` |"))
    head = next(line for line in TEXT.splitlines() if line.startswith("| saved query |"))
    cells, names = ([cell.strip() for cell in line.strip("|").split("|")] for line in (row, head))
    return cells[names.index(engine)]


def test_the_page_has_every_saved_query_and_explains_every_difference() -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \| [a-z ]+ \|", TEXT, re.MULTILINE)
    assert listed == sorted(QUERIES), "run make engines"
    for engine in ENGINES:
        for name in listed:
            assert told(engine, name) == SAME or f"* `{name}`: " in TEXT


@pytest.fixture(scope="module", params=ENGINES)
def engine(
    request: pytest.FixtureRequest, october_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Engine]]:
    """The name of an engine, and the engine with October in it."""
    try:
        with loaded(ENGINES[request.param], tmp_path_factory.mktemp("engine") / "data", october_store) as there:
            yield request.param, there
    except MissingError as error:
        pytest.skip(str(error))


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_it_means_there_what_the_page_says(name: str, engine: tuple[str, Engine], october: Release) -> None:
    place, there = engine
    assert outcome(InProcess(october), there, QUERIES[name]) == told(place, name), "run make engines"
