"""What the address of a saved query says after its question mark: parameters, and which page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from corrkg.errors import InputError
from corrkg.queries.parameters import Parameter, ParameterError
from corrkg.queries.query import SavedQuery, bind
from corrkg.reading.members import UnknownError, meant
from corrkg.reading.view import View
from corrkg.store.classes import last_part
from corrkg.vocab import expand
from corrkg.web.current import release
from corrkg.web.http.asked import MAX_PAGE, fields, refused
from corrkg.web.http.errors import Problem

PAGING = ("page", "per_page")
BOM = "bom"  # before CSV, for Excel
MAX_PER_PAGE = 1000
_OFFERED = 2000  # members of a class that a form offers


@dataclass(frozen=True)
class Call:
    """One call of a saved query.

    Args:
        query: which.
        sent: its parameters as the address has them.
        page: which page; None if the address asks for no page.
        per_page: rows on a page; None likewise.
        problem: why it cannot be run.
        marked: whether CSV begins with a byte order mark.
        values: the parameters with a value, as the query takes them: what means a thing is brought to one form.
    """

    query: SavedQuery
    sent: dict[str, str] = field(default_factory=dict)
    page: int | None = None
    per_page: int | None = None
    problem: ParameterError | None = None
    marked: bool = False
    values: dict[str, str] = field(default_factory=dict)

    @property
    def given(self) -> dict[str, str]:
        """The parameters with a value; an empty field of a form leaves a parameter that is not required as it is."""
        return {name: value for name, value in self.sent.items() if value or self.query.parameter(name).required}

    @property
    def text(self) -> str:
        """The query to run."""
        return bind(self.query, self.values)

    def address(self, at: str, **more: object) -> str:
        """Return ``at`` with the parameters of this call and ``more``."""
        pairs = [*sorted(self.values.items()), *((name, str(value)) for name, value in more.items())]
        return f"{at}?{urlencode(pairs)}" if pairs else at


def read_call(query: SavedQuery) -> Call:
    """Return the call that the current request makes; what does not fit is in its ``problem``.

    Raises:
        Problem: 400, there is a parameter that the query has not, or a page that is no number.
    """
    others = (*PAGING, BOM) if query.form == "table" else ()
    found = fields([*(each.name for each in query.parameters), *others])
    page = _number(found.pop("page", None), "page", MAX_PAGE)
    size = _number(found.pop("per_page", None), "per_page", MAX_PER_PAGE)
    call = Call(query, found, page, size, marked=_number(found.pop(BOM, None), BOM, 1) == 1)
    try:
        for name, value in call.given.items():
            if not value:
                raise ParameterError(f"parameter {name!r} is empty", expected="a value", parameter=name)
        call = replace(call, values=meant(release(), query, call.given))
        bind(query, call.values)
    except ParameterError as error:
        return replace(call, problem=error, values=call.given)
    return call


def parameter_problem(error: InputError) -> Problem:
    """Return the error of a value that does not fit: 404 where it means a thing that is not known, otherwise 400."""
    expected = f" Expected: {error.expected}." if error.expected else ""
    message = f"{error.message[:1].upper()}{error.message[1:500]}."
    found = refused(getattr(error, "parameter", ""), message + expected, error.expected)
    found.status = problem_status(error)
    return found


def problem_status(error: InputError) -> int:
    """Return the status of a value that does not fit.

    >>> problem_status(InputError("the value is no number"))
    400
    """
    return 404 if isinstance(error, UnknownError) else 400


def _number(given: str | None, name: str, most: int) -> int | None:
    if given is None:
        return None
    if not (given.isascii() and given.isdecimal() and len(given) <= 12 and 1 <= int(given) <= most):
        expected = "1" if most == 1 else f"a whole number from 1 to {most}"
        raise refused(name, f"The parameter {name!r} cannot be {given[:40]!r}. Expected: {expected}.", expected)
    return int(given)


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter as a field of a form.

    Args:
        parameter: which.
        value: what stands in the field.
        choices: value and label of what can be chosen or is offered.
        error: what is wrong with the value.
    """

    parameter: Parameter
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    error: str = ""

    @property
    def input(self) -> str:
        """The type of the input (https://html.spec.whatwg.org/multipage/input.html)."""
        return {"date": "date", "integer": "number", "iri": "url"}.get(self.parameter.type, "text")

    @property
    def label(self) -> str:
        """The name for people."""
        return self.parameter.name.replace("_", " ")


def form_fields(call: Call, view: View) -> list[Field]:
    """Return the fields of the form of a call, with the members of a class as they are in the store."""
    found = []
    for each in call.query.parameters:
        value = call.sent.get(each.name, each.default or "")
        problem = call.problem
        error = f"{problem.message}; expected: {problem.expected}" if problem and problem.parameter == each.name else ""
        found.append(Field(each, value, _choices(each, view), error))
    return found


def _choices(parameter: Parameter, view: View) -> tuple[tuple[str, str], ...]:
    if parameter.type == "enum":
        return tuple((value, value) for value in parameter.values)
    if parameter.of is None:
        return ()
    found = view.release.classes.choices(expand(parameter.of), view.language, _OFFERED)
    whole = parameter.type == "iri"
    return tuple((thing if whole else last_part(thing), label) for thing, label in found)
