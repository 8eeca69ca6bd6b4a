"""Things and their documents.

The URI of a thing answers 303 to the document that fits the Accept field (https://www.w3.org/TR/cooluris/#r303uri);
the address of a document is the thing's with a suffix, and what the suffix says wins over Accept.
"""

from __future__ import annotations

import io

from flask import Blueprint, Response, request
from pyoxigraph import NamedNode, RdfFormat

from corrkg.formats import DOCUMENT_FORMATS, EAC, HTML, Format, by_suffix
from corrkg.reading.changes import changed_at
from corrkg.reading.dataset import checksums, has_dumps
from corrkg.reading.describe import Document, graph_of
from corrkg.reading.kinds import SOURCE, of_path
from corrkg.reading.view import View
from corrkg.sparql.answer import write_quads
from corrkg.store.release import Release
from corrkg.web.current import address, release, request_path, site
from corrkg.web.documents import exports, pages, retired
from corrkg.web.documents.signposts import PROFILE, document_linkset, landing_links, metadata_links
from corrkg.web.http.asked import accepted, language, page_number
from corrkg.web.http.errors import Problem
from corrkg.web.http.links import LINKSET_JSON, LINKSETS, Link, alternate_links, header, linkset_json, linkset_text
from corrkg.web.http.validators import CACHE, VARY_HTML, content_tag, not_modified, page_tag, validators
from corrkg.web.policy import with_scripts

blueprint = Blueprint("things", __name__)

_MAX_PATH = 2000


@blueprint.get("/<path:path>")
def thing(path: str) -> Response:
    """Answer for a thing or for a document: for every URI under the base that the store names."""
    del path  # decoded too far (see `paths`)
    sent = request_path().removeprefix("/")
    if len(sent) > _MAX_PATH:
        raise Problem(414, f"No address here is longer than {_MAX_PATH} characters.")
    view = View(release(), language())
    found = _uri(view.release, sent)
    if moved := retired.answer(view, found):
        return moved
    if _exists(view.release, found):
        return _see_other(found)
    for ending, media_type in LINKSETS.items():
        if sent.endswith(ending):
            return _linkset(view, _uri(view.release, sent.removesuffix(ending)), media_type, ending)
    for each in exports.MAPS:
        if sent.endswith(f".{each.suffix}"):
            return _located(view, _uri(view.release, sent.removesuffix(f".{each.suffix}")), each)
    if sent.endswith(f".{EAC.suffix}"):
        return _record(view, _uri(view.release, sent.removesuffix(f".{EAC.suffix}")), sent)
    stem, _, suffix = sent.rpartition(".")
    format = by_suffix(suffix, DOCUMENT_FORMATS)
    if stem and format is not None:
        found = _uri(view.release, stem)
        if moved := retired.answer(view, found, f".{suffix}"):
            return moved
        if _exists(view.release, found):
            return document(view, found, format)
    retired.check_owner(view, found)
    raise _unknown(sent)


def _record(view: View, found: NamedNode, sent: str) -> Response:
    if moved := retired.answer(view, found, f".{EAC.suffix}"):
        return moved
    if not _exists(view.release, found):
        raise _unknown(sent)
    return exports.record(view, found)


def _located(view: View, found: NamedNode, format: Format) -> Response:
    if moved := retired.answer(view, found, f".{format.suffix}"):
        return moved
    return exports.located(view, found, format)


def _uri(current: Release, sent: str) -> NamedNode:
    try:
        return current.uris.at_path(sent)
    except (UnicodeDecodeError, ValueError):
        raise Problem(400, "The address has an escape that is not UTF-8. Check its percent signs.") from None


def _exists(current: Release, thing: NamedNode) -> bool:
    return current.holds(thing) or graph_of(current, thing) is not None


def _unknown(sent: str) -> Problem:
    kind = of_path(sent.partition("/")[0])
    if kind is not None:
        listing = address(kind.path)
        return Problem(
            404, f"No {kind.path} with this address was ever issued here. {listing} lists those that there are.",
            extra={"see": [listing]},
        )  # fmt: skip
    return Problem(404, "Nothing has this address. Check its spelling, or start from the home page.")


def _page_query(page: int) -> str:
    return "" if page == 1 else f"?page={page}"


