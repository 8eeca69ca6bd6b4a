"""The day of what a text tells: an act, a decision, a document."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from corrkg.convert.work import LetterWork
from corrkg.edition.records import Dating
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
