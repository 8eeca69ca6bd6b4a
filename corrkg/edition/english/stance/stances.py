"""What a clause says to a proposal, as a notation of the list of stances: whoever says it, and wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.stance.changes import changed
from corrkg.edition.english.stance.leanings import frame_stance, is_for_agreeing, of_waiting
from corrkg.edition.english.stance.verdicts import STANCES, negated
from corrkg.edition.english.word.tokens import Token

CONSENTS = frozenset({"agrees", "agrees-with-changes", "votes-for"})


def stance_of(frames: Sequence[Frame], index: int) -> str:
    """Return what a clause says to a proposal; empty where it says nothing.

    Args:
        frames: the clauses of a note or a sentence, in order.
        index: the place of the clause.
    """
    frame = frames[index]
    completed = next((later for later in frames[index + 1 :] if later.main is frame), None)
    after = frames[index + 1] if index + 1 < len(frames) else None
    if (
        completed is None
        and after is not None
        and after.statement is frame.statement
        and _wants_to_know_who(frame, after)
    ):
        return "asks-back"
    if _abstains(frame):
        return "abstains"
    if _asks_back(frame, completed):
        return "asks-back"
    if _postpones(frame, frames[max(0, index - 1) : index + 2]) or _asks_to_leave_it(frame, completed):
        return "postpones"
    if frame.group is None:
        return ""
    if _would_refuse(frame):
        return "refuses"
    if frame.status == "proposed":
        return _modal(frame)
    verb, denied = frame.group.head, frame.group.denied
    if verb.has("vote") and not denied:
        against = any(token.has("objection") for token in frame.tokens)
        return "votes-against" if against else "votes-for"
    if (verb.has("sound") and denied) or _reproved(frame):
        return "refuses"
    said = frame_stance(frame)
    if said > 0:
        return "agrees-with-changes" if changed(frames, index) else "agrees"
    return "refuses" if said < 0 else ""


def _would_refuse(frame: Frame) -> bool:
    """Tell whether a clause is for a refusal: "proposes to reject it", "considers it necessary to refuse"."""
    doing = frame.doing
    for_it = frame.verb("proposing", "deeming", "requesting", "asking") and frame.status == "done"
    if not for_it or doing is None:
        return False
    for_himself = frame.verb("requesting", "asking") and frame.first_person
    return not for_himself and doing.denied != doing.holds("refusal", "forbearing")  # "asked not to do it"


def also_refuses(frame: Frame) -> bool:
    """Tell whether a clause is for one thing, and for the refusal of another: "possible to cut it, and to refuse …"."""
    doing = [phrase for phrase in frame.after if phrase.preposition == "to do" and not phrase.denied]
    side = next((phrase for phrase in frame.after if phrase.preposition == "against"), None)
    if side is not None and side is not frame.after[0] and frame.verb("being", "standing_for", "vote"):
        return not side.has("opinion")  # "is for the first point and against the second"
    return frame.status == "done" and any(phrase.tokens[0].has("refusal") for phrase in doing[1:])


def voices(frame: Frame, stance: str) -> bool:
    """Tell whether a clause says its stance by its verb, or by a noun that the verb governs: "has no objections".

    "Raised the issue of rejecting the offer" takes none, nor does "recommends a bank, which agrees".
    """
    if stance not in {"agrees", "agrees-with-changes", "refuses"} or _would_refuse(frame):
        return True
    if is_for_agreeing(frame):
        return True  # "proposes to accept"
    if frame.verb("consent", "objection", "refusal", "consent_to_matter", "being", "seeming", "deeming"):
        return True
    governed = (phrase for phrase in frame.after if phrase.preposition in {"", "against", "for", "in", "with"})
    said = any(phrase.has(*STANCES) or phrase.preposition == "against" for phrase in governed)
    if frame.verb("standing_for") and any(token.has("objection", "in_favor") for token in frame.tokens):
        return True  # "speaks out against, pointing to the price"
    return frame.verb("voicing") and said


def _modal(frame: Frame) -> str:
    """Return the stance of what one can, would or will do: "cannot agree", "would not object", "will do"."""
    group = frame.group
    if group is None or frame.conditional:
        return ""
    modals = frame.modals
    able = any(token.has("possibly") or token.lemma == "could" for token in frame.tokens if token.start < group.stop)
    if group.denied:
        if group.head.has("objection"):
            return "agrees"
        perfect = any(token.lemma == "have" for token in frame.tokens if token.start < group.head.start)
        if "would" in modals and group.head.has("consent", "consent_to_matter", "hearing") and not perfect:
            return "refuses"  # "would not agree", "would not hear of it"
        if group.head.has("suffices") and any(phrase.holds("raised", "your") for phrase in frame.subject):
            return "refuses"  # "your draft will not do"
        return "refuses" if able and group.head.has("consent", "consent_to_matter", "sound") else ""
    amount = any(phrase.preposition == "to" and phrase.first("number") for phrase in frame.after)
    if frame.first_person and group.head.has("consent") and able and amount and not group.passive:
        return "agrees-with-changes"  # "I could agree to 15 million"
    raised = any(phrase.holds("raised", "your") for phrase in frame.subject)
    if raised and frame.own_subject:
        if group.head.has("suffices") and "will" in modals and not any(not part.preposition for part in frame.after):
            return "agrees"
        if group.passive and group.head.has("consent", "consent_to_matter") and able and "could" not in modals:
            return "agrees"
    return ""


def _abstains(frame: Frame) -> bool:
    """Tell whether a clause abstains: by its verb, or "cannot vote either for or against"."""
    if frame.verb("abstain"):
        return frame.group is not None and not frame.group.denied and frame.status != "proposed"
    doing = frame.doing
    if frame.status == "done" and doing is not None and doing.tokens[0].has("abstain"):
        return frame.verb("preferring", "deciding", "wishing")  # "preferred to abstain"
    denied = frame.status == "denied" or frame.holds("negation")
    both = frame.holds("in_favor") and frame.holds("objection")
    affirms = frame.holds("affirming") and frame.holds("refusal")  # "do not presume to affirm or deny"
    return denied and ((frame.holds("vote") and both) or affirms)


def _reproved(frame: Frame) -> bool:
    """Tell whether a clause finds fault: "is questionable", "seems wrong", "considered the sale premature"."""
    if not frame.verb("being", "seeming", "deeming"):
        return False
    if not frame.verb("deeming") and any(phrase.people for phrase in frame.subject):
        return False  # "Orlov is wrong": what is thought of him
    much = (a.lemma == "too" and b.kind == "word" for a, b in pairwise(frame.tokens))
    stop = frame.group.stop if frame.group is not None else 0
    # "is suitable, but promises too much"
    tokens = list(takewhile(lambda token: token.start < stop or not token.has("adversative"), frame.tokens))
    found = any(token.has("faulty") and not negated(tokens, index) for index, token in enumerate(tokens))
    return found or (
        frame.verb("deeming", "seeming") and (any(much) or frame.holds("too_much"))
    )  # "found the price too high"


# --- putting off ----------------------------------------------------------------------------------------------------


def _postpones(frame: Frame, around: Sequence[Frame]) -> bool:
    """Tell whether a clause puts something off: "postponed it", "asked to wait", "nothing will be decided until …"."""
    group = frame.group
    if group is None or any(token.has("condition") and token.lemma == "if" for token in frame.tokens[:2]):
        return False
    if group.head.has("waiting") and not any(token.has("bounding") for token in _rest(frame)):
        return False
    if group.head.has("postpone"):
        return not group.denied and (not group.modal or _reported(frame) or group.passive or _of_the_raised(frame))
    if group.head.lemma == "leave" and not (group.denied or group.modal) and frame.after[:1]:
        bounded = any(token.has("bounding") for token in _rest(frame))
        return bounded and frame.after[0].holds("raised")  # "left the question until autumn"
    if frame.verb("asking", "proposing", "requesting", "saying", "deeming") and not group.denied:
        rest = list(_rest(frame))
        if any(token.has("refusal") or token.lemma == "without" for token in rest):
            return False  # "proposed to deny them the delay", "to decide it without waiting"
        later = any(
            token.has("later_on") or (token.has("postpone") and not token.past and not negated(rest, place))
            for place, token in enumerate(rest)
        )  # but "to send it there at once, not waiting for the figures"
        moved = any(token.has("moving") for token in rest) and any(token.has("term") for token in rest)
        return later or (moved and not frame.verb("insisting"))
    if frame.verb("being", "standing_for", "preferring") and not group.denied and not group.modal:
        for_it = frame.verb("preferring") or any(token.has("in_favor") for token in _rest(frame))
        return for_it and of_waiting(frame)
    if not (frame.verb("deciding") and group.modal and frame.holds("negation")):
        return False
    return any(other.holds("bounding") for other in around)


def _asks_to_leave_it(frame: Frame, completed: Frame | None) -> bool:
    """Tell whether somebody asks that a matter be put off: "asked that the question be left until his return"."""
    if completed is None or frame.status != "done" or not frame.verb("asking", "proposing", "requesting"):
        return False
    group = completed.group
    left = group is not None and group.passive and not group.denied and group.head.has("postpone", "later_on")
    return left and any(phrase.holds("raised", "matter", "answer", "decision") for phrase in completed.subject)


def bids_to_wait(frame: Frame) -> bool:
    """Tell whether a clause bids to wait: "Postpone it until my arrival", "Let us wait"."""
    tokens = frame.tokens
    for index, token in enumerate(tokens):
        if "postpone" not in token.classes or token.lemma != token.text.lower():
            continue
        lead = [before.text.lower() for before in tokens[max(0, index - 2) : index]]
        opens = not lead or lead[-1] in {",", ".", ":", "-", "–", "and", "but"} or lead == ["let", "us"]
        rest = tokens[index + 1 :]
        held = token.has("waiting") or (bool(rest) and rest[0].has("determiner", "pronoun", "thing_pronoun", "raised"))
        bounded = any(after.has("bounding") for after in rest) or any(after.lemma == "with" for after in rest[:1])
        held = held or any(after.has("bounding") for after in rest[:1])  # "Postpone until his arrival"
        if opens and held and (not token.has("waiting") or bounded or lead == ["let", "us"]):
            return True
    return False


def waits(frame: Frame) -> bool:
    """Tell whether an answer bids to wait, and says no more: "With the sale of the mill, wait"."""
    words = [token for token in frame.tokens if token.kind != "mark"]
    return frame.group is None and bool(words) and words[-1].has("waiting") and words[-1].text.lower() == "wait"


def _reported(frame: Frame) -> bool:
    """Tell whether a clause is what somebody said: "telegraphed that the matter would wait"."""
    return frame.main is not None and frame.main.verb("saying", "answer", "sending", "deeming")


def _of_the_raised(frame: Frame) -> bool:
    return any(phrase.holds("raised", "your", "thing_pronoun") for phrase in frame.subject)


def _rest(frame: Frame) -> Iterator[Token]:
    """The words after the verb."""
    stop = frame.group.stop if frame.group else frame.tokens[0].start
    return (token for token in frame.tokens if token.start >= stop)


# --- asking back ----------------------------------------------------------------------------------------------------


def _asks_back(frame: Frame, completed: Frame | None) -> bool:
    """Tell whether a clause wants to be told more: "demanded clarifications", "asked what it cost", "is not clear"."""
    group = frame.group
    if group is None or frame.status == "proposed":
        return False
    denied = group.denied or frame.status == "denied"
    if frame.verb("being", "seeming"):
        unclear = any(token.has("unclear") for token in frame.tokens)
        return unclear or (denied and any(token.has("plain") for token in _rest(frame)))
    if frame.verb("understanding"):  # "the reason was not understood"; but "no answer followed"
        return denied and (frame.voice == "passive" or any(p.people or p.has("pronoun") for p in frame.subject))
    if denied:
        return False
    if frame.verb("answer", "saying"):
        return any(phrase.preposition in {"with", "by"} and phrase.has("inquiry") for phrase in frame.after)
    if not frame.verb("asking_back") or frame.voice != "active":
        return False
    if frame.verb("inquiring"):
        return True
    if completed is not None and any(lead.has("completing") and lead.lemma != "that" for lead in completed.tokens[:1]):
        return True
    return any(_is_particular(phrase) for phrase in _first_objects(frame))


def _wants_to_know_who(frame: Frame, after: Frame) -> bool:
    """Tell whether somebody asks of whom the next clause tells: "wished to know who would vouch for it"."""
    doing, group = frame.doing, frame.group
    asks = frame.verb("asking_back") and frame.voice == "active" and group is not None and not group.denied
    told = doing is not None and doing.tokens[0].has("finding_out")
    return asks and told and frame.status == "done" and after.tokens[0].lemma == "who"


def _first_objects(frame: Frame) -> Sequence[Phrase]:
    """What is asked for; what is asked of somebody else is none: "demanded clarifications from the director"."""
    after = frame.after
    if any(phrase.preposition in {"from", "of"} and phrase.head is not None for phrase in after):
        return ()
    does = after[:1] and after[0].preposition == "to do" and not after[0].tokens[0].has("finding_out", "being")
    return after[:1] if does else after[:2]  # "asks to lower the price"


def _is_particular(phrase: Phrase) -> bool:
    if phrase.preposition in {"", "for", "about"}:
        return phrase.holds("particulars") and not phrase.people
    return (
        phrase.preposition == "to do" and phrase.tokens[0].has("finding_out", "being") and phrase.holds("particulars")
    )
