"""What one sentence of a letter asks: a demand, a proposal, an answer; each clause that bids by itself is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corrkg.edition.english.bidding import bids
from corrkg.edition.english.demands import demands, group_start, in_own_name, is_told, let_do
from corrkg.edition.english.frames import Frame
from corrkg.edition.english.replies import asks_in
from corrkg.edition.english.sections import Sentence
from corrkg.edition.english.stances import CONSENTS, stance_of
from corrkg.edition.english.tokens import Token
from corrkg.edition.source import Span

# How many words may stand between "if you" and "agree".
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """What words ask.

    Args:
        span: the words.
        kind: ``answer``, ``proposal`` or ``demand``.
        others: somebody else asks it, and the letter tells of it.
    """

    span: Span
    kind: str
    others: bool = False


def asked_by(sentence: Sentence, *, wants_answer: bool) -> list[Asked]:
    """Return what a sentence asks.

    Args:
        sentence: the sentence.
        wants_answer: its section asks for an opinion, so that what the writers intend is a proposal.
    """
    bidden = list(let_do(sentence))
    if len(bidden) > 1:
        return [Asked(span, "demand") for span in bidden]
    kind, others = _kind(sentence, wants_answer=wants_answer)
    return [Asked(sentence.span, kind, others)] if kind else []


def _kind(sentence: Sentence, *, wants_answer: bool) -> tuple[str, bool]:
    """Return what a sentence asks, and whether it tells what another asks; empty where it asks for nothing."""
    tokens = sentence.tokens
    leave = _asks_leave(tokens)
    if _is_farewell(tokens):
        return "", False
    if _leaves_to_you(sentence):
        return "proposal", False
    if not leave and (asks_in(tokens) or _bids_answer(sentence)) and not (_submits(sentence) or _agrees_if(sentence)):
        return "answer", False
    if leave:
        return "demand", not any(token.has("first_person") or token.lemma == "please" for token in tokens)
    right = (frame for frame in sentence.frames if _finds_right(frame, question=sentence.question))
    if any(in_own_name(frame) and not _of_another(frame) for frame in right):
        return "proposal", False
    if offers_following(tokens) and any(token.has("first_person") for token in tokens):
        return "proposal", False
    if demands(sentence):
        return "demand", False
    if _says_i_propose(tokens) or any(_proposes(sentence, f, wants_answer=wants_answer) for f in sentence.frames):
        return "proposal", False
    if offers_following(tokens):
        return "proposal", False
    if any(passes_on(frame) for frame in sentence.frames):
        return "proposal", True
    return ("demand", True) if any(_with_request(frame) for frame in sentence.frames) else ("", False)


def _of_another(frame: Frame) -> bool:
    """Tell whether a person or a body other than the writers is the subject."""
    return any(phrase.people or phrase.has("body", "other_body", "bank") for phrase in frame.subject)


def _is_farewell(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence takes leave: "Give my regards to …", "Kiss the children"."""
    words = [token for token in tokens if token.kind != "mark"]
    greets = bool(words) and words[0].has("farewell")
    return greets or (bool(words) and words[0].has("bidding") and any(token.has("farewell") for token in words[1:4]))


# --- answers --------------------------------------------------------------------------------------------------------


def _leaves_to_you(sentence: Sentence) -> bool:
    """Tell whether something will be done unless the reader minds: "Petrov will leave, if you don't mind"."""
    tokens = sentence.tokens
    at = next((place for place, (a, b) in enumerate(pairwise(tokens)) if a.has("condition") and b.lemma == "you"), None)
    if at is None or sentence.question:
        return False
    if not any(token.has("consent", "objection", "think", "deeming") for token in tokens[at + 2 : at + 2 + _NEAR]):
        return False
    rest = (frame for frame in sentence.frames if tokens[at] not in frame.tokens)
    return any(_will_be_done(frame) for frame in rest)


def _will_be_done(frame: Frame) -> bool:
    """Tell whether a clause says what will or would be done, by others than the reader."""
    you = any(token.lemma == "you" for phrase in frame.subject for token in phrase.tokens)
    return frame.group is not None and frame.group.modal and not you and not frame.verb("asking")


def _agrees_if(sentence: Sentence) -> bool:
    """Tell whether the writers say that they agree if the reader does: "I don't mind, if you agree"."""
    asks = any(token.has("asks_for", "wanted") and not token.has("preposition", "your") for token in sentence.tokens)
    if sentence.question or asks:
        return False
    frames = sentence.frames
    return any(frame.first_person and stance_of(frames, at) in CONSENTS for at, frame in enumerate(frames))


