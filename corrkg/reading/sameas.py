"""What other authorities call the persons of a dataset: the verified links, as harvesters of links want them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from corrkg.edition.sameas import AUTHORITIES, authority_of, pattern_of
from corrkg.reading.kept import Kept
from corrkg.reading.view import View
from corrkg.store.release import Release
from corrkg.vocab import CK, OWL, RDF

_NAMING = (CK.sender, CK.recipient, CK.copyRecipient, CK.mentions)


@dataclass(frozen=True, slots=True)
class SameAs:
    """A verified link (owl:sameAs). ``letters``: in how many the person writes, is written to or is named."""

    person: NamedNode
    other: str
    letters: int


@Kept
def verified_links(release: Release) -> Mapping[str, tuple[SameAs, ...]]:
    """Return the links of persons by their authority, those of an authority without any included."""
    found: dict[str, list[SameAs]] = {name: [] for name in AUTHORITIES}
    letters = {quad.subject for quad in release.graph.match(None, RDF.type, CK.Letter)}
    persons = {quad.subject for quad in release.graph.match(None, RDF.type, CK.Person)}
    for quad in release.graph.match(None, OWL.sameAs):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode) and quad.subject in persons:
            link = SameAs(quad.subject, quad.object.value, len(_naming(release, quad.subject) & letters))
            found.setdefault(authority_of(link.other), []).append(link)
    return {name: tuple(sorted(links, key=lambda each: each.other)) for name, links in found.items() if name}


def _naming(release: Release, person: NamedNode) -> set[object]:
    """Return what names a person as its sender, recipient or matter, from the tables of the release."""
    relations = release.relations
    numbers = relations.counts(person)
    return {
        link.quad.subject
        for name in _NAMING
        for link in relations.of(person, name, 0, numbers.get(name, 0))
        if link.quad.object == person
    }


def beacon(release: Release, authority: str) -> str:
    """Return the links to an authority as a BEACON file (https://gbv.github.io/beaconspec/beacon.html, draft 003).

    A link is the authority's number, the number of letters and our slug.
    """
    before, after = pattern_of(authority)
    links = verified_links(release)[authority]
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
