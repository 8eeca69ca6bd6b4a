"""The numbers of a server, in the form that Prometheus reads (https://prometheus.io/docs/instrumenting/exposition_formats/).

With several processes each writes its own into the directory of PROMETHEUS_MULTIPROC_DIR, and whichever is asked adds
them up. The client library looks for that variable when it is imported, and `corrkg.web.serving.server` sets it: so it
is not imported here before the first request.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from corrkg.reading.kinds import listed

if TYPE_CHECKING:
    from prometheus_client import Counter, Gauge, Histogram

# Where requests go beside the lists and things of each kind.
_PLACES = "sparql query queries graph ontology dataset dump report health metrics static".split()
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40)  # seconds


@dataclass(frozen=True, slots=True)
class Instruments:
    """What is counted."""

    requests: Counter
    seconds: Histogram
    queries: Counter
    hits: Counter
    running: Gauge
    quads: Gauge


_making = threading.Lock()


def instruments() -> Instruments:
    """Return this process's instruments; they are made once, whoever asks first."""
    with _making:
        return _instruments()


@cache
def _instruments() -> Instruments:
    from prometheus_client import Counter, Gauge, Histogram

    return Instruments(
        Counter("corrkg_requests", "Requests answered.", ("place", "status")),
        Histogram(
            "corrkg_request_seconds", "Time to answer a request, sending included.", ("place",), buckets=_BUCKETS
        ),
        Counter("corrkg_queries", "Queries evaluated or refused, by what became of them.", ("outcome",)),
        Counter("corrkg_cache_hits", "Requests answered from memory."),
        Gauge("corrkg_queries_running", "Queries under way.", multiprocess_mode="livesum"),
        Gauge("corrkg_dataset_quads", "Quads of the dataset that is served.", multiprocess_mode="mostrecent"),
    )


def count(path: str, status: int, seconds: float, outcome: str, *, hit: bool) -> None:
    """Count one request.

    Args:
        path: of the request below the base.
        status: of the answer.
        seconds: that it took.
        outcome: of the query that it asked; empty if it asked none.
        hit: whether it was answered from memory.
    """
    first = path[1:].partition("/")[0].partition(".")[0]
    place = first if first in _places() else "other" if path.strip("/") else "home"
    _requests(place, status).inc()
    _seconds(place).observe(seconds)
    if hit:
        instruments().hits.inc()
    elif outcome:
        _queries(outcome).inc()


@cache
def _places() -> frozenset[str]:
    """Return a fixed set of names: the paths themselves are without number, and anybody can make up more."""
    return frozenset([*_PLACES, *(kind.path for kind in listed())])


@cache
def _requests(place: str, status: int) -> Counter:
    return instruments().requests.labels(place, status)


@cache
def _queries(outcome: str) -> Counter:
    return instruments().queries.labels(outcome)


@cache
def _seconds(place: str) -> Histogram:
    return instruments().seconds.labels(place)
