"""A person as an authority record of archives: EAC-CPF 2.0 (2022), of the Society of American Archivists.

https://eac.staatsbibliothek-berlin.de/schemata-and-tag-library/. Its elements have the order of its RelaxNG schema.
Knows the graph, not HTTP.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from corrkg import edtf
from corrkg.edition.sameas import authority_of, identifier_of
from corrkg.reading.dataset import changed
from corrkg.reading.view import Node

NAMESPACE = "https://archivists.org/ns/eac/v2"
_NAMES = {
    "wikidata": "Wikidata", "viaf": "VIAF", "gnd": "GND", "isni": "ISNI", "lc": "Library of Congress",
    "bnf": "Bibliothèque nationale de France", "ndl": "National Diet Library", "orcid": "ORCID",
}  # fmt: skip
_CORRESPONDENTS = (("ck:sender", "ck:recipient"), ("ck:recipient", "ck:sender"))


def is_person(node: Node) -> bool:
    """Tell whether ``node`` has a record: persons have one, other things have none."""
    return node.is_a("ck:Person")


def eac(person: Node) -> bytes:
    """Return the record of a person; the same release gives the same bytes."""
    root = Element("eac", {"xmlns": NAMESPACE})
    sources = [*_sources(person)]
    _control(SubElement(root, "control"), person, sources)
    description = SubElement(root, "cpfDescription")
    _identity(SubElement(description, "identity"), person)
    told = Element("description")
    _dates(told, person)
    notes = person.all("skos:note")
    if notes:
        history = SubElement(told, "biogHist")
        for note in notes:
            _text(history, "p", note.value, **_language(note))
    if len(told):
        description.append(told)
    _relations(description, person)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _text(parent: Element, name: str, text: str, **attributes: str) -> Element:
    element = SubElement(parent, name, {key: value for key, value in attributes.items() if value})
    element.text = text
    return element


# --- control --------------------------------------------------------------------------------------------------------


def _control(control: Element, person: Node, sources: list[tuple[str, str]]) -> None:
    release = person.view.release
    dataset = person.view.node(release.uris.dataset)
    replaced = person.all("dcterms:replaces")
    provisional = any(each.local.endswith("provisional") for each in person.all("ck:status"))
    control.attrib.update({
        "languageEncoding": "ietf-bcp-47", "scriptEncoding": "iso15924", "dateEncoding": "iso8601",
        "detailLevel": "minimal" if provisional else "basic",
        # Of a person that was merged or withdrawn there is no record: its address answers 301 or 410.
        "maintenanceStatus": "revised" if replaced else "new",
        "publicationStatus": "inProcess" if provisional else "published",
    })  # fmt: skip
    _text(control, "recordId", person.value.rpartition("/")[2])
    agency = SubElement(control, "maintenanceAgency")
    for publisher in dataset.all("dcterms:publisher") or [dataset]:
        _text(agency, "agencyName", publisher.label)
    _history(SubElement(control, "maintenanceHistory"), person, replaced)
    if sources:
        listed = SubElement(control, "sources")
        for text, href in sources:
            source = SubElement(listed, "source", {"href": href} if href else {})
            _text(source, "reference", text)
    for old in replaced:
        _text(control, "otherRecordId", old.value.rpartition("/")[2], localType="replaced", valueURI=old.value)
    _text(control, "representation", "The same person as RDF", href=f"{person.value}.ttl")
    if release.license:
        rights = SubElement(control, "rightsDeclaration")
        _text(rights, "reference", release.license, href=release.license)


def _history(history: Element, person: Node, replaced: list[Node]) -> None:
    day = next((each.value for each in person.all("dcterms:modified")), changed(person.view.release))
    _event(history, "created", day, "Read from the edition and its authority files")
    for old in replaced:
        _event(history, "revised", day, f"Took over the record {old.value}")


def _event(history: Element, kind: str, day: str, words: str) -> None:
    event = SubElement(history, "maintenanceEvent", {"maintenanceEventType": kind})
    _text(event, "agent", "corrkg", agentType="machine")
    _text(event, "eventDateTime", day, standardDateTime=day)
    _text(event, "eventDescription", words)


def _sources(person: Node) -> Iterator[tuple[str, str]]:
    """Yield what the record rests on: where the dates are from, the pages of the identifiers, the texts."""
    found = [(each.value, "") for each in person.all("dcterms:source") if each.is_literal]
    for claim in person.inverse("rdf:subject"):
        if any(each.local.endswith("identified") for each in claim.all("ck:claimType")):
            found += [(each.value, "") for each in claim.all("dcterms:source")]
    texts = {each.source for each in person.all("ck:evidence") if each.source}
    for name in ("ck:sender", "ck:recipient", "ck:mentions"):
        for letter in person.inverse(name):
            texts |= {each.source for each in letter.all("ck:evidence") if each.source}
    found += [(each.label, each.value) for each in sorted(filter(None, texts), key=lambda node: node.value)]
    yield from dict.fromkeys(found)


# --- identity -------------------------------------------------------------------------------------------------------


def _identity(identity: Element, person: Node) -> None:
    SubElement(identity, "entityType", {"value": "person"})
    labels = person.all("rdfs:label")
    for name in labels:
        preferred = "true" if name.value == person.label else "false"
        _name(identity, name, status="authorized", preferredForm=preferred)
    for name in person.all("skos:altLabel"):
        _name(identity, name, status="alternative")
    for same in person.all("owl:sameAs"):
        authority = _NAMES.get(authority_of(same.value), "")
        _text(identity, "identityId", identifier_of(same.value), vocabularySource=authority, valueURI=same.value)


def _name(identity: Element, name: Node, **attributes: str) -> None:
    entry = SubElement(identity, "nameEntry", {**_language(name), **attributes})
    _text(entry, "part", name.value)


def _language(literal: Node) -> dict[str, str]:
    script = "Cyrl" if re.search("[\u0400-\u04ff]", literal.value) else "Latn"
    return {**({"languageOfElement": literal.lang} if literal.lang else {}), "scriptOfElement": script}


# --- description and relations --------------------------------------------------------------------------------------


def _dates(description: Element, person: Node) -> None:
    born, died = person.one("ck:born"), person.one("ck:died")
    if born is None and died is None:
        return
    lived = SubElement(SubElement(description, "existDates"), "dateRange")
    for name, date in (("fromDate", born), ("toDate", died)):
        if date is not None:
            _text(lived, name, edtf.words(date.value), **_standard(date.value))


def _standard(value: str) -> dict[str, str]:
    """Return the attributes of a date in ISO 8601: a plain one as it is, of any other the days that bound it."""
    if re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", value):
        return {"standardDate": value}
    span = edtf.read(value)
    bounds = {"notBefore": span.earliest, "notAfter": span.latest}
    return {name: day.isoformat() for name, day in bounds.items() if day is not None}


def _relations(description: Element, person: Node) -> None:
    others = {
        other
        for ours, theirs in _CORRESPONDENTS
        for letter in person.inverse(ours)
        for other in letter.all(theirs)
        if other != person
    }
    if not others:
        return
    relations = SubElement(description, "relations")
    for other in sorted(others, key=lambda node: (node.label.casefold(), node.value)):
        relation = SubElement(relations, "relation")
        target = SubElement(relation, "targetEntity", {"targetType": "person", "valueURI": other.value})
        _text(target, "part", other.label)
        _text(relation, "relationType", "corresponds with")
