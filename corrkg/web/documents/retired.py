"""Addresses that no longer have a thing: 301 to the survivor, or 410 with the reason (RFC 9110, 15.4.2 and 15.5.11).

What became of them stands in ``graph/provenance``, where a query finds it too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response
from pyoxigraph import Literal, NamedNode

from corrkg.reading.kept import Kept
from corrkg.store.release import Release
from corrkg.vocab import DCTERMS, OWL, RDFS
from corrkg.web.http.errors import Problem
from corrkg.web.http.validators import CACHE


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of an address: the thing that it is now, or none, and the reason."""

    heir: NamedNode | None
    reason: str


@Kept
def fates(release: Release) -> Mapping[str, Fate]:
    """Return what became of each address that has no thing any more, by its URI."""
    graph, provenance = release.graph, release.uris.graph("provenance")
    found = {}
    for quad in graph.match(None, OWL.deprecated, None, provenance):
        heirs = [q.object for q in graph.match(quad.subject, DCTERMS.isReplacedBy, None, provenance)]
        words = [q.object for q in graph.match(quad.subject, RDFS.comment, None, provenance)]
        heir = next((each for each in heirs if isinstance(each, NamedNode)), None)
        reason = next((each.value for each in words if isinstance(each, Literal)), "")
        if isinstance(quad.subject, NamedNode):
            found[quad.subject.value] = Fate(heir, reason)
    return found


def answer(release: Release, thing: NamedNode, suffix: str = "") -> Response | None:
    """Return the redirect to the survivor of ``thing``, or None: it was neither merged nor withdrawn.

    Args:
        release: the dataset.
        thing: what was asked for.
        suffix: that of the document that was asked for, with its dot.

    Raises:
        Problem: 410, it was withdrawn.
    """
    fate = fates(release).get(thing.value)
    if fate is None:
        return None
    if fate.heir is None:
        raise _gone(fate.reason, release, thing)
    response = Response(status=301)
    response.headers["Location"] = f"{release.uris.path_of(fate.heir.value)}{suffix}"
    response.headers["Cache-Control"] = CACHE
    return response


def check_owner(release: Release, thing: NamedNode) -> None:
    """Refuse what is below an address that has no thing any more, such as a note of a withdrawn letter.

    A note of a merged letter is not redirected: the survivor may have another note of that number.

    Raises:
        Problem: 410.
    """
    known, iri = fates(release), thing.value
    while known and len(iri := iri.rpartition("/")[0]) >= len(release.base):
        fate = known.get(iri)
        if fate is not None:
            reason = f"It belonged to {iri}, which was " + ("merged into another." if fate.heir else "withdrawn.")
            raise _gone(f"{reason} {fate.reason}".strip(), release, fate.heir or NamedNode(iri))


def _gone(reason: str, release: Release, see: NamedNode) -> Problem:
    survivor = [release.uris.path_of(see.value)] if see.value not in fates(release) else []
    detail = f"This was here and is withdrawn for good. {reason}".strip()
    return Problem(410, detail if detail.endswith((".", "!", "?")) else detail + ".",
                   extra={"reason": reason, **({"see": survivor} if survivor else {})})  # fmt: skip
