"""What a sentence shows that it speaks of: "your No. 14", "as for the loan", or "it", which the one before names."""

from __future__ import annotations

from collections.abc import Sequence

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.letter.sections import Sentence

_TO_WHICH = frozenset({"with", "to", "against", "for", "of"})


def calls_yours(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of "your" telegram, proposal, number."""
    tokens = sentence.tokens
    return sentence.has("your") and any(
        token.has("your")
        and token.text.lower() != "yours"
        and (
            tokens[index + 1].kind == "number"
            or any(after.has("cited", "number_sign") for after in tokens[index + 1 : index + 4])
        )
        for index, token in enumerate(tokens[:-1])
    )


def heads(before: Sentence, sentence: Sentence) -> bool:
    """Tell whether the sentence before names what is answered, and says no more: "To your No. 14. We agree"."""
    alone = all(frame.group is None for frame in before.frames) and before.part == sentence.part
    return alone and calls_yours(before)


def names_its_matter(sentence: Sentence) -> bool:
    """Tell whether a sentence names what it answers: "the draft", "on Petrov's request", "as for the loan"."""
    first = sentence.tokens[0]
    led = first.has("topic") and not any(token.has("first_person") for token in sentence.tokens[:2])
    if not led and not sentence.has("proposing", "raised"):
        return False
    proposed = any(token.has("proposing") and token.past for token in sentence.tokens)  # "the sale proposed by Petrov"
    return led or proposed or any(token.has("raised") and token.kind == "word" for token in sentence.tokens)


def refers_back(frames: Sequence[Frame], index: int) -> bool:
    """Tell whether the subject is "it" or "this", which the sentence before may name: "It does not suit".

    In "it is possible that …", "it is impossible to …" it names what follows.
    """
    frame = frames[index]
    leads = any(later.main is frame for later in frames[index + 1 : index + 2])
    if leads or frame.doing is not None or frame.holds("completing"):
        return False
    words = [token for phrase in frame.subject for token in phrase.tokens]
    return frame.own_subject and frame.main is None and len(words) == 1 and words[0].lemma in {"it", "this"}


def to_what_was_raised(sentence: Sentence, index: int) -> bool:
    """Tell whether a relative clause is said of a proposal in the one before: "the draft, with which he agrees"."""
    led = any(phrase.has("relative") and phrase.preposition in _TO_WHICH for phrase in sentence.frames[index].before)
    return led and index > 0 and any(phrase.holds("raised") for phrase in sentence.frames[index - 1].phrases)
