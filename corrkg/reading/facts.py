"""What the page of a subject needs beside the subject itself."""

from __future__ import annotations

from typing import Any

from corrkg.reading.view import REACH, Node, by_date

Facts = dict[str, Any]

_ABOUT = (("Letters about it", "letter", "ck:Letter"), ("Decisions about it", "decision", "ck:Decision"))
_SHOWN = 50  # of each kind; the others are met step by step


def no_facts(_: Node) -> Facts:
    """Return nothing: the thing itself says all that its page shows."""
    return {}


def subject_facts(node: Node) -> Facts:
    """Return the narrower subjects, and the first letters and decisions that are about a subject, by date."""
    about = node.inverse("ck:subject")
    sorts = [(heading, path, by_date([each for each in about if each.is_a(name)])) for heading, path, name in _ABOUT]
    return {
        "narrower": node.inverse("skos:broader"),
        "about": [sort for sort in sorts if sort[2]],
        "shown": _SHOWN,
        "all_known": node.number("ck:subject") <= REACH,
    }
