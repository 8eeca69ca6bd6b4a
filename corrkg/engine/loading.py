"""``corrkg build --engine``: a release is loaded into an engine elsewhere, beside the one that is served from there.

Its graphs have names with the digest (`corrkg.engine.naming`), so that nobody sees it before all of it is there; then
one small update says that it is the current one::

    GRAPH <{base}release> {
        <{base}release> dcterms:hasVersion <{base}release/{digest}> .
        <{base}release/{digest}> dcterms:hasPart <{base}release/{digest}/graph/inferred>, … }

The release that was current before stays, for servers that still answer from it; older ones are dropped.
"""

from __future__ import annotations

import shlex
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import stamina
from pyoxigraph import Literal, NamedNode, RdfFormat, serialize

from corrkg.engine.clients import client
from corrkg.engine.naming import Names
from corrkg.engine.remote import Endpoint
from corrkg.errors import CorrkgError
from corrkg.settings import Settings
from corrkg.store.release import DATASET, Release

_BLOCK = 8_000_000  # bytes of one request
_SECONDS = 600.0  # that a request of a load may take
_PART, _VERSION = "<http://purl.org/dc/terms/hasPart>", "<http://purl.org/dc/terms/hasVersion>"


class LoadError(CorrkgError):
    """An engine elsewhere does not take a release."""


