"""What is refused before a query is parsed: federation, and what the parser would not survive.

Oxigraph follows ``SERVICE`` with real HTTP requests and has no switch for it, and its parser and planner recurse, so
that deep nesting or a very long chain of operators ends the process. Both are judged on the tokens of the query,
outside strings, IRIs and comments, and where the tokens are in doubt the query is refused.

Two things make tokens doubtful. Oxigraph's grammar needs no space after a keyword (``trueSERVICE<…>`` calls a service),
so the word counts wherever it occurs in a bare word. And ``<`` is a comparison as well as the start of an IRI: in
``FILTER(?a<?b)SERVICE#>`` the text between ``<`` and ``>`` reads as an IRI here and as code there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from corrkg.errors import CorrkgError

# Measured on Oxigraph 0.5: with a thread's stack of 8 MiB the first chains to end the process are of some 5,000.
MAX_OPERATORS = 1000

# The terminals of https://www.w3.org/TR/sparql11-query/#sparqlGrammar, the longest first where they overlap. The
# quantifiers are possessive: no text makes the scan take more than linear time.
_TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\n\r]*+ )
    | (?P<iri> <[^<>"{}|^`\\\x00-\x20]*+> )
    | (?P<string> "{3}(?:"{0,2}+(?:[^"\\]|\\.))*+"{3} | '{3}(?:'{0,2}+(?:[^'\\]|\\.))*+'{3}
        | "(?!"")(?:[^"\\\n\r]|\\.)*+" | '(?!\'\')(?:[^'\\\n\r]|\\.)*+' )
    | (?P<unclosed> ["'] )
    | (?P<name> [?$]\w++ | _:[\w.\-·]++ | @[A-Za-z]++(?:-[A-Za-z0-9]++)*+ )
    | (?P<word> (?:[^\W\d_][\w.\-·]*+)?+ (?: :(?:[\w.\-·:]|%[0-9A-Fa-f]{2}|\\.)*+ )
        | [^\W\d_][\w.\-·]*+ )
    | (?P<number> [0-9]++ (?:\.[0-9]*+)?+ (?:[eE][+\-]?+[0-9]++)?+ )
    | (?P<open> <<\(?+ | [{(\[] )
    | (?P<close> \)?+>> | [})\]] )
    | (?P<operator> \|\| | && | [!=<>+\-*/|^] )
    | (?P<space> \s++ )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)

# Declarations at the head that can be nothing else. Most queries begin with a score of them: they are passed over.
_DECLARATIONS = re.compile(
    r"(?:\s*+PREFIX\s++(?:[A-Za-z][\w\-]*+)?+:\s*+<[A-Za-z]++://[\w.~:/?&=%+,\-#]*+>)*+", re.IGNORECASE | re.ASCII
)
_FORMS = frozenset({"select", "ask", "construct", "describe"})
_VOLATILE = frozenset({"now", "rand", "uuid", "struuid", "bnode"})
_SIGNS = frozenset({"!", "+", "-", "^"})
_OPERATOR_WORDS = frozenset({"union", "minus", "optional", "filter", "bind", "graph", "as", "values", "in", "not"})
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*://")


class QueryError(CorrkgError):
    """A query that cannot be answered as it stands; nothing was evaluated."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a query, with the name of its kind in the pattern above and where it starts."""

    kind: str
    text: str
    start: int = 0


def tokens(query: str) -> Iterator[Token]:
    """Yield the tokens of ``query`` without space and comments; it ends at a string that is not closed.

    >>> [token.text for token in tokens("ASK {?s a ck:Letter} # why")]
    ['ASK', '{', '?s', 'a', 'ck:Letter', '}']
    """
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "other"
        if kind not in {"space", "comment"}:
            yield Token(kind, match.group(), match.start())
        if kind == "unclosed":
            return


