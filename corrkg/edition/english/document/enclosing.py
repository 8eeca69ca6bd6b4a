"""What the writers of a letter send along with it: "I am sending you a note by Orlov and the list", "We send it".

What was sent before went alone, what goes to somebody else does not come along, and "this letter" is the letter itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.document.cited import kind_of
from corrkg.edition.english.word.tokens import Token

_SENDS = frozenset({"send", "enclose", "attach", "forward", "append"})
_LATER = frozenset({"tomorrow", "tonight", "later", "soon"})
_NOT_YET = frozenset({"will", "shall", "not", "never", "would", "could", "may", "might", "before"})
# Nouns of these classes are texts, which may be sent.
_TEXTS = ("decision", "settled_text", "cited")
_DETERMINED = frozenset({"the", "a", "an", "both", "all", "my", "our", "his", "her", "their", "its", "two", "three"})
_SAME = frozenset({"this", "that", "these", "those", "such"})
_PARTS = frozenset({"of", "for", "on"})
# So many clauses back "it" may point.
_BACK = 3


def sent_along(frame: Frame, before: Frame | None) -> list[int]:
    """Return the places, among the phrases of a clause, of what its writers send along with the letter.

    Args:
        frame: the clause.
        before: the clause before it; "and send you a draft" has its subject there.
    """
    verb = _sending(frame, before)
    if verb is None or _goes_elsewhere(frame, verb):
        return []
    found: list[int] = []
    for place, phrase in enumerate(frame.phrases):
        words = without_you(phrase)
        if phrase.tokens[0].start < verb.end or not words:
            continue
        if phrase.preposition == "to do" or any(token.has("first_person") for token in words):
            break
        if _is_thing(frame, phrase, words, row=bool(found)):
            found.append(place)
    return found


def goes_later(frame: Frame) -> bool:
    """Tell whether a clause says that what is sent goes later than the letter: "tomorrow", "in the morning"."""
    if any(token.text.lower() in _LATER for token in frame.tokens):
        return True
    return any(phrase.preposition == "in" and phrase.has("part_of_day") for phrase in frame.phrases)


def without_you(phrase: Phrase) -> list[Token]:
    """Return the words of what is sent without him to whom it is: "I send you the plan", "to you"."""
    return [token for token in phrase.tokens if token.lemma != "you"]


def is_pronoun(phrase: Phrase) -> bool:
    """Tell whether what is sent is only "it" or "them"."""
    return [token.lemma for token in without_you(phrase)] in (["it"], ["them"], ["they"])


def meant_by_it(frame: Frame, before: Sequence[Frame]) -> tuple[Frame, int] | None:
    """Return the text that "it" means where it is sent: the clause that names it, and the place of its phrase there.

    Args:
        frame: the clause with "it".
        before: the clauses before, the last one last; the text may be named there.
    """
    it = next((place for place, phrase in enumerate(frame.phrases) if is_pronoun(phrase)), 0)
    here = [place for place in range(it) if _is_text(frame.phrases[place])]
    if here:  # "They sent you a letter, I enclose it"
        return frame, here[-1]
    for other in reversed(before[-_BACK:]):
        if any(is_pronoun(phrase) for phrase in other.subject):
            continue  # "It is unpleasant reading": said of it, too
        nouns = [place for place, phrase in enumerate(other.phrases) if phrase.is_noun and not phrase.has("pronoun")]
        texts = [place for place in nouns if _is_text(other.phrases[place])]
        if texts:
            return other, next((place for place in texts if place >= len(other.before)), texts[0])
        if any(not other.phrases[place].people for place in nouns):
            return None  # something else is nearer: "The talk is recorded, I send it to you"
    return None


def meant_by_this(phrase: Phrase, before: Sequence[Frame]) -> tuple[Frame, int] | None:
    """Return what "this distribution" names again: the clause that speaks of it first, and its phrase's place there.

    Args:
        phrase: what is sent.
        before: the clauses before, the last one last; "the plan for the distribution of tractors" may stand in one.
    """
    words = without_you(phrase)
    if phrase.head is None or words[:1] == [phrase.head] or not words or words[0].lemma not in _SAME:
        return None
    for other in reversed(before[-_BACK:]):
        for place, named in enumerate(other.phrases):
            if not any(token.lemma == phrase.head.lemma and token.kind == "word" for token in named.tokens):
                continue
            lead = (each for each in range(place, -1, -1) if other.phrases[each].preposition not in _PARTS)
            first = next(lead, place)  # "the plan for the distribution"
            return (other, first) if other.phrases[first].is_noun else None
    return None


def _is_text(phrase: Phrase) -> bool:
    return phrase.is_noun and not phrase.has("pronoun") and bool(kind_of(phrase) or phrase.has(*_TEXTS))


def _sending(frame: Frame, before: Frame | None) -> Token | None:
    """Return the verb by which the writers say that they send something now."""
    group = frame.group
    if group is not None and group.head.lemma in _SENDS and not group.head.past:
        told = frame.first_person or _says_am(frame.tokens)
        return group.head if told and not (group.modal or group.denied or _put_off(frame.tokens, group.head)) else None
    for phrase in frame.phrases:  # a clause whose verb no rule knew as such: "We enclose the plan"
        *lead, last = phrase.tokens
        if last.lemma not in _SENDS or last.past or phrase.preposition or last.text.lower().endswith("s"):
            continue
        opens = last is next((token for token in frame.tokens if token.kind != "mark"), None)
        first = any(token.has("first_person") for token in lead)
        goes_on = phrase.lead == "and" and not lead and _is_first_person(before)
        if (first or goes_on or (opens and last.text.endswith("ing"))) and not _put_off(frame.tokens, last):
            return last
    return None


def _is_first_person(frame: Frame | None) -> bool:
    return frame is not None and (frame.first_person or _says_am(frame.tokens))


def _says_am(tokens: Iterable[Token]) -> bool:
    return any(token.text.lower() == "am" for token in tokens)


def _put_off(tokens: Iterable[Token], verb: Token) -> bool:
    """Tell whether words before the verb say that nothing is sent yet."""
    return any(token.lemma in _NOT_YET or token.text.lower() in _NOT_YET for token in tokens if token.end <= verb.start)


def _goes_elsewhere(frame: Frame, verb: Token) -> bool:
    """Tell whether what is sent goes to others than the reader, or to another place."""
    after = [phrase for phrase in frame.phrases if phrase.tokens[0].start >= verb.end]
    if any(token.lemma == "you" for phrase in after for token in phrase.tokens):
        return False
    there = any(token.lemma == "there" for token in frame.tokens if token.start >= verb.end)
    drafted = any(kind_of(phrase) == "draft" for phrase in after)  # "the draft note to Hirota"
    return there or (not drafted and any(phrase.preposition == "to" for phrase in after))


def _is_thing(frame: Frame, phrase: Phrase, words: Sequence[Token], *, row: bool) -> bool:
    """Tell whether a phrase after the verb is what is sent, or one more of a row of such things."""
    head = phrase.head
    if is_pronoun(phrase):
        return not row
    if head is None or head.kind != "word" or head.has("farewell", "pronoun", "person_role"):
        return False
    if head.has("asking") and len(words) == 1:
        return False  # "I send you this and ask for your opinion"
    if phrase.preposition == "with" and words[0].lemma in _DETERMINED:
        return bool(kind_of(phrase))  # "I send this letter together with the maps"
    if words[0].lemma in {"this", "that"} and kind_of(phrase) in {"letter", "note", "telegram", "message"}:
        return False  # "I send this letter with the night train"
    determined = words[0].lemma in _DETERMINED or words[0].possessive or bool(kind_of(phrase))
    bare = not phrase.preposition or (phrase.preposition == "to" and phrase.tokens[0].lemma == "you")
    if not row:
        return bare
    joined = next(_before(frame.tokens, phrase.tokens[0]), None)
    in_row = joined is not None and (joined.has("conjunction") or joined.text == ",")
    return in_row and determined and (bare or bool(kind_of(phrase)))


def _before(tokens: Sequence[Token], token: Token) -> Iterator[Token]:
    return (other for other in reversed(tokens) if other.end <= token.start)
