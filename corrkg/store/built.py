"""What a build has made before its artefacts: the quads, and the base of their URIs."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store, parse

from corrkg.keyed import written
from corrkg.store.affected import Surroundings
from corrkg.store.difference import Difference
from corrkg.store.embedded import Embedded

OXIGRAPH = "oxigraph"
"""The directory of the store, beside the dataset that was loaded into it."""


@dataclass(frozen=True)
class Earlier:
    """A release of the same corrkg from the same settings, that a build may start from.

    Args:
        release: its directory.
        difference: what its dataset and the new one differ in.
    """

    release: Path
    difference: Difference

    def copy(self, target: Path) -> None:
        """Make the file ``target`` that of the same name in the release."""
        shutil.copyfile(self.release / target.name, target)


@dataclass(frozen=True)
class Built:
    """A dataset, each quad of it once.

    Args:
        dataset: its file of sorted N-Quads.
        base: the base of the URIs in it, ending in a slash.
        published: the files of the texts whose words may be published, by their slugs.
        earlier: what may be taken over from; None: all is made anew. What is made is the same either way.
    """

    dataset: Path
    base: str
    published: Mapping[str, Path] = field(default_factory=dict)
    earlier: Earlier | None = None

    @property
    def quads(self) -> Iterator[Quad]:
        """The quads, in the order of the file, read anew each time: all of them at once would fill the memory."""
        return iter(parse(path=str(self.dataset), format=RdfFormat.N_QUADS))

    @cached_property
    def graph(self) -> Embedded:
        """The quads, to be asked for by key, where the store lies."""
        return Embedded(Store.read_only(str(self.dataset.with_name(OXIGRAPH))))

    @cached_property
    def around(self) -> Surroundings:
        """The quads, to be followed from one to another, where the store lies."""
        return Surroundings(self.graph)

    @contextmanager
    def tables(self, target: Path) -> Iterator[sqlite3.Connection]:
        """Open the file ``target`` to write tables in it; it has those of the earlier release, if there is one."""
        if self.earlier is not None:
            self.earlier.copy(target)
        with written(target) as db:
            yield db