def _bids_answer(sentence: Sentence) -> bool:
    """Tell whether a sentence bids to answer, or asks what one thinks: "Reply by telegraph"."""
    words = [token for token in sentence.tokens if token.kind != "mark" and not token.has("adverb")]
    if sentence.question:
        return any(a.has("your") and b.has("wanted") for a, b in pairwise(words))
    return (bool(words) and words[0].has("answer") and bids(words, words[0].start, listed=("answer",))) or _asks_how(
        words
    )


def _asks_how(words: Sequence[Token]) -> bool:
    """Tell whether a sentence bids to say what to do, or what one thinks: "Tell us how to proceed"."""
    words = words[1:] if words and words[0].lemma == "please" else words
    if not words or not words[0].has("saying") or words[0].lemma != words[0].text.lower():
        return False
    rest = [token for token in words[1:4] if not token.has("object_pronoun")]
    leads = [(one.lemma, other.lemma) for one, other in pairwise(rest)]
    return any(lead in {("how", "to"), ("what", "to"), ("whether", "you")} for lead in leads)


def _submits(sentence: Sentence) -> bool:
    """Tell whether a sentence only lays something before the reader: "We submit for approval:"."""
    return sentence.announces and any(frame.verb("submitting") and frame.first_person for frame in sentence.frames)


def _asks_leave(tokens: Sequence[Token]) -> bool:
    """Tell whether what is asked for is leave to do something: a demand, and no question of opinion."""
    wanted = [token for token in tokens if token.has("wanted")]
    return asks_in(tokens) and bool(wanted) and all(token.lemma == "permission" for token in wanted)


# --- proposals ------------------------------------------------------------------------------------------------------


def _proposes(sentence: Sentence, frame: Frame, *, wants_answer: bool) -> bool:
    """Tell whether a clause proposes in the writers' own name."""
    if not in_own_name(frame):
        return False
    group = frame.group
    if group is None:
        return False
    if sentence.question:
        return _asks_whether_not(sentence.tokens)
    if group.denied and frame.first_person and frame.verb("proposing") and not group.past:
        return any(phrase.tokens[0].text.endswith("ing") for phrase in frame.after[:1])  # "I don't advise selling it"
    minds = frame.holds("in_mind") and group.head.text.lower() == "have"  # "we have in mind Petrov"
    if frame.first_person and not group.denied and (minds or _would(frame)):
        return True
    if group.denied or (group.past and not group.passive):
        return False
    first, doing = frame.first_person, any(phrase.preposition == "to do" for phrase in frame.after)
    mine = any(phrase.has("raised") and phrase.tokens[0].has("own_word") for phrase in frame.subject)
    if mine and (group.modal or (frame.verb("being") and doing)):  # "my proposal is to sell it"
        return True
    bent = any(token.has("inclined") for token in frame.tokens)
    if first and doing and bent and not frame.holds("consent"):
        return True
    if frame.verb("deeming") and first and frame.after[:1] and frame.after[0].preposition == "to do":
        return True
    if frame.verb("intending") and first and doing:
        return wants_answer and frame.ordinal == 0
    if frame.verb("deeming") and first:
        return any(token.has("needing") for token in sentence.tokens if token.start > group.head.end)
    if not group.modal or frame.status == "denied" or any(token.has("condition") for token in frame.tokens[:2]):
        return False
    return _should(frame, sentence, wants_answer=wants_answer)


def _would(frame: Frame) -> bool:
    """Tell whether the writers say what they would do: "we would let him go", "I would think of calling Petrov"."""
    group = frame.group
    if group is None or not group.modal or group.passive or any(t.has("condition") for t in frame.tokens[:2]):
        return False
    if "would" not in {token.text.lower() for token in frame.tokens if token.has("modal") and token.start < group.stop}:
        return False
    if any(token.lemma in {"have", "be"} for token in frame.tokens if token.start < group.head.start):
        return False
    if frame.verb("deeming"):
        return any(phrase.preposition == "of" and phrase.tokens[0].text.endswith("ing") for phrase in frame.after[:1])
    taking = (
        "consent",
        "objection",
        "refusal",
        "liking",
        "being",
        "saying",
        "requesting",
        "understanding",
        "supposing",
    )
    lets = group.head.lemma == "let"  # somebody go; "let know" is a verb of saying
    return bool(frame.after) and (lets or not frame.verb(*taking, "intending", "auxiliary", "answer", "asking"))


