"""Holds a published store against a gold standard: precision, recall and F1 for each kind of fact.

The columns of the gold files are described in ``tests/gold/README.md``.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from corrkg.edition.source import SourceText, fold, read_source
from corrkg.errors import InputError
from corrkg.vocab import PREFIXES

Fact = tuple[str, ...]
Row = dict[str, str]


@dataclass(frozen=True)
class Score:
    """How one kind of fact was read.

    Args:
        kind: the kind.
        right: facts in the gold and in the store.
        missing: facts of the gold that the store has not.
        extra: facts of the store that the gold has not.
    """

    kind: str
    right: int
    missing: tuple[Fact, ...]
    extra: tuple[Fact, ...]

    @property
    def precision(self) -> float:
        """The part of what was read that is right; 1 where nothing was read."""
        read = self.right + len(self.extra)
        return self.right / read if read else 1.0

    @property
    def recall(self) -> float:
        """The part of what is there that was read; 1 where nothing is there."""
        there = self.right + len(self.missing)
        return self.right / there if there else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def evaluate(store: Store, seeds_dir: Path, gold_dir: Path) -> list[Score]:
    """Compare a store with a gold standard.

    Args:
        store: the store.
        seeds_dir: where its texts are, for line numbers.
        gold_dir: the gold files; a kind whose file is missing is not evaluated.

    Raises:
        InputError: the directory holds no gold file, or a file lacks a column.
    """
    files = {path.stem: list(_rows(path)) for path in sorted(gold_dir.glob("*.csv"))}
    if not files:
        raise InputError("no gold file here", gold_dir, expected="letters.csv, mentions.csv …")
    facts = _Facts(
        store, {source.slug: source for source in map(read_source, sorted((seeds_dir / "editions").glob("*.txt")))}
    )
    known = {row["source"] for rows in files.values() for row in rows}
    scores = []
    for kind, name, of_row, of_store in _KINDS:
        if name in files:
            gold = Counter(fact for row in files[name] if (fact := of_row(row)) is not None)
            mine = Counter(fact for fact in of_store(facts) if fact[0] in known)
            right = gold & mine
            scores.append(
                Score(
                    kind,
                    sum(right.values()),
                    tuple(sorted((gold - mine).elements())),
                    tuple(sorted((mine - gold).elements())),
                )
            )
    return scores


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if "source" not in (reader.fieldnames or ()) or "letter" not in (reader.fieldnames or ()):
            raise InputError("wrong columns", path, 1, expected="source, letter, …")
        for row in reader:
            yield {key: fold(value or "") for key, value in row.items() if key}


def _list(cell: str) -> str:
    return "; ".join(part.strip() for part in cell.split(";") if part.strip())


def _plain(words: str) -> str:
    """Words without what editions of one text write differently: quotation marks, dashes, stops at the end."""
    words = re.sub(r"[“”«»\"„]", '"', words.replace("’", "'"))
    return re.sub(r"[–—−]", "-", fold(words)).strip(" .,;:\"'")


def _own(row: Row, *names: str) -> Fact:
    return (row["source"], row["letter"], *(row[name] for name in names))


_RESOLUTION = {"ibid-replaced": "ibid", "context": "inherited"}


class _Facts:
    """The facts of a store, in the form of the gold."""

    def __init__(self, store: Store, sources: dict[str, SourceText]) -> None:
        self.store, self.sources = store, sources
        self.letters: dict[str, tuple[str, str]] = {}
        for letter, source, start in self._select(
            "?l a ck:Letter ; ck:verbatim ?h ; ck:evidence ?e . ?e oa:hasSource ?s ; oa:hasSelector ?p . ?p oa:start ?a",
            "?l ?s (MIN(?a) AS ?first)", "GROUP BY ?l ?s",
        ):  # fmt: skip
            slug = source.rpartition("/")[2]
            self.letters[letter] = (slug, str(sources[slug].line_of(int(start))))

    def _select(self, where: str, variables: str, tail: str = "") -> Iterator[list[str]]:
        results = self.store.query(
            f"SELECT {variables} WHERE {{ {where} }} {tail}", prefixes=PREFIXES, use_default_graph_as_union=True
        )
        if not isinstance(results, QuerySolutions):
            raise TypeError("not a SELECT query")
        for row in results:
            yield ["" if value is None else getattr(value, "value", str(value)) for value in row]

    def _of(self, letter: str) -> tuple[str, str]:
        return self.letters[letter]

    @staticmethod
    def _name(uri: str) -> str:
        return uri.rpartition("/")[2]

    def _people(self, predicate: str) -> dict[str, str]:
        """The persons of each letter in printed order."""
        found: dict[str, list[tuple[int, str]]] = {}
        for letter, cell, person in self._select(f"?l {predicate}/rdf:rest* ?cell . ?cell rdf:first ?p", "?l ?cell ?p"):
            found.setdefault(letter, []).append((int(cell.rpartition("-")[2]), self._name(person)))
        return {letter: "; ".join(name for _, name in sorted(people)) for letter, people in found.items()}

    def headers(self) -> Iterator[Fact]:
        senders, recipients = self._people("ck:senderList"), self._people("ck:recipientList")
        for letter, place in self.letters.items():
            yield (*place, senders.get(letter, ""), recipients.get(letter, ""))

    def values(self, path: str) -> Callable[[], Iterator[Fact]]:
        def read() -> Iterator[Fact]:
            for letter, value in self._select(f"?l a ck:Letter ; {path} ?v", "?l ?v"):
                yield (*self._of(letter), _plain(value))

        return read

    def concepts(self, path: str) -> Iterator[Fact]:
        for letter, value in self._select(f"?l a ck:Letter . ?l {path}/skos:notation ?v", "?l ?v"):
            yield (*self._of(letter), value)

    def header_references(self) -> Iterator[Fact]:
        for letter, unit, folios in self._select(
            "?l ck:witness/ck:reference ?r . OPTIONAL { ?r ck:unit ?u } OPTIONAL { ?r ck:folios ?f }", "?l ?u ?f"
        ):
            yield (*self._of(letter), _path(unit), folios)

    def forms(self) -> Iterator[Fact]:
        rows = self._select(
            "?l ck:witness ?w . ?w ck:reference ?r . OPTIONAL { ?r ck:folios ?f } OPTIONAL { ?w ck:form/skos:notation ?n }",
            '?l ?w ?f (GROUP_CONCAT(?n; separator=" ") AS ?forms)', "GROUP BY ?l ?w ?f",
        )  # fmt: skip
        for letter, _, folios, forms in rows:
            yield (*self._of(letter), folios, "-".join(sorted(forms.split())))

    def _notes(self) -> str:
        return "?l ck:note ?note . ?note ck:noteNumber ?n . "

    def note_references(self) -> Iterator[Fact]:
        for letter, number, unit, folios in self._select(
            self._notes() + "?note ck:reference ?r . OPTIONAL { ?r ck:unit ?u } OPTIONAL { ?r ck:folios ?f }",
            "?l ?n ?u ?f",
        ):
            yield (*self._of(letter), number, _path(unit), folios)

    def resolutions(self) -> Iterator[Fact]:
        for letter, number, words, kind in self._select(
            self._notes() + "?note ck:reference ?r . ?r ck:verbatim ?v ; ck:resolution/skos:notation ?k", "?l ?n ?v ?k"
        ):
            yield (*self._of(letter), number, _plain(words), _RESOLUTION.get(kind, kind))

    def citations(self) -> Iterator[Fact]:
        for letter, number, words in self._select(self._notes() + "?note ck:citation/ck:verbatim ?v", "?l ?n ?v"):
            yield (*self._of(letter), number, _plain(words))

    def notes(self) -> Iterator[Fact]:
        for letter, number, words in self._select(self._notes() + "?note ck:text ?t", "?l ?n ?t"):
            yield (*self._of(letter), number, _plain(" ".join(_plain(words).split()[:4])))

    def marks(self) -> Iterator[Fact]:
        for letter, kind in self._select(
            "?l ck:mark/ck:markType/skos:notation ?k . ?l ck:mark ?m . ?m ck:markType/skos:notation ?k", "?l ?k"
        ):
            yield (*self._of(letter), kind)

    def numbers(self) -> Iterator[Fact]:
        for letter, series, value in self._select(
            "?l ck:number ?n . ?n ck:series/skos:notation ?s ; ck:value ?v", "?l ?s ?v"
        ):
            yield (*self._of(letter), series, value)

    def dispatches(self) -> Iterator[Fact]:
        for letter, kind, at, day, place in self._select(
            "?l ck:dispatch ?d . ?d ck:kind/skos:notation ?k . OPTIONAL { ?d ck:at ?at } OPTIONAL { ?d ck:date ?day } OPTIONAL { ?d ck:place ?p }",
            "?l ?k ?at ?day ?p",
        ):
            yield (*self._of(letter), kind, at or day, self._name(place))

    def decisions(self) -> Iterator[Fact]:
        rows = self._select(
            "?d a ck:Decision ; ck:concerns ?l ; ck:statedIn/ck:noteNumber ?n . OPTIONAL { ?d ck:date ?day } OPTIONAL { ?d ck:series/skos:notation ?s } "
            "OPTIONAL { ?d ck:reference ?r . ?r ck:unit ?u . OPTIONAL { ?r ck:folios ?f } }",
            '?d ?l ?n ?day ?s (GROUP_CONCAT(CONCAT(STR(?u), ": ", COALESCE(?f, "")); separator="|") AS ?refs)', "GROUP BY ?d ?l ?n ?day ?s",
        )  # fmt: skip
        for _, letter, number, day, series, refs in rows:
            yield (*self._of(letter), number, day, series, _decision_refs(refs))

    def titles(self) -> Iterator[Fact]:
        for letter, number, title in self._select(
            "?d a ck:Decision ; ck:concerns ?l ; ck:statedIn/ck:noteNumber ?n ; ck:title ?t", "?l ?n ?t"
        ):
            yield (*self._of(letter), number, _plain(title))

    def approvals(self) -> Iterator[Fact]:
        for letter, number, person, at, day, place in self._select(
            "?a a ck:Approval ; ck:approves ?l ; ck:by ?p ; ck:statedIn/ck:noteNumber ?n . OPTIONAL { ?a ck:at ?at } OPTIONAL { ?a ck:date ?day } "
            "OPTIONAL { ?a ck:place ?pl }", "?l ?n ?p ?at ?day ?pl",
        ):  # fmt: skip
            yield (*self._of(letter), number, self._name(person), at or day, self._name(place))

    def _mentions(self) -> Iterator[tuple[str, str, str, str]]:
        for letter, number, form, person in self._select(
            "{ ?l a ck:Letter ; ck:mention ?m } UNION { ?l ck:note ?note . ?note ck:noteNumber ?n ; ck:mention ?m } ?m ck:nameForm ?f . "
            "OPTIONAL { ?m ck:refersTo ?p }", "?l ?n ?f ?p",
        ):  # fmt: skip
            yield letter, number, form, person

    def mentions(self) -> Iterator[Fact]:
        for letter, number, form, _ in self._mentions():
            yield (*self._of(letter), number, form)

    def identities(self) -> Iterator[Fact]:
        for letter, number, form, person in self._mentions():
            yield (*self._of(letter), number, form, self._name(person))

    def replies(self) -> Iterator[Fact]:
        for letter, target in self._select("?l ck:repliesTo ?t", "?l ?t"):
            yield (*self._of(letter), self._of(target)[1])


def _path(unit: str) -> str:
    return unit.partition("/archive/")[2]


def _decision_refs(refs: str) -> str:
    """``rgaspi/17/3/972: 41`` and so on, as the gold writes it: without the archive."""
    parts = []
    for ref in refs.split("|"):
        unit, _, folios = ref.partition(": ")
        if "/archive/" in unit:
            parts.append(f"{_path(unit).partition('/')[2]}: {folios}".rstrip(": "))
    return "; ".join(sorted(set(parts)))


def _gold_path(row: Row) -> str:
    return "/".join(part for part in (row["archive"], row["fond"], row["opis"], row["delo"]) if part)


def _gold_form(row: Row) -> Fact:
    names = ("certified-typewritten-copy", "typewritten-copy", "certified-copy", "handwritten-copy")
    form = row["form"]
    return _own(row, "folios") + ("-".join(sorted(form.split("-"))) if form not in names else form,)


def _slug(place: str) -> str:
    from corrkg.uris import slugify

    return slugify(place)


def _value(name: str) -> Callable[[Row], Fact | None]:
    return lambda row: (*_own(row), _plain(row[name])) if row[name] else None


# (kind, gold file, fact of a gold row, facts of the store)
_KINDS: tuple[tuple[str, str, Callable[[Row], Fact | None], Callable[[_Facts], Iterator[Fact]]], ...] = (
    ("headers", "letters", lambda row: (*_own(row), _list(row["senders"]), _list(row["recipients"])), _Facts.headers),
    ("dates", "letters", lambda row: _own(row, "date"), lambda facts: facts.values("ck:date")()),
    ("date bases", "letters", lambda row: _own(row, "date_basis"), lambda facts: facts.concepts("ck:dateBasis")),
    ("media", "letters", lambda row: _own(row, "medium"), lambda facts: facts.concepts("ck:medium")),
    ("signatures", "letters", _value("signature"), lambda facts: facts.values("ck:signature")()),
    ("datelines", "letters", _value("dateline"), lambda facts: facts.values("ck:dateline")()),
    ("header references", "header_references", lambda row: (*_own(row), _gold_path(row), row["folios"]), _Facts.header_references),
    ("forms", "header_references", _gold_form, _Facts.forms),
    ("note references", "note_references", lambda row: (*_own(row, "note"), _gold_path(row), row["folios"]), _Facts.note_references),
    ("resolutions", "note_references", lambda row: (*_own(row, "note"), _plain(row["verbatim"]), row["resolution"]), _Facts.resolutions),
    ("citations", "citations", lambda row: (*_own(row, "note"), _plain(row["verbatim"])), _Facts.citations),
    ("notes", "notes", lambda row: (*_own(row, "note"), _plain(" ".join(_plain(row["first_words"]).split()[:4]))), _Facts.notes),
    ("marks", "marks", lambda row: _own(row, "mark"), _Facts.marks),
    ("numbers", "numbers", lambda row: _own(row, "series", "value"), _Facts.numbers),
    ("dispatches", "dispatches", lambda row: (*_own(row, "kind", "at"), _slug(row["place"])), _Facts.dispatches),
    ("decisions", "decisions", lambda row: (*_own(row, "note", "date", "series"), "; ".join(sorted(filter(None, row["references"].split("; "))))), _Facts.decisions),
    ("decision titles", "decisions", lambda row: (*_own(row, "note"), _plain(row["title"])) if row["title"] else None, _Facts.titles),
    ("approvals", "approvals", lambda row: (*_own(row, "note", "person", "at"), _slug(row["place"])), _Facts.approvals),
    ("mentions", "mentions", lambda row: _own(row, "note", "form"), _Facts.mentions),
    ("identities", "mentions", lambda row: _own(row, "note", "form", "person"), _Facts.identities),
    ("replies", "replies", lambda row: _own(row, "replies_to"), _Facts.replies),
)  # fmt: skip
