"""Marks of sending and receipt: "time of dispatch", "the departure of the cipher", what stands on the document."""

from __future__ import annotations

from corrkg.edition.english.frames import Frame
from corrkg.edition.english.papers import is_foreign
from corrkg.edition.records import Header


def dispatch_noun(frame: Frame) -> str:
    """The kind that "time of dispatch", "mark of receipt" or "date of sending" tell; empty if there is none."""
    marked = frame.holds("inscription")
    for index, phrase in enumerate(frame.phrases):
        before = frame.phrases[index - 1] if index else None
        stamped = before is not None and before.has("stamp_of_time", "inscription")
        stamped = stamped or (phrase.preposition == "of" and marked)
        named = phrase.has("dispatch_noun") and (phrase.preposition in {"of", "on", "about"} and stamped)
        compound = any(t.has("dispatch_noun") for t in phrase.tokens[:-1]) and phrase.has("stamp_of_time")
        if named or compound:
            return "received" if phrase.holds("surely_receipt") else "sent"
    return ""


def moving_noun(frame: Frame) -> str:
    """The kind that "the departure of the cipher was …" tells: by a noun that is the subject, or stands alone."""
    first = next((phrase for phrase in frame.phrases if phrase.is_noun), None)
    said = frame.voice == "verbless" or frame.verb("happening", "entered", "inscription")
    if first is None or not first.has("leaving") or not said or (frame.group and first not in frame.subject):
        return ""
    after, owners = frame.following(first), [token for token in first.tokens if token.possessive]
    of_paper = after is not None and after.preposition == "of" and after.has("paper")
    own = any(token.has("paper") or token.lemma == "its" for token in owners)
    other = owners or (after is not None and after.preposition == "of")
    return ("received" if first.has("surely_receipt") else "sent") if own or of_paper or not other else ""


def on_the_sheet(frame: Frame) -> bool:
    """Tell whether it says where on the document something is written: "At the bottom of the document: …"."""
    stands = frame.group is None or frame.verb("being", "entered")
    return stands and any(phrase.preposition in {"at", "on", "in"} and phrase.has("sheet") for phrase in frame.phrases)


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
