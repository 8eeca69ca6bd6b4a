"""The dataset as a whole: its description's well-known address, its page, and its files to download."""

from __future__ import annotations

import base64

from flask import Blueprint, Response, render_template, request, send_file

from corrkg.convert.catalog import GZIP
from corrkg.formats import HTML, RDF_FORMATS, Format, by_suffix
from corrkg.store.artefacts import DUMPS, PERSONS
from corrkg.store.dumps import CHECKSUMS, DumpFile
from corrkg.store.persons import PERSON_FORMATS, persons_name
from corrkg.vocab import SCHEMA
from corrkg.web.current import address, release
from corrkg.web.http.asked import accepted, language
from corrkg.web.http.errors import Problem
from corrkg.web.http.links import Link, header
from corrkg.web.http.validators import CACHE, VARY_HTML, content_tag, entity_tag, not_modified, validators

blueprint = Blueprint("dataset", __name__)


@blueprint.get("/.well-known/void")
def well_known() -> Response:
    """Send on to the description of the dataset: VoID section 7.2 (https://www.w3.org/TR/void/#well-known)."""
    return _to_description(accepted((*RDF_FORMATS, HTML)))  # a client that asks here and takes anything wants data


def _to_description(format: Format) -> Response:
    response = Response(status=303)
    response.headers["Location"] = address(f"dataset.{format.suffix}")
    response.headers["Vary"] = "Accept"
    response.headers["Cache-Control"] = CACHE
    return response


@blueprint.get("/dump")
def listing() -> Response:
    """Show the dumps with their sizes and checksums; a program that asks for data is sent to the dataset's."""
    format = accepted((HTML, *RDF_FORMATS))
    if format != HTML:
        return _to_description(format)
    tag = entity_tag("dump", language())
    if found := not_modified(tag, VARY_HTML):
        return found
    files = release().dumps
    page = render_template(
        "dump.html",
        files=files,
        persons=[(each, persons_name(each)) for each in PERSON_FORMATS],
        canonical=release().base + "dump",
        checksums=CHECKSUMS,
        licence=release().license,
    )
    response = Response(page, content_type=HTML.content_type)
    dataset = release().uris.dataset.value
    links = [Link(dataset, "collection"), Link(SCHEMA.DataDownload.value, "type")]
    response.headers["Link"] = header(
        [*links, *(Link(address(f"dump/{each.path.name}"), "item", GZIP) for each in files)]
    )
    return validators(response, tag, VARY_HTML)


@blueprint.get("/dump/<name>")
def download(name: str) -> Response:
    """Send a dump; ranges and preconditions are answered (RFC 9110 sections 13 and 14)."""
    found = next((each for each in release().dumps if each.path.name == name), None)
    if found is not None:
        return _send(found)
    if name == CHECKSUMS:
        tag = entity_tag("dump", CHECKSUMS)
        if unchanged := not_modified(tag):
            return unchanged
        text = (release().path / DUMPS / CHECKSUMS).read_bytes()
        return validators(Response(text, content_type="text/plain; charset=utf-8"), tag)
    if (persons := by_suffix(name.removeprefix("persons."), PERSON_FORMATS)) and name == persons_name(persons):
        return _persons(persons)
    names = ", ".join([*(each.path.name for each in release().dumps), *map(persons_name, PERSON_FORMATS)])
    raise Problem(404, f"No dump has this name. There are: {names}.", extra={"see": [address("dump")]})


def _persons(format: Format) -> Response:
    name = persons_name(format)
    body = (release().path / PERSONS / name).read_bytes()
    tag = content_tag(format.content_type, body)
    if unchanged := not_modified(tag):
        return unchanged
    response = Response(body, content_type=format.content_type)
    response.headers["Link"] = header([Link(release().uris.dataset.value, "collection")])
    return validators(response, tag)


def _send(file: DumpFile) -> Response:
    # The bytes are the file's own, so its checksum is the strongest validator that there is.
    response = send_file(file.path, mimetype=GZIP, etag=file.sha256, conditional=True, download_name=file.path.name)
    response.headers["Cache-Control"] = CACHE + ", no-transform"
    # RFC 9530 section 3: the digest of the whole representation, whatever part of it is sent.
    response.headers["Repr-Digest"] = f"sha-256=:{base64.b64encode(bytes.fromhex(file.sha256)).decode()}:"
    dataset = release().uris.dataset.value
    links = [
        Link(dataset, "cite-as"),
        Link(dataset, "collection"),
        Link(address("dataset.ttl"), "describedby", "text/turtle"),
    ]
    if licence := release().license:
        links.append(Link(licence, "license"))
    response.headers["Link"] = header(links)
    if request.method == "HEAD":
        response.headers.setdefault("Accept-Ranges", "bytes")
    return response
