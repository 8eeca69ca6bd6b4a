"""The letter whose notes the grids of sentences are, and how they write what these tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

import pytest

from corrkg.edition.records import Approval, Dating, Letter, Response
from tests.edition.english.lettered import MILL, Reader, letter_of

Noted = Callable[..., Letter]
Told = Callable[..., list[str]]
Moved = Callable[[str], list[str]]
Decided = Callable[[str], list[str]]
Taken = Callable[..., str]
TakenIn = Callable[[Letter], str]
Whole = Callable[[str], str]

# Written as {M} and {S} in a note.
MINUTES = "(RGASPI. F. 17. Op. 3. D. 922. L. 12)"
SPECIAL = "(RGASPI. F. 17. Op. 162. D. 14. L. 89)"


def moves(letter: Letter) -> list[str]:
    """Write each sending and receipt of a letter as "kind day hour place", and "-" for what is not told."""
    return [f"{e.kind} {e.date.day if e.date else '-'} {hour_of(e.time)} {e.place or '-'}" for e in letter.dispatches]


def hour_of(time: dt.time | None) -> str:
    """Write an hour, and "-" where none is told."""
    return f"{time:%H:%M}" if time else "-"


def stances(responses: Iterable[Response]) -> str:
    """Write each stance after those who take it."""
    return "; ".join(f"{', '.join(name.form for name in each.persons)} {each.stance}" for each in responses)


def _day(dating: Dating | None) -> str:
    return str(dating.day.day) if dating and dating.day else "-"


def _moment(approval: Approval) -> str:
    return f"{_day(approval.dating)} {hour_of(approval.time)} {approval.place or '-'}"


@pytest.fixture
def noted(read: Reader) -> Noted:
    """Read the letter of Orlov to Gromov, of May 4, 1933, that proposes to rebuild a mill, with the given notes."""

    def letter(*notes: str) -> Letter:
        further = "".join(f" We ask for coal {number} ." for number in range(2, len(notes) + 1))
        whole = [note.replace("{M}", MINUTES).replace("{S}", SPECIAL) for note in notes]
        return letter_of(read, f"{MILL}{further}", notes=whole)

    return letter


@pytest.fixture
def moved(noted: Noted) -> Moved:
    """Read a note: each sending and receipt, as ``moves`` writes it."""
    return lambda note: moves(noted(note))


@pytest.fixture
def decided(noted: Noted) -> Decided:
    """Read a note: each decision as "day series", and "-" for what is not told."""

    def tell(note: str) -> list[str]:
        return [f"{_day(each.dating)} {each.series or '-'}" for each in noted(note).decisions]

    return tell


@pytest.fixture
def whole(moved: Moved, decided: Decided, taken: Taken) -> Whole:
    """Read all that a note tells: sendings and receipts, then decisions ("decided day series"), then stances."""
    return lambda note: "; ".join(
        filter(None, [*moved(note), *(f"decided {each}" for each in decided(note)), taken(note)])
    )


@pytest.fixture
def told(noted: Noted) -> Told:
    """Read the notes of the letter; days are of its month.

    Each consent that they tell is written as "person day hour place", and "-" for what is not told.
    """

    def tell(*notes: str) -> list[str]:
        return [f"{each.person.form.replace(' ', '')} {_moment(each)}" for each in noted(*notes).approvals]

    return tell


@pytest.fixture
def taken(noted: Noted, taken_in: TakenIn) -> Taken:
    """Read the notes of the letter: who takes what stance to it, as ``taken_in`` writes it."""
    return lambda *notes: taken_in(noted(*notes))


@pytest.fixture
def taken_in() -> TakenIn:
    """Write who takes what stance in the notes of a letter.

    Consents are written as by ``told``, with "C" or "V" after one with changes or a vote; other stances follow "|".
    """
    marks = {"agrees": "", "agrees-with-changes": " C", "votes-for": " V"}

    def tell(letter: Letter) -> str:
        consents = "; ".join(f"{each.person.form} {_moment(each)}{marks[each.stance]}" for each in letter.approvals)
        others = stances(response for response in letter.responses if response.note is not None)
        return f"{consents} | {others}".strip() if others else consents

    return tell
