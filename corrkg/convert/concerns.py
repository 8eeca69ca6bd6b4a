"""Which decisions settle what a letter asks, what they do, and whom they affect; of others a note merely tells."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from corrkg.convert.affairs import first_asked
from corrkg.convert.requests import at_sign, of_one_matter, request_node, sign_stands_in
from corrkg.convert.work import LetterWork, TextWork
from corrkg.edition.records import Decision, Deed, Letter, Observation
from corrkg.uris import INFERRED
from corrkg.vocab import CK

_WANTED = "the words of the decision do not say what it does; so does what the request wants that it settles"


def convert_concerns(text: TextWork) -> None:
    """Write of each decision the letter and the requests that it settles, what it does and whom it affects."""
    for one in text.letters:
        for number, decision in enumerate(one.record.decisions, 1):
            address = one.decision(number)
            if address is not None:
                node = one.builder.uris.decision(address.slug)
                settled = _concern(one, node, decision)
                for other, why, numbers in first_asked(one, decision):
                    _link(other, node, why, numbers)
                if decision.deed.kinds or not address.again:
                    _act(one, node, decision, settled)


def settles(letter: Letter, decision: Decision) -> tuple[Observation, list[int]] | None:
    """Return why a decision settles the matter of a letter, how surely, and the numbers of the requests; or None."""
    found = _settles(letter, decision)
    return found and (found[0], _of_its_words(letter, decision, found[1]))


def _settles(letter: Letter, decision: Decision) -> tuple[Observation, list[int]] | None:
    """Return it by where the note stands that tells of the decision, whatever its words.

    One that the letter itself tells is no answer to it, and one that was certainly taken before the letter settles
    nothing in it. A later one in a note at the letter does: surely where the note tells of a consent first, less so
    where the note stands at a request, and doubtfully where the letter asks elsewhere. Where the note stands at words
    by which the letter takes a stance itself, the decision follows from these, and settles what another letter asked.
    """
    if decision.note is None or _before(decision, letter) or not (letter.requests or letter.asks):
        return None
    here = at_sign(letter, decision.note)
    everything = list(range(1, len(letter.requests) + 1)) if of_one_matter(letter) else here
    if any(approval.note == decision.note for approval in letter.approvals):
        basis, certainty = "its note tells of the consent to what the letter asks, and then of the decision", "high"
        elsewhere = _elsewhere(letter, decision, here)
        return _because(decision, basis, certainty), [number for number in everything if number not in elsewhere]
    if here:
        here = everything if _closes(letter, decision, here) else here
        basis = "the note that tells of the decision, which is not earlier, stands at what the letter asks"
        return _because(decision, basis, "medium"), here
    if at_stance(letter, decision):
        return None
    basis = "a note tells of the decision, which is not earlier; the letter asks for something, in another place"
    return _because(decision, basis, "low"), everything


def _of_its_words(letter: Letter, decision: Decision, numbers: list[int]) -> list[int]:
    """Return the requests that one of a note's several decisions settles: not those of the words of another one alone.

    "On August 30, as regards the oilcake, and on September 1, as regards Orlov".
    """
    beside = (each for each in letter.decisions if each.note == decision.note and each.span != decision.span)
    others = frozenset[str]().union(*(each.terms for each in beside))
    asked = {number: letter.requests[number - 1] for number in numbers if letter.requests[number - 1].kind != "answer"}
    foreign = {number for number, request in asked.items() if not request.terms & decision.terms}
    if foreign == asked.keys():
        return numbers  # its words name nothing that is asked: "the price was set on June 3"
    return [number for number in numbers if number not in foreign or not asked[number].terms & others]


def _elsewhere(letter: Letter, decision: Decision, here: list[int]) -> set[int]:
    """Return the requests at which another note stands, and the one that tells of the decision does not."""
    others = {each.number for each in letter.notes} - {decision.note}
    there = (number for note in others for number in at_sign(letter, note))
    return set(there) - set(here) if here else set()


def _closes(letter: Letter, decision: Decision, here: list[int]) -> bool:
    """Tell whether a note stands at the last of a letter's numbered points, and no other note at one before it."""
    others = (at_sign(letter, note.number) for note in letter.notes if note.number != decision.note)
    numbered = len(letter.requests) in here and all(request.point for request in letter.requests)
    return numbered and not any(set(there) - set(here) for there in others)


def at_stance(letter: Letter, decision: Decision) -> list[int]:
    """Return the numbers of the letter's own stances in whose paragraph the sign of the decision's note stands."""
    paragraph = sign_stands_in(letter, decision.note)
    return [
        number
        for number, response in enumerate(letter.responses, 1)
        if paragraph is not None and response.note is None and not response.told and paragraph.contains(response.span)
    ]


def _because(decision: Decision, basis: str, certainty: str) -> Observation:
    return Observation("inferred", "decision", basis, decision.span, certainty)


def _before(decision: Decision, letter: Letter) -> bool:
    decided = decision.dating.not_after if decision.dating else None
    written = letter.header.dating.not_before
    return decided is not None and written is not None and decided < written


def _concern(one: LetterWork, node: NamedNode, decision: Decision) -> list[int]:
    """Write what a decision settles, with claims, and return the numbers of the letter's requests among it."""
    found = settles(one.record, decision)
    if found is None:
        return []
    observation, numbers = found
    _link(one, node, observation, numbers)
    return numbers


def _link(one: LetterWork, node: NamedNode, why: Observation, numbers: list[int]) -> None:
    things = [(CK.concerns, one.node), *((CK.settles, request_node(one, number)) for number in numbers)]
    for predicate, thing in things:
        one.builder.add(INFERRED, node, predicate, thing)
        one.builder.claim(node, predicate, thing, why, one.source)


def _act(one: LetterWork, node: NamedNode, decision: Decision, settled: Iterable[int]) -> None:
    """Write what a decision does by its own words, or else by those of the requests that it settles."""
    builder, own = one.builder, decision.deed
    for predicate, person in _affected(one, own):
        builder.add(one.source.slug, node, predicate, person)
    # A title says what was decided, though not by which act: "the decree “On mills” was adopted".
    wanted = [] if own.kinds or decision.title else [one.record.requests[number - 1] for number in settled]
    if not any(request.deed.kinds for request in wanted):
        wanted = []
        for kind in own.kinds or ("other",):
            builder.concept(one.source.slug, node, CK.act, "act", kind)
    said: set[tuple[NamedNode, NamedNode]] = set()
    for request in wanted:
        # What only asks for an opinion wants nothing done; what wants a thing that is in no list, something else.
        kinds = request.deed.kinds or (() if request.kind == "answer" else ("other",))
        acts = [(CK.act, CK.concept("act", kind)) for kind in kinds]
        for predicate, value in (*acts, *_affected(one, request.deed)):
            if (predicate, value) not in said:
                said.add((predicate, value))
                builder.add(INFERRED, node, predicate, value)
                observation = Observation("inferred", "act", _WANTED, request.span, "medium")
                builder.claim(node, predicate, value, observation, one.source)


def _affected(one: LetterWork, deed: Deed) -> list[tuple[NamedNode, NamedNode]]:
    """Return the persons who are named where those stand that something is done to, each with a property for it."""
    told = [(CK.affects, name) for name in deed.names]
    told += [(CK.appoints if kind == "appoints" else CK.releases, name) for kind, name in deed.moved]
    return list(dict.fromkeys((prop, person) for prop, name in told for person in one.persons.meant_at(name)))
