"""Tokens divided into clauses, one finite verb group each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from corrkg.edition.english.asides import asides, marks_of
from corrkg.edition.english.gapping import leaves_out_its_verb
from corrkg.edition.english.groups import Group, find_group
from corrkg.edition.english.inversion import straighten
from corrkg.edition.english.phrases import DASHES, STOPS, phrases
from corrkg.edition.english.rows import name_rows
from corrkg.edition.english.tokenizing import tokenize
from corrkg.edition.english.tokens import NO_NAMES, Token

# The classes of verbs that may be the second after one auxiliary.
_ACTS = (
    "consent",
    "refusal",
    "adopting",
    "deciding",
    "postpone",
    "instructing",
    "confirming",
    "appointing",
    "releasing",
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause.

    Args:
        tokens: its tokens; a relative clause that stands inside it is left out.
        group: its verb group, by indices of ``tokens``; None if it has none.
        leads: the separators that open it: "and", "that", ",".
        gapped: the verb is that of the clause before.
        inside: it is a relative clause that stands inside the one before.
    """

    tokens: tuple[Token, ...]
    group: Group | None = None
    leads: tuple[Token, ...] = ()
    gapped: bool = False
    inside: bool = False


@dataclass(slots=True)
class _Segment:
    start: int
    end: int
    leads: list[Token] = field(default_factory=list)
    group: Group | None = None
    reduced: bool = False  # it is a participle between commas: "the telegram, sent from Sochi, arrived"

    @property
    def first(self) -> int:
        """Where its words begin, after the separators that open it."""
        return self.start + len(self.leads)

    @property
    def relative(self) -> bool:
        """It opens with "who", "which" or the like, or is a participle."""
        opens = (lead.lemma == "where" or (lead.has("relative") and not lead.has("determiner")) for lead in self.leads)
        return self.reduced or any(opens)


def clauses(tokens: Sequence[Token], rows: frozenset[int]) -> list[Clause]:
    """Return the clauses of a statement; they cover it.

    Args:
        tokens: the statement's tokens.
        rows: where the joints of its rows of names begin.
    """
    tokens = straighten(tokens)
    builder = _Builder(tokens)
    segments = _segments(tokens, rows)
    onward = _onward(tokens, segments)
    opens = _opening(tokens, segments)
    resumed = _resumed(tokens, segments)
    for index, segment in enumerate(segments):
        led = resumed[index] and segment.relative
        builder.add(segment, onward=onward[index] or opens[index], last=index + 1 == len(segments), led=led)
    return builder.finish()


def is_sentence(words: str) -> bool:
    """Tell whether words hold a verb with its subject, or open with what was done: "Sent from Kem at 5".

    >>> is_sentence("The cipher left Kem on May 5 at 10 h. 25 min"), is_sentence("In a cipher sent from Kem at 10 h")
    (True, False)
    """
    tokens = tokenize(words, None, NO_NAMES)
    for segment in _segments(tokens, name_rows(tokens)):
        group = segment.group
        if group is None or segment.relative:
            continue
        if not group.plain or (not group.start and group.past) or _has_subject(tokens, segment):
            return True
    return False


