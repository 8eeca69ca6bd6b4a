"""Decisions of the Politburo, and consents to what a letter proposed."""

from __future__ import annotations

from pyoxigraph import NamedNode

from corrkg.convert.addresses import DecisionAddress
from corrkg.convert.dated import write_circumstances, write_day
from corrkg.convert.phrases import clipped
from corrkg.convert.responses import stance
from corrkg.convert.summary import decision_words
from corrkg.convert.work import LetterWork
from corrkg.edition.records import Approval, Decision
from corrkg.uris import INFERRED
from corrkg.vocab import CK, RDFS


def approval_node(one: LetterWork, number: int) -> NamedNode:
    """Return the URI of the letter's approval ``number``, counted from 1: a fragment of the letter."""
    return one.builder.uris.part(one.node, f"approval-{number}")


def convert_decisions(one: LetterWork) -> None:
    """Write the decisions that the letter's notes, or its own words, tell of."""
    for number, told in enumerate(one.record.decisions, 1):
        address = one.decision(number)
        if address is not None:
            _decision(one, address, told)


def convert_approvals(one: LetterWork) -> None:
    """Write the consents that the letter's notes tell of, each as a fragment of the letter."""
    for number, told in enumerate(one.record.approvals, 1):
        _approval(one, approval_node(one, number), told)


def _decision(one: LetterWork, address: DecisionAddress, decision: Decision) -> None:
    """Write one decision; one that is told elsewhere gets only where else it is told, and for what."""
    builder, source, graph = one.builder, one.source, one.source.slug
    node = builder.kind(graph, builder.uris.decision(address.slug), CK.Decision)
    _stated(one, node, decision)
    if address.again:
        return
    words = decision_words(one.words(decision.span))
    # a body that the words do not name is an inference, with the claims below
    builder.concept(INFERRED if decision.observations else graph, node, CK.body, "body", "politburo")
    builder.text(graph, node, CK.text, words)
    builder.text(graph, node, CK.title, decision.title)
    if decision.dating is not None:
        write_day(one, node, decision.dating, decision.span)
    if decision.series:
        builder.concept(graph, node, CK.series, "series", decision.series)
    for observation in decision.observations:
        builder.claim(node, CK.body, CK.concept("body", "politburo"), observation, source)


def _stated(one: LetterWork, node: NamedNode, decision: Decision) -> None:
    graph = one.source.slug
    one.builder.add(graph, node, CK.statedIn, one.node if decision.note is None else one.note(decision.note))
    one.builder.add(graph, one.node, CK.tells, node)
    one.builder.attest(graph, node, one.source, decision.span)
    for reference in decision.references:
        one.builder.add(graph, node, CK.reference, one.archives.nodes[(graph, reference.span)])


def _approval(one: LetterWork, node: NamedNode, approval: Approval) -> None:
    builder, graph = one.builder, one.source.slug
    builder.kind(graph, node, CK.Approval)
    builder.add(graph, node, CK.approves, one.node)
    builder.add(graph, one.node, CK.approval, node)
    stance(one, node, approval.stance, one.node, graph)
    builder.add(graph, node, CK.by, one.person(approval.person))
    builder.text(graph, node, RDFS.label, clipped(one.words(approval.span)), one.language)
    write_circumstances(one, node, approval)
