"""How the cost of an answer grows with the dataset: ``make bench-scale`` asks for every page and saved query.

October and invented editions of two sizes are built whole. What counts is the processor's time of an answer that was
asked for before, so that what is worked out once for each release is there; nothing is cached. Each is measured in a
process of its own, which is stopped after a while.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import process_time

from rich.console import Console

from benchmarks import whole
from benchmarks.data import october
from benchmarks.scale import SIZES
from benchmarks.tables import Table, show, write
from corrkg.engine.local import InProcess
from corrkg.gold.generate import generate
from corrkg.queries.shelf import shelf
from corrkg.reading.kinds import listed
from corrkg.settings import load
from corrkg.sparql.answer import Answer
from corrkg.store.relations import RELATIONS
from corrkg.store.release import Release
from corrkg.web import create_app

_TIMES = 20
_ENOUGH = 5.0  # seconds of the processor: what takes longer is asked less often
_PATIENCE = 120.0  # seconds of the clock for one page or query at one size
_PAGES = (
    "", "search?q=letter", "explore", "report", "changes", "dataset.html", "graph/inferred.html", "sparql?format=ttl",
    "sitemap.xml", "cmif.xml", "ontology.html",
)  # fmt: skip
_BUSIEST = """
SELECT text FROM linked JOIN iri ON iri.number = thing WHERE text LIKE ? AND text NOT LIKE '%/note/%'
GROUP BY thing ORDER BY sum(linked.number) DESC, text LIMIT 1
"""

Measured = tuple[float, int]  # CPU milliseconds, and the bytes of a page or the rows of a query


def stores(directory: Path, sizes: Sequence[int], say: Console) -> dict[str, Path]:
    """Return the stores to ask, by what their columns are called; those that are not in ``directory`` are built.

    Args:
        directory: the store of so many letters is, or will be, in ``directory``/350/store; ``october`` is the sample's.
        sizes: numbers of letters.
        say: told what is built.
    """
    found = {}
    for name, size in (("October", 0), *((f"{size:,} letters", size) for size in sizes)):
        home = directory / str(size or "october")
        found[name] = home / "store"
        if not (home / "store" / "current").exists():
            say.print(f"  building {name}")
            if size:
                generate(size, 1, home / "seeds")
                whole.build_apart(home)
            else:
                october(home)
    return found


def _busiest(release: Release, kind: str) -> str:
    """Return the path of the thing of a kind that most statements point to; empty: there is none."""
    with sqlite3.connect(f"file:{release.path / RELATIONS}?mode=ro", uri=True) as db:
        row = db.execute(_BUSIEST, (f"{release.base}{kind}/%",)).fetchone()
    return str(row[0]).removeprefix(release.base) if row else ""


def pages(release: Release) -> Iterator[tuple[str, str]]:
    """Yield what each page is called in the table, and its address; the busiest thing of each kind is asked for."""
    for path in _PAGES:
        yield f"/{path}", f"/{path}"
    for kind in listed():
        yield f"/{kind.path}", f"/{kind.path}.html"
        if thing := _busiest(release, kind.path):
            yield f"the busiest of /{kind.path}", f"/{thing}.html"
            yield f"the same in Turtle: /{kind.path}", f"/{thing}.ttl"


def _page(store: Path, address: str) -> Measured:
    client = create_app(load({"store": str(store), "cache_bytes": 0}, {})).test_client()

    def ask() -> int:
        response = client.get(address)
        assert response.status_code == 200, f"{address}: {response.status_code}"
        return len(response.data)

    return _often(ask)


def _opened(store: Path, address: str) -> Measured:
    """Measure the first answer of a server that has just begun, its modules apart: what it opens, and the page."""
    begun = process_time()
    response = create_app(load({"store": str(store), "cache_bytes": 0}, {})).test_client().get(address)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    return (process_time() - begun) * 1000, len(response.data)


def _query(store: Path, name: str) -> Measured:
    engine, query = InProcess(Release.open(store)), shelf().queries[name]

    def ask() -> int:
        answer: Answer = engine.ask(query.text).answer()
        return sum(1 for _ in (answer.triples() if answer.is_graph else answer.rows()))

    return _often(ask)


def _often(ask: Callable[[], int]) -> Measured:
    ask()
    times, size = [], 0
    for _ in range(_TIMES):
        begun = process_time()
        size = ask()
        times.append(process_time() - begun)
        if sum(times) > _ENOUGH:
            break
    return median(times) * 1000, size


def _apart(measure: Callable[[Path, str], Measured], store: Path, what: str) -> Measured | None:
    """Measure in a process of its own; None: it took too long."""
    read, written = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=lambda: written.send(measure(store, what)))
    child.start()
    written.close()
    try:
        return read.recv() if read.poll(_PATIENCE) else None
    finally:
        child.kill()
        child.join()


def _row(name: str, found: list[Measured | None]) -> list[str]:
    first, last = found[0], found[-1]
    grown = ["", ""]
    if first and last:
        grown = [f"{last[0] / first[0]:.1f}", f"{last[1] / max(1, first[1]):.1f}"]
    return [name, *("too long" if each is None else f"{each[0]:.1f}" for each in found), *grown]


def measure(directory: Path, sizes: Sequence[int], say: Console) -> dict[str, Table]:
    """Measure all, and return the tables."""
    where = stores(directory, sizes, say)
    head = [*(f"{name}, ms" for name in where), "the last to the first", "and of its size"]
    addresses = [dict(pages(Release.open(store))) for store in where.values()]
    homes = {name: store.parent for name, store in where.items() if name != "October"}
    tables: dict[str, Table] = {
        **whole.tables(homes), "pages": [["page", *head]], "queries": [["saved query", *head]],
    }  # fmt: skip
    letters = [each["the busiest of /letter"] for each in addresses]
    opened = [_apart(_opened, store, letter) for store, letter in zip(where.values(), letters, strict=True)]
    tables["pages"].append(_row("that of a server just begun", opened))
    for name in addresses[0]:
        if all(name in each for each in addresses):
            asked = zip(where.values(), addresses, strict=True)
            tables["pages"].append(_row(f"`{name}`", [_apart(_page, store, each[name]) for store, each in asked]))
            say.print("  " + " | ".join(tables["pages"][-1]))
    for name in sorted(shelf().queries):
        tables["queries"].append(_row(f"`{name}`", [_apart(_query, store, name) for store in where.values()]))
        say.print("  " + " | ".join(tables["queries"][-1]))
    return tables


def main() -> None:
    """Measure, show the tables and write them into docs/benchmarks.md."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--in", dest="directory", type=Path, help="where the stores are, or will be kept")
    arguments.add_argument("--sizes", type=int, nargs=2, default=SIZES, help="numbers of letters")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="corrkg-curves-") as name:
        tables = measure(given.directory or Path(name), given.sizes, Console(stderr=True))
    for table in tables.values():
        show(Console(width=160), table)
    write(tables)


if __name__ == "__main__":
    main()
