"""What other authorities call the persons of a dataset: the verified links, as harvesters of links want them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from corrkg.edition.sameas import AUTHORITIES, pattern_of
from corrkg.reading.view import View
from corrkg.store.release import Release
from corrkg.vocab import OWL


@dataclass(frozen=True, slots=True)
class SameAs:
    """A verified link (owl:sameAs). ``letters``: in how many the person writes, is written to or is named."""

    person: NamedNode
    other: str
    letters: int


def link_counts(release: Release) -> Mapping[str, int]:
    """Return how many persons have a verified link to each authority."""
    found = release.classes.links()
    return {name: found.get(name, 0) for name in AUTHORITIES}


def verified_links(release: Release, authority: str) -> list[SameAs]:
    """Return the links of persons to an authority, by its own addresses."""
    rows = release.classes.verified(authority)
    return [SameAs(NamedNode(person), other, letters) for person, other, letters in rows]


def beacon(release: Release, authority: str) -> str:
    """Return the links to an authority as a BEACON file (https://gbv.github.io/beaconspec/beacon.html, draft 003).

    A link is the authority's number, the number of letters and our slug.
    """
    before, after = pattern_of(authority)
    links = verified_links(release, authority)
    publishers = View(release).node(release.uris.dataset).all("dcterms:publisher")
    fields = {
        "FORMAT": "BEACON",
        # "{ID}" is appended where there is no pattern; "{+ID}" leaves a slash in a number as it is (RFC 6570).
        "PREFIX": before if not after and authority != "lc" else f"{before}{{+ID}}{after}",
        "TARGET": f"{release.base}person/{{ID}}",
        "RELATION": OWL.sameAs.value,
        "NAME": release.title,
        "INSTITUTION": publishers[0].label if publishers else "",
        "DESCRIPTION": "Persons of the edition, each with the number of letters that they write, get or are named in",
        "HOMEPAGE": release.base,
        "FEED": f"{release.base}beacon/{authority}.txt",
        "TIMESTAMP": str(release.manifest.get("modified") or ""),
        "UPDATE": "monthly",
    }
    lines = [f"#{name}: {' '.join(value.split())}" for name, value in fields.items() if value]
    rows = [
        f"{each.other.removeprefix(before).removesuffix(after)}|{each.letters}|"
        f"{each.person.value.removeprefix(release.base + 'person/')}"
        for each in links
    ]
    return "\n".join([*lines, "", *rows]) + "\n"
