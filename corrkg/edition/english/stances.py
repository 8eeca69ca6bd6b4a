"""Stances of a letter's own words, and those in notes that are no consent: refuses, postpones, asks back, abstains."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corrkg.edition.english.address import same_name
from corrkg.edition.english.frames import Frame
from corrkg.edition.english.framing import frames_of
from corrkg.edition.english.papers import Papers
from corrkg.edition.english.phrases import Phrase
from corrkg.edition.english.replies import asks, sentences
from corrkg.edition.english.statements import mask_quotations
from corrkg.edition.english.tokens import Names, Token, tokenize
from corrkg.edition.english.verdicts import frame_stance, negated
from corrkg.edition.records import Footnote, Header, NameForm, Part, Response
from corrkg.edition.source import SourceText, Span, fold

# The number of a point: "2.", "1)", "1).", "a)".
POINT = re.compile(r"\s*(?:\d{1,2}|[a-z](?=\)))\s?[.)]+(?=\s)")
_ENDS = frozenset(".!?;")


def with_changes(frame: Frame) -> bool:
    """Tell whether a consent is to some points only: "with amendments", "in principle", "on condition"."""
    if any(token.has("in_part") for token in frame.tokens):
        return True
    return any(_is_change(frame, phrase) for phrase in frame.phrases)


def _is_change(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether a phrase says what was changed; "agreed with the amendment" says what was agreed to."""
    if not phrase.has("change") or phrase.preposition not in {"with", "on", "under", "subject to"}:
        return False
    first = phrase.tokens[0]
    definite = first.has("owner_pronoun") or first.lemma in {"the", "this", "these", "that", "those"}
    return not (phrase.preposition == "with" and frame.verb("consent") and (definite or first.possessive))


def stance_of(frame: Frame) -> str:
    """Return what a clause says to a proposal, as a notation of the list of stances; empty where it says nothing."""
    if _abstains(frame):
        return "abstains"
    if frame.status == "proposed" or frame.group is None:
        return ""
    verb, denied = frame.group.head, frame.group.denied
    if verb.has("postpone") and not denied:
        return "postpones"
    if frame.holds("vote") and (verb.has("vote") or frame.verb("being")) and not denied:
        against = any(token.has("objection") for token in frame.tokens)
        return "votes-against" if against else "votes-for"
    if (verb.has("sound") and denied) or _reproved(frame):
        return "refuses"
    said = frame_stance(frame)
    if said > 0:
        return "agrees-with-changes" if with_changes(frame) else "agrees"
    return "refuses" if said < 0 else ""


def _abstains(frame: Frame) -> bool:
    """Tell whether a clause abstains: by its verb, or "cannot vote either for or against"."""
    if frame.verb("abstain"):
        return frame.group is not None and not frame.group.denied and frame.status != "proposed"
    denied = frame.status == "denied" or frame.holds("negation")
    both = frame.holds("in_favor") and frame.holds("objection")
    return frame.holds("vote") and denied and both


def _reproved(frame: Frame) -> bool:
    """Tell whether a clause finds fault: "is questionable", "seems wrong"."""
    if not frame.verb("being", "seeming"):
        return False
    return any(token.has("faulty") and not negated(frame.tokens, index) for index, token in enumerate(frame.tokens))


# --- the letter's own words ---------------------------------------------------------------------------------------


def read_own_responses(
    source: SourceText, parts: Sequence[Part], header: Header, near: dt.date | None, names: Names
) -> Iterator[Response]:
    """Yield the stances that a letter takes to what others asked its writers.

    What the writers think of a proposal that they pass on is none: there they ask for an opinion in the same breath.
    A stance to what is called "yours" always is one.

    Args:
        source: the text.
        parts: the parts of the letter.
        header: who wrote.
        near: the letter's day.
        names: what is known of names.
    """
    body = [part for part in parts if part.kind in {"body", "postscript"}]
    for part, after in zip(body, [*body[1:], None], strict=False):
        passes_on = asks(part.text) or (after is not None and not after.text[:1].isdigit() and asks(after.text))
        words = own_words(source, part.span)
        for sentence in sentences(tokenize(words, near, names, part.span.start)):
            span = Span(sentence[0].start, sentence[-1].end - (sentence[-1].text in _ENDS))
            question = sentence[-1].text == "?"
            yours = _calls_yours(sentence)
            if question or (passes_on and not yours):
                continue
            frames = frames_of(
                words[span.start - part.span.start : span.end - part.span.start], near, names, span.start
            )
            yield from _of_sentence(frames, header.senders, span, yours=yours)


def own_words(source: SourceText, span: Span) -> str:
    """Return a paragraph with its quotations and the number of its point blanked out ("2. I" is no day)."""
    words = mask_quotations(source.text[span.start : span.end])
    point = POINT.match(words)
    return " " * point.end() + words[point.end() :] if point else words


