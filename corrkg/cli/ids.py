"""``corrkg ids``: the register of identifiers, from the command line."""

from __future__ import annotations

import json

import click

from corrkg.cli import terminal
from corrkg.cli.options import option
from corrkg.convert import identifiers as core
from corrkg.convert.register import STATUSES
from corrkg.settings import load

_seeds = option("seeds")
_kind = click.argument("kind")
_NEXT = "the next `corrkg build` acts on it"


@click.group()
def ids() -> None:
    """List identifiers; merge, split, withdraw or restore one. What was issued is never given to anything else."""


@ids.command("list")
@_seeds
@click.option("--kind", "-k", multiple=True, help="Only identifiers of this kind: person, letter, ….")
@click.option("--status", "-s", multiple=True, type=click.Choice(STATUSES), help="Only those that are this now.")
@click.option("--format", "-f", "format_", type=click.Choice(("table", "json")), default="table", show_default=True)
def list_(seeds: str | None, kind: tuple[str, ...], status: tuple[str, ...], format_: str) -> None:
    """List what was issued, and what became of it."""
    register = core.read(load({"seeds": seeds}).seeds_dir)
    for each in kind:
        core.check_kind(register, each)
    found = [e for e in register.now() if (not kind or e.kind in kind) and (not status or e.status in status)]
    if format_ == "json":
        names = ("kind", "slug", "status", "target", "reason")
        click.echo(json.dumps([{n: getattr(e, n) for n in names} for e in found], indent=1, ensure_ascii=False))
        return
    rows = [[f"{each.kind}/{each.slug}", each.status, each.target, each.reason] for each in found]
    terminal.show("Identifiers", ("identifier", "status", "target", "reason"), rows)


@ids.command()
@_kind
@click.argument("old")
@click.argument("new")
@click.option("--reason", default="", help="Why, for people.")
@_seeds
def merge(kind: str, old: str, new: str, reason: str, seeds: str | None) -> None:
    """Say that OLD is NEW: its address will answer 301 to NEW's.

    Example: corrkg ids merge person gamarnik-ya gamarnik
    """
    core.merge(load({"seeds": seeds}).seeds_dir, kind, old, new, reason)
    click.echo(f"{kind}/{old} is merged into {kind}/{new}; {_NEXT}")


@ids.command()
@_kind
@click.argument("old")
@click.argument("new", nargs=-1, required=True, metavar="NEW NEW …")
@click.option("--reason", default="", help="Why, for people.")
@_seeds
def split(kind: str, old: str, new: tuple[str, ...], reason: str, seeds: str | None) -> None:
    """Say that OLD meant several: its address will answer 410 and name them.

    Example: corrkg ids split person mezhlauk mezhlauk-valery mezhlauk-ivan
    """
    core.split(load({"seeds": seeds}).seeds_dir, kind, old, new, reason)
    click.echo(f"{kind}/{old} is split into {', '.join(f'{kind}/{each}' for each in new)}; {_NEXT}")


@ids.command()
@_kind
@click.argument("slug")
@click.option("--reason", required=True, help="Why it was a mistake, for people.")
@_seeds
def restore(kind: str, slug: str, reason: str, seeds: str | None) -> None:
    """Take back that SLUG was merged, split or withdrawn: its address will be its own again.

    Example: corrkg ids restore person gamarnik-ya --reason "two men: see the index of the edition"
    """
    core.restore(load({"seeds": seeds}).seeds_dir, kind, slug, reason)
    click.echo(f"{kind}/{slug} stands again; {_NEXT}")


@ids.command()
@_kind
@click.argument("slug")
@click.option("--reason", required=True, help="Why, for readers who follow a link to it.")
@_seeds
def withdraw(kind: str, slug: str, reason: str, seeds: str | None) -> None:
    """Withdraw SLUG: its address will answer 410 with the reason.

    Example: corrkg ids withdraw letter 1935-10-03-x --reason "a heading that was read as a letter"
    """
    core.withdraw(load({"seeds": seeds}).seeds_dir, kind, slug, reason)
    click.echo(f"{kind}/{slug} is withdrawn; {_NEXT}")