def foreign(query: str) -> tuple[int, str] | None:
    r"""Return where the first character stands that the grammar has not, and what it is; None: there is none.

    Spaces, quotes and dashes that word processors set are meant, and letters of another script in a keyword: in
    strings, IRIs, comments and names they may stand.

    >>> foreign("SELECT\u00a0* {}")
    (6, 'U+00A0 (no-break space)')
    >>> foreign("# \u00a0\nASK { ?s ?p '\u00a0' }") is None
    True
    """
    for match in _TOKEN.finditer(query):
        kind, text = match.lastgroup, match.group()
        if kind == "comment" or (kind == "word" and ":" in text) or kind not in {"space", "other", "word"}:
            continue
        for offset, char in enumerate(text, match.start()):
            if not char.isascii() or char in "\x0b\x0c\x1c\x1d\x1e\x1f":
                return offset, f"U+{ord(char):04X} ({unicodedata.name(char, 'a control character').lower()})"
    return None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the tokens of a query tell before it is parsed.

    Args:
        form: select, ask, construct or describe; None if it is no query. Its prologue is no more than declarations, so
            the first of these words is the form (SPARQL 1.1, rules 2 to 6).
        names_dataset: whether it says FROM for itself, outside of its groups.
        is_volatile: whether two runs on the same data may differ, as with NOW().
    """

    form: str | None = None
    names_dataset: bool = False
    is_volatile: bool = False


def read(query: str, max_depth: int, services: Collection[str] | None = ()) -> Reading:
    """Read the tokens of ``query``, and refuse what would leave this machine or what the parser might not survive.

    Args:
        query: SPARQL 1.1 Query.
        max_depth: deepest nesting of brackets.
        services: the IRIs that SERVICE may name, as they are; a variable or a prefixed name is none. Where there are
            any, the word may stand nowhere else in the query, in no string, name or comment. None: it is not looked at,
            because the query is not going to be evaluated here.

    Raises:
        QueryError: it does.

    >>> read("SELECT * { ?s ?p 'SERVICE' }", 60)
    Reading(form='select', names_dataset=False, is_volatile=False)
    >>> read("ASK FROM <urn:g> { SERVICE <http://example.org/sparql> { ?s ?p ?o } }", 60, ["http://example.org/sparql"])
    Reading(form='ask', names_dataset=True, is_volatile=False)
    >>> read("SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }", 60)
    Traceback (most recent call last):
    ...
    corrkg.sparql.guard.QueryError: SERVICE is not allowed here
      to do: ask the other endpoint itself, and join the answers on your side
    """
    if not query.isascii() and any("\ud800" <= char <= "\udfff" for char in query):
        raise QueryError("the query is not Unicode text", hint="encode it as UTF-8")
    # https://www.w3.org/TR/sparql11-query/#codepointEscape: escapes are undone before the grammar applies. Oxigraph
    # does not do so today; both readings are checked, so that it may.
    unescaped = _unescape(query) if "\\" in query else query
    if unescaped != query:
        _read(unescaped, max_depth, services)
    return _read(query, max_depth, services)


def form(query: str) -> str | None:
    r"""Return the form of ``query`` (see `Reading`), whatever else it asks for.

    >>> form("PREFIX ask: <http://x/> # SELECT\n DESCRIBE ask:a")
    'describe'
    """
    words = (token.text.casefold() for token in tokens(query) if token.kind == "word")
    return next((word for word in words if word in _FORMS), None)


def _unescape(query: str) -> str:
    def character(match: re.Match[str]) -> str:
        code = int(match.group(1) or match.group(2), 16)
        return chr(code) if code < 0x110000 else match.group()

    return _ESCAPE.sub(character, query)


def _read(query: str, max_depth: int, services: Collection[str] | None) -> Reading:
    depth = deepest = operators = prefixed = understood = 0
    doubtful = federated = named = volatile = in_group = asks_service = False
    found_form: str | None = None
    declared = _DECLARATIONS.match(query)
    for match in _TOKEN.finditer(query, declared.end() if declared else 0):
        kind, text = match.lastgroup or "other", match.group()
        if kind in {"space", "comment"}:
            continue
        prefixed = prefixed + 1 if text in _SIGNS else 0
        if asks_service and text.casefold() != "silent":
            asks_service = False
            understood += 1
            federated = federated or kind != "iri" or text[1:-1] not in (services or ())
        if kind == "word":
            word = text.casefold().partition(":")[0]
            operators += (word in _OPERATOR_WORDS) + word.count("-")
            if word in _FORMS and found_form is None and ":" not in text:
                found_form = word
            named = named or (word == "from" and not in_group)
            volatile = volatile or word in _VOLATILE
            if "service" in word:
                asks_service = word == "service" and ":" not in text
                federated = federated or not asks_service
            federated = federated or ".service" in text.casefold()  # a name may end before its dot: "x:.SERVICE"
        elif kind == "open":
            depth += 1
            in_group = in_group or text == "{"
        elif kind == "close":
            depth -= 1
        elif kind == "operator":
            operators += 1
        elif kind == "unclosed":
            doubtful = True
            break
        elif kind == "iri":
            doubtful = doubtful or _is_doubtful(text)
        elif kind == "other":
            # A character of a name that is none here, or an escape outside of one: what follows may be no string.
            doubtful = doubtful or text == "\\" or not text.isascii()
        if depth > deepest or prefixed > deepest:
            deepest = max(depth, prefixed)
    federated = federated or asks_service or (doubtful and "service" in query.casefold())
    federated = federated or (bool(services) and _mentions(query, services or ()) != understood)
    if federated and services is not None:
        raise QueryError(
            "SERVICE is not allowed here" if not services else "SERVICE is allowed for the endpoints of a list only",
            expected=f"one of {', '.join(f'<{each}>' for each in sorted(services))}" if services else None,
            hint="ask the other endpoint itself, and join the answers on your side",
        )
    if doubtful:
        deepest = max(deepest, sum(query.count(bracket) for bracket in "{[(<!"))
    if deepest > max_depth:
        raise QueryError(
            f"the query nests {deepest} levels deep; {max_depth} are allowed",
            hint="use fewer brackets, or a VALUES list in the place of nested groups",
        )
    if operators > MAX_OPERATORS:
        raise QueryError(
            f"the query has {operators} operators and clauses; {MAX_OPERATORS} are allowed",
            hint="use VALUES or IN in the place of long chains of || or UNION",
        )
    return Reading(found_form, named, volatile)


def _mentions(query: str, services: Collection[str]) -> int:
    """Count the word SERVICE in a query that may call the endpoints of a list, their own IRIs left out.

    Then nothing stands behind the reading of the tokens, which may take for one word, or for a string, what is several
    to the engine: every occurrence of the word is to be one that was understood.
    """
    for each in services:
        query = query.replace(f"<{each}>", "")
    return query.casefold().count("service")


def _is_doubtful(iri: str) -> bool:
    # With a scheme and "//" it can be nothing but an IRI. Without one of these characters the other
    # reading, as a comparison, has the same strings, comments and brackets as this one.
    return not _ABSOLUTE.match(iri) and any(char in iri for char in "'#()[]")
