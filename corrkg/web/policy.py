"""What a page may run and who may frame it: its Content-Security-Policy (https://www.w3.org/TR/CSP3/).

Nothing is loaded from elsewhere, and no page runs a script unless its view says that it needs one::

    @blueprint.get("/editor")
    @scripts("'self'")
    def editor() -> Response: ...
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

View = TypeVar("View", bound=Callable[..., object])

_SCRIPTS = "_corrkg_scripts"
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


def policy_of(view: Callable[..., object] | None) -> str:
    """Return the policy for the page of ``view``; None is a page without a view, such as that of an error.

    >>> policy_of(None).split("; ")[1]
    "script-src 'none'"
    >>> policy_of(scripts("'self'")(lambda: "a page")).split("; ")[1]
    "script-src 'self'"
    """
    return _POLICY.format(scripts=getattr(view, _SCRIPTS, "'none'"))
