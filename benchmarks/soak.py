"""The soak: 10,000 mixed requests while a nursery of the pool is killed every ten seconds; no answer may be a 500.

A nursery is the process that the processes of queries are forked from. Its death is a fault of the machine, not of a
request: what asks a query meanwhile may be told 503 with Retry-After, and all else is answered as ever.
"""

from __future__ import annotations

import itertools
import os
import random
import signal
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote

from benchmarks.servers import corrkg
from corrkg.settings import load

REQUESTS, CLIENTS, PAUSE = 10_000, 8, 10.0  # PAUSE: seconds between deaths
_SEED = 1935
_PLAIN = {"Accept": "*/*"}
_HTML = {"Accept": "text/html"}
_POST = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
# (what the request asks, may it be 503?) with "#" for a number that makes a query a new one
_GETS: tuple[tuple[str, dict[str, str], bool], ...] = (
    ("/", _HTML, False),
    ("/letter", _HTML, False),
    ("/person.ttl", _PLAIN, False),
    ("/letter.html?page=1", _PLAIN, False),
    ("/person/stalin", {"Accept": "text/turtle"}, False),
    ("/person/stalin.jsonld", _PLAIN, False),
    ("/person/stalin.html", {**_HTML, "Accept-Encoding": "gzip"}, False),
    ("/dataset.ttl", _PLAIN, False),
    ("/ontology.ttl", _PLAIN, False),
    ("/dump/dataset.nq.gz", {"Range": "bytes=0-999"}, False),
    ("/nothing", _PLAIN, False),
    ("/letter.html", {"If-Match": '"other"'}, False),
    ("/openapi.json", _PLAIN, False),
    ("/health", _PLAIN, True),  # readiness: 503 where no query can be asked
    ("/sparql", {"Accept": "text/turtle"}, False),
    ("/queries/correspondents.json?per_page=#", _PLAIN, True),
    ("/sparql?format=json&query=" + quote("SELECT * { ?s a ck:Letter } LIMIT 5") + "%23#", _PLAIN, True),
    ("/sparql?query=" + quote("CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }") + "%23#", {"Accept": "text/turtle"}, True),
    ("/sparql?query=" + quote("DESCRIBE ?s { ?s a ck:Person }") + "%23#", {"Accept": "application/n-triples"}, True),
    ("/sparql?query=" + quote("SELECT * { ?s ?p ?o }") + "%23#", _HTML, True),
    ("/sparql?query=nonsense%23#", _PLAIN, True),
)


@dataclass
class Tally:
    """What came of the requests: how many had which status, and what should not have been."""

    statuses: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    deaths: int = 0


def children(pid: int) -> list[int]:
    """Return the processes that the threads of ``pid`` have started."""
    found = []
    for each in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(child) for child in each.read_text().split()]
        except OSError:
            continue  # the thread has just ended
    return sorted(found)


def ask(port: int, numbers: itertools.count[int], tally: Tally) -> None:
    """Send requests until there are enough of them."""
    choice = random.Random(next(numbers) + _SEED)  # noqa: S311 (what to ask next is no secret)
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    while (number := next(numbers)) < REQUESTS + CLIENTS:
        path, headers, excused = choice.choice(_GETS)
        method, body = choice.choice(("GET", "GET", "GET", "HEAD")), None
        if path.startswith("/sparql?") and number % 5 == 0:
            method, path, headers, body = "POST", "/sparql", _POST, f"ASK {{}} # {number}"
        sent = path.replace("#", str(number))
        try:
            connection.request(method, sent, body, headers)
            response = connection.getresponse()
            response.read()
            status, retry = response.status, response.getheader("Retry-After")
        except (OSError, HTTPException) as error:
            # Once an answer has begun, all that can be said of its failure is that it has no end.
            status, retry = 0, None
            connection.close()
            if not excused or method == "HEAD":
                tally.wrong.append(f"{method} {sent}: {error!r}")
        tally.statuses[str(status or "cut off")] += 1
        if status >= 500 and not (status == 503 and excused and retry):
            tally.wrong.append(f"{method} {sent}: {status}")


def kill(master: int, done: threading.Event, tally: Tally) -> None:
    """Kill one nursery after another, of this soak's own server only."""
    turn = 0
    while not done.wait(PAUSE):
        nurseries = [child for worker in children(master) for child in children(worker)]
        if nurseries:
            os.kill(nurseries[turn % len(nurseries)], signal.SIGKILL)
            tally.deaths += 1
            turn += 1


def soak(port: int, master: int) -> Tally:
    """Return what came of the requests to the server on ``port``, whose first process is ``master``."""
    tally, done, numbers = Tally(), threading.Event(), itertools.count()
    killing = threading.Thread(target=kill, args=(master, done, tally))
    asking = [threading.Thread(target=ask, args=(port, numbers, tally)) for _ in range(CLIENTS)]
    for thread in (killing, *asking):
        thread.start()
    for thread in asking:
        thread.join()
    done.set()
    killing.join()
    return tally


def main() -> None:
    """Serve the store of the settings, soak it, and say what came of it; the exit status is 1 if anything was wrong."""
    began = time.monotonic()
    with corrkg(load().store_dir) as server:
        tally = soak(server.port, server.pid)
    took = time.monotonic() - began
    print(f"{sum(tally.statuses.values())} requests in {took:.0f} s, {tally.deaths} nurseries killed")  # noqa: T201
    print(", ".join(f"{number} × {status}" for status, number in sorted(tally.statuses.items())))  # noqa: T201
    for line in tally.wrong[:20]:
        print(f"wrong: {line}")  # noqa: T201
    sys.exit(1 if tally.wrong or not tally.deaths else 0)


if __name__ == "__main__":
    main()
