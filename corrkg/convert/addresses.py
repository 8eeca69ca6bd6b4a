"""Which address each letter, decision, person and place has: what the register says of the keys of a build.

A merged letter is not written a second time, and neither is a withdrawn one; both stand in the report. A merged
decision adds to the survivor what it alone knows: where it is stated, what it concerns, its references and evidence.
Names that would mean a merged person mean the survivor; those of a withdrawn person mean nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from corrkg.convert.keys import Entry
from corrkg.convert.people import Identity, People
from corrkg.convert.register import Register
from corrkg.edition.authorities import Authorities, Person, PlaceName
from corrkg.edition.links import contradicted
from corrkg.edition.organisations import Organisation
from corrkg.edition.records import Decision, Edition, Letter, Observation
from corrkg.edition.source import SourceText, Span
from corrkg.edition.spelling import SPELLINGS, spelling_of
from corrkg.errors import InputError
from corrkg.uris import slugify


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

    def leave_out(self, source: SourceText, span: Span, kind: str, about: str, words: str, slug: str) -> None:
        """Remember that something is not written."""
        self.left_out.append((source.slug, Observation(kind, about, words, span, "high"), slug))


def letter_key(letter: Letter, source: SourceText) -> tuple[str, str, str]:
    """Return the key of a letter in the register: header, shelf mark, first words."""
    shelf = source.words(letter.archive_line) if letter.archive_line else ""
    words = " ".join(letter.part("body").split()[:12])
    return (slugify(source.words(letter.header.span)), slugify(shelf.removeprefix("Archive:"))[:120], slugify(words))


def letter_slug(letter: Letter) -> str:
    """Return the slug that a letter would like to have: ``1935-10-01-kaganovich-molotov-to-stalin``."""
    dating = letter.header.dating
    if dating.day is not None:
        when = dating.day.isoformat()
    elif dating.not_before is None and dating.not_after is not None:
        when = f"by-{dating.not_after}"
    elif dating.not_after is None and dating.not_before is not None:
        when = f"from-{dating.not_before}"
    else:
        when = slugify(dating.edtf)
    senders, recipients = (
        "-".join(slugify(name.form.split()[-1]) for name in names)
        for names in (letter.header.senders, letter.header.recipients)
    )
    return f"{when}-{senders}-to-{recipients}"


def decision_words(decision: Decision, source: SourceText) -> str:
    """Return the words that tell a decision, without the number of their note."""
    return re.sub(r"^\d{1,2}\s*", "", source.words(decision.span))


def decision_key(letter_slug: str, decision: Decision, source: SourceText) -> tuple[str, str, str]:
    """Return the key of a decision in the register: its letter, its words, its date and references."""
    words = slugify(" ".join(decision_words(decision, source).split()[:10]))
    places = " ".join(f"{' '.join(ref.place.unit)} {ref.place.folios}" for ref in decision.references)
    return (letter_slug, words, slugify(f"{decision.dating.edtf if decision.dating else ''} {places}"))


def decision_slug(decision: Decision) -> str:
    """Return the slug that a decision would like to have: ``pb-1935-10-21``."""
    return f"pb-{decision.dating.edtf}" if decision.dating and decision.dating.day else "pb-undated"


def assign(editions: list[Edition], register: Register) -> Addresses:
    """Give every letter and decision its address.

    Raises:
        InputError: something is merged into what was never issued.
    """
    addresses = Addresses()
    _letters(editions, register, addresses)
    _decisions(editions, register, addresses)
    register.check_targets()
    return addresses


def _letters(editions: list[Edition], register: Register, addresses: Addresses) -> None:
    found = [
        (edition.source, number, letter) for edition in editions for number, letter in enumerate(edition.letters, 1)
    ]
    slugs = register.issue(
        "letter",
        [letter_key(letter, source) for source, _, letter in found],
        [letter_slug(letter) for *_, letter in found],
    )
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
            addresses.letters[source.slug, number] = entry.slug
            given.add(entry.slug)


def _why(kind: str, slug: str, entry: Entry) -> str:
    """Return why a thing that the texts have is not written."""
    if entry.status == "split":
        return f"{kind}/{slug} was split into {' and '.join(entry.targets)}"
    return f"{kind}/{slug} is withdrawn: {entry.reason}"


def _decisions(editions: list[Edition], register: Register, addresses: Addresses) -> None:
    found = [
        (edition.source, (edition.source.slug, number, nth), addresses.letters[edition.source.slug, number], decision)
        for edition in editions
        for number, letter in enumerate(edition.letters, 1)
        if (edition.source.slug, number) in addresses.letters
        for nth, decision in enumerate(letter.decisions, 1)
    ]
    slugs = register.issue(
        "decision",
        [decision_key(letter, decision, source) for source, _, letter, decision in found],
        [decision_slug(decision) for *_, decision in found],
    )
    own, given = set(slugs), set[str]()
    for (source, place, letter, decision), slug in zip(found, slugs, strict=True):
        entry = register.settled("decision", slug)
        if entry.status in {"withdrawn", "split"}:
            words = _why("decision", slug, entry)
            addresses.leave_out(source, decision.span, "withdrawn", "decision", words, letter)
            continue
        again = entry.slug in given or (entry.slug != slug and entry.slug in own)
        addresses.decisions[place] = DecisionAddress(entry.slug, again)
        given.add(entry.slug)


class RegisteredPeople:
    """Resolves name forms of any script to the persons that the register still has.

    Args:
        authorities: the authority files.
        register: says who was merged and who was withdrawn.
        forms: every form of the build.
    """

    def __init__(self, authorities: Authorities, register: Register, forms: Iterable[str] = ()) -> None:
        """Index the authority file, and tell the forms apart by their spelling."""
        self.register = register
        self.by_id = {person.id: person for person in authorities.persons}
        self.labels: dict[str, str] = {}  # of provisional persons: one each, whichever text names them first
        spelt: dict[str, list[str]] = {spelling.language: [] for spelling in SPELLINGS}
        for form in forms:
            spelt[spelling_of(form).language].append(form)
        self._people = {
            spelling.language: People(authorities, spelt[spelling.language], spelling, self._owner, self.settle)
            for spelling in SPELLINGS
        }

    def resolve(self, form: str, beside: Iterable[str] = (), around: str = "") -> Identity:
        """Return who is meant by ``form``, after all mergers; the arguments are those of `People.resolve`."""
        return self.settle(self._people[spelling_of(form).language].resolve(form, beside, around))

    def _owner(self, slug: str) -> tuple[str, ...]:
        """Return the initials of the person that a bare surname's slug was given to."""
        return tuple(filter(None, self.register.initials(slug).split("-")))

    def settle(self, identity: Identity) -> Identity:
        """Return ``identity`` with the survivor of a merged person, and without a slug if it is withdrawn or split."""
        entry = self.register.settled("person", identity.slug)
        if entry.status == "withdrawn":
            return Identity("", "low", f"{identity.basis}; person/{identity.slug} is withdrawn: {entry.reason}")
        if entry.status == "split":
            which = " or ".join(f"person/{each}" for each in entry.targets)
            return Identity("", "low", f"{identity.basis}; person/{identity.slug} was split: is it {which}?")
        if entry.slug == identity.slug:
            return identity
        basis = f"{identity.basis}; person/{identity.slug} was merged into person/{entry.slug}"
        provisional = entry.slug not in self.by_id
        return Identity(entry.slug, identity.certainty, basis, provisional, former=identity.slug)


