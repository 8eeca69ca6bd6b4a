"""Who is meant by a name, after all that the register says became of persons: merged, split, withdrawn."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from corrkg.convert.fates import Fates
from corrkg.convert.forms import Identity, Names
from corrkg.convert.people import People
from corrkg.convert.register import Register
from corrkg.edition.authorities import Authorities
from corrkg.edition.spelling import SPELLINGS, spelling_of
from corrkg.uris import slugify


@dataclass(frozen=True, slots=True)
class Known:
    """What the resolving of some names depends on, besides the authority files and the register's fates.

    Args:
        names: by language, what the names of the build say of each other.
        owners: the initials of the persons that slugs made of bare surnames were given to.
    """

    names: Mapping[str, Names]
    owners: Mapping[str, str]


class RegisteredPeople:
    """Resolves name forms of any script to the persons that the register still has.

    Args:
        authorities: the authority files.
        fates: says who was merged, split and withdrawn.
        forms: every form of the build.
        initials: of the person that a slug made of a bare surname was given to, joined by hyphens; empty if unknown.
    """

    def __init__(
        self,
        authorities: Authorities,
        fates: Fates,
        forms: Iterable[str] = (),
        initials: Callable[[str], str] = lambda slug: "",
    ) -> None:
        """Index the authority file, and tell the forms apart by their spelling."""
        self.fates, self.initials = fates, initials
        self.by_id = {person.id: person for person in authorities.persons}
        spelt = _by_language(forms)
        self._people = {
            each.language: People(authorities, spelt[each.language], each, self._owner, self.settle)
            for each in SPELLINGS
        }

    def known(self, forms: Iterable[str]) -> Known:
        """Return what the resolving of ``forms`` depends on."""
        spelt = _by_language(forms)
        names = {language: people.names_of(spelt[language]) for language, people in self._people.items()}
        slugs = {slugify(stem) for each in names.values() for stem in (*each.provisional, *each.spelling.values())}
        owners = {slug: initials for slug in sorted(slugs) if (initials := self.initials(slug))}
        return Known(names, owners)

    def knowing(self, known: Known) -> RegisteredPeople:
        """Return a resolver of the names that ``known`` is of."""
        other = copy.copy(self)
        other.initials = lambda slug: known.owners.get(slug, "")
        other._people = {
            language: people.knowing(known.names[language], other._owner, other.settle)
            for language, people in self._people.items()
        }
        return other

    def resolve(
        self,
        form: str,
        beside: Iterable[str] = (),
        around: str = "",
        before: Iterable[str] = (),
        correspondents: Iterable[str] = (),
    ) -> Identity:
        """Return who is meant by ``form``, after all mergers; the arguments are those of `People.resolve`."""
        return self.settle(
            self._people[spelling_of(form).language].resolve(form, beside, around, before, correspondents)
        )

    def _owner(self, slug: str) -> tuple[str, ...]:
        """Return the initials of the person that a bare surname's slug was given to."""
        return tuple(filter(None, self.initials(slug).split("-")))

    def settle(self, identity: Identity) -> Identity:
        """Return ``identity`` with the survivor of a merged person, and without a slug if it is withdrawn or split."""
        entry = self.fates.settled("person", identity.slug)
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


def settle_owners(people: RegisteredPeople, register: Register, forms: Iterable[str]) -> None:
    """Give each slug that is made of a bare surname to the person of the first form that it is made of.

    Args:
        people: resolves the forms; it asks the register for the initials.
        register: keeps them.
        forms: each once, in printed order.
    """
    for form in forms:
        identity = people.resolve(form)
        if identity.provisional and identity.slug and identity.slug not in people.by_id:
            register.keep_initials(identity.slug, "-".join(identity.initials))


def _by_language(forms: Iterable[str]) -> dict[str, list[str]]:
    spelt: dict[str, list[str]] = {spelling.language: [] for spelling in SPELLINGS}
    for form in forms:
        spelt[spelling_of(form).language].append(form)
    return spelt
