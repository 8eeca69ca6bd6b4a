"""What can be searched for, gathered from the quads of a build: letters, notes, decisions, and all that has a name.

DIR/releases/{digest}/words.sqlite
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from corrkg.names.cases import case_forms, is_female
from corrkg.names.writing import is_cyrillic, latin
from corrkg.search.snippet import SEPARATOR
from corrkg.search.words import tokens
from corrkg.search.writing import Item, Labels, write_index
from corrkg.store.built import Built
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
    CK.level, CK.value, CK.partOf, CK.number, CK.notBefore, CK.notAfter, CK.nameForm, CK.refersTo,
}  # fmt: skip
_NOT_THINGS = ("graph", "queries")  # what the first part of their addresses is
# How Russian archives abbreviate the levels.
_SHORT = {CK.concept("level", name).value: short for name, short in (("fond", "ф."), ("opis", "оп."), ("delo", "д."))}
# Kinds in the order in which equal finds are shown; others follow.
_ORDER = ("letter", "note", "decision", "person", "place", "organisation", "subject", "archive", "source")

Value = NamedNode | Literal
Told = Mapping[str, Mapping[NamedNode, list[Value]]]


def make_words(target: Path, built: Built) -> None:
    """Write the index of a build in the file ``target``."""
    gathered = _Gathered(built.base, built.quads)
    items = sorted(gathered.items(), key=_order)
    values = {value for item in items for held in item.facets.values() for value in held}
    labels = {value: gathered.labels(built.base + value) for value in values}
    write_index(target, items, {value: found for value, found in labels.items() if found})


def _order(item: Item) -> tuple[int, str, str]:
    kind, day = (min(item.facets.get(name, ()), default="") for name in ("kind", "day"))
    return (_ORDER.index(kind) if kind in _ORDER else len(_ORDER), day or "9999", item.path)


class _Gathered:
    """What the quads of a build say of things, as far as it is searched."""

    def __init__(self, base: str, quads: Iterable[Quad]) -> None:
        self._base = base
        told: dict[str, dict[NamedNode, list[Value]]] = defaultdict(lambda: defaultdict(list))
        self._forms: dict[str, set[str]] = defaultdict(set)
        self._weights: Counter[str] = Counter()
        mentions: list[tuple[str, str]] = []
        for quad in quads:
            if quad.predicate not in _USED or not isinstance(quad.subject, NamedNode):
                continue
            if not isinstance(quad.object, Value):
                continue
            if quad.object not in told[quad.subject.value][quad.predicate]:
                told[quad.subject.value][quad.predicate].append(quad.object)
            if quad.predicate == CK.refersTo and isinstance(quad.object, NamedNode):
                mentions.append((quad.subject.value, quad.object.value))
            if quad.predicate in _ABOUT:
                self._weights[quad.object.value] += 1
        self._told: Told = {subject: dict(values) for subject, values in told.items()}
        self._letters = {note: letter for letter in self._told for note in self._links(letter, CK.note)}
        for mention, thing in mentions:
            self._forms[thing].update(self._texts(mention, CK.nameForm))

    def items(self) -> Iterator[Item]:
        """Yield what can be found: each thing with an address of its own and a name."""
        for iri, values in self._told.items():
            path = iri.removeprefix(self._base)
            if len(path) == len(iri) or "/" not in path or "#" in path or path.startswith(_NOT_THINGS):
                continue
            if values.get(RDF.type) and self.labels(iri):
                yield self._item(iri, path, "note" if CK.Footnote in values[RDF.type] else path.partition("/")[0])

    def labels(self, iri: str) -> Labels:
        """Return what a thing is called, by language."""
        for name in LABELS:
            found = [each for each in self._told.get(iri, {}).get(name, ()) if isinstance(each, Literal)]
            if found:
                return {each.language or "": each.value for each in sorted(found, key=str, reverse=True)}
        return {}

    def _item(self, iri: str, path: str, kind: str) -> Item:
        letter = self._letters.get(iri)
        titles = self._texts(iri, *_TITLES)
        shelfmarks = [*self._shelfmarks(iri)] + ([self._spoken(iri)] if kind == "archive" else [])
        names = [*self._texts(iri, *_NAMES), *sorted(self._forms.get(iri, ())), *self._numbers(iri), *shelfmarks]
        hidden = (each.replace("*", "") for each in self._texts(iri, *_HIDDEN))  # a star stands for endings
        linked = (label for each in self._links(iri, *_ABOUT) for label in self.labels(each).values())
        about = dict.fromkeys([*linked, *hidden])
        words = {
            "title": "\n".join(titles) if letter is None else "",  # a note's is its letter's
            "names": SEPARATOR.join(dict.fromkeys(each for each in names if each not in titles)),
            "body": "\n".join(self._texts(iri, *_BODY)),
            "about": SEPARATOR.join(about),
            "spellings": " ".join(sorted(_spellings([*titles, *names]))) if kind not in {"letter", "note"} else "",
        }
        facets = {
            "kind": frozenset({kind}),
            "person": frozenset(self._paths({iri} if kind == "person" else self._links(iri, *_PERSONS), "person/")),
            "day": frozenset(self._days(iri) or (self._days(letter) if letter else ())),
            "delo": frozenset(self._paths(self._units(iri), "archive/")),
        }
        detail = SEPARATOR.join(self._numbers(iri))
        return Item(path, self.labels(iri), detail, self._weights[iri], words, facets)

    def _links(self, iri: str, *names: NamedNode) -> list[str]:
        told = self._told.get(iri, {})
        found = (each.value for name in names for each in told.get(name, ()) if isinstance(each, NamedNode))
        return list(dict.fromkeys(found))

    def _texts(self, iri: str, *names: NamedNode) -> list[str]:
        told = self._told.get(iri, {})
        found = (each.value for name in names for each in told.get(name, ()) if isinstance(each, Literal))
        return list(dict.fromkeys(found))

    def _paths(self, iris: Iterable[str], below: str) -> set[str]:
        return {each.removeprefix(self._base) for each in iris if each.startswith(self._base + below)}

    def _days(self, iri: str) -> list[str]:
        first, last = self._texts(iri, CK.notBefore), self._texts(iri, CK.notAfter)
        return first if first == last and len(first) == 1 else []

    def _numbers(self, iri: str) -> list[str]:
        parts = self._links(iri, CK.number)
        return [text for each in parts for text in self._texts(each, CK.verbatim) or self._texts(each, CK.value)]

    def _references(self, iri: str) -> list[str]:
        bearers = [iri, *self._links(iri, CK.witness)]
        return list(dict.fromkeys(each for bearer in bearers for each in self._links(bearer, CK.reference)))

    def _units(self, iri: str) -> set[str]:
        if self._links(iri, CK.level) == [CK.concept("level", "delo").value]:
            return {iri}
        return {unit for each in self._references(iri) for unit in self._links(each, CK.unit)}

    def _shelfmarks(self, iri: str) -> Iterator[str]:
        """Yield the references of a thing, each as it is printed and, where that is less, as it is resolved."""
        for each in self._references(iri):
            yield from self._texts(each, CK.verbatim)
            for unit in self._links(each, CK.unit):
                folios = "".join(f" L. {text}" for text in self._texts(each, CK.folios))
                yield from (f"{label}.{folios}" for label in self._texts(unit, RDFS.label))

    def _spoken(self, iri: str) -> str:
        """Return the place of an archival unit as readers may write it: with the names of levels, short, or bare."""
        steps: list[str] = []
        while iri and iri not in steps:
            steps.insert(0, iri)
            iri = next(iter(self._links(iri, CK.partOf)), "")
        places = [
            (next(iter(self._links(step, CK.level)), ""), " ".join(self._texts(step, CK.value))) for step in steps
        ]
        below = [(level, value) for level, value in places if level not in {"", CK.concept("level", "archive").value}]
        named = [[(self.labels(level).get(language, ""), value) for level, value in below] for language in ("en", "ru")]
        named.append([(_SHORT.get(level, ""), value) for level, value in below])
        spoken = [" ".join(text for pair in pairs for text in pair if text) for pairs in named]
        return SEPARATOR.join(dict.fromkeys(each for each in [*spoken, "/".join(value for _, value in below)] if each))


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
