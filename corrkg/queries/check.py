"""A saved query as a test: what its head expects, held against what a store answers."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from corrkg.errors import CorrkgError, InputError
from corrkg.queries.query import SavedQuery
from corrkg.sparql.answer import Answer, Term
from corrkg.sparql.guard import tokens

Ask = Callable[[str], Answer]
DIFFERENCES = 40  # lines of a difference that are told


@dataclass(frozen=True)
class Facts:
    """What an answer is, as far as a head can expect something of it.

    Args:
        columns: of a table; none of a graph.
        rows: the terms of a table; a graph's triples are three terms; a truth value is one row or none.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    @classmethod
    def of(cls, answer: Answer) -> Facts:
        """Read an answer to its end; of a graph, each triple once and in the order of N-Triples.

        >>> from pyoxigraph import Store
        >>> Facts.of(Answer(Store().query("SELECT ?x { VALUES ?x { 1 2 } }"))).columns
        ('x',)
        >>> len(Facts.of(Answer(Store().query("ASK {}"))).rows)
        1
        """
        if answer.boolean is not None:
            return cls((), ((),) if answer.boolean else ())
        if isinstance(answer.result, QuerySolutions):
            return cls(answer.variables, tuple(answer.rows()))
        return cls((), tuple(tuple(each) for each in sorted(set(answer.triples()), key=str)))

    def first(self, column: str) -> str:
        """Return the text of a column in the first row; empty if there is none.

        >>> from pyoxigraph import Literal
        >>> Facts(("name",), ((Literal("Orlov"),),)).first("name"), Facts(("name",), ()).first("name")
        ('Orlov', '')
        """
        return _text(self.rows[0][self.columns.index(column)]) if self.rows else ""

    def csv(self) -> str:
        r"""Return the rows as SPARQL 1.1 CSV does, with plain line ends.

        >>> from pyoxigraph import Literal
        >>> Facts(("name", "born"), ((Literal("Orlov"), None),)).csv()
        'name,born\nOrlov,\n'
        """
        output = io.StringIO()
        writer = csv.writer(output, lineterminator="\n")
        writer.writerow(self.columns or ("subject", "predicate", "object"))
        writer.writerows([_text(term) for term in row] for row in self.rows)
        return output.getvalue()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one check.

    Args:
        name: of the query, or of its file.
        status: "ok", "changed", "broken" (cannot be read or run) or "untested" (nothing is expected).
        rows: how many came.
        seconds: how long it took.
        differences: lines that say what changed.
    """

    name: str
    status: str
    rows: int = 0
    seconds: float = 0.0
    differences: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether it is to be mended.

        >>> Verdict("mine", "changed").failed, Verdict("mine", "untested").failed
        (True, False)
        """
        return self.status in {"changed", "broken"}


def check(query: SavedQuery, ask: Ask) -> Verdict:
    """Run ``query`` with its defaults and compare the answer with what its head expects."""
    started = time.perf_counter()
    try:
        facts = Facts.of(ask(query.text))
        differences = tuple(compare(query, facts))
    except CorrkgError as error:
        return Verdict(query.name, "broken", 0, time.perf_counter() - started, tuple(str(error).splitlines()))
    expects = query.rows is not None or query.expected_columns or query.first or query.result
    status = "changed" if differences else "ok" if expects else "untested"
    return Verdict(query.name, status, len(facts.rows), time.perf_counter() - started, differences)


def compare(query: SavedQuery, facts: Facts) -> list[str]:
    """Return what differs from the head of ``query``, as the lines of a diff.

    Raises:
        InputError: the reference result cannot be read.

    >>> from corrkg.queries.shelf import shelf
    >>> compare(shelf().query("co-signers"), Facts(("person",), ()))[:2]
    ['- rows: 7', '+ rows: 0']
    """
    found: list[str] = []
    if query.rows is not None and query.rows != len(facts.rows):
        found += [f"- rows: {query.rows}", f"+ rows: {len(facts.rows)}"]
    if query.expected_columns and query.expected_columns != facts.columns:
        found += [f"- columns: {', '.join(query.expected_columns)}", f"+ columns: {', '.join(facts.columns)}"]
    for column, value in query.first:
        now = facts.first(column) if column in facts.columns else ""
        if now != value:
            found += [f"- first {column}: {value}", f"+ first {column}: {now}" if facts.rows else "+ no rows"]
    if query.result is not None:
        found += _compare_result(query, query.result, facts)
    return found


def _compare_result(query: SavedQuery, path: Path, facts: Facts) -> list[str]:
    expected, now = _reference(path, facts)
    if not _is_ordered(query):
        expected, now = sorted(expected), sorted(now)
    lines = list(unified_diff(expected, now, path.name, "now", lineterm="", n=1))
    rest = len(lines) - DIFFERENCES
    return [*lines[:DIFFERENCES], *([f"… and {rest} more lines"] if rest > 0 else [])]


def _reference(path: Path, facts: Facts) -> tuple[list[str], list[str]]:
    """Return the lines of a reference result, and those of ``facts`` in the same form."""
    suffix = path.suffix.removeprefix(".").lower()
    try:
        if suffix == "csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                kept = [_csv_line(row) for row in csv.reader(file)]
            return kept, [_csv_line(row) for row in csv.reader(io.StringIO(facts.csv(), newline=""))]
        if table := QueryResultsFormat.from_extension(suffix):
            result = parse_query_results(path=path, format=table)
            then = Facts.of(Answer(result))
            return _lines(then), _lines(facts)
        if graph := RdfFormat.from_extension(suffix):
            triples = sorted({quad.triple for quad in parse(path=path, format=graph)}, key=str)
            return _lines(Facts((), tuple(tuple(each) for each in triples))), _lines(facts)
    except (OSError, SyntaxError, ValueError) as error:
        raise InputError(f"the reference result cannot be read: {error}", path) from None
    raise InputError("a reference result of this kind is not known", path, expected="csv, tsv, srj, srx, ttl or nt")


def _csv_line(row: Sequence[str]) -> str:
    output = io.StringIO()
    csv.writer(output, lineterminator="").writerow(row)
    return output.getvalue()


def _lines(facts: Facts) -> list[str]:
    rows = ("\t".join("" if term is None else str(term) for term in row) for row in facts.rows)
    return ["\t".join(f"?{name}" for name in facts.columns), *rows]


def _is_ordered(query: SavedQuery) -> bool:
    words: Iterable[str] = (token.text.casefold() for token in tokens(query.text) if token.kind == "word")
    return query.form == "table" and "order" in words


def _text(term: Term | None) -> str:
    return "" if term is None else str(getattr(term, "value", term))
