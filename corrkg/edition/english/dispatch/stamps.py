"""Marks of sending and receipt: "time of dispatch", "the departure of the cipher", what stands on the document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.dispatch.papers import is_foreign
from corrkg.edition.records import Header

# So many sendings and receipts one clause may tell by nouns.
_MOST = 6


def dispatch_noun(frame: Frame) -> str:
    """The kind that "time of dispatch", "mark of receipt" or "date of sending" tell; empty if there is none."""
    marked = frame.holds("inscription")
    for index, phrase in enumerate(frame.phrases):
        before = frame.phrases[index - 1] if index else None
        # "a stamp of the office on its dispatch"
        stamped = marked or (before is not None and before.has("stamp_of_time", "inscription"))
        named = stamped and phrase.preposition in {"of", "on", "about"} and phrase.has("dispatch_noun")
        compound = any(t.has("dispatch_noun") for t in phrase.tokens[:-1]) and phrase.has("stamp_of_time")
        if named or compound:
            return _kind(phrase)
    return ""


def moving_nouns(frame: Frame) -> Iterator[tuple[str, Frame]]:
    """Yield what nouns tell: "the departure of the cipher was …", "dispatch from Kem May 5, arrival in Sochi May 6".

    Each comes with the words up to the next one, and the first with those before it.
    """
    if frame.status != "done":
        return
    if hours := _hours_noted(frame):
        for start, end in islice(pairwise([*hours, len(frame.phrases)]), _MOST):
            yield _kind(frame.phrases[start]), frame.narrowed(start, end)
        return
    if not (frame.voice == "verbless" or frame.verb("happening", "entered", "inscription", "dating")):
        return
    places = [
        place
        for place, phrase in enumerate(frame.phrases)
        if phrase.has("leaving") and (phrase.is_noun or (phrase.preposition == "of" and phrase.lead))
    ]
    nouns = [place for place, phrase in enumerate(frame.phrases) if phrase.is_noun and not phrase.has("subordinate")]
    noted = frame.verb("inscription", "entering") and frame.voice == "active"
    if places and ((frame.voice == "active" and any(phrase.people for phrase in frame.subject)) or noted):
        nouns = [place for place in nouns if place >= len(frame.before)]
    first = nouns[0] if nouns else None
    stamped = first is not None and first not in places and frame.phrases[first].has("stamp_of_time")
    if first is None or not places or not (stamped or places[0] == first):
        return
    done = (frame.verb("happening") or noted) and frame.phrases[first] in frame.after  # "he finished recording it"
    if frame.group and frame.phrases[first] not in frame.subject and not done:
        return
    places = [first, *places] if stamped else places
    for start, end in islice(pairwise([0, *places[1:], len(frame.phrases)]), _MOST):
        part = frame.narrowed(start, end)
        noun = next((phrase for phrase in part.phrases if phrase.has("leaving", "dispatch_noun")), None)
        if noun is not None and (stamped or _of_the_letter(frame, noun)):
            yield _kind(noun), part


def place_noun(frame: Frame) -> tuple[str, str]:
    """The kind and the place that "Gagra is named as the place of dispatch" tells; empty if it tells none."""
    if frame.status != "done":
        return "", ""
    for place, of in pairwise(frame.phrases):
        named = place.head is not None and place.head.lemma == "place" and of.preposition == "of"
        if named and of.has("dispatch_noun", "leaving") and _of_the_letter(frame, of):
            towns = (phrase for phrase in frame.phrases if phrase.place and phrase.is_noun)
            return _kind(of), next((town.tokens[0].text for town in towns), "")
    return "", ""


def _hours_noted(frame: Frame) -> list[int]:
    """Where the nouns stand of what a sheet bears: "the time of dispatch (May 5) and that of receipt (May 6)"."""
    if frame.group is None or not frame.verb("records", "entering", "entered", "bearing", "giving"):
        return []
    found: list[int] = []
    for place, (before, phrase) in enumerate(pairwise(frame.phrases), 1):
        stamped = (before.is_noun and before.has("stamp_of_time")) or before.tokens[0].lemma == "that"
        if phrase.preposition == "of" and phrase.has("leaving") and (stamped or (found and phrase.lead)):
            found.append(place)
    return found if len(found) > 1 else []


def _kind(noun: Phrase) -> str:
    return "received" if noun.has("surely_receipt", "incoming", "decrypting") else "sent"


def _of_the_letter(frame: Frame, noun: Phrase) -> bool:
    """Tell whether it is the letter's, and nobody else's: "its receipt", "the departure of the cipher", "arrival"."""
    owners = [token for token in noun.tokens if token.possessive and not token.has("place")]
    after = frame.following(noun)
    of = after if after is not None and after.preposition == "of" else None
    of_paper = of is not None and (of.has("paper") or of.holds("decrypting", "encoding"))
    own = any(token.has("paper") or token.lemma == "its" for token in owners)
    return own or of_paper or not (owners or of is not None)


def on_the_sheet(frame: Frame) -> bool:
    """Tell whether it says where on the document something is written: "At the bottom of the document: …"."""
    written = frame.voice == "passive" and frame.verb("entering") and not frame.by()  # "at the bottom is written: …"
    wrote = frame.voice == "active" and any(phrase.people for phrase in frame.subject)
    written |= wrote and frame.verb("entering") and any(frame.quotations())  # "on the first page Orlov wrote: …"
    stands = frame.group is None or frame.verb("being", "entered") or written
    places = [phrase for phrase in frame.phrases if phrase.preposition in {"at", "on", "in"}]
    on_it = frame.group is None and any(phrase.preposition == "on" and phrase.has("thing_pronoun") for phrase in places)
    return stands and (on_it or any(phrase.has("sheet") for phrase in places))


def under_the_text(frame: Frame, header: Header) -> bool:
    """Tell whether it says that something stands beside the letter's text: "Under the text: …", "Below: …"."""
    if frame.group is not None and not frame.verb("being", "entered"):
        return False
    first, after = frame.tokens[0], frame.tokens[1:2]
    if first.has("beside_the_text") and after and after[0].text == ":":
        return True
    beside = [phrase for phrase in frame.phrases if phrase.led("beside_the_text") and phrase.has("paper")]
    return any(not is_foreign(frame, phrase, header) for phrase in beside)


def came_to_office(frame: Frame) -> bool:
    """Tell whether a mark says that an office received it: "Special Sector. Received 23.VIII.36"."""
    objects = [phrase for phrase in frame.after if phrase.is_noun]
    office = any(phrase.holds("dispatch_office") for phrase in frame.subject)
    return frame.verb("surely_receipt") and office and not objects


def names_form(frame: Frame) -> bool:
    """Tell whether a sentence without a verb says what the letter is: "Telephone message from New Athos"."""
    first = frame.phrases[0] if frame.voice == "verbless" and frame.phrases else None
    if first is not None and len(frame.phrases) == 1 and first.preposition in {"by", "over"}:
        return frame.ordinal == 0 and frame.means == "telephone-message"  # "By telephone; taken down by Orlov"
    called = first is not None and not first.preposition and first.has("paper") and len(first.tokens) == 1
    return called and frame.ordinal == 0 and bool(frame.means) and bool(frame.place("from")) and not frame.days


def is_where_it_stands(phrase: Phrase) -> bool:
    """Tell whether it is the letter's own copy, on which a mark stands: "the hour of dispatch is noted on the copy"."""
    return phrase.preposition == "on" and phrase.has("copied") and phrase.tokens[0].text.lower() == "the"
