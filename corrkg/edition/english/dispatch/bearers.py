"""Who bears a letter, and where he is who receives it: what they do on their ways tells of the letter's."""

from __future__ import annotations

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.dispatch.whose import is_receiver
from corrkg.edition.english.page.address import receives
from corrkg.edition.records import Header


class Bearer:
    """Follows him who bears the letter: "it went by courier, who left Kem on May 5 and was in Sochi on May 7".

    Attributes:
        borne: the phrases that name him last.
        means: by what means the letter goes with him, where that was said.
        whither: where it was said to go with him.
    """

    def __init__(self, header: Header) -> None:
        """Begin without one."""
        self.header, self.means, self.whither = header, "", ""
        self.borne: tuple[Phrase, ...] = ()

    def see(self, frame: Frame) -> None:
        """Remember who takes the letter in a clause that speaks of it."""
        taken = tuple(phrase for phrase in frame.after if self._takes(frame, phrase))
        beside = (frame.following(phrase) for phrase in taken)  # "by the pilot Zimin"
        named = tuple(
            phrase for phrase in beside if phrase and phrase.people and not (phrase.preposition or phrase.lead)
        )
        if not taken and _leaves_with_it(frame):
            taken = tuple(phrase for phrase in frame.subject if phrase.holds("carrier") or phrase.people)
        if taken:
            self.borne, self.means, self.whither = (*taken, *named), frame.means, frame.place("to")

    def movement(self, frame: Frame) -> str:
        """What becomes of the letter as its bearer leaves a place or comes to one: "sent", "received", or nothing."""
        if frame.voice != "active" or frame.status != "done" or not frame.dated:
            return ""
        if not any(phrase in self.borne for phrase in frame.subject):
            return ""
        if frame.verb("going") and frame.place("from"):
            return "sent"
        thing = frame.object
        if thing is not None and frame.verb("hand", "delivered") and thing.has("paper", "thing_pronoun"):
            return "received"
        came = frame.verb("lying", "receipt", "reaching") and not frame.verb("sending", "hand")
        return "received" if came and frame.place("in", "to", "at") else ""

    def _takes(self, frame: Frame, phrase: Phrase) -> bool:
        """Tell whether a phrase names who takes the letter along: "by courier", "with Orlov", "to a pilot"."""
        if phrase.preposition not in {"by", "with", "to", "through"} or any(
            receives(self.header, name.text) for name in phrase.people
        ):
            return False
        carried = frame.verb("going", "taking_away", "bringing")
        if phrase.holds("carrier"):
            return carried or frame.verb("sending", "hand")
        somebody = bool(phrase.people) and not phrase.holds("place") and phrase.preposition != "to"
        return somebody and (carried or (phrase.preposition == "with" and frame.verb("sending", "hand")))


def _leaves_with_it(frame: Frame) -> bool:
    """Tell whether somebody goes away with the letter: "a courier left Kem with it"."""
    with_it = any(phrase.preposition == "with" and phrase.has("paper", "thing_pronoun") for phrase in frame.after)
    return frame.voice == "active" and frame.verb("going", "taking_away") and with_it


def where_he_receives(frame: Frame, header: Header) -> str:
    """Return where he is who receives the letter, as a clause within tells it: "Gromov, who was in Sochi, had it"."""
    if not (frame.inside and is_receiver(frame, header)) or frame.status != "done":
        return ""
    had = any(token.text.lower() == "had" for token in frame.tokens)
    if frame.verb("staying") or (frame.verb("being") and not had):
        return frame.place("in", "at")
    return frame.place("to") if frame.verb("going", "coming", "moving", "giving_back") else ""
