"""Saved queries: a `.rq` file is found, read, checked, and bound to values.

A file is standard SPARQL 1.1 that runs anywhere as it is. The lines of its head that start with ``#+ `` are YAML
(grlc's decorators), and tell what the query asks and which parameters it has. A parameter is an ordinary variable with
its default in ``VALUES ?name { … }``. A value takes the place of what stands between those braces, as one serialised
RDF term: it is never text of the query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

from corrkg.decoding import decode
from corrkg.errors import InputError
from corrkg.queries.head import Head
from corrkg.queries.parameters import TYPES, Parameter, ParameterError
from corrkg.sparql.guard import QueryError, read, tokens
from corrkg.sparql.mistakes import find_mistake, without_services
from corrkg.sparql.places import place
from corrkg.sparql.run import run
from corrkg.vocab import PREFIXES

SUFFIX = ".rq"
MAX_DEPTH = 60  # of nested groups
VIEWS = ("table", "chart", "timeline", "network", "map")

RESERVED = ("page", "per_page", "format", "bom")  # parameters of every query over HTTP

_KEYS = {"title", "summary", "description", "tags", "parameters", "view", "draw", "expected"}
_TOLD = ("title", "summary", "description")  # in other languages too: ``title@ru``
_GRLC_KEYS = {"endpoint", "endpoint_in_url", "method", "pagination", "defaults", "enumerate", "mime", "transform"}
_PARAMETER_KEYS = {"name", "type", "class", "default", "required", "description", "values"}
_EXPECTED_KEYS = {"rows", "columns", "first", "result"}

_TRANSLATED = re.compile(rf"({'|'.join(_TOLD)})@[a-z]{{2,3}}(-[A-Za-z0-9]+)*")  # a tag as in BCP 47, section 2.1
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True)
class SavedQuery:
    """One `.rq` file.

    Args:
        name: the file's name without its suffix.
        path: the file.
        text: the whole file.
        title, summary, description, tags, view: as in its head.
        draw: the columns that the view draws: what to call a row, then its numbers, times or partner.
        parameters: in the order of the head.
        rows: how many rows (or triples) the reference edition gives, where the head tells.
        expected_columns: the columns that the head tells.
        first: values of some columns of the first row, where the head tells.
        result: the file with the whole answer, beside this one, where the head names it.
        translations: what the head tells in other languages, by its key: ``title@ru``.
    """

    name: str
    path: Path
    text: str
    title: str
    summary: str
    description: str = ""
    tags: tuple[str, ...] = ()
    view: str = "table"
    draw: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    rows: int | None = None
    expected_columns: tuple[str, ...] = ()
    first: tuple[tuple[str, str], ...] = ()
    result: Path | None = None
    translations: tuple[tuple[str, str], ...] = ()

    @cached_property
    def form(self) -> str:
        """What it answers with: "table" (SELECT), "graph" (CONSTRUCT, DESCRIBE) or "boolean" (ASK).

        >>> SavedQuery("mine", Path("mine.rq"), "CONSTRUCT WHERE { ?s ?p ?o }", "Mine", "What?").form
        'graph'
        """
        result = run(Store(), without_services(self.text))
        return {QuerySolutions: "table", QueryTriples: "graph", QueryBoolean: "boolean"}[type(result)]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns of SELECT in the order of the projection; none of another form.

        >>> SavedQuery("mine", Path("mine.rq"), "SELECT ?letter (1 AS ?one) {}", "Mine", "What?").columns
        ('letter', 'one')
        """
        result = run(Store(), without_services(self.text))
        return tuple(each.value for each in result.variables) if isinstance(result, QuerySolutions) else ()

    def told(self, key: str, language: str) -> str | None:
        """Return the title, summary or description in a language other than English; None: there is none.

        >>> found = SavedQuery("a", Path("a.rq"), "ASK {}", "Mine", "What?", translations=(("title@ru", "Моё"),))
        >>> found.told("title", "ru"), found.told("summary", "ru")
        ('Моё', None)
        """
        return dict(self.translations).get(f"{key}@{language}")

    def parameter(self, name: str) -> Parameter:
        """Return the parameter called ``name``.

        Raises:
            ParameterError: there is none.
        """
        for each in self.parameters:
            if each.name == name:
                return each
        known = ", ".join(each.name for each in self.parameters) or "no parameters"
        raise ParameterError(f"query {self.name!r} has no parameter {name!r}", expected=known, parameter=name)


