"""What is served: the October graph, and a graph of a million statements made from copies of it."""

from __future__ import annotations

import json
import shutil
from itertools import count
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from corrkg.resources import resource_dir
from corrkg.store.artefacts import ARTEFACTS, DUMPS
from corrkg.store.build import build
from corrkg.store.built import OXIGRAPH, Built
from corrkg.store.release import CURRENT, DATASET, MANIFEST, RELEASES, Release
from corrkg.store.whole import take_down

MILLION = 1_000_000


def october(directory: Path) -> Path:
    """Build October 1935 in ``directory`` and return its store."""
    seeds = Path(shutil.copytree(resource_dir("seeds"), directory / "seeds"))
    build(seeds, directory / "store")
    return directory / "store"


def million(directory: Path, original: Path) -> Path:
    """Lay out a store of a million statements in ``directory``: ``original`` again and again.

    The copies are at addresses of their own; they have the shapes, the lengths and the skew of the real thing, and no
    statement in common.
    """
    source = Release.open(original)
    lines = (source.path / DATASET).read_bytes()
    release = directory / RELEASES / "million"
    shutil.copytree(source.path, release)
    shutil.rmtree(release / OXIGRAPH)
    base, quads = source.base.encode(), 0
    with (release / DATASET).open("wb") as file:
        for number in count():
            copy = lines if number == 0 else lines.replace(b"<" + base, b"<%scopy-%d/" % (base, number))
            file.write(copy)
            quads += copy.count(b"\n")
            if quads >= MILLION:
                break
    store = Store(str(release / OXIGRAPH))
    store.bulk_load(path=str(release / DATASET), format=RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    for artefact in ARTEFACTS:
        if artefact.name != DUMPS:  # nobody downloads from a benchmark
            path = release / artefact.name
            shutil.rmtree(path) if path.is_dir() else path.unlink()
            artefact.make(path, Built(release / DATASET, source.base))
    manifest = json.loads((release / MANIFEST).read_text(encoding="utf-8")) | {"quads": quads, "digest": "million"}
    (release / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    take_down(release)
    (directory / CURRENT).symlink_to(Path(RELEASES) / "million")
    return directory
