"""What the page of one kind of thing needs beside the thing itself: letters, persons, archival units."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from corrkg.reading import report
from corrkg.reading.citation import citation
from corrkg.reading.view import Node, by_date, in_order, natural_key

Facts = dict[str, Any]

_CORRESPONDENCE = (
    ("Letters sent", "ck:sender"),
    ("Letters received", "ck:recipient"),
    ("Copies received", "ck:copyRecipient"),
    ("Letters that mention this person", "ck:mentions"),
)

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


def person_facts(node: Node) -> Facts:
    """Return a person's letters by date, under what the person is in them, and how to cite the person."""

    def letters(name: str) -> list[Node]:
        return by_date([each for each in node.inverse(name) if each.is_a("ck:Letter")])

    found = [(heading, letters(name)) for heading, name in _CORRESPONDENCE]
    return {"correspondence": found, "citation": citation(node)}


def named_facts(node: Node) -> Facts:
    """Return the letters that name a body or a place, by date."""
    return {"naming": by_date([each for each in node.inverse("ck:mentions") if each.is_a("ck:Letter")])}


def subject_facts(node: Node) -> Facts:
    """Return the narrower subjects, and the letters and decisions that are about a subject, by date."""
    about = node.inverse("ck:subject")
    sorts = [(heading, by_date([each for each in about if each.is_a(name)])) for heading, name in _ABOUT]
    return {"narrower": node.inverse("skos:broader"), "about": [(heading, those) for heading, those in sorts if those]}


def unit_facts(node: Node) -> Facts:
    """Return the units under an archival unit, and the references to it in the order of their folios."""
    references = sorted(((ref, _cited_for(ref)) for ref in node.inverse("ck:unit")), key=_folio_order)
    return {"children": in_order(node.inverse("ck:partOf")), "references": references}


def _cited_for(reference: Node) -> Node:
    bearers = [each for each in reference.inverse("ck:reference") if not each.fragment]
    # A witness is a part of its letter, and a note's reference may also be its decision's.
    return next(iter(bearers), reference.owner)


def _folio_order(entry: tuple[Node, Node]) -> Any:
    spans = [span.all("ck:firstFolio") + span.all("ck:lastFolio") for span in entry[0].all("ck:span")]
    numbers = sorted([int(each.value) for each in span if each.value.isdecimal()] for span in spans)
    return (not numbers, numbers, natural_key(entry[0].value))