def bind(query: SavedQuery, values: Mapping[str, str]) -> str:
    r"""Return the text of ``query`` with ``values`` in place of its defaults.

    Each value becomes one RDF term between the braces of its ``VALUES`` clause, so that nothing in it can be read as
    SPARQL. A parameter that is not named keeps its default.

    Raises:
        ParameterError: a value does not fit, is missing, or belongs to no parameter.

    >>> text = 'SELECT * { VALUES ?who { "orlov" } ?who ?p ?o }'
    >>> who = Parameter("who", "string", default="orlov")
    >>> print(bind(SavedQuery("mine", Path("mine.rq"), text, "Mine", "What?", parameters=(who,)), {"who": 'x" } #'}))
    SELECT * { VALUES ?who { "x\" } #" } ?who ?p ?o }
    """
    terms = {query.parameter(name).name: str(query.parameter(name).term(value)) for name, value in values.items()}
    for each in query.parameters:
        if each.required and each.default is None and each.name not in terms:
            raise ParameterError(f"parameter {each.name!r} is missing", expected=each.description, parameter=each.name)
    pieces, end = [], 0
    for name, start, stop in values_clauses(query.text):
        if name in terms:
            pieces += [query.text[end:start], f" {terms[name]} "]
            end = stop
    return "".join([*pieces, query.text[end:]])