def _should(frame: Frame, sentence: Sentence, *, wants_answer: bool) -> bool:
    """Tell whether a clause says what should or could be done: "the plan should be raised", "Knorin can be sent"."""
    group = frame.group
    if (
        group is None
        or not group.passive
        or not frame.own_subject
        or frame.by()
        or group.head.has("supposing")
        or is_told(frame, sentence)
    ):
        return False
    modals = {token.lemma for token in frame.tokens if token.has("modal") and token.start < group.stop}
    if any(token.lemma == "have" for token in frame.tokens if group.head.start > token.start >= group_start(frame)):
        return False
    named = any(phrase.people for phrase in frame.subject)
    it = any(phrase.has("relative") for phrase in frame.subject)
    return not it and bool(modals & {"should", "ought", "could"} or (named and wants_answer))


def _asks_whether_not(tokens: Sequence[Token]) -> bool:
    """Tell whether a question proposes: "Should we not sell it?", "Shouldn't we …?"."""
    words = [token for token in tokens if token.kind != "mark"]
    opens = bool(words) and words[0].has("modal")
    return opens and any(token.has("negation") for token in words[:4]) and any(t.has("first_person") for t in words[:4])


def _says_i_propose(tokens: Sequence[Token]) -> bool:
    """Tell whether "I propose", "we therefore suggest" or "I would propose" stands in a sentence."""
    words = [
        token
        for token in tokens
        if (token.has("first_person", "negation") or not token.has("adverb")) and token.lemma != "would"
    ]
    words = [token for token in words if token.text != ","]
    return any(one.has("first_person") and other.has("proposing") and not other.past for one, other in pairwise(words))


def passes_on(frame: Frame) -> bool:
    """Tell whether a clause tells what a person or a body proposes, or finds right to do."""
    group = frame.group
    if group is None or group.denied or group.past or group.modal:
        return False
    if not _of_another(frame):
        return False
    to_us = any(phrase.has("first_person") or phrase.holds("us") for phrase in frame.after[:1])
    doing = any(phrase.preposition == "to do" for phrase in frame.after[:1])
    offers = frame.verb("proposing") or (frame.verb("wishing") and doing)
    return (offers and not to_us) or (frame.verb("deeming") and _finds_right(frame, question=False))


def asks_for_another(frame: Frame) -> bool:
    """Tell whether a clause tells what somebody asks for: a request that the letter passes on if it supports it."""
    group = frame.group
    if group is None or group.denied or group.past or group.modal or not frame.verb("requesting"):
        return False
    if not _of_another(frame):
        return False
    return any(phrase.preposition in {"to do", "for", "about"} for phrase in frame.after)


def offers_following(tokens: Sequence[Token]) -> bool:
    """Tell whether a proposal is set out: "makes the following proposal: …", "the following draft answer: …"."""
    colon = next((place for place, token in enumerate(tokens) if token.text == ":"), len(tokens))
    lead = tokens[:colon]
    return colon < len(tokens) and any(
        one.lemma in {"following", "follow"} and other.has("raised") for one, other in pairwise(lead)
    )


def _with_request(frame: Frame) -> bool:
    """Tell whether somebody "appealed with a request to …"."""
    for phrase in frame.after:
        if phrase.preposition == "with" and phrase.head is not None and phrase.head.lemma in {"request", "petition"}:
            after = frame.following(phrase)
            return after is not None and after.preposition in {"to do", "for"}
    return False


def _finds_right(frame: Frame, *, question: bool) -> bool:
    """Tell whether a clause finds something right to do: "consider it possible to", "it would be better to"."""
    tokens = frame.tokens
    if any(token.has("condition") for token in tokens[:2]):
        return False
    for index, token in enumerate(tokens):
        if not token.has("right_to_do"):
            continue
        before, after = tokens[max(0, index - 4) : index], tokens[index + 1 : index + 5]
        doing = next((place for place, each in enumerate(after) if each.lemma == "to"), None)
        being = {each.text.lower() for each in before}
        if being & {"been", "was", "were"} or (any(each.has("negation") for each in before) and not question):
            continue
        would = any(each.lemma == "would" or each.text.lower() == "would" for each in before) and "be" in being
        deems = "it" in being and (any(each.has("deeming") for each in before))
        plain = "it" in being and "is" in being and (token.has("necessary") or token.lemma == "time" or question)
        if doing is not None and (would or deems or plain):
            verb = after[doing + 1] if doing + 1 < len(after) else None
            return verb is None or verb.has("altering") or not verb.has("fulfils", "supposing")
        if would and token.lemma in {"better", "well", "good"}:
            return True
    return False
