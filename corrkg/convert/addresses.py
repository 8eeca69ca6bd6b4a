"""Which address each letter, decision, person and place has: what the register says of the keys of a build.

A merged letter is not written a second time, and neither is a withdrawn one; both stand in the report. A merged
decision adds to the survivor what it alone knows: where it is stated, what it concerns, its references and evidence.
Names that would mean a merged person mean the survivor; those of a withdrawn person mean nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from corrkg.convert.fates import Fates
from corrkg.convert.keys import Entry
from corrkg.convert.register import Register
from corrkg.convert.summary import Summary
from corrkg.edition.authorities import Authorities, Person, PlaceName
from corrkg.edition.links import contradicted
from corrkg.edition.organisations import Organisation
from corrkg.edition.records import Observation
from corrkg.edition.source import Span
from corrkg.errors import InputError


@dataclass(frozen=True, slots=True)
class DecisionAddress:
    """The slug of a decision; ``again``: it was merged into one that is told elsewhere."""

    slug: str
    again: bool


@dataclass
class Addresses:
    """The addresses of one build. A letter is known by its text and its number there, a decision by its number in that.

    Args:
        letters: the slug of each letter that is written, by the slug of its source and its number, counted from 1.
        decisions: the address of each decision, by those of its letter and its own number.
        left_out: what is not written: the slug of its source, why, and the slug that has its place (or none).
    """

    letters: dict[tuple[str, int], str] = field(default_factory=dict)
    decisions: dict[tuple[str, int, int], DecisionAddress] = field(default_factory=dict)
    left_out: list[tuple[str, Observation, str]] = field(default_factory=list)

    def leave_out(self, source: str, span: Span, kind: str, about: str, words: str, slug: str) -> None:
        """Remember that something is not written."""
        self.left_out.append((source, Observation(kind, about, words, span, "high"), slug))


def assign(texts: Sequence[Summary], register: Register) -> Addresses:
    """Give every letter and decision its address.

    Raises:
        InputError: something is merged into what was never issued.
    """
    addresses = Addresses()
    _letters(texts, register, addresses)
    _decisions(texts, register, addresses)
    register.check_targets()
    return addresses


def _letters(texts: Sequence[Summary], register: Register, addresses: Addresses) -> None:
    found = [(text.source, number, letter) for text in texts for number, letter in enumerate(text.letters, 1)]
    slugs = register.issue("letter", [letter.key for *_, letter in found], [letter.wish for *_, letter in found])
    own, given = set(slugs), set[str]()
    for (source, number, letter), slug in zip(found, slugs, strict=True):
        entry = register.settled("letter", slug)
        if entry.status in {"withdrawn", "split"}:
            words = _why("letter", slug, entry)
            addresses.leave_out(source, letter.span, "withdrawn", "letter", words, "")
        elif entry.slug in given:
            words = f"printed twice: letter/{entry.slug} stands in the texts already"
            addresses.leave_out(source, letter.span, "merged", "letter", words, entry.slug)
        elif entry.slug != slug and entry.slug in own:
            words = f"this is letter/{entry.slug} once more: letter/{slug} was merged into it"
            addresses.leave_out(source, letter.span, "merged", "letter", words, entry.slug)
        else:
            addresses.letters[source, number] = entry.slug
            given.add(entry.slug)


def _why(kind: str, slug: str, entry: Entry) -> str:
    """Return why a thing that the texts have is not written."""
    if entry.status == "split":
        return f"{kind}/{slug} was split into {' and '.join(entry.targets)}"
    return f"{kind}/{slug} is withdrawn: {entry.reason}"


def _decisions(texts: Sequence[Summary], register: Register, addresses: Addresses) -> None:
    found = [
        ((text.source, number, nth), addresses.letters[text.source, number], told)
        for text in texts
        for number, letter in enumerate(text.letters, 1)
        if (text.source, number) in addresses.letters
        for nth, told in enumerate(letter.decisions, 1)
    ]
    keys = [(letter, told.words, told.places) for _, letter, told in found]
    slugs = register.issue("decision", keys, [told.wish for *_, told in found])
    own, given = set(slugs), set[str]()
    for (place, letter, told), slug in zip(found, slugs, strict=True):
        entry = register.settled("decision", slug)
        if entry.status in {"withdrawn", "split"}:
            words = _why("decision", slug, entry)
            addresses.leave_out(place[0], told.span, "withdrawn", "decision", words, letter)
            continue
        again = entry.slug in given or (entry.slug != slug and entry.slug in own)
        addresses.decisions[place] = DecisionAddress(entry.slug, again)
        given.add(entry.slug)


def reserve(authorities: Authorities, register: Register) -> None:
    """Issue the ids of the authority files."""
    register.reserve("person", (person.id for person in authorities.persons))
    register.reserve("place", (place.id for place in authorities.places))
    register.reserve("organisation", (each.id for each in authorities.organisations))
    register.reserve("subject", (each.id for each in authorities.subjects))


def standing(authorities: Authorities, fates: Fates) -> Authorities:
    """Return the authority files without what was merged into others, split or withdrawn.

    Raises:
        InputError: two that were merged have different records in one authority file, each of them verified.
    """
    persons = _identifiers(authorities, fates, "person", authorities.persons)
    places = _identifiers(authorities, fates, "place", authorities.places)
    organisations = _identifiers(authorities, fates, "organisation", authorities.organisations)
    return replace(
        authorities,
        subjects=tuple(each for each in authorities.subjects if _stands(fates, "subject", each.id)),
        persons=tuple(replace(each, same_as=persons[each.id]) for each in authorities.persons if each.id in persons),
        places=tuple(replace(each, same_as=places[each.id]) for each in authorities.places if each.id in places),
        organisations=tuple(
            replace(each, same_as=organisations[each.id])
            for each in authorities.organisations
            if each.id in organisations
        ),
    )


def _identifiers(
    authorities: Authorities, fates: Fates, kind: str, things: Iterable[Person | PlaceName | Organisation]
) -> dict[str, tuple[str, ...]]:
    """Return the identifiers of each thing that stands, with those of what was merged into it.

    Raises:
        InputError: the two have different records in one authority file, each of them verified.
    """
    rows = {each.id: each.same_as for each in things}
    found = {name: list(uris) for name, uris in rows.items() if _stands(fates, kind, name)}
    for name, uris in rows.items():
        entry = fates.latest(kind, name)
        if entry is None or entry.status != "merged":
            continue
        survivor = fates.settled(kind, name).slug
        kept = found.get(survivor, [])
        others = [authorities.link(uri) for uri in kept]
        for uri in uris:
            if (other := contradicted(authorities.link(uri), others)) is not None:
                raise InputError(
                    f"{kind}/{name} was merged into {kind}/{survivor}: {uri} and {other.uri} are both verified",
                    fates.path, fates.line(kind, name), expected="one identifier of an authority",
                    hint="take verified_by from the wrong one in links.csv, or undo the merger: corrkg ids restore",
                )  # fmt: skip
        kept += [uri for uri in uris if uri not in kept]
    return {name: tuple(uris) for name, uris in found.items()}


def _stands(fates: Fates, kind: str, slug: str) -> bool:
    entry = fates.latest(kind, slug)
    return entry is None or entry.status == "issued"
