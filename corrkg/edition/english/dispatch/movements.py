"""Whether a clause tells that the letter left or came, by what its words say of whence, whither, how and to whom.

A list of the verbs that may tell it would never end. So the verb tells it alone only where it can mean nothing else
(`sending`, `surely_receipt`); any other does where further words say that the letter left (from a place, to the
telegraph, with a courier) or came (to the one written to, on his table), unless it says what else was done with it
(`unmoving`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import MEANS
from corrkg.edition.english.dispatch.destinations import destination, holds_it, is_registered, reaches
from corrkg.edition.english.dispatch.whose import brings_a_paper, takes_down
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.records import Header


@dataclass(frozen=True, slots=True)
class Movement:
    """What happened to a paper.

    Args:
        kind: "sent", "received" or nothing.
        weak: above 0, it tells so only where nothing plainer does: 1 handing in and decryption, 2 encryption.
    """

    kind: str = ""
    weak: int = 0


def movement_of(frame: Frame, header: Header, *, goes_on: bool, left: bool) -> Movement:
    """Return what a clause tells of the paper that it is about.

    Args:
        frame: the clause.
        header: who wrote the letter, and to whom.
        goes_on: another clause of its sentence told a sending or receipt before it.
        left: its note told before it that the letter left.
    """
    if frame.group is None or frame.voice == "verbless":
        return Movement(_verbless(frame, header))
    act = act_of(frame)
    if frame.holds("special_file") or _is_of_another_thing(frame):
        return Movement()  # "was moved to the special folder"
    if holds_it(frame, header) or is_registered(frame):
        return Movement("received")
    if act is not None and not act.has("sending", "going") and _made_plain(frame, act):
        return Movement("received", weak=1)
    if act is None or (act.has("unmoving") and not act.has("sending", "surely_receipt", "hand")):
        return Movement()
    if act.has("unsealing"):  # "was opened in Sochi by Gromov on May 6"
        bids = frame.tokens[0].lemma == "to"  # "To be opened on May 6"
        return Movement("received" if frame.dated and not bids else "", weak=1)
    whither = destination(frame, header)
    if whither == "receiver" and not act.has("sending", "encoding"):
        return Movement("received")
    if whither == "office" and not act.has("surely_receipt", "sending"):
        return Movement("sent", weak=1)
    if act.has("surely_receipt"):
        return Movement("received", weak=int(act.has("decrypting")))
    if act.has("encoding"):
        return Movement("sent" if frame.dated else "", weak=2)
    if act.has("sending"):
        return Movement("sent")
    if _sent_away(frame, act):
        return Movement("sent")
    if act.has("hand"):
        return _handed(frame, left=left)
    if act.has("acknowledging") and any(phrase.has("surely_receipt") for phrase in frame.after):
        return Movement("received")
    if act.has("informing") and frame.voice == "passive" and (frame.means or frame.time):
        return Movement("received")
    return Movement(_by_the_way(frame, act, goes_on=goes_on))


def _made_plain(frame: Frame, act: Token) -> bool:
    """Tell whether a cipher was turned into words: "the clerk had a readable text", "they managed to read it"."""
    clerk = any(phrase.holds("clerk") for phrase in (*frame.subject, *frame.by()))
    text = frame.holds("plain_text") and (frame.dated or bound_of(frame) is not None)
    return text or (act.has("reading") and (frame.verb("achieving") or clerk))


def bound_of(frame: Frame) -> dt.time | None:
    """The hour by which it had been done: "by a quarter past nine it had been decoded"."""
    bounds = (phrase.first("time") for phrase in frame.phrases if phrase.preposition == "by")
    return next((token.value for token in bounds if token is not None and isinstance(token.value, dt.time)), None)


def has_it(frame: Frame) -> bool:
    """Tell whether somebody has a paper at a moment, by which it may have come before: "by noon Gromov had it"."""
    return frame.voice == "active" and frame.verb("holding") and not frame.verb("receipt", "surely_receipt")


def act_of(frame: Frame) -> Token | None:
    """The verb that says what was done: the infinitive of "they managed to send it"; None if it is not of the past."""
    if frame.group is None:
        return None
    head = frame.group.head
    able = head.has("achieving") or (head.has("being") and any(phrase.has("able") for phrase in frame.after[:1]))
    doing = frame.doing.tokens[0] if frame.doing is not None else None
    if able and doing is not None:
        return doing
    if caused := _caused(frame):
        return caused
    only = frame.group.modal and any(token.lemma == "only" for token in frame.tokens)
    auxiliaries = {token.text.lower() for token in frame.tokens[frame.group.start : frame.group.end]}
    lasting = head.text.endswith("ing") and not auxiliaries.isdisjoint({"was", "were"})  # "was lying deciphered"
    past = frame.group.past or lasting or head.text.lower() in {"was", "were", "had"}
    return head if past or only else None


def _caused(frame: Frame) -> Token | None:
    """What somebody had done: "the clerk had it decoded"."""
    thing = frame.object
    had = frame.group is not None and frame.group.head.lemma == "have" and thing in frame.after[:1]
    return thing.tokens[-1] if had and thing is not None and len(thing.tokens) > 1 and thing.tokens[-1].past else None


def was_done(frame: Frame) -> bool:
    """Tell whether it happened: "it could be sent only on May 5" says that it was sent then."""
    if frame.status != "proposed" or frame.group is None:
        return frame.status == "done"
    verbs = {token.text.lower() for token in frame.tokens if token.start < frame.group.stop}
    could = "could" in verbs and any(token.lemma == "only" for token in frame.tokens)
    had = {"had", "to", "be"} <= verbs and frame.dated  # "it had to be sent again on May 5"
    return (could or had) and not frame.group.denied


# --- handing in ---------------------------------------------------------------------------------------------------


def _handed(frame: Frame, *, left: bool) -> Movement:
    """What was handed to somebody was received, to nobody that is named handed in.

    What left one place and was then handed over in another came there: "taken from Kem, it was handed over in Sochi".
    """
    for phrase in frame.after:
        if phrase.preposition == "to" and phrase.people and not phrase.has("place"):
            return Movement("received" if frame.time is not None else "")
        if phrase.preposition == "to" and phrase.holds("person_role", "object_pronoun"):
            return Movement("received")
    came = frame.voice == "active" or (left and frame.voice == "passive")
    if frame.verb("delivered") or (came and frame.place("in")):
        return Movement("received")
    given = frame.voice == "passive" and frame.dated and bool(frame.place("from") and frame.means)
    return Movement("sent" if given or frame.verb("handed_in") else "", weak=1)


# --- by the way that it took --------------------------------------------------------------------------------------


def _is_of_another_thing(frame: Frame) -> bool:
    """Tell whether a participle tells of what "with" names before it: "with the item about coal transferred to X"."""
    first = frame.before[0] if frame.before and not frame.subject else None
    if first is None or first.preposition != "with" or frame.tokens[0].text != "," or first.head is None:
        return False
    return not first.holds("paper", "carrier", *MEANS)


def _sent_away(frame: Frame, act: Token) -> bool:
    """Tell whether a word beside the verb makes it a departure: "was given off in Kem on May 5", "went off"."""
    after = next((token for token in frame.tokens if token.start >= act.end), None)
    off = after is not None and after.has("away")
    return off and frame.dated and (frame.voice != "active" or act.has("going"))


def _by_the_way(frame: Frame, act: Token, *, goes_on: bool) -> str:
    """What the circumstances make of a verb that may mean anything."""
    if act.has("taking_away") and any(phrase.holds("carrier") for phrase in (*frame.phrases, *frame.subject)):
        return "sent" if frame.dated else ""
    if act.has("taking_away") and frame.voice == "active" and any(p.has("dispatch_office") for p in frame.subject):
        return "sent"  # "the telegraph of Kem took it"
    if act.has("receipt") and _accepts_for_sending(frame):
        return "sent"
    if takes_down(frame):
        return "received"
    takes = act.has("receipt") and frame.voice == "active" and any(phrase.people for phrase in frame.subject)
    wrote = act.has("surely_taken") and frame.object is not None and frame.object.has("thing_pronoun")
    if takes and not (act.has("bringing") or wrote) and not (frame.object is not None and frame.object.has("paper")):
        return ""  # "Stalin accepted it", "Orlov took this upon himself"
    came = act.has("receipt", "lying") and not on_the_way(frame)
    if came and frame.dated and frame.place("in", "to", "at"):
        return "received"
    if act.has("receipt"):
        accepted = frame.voice == "passive" and bool(frame.place("in", "at"))
        brought = brings_a_paper(frame) and bool(frame.place("to", "in"))
        goes_on = goes_on and frame.voice in {"passive", "bare"}
        told = frame.means or frame.time or frame.holds("surely_receipt") or act.has("bringing")
        return "received" if accepted or brought or told or goes_on else ""
    takes_it = brings_a_paper(frame) or any(p.preposition == "with" and p.has("paper") for p in frame.after)
    if any(phrase.people for phrase in frame.subject) and frame.voice == "active" and not takes_it:
        return ""  # who went is a person
    if act.lemma == "leave" and brings_a_paper(frame):
        return ""  # "Orlov left the letter without an answer"
    if act.has("going"):
        return "sent" if frame.means or leaves(frame) or frame.place("to", "from") else ""
    if not frame.dated:
        return ""
    left = bool(frame.place("from")) or on_the_way(frame)
    wired = (
        frame.voice == "passive"
        and any(p.preposition and p.holds(*MEANS) for p in frame.phrases)
        and bool(frame.place("to"))
    )
    return "sent" if left or wired else "received" if act.has("wending") and frame.place("to", "in") else ""


def _accepts_for_sending(frame: Frame) -> bool:
    """Tell whether an office took what is to be sent: "the Kem telegraph accepted it", "by the Kem post office"."""
    return any(phrase.holds("post_office") for phrase in frame.agents()) or any(
        phrase.holds("post_office") and before.preposition == "by" for before, phrase in pairwise(frame.after)
    )


def on_the_way(frame: Frame) -> bool:
    """Tell whether it was under way: "it was on its way to Sochi"."""
    return any(phrase.preposition in {"on", "under"} and phrase.has("way") for phrase in frame.phrases)


def leaves(frame: Frame) -> bool:
    """Tell whether something left a place at an hour: "went from Sochi on October 18 at 1 o'clock"."""
    person = any(phrase.people or phrase.has("person_pronoun") for phrase in frame.subject)
    return frame.verb("going") and frame.time is not None and bool(frame.place("from")) and not person


def _verbless(frame: Frame, header: Header) -> str:
    """Tell what circumstances alone tell: "By cipher from Gagra on May 5" it was sent, "In Sochi on May 5" received."""
    if not frame.dated or not frame.phrases:
        return ""
    if any(reaches(frame, phrase, header) for phrase in frame.phrases):
        return "received"  # "On Gromov's table on May 6"
    means = [phrase for phrase in frame.phrases if phrase.is_noun and phrase.has(*MEANS) and len(phrase.tokens) == 1]
    nouns = [phrase for phrase in frame.phrases if phrase.is_noun and phrase not in means]
    quoted = any(phrase.tokens[0].kind == "quotation" for phrase in frame.phrases)
    if any(not phrase.place for phrase in nouns) or (means and (quoted or frame.place("from"))):
        return ""  # "“I agree” – telegram from Sochi of May 5"
    if means and not (nouns or frame.place("in", "at")):
        return ""  # "(cipher of May 5)"
    if frame.place("in", "at") and not frame.place("from") and not nouns:
        named = (p for p in frame.phrases if not (p.first("day") or p.first("time") or p.place or p.holds(*MEANS)))
        return "" if any(named) else "received"
    first = frame.phrases[0]
    return "sent" if frame.means or (frame.place("from") and first.preposition == "from") else ""
