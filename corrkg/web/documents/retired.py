"""Addresses that no longer have a thing (RFC 9110, 15.4.2 and 15.5.11).

Of a merged one: 301 to the survivor. Of a split one: 410 with all that it meant. Of a withdrawn one: 410.
"""

from __future__ import annotations

from flask import Response
from pyoxigraph import NamedNode

from corrkg.reading.fates import Fate, fate, fate_of_owner
from corrkg.reading.view import View
from corrkg.web.http.errors import Problem
from corrkg.web.http.validators import CACHE


def answer(view: View, thing: NamedNode, suffix: str = "") -> Response | None:
    """Return the redirect to the survivor of ``thing``, or None: it was neither merged nor split nor withdrawn.

    Args:
        view: what reads the dataset.
        thing: what was asked for.
        suffix: that of the document that was asked for, with its dot.

    Raises:
        Problem: 410, it was split or withdrawn.
    """
    found = fate(view, thing)
    if found is None:
        return None
    if found.survivor is None:
        raise _gone(view, found, f"{thing.value} {_became(found)}.", [*found.heirs] or [thing])
    response = Response(status=301)
    response.headers["Location"] = f"{view.release.uris.path_of(found.survivor.value)}{suffix}"
    response.headers["Cache-Control"] = CACHE
    return response


def check_owner(view: View, thing: NamedNode) -> None:
    """Refuse what is below an address that has no thing any more, such as a note of a withdrawn letter.

    A note of a merged letter is not redirected: the survivor may have another note of that number.

    Raises:
        Problem: 410.
    """
    found = fate_of_owner(view, thing)
    if found is not None:
        owner, its = found
        raise _gone(view, its, f"It belonged to {owner.value}, which {_became(its)}.", [*its.heirs] or [owner])


def _became(fate: Fate) -> str:
    if len(fate.heirs) > 1:
        return f"was split into {' and '.join(heir.value for heir in fate.heirs)}"
    return "was merged into another" if fate.heirs else "was withdrawn"


def _gone(view: View, its: Fate, words: str, see: list[NamedNode]) -> Problem:
    told = f"{words} {its.reason}".strip()
    detail = f"This was here and is gone for good. {told}"
    standing = [view.release.uris.path_of(each.value) for each in see if fate(view, each) is None]
    return Problem(410, detail if detail.endswith((".", "!", "?")) else detail + ".",
                   extra={"reason": told, **({"see": standing} if standing else {})})  # fmt: skip
