"""Rows of other people's tables matched with our things: by text, kinds and the values of properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from corrkg.names.identifiers import loose
from corrkg.names.known import Known
from corrkg.names.titles import title_key
from corrkg.reading.finding import find, identified
from corrkg.reading.matching import Match
from corrkg.reading.properties import PROPERTIES, of_id
from corrkg.reading.view import Node, View
from corrkg.store.release import Release
from corrkg.uris import is_iri

MAX_LIMIT = 50  # candidates

_EVIDENCE = {"born", "died"}  # read by the matcher of names itself
_IDENTIFIERS = ("uri", "identifier")
_AGREES, _DIFFERS = 5.0, -15.0  # points for a property
_LIKE = 80.0  # percent of likeness of two texts that may say the same
_PREFIXES = 4  # digits of a year, which may be all that is known of a date


@dataclass(frozen=True, slots=True)
class Asked:
    """What is sought.

    Args:
        text: a name, a title, a number, an identifier; may be empty if there are properties.
        kinds: of which kinds it may be; empty: of any.
        strict: whether a thing of another kind is no candidate; otherwise it only comes later.
        properties: what is known of it, by the names of properties.
        limit: how many candidates are wanted.
    """

    text: str
    kinds: tuple[str, ...] = ()
    strict: bool = True
    properties: Mapping[str, tuple[str, ...]] | None = None
    limit: int = 10


def reconcile(release: Release, asked: Asked) -> list[Match]:
    """Return the things that may be meant, the likeliest first; at most one of them is sure."""
    known = dict(asked.properties or {})
    kinds = _kinds(asked)
    direct = _directly(release, known, kinds)
    if len(direct) == 1 and not asked.text:
        return [Match(direct[0], 100.0, True, {"identifier": 1.0})]
    text = asked.text or " ".join(value for values in known.values() for value in values)
    born, died = (next(iter(known.get(name, ())), "") for name in ("born", "died"))
    found = [
        each
        for kind in kinds
        for each in find(release.names, release.base, text, kind, born=born, died=died, limit=MAX_LIMIT)
    ]
    found = [_with_identifier(each, direct) for each in found] if direct else found
    view = View(release)
    weighed = [_with_properties(view, each, known) for each in found]
    if not asked.strict:
        weighed = [each if each.thing.kind in asked.kinds else _later(each) for each in weighed]
    return _ranked(weighed, asked.limit, sure=bool(asked.text))


def _kinds(asked: Asked) -> tuple[str, ...]:
    if not asked.kinds or not asked.strict:
        return tuple(PROPERTIES)
    return tuple(kind for kind in dict.fromkeys(asked.kinds) if kind in PROPERTIES)


def _directly(release: Release, known: Mapping[str, tuple[str, ...]], kinds: Iterable[str]) -> list[Known]:
    """Return the things that an identifier among the properties belongs to."""
    values = [value for name in _IDENTIFIERS for value in known.get(name, ())]
    found = [thing for value in values for thing in identified(release.names, release.base, value)]
    return [each for each in dict.fromkeys(found) if each.kind in kinds]


def _with_identifier(match: Match, direct: list[Known]) -> Match:
    """Weigh an identifier that is given beside the name: no other thing is sure then."""
    agrees = match.thing in direct
    features = {**match.features, "identifier": 1.0 if agrees else -1.0}
    score = match.score + (_AGREES if agrees else _DIFFERS)
    return replace(match, score=score, sure=match.sure and agrees, features=features)


def _with_properties(view: View, match: Match, known: Mapping[str, tuple[str, ...]]) -> Match:
    """Weigh the properties that are given: what differs makes a match unsure, what is not told changes nothing."""
    features, points, differs = dict(match.features), 0.0, False
    node = view.node(view.release.uris.at_path(match.thing.id)) if known else None
    for name, values in known.items():
        property = of_id(name, match.thing.kind)
        if node is None or property is None or name in {*_EVIDENCE, *_IDENTIFIERS}:
            continue
        ours = property.values(node)
        agrees = any(_same(view, each, value) for each in ours for value in values)
        if not ours or (name == "role" and not agrees):  # a person had many roles, and we know of one or two
            continue
        features[name] = 1.0 if agrees else -1.0
        points += _AGREES if agrees else _DIFFERS
        differs = differs or not agrees
    return replace(match, score=match.score + points, sure=match.sure and not differs, features=features)


def _same(view: View, ours: Node, value: str) -> bool:
    if loose(ours.value) == loose(value) or ours.value == view.release.base + value:
        return True
    one, other = title_key(ours.label), title_key(value)
    if one == other or (ours.datatype is not None and len(value) >= _PREFIXES and ours.value.startswith(value)):
        return True
    return not ours.datatype and not is_iri(value) and fuzz.token_set_ratio(one, other) >= _LIKE


def _later(match: Match) -> Match:
    return replace(match, score=match.score + _DIFFERS, sure=False)


def _ranked(found: list[Match], limit: int, *, sure: bool) -> list[Match]:
    found.sort(key=lambda each: (-each.score, not each.sure, -each.thing.weight, each.thing.id))
    one = sum(each.sure for each in found) == 1
    return [
        replace(each, score=round(min(max(each.score, 0.0), 100.0), 1), sure=sure and one and place == 0 and each.sure)
        for place, each in enumerate(found[: max(0, min(limit, MAX_LIMIT))])
    ]
