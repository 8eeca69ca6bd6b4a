"""What is measured, in seconds. Peers take turns, so that whatever else the machine does meets all of them."""

from __future__ import annotations

import http.client
import statistics
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from benchmarks.servers import Server

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LIGHT = "ASK { ?s a ck:Letter }"
STREAM = "SELECT * { ?s ?p ?o } LIMIT 1000000"
_ROUNDS, _ROUND = 7, 0.4  # turns of each peer, and how long one lasts at least


def latencies(servers: Sequence[Server], query: str, *, cached: Sequence[str] = ()) -> Mapping[str, float]:
    """Return the median time of one request over a kept connection, by server.

    Args:
        servers: who is asked.
        query: a query; each request makes it a new one, except for servers in ``cached``, which may remember it.
        cached: names of servers.
    """
    connections = {each.name: each.connect() for each in servers}
    times: dict[str, list[float]] = {each.name: [] for each in servers}
    sizes = {each.name: len(each.ask(connections[each.name], query, new=each.name not in cached)) for each in servers}
    if max(sizes.values()) > 1.5 * min(sizes.values()) + 200:
        raise SystemExit(f"the answers differ: {sizes} bytes for {query}")
    for _ in range(_ROUNDS):
        for each in servers:
            ends = time.perf_counter() + _ROUND
            while True:
                started = time.perf_counter()
                each.ask(connections[each.name], query, new=each.name not in cached)
                now = time.perf_counter()
                times[each.name].append(now - started)
                if now > ends:
                    break
    return {name: statistics.median(found) for name, found in times.items()}


@dataclass(frozen=True)
class Streaming:
    """How a million rows arrive: time to the first byte, to the last, and memory that it took at the most (bytes)."""

    first: float
    last: float
    memory: int


def streaming(server: Server) -> Streaming:
    """Read a million rows from ``server``."""
    connection = server.connect()
    server.ask(connection, LIGHT)
    before, peak, done = server.memory(), 0, threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.05):
            peak = max(peak, server.memory())

    watcher = threading.Thread(target=watch)
    watcher.start()
    started = time.perf_counter()
    connection.request("GET", server.address(STREAM), headers={"Accept": "text/tab-separated-values"})
    response = connection.getresponse()
    response.read(1)
    first = time.perf_counter() - started
    rows = 0
    while block := response.read(1 << 20):
        rows += block.count(b"\n")
    last = time.perf_counter() - started
    done.set()
    watcher.join()
    if rows < 999_999:
        raise SystemExit(f"{server.name}: {rows} rows of a million")
    return Streaming(first, last, max(0, peak - before))


@dataclass(frozen=True)
class Beside:
    """How light requests fare beside heavy ones: median and 99th percentile, and how many got no answer."""

    median: float
    p99: float
    lost: int


def beside(server: Server, heavy: int = 2, light: int = 300) -> Beside:
    """Ask ``light`` questions of ``server`` while ``heavy`` runaways are under way."""
    runaways = [server.connect() for _ in range(heavy)]
    for each in runaways:
        each.request("GET", server.address(RUNAWAY), headers={"Accept": "text/csv"})
    time.sleep(0.7)
    times, lost = [], 0
    for _ in range(light):
        started = time.perf_counter()
        try:
            connection = server.connect()
            server.ask(connection, LIGHT)
            connection.close()
        except (OSError, http.client.HTTPException, SystemExit):
            lost += 1
        times.append(time.perf_counter() - started)
        time.sleep(0.005)
    for each in runaways:
        each.close()
    times.sort()
    return Beside(statistics.median(times), times[int(len(times) * 0.99)], lost)


def overshoot(server: Server, limit: float, times: int = 10) -> float:
    """Return by how much a runaway outlives its limit at the most, until its client has the 503."""
    worst = 0.0
    for _ in range(8):  # until each of its processes has begun
        server.ask(server.connect(), LIGHT)
    for _ in range(times):
        connection = server.connect()
        started = time.perf_counter()
        connection.request("GET", server.address(RUNAWAY), headers={"Accept": "text/csv"})
        response = connection.getresponse()
        response.read()
        worst = max(worst, time.perf_counter() - started - limit)
        if response.status != 503:
            raise SystemExit(f"{server.name}: status {response.status} for a runaway")
        with suppress(OSError):
            connection.close()
    return worst
