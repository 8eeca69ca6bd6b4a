"""``corrkg corrections``: what curators know better than the reading, from the command line."""

from __future__ import annotations

import click

from corrkg.cli import terminal
from corrkg.cli.options import option
from corrkg.errors import InputError
from corrkg.settings import load


@click.group()
def corrections() -> None:
    """Look at the corrections of a curator, in corrections.csv."""


@corrections.command()
@option("seeds")
def check(seeds: str | None) -> None:
    """Tell of each correction whether it fits what is read from the texts. Nothing is published.

    The exit status is 1 where one of them fits nothing, contradicts another, or makes something that the shapes refuse.
    """
    from corrkg.store.corrections import check as run

    checked = run(load({"seeds": seeds}).seeds_dir)
    rows = [
        [f"{one.path.name}:{one.row.line}", one.row.thing, one.row.property, one.row.read, one.row.right,
         one.unfit or "fits"]
        for one in checked
    ]  # fmt: skip
    terminal.show("Corrections", ("place", "thing", "property", "from", "to", "what becomes of it"), rows)
    unfit = [one for one in checked if one.unfit]
    if unfit:
        raise InputError(
            f"{len(unfit)} of {len(checked)} corrections fit nothing", unfit[0].path, unfit[0].row.line,
            expected="what stands there now, in the column from", hint="look at the page of the thing",
        )  # fmt: skip
