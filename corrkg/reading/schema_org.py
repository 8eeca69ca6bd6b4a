"""What search engines read: a thing in the words of schema.org, as JSON-LD in its page.

It is a block of data, which no browser runs: ``script-src 'none'`` leaves it alone
(https://html.spec.whatwg.org/multipage/scripting.html#data-block).
https://developers.google.com/search/docs/appearance/structured-data/dataset says what makes a dataset be found.
"""

from __future__ import annotations

from typing import Any

from corrkg.reading.view import Node

_CONTEXT = "https://schema.org"
Object = dict[str, Any]


def described(node: Node, type: str, properties: Object) -> Object:
    """Return ``node`` as a thing of the class ``type``, with those of ``properties`` that have a value."""
    made: Object = {"@context": _CONTEXT, "@type": type, "@id": node.value, "url": node.value}
    return made | {key: value for key, value in properties.items() if value}


def _values(node: Node, name: str) -> list[str]:
    return [each.value for each in node.all(name)]


def _refs(nodes: list[Node], kind: str) -> list[Object]:
    return [{"@type": kind, "@id": each.value, "name": each.label} for each in nodes]


def named(node: Node) -> Object:
    """Return the names of a thing, and what is noted of it."""
    names = dict.fromkeys([*_values(node, "rdfs:label"), *_values(node, "skos:altLabel")])
    names.pop(node.label, None)
    return {
        "name": node.label,
        "alternateName": list(names),
        "sameAs": _values(node, "owl:sameAs"),
        "description": next(iter(_values(node, "skos:note")), None),
    }


def letter(node: Node) -> Object:
    """Return the properties of a letter."""
    day = node.one("ck:notBefore")
    exact = day and (last := node.one("ck:notAfter")) and last.value == day.value
    return {
        "name": node.label,
        "sender": _refs(node.listed("ck:senderList", "ck:sender"), "Person"),
        "toRecipient": _refs(node.listed("ck:recipientList", "ck:recipient"), "Person"),
        "ccRecipient": _refs(node.all("ck:copyRecipient"), "Person"),
        "dateSent": day.value if day and exact else None,
        "mentions": [
            ref
            for name, kind in (("ck:Person", "Person"), ("ck:Organisation", "Organization"), ("ck:Place", "Place"))
            for ref in _refs([each for each in node.all("ck:mentions") if each.is_a(name)], kind)
        ],
        "archivedAt": [
            unit.value
            for witness in node.all("ck:witness")
            for reference in witness.all("ck:reference")
            for unit in reference.all("ck:unit")
        ],
    }


def person(node: Node) -> Object:
    """Return the properties of a person."""

    def day(name: str) -> str | None:
        found = node.one(name)
        return found.value if found and found.value[:4].isdecimal() and len(found.value) in {4, 7, 10} else None

    return {**named(node), "birthDate": day("ck:born"), "deathDate": day("ck:died")}


def decision(node: Node) -> Object:
    """Return the properties of a decision."""
    day = node.one("ck:notBefore")
    return {
        "name": node.label,
        "startDate": day.value if day else None,
        "description": next(iter(_values(node, "ck:text")), None),
        "about": _refs(node.all("ck:concerns"), "Message"),
    }


def unit(node: Node) -> Object:
    """Return the properties of an archival unit."""
    above = node.one("ck:partOf")
    titles = _values(node, "dcterms:title")
    return {
        "name": node.label,
        "alternateName": titles,
        "isPartOf": {"@type": "ArchiveComponent", "@id": above.value, "name": above.label} if above else None,
    }


def source(node: Node) -> Object:
    """Return the properties of a text that was read."""
    return {"name": node.label, "inLanguage": _values(node, "dcterms:language")}


def note(node: Node) -> Object:
    """Return the properties of a note of the edition."""
    number = node.one("ck:noteNumber")
    return {
        "name": node.label,
        "position": int(number.value) if number and number.value.isdecimal() else None,
        "parentItem": next(iter(_refs(node.inverse("ck:note"), "Message")), None),
    }


def dataset(node: Node) -> Object:
    """Return the properties of the dataset."""

    def agents(name: str) -> list[Object]:
        return [{"@type": "Organization", "@id": each.value, "name": each.label} for each in node.all(name)]

    def first(name: str) -> str | None:
        return next(iter(_values(node, name)), None)

    return {
        "name": node.label,
        "description": first("dcterms:description"),
        "identifier": node.value,
        "version": first("dcat:version"),
        "license": first("dcterms:license"),
        "keywords": _values(node, "dcat:keyword"),
        "creator": agents("dcterms:creator"),
        "publisher": agents("dcterms:publisher"),
        "datePublished": first("dcterms:issued"),
        "dateModified": first("dcterms:modified"),
        "temporalCoverage": _period(node),
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "name": each.label, "contentUrl": url.value, "encodingFormat": _media_type(each)}
            for each in node.all("dcat:distribution")
            if (url := each.one("dcat:downloadURL"))
        ],
    }


def _period(node: Node) -> str | None:
    for period in node.all("dcterms:temporal"):
        first, last = period.one("dcat:startDate"), period.one("dcat:endDate")
        if first and last:
            return f"{first.value}/{last.value}"
    return None


def _media_type(node: Node) -> str | None:
    found = node.one("dcat:mediaType")
    return found.value.partition("media-types/")[2] if found else None
