"""What one sentence of a letter asks: a demand, a proposal, an answer; each act of its own is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.letter.announcing import is_act
from corrkg.edition.english.letter.bidding import imperatives, is_bare, is_verb, let_do
from corrkg.edition.english.letter.moods import Mood, moods, right
from corrkg.edition.english.letter.sections import Sentence
from corrkg.edition.english.letter.several import acts_apart, denials_apart
from corrkg.edition.english.stance.stances import CONSENTS
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.english.word.vocabulary import MOODS
from corrkg.edition.source import Span

# How many words may stand between "if you" and "agree".
_NEAR = 4
_IF = frozenset({"if", "unless"})
# "Please" stands among so many first words, or last.
_FIRST = 3
# So long a question wants to be told; a longer one is an argument.
_QUESTION = 16


@dataclass(frozen=True, slots=True)
class Asked:
    """What words ask.

    Args:
        span: the words.
        kind: ``answer``, ``proposal`` or ``demand``.
    """

    span: Span
    kind: str


def asked_by(sentence: Sentence, *, wants_answer: bool) -> list[Asked]:
    """Return what a sentence asks in its writers' name.

    Args:
        sentence: the sentence.
        wants_answer: its section asks for an opinion, so that what the writers intend is a proposal.
    """
    joint = _joins_answer(sentence)
    if joint is not None:
        low = next(token for token in reversed(sentence.tokens[:joint]) if token.kind != "mark").end
        after = sentence.tokens[joint + 1].start
        return [Asked(Span(sentence.span.start, low), "demand"), Asked(Span(after, sentence.span.end), "answer")]
    bidden = let_do(sentence)
    if len(bidden) > 1:
        return [Asked(span, "demand") for span in bidden]
    kind = kind_of(sentence, wants_answer=wants_answer)
    apart = {"proposal": acts_apart, "demand": denials_apart}.get(kind)
    spans = apart(sentence) if apart is not None else [sentence.span]
    return [Asked(span, kind) for span in spans] if kind else []


def _joins_answer(sentence: Sentence) -> int | None:
    """Return where "and" joins a bidden answer to another demand: "Show this to Petrov and answer"."""
    words = [place for place, token in enumerate(sentence.tokens) if token.kind not in {"mark", "number"}]
    if len(words) < _NEAR or sentence.tokens[words[-2]].lemma != "and":
        return None
    last = sentence.tokens[words[-1]]
    alone = last.has("answer") and last.lemma == last.text.lower()
    return words[-2] if alone and imperatives(sentence) else None


def kind_of(sentence: Sentence, *, wants_answer: bool) -> str:
    """Return what a sentence asks in its writers' name; empty where it asks for nothing."""
    tokens = sentence.tokens
    leave = _asks_leave(sentence)
    if sentence.has("farewell", "parting") and _is_farewell(tokens):
        return ""
    if _leaves_to_you(sentence):
        return "proposal"
    if leave:
        own = any(token.has("first_person") or token.lemma == "please" for token in tokens)
        return "demand" if own else ""
    if (sentence.asks or _bids_answer(sentence)) and not (_submits(sentence) or _agrees_if(sentence)):
        return "answer"
    if (found := right(sentence)) is not None:
        return _kind(found)
    if sentence.has("first_person") and offers_following(sentence):
        return "proposal"
    if _demands(sentence):
        return "demand"
    if sentence.question:
        return "proposal" if _asks_whether_not(tokens) else ""
    asking = list(moods(sentence, wants_answer=wants_answer))
    rest = [mood for mood in asking if not (mood.name == "must" and mood.frame.group and mood.frame.group.denied)]
    kinds = [_kind(mood) for mood in rest or asking]  # "the plan should be raised, but the price must not be touched"
    if "demand" in kinds or let_do(sentence) or imperatives(sentence):
        return "demand"
    if (sentence.has("proposing") and _says_i_propose(tokens)) or offers_following(sentence) or is_act(sentence):
        return "proposal"
    return kinds[0] if kinds else ""


def _kind(mood: Mood) -> str:
    kinds = MOODS["advice" if mood.name == "right" and "would" in mood.frame.modals else mood.name]
    return next((kind for name, kind in kinds.items() if mood.act.has(name)), kinds["kind"])


