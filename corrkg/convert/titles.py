"""What decisions are called: by their title, by what their words say, or by what the letter asks that they settle."""

from __future__ import annotations

import re

from corrkg.convert.concerns import settles
from corrkg.convert.matters import asked_in_full
from corrkg.convert.phrases import ENDS, Phrases, clipped, phrases
from corrkg.convert.summary import decision_words
from corrkg.convert.work import LetterWork, TextWork
from corrkg.edition.records import Decision, Request
from corrkg.edition.source import Span
from corrkg.vocab import RDFS

# Words of a decision that say so little tell it not apart: "the same day the PB allowed the purchase".
FEW = 2
_QUOTED = 100  # of a quotation in a label, in code points
_NEAR_THE_START = 12  # a day that stands so near the start of the words opens them: "Only on May 6, the PB …"


def convert_titles(text: TextWork) -> None:
    """Write the label of each decision: its day, and what was decided.

    It is called one of the Politburo where its words name that, or the Politburo's own records have it; otherwise this
    is no more than what the claim of its ck:body concludes.
    """
    say = phrases(text.rights.language)
    for one in text.letters:
        for number, decision in enumerate(one.record.decisions, 1):
            address = one.decision(number)
            if address is not None and not address.again:
                day = decision.dating.edtf if decision.dating else say.undated
                named = say.adopted if decision.observations and not decision.series else say.decision
                label = named.format(day, clipped(_what(one, decision, say).rstrip(ENDS)))
                node = one.builder.uris.decision(address.slug)
                one.builder.text(one.source.slug, node, RDFS.label, label, say.language)


def _what(one: LetterWork, decision: Decision, say: Phrases) -> str:
    if decision.title:
        return decision.title
    own, words = _undated(one, decision), decision.deed.words
    asked = _asked(one, decision) if words <= FEW else ""
    if not asked:
        return own
    about = say.on.format(clipped(asked.rstrip(ENDS), _QUOTED))
    return f"{own}: {about}" if words else about


def _undated(one: LetterWork, decision: Decision) -> str:
    """Return the words of a decision without the day that opens them, which the label tells already."""
    words, span = decision_words(one.words(decision.span)), decision.span
    day = decision.dating.span if decision.dating else None
    if day is None or not span.contains(day) or day.start > span.start + _NEAR_THE_START:
        return words
    rest = re.sub(r"\s+(?=[,.;:])", "", one.words(Span(day.end, span.end))).lstrip(" ,;:–-")
    return rest[:1].upper() + rest[1:] or words


def _asked(one: LetterWork, decision: Decision) -> str:
    """Return the words of the letter, or of the note before the decision, that say what was decided."""
    found = settles(one.record, decision)
    requests = [one.record.requests[number - 1] for number in found[1]] if found else []
    telling = sorted(requests, key=lambda request: (request.kind == "answer", request.span))
    if telling:
        return _words(one, telling[0])
    note = next((each for each in one.record.notes if each.number == decision.note), None)
    silent = note is not None and found is None and not decision.deed.words
    before = one.source.words(Span(note.span.start, decision.span.start)) if note and silent else ""
    sentences = [each for each in re.split(r"(?<=[.!?;])\s+", before) if len(each.split()) > FEW]
    return sentences[-1] if sentences else ""


def _words(one: LetterWork, request: Request) -> str:
    """Return what a request asks; of one that asks for an answer, what it is about."""
    words = one.words(request.matter) if request.kind == "answer" else asked_in_full(one, request)
    return re.sub(r"^\W*\d{1,2}\s?[.)]+\s*", "", words)
