"""The facts of a store, in the form in which a gold standard states them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pyoxigraph import QuerySolutions

from corrkg.edition.source import SourceText, fold
from corrkg.errors import InputError
from corrkg.store.embedded import Embedded
from corrkg.vocab import PREFIXES

Fact = tuple[str, ...]

# A mention and its letter, and the number of the note that it stands in.
_NAMED = "{ ?l a ck:Letter ; ck:mention ?m } UNION { ?l ck:note ?note . ?note ck:noteNumber ?n ; ck:mention ?m }"
_RESOLUTION = {"ibid-replaced": "ibid", "context": "inherited"}


def plain(words: str) -> str:
    """Words without what editions of one text write differently: quotation marks, dashes, stops at the end."""
    words = re.sub(r"[“”«»\"„]", '"', words.replace("’", "'"))
    return re.sub(r"[–—−]", "-", fold(words)).strip(" .,;:\"'")


class Facts:
    """The facts of a store, in the form of the gold."""

    def __init__(self, store: Embedded, sources: dict[str, SourceText]) -> None:
        """Find the letters and their lines.

        Raises:
            InputError: the store was built from other texts than ``sources``.
        """
        self._store, self.sources = store, sources
        self._check_sources()
        self.letters: dict[str, tuple[str, str]] = {}
        for letter, source, start in self.select(
            "?l a ck:Letter ; ck:evidence ?e . ?e oa:hasSource ?s ; oa:hasSelector ?p . ?p oa:start ?a",
            "?l ?s (MIN(?a) AS ?first)", "GROUP BY ?l ?s",
        ):  # fmt: skip
            slug = self.name(source)
            self.letters[letter] = (slug, str(sources[slug].line_of(int(start))))

    def _check_sources(self) -> None:
        """Refuse texts that are not those of the build: lines and quotes would be of something else."""
        built = {self.name(source): digest for source, digest in self.select("?s ck:sha256 ?d", "?s ?d")}
        for name, digest in built.items():
            source = self.sources.get(name)
            if source is None or source.sha256 != digest:
                what = "is not among the texts here" if source is None else "has changed since the store was built"
                raise InputError(
                    f"the text {name} of the store {what}", source.path if source else None,
                    expected="the texts that the store was built from",
                    hint="name the inputs of this store with --seeds, or build it again",
                )  # fmt: skip

    def select(self, where: str, variables: str, tail: str = "") -> Iterator[list[str]]:
        """Yield the rows of a SELECT query over all graphs; what is not bound is empty."""
        results = self._store.ask(
            f"SELECT {variables} WHERE {{ {where} }} {tail}", prefixes=PREFIXES, use_default_graph_as_union=True
        )
        if not isinstance(results, QuerySolutions):
            raise TypeError("not a SELECT query")
        for row in results:
            yield ["" if value is None else getattr(value, "value", str(value)) for value in row]

    def of(self, letter: str) -> tuple[str, str]:
        """Return the text of a letter and its line there, as the gold names it."""
        return self.letters[letter]

    @staticmethod
    def name(uri: str) -> str:
        """Return the last part of a URI."""
        return uri.rpartition("/")[2]

    def _people(self, predicate: str) -> dict[str, str]:
        """The persons of each letter in printed order."""
        found: dict[str, list[tuple[int, str]]] = {}
        for letter, cell, person in self.select(f"?l {predicate}/rdf:rest* ?cell . ?cell rdf:first ?p", "?l ?cell ?p"):
            found.setdefault(letter, []).append((int(cell.rpartition("-")[2]), self.name(person)))
        return {letter: "; ".join(name for _, name in sorted(people)) for letter, people in found.items()}

    def headers(self) -> Iterator[Fact]:
        """Senders and recipients of each letter in printed order."""
        senders, recipients = self._people("ck:senderList"), self._people("ck:recipientList")
        for letter, place in self.letters.items():
            yield (*place, senders.get(letter, ""), recipients.get(letter, ""))

    def values(self, path: str) -> Callable[[], Iterator[Fact]]:
        """The literal that each letter has at ``path``."""

        def read() -> Iterator[Fact]:

            for letter, value in self.select(f"?l a ck:Letter ; {path} ?v", "?l ?v"):
                yield (*self.of(letter), plain(value))

        return read

    def concepts(self, path: str) -> Iterator[Fact]:
        """The notation of the concept that each letter has at ``path``."""
        for letter, value in self.select(f"?l a ck:Letter . ?l {path}/skos:notation ?v", "?l ?v"):
            yield (*self.of(letter), value)

    def header_references(self) -> Iterator[Fact]:
        """Unit and folios of each witness."""
        for letter, unit, folios in self.select(
            "?l ck:witness/ck:reference ?r . OPTIONAL { ?r ck:unit ?u } OPTIONAL { ?r ck:folios ?f }", "?l ?u ?f"
        ):
            yield (*self.of(letter), _path(unit), folios)

    def forms(self) -> Iterator[Fact]:
        """Folios and form of each witness."""
        rows = self.select(
            "?l ck:witness ?w . ?w ck:reference ?r . OPTIONAL { ?r ck:folios ?f } "
            "OPTIONAL { ?w ck:form/skos:notation ?n }",
            '?l ?w ?f (GROUP_CONCAT(?n; separator=" ") AS ?forms)', "GROUP BY ?l ?w ?f",
        )  # fmt: skip
        for letter, _, folios, forms in rows:
            yield (*self.of(letter), folios, "-".join(sorted(forms.split())))

    def _notes(self) -> str:
        return "?l ck:note ?note . ?note ck:noteNumber ?n . "

    def note_references(self) -> Iterator[Fact]:
        """Unit and folios of each reference in a note."""
        for letter, number, unit, folios in self.select(
            self._notes() + "?note ck:reference ?r . OPTIONAL { ?r ck:unit ?u } OPTIONAL { ?r ck:folios ?f }",
            "?l ?n ?u ?f",
        ):
            yield (*self.of(letter), number, _path(unit), folios)

    def resolutions(self) -> Iterator[Fact]:
        """The words of each reference in a note, and how it was resolved."""
        for letter, number, words, kind in self.select(
            self._notes() + "?note ck:reference ?r . ?r ck:verbatim ?v ; ck:resolution/skos:notation ?k", "?l ?n ?v ?k"
        ):
            yield (*self.of(letter), number, plain(words), _RESOLUTION.get(kind, kind))

    def citations(self) -> Iterator[Fact]:
        """The printed sources that notes cite."""
        for letter, number, words in self.select(
            self._notes() + "?note ck:citation ?c . ?c ck:verbatim ?v ; ck:citationType ck:citationType-printed",
            "?l ?n ?v",
        ):
            yield (*self.of(letter), number, plain(words))

    def documents(self) -> Iterator[Fact]:
        """Kind, writers, addressees and day of each document that a letter or a note cites."""
        rows = self.select(
            "{ ?l a ck:Letter ; ck:citation ?c } UNION { ?l ck:note ?note . ?note ck:noteNumber ?n ; ck:citation ?c } "
            "?c ck:citationType ?t . ?t skos:notation ?k . OPTIONAL { ?c ck:writer ?w } "
            "OPTIONAL { ?c ck:addressee ?a } OPTIONAL { ?c ck:date ?day } "
            "FILTER (?t NOT IN (ck:citationType-printed, ck:citationType-enclosure))",
            '?l ?n ?c ?k ?day (GROUP_CONCAT(DISTINCT STR(?w); separator=" ") AS ?ws) '
            '(GROUP_CONCAT(DISTINCT STR(?a); separator=" ") AS ?as)', "GROUP BY ?l ?n ?c ?k ?day",
        )  # fmt: skip
        for letter, number, _, kind, day, writers, addressees in rows:
            names = ("; ".join(sorted(self.name(each) for each in some.split())) for some in (writers, addressees))
            yield (*self.of(letter), number, kind, *names, day)

    def notes(self) -> Iterator[Fact]:
        """The first words of each note."""
        for letter, number, words in self.select(self._notes() + "?note ck:text ?t", "?l ?n ?t"):
            yield (*self.of(letter), number, plain(" ".join(plain(words).split()[:4])))

    def marks(self) -> Iterator[Fact]:
        """The kind of each mark."""
        for letter, kind in self.select(
            "?l ck:mark/ck:markType/skos:notation ?k . ?l ck:mark ?m . ?m ck:markType/skos:notation ?k", "?l ?k"
        ):
            yield (*self.of(letter), kind)

    def numbers(self) -> Iterator[Fact]:
        """Series and value of each number."""
        for letter, series, value in self.select(
            "?l ck:number ?n . ?n ck:series/skos:notation ?s ; ck:value ?v", "?l ?s ?v"
        ):
            yield (*self.of(letter), series, value)

    def dispatches(self) -> Iterator[Fact]:
        """Kind, time and place of each dispatch."""
        for letter, kind, at, day, place in self.select(
            "?l ck:dispatch ?d . ?d ck:kind/skos:notation ?k . OPTIONAL { ?d ck:at ?at } "
            "OPTIONAL { ?d ck:date ?day } OPTIONAL { ?d ck:place ?p }",
            "?l ?k ?at ?day ?p",
        ):
            yield (*self.of(letter), kind, at or day, self.name(place))

    def decisions(self) -> Iterator[Fact]:
        """Date, series and references of each decision."""
        rows = self.select(
            "?l ck:tells ?d ; ck:note ?note . ?d ck:statedIn ?note . ?note ck:noteNumber ?n . "
            "OPTIONAL { ?d ck:date ?day } OPTIONAL { ?d ck:series/skos:notation ?s } "
            "OPTIONAL { ?d ck:reference ?r . ?r ck:unit ?u . OPTIONAL { ?r ck:folios ?f } }",
            '?d ?l ?n ?day ?s (GROUP_CONCAT(CONCAT(STR(?u), ": ", COALESCE(?f, "")); separator="|") AS ?refs)',
            "GROUP BY ?d ?l ?n ?day ?s",
        )  # fmt: skip
        for _, letter, number, day, series, refs in rows:
            yield (*self.of(letter), number, day, series, decision_refs(refs))

    def acts(self) -> Iterator[Fact]:
        """What each decision does, an act at a time."""
        for letter, number, day, act in self._of_decisions("ck:act/skos:notation"):
            yield (*self.of(letter), number, day, act)

    def affected(self) -> Iterator[Fact]:
        """Whom each decision affects, a person at a time."""
        for letter, number, day, person in self._of_decisions("ck:affects"):
            yield (*self.of(letter), number, day, self.name(person))

    def _of_decisions(self, path: str) -> Iterator[list[str]]:
        """Letter, number of the note (if it is one), day, and the value at ``path``, of each decision that is told."""
        return self.select(
            f"?l ck:tells ?d . ?d {path} ?v . OPTIONAL {{ ?d ck:date ?day }} "
            "OPTIONAL { ?l ck:note ?note . ?d ck:statedIn ?note . ?note ck:noteNumber ?n }", "DISTINCT ?l ?n ?day ?v",
        )  # fmt: skip

    def body_decisions(self) -> Iterator[Fact]:
        """Date of each decision that a letter's own text tells."""
        for letter, _, day in self.select(
            "?l ck:tells ?d . ?d ck:statedIn ?l OPTIONAL { ?d ck:date ?day }", "?l ?d ?day"
        ):
            yield (*self.of(letter), day)

    def titles(self) -> Iterator[Fact]:
        """The quoted titles of decisions."""
        for letter, number, title in self.select(
            "?l ck:tells ?d ; ck:note ?note . ?d ck:statedIn ?note ; ck:title ?t . ?note ck:noteNumber ?n", "?l ?n ?t"
        ):
            yield (*self.of(letter), number, plain(title))

    def approvals(self) -> Iterator[Fact]:
        """Person, time and place of each approval."""
        for letter, number, person, at, day, place in self.select(
            "?a a ck:Approval ; ck:approves ?l ; ck:by ?p ; ck:statedIn/ck:noteNumber ?n . "
            "OPTIONAL { ?a ck:at ?at } OPTIONAL { ?a ck:date ?day } "
            "OPTIONAL { ?a ck:place ?pl }", "?l ?n ?p ?at ?day ?pl",
        ):  # fmt: skip
            yield (*self.of(letter), number, self.name(person), at or day, self.name(place))

    def responses(self) -> Iterator[Fact]:
        """Stance, person and the letter answered, of each person in a response that a note or a letter tells."""
        rows = self.select(
            "?r a ck:Response ; ck:stance/skos:notation ?s ; ck:by ?p ; ck:statedIn ?in . "
            "OPTIONAL { ?letter ck:note ?in . ?in ck:noteNumber ?n } OPTIONAL { ?r ck:answers ?to . ?to a ck:Letter }",
            '?r ?in ?letter ?n ?s ?to (GROUP_CONCAT(STR(?p); separator=" ") AS ?by)',
            "GROUP BY ?r ?in ?letter ?n ?s ?to",
        )  # fmt: skip
        for _, place, letter, number, stance, to, people in rows:
            for person in people.split():
                yield (*self.of(letter or place), number, stance, self.name(person), self.of(to)[1] if to else "")

    def requests(self) -> Iterator[Fact]:
        """The type of each request."""
        for letter, _, kind in self.select("?l ck:request ?r . ?r ck:requestType/skos:notation ?k", "?l ?r ?k"):
            yield (*self.of(letter), kind)

    def _mentions(self) -> Iterator[tuple[str, str, str, str]]:
        rows = self.select(
            f"{_NAMED} ?m ck:nameForm ?f . FILTER (CONTAINS(STR(?m), '#mention-')) OPTIONAL {{ ?m ck:refersTo ?p }}",
            "?l ?n ?f ?p",
        )  # fmt: skip
        yield from ((letter, number, form, person) for letter, number, form, person in rows)

    def mentions(self) -> Iterator[Fact]:
        """The form of each mention."""
        for letter, number, form, _ in self._mentions():
            yield (*self.of(letter), number, form)

    def offices(self) -> Iterator[Fact]:
        """What each letter and note says that persons are, each form and office once."""
        told = self.select(f"{_NAMED} ?m ck:nameForm ?f ; ck:office ?o", "DISTINCT ?l ?n ?f (LCASE(STR(?o)) AS ?low)")
        for letter, number, form, office in told:
            yield (*self.of(letter), number, form, plain(office))

    def subjects(self) -> Iterator[Fact]:
        """What each letter, and each decision by its note and day, is about: a subject at a time."""
        for letter, subject in self.select("?l a ck:Letter ; ck:subject ?v", "?l ?v"):
            yield (*self.of(letter), "", "", self.name(subject))
        for letter, number, day, subject in self._of_decisions("ck:subject"):
            yield (*self.of(letter), number, day, self.name(subject))

    def identities(self) -> Iterator[Fact]:
        """The form of each mention, and who is meant."""
        for letter, number, form, person in self._mentions():
            yield (*self.of(letter), number, form, self.name(person))

    def organisations(self) -> Iterator[Fact]:
        """The forms in which each letter and note names a body, each once, and what body is meant."""
        bodies = self.select(
            f"{_NAMED} ?m ck:nameForm ?f ; ck:refersTo ?b . ?b a ck:Organisation", "DISTINCT ?l ?n ?f ?b"
        )
        for letter, number, form, body in bodies:
            yield (*self.of(letter), number, plain(form), self.name(body))

    def replies(self) -> Iterator[Fact]:
        """Which letter each letter answers."""
        for letter, target in self.select("?l ck:repliesTo ?t", "?l ?t"):
            yield (*self.of(letter), self.of(target)[1])


def _path(unit: str) -> str:
    return unit.partition("/archive/")[2]


def decision_refs(refs: str) -> str:
    """``rgaspi/17/3/972: 41`` and so on, as the gold writes it: without the archive."""
    parts = []
    for ref in refs.split("|"):
        unit, _, folios = ref.partition(": ")
        if "/archive/" in unit:
            parts.append(f"{_path(unit).partition('/')[2]}: {folios}".rstrip(": "))
    return "; ".join(sorted(set(parts)))
