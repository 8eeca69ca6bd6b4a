"""What sentences ask together with those beside them: announced points, rows of infinitives, "such a decision"."""

from __future__ import annotations

from corrkg.edition.english.letter.sections import Sentence


def obliges(sentence: Sentence) -> bool:
    """Tell whether a point has somebody oblige somebody: beside points that propose, it says what is to be ordered.

    A translation takes the infinitive of an order ("to oblige the commissar to submit …") for a past.
    """
    frame = sentence.frames[0] if sentence.point and sentence.frames else None
    if frame is None or frame.group is None or frame.group.denied or not frame.verb("obliging"):
        return False
    return frame.doing is not None


def is_of_one(sentence: Sentence, after: Sentence | None = None) -> bool:
    """Tell whether a sentence asks for what the one before says: "Half is enough. We'll give such an order"."""
    if after is None:
        return False
    words = after.tokens
    such = (place for place, token in enumerate(words) if token.lemma == "such")
    back = any(token.has("wanted", "instructing") for place in such for token in words[place : place + 4])
    return back and after.part <= sentence.part + 1


def opens_with_act(sentence: Sentence) -> bool:
    """Tell whether a sentence opens with an infinitive: "To release 6 tons"."""
    words = [token for token in sentence.tokens if token.kind != "mark"]
    words = words[1:] if words and words[0].has("negation") else words
    return len(words) > 1 and words[0].lemma == "to" and words[1].lemma == words[1].text.lower()


def is_act(sentence: Sentence) -> bool:
    """Tell whether a sentence is an infinitive and nothing else: "To bury him in Kem"; but not "To be honest, …"."""
    if sentence.point or not opens_with_act(sentence) or any(frame.group is not None for frame in sentence.frames):
        return False
    act = next((phrase for frame in sentence.frames for phrase in frame.phrases[:1]), None)
    does = act is not None and act.preposition == "to do"  # but "To your No. 7"
    return act is not None and does and not act.tokens[0].has("no_act", "no_deed", "postpone", "consent")


def announced_kind(sentence: Sentence, kind: str, *, wants_answer: bool) -> str:
    """Return the kind of the points that a sentence announces; empty where it announces no request.

    Args:
        sentence: the sentence.
        kind: what it asks itself.
        wants_answer: its section asks for an opinion, so that what the writers intend is a proposal.
    """
    intends = any(f.first_person and f.verb("intending") and f.group and not f.group.past for f in sentence.frames)
    if sentence.announces and intends and wants_answer:
        return "proposal"
    present = [token for token in sentence.tokens if not token.past]
    would = any(frame.first_person and frame.verb("deeming") for frame in sentence.frames)
    if sentence.announces and would and any(token.lemma == "would" for token in present):
        return "proposal"  # "we would think: 1) to sell the mill"
    lays = (frame for frame in sentence.frames if frame.verb("submitting", "intending", "proposing"))
    laid = any(
        any(token.has("wanted", "draft", "raised", "settled_text", "answer") for token in present)
        for frame in lays
        if not (frame.group and frame.group.past)
    )
    needed = sentence.announces and any(token.has("right_to_do") and token.has("necessary") for token in present)
    if (
        kind == "answer"
        or laid
        or needed
        or any(token.has("proposing") or token.lemma == "proposal" for token in present)
    ):
        return "proposal"
    return "demand" if kind or any(token.has("requesting") for token in present) else ""
