"""Whether words of several sentences take back a part of the consent that one of them gives."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise

from corrkg.edition.english.letter.dispositions import disposition_of
from corrkg.edition.english.letter.sections import Sentence
from corrkg.edition.english.stance.ballots import says_for
from corrkg.edition.english.stance.changes import adverse, opens_adversely, with_changes
from corrkg.edition.english.stance.verdicts import says_yes
from corrkg.edition.english.word.tokens import Token

# So many words open a sentence that amends.
_SOON = 3
# "if necessary", "if possible"
_FIT = frozenset({"necessary", "possibly", "right_to_do"})
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
    if any(with_changes(frame) for frame in sentence.frames) or _is_bound(sentence):
        return True
    if adverse(_from_the_consent_on(sentence)) and not _leaves_it_whole(sentence):
        return True
    if is_to_the_rest(sentence) and not any(map(_refuses, sentences[:index])):
        return True
    return any(
        after.part == sentence.part and not after.point and "refuses" not in after.stances and _amends(after)
        for after in sentences[index + 1 : index + 2]
    )


def _is_bound(sentence: Sentence) -> bool:
    """Tell whether a consent is bound by a condition: "I do not mind, if the French pay for it".

    What is left to the reader binds nothing: "if you think so", "if it is necessary".
    """
    for before, token, after in zip([None, *sentence.tokens], sentence.tokens, sentence.tokens[1:], strict=False):
        if token.lemma not in {"if", "unless"} or after.lemma in {"you", "it"} or not after.classes.isdisjoint(_FIT):
            continue
        if before is None or before.text == "," or before.lemma == "only":
            return True
    return False


def is_to_the_rest(sentence: Sentence) -> bool:
    """Tell whether a consent leaves out what was spoken of before: "Five are enough. The rest is acceptable"."""
    pairs = zip([None, *sentence.tokens], sentence.tokens, strict=False)
    return any(
        token.has("the_rest") and (token.text.lower() != "rest" or (the is not None and the.lemma == "the"))
        for the, token in pairs
    )


def _refuses(sentence: Sentence) -> bool:
    """Tell whether a sentence takes a stance against something; that an amount is too much is none."""
    return any(stance in {"refuses", "postpones"} for stance in sentence.stances)


def _leaves_it_whole(sentence: Sentence) -> bool:
    """Tell whether what "but" opens leaves whole what is agreed to before it.

    It may refuse something else, bid somebody do something besides, or say how things are: "but Petrov must be told".
    """
    opened = next((place for place, frame in enumerate(sentence.frames) if place and opens_adversely(frame)), None)
    return opened is not None and _is_beside(sentence, opened)


def _is_beside(sentence: Sentence, place: int) -> bool:
    """Tell whether a clause after "but" is about something else than what was agreed to."""
    frame = sentence.frames[place]
    group = frame.group
    if group is None or any(token.has("altering", "in_part") or token.lemma == "only" for token in frame.tokens):
        return False
    if sentence.stances[place] in {"refuses", "postpones"}:
        return True
    somebody = frame.own_subject and any(phrase.people for phrase in frame.subject)
    if group.modal and somebody and not group.denied:
        return True
    if _lets_somebody(frame.tokens):
        return True
    if frame.said_of("it") or any(phrase.holds("minutes", "raised", "paper", "draft") for phrase in frame.subject):
        return False  # "but the second point is toothless"
    judged = any(
        token.kind == "number" or token.has("measure", "enough", "too_much", "faulty") for token in frame.tokens
    )
    return frame.verb("being") and frame.own_subject and not (group.modal or group.denied or judged)


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
    """Return the place of the first sentence that consents; of the first that says yes, if none does by a clause."""
    told = (place for place, sentence in enumerate(sentences) if "agrees" in sentence.stances)
    said = (place for place, sentence in enumerate(sentences) if says_yes(sentence.tokens))
    return next(chain(told, said), 0)


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


def _lets_somebody(tokens: Sequence[Token]) -> bool:
    """Tell whether somebody is bidden to do something: "but let Petrov answer for it", not "let the mill not burn"."""
    let = next((at for at, token in enumerate(tokens[:3]) if token.lemma == "let"), None)
    whom = [token for token in tokens[let + 1 : let + 3] if not token.has("title")] if let is not None else []
    bidden = bool(whom) and whom[0].kind == "name"
    return bidden and not any(token.has("negation") for token in tokens)  # "but let Petrov not promise it" is a bound


def _amends(sentence: Sentence) -> bool:
    """Tell whether a sentence amends what the one before agreed to: "But …", "It is only necessary to add …"."""
    words = [token for token in sentence.tokens if token.kind != "mark"]
    if not words:
        return False
    if words[0].has("adversative"):
        return not (sentence.frames and _is_beside(sentence, 0))
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
