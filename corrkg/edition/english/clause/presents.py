"""Verbs in the present: which of them are finite, since most look like nouns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corrkg.edition.english.word.tokens import Token

# A present in -s says so after a noun; the bare form after "I", "we" or a row of names.
_STANDS_ALONE = (
    "consent", "objection", "refusal", "asking", "vote", "consent_to_matter", "abstain", "proposing", "deeming",
)  # fmt: skip
_AFTER_PRONOUN = (
    *_STANDS_ALONE, "receipt", "sending", "understanding", "submitting", "finding_need", "naming", "nominating",
    "standing_for", "wishing", "intending", "weighing",
)  # fmt: skip
_AFTER_NOUN = (
    "consent", "objection", "refusal", "answer", "vote", "records", "entered", "asking", "deliberate", "hand", "dating",
    "abstain", "postpone", "requesting",
)  # fmt: skip
# What is a verb in the present after anybody or anything, but for "minutes".
_ACTING = frozenset((
    *_AFTER_PRONOUN, *_AFTER_NOUN, "bringing_up", "saying", "showing", "standing_before", "emerging", "bearing",
))  # fmt: skip
# What somebody does in the present after words that stand between it and him.
_RESUMING = (
    "consent", "refusal", "proposing", "deeming", "records", "entered", "answer", "bearing", "objection", "requesting",
    "insisting", "wishing",
)  # fmt: skip
_WHO = frozenset({"who", "whom", "whose"})
_OF_SEVERAL = ("requesting", "proposing", "insisting", "wishing")
# What somebody gives who answers, so many words behind the verb.
_ANSWERS = ("consent", "answer", "vote", "refusal", "objection")
_NEAR = 4
# So many words may stand between a verb and those whose it is.
_FAR = 40


def is_present(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether a token is a verb in the present: a listed one with -s after a noun, or bare after "I" or "we"."""
    token, place = tokens[index], index - 1
    if token.kind != "word":
        return False
    if place - 2 >= start and tokens[place].lemma == "part" and tokens[place - 2].lemma == "for":
        place -= 3  # "we for our part consider"
    while place > start and tokens[place].has("adverb") and not tokens[place].has("determiner", "preposition"):
        place -= 1  # "we fully agree"
    before = tokens[place] if place >= start else None
    lower, base = token.text.lower().split()[0], token.lemma.split()[0]  # "dates from" is one token
    bare = base == lower
    if before is None:
        who = index > 0 and tokens[index - 1].lemma == "who"  # "Zimin, who knows the mill, objects"
        several = bare and _resumes_of_several(tokens, index)
        return several or (lower.endswith("s") and not bare and (who or _resumes(tokens, index)))
    if token.classes.isdisjoint(_ACTING) and not before.has("minutes"):
        return False  # as most words
    if (
        token.has("standing_for")
        and (before.kind == "name" or before.has("person_pronoun"))
        and _takes_sides(tokens, index)
    ):
        several = index - start > 2 and tokens[index - 2].lemma == "and"
        return bare == several  # "Orlov speaks out against it", "Orlov and Zimin speak out against it"
    if before.has("pronoun") and not before.possessive and bare:
        return token.has(*_AFTER_PRONOUN)
    if bare and before.kind == "name" and index - start > 2 and tokens[index - 2].lemma == "and":
        return token.has(*_STANDS_ALONE)
    noun = before.kind == "name" or (before.kind == "word" and before.lemma != before.text.lower())
    plural = noun and before.text.endswith("s")
    led = plural and not before.past and index - start > 1 and tokens[index - 2].has("determiner")
    complement = index + 1 < len(tokens) and tokens[index + 1].has("completing")
    raises = token.has("bringing_up") and any(after.has("raised") for after in tokens[index + 1 : index + 3])
    if bare and led and (raises or token.has("requesting", "proposing") or (token.has("saying") and complement)):
        return True  # "the builders ask for permission", "the editors note that …"
    stands = bare and token.has("standing_before") and tokens[start].has("preposition") and not before.past
    if stands and index + 1 < len(tokens) and tokens[index + 1].has("determiner"):
        return True  # "on the sheet stand the names of Orlov and Zimin"
    titled = before.kind == "quotation" and token.has("bearing", "dating")  # "the resolution “On coal” bears the date"
    titled |= before.kind == "day" and token.has("bearing", "entered")  # "the special file for May 6 contains"
    noun = (
        titled
        or before.kind == "name"
        or (before.kind == "word" and not before.classes & {"determiner", "preposition", "adverb"})
    )
    if before.has("minutes") and before.text.endswith("s") and bare:
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        governs = after is not None and (after.lemma == "to" or after.has("determiner", "adverb", "negation"))
        function = token.has("preposition", "determiner", "auxiliary", "adverb", "conjunction", "relative")
        return token.has("entered") or (governs and not function)  # "the minutes carry only a reference"
    if before.lemma == "it" and complement and token.has("emerging") and not bare:
        return True  # "it follows that …"
    if before.kind == "name" and not bare and _tells_in_the_present(tokens, index):
        return True
    says = token.has(*_AFTER_NOUN) or (token.has("saying", "showing") and complement)  # "Petrov informs that …"
    says = says or (before.lemma in {"he", "she"} and token.has("consent_to_matter"))  # "that he accepts the plan"
    return says and noun and not before.possessive and lower.endswith("s") and not bare


def _tells_in_the_present(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a note tells in the present how somebody answered: "On May 7 Orlov wires his consent"."""
    token, before = tokens[index], tokens[index - 1]
    somebody = not (before.possessive or before.has("place"))
    if not (somebody and token.text.endswith("s") and token.has("sending", "voicing")):
        return False
    near = any(after.has(*_ANSWERS) for after in tokens[index + 1 : index + _NEAR])
    return near or any(after.kind == "quotation" for after in tokens[index + 1 :])


def _takes_sides(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a side is named right behind a verb: "speaks out against it", "comes out in favor of it"."""
    behind = tokens[index + 1 : index + 3]
    out = behind[:1] and behind[0].text.lower() == "out"
    return any(token.has("in_favor") or token.text.lower() == "against" for token in behind[: 1 + bool(out)])


def _resumes(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a present goes on with what stands before it: "Chernov, who …, considers it", "…, and asks for"."""
    token, after = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    before = tokens[index - 1] if index else None
    if before is None or not token.has(*_RESUMING):
        return False
    if after is None:
        return before.text == ","
    if before.has("conjunction") and index > 1:  # "…, and asks for 6 tons"; "requests" may be a noun
        return after.has("completing") or (token.has("requesting", "wishing") and after.lemma in {"to", "for"})
    led = after.lemma == "to" or after.has("determiner", "pronoun", "thing_pronoun")
    led = led or after.text == ":" or after.kind == "quotation"
    if token.has("requesting", "insisting", "wishing", "objection"):
        led = led or after.has("completing", "preposition")
        led = led or (token.has("objection") and after.text in {",", "."})
    return before.text == "," and led


def _resumes_of_several(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a bare verb is of several who were named before: "Petrov and Zimin, who came today, ask for"."""
    if not index or tokens[index - 1].text != "," or not tokens[index].has(*_OF_SEVERAL):
        return False
    before = tokens[max(0, index - _FAR) : index - 1]
    pairs = enumerate(pairwise(before))
    comma = next((place for place, (a, b) in pairs if a.text == "," and b.lemma in _WHO), None)
    row = before[:comma] if comma is not None else ()
    return any(token.kind == "name" for token in row) and any(token.lemma == "and" for token in row)
