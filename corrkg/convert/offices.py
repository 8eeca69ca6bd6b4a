"""How sure it is who is meant by a surname, by the office that stands beside it."""

from __future__ import annotations

from collections.abc import Iterable

from corrkg.convert.forms import Identity, NameParts
from corrkg.convert.subjects import stems
from corrkg.edition.authorities import Person

# So many words of a person's office in the authority file must stand beside a name to tell homonyms apart.
_OFFICE_WORDS = 2


def by_office(among: list[Person], names: Iterable[str], default: Person | None, around: str) -> list[Person]:
    """Return those whose office is spoken of beside the name, and more of it than of that of the usual person.

    Args:
        among: persons of one surname.
        names: their names.
        default: the one who is usually meant; None if nobody is.
        around: the words around the name.
    """
    own = {stem for name in names for stem in stems(name)}  # "brother of V. V. Kuibyshev"
    words = stems(around) - own
    told = {person.id: len(words & stems(person.note)) for person in among}
    if default not in among and sum(map(bool, told.values())) == 1:
        return [person for person in among if told[person.id]]
    most = max(told.values())
    return [person for person in among if told[person.id] == most >= _OFFICE_WORDS]


def the_one(person: Person, parts: NameParts, around: str, ending: str) -> Identity:
    """Return the one person of the file whom a form fits, as surely as the evidence tells.

    Initials, a given name or an office beside the name leave no doubt. A surname alone does: that the file has one
    person of it does not say how many the world had.
    """
    if parts.initials or parts.given:
        certainty, told = "medium" if ending else "high", "the surname and initials or given name fit one person"
    elif len(stems(around) & stems(person.note)) >= _OFFICE_WORDS:
        certainty, told = "high", "the surname fits one person, whose office is spoken of beside it,"
    else:
        certainty, told = "medium", "the surname alone, of which the world may have had others, fits one person"
    return Identity(person.id, certainty, f"{told} of the authority file{ending}")
