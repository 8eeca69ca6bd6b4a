"""Sendings and receipts of a letter, as the editors' notes tell them: when, from where, by what means."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from corrkg.edition.english.daynames import find_dates, find_short_dates
from corrkg.edition.english.days import NEXT_DAY, SAME_DAY
from corrkg.edition.english.statements import statements
from corrkg.edition.english.times import find_times
from corrkg.edition.records import Dispatch, Footnote
from corrkg.edition.source import SourceText

_SENT = re.compile(
    r"(?:^|[“\"«]\s*|\b(?:and|was|were|it|day|number)\s+)(?P<verb>[Ss]ent|[Tt]ransmitted|[Dd]ispatched|[Dd]elivered)\b(?!\s+to\s+[A-Z]\w+\s+by)"
)
_RECEIVED = re.compile(r"\b(?P<verb>[Rr]eceived|[Aa]ccepted\s+by\s+(?:tele)?phone|[Aa]dopted\s+by\s+(?:tele)?phone)\b")
_TAPE = re.compile(r"\b(?:date|time|moment|mark)\s+of\s+(?:sending|dispatch|departure)\b")


@dataclass(frozen=True, slots=True)
class Sending:
    """What a note says of a sending: the event and the means."""

    dispatch: Dispatch
    means: str


def read_sendings(source: SourceText, note: Footnote, context: dt.date | None) -> list[Sending]:
    """Return the sendings and receipts of the letter itself that a note tells.

    A quotation counts where the words before it introduce a mark on the letter (``There is a note on the document:``).
    """
    found: list[Sending] = []
    last = context
    for item in statements(source, note):
        plain = source.quote(item.span)
        quoted = bool(
            re.search(r"\b(?:note|mark|inscription|stamp|tape|postscript|litter)\b[^.“]*[:“\"]", plain)
        ) or bool(_TAPE.search(item.words))
        words = plain if quoted else item.words
        received, sent = _RECEIVED.search(words), _SENT.search(words) or _TAPE.search(words)
        if not (received or sent) or len(words) > 400 or _foreign(words, quoted):
            continue
        start, end = item.span.start, min(item.span.end + 1, len(source.text))
        shorts = [short for short in find_short_dates(source.text, start, end, context) if quoted]
        times = find_times(source.text, start, end)
        times = [time for time in times if not any(short.start < time[1] and time[0] < short.end for short in shorts)]
        running = list(find_dates(source.text, start, end))
        day = shorts[0].date if shorts else running[0].in_context(context) if running else None
        if day is None and SAME_DAY.search(words):
            day = last
        if day is None and NEXT_DAY.search(words) and last:
            day = last + dt.timedelta(days=1)
        if day is None and not times and not (quoted and means_of(words)):
            continue
        last = day or last
        event = Dispatch(
            "received" if received and not (sent and sent.start() < received.start()) else "sent",
            item.span, day, times[0][2] if times else None, place_of(words) or place_of_receipt(words), note.number,
        )  # fmt: skip
        found.append(Sending(event, means_of(words) or ("telegram" if _TAPE.search(words) else "")))
    return found


def _foreign(words: str, quoted: bool) -> bool:
    """A sending of something else than the letter: the statement has another subject or object."""
    if quoted:
        return False
    subject = re.match(
        r"(?:(?:On|In)\s+(?:the\s+)?(?:same|next|following)\s+day,?\s+|On\s+[A-Z][a-z]+\s+\d+(?:,\s*\d{4})?,?\s+|The\s+(?:letter|telegram|cipher|encryption|text|message|document|original)\s+(?:was\s+)?|It\s+was\s+)*"
        r"(?:was\s+)?(?:[Ss]ent|[Tt]ransmitted|[Dd]ispatched|[Dd]elivered|[Rr]eceived|[Aa]ccepted|Telephone\s+message\s+received|Number|Dated)\b",
        words,
    )
    return subject is None or bool(
        re.search(r"\b(?:sent|transmitted)\s+to\s+(?:the\s+)?[A-Z]\w+\s+(?:a|an|the)\b", words)
    )


def place_of(words: str) -> str:
    """Return the place that something was sent from, as printed; empty if none is named."""
    match = re.search(r"\bfrom\s+(?P<place>[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)?)", words)
    return match["place"] if match else ""


def place_of_receipt(words: str) -> str:
    """Return the place of a receipt, as printed; empty if none is named."""
    match = re.search(r"\breceipt\s+(?:in|at)\s+(?P<place>[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)?)", words)
    return match["place"] if match else ""


def means_of(words: str) -> str:
    """Return by what means something was sent, as a notation of the list of media; empty if it is not said."""
    if re.search(r"\b(?:cipher|code|coded|encrypt\w*|encryption|ciphered)\b", words, re.IGNORECASE):
        return "cipher-telegram"
    if re.search(r"\b(?:tele)?phone[d]?\b|\btelephone\s+message", words, re.IGNORECASE):
        return "telephone-message"
    if re.search(r"\btelegram|\btelegraph|\bticker\s+tape", words, re.IGNORECASE):
        return "telegram"
    return "letter" if re.search(r"\bby\s+letter|\bin\s+a\s+letter", words, re.IGNORECASE) else ""
