"""Whether a clause speaks of the letter itself or of another paper."""

from __future__ import annotations

from dataclasses import replace

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.dispatch.papers import is_foreign, is_its_copy
from corrkg.edition.english.page.address import receives, wrote
from corrkg.edition.english.stance.polls import goes_round
from corrkg.edition.records import Header


def of_this_letter(frame: Frame, header: Header, *, foreign: bool) -> bool:
    """Tell whether the paper is the letter: none is named, or "it", or one that nobody else owns."""
    if was_handed(frame, header):
        return True
    if frame.verb("acknowledging", "informing"):
        people = [name for phrase in frame.subject for name in phrase.people]
        known = any(receives(header, name.text) or name.has("place") for name in people)
        return known and (frame.voice == "passive" or _sent_by_someone(frame, header, foreign=foreign))
    if any(phrase.preposition == "by" and phrase.has("body") for phrase in frame.phrases):
        return False  # "the text approved by the PB was sent"
    if any(map(_altered, frame.phrases)) or goes_round(frame):
        return False
    if any(phrase.preposition in {"in", "as"} and phrase.has("answer") for phrase in frame.phrases):
        return False  # "in reply there came a cipher", "two telegrams came in reply"
    goes_on = frame.ordinal > 0 and frame.verb("surely_receipt")  # "Sent from Kem on May 5, reached Moscow at 22:10"
    if (frame.voice in {"bare", "verbless"} or goes_on) and not frame.subject:
        if any(phrase.has("consent", "answer") for phrase in frame.before):
            return False  # "with Stalin's consent, received on May 5"
        papers = [phrase for phrase in frame.before if phrase.has("paper")]  # "in his cipher, departed from Sochi"
        another = any(is_foreign(frame, phrase, header) for phrase in papers)
        return not another and not _to_whom_another(frame)
    if frame.voice == "active" and (not _is_paper(frame) or frame.verb("achieving") or _able(frame)):
        return _sent_by_someone(frame, header, foreign=foreign)
    if foreign and not frame.own_subject and frame.subject:
        return False
    for phrase in frame.subject:
        if phrase.has("pronoun"):
            if foreign or not phrase.has("thing_pronoun"):
                return False
        elif foreign and phrase.tokens[0].text.lower() == "its":
            return False  # "the decision was adopted. Its text was sent"
        elif phrase.people and not frame.own_subject and frame.voice == "passive":
            continue  # "Vlasik passed on, received by Dvinsky": not the person was received
        elif is_its_copy(phrase, header):
            continue
        elif not (whole := _whole(frame, phrase)).has("paper") or is_foreign(frame, whole, header):
            return False
    return bool(frame.subject) or frame.voice == "passive"


def turned(frame: Frame) -> Frame:
    """Return a relative clause turned round: "the letter, which Orlov sent" tells of the letter that it was sent."""
    if not frame.which or frame.voice != "active":
        return frame
    return replace(frame, voice="passive", subject=frame.which, own_subject=False)


def is_anothers(frame: Frame, after: Frame, header: Header) -> bool:
    """Tell whether the clause after one says who wrote its paper: "in the telegram sent on May 5, Gromov asked"."""
    led = any(phrase.preposition in {"in", "by"} and phrase.has("paper") for phrase in frame.before)
    told_him = frame.voice == "passive" and not frame.subject and frame.verb("saying", "informing", "polled")
    told_him = told_him and any(phrase.people for phrase in frame.by())
    if not ((led and frame.voice == "bare") or told_him) or after.statement is not frame.statement:
        return False  # "telephoned by Orlov, Gromov agreed"
    return _somebody_else_says(after, header)


def bears_anothers_words(frame: Frame, before: Frame, header: Header) -> bool:
    """Tell whether a clause inside one tells of the paper in which that says something: "by a cipher, which left"."""
    led = any(phrase.preposition in {"in", "by"} and phrase.has("paper") for phrase in frame.subject)
    return led and frame.inside and before.statement is frame.statement and _somebody_else_says(before, header)


def _somebody_else_says(frame: Frame, header: Header) -> bool:
    """Tell whether somebody says something in a clause who did not write the letter: "Gromov asked"."""
    people = [name for phrase in frame.subject if frame.own_subject for name in phrase.people]
    says = frame.verb("asking", "saying", "answer", "consent", "objection", "refusal", "informing", "proposing")
    active = says and frame.voice == "active"
    return active and bool(people) and not any(wrote(header, name.text) for name in people)


