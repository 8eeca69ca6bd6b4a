"""Typed links: what a machine finds from any document without reading it.

The Link field (RFC 8288), FAIR Signposting levels 1 and 2 (https://signposting.org/FAIR/), and sets of links as
documents of their own (RFC 9264), which have room for what a header field has not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode

from corrkg.formats import DOCUMENT_FORMATS, HTML, Format
from corrkg.store.release import Release
from corrkg.vocab import CK, DCTERMS, RDF, VOID, Vocabulary

SCHEMA = Vocabulary("schema", "https://schema.org/")
LINKSET_JSON = "application/linkset+json"  # RFC 9264 section 4.2
LINKSET = "application/linkset"  # section 4.1
LINKSETS = {".linkset.json": LINKSET_JSON, ".linkset": LINKSET}
PROFILE = "https://signposting.org/FAIR/"

# What schema.org calls a thing (https://schema.org/docs/full.html); the landing page of each is an AboutPage.
TYPES = {
    CK.Letter: "Message",
    CK.Person: "Person",
    CK.Place: "Place",
    CK.Decision: "Event",
    CK.ArchivalUnit: "ArchiveComponent",
    CK.Source: "Book",
    CK.Footnote: "Comment",
    VOID.Dataset: "Dataset",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link (RFC 8288 section 2) from ``anchor`` to ``href``; ``type`` is a hint at its media type."""

    href: str
    rel: str
    type: str = ""
    anchor: str = ""

    def field(self) -> str:
        """Return the link as a value of the Link field.

        >>> Link("/letter/x.ttl", "describedby", "text/turtle").field()
        '</letter/x.ttl>; rel="describedby"; type="text/turtle"'
        """
        anchor = f'; anchor="{self.anchor}"' if self.anchor else ""
        return f'<{self.href}>; rel="{self.rel}"' + (f'; type="{self.type}"' if self.type else "") + anchor


def header(links: Iterable[Link]) -> str:
    """Return ``links`` as the value of a Link field, each once."""
    return ", ".join(dict.fromkeys(link.field() for link in links))


def landing_links(release: Release, thing: NamedNode, at: str) -> list[Link]:
    """Return what the landing page of ``thing`` signposts: cite-as, type, describedby, license, collection, author ….

    Args:
        release: the dataset.
        thing: what the page is about.
        at: where its documents are, without their suffix.
    """
    uri = release.uris.address_of(thing.value)
    links = [Link(uri, "cite-as"), Link(SCHEMA.AboutPage.value, "type")]
    links += [Link(SCHEMA[name].value, "type") for name in types(release, thing)]
    links += [Link(author, "author") for author in _authors(release, thing)]
    links += [Link(f"{at}.{each.suffix}", "describedby", each.media_type) for each in DOCUMENT_FORMATS if each != HTML]
    links += _common(release, thing, at)
    if thing == release.uris.dataset:
        links += items(release)
    return links


def metadata_links(release: Release, thing: NamedNode, at: str) -> list[Link]:
    """Return what a document of data signposts: what it describes (RFC 6892), and the terms that it is under."""
    uri = release.uris.address_of(thing.value)
    return [Link(uri, "describes"), Link(f"{at}.html", "describes", "text/html"), *_common(release, thing, at)]


def _common(release: Release, thing: NamedNode, at: str) -> list[Link]:
    links = []
    if licence := release.license:
        links.append(Link(licence, "license"))
    if thing != release.uris.dataset:
        links.append(Link(release.uris.dataset.value, "collection"))
    links += [Link(f"{at}{suffix}", "linkset", media_type) for suffix, media_type in LINKSETS.items()]
    return links


def items(release: Release) -> list[Link]:
    """Return the dumps of the dataset: what it is made of, in the sense of Signposting."""
    quads = release.graph.match(release.uris.dataset, VOID.dataDump, None)
    found = sorted(quad.object.value for quad in quads if isinstance(quad.object, NamedNode))
    return [Link(each, "item", "application/gzip") for each in found]


def types(release: Release, thing: NamedNode) -> list[str]:
    """Return the classes of schema.org that ``thing`` is of."""
    found = {quad.object for quad in release.graph.match(thing, RDF.type, None)}
    return sorted({name for kind, name in TYPES.items() if kind in found})


def _authors(release: Release, thing: NamedNode) -> list[str]:
    """Return who made it: of a letter its senders, of anything else the maker of the dataset."""
    quads = [*release.graph.match(thing, CK.sender)]
    quads = quads or [*release.graph.match(release.uris.dataset, DCTERMS.creator)]
    found = sorted({quad.object.value for quad in quads if isinstance(quad.object, NamedNode)})
    return [release.uris.address_of(each) for each in found]


def document_linkset(release: Release, thing: NamedNode) -> list[Link]:
    """Return every link of ``thing`` and of its documents, each with the document that it goes out from."""
    uri = release.uris.address_of(thing.value)
    page = f"{uri}.{HTML.suffix}"
    links = [Link(each.href, each.rel, each.type, page) for each in landing_links(release, thing, uri)]
    for format in DOCUMENT_FORMATS:
        if format != HTML:
            metadata = metadata_links(release, thing, uri)
            links += [Link(each.href, each.rel, each.type, f"{uri}.{format.suffix}") for each in metadata]
    return links


def linkset_json(links: Iterable[Link]) -> str:
    """Return ``links`` as a set of links in JSON (RFC 9264 section 4.2)."""
    contexts: dict[str, dict[str, list[dict[str, str]]]] = {}
    for link in links:
        target = {"href": link.href, **({"type": link.type} if link.type else {})}
        contexts.setdefault(link.anchor, {}).setdefault(link.rel, []).append(target)
    linkset = [{"anchor": anchor, **relations} for anchor, relations in contexts.items()]
    return json.dumps({"linkset": linkset}, ensure_ascii=False, indent=1) + "\n"


def linkset_text(links: Iterable[Link]) -> str:
    """Return ``links`` as the native document of links (RFC 9264 section 4.1): the Link field, lines broken."""
    return ",\n".join(link.field() for link in links) + "\n"


def alternate_links(path: str, chosen: Format) -> list[Link]:
    """Return links to the other formats of the document at ``path``."""
    return [Link(f"{path}.{each.suffix}", "alternate", each.media_type) for each in DOCUMENT_FORMATS if each != chosen]
