"""Sendings and receipts of a letter, as the editors' notes tell them: when, from where, by what means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corrkg.edition.english.address import same_name
from corrkg.edition.english.frames import Frame
from corrkg.edition.english.framing import frames_of
from corrkg.edition.english.papers import Papers, is_foreign
from corrkg.edition.english.tokens import Names, Token
from corrkg.edition.records import Dispatch, Footnote, Header, NameForm
from corrkg.edition.source import SourceText, Span

# A mark on a letter is short; a longer quotation is a text of its own.
_LONGEST_MARK = 250


@dataclass(frozen=True, slots=True)
class Sending:
    """What a note says of a sending: the event and the means."""

    dispatch: Dispatch
    means: str


def read_sendings(
    source: SourceText, note: Footnote, frames: Sequence[Frame], header: Header, names: Names
) -> list[Sending]:
    """Return the sendings and receipts of the letter itself that a note tells.

    A quotation counts where the words before it introduce a mark on the letter (``There is a note on the document:``).

    Args:
        source: the text.
        note: the note.
        frames: its frames.
        header: who wrote, and to whom.
        names: what is known of names.
    """
    return list(_Sendings(source, note, header, names).read(frames))


@dataclass(slots=True)
class _Sendings:
    source: SourceText
    note: Footnote
    header: Header
    names: Names

    def read(self, frames: Sequence[Frame]) -> Iterator[Sending]:
        papers = Papers(self.header)
        for frame in frames:
            marks = list(self._marks(frame))
            if marks:
                yield from marks
                continue
            papers.see(frame)
            kind = self._kind(frame)
            if kind and frame.status == "done" and self._of_this_letter(frame, foreign=papers.foreign):
                sending = self._sending(frame, frame, kind)
                if sending is not None:
                    yield sending

    def _sending(self, frame: Frame, outer: Frame, kind: str) -> Sending | None:
        dating, means = frame.day() or outer.day(), frame.means
        time = frame.time or outer.time
        if dating is None and time is not None and outer.ordinal:  # "sent on May 5 and received at 22:10"
            dating = outer.carried
        place = frame.place("from") or (frame.place("in", "at") if kind == "received" else "") or outer.place("from")
        place = place or (outer.place("in", "at") if outer is not frame and kind == "received" else "")
        place = place or (_left(frame) if frame.verb("going") else "")
        if dating is None and time is None and not means and not place:
            return None
        event = Dispatch(kind, outer.span, dating.day if dating else None, time, place, self.note.number)
        return Sending(event, means or ("telegram" if frame.holds("telegram") or outer.holds("telegram") else ""))

    # --- marks on the letter

    def _marks(self, frame: Frame) -> Iterator[Sending]:
        """A mark that is quoted ("Sent 23/X - 35"), or that is said to give the hour of sending."""
        noun = self._dispatch_noun(frame)
        quotations = [quotation for quotation in frame.quotations() if quotation.end - quotation.start <= _LONGEST_MARK]
        if not (noun or frame.holds("inscription")) or frame.status == "denied":
            return
        for quotation in quotations:
            yield from self._quoted(frame, quotation, noun)
        if not quotations and noun and (frame.time is not None or frame.day() is not None) and not self._owned(frame):
            sending = self._sending(frame, frame, noun)
            if sending is not None:
                yield sending

    def _quoted(self, frame: Frame, quotation: Token, noun: str) -> Iterator[Sending]:
        span = Span(quotation.start + 1, max(quotation.end - 1, quotation.start + 1))
        near = self.header.dating.not_before or self.header.dating.not_after
        for inner in frames_of(self.source.quote(span), near, self.names, span.start):
            kind = self._kind(inner) or (noun if inner.time is not None or inner.days else "")
            if not kind or inner.status != "done" or not self._of_this_letter(inner, foreign=False):
                continue
            sending = self._sending(inner, frame, kind)
            if sending is not None:
                yield sending

    @staticmethod
    def _dispatch_noun(frame: Frame) -> str:
        """The kind that "time of dispatch", "mark of receipt" or "date of sending" tell; empty if there is none."""
        for index, phrase in enumerate(frame.phrases):
            before = frame.phrases[index - 1] if index else None
            stamped = before is not None and before.has("stamp_of_time", "inscription")
            named = phrase.has("dispatch_noun") and (phrase.preposition in {"of", "on", "about"} and stamped)
            compound = any(t.has("dispatch_noun") for t in phrase.tokens[:-1]) and phrase.has("stamp_of_time")
            if named or compound:
                return "received" if phrase.holds("surely_receipt") else "sent"
        return ""

    def _owned(self, frame: Frame) -> bool:
        """Tell whether the mark is of another paper."""
        return any(
            is_foreign(frame, phrase, self.header) for phrase in frame.phrases if phrase.has("paper", "other_paper")
        )

    # --- sendings that are told

    def _kind(self, frame: Frame) -> str:
        """What happened to a paper: "sent", "received" or nothing."""
        if frame.group is None or frame.voice == "verbless":
            return "sent" if self._verbless(frame) else ""
        head = frame.group.head
        if head.has("hand"):
            return self._handed(frame)
        if head.has("surely_receipt"):
            return "received"
        if head.has("encoding"):
            return "sent" if frame.time is not None or frame.day() is not None else ""
        if head.has("sending") and head.past:
            return "sent"
        if head.has("receipt") and (frame.means or frame.holds("surely_receipt")):
            return "received"
        return "sent" if head.has("going") and frame.means and not frame.holds("person") else ""

    def _handed(self, frame: Frame) -> str:
        """Handed in to an office or for dispatch is sent; handed to whom it was written is received."""
        for phrase in frame.after:
            if phrase.preposition in {"to", "at", "into", "in"} and phrase.has("dispatch_office", "telegram"):
                return "sent"
            if phrase.preposition == "for" and phrase.holds(
                "dispatch_office", "dispatch_noun", "sending", "cipher-telegram"
            ):
                return "sent"
            if phrase.preposition == "to" and phrase.people:
                known = any(same_name(name.text, to.form) for name in phrase.people for to in self._recipients)
                return "received" if known or frame.time is not None else ""
            if phrase.preposition == "to" and phrase.holds("person_role"):
                return "received"
        return "sent" if frame.verb("handed_in") else "received" if frame.verb("delivered") else ""

    @property
    def _recipients(self) -> tuple[NameForm, ...]:
        return (*self.header.recipients, *self.header.copy_recipients)

    @staticmethod
    def _verbless(frame: Frame) -> bool:
        """Tell whether it is a sending without a verb: "By cipher from Gagra on October 9", "From Gagra, October 9"."""
        dated = frame.time is not None or frame.day() is not None
        nouns = [phrase for phrase in frame.phrases if not phrase.preposition and phrase.head is not None]
        first = frame.phrases[0] if frame.phrases else None
        if not dated or nouns or first is None:
            return False
        return bool(frame.place("from")) and (first.preposition == "from" or bool(frame.means))

    def _of_this_letter(self, frame: Frame, *, foreign: bool) -> bool:
        """Tell whether the paper is the letter: none is named, or "it", or one that nobody else owns."""
        if frame.voice in {"bare", "verbless"} and not frame.subject:
            return not self._to_whom_another(frame)
        if frame.voice == "active" and not (frame.verb("surely_receipt", "going", "receipt") and self._is_paper(frame)):
            return self._sent_by_someone(frame, foreign=foreign)
        if foreign and not frame.own_subject and frame.subject:
            return False
        for phrase in frame.subject:
            if phrase.has("pronoun"):
                if foreign or not phrase.has("thing_pronoun"):
                    return False
            elif not phrase.has("paper") or is_foreign(frame, phrase, self.header):
                return False
        return bool(frame.subject) or frame.voice == "passive"

    @staticmethod
    def _is_paper(frame: Frame) -> bool:
        return any(phrase.has("paper") or phrase.has("thing_pronoun") for phrase in frame.subject)

    def _sent_by_someone(self, frame: Frame, *, foreign: bool) -> bool:
        """The active voice: "Chechulin transmitted the telegram", "Stalin sent it from Sochi"."""
        thing = next((phrase for phrase in frame.after if not phrase.preposition and phrase.head is not None), None)
        if thing is None or not any(phrase.people for phrase in frame.subject):
            return False
        if thing.has("thing_pronoun"):
            return not foreign
        return thing.has("paper") and thing.holds("determiner") and not is_foreign(frame, thing, self.header)

    @staticmethod
    def _to_whom_another(frame: Frame) -> bool:
        """Tell whether the thing sent is named after the verb: "Sent to Stalin a copy of the report"."""
        return any(not phrase.preposition and phrase.has("other_paper") for phrase in frame.after)


def _left(frame: Frame) -> str:
    """The place that a paper left: "it left Gagra in cipher"."""
    first = frame.after[0] if frame.after else None
    names = [token.text for token in first.tokens if token.kind == "name"] if first and not first.preposition else []
    return " ".join(names)
