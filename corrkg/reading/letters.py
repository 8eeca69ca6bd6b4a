"""What the page of a letter shows: its text as the edition prints it, its notes, the course of its matter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import product
from typing import Any
from urllib.parse import urlencode

from pyoxigraph import NamedNode

from corrkg.reading import report
from corrkg.reading.citation import citation
from corrkg.reading.days import nodes
from corrkg.reading.decisions import Step, in_time, moment_of
from corrkg.reading.passages import SHOWN, Mark, Piece, cut, mark_of, paragraphs
from corrkg.reading.sequence import neighbours
from corrkg.reading.view import Node, in_order
from corrkg.reading.why import why, why_part
from corrkg.store.glance import Thread

Facts = dict[str, Any]

_MENTIONED = (
    ("People mentioned", "ck:Person"),
    ("Organisations mentioned", "ck:Organisation"),
    ("Places mentioned", "ck:Place"),
)
_FORMAL = (
    ("address", "ck:address"), ("body", "ck:text"), ("after", "ck:enclosedText"), ("signature", "ck:signature"),
    ("dateline", "ck:dateline"), ("body", "ck:postscript"),
)  # fmt: skip
_LONG = 60  # code points of a repair that is marked as a whole
_WORD = re.compile(r"[^\W_]+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a letter.

    Args:
        part: what it is: address, body, signature, dateline …; ``withheld``: one whose words are not published.
        pieces: its words, cut where something was read.
    """

    part: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An office that a text tells beside a name.

    Args:
        words: it.
        claim: that it is said of this person; None where there is none.
    """

    words: str
    claim: Node | None


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the edition, beside the letter.

    Args:
        node: it.
        number: as the letter refers to it.
        blocks: its paragraphs.
        decisions: what was decided, as it tells.
    """

    node: Node
    number: str
    blocks: tuple[Block, ...]
    decisions: tuple[Node, ...]


_WITHHELD = Block("withheld", ())


def letter_facts(node: Node) -> Facts:
    """Return what the page of a letter shows beside what the letter itself says."""
    assert isinstance(node.term, NamedNode)
    view, release, slug = node.view, node.view.release, node.value.rpartition("/")[2]
    responses = [each for each in node.inverse("ck:answers") if each.is_a("ck:Response")]
    notes = [_note(each, node) for each in sorted(node.all("ck:note"), key=_number)]
    anchors = [Mark(*span, "note", note, note, True) for note in node.all("ck:note")
               for place in note.all("ck:anchor") if (span := place.characters)]  # fmt: skip
    shown = blocks(node, [*anchors, *marks(node, node)])
    found = {mark.made for mark in _begun(shown) if mark.anchor}
    signs = [Piece(mark.start, mark.end, _sign(mark.made), (mark,), (mark,), (mark,))
             for mark in anchors if mark.made not in found]  # fmt: skip
    if shown and signs:  # those that stand behind the last formal part
        shown = (*shown, Block("signs", tuple(signs)))
    anchored = {mark.made for mark in anchors}
    return {
        "blocks": shown,
        "placed": {mark.made for mark in _begun(shown) if mark.id} | {*node.all("ck:request")},
        "notes": notes,
        "anchored": anchored if shown else set(),
        "mentioned": mentioned(node),
        "offices": _offices(node),
        "responses": responses,
        "stances": [each for each in node.inverse("ck:statedIn") if each.is_a("ck:Response")],
        "course": course(node, responses),
        "neighbours": {name: view.node(each) for name, each in neighbours(view, node.term).items()},
        "thread": _thread(node),
        "citation": citation(node),
        "why": why,
        "why_part": why_part,
        "doubts": {
            "href": f"{release.uris.path}report?{urlencode({'letter': slug})}",
            "rows": report.of_letter(release, slug),
        },
    }


def note_facts(node: Node) -> Facts:
    """Return the words of a note."""
    note = _note(node, node)
    return {
        "note": note,
        "placed": {mark.made for mark in _begun(note.blocks) if mark.id},
        "why": why,
        "why_part": why_part,
    }


def _thread(node: Node) -> tuple[Thread, list[tuple[str, Node]]] | None:
    """Return the place of a letter in its thread, and the others there by what they are to it."""
    view = node.view
    found = view.once(view.release.glance.thread, node.value.removeprefix(view.release.base))
    if found is None:
        return None
    first = "" if found.first == found.previous else found.first
    last = "" if found.last == found.next else found.last
    paths = (("First", first), ("Previous", found.previous), ("Next", found.next), ("Last", last))
    return found, [(name, each) for name, path in paths if path for each in nodes(view, [path])]


def _begun(of: Iterable[Block]) -> list[Mark]:
    return [mark for block in of for piece in block.pieces for mark in piece.begins]


def marks(bearer: Node, page: Node) -> list[Mark]:
    """Return what was read of the words of a letter or note, as far as ``page`` tells it apart."""
    made = [*bearer.all("ck:mention"), *(each for each in bearer.inverse("ck:statedIn") if each.is_a("ck:Decision"))]
    found = [
        mark_of(each, place, each.fragment if each.owner == page and first else "")
        for each in made
        for first, place in zip((True, *[False] * 99), each.all("ck:evidence"), strict=False)
    ]
    for claim in bearer.inverse("rdf:subject"):
        if any(each.value.endswith("-repaired") for each in claim.all("ck:claimType")):
            found += [_repair(claim, *span) for place in claim.all("ck:evidence") if (span := place.characters)]
    return [mark for mark in found if mark is not None and mark.kind in SHOWN]


def _repair(claim: Node, start: int, end: int) -> Mark:
    """Return the mark of a repair; of one that speaks of a whole paragraph, at the end of it."""
    return Mark(start if end - start <= _LONG else end - 1, end, "repair", claim, claim)


