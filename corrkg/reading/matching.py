"""Who is meant by a written name: the persons of an index, each with a score and with the evidence for and against.

Names, initials, patronymics and years are evidence. A name says *sure* of one person only where nothing contradicts,
the name is more than a surname, and no second person is near; whoever links without looking must not be misled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz

from corrkg.names.cases import case_forms, is_female
from corrkg.names.index import Candidate, Index, Likeness
from corrkg.names.known import Known
from corrkg.names.parts import Name, is_patronymic, plain, read_name, same_given, words
from corrkg.names.sound import bones, skeleton
from corrkg.names.writing import is_cyrillic, latin

_NEAR = 12.0  # points: a second person with as many less is near
_WORTH = 30.0  # points below which a candidate is not worth showing
_LIKE = 80.0  # percent of likeness of two words that may be one, misread
_WEIGHTS = {"surname": 50.0, "given": 26.0, "patronymic": 14.0, "years": 10.0}
_OTHERS = 4  # names in brackets that are tried as surnames
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Match:
    """A thing that may be meant.

    Args:
        thing: which; a person, where names of persons are matched.
        score: 0 to 100.
        sure: whether the match may be taken without looking.
        features: the evidence by name: 1 agrees, 0 says nothing, -1 contradicts, fractions between.
    """

    thing: Known
    score: float
    sure: bool
    features: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Evidence:
    surname: float
    given: float | None
    patronymic: float | None
    years: float | None
    exact: bool  # the surname is written so by some practice
    full: bool  # a given name agrees, not only an initial
    inflected: bool
    common: bool  # a surname of so many people that a given name alone does not tell one of them

    @property
    def contradicted(self) -> bool:
        """Whether something speaks against the person."""
        return any(value is not None and value < 0 for value in (self.given, self.patronymic, self.years))

    @property
    def score(self) -> float:
        """The sum of what agrees; what is not told counts a little less than half."""
        total = _WEIGHTS["surname"] * self.surname
        for name in ("given", "patronymic", "years"):
            value = getattr(self, name)
            total += _WEIGHTS[name] * (0.45 if value is None else max(value, 0.0))
        if self.years is not None and self.years < 0:
            return min(total, 35.0)
        return min(total, 55.0) if self.contradicted else total

    def features(self) -> dict[str, float]:
        """The evidence by name."""
        told = {name: getattr(self, name) for name in _WEIGHTS}
        return {name: round(value, 2) for name, value in told.items() if value is not None}


def match(index: Index, text: str, born: str = "", died: str = "", limit: int = 10) -> list[Match]:
    """Return the persons who may be meant by ``text``, the likeliest first.

    Args:
        index: whom to choose from.
        text: a name in any script, order and practice; years in it count like the next two.
        born: year or date of birth, if it is known.
        died: year or date of death, if it is known.
        limit: how many to return.
    """
    written = read_name(text)
    years = (_year(born) or written.born, _year(died) or written.died)
    best: dict[str, tuple[_Evidence, Known]] = {}
    for asked in _askings(written.readings):
        for candidate in index.candidates(asked.surname):
            evidence = _weigh(asked, candidate, years)
            known = best.get(candidate.person.id)
            if evidence is not None and (known is None or _rank(evidence) > _rank(known[0])):
                best[candidate.person.id] = (evidence, candidate.person)
    ranked = sorted(best.values(), key=lambda each: (-each[0].score, -each[1].weight, each[1].id))
    sure = _is_sure(ranked)
    return [
        Match(person, round(evidence.score, 1), sure and place == 0, evidence.features())
        for place, (evidence, person) in enumerate(ranked[:limit])
        if evidence.score >= _WORTH
    ]


def _askings(readings: Iterable[Name]) -> list[Name]:
    """Return the names that a written name may be: with each of its surnames, a former one included."""
    found = [
        Name(surname, each.given, each.patronymic, each.initials)
        for each in readings
        for surname in (each.surname, *each.others[:_OTHERS])
    ]
    return list(dict.fromkeys(found))


def _rank(evidence: _Evidence) -> tuple[bool, float]:
    return (not evidence.contradicted, evidence.score)


def _is_sure(ranked: list[tuple[_Evidence, Known]]) -> bool:
    """Tell whether the first of the candidates may be taken without looking."""
    if not ranked:
        return False
    first, _ = ranked[0]
    if first.contradicted or not first.exact or not first.full or first.given is None or first.given < 1:
        return False
    if first.inflected and not (first.patronymic or first.years):
        return False
    agrees = (first.patronymic or 0) >= 1 or (first.years or 0) > 0
    if first.common and not agrees:
        return False
    for second, _ in ranked[1:]:
        decided = (first.years or 0) > 0 and (second.years is None or second.years <= 0)
        if not second.contradicted and second.score > first.score - _NEAR and not decided:
            return False
    return True


def _weigh(asked: Name, candidate: Candidate, years: tuple[str, str]) -> _Evidence | None:
    """Weigh what is asked against the names of a person; the best of the names counts, but a full one contradicts."""
    readings = candidate.readings
    likest = [each for pair in zip(readings, candidate.likeness, strict=True) if (each := _surname(asked, *pair))]
    if not likest:
        return None
    surname = max(likest, key=lambda each: (each.degree, not each.inflected))
    # Given names of the person under any surname: an alias of initials must not hide that the name is another one.
    givens = _told(asked.given, _several(each.given for each in readings if each.given))
    patronymics = _several(each.patronymic for each in readings if each.patronymic)
    initials = [each.initials for each in readings if each.initials]
    declined = surname.inflected or not _declines(asked.surname)
    given, full, inflected = _given(asked, givens, initials, declined)
    return _Evidence(
        surname=surname.degree,
        given=given,
        patronymic=_patronymic(asked, patronymics, initials, declined),
        years=_lived(years, candidate.person),
        exact=surname.degree >= 0.95,
        full=full,
        inflected=surname.inflected or inflected,
        common=any(latin(each.surname) & words()["common"] for each in readings),
    )


@lru_cache(maxsize=16384)
def _declines(surname: str) -> bool:
    """Tell whether a surname has case forms; of "Орджоникидзе" only the other names show the case."""
    return not is_cyrillic(surname) or bool(case_forms(surname, "surname"))


def _told(given: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the given names to compare with: Cyrillic with Cyrillic, because Jan is Ян or Иван, and Ян is not Иван."""
    return tuple(each for each in known if is_cyrillic(each)) or known if is_cyrillic(given) else known


