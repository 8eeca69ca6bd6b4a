"""Queries given to the engine: functions that it has not, and errors of ours in the place of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Store

from corrkg.errors import CorrkgError, StoreError
from corrkg.sparql.guard import QueryError
from corrkg.sparql.limits import FaultError
from corrkg.sparql.run import MOST_UNKNOWN, engine_errors, run

F = "<http://x/SecretName>"


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.extend(Quad(NamedNode(f"urn:{name}"), NamedNode("urn:p"), Literal(name)) for name in "ab")
    return store


def rows(store: Store, query: str) -> list[tuple[str | None, ...]]:
    found = run(store, query)
    assert isinstance(found, QuerySolutions)
    return [tuple(None if term is None else getattr(term, "value", None) for term in row) for row in found]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (f"SELECT ({F}(1) AS ?x) {{}}", [(None,)]),
        (f"SELECT ({F}() AS ?x) (1 AS ?y) {{}}", [(None, "1")]),
        (f"SELECT (COALESCE({F}(1), 2) AS ?x) {{}}", [("2",)]),
        (f"SELECT (IF(BOUND(?x), 1, 0) AS ?y) {{ BIND({F}(1) AS ?x) }}", [("0",)]),
        (f"SELECT ?o {{ ?s ?p ?o FILTER({F}(?o)) }}", []),
        (f"SELECT ?o {{ ?s ?p ?o FILTER(!{F}(?o)) }}", []),
        (f"SELECT ?o {{ ?s ?p ?o FILTER({F}(?o) || ?o = 'a') }}", [("a",)]),
        (f"SELECT ?o {{ ?s ?p ?o FILTER EXISTS {{ ?a ?b ?c FILTER({F}(?c)) }} }}", []),
        (f"SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o }} GROUP BY ({F}(?o) AS ?g)", [("2",)]),
        (f"SELECT (SUM({F}(?o)) AS ?n) {{ ?s ?p ?o }}", [(None,)]),
        (f"SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o }} HAVING({F}(?n))", []),
        ("SELECT (<http://x/f>(<http://x/g>(1)) AS ?x) (<http://x/h>(2) AS ?y) {}", [(None, None)]),
        ("PREFIX x: <http://x/> SELECT (x:f(1) AS ?x) {}", [(None,)]),
        ("SELECT (<http://www.w3.org/2001/XMLSchema#integer>('7') AS ?x) (<urn:f>(1) AS ?y) {}", [("7", None)]),
    ],
)
def test_an_unknown_function_has_no_value_where_it_is_called(
    store: Store, query: str, expected: list[tuple[str | None, ...]]
) -> None:
    assert rows(store, query) == expected


def test_an_unknown_function_leaves_the_order_of_rows_to_the_other_keys(store: Store) -> None:
    assert rows(store, f"SELECT ?o {{ ?s ?p ?o }} ORDER BY {F}(?o) DESC(?o)") == [("b",), ("a",)]


def test_every_form_of_query_takes_an_unknown_function(store: Store) -> None:
    where = f"{{ ?s ?p ?o BIND({F}(?o) AS ?x) }}"
    asked = run(store, f"ASK {where}")
    assert isinstance(asked, QueryBoolean)
    assert bool(asked)
    made = run(store, f"CONSTRUCT {{ ?s ?p ?x . ?s ?p ?o }} {where}")
    assert isinstance(made, QueryTriples)
    assert len(list(made)) == 2
    assert run(store, f"DESCRIBE ?s {where}")


def test_more_unknown_functions_than_can_be_honest_are_refused_by_name() -> None:
    calls = " ".join(f"(<urn:f{number}>(1) AS ?x{number})" for number in range(MOST_UNKNOWN + 1))
    with pytest.raises(QueryError, match=r"no function <urn:f\d+> here"):
        run(Store(), f"SELECT {calls} {{}}")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT\u00a0* {}", "U+00A0 (no-break space) stands at 1:7"),
        ("SELECT * {\n  ?s ?p “x” }", "U+201C (left double quotation mark) stands at 2:9"),
        ("SELECT * { ?s ?p ?o FILTER(?o > 1 – 2) }", "U+2013 (en dash) stands at 1:35"),
        ("SELEC\u0422 * {}", "U+0422 (cyrillic capital letter te) stands at 1:6"),
        ("SELECT\u200b * {}", "U+200B (zero width space) stands at 1:7"),
        ("SELECT * {}\ufeff", "U+FEFF (zero width no-break space) stands at 1:12"),
        ("SELECT * \x0c{}", "U+000C (a control character) stands at 1:10"),
    ],
)
def test_a_character_that_the_grammar_has_not_is_named(query: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        run(Store(), query)
    assert message in caught.value.message


def test_a_strange_character_behind_the_mistake_is_not_blamed() -> None:
    with pytest.raises(QueryError, match="error at 1:"):
        run(Store(), "SELECT *, ?x { ?s ?p '\u00a0' }\u00a0")


class PanicException(BaseException):
    """A panic of the engine, as it looks from outside."""


@pytest.mark.parametrize(
    ("thrown", "kind"),
    [
        (SyntaxError("error at 1:1: expected SELECT"), QueryError),
        (RuntimeError("The custom function <urn:f> is not supported"), QueryError),
        (RuntimeError("anything"), FaultError),
        (ValueError("anything"), FaultError),
        (PanicException("anything"), FaultError),
    ],
)
def test_what_the_engine_throws_becomes_an_error_of_ours(thrown: BaseException, kind: type[CorrkgError]) -> None:
    with pytest.raises(kind) as caught, engine_errors("ASK {}"):
        raise thrown
    assert "anything" not in str(caught.value)
    assert caught.value.__cause__ is thrown


@pytest.mark.parametrize(
    "thrown",
    [QueryError("x"), StoreError("x"), OSError("x"), MemoryError(), KeyError("x"), RuntimeError("Corruption: x")],
)
def test_what_is_not_of_the_engine_stays_as_it_is(thrown: Exception) -> None:
    with pytest.raises(type(thrown)) as caught, engine_errors():
        raise thrown
    assert caught.value is thrown


def test_what_fails_while_rows_are_read_is_told_likewise() -> None:
    def failing() -> Iterator[int]:
        with engine_errors():
            yield 1
            raise RuntimeError("anything")

    found = failing()
    assert next(found) == 1
    with pytest.raises(FaultError):
        next(found)
