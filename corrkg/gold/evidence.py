"""Facts of a store in parts, each with the words that it rests on, as a gold standard writes them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from corrkg.edition.source import Span
from corrkg.gold.facts import Fact, Facts, decision_refs, plain

FORMAL = ("address", "signature", "dateline")


@dataclass(frozen=True)
class Item:
    """A fact in parts.

    Args:
        place: where it stands: text, letter, note …; only facts of one place can be one.
        parts: what it says, by the name of the part; an empty one is not said.
    """

    place: Fact
    parts: dict[str, str] = field(hash=False)


def moment(at: str) -> dict[str, str]:
    """Return day and hour of a time as the gold writes it, or of an EDTF day.

    >>> moment("1935-10-02T15:27:00"), moment("1935-10")
    ({'day': '1935-10-02', 'hour': '15:27'}, {'day': '1935-10', 'hour': ''})
    """
    day, _, hour = at.partition("T")
    return {"day": day, "hour": hour[:5]}


def last_words(text: str) -> str:
    """Return the last three words of ``text``, without the marks that close it; a dash or stop alone is no word.

    >>> last_words("the bridge at Kem –"), last_words("What is your opinion?")
    ('bridge at Kem', 'is your opinion')
    """
    return plain(" ".join(re.findall(r"\S*\w\S*", text)[-3:]).rstrip("?!"))


class Evidence:
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
        """Yield address, signature and dateline of each letter."""
        found: dict[str, dict[str, str]] = {letter: dict.fromkeys(FORMAL, "") for letter in self.facts.letters}
        for part in FORMAL:
            for letter, words in self.facts.select(f"?l a ck:Letter ; ck:{part} ?v", "?l ?v"):
                found[letter][part] = plain(words)
        for letter, parts in found.items():
            yield Item(self.facts.of(letter), parts)

    def dispatches(self) -> Iterator[Item]:
        """Yield the sendings and receipts, by letter, note and kind."""
        rows = self.facts.select(
            "?l ck:dispatch ?d . ?d ck:kind/skos:notation ?k . OPTIONAL { ?d ck:at ?at } OPTIONAL { ?d ck:date ?day } "
            "OPTIONAL { ?d ck:place ?p } OPTIONAL { ?d ck:statedIn ?note . ?note ck:noteNumber ?n }",
            "?l ?d ?k ?at ?day ?p ?note ?n",
        )
        for letter, thing, kind, at, day, place, note, number in rows:
            parts = {**moment(at or day), "place": self.facts.name(place), "quote": self.quote(thing, letter, note)}
            yield Item((*self.facts.of(letter), number, kind), parts)

    def approvals(self) -> Iterator[Item]:
        """Yield the consents, by letter and note."""
        rows = self.facts.select(
            "?a a ck:Approval ; ck:approves ?l ; ck:by ?p ; ck:statedIn ?note . ?note ck:noteNumber ?n "
            "OPTIONAL { ?a ck:at ?at } OPTIONAL { ?a ck:date ?day } OPTIONAL { ?a ck:place ?pl }",
            "?l ?a ?p ?note ?n ?at ?day ?pl",
        )
        for letter, thing, person, note, number, at, day, place in rows:
            yield Item((*self.facts.of(letter), number), {
                "person": self.facts.name(person), **moment(at or day), "place": self.facts.name(place),
                "quote": self.quote(thing, letter, note),
            })  # fmt: skip

    def responses(self) -> Iterator[Item]:
        """Yield the stances, by letter and note; those of a letter itself have no note."""
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
                "to": self.facts.of(to)[1] if to else "", **moment(at or day), "place": self.facts.name(place),
                "quote": self.quote(thing, own_letter, where if letter else ""),
            })  # fmt: skip

    def requests(self) -> Iterator[Item]:
        """Yield what each letter asks, by letter and kind."""
        rows = self.facts.select("?l ck:request ?r . ?r ck:requestType/skos:notation ?k", "?l ?r ?k")
        for letter, thing, kind in rows:
            yield Item((*self.facts.of(letter), kind), {"quote": self.quote(thing, letter)})

    def decisions(self) -> Iterator[Item]:
        """Yield the decisions of the notes, by letter and note, with their references."""
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
        """Yield part and words before the marker of each note that has one."""
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
        """Return the part that holds a marker, or that it follows on the same line, and the three words before it.

        A signature may stand in the line of the farewell, whose words count then.
        """
        text = self.facts.sources[self.facts.of(letter)[0]].text
        for span, kind in parts:
            between = text[span.end : marker.start]
            if span.start <= marker.start and (not between.strip() and "\n" not in between):
                start = text.rfind("\n", 0, span.start) + 1 if kind == "signature" else span.start
                return kind, last_words(text[start : marker.start])
        return "", ""

    def mentions(self) -> Iterator[Item]:
        """Yield the names, by letter, note and form."""
        rows = self.facts.select(
            "{ ?l a ck:Letter ; ck:mention ?m } UNION { ?l ck:note ?note . ?note ck:noteNumber ?n ; ck:mention ?m } "
            "?m ck:nameForm ?f ; ck:part/skos:notation ?k . FILTER (CONTAINS(STR(?m), '#mention-')) "
            "OPTIONAL { ?m ck:refersTo ?p }", "?l ?n ?f ?k ?p",
        )  # fmt: skip
        for letter, number, form, part, person in rows:
            parts = {"part": part, "person": self.facts.name(person)}
            yield Item((*self.facts.of(letter), number, form), parts)

    def marks(self) -> Iterator[Item]:
        """Yield the marks of each letter, by kind."""
        for letter, kind, words in self.facts.select(
            "?l ck:mark ?m . ?m ck:markType/skos:notation ?k ; ck:verbatim ?v", "?l ?k ?v"
        ):
            yield Item((*self.facts.of(letter), kind), {"quote": plain(words)})

    def numbers(self) -> Iterator[Item]:
        """Yield the numbers of each letter, by value."""
        for letter, value, series, words in self.facts.select(
            "?l ck:number ?n . ?n ck:series/skos:notation ?s ; ck:value ?i ; ck:verbatim ?v", "?l ?i ?s ?v"
        ):
            yield Item((*self.facts.of(letter), value), {"series": series, "quote": plain(words)})
