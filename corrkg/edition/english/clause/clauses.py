"""Tokens divided into clauses, one finite verb group each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corrkg.edition.english.clause.gapping import leaves_out_its_verb, tells_how
from corrkg.edition.english.clause.groups import Group
from corrkg.edition.english.clause.having import with_participles
from corrkg.edition.english.clause.inversion import straighten
from corrkg.edition.english.clause.phrases import phrases
from corrkg.edition.english.clause.resuming import closes, gathered
from corrkg.edition.english.clause.rows import name_rows
from corrkg.edition.english.clause.segments import Segment, has_subject, is_participle, resumes, segments_of
from corrkg.edition.english.word.tokenizing import tokenize
from corrkg.edition.english.word.tokens import NO_NAMES, Token


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause.

    Args:
        tokens: its tokens; a relative clause that stands inside it is left out.
        group: its verb group, by indices of ``tokens``; None if it has none.
        leads: the separators that open it: "and", "that", ",".
        gapped: the verb is that of the clause before.
        inside: it is a relative clause that stands inside the one before.
        earlier: it tells what was done before what the clause around it tells, whether it stands in that or before it.
    """

    tokens: tuple[Token, ...]
    group: Group | None = None
    leads: tuple[Token, ...] = ()
    gapped: bool = False
    inside: bool = False
    earlier: bool = False


def clauses(tokens: Sequence[Token], rows: frozenset[int], last: Group | None = None) -> list[Clause]:
    """Return the clauses of a statement; they cover it.

    Args:
        tokens: the statement's tokens.
        rows: where the joints of its rows of names begin.
        last: the verb of the statement that it goes on with after a semicolon.
    """
    tokens = straighten(tokens)
    builder = _Builder(tokens, last)
    segments, earlier = _apart(with_participles(tokens, list(gathered(tokens, segments_of(tokens, rows), rows))))
    onward = _onward(tokens, segments)
    opens = _opening(tokens, segments)
    resumed = _resumed(tokens, segments)
    parted = list(_parted(tokens, segments, verb=last is not None))
    for index, segment in enumerate(segments):
        builder.add_earlier(earlier.get(index, ()))
        if index in parted:
            builder.add_parted(*segments[index : index + 3])
        if any(index - at in range(3) for at in parted):
            continue
        led = resumed[index] and segment.relative
        # "Orlov, whose mill eats all that it is given, asks for more"
        nested = [lead.lemma for lead in segment.leads] == ["that"] and _resumes_next(tokens, segments, index)
        ends = index + 1 == len(segments)
        if not ends and builder.found and not builder.pending and closes(tokens, segment, segments[index + 1]):
            builder.add_inside(segment)
            continue
        builder.add(segment, onward=onward[index] or opens[index], last=ends, led=led, nested=nested)
    builder.add_earlier(earlier.get(len(segments), ()))
    return builder.finish()


def _apart(segments: Iterable[Segment]) -> tuple[list[Segment], dict[int, list[Segment]]]:
    """Part the participles that tell what was done before from the other segments.

    Returns:
        The other segments, and by the place of each the participles of its clause, whose verb it holds.
    """
    found: list[Segment] = []
    waiting: list[Segment] = []
    beside: dict[int, list[Segment]] = {}
    for segment in segments:
        if segment.earlier:
            waiting.append(segment)
            continue
        if waiting and segment.group is not None:
            beside[len(found)], waiting = waiting, []
        found.append(segment)
    if waiting:
        beside[len(found)] = waiting
    return found, beside


def _parted(tokens: Sequence[Token], segments: Sequence[Segment], *, verb: bool) -> Iterator[int]:
    """Yield where a clause without a verb begins that a relative clause parts: "Orlov, who was in Kem, on May 5".

    Args:
        tokens: those of the statement.
        segments: its segments.
        verb: a verb stands before it, which may be left out.
    """
    last = -3
    for index, (segment, inside, rest) in enumerate(zip(segments, segments[1:], segments[2:], strict=False)):
        verb |= segment.group is not None
        alone = segment.group is None and inside.relative and inside.group is not None and rest.group is None
        if not (verb and alone and index >= last + 3):
            continue
        own = tokens[segment.first : segment.end]
        whole = [*own, *tokens[rest.first : rest.end]]
        named = bool(own) and own[0].kind == "name" and not leaves_out_its_verb(own)
        if named and leaves_out_its_verb(whole):
            last = index
            yield index


