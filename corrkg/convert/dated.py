"""When, where and by what means a thing was done of which a text tells: an act, a decision, a document."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from corrkg.convert.work import LetterWork
from corrkg.edition.records import Approval, Dating, Response
from corrkg.edition.source import Span
from corrkg.uris import INFERRED
from corrkg.vocab import CK, EDTF


def write_day(one: LetterWork, node: NamedNode, dating: Dating, told: Span | None = None) -> None:
    """Write a day with its span, its basis and its words; one that is inferred stands in the graph of inferences.

    Args:
        one: the letter that tells it, or whose note does.
        node: what is dated.
        dating: the day.
        told: the words that tell of it all; where they are those of the day as well, these are not written.
    """
    graph = INFERRED if dating.basis == "inferred" else one.source.slug
    one.builder.dating(graph, node, dating, one.source, verbatim=dating.span != told)
    for observation in dating.observations:
        one.builder.claim(node, CK.date, Literal(dating.edtf, datatype=EDTF), observation, one.source)


def write_circumstances(one: LetterWork, node: NamedNode, told: Approval | Response) -> None:
    """Write when, where and by what means somebody took a stance, and what tells it, as far as the words say.

    Args:
        one: the letter that tells it, or whose note does.
        node: the stance.
        told: what was read of it.
    """
    builder, graph = one.builder, one.source.slug
    if told.dating is not None:
        write_day(one, node, told.dating, told.span)
        if told.dating.day is not None and told.time is not None:
            builder.moment(graph, node, CK.at, told.dating.day, told.time)
    if told.place:
        builder.add(graph, node, CK.place, one.persons.place(told.place, told.span))
    if told.means:
        builder.concept(graph, node, CK.means, "medium", told.means)
    builder.add(graph, node, CK.statedIn, one.node if told.note is None else one.note(told.note))
    for reference in told.references:
        builder.add(graph, node, CK.reference, one.archives.nodes[(graph, reference.span)])
    builder.attest(graph, node, one.source, told.span)
