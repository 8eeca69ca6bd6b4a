"""Which thing a value of a parameter means: its URI, the last part of that, or a name leads to it."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from corrkg.queries.parameters import MAX_VALUE, Parameter, ParameterError
from corrkg.queries.query import SavedQuery
from corrkg.reading.kept import Kept
from corrkg.store.release import Release
from corrkg.uris import is_iri
from corrkg.vocab import DCTERMS, FOAF, PREFIXES, RDF, RDFS, SKOS

_NAMES = (RDFS.label, FOAF.name, SKOS.altLabel)
_SUFFIXES = (".html", ".ttl", ".jsonld", ".nt", ".rdf", ".nq", ".trig")  # an address that was copied from a document


@dataclass
class UnknownError(ParameterError):
    """A value means no thing of the class that its parameter is about."""


@dataclass(frozen=True, slots=True)
class Members:
    """The things of a class, by what they can be called.

    Args:
        slugs: the IRIs that end in each last part, in small letters.
        names: the last parts of the things that have each name, in small letters.
        replaced: the IRI of what took the place of a thing that was merged into it.
    """

    slugs: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]
    replaced: Mapping[str, str]

    def near(self, value: str) -> list[str]:
        """Return the last parts of up to three things whose last part or name looks like ``value``."""
        wanted = last_part(value).casefold()
        found = difflib.get_close_matches(wanted, [*self.slugs, *self.names], 6, 0.5)
        return list(dict.fromkeys(slug for each in found for slug in self.names.get(each, (each,))))[:3]


@Kept
def members(release: Release, of: str) -> Members:
    """Return the things of the class ``of`` (a prefixed name) in ``release``."""
    prefix, _, name = of.partition(":")
    things = {quad.subject for quad in release.graph.match(None, RDF.type, NamedNode(PREFIXES[prefix] + name))}
    slugs: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    for thing in things:
        if isinstance(thing, NamedNode):
            slugs.setdefault(last_part(thing.value).casefold(), set()).add(thing.value)
    for predicate in _NAMES:
        for quad in release.graph.match(None, predicate):
            if quad.subject in things and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                names.setdefault(quad.object.value.casefold(), set()).add(last_part(quad.subject.value))
    replaced = {
        quad.object.value: quad.subject.value
        for quad in release.graph.match(None, DCTERMS.replaces)
        if quad.subject in things and isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    }
    return Members(_sorted(slugs), _sorted(names), replaced)


def _sorted(found: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(sorted(values)) for key, values in sorted(found.items())}


def last_part(iri: str) -> str:
    """Return what stands behind the last slash of an IRI.

    >>> last_part("http://localhost:8000/person/stalin")
    'stalin'
    """
    return iri.rpartition("/")[2]


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
            found[name] = _meant(members(release, parameter.of or ""), parameter, value)
    return found


def _meant(known: Members, parameter: Parameter, value: str) -> str:
    iri = known.replaced.get(value, value)
    iri = next((iri.removesuffix(each) for each in _SUFFIXES if is_iri(iri) and iri.endswith(each)), iri)
    iris = known.slugs.get(last_part(iri).casefold(), ())
    if is_iri(iri):
        iris = tuple(each for each in iris if each == iri)
    elif not iris:
        slugs = known.names.get(value.casefold(), ())
        if parameter.type == "string" and len(slugs) > 1:
            return value  # the query knows the name, and answers for all that have it
        iris = tuple(each for slug in slugs for each in known.slugs[slug.casefold()])
    if not iris or (parameter.type == "iri" and len(iris) > 1):
        raise _unknown(known, parameter, value)
    return iris[0] if parameter.type == "iri" else last_part(iris[0])


def _unknown(known: Members, parameter: Parameter, value: str) -> UnknownError:
    of = (parameter.of or "").partition(":")[2].lower()
    near = known.near(value[:200])
    expected = f"{' or '.join(near)}, " if near else ""
    return UnknownError(
        f"parameter {parameter.name!r} means no {of} that is known here: {value[:80]!r}",
        expected=f"{expected}the last part of a URI, or the URI itself", parameter=parameter.name,
    )  # fmt: skip