def is_sentence(words: str) -> bool:
    """Tell whether words hold a verb with its subject, or open with what was done: "Sent from Kem at 5".

    >>> is_sentence("The cipher left Kem on May 5 at 10 h. 25 min"), is_sentence("In a cipher sent from Kem at 10 h")
    (True, False)
    """
    tokens = tokenize(words, None, NO_NAMES)
    for segment in segments_of(tokens, name_rows(tokens)):
        group = segment.group
        if group is None or segment.relative:
            continue
        if not group.plain or (not group.start and group.past) or has_subject(tokens, segment):
            return True
    return False


class _Builder:
    """Puts segments together: those without a verb join the clause before or after them."""

    def __init__(self, tokens: Sequence[Token], last: Group | None) -> None:
        self.tokens, self.last = tokens, last
        self.found: list[Clause] = []
        self.pending: list[Segment] = []
        self.inside: list[Clause] = []

    def add(self, segment: Segment, *, onward: bool, last: bool, led: bool, nested: bool) -> None:
        """Add a segment.

        Args:
            segment: the segment.
            onward: it opens the clause after it.
            last: none follows it.
            led: it is a relative clause, and one with a subject of its own follows it.
            nested: it completes the clause before it, and the verb of another one follows it.
        """
        if segment.group is not None:
            named = any(map(self._content, self.pending)) or (led and any(map(self._opens, self.pending[:1])))
            within = nested and bool(self.inside)
            if (segment.relative or within) and named and not last:
                self.inside.append(self._clause([segment], inside=True))
            else:
                self.found += [self._clause([*self.pending, segment]), *self.inside]
                self.pending, self.inside = [], []
        elif self.found and not self.pending and not onward and self._leaves_out_its_verb(segment):
            if self._names_who_did(segment):
                self._join([segment])
                return
            words = tuple(self.tokens[segment.start : segment.end])
            before = self.found[self._last_outside()]
            self.found.append(Clause(words, before.group, tuple(segment.leads), gapped=True))
        elif not self.found or onward or (self.pending and not last):
            self.pending.append(segment)
        else:
            self._join([*self.pending, segment])
            self.pending = []

    def add_parted(self, segment: Segment, inside: Segment, rest: Segment) -> None:
        """Add a clause whose verb is left out, parted by a relative clause: "Orlov, who was in Kem, on May 5"."""
        words = (*self.tokens[segment.start : segment.end], *self.tokens[rest.start : rest.end])
        group = self.found[self._last_outside()].group if self.found else self.last
        if group is not None:
            self.found.append(Clause(words, group, tuple(segment.leads), gapped=True))
            self.add_inside(inside)

    def add_earlier(self, segments: Iterable[Segment]) -> None:
        """Add what was done before the clause that comes next, of which words may stand before it."""
        for segment in segments:
            within = bool(self.pending) and self.pending[0].start < segment.start
            among = self.inside if within else self.found
            among.append(replace(self._clause([segment], inside=True), earlier=True))

    def add_inside(self, segment: Segment) -> None:
        """Add a clause that stands inside the one before it, which goes on after it."""
        self.found.append(self._clause([segment], inside=True))

    def finish(self) -> list[Clause]:
        if self.pending and (self.found or self.inside):
            self.found += self.inside
            self._join(self.pending)
        elif self.pending:
            self.found.append(self._clause(self.pending))
        return self.found

    def _words(self, segment: Segment) -> Sequence[Token]:
        return self.tokens[segment.first : segment.end]

    def _leaves_out_its_verb(self, segment: Segment) -> bool:
        """Tell whether a segment tells who did what the clause before says, and when, where or how."""
        before, words = self.found[self._last_outside()], self._words(segment)
        if leaves_out_its_verb(words):
            return True
        return before.group is not None and tells_how(words, before.tokens, before.group)

    def _names_who_did(self, segment: Segment) -> bool:
        """Tell whether a segment names after a colon the first who did what the clause says: "was given: by Orlov"."""
        announced = [lead.text for lead in segment.leads] == [":"]
        return announced and self._words(segment)[0].lemma in {"by", "from"}

    def _content(self, segment: Segment) -> bool:
        """Tell whether a segment may hold the subject of a clause that a relative clause interrupts."""
        inner = phrases(self.tokens, segment.first, segment.end, frozenset())
        return any(phrase.is_noun or phrase.people for phrase in inner)

    def _opens(self, segment: Segment) -> bool:
        """Tell whether a segment opens a clause that a relative one interrupts: "In a cipher, which left, he agreed".

        A day opens none: "On May 5, which was a Sunday, …".
        """
        content = self._words(segment)
        return len(content) > 1 and content[0].has("preposition") and content[-1].kind not in {"day", "time"}

    def _join(self, segments: Sequence[Segment]) -> None:
        """Add segments to the last clause that stands in none."""
        place = self._last_outside()
        more = [token for one in segments for token in self.tokens[one.start : one.end]]
        self.found[place] = replace(self.found[place], tokens=(*self.found[place].tokens, *more))

    def _last_outside(self) -> int:
        """Where the last clause is that stands in none; the last of all, if each stands in another."""
        last = len(self.found) - 1
        return next((place for place in range(last, -1, -1) if not self.found[place].inside), last)

    def _clause(self, segments: Sequence[Segment], *, inside: bool = False) -> Clause:
        *fronted, main = segments
        before = [token for one in fronted for token in self.tokens[one.start : one.end]]
        words = (*before, *self.tokens[main.start : main.end])
        leads = [lead for one in fronted[:1] for lead in one.leads if not lead.has("opens_clause")]
        group = main.group
        if group is not None and (shift := len(before) - main.start):
            group = replace(group, start=group.start + shift, end=group.end + shift)
        return Clause(words, group, (*leads, *main.leads), inside=inside)


