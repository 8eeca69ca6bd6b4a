"""What the Politburo did, clause by clause: whether it acted, and on which days.

It acts where it is the agent (``the PB adopted``, ``by decision of the PB``), or where something is done and the
reference lies in its own series. Drafts, proposals, denials and the acts of other bodies are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.moments import is_dated
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.decision.actdays import days_of
from corrkg.edition.english.decision.owners import bears_a_day, is_body, is_drafted, is_owned
from corrkg.edition.english.stance.polls import goes_round
from corrkg.edition.records import Dating


@dataclass(frozen=True, slots=True)
class Act:
    """An act of the body in a frame, before decisions of one day are taken together."""

    frame: Frame
    stated: bool
    days: tuple[Dating, ...]
    title: str = ""


def acts_of(frames: Sequence[Frame], *, own: bool, heard: bool) -> Iterator[Act]:
    """Yield the acts of the body in one statement.

    Args:
        frames: the statement's frames.
        own: its reference lies in the body's own series.
        heard: the body heard the matter in the statement before.
    """
    for frame in (part for whole in frames for part in _announced(whole)):
        if (frame.status == "denied" and not _lacks_its_text(frame)) or (
            frame.status == "proposed" and not _nominal(frame, own=own)
        ):
            continue
        stated = _stated(frame, own=own)
        decided = own or (heard and frame.verb("deciding", "adopting"))
        if stated or (decided and _implied(frame)):
            yield Act(frame, stated, tuple(days_of(frame)))


def _announced(frame: Frame) -> Iterator[Frame]:
    """Yield a clause, and apart from it what a colon announces without a verb: "it was refused: decision of May 5"."""
    at = next((at for at, p in enumerate(frame.after) if p.lead == ":" and p.has("decision", "minutes")), None)
    if at is None or frame.group is None:
        yield frame
        return
    start = len(frame.before) + at
    if start:
        yield frame.narrowed(0, start)
    end = len(frame.phrases)
    yield frame.narrowed(start, end, group=None, voice="verbless", status="done", subject=(), own_subject=False)


def _stated(frame: Frame, *, own: bool) -> bool:
    """Tell whether the clause says that the body decided."""
    if frame.status == "done" and frame.group is not None:
        if any(is_body(frame, phrase, own=own) for phrase in frame.agents()):
            return acts_on(frame)
        acting = (*frame.by(everywhere=True), *_through(frame))
        if any(is_body(frame, phrase, own=own) for phrase in acting) and _deciding(frame):
            return True
        head = next((phrase for phrase in frame.subject if phrase.has("decision")), None)
        if head is not None and frame.own_subject and is_owned(frame, head, own=own):
            carried = frame.verb("sending", "receipt") and not frame.verb("adopting", "entered")
            kept = frame.verb("records") and not frame.holds("dating") and not frame.verb("entered")
            return not (is_drafted(frame, head) or carried or kept or frame.verb("preparing"))
        if _made_one(frame, own=own) or _at_session(frame, own=own) or _granted(frame, own=own):
            return True
        if any(phrase.has("minutes") and is_owned(frame, phrase, own=own) for phrase in frame.subject):
            return frame.verb("entered") and frame.own_subject
        if _holds_one(frame, own=own):
            return True
    return _nominal(frame, own=own)


def _holds_one(frame: Frame, *, own: bool) -> bool:
    """Tell whether a special file holds a decision: "the special file of the PB for May 6 contains the directive"."""
    there = frame.verb("being") and not frame.own_subject_is_noun
    sides = frame.subject if frame.verb("entered") else frame.before if there else ()
    kept = any(phrase.holds("special_file") and is_owned(frame, phrase, own=own) for phrase in sides)
    thing = frame.object
    return kept and thing is not None and thing.has("decision") and not is_drafted(frame, thing)


def _lacks_its_text(frame: Frame) -> bool:
    """Tell whether only a text of a decision is denied: "the PB's decision of May 6 has no text in the minutes"."""
    thing = frame.object
    told = any(phrase.has("decision") for phrase in frame.subject) and frame.own_subject
    return told and thing is not None and thing.has("recorded") and thing.tokens[0].has("negation")


def _made_one(frame: Frame, *, own: bool) -> bool:
    """Tell whether something became a decision of the body, or somebody received one: "became a PB decision"."""
    by_then = any(phrase.preposition == "by" and phrase.first("day") for phrase in frame.before)
    if not frame.verb("becoming", "surely_receipt") or not (frame.days or (by_then and frame.carried)):
        return False
    led = {"", "of"} if frame.verb("becoming") else {""}  # "acquired the force of a PB decision"
    nouns = (phrase for phrase in frame.after if phrase.preposition in led and phrase.has("decision"))
    return any(
        is_owned(frame, each, own=own) or any(o.has("body") for o in frame.owners(each, "from")) for each in nouns
    )


def _granted(frame: Frame, *, own: bool) -> bool:
    """Tell whether the body gave its consent, or refused it: "it received the approval of the PB on May 5"."""
    if not (frame.days or own) or frame.verb("asking", "preparing", "sending"):
        return False
    nouns = [p for p in frame.phrases if not p.preposition or (p.preposition == "with" and frame.verb("deliberate"))]
    return any(phrase.has("consent", "refusal") and is_owned(frame, phrase, own=own) for phrase in nouns)


def _at_session(frame: Frame, *, own: bool) -> bool:
    """Tell whether it was decided at the body's meeting, or by a poll of its members, without another agent."""
    if not _deciding(frame) or any(phrase.people for phrase in frame.agents()) or goes_round(frame):
        return False
    others = [phrase for phrase in frame.by() if not phrase.has("vote")]
    passive = frame.voice in {"passive", "bare"} and not others
    for phrase in frame.phrases:
        held = (phrase.has("session") and is_owned(frame, phrase, own=own)) or is_body(frame, phrase, own=own)
        if passive and phrase.preposition in {"at", "in"} and held:
            return True
        polled = phrase.preposition in {"by", "through"} and phrase.has("vote")
        if polled and any(other.preposition == "of" and other.has("body") for other in frame.phrases):
            return True
    return False


