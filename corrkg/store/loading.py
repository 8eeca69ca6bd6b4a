"""The Oxigraph stores of a release: the dataset, and beside it the one that has ``graph/aligned`` too.

Each is loaded, or made of that of the release before: a checkpoint, which shares its files, from which what the dataset
has lost is removed, and to which what is new is added. The strings of what was removed stay behind, where no query
finds them; a full build has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from pyoxigraph import Literal, Quad, RdfFormat, Store

from corrkg.convert.aligned import aligned
from corrkg.store.built import Built
from corrkg.store.difference import Difference
from corrkg.store.embedded import Embedded
from corrkg.uris import ALIGNED, Uris
from corrkg.vocab import CK, RDF, XSD

ALIGNED_STORE = "aligned"


def make_store(dataset: Path, where: Path) -> None:
    """Load the file of a dataset into a new store."""
    store = Store(str(where))
    store.bulk_load(path=str(dataset), format=RdfFormat.N_QUADS)
    store.optimize()
    store.flush()


def make_aligned(store: Store, where: Path, built: Built) -> None:
    """Write a copy of ``store`` with ``graph/aligned`` to ``where``, which is not there yet."""
    store.backup(str(where))
    copy = Store(str(where))
    copy.bulk_extend(aligned(built.quads, built.base))
    copy.flush()


def renew_store(before: Path, where: Path, difference: Difference) -> None:
    """Write the store of a dataset, made of that of another one.

    Args:
        before: the store of the other.
        where: the store to be, which is not there yet.
        difference: what they differ in.
    """
    _renewed(before, where, difference).flush()


def renew_aligned(before: Path, where: Path, difference: Difference, base: str) -> None:
    """Write the store of a dataset with ``graph/aligned``, made of that of another one of the same base.

    What follows from a statement is of the same subject; for an archival unit it rests on the level of the one above.
    """
    store = _renewed(before, where, difference)
    graph = Uris(base).graph(ALIGNED)
    levels = {quad.subject for quad in difference.quads if quad.predicate == CK.level}
    graph_of = Embedded(store)
    below = {quad.subject for unit in levels for quad in graph_of.match(None, CK.partOf, unit)}
    subjects = difference.subjects | below
    told = [quad for each in subjects for quad in graph_of.match(each)]
    above = {quad.object for quad in told if quad.predicate == CK.partOf}.difference(subjects)
    beside = [quad for each in above for quad in graph_of.match(each, CK.level)]  # type: ignore[arg-type]
    was = [quad for quad in told if quad.graph_name == graph]
    now = aligned(chain((quad for quad in told if quad.graph_name != graph), beside), base)
    _replace(store, was, [quad for quad in now if quad.subject in subjects])
    store.flush()


def _renewed(before: Path, where: Path, difference: Difference) -> Store:
    Store.read_only(str(before)).backup(str(where))
    store = Store(str(where))
    _replace(store, difference.lost_quads, chain(difference.new_quads, _equal(difference)))
    return store


def _replace(store: Store, lost: Iterable[Quad], new: Iterable[Quad]) -> None:
    for quad in lost:
        store.remove(quad)
    store.extend(new)


def _equal(difference: Difference) -> Iterator[Quad]:
    """Yield what stays of the subjects that have lost a value: to the store "7" and "007" are one, and go together."""
    for subject in {quad.subject for quad in difference.lost_quads if _is_value(quad.object)}:
        yield from difference.about(subject)


def _is_value(term: object) -> bool:
    return isinstance(term, Literal) and term.datatype not in {XSD.string, RDF.langString}