def _of_sentence(
    frames: Sequence[Frame], writers: tuple[NameForm, ...], span: Span, *, yours: bool
) -> Iterator[Response]:
    for number, frame in enumerate(frames):
        own = any(phrase.has("first_person") for phrase in frame.subject)
        theirs = yours and frame.own_subject and any(_is_yours(phrase) for phrase in frame.before)
        told = own and (_is_past(frame) or _sides_with_another(frame))
        if not (own or theirs or _impersonal(frame)) or told or frame.main is not None:
            continue
        stance, bound = "agrees" if _impersonal(frame) else stance_of(frame), False
        if stance == "agrees" and any(_is_proviso(later) for later in frames[number + 1 :]):
            stance = "agrees-with-changes"
        if not stance and own and _advises_against(frame):
            stance, bound = "refuses", True
        if stance and number and _conditional(frame):
            continue
        if stance:
            # A refusal or a postponement without "your" may be of anything: it counts where it answers a letter.
            bound = bound or (not yours and stance in {"refuses", "postpones", "votes-for", "votes-against"})
            yield Response(None, writers, stance, span, bound=bound)
            return


def _calls_yours(sentence: Sequence[Token]) -> bool:
    """Tell whether a sentence speaks of "your" telegram, proposal, number."""
    for index, token in enumerate(sentence[:-1]):
        if token.has("your") and (
            sentence[index + 1].kind == "number"
            or any(after.has("cited", "number_sign") for after in sentence[index + 1 : index + 4])
        ):
            return True
    return False


def _is_yours(phrase: Phrase) -> bool:
    return any(token.has("your") for token in phrase.tokens)


def _is_past(frame: Frame) -> bool:
    """Tell whether a clause says what was done before: "refused", "have refused"."""
    group = frame.group
    if group is None or group.head.has("auxiliary"):
        return False
    return group.past and not group.passive


def _sides_with_another(frame: Frame) -> bool:
    """Tell whether a clause agrees with somebody, and not with those who are written to: "we agree with him"."""
    for phrase in frame.after:
        if phrase.preposition == "with" and phrase.head is not None and frame.verb("consent"):
            return bool(phrase.people) or phrase.head.lemma in {"he", "him", "she", "her", "they", "them"}
    return False


def _is_proviso(frame: Frame) -> bool:
    """Tell whether a clause puts a condition on what was said: "but it must not be longer"."""
    led = any(token.lemma == "but" for token in frame.tokens[:2])
    return led and frame.group is not None and frame.group.modal


def _impersonal(frame: Frame) -> bool:
    """Tell whether a clause has no subject and says "no objection"."""
    return frame.group is None and any(
        phrase.has("objection") and phrase.tokens[0].has("negation") for phrase in frame.phrases
    )


def _conditional(frame: Frame) -> bool:
    """Tell whether a clause is a condition: "if you agree"."""
    return any(token.has("condition") for token in frame.tokens[:2])


def _advises_against(frame: Frame) -> bool:
    """Tell whether a clause proposes not to do something."""
    if not frame.verb("asking") or frame.group is None or frame.group.denied:
        return False
    return any(a.has("negation") and b.lemma == "to" for a, b in pairwise(frame.tokens))


# --- notes --------------------------------------------------------------------------------------------------------


def read_noted_responses(
    source: SourceText, note: Footnote, frames: Sequence[Frame], header: Header
) -> Iterator[Response]:
    """Yield the stances of a note that are no consent, of those whom the letter asks.

    Args:
        source: the text.
        note: the note.
        frames: its frames.
        header: who wrote, and to whom.
    """
    papers = Papers(header)
    seen: set[tuple[str, str]] = set()
    for frame in frames:
        papers.see(frame)
        if papers.foreign or frame.voice != "active":
            continue
        stance = _noted(frame)
        people = [name for name in _agents(source, frame, header) if (name.form, stance) not in seen] if stance else []
        if people:
            seen |= {(name.form, stance) for name in people}
            yield Response(
                note.number, tuple(people), stance, frame.span, frame.day("paper"), frame.time, frame.place("from"),
                frame.means, frame.statement.references,
            )  # fmt: skip


def _noted(frame: Frame) -> str:
    """Return the stance of a clause of a note; what somebody will not do himself is none."""
    if frame.group is None or frame.status == "proposed":
        return ""
    doing = [phrase for phrase in frame.after if phrase.preposition == "to do"]
    if any(phrase.tokens[0].has("own_doing") for phrase in doing):
        return ""
    stance = stance_of(frame)
    if stance in {"agrees", "agrees-with-changes", "votes-for"}:
        return ""
    if stance == "postpones" and not (frame.holds("matter", "answer", "decision") or doing):
        return ""
    return stance


def _agents(source: SourceText, frame: Frame, header: Header) -> Iterator[NameForm]:
    """Yield those of the asked who act: by name, or "he" where one alone is asked."""
    for phrase in frame.agents():
        for token in phrase.people:
            if any(same_name(token.text, name.form) for name in header.recipients):
                span = Span(token.start, token.start + len(token.text))
                yield NameForm(fold(source.quote(span)), span)
        if phrase.has("person_pronoun") and len(header.recipients) == 1:
            yield header.recipients[0]