def standing(authorities: Authorities, register: Register) -> Authorities:
    """Return the authority files without what was merged into others or withdrawn."""
    register.reserve("person", (person.id for person in authorities.persons))
    register.reserve("place", (place.id for place in authorities.places))
    register.reserve("organisation", (each.id for each in authorities.organisations))
    register.reserve("subject", (each.id for each in authorities.subjects))
    persons = _identifiers(authorities, register, "person", authorities.persons)
    places = _identifiers(authorities, register, "place", authorities.places)
    organisations = _identifiers(authorities, register, "organisation", authorities.organisations)
    return replace(
        authorities,
        subjects=tuple(each for each in authorities.subjects if _stands(register, "subject", each.id)),
        persons=tuple(replace(each, same_as=persons[each.id]) for each in authorities.persons if each.id in persons),
        places=tuple(replace(each, same_as=places[each.id]) for each in authorities.places if each.id in places),
        organisations=tuple(
            replace(each, same_as=organisations[each.id])
            for each in authorities.organisations
            if each.id in organisations
        ),
    )


def _identifiers(
    authorities: Authorities, register: Register, kind: str, things: Iterable[Person | PlaceName | Organisation]
) -> dict[str, tuple[str, ...]]:
    """Return the identifiers of each thing that stands, with those of what was merged into it.

    Raises:
        InputError: the two have different records in one authority file, each of them verified.
    """
    rows = {each.id: each.same_as for each in things}
    found = {name: list(uris) for name, uris in rows.items() if _stands(register, kind, name)}
    for name, uris in rows.items():
        entry = register.latest(kind, name)
        if entry is None or entry.status != "merged":
            continue
        survivor = register.settled(kind, name).slug
        kept = found.get(survivor, [])
        others = [authorities.link(uri) for uri in kept]
        for uri in uris:
            if (other := contradicted(authorities.link(uri), others)) is not None:
                raise InputError(
                    f"{kind}/{name} was merged into {kind}/{survivor}: {uri} and {other.uri} are both verified",
                    register.path, register.line(kind, name), expected="one identifier of an authority",
                    hint="take verified_by from the wrong one in links.csv, or undo the merger: corrkg ids restore",
                )  # fmt: skip
        kept += [uri for uri in uris if uri not in kept]
    return {name: tuple(uris) for name, uris in found.items()}


def _stands(register: Register, kind: str, slug: str) -> bool:
    entry = register.latest(kind, slug)
    return entry is None or entry.status == "issued"
