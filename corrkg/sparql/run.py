"""Queries given to Oxigraph, and the product's own errors in the place of Oxigraph's.

This is the one place where an exception of the engine or of its parsers becomes an error that a user can read, for
every form of query and every way to ask. The errors have words of the query, and so are never logged with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from corrkg.errors import CorrkgError
from corrkg.sparql.guard import QueryError, foreign
from corrkg.sparql.limits import FaultError
from corrkg.sparql.places import place

MOST_UNKNOWN = 100  # functions of one query that are not known
_UNKNOWN = re.compile(r"The custom (?:aggregate )?function <([^>]*)> is not supported")
_PLACE = re.compile(r"at (\d+):(\d+)")
# What the engine says of a store and not of a query: `corrkg.store.embedded.damaged` reads it.
_OF_THE_STORE = ("Corruption", "IO error")

Result = QuerySolutions | QueryBoolean | QueryTriples


def attempt(store: Store, query: str, **options: Any) -> Result:
    """Evaluate ``query``; its errors are the engine's (see `engine_errors`).

    A function that is not known gives an error where it is called, and so no value there: SPARQL 1.1, section 17.3
    (https://www.w3.org/TR/sparql11-query/#evaluation) and 17.6. Oxigraph refuses such a query as a whole, but takes
    functions of ours, and an absent value of theirs is that error.

    Args:
        store: what to ask.
        query: SPARQL 1.1 Query, which the guard has read.
        options: as `pyoxigraph.Store.query` has them.

    >>> [row["x"] for row in attempt(Store(), "SELECT (<http://x/f>(1) AS ?x) {}")]
    [None]
    """
    functions: dict[NamedNode, Any] = {}
    while True:
        try:
            return store.query(query, custom_functions=functions or None, **options)
        except RuntimeError as error:
            found = _UNKNOWN.search(str(error))
            if found is None or NamedNode(found[1]) in functions or len(functions) == MOST_UNKNOWN:
                raise
            functions[NamedNode(found[1])] = _no_value


def _no_value(*_: object) -> None:
    return None


def run(store: Store, query: str, **options: Any) -> Result:
    r"""Evaluate ``query`` as `attempt` does, with errors of ours.

    Raises:
        QueryError: it cannot be parsed, or asks for what the engine cannot do.
        FaultError: the engine failed.
        OSError: an endpoint that it names with SERVICE does not answer, or the store cannot be read.

    >>> run(Store(), "ASK\u00a0{}")
    Traceback (most recent call last):
    ...
    corrkg.sparql.guard.QueryError: the query cannot be parsed: U+00A0 (no-break space) stands at 1:4
      to do: type it anew: web pages and word processors put other characters in the place of plain ones
    """
    with engine_errors(query):
        return attempt(store, query, **options)


@contextmanager
def engine_errors(query: str = "") -> Iterator[None]:
    """Let exceptions of the engine and its parsers come out as errors of ours.

    Args:
        query: what was asked, where it is known.

    Raises:
        QueryError: the query cannot be parsed, or asks for what the engine cannot do.
        FaultError: the engine failed.
    """
    try:
        yield
    except (CorrkgError, OSError, MemoryError):
        raise  # an error of ours already, of the machine, or of another endpoint
    except SyntaxError as error:
        raise _unparsed(str(error), query) from error
    except BaseException as error:
        # A panic of the engine is no Exception, and its class cannot be imported.
        is_panic = type(error).__name__ == "PanicException"
        if not (is_panic or isinstance(error, RuntimeError | ValueError)) or str(error).startswith(_OF_THE_STORE):
            raise
        if unknown := _UNKNOWN.search(str(error)):
            message, hint = f"there is no function <{unknown[1]}> here", "use the functions of SPARQL 1.1"
            raise QueryError(message, hint=hint) from error
        raise FaultError.of(error) from error


def _unparsed(message: str, query: str) -> QueryError:
    found = _PLACE.search(message)
    strange = foreign(query)
    if strange is not None and (found is None or place(query, strange[0]) <= (int(found[1]), int(found[2]))):
        line, column = place(query, strange[0])
        return QueryError(
            f"the query cannot be parsed: {strange[1]} stands at {line}:{column}",
            hint="type it anew: web pages and word processors put other characters in the place of plain ones",
        )
    return QueryError(
        f"the query cannot be parsed: {_first_sentence(message)}", hint="check the query at that line and column"
    )


def _first_sentence(message: str) -> str:
    # The parser lists every character class that it could have taken; a reader needs no more than the first few.
    return message if len(message) <= 300 else message[:300].rsplit(",", 1)[0] + " …"
