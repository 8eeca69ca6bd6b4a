"""Archival references, and the hierarchy archive → fond → opis → delo that they lie in."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from corrkg.convert.graph import GraphBuilder
from corrkg.convert.identifying import convert_links
from corrkg.edition.authorities import Authorities
from corrkg.edition.records import Reference, folio_spans
from corrkg.edition.source import SourceText, Span
from corrkg.uris import ARCHIVES, INFERRED
from corrkg.vocab import CK, DCTERMS, LEVELS, RDFS, SKOS, XSD

_SIGNS = ("", "F. ", "Op. ", "D. ")


class ArchiveWriter:
    """Writes archival units and references.

    Args:
        builder: where to write.
        authorities: names of archives, titles of fonds.
    """

    def __init__(self, builder: GraphBuilder, authorities: Authorities) -> None:
        """Index the titles."""
        self.builder, self.authorities = builder, authorities
        self.archives = {archive.id: archive for archive in authorities.archives}
        self.titles = {
            tuple(part for part in (fond.archive, fond.fond, fond.opis) if part): fond for fond in authorities.fonds
        }
        self.nodes: dict[tuple[str, Span], NamedNode] = {}

    def unit(self, path: tuple[str, ...]) -> NamedNode:
        """Return the unit of a path, writing it and all above it."""
        node = self.builder.uris.archive(*path)
        self.builder.kind(ARCHIVES, node, CK.ArchivalUnit)
        self.builder.concept(ARCHIVES, node, CK.level, "level", LEVELS[len(path) - 1])
        self.builder.text(ARCHIVES, node, CK.value, path[-1] if len(path) > 1 else self._acronym(path[0]))
        signs = ". ".join(sign + part for sign, part in zip(_SIGNS[1:], path[1:], strict=False))
        self.builder.text(ARCHIVES, node, RDFS.label, f"{self._acronym(path[0])} {signs}".strip(), "en")
        if len(path) > 1:
            self.builder.add(ARCHIVES, node, CK.partOf, self.unit(path[:-1]))
        self._describe(node, path)
        return node

    def _acronym(self, archive: str) -> str:
        known = self.archives.get(archive)
        return known.acronym if known else archive.upper()

    def _describe(self, node: NamedNode, path: tuple[str, ...]) -> None:
        archive = self.archives.get(path[0]) if len(path) == 1 else None
        if archive is not None:
            self.builder.text(ARCHIVES, node, DCTERMS.title, archive.name_en, "en")
            self.builder.text(ARCHIVES, node, DCTERMS.title, archive.name_ru, "ru")
            for alias in archive.aliases:
                self.builder.text(ARCHIVES, node, SKOS.altLabel, alias)
            convert_links(self.builder, node, map(self.authorities.link, archive.same_as), ARCHIVES)
        fond = self.titles.get(path)
        if fond is not None:
            self.builder.text(ARCHIVES, node, DCTERMS.title, fond.title_en, "en")
            self.builder.text(ARCHIVES, node, DCTERMS.title, fond.title_ru, "ru")

    def reference(self, thing: NamedNode, number: int, reference: Reference, source: SourceText) -> NamedNode:
        """Write one citation as fragment ``#reference-n`` of ``thing``, and return it.

        What was not printed stands in the graph of inferences, with a claim for the rule that supplied it.
        """
        builder, graph = self.builder, source.slug
        node = builder.kind(graph, builder.uris.part(thing, f"reference-{number}"), CK.ArchivalReference)
        self.nodes[(graph, reference.span)] = node
        builder.text(graph, node, CK.verbatim, source.words(reference.span), fact=True)
        builder.concept(graph, node, CK.resolution, "resolution", reference.resolution)
        builder.attest(graph, node, source, reference.span)
        repaired = any(note.kind == "repaired" for note in reference.observations)
        where = graph if reference.resolution == "explicit" and not repaired else INFERRED
        unit = self.unit(reference.place.unit) if reference.place.unit else None
        if unit is not None:
            builder.add(where, node, CK.unit, unit)
        folios_in = graph if reference.printed.folios else where
        builder.text(folios_in, node, CK.folios, reference.place.folios)
        write_spans(builder, folios_in, node, reference.place.folios)
        antecedent = self.nodes.get((graph, reference.antecedent)) if reference.antecedent else None
        if antecedent is not None:
            builder.add(INFERRED, node, CK.antecedent, antecedent)
        for note in reference.observations:
            if unit is not None:
                builder.claim(node, CK.unit, unit, note, source)
            else:
                printed = Literal(source.words(reference.span), datatype=XSD.string)
                builder.claim(node, CK.verbatim, printed, note, source)
        return node


def write_spans(builder: GraphBuilder, graph: str, reference: NamedNode, folios: str) -> None:
    """Write each run of folios of a reference as a fragment ``#reference-1-span-2``."""
    for number, span in enumerate(folio_spans(folios), 1):
        node = builder.kind(graph, builder.uris.part(reference, f"span-{number}"), CK.FolioSpan)
        builder.add(graph, reference, CK.span, node)
        builder.number(graph, node, CK.firstFolio, span.first)
        builder.number(graph, node, CK.lastFolio, span.last)
        for end, verso in (("first", span.first_verso), ("last", span.last_verso)):
            if verso:
                builder.concept(graph, node, CK.verso, "verso", end)
