"""What the writers wish, would do or are for: "we want to sell the mill", "I would let him go", "we insist on it"."""

from __future__ import annotations

from itertools import pairwise

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.letter.bidding import is_verb
from corrkg.edition.english.letter.duties import perfect
from corrkg.edition.english.letter.sections import Sentence
from corrkg.edition.english.word.tokens import Token

# So near to the beginning of a clause its auxiliary stands.
_NEAR = 4


def _does(frame: Frame) -> Token | None:
    """Return the verb of what is to be done after the verb of a clause: "to sell"; none where it is no act."""
    doing = next((phrase for phrase in frame.after[:2] if phrase.preposition == "to do"), None)
    return doing.tokens[0] if doing is not None and not _no_act(doing.tokens[0]) else None


def _no_act(token: Token) -> bool:
    return token.has("no_act", "no_deed")


def _gerund(phrase: Phrase) -> Token | None:
    """Return the verb in -ing that opens a phrase: "of selling the mill"."""
    token = phrase.tokens[0]
    doing = token.text.lower().endswith("ing") and token.kind == "word" and not _no_act(token)
    return token if doing and len(token.text) > len("bring") - 1 else None


def is_present(frame: Frame) -> bool:
    """Tell whether a clause says what is, and does not deny it."""
    group = frame.group
    told = any(token.text.lower() in {"was", "were", "been"} for token in frame.tokens[:_NEAR])
    return group is not None and not group.denied and not group.past and not told and frame.status != "denied"


def wish(frame: Frame, _: Sentence) -> Token | None:
    """Read "we want to sell the mill", "I would like to stop in Kiev"."""
    if not frame.first_person or not is_present(frame):
        return None
    would = any(a.has("modal") and b.has("liking") for a, b in pairwise(frame.tokens))
    doing = frame.doing
    if would and doing is not None and doing.tokens[0].has("staying") and any(map(_dates, frame.after)):
        return doing.tokens[0]  # "I would like to rest for ten days from the 25th"
    return _does(frame) if would or frame.verb("wishing") else None


def _dates(phrase: Phrase) -> bool:
    """Tell whether a phrase says from when or how long."""
    day = phrase.first("day") is not None or any(token.has("measure") for token in phrase.tokens)
    return phrase.preposition in {"from", "for", "on", "until"} and day


def weighing(frame: Frame, _: Sentence) -> Token | None:
    """Read "we are thinking of selling the mill", "I would think to let him go", "we have in mind Petrov"."""
    group = frame.group
    if group is not None and frame.first_person and frame.holds("inclined") and not frame.holds("consent"):
        told = group.denied or any(token.text.lower() in {"was", "were"} for token in frame.tokens)
        return None if told or frame.doing is None else frame.doing.tokens[0]
    if group is None or not frame.first_person or not is_present(frame):
        return None
    if frame.holds("in_mind") and group.head.text.lower() == "have":
        return group.head
    if not frame.verb("weighing", "deeming"):
        return None
    first = frame.after[:1]
    if first and first[0].preposition == "to do" and not first[0].tokens[0].has("reflexive"):
        return first[0].tokens[0]
    return next(filter(None, (_gerund(phrase) for phrase in first if phrase.preposition in {"of", "about"})), None)


def favour(frame: Frame, _: Sentence) -> Token | None:
    """Read "we are for selling the mill", "I stand for it that …"."""
    if not frame.first_person or not is_present(frame) or not frame.verb("being", "standing_for"):
        return None
    for before, phrase in zip((None, *frame.after), frame.after, strict=False):
        led = phrase.preposition == "for" or (
            phrase.preposition == "of" and (frame.holds("in_favor") and (before is None or before.holds("in_favor")))
        )
        if led and (act := _gerund(phrase)):
            return act
        if led and (phrase.tokens[0].lemma == "it" or _is_deed(frame, phrase)):
            return phrase.tokens[0]
    return None


