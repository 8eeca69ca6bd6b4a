"""Which letter a letter answers: by the number that it cites, or by its subject, its date and its correspondents."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pyoxigraph import NamedNode

from corrkg.convert.graph import INFERRED, GraphBuilder
from corrkg.convert.subjects import Likeness, Subjects
from corrkg.edition.records import Letter, Observation, Part, Reply
from corrkg.edition.source import SourceText
from corrkg.vocab import CK

# A letter answers within this time, and its paragraph shares at least this much with what it answers.
_DAYS = dt.timedelta(days=10)
_COSINE, _WEIGHT, _WORDS = 0.1, 5.5, 2
_SURE = 0.15
# Where two earlier letters are about as alike, neither is taken.
_MARGIN = 1.2


@dataclass(frozen=True, slots=True)
class _Seen:
    node: NamedNode
    letter: Letter
    source: SourceText
    senders: frozenset[str]
    recipients: frozenset[str]
    order: int

    @property
    def words(self) -> str:
        return f"{self.letter.part('body')}\n{self.letter.part('after')}"


@dataclass(frozen=True, slots=True)
class _Link:
    target: _Seen
    observation: Observation


class ReplyWriter:
    """Collects the letters of a build, then links those that answer another."""

    def __init__(self, builder: GraphBuilder) -> None:
        """Begin with no letter."""
        self.builder = builder
        self.letters: list[_Seen] = []

    def seen(
        self, node: NamedNode, letter: Letter, source: SourceText, senders: list[str], recipients: list[str]
    ) -> None:
        """Remember a letter, its senders and recipients by their slugs."""
        order = len(self.letters)
        self.letters.append(_Seen(node, letter, source, frozenset(senders), frozenset(recipients), order))

    def write(self) -> None:
        """Write ck:repliesTo, the best founded link first, with a claim for each."""
        subjects = Subjects([seen.words for seen in self.letters])
        for seen in self.letters:
            earlier = self._earlier(seen)
            links: dict[NamedNode, _Link] = {}
            for part in seen.letter.parts:
                if part.kind in {"body", "postscript"}:
                    for link in self._links(seen, part, earlier, subjects):
                        links.setdefault(link.target.node, link)
            for link in links.values():
                self.builder.add(INFERRED, seen.node, CK.repliesTo, link.target.node)
                self.builder.claim(seen.node, CK.repliesTo, link.target.node, link.observation, seen.source)

    def _earlier(self, seen: _Seen) -> list[_Seen]:
        """Letters to this letter's senders from its recipients, printed before it and not long before."""
        day = seen.letter.header.dating.not_after or seen.letter.header.dating.not_before
        found = []
        for other in self.letters[: seen.order]:
            then = other.letter.header.dating.not_before or other.letter.header.dating.not_after
            if (
                other.source is not seen.source
                or day is None
                or then is None
                or not dt.timedelta(0) <= day - then <= _DAYS
            ):
                continue
            if other.senders & seen.recipients and other.recipients & seen.senders:
                found.append(other)
        return found

    def _links(self, seen: _Seen, part: Part, earlier: list[_Seen], subjects: Subjects) -> list[_Link]:
        said = [reply for reply in seen.letter.replies if part.span.contains(reply.span)]
        links = [link for reply in said if (link := self._by_number(earlier, reply) or self._by_day(earlier, reply))]
        if links:
            return links
        alike = sorted(
            ((subjects.compare(part.text, other.order), other) for other in earlier), key=lambda pair: -pair[0].cosine
        )
        if not alike or len(alike[0][0].shared) < (1 if said else _WORDS):
            return []
        likeness, other = alike[0]
        apart = likeness.cosine >= _SURE or len(alike) == 1 or likeness.cosine > _MARGIN * alike[1][0].cosine
        strong = likeness.cosine >= _COSINE and likeness.weight >= _WEIGHT
        if not apart or not (strong or said):
            return []
        return [_Link(other, self._by_subject(said[0] if said else None, part, likeness))]

    @staticmethod
    def _by_number(earlier: list[_Seen], reply: Reply) -> _Link | None:
        if reply.number is None:
            return None
        found = [
            other
            for other in earlier
            if any(
                number.value == reply.number and number.series in {"sender", "cipher-office", "outgoing"}
                for number in other.letter.numbers
            )
        ]
        if len(found) != 1:
            return None
        basis = f"cites No. {reply.number}, a number of that letter"
        return _Link(found[0], Observation("inferred", "reply", basis, reply.span, "high"))

    @staticmethod
    def _by_day(earlier: list[_Seen], reply: Reply) -> _Link | None:
        days = [(other, other.letter.header.dating.day) for other in earlier]
        found = [other for other, day in days if day is not None and (day.day, day.month) == reply.day]
        if len(found) != 1:
            return None
        return _Link(found[0], Observation("inferred", "reply", reply.basis, reply.span, "high"))

    @staticmethod
    def _by_subject(said: Reply | None, part: Part, likeness: Likeness) -> Observation:
        words = ", ".join(likeness.shared[:6])
        lead = "says that it answers; " if said else ""
        certainty = (
            "high" if said and likeness.cosine >= _SURE else "medium" if said or likeness.cosine >= _SURE else "low"
        )
        basis = f"{lead}within a week, the correspondents reversed, the same subject (shared words: {words})"
        return Observation("inferred", "reply", basis, said.span if said else part.span, certainty)