def _through(frame: Frame) -> Iterator[Phrase]:
    """Yield what a matter went through: "the question went through the PB on May 5", "was passed through the PB"."""
    if not frame.verb("sending", "receipt", "hand"):
        yield from (phrase for phrase in frame.phrases if phrase.preposition == "through")


def _deciding(frame: Frame) -> bool:
    """Tell whether the verb may be a decision: any but those that deliberate, keep or carry.

    Some of them decide by the words after them: "considered it necessary", "determined to build", "met the request".
    """
    if frame.group is None or _asks_its_members(frame):
        return False
    fixed = frame.verb("fixing") and any(phrase.has("body") for phrase in frame.by())
    if (
        not frame.verb("deliberate", "records")
        or fixed
        or frame.verb("consent")
        or (frame.verb("going") and any(_through(frame)))
    ):
        return True
    if _quoted(frame):
        return True
    doing = frame.doing is not None
    judged = any(token.has("positive", "necessary") for phrase in frame.after for token in phrase.tokens)
    met = frame.verb("fulfils") and bool(frame.after) and frame.after[0].has("matter")
    return (doing or judged or met) and not frame.verb("asking")


def _asks_its_members(frame: Frame) -> bool:
    """Tell whether nothing is decided yet: "the PB put the question to a vote", "polled its members"."""
    whom = [phrase for phrase in frame.after if phrase.preposition == "to"]
    put = frame.verb("placing", "submission") and any(phrase.holds("vote", "voters") for phrase in whom)
    return put or (frame.verb("polled") and frame.voice == "active" and frame.doing is None)


def _quoted(frame: Frame) -> bool:
    """Tell whether what was done with a matter is quoted: "the question was “removed”", which no paper says."""
    matter = bool(frame.subject) and frame.own_subject and not any(phrase.people for phrase in frame.subject)
    says = any(
        phrase.has("paper", "other_paper", "answer", "inscription", "decision", "vote") for phrase in frame.subject
    )
    return frame.verb("being") and matter and not says and frame.after[:1] != () and _is_quotation(frame.after[0])


def _is_quotation(phrase: Phrase) -> bool:
    return phrase.tokens[0].kind == "quotation"


def acts_on(frame: Frame) -> bool:
    """A body as the subject of a past verb decides; not if it received or failed."""
    past = frame.group is not None and frame.group.past
    return past and _deciding(frame) and not frame.verb("surely_receipt", "failing")


def _nominal(frame: Frame, *, own: bool) -> bool:
    """Tell whether a decision of the body is named, with its day or as what was acted on: "by decision of the PB"."""
    first = next((phrase for phrase in frame.phrases if phrase.head is not None), None)
    if own and frame.group is None and first is not None and not first.preposition and is_body(frame, first, own=own):
        return bool(frame.days)  # "PB, May 5: “To approve”", "On May 5 the PB “postponed it”"
    for phrase in frame.phrases:
        if phrase.has("decision", "minutes") and is_owned(frame, phrase, own=own) and not is_drafted(frame, phrase):
            into = phrase.preposition == "in" and frame.status == "done" and not frame.verb("records", "deliberate")
            if (
                (into and any(day.role == "event" for day in frame.days))
                or phrase.led("by_way_of")
                or (own and phrase.has("minutes") and frame.group is not None)
            ):
                return True
            of_it = frame.preceding(phrase)
            dates = of_it is not None and of_it.has("dating") and of_it is frame.object and frame.verb("being")
            if bears_a_day(frame, phrase) or (dates and bool(frame.days)):
                return True  # "May 6 is also the date of the PB's decision on the loan"
    return False


