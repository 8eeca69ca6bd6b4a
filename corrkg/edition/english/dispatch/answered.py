"""When and how an answer went, and how the clauses after it call it: "he sent it from Kem", "its hour is 14:50"."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.clause.referring import is_said_of_him
from corrkg.edition.records import Dating


@dataclass(frozen=True, slots=True)
class Moment:
    """When, where and by what means something was said; what is not told is None or empty."""

    dating: Dating | None = None
    time: dt.time | None = None
    place: str = ""
    means: str = ""

    @property
    def told(self) -> bool:
        """It says more than by what means."""
        return self.dating is not None or self.time is not None or bool(self.place)

    def filled(self, other: Moment) -> Moment:
        """Return it with what another moment of the same answer adds; one of another day adds only its means."""
        apart = self.dating is not None and other.dating is not None and self.dating.day != other.dating.day
        if apart:
            return replace(self, means=self.means or other.means)
        return Moment(
            self.dating or other.dating, self.time or other.time, self.place or other.place, self.means or other.means
        )


UNTOLD = Moment()


def is_same(phrase: Phrase) -> bool:
    """Tell whether it is the paper told of before: "in the same cipher"."""
    same = any(token.has("same") for token in phrase.tokens)
    return phrase.has("paper", "answer") and same


def sends_it(frame: Frame, after: Frame) -> bool:
    """Tell whether he who answered sends or gives the answer in the next clause: "Orlov agreed; he wired it from Kem".

    Args:
        frame: what tells the answer, without its day.
        after: the next clause.
    """
    acts = after.status == "done" and after.voice == "active" and after.own_subject
    acts = acts and not (after.inside or after.borrows_its_verb)
    thing = after.object
    if not acts or thing is None or not after.verb("sending", "hand", "answer") or frame.days or frame.bracketed:
        return False
    if after.statement is not frame.statement and frame.statement.references:
        return False
    told = any(phrase.has("answer", "consent") and not phrase.preposition for phrase in frame.phrases)
    answer = thing.has("answer", "consent") and thing.tokens[0].has("owner_pronoun", "determiner")
    return _is_he(frame, after) and (answer or (told and len(thing.tokens) == 1 and thing.has("thing_pronoun")))


def _is_he(frame: Frame, after: Frame) -> bool:
    """Tell whether somebody acts who may have answered in the clause before: "he", one whom it names, or anybody."""
    if any(phrase.has("person_pronoun") for phrase in after.subject):
        return True
    named = {name.text for phrase in frame.phrases for name in phrase.people}
    named |= {token.text for phrase in frame.subject for token in phrase.tokens if token.possessive}
    people = {name.text for phrase in after.subject for name in phrase.people}
    quoted = any(frame.quotations())  # whoever signs what is quoted
    return bool(people) and (people <= named or not (named or quoted))


def tells_its_hour(frame: Frame, after: Frame) -> bool:
    """Tell whether the next clause tells by nouns when the answer went: "The hour of its dispatch is 14:50".

    Args:
        frame: what tells the answer and its day, and not the hour.
        after: the next clause.
    """
    if frame.time is not None or after.time is None or after.bracketed or after.status != "done":
        return False
    if after.statement is not frame.statement and frame.statement.references:
        return False
    nouns = [phrase for phrase in after.phrases if not phrase.is_moment]
    first, rest = nouns[0] if nouns else None, nouns[1:]
    if first is None or first.preposition or not first.has("stamp_of_time") or not rest:
        return False
    went, more = rest[0], rest[1:2]
    if went.preposition != "of" or not went.has("dispatch_noun"):
        return False
    return not more or more[0].preposition != "of" or more[0].has("answer") or is_the_paper(more[0])


def is_the_paper(phrase: Phrase) -> bool:
    """Tell whether it is "the cipher", "this telegram": the paper told of before; a letter is the one that is noted."""
    return phrase.has("paper") and not phrase.has("cited-letter") and phrase.tokens[0].lemma in {"the", "this"}


def comes_too(frame: Frame, after: Frame) -> bool:
    """Tell whether a clause goes on with how an answer came: "was transmitted from Sochi and taken down at 17:00".

    Args:
        frame: the clause that tells how it went, without an hour.
        after: the one after it.
    """
    joined = after.statement is frame.statement and after.tokens[0].has("conjunction") and not after.own_subject
    passive = frame.voice in {"passive", "bare"} and after.voice in {"passive", "bare"}
    return joined and passive and after.status == "done" and frame.time is None and after.verb("surely_receipt")


def sent_by_him(frame: Frame, after: Frame) -> bool:
    """Tell whether a clause tells how he who answered sent his paper: "agreed by a telegram which he handed in"."""
    paper = any(p.preposition in {"by", "in"} and p.has("paper") for p in frame.after)
    return is_said_of_him(after) and paper and _is_its_object(after)


def is_of_another_thing(frame: Frame, after: Frame) -> bool:
    """Tell whether somebody does something with what was agreed to: "agreed to the mill, which he visited"."""
    lead = [phrase for phrase in frame.after if phrase.tokens[-1].end <= after.tokens[0].start]
    thing = lead[-1] if lead and lead[-1].head is not None and lead[-1].preposition not in {"by", "in"} else None
    last = thing is not None and thing is frame.phrases[-1] and not thing.has("answer", "consent")
    return last and _is_its_object(after)


def _is_its_object(frame: Frame) -> bool:
    """Tell whether a relative clause says what somebody did with what stands before it: "which he handed in"."""
    return any(p.has("relative") and not p.preposition and p not in frame.subject for p in frame.before)
