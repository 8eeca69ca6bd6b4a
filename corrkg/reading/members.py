"""Which thing a value of a parameter means: its URI, the last part of that, or a name leads to it."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from corrkg.queries.parameters import MAX_VALUE, Parameter, ParameterError
from corrkg.queries.query import SavedQuery
from corrkg.store.classes import Classes, last_part
from corrkg.store.release import Release
from corrkg.uris import is_iri
from corrkg.vocab import expand

_SUFFIXES = (".html", ".ttl", ".jsonld", ".nt", ".rdf", ".nq", ".trig")  # an address that was copied from a document


@dataclass
class UnknownError(ParameterError):
    """A value means no thing of the class that its parameter is about."""


def meant(release: Release | None, query: SavedQuery, values: Mapping[str, str]) -> dict[str, str]:
    """Return ``values`` with, in the place of what means a thing, what the query takes for it.

    A parameter with a class takes the last part of an IRI where its type is string, and the IRI where it is iri; a
    user may give either, or a name.

    Args:
        release: where the things are; None: the query is asked elsewhere, and only IRIs are brought to their last part.
        query: a saved query.
        values: of its parameters, as a user gives them.

    Raises:
        UnknownError: a value means no thing of the class; the nearest ones are named.
        ParameterError: a parameter is unknown.
    """
    found = {}
    for name, value in values.items():
        parameter = query.parameter(name)
        is_thing = parameter.of is not None and value != parameter.default and 0 < len(value) <= MAX_VALUE
        if not is_thing:
            found[name] = value
        elif release is None:
            found[name] = last_part(value) if parameter.type == "string" and is_iri(value) else value
        else:
            found[name] = _meant(release.classes, parameter, value)
    return found


def _meant(known: Classes, parameter: Parameter, value: str) -> str:
    class_ = expand(parameter.of or "")
    iri = known.replacing(class_, value) or value
    iri = next((iri.removesuffix(each) for each in _SUFFIXES if is_iri(iri) and iri.endswith(each)), iri)
    iris = known.of_slug(class_, last_part(iri))
    if is_iri(iri):
        iris = [each for each in iris if each == iri]
    elif not iris:
        iris = known.of_name(class_, value)
        if parameter.type == "string" and len({last_part(each) for each in iris}) > 1:
            return value  # the query knows the name, and answers for all that have it
    if not iris or (parameter.type == "iri" and len(iris) > 1):
        raise _unknown(known, class_, parameter, value)
    return iris[0] if parameter.type == "iri" else last_part(iris[0])


def _unknown(known: Classes, class_: NamedNode, parameter: Parameter, value: str) -> UnknownError:
    of = (parameter.of or "").partition(":")[2].lower()
    near = _near(known, class_, value[:200])
    expected = f"{' or '.join(near)}, " if near else ""
    return UnknownError(
        f"parameter {parameter.name!r} means no {of} that is known here: {value[:80]!r}",
        expected=f"{expected}the last part of a URI, or the URI itself", parameter=parameter.name,
    )  # fmt: skip


def _near(known: Classes, class_: NamedNode, value: str) -> list[str]:
    """Return the last parts of up to three things whose last part or name looks like ``value``."""
    wanted = last_part(value).casefold()
    found = difflib.get_close_matches(wanted, known.around(class_, wanted), 6, 0.5)
    things = (thing for each in found for thing in known.of_slug(class_, each) or known.of_name(class_, each))
    return list(dict.fromkeys(map(last_part, things)))[:3]
