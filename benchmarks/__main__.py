"""Times corrkg's endpoint against its peers on the October graph: ``make bench``.

The native Oxigraph server and rdflib-endpoint serve the same quads over HTTP on loopback; each query is asked again and
again for a fixed time after a warm-up, over one kept connection. The table shows requests a second and their ratios;
above 1, corrkg is faster.
"""

from __future__ import annotations

import http.client
import os
import platform
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlencode

from rich.console import Console
from rich.table import Table

from corrkg.resources import resource_dir
from corrkg.store.build import build
from corrkg.vocab import PREFIXES

_SECONDS = 3.0
_QUERIES = {
    "ASK": "ASK { ?s a ck:Letter }",
    "one entity": "SELECT ?p ?o { <http://localhost:8000/person/stalin> ?p ?o }",
    "join of three": "SELECT ?l ?name ?d { ?l a ck:Letter ; ck:sender/rdfs:label ?name ; ck:date ?d }",
    "1,000 rows": "SELECT * { ?s ?p ?o } LIMIT 1000",
    "10,000 rows": "SELECT * { ?s ?p ?o } LIMIT 10000",
}


@dataclass(frozen=True)
class Peer:
    """A server to ask: its name, its command line, the path of its endpoint and its environment."""

    name: str
    command: list[str]
    path: str
    environment: dict[str, str]
    slow: bool = False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _served(peer: Peer, port: int) -> Iterator[None]:
    environment = {**os.environ, **peer.environment}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(peer.command, stdout=quiet, stderr=quiet, env=environment)  # noqa: S603
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                raise SystemExit(f"{peer.name} ended with status {process.returncode}")
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _rate(port: int, path: str, query: str) -> float:
    """Return the median of requests a second over five equal shares of the time."""
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    target = f"{path}{urlencode({'query': prefixes + query})}"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def ask() -> None:
        connection.request("GET", target, headers={"Accept": "application/sparql-results+json"})
        response = connection.getresponse()
        body = response.read()
        if response.status != 200 or not body:
            raise SystemExit(f"status {response.status} for {query}")

    ask()
    rates = []
    for _ in range(5):
        count, start = 0, time.perf_counter()
        while time.perf_counter() - start < _SECONDS / 5:
            ask()
            count += 1
        rates.append(count / (time.perf_counter() - start))
    return statistics.median(rates)


def _peers(store: Path, release: Path, port: int) -> list[Peer]:
    bin_dir = Path(sys.executable).parent
    corrkg = [str(bin_dir / "corrkg"), "serve", "--store", str(store), "--port", str(port)]
    native = [str(bin_dir / "oxigraph"), "serve-read-only", "--location", str(release / "oxigraph"), "--bind"]
    python = [str(bin_dir / "rdflib-endpoint"), "serve", "--host", "127.0.0.1", "--port", str(port)]
    return [
        Peer("corrkg", corrkg, "/sparql?", {"CORRKG_CACHE_BYTES": "0"}),
        Peer("corrkg, cached", corrkg, "/sparql?", {}),
        Peer("oxigraph", [*native, f"127.0.0.1:{port}"], "/query?union-default-graph=&", {}),
        Peer("rdflib-endpoint", [*python, str(release / "dataset.nq")], "/?", {}, slow=True),
    ]


def main() -> None:
    """Build the October graph, serve it four times over, and print the table."""
    with tempfile.TemporaryDirectory() as name:
        seeds, store = Path(name) / "seeds", Path(name) / "store"
        shutil.copytree(resource_dir("seeds"), seeds)
        started = time.perf_counter()
        result = build(seeds, store)
        took = time.perf_counter() - started
        rates: dict[str, dict[str, float]] = {}
        for index in range(4):
            port = _free_port()
            peer = _peers(store, result.release, port)[index]
            with _served(peer, port):
                rates[peer.name] = {label: _rate(port, peer.path, query) for label, query in _QUERIES.items()}
    names = list(rates)
    table = Table(
        "query", *names, "to oxigraph", "cached, to oxigraph", "to rdflib-endpoint", title="Requests a second"
    )
    for label in _QUERIES:
        mine, cached, native, python = (rates[each][label] for each in names)
        figures = [f"{rates[each][label]:,.0f}" for each in names]
        table.add_row(label, *figures, f"{mine / native:.2f}", f"{cached / native:.2f}", f"{mine / python:.1f}")
    console = Console(width=140)
    console.print(table)
    versions = ", ".join(
        f"{each} {version(each)}" for each in ("pyoxigraph", "oxigraph", "rdflib-endpoint", "gunicorn")
    )
    console.print(f"Python {platform.python_version()}, {versions}; the build of October took {took:.1f} s")


if __name__ == "__main__":
    main()
