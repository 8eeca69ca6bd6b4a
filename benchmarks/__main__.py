"""Compares corrkg's endpoint with its peers: ``make bench``.

The native Oxigraph server and rdflib-endpoint serve the same quads on loopback at the same time, asked in turns.
What counts is the ratio; above 1, corrkg is faster. The tables go to the terminal and into docs/benchmarks.md.
"""

from __future__ import annotations

import os
import platform
import tempfile
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path

from rich.console import Console

from benchmarks import data
from benchmarks.matching import matching
from benchmarks.measures import beside, latencies, overshoot, streaming
from benchmarks.servers import corrkg, oxigraph, rdflib_endpoint
from benchmarks.tables import Table, show, write

PACKAGES = ("pyoxigraph", "oxigraph", "rdflib-endpoint", "rdflib", "flask", "gunicorn")
ENTITY = "<http://localhost:8000/letter/1935-10-21-kaganovich-molotov-to-stalin>"
QUERIES = {
    "ASK": "ASK { ?s a ck:Letter }",
    "one entity": f"SELECT ?p ?o {{ {ENTITY} ?p ?o }}",
    "one entity, labels": f"SELECT ?p ?name ?o ?label {{ {ENTITY} ?p ?o OPTIONAL {{ ?p rdfs:label ?name }} "
    "OPTIONAL { ?o rdfs:label ?label } }",
    "1,000 rows": "SELECT * { ?s ?p ?o } LIMIT 1000",
    "100,000 rows": "SELECT * { ?s ?p ?o } LIMIT 100000",
}
MEMORY, DISK, CACHED, NATIVE, PYTHON = "in memory", "on disk", "cached", "oxigraph", "rdflib-endpoint"


def _say(text: str) -> None:
    Console(stderr=True).print(text)


def speed(store: Path, console: Console, *, python: bool) -> Table:
    """Measure the queries on one dataset."""
    heads = ["query", "oxigraph, ms", "in memory", "on disk", "cached"]
    heads += ["in memory, to rdflib-endpoint", "cached, to rdflib-endpoint"] if python else []
    rows = [heads]
    with ExitStack() as stack:
        start = stack.enter_context
        servers = [
            start(corrkg(store, MEMORY, cache_bytes=0, memory_quads=10_000_000)),
            start(corrkg(store, DISK, cache_bytes=0, memory_quads=0)),
            start(corrkg(store, CACHED)),
            start(oxigraph(store)),
        ]
        if python:
            servers.append(start(rdflib_endpoint(store)))
        for label, query in QUERIES.items():
            _say(f"  {label}")
            found = latencies(servers, query, cached=(CACHED,))
            row = [label, f"{found[NATIVE] * 1000:.3g}"]
            row += [f"{found[NATIVE] / found[each]:.2f}" for each in (MEMORY, DISK, CACHED)]
            row += [f"{found[PYTHON] / found[each]:.1f}" for each in (MEMORY, CACHED)] if python else []
            rows.append(row)
    show(console, rows)
    return rows


def behaviour(small: Path, large: Path, console: Console) -> Table:
    """Measure streaming, light requests beside heavy ones, and how exactly a query is stopped."""
    rows = [["", "corrkg", "oxigraph"]]
    with corrkg(large, memory_quads=0, cache_bytes=0) as ours, oxigraph(large) as native:
        _say("  a million rows")
        mine, theirs = streaming(ours), streaming(native)
    rows += [
        ["a million rows: first byte", f"{mine.first * 1000:.1f} ms", f"{theirs.first * 1000:.1f} ms"],
        ["a million rows: last byte", f"{mine.last:.2f} s", f"{theirs.last:.2f} s"],
        ["a million rows: more memory", f"{mine.memory / 1e6:.1f} MB", f"{theirs.memory / 1e6:.1f} MB"],
    ]
    with corrkg(small, cache_bytes=0) as ours:
        _say("  light requests beside two runaways")
        mine_beside = beside(ours)
    with oxigraph(small) as native:
        theirs_beside = beside(native)
    for label, attribute in (("median", "median"), ("99th percentile", "p99")):
        mine_is, theirs_is = (getattr(each, attribute) * 1000 for each in (mine_beside, theirs_beside))
        rows.append([f"ASK beside two runaways: {label}", f"{mine_is:.1f} ms", f"{theirs_is:.1f} ms"])
    rows.append(["ASK beside two runaways: lost", f"{mine_beside.lost} of 300", f"{theirs_beside.lost} of 300"])
    with corrkg(small, query_seconds=1, cache_bytes=0) as ours:
        _say("  runaways stopped")
        rows.append(["a runaway outlives its limit by", f"{overshoot(ours, 1) * 1000:.1f} ms", "it is not stopped"])
    show(console, rows)
    return rows


def main() -> None:
    """Build the datasets, serve them several times over, and write the tables."""
    console = Console(width=160)
    with tempfile.TemporaryDirectory(prefix="corrkg-bench-") as name:
        _say("October 1935")
        small = data.october(Path(name) / "october")
        october = speed(small, console, python=True)
        _say("a million statements")
        large = data.million(Path(name) / "million", small)
        million = speed(large, console, python=False)
        others = behaviour(small, large, console)
        _say("names")
        names = matching(small)
        show(console, names)
    versions = ", ".join(f"{each} {version(each)}" for each in PACKAGES)
    about = f"Python {platform.python_version()}, {versions}; {os.cpu_count()} cores."
    console.print(about)
    write({
        "October": october, "million": million, "behaviour": others,
        "names": names,
        "versions": about,
    })  # fmt: skip


if __name__ == "__main__":
    main()
