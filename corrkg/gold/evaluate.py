"""Holds a published store against a gold standard: precision, recall and F1 for each kind of fact.

The columns of the gold files are described in ``tests/gold/README.md``.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from corrkg.edition.source import fold, read_source
from corrkg.errors import InputError
from corrkg.gold.facts import Fact, Facts, plain
from corrkg.uris import slugify

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
    facts = Facts(
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


def _own(row: Row, *names: str) -> Fact:
    return (row["source"], row["letter"], *(row[name] for name in names))


def _gold_path(row: Row) -> str:
    return "/".join(part for part in (row["archive"], row["fond"], row["opis"], row["delo"]) if part)


def _gold_form(row: Row) -> Fact:
    names = ("certified-typewritten-copy", "typewritten-copy", "certified-copy", "handwritten-copy")
    form = row["form"]
    return (*_own(row, "folios"), form if form in names else "-".join(sorted(form.split("-"))))


def _value(name: str) -> Callable[[Row], Fact | None]:
    return lambda row: (*_own(row), plain(row[name])) if row[name] else None


def _first_words(row: Row) -> Fact:
    return (*_own(row, "note"), plain(" ".join(plain(row["first_words"]).split()[:4])))


def _resolution(row: Row) -> Fact:
    return (*_own(row, "note"), plain(row["verbatim"]), row["resolution"])


def _decision(row: Row) -> Fact:
    references = sorted(filter(None, row["references"].split("; ")))
    return (*_own(row, "note", "date", "series"), "; ".join(references))


def _title(row: Row) -> Fact | None:
    return (*_own(row, "note"), plain(row["title"])) if row["title"] else None


# (kind, gold file, fact of a gold row, facts of the store)
_KINDS: tuple[tuple[str, str, Callable[[Row], Fact | None], Callable[[Facts], Iterator[Fact]]], ...] = (
    ("headers", "letters", lambda row: (*_own(row), _list(row["senders"]), _list(row["recipients"])), Facts.headers),
    ("dates", "letters", lambda row: _own(row, "date"), lambda facts: facts.values("ck:date")()),
    ("date bases", "letters", lambda row: _own(row, "date_basis"), lambda facts: facts.concepts("ck:dateBasis")),
    ("media", "letters", lambda row: _own(row, "medium"), lambda facts: facts.concepts("ck:medium")),
    ("signatures", "letters", _value("signature"), lambda facts: facts.values("ck:signature")()),
    ("datelines", "letters", _value("dateline"), lambda facts: facts.values("ck:dateline")()),
    (
        "header references",
        "header_references",
        lambda row: (*_own(row), _gold_path(row), row["folios"]),
        Facts.header_references,
    ),
    ("forms", "header_references", _gold_form, Facts.forms),
    (
        "note references",
        "note_references",
        lambda row: (*_own(row, "note"), _gold_path(row), row["folios"]),
        Facts.note_references,
    ),
    ("resolutions", "note_references", _resolution, Facts.resolutions),
    ("citations", "citations", lambda row: (*_own(row, "note"), plain(row["verbatim"])), Facts.citations),
    ("notes", "notes", _first_words, Facts.notes),
    ("marks", "marks", lambda row: _own(row, "mark"), Facts.marks),
    ("numbers", "numbers", lambda row: _own(row, "series", "value"), Facts.numbers),
    ("dispatches", "dispatches", lambda row: (*_own(row, "kind", "at"), slugify(row["place"])), Facts.dispatches),
    ("decisions", "decisions", _decision, Facts.decisions),
    ("decision titles", "decisions", _title, Facts.titles),
    (
        "approvals",
        "approvals",
        lambda row: (*_own(row, "note", "person", "at"), slugify(row["place"])),
        Facts.approvals,
    ),
    ("mentions", "mentions", lambda row: _own(row, "note", "form"), Facts.mentions),
    ("identities", "mentions", lambda row: _own(row, "note", "form", "person"), Facts.identities),
    ("replies", "replies", lambda row: _own(row, "replies_to"), Facts.replies),
)
