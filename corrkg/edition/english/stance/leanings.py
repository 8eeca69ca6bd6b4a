"""What a clause says to a proposal: its verb, or the words that the verb governs, lean to it or away from it."""

from __future__ import annotations

from itertools import takewhile

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.stance.verdicts import STANCES, negated, stance_at
from corrkg.edition.english.word.tokens import Token

_SAID = (*STANCES, "in_favor", "said_yes", "change")
# What an infinitive may do that one finds right, and that is still no consent: "considered it necessary to wait".
_COUNTER = ("altering", "refusal", "objection", "postpone", "asking_back")


def frame_stance(frame: Frame) -> int:
    """Return what a clause says to a proposal: 1 agrees, -1 does not, 0 neither.

    The verb says it, or else the first word after it that does ("had no objections", "answered in the negative").
    """
    if frame.group is None or _not_yet(frame):
        return 0
    verb, flip = frame.group.head, -1 if frame.group.denied or _neither(frame) else 1
    matter = [*_first_objects(frame), *(frame.subject if frame.voice != "active" else ())]
    if verb.has("taking_back") and any(phrase.has("consent", "objection", "refusal") for phrase in matter):
        return -flip if any(phrase.has("consent") for phrase in matter) else flip
    if verb.has("consent"):
        return 0 if _of_others(frame) else flip
    if verb.has("objection", "refusal"):
        return -flip
    if verb.has("vote") and any(token.has("in_favor") for token in frame.tokens):
        return 0 if any(token.has("objection", "abstain") for token in frame.tokens) else flip
    if verb.has("consent_to_matter") and any(_is_the_matter(frame, phrase) for phrase in matter):
        return flip
    yours = any(phrase.holds("your") and not phrase.has("paper") for phrase in frame.after[:1])
    whose = any(phrase.has("change") and any(map(_is_whose, phrase.tokens)) for phrase in frame.after[:1])
    if verb.lemma == "accept" and (yours or whose):
        return flip  # "we accepted your remarks", "accepted Stalin's amendment"
    if verb.has("sound"):
        return flip
    if verb.has("sharing") and any(phrase.has("opinion") or phrase.holds("your") for phrase in matter):
        return flip
    if _same_mind(frame) or _signs(frame) or is_for_agreeing(frame):
        return flip
    if verb.has("finding_need") and any(phrase.has("need") and _is_none(frame, phrase) for phrase in frame.after[:1]):
        return -1
    if verb.has("joining") and not any(phrase.people and not phrase.preposition for phrase in frame.after[:1]):
        return flip
    said = (_stands(frame) or _finds(frame) or _governed(frame)) * flip
    return 0 if said > 0 and of_waiting(frame) else said


