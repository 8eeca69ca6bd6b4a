"""What a letter and its notes tell: sendings, decisions, consents, requests and answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from corrkg.edition.records.places import Reference
from corrkg.edition.records.remarks import Dating, NameForm, Observation
from corrkg.edition.source import Span


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A sending or a receipt of the letter.

    Args:
        kind: ``sent`` or ``received``.
        span: the words that tell it.
        date: the day.
        time: the hour, local.
        place: where it left or arrived, as printed.
        note: the number of the note that tells it; None for the letter's own line.
        observations: what was repaired or inferred.
        by: who sent, brought, received it or took it down, where the words name one.
    """

    kind: str
    span: Span
    date: dt.date | None = None
    time: dt.time | None = None
    place: str = ""
    note: int | None = None
    observations: tuple[Observation, ...] = ()
    by: tuple[NameForm, ...] = ()


@dataclass(frozen=True, slots=True)
class Deed:
    """What a decision does, or a request wants done.

    Args:
        kinds: notations of the list of acts, such as ``appoints``; empty where the words do not say.
        names: where the names stand that it is done to; those of persons among them are whom it concerns.
        words: how many words say what is done; none where they say only that it was decided or drawn up.
        moved: the names of those who are put into an office or taken from it, with ``appoints`` or ``releases``.
    """

    kinds: tuple[str, ...] = ()
    names: tuple[Span, ...] = ()
    words: int = 0
    moved: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of the Politburo that a note states; ``note`` is None where the letter's own text tells it.

    Its ``terms`` are the words by which its matter is known again, as those of a request are.
    """

    note: int | None
    span: Span
    dating: Dating | None
    title: str
    series: str
    references: tuple[Reference, ...] = ()
    observations: tuple[Observation, ...] = ()
    deed: Deed = Deed()
    terms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Approval:
    """A recorded consent to what the letter proposed.

    Its ``stance`` is ``agrees``, ``agrees-with-changes`` or ``votes-for``.
    """

    note: int
    person: NameForm
    span: Span
    dating: Dating | None = None
    time: dt.time | None = None
    place: str = ""
    means: str = ""
    references: tuple[Reference, ...] = ()
    stance: str = "agrees"


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that a letter asks or proposes.

    Args:
        span: the words that ask.
        kind: ``answer``, ``proposal`` or ``demand``.
        matter: the paragraphs that say what it is about: its own, and what stands before it where that is short.
        near: the nearest of them: its own, or the one before where that is short.
        deed: what it wants done.
        point: it is a numbered point, or stands in a paragraph that is counted in words ("Secondly, …").
        terms: the words by which it is known again, each as the layout's reader cuts it.
        about: those of the nearest paragraph of its matter.
        clause: the clause that asks, to the end, where circumstances open the sentence; None elsewhere.
        openings: the words before each verb by which another may ask it, which the letter passes on.
        repeated: the words before each verb by which another, as was told before, proposes what the writers propose.
        proposers: where those are named who ask; empty where the writers do, or nobody is named.
    """

    span: Span
    kind: str
    matter: Span
    near: Span
    deed: Deed = Deed()
    point: bool = False
    terms: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    clause: Span | None = None
    openings: tuple[Span, ...] = ()
    repeated: tuple[Span, ...] = ()
    proposers: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """A stance to what another asked or proposed: of the letter itself, or one of a note that is no consent.

    Args:
        note: the number of the note that tells it; None where the letter takes it, to a letter that it answers.
        persons: who takes it.
        stance: a notation of the list of stances: ``agrees``, ``refuses``, ``postpones``, ``abstains`` ….
        span: the words.
        bound: the words alone do not show that they answer anything: they count where the letter answers another.
        told: it was said before, or to others: it answers neither the letter nor the one to which the letter replies.
        terms: the words by which its matter is known again, as those of a request are.
        shared: it counts only where it has so many of them in common with what the letter asks that it answers.
        instead: what it says is no request where it counts.
    """

    note: int | None
    persons: tuple[NameForm, ...]
    stance: str
    span: Span
    dating: Dating | None = None
    time: dt.time | None = None
    place: str = ""
    means: str = ""
    references: tuple[Reference, ...] = ()
    bound: bool = False
    told: bool = False
    terms: frozenset[str] = frozenset()
    shared: int = 0
    instead: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """Words of the letter that answer another letter.

    Args:
        span: the words; of a verdict, its whole sentence.
        number: the number that they cite.
        certainty: how surely they answer a letter at all.
        basis: what kind of words they are.
        day: the day that they cite, and its month where it is told.
        kind: "citation"; "receipt" (a letter was received, and which is not said); "telephoned" (a telephone message is
            cited); "telegraphed" (a telegram is); "delivery" (sends what may have been asked for); "verdict" (agrees,
            objects, minds);
            "next" (a note says that the next document answers this letter).
    """

    span: Span
    number: int | None
    certainty: str
    basis: str
    day: tuple[int, int | None] | None = None
    kind: str = "citation"
