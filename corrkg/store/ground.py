"""Whether a build may start from the published release: it makes anew what has changed since, and takes over the rest.

A release that another corrkg made, or from other authority files, shapes, settings or base, is no ground; nor is one
that is damaged or that has little in common with the dataset to be.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

from corrkg.edition.seeds import Seeds
from corrkg.errors import StoreError
from corrkg.resources import shape_files, term_files
from corrkg.store.built import Earlier
from corrkg.store.difference import difference
from corrkg.store.keys import code, hash_of, hash_of_files
from corrkg.store.release import CURRENT, DATASET, FINDINGS, MANIFEST, Release
from corrkg.store.shacl import Finding
from corrkg.store.whole import check

_SHARE = 2  # of so many lines of a dataset, one may differ: with more, to load it all costs no more
_MOST = 500_000  # lines that may differ: they are held in memory


def made_from(seeds: Seeds, base: str) -> str:
    """Return what stands for all that a release rests on but its texts, corrections, register and day."""
    files = [path.read_text(encoding="utf-8") for path in (*term_files(), *shape_files())]
    settings = replace(seeds.dataset, modified="")
    return hash_of([code(""), hash_of_files(seeds.directory / "authorities"), repr(settings), base, *files])


def whole(release: Path, made: str) -> bool:
    """Tell whether a release is there that rests on the same, and is as its build left it: every file is read.

    Args:
        release: its directory.
        made: what the new release rests on (see `made_from`).
    """
    try:
        if json.loads((release / MANIFEST).read_bytes()).get("made_from") != made:
            return False
        Release.at(release)
        check(release, thorough=True)
    except (OSError, ValueError, AttributeError, StoreError):
        return False
    return True


def published(store_dir: Path, made: str) -> Path | None:
    """Return the published release, if it is whole and rests on the same as the new one; None: it is no ground."""
    try:
        release = (store_dir / CURRENT).resolve(strict=True)
    except OSError:
        return None
    return release if whole(release, made) else None


def earlier(release: Path, dataset: Path, quads: int) -> Earlier | None:
    """Return a release to start from with the difference; None: it has little in common with the dataset to be.

    Args:
        release: one that is whole.
        dataset: the file of the dataset to be.
        quads: how many it has.
    """
    try:
        found = difference(release / DATASET, dataset, min(quads // _SHARE, _MOST))
    except OSError:
        return None
    return None if found is None else Earlier(release, found)


def write_findings(release: Path, findings: list[Finding]) -> None:
    """Write down what the validation of a release found worth knowing."""
    rows = json.dumps([asdict(each) for each in findings], indent=1, ensure_ascii=False)
    (release / FINDINGS).write_text(rows + "\n", encoding="utf-8")


def read_findings(release: Path) -> list[Finding]:
    """Return what `write_findings` wrote down."""
    return [Finding(**row) for row in json.loads((release / FINDINGS).read_text(encoding="utf-8"))]
