"""The letters in the Correspondence Metadata Interchange Format 1.1 (2025-02-26), as correspSearch harvests it.

https://github.com/TEI-Correspondence-SIG/CMIF. What its schemas do not check stands in `corrkg.store.cmif_rules`, and
what is said of each letter in `corrkg.store.cmif`. Knows the graph, not HTTP.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from corrkg.errors import CorrkgError
from corrkg.reading.dataset import changed
from corrkg.reading.kinds import SOURCE
from corrkg.reading.view import Node, View
from corrkg.store.cmif import DEPTH, add, identifier
from corrkg.store.cmif_rules import LICENCES, TEI, XML, faults
from corrkg.store.relations import natural_key
from corrkg.store.release import Release

NAME = "cmif.xml"
_LETTERS = b"<letters />"
_LICENCE = re.compile(r"https?://(creativecommons\.org/.*?)(?:deed\.\w+|legalcode)?/?")


def address(release: Release) -> str:
    """Return the URL of the file, which it names itself to the letter: correspSearch compares the two."""
    return release.base + NAME


def why_not(release: Release) -> str:
    """Return why the dataset has no such file; empty: it has one."""
    if licence(release) is None:
        return "CMIF is published under CC BY 4.0 or CC0 alone, and dataset.toml names another licence"
    return ""


def licence(release: Release) -> str | None:
    """Return the licence of the dataset as CMIF names it, or None: it is none that CMIF allows."""
    return named_licence(release.license or "")


def named_licence(iri: str) -> str | None:
    """Return a licence as CMIF names it, whatever spelling of it is given; None: it is none that CMIF allows.

    >>> named_licence("http://creativecommons.org/licenses/by/4.0/deed.de")
    'https://creativecommons.org/licenses/by/4.0/'
    """
    match = _LICENCE.fullmatch(iri)
    named = f"https://{match[1].rstrip('/')}/" if match else ""
    return named if named in LICENCES else None


def cmif(release: Release) -> bytes:
    """Return the file; the same release gives the same bytes.

    Raises:
        CorrkgError: the dataset has another licence, or the file breaks a rule of the format.
    """
    if reason := why_not(release):
        raise CorrkgError(reason)
    root = _frame(release)
    indent(root)
    body: bytes = tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    if found := [*faults(body, address(release), release.base), *release.descriptions.faults()]:
        raise CorrkgError(f"{address(release)} breaks a rule of CMIF: {'; '.join(found)}")
    letters = f"\n{DEPTH * '  '}".join(release.descriptions.all())
    return body.replace(_LETTERS, letters.encode(), 1)


def _frame(release: Release) -> Element:
    """Return the file with a sign where its letters belong."""
    view = View(release)
    root = Element("TEI", {"xmlns": TEI})
    header = SubElement(root, "teiHeader")
    file = SubElement(header, "fileDesc")
    dataset = view.node(release.uris.dataset)
    title = SubElement(file, "titleStmt")
    add(title, "title", dataset.label)
    _editor(title, dataset)
    _publication(SubElement(file, "publicationStmt"), release, dataset)
    sources = SubElement(file, "sourceDesc")
    for row in sorted(release.lists.rows(SOURCE, "en"), key=lambda row: natural_key(row.thing.value)):
        name, uri = identifier(row.thing.value), row.thing.value
        add(sources, "bibl", f"{row.cells[0]}. {uri}", type="online", **{f"{{{XML}}}id": name})
    SubElement(SubElement(header, "profileDesc"), "letters")
    SubElement(SubElement(SubElement(root, "text"), "body"), "p")
    return root


def _editor(title: Element, dataset: Node) -> None:
    creators = [each.label for each in dataset.all("dcterms:creator")]
    editor = add(title, "editor", "; ".join(creators) or dataset.label)
    for contact in dataset.all("dcat:contactPoint"):
        for mail in contact.all("http://www.w3.org/2006/vcard/ns#hasEmail"):
            add(editor, "email", mail.value.removeprefix("mailto:"))


def _publication(statement: Element, release: Release, dataset: Node) -> None:
    for publisher in dataset.all("dcterms:publisher") or [dataset]:
        add(SubElement(statement, "publisher"), "ref", publisher.label, target=publisher.value)
    add(statement, "idno", address(release), type="url")
    SubElement(statement, "date", {"when": changed(release)})
    named = licence(release) or ""
    words = f"This file is licensed under the terms of {LICENCES.get(named, named)}"
    add(SubElement(statement, "availability"), "licence", words, target=named)
