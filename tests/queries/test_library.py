"""What every query of the library keeps to, whatever it asks."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from rdflib import BNode, Graph, Variable
from rdflib.plugins.sparql import CUSTOM_EVALS
from rdflib.plugins.sparql.evaluate import evalBGP
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import FrozenBindings, QueryContext
from rdflib.term import Identifier

from corrkg.queries.shelf import shelf
from corrkg.resources import resource_dir
from corrkg.store.release import Release
from corrkg.store.second import to_rdflib

from .conftest import Queries, rows_of

NAMES = sorted(path.stem for path in resource_dir("sparql").glob("*.rq"))
every_query = pytest.mark.parametrize("name", NAMES)


def test_the_library_answers_at_least_25_questions() -> None:
    assert len(shelf().queries) >= 25


@every_query
def test_it_gives_on_october_what_its_head_expects(name: str, queries: Queries, october: Release) -> None:
    query = queries[name]
    rows = rows_of(october, query.text)
    assert rows, "every question of the library has an answer in October"
    assert len(rows) == query.rows, "what it expects was counted in the text: see test_known_answers.py"
    if query.form == "table":
        assert query.columns == query.expected_columns
    for column, value in query.first:
        assert rows[0][column] == value


@every_query
def test_it_runs_on_an_edition_with_another_base(name: str, queries: Queries, sable: Release) -> None:
    rows_of(sable, queries[name].text)
    assert "localhost" not in queries[name].text


def optional_parts(text: str) -> Iterator[str]:
    """Yield what each OPTIONAL part of a query has of its own, without the parts within it."""
    for begun in re.finditer(r"OPTIONAL\s*\{", text):
        depth, own = 1, ""
        for sign in text[begun.end() :]:
            depth += {"{": 1, "}": -1}.get(sign, 0)
            if depth == 0:
                break
            own += sign if depth == 1 and sign != "}" else ""
        yield own


def test_what_an_optional_part_has_of_its_own_is_seen() -> None:
    assert [*optional_parts("?a b c OPTIONAL { ?x y ?z . OPTIONAL { ?z u ?v } FILTER(?z) } OPTIONAL{?q r ?s}")] == [
        " ?x y ?z . OPTIONAL  FILTER(?z) ", " ?z u ?v ", "?q r ?s"
    ]  # fmt: skip


@every_query
def test_an_optional_part_does_not_go_from_a_thing_to_its_words_in_one_chain(name: str, queries: Queries) -> None:
    """Oxigraph would read the evidence of the whole dataset first, before it looks at any row."""
    chains = [each for each in optional_parts(queries[name].text) if "ck:evidence" in each and "oa:" in each]
    assert not chains or name == "letters-about"  # which evidence is meant, only its quotation tells


def rows_of_all_steps(plan: Mapping[str, Any]) -> int:
    """How many rows Oxigraph has gone through: the results of each step of its plan."""
    return int(plan.get("number of results", 0)) + sum(map(rows_of_all_steps, plan.get("children", ())))


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("doubtful-identifications", 125), ("editor-dated-letters", 100), ("mentioned-never-writing", 105),
        ("name-forms", 225), ("sent-on-another-day", 250), ("what-was-inferred", 25),
    ],
)  # fmt: skip
def test_what_begins_with_little_goes_through_few_rows_for_each_of_its_answer(
    name: str, most: int, queries: Queries, october: Release, tmp_path: Path
) -> None:
    """An order of joins that begins elsewhere goes through two to thirty times as many, or more."""
    told = tmp_path / "plan.json"
    query = queries[name]
    command = [str(Path(sys.executable).with_name("oxigraph")), "query", "--location", str(october.path / "oxigraph")]
    options = ["--union-default-graph", "--results-format", "csv", "--stats", "--explain-file", str(told)]
    subprocess.run([*command, *options, "--query", query.text], check=True, capture_output=True)
    plan = json.loads(told.read_bytes())["plan"]
    assert plan["number of results"] == query.rows
    assert rows_of_all_steps(plan) < most * plan["number of results"]


@pytest.fixture(scope="module")
def elsewhere(october_lines: list[bytes]) -> Graph:
    """October in another engine."""
    return to_rdflib(october_lines)


def terms_of(pattern: Iterable[Identifier]) -> set[Identifier]:
    """The variables and blank nodes of a triple pattern."""
    return {term for term in pattern if isinstance(term, Variable | BNode)}


def evaluate_connected(context: QueryContext, part: CompValue) -> Iterator[FrozenBindings]:
    """Evaluate a basic graph pattern so that each triple pattern shares a variable with those before it.

    rdflib keeps to its own order, which multiplies out patterns that share nothing. The order changes no solution:
    SPARQL 1.1 section 18.3.1.
    """
    if part.name != "BGP":
        raise NotImplementedError  # rdflib's own evaluation takes over
    patterns, ordered = list(part.triples), []
    known = {term for pattern in patterns for term in terms_of(pattern) if context[term] not in {None, term}}
    while patterns:
        nearest = min(patterns, key=lambda each: (not terms_of(each) & known, len(terms_of(each) - known)))
        patterns.remove(nearest)
        ordered.append(nearest)
        known |= terms_of(nearest)
    return evalBGP(context, ordered)


@pytest.fixture(autouse=True, scope="module")
def _connected_patterns() -> Iterator[None]:
    CUSTOM_EVALS["connected"] = evaluate_connected
    yield
    del CUSTOM_EVALS["connected"]


# graph/aligned is no part of the dataset, and so of no dump.
@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("aligned-")])
def test_another_engine_gives_as_many_rows(name: str, queries: Queries, elsewhere: Graph) -> None:
    result = elsewhere.query(queries[name].text)
    assert len(result.graph if result.graph is not None else list(result)) == queries[name].rows


@every_query
def test_it_gives_the_same_rows_in_the_same_order_every_time(name: str, queries: Queries, october: Release) -> None:
    query = queries[name]
    assert "\nORDER BY" in query.text
    if query.form == "table":
        assert rows_of(october, query.text) == rows_of(october, query.text)


@every_query
def test_its_head_tells_a_reader_what_it_asks(name: str, queries: Queries) -> None:
    query = queries[name]
    assert query.summary.endswith("?"), "the summary is a question"
    assert query.description and query.tags
    assert all(each.description for each in query.parameters)
    assert re.fullmatch(r"[a-z][a-z0-9-]*", name), "the name can stand in a URI"


@every_query
def test_every_person_and_letter_that_it_names_has_a_label_beside_it(name: str, queries: Queries) -> None:
    columns = queries[name].columns
    for column in ("person", "sender", "recipient", "co_signer", "mentioned", "place"):
        if column in columns and name != "sent-on-another-day":
            assert {f"{column}_name", "name", "quote"} & set(columns), column
