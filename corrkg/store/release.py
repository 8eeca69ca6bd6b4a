"""A published store on disk, as everything that reads it sees it.

The store directory holds one directory for each release, and a link to the one that is served::

    DIR/current -> releases/{digest}
    DIR/releases/{digest}/oxigraph/       the Oxigraph store
    DIR/releases/{digest}/manifest.json   digest, base, title, number of quads, sources
    DIR/releases/{digest}/dataset.nq      the dataset as sorted N-Quads
    DIR/releases/{digest}/report.sqlite   what was not read, repaired or contested
    DIR/releases/{digest}/findings.json   what its validation found worth knowing
    DIR/releases/{digest}/identifiers.csv the register of identifiers as it was when the release was built
    DIR/releases/{digest}/changes.csv     what became of each thing until then
    DIR/releases/{digest}/dump/ …         what was worked out of it once (see `artefacts`)

A build writes a new release beside the old one and then replaces the link, so a reader sees the old release or
the new one, whole (see `publication`). Nothing here writes.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import IO, Any, TypeVar

from pyoxigraph import NamedNode, Store

from corrkg.convert.changes import Change, Changes
from corrkg.errors import CorrkgError, StoreError
from corrkg.names.index import Index
from corrkg.search.index import SearchIndex
from corrkg.sparql.graph import Graph
from corrkg.store.arranged import Lists
from corrkg.store.artefacts import DUMPS, GRAPHS, INVENTORY, NAMES, RUNNING, WORDS, missing
from corrkg.store.built import OXIGRAPH
from corrkg.store.classes import CLASSES, Classes
from corrkg.store.cmif import CMIF, Descriptions
from corrkg.store.dumps import DumpFile, read_dumps
from corrkg.store.embedded import Embedded, told
from corrkg.store.glance import Glance
from corrkg.store.inventory import Occurring, read_graphs
from corrkg.store.lists import LISTS
from corrkg.store.loading import ALIGNED_STORE
from corrkg.store.model import MODEL, Model, read_model
from corrkg.store.overview import OVERVIEW
from corrkg.store.relations import RELATIONS, Relations
from corrkg.store.reported import REPORT, Report
from corrkg.store.steps import STEPS, Steps
from corrkg.store.whole import check
from corrkg.uris import Uris

CURRENT = "current"
RELEASES = "releases"
MANIFEST = "manifest.json"
DATASET = "dataset.nq"
FINDINGS = "findings.json"
REGISTER = "identifiers.csv"
CHANGES = "changes.csv"
QUADS = (OXIGRAPH, ALIGNED_STORE, DATASET)
"""What a release need not have on this machine where an engine elsewhere has its quads."""

_MEMBERS = {"digest": str, "base": str, "title": str, "quads": int, "counts": dict, "sources": list}

_Content = TypeVar("_Content")

HINT = "run `corrkg build`, or name another directory with --store"


@dataclass(frozen=True, eq=False)
class Release:
    """One published dataset, opened read-only.

    Args:
        path: the release's own directory.
        digest: names the dataset's content; two releases with the same digest say the same.
        base: the base of the URIs in it, ending in a slash.
        manifest: what the build wrote about it.
        here: the Oxigraph store on this machine; None: an engine elsewhere has the quads.
        held: its manifest, locked, so that no build removes the release while it is read (see `in_use`).
        remote: who answers for the quads, where that is an engine elsewhere.
    """

    path: Path
    digest: str
    base: str
    manifest: Mapping[str, Any]
    here: Embedded | None = field(repr=False)
    held: IO[bytes] | None = field(default=None, repr=False)
    remote: Graph | None = field(default=None, repr=False)

    @classmethod
    def open(cls, directory: Path, *, elsewhere: bool = False) -> Release:
        """Open the current release of the store in ``directory``.

        Args:
            directory: the store.
            elsewhere: whether an engine elsewhere has the quads, so that they need not be here.

        Raises:
            StoreError: there is none, or it is damaged.
        """
        link = directory / CURRENT
        if not link.is_symlink():
            raise StoreError("no store has been built here", path=directory, hint=HINT)
        try:
            path = link.resolve(strict=True)
        except OSError:
            raise StoreError("the published release is gone", path=link, hint=HINT) from None
        return cls.at(path, elsewhere=elsewhere)

    @classmethod
    def at(cls, path: Path, *, elsewhere: bool = False) -> Release:
        """Open the release in the directory ``path``, whether it is the current one or not.

        Args:
            path: its directory.
            elsewhere: whether an engine elsewhere has the quads, so that they need not be here.

        Raises:
            StoreError: it is damaged.
        """
        manifest = _read_manifest(path / MANIFEST)
        if lacking := ", ".join(missing(path)):
            raise StoreError(f"another corrkg built the release, and it has no {lacking}", path=path, hint=HINT)
        check(path, without=QUADS if elsewhere else ())
        here = None if elsewhere else _opened(path / OXIGRAPH)
        held = (path / MANIFEST).open("rb")
        fcntl.flock(held, fcntl.LOCK_SH)
        return cls(path, manifest["digest"], manifest["base"], manifest, here, held=held)

    @property
    def embedded(self) -> Embedded:
        """The Oxigraph store, to evaluate queries in; quads are asked of `graph`.

        Raises:
            StoreError: an engine elsewhere has the quads.
        """
        if self.here is None:
            raise StoreError("an engine elsewhere has the quads of the release", path=self.path, hint=HINT)
        return self.here

    @cached_property
    def aligned(self) -> Embedded:
        """The store with ``graph/aligned`` beside the dataset, for queries that ask for it.

        Raises:
            StoreError: it is damaged.
        """
        return _opened(self.path / ALIGNED_STORE)

    @property
    def aligns_by_default(self) -> bool:
        """Whether the default graph of a query has ``graph/aligned`` too, as dataset.toml may say."""
        return bool(self.manifest.get("aligned"))

    @property
    def graph(self) -> Graph:
        """The quads, to be asked for by pattern."""
        return self.embedded if self.remote is None else self.remote

    @cached_property
    def uris(self) -> Uris:
        """The URIs of this release's publisher."""
        return Uris(self.base)

    @cached_property
    def identity(self) -> tuple[Path, int]:
        """What tells it from another release, even one that was built again in its place."""
        return self.path, 0 if self.held is None else os.fstat(self.held.fileno()).st_ino

    @property
    def title(self) -> str:
        """What the dataset is called."""
        return str(self.manifest.get("title") or self.base)

    @property
    def day(self) -> str:
        """The ISO day of its last change, or else of its first issue; empty: the publisher tells none."""
        return str(self.manifest.get("modified") or self.manifest.get("issued") or "")

    @property
    def license(self) -> str | None:
        """The IRI of the licence of the data; None: the build was given none."""
        return str(self.manifest.get("license") or "") or None

    @cached_property
    def graphs(self) -> Mapping[NamedNode, int]:
        """The named graphs, sorted by name, with the number of triples in each."""
        return _read(self.path / GRAPHS, read_graphs)

    @cached_property
    def inventory(self) -> Occurring:
        """What occurs under the base."""
        return _read(self.path / INVENTORY, Occurring)

    @cached_property
    def names(self) -> Index:
        """What has a name, to be found by it."""
        return Index(self.path / NAMES)

    @cached_property
    def words(self) -> SearchIndex:
        """What has words, to be searched for them."""
        return SearchIndex(self.path / WORDS)

    @cached_property
    def glance(self) -> Glance:
        """What there is on each day, who wrote to whom, where each name stands, and which folios are cited."""
        return Glance(self.path / OVERVIEW)

    @cached_property
    def relations(self) -> Relations:
        """What belongs to each thing and what points to it."""
        return Relations(self.path / RELATIONS)

    @cached_property
    def lists(self) -> Lists:
        """The things of each kind as tables, and the address of every page."""
        return Lists(self.path / LISTS)

    @cached_property
    def descriptions(self) -> Descriptions:
        """What the file in CMIF says of each letter."""
        return Descriptions(self.path / CMIF)

    @cached_property
    def classes(self) -> Classes:
        """The things of each class, by name and label, and the verified links of persons."""
        return Classes(self.path / CLASSES)

    @cached_property
    def steps(self) -> Steps:
        """What things can be asked for by, step by step."""
        return Steps(self.path / STEPS)

    @cached_property
    def model(self) -> Model:
        """The classes and properties of the dataset as it uses them, counted, and the terms of the ontology."""
        return _read(self.path / MODEL, read_model)

    def running_text(self, slug: str) -> str | None:
        """Return the text of a source; None where its words are withheld."""
        try:
            return (self.path / RUNNING / f"{slug}.txt").read_text(encoding="utf-8")
        except OSError:
            return None

    @cached_property
    def dumps(self) -> tuple[DumpFile, ...]:
        """The dataset as files to download."""
        return read_dumps(self.path / DUMPS)

    @cached_property
    def report(self) -> Report:
        """What was not read, repaired or contested, a row each."""
        return Report(self.path / REPORT)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What became of each thing, the latest last; nothing where the publisher gives no day of a build."""
        return Changes.read(self.path / CHANGES).all()

    def holds(self, thing: NamedNode) -> bool:
        """Tell whether the store says anything of ``thing``, or of a part of it, or names it anywhere."""
        return thing.value.partition("#")[0] in self.inventory


def _opened(path: Path) -> Embedded:
    """Open one of the Oxigraph stores of a release."""
    if not (path / "CURRENT").is_file():  # RocksDB's pointer to its own manifest
        raise StoreError("the release has no Oxigraph store", path=path, hint=HINT)
    try:
        return Embedded(Store.read_only(str(path)))
    except (OSError, ValueError, RuntimeError) as error:
        raise StoreError(f"the store cannot be read: {told(error)}", path=path, hint=HINT) from error


def in_use(path: Path) -> bool:
    """Tell whether anybody, in this process or another, has the release in ``path`` open."""
    try:
        with (path / MANIFEST).open("rb") as manifest:
            fcntl.flock(manifest, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _read(path: Path, read: Callable[[Path], _Content]) -> _Content:
    try:
        return read(path)
    except (OSError, ValueError) as error:
        raise StoreError(f"the release is damaged: {error}", path=path, hint=HINT) from error


def _read_manifest(path: Path) -> Mapping[str, Any]:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StoreError(f"the release's manifest cannot be read: {error}", path=path, hint=HINT) from error
    if not isinstance(manifest, dict) or not {"digest", "base"} <= manifest.keys():
        raise StoreError("the release's manifest has no digest or no base", path=path, hint=HINT)
    for name, kind in _MEMBERS.items():
        if name in manifest and not isinstance(manifest[name], kind):
            raise StoreError(f"the release's manifest is damaged: {name} is {manifest[name]!r:.40}", path, hint=HINT)
    try:
        Uris(str(manifest["base"]))
    except CorrkgError as error:
        raise StoreError(error.message, path=path, expected=error.expected, hint=HINT) from error
    return manifest
