"""``corrkg query`` and ``corrkg queries``: saved queries from the shell.

Exit status: 0 done; 1 an error, told on standard error; 2 wrong usage, a value of the wrong type included; 3 an answer
is not what its query expects (``queries check``).
"""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.syntax import Syntax

from corrkg.cli import completion, terminal
from corrkg.cli.options import Command, option
from corrkg.engine.base import TIMEOUT, Engine
from corrkg.formats import RDF_FORMATS, RESULT_FORMATS, by_name
from corrkg.queries.check import Ask, Facts, Verdict, check
from corrkg.queries.parameters import ParameterError
from corrkg.queries.query import SUFFIX, SavedQuery, bind, read_query
from corrkg.queries.rewrite import new_query, update_expected
from corrkg.queries.shelf import NAME, Shelf, folder, is_file, shelf
from corrkg.settings import load

completion.install()

_NAMES = tuple(each.suffix for each in (*RESULT_FORMATS, *RDF_FORMATS))
_EXIT = "Exit status: 0 done, 1 an error, 2 wrong usage"


def _options(*names: str) -> Callable[[Command], Command]:
    """Return the options that several commands have."""
    known = {
        "queries": option("queries"),
        "store": option("store"),
        "endpoint": click.option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint, not the local store."),
        "timeout": click.option(
            "--timeout", type=click.FloatRange(min=0.1), default=TIMEOUT, show_default=True,
            help="Seconds to wait for the endpoint.",
        ),
    }  # fmt: skip

    def add(command: Command) -> Command:
        for name in reversed(names):
            command = known[name](command)
        return command

    return add


def _given(queries: str | None) -> Shelf:
    """Return the shelf that a command was told to use; a folder that is not there is an error."""
    found = shelf(load({"queries": queries}).queries_dir)
    for each in found.broken:
        if each.path is not None and each.path.suffix != SUFFIX:
            raise each
    return found


def _saved(name: str, queries: str | None) -> SavedQuery:
    """Return the query of a name or a file; for a file, the library is not read."""
    return read_query(Path(name)) if is_file(name) else _given(queries).query(name)


def _asker(store: str | None, endpoint: str | None, timeout: float) -> tuple[Ask, str]:
    """Return what to ask with, and the base to leave out of tables."""
    engine, base = _engine(store, endpoint, timeout)
    return lambda text: engine.ask(text).answer(), base


def _engine(store: str | None, endpoint: str | None, timeout: float) -> tuple[Engine, str]:
    """Return the endpoint, or else this process for the local store; and the base of the store."""
    from corrkg.engine.local import InProcess
    from corrkg.store.release import Release

    if endpoint is not None:
        from corrkg.engine.remote import Endpoint

        return Endpoint(endpoint, timeout), ""
    settings = load({"store": store})
    release = Release.open(settings.store_dir)
    return InProcess(release, settings.max_query_depth), release.base


@click.command(epilog=_EXIT + ".")
@click.argument("name", shell_complete=completion.names)
@click.option(
    "--param", "-p", "params", multiple=True, metavar="NAME=VALUE", shell_complete=completion.values,
    help="A value for a parameter of the query; see corrkg queries show NAME.",
)  # fmt: skip
@click.option(
    "--format", "-f", "format_", type=click.Choice(("table", *_NAMES)),
    help="How to write the answer [table on a terminal, csv in a pipe; a graph: ttl].",
)  # fmt: skip
@_options("queries", "store", "endpoint", "timeout")
def query(
    name: str, params: tuple[str, ...], format_: str | None, queries: str | None, store: str | None,
    endpoint: str | None, timeout: float,
) -> None:  # fmt: skip
    """Run a saved query, by its NAME in the library or as a file.

    Example: corrkg query letters-between -p x=stalin -p from=1935-10-20 -f csv
    """
    saved = _saved(name, queries)
    try:
        text = bind(saved, _meant(saved, dict(_pair(param) for param in params), store, endpoint))
    except ParameterError as error:
        raise click.BadParameter(str(error), param_hint="--param") from None
    is_graph = saved.form == "graph"
    if format_ is None:
        format_ = "ttl" if is_graph else "table" if sys.stdout.isatty() else "csv"
    engine = _format(format_, is_graph)
    ask, base = _asker(store, endpoint, timeout)
    answer = ask(text)
    if format_ == "table" and answer.boolean is not None:
        click.echo("true" if answer.boolean else "false")
    elif format_ == "table":
        rows = [[terminal.cell(term, base) for term in row] for row in answer.rows()]
        terminal.show(saved.title, answer.variables, rows)
    else:
        answer.write(sys.stdout.buffer, engine)


def _meant(saved: SavedQuery, values: dict[str, str], store: str | None, endpoint: str | None) -> dict[str, str]:
    """Return the values as the query takes them: a thing may be given by its URI or by the last part of it."""
    if not any(saved.parameter(name).of for name in values):
        return values
    from corrkg.reading.members import meant
    from corrkg.store.release import Release

    return meant(None if endpoint else Release.open(load({"store": store}).store_dir), saved, values)


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign:
        raise click.BadParameter(f"{text!r} is not NAME=VALUE", param_hint="--param")
    return key, value


def _format(name: str, is_graph: bool) -> Any:
    """Return what the engine calls a format; a table on a terminal is none of its own."""
    offers = RDF_FORMATS if is_graph else RESULT_FORMATS
    found = by_name(name, offers)
    if found is None and (is_graph or name != "table"):
        names = ", ".join([*(() if is_graph else ("table",)), *(each.suffix for each in offers)])
        message = f"this query answers with {'a graph' if is_graph else 'a table'}: use one of {names}"
        raise click.BadParameter(message, param_hint="--format")
    return found and found.engine


