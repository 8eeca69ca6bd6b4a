"""What can be searched for, gathered from the quads of a build: letters, notes, decisions, and all that has a name.

DIR/releases/{digest}/words-2.sqlite
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from corrkg.names.cases import case_forms, is_female
from corrkg.names.writing import is_cyrillic, latin
from corrkg.search.numbering import NoRoomError
from corrkg.search.snippet import SEPARATOR
from corrkg.search.words import tokens
from corrkg.search.writing import Item, Labels, renewed_index, write_index
from corrkg.store.built import Built
from corrkg.store.glance import Glance
from corrkg.store.overview import OVERVIEW
from corrkg.store.paths import CALLED, affected, chains_of
from corrkg.store.relations import RELATIONS, Relations
from corrkg.store.sayings import Sayings
from corrkg.store.told import LABELS
from corrkg.vocab import CK, DCTERMS, RDF, RDFS, SKOS

_TITLES = (*LABELS, DCTERMS.title, CK.title)
_NAMES = (SKOS.altLabel,)
_HIDDEN = (SKOS.hiddenLabel,)  # the words that a subject is read by: it is about them, and not called so
_BODY = (CK.address, CK.text, CK.enclosedText, CK.signature, CK.postscript, CK.dateline, SKOS.note)
_PERSONS = (CK.sender, CK.recipient, CK.copyRecipient, CK.mentions, CK.by)
_ABOUT = (*_PERSONS, CK.subject)
_USED = {
    *_TITLES, *_NAMES, *_HIDDEN, *_BODY, *_ABOUT, RDF.type, CK.note, CK.witness, CK.reference, CK.unit, CK.folios,
    CK.verbatim,
    CK.level, CK.value, CK.partOf, CK.number, CK.notBefore, CK.notAfter,
}  # fmt: skip
_NOT_THINGS = ("graph", "queries")  # what the first part of their addresses is
# How Russian archives abbreviate the levels.
_SHORT = {CK.concept("level", name): short for name, short in (("fond", "ф."), ("opis", "оп."), ("delo", "д."))}
# Kinds in the order in which equal finds are shown; others follow.
_ORDER = ("letter", "note", "decision", "person", "place", "organisation", "subject", "archive", "source")

_LINKED = "ck:sender|ck:recipient|ck:copyRecipient|ck:mentions|ck:by|ck:subject"
_REFERENCE = ("ck:verbatim|ck:folios", "ck:unit/rdfs:label")
READ = chains_of(
    "^ck:note/ck:notBefore|ck:notAfter",
    "^ck:refersTo/ck:nameForm",
    "^" + _LINKED.replace("|", "|^"),
    f"{_LINKED}/{CALLED}",
    "ck:number/ck:verbatim|ck:value",
    *(f"{way}/{end}" for way in ("ck:reference", "ck:witness/ck:reference") for end in _REFERENCE),
    "ck:partOf*/ck:value",
    f"ck:partOf*/ck:level/{CALLED}",
)
"""What an item rests on beside what its thing says."""


def make_words(target: Path, built: Built) -> None:
    """Write the index of a build in the file ``target``; relations and overview lie beside it.

    What has changed is written into the index of an earlier release, unless it has no room left for it.
    """
    relations, glance = Relations(target.with_name(RELATIONS)), Glance(target.with_name(OVERVIEW))
    with closing(relations), closing(glance):
        if built.earlier is not None:
            built.earlier.copy(target)
            with suppress(NoRoomError):
                _renew(target, Gathered(built, relations, glance), affected(built, READ))
                return
            target.unlink()
        gathered = Gathered(replace(built, earlier=None), relations, glance)
        items = list(gathered.items(gathered.told))
        values = {value for item in items for held in item.facets.values() for value in held}
        labels = {value: gathered.labels(gathered.thing(value)) for value in values}
        write_index(target, items, {value: found for value, found in labels.items() if found})


def _renew(target: Path, gathered: Gathered, things: set[NamedNode]) -> None:
    """Write the items of some things anew, and what the values are called that they have or that they are."""
    things = {each for each in things if "#" not in each.value}
    paths = sorted(map(gathered.path, things))
    with renewed_index(target) as writer:
        values = writer.remove(paths)
        items = list(gathered.items(sorted(things, key=str)))
        writer.add(items)
        for value in values.union(paths, *(held for item in items for held in item.facets.values())):
            writer.label(value, gathered.labels(gathered.thing(value)))


class Gathered:
    """What the things of a build say, as far as it is searched."""

    def __init__(self, built: Built, relations: Relations, glance: Glance) -> None:
        self._base, self._relations, self._glance = built.base, relations, glance
        self.told = Sayings(built, _USED, {CK.note})

    def path(self, thing: NamedNode) -> str:
        """Return what stands for a thing in the index."""
        return thing.value.removeprefix(self._base)

    def thing(self, path: str) -> NamedNode:
        """Return what stands in the index by this path."""
        return NamedNode(self._base + path)

    def items(self, things: Iterable[NamedNode]) -> Iterator[Item]:
        """Yield those of ``things`` that can be found: each with an address of its own and a name."""
        for thing in things:
            path = self.path(thing)
            if path == thing.value or "/" not in path or "#" in path or path.startswith(_NOT_THINGS):
                continue
            types = self.told.of(thing).get(RDF.type, ())
            if types and self.labels(thing):
                yield self._item(thing, path, "note" if CK.Footnote in types else path.partition("/")[0])

    def labels(self, thing: NamedNode) -> Labels:
        """Return what a thing is called, by language."""
        said = self.told.of(thing)
        for name in LABELS:
            found = [each for each in said.get(name, ()) if isinstance(each, Literal)]
            if found:
                return {each.language or "": each.value for each in sorted(found, key=str, reverse=True)}
        return {}

    def _item(self, thing: NamedNode, path: str, kind: str) -> Item:
        told = self.told
        letter = next(iter(told.pointing(CK.note, thing)), None)
        titles = told.texts(thing, *_TITLES)
        forms = sorted({form for form, _ in self._glance.forms(path) if form})
        shelfmarks = [*self._shelfmarks(thing)] + ([self._spoken(thing)] if kind == "archive" else [])
        names = [*told.texts(thing, *_NAMES), *forms, *self._numbers(thing), *shelfmarks]
        hidden = (each.replace("*", "") for each in told.texts(thing, *_HIDDEN))  # a star stands for endings
        linked = (label for each in told.nodes(thing, *_ABOUT) for label in self.labels(each).values())
        about = dict.fromkeys([*linked, *hidden])
        words = {
            "title": "\n".join(titles) if letter is None else "",  # a note's is its letter's
            "names": SEPARATOR.join(dict.fromkeys(each for each in names if each not in titles)),
            "body": "\n".join(told.texts(thing, *_BODY)),
            "about": SEPARATOR.join(about),
            "spellings": " ".join(sorted(_spellings([*titles, *names]))) if kind not in {"letter", "note"} else "",
        }
        persons = [thing] if kind == "person" else told.nodes(thing, *_PERSONS)
        facets = {
            "kind": frozenset({kind}),
            "person": frozenset(self._paths(persons, "person/")),
            "day": frozenset(self._days(thing) or (self._days(letter) if letter else ())),
            "delo": frozenset(self._paths(self._units(thing), "archive/")),
        }
        detail = SEPARATOR.join(self._numbers(thing))
        weight = sum(number for name, number in self._relations.counts(thing).items() if name in _ABOUT)
        place = "\x01".join((_rank(kind), min(facets["day"], default="9999")))
        return Item(path, self.labels(thing), detail, weight, words, facets, place)

    def _paths(self, things: Iterable[NamedNode], below: str) -> set[str]:
        return {path for path in map(self.path, things) if path.startswith(below)}

    def _days(self, thing: NamedNode) -> list[str]:
        first, last = self.told.texts(thing, CK.notBefore), self.told.texts(thing, CK.notAfter)
        return first if first == last and len(first) == 1 else []

    def _numbers(self, thing: NamedNode) -> list[str]:
        told = self.told
        parts = told.nodes(thing, CK.number)
        return [text for each in parts for text in told.texts(each, CK.verbatim) or told.texts(each, CK.value)]

    def _references(self, thing: NamedNode) -> list[NamedNode]:
        bearers = [thing, *self.told.nodes(thing, CK.witness)]
        return list(dict.fromkeys(each for bearer in bearers for each in self.told.nodes(bearer, CK.reference)))

    def _units(self, thing: NamedNode) -> list[NamedNode]:
        if self.told.nodes(thing, CK.level) == [CK.concept("level", "delo")]:
            return [thing]
        return [unit for each in self._references(thing) for unit in self.told.nodes(each, CK.unit)]

    def _shelfmarks(self, thing: NamedNode) -> Iterator[str]:
        """Yield the references of a thing, each as it is printed and, where that is less, as it is resolved."""
        for each in self._references(thing):
            yield from self.told.texts(each, CK.verbatim)
            for unit in self.told.nodes(each, CK.unit):
                folios = "".join(f" L. {text}" for text in self.told.texts(each, CK.folios))
                yield from (f"{label}.{folios}" for label in self.told.texts(unit, RDFS.label))

    def _spoken(self, unit: NamedNode) -> str:
        """Return the place of an archival unit as readers may write it: with the names of levels, short, or bare."""
        steps: list[NamedNode] = []
        above: NamedNode | None = unit
        while above is not None and above not in steps:
            steps.insert(0, above)
            above = next(iter(self.told.nodes(above, CK.partOf)), None)
        levels = ((step, next(iter(self.told.nodes(step, CK.level)), None)) for step in steps)
        below = [(level, " ".join(self.told.texts(step, CK.value))) for step, level in levels
                 if level is not None and level != CK.concept("level", "archive")]  # fmt: skip
        named = [[(self.labels(level).get(language, ""), value) for level, value in below] for language in ("en", "ru")]
        named.append([(_SHORT.get(level, ""), value) for level, value in below])
        spoken = [" ".join(text for pair in pairs for text in pair if text) for pairs in named]
        return SEPARATOR.join(dict.fromkeys(each for each in [*spoken, "/".join(value for _, value in below)] if each))


def _rank(kind: str) -> str:
    return str(_ORDER.index(kind) if kind in _ORDER else len(_ORDER))


def _spellings(names: Iterable[str]) -> set[str]:
    """Return the Latin spellings of what is written in Cyrillic, and those of the cases of a surname."""
    found: set[str] = set()
    for name in names:
        surname, comma, others = name.partition(",")
        if comma and is_cyrillic(surname) and " " not in surname:
            given, _, patronymic = others.strip().partition(" ")
            found |= case_forms(surname, "surname", is_female(given, patronymic, surname))
        for word in tokens(name):
            if is_cyrillic(word):
                found |= latin(word)
    return found