def _several(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _surname(asked: Name, known: Name, likeness: Likeness | None) -> Likeness | None:
    """Return how like two surnames are; a pseudonym of one word is no surname of one who has a given name."""
    alone = not (known.given or known.initials or known.patronymic)
    if likeness is None or not (alone and asked.given):
        return likeness
    return Likeness(0.9) if likeness.degree >= 0.9 else None


@lru_cache(maxsize=65536)
def _likest(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """Return how like the likest two words are, in percent; 0 below what may be one word misread."""
    return max((fuzz.ratio(one, two, score_cutoff=_LIKE) for one in ours for two in theirs), default=0.0)


def _given(
    asked: Name, givens: tuple[str, ...], initials: list[tuple[str, ...]], declined: bool
) -> tuple[float | None, bool, bool]:
    """Return how the given name agrees, whether as a whole name, and whether as a case form of it."""
    if asked.given:
        if any(same_given(asked.given, each) for each in givens):
            return 1.0, True, False
        if any(latin(asked.given) & _cases_of(each) for each in givens):
            return 1.0 if declined else 0.9, True, True
        if not givens:
            return 0.5 if any(_begins(each[0], asked.given) for each in initials) else None, False, False
        likeness = max((_likest(latin(asked.given), latin(each)) for each in givens), default=0.0)
        return 0.7 if likeness >= _LIKE else -1.0, False, False
    if asked.initials:
        first = asked.initials[0]
        if any(_begins(first, each) for each in givens):
            return 0.75, False, False
        if givens:
            return -1.0, False, False
        if initials:
            return 0.7 if any(_same_initial(first, each[0]) for each in initials) else -1.0, False, False
    return None, False, False


def _cases_of(given: str) -> frozenset[str]:
    return case_forms(given, "given", plain(given).endswith(("a", "а", "я")))


def _patronymic(asked: Name, known: tuple[str, ...], initials: list[tuple[str, ...]], declined: bool) -> float | None:
    """Return how the patronymic agrees, or None where one side has none."""
    second = (
        asked.initials[1] if len(asked.initials) > 1 else asked.initials[0] if asked.initials and asked.given else ""
    )
    if asked.patronymic and known:
        if any(_same_patronymic(asked.patronymic, each, declined) for each in known):
            return 1.0
        likeness = max(_likest(bones(asked.patronymic), bones(each)) for each in known)
        return 0.6 if likeness >= 88 else -1.0
    if second and known:
        return 0.7 if any(_begins(second, each) for each in known) else -1.0
    theirs = [each[1] for each in initials if len(each) > 1]
    if second and theirs:
        return 0.6 if any(_same_initial(second, each) for each in theirs) else -1.0
    if asked.patronymic and theirs and is_patronymic(asked.patronymic):
        return 0.6 if any(_begins(each, asked.patronymic) for each in theirs) else -1.0
    return None


def _same_patronymic(one: str, other: str, declined: bool) -> bool:
    if latin(one) & latin(other):
        return True
    if declined and latin(one) & case_forms(other, "patronymic", is_female("", other)):
        return True
    return bool(bones(one) & bones(other))


@lru_cache(maxsize=65536)
def _begins(initial: str, word: str) -> bool:
    """Tell whether a name may be abbreviated by an initial, in any script and practice."""
    return any(
        two.startswith(one) or skeleton(two)[:1] == skeleton(one)[:1] != ""
        for one in latin(initial)
        for two in latin(word)
    )


def _same_initial(one: str, other: str) -> bool:
    return bool(latin(one) & latin(other)) or _begins(one, other) or _begins(other, one)


def _year(value: str) -> str:
    found = _YEAR.search(value or "")
    return found[0] if found else ""


def _lived(asked: tuple[str, str], person: Known) -> float | None:
    """Return how the years of life agree: one year off is no contradiction, more is."""
    values = []
    for ours, theirs in zip(asked, (person.born, person.died), strict=True):
        known = _year(theirs)
        if ours and known:
            gap = abs(int(ours) - int(known))
            values.append(1.0 if gap == 0 else 0.5 if gap == 1 else -1.0)
    if not values:
        return None
    return -1.0 if min(values) < 0 else sum(values) / len(values)
