"""What the tools ask: the local store within the limits of the endpoint, or a site that is published somewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

import httpx
from pyoxigraph import NamedNode

from corrkg.engine.base import TIMEOUT, Engine
from corrkg.engine.clients import client
from corrkg.engine.pools import Pools
from corrkg.engine.remote import Endpoint, EndpointError
from corrkg.queries.query import SavedQuery
from corrkg.reading.members import meant
from corrkg.reading.searching import search
from corrkg.search.snippet import plain
from corrkg.settings import Settings
from corrkg.store.release import Release

Json = dict[str, Any]

FILTERS = ("kind", "person", "day", "delo")
_BELOW = {"person": "person/", "delo": "archive/"}  # what the values of a filter are paths of


class Site(Protocol):
    """Where the answers of the tools come from."""

    @property
    def engine(self) -> Engine:
        """What answers queries."""
        ...

    @property
    def base(self) -> str:
        """The base of the URIs of the dataset, with its slash."""
        ...

    def search(self, text: str, filters: Mapping[str, str], page: int) -> Json:
        """Return what has all the words of ``text``: ``total``, ``page``, ``pages``, ``results`` and other words.

        Each result has its uri, kind, label and the words around what was found, exactly as they are in the text.
        """
        ...

    def meant(self, query: SavedQuery, values: Mapping[str, str]) -> dict[str, str]:
        """Return the values of a saved query with, in the place of what means a thing, what the query takes for it."""
        ...


@dataclass(frozen=True)
class LocalSite:
    """The published store of this machine; its queries run in processes of their own, with the endpoint's limits.

    Args:
        settings: with the directory of the store, and the limits.
    """

    settings: Settings
    _pools: Pools = field(default_factory=Pools)

    @property
    def release(self) -> Release:
        """The release that is published now.

        Raises:
            StoreError: there is none.
        """
        return Release.open(self.settings.store_dir)

    @property
    def engine(self) -> Engine:
        """A pool of processes with the limits of the endpoint."""
        return self._pools.engine(self.release, self.settings)

    @property
    def base(self) -> str:
        """The base of the release."""
        return self.release.base

    def search(self, text: str, filters: Mapping[str, str], page: int) -> Json:
        """Search the index of the store."""
        release = self.release
        chosen = {name: self._path(name, value) for name, value in filters.items()}
        result = search(release, text, chosen, page, self.settings.page_size)
        return {
            "total": result.found.total,
            "page": page,
            "pages": result.page.pages,
            "results": [
                {"uri": release.base + find.path, "kind": find.kind, "label": find.labels.get("en") or find.path,
                 "quote": plain(find.pieces)}
                for find in result.found.finds
            ],
            "suggestions": [each.text for each in result.suggestions],
            "meant": [{"uri": release.base + each.id, "label": each.label} for each in result.meant],
        }  # fmt: skip

    def _path(self, name: str, value: str) -> str:
        below, path = _BELOW.get(name, ""), value.removeprefix(self.base)
        return path if path.startswith(below) else below + path

    def meant(self, query: SavedQuery, values: Mapping[str, str]) -> dict[str, str]:
        """Look for the things in the store."""
        return meant(self.release, query, values)

    def close(self) -> None:
        """End the processes."""
        self._pools.close()


@dataclass(frozen=True)
class PublishedSite:
    """A site of corrkg that is published somewhere.

    Args:
        url: its endpoint, such as ``https://letters.example.org/sparql``.
        timeout: seconds to wait for an answer.
        transport: how it is reached; None: over the network.
    """

    url: str
    timeout: float = TIMEOUT
    transport: httpx.BaseTransport | None = field(default=None, repr=False)

    @cached_property
    def engine(self) -> Engine:
        """The endpoint, whose own limits hold."""
        return Endpoint(self.url, self.timeout, self.transport)

    @cached_property
    def base(self) -> str:
        """The base that the dataset says of itself; a copy may be served elsewhere."""
        query = "SELECT ?dataset WHERE { ?dataset a dcat:Dataset } ORDER BY STRLEN(STR(?dataset)) LIMIT 1"
        found = [row[0].value for row in self.engine.ask(query).rows() if isinstance(row[0], NamedNode)]
        return found[0].removesuffix("dataset") if found else self.url.removesuffix("sparql")

    def search(self, text: str, filters: Mapping[str, str], page: int) -> Json:
        """Ask the site's own search.

        Raises:
            EndpointError: it has none, or cannot be reached.
        """
        where = httpx.URL(self.url).join("search.json")
        given = {"q": text, **filters, "page": str(page)}
        try:
            with client(self.transport) as lent:
                answer = lent.get(where, params=given, headers={"Accept": "application/json"}, timeout=self.timeout)
                told = answer.json() if answer.content else {}
        except (httpx.HTTPError, ValueError) as error:
            raise EndpointError(f"{where} cannot be asked: {error}", hint="use the tool sparql in its place") from error
        if answer.status_code != 200:
            raise EndpointError(f"{where} answers {answer.status_code}: {told.get('detail', '')}")
        return {
            "total": told["total"],
            "page": told["page"],
            "pages": told["pages"],
            "results": [
                {"uri": each["uri"], "kind": each["kind"], "label": each["label"], "quote": each["snippet"]}
                for each in told["results"]
            ],
            "suggestions": [each["q"] for each in told["suggestions"]],
            "meant": told["meant"],
        }

    def meant(self, query: SavedQuery, values: Mapping[str, str]) -> dict[str, str]:
        """Take the values as they are: the things are elsewhere."""
        return meant(None, query, values)
