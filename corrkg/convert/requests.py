"""Requests: what a letter asks or proposes, one by one, and which response answers which of them."""

from __future__ import annotations

from pyoxigraph import NamedNode

from corrkg.convert.decisions import approval_node
from corrkg.convert.matters import asked_in_full
from corrkg.convert.naming import thing_of
from corrkg.convert.phrases import LONGEST_LABEL, clipped
from corrkg.convert.responses import answered_by
from corrkg.convert.work import LetterWork, TextWork
from corrkg.edition.records import Letter, Observation, Request
from corrkg.edition.source import Span
from corrkg.uris import INFERRED
from corrkg.vocab import CK, RDFS

_ONE_MATTER = "answers the letter, which asks for one answer at most"
_PASSED_ON = "named before the verb by which another asks or proposes it, which the letter passes on"
_REPEATED = "named before the verb by which another proposes, as the letter tells before, what its writers propose here"
_BY_MARKER = "the note that tells the response stands in the paragraph of the request, or of its matter"


def convert_requests(text: TextWork) -> None:
    """Write the requests of a text's letters, and the responses to each."""
    for one in text.letters:
        for number, request in enumerate(one.record.requests, 1):
            _request(one, request_node(one, number), request)
    by_node = {one.node: one for one in text.letters}
    for one in text.letters:
        for number, approval in enumerate(one.record.approvals, 1):
            _link(one, one, approval_node(one, number), approval.note, approval.span)
        for node, response, target in answered_by(one):
            if target in by_node:
                _link(one, by_node[target], node, response.note, response.span)


def request_node(one: LetterWork, number: int) -> NamedNode:
    """Return the URI of the letter's request ``number``, counted from 1: a fragment of the letter."""
    return one.builder.uris.part(one.node, f"request-{number}")


def of_one_matter(letter: Letter) -> bool:
    """Tell whether a letter asks for one answer at most, so that what answers it answers all that it asks."""
    return sum(request.kind == "answer" for request in letter.requests) <= 1


def sign_stands_in(letter: Letter, note: int | None) -> Span | None:
    """Return the paragraph in which the sign of a note stands; None where it has none."""
    marker = next((each.marker for each in letter.notes if each.number == note), None)
    return None if marker is None else letter.paragraph_of(marker.span)


def at_sign(letter: Letter, note: int | None) -> list[int]:
    """Return the numbers of the requests in whose paragraph, or the nearest of their matter, the sign of a note stands.

    Who asks for an opinion asks it of what stands in the paragraph that says what about: what was said to the one was
    said to the other.
    """
    paragraph = sign_stands_in(letter, note)
    if paragraph is None:
        return []
    here = [each for each in letter.requests if paragraph.contains(each.span) or each.near.contains(paragraph)]
    about = [each.near for each in here if each.kind == "answer"]
    return [
        number
        for number, request in enumerate(letter.requests, 1)
        if request in here or any(near.contains(request.span) for near in about)
    ]


def _request(one: LetterWork, node: NamedNode, request: Request) -> None:
    builder, graph, source = one.builder, one.source.slug, one.source
    builder.kind(graph, node, CK.Request)
    builder.add(graph, one.node, CK.request, node)
    builder.text(graph, node, RDFS.label, clipped(asked_in_full(one, request, LONGEST_LABEL)), one.language)
    builder.concept(graph, node, CK.requestType, "requestType", request.kind)
    builder.text(graph, node, CK.matter, one.words(request.matter))
    for name in one.record.header.recipients:
        builder.add(graph, node, CK.of, one.person(name))
    builder.attest(graph, node, source, request.span)
    for place in request.proposers:
        for who in _meant_at(one, place):
            builder.add(INFERRED, node, CK.proposedBy, who)
            repeated = any(opening.contains(place) for opening in request.repeated)
            basis = _REPEATED if repeated else _PASSED_ON
            observation = Observation("inferred", "request", basis, place, "low" if repeated else "medium")
            builder.claim(node, CK.proposedBy, who, observation, source)


def _meant_at(one: LetterWork, place: Span) -> list[NamedNode]:
    """Return the person or the body that is named at a place."""
    bodies = [thing_of(one.text, each) for each in one.record.named if each.span == place]
    return [each for each in bodies if each is not None] or one.persons.meant_at(place)


def _link(one: LetterWork, asked: LetterWork, response: NamedNode, note: int | None, span: Span) -> None:
    """Link a response with the requests of a letter that it answers; none where they cannot be told apart."""
    single = of_one_matter(asked.record)
    for number in range(1, len(asked.record.requests) + 1) if single else at_sign(asked.record, note):
        node = request_node(asked, number)
        one.builder.add(INFERRED, response, CK.answers, node)
        one.builder.add(INFERRED, node, CK.response, response)
        basis = _ONE_MATTER if single else _BY_MARKER
        observation = Observation("inferred", "request", basis, span, "medium")
        one.builder.claim(response, CK.answers, node, observation, one.source)
