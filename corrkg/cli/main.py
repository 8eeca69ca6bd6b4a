"""The command ``corrkg``: its group, and the commands that start a server and list the settings."""

from __future__ import annotations

import sys
from typing import Any

import click

from corrkg import __version__
from corrkg.cli import dataset, terminal
from corrkg.cli.authorities import authorities
from corrkg.cli.corrections import corrections
from corrkg.cli.ids import ids
from corrkg.cli.mcp import mcp
from corrkg.cli.options import option
from corrkg.cli.queries import group as queries
from corrkg.cli.queries import query
from corrkg.errors import CorrkgError
from corrkg.settings import SETTINGS, Settings, load

_EPILOG = "Every option is also a variable in the environment: --store is CORRKG_STORE. See corrkg settings."


class _Commands(click.Group):
    """Shows an error of corrkg's own as a message with exit status 1, not as a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CorrkgError as error:
            # Not wrapped: a path and its line must stay on one line, to be clicked on or cut out.
            click.echo(f"corrkg: {error}", err=True)
            ctx.exit(1)
        except BrokenPipeError:
            sys.stderr.close()  # the reader of a pipe (head, say) has gone
            ctx.exit(0)


@click.group(cls=_Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="corrkg")
def main() -> None:
    """Linked data from the printed editions of correspondences."""


@main.command()
@option("store")
@option("host")
@option("port")
@option("workers")
@option("queries")
def serve(store: str | None, host: str | None, port: int | None, workers: int | None, queries: str | None) -> None:
    """Serve the published store over HTTP."""
    from corrkg.web.serving.server import serve as run

    run(load({"store": store, "host": host, "port": port, "workers": workers, "queries": queries}))


@main.command()
def settings() -> None:
    """List every setting, its value here, and what it does."""
    current: Settings = load()
    rows = [[s.name, f"CORRKG_{s.name.upper()}", str(getattr(current, s.name)), s.help] for s in SETTINGS]
    terminal.show("Settings", ("setting", "variable", "value", "what it does"), rows)


for _command in (
    dataset.build,
    dataset.report,
    dataset.export,
    dataset.evaluate,
    dataset.generate,
    ids,
    authorities,
    corrections,
    query,
    queries,
    mcp,
):
    main.add_command(_command)

if __name__ == "__main__":
    main()