@dataclass(frozen=True, slots=True)
class Loader:
    """The way to load releases into the engine of the settings.

    Args:
        settings: with its addresses.
        transport: how it is reached; None: over the network.
    """

    settings: Settings
    transport: httpx.BaseTransport | None = None

    @property
    def update_url(self) -> str:
        """Where its updates go."""
        start, slash, last = self.settings.engine.rpartition("/")
        return self.settings.engine_update or f"{start}{slash}{'update' if last == 'query' else last}"

    @property
    def graphs_url(self) -> str:
        """Where its graphs are put."""
        return self.settings.engine_graphs or f"{self.settings.engine.rpartition('/')[0]}/store"

    def load(self, release: Release, step: Callable[[str], object] = lambda _: None) -> None:
        """Load ``release``, and make it the current one.

        Args:
            release: the release.
            step: called with the name of each step.

        Raises:
            LoadError: the engine does not take it, or has not all of it afterwards; what it had is as it was.
        """
        base, names = release.base, Names(release.base, release.digest)
        here, record = f"<{base}release/{release.digest}>", f"<{base}release>"
        sizes = {names.there(graph.value): size for graph, size in release.graphs.items()}
        aligned = NamedNode(release.uris.graph("aligned").value)
        sizes[names.there(aligned.value)] = release.aligned.count(graph=aligned)
        before = self._iris(f"SELECT ?x {{ GRAPH {record} {{ {record} {_VERSION} ?x }} }}")
        if self._lacking(sizes):
            step("loading the engine")
            parts = ", ".join(f"<{graph}>" for graph in sizes)
            self._update(f"INSERT DATA {{ GRAPH {record} {{ {here} {_PART} {parts} }} }}")
            with tempfile.TemporaryDirectory(prefix="corrkg-load-") as directory:
                self._fill(Path(directory), release, names, list(sizes))
        if lacking := self._lacking(sizes):
            raise LoadError(
                f"the engine has not all of {', '.join(sorted(lacking)[:3])}", hint="look into its log, and build again"
            )
        step("switching to the new release")
        self._update(
            f"DELETE {{ GRAPH {record} {{ {record} {_VERSION} ?x }} }} INSERT {{ GRAPH {record} {{ {record} {_VERSION}"
            f" {here} }} }} WHERE {{ OPTIONAL {{ GRAPH {record} {{ {record} {_VERSION} ?x }} }} }}"
        )
        self._sweep(record, {here[1:-1], *before})

    def _fill(self, directory: Path, release: Release, names: Names, graphs: list[str]) -> None:
        dataset = directory / "dataset.nq"
        with (release.path / DATASET).open("rb") as lines, dataset.open("wb") as output:
            for line in lines:
                output.write(names.bytes_there(line))
            aligned = release.uris.graph("aligned")
            for quad in release.aligned.match(graph=aligned):
                output.write(names.bytes_there(serialize([quad], format=RdfFormat.N_QUADS) or b""))
        if not self.settings.engine_load:
            for graph, file in _split(dataset, directory, graphs):
                self._put(graph, file)
            return
        directory.chmod(0o755)  # the engine may run as another user
        command = [each.replace("{file}", str(dataset)) for each in shlex.split(self.settings.engine_load)]
        try:
            subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 (the publisher's own)
        except OSError as error:
            raise LoadError(f"{command[0]} cannot be run: {error.strerror}", hint="see engine_load") from None
        except subprocess.CalledProcessError as error:
            said = (error.stderr or error.stdout).strip()[-300:]
            raise LoadError(f"{command[0]} ended with {error.returncode}: {said}", hint="see engine_load") from None

    def _put(self, graph: str, file: Path) -> None:
        """Put a graph: https://www.w3.org/TR/sparql11-http-rdf-update/#http-put, and #http-post for what follows."""
        method = "PUT"
        with file.open("rb") as lines:
            while block := lines.readlines(_BLOCK):
                self._send(method, self.graphs_url, b"".join(block), "application/n-triples", {"graph": graph})
                method = "POST"

    def _update(self, text: str) -> None:
        self._send("POST", self.update_url, text.encode(), "application/sparql-update", {})

    @stamina.retry(on=httpx.TransportError, attempts=3)
    def _transfer(
        self, method: str, url: str, content: bytes, kind: str, parameters: dict[str, str]
    ) -> httpx.Response:  # fmt: skip
        with client(self.transport) as lent:
            address, headers = httpx.URL(url).copy_merge_params(parameters), {"Content-Type": kind}
            return lent.request(method, address, content=content, headers=headers, timeout=_SECONDS)

    def _send(self, method: str, url: str, content: bytes, kind: str, parameters: dict[str, str]) -> None:
        try:
            response = self._transfer(method, url, content, kind, parameters)
        except httpx.HTTPError as error:
            raise LoadError(f"{url} cannot be reached: {error}", hint="check the settings of the engine") from None
        if not response.is_success:
            raise LoadError(
                f"{url} answers {response.status_code} to {method}: {response.text.strip()[:300]}",
                hint="see the settings engine_update, engine_graphs and engine_load",
            )

    def _lacking(self, sizes: dict[str, int]) -> set[str]:
        """Return the graphs that the engine has not, or not whole."""
        endpoint = Endpoint(self.settings.engine, _SECONDS, self.transport)
        values = " ".join(f"<{graph}>" for graph in sizes)
        question = f"SELECT ?g (COUNT(*) AS ?n) {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
        found = {
            graph.value: int(number.value)
            for graph, number in endpoint.ask(question).rows()
            if isinstance(graph, NamedNode) and isinstance(number, Literal)
        }
        return {graph for graph, size in sizes.items() if found.get(graph, 0) != size}

    def _iris(self, question: str) -> list[str]:
        endpoint = Endpoint(self.settings.engine, _SECONDS, self.transport)
        return [term.value for (term,) in endpoint.ask(question).rows() if isinstance(term, NamedNode)]

    def _sweep(self, record: str, kept: set[str]) -> None:
        """Drop the graphs of the releases that are not ``kept``."""
        for old in self._iris(f"SELECT DISTINCT ?x {{ GRAPH {record} {{ ?x {_PART} ?g }} }}"):
            if old not in kept:
                for graph in self._iris(f"SELECT ?g {{ GRAPH {record} {{ <{old}> {_PART} ?g }} }}"):
                    self._update(f"DROP SILENT GRAPH <{graph}>")
                self._update(f"DELETE WHERE {{ GRAPH {record} {{ <{old}> {_PART} ?g }} }}")


def _split(dataset: Path, directory: Path, graphs: list[str]) -> Iterator[tuple[str, Path]]:
    """Yield each graph of a file of N-Quads, and a file with its triples as N-Triples."""
    files = {f"<{graph}>".encode(): directory / f"{number}.nt" for number, graph in enumerate(graphs)}
    outputs = {name: file.open("wb") for name, file in files.items()}
    try:
        with dataset.open("rb") as lines:
            for line in lines:  # canonical N-Quads: the graph is the last word but the dot
                triple, graph, _ = line.rsplit(b" ", 2)
                outputs[graph].write(triple + b" .\n")
    finally:
        for output in outputs.values():
            output.close()
    for name, file in files.items():
        yield name[1:-1].decode(), file
