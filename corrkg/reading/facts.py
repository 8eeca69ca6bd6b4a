"""What the page of a subject needs beside the subject itself."""

from __future__ import annotations

from typing import Any

from corrkg.reading.view import Node, by_date

Facts = dict[str, Any]

_ABOUT = (("Letters about it", "ck:Letter"), ("Decisions about it", "ck:Decision"))


def no_facts(_: Node) -> Facts:
    """Return nothing: the thing itself says all that its page shows."""
    return {}


def subject_facts(node: Node) -> Facts:
    """Return the narrower subjects, and the letters and decisions that are about a subject, by date."""
    about = node.inverse("ck:subject")
    sorts = [(heading, by_date([each for each in about if each.is_a(name)])) for heading, name in _ABOUT]
    return {"narrower": node.inverse("skos:broader"), "about": [(heading, those) for heading, those in sorts if those]}
