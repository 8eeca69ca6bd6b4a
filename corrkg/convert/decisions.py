"""Decisions of the Politburo, and consents to what a letter proposed."""

from __future__ import annotations

import re

from pyoxigraph import Literal, NamedNode

from corrkg.convert.archives import ArchiveWriter
from corrkg.convert.graph import INFERRED, GraphBuilder
from corrkg.convert.people import Identity
from corrkg.convert.persons import PersonWriter
from corrkg.edition.records import Approval, Decision
from corrkg.edition.source import SourceText, fold
from corrkg.uris import slugify
from corrkg.vocab import CK, EDTF, RDFS


def decision_key(letter_slug: str, decision: Decision, source: SourceText) -> tuple[str, str, str]:
    """Return the key of a decision in the register: its letter, its words, its date and references."""
    words = slugify(" ".join(_words(source, decision).split()[:10]))
    places = " ".join(f"{' '.join(ref.place.unit)} {ref.place.folios}" for ref in decision.references)
    return (letter_slug, words, slugify(f"{decision.dating.edtf if decision.dating else ''} {places}"))


def decision_slug(decision: Decision) -> str:
    """Return the slug that a decision would like to have: ``pb-1935-10-21``."""
    return f"pb-{decision.dating.edtf}" if decision.dating and decision.dating.day else "pb-undated"


def _words(source: SourceText, decision: Decision) -> str:
    return re.sub(r"^\d{1,2}\s*", "", fold(source.quote(decision.span)))


class DecisionWriter:
    """Writes the decisions and approvals of one text."""

    def __init__(
        self, builder: GraphBuilder, archives: ArchiveWriter, persons: PersonWriter, source: SourceText
    ) -> None:
        """Take the writers of what decisions point to."""
        self.builder, self.archives, self.persons, self.source = builder, archives, persons, source

    def decision(
        self, slug: str, letter: NamedNode, note: NamedNode, decision: Decision, *, again: bool = False
    ) -> NamedNode:
        """Write one decision; ``again``: it was merged into one that is told elsewhere, and adds where and for what."""
        builder, source, graph = self.builder, self.source, self.source.slug
        node = builder.kind(graph, builder.uris.decision(slug), CK.Decision)
        self._stated(node, letter, note, decision)
        if again:
            return node
        words = _words(source, decision)
        what = decision.title or (words if len(words) < 90 else words[:87].rsplit(" ", 1)[0] + " …")
        day = decision.dating.edtf if decision.dating else "no date"
        builder.text(graph, node, RDFS.label, f"Politburo, {day}: {what}", "en")
        builder.concept(graph, node, CK.body, "body", "politburo")
        builder.text(graph, node, CK.text, words)
        builder.text(graph, node, CK.title, decision.title)
        if decision.dating is not None:
            inferred = decision.dating.basis == "inferred"
            said = decision.dating.span != decision.span
            builder.dating(INFERRED if inferred else graph, node, decision.dating, source, verbatim=said)
        if decision.series:
            builder.concept(graph, node, CK.series, "series", decision.series)
        for observation in decision.observations:
            builder.claim(node, CK.body, CK.concept("body", "politburo"), observation, source)
        if decision.dating is not None:
            day_of = Literal(decision.dating.edtf, datatype=EDTF)
            for observation in decision.dating.observations:
                builder.claim(node, CK.date, day_of, observation, source)
        return node

    def _stated(self, node: NamedNode, letter: NamedNode, note: NamedNode, decision: Decision) -> None:
        graph = self.source.slug
        self.builder.add(graph, node, CK.statedIn, note)
        self.builder.add(graph, node, CK.concerns, letter)
        self.builder.attest(graph, node, self.source, decision.span)
        for reference in decision.references:
            self.builder.add(graph, node, CK.reference, self.archives.nodes[(graph, reference.span)])

    def approval(
        self, number: int, letter: NamedNode, note: NamedNode, approval: Approval, beside: list[str]
    ) -> NamedNode:
        """Write one approval as a fragment of its letter."""
        builder, source, graph = self.builder, self.source, self.source.slug
        identity = self.persons.people.resolve(approval.person.form, beside)
        if not identity.slug:
            identity = Identity(slugify(approval.person.form), "low", identity.basis, provisional=True)
        node = builder.kind(graph, builder.uris.part(letter, f"approval-{number}"), CK.Approval)
        builder.add(graph, node, CK.approves, letter)
        builder.add(graph, letter, CK.approval, node)
        builder.add(graph, node, CK.by, self.persons.person(approval.person, identity))
        builder.text(graph, node, RDFS.label, fold(source.quote(approval.span))[:160], "en")
        day = approval.dating.day if approval.dating else None
        if approval.dating is not None:
            where = INFERRED if approval.dating.basis == "inferred" else graph
            builder.edtf(where, node, CK.date, approval.dating.edtf)
            for observation in approval.dating.observations:
                builder.claim(node, CK.date, Literal(approval.dating.edtf, datatype=EDTF), observation, source)
        if day is not None and approval.time is not None:
            builder.moment(graph, node, CK.at, day, approval.time)
        if approval.place:
            builder.add(graph, node, CK.place, self.persons.place(approval.place, approval.span))
        if approval.means:
            builder.concept(graph, node, CK.means, "medium", approval.means)
        builder.add(graph, node, CK.statedIn, note)
        for reference in approval.references:
            builder.add(graph, node, CK.reference, self.archives.nodes[(graph, reference.span)])
        builder.attest(graph, node, source, approval.span)
        return node
