"""Where somebody was who answered: "Orlov, who was in Kem, agreed", "Having read it in Kem on May 5, he agreed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.locations import place_after, place_beside_moment
from corrkg.edition.english.clause.moments import is_dated
from corrkg.edition.english.clause.phrases import MEANS, Phrase
from corrkg.edition.english.dispatch.carriers import root_of

# So many clauses before an answer may tell where he was who gives it.
_BACK = 3
# So many persons in a clause may have a relative clause of their own.
_MOST = 4


def whereabouts(frames: Sequence[Frame], place: int) -> str:
    """Return where he was who answers: "Stalin, who was in Sochi, agreed by telegram"; empty if it is not told.

    Args:
        frames: the frames of a note.
        place: the index of the one that tells the answer.
    """
    met = any(phrase.preposition == "at" and phrase.has("conversing") for phrase in frames[place].phrases)
    if met and (found := frames[place].place("in")):
        return found  # "at a meeting with Orlov in Sochi"
    for start in dict.fromkeys((place, root_of(frames, place))):
        for after in frames[start + 1 : start + 2]:
            if after.inside and _stays(after) and any(phrase.people for phrase in after.subject):
                return after.place("in", "at")
    return next(filter(None, _row_told_where(frames, place)), "")


def _row_told_where(frames: Sequence[Frame], place: int) -> Iterator[str]:
    """Yield the place in each clause before one that goes on with it: "Orlov, who was in Kem, read it and agreed"."""
    frame, inside = frames[place], ""
    for before in frames[max(0, place - _BACK) : place][::-1]:
        if frame.own_subject or before.statement is not frame.statement:
            return
        if before.inside:
            inside = before.place("in", "at") if _stays(before) else inside
            continue
        yield inside or _while_there(before) or _where_he_was_met(before) or _opening_place(before)
        frame, inside = before, ""


def whereabouts_of_each(frames: Sequence[Frame], place: int) -> dict[str, str]:
    """Return where each was of whom a relative clause says it, by name: "Orlov, who was in Kem, and Zimin, who …"."""
    frame = frames[place]
    later = (after for after in frames[place + 1 : place + 1 + _MOST] if after.statement is frame.statement)
    stays = [after for after in later if _stays(after)]
    return {name.text: after.place("in", "at") for after in stays for phrase in after.subject for name in phrase.people}


def _stays(after: Frame) -> bool:
    """Tell whether a relative clause says where somebody was: "who was in Kem", but not "who had been in Kem"."""
    who = any(phrase.has("relative") and not phrase.preposition for phrase in after.before)
    had = any(token.text.lower() == "had" for token in after.tokens)
    return who and after.status == "done" and (after.verb("staying") or (after.verb("being") and not had))


def told_where(frame: Frame) -> str:
    """Return the place that a clause tells beside its moment, where it tells how somebody answered or was asked.

    A place after the verb may belong to what was agreed to: "agreed to build the mill in Kem". One right behind it is
    where somebody was met: "interviewed in Kem", "reached by telephone in Kem".

    Args:
        frame: a clause that tells an answer, or how it came about.
    """
    if frame.verb("surely_receipt", "receipt", "sending", "going") and not frame.verb("consent_to_matter"):
        return ""
    if frame.beside is not None and frame.beside.voice == "verbless":
        beside = place_beside_moment(frame.beside.phrases, "", "in")
        if beside:
            return beside
    signed = frame.verb("signing") and not frame.days
    if signed and (under := place_after(frame.phrases, ("in",))):
        return under  # "signed under the text in Kem: “For. Orlov”"
    before = place_beside_moment(frame.before, "in")
    pairs = zip(frame.before, (None, *frame.before), strict=False)
    apart = (part for part, lead in pairs if part.lead == "," or (lead is not None and _is_stay(lead)))
    then = next((phrase for phrase in apart if phrase.preposition == "in"), None)
    if not before and then is not None and then.place and any(phrase.people for phrase in frame.subject):
        return then.tokens[0].text  # "Orlov, then in Kem, agreed"
    if not before and (found := _while_there(frame) or _opening_place(frame) or _where_it_was_written(frame)):
        return found
    if met := _where_he_was_met(frame):
        return met
    told = is_dated(frame) or frame.inside or frame.voice == "bare" or frame.borrows_its_verb
    told = told or _behind_a_moment(frame)
    told = told or any(phrase.preposition == "in" and phrase.place for phrase in frame.after[:1])  # "agreed in Kem"
    others = [phrase for phrase in frame.after if phrase not in frame.subject]
    return before or (place_beside_moment(others, "", "in") if told else "")


def _opening_place(frame: Frame) -> str:
    """The place that a clause about somebody opens with: "In Kem Orlov agreed", "In Kem, where it came, he agreed"."""
    first = frame.before[0] if frame.before else None
    somebody = any(phrase.people or phrase.has("person_pronoun") for phrase in frame.subject) and frame.own_subject
    if first is None or first.preposition != "in" or not first.place or first.lead or not somebody:
        return ""
    return " ".join(token.text for token in first.tokens if token.kind == "name")


def _where_it_was_written(frame: Frame) -> str:
    """The place where the paper of an answer was made: "agreed in a letter written in Kem on May 5"."""
    for paper, where in pairwise(frame.after):
        made = paper.preposition in {"in", "by"} and paper.has("paper") and paper.tokens[-1].past
        if made and where.preposition in {"in", ""} and where.place:  # "written in" is one word
            return where.tokens[0].text
    return ""


def _is_stay(phrase: Phrase) -> bool:
    """Tell whether words behind a comma say what somebody did in a place: "Orlov, then on holiday in Kem, agreed"."""
    stays = phrase.has("staying") or phrase.tokens[-1].lemma == "leave"
    return phrase.lead == "," and phrase.preposition == "on" and stays


def _where_he_was_met(frame: Frame) -> str:
    """The place right behind the verb, or the means, where somebody was asked: "interviewed by telephone in Kem"."""
    if frame.verb("putting_to") and frame.voice == "passive":  # "was read to Orlov in Kem"
        pairs = pairwise(frame.after)
        return next((p.tokens[0].text for to, p in pairs if to.people and p.preposition == "in" and p.place), "")
    one = len([name for phrase in frame.subject for name in phrase.people]) == 1
    if (
        not one
        or frame.voice not in {"passive", "bare"}
        or not frame.verb("polled", "conversing", "reaching", "informing")
    ):
        return ""
    rest = (phrase for phrase in frame.after if phrase.preposition != "with" and not phrase.holds(*MEANS))
    first = next(rest, None)
    return frame.place("in") if first is not None and first.preposition == "in" and first.place else ""


def _behind_a_moment(frame: Frame) -> bool:
    """Tell whether the place stands behind a day or a quotation: "agreed on May 5 in Kem", "wrote “Yes” in Kem"."""
    ends = len(frame.after) - 1  # "accepted in a cipher of May 5, 14:35, Kem"
    places = (
        at
        for at, phrase in enumerate(frame.after)
        if phrase.place
        and (phrase.preposition == "in" or (phrase.tokens[0].has("place") and phrase.lead == "," and at == ends))
    )
    at = next(places, 0)
    return at > 0 and frame.after[at - 1].head is None and not any(p.preposition == "to do" for p in frame.after[:at])


def _while_there(frame: Frame) -> str:
    """The place where somebody was when he acted: "while in Kem", "being in Kem", "during his stay in Kem"."""
    for phrase, lead in zip(frame.phrases, (None, *frame.phrases), strict=False):
        if phrase.preposition != "in" or not phrase.place:
            continue
        opens = lead is not None and (
            lead.tokens[0].text.lower() == "being" or (lead.preposition == "during" and lead.has("staying"))
        )
        if opens or phrase.lead == "while":
            return " ".join(token.text for token in phrase.tokens if token.kind == "name")
    return ""
