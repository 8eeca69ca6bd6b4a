"""What a machine finds from the documents of a thing without reading them: FAIR Signposting levels 1 and 2.

https://signposting.org/FAIR/; a set of links (RFC 9264) has room for what a header field has not.
"""

from __future__ import annotations

from pyoxigraph import NamedNode

from corrkg.convert.catalog import GZIP
from corrkg.formats import DOCUMENT_FORMATS, EAC, HTML
from corrkg.reading.eac import is_person
from corrkg.reading.kinds import schema_types
from corrkg.reading.view import View
from corrkg.store.release import Release
from corrkg.vocab import CK, DCTERMS, OWL, SCHEMA, VOID
from corrkg.web.http.links import LINKSETS, Link

PROFILE = "https://signposting.org/FAIR/"


def landing_links(view: View, thing: NamedNode, at: str) -> list[Link]:
    """Return what the landing page of ``thing`` signposts: cite-as, type, describedby, license, collection, author ….

    Args:
        view: what reads the dataset.
        thing: what the page is about.
        at: where its documents are, without their suffix.
    """
    release = view.release
    uri = release.uris.address_of(thing.value)
    links = [Link(uri, "cite-as"), Link(SCHEMA.AboutPage.value, "type")]
    links += [Link(SCHEMA[name].value, "type") for name in schema_types(view, thing)]
    links += [Link(author, "author") for author in _authors(view, thing)]
    links += [Link(f"{at}.{each.suffix}", "describedby", each.media_type) for each in DOCUMENT_FORMATS if each != HTML]
    if is_person(view.node(thing)):
        links.append(Link(f"{at}.{EAC.suffix}", "describedby", EAC.media_type))
    links += _common(release, thing, at)
    if thing == release.uris.dataset:
        links += items(view)
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


def items(view: View) -> list[Link]:
    """Return the dumps of the dataset: what it is made of, in the sense of Signposting."""
    quads = view.graph.match(view.release.uris.dataset, VOID.dataDump, None)
    found = sorted(quad.object.value for quad in quads if isinstance(quad.object, NamedNode))
    return [Link(each, "item", GZIP) for each in found]


def _authors(view: View, thing: NamedNode) -> list[str]:
    """Return who made it: of a letter its senders, of anything else the maker of the dataset."""
    release = view.release
    quads = [*view.graph.match(thing, CK.sender)]
    quads = quads or [*view.graph.match(release.uris.dataset, DCTERMS.creator)]
    found = sorted({quad.object.value for quad in quads if isinstance(quad.object, NamedNode)})
    return [release.uris.address_of(each) for each in found]


def document_linkset(view: View, thing: NamedNode) -> list[Link]:
    """Return every link of ``thing`` and of its documents, each with the document that it goes out from."""
    release = view.release
    uri = release.uris.address_of(thing.value)
    page = f"{uri}.{HTML.suffix}"
    same = sorted(q.object.value for q in view.graph.match(thing, OWL.sameAs) if isinstance(q.object, NamedNode))
    links = [Link(each.href, each.rel, each.type, page) for each in landing_links(view, thing, uri)]
    for format in DOCUMENT_FORMATS:
        if format != HTML:
            metadata = metadata_links(release, thing, uri)
            links += [Link(each.href, each.rel, each.type, f"{uri}.{format.suffix}") for each in metadata]
    # RFC 8288 section 2.1.2: a relation that is not registered is a URI.
    return links + [Link(each, OWL.sameAs.value, anchor=uri) for each in same]