def _is_farewell(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence takes leave: "Give my regards to …", "Kiss the children"."""
    words = [token for token in tokens if token.kind != "mark"]
    greets = bool(words) and words[0].has("farewell")
    return greets or (
        bool(words) and words[0].has("bidding") and any(token.has("farewell", "parting") for token in words[1:4])
    )


# --- answers --------------------------------------------------------------------------------------------------------


def _leaves_to_you(sentence: Sentence) -> bool:
    """Tell whether something will be done unless the reader minds: "Petrov will leave, if you don't mind"."""
    tokens = sentence.tokens
    if sentence.question or "you" not in sentence.lemmas or sentence.lemmas.isdisjoint(_IF):
        return False  # as most sentences
    at = next((place for place, (a, b) in enumerate(pairwise(tokens)) if a.lemma in _IF and b.lemma == "you"), None)
    if at is None:
        return False
    if not any(token.has("consent", "objection", "think", "deeming") for token in tokens[at + 2 : at + 2 + _NEAR]):
        return False
    rest = (frame for frame in sentence.frames if tokens[at] not in frame.tokens)
    return any(_will_be_done(frame) for frame in rest)


def _will_be_done(frame: Frame) -> bool:
    """Tell whether a clause says what will or would be done, by others than the reader."""
    you = frame.said_of("you")
    return frame.group is not None and frame.group.modal and not you and not frame.verb("asking")


def _agrees_if(sentence: Sentence) -> bool:
    """Tell whether the writers say that they agree if the reader does: "I don't mind, if you agree"."""
    asks = any(token.has("asks_for", "wanted") and not token.has("preposition", "your") for token in sentence.tokens)
    if sentence.question or asks:
        return False
    frames = sentence.frames
    return any(frame.first_person and sentence.stances[at] in CONSENTS for at, frame in enumerate(frames))


def _bids_answer(sentence: Sentence) -> bool:
    """Tell whether a sentence bids to answer: "Reply by telegraph"."""
    if not sentence.has("wanted" if sentence.question else "answer"):
        return False  # as most sentences
    words = [token for token in sentence.tokens if token.kind != "mark" and not token.has("adverb")]
    if sentence.question:
        return any(a.has("your") and b.has("wanted") for a, b in pairwise(words))
    alone = len(words) == 1 and words[0].lemma == words[0].text.lower()  # "How much coal is there? Answer."
    return bool(words) and words[0].has("answer") and (alone or words[0] in imperatives(sentence))


def _submits(sentence: Sentence) -> bool:
    """Tell whether a sentence only lays something before the reader: "We submit for approval:"."""
    return sentence.announces and any(frame.verb("submitting") and frame.first_person for frame in sentence.frames)


def _asks_leave(sentence: Sentence) -> bool:
    """Tell whether what is asked for is leave to do something: a demand, and no question of opinion."""
    if not sentence.asks:
        return False
    wanted = [token for token in sentence.tokens if token.has("wanted") or token.lemma == "permission"]
    return bool(wanted) and all(token.lemma == "permission" for token in wanted)


# --- demands --------------------------------------------------------------------------------------------------------


def _demands(sentence: Sentence) -> bool:
    """Tell whether a sentence demands in so many words: "please …", "I ask you to …"."""
    polite = "please" in sentence.lemmas
    if not (polite or sentence.question or sentence.has("requesting", "insisting")):
        return False  # as most sentences
    words = [token for token in sentence.tokens if token.kind != "mark"]
    opens = words[:_FIRST] + [token for before, token in pairwise(sentence.tokens) if before.text == ","]
    if polite and any(token.lemma == "please" for token in (*opens, *words[-1:])):
        return True
    if sentence.question:
        return _wants_to_be_told(words)
    return sentence.has("requesting", "insisting") and _requests(words)


def _requests(words: Sequence[Token]) -> bool:
    """Tell whether "I also ask that …", "I would beg you to …", "you are asked to …" stands in a sentence."""
    words = [token for token in words if (not token.has("adverb") or token.has("negation")) and token.lemma != "would"]
    for index, (one, other) in enumerate(pairwise(words)):
        after = words[index + 2 : index + 5]
        led = any(token.lemma in {"to", "that", "for", "permission"} for token in after)
        asks = other.has("requesting", "insisting") and other.lemma == other.text.lower()
        if one.has("first_person") and asks and led:
            return True
        if one.has("first_person") and asks and after[:1] and after[0].lemma == "you" and _bids_after_you(after[1:]):
            return True
        asked = other.has("auxiliary") and bool(after) and after[0].has("requesting") and after[0].past
        if one.lemma == "you" and asked:
            return True
    return False


def _bids_after_you(words: Sequence[Token]) -> bool:
    """Tell whether a verb bids after "I beg you": "push him", "comrades, look into it"."""
    if any(is_bare(word) and word.has("bidding") for word in words):
        return True
    held = len(words) > 1 and words[1].has("object_pronoun", "determiner")
    return held and is_bare(words[0]) and is_verb(words[0].text.lower())


def _wants_to_be_told(words: Sequence[Token]) -> bool:
    """Tell whether a question wants to be told something: "What does it cost?", "What did you decide?"."""
    first = next((token for token in words if not token.has("adverb", "conjunction")), None)
    if first is None or not first.has("questioning") or first.lemma == "why" or len(words) > _QUESTION:
        return False
    after = words[words.index(first) + 1 : words.index(first) + 5]
    asks = any(token.lemma == "do" or token.text.lower() == "did" for token in after)
    if first.lemma == "how" and after[:1] and after[0].lemma in {"many", "much"}:
        return not any(token.has("modal", "how_long") for token in after)  # "how much longer …", "how many times …"
    if first.lemma == "what" and any(a.possessive and b.has("wanted") for a, b in pairwise(words)):
        return True  # "What is Petrov's opinion?"
    if first.lemma == "what" and _what_befalls(words):
        return True
    who = first.lemma in {"who", "where"} and len(after) > 1 and after[0].lemma == "be" and after[1].kind == "name"
    how = first.lemma == "how" and any(token.has("sensing") for token in after)  # "How do you feel?"
    will = any(a.lemma == "will" and b.lemma == "you" for a, b in pairwise(after))
    denied = any(token.has("negation") or (token.has("modal") and not will) for token in after)
    return (asks or who or will) and not how and not denied


def _what_befalls(words: Sequence[Token]) -> bool:
    """Tell whether a question wants to be told how a matter stands: "What is happening with the mill?"."""
    rest = [token for token in words if token.has("befalling", "state_of_things") or token.has("about_a_thing")]
    told = any(a.has("befalling", "state_of_things") and b.has("about_a_thing") for a, b in pairwise(rest))
    return told and not any(token.has("modal", "negation") for token in words)


# --- proposals ------------------------------------------------------------------------------------------------------


def _asks_whether_not(tokens: Sequence[Token]) -> bool:
    """Tell whether a question proposes: "Should we not sell it?", "Shouldn't we …?"."""
    words = [token for token in tokens if token.kind != "mark"]
    opens = bool(words) and words[0].has("modal")
    ours = any(token.has("first_person") for token in words[:4])
    done = any(a.lemma == "be" and b.past for a, b in pairwise(words))  # "Shouldn't it be sent to the trust?"
    return opens and any(token.has("negation") for token in words[:4]) and (ours or done)


def _says_i_propose(tokens: Sequence[Token]) -> bool:
    """Tell whether "I propose", "we therefore suggest" or "I would propose" stands in a sentence."""
    words = [
        token
        for token in tokens
        if (token.has("first_person", "negation") or not token.has("adverb")) and token.lemma != "would"
    ]
    words = [token for token in words if token.text != ","]
    return any(one.has("first_person") and other.has("proposing") and not other.past for one, other in pairwise(words))


def offers_following(sentence: Sentence) -> bool:
    """Tell whether a proposal is set out: "makes the following proposal: …", "the following draft answer: …"."""
    tokens = sentence.tokens
    if not sentence.has("raised"):
        return False
    colon = next((place for place, token in enumerate(tokens) if token.text == ":"), len(tokens))
    lead = tokens[:colon]
    return colon < len(tokens) and any(
        one.lemma in {"following", "follow"} and other.has("raised") for one, other in pairwise(lead)
    )
