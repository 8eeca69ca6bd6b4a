"""What a score of whole facts does not tell: was a fact found at all, and which of its parts are right.

A sending that was read with a wrong minute is one missing and one superfluous fact to `evaluate`. Here facts of the
gold and of the store are paired first, those of one letter and note that agree in the most; then each part is scored
alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Store

from corrkg.edition.source import Span
from corrkg.gold.evaluate import Score
from corrkg.gold.facts import Fact, Facts, decision_refs, plain
from corrkg.gold.rows import Gold, Row, own
from corrkg.uris import slugify

_FORMAL = ("address", "signature", "dateline")


@dataclass(frozen=True)
class Item:
    """A fact in parts.

    Args:
        place: where it stands: text, letter, note …; only facts of one place can be one.
        parts: what it says, by the name of the part; an empty one is not said.
    """

    place: Fact
    parts: dict[str, str] = field(hash=False)


def details(store: Store, seeds_dir: Path, gold_dir: Path) -> list[Score]:
    """Compare a store with a gold standard, part by part.

    Args:
        store: the store.
        seeds_dir: where its texts are, for line numbers.
        gold_dir: the gold files; a kind whose file is missing is not evaluated.

    Raises:
        InputError: the directory holds no gold file, a file lacks a column, or the store was built from other texts.
    """
    gold = Gold.read(store, seeds_dir, gold_dir)
    scores: list[Score] = []
    for kind, name, of_row, of_store in _KINDS:
        if name in gold.files:
            mine = [item for item in of_store(_Evidence(gold.facts)) if item.place[0] in gold.sources]
            scores += _compare(kind, [item for row in gold.files[name] if (item := of_row(row)) is not None], mine)
    return scores


def _compare(kind: str, gold: list[Item], mine: list[Item]) -> Iterator[Score]:
    pairs, missing, extra = pair(gold, mine)
    yield Score(
        f"{kind}: found", len(pairs), tuple(each.place for each in missing), tuple(each.place for each in extra)
    )
    for part in [name for name in (gold[0].parts if gold else ()) if all(name in item.parts for item in mine)]:
        told = [(one, other) for one, other in pairs if one.parts[part] or other.parts[part]]
        right = [one for one, other in told if _same(part, one.parts[part], other.parts[part])]
        wrong = [(one, other) for one, other in told if not _same(part, one.parts[part], other.parts[part])]
        yield Score(
            f"{kind}: {part}", len(right),
            tuple((*one.place, one.parts[part]) for one, _ in wrong if one.parts[part]),
            tuple((*other.place, other.parts[part]) for _, other in wrong if other.parts[part]),
        )  # fmt: skip


def pair(gold: Iterable[Item], mine: Iterable[Item]) -> tuple[list[tuple[Item, Item]], list[Item], list[Item]]:
    """Return pairs of facts that are one, the pairs that agree in the most parts first; and what is left of both.

    >>> a, b = Item(("x",), {"day": "1", "hour": ""}), Item(("x",), {"day": "2", "hour": ""})
    >>> pairs, missing, extra = pair([a, b], [b])
    >>> pairs == [(b, b)], missing == [a], extra
    (True, True, [])
    """
    ours: dict[Fact, list[Item]] = defaultdict(list)
    for item in mine:
        ours[item.place].append(item)
    theirs: dict[Fact, list[Item]] = defaultdict(list)
    for item in gold:
        theirs[item.place].append(item)
    pairs: list[tuple[Item, Item]] = []
    missing: list[Item] = []
    for place, items in theirs.items():
        here = ours[place]
        ranked = sorted(
            ((_agreement(one, other), -i, -j) for i, one in enumerate(items) for j, other in enumerate(here)),
            reverse=True,
        )
        taken: dict[int, int] = {}
        for _, i, j in ranked:
            if -i not in taken and -j not in taken.values():
                taken[-i] = -j
        pairs += [(items[i], here[j]) for i, j in sorted(taken.items())]
        missing += [item for i, item in enumerate(items) if i not in taken]
        ours[place] = [item for j, item in enumerate(here) if j not in taken.values()]
    return pairs, missing, [item for items in ours.values() for item in items]


def _agreement(one: Item, other: Item) -> int:
    return sum(_same(name, value, other.parts.get(name, "")) for name, value in one.parts.items())


def _same(part: str, one: str, other: str) -> bool:
    """Tell whether two values are one; of two quotations the longer holds the shorter."""
    if part != "quote" or not one or not other:
        return one == other
    return one in other or other in one


def _moment(at: str) -> dict[str, str]:
    """Return day and hour of a time as the gold writes it: ``1935-10-02T15:27:00``, or an EDTF day."""
    day, _, hour = at.partition("T")
    return {"day": day, "hour": hour[:5]}


def _last_words(text: str) -> str:
    """Return the last three words of ``text``; a dash or a stop that stands alone is no word."""
    return plain(" ".join(re.findall(r"\S*\w\S*", text)[-3:]))


class _Evidence:
    """The facts of the store with the words that they rest on."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.spans: dict[str, list[tuple[str, Span]]] = defaultdict(list)
        rows = facts.select(
            "?x ck:evidence ?e . ?e oa:hasSource ?s ; oa:hasSelector ?p . ?p oa:start ?a ; oa:end ?b", "?x ?s ?a ?b"
        )
        for thing, source, start, end in rows:
            self.spans[thing].append((facts.name(source), Span(int(start), int(end))))

    def quote(self, thing: str, letter: str, note: str = "") -> str:
        """Return the words that a thing rests on in its letter, or in the note of it."""
        source = self.facts.of(letter)[0]
        within = [span for name, span in self.spans[note or letter] if name == source]
        low, high = min(span.start for span in within), max(span.end for span in within)
        found = [span for name, span in self.spans[thing] if name == source and Span(low, high).contains(span)]
        return plain(" ".join(self.facts.sources[source].quote(span) for span in sorted(found)))

    def formal_parts(self) -> Iterator[Item]:
        found: dict[str, dict[str, str]] = {letter: dict.fromkeys(_FORMAL, "") for letter in self.facts.letters}
        for part in _FORMAL:
            for letter, words in self.facts.select(f"?l a ck:Letter ; ck:{part} ?v", "?l ?v"):
                found[letter][part] = plain(words)
        for letter, parts in found.items():
            yield Item(self.facts.of(letter), parts)

    def dispatches(self) -> Iterator[Item]:
        rows = self.facts.select(
            "?l ck:dispatch ?d . ?d ck:kind/skos:notation ?k . OPTIONAL { ?d ck:at ?at } OPTIONAL { ?d ck:date ?day } "
            "OPTIONAL { ?d ck:place ?p } OPTIONAL { ?d ck:statedIn ?note . ?note ck:noteNumber ?n }",
            "?l ?d ?k ?at ?day ?p ?note ?n",
        )
        for letter, thing, kind, at, day, place, note, number in rows:
            parts = {**_moment(at or day), "place": self.facts.name(place), "quote": self.quote(thing, letter, note)}
            yield Item((*self.facts.of(letter), number, kind), parts)

    def approvals(self) -> Iterator[Item]:
        rows = self.facts.select(
            "?a a ck:Approval ; ck:approves ?l ; ck:by ?p ; ck:statedIn ?note . ?note ck:noteNumber ?n "
            "OPTIONAL { ?a ck:at ?at } OPTIONAL { ?a ck:date ?day } OPTIONAL { ?a ck:place ?pl }",
            "?l ?a ?p ?note ?n ?at ?day ?pl",
        )
        for letter, thing, person, note, number, at, day, place in rows:
            yield Item((*self.facts.of(letter), number), {
                "person": self.facts.name(person), **_moment(at or day), "place": self.facts.name(place),
                "quote": self.quote(thing, letter, note),
            })  # fmt: skip

    def responses(self) -> Iterator[Item]:
        rows = self.facts.select(
            "?r a ck:Response ; ck:stance/skos:notation ?s ; ck:by ?p ; ck:statedIn ?in . "
            "OPTIONAL { ?l ck:note ?in . ?in ck:noteNumber ?n } OPTIONAL { ?r ck:answers ?to . ?to a ck:Letter } "
            "OPTIONAL { ?r ck:at ?at } OPTIONAL { ?r ck:date ?day } OPTIONAL { ?r ck:place ?pl }",
            '?r ?in ?l ?n ?s ?to ?at ?day ?pl (GROUP_CONCAT(STR(?p); separator=" ") AS ?by)',
            "GROUP BY ?r ?in ?l ?n ?s ?to ?at ?day ?pl",
        )
        for thing, where, letter, number, stance, to, at, day, place, people in rows:
            own_letter = letter or where
            yield Item((*self.facts.of(own_letter), number), {
                "stance": stance, "persons": "; ".join(sorted(map(self.facts.name, people.split()))),
                "to": self.facts.of(to)[1] if to else "", **_moment(at or day), "place": self.facts.name(place),
                "quote": self.quote(thing, own_letter, where if letter else ""),
            })  # fmt: skip

    def requests(self) -> Iterator[Item]:
        rows = self.facts.select("?l ck:request ?r . ?r ck:requestType/skos:notation ?k", "?l ?r ?k")
        for letter, thing, kind in rows:
            yield Item((*self.facts.of(letter), kind), {"quote": self.quote(thing, letter)})

    def decisions(self) -> Iterator[Item]:
        rows = self.facts.select(
            "?l ck:tells ?d ; ck:note ?note . ?d ck:statedIn ?note . ?note ck:noteNumber ?n "
            "OPTIONAL { ?d ck:date ?day } OPTIONAL { ?d ck:series/skos:notation ?s } OPTIONAL { ?d ck:title ?t } "
            "OPTIONAL { ?d ck:reference ?r . ?r ck:unit ?u . OPTIONAL { ?r ck:folios ?f } }",
            '?d ?l ?note ?n ?day ?s ?t (GROUP_CONCAT(CONCAT(STR(?u), ": ", COALESCE(?f, "")); separator="|") AS ?refs)',
            "GROUP BY ?d ?l ?note ?n ?day ?s ?t",
        )
        for thing, letter, note, number, day, series, title, references in rows:
            yield Item((*self.facts.of(letter), number), {
                "day": day, "title": plain(title), "series": series, "references": decision_refs(references),
                "quote": self.quote(thing, letter, note),
            })  # fmt: skip

    def anchors(self) -> Iterator[Item]:
        """Part and words before the marker of each note that has one."""
        parts: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        rows = self.facts.select(
            "?l a ck:Letter ; ck:evidence ?e . ?e ck:part/skos:notation ?k ; oa:hasSelector ?p . "
            "?p oa:start ?a ; oa:end ?b", "?l ?k ?a ?b",
        )  # fmt: skip
        for letter, part, start, end in rows:
            parts[letter].append((Span(int(start), int(end)), part))
        rows = self.facts.select(
            "?l ck:note ?n . ?n ck:noteNumber ?i ; ck:anchor ?e . ?e oa:hasSelector ?p . ?p oa:start ?a ; oa:end ?b",
            "?l ?i ?a ?b",
        )
        for letter, number, start, end in rows:
            part, words = self._around(letter, parts[letter], Span(int(start), int(end)))
            yield Item((*self.facts.of(letter), number), {"part": part, "words": words})

    def _around(self, letter: str, parts: list[tuple[Span, str]], marker: Span) -> tuple[str, str]:
        """Return the part that holds a marker, or that it follows on the same line, and the three words before it."""
        text = self.facts.sources[self.facts.of(letter)[0]].text
        for span, kind in parts:
            between = text[span.end : marker.start]
            if span.start <= marker.start and (not between.strip() and "\n" not in between):
                return kind, _last_words(text[span.start : marker.start])
        return "", ""

    def mentions(self) -> Iterator[Item]:
        rows = self.facts.select(
            "{ ?l a ck:Letter ; ck:mention ?m } UNION { ?l ck:note ?note . ?note ck:noteNumber ?n ; ck:mention ?m } "
            "?m ck:nameForm ?f ; ck:part/skos:notation ?k . FILTER (CONTAINS(STR(?m), '#mention-')) "
            "OPTIONAL { ?m ck:refersTo ?p }", "?l ?n ?f ?k ?p",
        )  # fmt: skip
        for letter, number, form, part, person in rows:
            parts = {"part": part, "person": self.facts.name(person)}
            yield Item((*self.facts.of(letter), number, form), parts)

    def marks(self) -> Iterator[Item]:
        for letter, kind, words in self.facts.select(
            "?l ck:mark ?m . ?m ck:markType/skos:notation ?k ; ck:verbatim ?v", "?l ?k ?v"
        ):
            yield Item((*self.facts.of(letter), kind), {"quote": plain(words)})

    def numbers(self) -> Iterator[Item]:
        for letter, value, series, words in self.facts.select(
            "?l ck:number ?n . ?n ck:series/skos:notation ?s ; ck:value ?i ; ck:verbatim ?v", "?l ?i ?s ?v"
        ):
            yield Item((*self.facts.of(letter), value), {"series": series, "quote": plain(words)})