def _see_other(thing: NamedNode) -> Response:
    format = accepted(DOCUMENT_FORMATS)
    path = release().uris.path_of(thing.value)
    response = Response(status=303)
    response.headers["Location"] = f"{path}.{format.suffix}{_page_query(page_number())}"
    response.headers["Vary"] = "Accept"
    response.headers["Cache-Control"] = CACHE
    return response


def document(view: View, thing: NamedNode, format: Format) -> Response:
    """Answer with the document about ``thing`` in ``format``.

    Raises:
        Problem: 404, it has no such page.
    """
    path = release().uris.path_of(thing.value) or ""
    return _page(view, thing, path) if format.rdf is None else _data(view, thing, path, format, format.rdf)


def _page(view: View, thing: NamedNode, path: str) -> Response:
    """Answer with the page about ``thing``, whose validators depend on what it says alone."""
    page, size = page_number(), site().settings.page_size
    location = f"{path}.{HTML.suffix}{_page_query(page)}"
    body, relations = pages.render(view, thing, page, size, _offset())
    tag, changed = page_tag(body), changed_at(view.release, thing)
    if found := not_modified(tag, VARY_HTML, location, changed, weak=True):
        return found
    response = Response(body, content_type=HTML.content_type)
    if SOURCE.has(view.release.base, thing):
        with_scripts(response)
    # The thing is named by its URI, which may be on another host than this copy.
    links = [metadata_links(release(), thing, path)[0], *landing_links(view, thing, path)]
    response.headers["Link"] = header([*links, *_others(path, HTML, relations)])
    return validators(response, tag, VARY_HTML, location, changed, weak=True)


def _data(view: View, thing: NamedNode, path: str, format: Format, rdf: RdfFormat) -> Response:
    """Answer with the data about ``thing``, whose validators depend on nothing else."""
    described = Document(view, thing, page_number(), site().settings.page_size)
    backlinks = described.backlinks
    if not backlinks.exists:
        raise Problem(404, f"There are {backlinks.pages} pages, and no page {backlinks.number}.")
    location = f"{path}.{format.suffix}{_page_query(backlinks.number)}"
    body, changed = _serialize(described, format, rdf), changed_at(release(), thing)
    tag = content_tag(format.content_type, body)
    if found := not_modified(tag, "Accept", location, changed):
        return found
    response = Response(body, content_type=format.content_type)
    links = metadata_links(release(), thing, path)
    response.headers["Link"] = header([*links, *_others(path, format, backlinks.relations())])
    return validators(response, tag, "Accept", location, changed)


def _others(path: str, format: Format, relations: dict[str, int]) -> list[Link]:
    """Return links to the other formats and the other pages of a document."""
    here = f"{path}.{format.suffix}"
    return alternate_links(path, format) + [
        Link(f"{here}{_page_query(number)}", name) for name, number in relations.items()
    ]


def _linkset(view: View, thing: NamedNode, media_type: str, ending: str) -> Response:
    current = view.release
    if moved := retired.answer(view, thing, ending):
        return moved
    if not _exists(current, thing):
        raise Problem(404, "Nothing has this address, and so it has no links. Check its spelling.")
    links = document_linkset(view, thing)
    body = linkset_json(links) if media_type == LINKSET_JSON else linkset_text(links)
    tag, changed = content_tag(media_type, body), changed_at(current, thing)
    if found := not_modified(tag, modified=changed):
        return found
    response = Response(body, content_type=media_type)
    response.headers["Link"] = f'<{PROFILE}>; rel="profile"'
    return validators(response, tag, modified=changed)


def _serialize(described: Document, format: Format, rdf: RdfFormat) -> bytes:
    def document(other: Format) -> str:
        query = _page_query(described.page) if other == format else ""
        return f"{described.thing.value}.{other.suffix}{query}"

    quads = described.quads(document, format, described.release.license)
    if described.thing == described.release.uris.dataset and has_dumps(described.view):
        quads += checksums(described.release)
    output = io.BytesIO()
    write_quads(iter(quads), output, rdf)
    return output.getvalue()


def _offset() -> tuple[int, int] | None:
    """Return the place of ``?at=``: code points of a source, ``120,180`` or ``120``."""
    numbers = request.args.get("at", "").split(",")
    if len(numbers) > 2 or not all(each.isascii() and each.isdecimal() and len(each) < 12 for each in numbers):
        return None
    start, end = int(numbers[0]), int(numbers[-1])
    return (start, end) if end > start else (start, start + 1)
