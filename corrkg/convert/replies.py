"""Which letter a letter answers: by the number that it cites, or else the last one from its recipients before it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pyoxigraph import NamedNode

from corrkg.convert.graph import INFERRED, GraphBuilder
from corrkg.edition.records import Letter, Observation, Reply
from corrkg.edition.source import SourceText
from corrkg.vocab import CK

_SPAN = dt.timedelta(days=10)


@dataclass(frozen=True, slots=True)
class _Seen:
    node: NamedNode
    letter: Letter
    source: SourceText
    senders: frozenset[str]


class ReplyWriter:
    """Collects the letters of a build, then links those that answer another."""

    def __init__(self, builder: GraphBuilder) -> None:
        """Begin with no letter."""
        self.builder = builder
        self.letters: list[_Seen] = []

    def seen(self, node: NamedNode, letter: Letter, source: SourceText, senders: list[str]) -> None:
        """Remember a letter."""
        self.letters.append(_Seen(node, letter, source, frozenset(senders)))

    def write(self) -> None:
        """Write ck:repliesTo with a claim for each link."""
        for seen in self.letters:
            for reply in seen.letter.replies:
                found = self._by_number(seen, reply) if reply.number is not None else self._by_time(seen)
                if found is not None:
                    target, certainty, basis = found
                    self.builder.add(INFERRED, seen.node, CK.repliesTo, target.node)
                    observation = Observation("inferred", "reply", basis, reply.span, certainty)
                    self.builder.claim(seen.node, seen.node, CK.repliesTo, target.node, observation, seen.source)

    def _others(self, seen: _Seen) -> list[_Seen]:
        """Letters to this letter's senders, not later than it and not long before, the latest last."""
        day = seen.letter.header.dating.not_after
        near = []
        for other in self.letters:
            then = other.letter.header.dating.not_before or other.letter.header.dating.not_after
            if other is seen or day is None or then is None or not dt.timedelta(0) <= day - then <= _SPAN:
                continue
            to = {name.form.split()[-1].lower() for name in other.letter.header.recipients}
            if to & {name.form.split()[-1].lower() for name in seen.letter.header.senders} and not other.senders & seen.senders:
                near.append(other)
        return sorted(near, key=lambda other: (other.letter.header.dating.not_before or dt.date.min, other.letter.span))

    def _by_number(self, seen: _Seen, reply: Reply) -> tuple[_Seen, str, str] | None:
        numbered = [other for other in self._others(seen) if any(n.value == reply.number and n.series == "sender" for n in other.letter.numbers)]
        if len(numbered) == 1:
            return numbered[0], "high", f"cites No. {reply.number}, the sender's number of that letter"
        return None

    def _by_time(self, seen: _Seen) -> tuple[_Seen, str, str] | None:
        others = self._others(seen)
        return (others[-1], "low", "says that it answers; the last letter to its senders before it was taken") if others else None
