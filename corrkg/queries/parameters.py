"""Parameters of saved queries: text that a user gives becomes an RDF term, or is refused."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from corrkg import edtf
from corrkg.errors import InputError
from corrkg.vocab import EDTF, XSD

Term = NamedNode | Literal

TYPES = ("iri", "string", "integer", "date", "edtf", "language", "enum")
MAX_VALUE = 2000  # characters of one parameter's value
MAX_INTEGER = 10**15  # what every client can hold: JSON's numbers are exact up to 2**53

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass
class ParameterError(InputError):
    """A value does not fit its parameter, or a parameter is unknown or missing.

    Args:
        parameter: its name.
    """

    parameter: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a saved query that its user may set.

    Args:
        name: the variable, without its question mark.
        type: one of `TYPES`.
        default: the value that the file runs with; None where it is left open (``UNDEF``).
        required: whether there must be a value.
        description: what to give.
        values: the choices of an enum.
        of: the class (as a prefixed name) whose members can be meant, for a form that offers them.
    """

    name: str
    type: str
    default: str | None = None
    required: bool = False
    description: str = ""
    values: tuple[str, ...] = ()
    of: str | None = None

    def term(self, value: str) -> Term:
        """Return ``value`` as the RDF term that it stands for.

        Raises:
            ParameterError: it is of another type, or no choice of the enum.
        """
        if len(value) > MAX_VALUE:
            raise self._error(f"is longer than {MAX_VALUE} characters", "a shorter value")
        try:
            value.encode()
        except UnicodeEncodeError:
            raise self._error("is not Unicode text", "Unicode text") from None
        if self.type == "enum" and value not in self.values:
            raise self._error(f"cannot be {value!r}", " or ".join(self.values))
        make, expected = _MAKERS[self.type]
        try:
            return make(value)
        except ValueError:
            raise self._error(f"cannot be {value!r}", expected) from None

    def _error(self, problem: str, expected: str) -> ParameterError:
        return ParameterError(f"parameter {self.name!r} {problem}", expected=expected, parameter=self.name)


def _iri(value: str) -> Term:
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", value):
        raise ValueError(value)
    return NamedNode(value)


def _integer(value: str) -> Term:
    if not _INTEGER.fullmatch(value) or abs(int(value)) > MAX_INTEGER:
        raise ValueError(value)
    return Literal(str(int(value)), datatype=XSD.integer)


def _date(value: str) -> Term:
    if not _DATE.fullmatch(value):
        raise ValueError(value)
    return Literal(dt.date.fromisoformat(value).isoformat(), datatype=XSD.date)


def _edtf(value: str) -> Term:
    return Literal(edtf.read(value).text, datatype=EDTF)


def _language(value: str) -> Term:
    if not _LANGUAGE.fullmatch(value):
        raise ValueError(value)
    return Literal(value.lower())


_MAKERS: dict[str, tuple[Callable[[str], Term], str]] = {
    "iri": (_iri, "an absolute IRI, such as http://localhost:8000/person/stalin"),
    "string": (Literal, "text"),
    "integer": (_integer, "a whole number, such as 41"),
    "date": (_date, "a day, such as 1935-10-21"),
    "edtf": (_edtf, edtf.EXPECTED),
    "language": (_language, "a language tag, such as en or ru"),
    "enum": (Literal, "one of the values"),
}
