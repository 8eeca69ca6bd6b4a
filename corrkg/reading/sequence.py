"""The letters of a text one after another, by date."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import NamedNode

from corrkg.reading.view import View
from corrkg.vocab import CK


def letters_of(view: View, source: NamedNode) -> list[NamedNode]:
    """Return the letters that rest on a text, by date: as the links to its passages are."""
    relations, base = view.release.relations, view.release.base
    links = relations.of(source, CK.evidence, 0, relations.counts(source).get(CK.evidence, 0))
    subjects = dict.fromkeys(link.quad.subject for link in links)
    return [each for each in subjects if isinstance(each, NamedNode) and _is_letter(each.value.removeprefix(base))]


def neighbours(view: View, letter: NamedNode) -> Mapping[str, NamedNode]:
    """Return the letters before and after one, ``prev`` and ``next``, among those of the same text."""
    places = (quad.object for quad in view.graph.match(letter, CK.evidence))
    sources = (place.value.partition("#")[0] for place in places if isinstance(place, NamedNode))
    source = next(sources, None)
    letters = letters_of(view, NamedNode(source)) if source else []
    if letter not in letters:
        return {}
    at = letters.index(letter)
    found = {"prev": letters[at - 1 : at], "next": letters[at + 1 : at + 2]}
    return {name: those[0] for name, those in found.items() if those}


def _is_letter(path: str) -> bool:
    return path.startswith("letter/") and path.count("/") == 1 and "#" not in path