def _is_the_matter(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether a phrase names what was proposed, or one of several things: "the first", "a part of the plan"."""
    if phrase.holds("matter", "raised", "at_issue"):
        return True
    after = frame.following(phrase) if phrase.has("piece") else None
    of_it = after is not None and after.preposition == "of" and after.holds("matter", "raised", "at_issue")
    return of_it or phrase.is_one_of_several


def _first_objects(frame: Frame) -> list[Phrase]:
    """What follows a verb at once, with what is joined to it: "accepted the first and the third point"."""
    row = takewhile(lambda phrase: phrase.lead in {"and", "or"} and not phrase.preposition, frame.after[1:])
    return [*frame.after[:1], *row]


def _is_none(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether there is none of a thing: "saw no need", "did not see the need"."""
    return phrase.tokens[0].has("negation") or (frame.group is not None and frame.group.denied)


def is_for_agreeing(frame: Frame) -> bool:
    """Tell whether somebody is for a consent, or about to give it: "advised accepting it", "was the first to agree"."""
    if frame.first_person or not frame.verb("proposing", "being") or frame.voice != "active":
        return False
    act = frame.doing
    if act is None and frame.verb("proposing"):
        act = next((phrase for phrase in frame.after[:1] if phrase.tokens[0].text.endswith("ing")), None)
    if act is None or act.denied:
        return False
    matter = any(phrase.holds("matter", "raised", "at_issue") for phrase in frame.after) or act is frame.after[-1]
    return act.tokens[0].has("consent") or (act.tokens[0].has("consent_to_matter") and matter)


def of_waiting(frame: Frame) -> bool:
    """Tell whether what one is for is a delay: "was in favor of postponing it"."""
    stop = frame.group.stop if frame.group else frame.span.end
    return any(token.has("postpone") and not token.past for token in frame.tokens if token.start >= stop)


def _not_yet(frame: Frame) -> bool:
    """Tell whether a stance was not taken yet: "had not yet agreed"."""
    return frame.holds("negation") and any(token.lemma == "yet" for token in frame.tokens)


def _of_others(frame: Frame) -> bool:
    """Tell whether what is agreed to is another body's: "approved the minutes of the congress"."""
    thing = frame.object
    return thing is not None and any(owner.has("other_body") for owner in frame.owners(thing, "of"))


def _neither(frame: Frame) -> bool:
    """Tell whether the subject denies the clause ("nothing prevented it"), or "neither … nor" after its verb."""
    nobody = frame.own_subject and any(t.has("negation") for phrase in frame.subject[:1] for t in phrase.tokens[:2])
    return nobody or any(phrase.tokens[0].lemma == "neither" for phrase in frame.after[:1])


def _same_mind(frame: Frame) -> bool:
    """Tell whether somebody thinks as another does: "was of the same opinion", "spoke out in the same spirit"."""
    if frame.verb("deeming") and any([t.lemma for t in phrase.tokens] == ["the", "same"] for phrase in frame.after[:1]):
        return True  # "thought the same"
    if not frame.verb("being", "standing_for", "voicing", "answer", "saying", "siding"):
        return False
    if frame.verb("siding") and any(p.has("side") and any(map(_is_whose, p.tokens)) for p in frame.after[:1]):
        return True  # "took Orlov's side"
    minds = (phrase for phrase in frame.after if phrase.has("same_mind"))
    return any(token.text.lower() == "same" for phrase in minds for token in phrase.tokens)


def _signs(frame: Frame) -> bool:
    """Tell whether somebody signs what was proposed: "put his signature under it", "signed the draft"."""
    if not frame.verb("signing") or not frame.after:
        return False
    if frame.voice == "passive":  # "the draft was signed by Orlov"
        own = frame.own_subject and not frame.inside and bool(frame.by())
        return own and frame.verb("concluding") and any(phrase.has("draft") for phrase in frame.subject)
    if frame.voice != "active":
        return False
    if any(phrase.preposition in {"for", "on behalf of"} and phrase.has("other_body") for phrase in frame.after):
        return False  # "affixed his signature on behalf of the government"
    first = frame.after[0]
    if frame.verb("concluding"):  # "signed the draft", "signed on the same day"
        for_it = first.preposition == "for" and first.has("thing_pronoun", "raised", "decision")  # "signed for it"
        return first.has("draft") or first.first("day") is not None or for_it
    return not first.preposition and first.has("signature") and any(_is_whose(token) for token in first.tokens)


def _is_whose(token: Token) -> bool:
    return token.possessive or token.has("owner_pronoun", "determiner")


def _stands(frame: Frame) -> int:
    """Return on whose side somebody stands: "was for the sale", "came out against it"; 0 where he stands on none."""
    if not frame.verb("being", "standing_for") or frame.voice == "passive":
        return 0
    somebody = any(phrase.people or phrase.has("pronoun") for phrase in frame.subject)
    if somebody and not frame.after and frame.before and frame.verb("being") and not frame.before[0].first("number"):
        return {"for": 1, "against": -1}.get(frame.before[0].preposition, 0)  # "against the flight I am"
    if not somebody or not frame.after:
        return 0
    himself = frame.after[0].head is not None and frame.after[0].head.text.endswith(("self", "selves"))
    side = frame.after[1] if himself and len(frame.after) > 1 else frame.after[0]
    if frame.first_person and side.tokens[0].text.endswith("ing"):
        return 0  # "we are for giving half" proposes
    if side.has("body_if_marked", "staying", "part_of_time") or side.first("number") or side.first("day"):
        return 0  # "was for a rest in Sochi", "for the second month"
    return {"for": 1, "against": -1, "behind": 1}.get(side.preposition, 0)


def _finds(frame: Frame) -> int:
    """Return what somebody finds the matter: "considered it necessary", "recognized the sale as harmful"; else 0."""
    if not frame.verb("deeming", "deeming_right") or frame.status == "proposed":
        return 0
    doing = frame.doing
    counter = doing is not None and (doing.tokens[0].has(*_COUNTER) or doing.denied)
    own = frame.first_person  # "we consider it necessary" proposes
    proposed = any(phrase.holds("matter", "raised", "at_issue", "thing_pronoun") for phrase in frame.after[:1])
    to_be = doing is not None and doing.tokens[0].lemma == "be"  # "consider it to be correct"
    found = [phrase for phrase in frame.after if phrase.preposition in {"", "as", "for"} or (to_be and phrase is doing)]
    for phrase in found:
        for index, token in enumerate(phrase.tokens):
            good = token.has("positive", "judged") or (not own and token.has("necessary"))
            good = good or (proposed and token.has("right_to_do") and not own)
            bad = token.has("faulty", "refusal", "too_much")
            if (good and token.kind == "word") or bad:
                sign = -1 if bad else 1
                sign = -sign if negated(phrase.tokens, index) else sign
                unsaid = (counter and sign > 0) or (bad and frame.group is not None and frame.group.denied)
                return 0 if unsaid else sign  # who does not find it wrong has not agreed
    return 0


def _governed(frame: Frame) -> int:
    """Return what the first word after the verb says that takes a stance: "gave his consent", "had no objections"."""
    group = frame.group
    if group is None:
        return 0
    if frame.object is not None and frame.object.has("cited-article"):
        return 0  # "wrote an article in support of it"
    if not frame.holds(*_SAID):
        return 0
    nothing = frame.object is not None and frame.object.tokens[0].lemma == "nothing"
    if nothing and group.head.lemma == "have" and any(phrase.preposition == "against" for phrase in frame.before):
        return 1  # "against the sale Orlov had nothing"
    acts = (phrase for phrase in frame.after if phrase.preposition == "to do" and not phrase.holds("objection"))
    doing = next((phrase.tokens[0].start for phrase in acts), frame.span.end)
    rest = [token for token in frame.tokens if group.stop <= token.start < doing]
    somebody = any(
        phrase.people or phrase.has("pronoun", "plural") for phrase in frame.subject
    )  # "we are well" is none
    speaks = group.head.lemma == "be" or (somebody and group.head.has("standing_for"))
    for index, token in enumerate(rest):
        said = token.has(*STANCES) or (speaks and token.has("in_favor" if somebody else "said_yes"))
        if stance := stance_at(rest, index) if said else 0:
            return stance
        if token.has("change") and not group.denied and negated(rest, index):
            return 1  # "had no remarks", "left it without amendments"
    return 0


def participle_consents(frame: Frame) -> tuple[Token, ...]:
    """Return who consents in a participle before the verb: "agreeing with this, he asked", "he having agreed"."""
    if frame.status == "proposed":
        return ()
    end = frame.group.head.start if frame.group else frame.span.end
    for index, token in enumerate(frame.tokens):
        if token.start >= end:
            break
        before = frame.tokens[index - 1] if index else None
        having = token.past and before is not None and before.text.lower() == "having"
        bare = before is None or before.kind == "mark" or (before.has("negation") and index == 1)
        opens = token.text.lower().endswith("ing") and bare
        agrees = token.has("objection" if negated(frame.tokens, index) else "consent")
        if token.kind == "word" and agrees and (having or opens):
            named = frame.tokens[index - 2] if having and index > 1 else None
            if named is not None and named.kind == "name":
                return (named,)
            return tuple(name for phrase in frame.subject for name in phrase.people)
    return ()
