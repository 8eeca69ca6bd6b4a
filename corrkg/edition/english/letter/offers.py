"""What a letter tells that others ask or propose, and whether its writers support it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.letter.bidding import is_verb
from corrkg.edition.english.letter.moods import in_own_name, of_another, right_to_do
from corrkg.edition.english.letter.rulings import does_as_proposed
from corrkg.edition.english.letter.sections import Sentence
from corrkg.edition.english.letter.wishes import names_a_deed
from corrkg.edition.english.stance.stances import CONSENTS
from corrkg.edition.english.word.tokens import Token

_PRONOUNS = frozenset({"it", "this", "they", "them", "he", "him", "she", "her", "that", "both"})
_NOBODY = frozenset({"it", "this", "that", "which", "who", "whoever", "nobody", "you", "i", "we"})

# What is asked back stands so near to the verb: "asks from Kiev what to do".
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody else asks or proposes.

    Args:
        kind: ``demand`` where he asks for it, ``proposal`` where he proposes it, wants it, finds it right.
        who: the names of those who do; empty of "he" and of the nameless.
        he: it is told of "he" or "they", whom a sentence before names.
        firm: he asks for it, or proposes a deed; he does not only want it, bring a draft or offer a loan.
        named: he is called by a name, a body by its own: not "the doctors".
    """

    kind: str
    who: frozenset[str]
    he: bool
    firm: bool = True
    named: bool = True


def offers_in(sentence: Sentence, *, first: bool = False) -> Iterator[Offer]:
    """Yield what others ask or propose in a sentence.

    Args:
        sentence: the sentence.
        first: nothing was asked before it, so that who asks for a delay answers nobody.
    """
    if sentence.question or does_as_proposed(sentence):
        return
    for index, frame in enumerate(sentence.frames):
        completed = next((later for later in sentence.frames[index + 1 :] if later.main is frame), None)
        goes_on = _goes_on(frame, sentence.tokens)
        kind = _kind(frame, completed, first=first and not any(sentence.stances[:index]), goes_on=goes_on)
        if kind:
            he = any(phrase.has("person_pronoun") or phrase.tokens[0].lemma == "they" for phrase in frame.subject)
            who = frozenset(name.lemma for phrase in frame.subject for name in phrase.people)
            named = he or any(token.text[:1].isupper() for phrase in frame.subject for token in phrase.tokens[1:])
            yield Offer(kind, who, he, kind == "demand" or goes_on or _proposes_a_deed(frame), named or bool(who))


def _proposes_a_deed(frame: Frame) -> bool:
    """Tell whether somebody "proposes to sell it", "insists on selling it"."""
    gerund = any(phrase.tokens[0].text.lower().endswith("ing") for phrase in frame.after[:1])
    return frame.verb("proposing", "insisting") and (gerund or frame.doing is not None)


