"""Where a clause says that a letter came: to the one written to, on his table, or to an office that sends it on."""

from __future__ import annotations

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.dispatch.towns import at_office
from corrkg.edition.english.dispatch.whose import brings_a_paper, was_handed
from corrkg.edition.english.page.address import receives
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.records import Header

# Before what a letter comes to, or is handed in to.
_WHITHER = frozenset({"to", "into", "on", "onto", "in", "at", "before", "upon"})


def _is_receiver(tokens: tuple[Token, ...], header: Header) -> bool:
    """Tell whether words name the one written to, or what is his: "Gromov", "Gromov's secretary", "the addressee"."""
    return any(token.has("addressee") or (token.kind == "name" and receives(header, token.text)) for token in tokens)


def destination(frame: Frame, header: Header) -> str:
    """What a clause says first of where it came: "receiver", "office" (of dispatch), or nothing.

    What follows an infinitive is no more of it: "was resolved to leave him at his post".
    """
    if was_handed(frame, header):
        return "receiver"
    for place, phrase in enumerate(frame.phrases):
        if phrase.preposition == "to do" and not frame.verb("achieving", "being"):
            return ""
        if reaches(frame, phrase, header):
            return "receiver"
        if place >= len(frame.before) and _to_office(frame, phrase):
            return "office"
    return ""


def reaches(frame: Frame, phrase: Phrase, header: Header) -> bool:
    """Tell whether something came to the one written to: "was laid on Gromov's table", "into the hands of Gromov"."""
    if phrase.preposition not in _WHITHER or (frame.verb("going") and frame.voice == "active"):
        return False  # "it went to Gromov by wire"
    after = frame.following(phrase)
    whole = (*phrase.tokens, *(after.tokens if after and after.preposition == "of" else ()))
    his = any(token.has("owner_pronoun") for token in phrase.tokens)
    whose = his or _is_receiver(whole, header) or any(token.has("body", "body_if_marked", "clerk") for token in whole)
    if phrase.has("desk") and (whose or phrase.preposition == "into"):
        return True
    if phrase.preposition in {"to", "before"} and _is_receiver(whole, header):
        return frame.voice != "active" or brings_a_paper(frame) or frame.verb("receipt", "lying", "hand")
    return False


def holds_it(frame: Frame, header: Header) -> bool:
    """Tell whether somebody got it: "Gromov had the letter on May 6", "his secretary signed for it"."""
    he = any(phrase.has("person_pronoun") for phrase in frame.subject)
    his = (he and _is_receiver(frame.he, header)) or any(
        _is_receiver(p.tokens, header) or (p.holds("place") and (p.place or p.has("journal"))) for p in frame.subject
    )
    if frame.verb("signing"):
        clerk = his or any(phrase.holds("clerk") for phrase in frame.subject)
        signed = [phrase for phrase in frame.after if phrase.preposition == "for"]
        return any(phrase.has("paper") or (clerk and phrase.has("thing_pronoun")) for phrase in signed)
    thing = frame.object
    got = thing is not None and (thing.has("paper") or not frame.verb("adopting"))  # "accepted it" consents
    finds = frame.verb("lying") and bool(frame.place("in", "at"))  # "found the letter waiting for him in Sochi"
    return his and got and (finds or frame.verb("holding")) and brings_a_paper(frame) and frame.dated


def is_registered(frame: Frame) -> bool:
    """Tell whether an office entered it: "was registered among the incoming ciphers", "was registered in Sochi"."""
    if not frame.dated or frame.voice == "active":
        return False
    incoming = frame.verb("entered") and any(phrase.holds("incoming") for phrase in frame.after)
    return incoming or (frame.verb("registering") and bool(frame.place("in", "at")))


def _to_office(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether it was given to an office that sends: "to the telegraph", "for encryption", "into the mail"."""
    if phrase.preposition == "for":
        return phrase.holds("dispatch_office", "dispatch_noun", "sending", "cipher-telegram")
    if phrase.preposition in {"to", "at", "into", "in", "onto", "on"} and (
        at_office(frame, phrase) or (phrase.has("telegram") and not phrase.has("paper"))
    ):
        return True
    return phrase.preposition == "to" and phrase.holds("clerk", "carrier")
