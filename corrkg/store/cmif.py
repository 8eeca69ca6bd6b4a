"""What the file in CMIF 1.1 says of each letter, worked out once; `corrkg.reading.cmif` puts the file together.

DIR/releases/{digest}/cmif-2.sqlite

https://github.com/TEI-Correspondence-SIG/CMIF. Mentions, archival references and copies are the notes of the proposal
for version 2 (https://lod.academy/cmif/vocab/terms), which 1.1 allows.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from pyoxigraph import NamedNode

from corrkg.edition.sameas import LIBRARIES, authority_of, identifier_of
from corrkg.keyed import KeyedFile
from corrkg.sparql.graph import holds
from corrkg.store.built import Built
from corrkg.store.cmif_rules import is_plain_day, letter_faults
from corrkg.store.listed import LETTERS, sort_text
from corrkg.store.paths import CALLED, affected, chains_of
from corrkg.store.relations import RELATIONS, Relations
from corrkg.store.told import Teller, Told
from corrkg.vocab import RDF

CMIF = "cmif-2.sqlite"
TERMS = "https://lod.academy/cmif/vocab/terms#"
DEPTH = 3
"""How deep a letter stands in the file."""

# The forms that the documentation of correspSearch names, where they are not the canonical ones.
_FORMS = {"lc": "http://lccn.loc.gov/{}", "bnf": "http://catalogue.bnf.fr/ark:/12148/cb{}"}

_TABLES = """
CREATE TABLE letter (thing TEXT PRIMARY KEY, place TEXT, description TEXT);
CREATE INDEX letter_place ON letter (place, thing);
CREATE TABLE fault (thing TEXT, number INTEGER, words TEXT, PRIMARY KEY (thing, number)) WITHOUT ROWID;
"""
READ = chains_of(
    "ck:evidence/oa:hasSource",
    f"ck:senderList|ck:recipientList/rdf:rest*/rdf:first/owl:sameAs|{CALLED}",
    f"ck:sender|ck:recipient|ck:copyRecipient|ck:mentions/rdf:type|owl:sameAs|{CALLED}",
    "ck:dispatch/ck:kind|ck:at",
    f"ck:dispatch/ck:place/owl:sameAs|{CALLED}",
    "^rdf:subject/rdf:predicate|rdf:object|ck:certainty|ck:claimType",
    f"ck:witness/ck:reference/ck:unit/{CALLED}",
)
"""What a description rests on beside what its letter says."""


def make_cmif(target: Path, built: Built) -> None:
    """Write the descriptions of a build's letters to the file ``target``; the relations lie beside it."""
    relations = Relations(target.with_name(RELATIONS))
    with closing(relations), built.tables(target) as db:
        if built.earlier is None:
            db.executescript(_TABLES)
            letters = {quad.subject for quad in built.graph.match(None, RDF.type, LETTERS.type)}
        else:
            things = affected(built, READ)
            for table in ("letter", "fault"):
                db.executemany(f"DELETE FROM {table} WHERE thing = ?", ((each.value,) for each in things))  # noqa: S608
            letters = {*things}
        teller = Teller(built.graph, relations, built.base)
        for letter in sorted((each for each in letters if isinstance(each, NamedNode)), key=str):
            if LETTERS.has(built.base, letter) and holds(built.graph, letter, RDF.type, LETTERS.type):
                _take(db, teller.told(letter))


def _take(db: sqlite3.Connection, letter: Told) -> None:
    description = described(letter)
    row = (letter.value, sort_text(LETTERS.order(letter)), description)
    db.execute("INSERT INTO letter VALUES (?, ?, ?)", row)
    faults = enumerate(letter_faults(description, letter.teller.base))
    db.executemany("INSERT INTO fault VALUES (?, ?, ?)", ((letter.value, *each) for each in faults))


class Descriptions(KeyedFile):
    """The descriptions of letters, open for reading."""

    subject = "the descriptions of letters are"

    def all(self) -> Iterator[str]:
        """Yield the description of each letter, by date."""
        return (text for (text,) in self._rows("SELECT description FROM letter ORDER BY place, thing"))

    def faults(self, limit: int = 5) -> list[str]:
        """Return the first rules of the format that descriptions break, a sentence each."""
        query = "SELECT words FROM fault JOIN letter USING (thing) ORDER BY place, thing, number LIMIT ?"
        return [words for (words,) in self._rows(query, limit)]


def described(letter: Told) -> str:
    """Return the description of a letter as it stands in the file."""
    description = describe(letter)
    indent(description, level=DEPTH)
    return tostring(description, encoding="unicode")


