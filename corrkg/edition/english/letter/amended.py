"""Whether words of several sentences take back a part of the consent that one of them gives."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corrkg.edition.english.letter.dispositions import disposition_of
from corrkg.edition.english.letter.sections import Sentence
from corrkg.edition.english.stance.ballots import says_for
from corrkg.edition.english.stance.changes import adverse, with_changes
from corrkg.edition.english.word.tokens import Token

# So many words open a sentence that amends.
_SOON = 3
# How far a thing may go, before "than".
_BOUNDS = frozenset({"earlier", "later", "sooner", "more", "less", "fewer"})


def changed_in_words(sentences: Sequence[Sentence], index: int) -> bool:
    """Tell whether the consent of a sentence is taken back in part, in it or at the beginning of the next.

    Args:
        sentences: what was said, sentence by sentence.
        index: the place of the sentence that consents.
    """
    if index >= len(sentences):
        return False
    sentence = sentences[index]
    if any(with_changes(frame) for frame in sentence.frames) or adverse(_from_the_consent_on(sentence)):
        return True
    return any(
        after.part == sentence.part and not after.point and "refuses" not in after.stances and _amends(after)
        for after in sentences[index + 1 : index + 2]
    )


def _from_the_consent_on(sentence: Sentence) -> Sequence[Token]:
    """Return the words from those that consent on: what "but" parts them from stands before, "a pity, but I agree"."""
    verbs = (
        frame.group.head.start
        for frame, stance in zip(sentence.frames, sentence.stances, strict=True)
        if stance in {"agrees", "agrees-with-changes"} and frame.group is not None
    )
    start = next(verbs, 0)
    return [token for token in sentence.tokens[1:] if token.start >= start]


def consents_at(sentences: Sequence[Sentence]) -> int:
    """Return the place of the first sentence that consents; of the first of all, if none does by a clause."""
    return next((place for place, sentence in enumerate(sentences) if "agrees" in sentence.stances), 0)


def to_points_alone(sentences: Sequence[Sentence]) -> bool:
    """Tell whether somebody consents to some points, and says nothing of the others: "I agree with items 1 and 3"."""
    stances = [stance for sentence in sentences for stance in sentence.stances if stance]
    bare = disposition_of(sentences[0]) if sentences and not stances else None  # "Agree with paragraph a"
    stances += [bare.stance] if bare is not None else []
    tokens = [token for sentence in sentences for token in sentence.tokens]
    stances = stances or (["agrees"] if sentences and says_for(sentences[0].tokens) else [])
    points = any(
        a.has("minutes", "raised")
        and (b.kind == "number" or (b.kind == "word" and len(b.text) == 1 and not b.has("pronoun")))
        for a, b in pairwise(tokens)
    )
    waits = any(token.has("postpone", "waiting") for sentence in sentences[1:] for token in sentence.tokens)
    told = waits or any(disposition_of(sentence) for sentence in sentences[1:])  # the other points, too
    told = told or any(token.lemma == "against" for token in tokens)
    return points and stances == ["agrees"] and not told


def _amends(sentence: Sentence) -> bool:
    """Tell whether a sentence amends what the one before agreed to: "But …", "It is only necessary to add …"."""
    words = [token for token in sentence.tokens if token.kind != "mark"]
    if not words:
        return False
    if words[0].has("adversative"):
        return True
    bare = words[0].has("altering") and words[0].lemma == words[0].text.lower()
    if _bounds(words) and all(frame.group is None for frame in sentence.frames):
        return True
    if any(token.text.lower() == "better" for token in words[:_SOON]) and not any(t.lemma == "than" for t in words):
        return True  # "I am for it. It is better after the 10th.", not "It is better to wait than to repent"
    only = any(token.lemma == "only" for token in words[:4]) and any(token.has("altering") for token in words)
    return bare or only


def _bounds(words: Sequence[Token]) -> bool:
    """Tell whether a measure or a day is bounded: "The plenum - not earlier than the 28th", "no more than five"."""
    return any(
        no.has("negation") and more.text.lower() in _BOUNDS and than.lemma == "than"
        for no, more, than in zip(words, words[1:], words[2:], strict=False)
    )