def _gold_formal_parts(row: Row) -> Item:
    """Return the formal parts that the file has a column for; the one of the address came later than the others."""
    return Item(own(row), {part: plain(row[part]) for part in _FORMAL if part in row})


def _gold_dispatch(row: Row) -> Item:
    parts = {**_moment(row["at"]), "place": slugify(row["place"]), "quote": plain(row["verbatim"])}
    return Item(own(row, "note", "kind"), parts)


def _gold_approval(row: Row) -> Item:
    parts = {"person": row["person"], **_moment(row["at"]), "place": slugify(row["place"])}
    return Item(own(row, "note"), {**parts, "quote": plain(row["quote"])})


def _gold_response(row: Row) -> Item:
    people = "; ".join(sorted(part.strip() for part in row["persons"].split(";")))
    parts = {"stance": row["stance"], "persons": people, "to": row["to"], **_moment(row["at"])}
    return Item(own(row, "note"), {**parts, "place": slugify(row["place"]), "quote": plain(row["quote"])})


def _gold_decision(row: Row) -> Item:
    references = "; ".join(sorted(filter(None, row["references"].split("; "))))
    return Item(own(row, "note"), {
        "day": row["date"], "title": plain(row["title"]), "series": row["series"], "references": references,
        "quote": plain(row["quote"]),
    })  # fmt: skip


