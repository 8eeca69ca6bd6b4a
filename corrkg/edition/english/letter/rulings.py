"""What a clause rules about somebody's wish, though it speaks of the matter alone: "Petrov can be let go"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.letter.duties import follows
from corrkg.edition.english.letter.sections import Sentence
from corrkg.edition.english.stance.verdicts import negated
from corrkg.edition.english.word.vocabulary import NUMBERS, TENS

# Who proposes it stands so many words after "do as".
_NEAR = 4
_COUNTS = frozenset({*NUMBERS[2:], *TENS})
# What is judged as such, where a clause does not say what it would be to do it: "the draft is good".
_JUDGED = ("raised", "answer", "paper", "draft", "opinion", "decision", "the_rest")
_TIMES = frozenset({"day", "week", "month", "quarter", "year", "until", "till"})


def ruling_of(frame: Frame) -> str:
    """Return what a clause rules, as a notation of the list of stances; empty where it rules nothing.

    Such words answer something only where the letter, or the note that quotes them, shows that it answers.

    Args:
        frame: a clause of somebody's own words.
    """
    if any(token.has("condition", "relative") for token in frame.tokens[:2]):
        return ""
    if frame.group is None or frame.main is not None or follows(frame):
        return ""
    if any(token.lemma == "whether" for token in frame.tokens):
        return ""  # "tell us whether it may be sold"
    if _finds_no_need(frame) or _needs_none(frame):
        return "refuses"
    if not frame.own_subject or any(phrase.has("first_person", "relative") for phrase in frame.subject):
        return ""
    if any(token.lemma == "you" for phrase in frame.subject for token in phrase.tokens[:1] if len(phrase.tokens) == 1):
        return "agrees" if _is_right(frame) or _acted_rightly(frame) or _may(frame) else ""
    if _too_early(frame):
        return "postpones"
    if frame.status == "proposed":
        will_not = frame.group.denied and "will" in frame.modals and frame.verb("suffices") and not frame.after
        return "refuses" if will_not else _licence(frame)  # "to take it from him will not do"
    if is_superfluous(frame) or is_too_much(frame):
        return "refuses"
    if judged := _judges(frame):
        return judged
    return "agrees" if _suffices(frame) else ""


def _judges(frame: Frame) -> str:
    """Return what a thing, or doing it, is found to be: "to delay the reply is wrong", "it is good that he goes"."""
    group = frame.group
    somebody = any(phrase.people or phrase.has("person_pronoun", "plural") for phrase in frame.subject)
    if group is None or group.past or group.modal or somebody or not frame.verb("being") or _was(frame):
        return ""
    found = next((phrase for phrase in frame.after if phrase.is_noun), None)
    if found is None or found is not next((p for p in frame.after if p.preposition not in {"in", "for"}), None):
        return ""
    it = frame.said_of("it") or bool(frame.before and frame.before[0].preposition == "to do")
    named = any(p.has(*_JUDGED) or p.holds("your") or p.is_one_of_several for p in frame.subject)
    if not (it or named):
        return ""  # "the weather is bad"
    answers = any(phrase.has("answer") for phrase in frame.subject)
    plain = found.head is not None and found.head.text.lower() == found.head.lemma  # "it is best to wait"
    good = (found.has("judged", "said_yes") and plain) or (found.has("positive") and not (answers or it))
    bad = found.has("faulty") or (found.has("refusal") and not it)  # "it is impossible to break the prices"
    if not (good or bad) or len(found.tokens) > 1 + found.tokens[0].has("adverb", "negation"):
        return ""
    denied = group.denied != found.tokens[0].has("negation")
    return "agrees" if good != denied else "refuses"


def _was(frame: Frame) -> bool:
    return any(token.text.lower() in {"was", "were", "been"} for token in frame.tokens)


def is_done_as_you_said(frames: Sequence[Frame]) -> bool:
    """Tell whether something is done on the reader's word: "the meeting has been moved, as you advised"."""
    said = [
        frame
        for frame in frames
        if frame.said_of("you") and frame.verb("proposing", "requesting", "insisting") and _opens_with_as(frame)
    ]
    done = (frame for frame in frames if frame not in said and frame.main is None)
    return bool(said) and any(
        frame.status == "done" and not frame.by() and (frame.voice == "passive" or frame.first_person) for frame in done
    )


