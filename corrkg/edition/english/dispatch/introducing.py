"""What stands before a consent and tells how it went: "In a cipher sent on May 5, he agreed", "Asked on May 5, …"."""

from __future__ import annotations

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.referring import goes_along, heads, is_he_or_they
from corrkg.edition.english.clause.subjects import is_relative, spoken_to


def introduces(frame: Frame, before: Frame) -> bool:
    """Tell whether the clause before tells how a consent went: "in a cipher sent on May 5, he agreed"."""
    if before.bracketed:
        return False
    if before.statement is not frame.statement:
        return heads(frame, before)
    if before.day("paper") and any(p.has("paper") and p.preposition in {"from", "by"} for p in before.phrases):
        return True  # "as can be seen from his letter of May 5"
    if before.status != "done" or (not frame.own_subject and frame.holds("at_another_time")):
        return False
    pronoun = all(is_he_or_they(phrase) for phrase in frame.subject)
    talked = before.verb("polled", "conversing") or (before.voice == "active" and bool(spoken_to(before)))
    if before.days and talked and (not frame.own_subject_is_noun or pronoun):
        return True  # "he was consulted by telephone on May 5 and had nothing against it"
    if before.days and before.verb("polled") and before.voice == "bare":
        return True  # "Asked by telephone on May 5, Orlov agreed"
    if before.days and _sent_his_word(before) and (not frame.own_subject or _is_he(frame)):
        return True  # "Orlov sent his remarks on May 5, he found the plan acceptable"
    if before.dated and put_to_him(before) and (not frame.own_subject or _is_he(frame)):
        return True  # "on May 5 the text was read to Orlov by telephone, and he approved it"
    if before.days and _tells_when(before):
        return True  # "when it was read to him three days later, he agreed"
    if (before.days or before.time) and goes_along(frame, before):
        return True
    if frame.inside or is_relative_clause(frame):  # "there was a cipher in which he agreed"
        talked = before.verb("conversing") or any(phrase.has("conversing") for phrase in before.subject)
        return talked or any(phrase.has("paper", "answer") for phrase in before.phrases)
    if frame.own_subject:
        paper = any(phrase.preposition in {"in", "by"} and phrase.has("paper", "answer") for phrase in before.before)
        went = before.voice == "bare" or is_relative(before.subject)  # "in a cipher that left Kem on May 5"
        dated = any(day.role == "paper" for day in before.days)  # "in a cipher of May 5, addressed to Zimin, he agreed"
        return paper and went and (dated or before.verb("sending", "going", "hand"))
    return before.voice == "active" and before.verb("answer", "saying")


def is_relative_clause(frame: Frame) -> bool:
    """Tell whether a clause opens with "which", "who" or "in which"."""
    return any(token.has("relative") and not token.has("determiner") for token in frame.tokens[:3])


def put_to_him(frame: Frame) -> bool:
    """Tell whether a text was put to somebody: "was read to Orlov", "to whom it was read"."""
    return frame.verb("putting_to") and frame.voice == "passive" and any(p.preposition == "to" for p in frame.phrases)


def _sent_his_word(frame: Frame) -> bool:
    """Tell whether somebody sent or gave what he thought: "Orlov sent his remarks", "submitted his opinion"."""
    words = [phrase for phrase in frame.after if not phrase.preposition and phrase.has("answer", "opinion", "change")]
    his = any(token.has("owner_pronoun") for phrase in words for token in phrase.tokens)
    return frame.voice == "active" and frame.verb("sending", "hand", "informing") and his


def _is_he(frame: Frame) -> bool:
    """Tell whether the subject is "he", "who" or a name."""
    return all(phrase.has("person_pronoun", "relative") or phrase.people for phrase in frame.subject)


def _tells_when(frame: Frame) -> bool:
    """Tell whether a clause opens with "when", or with a day and "when": "on May 5, when he was asked, he agreed"."""
    for token in frame.tokens:
        if token.has("when"):
            return True
        if token.kind not in {"day", "time", "mark"} and not token.has("preposition", "adverb"):
            return False
    return False
