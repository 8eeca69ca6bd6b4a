"""Whose paper a note speaks of: the letter itself, or another one."""

from __future__ import annotations

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.dispatch.answered import tells_its_hour
from corrkg.edition.english.dispatch.carriers import answers, implied
from corrkg.edition.english.page.address import receives, wrote
from corrkg.edition.english.stance.polls import goes_round
from corrkg.edition.records import Header


def is_foreign(frame: Frame, phrase: Phrase, header: Header) -> bool:
    """Tell whether a paper is another's: "a telegram", "his code", "the telegram of Litvinov", "the answer"."""
    if phrase.has("plain_text"):
        return False  # "the clerk had a readable text"
    if is_its_copy(phrase, header):
        return False
    if phrase.holds("answer", "answering_word") or (phrase.has("other_paper") and not phrase.has("paper")):
        return True
    if any(token.has("foreign_determiner") for token in phrase.tokens):
        return True
    after = frame.following(phrase)
    if (
        after is not None
        and after.preposition == "to"
        and after.people
        and not after.place
        and _is_subject(frame, phrase)
    ):
        return not any(receives(header, name.text) for name in after.people)  # "the telegram to Kosior went out"
    matter = after is not None and after.led("of_a_matter") and not after.has("part_of_day", "pronoun")
    if after is not None and matter and after.head is not None:  # "the text with this amendment"
        return not (phrase.has("holder") and after.has("paper") and not is_foreign(frame, after, header))
    owners = frame.owners(phrase, "of", "from")
    others = [owner for owner in owners if owner.kind == "name" or owner.has("body", "other_body", "other_paper")]
    sent = (frame.verb("sending") or frame.holds("leaving")) and after is not None and after.preposition == "from"
    others = [owner for owner in others if not owner.has("place") and not (sent and not owner.has("person"))]
    return bool(others) and not any(wrote(header, owner.text) for owner in others)


