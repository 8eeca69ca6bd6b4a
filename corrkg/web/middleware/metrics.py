"""The numbers of a server, in the form that Prometheus reads (https://prometheus.io/docs/instrumenting/exposition_formats/).

They stand in memory that all processes of a server share, and in no file: no full disk and no other user of `/tmp` can
take them away, and a server that is killed leaves nothing behind. Each process counts in a region of its own; the one
that is asked adds them up. A process that takes the place of another goes on in its region, so that no counter falls.
"""

from __future__ import annotations

import mmap
import threading
from bisect import bisect_left
from collections.abc import Iterator
from ctypes import c_double, sizeof
from http import HTTPStatus

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from corrkg.reading.kinds import listed

# The places that requests are counted by: a list that does not grow, because there is no end of paths. First those that
# are of no kind of thing, then one for each kind.
_OTHERS = "home other sparql query queries graph ontology dataset dump report health metrics static".split()
_PLACES = (*_OTHERS, *(each.path for each in listed() if each.path not in _OTHERS))
_STATUSES = (*(each.value for each in HTTPStatus), 499, 0)  # 499: the client has gone; 0 stands for all others
_OUTCOMES = tuple("ok refused time memory size busy service gone failed other".split())
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40)  # seconds

# A region is a row of numbers: for each place its statuses, its buckets (and one without an end) and its seconds, …
_STATUS_AT = {status: at for at, status in enumerate(_STATUSES)}
_BUCKETS_AT = len(_STATUSES)
_SECONDS_AT = _BUCKETS_AT + len(_BUCKETS) + 1
_PLACE_SIZE = _SECONDS_AT + 1
_PLACE_AT = {place: at * _PLACE_SIZE for at, place in enumerate(_PLACES)}
# … then for each outcome its queries, the answers from memory, and the queries that run.
_OUTCOME_AT = {outcome: len(_PLACES) * _PLACE_SIZE + at for at, outcome in enumerate(_OUTCOMES)}
_HITS_AT = len(_PLACES) * _PLACE_SIZE + len(_OUTCOMES)
_RUNNING_AT = _HITS_AT + 1
_SIZE = _RUNNING_AT + 1


class Numbers:
    """Numbers of several processes, in memory that they share when they are forked.

    Args:
        regions: how many processes may count at once.

    >>> numbers = Numbers(2)
    >>> numbers.add(5)
    >>> numbers.take(1)
    >>> numbers.add(5)
    >>> numbers.sums()[5]
    2.0
    """

    def __init__(self, regions: int) -> None:
        """Begin at 0."""
        memory = mmap.mmap(-1, regions * _SIZE * sizeof(c_double))  # anonymous and shared: of no file system
        memory.write(bytes(len(memory)))  # every page is there from the beginning
        self._cells = (c_double * (regions * _SIZE)).from_buffer(memory)
        self._start = 0
        self._lock = threading.Lock()

    def take(self, region: int) -> None:
        """Count in ``region`` from now on; no query of this process runs yet."""
        self._start = region * _SIZE
        self.put(_RUNNING_AT, 0)

    def release(self, region: int) -> None:
        """Note that the process that counted in ``region`` runs no query any more."""
        self._cells[region * _SIZE + _RUNNING_AT] = 0

    def add(self, at: int, amount: float = 1) -> None:
        """Add to a number of this process."""
        with self._lock:
            self._cells[self._start + at] += amount

    def put(self, at: int, value: float) -> None:
        """Set a number of this process."""
        self._cells[self._start + at] = value

    def sums(self) -> list[float]:
        """Return the numbers of all processes, added up."""
        return [sum(self._cells[at::_SIZE]) for at in range(_SIZE)]


_numbers = Numbers(1)


def share(regions: int) -> Numbers:
    """Count in shared memory from now on; called before the processes that count in it are forked."""
    global _numbers  # noqa: PLW0603 (the numbers are those of a whole server)
    _numbers = Numbers(regions)
    return _numbers


def running(queries: float) -> None:
    """Note how many queries of this process are under way."""
    _numbers.put(_RUNNING_AT, queries)


def place_of(path: str) -> str:
    """Return the place that a path below the base belongs to.

    >>> place_of("/letter/x.ttl"), place_of("/sparql"), place_of("/"), place_of("/wp-login.php")
    ('letter', 'sparql', 'home', 'other')
    """
    if not path.strip("/"):
        return "home"
    first = path[1:].partition("/")[0].partition(".")[0]
    return first if first in _PLACES[2:] else "other"


def is_of_things(place: str) -> bool:
    """Tell whether a place is where things of some kind are."""
    return place in _PLACES[len(_OTHERS) :]


def count(path: str, status: int, seconds: float, outcome: str, *, hit: bool) -> None:
    """Count one request.

    Args:
        path: of the request below the base.
        status: of the answer.
        seconds: that it took.
        outcome: of the query that it asked; empty if it asked none.
        hit: whether it was answered from memory.
    """
    at = _PLACE_AT[place_of(path)]
    _numbers.add(at + _STATUS_AT.get(status, _STATUS_AT[0]))
    _numbers.add(at + _BUCKETS_AT + bisect_left(_BUCKETS, seconds))
    _numbers.add(at + _SECONDS_AT, seconds)
    if hit:
        _numbers.add(_HITS_AT)
    elif outcome:
        _numbers.add(_OUTCOME_AT.get(outcome, _OUTCOME_AT["other"]))


class Report(Collector):
    """What /metrics tells: the sums of all processes.

    Args:
        quads: of the dataset that is served.
    """

    def __init__(self, quads: int) -> None:
        """Note what is not counted."""
        self.quads = quads

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics; what was never counted is left out."""
        sums = _numbers.sums()
        requests = CounterMetricFamily("corrkg_requests", "Requests answered.", labels=("place", "status"))
        seconds = HistogramMetricFamily(
            "corrkg_request_seconds", "Time to answer a request, sending included.", labels=("place",)
        )
        for place, at in _PLACE_AT.items():
            for status, offset in _STATUS_AT.items():
                if number := sums[at + offset]:
                    requests.add_metric((place, str(status)), number)
            if buckets := _cumulative(sums[at + _BUCKETS_AT : at + _SECONDS_AT]):
                seconds.add_metric((place,), buckets, sums[at + _SECONDS_AT])
        queries = CounterMetricFamily(
            "corrkg_queries", "Queries evaluated or refused, by what became of them.", labels=("outcome",)
        )
        for outcome, at in _OUTCOME_AT.items():
            if number := sums[at]:
                queries.add_metric((outcome,), number)
        yield from (requests, seconds, queries)
        yield CounterMetricFamily("corrkg_cache_hits", "Requests answered from memory.", value=sums[_HITS_AT])
        yield GaugeMetricFamily("corrkg_queries_running", "Queries under way.", value=sums[_RUNNING_AT])
        yield GaugeMetricFamily("corrkg_dataset_quads", "Quads of the dataset that is served.", value=self.quads)


def _cumulative(numbers: list[float]) -> list[tuple[str, float]]:
    """Return a histogram as Prometheus has it: how many took up to so many seconds; empty if it is."""
    total, found = 0.0, []
    for limit, number in zip((*_BUCKETS, float("inf")), numbers, strict=True):
        total += number
        found.append(("+Inf" if limit == float("inf") else str(float(limit)), total))
    return found if total else []
