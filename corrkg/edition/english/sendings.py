"""Sendings and receipts of a letter, as the editors' notes tell them: when, from where, by what means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from corrkg.edition.english.address import receives
from corrkg.edition.english.circumstances import Sending, is_moment, quoted_moment, whole
from corrkg.edition.english.frames import Frame
from corrkg.edition.english.framing import frames_of
from corrkg.edition.english.papers import Papers, is_foreign
from corrkg.edition.english.phrases import Phrase
from corrkg.edition.english.stamps import came_to_office, dispatch_noun, moving_noun, on_the_sheet, under_the_text
from corrkg.edition.english.tokens import Names, Token
from corrkg.edition.english.whose import brings_a_paper, of_this_letter, was_handed
from corrkg.edition.records import Dispatch, Footnote, Header
from corrkg.edition.source import SourceText, Span

# A mark on a letter is short; a longer quotation is a text of its own.
_LONGEST_MARK = 250


def read_sendings(
    source: SourceText,
    note: Footnote,
    frames: Sequence[Frame],
    header: Header,
    names: Names,
    last: Dispatch | None = None,
) -> list[Sending]:
    """Return the sendings and receipts of the letter itself that a note tells.

    A quotation counts where the words before it introduce a mark on the letter (``There is a note on the document:``).

    Args:
        source: the text.
        note: the note.
        frames: its frames.
        header: who wrote, and to whom.
        names: what is known of names.
        last: the event before: the telegraph's own line, or that of a note before.
    """
    return whole(_Sendings(source, note, header, names, last).read(frames))


@dataclass(slots=True)
class _Sendings:
    source: SourceText
    note: Footnote
    header: Header
    names: Names
    last: Dispatch | None = None  # the last event with a day
    sent: frozenset[Span] = frozenset()  # the statements that tell of a sending proper
    told: dict[Span, tuple[dt.date, int]] = field(default_factory=dict)  # each statement's first day, and where
    brought: tuple[Span | None, str] = (None, "")  # where a clause says that it was brought, without the day
    handed: tuple[Span | None, str] = (None, "")  # by what means a clause says that it was handed in to be sent
    moved: tuple[Span | None, str] = (None, "")  # what the last clause that tells a sending or receipt tells
    form: tuple[str, str] = ("", "")  # what the note calls the letter, "Telephone message from Sochi": means and place

    def read(self, frames: Sequence[Frame]) -> Iterator[Sending]:
        papers = Papers(self.header)
        received = False  # a receipt was told: a decryption after it is no second one
        self.sent = frozenset(frame.span for frame in frames if frame.verb("sending") or _leaves(frame))
        for frame in frames:
            if (day := frame.day()) is not None and day.day is not None:
                self.told.setdefault(frame.span, (day.day, day.span.start if day.span else frame.span.start))
        for frame in sorted(frames, key=_place_in_text):
            marks = list(self._marks(frame))
            if marks:
                yield from marks
                continue
            papers.see(frame)
            yield from self._having_received(frame)
            kind = self._kind(frame)
            if not kind and frame.verb("hand"):
                self.handed = (frame.span, frame.means)
            if not kind and _names_form(frame):
                self.form = (frame.means, frame.place("from"))
            if not kind and frame.verb("receipt") and frame.status == "done":
                self.brought = (frame.span, frame.place("to", "in"))
            mine = papers.beside or (not papers.answered and of_this_letter(frame, self.header, foreign=papers.foreign))
            again = kind == "received" and frame.verb("decrypting") and received
            if kind and frame.status == "done" and mine and not again:
                self.moved = (frame.span, kind)
                received |= kind == "received"
                sending = self._sending(frame, frame, kind)
                if sending is not None:
                    yield sending

    def _sending(self, frame: Frame, outer: Frame, kind: str) -> Sending | None:
        near = self.header.dating.not_before or self.header.dating.not_after
        inner = quoted_moment(self.source, frame, near, self.names) if frame is outer else None
        stated = frame.day() or outer.day() or (inner.day() if inner else None)
        means = frame.means or ("telegram" if outer.holds("telegram") else "") or self.form[0]
        means = means or (self.handed[1] if self.handed[0] == outer.span else "")
        time = frame.time or outer.time or (inner.time if inner else None)
        ways = (("in", "at", "to"), ("from",)) if kind == "received" else (("from",), ("at", "in"))
        place = frame.place(*ways[0]) or frame.place(*ways[1]) or outer.place("from")
        if kind == "received":
            place = place or outer.place("in", "at") or (self.brought[1] if self.brought[0] == outer.span else "")
        day = stated.day if stated else self._day(outer, time, kind)
        place = place or self.form[1] or (_office_place(frame) if kind == "sent" else "")
        if day is None and time is None and not means and not place:
            return None
        event = Dispatch(kind, outer.span, day, time, place, self.note.number)
        self.last = event if event.date else self.last
        return Sending(event, means)

    def _day(self, frame: Frame, time: dt.time | None, kind: str) -> dt.date | None:
        """The day of an event that tells none: of the one before it, or of the letter where it was sent.

        What was received earlier in the day than it was sent was received on the next day.
        """
        carried = frame.carried.day if frame.carried and frame.within else self._told(frame)
        if carried is None and (
            (self.last is None and kind == "received")
            or (time is None and not _timed(frame) and not self._follows(frame))
        ):
            return None
        day = carried or (self.last.date if self.last else self.header.dating.day)
        own = self.header.dating.day
        later = frame.span in self.told and self.told[frame.span][1] > frame.tokens[-1].start
        if kind == "sent" and own and day == own + dt.timedelta(days=1) and time and later:
            day = own  # "left at 23:45, was received on the 8th": the later day is that of the receipt
        sent = self.last.time if self.last and self.last.date == day and kind == "received" else None
        return day + dt.timedelta(days=1) if day and sent and time and time < sent else day

    def _having_received(self, frame: Frame) -> Iterator[Sending]:
        """The receipt that a participle tells: "Having received the cipher at 19:20 on May 5, Gromov answered"."""
        first = frame.before[0].tokens if frame.before else ()
        if len(first) < 2 or first[0].text.lower() != "having" or not first[1].has("surely_receipt"):
            return
        own = [*takewhile(lambda phrase: phrase.lead != ",", frame.before)]
        thing = next((phrase for phrase in own[1:] if phrase.is_noun), None)
        mine = thing is not None and (thing.has("thing_pronoun") or thing.tokens[0].lemma in {"the", "this"})
        whose = any(receives(self.header, name.text) for phrase in frame.subject for name in phrase.people)
        if thing is None or not (mine and whose and thing.has("paper", "thing_pronoun")):
            return
        end = own[-1].tokens[-1].end
        days = [day.dating.day for day in frame.days if day.role == "event" and day.start < end]
        times = [token.value for phrase in own for token in phrase.tokens if isinstance(token.value, dt.time)]
        if days and days[0] is not None and not is_foreign(frame, thing, self.header):
            event = Dispatch("received", frame.span, days[0], next(iter(times), None), "", self.note.number)
            self.last = event
            yield Sending(event, "")

    # --- marks on the letter

    def _marks(self, frame: Frame) -> Iterator[Sending]:
        """A mark that is quoted ("Sent 23/X - 35"), or that is said to give the hour of sending."""
        noun = dispatch_noun(frame) or moving_noun(frame)
        quotations = [quotation for quotation in frame.quotations() if quotation.end - quotation.start <= _LONGEST_MARK]
        stands = frame.holds("inscription") or on_the_sheet(frame) or under_the_text(frame, self.header)
        if not (noun or stands) or frame.status == "denied":
            return
        for quotation in quotations:
            yield from self._quoted(frame, quotation, noun)
        if not quotations and noun and (frame.time is not None or frame.day() is not None) and not self._owned(frame):
            sending = self._sending(frame, frame, noun)
            if sending is not None:
                yield sending

    def _quoted(self, frame: Frame, quotation: Token, noun: str) -> list[Sending]:
        """The events of a quoted mark; where one tells when, those that do not are its circumstances."""
        span = Span(quotation.start + 1, max(quotation.end - 1, quotation.start + 1))
        near = self.header.dating.not_before or self.header.dating.not_after
        found: list[Sending] = []
        inside = frames_of(self.source.quote(span), near, self.names, span.start)
        if any(inner.holds("consent", "objection") for inner in inside):
            return []  # "Comrade Stalin agrees. Handed over by telephone": how the answer went
        for inner in inside:
            dated = inner.time is not None or bool(inner.days)
            gone = "sent" if inner.verb("going") and inner.voice != "active" else ""
            kind = self._kind(inner) or ((noun or gone or self._goes_before(frame, inner)) if dated else "")
            mine = of_this_letter(inner, self.header, foreign=False) or came_to_office(inner)
            if kind and inner.status == "done" and mine:
                sending = self._sending(inner, frame, kind)
                found += [sending] if sending is not None else []
        telling = [sending for sending in found if sending.dispatch.date or sending.dispatch.time]
        return telling or found

    def _goes_before(self, frame: Frame, inner: Frame) -> str:
        """What the clause before tells, where a mark gives its moment: "it was sent, as a mark says, “on 5/V”"."""
        bare = is_moment(inner)
        return self.moved[1] if bare and self.moved[0] == frame.span else ""

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
        if any(phrase.preposition == "into" and phrase.has("hand") for phrase in frame.after):
            return "received"  # "it came into Gromov's hands"
        if head.has("hand"):
            return self._handed(frame)
        if head.has("surely_receipt"):
            return "received"
        if head.has("encoding"):
            dated = frame.time is not None or frame.day() is not None
            return "sent" if dated and frame.span not in self.sent else ""
        if head.has("sending") and head.past:
            return "sent"
        if head.has("receipt") and any(p.preposition == "to" and p.has("dispatch_office") for p in frame.after):
            return self._handed(frame)
        accepted = frame.voice == "passive" and bool(frame.place("in", "at"))
        accepted |= brings_a_paper(frame) and bool(frame.place("to", "in"))
        if head.has("receipt") and (
            accepted or frame.means or frame.time or frame.holds("surely_receipt") or self._goes_on(frame)
        ):
            return "received"
        if head.has("acknowledging") and any(phrase.has("surely_receipt") for phrase in frame.after):
            return "received"
        if head.has("informing") and frame.voice == "passive" and (frame.means or frame.time):
            return "received"
        person = any(phrase.people for phrase in frame.subject)
        return "sent" if head.has("going") and (frame.means or _leaves(frame)) and not person else ""

    def _goes_on(self, frame: Frame) -> bool:
        """Tell whether a clause goes on from a sending: "was dictated from Moscow and recorded in Sochi"."""
        return self._follows(frame) and frame.voice in {"passive", "bare"}

    def _told(self, frame: Frame) -> dt.date | None:
        return self.told[frame.span][0] if frame.span in self.told else None

    def _follows(self, frame: Frame) -> bool:
        return self.last is not None and self.last.span == frame.span

    def _handed(self, frame: Frame) -> str:
        """Handed in to an office is sent, where no sending proper is told; handed to the one written to, received."""
        if was_handed(frame, self.header):
            return "received"
        for phrase in frame.after:
            if phrase.preposition in {"to", "at", "into", "in"} and (
                phrase.has("telegram") or _at_office(frame, phrase)
            ):
                return "" if frame.span in self.sent else "sent"
            if phrase.preposition == "for" and phrase.holds(
                "dispatch_office", "dispatch_noun", "sending", "cipher-telegram"
            ):
                return "" if frame.span in self.sent else "sent"
            if phrase.preposition == "to" and phrase.people and not phrase.has("place"):
                known = any(receives(self.header, name.text) for name in phrase.people)
                return "received" if known or frame.time is not None else ""
            if phrase.preposition == "to" and phrase.has("clerk"):  # its sending is told, or this is it
                return "" if frame.span in self.sent else "sent"
            if phrase.preposition == "to" and phrase.holds("person_role"):
                return "received"
        if frame.verb("handed_in") and frame.span not in self.sent:
            return "sent"
        return "received" if frame.verb("delivered") else ""

    @staticmethod
    def _verbless(frame: Frame) -> bool:
        """Tell whether it is a sending without a verb: "By cipher from Gagra on October 9", "From Gagra, October 9"."""
        dated = frame.time is not None or frame.day() is not None
        nouns = [phrase for phrase in frame.phrases if phrase.is_noun]
        first = frame.phrases[0] if frame.phrases else None
        if not dated or nouns or first is None:
            return False
        return bool(frame.place("from")) and (first.preposition == "from" or bool(frame.means))


def _names_form(frame: Frame) -> bool:
    """Tell whether a sentence without a verb says what the letter is: "Telephone message from New Athos"."""
    first = frame.phrases[0] if frame.voice == "verbless" and frame.phrases else None
    called = first is not None and not first.preposition and first.has("paper") and len(first.tokens) == 1
    return called and frame.ordinal == 0 and bool(frame.means) and bool(frame.place("from")) and not frame.days


def _timed(frame: Frame) -> bool:
    """Tell whether it names an hour, if only as a bound: "by 20 o'clock"."""
    return any(token.kind == "time" for token in frame.tokens)


def _office_place(frame: Frame) -> str:
    """The town of the office that a letter was handed to: "to the telegraph office of Sochi", "the Sochi telegraph"."""
    for phrase in frame.after:
        named = [token for token in phrase.tokens if token.kind == "name"] if phrase.preposition == "to" else []
        if (
            named
            and _at_office(frame, phrase)
            and not any(token.has("person", "body") or token.possessive for token in named)
        ):
            return " ".join(token.text for token in named)
        town = frame.following(phrase) if phrase.has("dispatch_office") else None
        if town is not None and town.preposition == "of" and town.place:
            return " ".join(token.text for token in town.tokens if token.kind == "name")
    return ""


def _at_office(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether a phrase is an office of dispatch, or the town before one: "the Sochi" in "the Sochi telegraph"."""
    after = frame.following(phrase) if phrase.people else None
    beside = after is not None and not after.preposition and not after.lead and after.has("dispatch_office")
    return phrase.has("dispatch_office") or beside


def _leaves(frame: Frame) -> bool:
    """Tell whether something left a place at an hour: "went from Sochi on October 18 at 1 o'clock"."""
    person = any(phrase.people or phrase.has("person_pronoun") for phrase in frame.subject)
    return frame.verb("going") and frame.time is not None and bool(frame.place("from")) and not person


def _place_in_text(frame: Frame) -> int:
    return frame.group.stop if frame.group else frame.tokens[0].start
