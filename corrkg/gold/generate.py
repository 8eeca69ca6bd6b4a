"""Invented editions of any size, with the truth beside them: to see how the reading and all that follows grow.

A text has the layout, the habits and the damage of a real edition. The text number ``k`` depends on the seed and on
``k`` alone, so that a longer edition begins with the texts of a shorter one; one text is in memory at a time. The truth
is in the form of the gold standard (``tests/gold/README.md``), for ``corrkg evaluate``.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from corrkg.errors import InputError
from corrkg.gold.invented import A_TEXT, invent_text
from corrkg.gold.inventing import Cast, invent_cast

COLUMNS = {
    "letters": "source letter senders recipients date date_basis medium address signature dateline",
    "header_references": "source letter order verbatim archive fond opis delo folios form",
    "note_references": "source letter note order verbatim archive fond opis delo folios resolution",
    "notes": "source letter note printed_number first_words anchor_part anchor_words",
    "marks": "source letter mark verbatim",
    "numbers": "source letter series value verbatim",
    "dispatches": "source letter note kind at place verbatim",
    "decisions": "source letter note order date title series references quote",
    "approvals": "source letter note person at place quote",
    "mentions": "source letter note part order form person",
    "replies": "source letter replies_to certainty basis",
}


def generate(letters: int, seed: int, out: Path) -> None:
    """Write the inputs of a build, and ``gold/`` beside them.

    Args:
        letters: how many letters the edition is to have, at least one.
        seed: another one gives other people and other texts.
        out: the directory; it must be empty or not there.

    Raises:
        InputError: there are no letters to write, or something lies in the directory already.
        OSError: it cannot be written.
    """
    if letters < 1:
        raise InputError(f"an edition of {letters} letters", expected="one letter at least")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise InputError("something is there already", out, expected="a directory that is empty, or not there")
    cast = invent_cast(seed)
    for name in ("editions", "authorities", "gold"):
        (out / name).mkdir(parents=True)
    _write_authorities(out / "authorities", cast)
    with ExitStack() as opened:
        description = opened.enter_context((out / "dataset.toml").open("w", encoding="utf-8"))
        description.write(_dataset(cast))
        tables = {}
        for name, columns in COLUMNS.items():
            file = opened.enter_context((out / "gold" / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            tables[name] = csv.DictWriter(file, columns.split(), lineterminator="\n")
            tables[name].writeheader()
        for number in range(-(-letters // A_TEXT)):
            made = invent_text(cast, seed, number, min(A_TEXT, letters - number * A_TEXT))
            (out / "editions" / f"{made.source}.txt").write_text("\n".join(made.lines) + "\n", encoding="utf-8")
            description.write(f'\n[texts.{made.source}]\ntitle = "{made.title}"\nrights = "publish"\n')
            for name, row in made.truth:
                tables[name].writerow(row)


def _dataset(cast: Cast) -> str:
    return (
        f'title = "{cast.away.surname} and {cast.staying[0].surname}: an invented correspondence"\n'
        'description = "Invented letters with the habits of a real edition."\n'
        'base = "http://localhost:8000/"\n'
        'license = "https://creativecommons.org/publicdomain/zero/1.0/"\n'
        'publisher = "Nobody"\ncreator = "Nobody"\n'
    )


def _write_authorities(directory: Path, cast: Cast) -> None:
    persons = [
        (
            each.id, f"{each.surname}, {each.given} {each.patronymic}", "",
            f"{each.surname} | {each.initials} {each.surname}", "", "", "", "", "invented", "Invented", "",
        )
        for each in cast.everybody
    ]  # fmt: skip
    tables: dict[str, tuple[str, Sequence[tuple[str, ...]]]] = {
        "persons": ("id,name_en,name_ru,aliases_en,aliases_ru,born,died,same_as,source,note,default_for", persons),
        "places": (
            "id,name_en,name_ru,aliases,same_as,note",
            [(name.lower(), name, "", "", "", "") for name in ("Moscow", cast.resort)],
        ),
        "archives": (
            "id,acronym,name_en,name_ru,aliases,same_as,note",
            [("rgaspi", "RGASPI", "Russian State Archive of Socio-Political History", "", "", "", "")],
        ),
        "fonds": (
            "archive,fond,opis,title_en,title_ru,series,note",
            [
                ("rgaspi", "17", "3", "Minutes of the Politburo", "", "minutes", ""),
                ("rgaspi", "17", "162", "Special files of the Politburo", "", "special-file", ""),
            ],
        ),
    }
    for name, (columns, rows) in tables.items():
        with (directory / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([columns.split(","), *rows])
