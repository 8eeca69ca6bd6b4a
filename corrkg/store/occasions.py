"""What each thing gives to the tables of an overview: when it was, who wrote to whom, whom it names, what it cites.

The rows of a thing rest on what it says and on the paths in `READ`; `corrkg.store.overview` keeps them and makes of
them what pages are drawn from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from pyoxigraph import NamedNode

from corrkg.store.built import Built
from corrkg.store.paths import chains_of
from corrkg.store.sayings import Sayings
from corrkg.vocab import CK, OA, RDF

_DATED = {CK.Letter: "letter", CK.Decision: "decision", CK.Dispatch: "dispatch", CK.Response: "response"}
_SAID = {
    RDF.type, CK.notBefore, CK.notAfter, CK.at, CK.sender, CK.recipient, CK.nameForm, CK.refersTo, CK.mention,
    CK.evidence, OA.hasSelector, OA.exact, CK.reference, CK.unit, CK.span, CK.firstFolio, CK.lastFolio,
    CK.note, CK.date, CK.repliesTo, CK.office, RDF.subject, RDF.predicate, RDF.object,
}  # fmt: skip
_BACK = {CK.note, RDF.subject}
_CONTEXT = 90  # characters on each side of a name

READ = chains_of(
    "^ck:note/ck:notBefore|ck:notAfter|ck:at|ck:date",
    "ck:mention/ck:nameForm|ck:evidence|ck:refersTo|ck:office",
    "ck:mention/^rdf:subject/rdf:predicate|rdf:object|ck:evidence",
    "ck:evidence/oa:hasSelector/oa:exact",
    "ck:reference/ck:unit",
    "ck:reference/ck:span/ck:firstFolio|ck:lastFolio",
    "ck:repliesTo/rdf:type",
)

Row = tuple[str | int, ...]
Passages = list[tuple[int, int, str]]


class Occasions:
    """The rows of the things of a build.

    Args:
        built: the build.
    """

    def __init__(self, built: Built) -> None:
        self._base = built.base
        self.told = Sayings(built, _SAID, _BACK)

    def path(self, node: NamedNode) -> str:
        """Return what stands for a thing in a row."""
        return node.value.removeprefix(self._base)

    def of(self, node: NamedNode) -> Iterator[tuple[str, Row]]:
        """Yield the rows of a thing, each behind the name of its table."""
        if not self.told.of(node):
            return
        yield from (("event", row) for row in self._event(node))
        yield from (("party", row) for row in self._parties(node))
        yield from (("reply", row) for row in self._replies(node))
        if mentions := self.told.nodes(node, CK.mention):
            yield from (("mention", row) for row in self._mentions(node, mentions))
            yield from (("stated", row) for row in self._offices(node, mentions))
        yield from (("span", row) for row in self._spans(node))
        yield from (("cited", row) for row in self._cited(node))

    def _is(self, node: NamedNode, kind: NamedNode) -> bool:
        return kind in self.told.of(node).get(RDF.type, ())

    def _days(self, node: NamedNode) -> tuple[str, str]:
        """Return the first and the last day that a thing may be of; an open end is empty."""
        first, last = self.told.text(node, CK.notBefore), self.told.text(node, CK.notAfter)
        if first or last:
            return first, last
        moment = self.told.text(node, CK.at)[:10] or self.told.text(node, CK.date)
        return moment, moment

    def _day(self, bearer: NamedNode) -> str:
        """Return the day of a letter, of a note that of its letter; empty: none is known."""
        first, last = self._days(next(iter(self.told.pointing(CK.note, bearer)), bearer))
        return first or last

    def _event(self, node: NamedNode) -> Iterator[Row]:
        """Yield what has a date: kind, first and last day, moment, and its place in the order of time."""
        kinds = [_DATED[each] for each in _DATED if self._is(node, each)]
        if not kinds or not node.value.startswith(self._base):
            return
        first, last = self._days(node)
        if first or last:
            moment = self.told.text(node, CK.at)
            place = "\x01".join((first or last, moment or "~", kinds[0], self.path(node)))
            yield self.path(node), kinds[0], first, last, moment, place

    def _parties(self, node: NamedNode) -> Iterator[Row]:
        if self._is(node, CK.Letter):
            for name, role in ((CK.sender, "sender"), (CK.recipient, "recipient")):
                yield from ((self.path(node), role, self.path(each)) for each in self.told.nodes(node, name))

    def _replies(self, node: NamedNode) -> Iterator[Row]:
        if self._is(node, CK.Letter):
            answered = (each for each in self.told.nodes(node, CK.repliesTo) if self._is(each, CK.Letter))
            yield from ((self.path(node), self.path(each)) for each in answered)

    def _mentions(self, bearer: NamedNode, mentions: list[NamedNode]) -> Iterator[Row]:
        """Yield where each thing is named, with the words around."""
        texts, day, path = self._texts(bearer), self._day(bearer), self.path(bearer)
        for mention in mentions:
            form = self.told.text(mention, CK.nameForm)
            evidence = next(iter(self.told.nodes(mention, CK.evidence)), None)
            before, after = _around(evidence, texts)
            where = self.path(evidence) if evidence else ""
            start, end = _range(where)
            for thing in self.told.nodes(mention, CK.refersTo):
                row = (self.path(thing), path, self.path(mention), day, before, form, after, where)
                yield (*row, where.partition("#")[0], start, end)

    def _offices(self, namer: NamedNode, mentions: list[NamedNode]) -> Iterator[Row]:
        """Yield what a text says that each person is, with the words that this rests on."""
        for mention in mentions:
            offices = self.told.texts(mention, CK.office)
            persons = self.told.nodes(mention, CK.refersTo)
            if offices and persons:
                places = self._places(mention)
                day = self._day(namer) or "9999"
                for person, office in product(persons, offices):
                    where = places.get(office, "")
                    yield self.path(namer), self.path(person), day, office, _range(where)[0], where

    def _places(self, mention: NamedNode) -> dict[str, str]:
        """Return where the words stand that the offices of a mention rest on."""
        found = {}
        for claim in self.told.pointing(RDF.subject, mention):
            if CK.office in self.told.of(claim).get(RDF.predicate, ()):
                where = next(iter(self.told.nodes(claim, CK.evidence)), None)
                found[self.told.text(claim, RDF.object)] = self.path(where) if where else ""
        return found

    def _texts(self, bearer: NamedNode) -> Passages:
        """Return the passages that a letter or note was read from: where each begins and ends, and its words."""
        found = []
        for evidence in self.told.nodes(bearer, CK.evidence):
            start, end = _range(evidence.value)
            quotes = (self.told.text(each, OA.exact) for each in self.told.nodes(evidence, OA.hasSelector))
            exact = next(filter(None, quotes), "")
            if len(exact) == end - start:
                found.append((start, end, exact))
        return found

    def _spans(self, node: NamedNode) -> Iterator[Row]:
        """Yield the passages that a decision stands in."""
        if self._is(node, CK.Decision):
            day = self._days(node)[0]
            for evidence in map(self.path, self.told.nodes(node, CK.evidence)):
                yield self.path(node), evidence.partition("#")[0], *_range(evidence), day

    def _cited(self, node: NamedNode) -> Iterator[Row]:
        """Yield the runs of folios of units that a thing cites."""
        bearer = self.path(node).partition("#")[0]
        for reference in self.told.nodes(node, CK.reference):
            for unit, span in product(self.told.nodes(reference, CK.unit), self.told.nodes(reference, CK.span)):
                first, last = self.told.text(span, CK.firstFolio), self.told.text(span, CK.lastFolio)
                if first.isdecimal() and last.isdecimal():
                    yield self.path(node), self.path(unit), int(first), int(last), self.path(reference), bearer


def _range(evidence: str) -> tuple[int, int]:
    """Return the offsets that the address of a piece of evidence has (RFC 5147 section 2.1).

    >>> _range("source/x#char=12,15"), _range("source/x")
    ((12, 15), (0, 0))
    """
    start, comma, end = evidence.partition("#char=")[2].partition(",")
    return (int(start), int(end)) if comma and start.isdecimal() and end.isdecimal() else (0, 0)


def _around(evidence: NamedNode | None, texts: Iterable[tuple[int, int, str]]) -> tuple[str, str]:
    """Return the words before and after a name in the passage that has it."""
    if evidence is None:
        return "", ""
    begin, finish = _range(evidence.value)
    for start, end, text in texts:
        if start <= begin and finish <= end:
            return _tail(text[: begin - start]), _head(text[finish - start :])
    return "", ""


def _tail(text: str) -> str:
    return text if len(text) <= _CONTEXT else "… " + text[-_CONTEXT:].partition(" ")[2]


def _head(text: str) -> str:
    return text if len(text) <= _CONTEXT else text[:_CONTEXT].rpartition(" ")[0] + " …"
