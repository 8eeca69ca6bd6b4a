"""What the pages of persons, bodies and places show beside the thing itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from corrkg.reading.citation import citation
from corrkg.reading.days import nodes
from corrkg.reading.surroundings import LETTERS, MENTIONS
from corrkg.reading.view import Node, by_date
from corrkg.store.glance import Mention, Office

Facts = dict[str, Any]

_ROLES = (("sent", "ck:sender"), ("received", "ck:recipient"), ("received a copy", "ck:copyRecipient"))
_CORRESPONDENTS, _DECISIONS, _OFFICES = 100, 100, 30


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Someone whom a person wrote to or heard from.

    Args:
        person: who.
        sent: the number of letters of the person to this one.
        received: the number of letters of this one to the person.
    """

    person: Node
    sent: int
    received: int


@dataclass(frozen=True, slots=True)
class Named:
    """The places of one letter or note in which a thing is named.

    Args:
        bearer: the letter or note.
        mentions: the places, in their order.
    """

    bearer: Node
    mentions: list[Mention]


def person_facts(node: Node) -> Facts:
    """Return a person's first letters by day, with roles, correspondents, mentions, decisions, a citation."""
    roles: dict[Node, list[str]] = defaultdict(list)
    for role, name in _ROLES:
        for letter in node.inverse(name):
            if letter.is_a("ck:Letter"):
                roles[letter].append(role)
    letters = [(letter, roles[letter]) for letter in by_date(list(roles))[:LETTERS]]
    days = [(day, list(those)) for day, those in groupby(letters, key=lambda each: _day(each[0]))]
    return {
        "letters": letters,
        "all_letters": len(letters) == len(roles) and all(node.number(name) <= LETTERS for _, name in _ROLES),
        "days": days,
        "exchange": _exchange(days),
        "correspondents": _correspondents(node),
        "citation": citation(node),
        "offices": _offices(node),
        **mention_facts(node),
    }


def _offices(node: Node) -> list[tuple[Office, Node]]:
    """Return what the texts say that a person is, each with the letter or note that says so."""
    told = node.view.release.glance.offices(_path(node), _OFFICES)
    return list(zip(told, nodes(node.view, [each.bearer for each in told]), strict=True))


def _exchange(days: list[tuple[str, list[tuple[Node, list[str]]]]]) -> tuple[dict[str, Counter[str]], int]:
    """Return the number of letters in each role by day, and the number of letters that are of no certain day."""
    by_day: dict[str, Counter[str]] = {}
    for day, those in days:
        if day:
            by_day.setdefault(day, Counter()).update(role for _, roles in those for role in roles)
    return by_day, sum(len(those) for day, those in days if not day)


def _correspondents(node: Node) -> list[Correspondent]:
    path = _path(node)
    numbers: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for sender, recipient, letters in node.view.release.glance.pairs(2 * _CORRESPONDENTS, path):
        numbers[recipient if sender == path else sender][sender != path] += letters
    order = sorted(numbers, key=lambda each: (-sum(numbers[each]), each))[:_CORRESPONDENTS]
    return [Correspondent(each, *numbers[path]) for path, each in zip(order, nodes(node.view, order), strict=True)]


def mention_facts(node: Node) -> Facts:
    """Return where a thing is named, with the words around, in which forms, and the decisions whose words name it."""
    glance, path = node.view.release.glance, _path(node)
    named: dict[str, list[Mention]] = {}
    for each in glance.mentions(path, 0, MENTIONS):
        named.setdefault(each.bearer, []).append(each)
    bearers = nodes(node.view, named)
    forms = glance.forms(path)
    return {
        "named": [Named(bearer, mentions) for bearer, mentions in zip(bearers, named.values(), strict=True)],
        "mentions": sum(number for _, number in forms),
        "shown": MENTIONS,
        "forms": forms,
        "decisions": nodes(node.view, glance.decisions(path, _DECISIONS)),
        "slug": path,
    }


def place_facts(node: Node) -> Facts:
    """Return where a place is, where it is named, and what was first sent or received there, in the order of time."""
    dispatches = [each for each in node.inverse("ck:place") if each.is_a("ck:Dispatch")]
    dispatches.sort(key=lambda each: next((at.value for at in (*each.all("ck:at"), *each.all("ck:date"))), ""))
    return {"dispatches": dispatches, "all_dispatches": node.number("ck:place") <= LETTERS, **mention_facts(node)}


def _day(letter: Node) -> str:
    """Return the day of a letter; empty where it is not certain."""
    first, last = letter.one("ck:notBefore"), letter.one("ck:notAfter")
    return first.value if first is not None and first == last else ""


def _path(node: Node) -> str:
    return node.value.removeprefix(node.view.release.base)
