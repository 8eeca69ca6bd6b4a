"""Responses: the stances that letters take to others, and those in notes that are no consent."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from corrkg.convert.counterproposals import counter_proposals
from corrkg.convert.dated import write_circumstances
from corrkg.convert.matters import asked_in, asks_nothing, of_its_matter
from corrkg.convert.phrases import clipped
from corrkg.convert.work import LetterWork, TextWork
from corrkg.edition.records import Observation, Response
from corrkg.edition.source import Span
from corrkg.uris import INFERRED
from corrkg.vocab import CK, RDFS


def convert_responses(text: TextWork) -> None:
    """Write the responses of a text's letters and notes; which letter a letter answers is known by then."""
    for one in text.letters:
        for node, told, answered in answered_by(one):
            _response(one, node, told, answered)


def answered_by(one: LetterWork) -> Iterator[tuple[NamedNode, Response, NamedNode | None]]:
    """Yield the responses that a letter and its notes tell, each with its URI and the letter that it answers."""
    taken: list[tuple[Response, NamedNode | None]] = []
    for told in one.record.responses:
        answered = one.node if told.note is not None and not told.told else letter_answered(one, told)
        taken.append((told, answered))
    for number, (told, to) in enumerate([*taken, *counter_proposals(one, taken)], 1):
        yield one.builder.uris.part(one.node, f"response-{number}"), told, to


def stance(one: LetterWork, node: NamedNode, notation: str, answered: NamedNode | None, graph: str) -> None:
    """Write what a response says, and to which letter.

    Args:
        one: the letter that tells it.
        node: the response.
        notation: its stance.
        answered: the letter that it answers; None where that is not in the edition.
        graph: where the link belongs: inferred, or the text's own.
    """
    builder = one.builder
    builder.kind(one.source.slug, node, CK.Response)
    builder.concept(one.source.slug, node, CK.stance, "stance", notation)
    if answered is not None:
        builder.add(graph, node, CK.answers, answered)
        builder.add(graph, answered, CK.response, node)


def letter_answered(one: LetterWork, told: Response) -> NamedNode | None:
    """Return the letter that words of a letter answer: by what they cite, or else the one that their paragraph does.

    What takes no stance by a word of its own answers the letter that asks for its matter. What was said to others
    answers none.
    """
    if told.told:
        return None
    span = told.span
    cited = {target for words, target in one.answers if words.start < span.end and span.start < words.end}
    around = one.answered_in(one.record.paragraph_of(span))
    found = cited or around or _acknowledged(one, span)
    if told.shared:
        untold = {node for node in found if told.shared == 1 and asks_nothing(one, node)}
        return _of_one(asked_in(one, told) or untold)
    return _of_one(found or (asked_in(one, told) if told.bound else of_its_matter(one, span)))


def _of_one(found: set[NamedNode]) -> NamedNode | None:
    return next(iter(found)) if len(found) == 1 else None


def _acknowledged(one: LetterWork, span: Span) -> set[NamedNode]:
    """Return the letter that the first paragraph acknowledges ("I received your letter of the 6th") before others.

    A paragraph that takes a stance itself answers by itself, and acknowledges for no other.
    """
    first = next((part.span for part in one.record.parts if part.kind == "body"), None)
    if first is None or first.end > span.start:
        return set()
    if any(each.note is None and first.contains(each.span) for each in one.record.responses):
        return set()
    return one.answered_in(first)


def _response(one: LetterWork, node: NamedNode, told: Response, answered: NamedNode | None) -> None:
    builder, graph, source = one.builder, one.source.slug, one.source
    own = told.note is None
    stance(one, node, told.stance, answered, INFERRED if own else graph)
    builder.text(graph, node, RDFS.label, clipped(one.words(told.span)), one.language)
    for name in told.persons:
        builder.add(graph, node, CK.by, one.person(name))
    write_circumstances(one, node, told)
    if own and answered is not None:
        basis = "the letter that these words, or their paragraph, answer"
        builder.claim(node, CK.answers, answered, Observation("inferred", "reply", basis, told.span, "medium"), source)
