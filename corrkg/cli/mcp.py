"""``corrkg mcp``: the dataset as tools of an assistant."""

from __future__ import annotations

import contextlib

import click

from corrkg.cli.options import option
from corrkg.engine.base import TIMEOUT
from corrkg.errors import CorrkgError
from corrkg.queries.shelf import shelf
from corrkg.settings import load


@click.command()
@option("store")
@option("queries")
@click.option("--endpoint", metavar="URL", help="Ask this published site by its SPARQL endpoint, not the local store.")
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=TIMEOUT, show_default=True,
    help="Seconds to wait for the endpoint.",
)  # fmt: skip
def mcp(store: str | None, queries: str | None, endpoint: str | None, timeout: float) -> None:
    """Offer the dataset to an assistant or a notebook, over standard input and output (Model Context Protocol).

    The saved queries, search, descriptions, evidence and SPARQL become tools, which only read.
    """
    try:
        from corrkg.mcp.server import run
    except ModuleNotFoundError as error:
        hint = "install corrkg with its extra: pip install 'corrkg[mcp]'"
        raise CorrkgError(f"the package {error.name} is not installed", hint=hint) from error
    from corrkg.mcp.site import LocalSite, PublishedSite
    from corrkg.mcp.tools import tools

    settings = load({"store": store, "queries": queries})
    at_hand = shelf(settings.queries_dir)
    for each in at_hand.broken:
        click.echo(f"corrkg: {each}", err=True)
    if endpoint is not None:
        run(tools(PublishedSite(endpoint, timeout), at_hand))
        return
    with contextlib.closing(LocalSite(settings)) as site:
        _ = site.release  # without a store, an error now and not at the first question
        run(tools(site, at_hand))
