"""Who dated a letter, where a note says that it was another hand than the sender's.

A note may say so in any words. So no verb is asked for: the note names the date, and whose hand made it; what speaks
against it are its only barriers (a denial, a writer's own hand, the date of something else, a date that was lost).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, takewhile

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.dispatch.papers import is_foreign
from corrkg.edition.english.page.address import receives, wrote
from corrkg.edition.english.word.tokenizing import tokenize
from corrkg.edition.english.word.tokens import NO_NAMES
from corrkg.edition.records import Footnote, Header
from corrkg.edition.source import SourceText, Span

# Before the date, where it is what was made: "the number with the date", "as for the date".
_MADE = frozenset({"", "with", "together with", "along with", "as for", "as to"})
# Before him whose hand it was, before the hand, and before what was looked at.
_BY = frozenset({"", "by", "from", "of", "to", "at", "during", "upon", "on the part of", "with"})
_IN = frozenset({"in", "at"})
_FROM_WHAT = frozenset({"on the basis of", "according to", "in accordance with"})
# What may stand in the words for the date, or for what it is in.
_WITH_DATE = ("dating", "its_date", "number_sign", "figure", "clerk", "entry", "negation", "belonging")
# So many clauses may go on with the one that names the date, and so far from it the hand may be named.
_FURTHER = 3
_NEAR = 12


def tells_who_dated(source: SourceText, note: Footnote, frames: Sequence[Frame], header: Header) -> int | None:
    """Return the number of a note that says that another hand than the sender's dated the letter; None if it does not.

    ``Number and date entered by the secretary``, ``Dated by the secretary's note``, ``“4/V” is in Dvinsky's hand``.
    """
    at_date = note.marker is not None and note.marker.part == "dateline"
    quoted = (Span(token.start, token.end) for frame in frames for token in frame.quotations())
    dates = frozenset(span.start for span in quoted if _is_date(source.quote(span), header))
    parts = (_Dated(header, frames, at, at_date, dates) for at in range(len(frames)))
    return note.number if any(part.by_another() for part in parts) else None


def _is_date(quoted: str, header: Header) -> bool:
    """Tell whether words in their marks are a number or a day and no more, as they stand under a letter: "No. 7"."""
    tokens = [token for token in tokenize(quoted, header.dating.near, NO_NAMES) if token.kind != "mark"]
    return bool(tokens) and all(token.kind in {"day", "number"} or token.has("number_sign") for token in tokens)


class _Dated:
    """Looks at one clause of a note, and at those that go on with it.

    Args:
        header: who wrote the letter.
        frames: the clauses of the note.
        place: the one to look at.
        at_date: the sign of the note stands at the date, so that it need not be named.
        quoted: where words are quoted that are the number or the date.
    """

    def __init__(
        self, header: Header, frames: Sequence[Frame], place: int, at_date: bool, quoted: frozenset[int]
    ) -> None:
        self.header, self.frame, self.at_date, self.quoted = header, frames[place], at_date, quoted
        self.before = frames[place - 1] if place else None
        further = takewhile(lambda other: _goes_on(self.frame, other), frames[place + 1 : place + 1 + _FURTHER])
        self.phrases = [*self.frame.phrases, *(phrase for other in further for phrase in other.phrases)]

    def by_another(self) -> bool:
        """Tell whether the clause says so."""
        frame = self.frame
        if frame.status == "proposed" or frame.holds("undoing", "gap_state", "asking"):
            return False
        before = self.before
        if before is not None and before.statement is frame.statement and any(before.quotations()):
            return False  # "he wrote: “For” and put the date"
        if any(phrase.preposition in {"on", "of"} and phrase.holds("copied", "vote") for phrase in frame.phrases):
            return False  # "on the copy the date was put by the secretary", "on the voting list … by Orlov"
        return any(self._made(at) for at in self._dates()) or self._dated()

    def _made(self, at: int) -> bool:
        """Tell whether the first hand that is named after the date, or else the last before it, is another's."""
        after = self.phrases[at : at + _NEAR]
        if self.frame.status == "denied":  # "is not in Stalin's hand, but in that of the secretary"
            after = list(dropwhile(lambda phrase: phrase.lead != "but", after))
            return self._first_is_another(after)
        before = (*reversed(self.frame.phrases[max(0, at - _NEAR) : at]), *self.frame.subject)
        return self._first_is_another((*after, *before))

    # --- the date

    def _dates(self) -> Iterator[int]:
        """Yield where the clause names the letter's date, or means it by "it", or by nothing where the note stands."""
        own = self.phrases[: len(self.frame.phrases)]
        named = [*_dates_in(own), *(at for at, phrase in enumerate(own) if phrase.tokens[0].start in self.quoted)]
        if named:
            yield from named
            return
        its = [at for at, phrase in enumerate(self.frame.phrases) if phrase.is_noun and phrase.has("thing_pronoun")]
        if self.before is not None and list(_dates_in(self.before.phrases)) and (its or not self.frame.own_subject):
            yield (its or [0])[0]  # "the autograph has no date; it was put by the secretary"
        bare = not any(
            (phrase.is_noun and not self._hand(phrase) and not phrase.has("figure")) or phrase.first("quotation")
            for phrase in self.phrases  # what is quoted was written, and not the date
        )
        if self.at_date and bare and (self.frame.group is None or self.frame.verb("entering")):
            yield 0

    # --- the hand

    def _first_is_another(self, phrases: Iterable[Phrase]) -> bool:
        """Tell whether the first hand that phrases name is another's."""
        return next(filter(None, map(self._hand, phrases)), "") == "another"

    def _hand(self, phrase: Phrase) -> str:
        """Whose hand a phrase names: "own" (a correspondent's), "another", or nobody's."""
        if phrase.denied or phrase.tokens[0].has("negation"):
            return ""
        head = phrase.head
        marked = phrase.holds("inscription", "entry", "dating", "figure", "number_sign") or head is None
        names = [token for token in phrase.tokens if token.kind == "name" and not token.has("place")]
        writer = phrase.holds("maker") or any(_corresponds(self.header, name.text) for name in names)
        led = phrase.preposition in _BY or (phrase.preposition in _FROM_WHAT and marked)
        within = phrase.preposition in _IN
        if phrase.holds("clerk", "hand_office") and (led or within):
            return "another" if marked or phrase.has("clerk", "hand_office") else ""
        if names and (led or within) and (marked or names[-1].possessive):
            return "own" if writer else "another" if any(name.possessive for name in names) else ""
        if marked and phrase.has("inscription") and phrase.holds("foreign_hand"):
            return "another"
        if len(phrase.tokens) == 1 and (phrase.has("his") or (led and phrase.has("object_pronoun"))):
            return self._his()
        if names and led and not marked:
            known = phrase.people and not phrase.holds("place")
            return "own" if writer else "another" if known and self._acts(phrase) else ""
        return "own" if phrase.holds("maker") and led else ""

    def _his(self) -> str:
        """Whose hand "by him" and "his" mean: that of the person of whom the clauses before are said."""
        before = self.before.subject if self.before is not None else ()
        he = self.frame.he or [name for phrase in before for name in phrase.people]
        if not he:
            return ""
        return "own" if any(_corresponds(self.header, name.text) for name in he) else "another"

    def _acts(self, phrase: Phrase) -> bool:
        """Tell whether somebody is named as who did it: its subject, "by Orlov", or behind a colon or a dash."""
        return phrase.preposition in {"by", "from", "to", "of"} or phrase in self.frame.subject or bool(phrase.lead)

    # --- dated as a verb

    def _dated(self) -> bool:
        """Tell whether it says that the letter was dated: "Dated by the secretary", "Orlov dated the telegram"."""
        led = takewhile(lambda token: token.past or token.kind == "mark" or token.has("conjunction"), self.frame.tokens)
        verb = next((token for token in led if token.has("dating")), None)
        verb = self.frame.group.head if self.frame.group is not None and self.frame.verb("dating") else verb
        if verb is None or self.frame.status != "done":
            return False
        after = [phrase for phrase in self.phrases if phrase.tokens[-1].start > verb.start]
        if self.frame.voice == "active" and not self.frame.verb("dating"):  # "Dated by the telegram, which he sent"
            after = list(takewhile(lambda phrase: phrase.lead != ",", after))
        things = [p for p in (*self.frame.subject, *after) if p.is_noun and not self._hand(p) and not p.is_moment]
        if any(not self._is_the_letter(thing) for thing in things):
            return False
        acts = self.frame.subject if self.frame.voice == "active" and self.frame.verb("dating") else ()
        return self._first_is_another((*after, *acts))

    def _is_the_letter(self, thing: Phrase) -> bool:
        return thing.has("paper", "thing_pronoun") and not is_foreign(self.frame, thing, self.header)


