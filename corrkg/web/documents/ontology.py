"""/ontology/{version}: the ontology as it was. The present version is the present document; older ones are files.

A version that was published is kept in ``ontology/versions/{version}.ttl`` and never changes.
"""

from __future__ import annotations

import io

from flask import Blueprint, Response
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from corrkg.formats import DOCUMENT_FORMATS, RDF_FORMATS, Format, by_suffix
from corrkg.reading.view import View
from corrkg.resources import resource_dir
from corrkg.sparql.answer import write_quads
from corrkg.store.release import Release
from corrkg.vocab import OWL
from corrkg.web.current import address, release
from corrkg.web.documents.things import document
from corrkg.web.http.asked import accepted, language
from corrkg.web.http.errors import Problem
from corrkg.web.http.links import Link, header
from corrkg.web.http.validators import CACHE, entity_tag, not_modified, validators

blueprint = Blueprint("ontology", __name__)

_IRI = NamedNode("https://w3id.org/corrkg/ontology")


def current_version(current: Release) -> str | None:
    """Return the version of the ontology that the release was made with."""
    quads = current.graph.match(_IRI, OWL.versionInfo, None)
    return next((quad.object.value for quad in quads if isinstance(quad.object, Literal)), None)


def kept_versions() -> list[str]:
    """Return the older versions that are kept."""
    return sorted(path.stem for path in (resource_dir("ontology") / "versions").glob("*.ttl"))


@blueprint.get("/ontology/<name>")
def version(name: str) -> Response:
    """Answer for a version: 303 to its document in the format that Accept asks for, or with a suffix that document."""
    present, kept = current_version(release()), kept_versions()
    stem, _, suffix = name.rpartition(".")
    for each in (*([present] if present else []), *kept):
        formats = DOCUMENT_FORMATS if each == present else RDF_FORMATS
        if name == each:
            response = Response(status=303)
            response.headers["Location"] = address(f"ontology/{each}.{accepted(formats).suffix}")
            response.headers["Vary"] = "Accept"
            response.headers["Cache-Control"] = CACHE
            return response
        format = by_suffix(suffix, formats)
        if stem == each and format is not None:
            return _links(_present(format) if each == present else _kept(each, format))
    known = ", ".join([*([present] if present else []), *kept])
    raise Problem(
        404, f"The ontology has no such version here. There are: {known}.", extra={"see": [address("ontology")]}
    )


def _present(format: Format) -> Response:
    return document(View(release(), language()), NamedNode(release().base + "ontology"), format)


def _kept(name: str, format: Format) -> Response:
    path = resource_dir("ontology") / "versions" / f"{name}.ttl"
    tag = entity_tag("ontology", name, format.suffix, path.read_bytes())
    if found := not_modified(tag):
        return found
    assert format.rdf is not None
    output = io.BytesIO()
    triples = (
        Quad(each.subject, each.predicate, each.object) for each in parse(path=str(path), format=RdfFormat.TURTLE)
    )
    write_quads(triples, output, format.rdf)
    return validators(Response(output.getvalue(), content_type=format.content_type), tag)


def _links(response: Response) -> Response:
    # RFC 5829: the address without a version always has the latest one.
    latest = Link(release().base + "ontology", "latest-version")
    response.headers["Link"] = ", ".join(filter(None, [response.headers.get("Link", ""), header([latest])]))
    return response
