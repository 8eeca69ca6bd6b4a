"""What the page of one kind of thing needs beside the thing itself: letters, subjects."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from corrkg.reading import report
from corrkg.reading.view import Node, by_date

Facts = dict[str, Any]

_MENTIONED = (
    ("People mentioned", "ck:Person"),
    ("Organisations mentioned", "ck:Organisation"),
    ("Places mentioned", "ck:Place"),
)

_ABOUT = (("Letters about it", "ck:Letter"), ("Decisions about it", "ck:Decision"))


def no_facts(_: Node) -> Facts:
    """Return nothing: the thing itself says all that its page shows."""
    return {}


def letter_facts(node: Node) -> Facts:
    """Return what a letter names, the stances to what it asked, those that it takes, and its rows in the report."""
    release, slug = node.view.release, node.value.rpartition("/")[2]
    return {
        "mentioned": _mentioned(node),
        "responses": [each for each in node.inverse("ck:answers") if each.is_a("ck:Response")],
        "stances": [each for each in node.inverse("ck:statedIn") if each.is_a("ck:Response")],
        "doubts": {
            "href": f"{release.uris.path}report?{urlencode({'letter': slug})}",
            "rows": report.of_letter(release, slug),
        },
    }


def _mentioned(node: Node) -> list[tuple[str, list[Node]]]:
    """Return persons, organisations and places that a letter names, each sort under its heading."""
    named = node.all("ck:mentions")
    sorts = [(heading, [each for each in named if each.is_a(name)]) for heading, name in _MENTIONED]
    return [(heading, those) for heading, those in sorts if those]


def subject_facts(node: Node) -> Facts:
    """Return the narrower subjects, and the letters and decisions that are about a subject, by date."""
    about = node.inverse("ck:subject")
    sorts = [(heading, by_date([each for each in about if each.is_a(name)])) for heading, name in _ABOUT]
    return {"narrower": node.inverse("skos:broader"), "about": [(heading, those) for heading, those in sorts if those]}
