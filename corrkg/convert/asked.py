"""Whether a letter asked for what another sends, or has a paragraph about what another names."""

from __future__ import annotations

from corrkg.convert.subjects import stems
from corrkg.edition.records import Letter
from corrkg.edition.source import SourceText

# So many words what is sent shares with what was asked for, and what is named with the paragraph about it.
_SHARED = 2
_WRITTEN = {"body", "postscript"}


def asked_for(letter: Letter, source: SourceText, sent: set[str]) -> tuple[str, ...]:
    """Return the words that what is sent shares with one thing that a letter asks for; none if it asks for no such.

    Args:
        letter: the earlier letter.
        source: its text.
        sent: the `stems` of what the other one sends.
    """
    shares = (
        sent & stems(source.quote(request.span)) for request in letter.requests if request.kind in {"demand", "answer"}
    )
    most = max(shares, key=len, default=set())
    return tuple(sorted(most)) if len(most) >= _SHARED else ()


def has_paragraph_on(letter: Letter, matter: set[str]) -> bool:
    """Tell whether one paragraph of a letter has all the words by which a matter is named.

    Args:
        letter: the earlier letter.
        matter: their `stems`; none are no matter.
    """
    written = (part.text for part in letter.parts if part.kind in _WRITTEN)
    return bool(matter) and any(matter <= stems(text) for text in written)
