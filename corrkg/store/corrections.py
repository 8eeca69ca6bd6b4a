"""The check of a publisher's corrections: a build that publishes nothing, and what became of each row."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from corrkg.convert.pipeline import convert
from corrkg.convert.register import Register
from corrkg.edition.corrections import Correction
from corrkg.edition.seeds import Seeds, read_seeds
from corrkg.errors import ValidationError
from corrkg.store.validate import validate
from corrkg.uris import Uris


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
    with tempfile.TemporaryDirectory() as directory:
        editions = [seeds.read(path) for path in seeds.editions]
        made = convert(seeds, editions, register, seeds.dataset.base, Path(directory))
        data = Store()
        data.bulk_load(path=str(made.path), format=RdfFormat.N_QUADS)
        with blaming(seeds, seeds.dataset.base):
            validate(data)
    told = {row["line"]: str(row["message"]) for row in made.report if row["about"] == "correction"}
    return [Checked(seeds.corrections_path, row, told.get(row.line, "")) for row in seeds.corrections]


@contextmanager
def blaming(seeds: Seeds, base: str) -> Iterator[None]:
    """Let the error of a validation name the line of the correction that it is most likely due to.

    Args:
        seeds: the inputs, with the corrections that were applied.
        base: the base of the URIs.

    Raises:
        ValidationError: the one that was raised within, with file and line where a correction is to blame.
    """
    try:
        yield
    except ValidationError as error:
        rows = _blamed(seeds.corrections, error.faults, base)
        if rows:
            error.path, error.line = seeds.corrections_path, rows[0].line
            others = f", or those of lines {', '.join(str(each.line) for each in rows[1:])}" if rows[1:] else ""
            error.hint = f"mend or delete the correction of this line{others}; the published store is unchanged"
        raise


def _blamed(rows: tuple[Correction, ...], faults: tuple[tuple[str, str], ...], base: str) -> list[Correction]:
    """Return the corrections nearest to what is at fault.

    The nearest is of the very property of the thing; then of the thing, or one that leads to it; then one of the same
    letter or note; and at last one that took a thing away, which others may have needed.
    """
    uris = Uris(base)
    things = {focus for focus, _ in faults}
    wholes = {focus.partition("#")[0] for focus in things}
    nearness = (
        [row for row in rows if (_named(uris, row.thing), row.property.partition(":")[2]) in set(faults)],
        [row for row in rows if things & {_named(uris, each) for each in (row.thing, row.right, row.read)}],
        [row for row in rows if _named(uris, row.thing).partition("#")[0] in wholes],
        [row for row in rows if row.property == "rdf:type" and not row.right],
    )
    return next(filter(None, nearness), [])


def _named(uris: Uris, path: str) -> str:
    """Return the URI of a path below the base, with its fragment; a value that is no path is the URI of nothing."""
    address, mark, part = path.partition("#")
    return uris.at_path(address).value + mark + part if address else ""
