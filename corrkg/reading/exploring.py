"""Asking step by step: a kind of thing, then whom, when, where kept and what about; each choice is a piece of a query.

What a step may be is read from the data (`corrkg.store.steps`): of a kind, the properties that lead to a person, a
subject and so on. The query that a reader is shown finds what the build's tables have, however many things there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from corrkg.reading.kinds import Kind, listed
from corrkg.store.release import Release
from corrkg.store.steps import DAY, DELO, NAMES, PERSON, SUBJECT, Offer, explored, ways
from corrkg.vocab import XSD, shorten

STEPS = ("kind", *NAMES)
_FOLDERS = {PERSON: "person/", DELO: "archive/", SUBJECT: "subject/"}


class UnknownStepError(ValueError):
    """A choice that is none: the message names it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader has chosen.

    Args:
        kind: the kind of thing.
        values: the other steps that are chosen, as terms.
    """

    kind: Kind
    values: Mapping[str, NamedNode | Literal]


def offered(release: Release) -> list[Kind]:
    """Return the kinds that can be asked for: those whose things have a date; without any, letters."""
    paths = {each.path for each in explored(release.model)}
    return [kind for kind in listed() if kind.path in paths]


def read(release: Release, asked: Mapping[str, str]) -> Choice:
    """Return the choice that the parameters of an address tell; a thing is given as its slug.

    Raises:
        UnknownStepError: there is no such kind, or a value cannot be one.
    """
    kinds = offered(release)
    name = asked.get("kind") or kinds[0].path
    kind = next((each for each in kinds if each.path == name), None)
    if kind is None:
        raise UnknownStepError(f"kind={name[:40]!r}: there is {', '.join(each.path for each in kinds)}")
    values = {step: value(release, step, asked[step]) for step in STEPS[1:] if asked.get(step)}
    return Choice(kind, values)


def value(release: Release, step: str, text: str) -> NamedNode | Literal:
    """Return the term of a step's value.

    Raises:
        UnknownStepError: it cannot be one.
    """
    if step == DAY:
        parts = text.split("-")
        if [len(each) for each in parts] != [4, 2, 2] or not all(each.isascii() and each.isdecimal() for each in parts):
            raise UnknownStepError(f"day={text[:40]!r}: write it as 1935-10-21")
        return Literal(text, datatype=XSD.date)
    try:
        return NamedNode(release.base + _FOLDERS[step] + text.removeprefix(release.base + _FOLDERS[step]))
    except ValueError:
        raise UnknownStepError(f"{step}={text[:40]!r} is no name of a thing here") from None


def slug(release: Release, step: str, term: str) -> str:
    """Return how an address gives the value of a step."""
    return term.removeprefix(release.base + _FOLDERS.get(step, ""))


def patterns(release: Release, kind: Kind) -> dict[str, str]:
    """Return, for each step that there is for a kind, the pattern that leads from ``?thing`` to its value."""
    found = {}
    for step, way in ways(release.model, kind).items():
        paths = ["/".join(shorten(each.value) for each in path) for path in way.paths]
        found[step] = f"?thing {' {0} ; '.join(paths) if step == DAY else '|'.join(paths)} {{0}}"
    return found


def query(release: Release, choice: Choice) -> str:
    """Return the query for what was chosen, by date."""
    body = "\n".join(f"  {each} ." for each in _chosen(release, choice))
    return (
        f"SELECT DISTINCT ?thing ?date WHERE {{\n{body}\n  OPTIONAL {{ ?thing ck:notBefore ?from }}\n"
        f"  OPTIONAL {{ ?thing ck:date ?date }}\n}}\nORDER BY ?from ?thing"
    )


def total(release: Release, choice: Choice) -> int:
    """Return how many things there are of what was chosen."""
    return release.steps.total(choice.kind.type, _texts(choice))


def things(release: Release, choice: Choice, start: int, limit: int) -> list[NamedNode]:
    """Return things of what was chosen, by date: ``limit`` of them from place ``start``, counted from 0."""
    return release.steps.things(choice.kind.type, _texts(choice), start, limit)


def steps(release: Release, choice: Choice) -> list[Offer]:
    """Return what can be chosen next, of each step that is open."""
    return release.steps.offered(choice.kind.type, _texts(choice))


def term(step: str, text: str) -> NamedNode | Literal:
    """Return the term of a value that a step offers."""
    return Literal(text, datatype=XSD.date) if step == DAY else NamedNode(text)


def _texts(choice: Choice) -> dict[str, str]:
    return {step: each.value for step, each in choice.values.items()}


def _chosen(release: Release, choice: Choice) -> list[str]:
    known = patterns(release, choice.kind)
    found = [f"?thing a {shorten(choice.kind.type.value)}"]
    for step, term in choice.values.items():
        if step not in known:
            raise UnknownStepError(f"{step}: nothing of the kind {choice.kind.path!r} has one")
        found.append(known[step].format(term))
    return found
