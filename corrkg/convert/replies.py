"""Which letter a letter answers: by the number that it cites, or by its subject, its date and its correspondents.

Letters are taken in printed order, and a link that is only concluded from the subject goes to a letter that nothing has
answered yet: neither an earlier reply nor a consent that a note tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from pyoxigraph import NamedNode

from corrkg.convert.asked import asked_for, has_paragraph_on
from corrkg.convert.earlier import Earlier, Seen, bears_number, seen_of
from corrkg.convert.links import Like, Link, by_subject, by_words
from corrkg.convert.subjects import Likeness, Subjects, stems
from corrkg.convert.work import TextWork
from corrkg.edition.records import Part, Reply
from corrkg.edition.source import Span
from corrkg.uris import INFERRED
from corrkg.vocab import CK

# Further back, a letter answers only what it cites.
_CITED_DAYS = 21
# "your letter about the metro": what a letter that was received is said to be about, to the end of the sentence.
_ABOUT = re.compile(r"(?P<matter>\s+(?:about|on|concerning|regarding)\b[^.!?;,:]*)[^.!?;]*")
# What is said of the matter, after its name: "on the loading of wagons is acceptable".
_SAID_OF_IT = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|must|should|will|would|seems?|does|do)\b.*", re.DOTALL
)
# What a paragraph shares at least with the letter that it answers: the cosine, the weight of the shared words, how many
# they are. One of the pairs is enough: a short paragraph is alike in few words, a long one shares many.
_STRONG = ((0.1, 5.5, 2), (0.07, 9.0, 4))
_SURE = 0.15
# Where two earlier letters are about as alike, neither is taken.
_MARGIN = 1.2
# Two paragraphs that are weakly like the same letter tell as much as one that is strongly so.
_WEAK = 0.05
# So many rare words two share with it at least; more paragraphs need none.
_RARE, _MANY = 3, 3
# What takes up a message by its medium: the media, what it does, and how sure it is that the only one is meant.
_OF_MEDIUM = {
    "telegraphed": ({"telegram", "cipher-telegram"}, "takes up a telegram", "medium"),
    "telephoned": ({"telephone-message"}, "cites a telephone message", "high"),
}
# The series of numbers by which a letter is cited.
_OWN_NUMBERS = ("sender", "cipher-office", "outgoing")
# Of two numbers that one letter cites, how far apart they may be and still run parallel to another count.
_STEPS = 5


def convert_replies(text: TextWork) -> None:
    """Write ck:repliesTo for the letters of a text, the best founded link first, with a claim for each."""
    letters = [seen_of(one, order) for order, one in enumerate(text.letters)]
    answered = {seen.node for seen in letters if seen.letter.approvals}
    earlier = Earlier()
    before: Seen | None = None
    for seen in letters:
        links = _Answers(seen, earlier.than(seen), earlier.than(seen, _CITED_DAYS), answered, text.subjects).links()
        text.answers[seen.node] = [
            (span, link.target.node) for link in links for span in (link.observation.span, *link.also)
        ]
        announced = _announced(seen, before)
        if announced and all(link.target is not announced.target for link in links):
            links.append(announced)
        before = seen
        for link in links:
            text.builder.add(INFERRED, seen.node, CK.repliesTo, link.target.node)
            text.builder.claim(seen.node, CK.repliesTo, link.target.node, link.observation, text.source)
        answered |= {link.target.node for link in links}
        earlier.add(seen)


def _announced(seen: Seen, before: Seen | None) -> Link | None:
    """Link a letter to the one printed before it, where a note of that one says that the next document answers it."""
    reply = next((reply for reply in before.letter.replies if reply.kind == "next"), None) if before else None
    if before is None or reply is None or not (seen.senders & before.recipients and seen.recipients & before.senders):
        return None
    return by_words(before, reply, reply.basis, reply.certainty)


@dataclass(frozen=True, slots=True)
class _Answers:
    """What one letter answers.

    Args:
        seen: the letter.
        earlier: what it may answer.
        cited: what it may cite, further back.
        answered: what has its answer already.
        subjects: of all letters of the text.
    """

    seen: Seen
    earlier: list[Seen]
    cited: list[Seen]
    answered: set[NamedNode]
    subjects: Subjects

    def links(self) -> list[Link]:
        """Return the links, one for each letter that it answers."""
        found: list[Link] = []
        silent: list[Part] = []
        for part in self.seen.letter.parts:
            if part.kind in {"body", "postscript"}:
                links = self._cited(part) or self._verdicts(part)
                if not links and (link := self._subject(part)):
                    links = [link]
                found += links
                silent += [] if links else [part]
        found += self._parallel(found)
        found += self._repeated(silent, {link.target.node for link in found})
        return list({link.target.node: link for link in reversed(found)}.values())[::-1]

    def _asks(self, part: Part) -> bool:
        """Tell whether a paragraph asks or proposes something itself; then it need not answer what it is like."""
        return any(part.span.contains(request.span) for request in self.seen.letter.requests)

    def _open(self, among: Iterable[Seen]) -> list[Seen]:
        return [other for other in among if other.node not in self.answered]

    def _best(self, text: str, among: Iterable[Seen]) -> Like | None:
        """Return the letter whose subject is most like ``text``, if it stands apart from the next."""
        if not (among := list(among)):
            return None
        words = stems(text) - stems(self.seen.names)
        alike = [Like(self.subjects.compare(words, other.order), other) for other in among]
        alike = sorted((each for each in alike if each.likeness.shared), key=lambda each: -each.likeness.cosine)
        if not alike:
            return None
        best = alike[0].likeness.cosine
        apart = best >= _SURE or len(alike) == 1 or best > _MARGIN * alike[1].likeness.cosine
        return alike[0] if apart else None

    def _cited(self, part: Part) -> list[Link]:
        """Follow what the paragraph says of a letter: its number, its day, that it came, or else what is said of it."""
        said = [r for r in self.seen.letter.replies if r.kind not in {"verdict", "next"} and part.span.contains(r.span)]
        plain = {r: self._by_number(r) or self._by_day(r, part) or self._by_kind(r, part) for r in said}
        told = any(plain.values())
        links = []
        for reply, after in zip_longest(said, said[1:]):
            link = plain[reply]
            silent = (
                reply.day is not None
                or reply.kind == "delivery"
                or (told and (reply.number is not None or reply.kind in {"allusion", "telegraphed"}))
            )
            if link is None and not silent:  # what has another day or number is not in the text
                start = part.span.start if reply is said[0] else reply.span.start
                link = self._by_matter(reply, Span(start, after.span.start if after else part.span.end), part)
            if link is not None:
                links.append(link)
        return links

    def _by_matter(self, reply: Reply, around: Span, part: Part) -> Link | None:
        """Link what is cited to the letter that is like what it is said to be about, or like the words around it."""
        taken_up = reply.kind in {"allusion", "telegraphed"}
        about = _ABOUT.match(self.seen.source.text, reply.span.end, part.span.end) if not taken_up else None
        named = (about["matter"], about.group()) if about else ()  # "on Levin", and all that follows it
        alike = (self._best(words, self.cited) for words in named)
        like = next((each for each in alike if each and each.likeness.cosine >= _SURE), None)
        if like is None and about and (link := self._by_paragraph(reply, stems(_SAID_OF_IT.sub("", about["matter"])))):
            return link
        like = like or self._best(self.seen.source.words(reply.span if taken_up else around), self.earlier)
        if like is None or (taken_up and like.likeness.cosine < _STRONG[0][0]):
            return None
        if like.likeness.cosine < _WEAK and not any(map(self.subjects.is_rare, like.likeness.shared)):
            return None  # "millions", "plan": words of many letters tell nothing of which is meant
        certainty = "high" if like.likeness.cosine >= _SURE else "medium"
        return Link(like.target, by_subject(like.likeness, reply.span, certainty, "says that it answers; "), reply)

    def _by_paragraph(self, reply: Reply, matter: set[str]) -> Link | None:
        """Link what is cited to the one letter that has a paragraph about what it is said to be about."""
        matter -= stems(self.seen.names)
        if len(matter) == 1 and not all(map(self.subjects.is_rare, matter)):
            return None
        found = [other for other in self.cited if has_paragraph_on(other.letter, matter)]
        if len(found) != 1:
            return None
        basis = f"{reply.basis}; one letter alone has a paragraph about it (shared words: {', '.join(sorted(matter))})"
        return by_words(found[0], reply, basis, "medium")

    def _by_number(self, reply: Reply) -> Link | None:
        if reply.number is None:
            return None
        found = [other for other in self.cited if bears_number(other, reply.number, *_OWN_NUMBERS)]
        if len(found) != 1:
            return None
        basis = f"cites No. {reply.number}, a number of that letter"
        return by_words(found[0], reply, basis, "high")

    def _by_day(self, reply: Reply, part: Part) -> Link | None:
        if reply.day is None:
            return None
        days = [(other, other.letter.header.dating.day) for other in self.cited]
        found = [other for other, day in days if day and day.day == reply.day[0] and reply.day[1] in {None, day.month}]
        if len(found) > 1 and (like := self._best(self.seen.source.words(part.span), found)):
            found = [like.target]
        if len(found) != 1:
            return None
        return by_words(found[0], reply, reply.basis, "high")

    def _by_delivery(self, reply: Reply) -> Link | None:
        """Link what is sent to the one letter that asks for it."""
        sent = stems(self.seen.source.quote(reply.span)) - stems(self.seen.names)
        asked = [(other, asked_for(other.letter, other.source, sent)) for other in self.cited]
        asked = [each for each in asked if each[1]]
        if len(asked) != 1:
            return None
        basis = f"sends what that letter asks for (shared words: {', '.join(asked[0][1])})"
        return by_words(asked[0][0], reply, basis, "medium")

    def _by_kind(self, reply: Reply, part: Part) -> Link | None:
        if reply.kind == "delivery":
            return self._by_delivery(reply)
        if reply.kind in _OF_MEDIUM:
            media, told, certainty = _OF_MEDIUM[reply.kind]
            sent = [other for other in self.earlier if other.letter.medium in media]
            if len(sent) != 1:
                return None
            basis = f"{told}; the only one before it with the correspondents reversed"
            return by_words(sent[0], reply, basis, certainty)
        letters = [other for other in self.earlier if other.letter.medium in {"letter", "unstated"}]
        if reply.kind != "receipt" or not letters:
            return None
        about = _ABOUT.match(self.seen.source.text, reply.span.end, part.span.end)
        if about and (like := self._best(about.group(), self.cited)):
            lead = "says that a letter was received; "
            return Link(like.target, by_subject(like.likeness, reply.span, "medium", lead), reply)
        basis = "says that a letter was received; the last one before it with the correspondents reversed"
        return by_words(letters[-1], reply, basis, "medium")

    def _verdicts(self, part: Part) -> list[Link]:
        """Link a verdict to the open request that alone, or by far the most, shares its words."""
        requests = [other for other in self._open(self.earlier) if other.letter.asks]
        links = []
        for reply in self.seen.letter.replies:
            if reply.kind != "verdict" or not part.span.contains(reply.span):
                continue
            like = self._best(self.seen.source.words(reply.span), requests)
            if like and like.likeness.cosine >= _STRONG[0][0]:
                lead = "agrees or objects, and that letter asks for an answer and has no other; "
                links.append(Link(like.target, by_subject(like.likeness, reply.span, "low", lead), reply))
        return links

    def _subject(self, part: Part) -> Link | None:
        like = self._best(part.text, self._open(self.earlier))
        if like is None:
            return None
        found = like.likeness
        if not any(found.cosine >= c and found.weight >= w and len(found.shared) >= n for c, w, n in _STRONG):
            return None
        return Link(like.target, by_subject(found, part.span, "medium" if found.cosine >= _SURE else "low"))

    def _parallel(self, links: list[Link]) -> list[Link]:
        """Link a cited number that no letter has, where another one cited beside it shows how the counts run.

        A sender's own count and that of the cipher office go on together: if "your 124" is the letter No. 1557, then
        "your 123" is No. 1556.
        """
        found = []
        settled = {link.reply.number: link.target for link in links if link.reply and link.reply.number is not None}
        for reply in self.seen.letter.replies:
            if reply.number is None or reply.number in settled:
                continue
            for number, target in settled.items():
                step = reply.number - number
                for other in target.letter.numbers if 0 < abs(step) <= _STEPS else ():
                    others = [each for each in self.earlier if bears_number(each, other.value + step, other.series)]
                    if other.series == "incoming" or len(others) != 1 or others[0] is target:
                        continue
                    basis = (
                        f"cites No. {reply.number} beside No. {number}, which is the letter numbered {other.value}; "
                        f"this one is numbered {other.value + step}"
                    )
                    found.append(by_words(others[0], reply, basis, "low"))
        return found

    def _repeated(self, parts: list[Part], linked: set[NamedNode]) -> list[Link]:
        """Link a letter that two paragraphs are like, each of them weakly."""
        alike: dict[NamedNode, list[tuple[Part, Like]]] = {}
        among = [other for other in self._open(self.earlier) if other.node not in linked]
        for part in parts:
            like = self._best(part.text, among)
            if like and like.likeness.cosine >= _WEAK:
                alike.setdefault(like.target.node, []).append((part, like))
        found = []
        for pairs in alike.values():
            shared = tuple(dict.fromkeys(word for _, like in pairs for word in like.likeness.shared))
            rare = sum(map(self.subjects.is_rare, shared))
            if len(pairs) < 2 or len(shared) < 2 or (len(pairs) < _MANY and rare < _RARE):
                continue
            part, like = pairs[0]
            if not like.target.letter.asks and all(self._asks(each) for each, _ in pairs):
                continue  # each asks something of its own, and the other letter wants no answer
            together = Likeness(like.likeness.cosine, like.likeness.weight, shared)
            lead = f"{len(pairs)} paragraphs of it; "
            also = tuple(other.span for other, _ in pairs[1:])
            found.append(Link(like.target, by_subject(together, part.span, "low", lead), also=also))
        return found