@click.group("queries")
def group() -> None:
    """List, show, test and begin saved queries."""


@group.command("list")
@click.option("--tag", "-t", multiple=True, shell_complete=completion.tags, help="Only queries with this tag.")
@click.option("--format", "-f", "format_", type=click.Choice(("table", "json")), default="table", show_default=True)
@_options("queries")
def list_(tag: tuple[str, ...], format_: str, queries: str | None) -> None:
    """List the queries at hand."""
    at_hand = _given(queries)
    found = [each for each in at_hand.queries.values() if set(tag) <= set(each.tags)]
    if format_ == "json":
        rows = [{"name": q.name, "title": q.title, "summary": q.summary, "tags": q.tags} for q in found]
        click.echo(json.dumps(rows, indent=1, ensure_ascii=False))
    elif sys.stdout.isatty():
        terminal.show("Saved queries", ("name", "what it asks"), [[each.name, each.summary] for each in found])
    else:
        click.echo("\n".join(f"{each.name}\t{each.summary}" for each in found))
    _complain(at_hand)


def _complain(at_hand: Shelf) -> None:
    for each in at_hand.broken:
        click.echo(f"corrkg: {each}", err=True)


@group.command()
@click.argument("name", shell_complete=completion.names)
@_options("queries")
def show(name: str, queries: str | None) -> None:
    """Show what a query asks, its parameters, and its text."""
    saved = _saved(name, queries)
    click.echo(f"{saved.title}\n{saved.summary}\n")
    if saved.description:
        click.echo(saved.description + "\n")
    for each in saved.parameters:
        choices = f": {', '.join(each.values)}" if each.values else ""
        default = "needed" if each.required and each.default is None else f"default {each.default or 'left open'}"
        click.echo(f"  -p {each.name}=…  {each.type}{choices} ({default})\n      {each.description}")
    click.echo(f"{saved.path}\n" if not saved.parameters else f"\n{saved.path}\n")
    if sys.stdout.isatty():
        Console().print(Syntax(saved.text, "sparql", word_wrap=True, background_color="default"))
    else:
        click.echo(saved.text, nl=False)


@group.command("check", epilog=_EXIT + ", 3 an answer is not what its query expects.")
@click.argument("directory", metavar="[DIR]", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--update", is_flag=True, help="Write what comes now into each file as what is expected.")
@click.option("--quiet", "-q", is_flag=True, help="Say only what failed.")
@_options("queries", "store", "endpoint", "timeout")
@click.pass_context
def check_(
    ctx: click.Context, directory: Path | None, update: bool, quiet: bool, queries: str | None, store: str | None,
    endpoint: str | None, timeout: float,
) -> None:  # fmt: skip
    """Run queries as tests: those of DIR (or one file), or else all at hand.

    Each is parsed, run with its defaults, and compared with what its head expects: rows, columns, values of the first
    row, a reference result. Example, in your own CI: corrkg queries check my-queries --endpoint https://example.org/sparql
    """
    at_hand = folder(directory) if directory is not None else _given(queries)
    ask, _ = _asker(store, endpoint, timeout)
    verdicts = [Verdict(str(e.path or ""), "broken", differences=tuple(str(e).splitlines())) for e in at_hand.broken]
    for verdict in verdicts:
        _report(verdict, quiet)
    for saved in at_hand.queries.values():
        verdict = check(saved, ask)
        if update and verdict.status in {"changed", "untested"}:
            changed = update_expected(saved, Facts.of(ask(saved.text)))
            verdict = Verdict(saved.name, "updated" if changed else "ok", verdict.rows, verdict.seconds)
        verdicts.append(verdict)
        _report(verdict, quiet)
    failed = sum(each.failed for each in verdicts)
    if not verdicts:
        click.echo(f"corrkg: there are no *{SUFFIX} files here", err=True)
        ctx.exit(1)
    bare = sum(each.status == "untested" for each in verdicts)
    fits = f"{len(verdicts) - failed - bare} of {len(verdicts)} queries are as expected"
    click.echo(f"{fits}; {bare} expect nothing (--update writes it)" if bare else fits, err=failed > 0)
    ctx.exit(3 if failed else 0)


def _report(verdict: Verdict, quiet: bool) -> None:
    if quiet and not verdict.failed:
        return
    size = "" if verdict.status == "broken" else f"  {verdict.rows} rows, {verdict.seconds * 1000:.0f} ms"
    click.echo(f"{verdict.status:9}{verdict.name}{size}")
    for line in verdict.differences:
        click.secho(f"    {line}", fg={"-": "red", "+": "green"}.get(line[:1]))


@group.command()
@click.argument("name")
@click.option(
    "--dir", "directory", type=click.Path(file_okay=False, path_type=Path), help="Where [CORRKG_QUERIES or .]."
)
@click.option("--title", default="A new question", help="Its title.")
def new(name: str, directory: Path | None, title: str) -> None:
    """Begin a query: write NAME.rq with a head and a parameter, ready to run."""
    stem = name.removesuffix(SUFFIX)
    if not NAME.fullmatch(stem):
        raise click.BadParameter(f"{stem!r} cannot stand in an address: use a-z, 0-9 and -", param_hint="NAME")
    if stem in shelf().queries:
        raise click.BadParameter(f"{stem!r} is the name of one of ours: choose another", param_hint="NAME")
    path = (directory or load().queries_dir or Path()) / f"{stem}{SUFFIX}"
    new_query(path, title)
    click.echo(f"{path}: change it, then corrkg query {shlex.quote(str(path))}")