def _implied(frame: Frame) -> bool:
    """Tell whether something was done that the body's own shelf mark makes its decision; no other may be the agent."""
    if _by_decision(frame) or _obtains(frame) or _entered(frame):
        return True
    agents = [*frame.by(), *(frame.subject if frame.voice == "active" else ())]
    if any(phrase.has("other_body") for phrase in agents) or any(phrase.people for phrase in agents):
        return False
    carried = any(phrase.has("paper", "other_paper", "answer") for phrase in frame.subject)
    if frame.verb("submission") or (carried and frame.verb("hand", "going")):
        return False  # "the plan was submitted", "the answer was passed on"
    decided = next((phrase for phrase in frame.phrases if phrase.has("decision")), None)
    sanctioned = decided in frame.subject and frame.voice == "passive" and frame.verb("consent", "confirming")
    if decided is not None and not sanctioned and _is_of_others(frame, decided):
        return False
    if decided is not None and not is_drafted(frame, decided) and (bears_a_day(frame, decided) or is_dated(frame)):
        return True  # "the decision on the loan, of July 14, is kept in the special folder"
    if decided is not None and decided in frame.subject and frame.group is not None and frame.group.of_being:
        return frame.status == "done" and not is_drafted(frame, decided)  # "its decision was to rebuild the mill"
    if decided is not None and decided.preposition == "by" and not is_drafted(frame, decided):
        return frame.status == "done"
    if frame.verb("deliberate") and frame.voice == "passive":
        return any(phrase.has("session", "body") for phrase in frame.phrases)
    beside = frame.before or frame.after
    if frame.verb("being"):
        beside = (*beside, *(phrase for phrase in frame.after[:1] if not phrase.preposition))  # "such is point 18"
    if any(phrase.has("minutes") for phrase in (*frame.subject, *beside)):
        return frame.status == "done" and (frame.group is not None or bool(frame.days))
    if frame.status != "done" or not _deciding(frame) or frame.verb("sending", "surely_receipt", "asking"):
        return False
    subject_drafted = any(phrase.holds("draft") and phrase.holds("decision") for phrase in frame.subject)
    if frame.voice == "bare" and not frame.own_subject and any(phrase.has("vote") for phrase in frame.before):
        return False  # "in the poll held on that day, Orlov voted for it"
    if frame.voice in {"passive", "bare"} or _quoted(frame):
        return not subject_drafted or frame.verb("consent", "consent_to_matter")
    decides = any(phrase.has("decision") for phrase in frame.subject)
    it = any(phrase.has("thing_pronoun") for phrase in frame.subject)
    return ((decides and not subject_drafted) or it) and frame.group is not None and frame.group.past


def _by_decision(frame: Frame) -> bool:
    """Tell whether something was done by a decision that no other body made: "became head by a decision of May 5"."""
    if frame.status != "done" or any(phrase.has("other_body") for phrase in (*frame.by(), *frame.subject)):
        return False
    for phrase in frame.after:
        if phrase.preposition == "by" and phrase.has("decision") and not is_drafted(frame, phrase):
            return bool(frame.days) and not _is_of_others(frame, phrase)
    return False


def _is_of_others(frame: Frame, decision: Phrase) -> bool:
    """Tell whether a decision is said to be another body's, or somebody's: "the decision of Orlov"."""
    return any(owner.has("other_body") or owner.kind == "name" for owner in frame.owners(decision, "of"))


def _obtains(frame: Frame) -> bool:
    """Tell whether somebody got what a body grants: "Orlov received leave", "Orlov became head of the road"."""
    somebody = frame.voice == "active" and frame.own_subject and any(phrase.people for phrase in frame.subject)
    if not somebody or frame.status != "done" or frame.object is None:
        return False
    got = frame.verb("surely_receipt", "coming") and frame.object.holds("holiday")
    return got or (frame.verb("becoming") and frame.object.has("person_role") and frame.day() is not None)


def _entered(frame: Frame) -> bool:
    """Tell whether something became a point of the minutes: "the proposal became item 14"."""
    thing = frame.object
    return frame.status == "done" and frame.verb("becoming") and thing is not None and thing.holds("minutes")