def blocks(bearer: Node, of: Iterable[Mark]) -> tuple[Block, ...]:
    """Return the paragraphs of a letter or note as they are printed, without the heading.

    They are the quotes of its evidence, whose places tell where names, notes and repairs stand; where these are of
    another form, its text as it was read. Paragraphs without a quote are withheld, and told as one where they adjoin.
    """
    read = " ".join(text.value for text in bearer.all("ck:text"))
    as_read = tuple(
        Block(part, tuple(cut(words, 0, ())))
        for part, name in _FORMAL
        for text in bearer.all(name)
        for words, _ in paragraphs(text.value, 0)
    )
    of = list(of)
    found: list[Block] = []
    for place in sorted(bearer.all("ck:evidence"), key=lambda each: each.characters or (0, 0)):
        part = next((each.value.rpartition("-")[2] for each in place.all("ck:part")), "body")
        quote, span = place.quote, place.characters
        if part == "header" or span is None:
            continue
        if quote is None:
            found += [_WITHHELD] if found[-1:] != [_WITHHELD] else []
            continue
        text, start = quote, span[0]
        if bearer.is_a("ck:Footnote"):
            text, start = _without_number(bearer, text, start)
        own = [*of, *_left_out(bearer, text, start, read, of)] if part == "body" and read else of
        found.append(Block(part, _set(cut(text, start, own))))
    printed = "".join(piece.text for block in found for piece in block.pieces)
    return tuple(found) if _letters(read)[:20] in _letters(printed) else as_read


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalpha())


def _set(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Set the signs of notes close to the words that they are of, and to the points after them."""
    found: list[Piece] = []
    for piece in pieces:
        signs = any(mark.anchor for mark in piece.marks)
        after = bool(found) and any(mark.anchor for mark in found[-1].marks)
        if signs and found:
            found[-1] = replace(found[-1], text=found[-1].text.rstrip())
        found.append(replace(piece, text=re.sub(r"^\s+(?=[.,;:!?)])", "", piece.text)) if after else piece)
    return tuple(found)


def _left_out(bearer: Node, text: str, start: int, read: str, of: list[Mark]) -> list[Mark]:
    """Return the printed words that were read as no part of the text: figures of notes that went astray, doublings."""
    printed = list(_WORD.finditer(text))
    words = [match.group() for match in printed]
    if not words or "".join(words) in "".join(_WORD.findall(read)):
        return []
    found = []
    matcher = SequenceMatcher(None, words, _WORD.findall(read), autojunk=False)
    for kind, low, high, _, _ in matcher.get_opcodes():
        if kind == "delete" and high - low < 4:
            span = (start + printed[low].start(), start + printed[high - 1].end())
            if not any(mark.anchor and mark.start < span[1] and mark.end > span[0] for mark in of):
                found.append(Mark(*span, "repair", bearer, bearer))
    return found


def _without_number(note: Node, text: str, start: int) -> tuple[str, int]:
    """Return the words of a note without the number in front of them, which the page prints itself."""
    number = note.one("ck:noteNumber")
    match = re.match(rf"\s*{re.escape(number.value)}[.)]?\s+", text) if number else None
    return (text[match.end() :], start + match.end()) if match else (text, start)


def _note(node: Node, page: Node) -> Note:
    number = node.one("ck:noteNumber")
    decisions = [each for each in node.inverse("ck:statedIn") if each.is_a("ck:Decision")]
    return Note(node, number.value if number else node.local, blocks(node, marks(node, page)), tuple(decisions))


def _sign(note: Node) -> str:
    number = note.one("ck:noteNumber")
    return number.value if number else note.local


def _number(note: Node) -> tuple[int, str]:
    number = note.one("ck:noteNumber")
    return (int(number.value) if number and number.value.isdecimal() else 10**6, note.value)


def course(node: Node, responses: list[Node]) -> list[Step]:
    """Return what was written, sent, answered and decided in the matter of a letter, in the order of time."""
    steps = [Step("written", node, node, moment_of(node))]
    for dispatch in node.all("ck:dispatch"):
        kind = dispatch.one("ck:kind")
        steps.append(Step(kind.label if kind else "sent", dispatch, node, moment_of(dispatch)))
    steps += [Step("answered", each, each.owner, moment_of(each)) for each in responses]
    steps += [Step("written", each, each, moment_of(each)) for each in node.inverse("ck:repliesTo")]
    decided = in_order([*node.inverse("ck:concerns"), *node.all("ck:tells")])
    steps += [Step("decided", each, each, moment_of(each)) for each in decided if each.is_a("ck:Decision")]
    return in_time(steps)


def _offices(node: Node) -> list[tuple[Node, list[Told]]]:
    """Return what a letter and its notes say that persons are, each office once, with the claim that it is theirs."""
    found: dict[Node, dict[str, Told]] = {}
    for bearer in (node, *sorted(node.all("ck:note"), key=_number)):
        for mention in in_order(bearer.all("ck:mention")):
            claims = {
                said.value: claim
                for claim in mention.inverse("rdf:subject")
                if any(each.short == "ck:office" for each in claim.all("rdf:predicate"))
                for said in claim.all("rdf:object")
            }
            for person, office in product(mention.all("ck:refersTo"), mention.all("ck:office")):
                found.setdefault(person, {}).setdefault(office.value, Told(office.value, claims.get(office.value)))
    return [(person, list(told.values())) for person, told in found.items()]


def mentioned(node: Node) -> list[tuple[str, list[Node]]]:
    """Return persons, organisations and places that a letter or an introduction names, by sort."""
    named = node.all("ck:mentions")
    sorts = [(heading, [each for each in named if each.is_a(name)]) for heading, name in _MENTIONED]
    return [(heading, those) for heading, those in sorts if those]
