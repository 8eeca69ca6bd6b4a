"""What became of the addresses without a thing: merged, split, withdrawn, or not in these texts any more.

It stands in ``graph/provenance``, where the web finds it (301, 410) and where researchers can ask for it::

    <person/old> owl:deprecated true ; dcterms:isReplacedBy <person/new> .
    <person/new> dcterms:replaces <person/old> ; skos:altLabel "Old"@en .
    <person/two> owl:deprecated true ; dcterms:isReplacedBy <person/one>, <person/other> .
    <letter/gone> owl:deprecated true ; rdfs:comment "why"@en .
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from corrkg.convert.graph import GraphBuilder, quoted
from corrkg.convert.identifying import convert_links
from corrkg.convert.keys import Entry
from corrkg.convert.register import Register
from corrkg.convert.report import Row, notice_row
from corrkg.convert.work import DatasetWork
from corrkg.edition.records import Notice
from corrkg.uris import AUTHORITIES, INFERRED, PROVENANCE
from corrkg.vocab import DCTERMS, OWL, RDFS, SKOS, XSD

_ABSENT = "It was issued once, and nothing in the texts that this dataset is built from has this address any more."


def convert_tombstones(work: DatasetWork) -> None:
    """Register what has a name for its address, and write what became of every address that has no thing in it.

    Addresses that were issued, and are neither in the graph nor merged, split or withdrawn, go into the report.
    """
    builder, register = work.builder, work.register
    present = work.present()
    for kind in work.named:
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
    status = "withdrawn" if entry.status == "issued" else entry.status
    for slug in heirs(register, entry):
        heir = builder.uris.thing(entry.kind, slug)
        builder.add(PROVENANCE, node, DCTERMS.isReplacedBy, heir)
        builder.add(PROVENANCE, heir, DCTERMS.replaces, node)
    builder.text(PROVENANCE, node, RDFS.label, f"{entry.slug} ({status})", "en")
    builder.text(PROVENANCE, node, RDFS.comment, absent if entry.status == "issued" else entry.reason, "en")


def heirs(register: Register, entry: Entry) -> tuple[str, ...]:
    """Return what has the place of an address: the last survivor of its mergers, or the parts as they were told."""
    if entry.status == "merged":
        return (register.settled(entry.kind, entry.slug).slug,)
    return entry.targets if entry.status == "split" else ()


def hand_down_names(work: DatasetWork) -> None:
    """Give the survivor of each merged person or place the names that the merged one had, and its identifiers.

    Those of the authority file are handed down from there. A provisional one was called after its slug; its other
    names are in the texts, and `PersonWriter` hands them down where it reads them.
    """
    persons = {each.id: each for each in work.seeds.authorities.persons}
    places = {each.id: each for each in work.seeds.authorities.places}
    present = work.present()
    uris = work.builder.uris
    merged = [each for each in work.register.now() if each.status == "merged" and each.kind in {"person", "place"}]
    nodes = {
        (each.kind, each.slug): uris.thing(each.kind, work.register.settled(each.kind, each.slug).slug)
        for each in merged
    }
    said = work.texts.names({node.value for node in nodes.values()})
    said |= {
        (quad.subject.value, str(quad.object))  # type: ignore[union-attr]
        for quad in work.builder.quads()
        if quad.predicate == SKOS.altLabel
    }

    def name(graph: str, node: NamedNode, names: Iterable[str], language: str | None) -> None:
        """Add the names that no graph says of ``node`` yet: a statement in two graphs would be counted twice."""
        for each in names:
            label = (node.value, quoted(each, language))
            if each and label not in said:
                said.add(label)
                work.builder.text(graph, node, SKOS.altLabel, each, language)

    for entry in merged:
        node = nodes[entry.kind, entry.slug]
        if node.value not in present:
            continue
        if entry.kind == "person" and entry.slug in persons:
            person = persons[entry.slug]
            if (
                work.register.settled("person", entry.slug).slug not in persons
            ):  # a provisional one: no row of its own gives it identifiers
                convert_links(work.builder, node, map(work.authorities.link, person.same_as))
            name(AUTHORITIES, node, (person.name_en, person.direct, *person.aliases_en), "en")
            name(AUTHORITIES, node, (person.name_ru, *person.aliases_ru), "ru")
        elif entry.kind == "place" and entry.slug in places:
            place = places[entry.slug]
            name(AUTHORITIES, node, (place.name_en,), "en")
            name(AUTHORITIES, node, (place.name_ru,), "ru")
            name(AUTHORITIES, node, place.aliases, None)
        else:
            name(INFERRED, node, (entry.slug.replace("-", " ").title(),), "en")


def _row(register: Register, entry: Entry) -> Row:
    message = (
        f"{entry.kind}/{entry.slug} was issued and is in no text any more: it answers 410. If it is another thing now, "
        f"say so: corrkg ids merge {entry.kind} {entry.slug} OTHER, or corrkg ids withdraw"
    )
    line = register.line(entry.kind, entry.slug) or 0
    return notice_row(Notice("unresolved", "identifier", message, register.path.name, line, entry.slug))
