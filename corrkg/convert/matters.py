"""Which letter words answer that cite none: the one whose requests they speak of."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from itertools import islice

from pyoxigraph import NamedNode

from corrkg.convert.work import LetterWork
from corrkg.edition.records import NameForm, Request, Response
from corrkg.edition.source import Span

# Words that begin with so many letters alike are of one stem.
_STEM = 5
# So many letters back an answer may reach.
_REACH = 12
# So many stems in common show the matter; a name among them shows it by itself.
_ENOUGH = 3
_MONTHS = frozenset(name[:_STEM] for name in calendar.month_name[1:])


def asked_in_full(one: LetterWork, request: Request, longest: int = 0) -> str:
    """Return what a request asks, with what follows where its own words end at a colon: "We propose: “To sell.”".

    Args:
        one: the letter.
        request: one of its requests.
        longest: words that have more code points begin with the clause that asks; 0: whatever they have.
    """
    words = one.words(request.span)
    ends = max(request.span.end, request.matter.end) if words.endswith(":") else request.span.end
    words = one.words(Span(request.span.start, ends))
    if request.clause is None or not longest or len(words) <= longest:
        return words
    return f"… {one.words(Span(request.clause.start, ends))}"


def of_its_matter(one: LetterWork, span: Span) -> set[NamedNode]:
    """Return the letter whose requests some words speak of.

    Where the letter answers one other, a word in common is enough. Where it cites none, the letters that its recipients
    wrote before are looked at, and the words must have a name in common with what one of them asks, or three words, and
    with no other as many.

    Args:
        one: the letter.
        span: its words.
    """
    cited = one.answered
    around = _letters_before(one)
    header = one.record.header
    known = {name[:_STEM] for name in _names((*header.senders, *header.recipients))}
    said = {stem for stem in _stems(one, span) if stem.lower() not in known}
    if cited:
        return {asked.node for asked in around if {asked.node} == cited and said & _matters(asked)}
    weighed = [(_weight(said & _matters(asked)), asked.node) for asked in around]
    best = max((weight for weight, _ in weighed), default=0)
    found = {node for weight, node in weighed if weight == best}
    return found if best >= _ENOUGH and len(found) == 1 else set()


def asked_in(one: LetterWork, told: Response) -> set[NamedNode]:
    """Return those letters that a letter answers, and that ask for the matter of some of its words."""
    return {
        node
        for node in one.answered
        if (other := one.text.letter(node)) and any(is_of(told, request) for request in other.record.requests)
    }


def asks_nothing(one: LetterWork, node: NamedNode) -> bool:
    """Tell whether no request of a letter tells what it wants."""
    other = one.text.letter(node)
    return other is not None and not other.record.requests


def is_of(told: Response, request: Request) -> bool:
    """Tell whether some words are of the matter of a request: they have enough words in common with it.

    One is enough where its paragraph has it; several must stand in the request itself, for a paragraph tells much.
    """
    least = max(told.shared, 1)
    among = request.terms | request.about if least == 1 else request.terms
    return len(told.terms & among) >= least


def _letters_before(one: LetterWork) -> list[LetterWork]:
    """Return the letters that the recipients wrote to the writers before, the last ones."""
    mine, theirs = _names(one.record.header.senders), _names(one.record.header.recipients)
    before = (
        other
        for other in reversed(one.text.letters)
        if other.number < one.number
        and _names(other.record.header.senders) & theirs
        and _names(other.record.header.recipients) & mine
    )
    return [*islice(before, _REACH)][::-1]


def _names(forms: Iterable[NameForm]) -> set[str]:
    return {form.form.split()[-1].lower() for form in forms}


def _matters(asked: LetterWork) -> set[str]:
    """Return the words of what a letter asks, cut to their stems."""
    return {stem for request in asked.record.requests for stem in _stems(asked, request.span, request.near)}


def _weight(stems: set[str]) -> int:
    return sum(_ENOUGH if stem[:1].isupper() else 1 for stem in stems)


def _stems(one: LetterWork, *spans: Span) -> set[str]:
    """Return what the longer words of some places begin with; a capital is kept where no sentence begins with it."""
    found: set[str] = set()
    for span in spans:
        words = one.words(span)
        for match in re.finditer(r"\w+", words):
            word, opens = match.group(), not match.start() or words[: match.start()].rstrip()[-1:] in set(".:!?")
            if len(word) > _STEM and word[:_STEM] not in _MONTHS:
                found.add(word.lower()[:_STEM] if opens else word[:_STEM])
    return found