def _dates_in(phrases: Sequence[Phrase]) -> Iterator[int]:
    """Yield where phrases name a date and nothing else: "the number and the date", but "on this date", "every day"."""
    for at, phrase in enumerate(phrases):
        before, after = phrases[at - 1] if at else None, phrases[at + 1] if at + 1 < len(phrases) else None
        of_figures = phrase.preposition == "of" and before is not None and before.holds("figure", "number_sign")
        alone = all(token.has(*_WITH_DATE) or token.possessive for token in phrase.tokens)
        if not (phrase.holds("dating") and alone and (phrase.preposition in _MADE or of_figures)):
            continue
        if after is None or after.preposition != "of" or after.lead:
            yield at
        elif after.has("clerk", "inscription", "paper") and not after.has("dispatch_noun"):
            yield at  # but not "the date of the session"


def _corresponds(header: Header, name: str) -> bool:
    """Tell whether a name is a writer's or a recipient's, who dates what he writes on the letter."""
    return wrote(header, name) or receives(header, name)


def _goes_on(frame: Frame, other: Frame) -> bool:
    """Tell whether a clause goes on with one that a few words part: "were, as in other cases, entered by …"."""
    apart = other.own_subject or other.bracketed or other.voice == "active"
    return other.statement is frame.statement and not apart