def _goes_on(frame: Frame, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause goes on behind another one between commas: "proposes, when the frost is over, to sell it".

    Args:
        frame: the clause.
        tokens: those of its sentence.
    """
    if frame.group is None or frame.after:
        return False
    rest = [token for token in tokens if token.start >= frame.group.stop]
    if len(rest) < _NEAR or rest[0].text != "," or not rest[1].has("subordinate", "when"):
        return False
    return any(
        comma.text == "," and (to.lemma in {"that", "for", "on"} or (to.lemma == "to" and is_verb(verb.text)))
        for comma, to, verb in zip(rest[2:], rest[3:], rest[4:], strict=False)
    )


def _kind(frame: Frame, completed: Frame | None, *, first: bool, goes_on: bool) -> str:
    """Return what somebody does in a clause: asks ("demand"), proposes; empty where he does neither."""
    group = frame.group
    if group is None or group.denied or group.modal or frame.conditional:
        return ""
    if _appeals(frame):
        return "demand"
    if _raises(frame):
        return "proposal"
    if group.past:
        return ""
    subject = [token for phrase in frame.subject for token in phrase.tokens]
    if not subject or any(token.lemma in _NOBODY or token.has("relative") for token in subject):
        return ""
    doing = goes_on or any(phrase.preposition == "to do" for phrase in frame.after[:2])
    that = completed is not None and any(token.lemma == "that" for token in completed.tokens[:1])
    rest = [token for token in frame.tokens if token.start >= group.stop]
    that = that or any(token.lemma == "that" for token in rest[:1])
    if not first and any(
        phrase.preposition == "to do" and not phrase.denied and phrase.tokens[0].has("postpone", "refusal")
        for phrase in frame.after[:2]
    ):
        return ""  # a stance to what was proposed before
    if frame.verb("requesting"):
        thing = any(
            phrase.preposition in {"for", "about"}
            and phrase.tokens[0].lemma not in _PRONOUNS
            and not phrase.holds("your", "parting_alone")
            for phrase in frame.after
        )  # but "asks about your health"
        asked = frame.object if frame.verb("demanding") else None
        thing = thing or (asked is not None and bool(asked.first("number") or asked.has("holiday", "deed", "goods")))
        after = rest[:_NEAR] if completed is None else [*rest[:_NEAR], *completed.tokens[:2]]
        back = any(token.has("questioning") for token in after)
        return "demand" if (doing or thing or that) and not back else ""
    to_us = any(token.text.lower() in {"us", "me"} for phrase in frame.after[:1] for token in phrase.tokens)
    if frame.verb("proposing"):  # but "the metro is moving"
        return "proposal" if (frame.after or that or goes_on) and not to_us else ""
    if frame.verb("insisting"):
        on = any(phrase.preposition == "on" and phrase.tokens[0].lemma not in _PRONOUNS for phrase in frame.after)
        return "proposal" if on or that or goes_on else ""
    if frame.verb("wishing"):
        return "proposal" if doing else ""
    return "proposal" if frame.verb("deeming") and right_to_do(frame) and of_another(frame) else ""


def _appeals(frame: Frame) -> bool:
    """Tell whether somebody "appealed with a request to …"."""
    for phrase in frame.after:
        if phrase.preposition == "with" and phrase.head is not None and phrase.head.lemma in {"request", "petition"}:
            after = frame.following(phrase)
            return after is not None and after.preposition in {"to do", "for"}
    return False


def _raises(frame: Frame) -> bool:
    """Tell whether somebody "introduced a proposal", "put forward a request"."""
    thing = frame.object
    mine = any(phrase.has("first_person") for phrase in frame.subject)
    if frame.verb("bringing_up") and thing is not None and thing.has("raised") and not mine and of_another(frame):
        after = frame.following(thing)  # "raised the issue of rejecting it"
        if after is None or after.preposition != "of":
            return False
        deed = after.head is not None and names_a_deed(after.head)
        return deed or after.tokens[0].text.lower().endswith("ing")  # "the issue of rejecting it", "of his removal"
    return frame.verb("submitting") and thing is not None and thing.has("raised") and not mine and of_another(frame)


# --- support --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Support:
    """Words by which the writers support what another asks.

    Args:
        names: whom they name in them.
        alone: they say no more, and propose nothing of their own: "I think it should be done".
    """

    names: frozenset[str]
    alone: bool = False


def supports(sentence: Sentence, offerers: frozenset[str]) -> Support | None:
    """Return what the writers support in a sentence; None if they support nothing.

    Args:
        sentence: the sentence.
        offerers: those who asked or proposed something before it.
    """
    if sentence.question:
        return None
    names = frozenset(name.lemma for name in sentence.tokens if name.kind == "name")
    for index, frame in enumerate(sentence.frames):
        own = frame.first_person and frame.own_subject
        past = frame.group is not None and frame.group.past and not frame.group.passive
        back = any(phrase.tokens[0].lemma in _PRONOUNS for phrase in frame.after)
        inclined = own and frame.holds("inclined") and (frame.holds("consent", "raised") or back)
        consents = own and not past and sentence.stances[index] in CONSENTS
        if inclined or consents or _finds_right(frame):
            amount = any(token.kind == "number" for token in _before_its_note(frame))  # "to raise it by 50 kopecks"
            return Support(names, alone=inclined and not amount)
        if _would_grant(frame):
            return Support(names, alone=True)
        if _grants(frame, offerers):
            return Support(names, alone=True)
        if _is_right(frame) and names & offerers:
            return Support(names & offerers, alone=True)
    return None


def _before_its_note(frame: Frame) -> Sequence[Token]:
    """Return the words of a clause without the sign of a note at its end."""
    return frame.tokens[:-1] if frame.tokens[-1].kind == "number" else frame.tokens


def _would_grant(frame: Frame) -> bool:
    """Tell whether the writers would grant what another asks: "I would let him go", "I would support them"."""
    group = frame.group
    if group is None or not (group.modal and frame.first_person and frame.own_subject) or group.denied:
        return False
    grants = frame.verb("granting", "consent") and "would" in frame.modals and not frame.conditional
    theirs = any(
        phrase.tokens[0].lemma in _PRONOUNS or phrase.tokens[0].text.lower() in _PRONOUNS for phrase in frame.after[:1]
    )
    return grants and theirs and not any(token.kind == "number" for token in _before_its_note(frame))


def _finds_right(frame: Frame) -> bool:
    """Tell whether the writers find it right: "we find this right"."""
    if _thinks_it_good(frame):
        return True
    this = any(phrase.tokens[0].lemma in _PRONOUNS for phrase in frame.after[:1])
    right = any(token.has("right_to_do") for token in frame.tokens)
    led = frame.doing is not None
    denied = frame.group is None or frame.group.denied or frame.holds("negation")
    return frame.first_person and frame.verb("deeming") and this and right and not led and not denied


def _thinks_it_good(frame: Frame) -> bool:
    """Tell whether the writers think that it is right: "we think (that) this is correct"."""
    words = [token for token in frame.tokens if not token.has("completing")]
    deems = (frame.main is not None and frame.main.first_person and frame.main.verb("deeming")) or any(
        a.has("first_person") and b.has("deeming") for a, b in pairwise(words)
    )
    it = next((place for place, token in enumerate(words) if token.lemma in _PRONOUNS - {"that"}), len(words))
    rest = words[it + 1 : it + 3]
    return deems and len(rest) == 2 and rest[0].lemma == "be" and rest[1].has("right_to_do", "judged")


def _is_right(frame: Frame) -> bool:
    """Tell whether the writers say that somebody is right: "it seems to me that Petrov is right"."""
    right = frame.verb("being") and any(phrase.has("judged") for phrase in frame.after[:1])
    return right and frame.group is not None and not frame.group.denied and in_own_name(frame)


def _grants(frame: Frame, offerers: frozenset[str]) -> bool:
    """Tell whether the writers say that what was asked can or should be done: "he can be let go"."""
    group = frame.group
    if group is None or not group.modal or group.denied or not in_own_name(frame) or frame.conditional:
        return False
    if any(token.kind == "number" for token in frame.tokens[:-1]):
        return False  # "I think that half of it, 50 tons, should be given"
    if not group.head.has("granting") or any(token.lemma in {"would", "will"} for token in frame.tokens[:3]):
        return False
    around = [*frame.subject, *frame.after[:1]]
    theirs = any(phrase.tokens[0].lemma in _PRONOUNS for phrase in around)
    return theirs or any(name.lemma in offerers for phrase in around for name in phrase.people)


def names_of(sentences: Sequence[Offer]) -> frozenset[str]:
    """Return all who ask or propose."""
    return frozenset(name for offer in sentences for name in offer.who)
