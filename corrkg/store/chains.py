"""What the constraints of shapes read: statements along chains of properties that begin at a focus node.

A chain leads along a path to its values, to the class of a value, or to what a shape of the value reads in its turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from corrkg.store.constrained import Term
from corrkg.store.shacl import Shapes
from corrkg.vocab import RDF

_BESIDE = ("equals", "disjoint", "lessThan", "lessThanOrEquals")  # they read another property of the focus node
_EACH = ("node", "not", "qualifiedValueShape")  # shapes that value nodes are held against
_LISTS = ("and", "or")
_OFTEN = ("zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath")


@dataclass(frozen=True, slots=True)
class Step:
    """A property that is followed.

    Args:
        property: which.
        back: whether from object to subject.
        often: whether any number of times, none among them.
    """

    property: NamedNode
    back: bool = False
    often: bool = False


Chain = tuple[Step, ...]


def chains(shapes: Shapes) -> set[Chain] | None:
    """Return all that shapes read, the beginnings of each chain among it; None: some read what no chain tells.

    What a focus node says itself is read in any case, and no chain of its own.
    """
    try:
        return {chain for shape in shapes.said if shapes.has_target(shape) for chain in _of_target(shapes, shape)}
    except _UntoldError:
        return None


class _UntoldError(Exception):
    """A shape reads what no chain tells."""


def _of_target(shapes: Shapes, shape: Term) -> Iterator[Chain]:
    for each in shapes.all(shape, "targetObjectsOf"):
        yield (_step(each, back=True),)
    for part in shapes.all(shape, "property"):
        if shapes.all(part, "property"):
            raise _UntoldError  # its values are focus nodes in their turn
    yield from _read(shapes, shape, ())


def _read(shapes: Shapes, shape: Term, start: Chain) -> Iterator[Chain]:
    """Yield the chains that a shape reads of the nodes at the end of ``start``; of the focus nodes if that is empty."""
    path = shapes.one(shape, "path")
    ends = [start] if path is None else [(*start, *walk) for walk in _walks(shapes, path)]
    yield from (end[:size] for end in ends for size in range(len(start) + 1, len(end) + 1))
    for name in _BESIDE:
        yield from ((*start, _step(each)) for each in shapes.all(shape, name))
    for end in ends:
        if shapes.all(shape, "class"):
            yield (*end, Step(RDF.type))
        if shapes.all(shape, "closed") and end:
            raise _UntoldError  # all that a value says
        below = [each for name in _EACH for each in shapes.all(shape, name)]
        below += [each for name in _LISTS for head in shapes.all(shape, name) for each in shapes.items(head)]
        for each in (*below, *shapes.all(shape, "property")):
            yield from _read(shapes, each, end)


def _walks(shapes: Shapes, path: Term) -> list[Chain]:
    """Return the ways that a path may go."""
    if isinstance(path, NamedNode):
        return [(Step(path),)]
    if RDF.first.value in shapes.said[path]:
        walks: list[Chain] = [()]
        for each in shapes.items(path):
            walks = [(*one, *other) for one in walks for other in _walks(shapes, each)]
        return walks
    if (inner := shapes.one(path, "inversePath")) is not None:
        return [(_step(inner, back=True),)]
    for name in _OFTEN:
        if (inner := shapes.one(path, name)) is not None:
            return [(_step(inner, often=True),)]
    return [walk for each in shapes.items(shapes.one(path, "alternativePath")) for walk in _walks(shapes, each)]


def _step(property: Term, *, back: bool = False, often: bool = False) -> Step:
    if not isinstance(property, NamedNode):
        raise _UntoldError  # a path within a path
    return Step(property, back, often)