def _is_deed(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether a phrase names what is to be done, and how: "for the transfer in 1937".

    Who is "for the purchase" and says no more supports what was proposed.
    """
    head = phrase.head
    if frame.verb("vote") or phrase is frame.after[-1] or head is None or head.kind != "word" or phrase.people:
        return False
    if head.has("raised", "at_issue", "pronoun"):
        return False
    definite = phrase.tokens[0].has("determiner")
    return definite and (names_a_deed(head) or is_verb(head.lemma))


def names_a_deed(noun: Token) -> bool:
    """Tell whether a noun says what is done: "the sale", "his appointment"."""
    return noun.has("deed") or noun.lemma.endswith(("tion", "ment"))


def plan(frame: Frame, _: Sentence) -> Token | None:
    """Read "we plan to send Petrov": a proposal where an answer is asked for."""
    if not frame.first_person or not is_present(frame) or not frame.verb("intending"):
        return None
    if frame.ordinal and not any(token.lemma == "which" for token in frame.tokens[:2]):
        return None  # but "the text, which we intend to publish"
    return frame.doing.tokens[0] if frame.doing is not None else None


def offer(frame: Frame, sentence: Sentence) -> Token | None:
    """Read "my proposal is to sell it", "I don't advise selling it", "and nominate Petrov"."""
    group = frame.group
    if group is None or group.past:
        return None
    doing = frame.doing is not None
    mine = any(phrase.has("raised") and phrase.tokens[0].has("own_word") for phrase in frame.subject)
    if mine and not group.denied and (group.modal or (frame.verb("being") and doing)):
        return group.head
    if group.denied and frame.first_person and frame.verb("proposing"):
        return next(filter(None, (_gerund(phrase) for phrase in frame.after[:1])), None)
    return None


def insisted(frame: Frame, _: Sentence) -> Token | None:
    """Read what the writers insist on: "we insist on the removal of Petrov"."""
    thing = next((phrase for phrase in frame.after[:1] if phrase.preposition == "on"), None)
    if (
        thing is None
        or thing.head is None
        or not (frame.first_person and is_present(frame) and frame.verb("insisting"))
    ):
        return None
    deed = names_a_deed(thing.head) or thing.head.lemma.endswith("al")
    return thing.head if deed or thing.tokens[0].text.lower().endswith("ing") else None


def names(frame: Frame, _: Sentence) -> Token | None:
    """Read "we nominate Petrov", "we have removed Zimin and nominate Petrov", "we agree and propose to sell it"."""
    if not frame.first_person:
        return None
    for before, token in pairwise(frame.tokens):
        joined = before.has("conjunction", "first_person")
        puts_forward = token.has("naming", "nominating", "proposing")
        if joined and puts_forward and not token.past and token.lemma == token.text.lower():
            return token
    return None


def outlined(frame: Frame, _: Sentence) -> Token | None:
    """Read whom the writers have in view: "we have outlined Petrov for secretary"."""
    group = frame.group
    if group is None or not frame.first_person or group.denied or not frame.verb("outlining"):
        return None
    somebody = frame.object is not None and bool(frame.object.people)
    return group.head if somebody and any(phrase.preposition in {"for", "as"} for phrase in frame.after) else None


def would(frame: Frame, _: Sentence) -> Token | None:
    """Read what the writers would do: "we would let him go", "I would think of calling Petrov"."""
    group = frame.group
    if group is None or not frame.first_person or not group.modal or group.passive or group.denied or perfect(frame):
        return None
    if "would" not in frame.modals:
        return None
    bare = group.head.has("modal")  # "I would like to …" has no other verb
    if bare or any(token.lemma == "be" for token in frame.tokens if token.start < group.head.start) or not frame.after:
        return None
    spared = frame.object if frame.verb("refusal") else None
    if spared is not None and not (spared.people or spared.has("pronoun", "object_pronoun", "thing_pronoun")):
        return group.head  # "we would refuse the fourth ship"
    lets = group.head.lemma == "let"  # somebody go; "let know" is a verb of saying
    return group.head if lets or not frame.verb("no_deed", "deeming", "asking", "auxiliary") else None


def able(frame: Frame, _: Sentence) -> Token | None:
    """Read what the writers can give: "we can give no more than 200", a proposal where an answer is asked for."""
    group = frame.group
    if group is None or not (frame.first_person and group.modal) or group.passive or not frame.verb("granting"):
        return None
    amount = any(token.kind == "number" for phrase in frame.after for token in phrase.tokens)
    return group.head if amount and frame.modals & {"can", "could"} and not (group.denied or frame.main) else None