def _opens_with_as(frame: Frame) -> bool:
    """Tell whether a clause opens with "as": "as you advised", ", as you advised"."""
    words = [token for token in frame.tokens if token.kind == "word"]
    return bool(words) and words[0].lemma == "as"


def _may(frame: Frame) -> bool:
    """Tell whether "you can give 18 tons", "you may go": what was asked for is granted."""
    group = frame.group
    if group is None or group.denied or group.passive or not frame.verb("granting"):
        return False
    return bool(frame.modals & {"can", "may"}) and not any(token.has("adverb") for token in frame.tokens[:1])


def _acted_rightly(frame: Frame) -> bool:
    """Tell whether "you did right", "you acted correctly"."""
    group = frame.group
    acted = group is not None and group.past and (frame.verb("own_act", "auxiliary") or group.did)
    rest = [token for token in frame.tokens if frame.group is not None and token.start >= frame.group.start]
    return acted and any(
        token.has("judged", "rightly") and not negated(rest, place) for place, token in enumerate(rest[:_NEAR])
    )


def _too_early(frame: Frame) -> bool:
    """Tell whether "it is too early" for something; what it is too early to speak of is no matter of a request."""
    if not frame.holds("too_early") or not frame.verb("being"):
        return False
    it = frame.said_of("it")
    doing = frame.doing
    speaks = doing is not None and doing.tokens[0].has("saying", "no_act") and not doing.tokens[0].has("own_doing")
    denied = frame.group is None or frame.group.denied
    return it and not speaks and not denied


def _licence(frame: Frame) -> str:
    """Return what one can, may or should not do: "Petrov can be let go", "Petrov should not go"."""
    group = frame.group
    if group is None or frame.by():
        return ""
    words = frame.modals
    perfect = any(token.lemma == "have" for token in frame.tokens if token.start < group.head.start)
    somebody = any(phrase.people for phrase in frame.subject)
    if perfect or not (somebody or group.passive or group.head.has("happening")):
        return ""
    if group.denied:
        return "refuses" if words & {"should", "must", "ought"} else ""
    if group.passive and words & {"must", "will"} and group.head.has("granting"):
        return "agrees"  # "Petrov must be given leave", "the trucks will be given"
    return "agrees" if words & {"can", "may"} and group.passive and not group.head.has("supposing") else ""


def _denied_need(frame: Frame) -> Phrase | None:
    """Return the need, or the sense, that a clause finds none of."""
    if not frame.verb("being", "finding_need") or (
        frame.own_subject and any(phrase.people for phrase in frame.subject)
    ):
        return None
    need = next((phrase for phrase in frame.after if phrase.has("need")), None)
    if need is None or frame.group is None:
        return None
    return need if frame.group.denied or need.tokens[0].has("negation") else None


def _finds_no_need(frame: Frame) -> bool:
    """Tell whether a clause finds no need, or no sense: "there is no need to call him", "I see no need for it"."""
    need = _denied_need(frame)
    after = None if need is None else frame.following(need)
    if after is None or [token.lemma for token in after.tokens[:1]] == ["be"]:
        return False  # "there is no need to be stingy"
    return after.preposition in {"to do", "for", "in", "of"}


def needs_nothing(frame: Frame) -> bool:
    """Tell whether a clause says no more than "there is no need", which does not show of what."""
    return frame.verb("being") and _denied_need(frame) is not None and [*frame.before, *frame.after[1:]] == []


def _needs_none(frame: Frame) -> bool:
    """Tell whether the writers say that they do not need a thing: "we do not need three tankers"."""
    group = frame.group
    denied = group is not None and group.denied and not group.past and frame.first_person
    return denied and frame.verb("asking") and frame.verb("needing", "necessary") and frame.object is not None


