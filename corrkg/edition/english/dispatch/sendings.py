"""Sendings and receipts of a letter, as the editors' notes tell them: when, from where, by what means."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corrkg.edition.english.clause.circumstances import Sending, is_moment, quoted_moment, whole, with_last_place
from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.framing import frames_of
from corrkg.edition.english.clause.moments import leads_to_another, minutes_later
from corrkg.edition.english.clause.participles import parted
from corrkg.edition.english.dispatch.bearers import Bearer, where_he_receives
from corrkg.edition.english.dispatch.beside import where_made, with_moments
from corrkg.edition.english.dispatch.movements import Movement, bound_of, has_it, movement_of, was_done
from corrkg.edition.english.dispatch.papers import Papers, is_foreign
from corrkg.edition.english.dispatch.stamps import (
    came_to_office,
    dispatch_noun,
    is_where_it_stands,
    moving_nouns,
    names_form,
    on_the_sheet,
    place_noun,
    under_the_text,
)
from corrkg.edition.english.dispatch.towns import is_to_somebody_in, office_place, office_town, receiving_place
from corrkg.edition.english.dispatch.whose import bears_anothers_words, is_anothers, is_receiver, of_this_letter, turned
from corrkg.edition.english.document.cited import name_form
from corrkg.edition.english.stance.sayers import is_somebody
from corrkg.edition.english.word.tokens import Names, Token
from corrkg.edition.english.word.vocabulary import lemma_of, vocabulary
from corrkg.edition.records import Dispatch, Footnote, Header, NameForm
from corrkg.edition.source import SourceText, Span

# A mark on a letter is short; a longer quotation is a text of its own.
_LONGEST_MARK = 250
_OPENS = frozenset({"sending", "receipt", "hand"})


def read_sendings(
    source: SourceText,
    note: Footnote,
    frames: Sequence[Frame],
    header: Header,
    names: Names,
    last: Dispatch | None = None,
    origin: str = "",
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
        origin: whence the telegraph's own line says that it was sent; empty if it does not.
    """
    return whole(_Sendings(source, note, header, names, last, origin).read(frames))


