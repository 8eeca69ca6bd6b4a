"""What a sentence disposes of a matter: "Metro – do not rush", "Butter should not be bought", "Let Petrov go to Kiev".

Such words answer where their matter was asked for, and ask where it was not. They take no stance by a word of their
own, so that each says how much it must have in common with what was asked: a word where it denies, delays or names its
matter first; two where it only bids what was bidden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import DASHES
from corrkg.edition.english.letter import bidding
from corrkg.edition.english.letter.bidding import after_adverbs, after_do_not, imperatives, let_do
from corrkg.edition.english.letter.duties import follows, perfect
from corrkg.edition.english.letter.rulings import is_amount, is_enough, ruling_of
from corrkg.edition.english.letter.sections import Sentence
from corrkg.edition.english.stance.changes import opens_adversely
from corrkg.edition.english.stance.verdicts import negated, stance_at
from corrkg.edition.english.word.tokens import Token

# A topic of so many words may stand before its verdict, and a verdict without a verb has so many.
_TOPIC = 8
_VERDICT = 5
_SET_OFF = DASHES | {":"}
# A word in common, or two.
NAMED, SAME = 1, 2


@dataclass(frozen=True, slots=True)
class Disposition:
    """What a sentence disposes.

    Args:
        stance: what it says of the matter, if that was asked for.
        shared: how many words it must have in common with what was asked; 0 where it takes a stance by a word.
        alone: it bids nothing else, so that it is no request where it answers.
    """

    stance: str
    shared: int
    alone: bool


def disposition_of(sentence: Sentence) -> Disposition | None:
    """Return what a sentence disposes of some matter; None where it disposes of none."""
    if sentence.question or _adds(sentence):
        return None  # "to your telegram I add: …"
    for shared, read in _READERS:
        if stance := read(sentence):
            bids = read not in {_elliptic, _of_topic} or any(map(_denied_bidding, _bidden(sentence)))
            return Disposition(stance, shared, alone=alone(sentence, stance, int(bids)))
    return None


def _adds(sentence: Sentence) -> bool:
    tells = sentence.has("saying", "submitting")
    return tells and any(a.has("first_person") and b.has("saying", "submitting") for a, b in pairwise(sentence.tokens))


def alone(sentence: Sentence, stance: str, own: int = 1) -> bool:
    """Tell whether a sentence says no more than yes or no; who asks for a denial in so many words asks, too.

    Args:
        sentence: the sentence.
        stance: what it says.
        own: how many verbs that bid say this.
    """
    bids = {verb.start for verb in imperatives(sentence)} | {span.start for span in let_do(sentence)}
    bids |= {frame.tokens[0].start for frame in sentence.frames if "must" in frame.modals}
    bids |= {start for start in _after_commas(sentence.tokens) if bidding.bids(sentence.tokens, start)}
    if _names_another_amount(sentence) or any(map(_must_besides, sentence.frames)):
        return False
    performs = any(frame.first_person and frame.verb("requesting", "proposing") for frame in sentence.frames)
    return len(bids) <= own and not performs and stance in {"agrees", "refuses"}


def _must_besides(frame: Frame) -> bool:
    """Tell whether a clause after "but" bids something besides: "…, but Petrov must be told of it"."""
    somebody = frame.own_subject and any(phrase.people for phrase in frame.subject)
    return somebody and "must" in frame.modals and opens_adversely(frame)


def _names_another_amount(sentence: Sentence) -> bool:
    """Tell whether an amount is enough after one that is refused: "400 million will not do, 250 is enough"."""
    frames = sentence.frames
    enough = next((place for place, frame in enumerate(frames) if is_enough(frame)), 0)
    refused = (frame for frame in frames[:enough] if any(map(is_amount, frame.phrases)))
    return any(ruling_of(frame) == "refuses" or is_denied(frame) for frame in refused)


def _after_commas(tokens: Sequence[Token]) -> Iterator[int]:
    """Yield where the words after a comma begin, without an adverb: "…, first finish the bills"."""
    for token in tokens:
        if token.text == "," and (after := after_adverbs(tokens, token.end)):
            yield after.start


# --- without a verb ---------------------------------------------------------------------------------------------------


def _elliptic(sentence: Sentence) -> str:
    """Read what leaves out "I": "Agree to the loan", "Do not object to the mill", "Against the sale"."""
    words = [token for token in sentence.tokens if token.kind != "mark"]
    denied = after_do_not(words)
    words = denied or words
    if not words or words[0].lemma != words[0].text.lower() or not words[0].has("consent", "objection", "refusal"):
        return ""
    apart = len(words) == 1 or words[1].has("preposition")
    said = words[0].has("consent") != bool(denied)
    return ("agrees" if said else "refuses") if apart else ""


def _of_topic(sentence: Sentence) -> str:
    """Read a verdict after its topic: "The metro – no", "On the loan: agreed", "Bridge – do not rush"."""
    tokens = sentence.tokens
    marks = _SET_OFF | ({","} if tokens[0].has("topic") else set())
    mark = next((place for place, token in enumerate(tokens[: _TOPIC + 1]) if token.text in marks and place), None)
    if mark is None or any(token.has("auxiliary", "modal", "pronoun") or token.past for token in tokens[:mark]):
        return ""
    rest = [token for token in tokens[mark + 1 :] if token.text != ","]
    told = tokens[mark].text == "," and any(token.has("pronoun", "determiner") for token in rest[:1])
    return "" if told or any(token.kind == "name" for token in rest[:1]) else _verdict(rest)  # "with the loan, we …"


def _verdict(rest: Sequence[Token]) -> str:
    """Return the stance of words that stand after their topic, or without any verb."""
    words = [token for token in rest if token.kind != "mark"]
    if not words:
        return ""
    if denied := after_do_not(words):
        return "agrees" if denied[0].has("objection", "postpone") else "refuses"
    for place, token in enumerate(rest[:_VERDICT]):
        if token.has("postpone", "delaying") and not negated(rest, place):
            return "postpones"
        if stance := stance_at(rest, place):
            return "agrees" if stance > 0 else "refuses"
    return "refuses" if words[0].lemma in {"no", "not"} else ""


# --- delays -----------------------------------------------------------------------------------------------------------


def _delays(sentence: Sentence) -> str:
    """Read what is to wait: "the loan can wait", "we must wait with the bridge", "as for the loan, I would wait"."""
    lets = (token for span in let_do(sentence) for token in sentence.tokens if span.start <= token.start < span.end)
    if any(token.has("postpone") and token.lemma == token.text.lower() for token in lets):
        return "postpones"  # "let Petrov wait"
    for frame in sentence.frames:
        group = frame.group
        if group is None or frame.conditional or (group.past and not group.passive):
            continue
        doing = frame.doing
        if frame.verb("being") and doing is not None and doing.tokens[0].has("postpone") and frame.holds("refusal"):
            return "refuses"  # "it is impossible to postpone the loan"
        if group.modal and frame.verb("postpone") and not perfect(frame):
            return "agrees" if group.denied else "postpones"
        will = frame.first_person and not group.denied and "will" in frame.modals
        if will and frame.verb("answer", "deciding", "weighing"):
            return "postpones"  # "I will answer in three days", "I will think about it"
        needs = frame.verb("being") and frame.holds("right_to_do", "necessary")
        weighs = any(token.lemma == "than" for token in frame.tokens)  # "better to wait two weeks than to repent"
        if needs and not weighs and doing is not None and doing.tokens[0].has("postpone") and not group.denied:
            return "agrees" if doing.denied else "postpones"
    return ""


# --- denials ----------------------------------------------------------------------------------------------------------


def _denies(sentence: Sentence) -> str:
    """Read what is not to be: "should not be bought", "do not rush", "no loan to the Turks", "remain where he is"."""
    words = [token for token in sentence.tokens if token.kind != "mark"]
    verbless = not sentence.frames or all(frame.group is None for frame in sentence.frames)
    if verbless and len(words) > 1 and words[0].lemma == "no" and words[1].kind == "word":
        return "refuses" if not words[1].has("objection") else "agrees"
    if any(map(_denied_bidding, _bidden(sentence))) or _lets_not(sentence.tokens):
        return "refuses"
    return "refuses" if any(map(is_denied, sentence.frames)) or any(map(_stays, sentence.frames)) else ""


def _bidden(sentence: Sentence) -> Iterator[Sequence[Token]]:
    """Yield each verb that bids, after the two words before it."""
    for verb in imperatives(sentence):
        before = [token for token in sentence.tokens if token.start < verb.start and token.kind != "mark"]
        yield [*before[-2:], verb]


def _denied_bidding(words: Sequence[Token]) -> bool:
    denied = any(token.has("negation") for token in words[:-1])
    return denied and not words[-1].has("postpone", "objection", "errand", "no_act")


def _lets_not(tokens: Sequence[Token]) -> bool:
    """Tell whether somebody is not to be let do something: "let Petrov not go"."""
    let = next((place for place, token in enumerate(tokens) if token.text.lower() == "let"), None)
    return let is not None and any(token.has("negation") for token in tokens[let + 1 : let + 4])


def is_denied(frame: Frame) -> bool:
    """Tell whether a clause says that something should, must or will not be done, or is not needed, or asks not to."""
    group = frame.group
    if group is None or frame.conditional or perfect(frame):
        return False
    if frame.first_person and frame.verb("requesting"):
        to = next((place for place, token in enumerate(frame.tokens) if place and token.lemma == "to"), 0)
        return frame.tokens[to - 1].has("negation") and to > 0
    if not group.denied or frame.said_of("you"):
        return False
    if frame.verb("being") and not group.modal:
        return any(phrase.holds("necessary", "needing") for phrase in frame.after[:1])
    names = frame.modals
    ours = frame.first_person or group.passive  # "Petrov will not cope"
    duty = bool(names & {"should", "must", "ought"} or (ours and "will" in names) or _cannot_be(frame))
    return duty and not frame.verb("no_act", "objection", "postpone")


def _cannot_be(frame: Frame) -> bool:
    """Tell whether something cannot be done with what was named: "Zimin cannot be taken away from there"."""
    told = any(phrase.has("relative") for phrase in (*frame.before, *frame.subject))
    return frame.group is not None and frame.group.passive and "can" in frame.modals and not told


def _stays(frame: Frame) -> bool:
    """Tell whether somebody or something is to stay as it is: "Petrov should remain where he is"."""
    group = frame.group
    if group is None or not group.modal or group.denied or perfect(frame):
        return False
    here = frame.first_person and any(phrase.holds("necessary", "needing") for phrase in frame.after)  # as is asked
    return frame.verb("staying") and bool(frame.modals & {"should", "must", "ought", "will"}) and not here


# --- fitness ---------------------------------------------------------------------------------------------------------


def _fits(sentence: Sentence) -> str:
    """Read what is found fit: "Petrov will do", "the text is suitable", "the price is not acceptable"."""
    for frame in sentence.frames:
        group = frame.group
        if group is None or not frame.own_subject or frame.main is not None or frame.conditional or group.past:
            continue
        if any(phrase.has("pronoun", "relative", "answer") for phrase in frame.subject):
            continue  # "the answers are positive": what others said
        does = frame.verb("suffices") and group.modal and "will" in frame.modals and not frame.after
        good = frame.verb("being") and any(p.has("positive") and not p.has("in_favor") for p in frame.after[:1])
        if does or (good and not group.modal):
            return "refuses" if group.denied else "agrees"
        somebody = any(phrase.people and not phrase.has("raised") for phrase in frame.subject)
        bad = frame.verb("being") and any(
            p.has("faulty", "refusal") and not p.tokens[0].has("negation") for p in frame.after[:1]
        )
        it = any(phrase.has("thing_pronoun") or phrase.tokens[0].lemma in {"this", "that"} for phrase in frame.subject)
        opens = frame.subject[0].tokens[0].start == sentence.span.start  # but "Give it to them, the bridges are bad"
        if bad and opens and not imperatives(sentence) and not (group.modal or group.denied or somebody or it):
            return "refuses"  # "a single premium is a mistake", "ten thousand is a fantasy"
    return ""


# --- grants -----------------------------------------------------------------------------------------------------------


def _grants(sentence: Sentence) -> str:
    """Read what is to be: "let Petrov go to Kiev", "the engines should be given", "begin the bridge"."""
    if sentence.tokens[0].has("adversative"):
        return ""  # "but let Petrov answer for it" goes on
    if sentence.has("reflexive", "otherwise"):
        return ""  # "let him congratulate them himself", "send another": something else
    pairs = pairwise(sentence.tokens) if sentence.has("bidding", "errand") else ()
    if any(a.has("bidding", "errand") and b.text.lower() in {"me", "us"} for a, b in pairs):
        return ""
    if let_do(sentence) or any(not verb.has("errand", "telling") for verb in imperatives(sentence)):
        return "agrees"
    to_be = next((frame for frame in sentence.frames if _is_to_be(frame)), None)
    if to_be is None:
        return ""
    return "refuses" if to_be.verb("refusal") else "agrees"  # "Petrov should be refused"


def _is_to_be(frame: Frame) -> bool:
    """Tell whether a clause says that something should, must or may be done."""
    group = frame.group
    if group is None or not group.modal or group.denied or frame.conditional or perfect(frame):
        return False
    if not frame.own_subject or frame.first_person or frame.said_of("you") or frame.main is not None or follows(frame):
        return False
    names = frame.modals & {"should", "must", "ought", "may", "can"}
    return bool(names) and not frame.verb("errand", "no_act", "staying", "being", "postpone")


_READERS: Sequence[tuple[int, Callable[[Sentence], str]]] = (
    (0, _elliptic), (NAMED, _of_topic), (NAMED, _delays), (NAMED, _denies), (NAMED, _fits), (SAME, _grants),
)  # fmt: skip
