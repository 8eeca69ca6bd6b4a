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
    if source is None:
        return {}
    beside = view.release.relations.beside
    found = view.once(beside, NamedNode(source), CK.evidence, letter, f"{view.release.base}letter/")
    return {name: each for name, each in zip(("prev", "next"), found, strict=True) if each is not None}


def _is_letter(path: str) -> bool:
    return path.startswith("letter/") and path.count("/") == 1 and "#" not in path
