"""The store for queries that ask for ``graph/aligned``: the dataset with what follows from it in other vocabularies.

It is a checkpoint of the dataset's own store, whose files it shares, and the graph beside it.
"""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Store

from corrkg.convert.aligned import aligned
from corrkg.store.built import Built

ALIGNED_STORE = "aligned"


def make_aligned(store: Store, directory: Path, built: Built) -> None:
    """Write a copy of ``store`` with ``graph/aligned`` to ``directory``, which is not there yet."""
    store.backup(str(directory))
    copy = Store(str(directory))
    copy.bulk_extend(aligned(built.quads, built.base))
    copy.flush()
