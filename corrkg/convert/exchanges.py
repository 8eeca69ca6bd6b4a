"""Exchanges: which words of a letter answer what another asks, and so are no request of their own."""

from __future__ import annotations

from dataclasses import replace

from corrkg.convert.responses import letter_answered
from corrkg.convert.work import LetterWork, TextWork


def settle_exchanges(text: TextWork) -> None:
    """Leave to each letter the stances that count, and the requests that are no answers.

    "Let Petrov go to Kiev" grants what the letter before asked, or asks for it itself: that is told by the letters that
    the text's replies join, and by the words that both have in common. Letters are looked at in their order, since what
    is no request cannot be answered.
    """
    for place, one in enumerate(text.letters):
        text.letters[place] = _settled(one)


def _settled(one: LetterWork) -> LetterWork:
    counted = [told for told in one.record.responses if not told.bound or letter_answered(one, told) is not None]
    instead = [told.span for told in counted if told.instead]
    asked = [request for request in one.record.requests if not any(span.contains(request.span) for span in instead)]
    return replace(one, record=replace(one.record, responses=tuple(counted), requests=tuple(asked)))
