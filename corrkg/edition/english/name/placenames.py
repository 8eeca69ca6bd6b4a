"""Places that a text names: those of the authority file, towns as well as states and regions.

A region is called by its noun ("Moscow region", "the Omsk region"), and several by one noun in the plural, before or
after their names ("the regions of Moscow, Kalinin and Kursk", "the East Siberian and Far Eastern regions"). The name of
a town before such a noun is the region's, and not the town's. A name of six letters and more that the file has not is
taken for one that it has where the two are spellings of one name: the practices of transliteration differ, and a writer
may put it his own way ("Manzhchuria"). What a noun alone says to be a place ("the village of Davydovo") is one that no
file has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corrkg.edition.authorities import Authorities
from corrkg.edition.english.name.bodies import GAP, words_of
from corrkg.edition.english.name.names import Passage
from corrkg.edition.english.name.placekinds import places_by_noun
from corrkg.edition.english.word.vocabulary import in_dictionary
from corrkg.edition.records import Named
from corrkg.edition.source import Span, SpanIndex, fold
from corrkg.names.sound import skeleton, spells_one_name
from corrkg.names.writing import fold as letters_of
from corrkg.names.writing import latin
from corrkg.uris import slugify

_CAP = r"[A-ZÀ-Þ][\w’'-]*"
_NAME = rf"{_CAP}(?:{GAP}{_CAP}){{0,2}}"
_JOIN = rf"(?:,{GAP}and{GAP}|,{GAP}|{GAP}and{GAP})"
_NOUN = r"(?:[Rr]egion|[Tt]erritory|[Dd]istrict|[Oo]blast|[Kk]rai|[Pp]rovince|ASSR|SSR)"
_NOUNS = r"(?:[Rr]egions|[Tt]erritories|[Dd]istricts|[Oo]blasts|[Kk]rais|[Pp]rovinces)"
# A place's name in the name of another thing: "Moscow region" is a region, "Leningrad Military District" a district.
_THING = re.compile(rf"(?:{GAP}{_CAP})?{GAP}(?:{_NOUNS}|{_NOUN}|[Ff]ront|[Rr]ailway)", re.ASCII)
_KIND = re.compile(rf"[\s-]+{_NOUN}$")
_AFTER = re.compile(rf"\b{_NOUNS}{GAP}of{GAP}(?:the{GAP})?(?P<names>{_NAME}(?:{_JOIN}{_NAME}){{0,12}})")
_BEFORE = re.compile(rf"(?<![\w-])(?P<names>{_NAME}(?:{_JOIN}{_NAME}){{0,12}}){GAP}{_NOUNS}\b")
_ONE = re.compile(rf"(?<![\w-])(?P<names>{_CAP}(?:{GAP}{_CAP}){{0,2}}){GAP}{_NOUN}\b")
# What is in brackets after a name says what is meant: "Xinjiang (Chanchun)".
_GLOSS = re.compile(r"[\s\xa0]?\(([^()]{3,40})\)")
# A word that may be a name, alone and no part of a longer one, nor with the initials of a person before it.
_WORD = re.compile(r"(?<![\w.-])(?<![A-Z]\.[\s\xa0])[A-ZÀ-Þ][a-zà-ÿ-]{5,}(?![\w-]|\.?[\s\xa0][A-Z]\.)")
_NEAR = 40  # so far before a name another is looked for, in code points
_NAME_BEFORE = re.compile(r"(?<![\w-])([A-ZÀ-Þ][a-zà-ÿ]+)[\s\xa0]\Z")
_NAME_AFTER = re.compile(r"[\s\xa0]([A-ZÀ-Þ][a-zà-ÿ]+)")


class PlaceFinder:
    """Finds places of the authority file in one text.

    Args:
        text: the source's text.
        authorities: the authority files.
    """

    def __init__(self, text: str, authorities: Authorities) -> None:
        """Index the names; a surname of the authority file is no place by itself (Kalinin)."""
        self.text = text
        surnames = {person.name_en.partition(",")[0].strip() for person in authorities.persons}
        self.known = {
            fold(re.sub(r"\s*\(.*\)$", "", name)): place.id
            for place in authorities.places
            for name in (place.name_en, *place.aliases)
        }
        self.regions = {_stem(name): slug for name, slug in self.known.items() if _KIND.search(name)}
        self._names = words_of(name for name in self.known if name not in surnames)
        self._spellings = _Spellings(authorities, {*self.known, *surnames})
        self._lower = frozenset(name.lower() for name in self.known)
        self._slugs = {place.id for place in authorities.places}

    def find(self, passages: Iterable[Passage], taken: Iterable[Span]) -> list[Named]:
        """Return the places within ``passages``; ``taken`` spans are names of something else."""
        hidden = SpanIndex(sorted(taken))
        found: list[Named] = []
        for passage in passages:
            regions = [each for each in self._regions(passage) if not hidden.holds(each.span.start)]
            found += regions
            inside = SpanIndex(sorted(each.span for each in regions))
            for match in self._matches(passage):
                thing = _THING.match(self.text, match.end(), passage.span.end)
                if hidden.holds(match.start()) or inside.holds(match.start()) or thing:
                    continue
                slug, basis = self._meant(match)
                found.append(self._named(Span(*match.span()), passage, slug, basis))
            found += [each for each in self._respelt(passage) if not hidden.holds(each.span.start)]
            known = SpanIndex(sorted(each.span for each in found if each.note == passage.note))
            for each in self._called(passage):
                if not hidden.touches(each.span) and not known.touches(each.span):
                    found.append(each)
        return sorted(found, key=lambda each: each.span)

    def _matches(self, passage: Passage) -> Iterable[re.Match[str]]:
        span = passage.span
        return self._names.finditer(self.text, span.start, span.end) if self._names else ()

    def _named(self, span: Span, passage: Passage, slug: str, basis: str, certainty: str = "high") -> Named:
        form = fold(self.text[span.start : span.end])
        return Named("place", form, span, passage.part, passage.note, slug, False, certainty, basis)

    def _respelt(self, passage: Passage) -> Iterator[Named]:
        """Yield each name that is another spelling of one of the file."""
        for match in _WORD.finditer(self.text, passage.span.start, passage.span.end):
            slug, name = self._spellings.meant(match.group())
            if (
                slug
                and not self._is_in_a_name(match, passage)
                and not _THING.match(self.text, match.end(), passage.span.end)
            ):
                basis = f"“{match.group()}” is another spelling of “{name}”, a name of this place in the authority file"
                yield self._named(Span(*match.span()), passage, slug, basis, "medium")

    def _is_in_a_name(self, match: re.Match[str], passage: Passage) -> bool:
        """Tell whether a name stands beside it, of which it is a part: "Vechernyaya Moskva"."""
        low = max(passage.span.start, match.start() - _NEAR)
        before = _NAME_BEFORE.search(self.text, low, match.start())
        after = _NAME_AFTER.match(self.text, match.end(), passage.span.end)
        return any(beside is not None and not in_dictionary(beside[1].lower()) for beside in (before, after))

    def _called(self, passage: Passage) -> Iterator[Named]:
        """Yield each place that the file has not, and that a noun says to be one."""
        seen: set[int] = set()
        for called in places_by_noun(self.text, passage.span, self._lower):
            form = fold(self.text[called.span.start : called.span.end])
            slug = slugify(form)
            if called.span.start not in seen and slug not in self._slugs:
                seen.add(called.span.start)
                basis = f"“{form}” is in no authority file, and is called a {called.noun}"
                yield Named("place", form, called.span, passage.part, passage.note, slug, True, "low", basis)

    def _meant(self, match: re.Match[str]) -> tuple[str, str]:
        """Return which place a name means, and the rule; the one in brackets after it, if that is one."""
        form = fold(match.group())
        gloss = _GLOSS.match(self.text, match.end())
        inside = self.known.get(fold(gloss[1])) if gloss else None
        if gloss and inside:
            return inside, f"“{fold(gloss[1])}”, in brackets after “{form}”, is a name of this place"
        return self.known[form], f"“{form}” is a name of this place in the authority file"

    def _regions(self, passage: Passage) -> Iterator[Named]:
        """Yield each region that is called by a noun."""
        seen: set[int] = set()
        for pattern in (_AFTER, _BEFORE, _ONE) if self.regions else ():
            for match in pattern.finditer(self.text, passage.span.start, passage.span.end):
                for span in _parted(match):
                    name = self.text[span.start : span.end]
                    slug = self.regions.get(_stem(name))
                    if slug and span.end not in seen:
                        seen.add(span.end)
                        whole = Span(span.start, match.end() if pattern is _ONE else span.end)
                        basis = f"“{fold(name)}” is a name of this region, in “{fold(match.group())}”"
                        yield self._named(whole, passage, slug, basis)


class _Spellings:
    """The ways in which the names of the authority file may be written, of one word each.

    Args:
        authorities: the authority files.
        others: names that mean what they mean there, however much they look like another.
    """

    def __init__(self, authorities: Authorities, others: Iterable[str]) -> None:
        self._others = set(others)
        self._by_sound: dict[str, set[tuple[str, str, str]]] = {}
        for place in authorities.places:
            for name in (place.name_en, place.name_ru, *place.aliases):
                bare = re.sub(r"\s*\(.*\)$", "", name)
                for spelling in latin(bare) if bare and not re.search(r"\s", bare) else ():
                    self._by_sound.setdefault(skeleton(spelling), set()).add((spelling, place.id, bare))

    def meant(self, form: str) -> tuple[str, str]:
        """Return the place that a form spells, and its name in the file; empty where it spells none, or several."""
        if form in self._others:
            return "", ""
        letters = letters_of(form)
        near = self._by_sound.get(skeleton(letters), set())
        found = {(slug, name) for spelling, slug, name in near if spells_one_name(letters, spelling)}
        if len({slug for slug, _ in found}) != 1 or in_dictionary(form.lower()):
            return "", ""
        return min(found)


def _parted(match: re.Match[str]) -> Iterator[Span]:
    """Yield the names of a list, each also without the words that may open a sentence before it."""
    start = match.start("names")
    for name in re.finditer(_NAME, match["names"]):
        for word in re.finditer(_CAP, name.group()):
            yield Span(start + name.start() + word.start(), start + name.end())


def _stem(name: str) -> str:
    """Return what a region is called by, without its noun: "Ivanovo-Industrial Region" is "ivanovo industrial".

    >>> _stem("East Siberian Territory"), _stem("Kursk")
    ('east siberian', 'kursk')
    """
    return _KIND.sub("", fold(name)).replace("-", " ").lower()
