"""What a page may run and who may frame it: its Content-Security-Policy (https://www.w3.org/TR/CSP3/).

Nothing is loaded from elsewhere, and no page runs a script unless its view says that it needs one::

    @blueprint.get("/editor")
    @scripts("'self'")
    def editor() -> Response: ...
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from flask import Response

View = TypeVar("View", bound=Callable[..., object])

_SCRIPTS = "_corrkg_scripts"
_FRAMED = "_corrkg_framed"
# A page for the frames of other sites shows what a style sheet of ours makes of its text, and can do nothing.
_FOR_FRAMES = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
_POLICY = (
    "default-src 'self'; script-src {scripts}; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'self'"
)


def scripts(sources: str) -> Callable[[View], View]:
    """Return a decorator that lets the page of a view run scripts.

    Args:
        sources: where they come from, as ``script-src`` writes it (CSP 3 section 6.1.10): ``'self'``, or hashes.
    """

    def mark(view: View) -> View:
        setattr(view, _SCRIPTS, sources)
        return view

    return mark


def framed(view: View) -> View:
    """Let any site put the page of a view into a frame; such a page runs no script.

    >>> "frame-ancestors *" in policy_of(framed(lambda: "a page"))
    True
    """
    setattr(view, _FRAMED, True)
    return view


def with_scripts(response: Response) -> Response:
    """Let one page of a view run our scripts, where its other pages run none."""
    response.headers["Content-Security-Policy"] = _POLICY.format(scripts="'self'")
    return response


def policy_of(view: Callable[..., object] | None, *, failed: bool = False) -> str:
    """Return the policy for the page of ``view``; None is a page without a view.

    Args:
        view: what made the page.
        failed: whether it is the page of an error instead, which no other site puts into a frame.

    >>> policy_of(None).split("; ")[1]
    "script-src 'none'"
    >>> policy_of(scripts("'self'")(lambda: "a page")).split("; ")[1]
    "script-src 'self'"
    """
    if getattr(view, _FRAMED, False) and not failed:
        return _FOR_FRAMES
    return _POLICY.format(scripts=getattr(view, _SCRIPTS, "'none'"))
