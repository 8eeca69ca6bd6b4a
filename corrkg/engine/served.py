"""A release whose quads are in an engine elsewhere: any SPARQL 1.1 endpoint that `corrkg build --engine` has loaded.

The release on this machine has the tables that pages are drawn from; the engine answers what they ask, and the queries
of readers, within the limits of this server.
"""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import httpx
from pyoxigraph import NamedNode, Store, Triple

from corrkg.engine.arriving import Arriving, Told
from corrkg.engine.base import USUAL, WHOLE, Formats, Running
from corrkg.engine.line import DeadError, Line, dead, words
from corrkg.engine.local import asks_aligned
from corrkg.engine.naming import Names
from corrkg.engine.remote import GRAPHS, TABLES, RemoteGraph
from corrkg.errors import CorrkgError
from corrkg.settings import Settings
from corrkg.sparql import describe
from corrkg.sparql.answer import Dataset, Term
from corrkg.sparql.gathered import Gathered
from corrkg.sparql.graph import GraphName, Object, Subject
from corrkg.sparql.guard import QueryError, Reading, read
from corrkg.sparql.limits import BusyError, LimitError, Limits, TimeError, UnavailableError
from corrkg.sparql.mistakes import explained
from corrkg.sparql.run import run
from corrkg.store.release import Release
from corrkg.vocab import PREFIXES


class Engines:
    """The engine that the settings name, for whichever release is served.

    Args:
        settings: with its address and the limits.
        transport: how it is reached; None: over the network.
    """

    def __init__(self, settings: Settings, limits: Limits, transport: httpx.BaseTransport | None = None) -> None:
        self.limits = limits
        self.line = Line(settings.engine, transport)
        self.max_depth = settings.max_query_depth
        self.places = threading.BoundedSemaphore(max(1, limits.running))
        self.queue = threading.BoundedSemaphore(max(1, limits.running + limits.waiting))

    def open(self, directory: Path) -> Release:
        """Open the current release of a store, its quads to be asked of the engine.

        Raises:
            StoreError: there is none, or it is damaged.
        """
        release = Release.open(directory, elsewhere=True)
        return replace(release, remote=Served(self, release).graph)

    def engine(self, release: Release) -> Served:
        """Return what answers for a release that `open` has opened."""
        assert isinstance(release.remote, ServedGraph)
        return release.remote.served


