"""What somebody says to a proposal in his own words: the writers of a letter in its text, or anybody in a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.letter.amended import changed_in_words
from corrkg.edition.english.letter.bidding import lets_it_be
from corrkg.edition.english.letter.dispositions import disposition_of, is_denied
from corrkg.edition.english.letter.judged import judges_a_document
from corrkg.edition.english.letter.moods import right_to_do
from corrkg.edition.english.letter.pointing import calls_yours, heads, names_its_matter, refers_back
from corrkg.edition.english.letter.rulings import (
    does_as_proposed,
    is_amount,
    is_done_as_you_said,
    is_enough,
    is_put_off,
    is_too_much,
    needs_nothing,
    ruling_of,
)
from corrkg.edition.english.letter.sections import Sentence
from corrkg.edition.english.stance.stances import CONSENTS, bids_to_wait, waits
from corrkg.edition.english.stance.verdicts import STANCES
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.source import Span

# So many words of what is said without a verb are looked at: "Against."
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A stance in somebody's own words.

    Args:
        stance: what it says.
        span: the words.
        sentence: the place of their sentence.
        yours: they are said of what is called "yours".
        named: they name what they are said of: a draft, a request, "as for the loan".
        past: they tell what was said before: "refused".
        before: they tell by the way what was said in another letter: "Petrov, to whom I gave my consent".
        sent: they judge a document that came to the speaker: "The draft is no good".
        ruling: they speak of the matter alone ("Petrov can be let go"), and so answer only in an answer.
    """

    stance: str
    span: Span
    sentence: int
    yours: bool = False
    named: bool = False
    past: bool = False
    ruling: bool = False
    before: bool = False
    sent: bool = False


def spoken(sentences: Sequence[Sentence], *, quoted: bool = False) -> Iterator[Said]:
    """Yield the stances that a speaker takes himself, sentence by sentence.

    Args:
        sentences: his words.
        quoted: they stand in a quotation, which is an answer by where it stands.
    """
    for place, sentence in enumerate(sentences):
        seen: set[str] = set()
        yours = calls_yours(sentence) or (place > 0 and heads(sentences[place - 1], sentence))
        before_names = place > 0 and names_its_matter(sentences[place - 1])
        for index, frame in enumerate(sentence.frames):
            stance = _said(sentence, index, yours=yours, quoted=quoted)
            raised = before_names and not sentence.question and refers_back(sentence.frames, index)
            stance = stance or (sentence.stances[index] if raised else "")
            ruling = "" if stance or sentence.question else _ruling(sentence, index, quoted=quoted)
            stance = stance or ruling
            yours = yours or (bool(ruling) and any(_is_you(phrase) for phrase in frame.subject))
            if stance == "refuses" and is_put_off(sentence.frames, index):
                stance = "postpones"
            if stance == "agrees" and changed_in_words(sentences, place) and not _rules_on_another(sentence, index):
                stance = "agrees-with-changes"
            if not stance or stance in seen:
                continue
            seen.add(stance)
            span = sentence.span if len(seen) == 1 else _clause(frame)
            past = _is_past(frame if frame.main is None else frame.main) and not bids_to_wait(frame)
            named = raised or names_its_matter(sentence)
            before = past and any(phrase.has("relative") for phrase in frame.before)
            sent = bool(ruling) and judges_a_document(sentences, place, index)
            yield Said(
                stance, span, place, yours=yours, named=named, past=past, ruling=bool(ruling), before=before, sent=sent
            )
            if stance not in {"agrees", "refuses"}:
                break
        agreed = any(stance in CONSENTS for stance in sentence.stances)  # "It is possible to agree, but let him not …"
        disposed = disposition_of(sentence) if quoted and not (seen or agreed) else None
        if disposed is not None and disposed.stance in {"postpones", "refuses"}:
            yield Said(disposed.stance, sentence.span, place, ruling=True)


def _rules_on_another(sentence: Sentence, index: int) -> bool:
    """Tell whether a later clause refuses something else: "I don't object to the sale, but a loan is premature"."""
    for place, frame in enumerate(sentence.frames[index + 1 :], index + 1):
        named = frame.own_subject and not any(phrase.has("pronoun", "thing_pronoun") for phrase in frame.subject)
        bids = frame.modals & {"must", "should", "ought"}  # "… but Petrov must not go": a condition
        refused = sentence.stances[place] or _ruling(sentence, place, quoted=False)
        if named and not (frame.first_person or bids) and refused == "refuses":
            return True
    return False


