"""Organisations of the authority file, provisional ones, and the mentions of bodies and places in texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from pyoxigraph import NamedNode

from corrkg.convert.identifying import convert_links
from corrkg.convert.work import DatasetWork, LetterWork, TextWork
from corrkg.edition.records import Named, Observation
from corrkg.uris import AUTHORITIES, INFERRED
from corrkg.vocab import CK, DCTERMS, FOAF, RDFS, SKOS


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
    write_named(one.text, one.node, one.record.named, one.note)


def write_named(
    text: TextWork, whole: NamedNode, named: Iterable[Named], note: Callable[[int], NamedNode] | None = None
) -> None:
    """Write the bodies and places that a letter with its notes, or an introduction, names.

    Args:
        text: the text.
        whole: the letter or the introduction.
        named: its mentions of bodies and places.
        note: returns the URI of a note by its number.
    """
    counts: Counter[tuple[NamedNode, str]] = Counter()
    for each in named:
        where = whole if each.note is None or note is None else note(each.note)
        meant = thing_of(text, each)
        if meant is None:
            continue
        counts[where, each.kind] += 1
        mention = text.builder.uris.part(where, f"{each.kind}-{counts[where, each.kind]}")
        _mention(text, mention, each, meant, {where: None, whole: None})
        text.builder.add(text.source.slug, where, CK.mention, mention)


def _mention(text: TextWork, node: NamedNode, named: Named, meant: NamedNode, namers: Iterable[NamedNode]) -> None:
    builder, graph = text.builder, text.source.slug
    builder.kind(graph, node, CK.Mention)
    builder.text(graph, node, CK.nameForm, named.form, fact=True)
    builder.concept(graph, node, CK.part, "part", named.part)
    builder.attest(graph, node, text.source, named.span)
    builder.add(INFERRED, node, CK.refersTo, meant)
    for each in namers:
        builder.add(INFERRED, each, CK.mentions, meant)
    observation = Observation("resolved", named.kind, named.basis, named.span, named.certainty)
    builder.claim(node, CK.refersTo, meant, observation, text.source)


def thing_of(text: TextWork, named: Named) -> NamedNode | None:
    """Return what a name means, after all mergers; None where that was withdrawn."""
    entry = text.work.register.settled(named.kind, named.slug)
    if entry.status == "withdrawn":
        return None
    builder = text.builder
    if named.kind == "place" and named.provisional and (entry.slug, entry.status) == (named.slug, "issued"):
        return text.persons.place(named.form, named.span, named.basis)
    node = builder.uris.thing(named.kind, entry.slug)
    known = text.work.authorities.organisations
    if named.kind == "organisation" and entry.slug not in {each.id for each in known}:
        builder.kind(INFERRED, node, CK.Organisation)
        builder.text(INFERRED, node, RDFS.label, named.form, "en", fact=True)
        builder.text(INFERRED, node, FOAF.name, named.form, fact=True)
        builder.concept(INFERRED, node, CK.status, "status", "provisional")
        builder.attest(INFERRED, node, text.source, named.span)
        text.persons.unresolved.append(Observation("unresolved", named.kind, named.basis, named.span, "low"))
    return node
