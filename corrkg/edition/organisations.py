"""Bodies of the authority file ``organisations.csv``."""

from __future__ import annotations

from dataclasses import dataclass

FILE = "organisations.csv"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation of ``organisations.csv``, with every spelling of its name that a text may print."""

    id: str
    name_en: str
    name_ru: str
    aliases: tuple[str, ...]
    same_as: tuple[str, ...]
    source: str
    note: str
