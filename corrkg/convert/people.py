"""Who is meant by a name: the authority file first, then provisional persons."""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from corrkg.convert.forms import Identity, NameParts, Names, compatible, fits, signs_name, take_apart
from corrkg.convert.offices import by_office, the_one
from corrkg.edition.authorities import Authorities, Person
from corrkg.edition.spelling import ENGLISH, Spelling
from corrkg.uris import slugify

_TWO = 2  # words: a given name and a patronymic, or a whole name
_Key = TypeVar("_Key", bound=Hashable)

_IN_FULL = "of several persons of this surname, this one is named in full in the same letter"


class People:
    """Resolves name forms of one language.

    Args:
        authorities: the authority files.
        forms: every form of the build, so that provisional persons are told apart by their initials.
        spelling: how names are spelt in the language.
        owner: the initials of the person that a slug made of a bare surname was given to; empty if none are known.
        settle: puts the survivor in place of a person who was merged into another.
    """

    def __init__(
        self,
        authorities: Authorities,
        forms: Iterable[str] = (),
        spelling: Spelling = ENGLISH,
        owner: Callable[[str], tuple[str, ...]] = lambda slug: (),
        settle: Callable[[Identity], Identity] = lambda identity: identity,
    ) -> None:
        """Index the authority file."""
        self.rules, self.owner, self.settle = spelling, owner, settle
        self.by_surname: dict[str, list[Person]] = defaultdict(list)
        self.by_alias: dict[str, list[Person]] = defaultdict(list)
        self.by_given: dict[str, list[Person]] = defaultdict(list)
        self.by_two_words: dict[tuple[str, ...], list[Person]] = defaultdict(list)
        self.defaults: dict[str, Person] = {}
        self.by_id = {person.id: person for person in authorities.persons}
        for person in authorities.persons:
            self._index(person)
        self.surnames = set(self.by_surname)
        self.names = Names({}, {})
        self._gather(forms)

    def _gather(self, forms: Iterable[str]) -> None:
        """Tell the forms that no authority file has apart by their spelling and their initials."""
        provisional: dict[str, tuple[tuple[str, ...], ...]] = {}
        spelling: dict[str, str] = {}
        self.names = Names(provisional, spelling)
        unknown = [self._apart(form) for form in dict.fromkeys(forms)]
        unknown = [parts for parts in unknown if parts.surname and not self._candidates(parts.surname)[0]]
        for parts in sorted(unknown, key=lambda parts: not parts.initials):
            stem = self._stem(parts.surname)
            stem = spelling.setdefault(self.rules.sound(stem), stem)
            known, mine = provisional.get(stem, ()), self._initials(parts)
            provisional[stem] = known if mine in known else (*known, mine)

    def knowing(
        self, names: Names, owner: Callable[[str], tuple[str, ...]], settle: Callable[[Identity], Identity]
    ) -> People:
        """Return a resolver with the same authority files and other names; see `names_of`."""
        other = copy.copy(self)
        other.names, other.owner, other.settle = names, owner, settle
        return other

    def names_of(self, forms: Iterable[str]) -> Names:
        """Return of what the names of the build say that which the resolving of ``forms`` depends on."""
        provisional: dict[str, tuple[tuple[str, ...], ...]] = {}
        spelling: dict[str, str] = {}
        for form in forms:
            surname = self._apart(form).surname
            for own in (surname, *self.rules.stems(surname), re.sub(r"\s", "", form.lower())):
                sound = self.rules.sound(own)
                if (stem := self.names.spelling.get(sound)) is not None:
                    spelling[sound] = stem
                for each in (own, stem):
                    if each is not None and (known := self.names.provisional.get(each)) is not None:
                        provisional[each] = known
        return Names(provisional, spelling)

    def _index(self, person: Person) -> None:
        last, _, _ = self._name(person).partition(",")
        for name in {last.strip().lower(), *last.lower().split()} - {""}:
            self._keep(self.by_surname, name, person)
        given = self._given(person)
        if given:
            self._keep(self.by_given, given[0], person)
        if given:  # the whole name is one of this person's, whatever its words are of others
            self._keep(self.by_alias, f"{given[0]} {last.strip().lower()}", person)
        for called in (" ".join(given), *self._aliases(person)):
            sounds = self._sounds(called)
            if len(sounds) == _TWO:
                self._keep(self.by_two_words, sounds, person)
        for alias in self._aliases(person):
            self._keep(self.by_alias, alias.lower(), person)
            bare = re.sub(self.rules.initials, " ", alias + " ").replace(",", " ").split()
            if len(bare) == 1 or re.search(self.rules.initials, alias):
                self._keep(self.by_surname, bare[-1].lower() if bare else alias.lower(), person)
        for form in person.default_for:
            self.defaults[form.lower()] = person

    def _name(self, person: Person) -> str:
        return person.name_ru if self.rules.language == "ru" else person.name_en

    def _surname(self, person: Person) -> str:
        """Return the surname, in lower case."""
        return self._name(person).partition(",")[0].strip().lower()

    def _given(self, person: Person) -> list[str]:
        """Return given name and patronymic, in lower case."""
        return self._name(person).lower().partition(",")[2].split()

    def _aliases(self, person: Person) -> tuple[str, ...]:
        return person.aliases_ru if self.rules.language == "ru" else person.aliases_en

    def _apart(self, form: str) -> NameParts:
        return take_apart(form, self.surnames, self.rules)

    @staticmethod
    def _keep(index: dict[_Key, list[Person]], name: _Key, person: Person) -> None:
        if person not in index[name]:
            index[name].append(person)

    def _candidates(self, surname: str) -> tuple[list[Person], bool]:
        """Return the persons of a surname, and whether a case ending had to be taken off."""
        if surname in self.by_surname:
            return self.by_surname[surname], False
        for stem in self.rules.stems(surname):
            if stem in self.by_surname:
                return self.by_surname[stem], True
        stem = self.rules.in_a(surname)
        return self.by_surname.get(stem, []), stem != surname

    def resolve(
        self,
        form: str,
        beside: Iterable[str] = (),
        around: str = "",
        before: Iterable[str] = (),
        correspondents: Iterable[str] = (),
    ) -> Identity:
        """Return who is meant by ``form``.

        Args:
            form: as printed, without titles.
            beside: the other forms of the same letter, which tell homonyms apart.
            around: the words around the name; they may name the office of one of several homonyms.
            before: of ``beside``, those printed before it; whoever is named there in full is meant by the surname.
            correspondents: those who write and receive the letters of the text, who call each other by given names.
        """
        exact = self.by_alias.get(form.lower(), [])
        if len(exact) == 1 and len(form.split()) > 1:
            return Identity(exact[0].id, "high", f"“{form}” is a name of this person in the authority file")
        parts = self._apart(form)
        if not parts.surname:
            return self._by_initials(form, parts.initials, beside)
        found, cut = self._candidates(parts.surname)
        known = self._by_given(form)
        if not found and len(known) == 1:
            basis = f"“{form}” is the given name and patronymic of one person of the authority file"
            return Identity(known[0].id, "medium", basis)
        if not found and len(exact) == 1:
            return Identity(exact[0].id, "high", f"“{form}” is a name of this person in the authority file")
        if not found and (given := self._by_given_alone(form, beside, correspondents)):
            return given
        if not found:
            name = self.rules.surname
            longer = [other for other in beside if name(other).rstrip(".") != parts.surname]
            short = [other for other in longer if name(other).startswith(parts.surname)]
            whole = [o for o in short if len(parts.surname) <= 4 or name(o)[len(parts.surname) :] in self.rules.endings]
            if len({name(other) for other in whole}) == 1:
                return replace(self.resolve(whole[0]), certainty="medium", basis=f"“{form}” is “{whole[0]}” cut short")
            return self._provisional(form, parts)
        fitting = [person for person in found if self._fits(person, parts)]
        ending = ", a Russian case ending apart" if cut else ""
        if len(fitting) == 1:
            return the_one(fitting[0], parts, around, ending)
        if not fitting:
            return self._provisional(form, parts)
        default = self.defaults.get(parts.surname) or self.defaults.get(self._surname(fitting[0]))
        spoken_of = by_office(fitting, map(self._name, fitting), default, around)
        if len(spoken_of) == 1:
            basis = f"of several persons of this surname, the one whose office is spoken of beside it{ending}"
            return Identity(spoken_of[0].id, "medium", basis)
        told = self._in_full(fitting, before)
        if len(told) == 1 and told[0] is not default:
            return Identity(told[0].id, "medium", f"{_IN_FULL}{ending}")
        if default in fitting:
            basis = f"of several persons of this surname, the one usually meant by it alone{ending}"
            return Identity(default.id, "medium", basis)
        named = self._in_full(fitting, beside)
        if len(named) == 1:
            return Identity(named[0].id, "medium", f"{_IN_FULL}{ending}")
        names = ", ".join(sorted(person.id for person in fitting))
        return Identity("", "low", f"several persons of the authority file bear this surname: {names}")

    def _in_full(self, among: list[Person], forms: Iterable[str]) -> list[Person]:
        """Return those of several persons of one surname whom a form names with initials or a given name."""
        surnames = {name for person in among for name in self._surname(person).split()}
        apart = [(form, self._apart(form)) for form in dict.fromkeys(forms)]
        full = [form for form, parts in apart if parts.surname in surnames and (parts.initials or parts.given)]
        named = {self.resolve(form).slug for form in full}
        return [person for person in among if person.id in named]

    def _fits(self, person: Person, parts: NameParts) -> bool:
        """Tell whether initials and given names, where there are any, can be this person's."""
        return fits(parts, self._name(person), self._aliases(person), self.rules)

    def _by_initials(self, form: str, initials: tuple[str, ...], beside: Iterable[str]) -> Identity:
        """Resolve initials alone: those of one full name of the same letter, or of a given name and a surname."""
        people: dict[str, str] = {}
        for other in beside:
            parts = self._apart(other)
            if not parts.surname:
                continue
            identity = self.settle(self.resolve(other))
            person = self.by_id.get(identity.slug)
            given = self._given(person) if person else list(parts.initials or parts.given)
            if signs_name(initials, given, parts.surname, self.rules):
                people[identity.slug] = other
        if len(people) == 1:
            slug, other = people.popitem()
            basis = f"the initials fit “{other}” of the same letter, and nobody else there"
            return Identity(slug, "medium", basis, slug not in self.by_id)
        return Identity("", "low", f"“{form}” fits nobody, or several, of the same letter")

    def _by_given_alone(self, form: str, beside: Iterable[str], correspondents: Iterable[str]) -> Identity | None:
        """Resolve a given name: of one who writes letters, of one in the same letter, of one person of the file alone.

        Who is named by his surname in a letter is not called by his given name there, as a correspondent may be.
        """
        known = self.by_given.get(form.lower(), [])
        friends = self._named_among(known, correspondents)
        if len(friends) == 1:
            basis = f"“{form}” is the given name of one who writes or receives letters of the same text"
            return Identity(friends[0].id, "medium", basis)
        named = self._named_among(known, beside)
        if len(named) == 1:
            basis = f"“{form}” is the given name of one who is named in the same letter"
            return Identity(named[0].id, "medium", basis)
        if len(known) == 1:
            return Identity(known[0].id, "low", f"“{form}” is the given name of one person of the authority file")
        return None

    def _named_among(self, known: list[Person], forms: Iterable[str]) -> list[Person]:
        """Return those of some persons whose surname a form has, with initials that fit."""
        apart = [self._apart(form) for form in forms] if known else []
        return [
            person
            for person in known
            if any(parts.surname == self._surname(person) and self._fits(person, parts) for parts in apart)
        ]

    def _by_given(self, form: str) -> list[Person]:
        """Return the persons who are called by these two words, however spelt: ``Iosif Vissarionovich``."""
        return self.by_two_words.get(self._sounds(form), [])

    def _sounds(self, words: str) -> tuple[str, ...]:
        return tuple(self.rules.sound(word) for word in words.lower().split())

    # provisional persons ------------------------------------------------------------------------------------------

    def _stem(self, surname: str) -> str:
        """The surname that case forms share, if its plain form occurs too (``bushueva`` beside ``bushuev``)."""
        return next((stem for stem in self.rules.stems(surname) if stem in self.names.provisional), surname)

    @staticmethod
    def _initials(parts: NameParts) -> tuple[str, ...]:
        return parts.initials or tuple(given[0] for given in parts.given)

    def _provisional(self, form: str, parts: NameParts) -> Identity:
        if parts.given and not parts.initials and not self.rules.given & set(parts.given) and len(parts.given) == 1:
            # The words do not tell which one is the surname (Ma Hongshan); Bai Jili may be spelt Bai-Ji-Li elsewhere.
            slug = slugify(self.names.spelling.get(self.rules.sound(re.sub(r"\s", "", form.lower())), form))
            return Identity(
                slug, "low", f"“{form}” fits nobody in the authority file: a provisional person", provisional=True
            )
        own = self._stem(parts.surname)
        stem = self.names.spelling.get(self.rules.sound(own), own)
        signs = self._initials(parts)
        known = sorted(other for other in self.names.provisional.get(stem, ()) if other)
        apart = [other for other in known if not compatible(other, known[0])]
        slug = slugify(stem)
        owner = self.owner(slug)
        if signs and (not compatible(owner, signs) if owner else apart):
            fullest = sorted((other for other in known if compatible(other, signs)), key=len)
            slug = slugify(f"{stem} {' '.join(fullest[-1] if fullest else signs)}")
        if slug in self.by_id:  # not the person of that id, whose initials or given name are others
            slug = slugify(f"{slug} {' '.join(signs)}") if signs else f"{slug}-other"
        basis = f"“{form}” fits nobody in the authority file: a provisional person"
        if stem != own:
            basis += f", taken to be {stem.title()} in another spelling"
        fullest = sorted((other for other in known if compatible(other, signs)), key=len) if signs else known
        told = fullest[-1] if fullest and not (apart and not signs) else signs
        return Identity(slug, "medium" if signs else "low", basis, provisional=True, initials=told)
