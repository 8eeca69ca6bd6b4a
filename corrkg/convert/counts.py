"""What lines of N-Quads say, counted: the numbers of VoID, of which those of several texts add up.

What is said of one subject is counted in one place. The objects of statements may be described elsewhere: of what class
they are is found when all counts are there (`Counts.objects`).
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import urlsplit

from corrkg.vocab import CK, OWL, RDF, SKOS, XSD

Term = str  # as N-Quads write it
Kinds = tuple[Term, ...]

TYPE = f"<{RDF.type.value}>"
STRING, LANGUAGE = f"<{XSD.string.value}>", f"<{RDF.langString.value}>"
_LINKS = tuple(f"<{each.value}>" for each in (OWL.sameAs, SKOS.exactMatch, SKOS.closeMatch))
_SENDER, _BEFORE, _AFTER = (f"<{each.value}>" for each in (CK.sender, CK.notBefore, CK.notAfter))
_NAMING = tuple(f"<{each.value}>" for each in (CK.refersTo, CK.sender, CK.recipient, CK.copyRecipient, CK.by))
_NOTED = frozenset((TYPE, *_LINKS, _BEFORE, _AFTER, *_NAMING))
# Oxigraph keeps integers by their value, so that "7", "007" and a nonNegativeInteger 7 are one term to a query.
_INTEGER = re.compile(r'"([+-]?\d{1,18})"\^\^<.*>')
_INTEGERS = frozenset(
    f"<{XSD[name].value}>"
    for name in (
        "integer", "byte", "short", "int", "long", "unsignedByte", "unsignedShort", "unsignedInt", "unsignedLong",
        "positiveInteger", "negativeInteger", "nonNegativeInteger", "nonPositiveInteger",
    )
)  # fmt: skip
MODULUS = 1 << 64
DIGEST = 33  # the length of what `digest_of` returns


def thing_of(term: Term, base: str) -> str:
    """Return the IRI of the thing that has a part of that name, such as a note of a letter; empty if it is not ours.

    >>> thing_of("<https://example.org/letter/x/note/1#mention-2>", "https://example.org/")
    'https://example.org/letter/x'
    """
    if not term.startswith(base, 1):
        return ""
    path = term[len(base) + 1 : -1].partition("#")[0].split("/", 2)
    return base + "/".join(path[:2])


def fingerprint(line: str, base: str) -> int:
    """Return a number for a statement, whatever the base is; those of a thing's statements are added up.

    >>> one, other = "https://one.example/", "https://other.example/"
    >>> fingerprint(f"<{one}a> <urn:p> <urn:b> .", one) == fingerprint(f"<{other}a> <urn:p> <urn:b> .", other)
    True
    """
    words = line.replace(f"<{base}", "<").encode()
    return int.from_bytes(hashlib.blake2b(words, digest_size=8).digest(), "big")


def digest_of(value: Term) -> str:
    """Return a line that stands for an object: two are the same only if the objects are.

    >>> len(digest_of('"x"')) == DIGEST, digest_of('"x"') == digest_of('"y"')
    (True, False)
    """
    return hashlib.blake2b(value.encode(), digest_size=16).hexdigest() + "\n"


def types_of(lines: Iterable[str]) -> dict[Term, Kinds]:
    r"""Return the classes of each subject of ``lines``.

    >>> types_of([f"<urn:a> {TYPE} <urn:Letter> <urn:g> .\n", '<urn:a> <urn:p> "x" <urn:g> .\n'])
    {'<urn:a>': ('<urn:Letter>',)}
    """
    found: dict[Term, set[Term]] = defaultdict(set)
    sign = f" {TYPE} "
    for line in lines:
        if sign in line:
            subject, predicate, rest = line.split(" ", 2)
            if predicate == TYPE:
                found[subject].add(rest.partition(" ")[0])
    return {subject: tuple(sorted(classes)) for subject, classes in found.items()}


@dataclass
class Counts:
    """Numbers of a set of statements.

    Args:
        shapes: how many triples there are of subjects of the same classes with the same predicate and kind of object:
            a datatype, the classes of an IRI that is described here, or empty.
        graphs: the lines of each graph.
        first: of each class the first subject.
        links: the predicates and hosts of links to other datasets.
        senders: how many letters each of them has sent.
        days: the first and the last day of what has an address of its own; empty where there is none.
        subjects: how many there are; ``entities`` are those with an address of their own.
        leads: classes of subjects, predicate and object, where that is described elsewhere.
        reaches: subject, predicate and classes of the object, where the subject is described elsewhere.
        own_objects: how many distinct objects there are that no other text has.
    """

    shapes: Counter[tuple[Kinds, Term, Term | Kinds]] = field(default_factory=Counter)
    graphs: Counter[Term] = field(default_factory=Counter)
    first: dict[Term, Term] = field(default_factory=dict)
    links: Counter[tuple[Term, str]] = field(default_factory=Counter)
    senders: Counter[Term] = field(default_factory=Counter)
    days: tuple[str, str] = ("", "")
    subjects: int = 0
    entities: int = 0
    leads: set[tuple[Kinds, Term, Term]] = field(default_factory=set)
    reaches: set[tuple[Term, Term, Kinds]] = field(default_factory=set)
    own_objects: int = 0

    def add(self, other: Counts) -> None:
        """Add the numbers of other statements, about other subjects."""
        self.shapes.update(other.shapes)
        self.graphs.update(other.graphs)
        self.links.update(other.links)
        self.senders.update(other.senders)
        for kind, subject in other.first.items():
            self.first[kind] = min(subject, self.first.get(kind, subject))
        days = [day for day in (*self.days, *other.days) if day]
        self.days = (min(days), max(days)) if days else ("", "")
        self.subjects += other.subjects
        self.entities += other.entities
        self.leads |= other.leads
        self.reaches |= other.reaches
        self.own_objects += other.own_objects

    @property
    def triples(self) -> int:
        """How many triples there are."""
        return sum(self.shapes.values())

    def properties(self) -> Counter[Term]:
        r"""Return how many triples each property has.

        >>> tally = Tally("https://letters.example.org/", {})
        >>> tally.count(['<urn:a> <urn:p> "x" <urn:g> .\n', '<urn:a> <urn:p> "y" <urn:g> .\n'])
        >>> dict(tally.counts.properties())
        {'<urn:p>': 2}
        """
        found: Counter[Term] = Counter()
        for (_, predicate, _), number in self.shapes.items():
            found[predicate] += number
        return found

    def classes(self) -> Counter[Term]:
        r"""Return how many subjects each class has.

        >>> tally = Tally("https://letters.example.org/", {})
        >>> tally.count([f"<urn:a> {TYPE} <urn:Letter> <urn:g> .\n"])
        >>> dict(tally.counts.classes())
        {'<urn:Letter>': 1}
        """
        found: Counter[Term] = Counter()
        for (_, predicate, value), number in self.shapes.items():
            if predicate == TYPE and isinstance(value, str) and value:
                found[value] += number
        return found

    def uses(self) -> Counter[tuple[Term, Term]]:
        """Return how many triples with each property the subjects of each class have."""
        found: Counter[tuple[Term, Term]] = Counter()
        for (kinds, predicate, _), number in self.shapes.items():
            for kind in kinds:
                found[kind, predicate] += number
        return found

    def objects(self, types: Mapping[Term, Kinds]) -> set[tuple[Term, Term, str, Term]]:
        """Return of what classes and datatypes the objects of each property of each class are.

        Args:
            types: the classes of what is described elsewhere.
        """
        found: set[tuple[Term, Term, str, Term]] = set()
        for kinds, predicate, value in self.shapes:
            for kind in kinds if predicate != TYPE else ():
                if isinstance(value, tuple):
                    found.update((kind, predicate, "class", each) for each in value)
                elif value:
                    found.add((kind, predicate, "datatype", value))
        for kinds, predicate, value in self.leads:
            for each in types.get(value, ()):
                found.update((kind, predicate, "class", each) for kind in kinds)
        for subject, predicate, classes in self.reaches:
            for kind in types.get(subject, ()):
                found.update((kind, predicate, "class", each) for each in classes)
        return found


class Tally:
    """Counts statements.

    Args:
        base: the base of the dataset's URIs.
        types: the classes of what the statements describe.
        known: the classes of things that others have counted; only what is said of them here is new.
        owned: things that are not counted as objects.
        dated: whether the fingerprints of things are asked for; those of ``unsigned``, a graph, are left out.
        follow: whether there may be other statements that tell the classes of objects.
    """

    def __init__(
        self,
        base: str,
        types: Mapping[Term, Kinds],
        known: Mapping[Term, Kinds] = MappingProxyType({}),
        *,
        owned: Collection[str] = (),
        dated: bool = False,
        unsigned: Term = "",
        follow: bool = True,
    ) -> None:
        """Begin with nothing."""
        self.base, self.types, self.known, self.owned = base, types, known, owned
        self.dated, self.unsigned, self.follow = dated, unsigned, follow
        self.counts = Counts()
        self.values: set[Term] = set()  # the distinct objects
        self.named: set[Term] = set()  # whom senders, mentions and the like mean
        self.prints: Counter[str] = Counter()  # of each thing the fingerprint of what is said of it or leads to it

    def count(self, lines: Iterable[str]) -> None:
        """Count ``lines``, each once, those of a subject together and those of a triple one after another."""
        counts, types, values, owned, base = self.counts, self.types, self.values, self.owned, self.base
        entity = f"<{base}"
        graphs = counts.graphs
        whole: dict[Kinds, Counter[tuple[Term, Term | Kinds]]] = defaultdict(Counter)
        led: dict[Kinds, set[tuple[Term, Term]]] = defaultdict(set)
        shapes, leads, numbers = whole[()], led[()], set[tuple[Term, Term]]()
        subject, last = "", ("", "")
        for line in lines:
            this, predicate, rest = line.split(" ", 2)
            value, _, graph = rest[:-3].rpartition(" ")
            graphs[graph] += 1
            if this != subject:
                subject, last = this, ("", "")
                known = self.known.get(this)
                kinds = types.get(this, ()) if known is None else known
                shapes, leads, numbers = whole[kinds], led[kinds], set()
                if known is None:
                    counts.subjects += 1
                    counts.entities += this.startswith(entity) and "#" not in this
            if self.dated and graph != self.unsigned:
                self._sign(this, value, line)
            if (predicate, value) == last:
                continue  # in another graph
            last = (predicate, value)
            what: Term | Kinds
            if value[0] == '"':
                what = datatype_of(value)
                if integer := _INTEGER.fullmatch(value) if what in _INTEGERS else None:
                    value = str(int(integer[1]))
                    if (predicate, value) in numbers:
                        continue
                    numbers.add((predicate, value))
            elif predicate == TYPE:
                what = value
            else:
                what = types.get(value, "")
                if not what and self.follow:
                    leads.add((predicate, value))
            shapes[predicate, what] += 1
            if not owned or thing_of(value, base) not in owned:
                values.add(value)
            if predicate in _NOTED:
                self._note(this, predicate, value)
        for kinds, shapes in whole.items():
            for (predicate, what), number in shapes.items():
                counts.shapes[kinds, predicate, what] += number
        counts.leads.update((kinds, *each) for kinds, some in led.items() for each in some)

    def _note(self, subject: Term, predicate: Term, value: Term) -> None:
        counts = self.counts
        if predicate == TYPE:
            counts.first[value] = min(subject, counts.first.get(value, subject))
        elif predicate in _LINKS:
            if subject.startswith(self.base, 1) and not value.startswith(self.base, 1):
                counts.links[predicate, urlsplit(value[1:-1]).netloc] += 1
        elif predicate in _NAMING:
            self.named.add(value)
            if predicate == _SENDER:
                counts.senders[value] += 1
        elif "#" not in subject:  # the day of a letter or a decision, and not of a document that one of them cites
            day = value.split('"')[1]
            counts.days = (min(day, counts.days[0] or day), max(day, counts.days[1]))

    def _sign(self, subject: Term, value: Term, line: str) -> None:
        number = fingerprint(line, self.base)
        for thing in {thing_of(subject, self.base), thing_of(value, self.base)}:
            self.prints[thing] = (self.prints[thing] + number) % MODULUS


def datatype_of(literal: Term) -> Term:
    """Return the datatype of a literal as N-Quads write it.

    >>> datatype_of('"a"') == STRING, datatype_of('"a"@en') == LANGUAGE, datatype_of('"1"^^<urn:t>')
    (True, True, '<urn:t>')
    """
    last = literal[-1]
    if last == '"':
        return STRING
    return literal[literal.rindex('"^^<') + 3 :] if last == ">" else LANGUAGE
