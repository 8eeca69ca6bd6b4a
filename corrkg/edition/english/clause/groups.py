"""Finite verb groups: auxiliaries, negation and the verb that says what is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corrkg.edition.english.clause.presents import is_present
from corrkg.edition.english.word.tokens import Token

# So far a participle may stand from its auxiliary.
_APART = 5


@dataclass(frozen=True, slots=True)
class Group:
    """A finite verb group: "agreed", "has not yet been adopted", "is".

    Args:
        start: index of its first token.
        end: index after its last.
        head: the verb that says what is done.
        passive: a form of "be" and a participle.
        modal: would, should, "is to be".
        denied: it holds "not" or "never".
        plain: a past without auxiliary.
        stop: where it ends in the source; a participle that stands apart is not counted.
        did: it opens with "did".
        of_being: it is a form of "be" and an infinitive: "his decision was to rebuild it".
    """

    start: int
    end: int
    head: Token
    passive: bool = False
    modal: bool = False
    denied: bool = False
    plain: bool = False
    stop: int = 0
    did: bool = False
    of_being: bool = False

    @property
    def past(self) -> bool:
        """Tell whether it tells of the past: "agreed", "was sent", "did agree"."""
        return self.head.past or self.did


def find_group(tokens: Sequence[Token], start: int, end: int) -> Group | None:
    """Return the finite verb group between two places: one with an auxiliary, or else the first past or present."""
    plain: Group | None = None
    for index in range(start, end):
        token, before = tokens[index], tokens[index - 1] if index > start else None
        auxiliary = "auxiliary" in token.classes or "modal" in token.classes
        if auxiliary and token.kind == "word" and not _infinitive(before):
            participle = token.text.lower() in {"having", "doing"} or (token.text.lower() == "being" and before is None)
            if participle and not _is_absolute(tokens, start, index, end):
                continue
            return _with_auxiliary(tokens, index, end)
        if plain is not None:
            continue
        after = tokens[index + 1] if index + 1 < end else None
        acts = (
            _past(token, before) or (after is not None and _dates_it(token, after)) or _both_did(token, before, after)
        )
        if acts or is_present(tokens, start, index):
            denied = _denied_before(tokens, start, index)
            plain = Group(index, index + 1, token, denied=denied, plain=True, stop=token.end)
    return plain


def _is_absolute(tokens: Sequence[Token], start: int, index: int, end: int) -> bool:
    """Tell whether "having" is said of a noun of its own, and no verb follows: "the consent having been received"."""
    before = tokens[index - 1] if index > start else None
    if before is None or tokens[index].text.lower() != "having":
        return False
    noun = before.kind == "name" or (before.kind == "word" and not before.has("preposition", "adverb", "conjunction"))
    been = index + 1 < end and tokens[index + 1].text.lower() == "been"
    rest = tokens[index + 2 + been : end]
    return noun and not any(token.kind == "word" and (token.past or token.has("auxiliary", "modal")) for token in rest)


def _with_auxiliary(tokens: Sequence[Token], start: int, end: int) -> Group:
    last, index = tokens[start], start
    modal = denied = False
    while index < end and tokens[index].has("auxiliary", "modal", "adverb") and not tokens[index].has("determiner"):
        token = tokens[index]
        modal |= token.has("modal")
        denied |= token.has("negation")
        last = token if token.has("auxiliary") else last
        index += 1
    head, at = last, index
    if index < end and tokens[index].lemma == "to" and not _names_whom(tokens, index, end):  # "is to be adopted"
        modal = True
        while index < end and (tokens[index].lemma == "to" or tokens[index].has("auxiliary", "adverb")):
            index += 1
    verb = _participle(tokens, index, end) if last.lemma == "be" or modal else _perfect(tokens, index, end, last)
    if verb is not None and verb < end:
        token = tokens[verb]
        based = last.lemma == "do" or modal
        if last.lemma == "have" and token.has("own_participle"):
            token = token._replace(past=True)  # "had become"
        if token.past or (
            based and not token.has("determiner", "preposition") and token.kind == "word" and _bare(token)
        ):
            head, at = token, verb + 1 if verb == index else index
        elif token.text.endswith("ing") and " " not in token.text and last.lemma == "be" and verb == index:
            head, at = token, verb + 1
    passive = head is not last and head.past and _have_be(tokens[start:index])
    stop = max(at, index if head is not last else at)
    first = tokens[start]
    did = first.text.lower() == "did"
    of_being = modal and not passive and _have_be(tokens[start : start + 1]) and head is not first
    return Group(start, stop, head, passive, modal, denied, stop=tokens[stop - 1].end, did=did, of_being=of_being)


def _names_whom(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Tell whether "to" is a preposition: "was to the satisfaction of Orlov", "it was to Orlov that …"."""
    after = tokens[index + 1] if index + 1 < end else None
    return after is not None and (after.kind == "name" or after.has("determiner", "title"))


