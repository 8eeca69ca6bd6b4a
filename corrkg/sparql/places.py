"""Places in a text, as editors number them."""

from __future__ import annotations


def place(text: str, offset: int) -> tuple[int, int]:
    r"""Return the line and the column, from 1, of a place in ``text``.

    >>> place("ASK {\n  ?s", 8)
    (2, 3)
    """
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
