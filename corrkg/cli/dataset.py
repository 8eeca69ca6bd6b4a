"""The commands that make a dataset and look into it: ``corrkg build``, ``report``, ``export`` and ``evaluate``."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import IO

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from corrkg.cli import terminal
from corrkg.cli.options import option
from corrkg.errors import CorrkgError, InputError
from corrkg.formats import DUMP_FORMATS
from corrkg.settings import load


@click.command()
@option("seeds")
@option("store")
@option("base")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day of what has changed, as in 2026-11-22 [that of dataset.toml].",
)
@option("executor")
@option("build_workers")
@option("engine")
@option("engine_update")
@option("engine_graphs")
@option("engine_load")
@click.option(
    "--validator", type=click.Choice(("sparql", "pyshacl")), default="sparql", show_default=True,
    help="What holds the dataset against the shapes; pyshacl is a second opinion, and takes longer.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Fail where a text cannot be read, instead of leaving it out.")
@click.option("--full", is_flag=True, help="Make all anew, and take nothing over from what was built before.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
def build(
    date: dt.datetime | None, validator: str, strict: bool, full: bool, quiet: bool, **given: str | int | None
) -> None:  # fmt: skip
    """Read the editions, convert, validate, and publish a new store in one step.

    On bad input nothing is changed: the message names the file and the line, and the old store goes on serving. One
    text of several that cannot be read is reported and left out, unless --strict is given; its addresses stay
    registered. What has not changed since the last build is not read again, and a build that was killed goes on. With
    --engine, the release is also loaded into the SPARQL endpoint that will answer for it.
    """
    from corrkg.store.build import build as run

    settings = load(given)
    console = Console(stderr=True, quiet=quiet)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("starting")

        def step(name: str) -> None:
            progress.update(task, description=name)
            if not console.is_terminal and not quiet:
                console.print(name)

        result = run(
            settings.seeds_dir, settings.store_dir, settings.base, step, f"{date:%Y-%m-%d}" if date else "",
            strict=strict, executor=settings.executor, workers=settings.build_workers, validator=validator,
            full=full,
        )  # fmt: skip
        if settings.engine:
            from corrkg.engine.loading import Loader
            from corrkg.store.release import Release

            Loader(settings).load(Release.at(result.release), step)
    for row in result.report:
        if row["kind"] == "unread" and row["about"] == "text":
            console.print(f"{row['file']}:{row['line']}: {row['message']}", style="bold red", soft_wrap=True)
    table = Table(
        "kind", "number", title="Published" if result.changed else "Unchanged: this dataset was published already"
    )
    table.columns[1].justify = "right"
    for kind, number in result.counts.items():
        table.add_row(kind, f"{number:,}")
    console.print(table)
    doubts = sum(row["kind"] != "unread" for row in result.report)
    unread = len(result.report) - doubts
    if not quiet:  # on standard output, for scripts: what is for people goes to standard error
        click.echo(f"digest  {result.digest}\nstore   {settings.store_dir}")
    if result.new_identifiers:
        console.print(
            f"{result.new_identifiers} new identifiers in the register: keep "
            f"{settings.seeds_dir / 'identifiers.csv'} in version control",
            soft_wrap=True,
        )
    if result.new_changes:
        console.print(
            f"{result.new_changes} changes of things: keep {settings.seeds_dir / 'changes.csv'} in version control",
            soft_wrap=True,
        )
    console.print(f"{doubts} repairs and doubts, {unread} lines outside of letters: see corrkg report")


@click.command()
@option("store")
@click.option("--format", "-f", "format_", type=click.Choice(("table", "json")), default="table", show_default=True)
@click.option(
    "--kind", "-k", multiple=True, help="Only rows of this kind: unread, repaired, inferred, contested, unresolved."
)
def report(store: str | None, format_: str, kind: tuple[str, ...]) -> None:
    """Show what was not read, and what was repaired, inferred, left unresolved or is contested."""
    from corrkg.store.release import Release

    every = Release.open(load({"store": store}).store_dir).report.rows()
    rows = [row for row in every if not kind or row["kind"] in kind]
    if format_ == "json":
        click.echo(json.dumps(rows, indent=1, ensure_ascii=False))
        return
    if not sys.stdout.isatty():
        for row in rows:
            click.echo(f"{row['file']}:{row['line']}: {row['kind']} {row['about']}: {row['message']} | {row['quote']}")
        return
    columns = ("place", "kind", "about", "message", "quote")
    terminal.show(
        "What a reader should know",
        columns,
        [[f"{r['file']}:{r['line']}", r["kind"], r["about"], r["message"], r["quote"][:80]] for r in rows],
    )


@click.command()
@click.argument("format_", metavar="FORMAT", type=click.Choice([*(each.names[0] for each in DUMP_FORMATS), "cmif"]))
@option("store")
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="Where to write [standard output]."
)
def export(format_: str, store: str | None, output: Path | None) -> None:
    """Write the whole dataset: nquads and trig with its graphs, other formats of RDF as their union.

    cmif is the list of the letters that correspSearch harvests.
    """
    from corrkg.reading.cmif import cmif
    from corrkg.store.export import export as run
    from corrkg.store.release import DATASET, Release

    release = Release.open(load({"store": store}).store_dir)

    def write(file: IO[bytes]) -> None:
        if format_ == "cmif":
            file.write(cmif(release))
        else:
            run(release.path / DATASET, next(each for each in DUMP_FORMATS if each.names[0] == format_), file)

    if output is None:
        write(sys.stdout.buffer)
        return
    try:
        with output.open("wb") as file:
            write(file)
    except OSError as error:
        raise CorrkgError(f"cannot be written: {error.strerror}", output) from error


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@option("seeds")
@option("store")
@click.option("--differences/--no-differences", default=True, show_default=True, help="List each difference.")
def evaluate(gold: Path, seeds: str | None, store: str | None, differences: bool) -> None:
    """Compare the store with the gold standard in the directory GOLD.

    The first table scores whole facts. The second pairs those of one place first and scores their parts: was a sending
    found, and are its day, its hour and its place right?
    """
    from corrkg.gold.details import details
    from corrkg.gold.evaluate import Score
    from corrkg.gold.evaluate import evaluate as run
    from corrkg.store.release import Release

    settings = load({"seeds": seeds, "store": store})
    if not gold.is_dir():
        raise InputError("no such directory", gold, expected="letters.csv, mentions.csv …")
    compared = Release.open(settings.store_dir).embedded, settings.seeds_dir, gold

    def show(title: str, scores: list[Score]) -> None:
        figures = [
            [
                s.kind,
                *(f"{share:.3f}" for share in (s.precision, s.recall, s.f1)),
                *(str(number) for number in (s.right, len(s.missing), len(s.extra))),
            ]
            for s in scores
        ]
        terminal.show(title, ("kind", "precision", "recall", "F1", "right", "missing", "extra"), figures)
        lines = [
            (s.kind, sign, fact) for s in scores for sign, facts in (("-", s.missing), ("+", s.extra)) for fact in facts
        ]
        for kind, sign, fact in lines if differences else ():
            click.echo(f"{sign} {kind}: {' | '.join(fact)}")

    show("Against the gold standard", run(*compared))
    show("Part by part", details(*compared))


@click.command()
@click.option("--letters", type=click.IntRange(min=1), required=True, help="How many letters to invent.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another one gives other people and other texts.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where to write; nothing may be there yet.")
def generate(letters: int, seed: int, out: Path) -> None:
    """Invent an edition of any size, with the truth beside it in OUT/gold.

    The text number k depends on the seed and on k alone: a longer edition begins with the texts of a shorter one.
    """
    from corrkg.gold.generate import generate as run

    try:
        run(letters, seed, out)
    except OSError as error:
        raise CorrkgError(f"cannot be written: {error.strerror}", out) from error
    click.echo(
        f"{letters:,} letters in {out}: corrkg build --seeds {out}; corrkg evaluate {out / 'gold'} --seeds {out}"
    )
