"""Asking step by step: a kind of thing, then whom, when, where kept and what about; each choice is a piece of a query.

What a step may be is read from the data (`corrkg.store.model`): of a kind, the properties that lead to a person, a
subject and so on. So the query that a reader is shown is the one that is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from corrkg.reading.kinds import LETTER, Kind, listed
from corrkg.store.model import Model
from corrkg.store.release import Release
from corrkg.vocab import CK, SKOS, XSD, shorten

STEPS = ("kind", "person", "day", "delo", "subject")
_CLASSES = {"person": CK.Person, "subject": SKOS.Concept}
_FOLDERS = {"person": "person/", "delo": "archive/", "subject": "subject/"}
_DAY = (CK.notBefore, CK.notAfter)


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
    dated = {use.subject for use in release.model.uses if use.property == CK.notBefore}
    return [kind for kind in listed() if kind.type in dated] or [LETTER]


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
    if step == "day":
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
    of = release.model
    found = {}
    for step, target in _CLASSES.items():
        leading = [use.property for use in of.uses if use.subject == kind.type and target in use.objects]
        if step == "subject":
            leading = [each for each in leading if each == CK.subject]
        if leading:
            found[step] = f"?thing {'|'.join(sorted(shorten(each.value) for each in leading))} {{}}"
    if all(any(use.subject == kind.type and use.property == each for use in of.uses) for each in _DAY):
        found["day"] = "?thing ck:notBefore {0} ; ck:notAfter {0}"
    if path := _kept(of, kind):
        found["delo"] = f"?thing {path} {{}}"
    return {step: found[step] for step in STEPS if step in found}


def _kept(of: Model, kind: Kind) -> str:
    """Return the path from a thing to the archival units that it is cited from: its own, or those of its witnesses."""
    own = {use.property for use in of.uses if use.subject == kind.type}
    paths = ["ck:reference/ck:unit"] if CK.reference in own else []
    paths += ["ck:witness/ck:reference/ck:unit"] if CK.witness in own else []
    return "|".join(paths)


def query(release: Release, choice: Choice, limit: int | None = None, offset: int = 0) -> str:
    """Return the query for what was chosen, by date."""
    body = "\n".join(f"  {each} ." for each in _chosen(release, choice))
    end = (f"\nLIMIT {limit}" if limit else "") + (f"\nOFFSET {offset}" if offset else "")
    return (
        f"SELECT DISTINCT ?thing ?date WHERE {{\n{body}\n  OPTIONAL {{ ?thing ck:notBefore ?from }}\n"
        f"  OPTIONAL {{ ?thing ck:date ?date }}\n}}\nORDER BY ?from ?thing{end}"
    )


def counts(release: Release, choice: Choice) -> str:
    """Return the query for what can be chosen next, with the number of things; a row without a step has the total."""
    body = "\n".join(f"  {each} ." for each in _chosen(release, choice))
    open_ = {step: each for step, each in patterns(release, choice.kind).items() if step not in choice.values}
    unions = ["{ }", *(f'{{ {_to_values(step, each)} . BIND ("{step}" AS ?step) }}' for step, each in open_.items())]
    union = "\n  UNION ".join(unions)
    return (
        f"SELECT ?step ?value (COUNT(DISTINCT ?thing) AS ?number) WHERE {{\n{body}\n  {union}\n}}\n"
        "GROUP BY ?step ?value\nORDER BY ?step DESC(?number) ?value"
    )


def _to_values(step: str, pattern: str) -> str:
    to = pattern.format("?value")
    return f"{to} . ?value a {shorten(_CLASSES[step].value)}" if step in _CLASSES else to


def _chosen(release: Release, choice: Choice) -> list[str]:
    known = patterns(release, choice.kind)
    found = [f"?thing a {shorten(choice.kind.type.value)}"]
    for step, term in choice.values.items():
        if step not in known:
            raise UnknownStepError(f"{step}: nothing of the kind {choice.kind.path!r} has one")
        found.append(known[step].format(term))
    return found
