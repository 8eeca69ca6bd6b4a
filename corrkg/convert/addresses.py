"""Which address each letter, decision, person and place has: what the register says of the keys of a build.

A merged letter is not written a second time, and neither is a withdrawn one; both stand in the report. A merged
decision adds to the survivor what it alone knows: where it is stated, what it concerns, its references and evidence.
Names that would mean a merged person mean the survivor; those of a withdrawn person mean nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from corrkg.convert.decisions import decision_key, decision_slug
from corrkg.convert.letters import letter_key, letter_slug
from corrkg.convert.people import Identity, People
from corrkg.convert.register import Register
from corrkg.edition.authorities import Authorities
from corrkg.edition.records import Edition, Observation
from corrkg.edition.source import SourceText, Span


@dataclass
class Addresses:
    """The addresses of one build.

    Args:
        letters: the slug of each letter that is written, by the identity of its record.
        decisions: the slug of each decision, and whether it is told a second time, by the identity of its record.
        left_out: what is not written: its text, why, and the slug that has its place (or none).
    """

    letters: dict[int, str] = field(default_factory=dict)
    decisions: dict[int, tuple[str, bool]] = field(default_factory=dict)
    left_out: list[tuple[SourceText, Observation, str]] = field(default_factory=list)


def assign(editions: list[Edition], register: Register) -> tuple[list[Edition], Addresses]:
    """Give every letter and decision its address, and return the editions with the letters that are to be written.

    Raises:
        InputError: something is merged into what was never issued.
    """
    addresses = Addresses()
    letters = [(edition.source, letter) for edition in editions for letter in edition.letters]
    slugs = register.issue(
        "letter",
        [letter_key(letter, source) for source, letter in letters],
        [letter_slug(letter) for _, letter in letters],
    )
    own, given = set(slugs), set[str]()
    for (source, letter), slug in zip(letters, slugs, strict=True):
        entry = register.settled("letter", slug)
        if entry.status == "withdrawn":
            _leave_out(addresses, source, letter.span, "withdrawn", f"letter/{slug} is withdrawn: {entry.reason}", "")
        elif entry.slug in given:
            words = f"printed twice: letter/{entry.slug} stands in the texts already"
            _leave_out(addresses, source, letter.span, "merged", words, entry.slug)
        elif entry.slug != slug and (entry.slug in own or entry.slug in given):
            words = f"this is letter/{entry.slug} once more: letter/{slug} was merged into it"
            _leave_out(addresses, source, letter.span, "merged", words, entry.slug)
        else:
            addresses.letters[id(letter)] = entry.slug
            given.add(entry.slug)
    kept = [
        replace(edition, letters=tuple(letter for letter in edition.letters if id(letter) in addresses.letters))
        for edition in editions
    ]
    _decisions(kept, register, addresses)
    register.check_targets()
    return kept, addresses


def _leave_out(addresses: Addresses, source: SourceText, span: Span, kind: str, words: str, slug: str) -> None:
    addresses.left_out.append((source, Observation(kind, "letter", words, span, "high"), slug))


def _decisions(editions: list[Edition], register: Register, addresses: Addresses) -> None:
    decided = [
        (edition.source, letter, decision)
        for edition in editions
        for letter in edition.letters
        for decision in letter.decisions
    ]
    slugs = register.issue(
        "decision",
        [decision_key(addresses.letters[id(letter)], decision, source) for source, letter, decision in decided],
        [decision_slug(decision) for *_, decision in decided],
    )
    own, given = set(slugs), set[str]()
    for (source, letter, decision), slug in zip(decided, slugs, strict=True):
        entry = register.settled("decision", slug)
        if entry.status == "withdrawn":
            words = f"decision/{slug} is withdrawn: {entry.reason}"
            note = Observation("withdrawn", "decision", words, decision.span, "high")
            addresses.left_out.append((source, note, addresses.letters[id(letter)]))
            continue
        addresses.decisions[id(decision)] = (
            entry.slug, entry.slug in given or (entry.slug != slug and entry.slug in own),
        )  # fmt: skip
        given.add(entry.slug)


class RegisteredPeople(People):
    """Resolves name forms to the persons that the register still has."""

    def __init__(self, authorities: Authorities, register: Register, forms: Iterable[str] = ()) -> None:
        """Index the authority file; ``register`` says who was merged and who was withdrawn."""
        self.register = register
        super().__init__(authorities, forms)

    def resolve(self, form: str, beside: Iterable[str] = (), around: str = "") -> Identity:
        """Return who is meant by ``form``, after all mergers."""
        return self.settle(super().resolve(form, beside, around))

    def owner(self, slug: str) -> tuple[str, ...]:
        """Return the initials of the person that a bare surname's slug was given to."""
        return tuple(filter(None, self.register.initials(slug).split("-")))

    def settle(self, identity: Identity) -> Identity:
        """Return ``identity`` with the survivor in place of a merged person, and with nobody for a withdrawn one."""
        entry = self.register.settled("person", identity.slug)
        if entry.status == "withdrawn":
            return Identity("", "low", f"{identity.basis}; person/{identity.slug} is withdrawn: {entry.reason}")
        if entry.slug == identity.slug:
            return identity
        basis = f"{identity.basis}; person/{identity.slug} was merged into person/{entry.slug}"
        return Identity(entry.slug, identity.certainty, basis, entry.slug not in self.by_id)


def standing(authorities: Authorities, register: Register) -> Authorities:
    """Return the authority files without the persons and places that were merged into others or withdrawn."""
    register.reserve("person", (person.id for person in authorities.persons))
    register.reserve("place", (place.id for place in authorities.places))
    return replace(
        authorities,
        persons=tuple(each for each in authorities.persons if _stands(register, "person", each.id)),
        places=tuple(each for each in authorities.places if _stands(register, "place", each.id)),
    )


def _stands(register: Register, kind: str, slug: str) -> bool:
    entry = register.latest(kind, slug)
    return entry is None or entry.status == "issued"