def _gold_anchor(row: Row) -> Item | None:
    if not row["anchor_part"]:
        return None
    return Item(own(row, "note"), {"part": row["anchor_part"], "words": _last_words(row["anchor_words"])})


# (kind, gold file, item of a gold row, items of the store)
_KINDS: tuple[tuple[str, str, Callable[[Row], Item | None], Callable[[_Evidence], Iterator[Item]]], ...] = (
    ("letters", "letters", _gold_formal_parts, _Evidence.formal_parts),
    ("dispatches", "dispatches", _gold_dispatch, _Evidence.dispatches),
    ("approvals", "approvals", _gold_approval, _Evidence.approvals),
    (
        "requests", "requests",
        lambda row: Item(own(row, "kind"), {"quote": plain(row["quote"])}),
        _Evidence.requests,
    ),
    ("responses", "responses", _gold_response, _Evidence.responses),
    ("decisions", "decisions", _gold_decision, _Evidence.decisions),
    ("anchors", "notes", _gold_anchor, _Evidence.anchors),
    (
        "mentions", "mentions",
        lambda row: Item(own(row, "note", "form"), {"part": row["part"], "person": row["person"]}),
        _Evidence.mentions,
    ),
    ("marks", "marks", lambda row: Item(own(row, "mark"), {"quote": plain(row["verbatim"])}), _Evidence.marks),
    (
        "numbers", "numbers",
        lambda row: Item(own(row, "value"), {"series": row["series"], "quote": plain(row["verbatim"])}),
        _Evidence.numbers,
    ),
)  # fmt: skip
