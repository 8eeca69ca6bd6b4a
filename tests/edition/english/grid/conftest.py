"""How the grids of sentences write what is told of a consent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrkg.edition.records import Edition

Told = Callable[..., list[str]]


@pytest.fixture
def told(read: Callable[[str], Edition]) -> Told:
    """Read the notes of a letter of Orlov to Gromov, of May 4, 1933; days are of that month.

    Each consent that they tell is written as "person day hour place", and "-" for what is not told.
    """

    def tell(*notes: str) -> list[str]:
        numbers = " ".join(f"We ask for coal {number} ." for number in range(2, len(notes) + 1))
        below = "\n\n".join(f"{number} {note}" for number, note in enumerate(notes, 1))
        [letter] = read(
            "Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph.\n\n"
            f"I propose to rebuild the mill 1 . {numbers}\n\nOrlov.\n\n_____________________\n\n{below}\n"
        ).letters
        return [
            " ".join(
                (
                    approval.person.form.replace(" ", ""),
                    str(approval.dating.day.day) if approval.dating and approval.dating.day else "-",
                    f"{approval.time:%H:%M}" if approval.time else "-",
                    approval.place or "-",
                )
            )
            for approval in letter.approvals
        ]

    return tell


@pytest.fixture
def taken(read: Callable[[str], Edition]) -> Callable[[str], str]:
    """Read the note of a letter of Orlov to Gromov that proposes to rebuild a mill: who takes what stance to it.

    Consents are written as by ``told``, with "C" or "V" after one with changes or a vote; other stances follow "|".
    """
    marks = {"agrees": "", "agrees-with-changes": " C", "votes-for": " V"}

    def tell(note: str) -> str:
        [letter] = read(
            "Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph.\n\n"
            f"I propose to rebuild the mill 1 .\n\nOrlov.\n\n_____________________\n\n1 {note}\n"
        ).letters
        consents = "; ".join(
            f"{approval.person.form} {approval.dating.day.day if approval.dating and approval.dating.day else '-'} "
            f"{f'{approval.time:%H:%M}' if approval.time else '-'} {approval.place or '-'}{marks[approval.stance]}"
            for approval in letter.approvals
        )
        others = [response for response in letter.responses if response.note is not None]
        stances = "; ".join(f"{', '.join(name.form for name in each.persons)} {each.stance}" for each in others)
        return f"{consents} | {stances}".strip() if stances else consents

    return tell
