"""What the rows of a table rest on, as paths of properties: what a change of the dataset means to these rows.

A row is made of what its thing says and of what lies at the end of such paths; when a statement on one of them changes,
the row is made anew (see `corrkg.store.affected`). What a thing says itself is read in any case, and needs no path.
"""

from __future__ import annotations

import re
from itertools import product

from pyoxigraph import NamedNode

from corrkg.store.built import Built
from corrkg.store.chains import Chain, Step
from corrkg.store.told import LABELS
from corrkg.vocab import expand, shorten

CALLED = "|".join(shorten(each.value) for each in LABELS)
"""What a thing is called by."""

_BETWEEN = re.compile(r"/(?![^<]*>)")  # steps: an IRI has slashes of its own


def chains_of(*paths: str) -> frozenset[Chain]:
    """Return paths as chains, the beginnings of each among them.

    A path is written as in SPARQL (1.1 Query section 9.1), without brackets: ``/`` follows, ``|`` is one or the other
    before what follows, and a step may have ``^`` before it or ``*`` behind it.

    >>> sorted(len(each) for each in chains_of("ck:sender|ck:recipient/rdfs:label", "^ck:note", "<https://a.org/x>*"))
    [1, 1, 1, 1, 2, 2]
    """
    found: set[Chain] = set()
    for path in paths:
        for steps in product(*(step.split("|") for step in _BETWEEN.split(path))):
            chain = tuple(_step(step) for step in steps)
            found |= {chain[:size] for size in range(1, len(chain) + 1)}
    return frozenset(found)


def _step(written: str) -> Step:
    name = written.removeprefix("^").removesuffix("*")
    return Step(expand(name.strip("<>")), back=written.startswith("^"), often=written.endswith("*"))


def affected(built: Built, chains: frozenset[Chain]) -> set[NamedNode]:
    """Return the things of which chains read a change since the release that a build starts from."""
    assert built.earlier is not None
    found = built.around.affected(chains, built.earlier.difference.quads)
    return {node for node in found if isinstance(node, NamedNode)}
