"""Holds a published store against a gold standard: precision, recall and F1 for each kind of fact.

The columns of the gold files are described in ``tests/gold/README.md``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corrkg.gold.facts import Fact, Facts, plain
from corrkg.gold.introductions import introductions
from corrkg.gold.proposers import proposers
from corrkg.gold.rows import Gold, Row, own
from corrkg.store.embedded import Embedded
from corrkg.uris import slugify


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


def scored(kind: str, gold: Iterable[Fact], mine: Iterable[Fact]) -> Score:
    """Return the score of one kind: facts are compared as bags, so that one fact twice is two facts."""
    there, read = Counter(gold), Counter(mine)
    right = there & read
    missing, extra = (tuple(sorted(left.elements())) for left in (there - read, read - there))
    return Score(kind, sum(right.values()), missing, extra)


def evaluate(store: Embedded, seeds_dir: Path, gold_dir: Path) -> list[Score]:
    """Compare a store with a gold standard.

    Args:
        store: the store.
        seeds_dir: where its texts are, for line numbers.
        gold_dir: the gold files; a kind whose file is missing is not evaluated.

    Raises:
        InputError: the directory holds no gold file, a file lacks a column, or the store was built from other texts.
    """
    gold = Gold.read(store, seeds_dir, gold_dir)
    return [
        scored(kind, gold.facts_of(name, of_row), (fact for fact in of_store(gold.facts) if fact[0] in gold.sources))
        for kind, name, of_row, of_store in _KINDS
        if name in gold.files
    ]


def _list(cell: str) -> str:
    return "; ".join(part.strip() for part in cell.split(";") if part.strip())


def _gold_path(row: Row) -> str:
    return "/".join(part for part in (row["archive"], row["fond"], row["opis"], row["delo"]) if part)


def _gold_form(row: Row) -> Fact:
    names = ("certified-typewritten-copy", "typewritten-copy", "certified-copy", "handwritten-copy")
    form = row["form"]
    return (*own(row, "folios"), form if form in names else "-".join(sorted(form.split("-"))))


def _value(name: str) -> Callable[[Row], Fact | None]:
    return lambda row: (*own(row), plain(row[name])) if row[name] else None


def _first_words(row: Row) -> Fact:
    return (*own(row, "note"), plain(" ".join(plain(row["first_words"]).split()[:4])))


def _resolution(row: Row) -> Fact:
    return (*own(row, "note"), plain(row["verbatim"]), row["resolution"])


def _decision(row: Row) -> Fact:
    references = sorted(filter(None, row["references"].split("; ")))
    return (*own(row, "note", "date", "series"), "; ".join(references))


def _response(row: Row) -> list[Fact]:
    """Return the stance of each person by himself: whether several share one row is the annotator's choice."""
    people = (part.strip() for part in row["persons"].split(";"))
    return [(*own(row, "note", "stance"), person, row["to"]) for person in people]


def _each(name: str, *places: str) -> Callable[[Row], list[Fact]]:
    """Return the facts of a row with a list in the cell ``name``: one for each item of it."""
    return lambda row: [(*own(row, *places), item) for item in _list(row[name]).split("; ") if item]


def _document(row: Row) -> Fact:
    names = ("; ".join(sorted(_list(row[name]).split("; "))) for name in ("writer", "addressee"))
    return (*own(row, "note", "kind"), *names, row["date"])


def _title(row: Row) -> Fact | None:
    return (*own(row, "note"), plain(row["title"])) if row["title"] else None


def _organisation(row: Row) -> Fact:
    return (*own(row, "note"), plain(row["form"]), row["organisation"] or slugify(row["form"]))


# (kind, gold file, fact of a gold row, facts of the store)
_KINDS: tuple[tuple[str, str, Callable[[Row], Fact | list[Fact] | None], Callable[[Facts], Iterator[Fact]]], ...] = (
    ("headers", "letters", lambda row: (*own(row), _list(row["senders"]), _list(row["recipients"])), Facts.headers),
    ("dates", "letters", lambda row: own(row, "date"), lambda facts: facts.values("ck:date")()),
    ("date bases", "letters", lambda row: own(row, "date_basis"), lambda facts: facts.concepts("ck:dateBasis")),
    ("media", "letters", lambda row: own(row, "medium"), lambda facts: facts.concepts("ck:medium")),
    ("signatures", "letters", _value("signature"), lambda facts: facts.values("ck:signature")()),
    ("datelines", "letters", _value("dateline"), lambda facts: facts.values("ck:dateline")()),
    (
        "header references",
        "header_references",
        lambda row: (*own(row), _gold_path(row), row["folios"]),
        Facts.header_references,
    ),
    ("forms", "header_references", _gold_form, Facts.forms),
    (
        "note references",
        "note_references",
        lambda row: (*own(row, "note"), _gold_path(row), row["folios"]),
        Facts.note_references,
    ),
    ("resolutions", "note_references", _resolution, Facts.resolutions),
    ("citations", "citations", lambda row: (*own(row, "note"), plain(row["verbatim"])), Facts.citations),
    ("cited documents", "cited_documents", _document, Facts.documents),
    ("notes", "notes", _first_words, Facts.notes),
    ("marks", "marks", lambda row: own(row, "mark"), Facts.marks),
    ("numbers", "numbers", lambda row: own(row, "series", "value"), Facts.numbers),
    ("dispatches", "dispatches", lambda row: (*own(row, "kind", "at"), slugify(row["place"])), Facts.dispatches),
    ("decisions", "decisions", _decision, Facts.decisions),
    ("body decisions", "body_decisions", lambda row: own(row, "date"), Facts.body_decisions),
    ("acts of decisions", "decision_acts", _each("acts", "note", "date"), Facts.acts),
    ("affected persons", "decision_acts", _each("persons", "note", "date"), Facts.affected),
    ("decision titles", "decisions", _title, Facts.titles),
    (
        "approvals",
        "approvals",
        lambda row: (*own(row, "note", "person", "at"), slugify(row["place"])),
        Facts.approvals,
    ),
    ("requests", "requests", lambda row: own(row, "kind"), Facts.requests),
    ("proposers", "proposers", lambda row: own(row, "kind", "who"), proposers),
    ("responses", "responses", _response, Facts.responses),
    ("mentions", "mentions", lambda row: own(row, "note", "form"), Facts.mentions),
    ("identities", "mentions", lambda row: own(row, "note", "form", "person"), Facts.identities),
    (
        "offices",
        "offices",
        lambda row: (*own(row, "note", "form"), plain(row["office"].lower())),
        Facts.offices,
    ),
    ("subjects", "subjects", _each("subjects", "note", "date"), Facts.subjects),
    ("organisations", "organisations", _organisation, Facts.organisations),
    ("introductions", "introductions", lambda row: own(row, "kind", "form", "thing"), introductions),
    ("replies", "replies", lambda row: own(row, "replies_to"), Facts.replies),
)
