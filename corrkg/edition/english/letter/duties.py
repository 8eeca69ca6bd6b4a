"""What must, should or can be done, as a clause says it: "must be put to an end", "one of you should go"."""

from __future__ import annotations

from itertools import pairwise

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.letter.bidding import group_start
from corrkg.edition.english.letter.sections import Sentence
from corrkg.edition.english.word.tokens import Token


def must_be_done(frame: Frame, sentence: Sentence) -> Token | None:
    """Read what must be done by somebody else: "must be put to an end", "you must go", "Petrov must answer for it"."""
    group = frame.group
    if group is None or not group.modal or frame.first_person or "must" not in frame.modals:
        return None
    if perfect(frame) or is_told(frame, sentence) or any(token.has("relative") for token in frame.tokens[:2]):
        return None
    head = group.head
    you = frame.said_of("you")
    if group.denied:
        return head if group.passive or any(phrase.people for phrase in frame.subject) else None
    if group.passive:
        he = any(phrase.has("person_pronoun") for phrase in frame.subject)
        acts = head.has("errand", "appointing", "releasing", "bidding", "instructing")
        done = not (he or you) or acts  # "he must be tired"
        granted = any(token.has("holiday") for token in frame.tokens) or head.has("granting")
        return head if done and not granted and not frame.by() and not head.has("supposing") else None
    answers = head.has("accounting") and any(phrase.people for phrase in frame.subject)
    return head if answers or (you and not frame.verb("being", "auxiliary")) else None


def should_be_done(frame: Frame, sentence: Sentence) -> Token | None:
    """Read what should or could be done: "the plan should be raised", "one of you should go", "Knorin can be sent"."""
    group = frame.group
    if group is None or not group.modal:
        return None
    if not frame.own_subject and not _after_condition(frame, sentence):
        return None
    head = group.head
    if (group.head.has("supposing") and not frame.verb("being")) or perfect(frame) or is_told(frame, sentence):
        return None
    if any(phrase.has("relative") for phrase in frame.subject) and not _cleft(frame):
        return None
    names = frame.modals
    obliged = bool(names & {"should", "ought"})
    if (group.denied or frame.status == "denied") and not obliged:
        return None
    if group.passive:
        return head if obliged or "could" in names or _has_to_be(frame) else None
    amount = frame.verb("being") and any(
        t.kind == "number" or t.has("measure") for p in frame.after[:2] for t in p.tokens
    )
    of_you = any(phrase.preposition == "of" and phrase.tokens[0].lemma in {"you", "us"} for phrase in frame.before)
    acts = of_you and not frame.verb("being", "auxiliary", "no_act")
    return head if obliged and (amount or acts) and not frame.first_person else None


def can_be_done(frame: Frame, sentence: Sentence) -> Token | None:
    """Read who can be sent, or what can be allowed on a condition: a proposal where an answer is asked for."""
    group = frame.group
    if group is None or not group.modal or group.denied or not frame.own_subject or frame.by():
        return None
    if is_told(frame, sentence):
        return None
    if not group.passive:
        one = len(frame.subject) == 1 and frame.said_of("one")  # "one can sign it on the 25th"
        return group.head if one and not frame.verb("no_act", "no_deed", "being", "auxiliary") else None
    named = any(phrase.people for phrase in frame.subject)
    allowed = group.head.has("granting") and _on_condition(frame, sentence)
    return group.head if (named or allowed) and not perfect(frame) else None


def _on_condition(frame: Frame, sentence: Sentence) -> bool:
    """Tell whether a condition follows the verb of a clause: "such a flight can be allowed, if …"."""
    stop = frame.group.stop if frame.group is not None else 0
    beside = any(token.has("condition") for token in frame.tokens if token.start >= stop)
    return beside or any(each.conditional for each in sentence.frames[frame.ordinal + 1 : frame.ordinal + 2])


def _after_condition(frame: Frame, sentence: Sentence) -> bool:
    """Tell whether a condition stands between a clause and its subject: "The sale, if you plan it, should stop"."""
    before = sentence.frames[frame.ordinal - 1] if frame.ordinal else None
    return before is not None and any(t.has("condition") for t in before.tokens) and bool(frame.subject)


def _cleft(frame: Frame) -> bool:
    """Tell whether the subject is set before it: "it is Petrov who has to be pressed"."""
    return any(phrase.people for phrase in frame.subject)


def _has_to_be(frame: Frame) -> bool:
    """Tell whether "has to be" stands before the verb, and not "had to be"."""
    words = [token.text.lower() for token in frame.tokens if token.start < frame.tokens[-1].start]
    return any(one in {"has", "have"} and other == "to" for one, other in pairwise(words)) and _cleft(frame)


def perfect(frame: Frame) -> bool:
    """Tell whether "have" stands before the verb: "must have burnt"."""
    head = frame.group.head if frame.group is not None else frame.tokens[0]
    start = group_start(frame)
    group = (token for token in frame.tokens if start <= token.start <= head.start)
    return any(a.lemma == "have" and b.lemma != "to" for a, b in pairwise(group))


def is_told(frame: Frame, sentence: Sentence) -> bool:
    """Tell whether others say what must be done, or it hangs on something, and is not asked for."""
    first = sentence.tokens[0]
    return follows(frame) or first.has("condition") or first.text.lower() == "according to"


def follows(frame: Frame) -> bool:
    """Tell whether a clause completes words of others that are no clause to the rules: "Both admit that it can be"."""
    start = group_start(frame)
    before = [token for token in frame.tokens if token.start < start]
    that = next((place for place, token in enumerate(before) if token.lemma == "that" and place), None)
    if that is None or any(token.has("first_person") for token in before[:that]):
        return False
    concluded = before[0].lemma == "it" and any(token.lemma == "follow" for token in before[:that])
    return not concluded  # "It follows from this that the plan must be cut" is what the writers conclude themselves
