"""``corrkg authorities``: identifiers of other authority files, from the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from corrkg.cli import terminal
from corrkg.cli.options import option
from corrkg.edition import importing
from corrkg.edition.links import KINDS
from corrkg.settings import load


@click.group()
def authorities() -> None:
    """Take over what was matched with other authority files."""


@authorities.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@option("seeds")
@click.option("--kind", "-k", type=click.Choice(list(KINDS)), default="person", show_default=True)
@click.option("--by", default="", help="Who verified the matches, where the table does not say.")
@click.option("--on", default="", help="The day of that: 2026-11-27.")
@click.option("--source", default="", help="The page, or the service, that they were verified on.")
@click.option("--yes", "-y", is_flag=True, help="Write without asking.")
def import_(file: Path, seeds: str | None, kind: str, by: str, on: str, source: str, yes: bool) -> None:
    """Take identifiers from FILE, a CSV or TSV as OpenRefine exports it, into authorities/links.csv.

    FILE has a column id (or uri) for our things, and one for each authority: wikidata, gnd, viaf, isni, lc, bnf …
    The difference is shown first. Without --by the identifiers are taken as not verified.

    Example: corrkg authorities import matched.csv --by "A. Archivist" --on 2026-11-27 --source "OpenRefine, Wikidata"
    """
    directory = load({"seeds": seeds}).seeds_dir / "authorities"
    changes = importing.plan(directory, file, importing.Verification(by, on, source), kind)
    if not changes:
        click.echo("nothing new: all of these identifiers are there already")
        return
    rows = [["/".join(change.thing), change.name, change.link.uri, change.what] for change in changes]
    terminal.show("What changes", ("thing", "name", "identifier", "change"), rows)
    if not yes:
        if not sys.stdin.isatty():
            click.echo("nothing is written yet: run it again with --yes")
            return
        click.confirm("Write this into links.csv?", abort=True)
    path = importing.apply(directory, changes)
    click.echo(f"{len(changes)} identifiers written to {path}; the next `corrkg build` publishes them")