def _perfect(tokens: Sequence[Token], index: int, end: int, auxiliary: Token) -> int:
    """Return the place of the participle after "had", which words of time may part from it: "had by then voted"."""
    if auxiliary.lemma == "have" and index < end and tokens[index].has("preposition"):
        for place in range(index + 1, min(index + _APART, end)):
            if tokens[place].past and not _attributive(tokens[place - 1]) and tokens[place - 1].has("part_of_time"):
                return place
    return index


def _have_be(tokens: Sequence[Token]) -> bool:
    """Tell whether a form of "be" is among the tokens."""
    return any(
        token.lemma == "be" or token.text.lower() in {"am", "is", "are", "was", "were", "been"} for token in tokens
    )


def _bare(token: Token) -> bool:
    return token.lemma == token.text.lower() and not token.has("pronoun", "adverb")


def _participle(tokens: Sequence[Token], index: int, end: int) -> int | None:
    """Return the place of the participle after "be": at once, or after phrases ("was on the same day sent")."""
    if index < end and (tokens[index].has("preposition") or tokens[index].kind in {"day", "time"}):
        for place in range(index, end):
            if tokens[place].past and not _attributive(tokens[place - 1]):
                return place
        return None
    for place in range(index, min(index + 3, end)):
        if tokens[place].past or tokens[place].text.endswith("ing"):
            return place
        if tokens[place].kind != "word" or tokens[place].has("determiner", "pronoun", "preposition", "conjunction"):
            break
        if place > index and tokens[place].has("auxiliary"):
            break  # "who was to go was settled"
    return index


def _past(token: Token, before: Token | None) -> bool:
    """Tell whether a past says what was done: it stands neither after "having" nor before its noun."""
    if not token.past or "preposition" in token.classes:
        return False
    having = before is not None and before.lemma == "have" and before.text.lower() == "having"
    return not having and not _attributive(before)


def _both_did(token: Token, before: Token | None, after: Token | None) -> bool:
    """Tell whether a past after "both" or "the following" is its verb: "both agreed", but not "both adopted texts"."""
    beside = ("preposition", "adverb", "determiner", "thing_pronoun")
    if not token.past or before is None or not (before.has("plural") or before.lemma == "following"):
        return False
    return after is None or after.kind in {"mark", "day", "quotation"} or after.has(*beside)


def _dates_it(token: Token, after: Token) -> bool:
    """Tell whether a past that is also a preposition is a verb: "the secretary numbered and dated it"."""
    return token.past and token.has("preposition") and after.has("thing_pronoun") and not after.has("determiner")


def _infinitive(before: Token | None) -> bool:
    return before is not None and before.lemma == "to"


def _attributive(before: Token | None) -> bool:
    """Tell whether a participle stands before its noun ("the adopted text", "in encrypted form")."""
    if before is None:
        return False
    if before.has("thing_pronoun"):  # "consent for this came"
        return False
    held = before.has("determiner", "preposition") or before.possessive
    if before.has("pronoun") and not before.possessive and before.lemma not in {"his", "her", "their"}:
        return False
    return held


def _denied_before(tokens: Sequence[Token], start: int, index: int) -> bool:
    return index > start and tokens[index - 1].has("negation") and tokens[index - 1].has("adverb")