def _said(sentence: Sentence, index: int, *, yours: bool, quoted: bool) -> str:
    frame = sentence.frames[index]
    if index and _conditional(frame):
        return ""
    if sentence.question:
        return "asks-back" if quoted or (yours and _asks_back(sentence)) else ""
    if _impersonal(frame):
        return "agrees"
    if bids_to_wait(frame) or (quoted and waits(frame)):
        return "postpones"
    if quoted and index == 0:
        words = [token for token in frame.tokens if token.kind == "word" and not _emphasizes(token)][:_SHORT]
        against = bool(words) and words[0].has("objection")
        if frame.group is None or (against and words[0].has("preposition")):
            return "refuses" if against else ""  # "Against.", "Strongly against raising it"
    if (
        frame.voice == "passive"
        and frame.verb(*STANCES, "consent_to_matter")
        and any(phrase.people for phrase in frame.by())
    ):
        return ""  # "the candidacy is supported by Petrov"
    if frame.verb("waiting") and frame.first_person:
        return ""  # "I am waiting for the text of the agreement"
    stance = sentence.stances[index]
    main = frame.main
    reports = main is not None and not frame.own_subject and main.verb("saying", "answer")
    own = (main if main is not None and reports else frame).first_person
    decided = frame.group is not None and frame.group.passive and _was(frame)
    theirs = not decided and frame.own_subject and any(phrase.holds("your", "raised") for phrase in frame.subject)
    if not stance and not decided and yours and frame.voice == "passive" and frame.verb("consent_to_matter"):
        accepted = any(phrase.holds("your") for phrase in frame.subject) and frame.status == "done"
        stance = "agrees" if accepted else ""  # "your remarks are accepted"
        theirs = theirs or accepted
    unclear = stance == "asks-back" and any(token.lemma == "it" for token in frame.tokens)
    if stance == "asks-back" and not (yours or quoted or own):
        return ""  # "the question is not clear to Petrov"
    if own and not stance and _advises_against(frame):
        return "refuses"
    if _shares_yours(frame) or (own and _thinks_so_too(frame, sentence)):
        return "agrees"
    named = yours or quoted or names_its_matter(sentence)
    if own and stance in CONSENTS and frame.verb("deeming") and right_to_do(frame) and not named:
        return ""  # "we consider it possible to sell the mill": a proposal of their own
    if frame.main is not None and not frame.main.first_person:
        return ""
    if stance == "asks-back" and own and not frame.verb("understanding"):
        return ""  # "I asked for details": a request, and no stance
    if own and _sides_with_another(frame):
        return ""
    return stance if own or theirs or unclear else ""


def _emphasizes(token: Token) -> bool:
    return token.has("adverb") and not token.has("negation")


def _ruling(sentence: Sentence, index: int, *, quoted: bool) -> str:
    """Return what a clause rules without taking a stance in the speaker's own name."""
    frame = sentence.frames[index]
    if index == 0 and (does_as_proposed(sentence) or lets_it_be(sentence)):
        return "agrees"
    if index == 0 and is_done_as_you_said(sentence.frames):
        return "agrees"
    sides = not (quoted or index) and frame.first_person and _sides_with_another(frame)
    if sides and sentence.stances[index] in CONSENTS:
        return sentence.stances[index]  # "on the protocol I agree with Petrov", who proposed something on it
    unclear = names_its_matter(sentence) and sentence.stances[index] == "asks-back"
    if unclear and _is_about_it(frame):
        return "asks-back"  # "it is not clear whether this draft …", "its details are incomprehensible to me"
    if is_enough(frame) and any(map(_is_denied_amount, sentence.frames[:index])):
        return ""  # "11 tons are not needed, 7 are enough": another amount
    agreed = CONSENTS & {*sentence.stances[:index]}
    if agreed and is_too_much(frame) and any(map(_names_amount, sentence.frames[index + 1 :])):
        return ""  # "I do not object, but 25 are too many, I propose 15"
    return "refuses" if quoted and needs_nothing(frame) else ruling_of(frame)


