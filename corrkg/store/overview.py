"""What a dataset has on each day, who wrote to whom, where each name stands, and which folios are cited: as tables.

DIR/releases/{digest}/overview.sqlite

A page that shows much of a dataset at a glance is drawn from these rows; what they say stands in the graph too. Things
are named by their paths, below the base.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from corrkg.store.built import Built
from corrkg.store.threads import Replies, threads
from corrkg.vocab import CK, OA, RDF

FROM, TO, OTHERS = "from", "to", "others"  # the direction of a letter, as seen from whom most letters have to do with

_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE central (person TEXT);
CREATE TABLE event (number INTEGER PRIMARY KEY, kind TEXT, first TEXT, last TEXT, moment TEXT, thing TEXT);
CREATE INDEX event_day ON event (kind, first);
CREATE TABLE way (day TEXT, direction TEXT, letters INTEGER, PRIMARY KEY (day, direction)) WITHOUT ROWID;
CREATE TABLE month (kind TEXT, month TEXT, number INTEGER, PRIMARY KEY (kind, month)) WITHOUT ROWID;
CREATE TABLE pair (
    person TEXT, number INTEGER, sender TEXT, recipient TEXT, letters INTEGER, PRIMARY KEY (person, number)
) WITHOUT ROWID;
CREATE TABLE mention (
    thing TEXT, number INTEGER, bearer TEXT, part TEXT, day TEXT, before TEXT, form TEXT, after TEXT, evidence TEXT,
    PRIMARY KEY (thing, number)
) WITHOUT ROWID;
CREATE TABLE office (person TEXT, number INTEGER, office TEXT, bearer TEXT, evidence TEXT,
    PRIMARY KEY (person, number)) WITHOUT ROWID;
CREATE TABLE decision (thing TEXT, number INTEGER, decision TEXT, PRIMARY KEY (thing, number)) WITHOUT ROWID;
CREATE TABLE folio (unit TEXT, number INTEGER, first INTEGER, last INTEGER, reference TEXT, bearer TEXT,
    PRIMARY KEY (unit, number)) WITHOUT ROWID;
CREATE TABLE thread (letter TEXT PRIMARY KEY, thread INTEGER, number INTEGER) WITHOUT ROWID;
CREATE UNIQUE INDEX thread_number ON thread (thread, number);
"""
_DATED = {CK.Letter: "letter", CK.Decision: "decision", CK.Dispatch: "dispatch", CK.Response: "response"}
_READ = {
    RDF.type, CK.notBefore, CK.notAfter, CK.at, CK.sender, CK.recipient, CK.nameForm, CK.refersTo, CK.mention,
    CK.evidence, OA.hasSelector, OA.exact, CK.reference, CK.witness, CK.unit, CK.span, CK.firstFolio, CK.lastFolio,
    CK.note, CK.date, CK.repliesTo, CK.office, RDF.subject, RDF.predicate, RDF.object,
}  # fmt: skip
_CONTEXT = 90  # characters on each side of a name

Told = dict[NamedNode, dict[NamedNode, list[NamedNode | Literal]]]
Days = tuple[str, str]


def make_overview(target: Path, built: Built) -> None:
    """Write the tables of a build to the file ``target``."""
    made = _Made(built.base, built.quads)
    with sqlite3.connect(target) as db:
        db.executescript(_TABLES)
        db.execute("INSERT INTO central VALUES (?)", (made.central,))
        events = made.events()
        months = Counter((str(kind), str(first or last)[:7]) for kind, first, last, *_ in events)
        _insert(db, "event", _numbered(events))
        _insert(db, "month", ((*key, number) for key, number in sorted(months.items())))
        _insert(db, "way", ((*key, number) for key, number in sorted(made.ways().items())))
        _insert(db, "pair", _ranked(made.pairs()))
        _insert(db, "mention", made.mentions())
        _insert(db, "office", made.offices())
        _insert(db, "decision", made.decisions())
        _insert(db, "folio", made.folios())
        _insert(db, "thread", threads(made.replies()))
    db.close()


