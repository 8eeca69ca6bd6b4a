"""The letters in the Correspondence Metadata Interchange Format 1.1 (2025-02-26), as correspSearch harvests it.

https://github.com/TEI-Correspondence-SIG/CMIF. What its schemas do not check stands in `cmif_rules`. Mentions, archival
references and copies are the notes of the proposal for version 2 (https://lod.academy/cmif/vocab/terms), which 1.1
allows. Knows the graph, not HTTP.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from corrkg.edition.sameas import LIBRARIES, authority_of, identifier_of
from corrkg.errors import CorrkgError
from corrkg.reading.cmif_rules import LICENCES, TEI, XML, faults, is_plain_day
from corrkg.reading.dataset import changed
from corrkg.reading.kept import Kept
from corrkg.reading.kinds import LETTER
from corrkg.reading.surroundings import surround_letters
from corrkg.reading.view import Node, View
from corrkg.store.release import Release

NAME = "cmif.xml"
TERMS = "https://lod.academy/cmif/vocab/terms#"
# The forms that the documentation of correspSearch names, where they are not the canonical ones.
_FORMS = {"lc": "http://lccn.loc.gov/{}", "bnf": "http://catalogue.bnf.fr/ark:/12148/cb{}"}
_AT_ONCE = 100  # letters that are asked for together
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


@Kept
def cmif(release: Release) -> bytes:
    """Return the file; the same release gives the same bytes.

    Raises:
        CorrkgError: the dataset has another licence, or the file breaks a rule of the format.
    """
    if reason := why_not(release):
        raise CorrkgError(reason)
    view = View(release)
    root = Element("TEI", {"xmlns": TEI})
    header = SubElement(root, "teiHeader")
    file = SubElement(header, "fileDesc")
    dataset = view.node(release.uris.dataset)
    title = SubElement(file, "titleStmt")
    _text(title, "title", dataset.label)
    _editor(title, dataset)
    _publication(SubElement(file, "publicationStmt"), release, dataset)
    sources = SubElement(file, "sourceDesc")
    for source in view.of_type("ck:Source"):
        _text(sources, "bibl", f"{source.label}. {source.value}", type="online", **{f"{{{XML}}}id": identifier(source)})
    profile = SubElement(header, "profileDesc")
    letters = [row.thing for row in release.lists.rows(LETTER, "en")]
    for start in range(0, len(letters), _AT_ONCE):
        view, some = View(release), letters[start : start + _AT_ONCE]  # which forgets the letters before
        surround_letters(view, some)
        for letter in some:
            describe(profile, view.node(letter))
    SubElement(SubElement(SubElement(root, "text"), "body"), "p")
    indent(root)
    body: bytes = tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    if found := faults(body, address(release), release.base):
        raise CorrkgError(f"{address(release)} breaks a rule of CMIF: {'; '.join(found)}")
    return body


def identifier(source: Node) -> str:
    """Return the UUID of a source: of its URI, the first that begins with a letter, as an xml:id must (NCName)."""
    names = (str(uuid.uuid5(uuid.NAMESPACE_URL, f"{source.value}#{number}")) for number in range(100))
    return next(name for name in names if name[0].isalpha())


def _text(parent: Element, name: str, text: str, **attributes: str) -> Element:
    element = SubElement(parent, name, {key: value for key, value in attributes.items() if value})
    element.text = text
    return element


def _editor(title: Element, dataset: Node) -> None:
    creators = [each.label for each in dataset.all("dcterms:creator")]
    editor = _text(title, "editor", "; ".join(creators) or dataset.label)
    for contact in dataset.all("dcat:contactPoint"):
        for mail in contact.all("http://www.w3.org/2006/vcard/ns#hasEmail"):
            _text(editor, "email", mail.value.removeprefix("mailto:"))


def _publication(statement: Element, release: Release, dataset: Node) -> None:
    for publisher in dataset.all("dcterms:publisher") or [dataset]:
        _text(SubElement(statement, "publisher"), "ref", publisher.label, target=publisher.value)
    _text(statement, "idno", address(release), type="url")
    SubElement(statement, "date", {"when": changed(release)})
    named = licence(release) or ""
    words = f"This file is licensed under the terms of {LICENCES.get(named, named)}"
    _text(SubElement(statement, "availability"), "licence", words, target=named)


# --- letters --------------------------------------------------------------------------------------------------------


def describe(profile: Element, letter: Node) -> None:
    """Add the description of a letter: who sent it and who received it, where and when, and what it names."""
    source = next((each.source for each in letter.all("ck:evidence") if each.source), None)
    attributes = {"ref": letter.value, **({"source": f"#{identifier(source)}"} if source else {})}
    description = SubElement(profile, "correspDesc", attributes)
    dispatches = letter.all("ck:dispatch")
    for kind, names in (("sent", ("ck:senderList", "ck:sender")), ("received", ("ck:recipientList", "ck:recipient"))):
        action = SubElement(description, "correspAction", {"type": kind})
        for person in letter.listed(*names):
            _text(action, "persName", person.label, ref=reference(person), **_doubt(letter, names[1], person))
        if not len(action):
            _text(action, "persName", "Unknown")
        own = [each for each in dispatches if _is(each, "ck:kind", kind)]
        _place(action, own)
        when = dating(letter) if kind == "sent" else _arrival(own)
        if when:
            doubt = _doubt(letter, "ck:date", None) if kind == "sent" else {}
            SubElement(action, "date", {**when, **doubt})
    _notes(description, letter)


def reference(thing: Node) -> str:
    """Return the one URI that names a person or place in CMIF: a library's where it is verified, or else our own."""
    same = {authority_of(each.value): each.value for each in reversed(thing.all("owl:sameAs"))}
    for authority in LIBRARIES:
        if authority in same:
            uri = same[authority]
            return _FORMS[authority].format(identifier_of(uri)) if authority in _FORMS else uri
    return same.get("geonames", thing.value)


