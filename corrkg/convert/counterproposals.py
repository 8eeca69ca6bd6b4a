"""Counter-proposals: what an answer proposes of its own, where it says neither yes nor no."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode

from corrkg.convert.work import LetterWork
from corrkg.edition.records import Letter, Response
from corrkg.edition.source import Span


def counter_proposals(
    one: LetterWork, taken: Sequence[tuple[Response, NamedNode | None]]
) -> Iterator[tuple[Response, NamedNode]]:
    """Yield each proposal of a letter that stands where it answers another, with that letter.

    The paragraph answers one letter, which proposes something or asks for an opinion, and the writers say neither yes
    nor no to it, neither in this paragraph nor in another one. Who asks for an opinion himself carries the matter on.

    Args:
        one: the letter.
        taken: the stances that it and its notes tell, each with the letter that it answers.
    """
    if _asks(one.record, "answer"):
        return
    # Who asks back has not said yes or no.
    own = [(told, to) for told, to in taken if told.note is None and not told.told and told.stance != "asks-back"]
    settled = {to for _, to in own}
    for request in one.record.requests:
        part = one.record.paragraph_of(request.span)
        if request.kind != "proposal" or part is None or any(part.contains(told.span) for told, _ in own):
            continue
        answered = one.answered_alone_in(part)
        if answered is None or answered.node in settled or not _asks(answered.record, "answer", "proposal"):
            continue
        if _of_its_matter(one, part, answered.record):
            yield Response(None, one.record.header.senders, "proposes-otherwise", request.span), answered.node


def _of_its_matter(one: LetterWork, part: Span, answered: Letter) -> bool:
    """Tell whether what is asked in a paragraph is of the matter of what the letter asks that it answers."""
    said = frozenset().union(*(each.about for each in one.record.requests if part.contains(each.span)))
    return any(said & (each.terms | each.about) for each in answered.requests)


def _asks(letter: Letter, *kinds: str) -> bool:
    return any(request.kind in kinds for request in letter.requests)