def _altered(phrase: Phrase) -> bool:
    """Tell whether words say that what goes was altered first: "with this addition", "in Gromov's wording"."""
    known = phrase.tokens[0].has("determiner") or any(token.possessive for token in phrase.tokens)
    led = phrase.preposition == "with" and phrase.has("change")
    return known and (led or (phrase.preposition == "in" and phrase.has("wording")))


def was_handed(frame: Frame, header: Header) -> bool:
    """Tell whether the one written to was given the letter: "Gromov was handed the telegram"."""
    thing = frame.object
    mine = thing is not None and thing.has("paper") and not is_foreign(frame, thing, header)
    return frame.verb("hand") and frame.voice == "passive" and is_receiver(frame, header) and mine


def is_receiver(frame: Frame, header: Header) -> bool:
    """Tell whether a clause is said of him to whom the letter goes."""
    return any(receives(header, name.text) for phrase in frame.subject for name in phrase.people)


def brings_a_paper(frame: Frame) -> bool:
    """Tell whether somebody or something does it with a paper: "the courier brought the letter"."""
    thing = frame.object
    paper = thing is not None and (thing.has("paper", "thing_pronoun") or thing.holds("decrypting"))
    return frame.voice == "active" and paper


def takes_down(frame: Frame) -> bool:
    """Tell whether somebody took the letter down: "in Sochi Petrenko accepted it at 3 o'clock"; it is no consent."""
    somebody = any(phrase.people for phrase in frame.subject)
    # "Sochi took it in at 3 o'clock"
    town = any(phrase.holds("place") and not phrase.preposition for phrase in frame.subject)
    there = frame.time is not None and (town or bool(frame.place("in", "at")))
    return frame.verb("receipt") and somebody and there and brings_a_paper(frame)


def _is_paper(frame: Frame) -> bool:
    return any(phrase.has("paper") or phrase.has("thing_pronoun") for phrase in frame.subject)


def _able(frame: Frame) -> bool:
    return any(phrase.has("able") for phrase in frame.after[:1])


def _sent_by_someone(frame: Frame, header: Header, *, foreign: bool) -> bool:
    """The active voice: "Chechulin transmitted the telegram", "Stalin sent it", "he left with the letter"."""
    things = [phrase for phrase in frame.after if phrase.is_noun and not (phrase.has("able") or phrase.place)]
    things += [
        phrase
        for phrase in frame.after
        if phrase.preposition in {"with", "for"} and phrase.has("paper", "thing_pronoun")
    ]
    he = frame.verb("surely_receipt") and any(
        phrase.has("person_pronoun", "body", "body_if_marked") for phrase in frame.subject
    )
    if not things or not (he or any(_is_bearer(phrase) for phrase in frame.subject) or _able(frame)):
        return False
    thing = things[0]
    if thing.has("thing_pronoun"):
        return not foreign
    noun = thing.has("surely_receipt", "dispatch_noun")  # "Sochi confirmed the receipt"
    known = thing.holds("determiner") or any(token.possessive for token in thing.tokens)
    paper = thing.has("paper") or thing.holds("decrypting")
    return (noun or (paper and known)) and not is_foreign(frame, thing, header)


def _is_bearer(phrase: Phrase) -> bool:
    """Tell whether somebody may bring, send or receive a letter: a person, a clerk, an office, a town, "they"."""
    if phrase.people or any(token.lemma == "they" for token in phrase.tokens):
        return True
    return phrase.holds("addressee", "carrier", "clerk", "person_role", "dispatch_office", "cipher-telegram", "journal")


def _to_whom_another(frame: Frame) -> bool:
    """Tell whether the thing sent is named after the verb: "Sent to Stalin a copy of the report".

    What stands after a comma is beside it: "Received in Sochi at 9 a.m., copy in Moscow an hour later".
    """
    return any(not phrase.preposition and phrase.lead != "," and phrase.has("other_paper") for phrase in frame.after)


def _whole(frame: Frame, phrase: Phrase) -> Phrase:
    """The paper that a phrase names a piece of: "both parts of the cipher"; otherwise itself."""
    after = frame.following(phrase) if phrase.has("piece") else None
    return after if after is not None and after.preposition == "of" else phrase