def values_clauses(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the variable of each ``VALUES ?name { … }`` of ``text``, and the start and the end of what its braces hold.

    >>> text = 'SELECT * { VALUES ?x { "}" } # VALUES ?y { 1 }'
    >>> [(name, text[start:end]) for name, start, end in values_clauses(text)]
    [('x', ' "}" ')]
    """
    read = list(tokens(text))
    for index, token in enumerate(read[:-2]):
        variable, opening = read[index + 1 : index + 3]
        if token.kind != "word" or token.text.upper() != "VALUES" or variable.text[0] not in "?$":
            continue
        for closing in read[index + 3 :] if opening.text == "{" else ():
            if closing.text == "}":
                yield variable.text[1:], opening.start + 1, closing.start
                break


def read_query(path: Path) -> SavedQuery:
    """Read one `.rq` file and check it.

    Raises:
        InputError: with the file and the line, and what should stand there.
    """
    return _read_text(path, _text(path))


@lru_cache(maxsize=1024)  # rests on the name and the text alone, so that a file that was edited is read anew
def _read_text(path: Path, text: str) -> SavedQuery:
    _check_syntax(path, text)
    head = Head.read(path, text)
    told = tuple((key, head.required(key)) for key in head.nodes if _TRANSLATED.fullmatch(key))
    head.only(_KEYS | _GRLC_KEYS | dict(told).keys())
    parameters = tuple(_parameter(each) for each in head.items("parameters"))
    expected = head.child("expected")
    expected.only(_EXPECTED_KEYS)
    rows = expected.text("rows")
    if rows is not None and not rows.isdecimal():
        raise expected.error("rows", f"{rows!r} is no number of rows", "a whole number")
    query = SavedQuery(
        name=path.stem,
        path=path,
        text=text,
        title=head.required("title"),
        summary=head.required("summary"),
        description=(head.text("description") or "").strip(),
        tags=head.strings("tags"),
        view=head.choice("view", VIEWS, "table"),
        draw=head.strings("draw"),
        parameters=parameters,
        rows=None if rows is None else int(rows),
        expected_columns=expected.strings("columns"),
        first=expected.child("first").pairs(),
        result=path.parent / file if (file := expected.text("result")) else None,
        translations=told,
    )
    for entry, parameter in zip(head.items("parameters"), parameters, strict=True):
        _check_default(query, entry, parameter)
    for column in query.draw if query.form == "table" else ():
        if column not in query.columns:
            raise head.error("draw", f"the query has no column {column!r}", ", ".join(query.columns))
    for column in dict.fromkeys([*query.expected_columns, *(name for name, _ in query.first)]):
        if column not in query.columns:
            raise head.error("expected", f"the query has no column {column!r}", ", ".join(query.columns))
    return query


def _text(path: Path) -> str:
    """Return the text of a file without its mark, with the line ends of Unix."""
    if path.exists() and not path.is_file():
        raise InputError("the query cannot be read: this is no file", path, expected="a UTF-8 text file")
    try:
        text = decode(path.read_bytes(), path)
    except OSError as error:
        message = f"the query cannot be read: {error.strerror}"
        raise InputError(message, path, expected="a UTF-8 text file") from None
    except InputError as error:
        raise replace(error, message=f"the query cannot be read: {error.message}") from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _check_syntax(path: Path, text: str) -> None:
    try:
        read(text, MAX_DEPTH, services=None)
    except QueryError as error:
        raise InputError(error.message, path, hint=error.hint) from None
    if mistake := find_mistake(text):
        message = f"the query cannot be parsed: {mistake.message}"
        raise InputError(message, path, mistake.line, "SPARQL 1.1 Query", mistake.hint, mistake.column)


def _parameter(entry: Head) -> Parameter:
    entry.only(_PARAMETER_KEYS)
    name, kind = entry.required("name"), entry.choice("type", TYPES, "string")
    values, of = entry.strings("values"), entry.text("class")
    if not _NAME.fullmatch(name) or name in RESERVED:
        other = f"a word, but none of {', '.join(RESERVED)}"
        raise entry.error("name", f"{name!r} cannot be the name of a parameter", other)
    if of is not None and of.partition(":")[0] not in PREFIXES:
        raise entry.error("class", f"the prefix of {of!r} is not known", f"one of {', '.join(PREFIXES)}")
    if (kind == "enum") != bool(values):
        raise entry.error("values", f"parameter {name!r} is of type {kind}", "values for an enum, and only for it")
    return Parameter(
        name=name,
        type=kind,
        default=entry.text("default"),
        required=entry.choice("required", ("true", "false"), "false") == "true",
        description=(entry.text("description") or "").strip(),
        values=values,
        of=of,
    )


def _check_default(query: SavedQuery, entry: Head, parameter: Parameter) -> None:
    """Hold the default that the head tells against the one that the query runs with."""
    name, default = parameter.name, parameter.default
    try:
        expected = "UNDEF" if default is None else str(parameter.term(default))
    except ParameterError as error:
        raise entry.error("default", f"the default of {error.message}", error.expected or "") from None
    clauses = [(start, end) for found, start, end in values_clauses(query.text) if found == name]
    if not clauses:
        raise entry.error("name", f"the query has no VALUES clause for ?{name}", f"VALUES ?{name} {{ {expected} }}")
    for start, end in clauses:
        if _values(query.text, start, end) != [None if default is None else parameter.term(default)]:
            line, column = place(query.text, start)
            message, wanted = f"?{name} does not have the default of the head", f"VALUES ?{name} {{ {expected} }}"
            raise InputError(message, query.path, line, wanted, column=column)


def _values(text: str, start: int, end: int) -> list[Any]:
    """Return the terms between the braces of a VALUES clause, read with the prefixes of ``text``."""
    verbs = ("SELECT", "CONSTRUCT", "ASK", "DESCRIBE")
    prologue = next(token.start for token in tokens(text) if token.kind == "word" and token.text.upper() in verbs)
    solutions = run(Store(), f"{text[:prologue]}\nSELECT ?x {{ VALUES ?x {{{text[start:end]}\n}} }}")
    return [solution[0] for solution in solutions] if isinstance(solutions, QuerySolutions) else []
