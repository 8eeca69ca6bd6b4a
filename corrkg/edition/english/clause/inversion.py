"""Inverted clauses set straight: "Only on May 6 did the PB agree" is read as "on May 6 the PB did agree"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corrkg.edition.english.clause.phrases import STOPS
from corrkg.edition.english.word.tokens import Token

# So many words may stand between "in favor" and its verb.
_NEAR = 7
# So many words may stand between an auxiliary and the verb of its inverted clause.
_REACH = 12


def straighten(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with each inverted subject before its auxiliary, and without a "not until" that tells a day.

    "Not until May 6 was it adopted" and "It was not adopted until May 6" tell what was done on May 6.
    """
    found: list[Token] = []
    start = 0  # where the clause begins in ``found``
    index = 0
    skipped: set[int] = set()  # the "who" of "it was Orlov who"
    while index < len(tokens):
        token = tokens[index]
        if token.lemma == "it" and (cleft := _cleft(tokens, index)) and start == len(found):
            index, token = cleft[0], tokens[cleft[0]]
            skipped.add(cleft[1])
        if start == len(found) and (ends := _who_was_for_it(tokens, index)):
            verb, last = ends  # "in favor were Orlov and Zimin"
            behind = tokens[last - 1].end  # where it is read now
            found += [*tokens[verb + 1 : last], tokens[verb]._replace(start=behind - 1, end=behind)]
            found += [before._replace(start=behind, end=behind) for before in tokens[index:verb]]
            index = last
            continue
        if token.kind == "quotation" and _called_what(tokens, index):
            skipped |= {index + 1, index + 2}  # “For” is what Orlov wrote
        if index in skipped:
            index += 1
            continue
        dated = token.text == "," and start < len(found) and _fronted(found[start:], tokens[index:])
        classes = token.classes
        if (token.text in STOPS or "conjunction" in classes) and not dated:  # "Only on May 6, 1933, did …"
            start = len(found) + 1
        auxiliary = token.kind == "word" and ("auxiliary" in classes or "modal" in classes) and start < len(found)
        verb = _verb(tokens, index) if auxiliary and _opens(found, start) else 0
        if verb:
            denial = _denial(found, start)
            found += [*tokens[index + 1 : verb], token, *denial]
            index = verb
            continue
        if token.lemma in {"until", "before"} and index + 1 < len(tokens) and tokens[index + 1].kind == "day":
            denied = next((at for at in range(len(found) - 1, start - 1, -1) if found[at].lemma == "not"), None)
            if token.lemma == "until" and denied is not None and denied > start:
                del found[denied]
                found.append(token._replace(text="on", lemma="on", classes=frozenset({"preposition"})))
                index += 1
                continue
        found.append(token)
        index += 1
    return found


def _fronted(found: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Tell whether a clause opens with a word that inverts it, its verb still to come.

    Args:
        found: its words so far.
        rest: what follows them, from a comma on: "only after the second cipher, on May 6, did he agree".
    """
    verb = any(token.past or (token.kind == "word" and token.has("auxiliary", "modal")) for token in found)
    if verb or not found[0].has("inverting"):
        return False
    comes = any(a.text == "," and b.has("auxiliary", "modal") for a, b in pairwise(rest[:_REACH]))
    return comes or any(token.kind == "day" for token in found)


def _cleft(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """Return where the name begins and where "who" stands in "it was Orlov who"; None if nothing of the sort begins."""
    if tokens[index].lemma != "it" or index + 1 >= len(tokens) or not tokens[index + 1].has("auxiliary"):
        return None
    at = index + 2
    while at < len(tokens) and (tokens[at].kind == "name" or tokens[at].has("title")):
        at += 1
    who = at > index + 2 and at < len(tokens) and tokens[at].lemma in {"who", "that"}
    return (index + 2, at) if who else None


def _who_was_for_it(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """Return where the verb stands and where the names end in "in favor were Orlov and Zimin", "against it was Petrov".

    None if nothing of the sort begins at a place.
    """
    if not tokens[index].has("in_favor") and tokens[index].lemma != "against":
        return None
    row = range(index + 1, min(len(tokens), index + _NEAR))
    verb = next((at for at in row if tokens[at].has("auxiliary", "modal") or tokens[at].past), 0)
    if not verb or not (tokens[verb].lemma == "be" or tokens[verb].has("standing_for", "vote")):
        return None
    if any(token.kind != "word" or token.text in STOPS for token in tokens[index:verb]):
        return None
    last = verb + 1
    while last < len(tokens) and (
        tokens[last].kind == "name" or tokens[last].has("title", "adding") or _parts(tokens, last)
    ):
        last += 1
    named = last > verb + 1 and tokens[last - 1].kind == "name" and not tokens[last - 1].possessive
    return (verb, last) if named else None


def _parts(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a comma stands between two names."""
    return tokens[index].text == "," and index + 1 < len(tokens) and tokens[index + 1].kind == "name"


def _called_what(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether "is what" stands after a quotation, and who wrote it after that."""
    after = tokens[index + 1 : index + 3]
    return len(after) == 2 and after[0].has("auxiliary") and after[1].lemma == "what"


def _opens(found: Sequence[Token], start: int) -> bool:
    """Tell whether a clause begins with a word that inverts it, and no subject has followed."""
    if not found[start].has("inverting"):
        return False
    return len(found) - start == 1 or _until(found, start) is not None or found[start + 1].has("preposition", "adverb")


def _denial(found: list[Token], start: int) -> list[Token]:
    """Take away what denies the clause, and return it: "nor did he agree", but not "not only", "not until May 6"."""
    if _until(found, start) is not None or [token.lemma for token in found[start : start + 2]] == ["not", "only"]:
        del found[start : start + 2]
        return []
    if not found[start].has("negation"):
        return []
    return [found.pop(start)._replace(classes=frozenset({"negation", "adverb"}))]


def _until(found: Sequence[Token], start: int) -> int | None:
    """Return the place of "not until"; None if the clause does not begin with it."""
    opens = len(found) > start + 1 and found[start].lemma == "not" and found[start + 1].lemma in {"until", "before"}
    return start if opens else None


def _verb(tokens: Sequence[Token], index: int) -> int:
    """Return the place of the verb after an auxiliary and its subject; 0 if a verb follows at once, or none does."""
    if index + 1 < len(tokens) and tokens[index + 1].has("negation"):
        return 0  # "also did not object": the subject would stand between
    based = tokens[index].lemma == "do" or tokens[index].has("modal")
    for at in range(index + 1, min(len(tokens), index + 1 + _REACH)):
        token, before = tokens[at], tokens[at - 1]
        if token.text in STOPS and token.text != ",":
            return 0
        if token.kind != "word" or token.has("determiner", "preposition", "conjunction", "pronoun"):
            continue
        held = before.has("determiner", "preposition") and not before.has("pronoun")
        noun = not token.past and token.lemma != "approve"
        of_it = noun and at + 1 < len(tokens) and tokens[at + 1].lemma == "of"
        if before.possessive or held or of_it or token.has("adverb"):
            continue
        if token.past and not based:
            return at if at > index + 1 else 0
        if based and token.lemma == token.text.lower():
            subject = before.kind == "name" or before.has("body", "pronoun", "person_role")
            more = at + 1 < len(tokens) and _is_base(tokens[at + 1]) and not subject
            if at > index + 1 and not more:
                return at
            if at == index + 1:
                return 0
    return 0


def _is_base(token: Token) -> bool:
    bare = token.kind == "word" and token.lemma == token.text.lower()
    return bare and not token.has("determiner", "preposition", "conjunction", "pronoun", "adverb")
