"""The series in which letters were numbered: which number comes before which, and what is missing between them.

A sender's office counts what it sends, its cipher office what it enciphers, the office of the receivers what arrives;
those who sign together share an office. The numbers of a series are put in order within one text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pyoxigraph import NamedNode

from corrkg.convert.work import LetterWork, TextWork
from corrkg.edition.records import Number, Observation
from corrkg.uris import INFERRED
from corrkg.vocab import CK

# A series begins anew, with the year, where a number falls to less than half of the one before, and by more than this.
_FALL = 30


@dataclass(frozen=True, slots=True)
class _Numbered:
    node: NamedNode
    number: Number


def number_node(one: LetterWork, number: int) -> NamedNode:
    """Return the URI of the letter's number ``number``, counted from 1: a fragment of the letter."""
    return one.builder.uris.part(one.node, f"number-{number}")


def convert_numbers(text: TextWork) -> None:
    """Write ck:previous between the numbers of each series, and report those that are missing or out of order."""
    for series in _series(text):
        text.noticed.extend(_out_of_order(series))
        for run in _runs(series):
            for before, after in pairwise(sorted(run, key=lambda each: each.number.value)):
                if after.number.value > before.number.value:
                    text.builder.add(INFERRED, after.node, CK.previous, before.node)
                    text.noticed.extend(_gap(before.number, after.number))


def _series(text: TextWork) -> Iterator[list[_Numbered]]:
    """Yield the numbers of each series in printed order."""
    found: dict[tuple[str, str], list[_Numbered]] = defaultdict(list)
    parties = [_parties(one) for one in text.letters]
    office = _offices(parties)
    for one, (senders, recipients) in zip(text.letters, parties, strict=True):
        for place, number in enumerate(one.record.numbers, 1):
            whose = recipients if number.series == "incoming" else senders
            key = (number.series, office.get(whose[0], whose[0]) if whose else "")
            found[key].append(_Numbered(number_node(one, place), number))
    yield from found.values()


def _parties(one: LetterWork) -> tuple[list[str], list[str]]:
    header, people = one.record.header, one.persons.people
    senders, recipients = (
        [people.resolve(name.form, one.header_names).slug or name.form for name in names]
        for names in (header.senders, header.recipients)
    )
    return senders, recipients


def _offices(parties: Sequence[tuple[list[str], list[str]]]) -> dict[str, str]:
    """Return the office of each sender, called by one of its senders; empty where it would write to itself."""
    office: dict[str, str] = {}

    def find(person: str) -> str:
        while office.setdefault(person, person) != person:
            office[person] = person = office[office[person]]
        return person

    for senders, _ in parties:
        for sender in senders:
            office[find(sender)] = find(senders[0])
    found = {person: find(person) for person in list(office)}
    to_itself = any(
        found.get(recipient) == found[sender] for senders, to in parties for sender in senders for recipient in to
    )
    return {} if to_itself else found


def _runs(series: Sequence[_Numbered]) -> Iterator[list[_Numbered]]:
    run: list[_Numbered] = []
    highest = 0
    for each in series:
        value = each.number.value
        if run and value < highest / 2 and highest - value > _FALL:
            yield run
            run, highest = [], 0
        run.append(each)
        highest = max(highest, value)
    yield run


def _gap(before: Number, after: Number) -> Iterator[Observation]:
    first, last = before.value + 1, after.value - 1
    if first <= last:
        missing = str(first) if first == last else f"{first}–{last}"
        message = f"between {before.value} and {after.value} of the series {after.series} are missing: {missing}"
        yield Observation("noticed", "number", message, after.span)


def _out_of_order(series: Sequence[_Numbered]) -> Iterator[Observation]:
    for before, after in pairwise(series):
        if after.number.value <= before.number.value:
            message = f"{after.number.value} follows {before.number.value} in the series {after.number.series}"
            yield Observation("noticed", "number", message, after.number.span)