def _resumes_next(tokens: Sequence[Token], segments: Sequence[Segment], index: int) -> bool:
    """Tell whether the segment after one goes on with a clause that was interrupted."""
    return index + 1 < len(segments) and resumes(tokens, segments[index + 1])


def _onward(tokens: Sequence[Token], segments: list[Segment]) -> list[bool]:
    """Tell of each segment without a verb whether it opens the clause after it, rather than closes the one before."""
    found = [False] * len(segments)
    bridge = [False] * len(segments)  # words between commas that may open the next clause, if those before them do
    waits = [False] * len(segments)  # the same, where the clause goes on after a comma without a subject
    for index in range(len(segments) - 2, -1, -1):
        segment, after = segments[index], segments[index + 1]
        content = tokens[segment.first : segment.end]
        if segment.group is not None or not content:
            continue
        leads = {lead.text for lead in segment.leads}
        new = bool(leads & {";", ".", ":"}) or any(lead.has("conjunction") for lead in segment.leads)
        dated = any(token.kind == "day" for token in content)
        adverbial = content[0].has("preposition", "adverb") or content[0].kind in {"day", "time"}
        goes_on = (after.group is not None and has_subject(tokens, after)) or found[index + 1]
        bridge[index] = adverbial and leads <= {","} and (goes_on or bridge[index + 1])
        waits[index] = adverbial and leads <= {","} and (resumes(tokens, after) or waits[index + 1])
        opens = new or dated or (leads <= {","} and found[index + 1])
        found[index] = adverbial and opens and (goes_on or (new and (bridge[index + 1] or waits[index + 1])))
        found[index] |= ":" in leads and content[0].has("preposition") and _parts(segments[index + 1 : index + 3])
    for index in range(1, len(segments)):  # "and an hour later, at 14:10, was received"
        found[index] |= found[index - 1] and (bridge[index] or waits[index])
    return found


def _parts(following: Sequence[Segment]) -> bool:
    """Tell whether a participle stands between words and their verb: "he refused: in a cipher, sent at 5, it says"."""
    return len(following) == 2 and is_participle(following[0]) and following[1].group is not None


def _opening(tokens: Sequence[Token], segments: list[Segment]) -> list[bool]:
    """Tell of each segment without a verb whether it names who acts in a later one: "the PB, on May 5, approved"."""
    found = [False] * len(segments)
    waits = False  # the next clause, relative ones apart, has no subject of its own
    for index in range(len(segments) - 1, -1, -1):
        segment = segments[index]
        if segment.group is not None:
            waits = waits if segment.relative else not has_subject(tokens, segment)
        elif waits and not _is_absolute(tokens, segment):
            inner = phrases(tokens, segment.first, segment.end, frozenset())
            nouns = [phrase for phrase in inner if phrase.is_noun]
            found[index] = bool(nouns) and bool(nouns[0].people or nouns[0].has("body"))
            waits = not found[index]
    return found


def _is_absolute(tokens: Sequence[Token], segment: Segment) -> bool:
    """Tell whether a segment is a participle of him who acts later: "the PB, having heard Orlov, resolved"."""
    first = segment.first
    return first < segment.end and tokens[first].text.lower() in {"having", "being"}


def _resumed(tokens: Sequence[Token], segments: Sequence[Segment]) -> list[bool]:
    """Tell of each segment whether the next clause follows after a comma, and has a subject of its own."""
    found = [False] * len(segments)
    for index in range(len(segments) - 2, -1, -1):
        after = segments[index + 1]
        plain = [lead.text for lead in after.leads] == [","]
        found[index] = plain and has_subject(tokens, after) if after.group is not None else found[index + 1]
    return found
