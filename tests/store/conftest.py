"""What rests on nothing but some of the statements of a thing, and what tables are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from corrkg.convert.graph import line_of
from corrkg.keyed import KeyedFile
from corrkg.store.affected import Surroundings
from corrkg.store.built import Built
from corrkg.store.chains import Chain
from corrkg.store.constrained import Term
from corrkg.store.release import Release

Alone = Callable[[Iterable[Chain], Term], Built]


@pytest.fixture
def alone(october: Release, tmp_path: Path) -> Alone:
    """A function that returns a dataset of what a thing of October says, and chains read of it, and nothing else."""
    around, part = Surroundings(october.graph), tmp_path / "part.nq"

    def read(chains: Iterable[Chain], thing: Term) -> Built:
        part.write_text("".join(sorted(map(line_of, around.read(chains, {thing})))), encoding="utf-8")
        return Built(part, october.base)

    return read


@pytest.fixture
def rows_read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows each query to a table gives, in their order, from now on."""
    numbers: list[int] = []
    plain = KeyedFile._rows

    def rows(self: KeyedFile, query: str, *values: object) -> list[Any]:
        found = plain(self, query, *values)
        numbers.append(len(found))
        return found

    monkeypatch.setattr(KeyedFile, "_rows", rows)
    return numbers
