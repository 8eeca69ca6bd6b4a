"""Consents to what a letter proposed, as the editors' notes record them."""

from __future__ import annotations

import datetime as dt
import re

from corrkg.edition.english.address import same_name
from corrkg.edition.english.days import Days
from corrkg.edition.english.header import INITIALS
from corrkg.edition.english.sendings import means_of, place_of
from corrkg.edition.english.statements import Statement, statements
from corrkg.edition.english.times import find_times
from corrkg.edition.records import Approval, Footnote, Header, NameForm
from corrkg.edition.source import SourceText, Span, fold

_PERSON = rf"(?P<person>(?:{INITIALS}\s*)?[A-ZÀ-ÞА-Я][\w’'-]+)"
_CONSENT = re.compile(
    rf"{_PERSON}\s+(?:also\s+|then\s+|immediately\s+|himself\s+)?"
    r"(?:agreed(?!\s+(?:that|upon|on\s+a|to\s+(?:\d|pay|take|sell|buy|give|a\b)))|consented|gave\s+(?:his|her|their)?\s*(?:consent|agreement|approval)|expressed\s+(?:his|her)?\s*(?:consent|agreement)|"
    r"(?:had|has|raised|expressed)\s+no\s+objections?|did\s+not\s+object|(?:replied|answered|responded|wrote|telegraphed)\b.{0,120}?[\s:](?:that\s+(?:he|she)\s+(?:agreed|had\s+no\s+objections?|did\s+not\s+object)|(?P<words>_{4,}))|"
    r"approved\s+(?:the|this|of|his|their)\b)"
)
_REFUSED = re.compile(r"\b(?:did\s+not|didn['’]t|not)\s+agree|\brefused|\bobjected\b|\bdisagreed|\brejected|\bdeclined")
_YES = re.compile(
    r"^[“\"«]?\s*(?:I\s+(?:agree|do\s+not\s+(?:mind|object)|have\s+no\s+objections?|don['’]t\s+(?:mind|object)|consent|approve)|Agree|No\s+objections?|For\b|I\s+am\s+for)"
)
# "The following voted for: …", "“For. P. Veretin. V. Rusakova”", "a resolution of Veretin: “Agreed”"
_NAMES = rf"(?P<names>(?:{INITIALS}\s*)?[A-ZÀ-Þ][\w’'-]+(?:(?:[.,]\s*|\s+and\s+)(?:{INITIALS}\s*)?[A-ZÀ-Þ][\w’'-]+)*)"
_VOTE = re.compile(
    rf"\bvoted\s+(?:for|in\s+favou?r)\b[^:]{{0,30}}:\s*{_NAMES}|[“\"«]For[.,:]\s*{_NAMES.replace('names>', 'names2>')}"
    rf"|[“\"«](?:[Cc]omrade\s+|[Tt]\.\s*|[Tt]ov\.\s*)?{_NAMES.replace('names>', 'names4>')}\s+agrees?\b"
    rf"|\b(?:resolution|inscription|note)\s+(?:of|by)\s+{_NAMES.replace('names>', 'names3>')}:"
    r"\s*[“\"«](?:Agreed|I\s+agree|For\b|No\s+objection)"
)
_NO_NAME = {
    "On",
    "The",
    "He",
    "She",
    "In",
    "It",
    "They",
    "PB",
    "Politburo",
    "By",
    "At",
    "And",
    "This",
    "Committee",
    "Commission",
    "Council",
}


def read_approvals(source: SourceText, note: Footnote, context: dt.date | None, header: Header) -> list[Approval]:
    """Return the consents to what the letter proposed that a note records.

    Args:
        source: the text.
        note: the note, its references resolved.
        context: the letter's day.
        header: who wrote, and to whom: the writers' own votes are no consents.
    """
    found: list[Approval] = []
    days = Days(source, context)
    for item in statements(source, note):
        dating = days.of(item)
        people = [] if _REFUSED.search(item.words) else _consenting(source, item, header)
        times = find_times(source.text, item.span.start, item.span.end + 1)
        told = dating is not None and (dating.basis != "inferred" or dating.span != item.span)
        for person in people:
            found.append(
                Approval(
                    note.number, NameForm(fold(source.quote(person)), person), item.span, dating if told else None,
                    times[0][2] if times else None, place_of(item.words), means_of(item.words), item.references,
                )
            )  # fmt: skip
    return found


def _consenting(source: SourceText, item: Statement, header: Header) -> list[Span]:
    """Return the places of the names of those who consent in a statement."""
    offset = item.span.start
    plain = source.quote(item.span)
    match = _CONSENT.search(item.words)
    if match is not None and match["person"] not in _NO_NAME:
        words = match["words"]
        said = words is None or _YES.match(plain[match.start("words") : match.end("words")])
        asked = any(same_name(match["person"], name.form) for name in (*header.recipients, *header.copy_recipients))
        return (
            [Span(offset + match.start("person"), offset + match.end("person"))]
            if said and (asked or words or means_of(item.words))
            else []
        )
    vote = _VOTE.search(plain)
    if vote is None:
        return []
    group = next(name for name in ("names", "names2", "names3", "names4") if vote[name])
    low = offset + vote.start(group)
    names = re.finditer(rf"(?:{INITIALS}\s*)?[A-ZÀ-Þ][\w’'-]{{2,}}", vote[group])
    places = [Span(low + name.start(), low + name.end()) for name in names]
    return [place for place in places if not any(same_name(source.quote(place), name.form) for name in header.senders)]