def dating(node: Node) -> dict[str, str]:
    """Return the attributes of a date: @when for a day, month or year, otherwise what bounds it."""
    date = node.one("ck:date")
    if date is None:
        return {}
    if is_plain_day(date.value):
        return {"when": date.value}
    bounds = {name: node.one(f"ck:{name}") for name in ("notBefore", "notAfter")}
    return {name: bound.value for name, bound in bounds.items() if bound is not None}


def _arrival(dispatches: list[Node]) -> dict[str, str]:
    days = sorted(at.value[:10] for each in dispatches for at in each.all("ck:at"))
    return {"when": days[0]} if days else {}


def _place(action: Element, dispatches: list[Node]) -> None:
    for place in dict.fromkeys(place for each in dispatches for place in each.all("ck:place")):
        _text(action, "placeName", place.label, ref=reference(place))


def _doubt(letter: Node, predicate: str, value: Node | None) -> dict[str, str]:
    """Return what our claims say of a statement: what was inferred, mended or is doubtful is a conjecture."""
    claims = [
        claim
        for claim in letter.inverse("rdf:subject")
        if _is_term(claim, "rdf:predicate", predicate) and (value is None or value in claim.all("rdf:object"))
    ]
    certainties = {each.local.rpartition("-")[2] for claim in claims for each in claim.all("ck:certainty")}
    types = {each.local.rpartition("-")[2] for claim in claims for each in claim.all("ck:claimType")}
    found = {}
    if "low" in certainties or "contested" in types:
        found["cert"] = "low"
    if "low" in certainties or types & {"inferred", "repaired"}:
        found["evidence"] = "conjecture"
    return found


def _is(node: Node, name: str, notation: str) -> bool:
    return any(each.local.endswith(f"-{notation}") for each in node.all(name))


def _is_term(node: Node, name: str, short: str) -> bool:
    return any(each.short == short for each in node.all(name))


def _notes(description: Element, letter: Node) -> None:
    refs = list(dict.fromkeys(_references(letter)))
    if refs:
        note = SubElement(description, "note")
        for kind, target, label in refs:
            _text(note, "ref", label, type=kind, target=target)


def _references(letter: Node) -> Iterator[tuple[str, str, str]]:
    kinds = {"ck:Person": "mentionsPerson", "ck:Place": "mentionsPlace", "ck:Organisation": "mentionsOrg"}
    for thing in letter.all("ck:mentions"):
        name = next((term for short, term in kinds.items() if any(each.short == short for each in thing.types)), "")
        if name:
            yield TERMS + name, reference(thing), thing.label
    ours = "https://w3id.org/corrkg/ontology#"
    for person in letter.all("ck:copyRecipient"):
        yield f"{ours}copyRecipient", reference(person), person.label
    for witness in letter.all("ck:witness"):
        for cited in witness.all("ck:reference"):
            for unit in cited.all("ck:unit"):
                yield f"{ours}unit", unit.value, unit.label