def _is_denied_amount(frame: Frame) -> bool:
    return is_denied(frame) or is_too_much(frame)


def _names_amount(frame: Frame) -> bool:
    """Tell whether a clause names an amount of its own: "five is enough", "I propose 15"."""
    proposes = frame.first_person and frame.verb("proposing")
    return is_enough(frame) or (proposes and any(map(is_amount, frame.after[:1])))


def _is_about_it(frame: Frame) -> bool:
    """Tell whether a clause speaks of "it", or of what was proposed, as of something clear or not to him who speaks."""
    somebody = any(phrase.preposition == "to" and not phrase.has("pronoun", "object_pronoun") for phrase in frame.after)
    it = frame.said_of("it")
    return frame.verb("being", "seeming") and not somebody and (it or any(p.holds("raised") for p in frame.before))


def _is_you(phrase: Phrase) -> bool:
    return any(token.lemma == "you" for token in phrase.tokens)


def _clause(frame: Frame) -> Span:
    """The words of a clause, without what joins it to the one before."""
    words = [token for token in frame.tokens if token.kind != "mark" and not token.has("conjunction")]
    return Span(words[0].start, words[-1].end) if words else frame.span


def _is_past(frame: Frame) -> bool:
    """Tell whether a clause says what was done before: "refused", "have refused"."""
    group = frame.group
    if group is None or group.head.has("auxiliary"):
        return False
    return group.past and not group.passive


def _was(frame: Frame) -> bool:
    """Tell whether a clause tells what was decided then: "your proposal was adopted today", not "has been accepted"."""
    stop = frame.group.stop if frame.group is not None else 0
    before = {token.text.lower() for token in frame.tokens if token.start < stop}
    return not before.isdisjoint({"was", "were"}) or (
        "been" in before and not frame.verb("consent", "consent_to_matter")
    )


def _sides_with_another(frame: Frame) -> bool:
    """Tell whether a clause agrees with somebody, and not with those who are written to: "we agree with him"."""
    for phrase in frame.after:
        if phrase.preposition == "with" and phrase.head is not None and frame.verb("consent"):
            return bool(phrase.people) or phrase.head.lemma in {"he", "him", "she", "her", "they", "them"}
        if not phrase.preposition and frame.verb("consent") and phrase.people:
            return True  # "we support Petrov"
    return False


def _impersonal(frame: Frame) -> bool:
    """Tell whether a clause has no subject and says "no objection"."""
    return frame.group is None and any(
        phrase.has("objection") and phrase.tokens[0].has("negation") for phrase in frame.phrases
    )


def _conditional(frame: Frame) -> bool:
    """Tell whether a clause is a condition: "if you agree"."""
    return any(token.has("condition") and not token.has("bounding") for token in frame.tokens[:2])


def _thinks_so_too(frame: Frame, sentence: Sentence) -> bool:
    """Tell whether the writers think as the reader does: "I think the same as you"."""
    if frame.group is None or frame.group.denied or frame.status != "done":
        return False
    same = frame.verb("deeming") and any(phrase.holds("same") for phrase in frame.after[:1])
    return same and any(token.lemma == "you" for token in sentence.tokens)


def _shares_yours(frame: Frame) -> bool:
    """Tell whether the writers share what is the reader's: "we fully share your proposals"."""
    if not frame.holds("sharing"):
        return False
    words = [token for token in frame.tokens if not token.has("adverb") or token.has("negation")]
    return any(
        one.has("first_person") and two.has("sharing") and two.lemma == two.text.lower() and three.has("your")
        for one, two, three in zip(words, words[1:], words[2:], strict=False)
    )


def _advises_against(frame: Frame) -> bool:
    """Tell whether a clause proposes not to do something."""
    if not frame.verb("asking") or frame.verb("requesting") or frame.group is None or frame.group.denied:
        return False
    return any(a.has("negation") and b.lemma == "to" for a, b in pairwise(frame.tokens))


def _asks_back(sentence: Sentence) -> bool:
    """Tell whether a question says that something is not clear."""
    return "asks-back" in sentence.stances
