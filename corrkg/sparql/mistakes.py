"""What is wrong with a query that cannot be parsed, in words, and where it stands.

Oxigraph names the farthest place that it looked at, and it looks at a whole keyword ahead of the token that does not
fit: the column, and at the end of a line the line, are those of a later one. What is asked here instead is which
beginning of the query could still go on; and of the misfit, which mark put before it lets the query go on farthest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Store
from rapidfuzz import fuzz, process

from corrkg.sparql.guard import QueryError, Token, foreign, tokens
from corrkg.sparql.limits import FaultError
from corrkg.sparql.places import place
from corrkg.sparql.run import attempt, run
from corrkg.vocab import PREFIXES

# More than any keyword is long: where a beginning can go on, the parser reads over these to their end.
_SPACES = " " * 40
# Behind these the parser wants the next token before it takes a space: CONCAT and "(", "!" and "=", "^" and "^", "^^"
# and an IRI.
_NEXT = ("", "(", "=", "^<a:b>", "<a:b>")
_PLACE = re.compile(r"at (\d+):(\d+)")
# Among the tokens that it expects, the parser says in words what is wrong with the meaning: "Prefix not found".
_SENTENCE = re.compile(r"(?:^|[:,] |expected (?:one of )?)([A-Z]\w*(?: [\w?$'.:()]+){2,})")
_PREFIX = "Prefix not found"
# What is forgotten, by how often. Of two that let the query go on equally far, the first is meant.
_MARKS = (
    (".", "a full stop"), (";", "a semicolon"), ("{", "an opening brace '{'"), ("}", "a closing brace '}'"),
    ("(", "an opening bracket '('"),
)  # fmt: skip
_MARKS_IN_BRACKETS = ((")", "a closing bracket ')'"), (",", "a comma"))
_CLOSING = {"{": "}", "(": ")", "[": "]"}
# The keywords of https://www.w3.org/TR/sparql11-query/#sparqlGrammar.
KEYWORDS = tuple(
    """
    SELECT ASK CONSTRUCT DESCRIBE WHERE PREFIX BASE FROM NAMED DISTINCT REDUCED OPTIONAL UNION MINUS FILTER BIND VALUES
    GRAPH SERVICE SILENT EXISTS NOT IN AS GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET UNDEF true false
    COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL
    FLOOR ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY
    HOURS MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG STRDT sameTerm
    isIRI isURI isBLANK isLITERAL isNUMERIC REGEX SUBSTR REPLACE
    """.split()
)
_LONGEST = 20_000  # characters of a query that is looked through; the parser's own words must do for a longer one
_LIKE = 75  # how alike, in percent, a misspelt name and the one that is offered for it must be


def nearest(name: str, known: Sequence[str]) -> str | None:
    """Return that of ``known`` which ``name`` most likely is a slip for, or None.

    >>> nearest("sendr", ["sender", "recipient"]), nearest("weather", ["sender", "recipient"])
    ('sender', None)
    """
    folded = {each.casefold(): each for each in reversed(known)}
    found = process.extractOne(name.casefold(), list(folded), scorer=fuzz.ratio, score_cutoff=_LIKE)
    return None if found is None else folded[found[0]]


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
    """What is wrong with a query.

    Args:
        message: in words; it says where, if the place is not that of a word that it names.
        line, column: where it stands, from 1.
        hint: what may be meant.
    """

    message: str
    line: int
    column: int
    hint: str | None = None


def explained(error: QueryError, text: str, **options: Any) -> QueryError:
    """Return ``error`` in words and with its place, where it is one of the parser's; otherwise as it is.

    Args:
        error: what came of evaluating ``text``.
        text: the query.
        options: with which the query was evaluated: ``base_iri`` and ``prefixes`` of `pyoxigraph.Store.query`.
    """
    if not isinstance(error.__cause__, SyntaxError) or len(text) > _LONGEST:
        return error
    found = find_mistake(text, **options)
    if found is None:
        return error
    return QueryError(
        f"the query cannot be parsed: {found.message}", line=found.line, column=found.column, hint=found.hint
    )


def find_mistake(text: str, **options: Any) -> Mistake | None:
    r"""Return the first token that does not fit, or None if ``text`` is a query.

    The query and beginnings of it are evaluated, on an empty store: what a stranger wrote belongs into a process that
    has limits.

    Args:
        text: SPARQL 1.1 Query.
        options: ``base_iri`` and ``prefixes``, as `pyoxigraph.Store.query` has them.

    >>> find_mistake("ASK {\n  ?s ?p ?o ?q\n}").message
    "'?q' cannot stand here"
    >>> find_mistake("ASK {\n  ?s a ?o\n  ?s ?p ?o }").message
    'a full stop is missing before line 3'
    >>> find_mistake("ASK { ?s ?p ?o }") is None
    True
    """
    harmless = without_services(text)
    try:
        run(Store(), harmless, **options)
    except (QueryError, FaultError) as error:
        if error.__cause__ is None or not isinstance(error.__cause__, SyntaxError):
            return Mistake(error.message, 1, 1)
        said = str(error.__cause__)
    else:
        return None
    if (strange := foreign(text)) and (reached := _PLACE.search(said)):
        line, column = place(text, strange[0])
        if (line, column) <= (int(reached[1]), int(reached[2])):
            hint = "type it anew: web pages and word processors put other characters in the place of plain ones"
            return Mistake(f"{strange[1]} cannot stand here", line, column, hint)
    return _Search(text, harmless, options).mistake(said)


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for the mistake of one query.

    Args:
        text: the query.
        harmless: the same without calls of other endpoints.
        options: with which it is evaluated.
    """

    text: str
    harmless: str
    options: Mapping[str, Any]
    read: list[Token] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "read", list(tokens(self.text)))

    def mistake(self, said: str) -> Mistake:
        """Return the mistake of the query, of which the parser said ``said``."""
        end = len(self.text.rstrip())
        unclosed = next((each.start for each in self.read if each.kind == "unclosed"), None)
        number = bisect_left(self.read, True, key=lambda token: not self._can_go_on(self.harmless[: _end(token)]))
        misfit = self.read[number] if number < len(self.read) else None
        if unclosed is not None and (misfit is None or unclosed <= misfit.start):
            word = self.text[unclosed:].partition("\n")[0]
            return Mistake(f"the quotation mark of {word[:40]!r} is not closed", *place(self.text, unclosed))
        at = end if misfit is None else misfit.start
        message, hint = self._words(said, number, misfit)
        return Mistake(message, *place(self.text, at), hint)

    def _words(self, said: str, number: int, misfit: Token | None) -> tuple[str, str | None]:
        sentence = _SENTENCE.search(said)
        if sentence and misfit and sentence[1].startswith(_PREFIX):
            return self._prefix(misfit)
        if sentence:
            return sentence[1] + (f": {misfit.text[:40]!r}" if misfit else ""), None
        if misfit is None:
            return self._ending(), None
        if missing := self._missing(number):
            line, column = place(self.text, misfit.start)
            first = not self.text[misfit.start - column + 1 : misfit.start].strip()
            return (
                f"{missing} is missing before {f'line {line}' if first and line > 1 else repr(misfit.text[:40])}",
                None,
            )
        meant = nearest(misfit.text, KEYWORDS) if misfit.kind == "word" else None
        if meant and self._reach(number, meant, _end(misfit)) > number:
            return f"{misfit.text[:40]!r} cannot stand here", f"did you mean {meant}?"
        return f"{misfit.text[:40]!r} cannot stand here", None

    def _prefix(self, misfit: Token) -> tuple[str, str | None]:
        prefix = misfit.text.partition(":")[0]
        declared = [each.text[:-1] for before, each in zip(self.read, self.read[1:], strict=False)
                    if before.text.casefold() == "prefix" and each.text.endswith(":")]  # fmt: skip
        known = PREFIXES.get(prefix)
        meant = None if known else nearest(prefix, [*self.options.get("prefixes", {}), *declared])
        hint = f"did you mean {meant}:?" if meant else f"declare it first: PREFIX {prefix[:40]}: <{known or '…'}>"
        return f"the prefix '{prefix[:40]}:' of {misfit.text[:40]!r} is not declared", hint

    def _ending(self) -> str:
        """Return what a query lacks of which every token fits."""
        open_ = self._open(len(self.read))
        closing = " ".join(reversed(open_))
        if not closing or not self._parses(f"{self.harmless}\n{closing}"):
            return "it ends too early"
        what = f"the closing {closing!r} is" if len(open_) == 1 else f"{closing!r} are"
        return f"it ends too early: {what} missing"

    def _open(self, number: int) -> list[str]:
        """Return what closes the brackets that are open before token ``number``, the innermost last."""
        found: list[str] = []
        for each in self.read[:number]:
            if each.text in _CLOSING:
                found.append(_CLOSING[each.text])
            elif found and each.text == found[-1]:
                found.pop()
        return found

    def _missing(self, number: int) -> str | None:
        """Return the name of the mark that, put before token ``number``, lets the query go on; None: none does."""
        start = self.read[number].start
        marks = _MARKS_IN_BRACKETS if self._open(number)[-1:] == [")"] else _MARKS
        reached = [(self._reach(number, f" {mark} ", start), name) for mark, name in marks]
        best, name = max(reached, key=lambda each: each[0])
        # One token more may fit by chance.
        return name if best >= min(number + 3, len(self.read)) else None

    def _reach(self, number: int, inserted: str, behind: int) -> int:
        """Return how many tokens are read with ``inserted`` from token ``number`` on, which goes on at ``behind``."""
        changed = self.harmless[: self.read[number].start] + inserted
        rest = self.read[number:] if behind == self.read[number].start else self.read[number + 1 :]
        if not self._can_go_on(changed):
            return 0
        further = bisect_left(
            rest, True, key=lambda token: not self._can_go_on(changed + self.harmless[behind : _end(token)])
        )
        return len(self.read) - len(rest) + further

    def _can_go_on(self, beginning: str) -> bool:
        """Whether a query may begin so: with one of `_NEXT` behind it, the parser finds no fault before the end."""
        return any(self._is_read(beginning + each) for each in _NEXT)

    def _is_read(self, beginning: str) -> bool:
        try:
            attempt(Store(), beginning + _SPACES, **self.options)
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

    def _parses(self, text: str) -> bool:
        try:
            attempt(Store(), text, **self.options)
        except SyntaxError:
            return False
        except RuntimeError:
            pass
        return True


def _end(token: Token) -> int:
    return token.start + len(token.text)