def _is_subject(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether a phrase stands before the verb, so that what follows it belongs to it."""
    return frame.group is not None and phrase in frame.before


def is_its_copy(phrase: Phrase, header: Header) -> bool:
    """Tell whether it is the letter's copy for another of those to whom it goes: "its copy"."""
    own = all(token.has("copied", "its_date") for token in phrase.tokens)
    several = len(header.recipients) + len(header.copy_recipients) > 1
    return several and phrase.has("copied") and own


def _carries_an_answer(before: Frame, frame: Frame) -> bool:
    """Tell whether a relative clause is of the paper by which somebody answers: "agreed by cipher, which left Kem"."""
    which = before.statement is frame.statement and any(phrase.has("relative") for phrase in frame.before)
    last = before.phrases[-1] if before.phrases else None
    return which and last is not None and last.preposition in {"by", "in"} and last.has("paper") and answers(before)


class Papers:
    """Follows the paper that a note speaks of from clause to clause.

    Attributes:
        foreign: the one spoken of last is another than the letter, and so is "it".
        decided: it is so as a decision, beside which somebody may still answer.
        beside: it went "together with this letter".
        polled: it went round to those who are asked.
        acting: somebody goes on from the clause before, and does something else: "Orlov left and reported".
        answered: the clause goes on from one that tells an answer, which "it" and "the cipher" are.
    """

    def __init__(self, header: Header) -> None:
        self.header, self.foreign, self.beside, self.answered, self.polled = header, False, False, False, False
        self.acting = False
        self.decided = False
        self._noted = False  # somebody wrote an answer on the letter, which "this" is from then on
        self._before: Frame | None = None

    def see(self, frame: Frame) -> None:
        """Look at the next clause."""
        before, self._before = self._before, frame
        self.answered = before is not None and answers(before) and not self._own(before) and implied(before, frame)
        self.answered &= frame.main is not before  # "a note says that it was received": what is said to have come
        self.answered |= before is not None and _carries_an_answer(before, frame)
        self.answered |= self._noted and _passes_on(frame)
        self._noted = (self._noted or (_writes_on_it(frame) and not self._own(frame))) and not _names_paper(frame)
        self.acting = before is not None and _goes_on(before.main or before, frame)
        beside = any(phrase.preposition == "with" and _is_this(phrase) for phrase in frame.phrases)
        self.beside = beside or (self.beside and not frame.own_subject)
        people = [name for phrase in frame.subject for name in phrase.people if not phrase.place]
        somebody = bool(people) or any(phrase.has("person_pronoun") for phrase in frame.subject)
        goes_on = bool(frame.subject) and not (frame.own_subject or somebody)
        if goes_on and before is not None and before.holds("body", "consent"):
            self.foreign = True  # what was approved and then sent is a paper of its own
        papers = [phrase for phrase in frame.subject if phrase.has("paper", "other_paper", "answer")]
        if frame.own_subject and _is_itself(frame, papers):
            self.foreign = self.decided = self.answered = False
            return
        if papers and all(map(_is_a_mark, papers)) and frame.voice == "active" and frame.verb("saying", "showing"):
            return  # "a note at the bottom says that it was received"
        if not papers and frame.holds("reading") and frame.holds("draft"):
            self.foreign = False  # "having read the draft, Orlov wrote: …"
        if not papers and frame.own_subject and any(phrase.has("decision") for phrase in frame.subject):
            self.decided = not any(phrase.has("thing_pronoun") for phrase in frame.subject)
            self.foreign = self.foreign or self.decided
        its = any(phrase.tokens[0].text.lower() == "its" for phrase in papers)  # the text of what was decided
        lost = frame.status == "denied" and frame.verb("surviving")  # "no answer was found": none is spoken of
        if papers and frame.own_subject and not (its and self.decided) and not lost:
            self.decided = False
            self.foreign = any(is_foreign(frame, phrase, self.header) for phrase in papers)
            self.polled = goes_round(frame)

    def answered_at(self, frame: Frame) -> bool:
        """Tell whether a clause tells the hour of the answer before it: "The time of its sending is 14:50"."""
        before = self._before
        return before is not None and answers(before) and not self._own(before) and tells_its_hour(before, frame)

    def _own(self, frame: Frame) -> bool:
        """Tell whether the writers of the letter speak."""
        people = [name for phrase in frame.agents() for name in phrase.people]
        return any(wrote(self.header, name.text) for name in people)


def _goes_on(before: Frame, frame: Frame) -> bool:
    """Tell whether a clause without a subject, after "and", is said of the person who acts in the one before."""
    first = next((token for token in frame.tokens if token.text != ","), frame.tokens[0])
    joined = before.statement is frame.statement and first.has("conjunction")
    person = before.voice == "active" and any(phrase.people for phrase in before.subject)
    return joined and person and frame.voice == "bare" and not frame.subject


def _writes_on_it(frame: Frame) -> bool:
    """Tell whether somebody writes something on the letter: "on the form Gromov wrote: “I don't mind”"."""
    somebody = frame.voice == "active" and any(phrase.people for phrase in frame.subject)
    return somebody and any(frame.quotations()) and frame.verb("entering", "inscription", "answer", "saying")


def _passes_on(frame: Frame) -> bool:
    """Tell whether somebody sends on what was told before: "Orlov passed this on to Kem"."""
    thing = frame.object
    this = thing is not None and len(thing.tokens) == 1 and thing.has("thing_pronoun")
    return frame.voice == "active" and this and frame.verb("going", "sending", "informing", "hand")


def _names_paper(frame: Frame) -> bool:
    return frame.own_subject and any(phrase.has("paper") for phrase in frame.subject)


def _is_itself(frame: Frame, papers: list[Phrase]) -> bool:
    """Tell whether a clause comes back to the letter: "the telegram itself"."""
    if len(papers) != 1 or papers[0].tokens[0].lemma != "the" or any(token.possessive for token in papers[0].tokens):
        return False
    after = next((token for token in frame.tokens if token.start >= papers[0].tokens[-1].end), None)
    return after is not None and after.lemma == "itself"


def _is_a_mark(phrase: Phrase) -> bool:
    return phrase.has("inscription") and not phrase.has("paper")


def _is_this(phrase: Phrase) -> bool:
    return phrase.has("paper") and any(token.text.lower() == "this" for token in phrase.tokens)