def identifier(source: str) -> str:
    """Return the UUID of a source by its URI: the first that begins with a letter, as an xml:id must (NCName)."""
    names = (str(uuid.uuid5(uuid.NAMESPACE_URL, f"{source}#{number}")) for number in range(100))
    return next(name for name in names if name[0].isalpha())


def add(parent: Element, name: str, text: str, **attributes: str) -> Element:
    """Add an element with a text, and those of the attributes that are not empty."""
    element = SubElement(parent, name, {key: value for key, value in attributes.items() if value})
    element.text = text
    return element


def describe(letter: Told) -> Element:
    """Return the description of a letter: who sent it and who received it, where and when, and what it names."""
    sources = (source for each in letter.all("ck:evidence") for source in each.all("oa:hasSource"))
    source = next(sources, None)
    attributes = {"ref": letter.value, **({"source": f"#{identifier(source.value)}"} if source else {})}
    description = Element("correspDesc", attributes)
    dispatches = letter.all("ck:dispatch")
    for kind, names in (("sent", ("ck:senderList", "ck:sender")), ("received", ("ck:recipientList", "ck:recipient"))):
        action = SubElement(description, "correspAction", {"type": kind})
        for person in letter.listed(*names):
            add(action, "persName", person.label, ref=reference(person), **_doubt(letter, names[1], person))
        if not len(action):
            add(action, "persName", "Unknown")
        own = [each for each in dispatches if _is(each, "ck:kind", kind)]
        _place(action, own)
        when = dating(letter) if kind == "sent" else _arrival(own)
        if when:
            doubt = _doubt(letter, "ck:date", None) if kind == "sent" else {}
            SubElement(action, "date", {**when, **doubt})
    _notes(description, letter)
    return description


def reference(thing: Told) -> str:
    """Return the one URI that names a person or place in CMIF: a library's where it is verified, or else our own."""
    same = {authority_of(each.value): each.value for each in reversed(thing.all("owl:sameAs"))}
    for authority in LIBRARIES:
        if authority in same:
            uri = same[authority]
            return _FORMS[authority].format(identifier_of(uri)) if authority in _FORMS else uri
    return same.get("geonames", thing.value)


def dating(node: Told) -> dict[str, str]:
    """Return the attributes of a date: @when for a day, month or year, otherwise what bounds it."""
    date = node.one("ck:date")
    if date is None:
        return {}
    if is_plain_day(date.value):
        return {"when": date.value}
    bounds = {name: node.one(f"ck:{name}") for name in ("notBefore", "notAfter")}
    return {name: bound.value for name, bound in bounds.items() if bound is not None}


def _arrival(dispatches: list[Told]) -> dict[str, str]:
    days = sorted(at.value[:10] for each in dispatches for at in each.all("ck:at"))
    return {"when": days[0]} if days else {}


def _place(action: Element, dispatches: list[Told]) -> None:
    for place in dict.fromkeys(place for each in dispatches for place in each.all("ck:place")):
        add(action, "placeName", place.label, ref=reference(place))


def _doubt(letter: Told, predicate: str, value: Told | None) -> dict[str, str]:
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


def _is(node: Told, name: str, notation: str) -> bool:
    return any(each.local.endswith(f"-{notation}") for each in node.all(name))


def _is_term(node: Told, name: str, short: str) -> bool:
    return any(each.short == short for each in node.all(name))


def _notes(description: Element, letter: Told) -> None:
    refs = list(dict.fromkeys(_references(letter)))
    if refs:
        note = SubElement(description, "note")
        for kind, target, label in refs:
            add(note, "ref", label, type=kind, target=target)


def _references(letter: Told) -> Iterator[tuple[str, str, str]]:
    kinds = {"ck:Person": "mentionsPerson", "ck:Place": "mentionsPlace", "ck:Organisation": "mentionsOrg"}
    for thing in letter.all("ck:mentions"):
        types = {each.short for each in thing.all("rdf:type")}
        name = next((term for short, term in kinds.items() if short in types), "")
        if name:
            yield TERMS + name, reference(thing), thing.label
    ours = "https://w3id.org/corrkg/ontology#"
    for person in letter.all("ck:copyRecipient"):
        yield f"{ours}copyRecipient", reference(person), person.label
    for witness in letter.all("ck:witness"):
        for cited in witness.all("ck:reference"):
            for unit in cited.all("ck:unit"):
                yield f"{ours}unit", unit.value, unit.label
