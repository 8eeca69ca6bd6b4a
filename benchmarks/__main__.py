"""Times corrkg's endpoint against rdflib-endpoint on the October graph: ``make bench``.

Both serve the same N-Quads over HTTP on loopback; each query is asked again and again for a fixed time after a warm-up,
over one kept connection. The table shows requests a second and their ratio; above 1, corrkg is faster.
"""

from __future__ import annotations

import http.client
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
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


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _served(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                raise SystemExit(f"{command[0]} ended with status {process.returncode}")
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _rate(port: int, path: str, query: str) -> float:
    """Return the median of requests a second over five equal shares of the time."""
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    target = f"{path}?{urlencode({'query': prefixes + query})}"
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


def main() -> None:
    """Build the October graph, serve it twice, and print the table."""
    with tempfile.TemporaryDirectory() as name:
        store, bin_dir = Path(name) / "store", Path(sys.executable).parent
        started = time.perf_counter()
        result = build(resource_dir("seeds"), store)
        took = time.perf_counter() - started
        ours, theirs = _free_port(), _free_port()
        dump = str(result.release / "dataset.nq")
        with _served([str(bin_dir / "corrkg"), "serve", "--store", str(store), "--port", str(ours)], ours):
            mine = {label: _rate(ours, "/sparql", query) for label, query in _QUERIES.items()}
        peer = [str(bin_dir / "rdflib-endpoint"), "serve", "--host", "127.0.0.1", "--port", str(theirs), dump]
        with _served(peer, theirs):
            rows = {label: _rate(theirs, "/", query) for label, query in _QUERIES.items()}
    table = Table("query", "corrkg /s", "rdflib-endpoint /s", "ratio", title="Requests a second, one connection")
    for label, rate in mine.items():
        table.add_row(label, f"{rate:,.0f}", f"{rows[label]:,.1f}", f"{rate / rows[label]:,.1f}")
    console = Console()
    console.print(table)
    console.print(
        f"Python {platform.python_version()}, pyoxigraph {version('pyoxigraph')}, "
        f"rdflib-endpoint {version('rdflib-endpoint')}; the build of October took {took:.1f} s"
    )


if __name__ == "__main__":
    main()
