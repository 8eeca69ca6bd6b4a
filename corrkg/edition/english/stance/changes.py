"""What takes back a part of a consent: "with amendments", "in principle", "but proposed to delete the last point"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise, takewhile

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.participles import having_done
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.english.word.vocabulary import bases_of, vocabulary

# So many clauses after a consent may change what was consented to.
_AHEAD = 3
# So many clauses before a consent may tell what was altered first.
_BACK = 2
# So many words open a clause that is a condition: ", but on the condition".
_NEAR = 5
# Before such a mark, or at the beginning, "only" is said of all that follows.
_MARKS = frozenset(",.;:–—-(")


def with_changes(frame: Frame) -> bool:
    """Tell whether a consent is to some points only: "with amendments", "in principle", "on condition"."""
    if any(token.has("in_part") for token in frame.tokens):
        return True
    if any(_is_change(frame, phrase) for phrase in frame.phrases) or _limited(frame):
        return True
    # "having crossed out the last point, Orlov agreed"
    return _altering_beside(frame) or having_done(frame, "altering")


def changed(frames: Sequence[Frame], index: int) -> bool:
    """Tell whether the consent of a clause is changed in it, or in the clauses that go on with it.

    Args:
        frames: the clauses of a note or a sentence.
        index: the place of the clause that consents.
    """
    frame = frames[index]
    if with_changes(frame) or any(_altered(before, frame) for before in frames[max(0, index - _BACK) : index]):
        return True
    after = takewhile(lambda later: later.statement is frame.statement, islice(frames, index + 1, index + 1 + _AHEAD))
    return any((_goes_on(frame, later) and _alters(later)) or _is_condition(later) for later in after)


def _is_condition(later: Frame) -> bool:
    """Tell whether a clause binds or mends the one before it: "agreed, if the staff were increased"."""
    first = later.tokens[:_NEAR]
    led = any(token.has("in_part") for token in first[:3])
    led = led or any(token.has("condition") and not token.has("bounding", "completing") for token in first[:2])
    mends = any(token.lemma.startswith("instead") for token in first) and any(later.quotations())
    bound = mends or any(token.has("proviso") for token in first)
    return led or (bound and any(token.has("adversative") for token in first))  # "but instead of “may” to write “will”"


def _is_change(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether a phrase says what was changed; "agreed with the amendment" says what was agreed to."""
    if not phrase.has("change") or phrase.preposition not in {"with", "on", "under", "subject to"}:
        return False
    first = phrase.tokens[0]
    definite = first.has("owner_pronoun") or first.lemma in {"the", "this", "these", "that", "those"}
    return not (phrase.preposition == "with" and frame.holds("consent") and (definite or first.possessive))


def _limited(frame: Frame) -> bool:
    """Tell whether a clause goes on with "but only …", "but with …" after its verb."""
    start = frame.group.stop if frame.group else frame.span.start
    tokens = [token for token in frame.tokens if token.start >= start]
    if any(token.lemma == "but" and not _no_more(tokens[place:]) for place, token in enumerate(tokens[:-1])):
        return True
    ends = [*tokens[1:], None]
    return any(token.has("no_more") and not _dates(after) for token, after in zip(tokens, ends, strict=False))


def _no_more(rest: Sequence[Token]) -> bool:
    """Tell whether "but" only holds to an amount: "15 million, but not a kopeck more"."""
    words = [token for token in rest if token.kind != "mark"][:_NEAR]
    denied = len(words) > 1 and words[0].lemma == "but" and words[1].has("negation")
    lowers = {token.text.lower() for token in words}
    return denied and "more" in lowers and "than" not in lowers


def _dates(after: Token | None) -> bool:
    """Tell whether "only" is said of a day or an hour: "agreed only on May 6"."""
    return after is not None and (after.has("preposition") or after.kind in {"day", "time"})


def _altering_beside(frame: Frame) -> bool:
    """Tell whether a participle after the verb alters: "agreed, limiting the loan to 50 thousand"."""
    start = frame.group.stop if frame.group else frame.span.end
    return any(
        before.text == "," and token.start >= start and _gerund(token) for before, token in pairwise(frame.tokens)
    )


def _altered(before: Frame, frame: Frame) -> bool:
    """Tell whether he who consents altered the text first: "crossed out the last point and wrote: “I agree”"."""
    one = before.statement is frame.statement or (frame.statement.linked and not before.statement.references)
    return one and before.status == "done" and _goes_on(before, frame) and before.verb("altering") and _alters(before)


def _goes_on(frame: Frame, later: Frame) -> bool:
    """Tell whether a clause has the subject of the one that consents, or "he" for it."""
    if not later.own_subject or any(phrase.has("person_pronoun", "first_person") for phrase in later.subject):
        return True
    names = {token.lemma for phrase in frame.subject for token in phrase.people}
    return bool(names & {token.lemma for phrase in later.subject for token in phrase.people})


def _alters(frame: Frame) -> bool:
    """Tell whether a clause alters, or asks that something be altered: "reduced it", "proposed to delete"."""
    if frame.group is None or frame.group.denied or frame.voice == "passive":
        return False
    stop = frame.group.stop
    rest = [token for token in frame.tokens if token.start >= stop]
    if frame.tokens[0].lemma == "," and takes_back_a_part(frame):
        return True
    if frame.verb("asking", "proposing", "saying"):
        return any(token.has("altering") or _gerund(token) for token in rest)
    return frame.verb("altering") and frame.voice == "active"


def takes_back_a_part(frame: Frame) -> bool:
    """Tell whether a clause behind a consent asks for less: "but asked to wait", "but thought it superfluous to pay".

    What somebody finds wrong he refuses: "but considered it too early to print the draft".
    """
    if frame.own_subject or not opens_adversely(frame):
        return False
    needless = any(token.has("needless") and not token.has("said_no", "refusal") for token in frame.tokens)
    needless &= frame.verb("deeming") and frame.doing is not None
    return frame.verb("asking", "proposing") or needless


def opens_adversely(frame: Frame) -> bool:
    """Tell whether a clause opens with "but": "agreed, but asked to begin on the 23rd"."""
    return any(token.has("adversative") for token in frame.tokens[:2])


def _gerund(token: Token) -> bool:
    """Tell whether a word in -ing is of altering; the lemmatiser takes many as they stand."""
    single = vocabulary().single
    return token.kind == "word" and any("altering" in single.get(base, ()) for base in bases_of(token.text.lower()))


def adverse(tokens: Sequence[Token]) -> bool:
    """Tell whether "but", or "only" after a mark, goes on with words."""
    return any(
        token.has("adversative")
        and (token.has("conjunction") or before.text in _MARKS or before.lemma == "but")
        and not _no_more(tokens[place:])
        for place, (before, token) in enumerate(pairwise(tokens), 1)
    )
