"""One text of an invented edition: the letters of a month, in the layout and with the damage of a real one."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from corrkg.gold.inventing import MATTERS, MONTHS, ROMAN, TOLD, Cast, Invented, newcomer

A_TEXT = 35  # letters, as many as a full month has
_FIRST_YEAR, _YEARS = 1901, 90
_DAMAGE = 0.3  # how often what a converter may damage is damaged
_NEWCOMERS = 2  # persons a text whom no authority file has


@dataclass
class Text:
    """A text as it grows: its name and title, its lines, and its truth, each with the name of the gold file."""

    source: str
    title: str
    lines: list[str] = field(default_factory=list)
    truth: list[tuple[str, dict[str, str | int]]] = field(default_factory=list)


def invent_text(cast: Cast, seed: int, number: int, letters: int = A_TEXT) -> Text:
    """Return text ``number``, counted from 0, or its first ``letters``.

    >>> from corrkg.gold.inventing import invent_cast
    >>> cast = invent_cast(1)
    >>> whole, cut = invent_text(cast, 1, 7), invent_text(cast, 1, 7, 3)
    >>> cut.source, whole.lines[: len(cut.lines)] == cut.lines
    ('0008-1901-august', True)
    """
    year, month = _FIRST_YEAR + number // 12 % _YEARS, number % 12 + 1
    resident, away = cast.staying[0].surname, cast.away.surname
    title = f"{away} and {resident}. Correspondence. {MONTHS[month - 1]} {year}"
    text = Text(f"{number + 1:04}-{year}-{MONTHS[month - 1].lower()}", title)
    text.lines += [
        f"{away} {resident} {MONTHS[month - 1].lower()} {year}", "", f"{away} |  {resident}  |  Home Page", "",
        f" {away} and {resident}. Correspondence. {_FIRST_YEAR}–{_FIRST_YEAR + _YEARS}", "",
        f"{year} {MONTHS[month - 1]}",
        f"In this month the one of the two was on leave in {cast.resort}, and the other stayed behind. Most of "
        "what they wrote was ciphered, and little of it was long.",
    ]  # fmt: skip
    month_of = _Month(text, cast, number, dt.date(year, month, 1), random.Random(f"text {seed} {number}"))  # noqa: S311
    for _ in range(letters):
        month_of.letter()
    return text


@dataclass(frozen=True, slots=True)
class _Asked:
    """A letter that waits for its answer: its line, its number as printed, and its matter."""

    line: int
    number: int
    matter: int


class _Month:
    """Writes the letters of one text, one after another."""

    def __init__(self, text: Text, cast: Cast, number: int, first: dt.date, dice: random.Random) -> None:
        self.text, self.cast, self.first, self.dice = text, cast, first, dice
        self.newcomers = [newcomer(number * _NEWCOMERS + each) for each in range(_NEWCOMERS)]
        self.told = 0  # letters so far
        self.open: list[_Asked] = []
        self.ciphers, self.own, self.folio, self.file = (
            1000 + dice.randrange(500),
            40 + dice.randrange(40),
            1,
            80 + number,
        )
        self.matters: list[int] = []

    def letter(self) -> None:
        """Write the next letter, later than the last or of the same day."""
        self.day = self.first + dt.timedelta(self.told * 28 // A_TEXT)
        self.told += 1
        self.notes: list[tuple[str, str, str]] = []  # the words, and the part and the words before its sign
        self.order = 0
        kind = self.dice.random()
        if self.open and kind < 0.4:
            self._answer(self.open.pop(0))
        elif kind < 0.85:
            self._cipher()
        else:
            self._personal()

    # the parts --------------------------------------------------------------------------------------------------------

    def _say(self, name: str, **cells: str | int) -> None:
        self.text.truth.append((name, {"source": self.text.source, "letter": self.line, **cells}))

    def _often(self) -> bool:
        return self.dice.random() < _DAMAGE

    def _stop(self) -> str:
        return " ." if self._often() else "."

    def _open_letter(
        self, senders: tuple[Invented, ...], recipients: tuple[Invented, ...], form: str, year: str
    ) -> None:
        names = [", ".join(each.surname for each in side) for side in (senders, recipients)]
        day = f"{MONTHS[self.day.month - 1]} {self.day.day}"
        self.text.lines += ["", ""]
        self.text.lines.append(f"{' to '.join(names)} {day}{year}")
        self.line = len(self.text.lines)
        self.senders, self.recipients = senders, recipients
        last = self.folio + self.dice.randrange(3)
        printed = f"{self.folio}–{last}" if last > self.folio else f"{last}"
        folios = printed.replace("–", "-")
        if self._often():
            printed, folios = printed + "v", folios + "v"
        self.folio = last + 1
        point = "" if self._often() else "."
        shelf = f"RGASPI F. {self.cast.fond}{point} Op. 11. D. {self.file}. L. {printed}"
        self.text.lines += ["", f"Archive: {shelf}. {form}."]
        self._say("header_references", order=1, verbatim=shelf, archive="rgaspi", fond=self.cast.fond, opis=11,
                  delo=self.file, folios=folios, form=form.lower().replace(" ", "-"))  # fmt: skip

    def _marks(self) -> None:
        secret, kind = self.dice.choice(
            [("Owls. Secret", "top-secret"), ("C. secret", "top-secret"), ("Strictly secret", "strictly-secret")]
        )
        for words, mark in (("Copy", "copy"), (secret, kind), ("Cipher", "cipher")):
            self.text.lines += [f"{words}{self._stop()}", ""]
            self._say("marks", mark=mark, verbatim=words)

    def _mention(self, part: str, form: str, person: str, note: int | str = "") -> None:
        self.order += 1
        self._say("mentions", note=note, part=part, order=self.order, form=form, person=person)

    def _address(self) -> str:
        if self.recipients[0] is self.cast.away:
            words = f"{self.cast.resort}. {self.cast.away.surname}."
        else:
            words = f"Moscow. {'. '.join(each.surname for each in self.recipients)}."
        for each in self.recipients:
            self._mention("address", each.surname, each.id)
        self.text.lines += [words, ""]
        return words

    def _person(self) -> tuple[str, str]:
        """Return a form of the name of somebody of whom a letter speaks, and who it is."""
        if self.dice.random() < 0.12:
            name = self.dice.choice(self.newcomers)
            return f"{name} {'P. S.' if name == self.newcomers[0] else 'A. D.'}", name.lower()
        other = self.dice.choice(self.cast.others)
        return self.dice.choice([other.surname, f"{other.initials} {other.surname}"]), other.id

    def _paragraph(self, matter: int, sentences: int) -> str:
        said = []
        for words in self.dice.sample(MATTERS[matter][1:], min(sentences, 3)):
            form, person = self._person()
            if "{who}" in words:
                self._mention("body", form, person)
            said.append(words.format(n=self.dice.randrange(11, 99), m=self.dice.randrange(100, 900), who=form))
        said += self.dice.sample(TOLD, max(0, sentences - 3))
        words = ". ".join(said) + "."
        return words.replace(" river", " riv\u00ader") if self._often() else words

    def _matter(self) -> int:
        if not self.matters:
            self.matters = self.dice.sample(range(len(MATTERS)), len(MATTERS))
        return self.matters.pop()

    def _sign(self, dateline: str, note_at_date: str = "") -> None:
        signature = " ".join(f"{each.surname}." for each in self.senders)
        for each in self.senders:
            self._mention("signature", each.surname, each.id)
        self.signature, self.dateline = signature, dateline
        self.closing = [signature, ""]
        sign = self._note(note_at_date, "dateline", dateline) if note_at_date else ""
        self.closing += [*([f"No. {self.own}", ""] if note_at_date else []), f"{dateline}{sign}"]

    def _note(self, words: str, part: str, before: str) -> str:
        """Keep a note for the end of the letter, and return its sign."""
        self.notes.append((words, part, before))
        return f" {len(self.notes)}"

    def _close(self, basis: str, medium: str, address: str) -> None:
        lines = self.text.lines
        lines += self.closing
        self._say("letters", senders=_ids(self.senders), recipients=_ids(self.recipients), date=self.day.isoformat(),
                  date_basis=basis, medium=medium, address=address, signature=self.signature,
                  dateline=self.dateline)  # fmt: skip
        if self.notes:
            lines += ["", "_" * self.dice.randrange(9, 25)]
        for number, (words, part, before) in enumerate(self.notes, 1):
            lost = self._often() and len(self.notes) == 1
            lines += ["", words if lost else f"{number} {words}"]
            self._say("notes", note=number, printed_number="" if lost else number,
                      first_words=" ".join(words.split()[:6]), anchor_part=part, anchor_words=before)  # fmt: skip

    def _clock(self) -> tuple[str, str]:
        """Return a time as a converter leaves it, and as it is."""
        hour, minute = self.dice.randrange(13, 23), self.dice.randrange(10, 60)
        printed = self.dice.choice([f"{hour}:00. {minute} min.", f"{hour} o'clock. {minute} min."])
        return printed, f"{hour:02}:{minute:02}:00"

    def _reference(self, note: int, order: int, folio: int) -> str:
        """Return a reference to the file of the letter itself."""
        self._say("note_references", note=note, order=order, verbatim=f"Ibid. L. {folio}", archive="rgaspi",
                  fond=self.cast.fond, opis=11, delo=self.file, folios=folio, resolution="ibid")  # fmt: skip
        return f"Ibid. L. {folio}"

    def _short(self) -> str:
        year = self.day.year % 100
        return self.dice.choice(["{}/{}-{:02}", "{}/{}.{:02}"]).format(self.day.day, ROMAN[self.day.month - 1], year)

    # the kinds of letters ---------------------------------------------------------------------------------------------

    def _cipher(self) -> None:
        """A ciphered telegram that asks for an opinion, with a note of the consent and of the decision after it."""
        self._open_letter(self.cast.staying, (self.cast.away,), "Certified typewritten copy", f", {self.day.year}")
        self._marks()
        address, matter = self._address(), self._matter()
        for _ in range(self.dice.randrange(2, 4)):
            self.text.lines += [self._paragraph(matter, self.dice.randrange(3, 7)), ""]
        self.ciphers += 1
        words = "We consider this proposal acceptable. Please let us know your opinion"
        notes = list(self._consent(matter)) if self.dice.random() < 0.6 else []
        sign = self._note(" ".join(notes), "body", "know your opinion") if notes else ""
        stop = " . " if sign else ". "
        self.text.lines += [f"{words}{sign}{stop}No. {self.ciphers}/sh.", ""]
        self._say("numbers", series="cipher-office", value=self.ciphers, verbatim=f"No. {self.ciphers}/sh")
        self._sign(f"{self._short()} g.")
        for form, person in self.in_note if notes else ():
            self._mention("note", form, person, 1)
        self._close("stated", "cipher-telegram", address)
        self.open.append(_Asked(self.line, self.ciphers, matter))

    def _consent(self, matter: int) -> Iterator[str]:
        away, day, order = self.cast.away, self.day + dt.timedelta(1), 1
        printed, time = self._clock()
        told = f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
        words = f"On {told}, {away.surname} agreed in a cipher from {self.cast.resort} at {printed}"
        yield f"{words} ({self._reference(1, order, self.folio)})."
        self.folio += 1
        self.in_note = [(away.surname, away.id)]
        self._say("approvals", note=1, person=away.id, at=f"{day}T{time}", place=self.cast.resort, quote=words)
        if self.dice.random() < 0.7:
            title, delo, folio = MATTERS[matter][0], self.dice.randrange(900, 990), self.dice.randrange(1, 60)
            opis, series = self.dice.choice([(3, "minutes"), (162, "special-file")])
            cited = f"RGASPI. F. 17. Op. {opis}. D. {delo}. L. {folio}"
            words = f"On the same day the PB adopted a resolution “{title}”"
            yield f"{words} ({cited})."
            self._say("note_references", note=1, order=2, verbatim=cited, archive="rgaspi", fond=17, opis=opis,
                      delo=delo, folios=folio, resolution="explicit")  # fmt: skip
            self._say("decisions", note=1, order=1, date=day.isoformat(), title=title, series=series,
                      references=f"17/{opis}/{delo}: {folio}", quote=words)  # fmt: skip

    def _answer(self, asked: _Asked) -> None:
        """The answer to a ciphered telegram: it cites its number, and a note tells how it was sent."""
        self._open_letter((self.cast.away,), self.cast.staying, "Autograph", f", {self.day.year}")
        address = self._address()
        lead = self.dice.choice(
            [f"Your {asked.number} don't mind", f"To your No. {asked.number}. I have no objections"]
        )
        self.text.lines += [f"{lead}. {self._paragraph(asked.matter, self.dice.randrange(2, 5))}", ""]
        self._say("replies", replies_to=asked.line, certainty="explicit", basis=f"cites No. {asked.number}")
        self.own += 1
        self._say("numbers", series="sender", value=self.own, verbatim=f"No. {self.own}")
        printed, time = self._clock()
        words = f"On the same day sent in code from {self.cast.resort} at {printed}"
        reference = self._reference(1, 1, self.folio)
        self.folio += 1
        self._say("dispatches", note=1, kind="sent", at=f"{self.day}T{time}", place=self.cast.resort, verbatim=words)
        self._sign(self._short(), f"Number and date entered by the secretary. {words} ({reference}).")
        self._close("secretary", "cipher-telegram", address)

    def _personal(self) -> None:
        """A letter by hand, without a year and without a number."""
        sender = self.dice.choice(self.cast.staying)
        self._open_letter((sender,), (self.cast.away,), "Autograph", f" [{self.day.year}]")
        address = f"Hello, comrade {self.cast.away.surname}!"
        self._mention("address", self.cast.away.surname, self.cast.away.id)
        self.text.lines += [address, ""]
        for number in range(1, self.dice.randrange(4, 6)):
            self.text.lines += [f"{number}) {self._paragraph(self._matter(), self.dice.randrange(3, 6))}", ""]
        self.text.lines += ["I shake your hand.", ""]
        self._sign(f"{self.day.day}/{ROMAN[self.day.month - 1]}")
        self._close("year-supplied", "letter", address)


def _ids(people: tuple[Invented, ...]) -> str:
    return "; ".join(each.id for each in people)
