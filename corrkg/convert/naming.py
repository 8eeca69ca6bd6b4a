"""Organisations of the authority file, provisional ones, and the mentions of bodies and places in letters and notes."""

from __future__ import annotations

from collections import Counter

from pyoxigraph import NamedNode

from corrkg.convert.identifying import convert_links
from corrkg.convert.work import DatasetWork, LetterWork
from corrkg.edition.records import Named, Observation
from corrkg.uris import AUTHORITIES, INFERRED
from corrkg.vocab import CK, DCTERMS, FOAF, RDFS, SKOS

_CLASSES = {"organisation": CK.Organisation, "place": CK.Place}


def convert_organisations(work: DatasetWork) -> None:
    """Write the organisations of the authority file."""
    builder = work.builder
    for each in work.authorities.organisations:
        node = builder.kind(AUTHORITIES, builder.uris.thing("organisation", each.id), CK.Organisation)
        builder.text(AUTHORITIES, node, RDFS.label, each.name_en, "en")
        builder.text(AUTHORITIES, node, RDFS.label, each.name_ru, "ru")
        builder.text(AUTHORITIES, node, FOAF.name, each.name_en)
        for alias in each.aliases:
            builder.text(AUTHORITIES, node, SKOS.altLabel, alias)
        convert_links(builder, node, map(work.authorities.link, each.same_as))
        builder.text(AUTHORITIES, node, SKOS.note, each.note, "en")
        builder.text(AUTHORITIES, node, DCTERMS.source, each.source)
        builder.concept(AUTHORITIES, node, CK.status, "status", "established")


def convert_named(one: LetterWork) -> None:
    """Write the bodies and places that a letter and its notes name, as ``#organisation-1`` and ``#place-1`` of each."""
    counts: Counter[tuple[NamedNode, str]] = Counter()
    for named in one.record.named:
        where = one.node if named.note is None else one.note(named.note)
        meant = _thing(one, named)
        if meant is None:
            continue
        counts[where, named.kind] += 1
        _mention(one, where, f"{named.kind}-{counts[where, named.kind]}", named, meant)


def _mention(one: LetterWork, where: NamedNode, part: str, named: Named, meant: NamedNode) -> None:
    builder, graph = one.builder, one.source.slug
    node = builder.kind(graph, builder.uris.part(where, part), CK.Mention)
    builder.add(graph, where, CK.mention, node)
    builder.text(graph, node, CK.nameForm, named.form)
    builder.concept(graph, node, CK.part, "part", named.part)
    builder.attest(graph, node, one.source, named.span)
    builder.add(INFERRED, node, CK.refersTo, meant)
    for each in {where, one.node}:
        builder.add(INFERRED, each, CK.mentions, meant)
    observation = Observation("resolved", named.kind, named.basis, named.span, named.certainty)
    builder.claim(node, CK.refersTo, meant, observation, one.source)


def _thing(one: LetterWork, named: Named) -> NamedNode | None:
    """Return what a name means, after all mergers; None where that was withdrawn."""
    entry = one.text.work.register.settled(named.kind, named.slug)
    if entry.status == "withdrawn":
        return None
    builder = one.builder
    node = builder.uris.thing(named.kind, entry.slug)
    known = one.text.work.authorities.organisations
    if named.kind == "organisation" and entry.slug not in {each.id for each in known}:
        builder.kind(INFERRED, node, _CLASSES[named.kind])
        builder.text(INFERRED, node, RDFS.label, named.form, "en")
        builder.text(INFERRED, node, FOAF.name, named.form)
        builder.concept(INFERRED, node, CK.status, "status", "provisional")
        builder.attest(INFERRED, node, one.source, named.span)
        one.persons.unresolved.append(Observation("unresolved", named.kind, named.basis, named.span, "low"))
    return node
