"""A thing as a build reads it from the store that it has loaded, by key: tables for readers are made of such things.

Its properties are read as pages read those of their nodes (`corrkg.reading.view`), without what a page needs beyond.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from corrkg.sparql.graph import Graph
from corrkg.store.relations import Relations, natural_key
from corrkg.vocab import FOAF, RDF, RDFS, SKOS, expand, shorten

LABELS = (SKOS.prefLabel, RDFS.label, FOAF.name)
_REMEMBERED = 20_000  # labels of what things name: persons, places, concepts

Term = NamedNode | BlankNode | Literal | Triple


def caption(said: Callable[[NamedNode], Iterable[object]], language: str) -> Literal | None:
    """Return what a thing is called in a language, or else in English, or else in any; None: nothing calls it.

    Args:
        said: returns the values of one of its properties.
        language: of the reader.
    """
    for predicate in LABELS:
        literals = [each for each in said(predicate) if isinstance(each, Literal)]
        for wanted in (language, "en", None):
            if chosen := [each for each in literals if each.language == wanted]:
                return min(chosen, key=str)
        if literals:
            return min(literals, key=str)
    return None


def unlabelled(iri: str, base: str) -> str:
    """Return something that can be read of a thing that nothing calls anything.

    >>> unlabelled("https://a.org/letter/x#witness-1", "https://a.org/")
    'witness 1'
    """
    fragment = iri.partition("#")[2] if iri.startswith(base) else ""
    return fragment.replace("-", " ") or shorten(iri)


class Teller:
    """A dataset as a build reads it, with labels in one language.

    Args:
        graph: the store that was loaded.
        relations: the tables of who points to what.
        base: the base of its URIs.
        language: of the labels.
    """

    def __init__(self, graph: Graph, relations: Relations, base: str, language: str = "en") -> None:
        self.graph, self.relations, self.base, self.language = graph, relations, base, language
        self.label = lru_cache(maxsize=_REMEMBERED)(self._label)

    def told(self, term: Term) -> Told:
        """Return ``term`` with what is said of it."""
        return Told(term, self)

    def _label(self, iri: NamedNode) -> str:
        found = caption(lambda predicate: (quad.object for quad in self.graph.match(iri, predicate)), self.language)
        if found is not None:
            return found.value
        return unlabelled(iri.value, self.base)


class Readable(ABC):
    """A term whose properties can be read: what a build and a page ask of it alike."""

    __slots__ = ()
    term: Term

    @abstractmethod
    def all(self, name: str) -> list[Self]:
        """Return the values of a property, in natural order."""

    @property
    def value(self) -> str:
        """The IRI, or the literal's text."""
        return str(self.term) if isinstance(self.term, Triple) else self.term.value

    @property
    def short(self) -> str:
        """The short name of an IRI."""
        return shorten(self.value)

    @property
    def local(self) -> str:
        """The last part of an IRI, for where there is no room for more."""
        return re.split(r"[/#]", self.value)[-1] or self.value

    def one(self, name: str) -> Self | None:
        """Return the first value of a property, or None."""
        return next(iter(self.all(name)), None)

    def listed(self, name: str, fallback: str) -> list[Self]:
        """Return the members of an rdf:List, or the values of ``fallback`` if there is no list."""
        cell, members = self.one(name), list[Self]()
        while cell is not None and cell.term != RDF.nil and len(members) < 1000:
            members += cell.all("rdf:first")[:1]
            cell = cell.one("rdf:rest")
        return members or self.all(fallback)


@dataclass(frozen=True, slots=True)
class Told(Readable):
    """A term of the dataset."""

    term: Term
    teller: Teller = field(repr=False, compare=False)

    @property
    def label(self) -> str:
        """What to call this: its label, or something that can be read."""
        return self.teller.label(self.term) if isinstance(self.term, NamedNode) else self.value

    def all(self, name: str) -> list[Told]:
        """Return the values of a property, in natural order."""
        if isinstance(self.term, Literal):
            return []
        return self._ordered(quad.object for quad in self.teller.graph.match(self.term, expand(name)))

    def inverse(self, name: str) -> list[Told]:
        """Return what has this as the value of a property, in natural order."""
        return self._ordered(quad.subject for quad in self.teller.graph.match(None, expand(name), self.term))

    def number(self, name: str) -> int:
        """Return how many statements of other things point to this one by a property."""
        if not isinstance(self.term, NamedNode):
            return 0
        return self.teller.relations.counts(self.term).get(expand(name), 0)

    def _ordered(self, terms: Iterable[Term]) -> list[Told]:
        found = [Told(each, self.teller) for each in dict.fromkeys(terms)]
        return found if len(found) < 2 else sorted(found, key=lambda each: natural_key(each.value))
