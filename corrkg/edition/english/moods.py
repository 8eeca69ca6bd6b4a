"""The mood of a clause that asks in its writers' own name: "I propose …", "it would be better to …", "we want to …".

Each reader of a mood looks at one clause and returns the verb of what is asked. What speaks against every mood stands
in one place: what others say, and conditions. What a mood asks is told by the data file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corrkg.edition.english.bidding import is_verb
from corrkg.edition.english.duties import can_be_done, must_be_done, perfect, should_be_done
from corrkg.edition.english.frames import Frame
from corrkg.edition.english.phrases import Phrase
from corrkg.edition.english.rulings import is_enough, is_superfluous
from corrkg.edition.english.sections import Sentence, remembered
from corrkg.edition.english.tokens import Token

# So far what is found right may stand from "to do", or from "it is".
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Mood:
    """A clause that asks.

    Args:
        name: the mood, as the data file names it.
        act: the verb of what is asked; the clause's own where it names no other.
        frame: the clause.
    """

    name: str
    act: Token
    frame: Frame


def moods(sentence: Sentence, *, wants_answer: bool) -> Iterator[Mood]:
    """Yield the moods of the clauses of a sentence, the surest mood first.

    Args:
        sentence: the sentence.
        wants_answer: its section asks for an opinion, so that what the writers intend is a proposal.
    """
    free = [frame for frame in sentence.frames if frame.group is not None and not _barred(frame)]
    for name, read in _READERS:
        for frame in free:
            act = read(frame, sentence)
            if act is not None and (wants_answer or name not in _WHERE_ASKED):
                yield Mood(name, act, frame)


def _barred(frame: Frame) -> bool:
    """Tell whether others say a clause, or it is only a condition."""
    return not in_own_name(frame) or frame.conditional


def in_own_name(frame: Frame) -> bool:
    """Tell whether the writers say a clause, and not somebody of whom they tell."""
    return frame.main is None or any(main.first_person or _seems(main) for main in frame.chain())


def _seems(frame: Frame) -> bool:
    """Tell whether a clause says what seems to the writers: "it seems to me that …"."""
    it = frame.said_of("it")
    return it and frame.verb("seeming", "being")


def of_another(frame: Frame) -> bool:
    """Tell whether a person or a body other than the writers is the subject."""
    return any(phrase.people or phrase.has("body", "other_body", "bank") for phrase in frame.subject)


# --- what a clause does ---------------------------------------------------------------------------------------------


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


def _present(frame: Frame) -> bool:
    """Tell whether a clause says what is, and does not deny it."""
    group = frame.group
    told = any(token.text.lower() in {"was", "were", "been"} for token in frame.tokens[:_NEAR])
    return group is not None and not group.denied and not group.past and not told and frame.status != "denied"


# --- the moods ------------------------------------------------------------------------------------------------------


def _wish(frame: Frame, _: Sentence) -> Token | None:
    """Read "we want to sell the mill", "I would like to stop in Kiev"."""
    if not frame.first_person or not _present(frame):
        return None
    would = any(a.has("modal") and b.has("liking") for a, b in pairwise(frame.tokens))
    return _does(frame) if would or frame.verb("wishing") else None


def _weighing(frame: Frame, _: Sentence) -> Token | None:
    """Read "we are thinking of selling the mill", "I would think to let him go", "we have in mind Petrov"."""
    group = frame.group
    if group is not None and frame.first_person and frame.holds("inclined") and not frame.holds("consent"):
        told = group.denied or any(token.text.lower() in {"was", "were"} for token in frame.tokens)
        return None if told or frame.doing is None else frame.doing.tokens[0]
    if group is None or not frame.first_person or not _present(frame):
        return None
    if frame.holds("in_mind") and group.head.text.lower() == "have":
        return group.head
    if not frame.verb("weighing", "deeming"):
        return None
    first = frame.after[:1]
    if first and first[0].preposition == "to do" and not first[0].tokens[0].has("reflexive"):
        return first[0].tokens[0]
    return next(filter(None, (_gerund(phrase) for phrase in first if phrase.preposition in {"of", "about"})), None)


def _favour(frame: Frame, _: Sentence) -> Token | None:
    """Read "we are for selling the mill", "I stand for it that …"."""
    if not frame.first_person or not _present(frame) or not frame.verb("being", "standing_for"):
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
    return definite and (head.has("deed") or is_verb(head.lemma) or head.lemma.endswith(("tion", "ment")))


def _plan(frame: Frame, _: Sentence) -> Token | None:
    """Read "we plan to send Petrov": a proposal where an answer is asked for."""
    if not frame.first_person or not _present(frame) or not frame.verb("intending"):
        return None
    if frame.ordinal and not any(token.lemma == "which" for token in frame.tokens[:2]):
        return None  # but "the text, which we intend to publish"
    return frame.doing.tokens[0] if frame.doing is not None else None


def _offer(frame: Frame, sentence: Sentence) -> Token | None:
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


def _names(frame: Frame, _: Sentence) -> Token | None:
    """Read "we nominate Petrov", "we have removed Zimin and nominate Petrov", "we agree and propose to sell it"."""
    if not frame.first_person:
        return None
    for before, token in pairwise(frame.tokens):
        joined = before.has("conjunction", "first_person")
        puts_forward = token.has("naming", "nominating", "proposing")
        if joined and puts_forward and not token.past and token.lemma == token.text.lower():
            return token
    return None


def _outlined(frame: Frame, _: Sentence) -> Token | None:
    """Read whom the writers have in view: "we have outlined Petrov for secretary"."""
    group = frame.group
    if group is None or not frame.first_person or group.denied or not frame.verb("outlining"):
        return None
    somebody = frame.object is not None and bool(frame.object.people)
    return group.head if somebody and any(phrase.preposition in {"for", "as"} for phrase in frame.after) else None


def _would(frame: Frame, _: Sentence) -> Token | None:
    """Read what the writers would do: "we would let him go", "I would think of calling Petrov"."""
    group = frame.group
    if group is None or not frame.first_person or not group.modal or group.passive or group.denied or perfect(frame):
        return None
    if "would" not in frame.modals:
        return None
    bare = group.head.has("modal")  # "I would like to …" has no other verb
    if bare or any(token.lemma == "be" for token in frame.tokens if token.start < group.head.start) or not frame.after:
        return None
    spared = frame.verb("refusal") and frame.object is not None and not frame.object.people
    if spared and not (frame.object and frame.object.has("pronoun", "object_pronoun", "thing_pronoun")):
        return group.head  # "we would refuse the fourth ship"
    lets = group.head.lemma == "let"  # somebody go; "let know" is a verb of saying
    return group.head if lets or not frame.verb("no_deed", "deeming", "asking", "auxiliary") else None


def _able(frame: Frame, _: Sentence) -> Token | None:
    """Read what the writers can give: "we can give no more than 200", a proposal where an answer is asked for."""
    group = frame.group
    if group is None or not (frame.first_person and group.modal) or group.passive or not frame.verb("granting"):
        return None
    amount = any(token.kind == "number" for phrase in frame.after for token in phrase.tokens)
    return group.head if amount and frame.modals & {"can", "could"} and not (group.denied or frame.main) else None


def _right(frame: Frame, sentence: Sentence) -> Token | None:
    """Read what is found right to do: "consider it possible to", "it would be better to"."""
    if of_another(frame):
        return None
    question, tokens = sentence.question, frame.tokens
    for index, token in enumerate(tokens):
        if not token.has("right_to_do"):
            continue
        before, after = tokens[max(0, index - _NEAR) : index], tokens[index + 1 : index + 1 + _NEAR]
        if token.lemma == "time" and question:  # "Isn't it time, by the way, to …"
            after = tokens[index + 1 : index + 2 * _NEAR + 1]
        doing = next((place for place, each in enumerate(after) if each.lemma == "to"), None)
        being = {each.text.lower() for each in before}
        if being & {"been", "was", "were"} or (any(each.has("negation") for each in before) and not question):
            continue
        does = "do" in being and "you" in being  # "you would do well to write to him"
        would = any(each.text.lower() == "would" for each in before) and ("be" in being or does)
        deems = "it" in being and (any(each.has("deeming") for each in before))
        must = token.has("necessary", "enough") or token.lemma == "time" or question
        plain = "it" in being and "is" in being and must
        if doing is not None and (would or deems or plain):
            verb = after[doing + 1] if doing + 1 < len(after) else token
            return None if verb.has("fulfils", "supposing") and not verb.has("altering") else verb
        if would and token.lemma in {"better", "well", "good"}:
            return token
    return None


def right_to_do(frame: Frame) -> bool:
    """Tell whether a clause finds something right to do, whoever says it: "Petrov considers it possible to …"."""
    deems = any(token.has("right_to_do") for token in frame.tokens)
    it = any(a.has("deeming") and b.lemma == "it" for a, b in pairwise(frame.tokens))
    return deems and it and any(token.lemma == "to" for token in frame.tokens)


def _needs(frame: Frame, sentence: Sentence) -> Token | None:
    """Read "we think that the mill needs to be sold": a complement of what the writers deem."""
    group = frame.group
    if group is None or not frame.verb("deeming") or not frame.first_person or not _present(frame):
        return None
    return next((token for token in sentence.tokens if token.has("needing") and token.start > group.head.end), None)


def _needless(frame: Frame, _: Sentence) -> Token | None:
    """Read what is found needless: "paragraph 7 is superfluous"."""
    return frame.group.head if frame.group is not None and frame.own_subject and is_superfluous(frame) else None


def _enough(frame: Frame, _: Sentence) -> Token | None:
    """Read what amount is found enough: "7 thousand are enough"."""
    return frame.group.head if frame.group is not None and is_enough(frame) else None


def _unclear(frame: Frame, _: Sentence) -> Token | None:
    """Read what is asked by saying what is not clear: "it is not clear whether …"."""
    group = frame.group
    said = frame.verb("being") and group is not None and group.denied and frame.holds("plain")
    it = frame.said_of("it")
    return group.head if group is not None and said and it and frame.main is None else None


def _awaits(frame: Frame, _: Sentence) -> Token | None:
    """Read what the writers wait for: "I am waiting for the text of the agreement"."""
    if not frame.first_person or not _present(frame) or not frame.verb("waiting"):
        return None
    thing = next((phrase for phrase in frame.after if phrase.preposition == "for"), None)
    waited = thing is not None and thing.tokens[0].has("determiner") and not thing.people
    return frame.group.head if waited and frame.group is not None else None


# What is a proposal only where an answer is asked for.
_WHERE_ASKED = frozenset({"plan", "licence"})
_Reader = Callable[[Frame, Sentence], Token | None]
_READERS: Sequence[tuple[str, _Reader]] = (
    ("must", must_be_done), ("unclear", _unclear), ("needless", _needless), ("enough", _enough), ("request", _awaits),
    ("offer", _offer), ("offer", _names), ("weighing", _weighing), ("wish", _wish), ("favour", _favour),
    ("would", _would), ("plan", _plan), ("plan", _outlined), ("right", _needs), ("should", should_be_done),
    ("licence", can_be_done), ("licence", _able),
)  # fmt: skip


@remembered
def right(sentence: Sentence) -> Mood | None:
    """Return what a sentence finds right to do, in its writers' name; it goes before other moods."""
    for frame in sentence.frames:
        if in_own_name(frame) and not frame.conditional and (act := _right(frame, sentence)):
            return Mood("right", act, frame)
    return None