@dataclass(frozen=True)
class Served:
    """A release in an engine elsewhere, as an engine.

    Args:
        engines: the way to it, with its limits.
        release: the release, with the tables on this machine.
    """

    engines: Engines
    release: Release

    @cached_property
    def graph(self) -> ServedGraph:
        """The quads of the release."""
        return ServedGraph(_Own(self), self)

    @cached_property
    def names(self) -> Names:
        """How the graphs of the release are called in the engine, found out once.

        Raises:
            UnavailableError: the engine does not answer, or has not this release.
        """
        about, base = self.release.uris.graph("dataset"), self.release.base
        for names in (Names(base, self.release.digest), Names(base)):
            question = f"ASK {{ GRAPH <{names.there(about.value)}> {{ ?s ?p ?o }} }}"
            with self._begin({"query": question}, TABLES, USUAL, Names(base), own=True) as running:
                if running.head.boolean:
                    return names
        raise UnavailableError(
            f"the engine has not the release {self.release.digest[:12]} that is served here",
            hint="the publisher has to run `corrkg build --engine`",
        )

    def ready(self) -> None:
        """Find out whether the engine answers.

        Raises:
            UnavailableError: it does not, or has not this release.
        """
        names = self.names
        with self._begin({"query": "ASK {}"}, TABLES, USUAL, names, own=True) as running:
            _ = running.head

    def ask(
        self,
        query: str,
        dataset: Dataset = WHOLE,
        formats: Formats = USUAL,
        *,
        reading: Reading | None = None,
        reader: socket.socket | None = None,
    ) -> Running:
        """Begin to answer ``query``; see `corrkg.engine.local.answer` for what it means.

        Args:
            query: SPARQL 1.1 Query.
            dataset: the graphs that the request names.
            formats: what the answer is to be written in.
            reading: what the guard says of the query.
            reader: nothing here stops when it hangs up.

        Raises:
            QueryError: the query is refused.
            LimitError: it met a limit, or the engine does not answer.
        """
        del reader
        reading = reading or read(query, self.engines.max_depth)
        if reading.form == "describe":
            return self._described(query, dataset, formats)
        accept = GRAPHS if reading.form == "construct" else TABLES
        names = self.names
        fields: dict[str, str | list[str]] = {"query": names.query(query)}
        fields |= self._dataset(query, dataset, reading, names)
        return self._begin(fields, accept, formats, names, query)

    def question(self, query: str) -> Arriving:
        """Begin to answer a small question of this server's own, which any engine answers at once.

        Args:
            query: SELECT, on the named graphs of the release, with no prefix.

        Raises:
            LimitError: there is no place for it, or the engine does not answer.
        """
        names = self.names
        fields: dict[str, str | list[str]] = {"query": names.there(query)}
        fields |= self._dataset("", WHOLE, Reading("select"), names)
        return self._begin(fields, TABLES, USUAL, names, own=True)

    def _dataset(self, query: str, dataset: Dataset, reading: Reading, names: Names) -> dict[str, list[str]]:
        default, named = list(dataset.default), list(dataset.named)
        if not default and not named:
            if reading.names_dataset:
                return {}
            default = [each.value for each in self.release.graphs]
            aligned, named = self.release.uris.graph("aligned").value, list(default)
            if self.release.aligns_by_default or asks_aligned(query):
                named.append(aligned)
            if self.release.aligns_by_default:
                default.append(aligned)
        sent = {"default-graph-uri": default, "named-graph-uri": named}
        return {field: [names.there(each) for each in graphs] for field, graphs in sent.items() if graphs}

    def _begin(
        self,
        fields: dict[str, str | list[str]],
        accept: str,
        formats: Formats,
        names: Names,
        query: str = "",
        *,
        own: bool = False,
    ) -> Arriving:
        engines, started = self.engines, time.monotonic()
        if not engines.queue.acquire(blocking=False):
            raise BusyError("all places and the queue are taken", hint="try again in a moment")
        free: list[Callable[[], object]] = [engines.queue.release]
        try:
            if not engines.places.acquire(timeout=engines.limits.seconds):
                raise BusyError("no place was free in time", hint="try again in a moment")
            free.append(engines.places.release)
            left = max(0.1, engines.limits.seconds - (time.monotonic() - started))
            try:
                response = engines.line.open(fields, accept, left)
            except httpx.ReadTimeout:
                raise self._late(own=own) from None
            until = started + engines.limits.seconds
            if not response.is_success:
                raise self._refused(response, query)
            return Arriving(response, formats, names, engines.limits, until, free)
        except BaseException:
            for each in free:
                each()
            raise

    def _late(self, *, own: bool) -> LimitError:
        if own:
            self.engines.line.count_silence()
            return dead()
        seconds = self.engines.limits.seconds
        return TimeError(f"the query took longer than {seconds:g} seconds", hint="ask for less, or add LIMIT")

    def _refused(self, response: httpx.Response, query: str) -> CorrkgError:
        status, said = response.status_code, words(response)
        if status in {401, 403, 404, 405} or not query:
            return DeadError(f"the engine that has the data answers {status}", hint="the publisher has to look at it")
        meaning = {"base_iri": self.release.base, "prefixes": PREFIXES}
        try:
            # Whether the mistake is the query's own, and where: nothing is planned or evaluated of what is not parsed.
            run(Store(), re.sub(r"\A\s*ASK\b", "SELECT *", query, flags=re.IGNORECASE), **meaning)
        except QueryError:
            try:
                run(Store(), query, **meaning)
            except QueryError as error:
                return explained(error, query, **meaning)
        if status == 400:
            return QueryError(f"the engine refuses the query: {said}", hint="ask it in another way")
        return UnavailableError(f"the engine failed on this query ({status})", hint="ask it in another way")

    def _described(self, query: str, dataset: Dataset, formats: Formats) -> Running:
        meaning = {"base_iri": self.release.base, "prefixes": PREFIXES}
        try:
            run(Store(), query, **meaning)
        except QueryError as error:
            raise explained(error, query, **meaning) from error.__cause__
        request = describe.Request.read(query)

        def select(text: str) -> Iterator[tuple[Term | None, ...]]:
            yield from self.ask(text, dataset).rows()

        def quads() -> Iterator[Triple]:
            asked = dataset.default or dataset.named
            drawn = frozenset(map(NamedNode, (*dataset.default, *dataset.named)))
            graphs = drawn if asked else describe.graphs(request, select)
            resources = list(describe.resources(request, select))
            graph = Gathered(self.graph)
            self._surround(graph, [each for each in resources if isinstance(each, NamedNode)])
            yield from describe.Scope(graph, graphs, self.release.inventory.loose).describe(resources)

        return Told(quads(), formats, self.engines.limits)

    def _surround(self, graph: Gathered, resources: list[NamedNode]) -> None:
        """Gather what a description draws on, in few questions."""
        relations = self.release.relations
        parts = [part for each in resources for part in (each, *relations.parts(each))]
        if not parts:
            return
        graph.gather(parts)
        naming = list(self.graph.naming(parts))
        graph.point(parts, naming)
        for _ in range(2):
            found = [*graph.said(), *naming]
            near = {term for quad in found for term in (quad.subject, quad.object) if isinstance(term, NamedNode)}
            graph.gather(term for term in near if "#" in term.value and term.value.startswith(self.release.base))
        graph.gather({term for quad in graph.said() for term in (quad.subject, quad.object)}, describe.LABELS)


@dataclass(frozen=True, slots=True)
class ServedGraph(RemoteGraph):
    """The quads of a release in an engine elsewhere; how many a graph has, the release knows.

    Args:
        served: the release in its engine.
    """

    served: Served

    def count(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        object: Object | None = None,
        graph: GraphName | None = None,
    ) -> int:
        """Return how many quads of a pattern there are."""
        if subject is predicate is object is None:
            sizes = self.served.release.graphs
            if graph is None:
                return sum(sizes.values())
            return sizes.get(graph, 0) if isinstance(graph, NamedNode) else 0
        return RemoteGraph.count(self, subject, predicate, object, graph)


@dataclass(frozen=True, slots=True)
class _Own:
    """A release in its engine, asked small questions of this server's own."""

    served: Served

    def ask(self, query: str) -> Running:
        return self.served.question(query)
