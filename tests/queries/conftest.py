"""The saved queries asked of the October store, and the facts that a reader of the text wrote down by hand."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from corrkg.engine.local import evaluate
from corrkg.queries.query import SavedQuery, bind
from corrkg.queries.shelf import shelf
from corrkg.store.release import Release

Row = Mapping[str, str]
Queries = Mapping[str, SavedQuery]
Ask = Callable[..., list[Row]]
Gold = Callable[[str], list[dict[str, str]]]

HERE = Path(__file__).parent
GOLD = HERE.parent / "gold" / "october"
TEXT = HERE.parents[1] / "seeds" / "editions" / "1935-october.txt"


def rows_of(release: Release, text: str) -> list[Row]:
    """The rows of SELECT as texts, without the unbound ones; the triples of CONSTRUCT as subject, predicate, object."""
    answer = evaluate(release, text)
    if answer.is_graph:
        return [{"s": str(t.subject), "p": str(t.predicate), "o": str(t.object)} for t in set(answer.triples())]
    return [
        {
            name: term.value
            for name, term in zip(answer.variables, row, strict=True)
            if isinstance(term, NamedNode | Literal)
        }
        for row in answer.rows()
    ]


@pytest.fixture(scope="session")
def queries() -> Mapping[str, SavedQuery]:
    """The library."""
    return shelf().queries


@pytest.fixture(scope="session")
def ask(queries: Mapping[str, SavedQuery], october: Release) -> Ask:
    """A function that runs a query of the library on October, with values for its parameters."""

    def run(name: str, **values: str) -> list[Row]:
        return rows_of(october, bind(queries[name], {key.rstrip("_"): value for key, value in values.items()}))

    return run


@pytest.fixture(scope="session")
def gold() -> Gold:
    """A function that gives the rows of one file of hand-made facts."""

    def read(name: str) -> list[dict[str, str]]:
        with (GOLD / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read


@pytest.fixture(scope="session")
def authorities() -> dict[str, dict[str, str]]:
    """The rows of the authority file of persons, by their ids."""
    with (TEXT.parents[1] / "authorities" / "persons.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="session")
def text() -> str:
    """The October text, as its offsets count it."""
    with TEXT.open(encoding="utf-8", newline="") as file:
        return file.read()


@pytest.fixture(scope="session")
def line_of(october: Release, text: str) -> dict[str, str]:
    """The line of a letter's header, by which the hand-made facts name it, for each letter's URI."""
    rows = rows_of(
        october,
        """PREFIX ck: <https://w3id.org/corrkg/ontology#>
           PREFIX oa: <http://www.w3.org/ns/oa#>
           SELECT ?letter (MIN(?start) AS ?at)
           { ?letter a ck:Letter ; ck:evidence/oa:hasSelector/oa:start ?start } GROUP BY ?letter""",
    )
    return {row["letter"]: str(text.count("\n", 0, int(row["at"])) + 1) for row in rows}