class _Builder:
    """Puts segments together: those without a verb join the clause before or after them."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.found: list[Clause] = []
        self.pending: list[_Segment] = []
        self.inside: list[Clause] = []

    def add(self, segment: _Segment, *, onward: bool, last: bool, led: bool) -> None:
        """Add a segment; ``led``: it is a relative clause, and one with a subject of its own follows it."""
        if segment.group is not None:
            named = any(map(self._content, self.pending)) or (led and any(map(self._opens, self.pending[:1])))
            if segment.relative and named and not last:
                self.inside.append(self._clause([segment], inside=True))
            else:
                self.found += [self._clause([*self.pending, segment]), *self.inside]
                self.pending, self.inside = [], []
        elif self.found and not self.pending and not onward and leaves_out_its_verb(self._words(segment)):
            words = tuple(self.tokens[segment.start : segment.end])
            before = next((clause for clause in reversed(self.found) if not clause.inside), self.found[-1])
            self.found.append(Clause(words, before.group, tuple(segment.leads), gapped=True))
        elif not self.found or onward or (self.pending and not last):
            self.pending.append(segment)
        else:
            self._join([*self.pending, segment])
            self.pending = []

    def finish(self) -> list[Clause]:
        if self.pending and (self.found or self.inside):
            self.found += self.inside
            self._join(self.pending)
        elif self.pending:
            self.found.append(self._clause(self.pending))
        return self.found

    def _words(self, segment: _Segment) -> Sequence[Token]:
        return self.tokens[segment.first : segment.end]

    def _content(self, segment: _Segment) -> bool:
        """Tell whether a segment may hold the subject of a clause that a relative clause interrupts."""
        inner = phrases(self.tokens, segment.first, segment.end, frozenset())
        return any(phrase.is_noun or phrase.people for phrase in inner)

    def _opens(self, segment: _Segment) -> bool:
        """Tell whether a segment opens a clause that a relative one interrupts: "In a cipher, which left, he agreed".

        A day opens none: "On May 5, which was a Sunday, …".
        """
        content = self._words(segment)
        return len(content) > 1 and content[0].has("preposition") and content[-1].kind not in {"day", "time"}

    def _join(self, segments: Sequence[_Segment]) -> None:
        """Add segments to the last clause that stands in none."""
        place = next((i for i in range(len(self.found) - 1, -1, -1) if not self.found[i].inside), len(self.found) - 1)
        more = [token for one in segments for token in self.tokens[one.start : one.end]]
        self.found[place] = replace(self.found[place], tokens=(*self.found[place].tokens, *more))

    def _clause(self, segments: Sequence[_Segment], *, inside: bool = False) -> Clause:
        *fronted, main = segments
        before = [token for one in fronted for token in self.tokens[one.start : one.end]]
        words = (*before, *self.tokens[main.start : main.end])
        leads = [lead for one in fronted[:1] for lead in one.leads if not lead.has("opens_clause")]
        group = main.group
        if group is not None:
            shift = len(before) - main.start
            group = replace(group, start=group.start + shift, end=group.end + shift)
        return Clause(words, group, (*leads, *main.leads), inside=inside)


def _segments(tokens: Sequence[Token], rows: frozenset[int]) -> list[_Segment]:
    """Cut at each separator that may part two clauses."""
    found = [_Segment(0, 0)]
    held = rows | marks_of(asides(tokens), tokens)
    for index, token in enumerate(tokens):
        parts = token.text in STOPS or token.has("conjunction", "subordinate", "opens_clause")
        determines = token.lemma == "that" and index > 0 and tokens[index - 1].has("preposition")  # "by that time"
        if parts and not determines and token.start not in held:
            here = found[-1]
            size = here.end - here.start - len(here.leads)
            if size == 1 and tokens[here.end - 1].has("preposition") and token.has("relative"):
                here.leads.append(tokens[here.end - 1])  # "to whom"
            elif size > 0:
                found.append(_Segment(index, index))
            found[-1].leads.append(token)
        found[-1].end = index + 1
    found = list(_dashed(tokens, found))
    for segment in found:
        segment.group = find_group(tokens, segment.first, segment.end)
    for before, segment in pairwise(found):
        segment.group = segment.group or _coordinated(tokens, before, segment)
    for before, segment, after in zip(found, found[1:], found[2:], strict=False):
        if before.group is not None and after.group is None and _is_aside(tokens, segment, after):
            segment.group = None
        segment.reduced = before.group is None and _is_participle(segment) and _resumes(tokens, after)
    return found


def _dashed(tokens: Sequence[Token], segments: Sequence[_Segment]) -> Iterator[_Segment]:
    """Yield the segments; a dash stands for the verb after a name: "Orlov agreed on May 5, Petrov – on May 6"."""
    last: _Segment | None = None
    for segment in segments:
        opens = segment.leads[:1] and segment.leads[0].text in DASHES and len(segment.leads) == 1
        if last is not None and opens and last.leads and _names_alone(tokens, last.first, last.end):
            last.end = segment.end
            continue
        if last is not None:
            yield last
        last = segment
    if last is not None:
        yield last


def _names_alone(tokens: Sequence[Token], start: int, end: int) -> bool:
    return start < end and all(tokens[at].kind == "name" or tokens[at].has("title") for at in range(start, end))


def _coordinated(tokens: Sequence[Token], before: _Segment, segment: _Segment) -> Group | None:
    """The second verb after one auxiliary: "did return to the question and reject it"."""
    at = segment.first
    led = before.group is not None and (before.group.did or before.group.modal)
    joined = any(lead.has("conjunction") for lead in segment.leads)
    if before.group is None or not (led and joined) or at + 1 >= segment.end:
        return None
    token, follows = tokens[at], tokens[at + 1]
    bare = token.kind == "word" and token.lemma == token.text.lower()
    acts = token.has(*_ACTS)
    if not (bare and acts and (follows.has("determiner", "pronoun") or follows.kind == "name")):
        return None
    return replace(before.group, start=at, end=at + 1, head=token, passive=False, plain=True, stop=token.end)


def _is_aside(tokens: Sequence[Token], segment: _Segment, after: _Segment) -> bool:
    """Tell whether a segment is a participle alone, and the clause goes on: "it already lay, decoded, before him"."""
    alone = _is_participle(segment) and segment.end - segment.start - len(segment.leads) == 1
    opens = tokens[after.start : after.first + 1]  # "before" opens a clause, too
    return alone and opens[0].text == "," and opens[-1].kind != "mark" and any(t.has("preposition") for t in opens)


def _is_participle(segment: _Segment) -> bool:
    """Tell whether a segment between commas opens with a past, and so has no subject."""
    commas = bool(segment.leads) and all(lead.text == "," for lead in segment.leads)
    group = segment.group
    return commas and group is not None and group.plain and group.start == segment.first


def _resumes(tokens: Sequence[Token], segment: _Segment) -> bool:
    """Tell whether a segment goes on with a clause that was interrupted: it opens with a comma and its verb."""
    bare = bool(segment.leads) and all(lead.text == "," for lead in segment.leads)
    return bare and segment.group is not None and not _has_subject(tokens, segment)


def _onward(tokens: Sequence[Token], segments: list[_Segment]) -> list[bool]:
    """Tell of each segment without a verb whether it opens the clause after it, rather than closes the one before."""
    found = [False] * len(segments)
    bridge = [False] * len(segments)  # words between commas that may open the next clause, if those before them do
    for index in range(len(segments) - 2, -1, -1):
        segment, after = segments[index], segments[index + 1]
        content = tokens[segment.first : segment.end]
        if segment.group is not None or not content:
            continue
        leads = {lead.text for lead in segment.leads}
        new = bool(leads & {";", ".", ":"}) or any(lead.has("conjunction") for lead in segment.leads)
        dated = any(token.kind == "day" for token in content)
        adverbial = content[0].has("preposition", "adverb") or content[0].kind in {"day", "time"}
        goes_on = (after.group is not None and _has_subject(tokens, after)) or found[index + 1]
        bridge[index] = adverbial and leads <= {","} and (goes_on or bridge[index + 1])
        opens = new or dated or (leads <= {","} and found[index + 1])
        found[index] = adverbial and opens and (goes_on or (new and bridge[index + 1]))
    for index in range(1, len(segments)):
        found[index] |= found[index - 1] and bridge[index]
    return found


def _opening(tokens: Sequence[Token], segments: list[_Segment]) -> list[bool]:
    """Tell of each segment without a verb whether it names who acts in a later one: "the PB, on May 5, approved"."""
    found = [False] * len(segments)
    waits = False  # the next clause, relative ones apart, has no subject of its own
    for index in range(len(segments) - 1, -1, -1):
        segment = segments[index]
        if segment.group is not None:
            waits = waits if segment.relative else not _has_subject(tokens, segment)
        elif waits and not _is_absolute(tokens, segment):
            inner = phrases(tokens, segment.first, segment.end, frozenset())
            nouns = [phrase for phrase in inner if phrase.is_noun]
            found[index] = bool(nouns) and bool(nouns[0].people or nouns[0].has("body"))
            waits = not found[index]
    return found


def _is_absolute(tokens: Sequence[Token], segment: _Segment) -> bool:
    """Tell whether a segment is a participle of him who acts later: "the PB, having heard Orlov, resolved"."""
    first = segment.first
    return first < segment.end and tokens[first].text.lower() in {"having", "being"}


def _resumed(tokens: Sequence[Token], segments: Sequence[_Segment]) -> list[bool]:
    """Tell of each segment whether the next clause follows after a comma, and has a subject of its own."""
    found = [False] * len(segments)
    for index in range(len(segments) - 2, -1, -1):
        after = segments[index + 1]
        plain = [lead.text for lead in after.leads] == [","]
        found[index] = plain and _has_subject(tokens, after) if after.group is not None else found[index + 1]
    return found


def _has_subject(tokens: Sequence[Token], segment: _Segment) -> bool:
    if segment.group is None:
        return False
    inner = phrases(tokens, segment.first, segment.group.start, frozenset())
    return any(phrase.is_noun for phrase in inner)
