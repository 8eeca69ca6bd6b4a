"""Which saved queries mean the same in which engine: ``make engines`` asks all of them, and writes docs/engines.md.

What counts is what a reader of CSV gets: the same values in the same rows, in the same order. A graph has no order.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from benchmarks.data import october
from benchmarks.elsewhere import ENGINES, MissingError, Start
from benchmarks.tables import Table, show, write
from corrkg.engine.base import Engine
from corrkg.engine.loading import Loader
from corrkg.engine.local import InProcess
from corrkg.engine.served import Engines
from corrkg.errors import CorrkgError
from corrkg.queries.query import SavedQuery
from corrkg.queries.shelf import shelf
from corrkg.settings import load
from corrkg.sparql.limits import Limits
from corrkg.store.release import Release

PAGE = Path(__file__).parent.parent / "docs" / "engines.md"
SAME, REORDERED, OTHER = "same", "another order", "other values"


@contextmanager
def loaded(start: Start, directory: Path, store: Path) -> Iterator[Engine]:
    """Start an engine in ``directory`` with the current release of a store in it, as a server of that release has it.

    Raises:
        MissingError: it is not installed.
    """
    with start(directory) as given:
        settings = load({**given, "store": str(store)}, {})
        Loader(settings).load(Release.open(store))
        engines = Engines(settings, Limits(seconds=60))
        yield engines.engine(engines.open(store))


def outcome(here: Engine, there: Engine, query: SavedQuery) -> str:
    """Return how the answers of two engines to a query differ, in a word or two."""
    one = _rows(here, query)
    try:
        other = _rows(there, query)
    except CorrkgError:
        return "refused"
    if one == other:
        return SAME
    return REORDERED if sorted(one) == sorted(other) else OTHER


def _rows(engine: Engine, query: SavedQuery) -> list[tuple[str, ...]]:
    answer = engine.ask(query.text).answer()
    if answer.is_graph:
        return sorted({(str(triple),) for triple in answer.triples()})
    return [answer.variables, *(tuple("" if term is None else _value(term) for term in row) for row in answer.rows())]


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


def compare(store: Path, say: Console) -> Table:
    """Ask all engines all saved queries, and return the table.

    Raises:
        MissingError: an engine is not installed.
    """
    queries = shelf().queries
    here = InProcess(Release.open(store))
    found: dict[str, Mapping[str, str]] = {}
    for name, start in ENGINES.items():
        say.print(f"  {name}")
        with tempfile.TemporaryDirectory() as directory, loaded(start, Path(directory) / "data", store) as there:
            found[name] = {each: outcome(here, there, query) for each, query in queries.items()}
    rows = [[f"`{each}`", *(outcomes[each] for outcomes in found.values())] for each in sorted(queries)]
    return [["saved query", *found], *rows]


def main() -> None:
    """Ask, show the table, and write it into docs/engines.md."""
    with tempfile.TemporaryDirectory(prefix="corrkg-engines-") as directory:
        try:
            table = compare(october(Path(directory)), Console(stderr=True))
        except MissingError as error:
            raise SystemExit(str(error)) from None
    show(Console(width=120), table)
    write({"queries": table}, PAGE)


if __name__ == "__main__":
    main()
