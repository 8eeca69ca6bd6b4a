"""The check of a publisher's corrections: a build that publishes nothing, and what became of each row."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corrkg.convert.pipeline import convert
from corrkg.convert.register import Register
from corrkg.edition.corrections import Correction
from corrkg.edition.seeds import read_seeds
from corrkg.store.validate import validate


@dataclass(frozen=True, slots=True)
class Checked:
    """A row of the file ``path``, and why it fits nothing; empty where it fits."""

    path: Path
    row: Correction
    unfit: str


def check(seeds_dir: Path) -> list[Checked]:
    """Return what becomes of each correction of ``seeds_dir``.

    Raises:
        CorrkgError: an input is wrong, or what the corrections make does not conform to the shapes.
    """
    seeds = read_seeds(seeds_dir)
    register = Register.read(seeds.register_path)
    made = convert(seeds, [seeds.read(path) for path in seeds.editions], register, seeds.dataset.base)
    validate(made.lines)
    told = {row["line"]: str(row["message"]) for row in made.report if row["about"] == "correction"}
    return [Checked(seeds.corrections_path, row, told.get(row.line, "")) for row in seeds.corrections]
