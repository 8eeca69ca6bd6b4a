"""The mood of a clause that asks in its writers' own name: "I propose …", "it would be better to …", "we want to …".

Each reader of a mood looks at one clause and returns the verb of what is asked. What speaks against every mood stands
in one place: what others say, and conditions. What a mood asks is told by the data file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.letter import wishes
from corrkg.edition.english.letter.duties import can_be_done, must_be_done, should_be_done
from corrkg.edition.english.letter.rulings import is_enough, is_superfluous
from corrkg.edition.english.letter.sections import Sentence, remembered
from corrkg.edition.english.word.tokens import Token

# So far what is found right may stand from "to do", or from "it is".
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Mood:
    """A clause that asks.

    Args:
        name: the mood, as the data file names it.
        act: the verb of what is asked; the clause's own where it names no other.
        frame: the clause.
    """

    name: str
    act: Token
    frame: Frame


def moods(sentence: Sentence, *, wants_answer: bool) -> Iterator[Mood]:
    """Return the moods of the clauses of a sentence, the surest mood first.

    Args:
        sentence: the sentence.
        wants_answer: its section asks for an opinion, so that what the writers intend is a proposal.
    """
    return (mood for mood in _moods(sentence) if wants_answer or mood.name not in _WHERE_ASKED)


@remembered
def _moods(sentence: Sentence) -> tuple[Mood, ...]:
    """Return all moods of a sentence, wherever it stands."""
    free = [frame for frame in sentence.frames if frame.group is not None and not _barred(frame)]
    own = [frame for frame in free if frame.first_person]
    found: list[Mood] = []
    for name, read in _READERS:
        for frame in own if read in _OF_ONESELF else free:
            if (act := read(frame, sentence)) is not None:
                found.append(Mood(name, act, frame))
    return tuple(found)


def _barred(frame: Frame) -> bool:
    """Tell whether others say a clause, or it is only a condition."""
    return not in_own_name(frame) or frame.conditional


def in_own_name(frame: Frame) -> bool:
    """Tell whether the writers say a clause, and not somebody of whom they tell."""
    return frame.main is None or any(main.first_person or _seems(main) for main in frame.chain())


def _seems(frame: Frame) -> bool:
    """Tell whether a clause says what seems to the writers: "it seems to me that …"."""
    it = frame.said_of("it")
    return it and frame.verb("seeming", "being")


def of_another(frame: Frame) -> bool:
    """Tell whether a person or a body other than the writers is the subject."""
    return any(phrase.people or phrase.has("body", "other_body", "bank") for phrase in frame.subject)


# --- the moods ------------------------------------------------------------------------------------------------------


def _right(frame: Frame, sentence: Sentence) -> Token | None:
    """Read what is found right to do: "consider it possible to", "it would be better to"."""
    if not frame.holds("right_to_do") or of_another(frame):
        return None
    question, tokens = sentence.question, frame.tokens
    for index, token in enumerate(tokens):
        if not token.has("right_to_do"):
            continue
        before, after = tokens[max(0, index - _NEAR) : index], tokens[index + 1 : index + 1 + _NEAR]
        if token.lemma == "time" and question:  # "Isn't it time, by the way, to …"
            after = tokens[index + 1 : index + 2 * _NEAR + 1]
        doing = next((place for place, each in enumerate(after) if each.lemma == "to"), None)
        being = {each.text.lower() for each in before}
        if being & {"been", "was", "were"} or (any(each.has("negation") for each in before) and not question):
            continue
        does = "do" in being and "you" in being  # "you would do well to write to him"
        would = any(each.text.lower() == "would" for each in before) and ("be" in being or does)
        deems = "it" in being and (any(each.has("deeming") for each in before))
        must = token.has("necessary", "enough") or token.lemma == "time" or question
        plain = "it" in being and "is" in being and must
        if doing is not None and (would or deems or plain):
            verb = after[doing + 1] if doing + 1 < len(after) else token
            return None if verb.has("fulfils", "supposing") and not verb.has("altering") else verb
        if would and token.lemma in {"better", "well", "good"}:
            return token
    return None


def right_to_do(frame: Frame) -> bool:
    """Tell whether a clause finds something right to do, whoever says it: "Petrov considers it possible to …"."""
    deems = frame.holds("right_to_do")
    it = deems and any(a.has("deeming") and b.lemma == "it" for a, b in pairwise(frame.tokens))
    return it and any(token.lemma == "to" for token in frame.tokens)


def _needs(frame: Frame, sentence: Sentence) -> Token | None:
    """Read "we think that the mill needs to be sold": a complement of what the writers deem."""
    group = frame.group
    if group is None or not frame.verb("deeming") or not frame.first_person or not wishes.is_present(frame):
        return None
    return next((token for token in sentence.tokens if token.has("needing") and token.start > group.head.end), None)


def _needless(frame: Frame, _: Sentence) -> Token | None:
    """Read what is found needless: "paragraph 7 is superfluous"."""
    return frame.group.head if frame.group is not None and frame.own_subject and is_superfluous(frame) else None


def _enough(frame: Frame, sentence: Sentence) -> Token | None:
    """Read what amount is found enough: "7 thousand are enough"; "… is unacceptable, two are enough" gives a reason."""
    reason = "refuses" in sentence.stances
    return frame.group.head if frame.group is not None and is_enough(frame) and not reason else None


def _unclear(frame: Frame, _: Sentence) -> Token | None:
    """Read what is asked by saying what is not clear: "it is not clear whether …"."""
    group = frame.group
    said = frame.verb("being") and group is not None and group.denied and frame.holds("plain")
    it = frame.said_of("it")
    return group.head if group is not None and said and it and frame.main is None else None


def _awaits(frame: Frame, _: Sentence) -> Token | None:
    """Read what the writers wait for: "I am waiting for the text of the agreement"."""
    if not frame.first_person or not wishes.is_present(frame) or not frame.verb("waiting"):
        return None
    thing = next((phrase for phrase in frame.after if phrase.preposition == "for"), None)
    waited = thing is not None and thing.tokens[0].has("determiner") and not thing.people
    return frame.group.head if waited and frame.group is not None else None


# What is a proposal only where an answer is asked for.
_WHERE_ASKED = frozenset({"plan", "licence"})
_Reader = Callable[[Frame, Sentence], Token | None]
_READERS: Sequence[tuple[str, _Reader]] = (
    ("must", must_be_done), ("unclear", _unclear), ("needless", _needless), ("enough", _enough), ("request", _awaits),
    ("offer", wishes.offer), ("offer", wishes.insisted), ("offer", wishes.names), ("weighing", wishes.weighing),
    ("wish", wishes.wish), ("favour", wishes.favour), ("would", wishes.would), ("plan", wishes.plan),
    ("plan", wishes.outlined), ("right", _needs), ("should", should_be_done), ("licence", can_be_done),
    ("licence", wishes.able),
)  # fmt: skip
# Those that ask first whether the writers act: most clauses are of others.
_OF_ONESELF: frozenset[_Reader] = frozenset({
    _awaits, _needs, wishes.insisted, wishes.names, wishes.weighing, wishes.wish, wishes.favour, wishes.would,
    wishes.plan, wishes.outlined, wishes.able,
})  # fmt: skip


@remembered
def right(sentence: Sentence) -> Mood | None:
    """Return what a sentence finds right to do, in its writers' name; it goes before other moods."""
    for frame in sentence.frames:
        if in_own_name(frame) and not frame.conditional and (act := _right(frame, sentence)):
            return Mood("right", act, frame)
    return None
