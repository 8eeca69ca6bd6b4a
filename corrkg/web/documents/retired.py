"""Addresses that no longer have a thing: 301 to the survivor, or 410 with the reason (RFC 9110, 15.4.2 and 15.5.11)."""

from __future__ import annotations

from flask import Response
from pyoxigraph import NamedNode

from corrkg.reading.fates import fate, fate_of_owner
from corrkg.store.release import Release
from corrkg.web.http.errors import Problem
from corrkg.web.http.validators import CACHE


def answer(release: Release, thing: NamedNode, suffix: str = "") -> Response | None:
    """Return the redirect to the survivor of ``thing``, or None: it was neither merged nor withdrawn.

    Args:
        release: the dataset.
        thing: what was asked for.
        suffix: that of the document that was asked for, with its dot.

    Raises:
        Problem: 410, it was withdrawn.
    """
    found = fate(release, thing)
    if found is None:
        return None
    if found.heir is None:
        raise _gone(found.reason, release, thing)
    response = Response(status=301)
    response.headers["Location"] = f"{release.uris.path_of(found.heir.value)}{suffix}"
    response.headers["Cache-Control"] = CACHE
    return response


def check_owner(release: Release, thing: NamedNode) -> None:
    """Refuse what is below an address that has no thing any more, such as a note of a withdrawn letter.

    A note of a merged letter is not redirected: the survivor may have another note of that number.

    Raises:
        Problem: 410.
    """
    found = fate_of_owner(release, thing)
    if found is not None:
        owner, its = found
        reason = f"It belonged to {owner.value}, which was " + ("merged into another." if its.heir else "withdrawn.")
        raise _gone(f"{reason} {its.reason}".strip(), release, its.heir or owner)


def _gone(reason: str, release: Release, see: NamedNode) -> Problem:
    survivor = [release.uris.path_of(see.value)] if fate(release, see) is None else []
    detail = f"This was here and is withdrawn for good. {reason}".strip()
    return Problem(410, detail if detail.endswith((".", "!", "?")) else detail + ".",
                   extra={"reason": reason, **({"see": survivor} if survivor else {})})  # fmt: skip
