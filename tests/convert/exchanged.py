"""What tests of letters that answer each other say and ask."""

from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import Dataset, NamedNode

from corrkg.vocab import CK

Letter = tuple[str, list[str], list[str]]
Converter = Callable[..., Dataset]

FIRST = "1933-05-04-orlov-to-gromov"


def answer(*paragraphs: str) -> Letter:
    """Return a letter from Gromov to Orlov."""
    return ("Gromov to Orlov May 6, 1933", [*paragraphs, "Gromov."], [])


def stances(data: Dataset) -> list[tuple[str, str]]:
    """Return the stance of each response, and the slug of the letter that it answers, if any."""
    found = []
    for quad in data.quads_for_predicate(CK.stance):
        told = quad.object.value.rpartition("stance-")[2]  # type: ignore[union-attr]
        links = data.quads_for_subject(quad.subject)
        to = [o.object.value.rpartition("/")[2] for o in links
              if o.predicate == CK.answers and isinstance(o.object, NamedNode)]  # fmt: skip
        found.append((told, next((slug for slug in to if "#" not in slug), "")))
    return sorted(found)
