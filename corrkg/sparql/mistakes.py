"""Where the mistake of a query stands.

Oxigraph names the farthest place that it looked at, and it looks at a whole keyword ahead of the token that does not
fit: the column, and at the end of a line the line, are those of a later one. What is asked here instead is which
beginning of the query could still go on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import Store

from corrkg.sparql.guard import QueryError, Token, foreign, tokens
from corrkg.sparql.limits import FaultError
from corrkg.sparql.places import place
from corrkg.sparql.run import attempt, run

# More than any keyword is long: where a beginning can go on, the parser reads over these to their end.
_SPACES = " " * 40
# Behind these the parser wants the next token before it takes a space: CONCAT and "(", "!" and "=", "^" and "^", "^^"
# and an IRI.
_NEXT = ("", "(", "=", "^<a:b>", "<a:b>")
_PLACE = re.compile(r"at (\d+):(\d+)")
# Among the tokens that it expects, the parser says in words what is wrong with the meaning: "Prefix not found".
_SENTENCE = re.compile(r"(?:^|[:,] |expected (?:one of )?)([A-Z]\w*(?: [\w?$'.:()]+){2,})")


def without_services(text: str) -> str:
    """Return a query of the same grammar and length that calls no other endpoint.

    >>> without_services("ASK { SERVICE SILENT <http://x/> { ?s ex:service 'SERVICE' } }")
    "ASK { GRAPH          <http://x/> { ?s ex:service 'SERVICE' } }"
    """
    pieces, end = [], 0
    for token in tokens(text):
        if token.kind == "word" and ":" not in token.text:
            word = re.sub("silent", "      ", re.sub("service", "GRAPH  ", token.text, flags=re.I), flags=re.I)
            pieces += [text[end : token.start], word]
            end = token.start + len(token.text)
    return "".join([*pieces, text[end:]])


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a query, and the line and the column, from 1, where it stands."""

    message: str
    line: int
    column: int


def find_mistake(text: str) -> Mistake | None:
    r"""Return the first token that does not fit, or None if ``text`` is a query.

    >>> find_mistake("ASK {\n  ?s ?p ?o ?q\n}")
    Mistake(message="'?q' cannot stand here", line=2, column=12)
    >>> find_mistake("ASK { ?s ?p ?o }") is None
    True
    """
    harmless = without_services(text)
    try:
        run(Store(), harmless)
    except (QueryError, FaultError) as error:
        if error.__cause__ is None or not isinstance(error.__cause__, SyntaxError):
            return Mistake(error.message, 1, 1)
        said = str(error.__cause__)
    else:
        return None
    if (strange := foreign(text)) and (reached := _PLACE.search(said)):
        line, column = place(text, strange[0])
        if (line, column) <= (int(reached[1]), int(reached[2])):
            return Mistake(f"{strange[1]} cannot stand here", line, column)
    return _first_misfit(text, harmless, said)


def _first_misfit(text: str, harmless: str, said: str) -> Mistake:
    read: Sequence[Token] = list(tokens(text))
    end = len(text.rstrip())
    unclosed = next((each.start for each in read if each.kind == "unclosed"), end)
    first = bisect_left(read, True, key=lambda token: not _can_go_on(harmless[: token.start + len(token.text)]))
    at = min(unclosed, read[first].start) if first < len(read) else unclosed
    sentence = _SENTENCE.search(said)
    word = text[at:].partition("\n")[0] if at == unclosed else read[first].text
    if sentence:
        message = sentence[1] + (f": {word[:40]!r}" if word else "")
    elif at == end:
        message = "it ends too early"
    else:
        message = f"{word[:40]!r} cannot stand here"
    return Mistake(message, *place(text, at))


def _can_go_on(beginning: str) -> bool:
    """Whether a query may begin so: with one of `_NEXT` behind it, the parser finds no fault before the end."""
    return any(_is_read(beginning + each) for each in _NEXT)


def _is_read(beginning: str) -> bool:
    try:
        attempt(Store(), beginning + _SPACES)
    except RuntimeError:
        return True  # it was read, and could not be evaluated
    except SyntaxError as error:
        found = _PLACE.search(str(error))
        if found is None or "is unbound" in str(error):
            return True  # of what it means, and not of how it is written: GROUP BY may still come
        line, column = int(found[1]), int(found[2])
        start = sum(len(each) + 1 for each in beginning.split("\n")[: line - 1])
        return start + column - 1 >= len(beginning) + len(_SPACES) // 2
    return True