def _insert(db: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    for row in rows:
        db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 - names of our own


def _numbered(rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    return ((number, *row) for number, row in enumerate(rows, start=1))


def _ranked(pairs: Mapping[tuple[str, str], int]) -> Iterator[tuple[object, ...]]:
    """Yield the pairs of each person, and those of all as of nobody, most letters first."""
    of: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for (sender, recipient), letters in sorted(pairs.items(), key=lambda each: (-each[1], each[0])):
        for person in dict.fromkeys(("", sender, recipient)):
            of[person].append((sender, recipient, letters))
    for person, found in sorted(of.items()):
        yield from ((person, number, *row) for number, row in enumerate(found, start=1))


class _Made:
    """The rows of the tables."""

    def __init__(self, base: str, quads: Iterable[Quad]) -> None:
        self._base = base
        self._told: Told = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            if quad.predicate in _READ and isinstance(quad.subject, NamedNode):
                values = self._told[quad.subject][quad.predicate]
                if isinstance(quad.object, NamedNode | Literal) and quad.object not in values:
                    values.append(quad.object)
        self._letters = [each for each, told in self._told.items() if CK.Letter in told.get(RDF.type, ())]
        self._letter_of = {note: letter for letter in self._letters for note in self._nodes(letter, CK.note)}
        self.central = self._central()

    def _nodes(self, node: NamedNode, *names: NamedNode) -> list[NamedNode]:
        told = self._told.get(node, {})
        return [each for name in names for each in told.get(name, ()) if isinstance(each, NamedNode)]

    def _text(self, node: NamedNode, name: NamedNode) -> str:
        return next((each.value for each in self._told.get(node, {}).get(name, ()) if isinstance(each, Literal)), "")

    def _path(self, node: NamedNode) -> str:
        return node.value.removeprefix(self._base)

    def _days(self, node: NamedNode) -> Days:
        """Return the first and the last day that a thing may be of; an open end is empty."""
        first, last = self._text(node, CK.notBefore), self._text(node, CK.notAfter)
        moment = self._text(node, CK.at)[:10] or (self._text(node, CK.date) if not first and not last else "")
        return (first, last) if first or last else (moment, moment)

    def _central(self) -> str:
        """Return who most letters are from or to."""
        numbers = Counter(
            self._path(each) for letter in self._letters for each in {*self._nodes(letter, CK.sender, CK.recipient)}
        )
        return min(numbers, key=lambda each: (-numbers[each], each), default="")

    def events(self) -> list[tuple[object, ...]]:
        """Return what has a date: kind, first and last day, moment, thing; in the order of time."""
        found = []
        for node, told in self._told.items():
            kinds = [_DATED[each] for each in _DATED if each in told.get(RDF.type, ())]
            first, last = self._days(node)
            if kinds and (first or last) and node.value.startswith(self._base):
                found.append((kinds[0], first, last, self._text(node, CK.at), self._path(node)))
        return sorted(found, key=lambda row: (row[1] or row[2], row[3] or "~", row[0], row[4]))

    def ways(self) -> Counter[tuple[str, str]]:
        """Count the letters of each certain day by direction."""
        found: Counter[tuple[str, str]] = Counter()
        for letter in self._letters:
            first, last = self._days(letter)
            if first and first == last:
                found[first, self._direction(letter)] += 1
        return found

    def _direction(self, letter: NamedNode) -> str:
        for name, direction in ((CK.sender, FROM), (CK.recipient, TO)):
            if self.central in map(self._path, self._nodes(letter, name)):
                return direction
        return OTHERS

    def pairs(self) -> Counter[tuple[str, str]]:
        """Count the letters of each sender to each recipient."""
        return Counter(
            (self._path(one), self._path(other))
            for letter in self._letters
            for one, other in product(self._nodes(letter, CK.sender), self._nodes(letter, CK.recipient))
        )

    def replies(self) -> Replies:
        """Return the letters that each letter replies to or is replied to by, with their days, by path."""
        known = {*self._letters}
        answers = {each: [to for to in self._nodes(each, CK.repliesTo) if to in known] for each in self._letters}
        linked = {each for each, to in answers.items() if to} | {to for those in answers.values() for to in those}
        return {
            self._path(each): (min(filter(None, self._days(each)), default=""), [*map(self._path, answers[each])])
            for each in linked
        }

    def mentions(self) -> Iterator[tuple[object, ...]]:
        """Yield where each thing is named, with the words around, in the order of days."""
        rows: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for bearer, told in self._told.items():
            texts = None
            for mention in (each for each in told.get(CK.mention, ()) if isinstance(each, NamedNode)):
                texts = self._texts(bearer) if texts is None else texts
                form = self._text(mention, CK.nameForm)
                evidence = next(iter(self._nodes(mention, CK.evidence)), None)
                before, after = _around(evidence, texts)
                day = self._days(self._letter_of.get(bearer, bearer))
                where = self._path(evidence) if evidence else ""
                row = (self._path(bearer), self._path(mention), day[0] or day[1], before, form, after, where)
                for thing in self._nodes(mention, CK.refersTo):
                    rows[self._path(thing)].append(row)
        for named, found in sorted(rows.items()):
            order = sorted(found, key=lambda row: (row[2] or "9999", _start(row[6]), row[1]))
            yield from ((named, number, *row) for number, row in enumerate(order, start=1))

    def offices(self) -> Iterator[tuple[object, ...]]:
        """Yield what the texts say that each person is, each office once, with the words that the first rests on."""
        places: dict[tuple[NamedNode, str], str] = {}
        for claim, told in self._told.items():
            if CK.office in told.get(RDF.predicate, ()):
                where = next(iter(self._nodes(claim, CK.evidence)), None)
                for mention in self._nodes(claim, RDF.subject):
                    places[mention, self._text(claim, RDF.object)] = self._path(where) if where else ""
        rows: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for namer in list(self._told):
            day = self._days(self._letter_of.get(namer, namer))
            for mention in self._nodes(namer, CK.mention):
                said = [each.value for each in self._told.get(mention, {}).get(CK.office, ())]
                for person, office in product(self._nodes(mention, CK.refersTo), said):
                    place = places.get((mention, office), "")
                    rows[self._path(person)].append((day[0] or day[1] or "9999", office, self._path(namer), place))
        for path, found in sorted(rows.items()):
            once: dict[str, tuple[str, ...]] = {}
            for _, *told_once in sorted(found, key=lambda row: (row[0], _start(row[3]), row[1])):
                once.setdefault(told_once[0].casefold(), tuple(told_once))
            yield from ((path, number, *row) for number, row in enumerate(once.values(), start=1))

    def _texts(self, bearer: NamedNode) -> list[tuple[int, int, str]]:
        """Return the passages that a letter or note was read from: where each begins and ends, and its words."""
        found = []
        for evidence in self._nodes(bearer, CK.evidence):
            start, end = _range(evidence)
            quotes = (self._text(each, OA.exact) for each in self._nodes(evidence, OA.hasSelector))
            exact = next(filter(None, quotes), "")
            if len(exact) == end - start:
                found.append((start, end, exact))
        return found

    def decisions(self) -> Iterator[tuple[object, ...]]:
        """Yield the decisions whose words name a thing, by day."""
        spans: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
        for node, told in self._told.items():
            for evidence in self._nodes(node, CK.evidence) if CK.Decision in told.get(RDF.type, ()) else ():
                span = (*_range(evidence), self._days(node)[0], self._path(node))
                spans[evidence.value.partition("#")[0]].append(span)
        longest = max((end - start for found in spans.values() for start, end, *_ in found), default=0)
        for own in spans.values():
            own.sort()
        named: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for mention, told in self._told.items():
            things = self._nodes(mention, CK.refersTo)
            for evidence in self._nodes(mention, CK.evidence) if things and CK.nameForm in told else ():
                start, end = _range(evidence)
                near = spans.get(evidence.value.partition("#")[0], [])
                first = bisect_left(near, (start - longest,))
                for low, high, day, decision in near[first : bisect_left(near, (start + 1,))]:
                    if low <= start and end <= high:
                        for thing in things:
                            named[self._path(thing)].add((day, decision))
        for path, found in sorted(named.items()):
            yield from ((path, number, each) for number, (_, each) in enumerate(sorted(found), start=1))

    def folios(self) -> Iterator[tuple[object, ...]]:
        """Yield the runs of folios that are cited of each delo, in their order, with what they are cited for."""
        bearers: dict[NamedNode, set[str]] = defaultdict(set)
        for node, told in self._told.items():
            for reference in (each for each in told.get(CK.reference, ()) if isinstance(each, NamedNode)):
                bearers[reference].add(self._path(NamedNode(node.value.partition("#")[0])))
        rows: dict[str, set[tuple[int, int, str, str]]] = defaultdict(set)
        for reference, of in bearers.items():
            for unit, span in product(self._nodes(reference, CK.unit), self._nodes(reference, CK.span)):
                first, last = self._text(span, CK.firstFolio), self._text(span, CK.lastFolio)
                if first.isdecimal() and last.isdecimal():
                    rows[self._path(unit)] |= {(int(first), int(last), self._path(reference), each) for each in of}
        for path, found in sorted(rows.items()):
            yield from ((path, number, *row) for number, row in enumerate(sorted(found), start=1))


def _range(evidence: NamedNode) -> tuple[int, int]:
    """Return the offsets that the address of a piece of evidence has (RFC 5147 section 2.1)."""
    start, comma, end = evidence.value.partition("#char=")[2].partition(",")
    return (int(start), int(end)) if comma and start.isdecimal() and end.isdecimal() else (0, 0)


def _start(evidence: str) -> int:
    return _range(NamedNode(f"x:{evidence}"))[0]


def _around(evidence: NamedNode | None, texts: Iterable[tuple[int, int, str]]) -> tuple[str, str]:
    """Return the words before and after a name in the passage that has it."""
    if evidence is None:
        return "", ""
    begin, finish = _range(evidence)
    for start, end, text in texts:
        if start <= begin and finish <= end:
            return _tail(text[: begin - start]), _head(text[finish - start :])
    return "", ""


def _tail(text: str) -> str:
    return text if len(text) <= _CONTEXT else "… " + text[-_CONTEXT:].partition(" ")[2]


def _head(text: str) -> str:
    return text if len(text) <= _CONTEXT else text[:_CONTEXT].rpartition(" ")[0] + " …"
