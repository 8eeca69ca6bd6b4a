"""What became of the addresses that no longer have a thing: merged, withdrawn, or not in these texts any more.

It stands in ``graph/provenance``, where the web finds it (301, 410) and where researchers can ask for it::

    <person/old> owl:deprecated true ; dcterms:isReplacedBy <person/new> .
    <person/new> dcterms:replaces <person/old> .
    <letter/gone> owl:deprecated true ; rdfs:comment "why"@en .
"""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from corrkg.convert.graph import GraphBuilder
from corrkg.convert.keys import Entry
from corrkg.convert.register import Register
from corrkg.convert.report import Row, notice_row
from corrkg.convert.work import Work
from corrkg.edition.records import Notice
from corrkg.uris import PROVENANCE
from corrkg.vocab import DCTERMS, OWL, RDF, RDFS, XSD

_ABSENT = "It was issued once, and nothing in the texts that this dataset is built from has this address any more."


def convert_tombstones(work: Work) -> None:
    """Register the persons and places of a build, and write what became of every address that has no thing in it.

    Addresses that were issued, and are neither in the graph nor merged nor withdrawn, go into the report.
    """
    builder, register = work.builder, work.register
    present = {quad.subject.value for quad in builder.quads if quad.predicate == RDF.type}  # type: ignore[union-attr]
    for kind in ("person", "place"):
        prefix = f"{builder.uris.base}{kind}/"
        # a fragment is a part of a thing
        register.reserve(
            kind, (iri.removeprefix(prefix) for iri in present if iri.startswith(prefix) and "#" not in iri)
        )
    for entry in register.now():
        node = builder.uris.thing(entry.kind, entry.slug)
        if node.value in present:
            continue
        if entry.status == "issued" and node not in work.unmade:
            work.report.append(_row(register, entry))
        _bury(builder, register, entry, node, work.unmade.get(node, _ABSENT))


def _bury(builder: GraphBuilder, register: Register, entry: Entry, node: NamedNode, absent: str) -> None:
    builder.add(PROVENANCE, node, OWL.deprecated, Literal("true", datatype=XSD.boolean))
    if entry.status == "merged":
        heir = builder.uris.thing(entry.kind, register.settled(entry.kind, entry.slug).slug)
        builder.add(PROVENANCE, node, DCTERMS.isReplacedBy, heir)
        builder.add(PROVENANCE, heir, DCTERMS.replaces, node)
        builder.text(PROVENANCE, node, RDFS.label, f"{entry.slug} (merged)", "en")
        builder.text(PROVENANCE, node, RDFS.comment, entry.reason, "en")
    else:
        builder.text(PROVENANCE, node, RDFS.label, f"{entry.slug} (withdrawn)", "en")
        builder.text(PROVENANCE, node, RDFS.comment, entry.reason if entry.status == "withdrawn" else absent, "en")


def _row(register: Register, entry: Entry) -> Row:
    message = (
        f"{entry.kind}/{entry.slug} was issued and is in no text any more: it answers 410. If it is another thing now, "
        f"say so: corrkg ids merge {entry.kind} {entry.slug} OTHER, or corrkg ids withdraw"
    )
    line = register.line(entry.kind, entry.slug) or 0
    return notice_row(Notice("unresolved", "identifier", message, register.path.name, line, entry.slug))
