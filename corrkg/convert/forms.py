"""Forms of names, taken apart and told from each other, and the persons that they are resolved to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corrkg.edition.spelling import ENGLISH, Spelling


@dataclass(frozen=True, slots=True)
class Identity:
    """The person that a form was resolved to.

    Args:
        slug: id of the authority file, or slug of a provisional person; empty where several are possible.
        certainty: ``high``, ``medium`` or ``low``.
        basis: the rule, in words.
        provisional: the person is in no authority file.
        initials: those of a provisional person, as far as they are known.
        former: the slug of the merged person that the form means, whose place another has; else empty.
    """

    slug: str
    certainty: str
    basis: str
    provisional: bool = False
    initials: tuple[str, ...] = ()
    former: str = ""


@dataclass(frozen=True, slots=True)
class NameParts:
    """A form taken apart, in lower case: surname, other words, initials."""

    surname: str
    given: tuple[str, ...]
    initials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What the names of a build say of each other, where no authority file has them.

    Args:
        provisional: of each surname, without case endings, the initials that stand with it.
        spelling: of each sound of a surname, the spelling that stands for all.
    """

    provisional: Mapping[str, tuple[tuple[str, ...], ...]]
    spelling: Mapping[str, str]


def take_apart(form: str, surnames: set[str], spelling: Spelling = ENGLISH) -> NameParts:
    """Take a form apart.

    >>> take_apart("Ya.B. Gamarnik", {"gamarnik"})
    NameParts(surname='gamarnik', given=(), initials=('ya', 'b'))
    >>> take_apart("Yakovlev Alexander", {"yakovlev"})
    NameParts(surname='yakovlev', given=('alexander',), initials=())
    """
    initials = tuple(sign.lower() for sign in re.findall(spelling.initial, form))
    words = [word.lower() for word in re.sub(spelling.initials, " ", form + " ").replace(",", " ").split()]
    if not words:
        return NameParts("", (), initials)
    last = next((word for word in words if word in surnames), None)
    if last is None:
        last = words[0] if len(words) == 3 and re.match(spelling.patronymic, words[-1]) else words[-1]
    return NameParts(last, tuple(dict.fromkeys(word for word in words if word != last)), initials)


def signs_name(initials: tuple[str, ...], given: list[str], surname: str, spelling: Spelling = ENGLISH) -> bool:
    """Tell whether initials sign a name.

    >>> joseph = ["joseph", "vissarionovich"]
    >>> [signs_name(signs, joseph, "stalin") for signs in (("i", "v"), ("i", "st"), ("st",), ("k", "st"))]
    [True, True, True, False]
    """
    *first, last = initials
    begins = [spelling.may_begin(name, sign) for name, sign in zip(given, initials, strict=False)]
    if len(initials) == len(given) and all(begins):
        return True
    return surname.startswith(last) and (not first or (len(first) == 1 and begins[:1] == [True]))


def compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two rows of initials may be one person's."""
    return all(a[0] == b[0] for a, b in zip(one, other, strict=False))


def fits(parts: NameParts, name: str, aliases: Sequence[str], spelling: Spelling = ENGLISH) -> bool:
    """Tell whether initials and given names, where there are any, can be those of a person.

    Args:
        parts: the form.
        name: the person's name: ``Ordzhonikidze, Grigory Konstantinovich``.
        aliases: what the person is called besides.
        spelling: how names are spelt in the language.

    >>> sergo = ("Ordzhonikidze, Grigory Konstantinovich", ["Sergo Ordzhonikidze"])
    >>> [fits(NameParts("ordzhonikidze", (), (sign,)), *sergo) for sign in ("g", "s", "k")]
    [True, True, False]
    """
    names = _words(name.partition(",")[2])
    if not names:
        return not parts.initials and not parts.given
    called = " ".join(aliases).lower()
    by_initials = all(spelling.may_begin(name, sign) for sign, name in zip(parts.initials, names, strict=False))
    by_given = all(
        any(name[:3] == given[:3] for name in names) or re.search(rf"\b{re.escape(given)}\b", called)
        for given in parts.given
    )
    if not by_initials and parts.initials:
        form = rf"(?<![\w.]){re.escape('.'.join(parts.initials))}\.{re.escape(parts.surname)}\b"
        by_initials = any(_begin(parts, alias, spelling) for alias in aliases) or (
            re.search(form, re.sub(r"\.\s*", ".", called)) is not None
        )
    return by_initials and by_given


def _begin(parts: NameParts, alias: str, spelling: Spelling) -> bool:
    """Tell whether initials begin the given names of an alias that is spelt out: "Sergo" of "S. Ordzhonikidze"."""
    words = _words(alias)
    names = [word for word in words if word != parts.surname]
    spelt = "." not in alias and len(words) > 1  # a word alone may be another surname
    return spelt and len(names) >= len(parts.initials) and all(map(spelling.may_begin, names, parts.initials))


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s(),]+", name.lower()) if word]