def _is_right(frame: Frame) -> bool:
    """Tell whether "you are right"; who is right about something agrees to it."""
    denied = frame.group is not None and frame.group.denied
    return frame.verb("being") and not denied and any(phrase.has("judged") for phrase in frame.after[:1])


def is_superfluous(frame: Frame) -> bool:
    """Tell whether a thing is found needless: "a brochure is superfluous"."""
    if not frame.verb("being") or not any(phrase.has("needless") for phrase in frame.after[:1]):
        return False
    somebody = any(phrase.people or phrase.has("person_pronoun") for phrase in frame.subject)
    denied = frame.group is None or frame.group.denied or frame.group.past
    return not somebody and not denied


def _suffices(frame: Frame) -> bool:
    """Tell whether what is counted is enough, or right: "96 million is quite enough"."""
    if frame.group is None or frame.group.past or frame.group.denied or not frame.verb("being"):
        return False
    right = any(phrase.holds("positive") and _affirmed(phrase) for phrase in frame.after[:1])
    return is_enough(frame) or (any(map(is_amount, frame.subject)) and right)


def is_enough(frame: Frame) -> bool:
    """Tell whether an amount is found enough: "7 thousand are enough", "it is enough with them 25 million".

    What is enough for a time is a stock: "coal is enough for a month".
    """
    group = frame.group
    if group is None or group.denied or not frame.own_subject or frame.doing is not None:
        return False
    if not frame.verb("enough", "being") or group.past or _was(frame):
        return False
    lasts = any(token.lemma in _TIMES for phrase in frame.after for token in phrase.tokens)
    amount = any(map(is_amount, frame.subject)) or (frame.said_of("it") and any(map(is_amount, frame.after)))
    enough = (phrase for phrase in frame.after if phrase.has("enough") or phrase.holds("enough"))
    said = frame.verb("enough") or (frame.verb("being") and any(map(_affirmed, enough)))
    return amount and said and not lasts


def is_too_much(frame: Frame) -> bool:
    """Tell whether an amount is found too much: "40 million is too much"."""
    group = frame.group
    being = group is not None and not group.denied and frame.verb("being", "seeming") and frame.own_subject
    much = any(phrase.holds("too_much") for phrase in frame.after[:1])
    return being and much and any(map(is_amount, frame.subject))


def is_amount(phrase: Phrase) -> bool:
    """Tell whether a phrase counts something: "25 million", "eight people"."""
    return any(
        token.kind == "number" or token.has("counted", "measure") or token.text.lower() in _COUNTS
        for token in phrase.tokens
    )


def _affirmed(phrase: Phrase) -> bool:
    tokens = phrase.tokens
    return any(token.has("enough", "positive") and not negated(tokens, place) for place, token in enumerate(tokens))


def does_as_proposed(sentence: Sentence) -> bool:
    """Tell whether a sentence bids to do as somebody proposes: "As for the mill, do as Petrov proposes"."""
    if not sentence.has("own_act", "said_yes"):
        return False  # as most sentences
    words = [token for token in sentence.tokens if token.kind != "mark" or token.text != ","]
    for place, (token, after) in enumerate(pairwise(words)):
        joined = token.lemma.endswith(" as") and token.has("said_yes")  # words of a list are one token together
        if not joined and not (after.lemma == "as" and token.has("own_act")):
            continue
        before = words[place - 1] if place else None
        led = before is not None and before.has("modal", "pronoun", "auxiliary", "negation", "preposition")
        if token.text.lower() == token.lemma and not led:
            start = place + (1 if joined else 2)
            rest = words[start : start + _NEAR]
            return any(each.has("proposing", "requesting", "deeming") and not each.past for each in rest)
    return False


def is_put_off(frames: Sequence[Frame], index: int) -> bool:
    """Tell whether what a clause finds too early is left for later: "it is premature, let us return to it"."""
    early = frames[index].holds("needless", "too_early")
    return early and any(
        later.holds("later_on") or (later.verb("postpone") and later.group is not None and later.group.modal)
        for later in frames[index + 1 :]
    )