@dataclass(slots=True)
class _Sendings:
    source: SourceText
    note: Footnote
    header: Header
    names: Names
    last: Dispatch | None = None  # the last event with a day
    origin: str = ""
    # each statement's first day, where it stands, and the hour that is told beside it
    told: dict[Span, tuple[dt.date, int, dt.time | None]] = field(default_factory=dict)
    ways: dict[Span, str] = field(default_factory=dict)  # by what means a statement says in passing that it went
    moments: dict[int, Frame] = field(default_factory=dict)  # where a clause ends: the next one, if it adds its moment
    made: dict[int, str] = field(default_factory=dict)  # where a clause ends: where the mark was made that it tells of
    there: str = ""  # the place that a quoted mark says it went to
    brought: tuple[Span | None, str] = (None, "")  # where a clause says that it was brought, without the day
    moved: tuple[Span | None, str] = (None, "")  # what the last clause that tells a sending or receipt tells
    receiver_at: dict[Span, str] = field(default_factory=dict)  # where a statement says in passing that he was
    form: tuple[str, str] = ("", "")  # what the note calls the letter, "Telephone message from Sochi": means and place

    def read(self, frames: Sequence[Frame]) -> Iterator[Sending]:
        papers, bearer = Papers(self.header), Bearer(self.header)
        for frame in frames:
            # his day, and not that of the sentence
            who = any(token.lemma in {"who", "where"} for token in frame.tokens[:2])
            if not who and (day := frame.day()) is not None and day.day is not None:
                start = day.span.start if day.span else frame.span.start
                self.told.setdefault(frame.span, (day.day, start, frame.time))
            if frame.means and (frame.inside or frame.verb("encoding")):
                self.ways.setdefault(frame.span, frame.means)
            if frame.verb("encoding", "decrypting") and frame.status == "done":
                self.ways.setdefault(frame.span, "cipher-telegram")
            if where := where_he_receives(frame, self.header):
                self.receiver_at.setdefault(frame.span, where)
        frames, self.moments = with_moments(frames)
        others = {id(frame) for frame, after in pairwise(frames) if is_anothers(frame, after, self.header)}
        others |= {id(after) for frame, after in pairwise(frames) if bears_anothers_words(after, frame, self.header)}
        self.made = where_made(frames)
        for frame in sorted(frames, key=_place_in_text):
            marks = list(self._marks(frame)) if not papers.answered_at(frame) else []
            if marks:
                yield from marks
                continue
            papers.see(frame)
            for part in parted(frame) if id(frame) not in others else ():
                yield from self._moved(turned(part), papers, bearer)

    def _moved(self, frame: Frame, papers: Papers, bearer: Bearer) -> Iterator[Sending]:
        """What a clause tells of the letter's way, or of his who bears it."""
        if way := bearer.movement(frame):
            self.ways.setdefault(frame.span, bearer.means)
            self.brought = (frame.span, bearer.whither) if bearer.whither else self.brought
            sending = self._sending(frame, frame, Movement(way))
            yield from [sending] if sending is not None else []
            return
        move = self._movement(frame)
        if not move.kind and names_form(frame):
            self.form = (frame.means, frame.place("from"))
        if not move.kind and frame.verb("receipt") and frame.status == "done":
            self.brought = (frame.span, frame.place("to", "in"))
        other = papers.answered or papers.acting
        mine = papers.beside or (not other and of_this_letter(frame, self.header, foreign=papers.foreign))
        told = frame.bracketed and frame.voice == "verbless" and self.moved[0] == frame.span  # its circumstances
        passing = frame.inside and not (frame.days or frame.time)  # "in Moscow, where it was transmitted in cipher, …"
        passing |= leads_to_another(frame) or (frame.earlier and not frame.dated)
        if mine and frame.status == "done":
            bearer.see(frame)
        asks = not frame.dated and any(phrase.tokens[-1].lemma == "when" for phrase in frame.before)
        if move.kind and was_done(frame) and mine and not (told or passing or asks):
            self.moved = (frame.span, move.kind)
            sending = self._sending(frame, frame, move)
            if sending is not None:
                yield sending

    def _sending(self, frame: Frame, outer: Frame, move: Movement) -> Sending | None:
        kind = move.kind
        near = self.header.dating.near
        inner = quoted_moment(self.source, frame, near, self.names) if frame is outer else None
        inner = inner or self.moments.get(frame.tokens[-1].end)
        stated = frame.day() or outer.day() or (inner.day() if inner else None)
        way = self.ways.get(outer.span, "")
        means = frame.means or outer.means or self.form[0] or way
        if means == "telephone-message":
            self.ways.setdefault(outer.span, means)  # "Dictated by telephone to Orlov, who took it down"
        means = way if means == "telegram" and way else means  # "the telegram, which was encoded by Orlov, left"
        time = frame.time or outer.time or (inner.time if inner else None)
        lay = move.weak or frame.verb("being", "lying", "surely_taken") or has_it(frame)  # "by noon he had it"
        time = time or (bound_of(frame) if kind == "received" and lay else None)
        ways = (("in", "at", "to"), ("from",)) if kind == "received" else (("from",), ("at", "in"))
        there = () if kind == "sent" and is_to_somebody_in(frame) else ways[1]
        place = frame.place(*ways[0]) or frame.place(*there) or outer.place("from")
        if kind == "received":
            place = place or outer.place("in", "at") or (self.brought[1] if self.brought[0] == outer.span else "")
            place = place or (self.receiver_at.get(frame.span, "") if is_receiver(frame, self.header) else "")
        after = self._after_the_last(frame) if time is None else None
        day, time = after or (stated.day if stated else self._day(outer, time, kind, means), time)
        place = place or (office_place(frame) if kind == "sent" else receiving_place(frame)) or self.form[1]
        alone = frame.voice == "verbless" or frame.holds("stamp_of_time", "leaving", "clerk", "journal", "post_office")
        place = place or (office_town(frame) if alone else "")
        place = place or (inner.place(*ways[0]) if inner else "") or self.made.get(outer.tokens[-1].end, "")
        if not place and any(token.has("there") for token in frame.tokens):
            place = self.there or next((t.text for each in frame.chain() for t in each.tokens if t.has("place")), "")
        if day is None and time is None and not means and not place:
            return None
        if kind == "sent" and self.origin and (move.weak or (place and place.lower() != self.origin.lower())):
            return None  # the telegraph's own line says that it was sent, and from where
        event = Dispatch(kind, outer.span, day, time, place, self.note.number, by=self._by(frame))
        self.last = event if event.date else self.last
        return Sending(event, means, move.weak)

    def _after_the_last(self, frame: Frame) -> tuple[dt.date, dt.time] | None:
        """The moment of an event that is told by the time since the one before: "was decoded an hour later"."""
        last, minutes = self.last, minutes_later(frame)
        if last is None or last.date is None or last.time is None or minutes is None:
            return None
        moment = dt.datetime.combine(last.date, last.time) + dt.timedelta(minutes=minutes)
        return moment.date(), moment.time()

    def _by(self, frame: Frame) -> tuple[NameForm, ...]:
        """Who sent it, received it or took it down, where a clause says so of a person."""
        people = (name for phrase in frame.agents() for name in phrase.people)
        return tuple(name_form(self.source, name) for name in people if is_somebody(name))

    def _day(self, frame: Frame, time: dt.time | None, kind: str, means: str) -> dt.date | None:
        """The day of an event that tells none: of the one before it, or of the letter where it was sent or telephoned.

        What was received earlier in the day than it was sent was received on the next day.
        """
        carried = frame.carried.day if frame.carried and frame.within else self._told(frame)
        if carried is None and (
            (self.last is None and kind == "received" and means != "telephone-message")
            or (time is None and not any(token.kind == "time" for token in frame.tokens) and not self._follows(frame))
        ):
            return None
        day = carried or (self.last.date if self.last else self.header.dating.day)
        own = self.header.dating.day
        _, start, hour = self.told.get(frame.span, (None, 0, None))
        next_day = own is not None and day == own + dt.timedelta(days=1)
        if kind == "sent" and next_day and start > frame.tokens[-1].start and time and (hour is None or hour < time):
            day = own  # "left at 23:45, was received on the 8th at 0:50": the later day is that of the receipt
        sent = self.last.time if self.last and self.last.date == day and kind == "received" else None
        return day + dt.timedelta(days=1) if day and sent and time and time < sent else day

    # --- marks on the letter

    def _marks(self, frame: Frame) -> Iterator[Sending]:
        """A mark that is quoted ("Sent 23/X - 35"), or that is said to give the hour of sending."""
        kind, place = place_noun(frame)
        if place:
            yield self._event(frame, kind, place)
            return
        parts = list(moving_nouns(frame))
        noun = dispatch_noun(frame) or next((kind for kind, _ in parts), "")
        quotations = [quotation for quotation in frame.quotations() if quotation.end - quotation.start <= _LONGEST_MARK]
        entered = frame.holds("journal", "entry") and (frame.group is None or frame.verb("being", "entered"))
        stands = entered or frame.holds("inscription") or on_the_sheet(frame) or under_the_text(frame, self.header)
        if not (noun or stands) or frame.status == "denied":
            return
        for quotation in quotations:
            yield from self._quoted(frame, quotation, noun)
        if quotations or not noun or self._owned(frame):
            return
        if frame.bracketed and self.moved[0] == frame.span:
            return  # "Received in Sochi on May 5 (hour of receipt: 22:45)"
        for kind, part in parts or [(noun, frame)]:
            if part.dated:
                weak = any(phrase.has("decrypting") for phrase in part.phrases)
                sending = self._sending(part, frame, Movement(kind, weak))
                if sending is not None:
                    yield sending

    def _event(self, frame: Frame, kind: str, place: str) -> Sending:
        """The sending or receipt of which a clause names the place, and perhaps the moment."""
        date = day.day if (day := frame.day()) is not None else None
        return Sending(Dispatch(kind, frame.span, date, frame.time, place, self.note.number), "")

    def _quoted(self, frame: Frame, quotation: Token, noun: str) -> list[Sending]:
        """The events of a quoted mark; where one tells when, those that do not are its circumstances."""
        span = Span(quotation.start + 1, max(quotation.end - 1, quotation.start + 1))
        near = self.header.dating.near
        found: list[Sending] = []
        inside = [
            inner
            for piece in _sentences(self.source.quote(span), span.start)
            for inner in frames_of(self.source.quote(piece), near, self.names, piece.start)
        ]
        way = next((inner.means for inner in inside if inner.means), "")
        if way:
            self.ways.setdefault(frame.span, way)
        if any(inner.holds("consent", "objection") for inner in inside):
            return []  # "Comrade Stalin agrees. Handed over by telephone": how the answer went
        alone = inside[0].phrases[0] if inside and inside[0].voice == "verbless" and inside[0].phrases else None
        if alone is not None and alone.place and len(inside[0].phrases) == 1:  # "Kem. Sent 5.V, 15-27"
            self.form = (self.form[0], alone.tokens[0].text)
        for inner in inside:
            self.there = inner.place("to") or self.there
            dated = inner.time is not None or bool(inner.days)
            gone = "sent" if inner.verb("going") and inner.voice != "active" else ""
            move = self._movement(inner)
            if not move.kind and dated:
                move = Movement(noun or gone or self._goes_before(frame, inner))
            mine = of_this_letter(inner, self.header, foreign=False) or came_to_office(inner)
            if move.kind and inner.status == "done" and mine:
                sending = self._sending(inner, frame, move)
                found += [sending] if sending is not None else []
        found = with_last_place(found, inside)
        telling = [sending for sending in found if sending.dispatch.date or sending.dispatch.time]
        spoken = any(sending.means == "telephone-message" for sending in found)  # said and heard at once
        return found if spoken else telling or found

    def _goes_before(self, frame: Frame, inner: Frame) -> str:
        """What the clause before tells, where a mark gives its moment: "it was sent, as a mark says, “on 5/V”"."""
        bare = is_moment(inner)
        return self.moved[1] if bare and self.moved[0] == frame.span else ""

    def _owned(self, frame: Frame) -> bool:
        """Tell whether the mark is of another paper."""
        return any(
            is_foreign(frame, phrase, self.header)
            for phrase in frame.phrases
            if phrase.has("paper", "other_paper") and not (phrase.has("dispatch_noun") or is_where_it_stands(phrase))
        )

    # --- sendings that are told

    def _movement(self, frame: Frame) -> Movement:
        left = self.last is not None and self.last.kind == "sent" and self.last.note == self.note.number
        return movement_of(frame, self.header, goes_on=self._follows(frame), left=left)

    def _told(self, frame: Frame) -> dt.date | None:
        return self.told[frame.span][0] if frame.span in self.told else None

    def _follows(self, frame: Frame) -> bool:
        return self.last is not None and self.last.span == frame.span


def _sentences(words: str, start: int) -> Iterator[Span]:
    """Yield where each sentence of a mark stands that opens with what happened: "Sent 15-27. Received 16-40"."""
    opens = re.finditer(r"(?<=[.;])\s+(?=([A-Z][a-z]+))", words)
    verbs = ((match.start(), match[1].lower()) for match in opens)
    ends = [place for place, word in verbs if _OPENS & vocabulary().classes(word, lemma_of(word))]
    for low, high in pairwise([0, *ends, len(words)]):
        yield Span(start + low, start + high)


def _place_in_text(frame: Frame) -> int:
    return frame.group.stop if frame.group else frame.tokens[0].start
