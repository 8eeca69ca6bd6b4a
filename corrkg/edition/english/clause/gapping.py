"""Clauses that leave out the verb of the one before them, and what else of it they mean: "Petrenko on May 7"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corrkg.edition.english.clause.groups import Group
from corrkg.edition.english.clause.phrases import MEANS, STOPS, Phrase, phrases
from corrkg.edition.english.word.counteddays import CountedDay
from corrkg.edition.english.word.tokens import Token

# Who did such a thing may be named with the way in which another did it.
_SAID = ("consent", "objection", "refusal", "answer", "vote", "saying", "conversing", "voicing", "being", "staying")


def leaves_out_its_verb(content: Sequence[Token]) -> bool:
    """Tell whether words are a clause whose verb was left out: "Stalin on October 4", "by the PB on 15 March"."""
    first = content[0].value if content else None
    if isinstance(first, CountedDay) and first.since:
        return False  # "…, the day after Gromov's answer"
    inner = phrases(content, 0, len(content), frozenset())
    nouns = [phrase for phrase in inner if phrase.preposition in {"", "by"} and phrase.head is not None]
    if _when_all_did(inner):
        return True
    who = [phrase for phrase in nouns if phrase.people or phrase.has("body", "other_body", "one_of_two")]
    owned = inner[1].people and inner[1].preposition == "of" if len(inner) > 1 and len(nouns) == 1 else ()
    if owned and inner[0] is nouns[0] and nouns[0].has("consent", "answer", "vote"):
        return any(phrase.first("day") for phrase in inner)  # "the consent of Petrenko May 7"
    alone = nouns[0] if len(nouns) == 1 and not nouns[0].preposition else None
    if alone is not None and _owns(alone):  # "Petrenko's consent came on May 6, Chubar's on May 7"
        return any(phrase.first("day") or phrase.first("time") for phrase in inner)
    if not who or any(not phrase.preposition for phrase in nouns if phrase is not who[0] and not _added(phrase)):
        return False
    if any(token.has("likewise") for token in content):
        return True
    if who[0].has("one_of_two") and any(map(_says_how, inner)):
        return True  # "the first at 13:15, the second from Kem"
    counted = any(isinstance(token.value, CountedDay) for token in content)
    dated = any(phrase.first("day") for phrase in inner if phrase.preposition == "on" or phrase.lead == "(")
    papers = any(phrase.preposition in {"in", "by"} and phrase.has("paper") for phrase in inner)
    of_a_day = any(phrase.preposition in {"of", "dated"} and phrase.first("day") for phrase in inner)
    return counted or dated or (papers and of_a_day)  # "Orlov in a telegram of May 5"


def _says_how(phrase: Phrase) -> bool:
    """Tell whether a phrase tells an hour, a part of the day, a place or a means."""
    return _tells_where(phrase) or phrase.first("time") is not None or phrase.has("part_of_day", *MEANS)


def _when_all_did(inner: Sequence[Phrase]) -> bool:
    """Tell whether words say when all did it who were named one by one: "…, both on May 6"."""
    return (
        len(inner) > 1
        and inner[0].has("all_told")
        and all(phrase.is_moment and phrase.preposition in {"on", "at"} for phrase in inner[1:])
    )


def tells_how(content: Sequence[Token], before: Sequence[Token], group: Group) -> bool:
    """Tell whether words say how or where somebody did what the clause before says: "…, Zimin by telegraph from Kem".

    Args:
        content: the words.
        before: the tokens of the clause before.
        group: its verb, by their indices.
    """
    inner = phrases(content, 0, len(content), frozenset())
    first, rest = inner[0] if inner else None, inner[1:]
    if first is None or first.preposition or not (first.people or first.has("one_of_two")) or first.has("place"):
        return False
    if not group.head.has(*_SAID) or group.denied or not any(map(_tells_where_or_how, rest)):
        return False
    if not all(_tells_where_or_how(phrase) or phrase.is_moment for phrase in rest):
        return False
    acts = any(_names_somebody(token) or token.has("one_of_two") for token in before[: group.start])
    behind = pairwise(before[group.end - 1 :])  # each with the word before it: "from Kem", "in Kem" is no person
    others = (token for led, token in behind if not token.possessive and led.lemma not in {"from", "in"})
    return acts and not any(map(_names_somebody, others))


def _names_somebody(token: Token) -> bool:
    return token.kind == "name" and not token.has("place")


def _tells_where(phrase: Phrase) -> bool:
    """Tell whether a phrase is a place: "from Kem", "in Kem"."""
    return phrase.preposition in {"from", "in"} and phrase.place


def _tells_by_what(phrase: Phrase) -> bool:
    """Tell whether a phrase is a means: "by telegraph", "in a telegram"."""
    return phrase.preposition in {"by", "in", "over"} and phrase.holds(*MEANS)


def _tells_where_or_how(phrase: Phrase) -> bool:
    return _tells_where(phrase) or _tells_by_what(phrase)


def _added(phrase: Phrase) -> bool:
    """Tell whether a phrase is one more person of a row: "Petrenko and Chubar on May 6"."""
    return phrase.lead in {"and", ","} and bool(phrase.people)


def _owns(phrase: Phrase) -> bool:
    """Tell whether a phrase is an owner with his stance, or alone: "Chubar's refusal", "Chubar's"."""
    owner = phrase.tokens[0].kind == "name" and phrase.tokens[0].possessive
    return owner and (len(phrase.tokens) == 1 or phrase.has("consent", "refusal", "answer", "vote"))


def borrowed(tokens: Sequence[Token], after: Sequence[Phrase], *, quotations: bool) -> Iterator[Token]:
    """Yield the words that a clause without a verb of its own has from the one before, beside the verb.

    "Orlov gave his consent on May 5, Petrenko on May 6": not the day, the place and the means, which are its own.

    Args:
        tokens: the words after the verb of the clause before.
        after: their phrases.
        quotations: what is quoted is meant as well: "Orlov answered “for” on May 5, Petrenko – on May 6".
    """
    own = {token for phrase in after if not _is_circumstance(phrase) for token in phrase.tokens}
    told = {token for phrase in after for token in phrase.tokens}
    waiting: list[Token] = []
    for token in tokens:
        if token.kind == "quotation":
            waiting = []
            if quotations:
                yield token
        elif token in own:
            yield from waiting
            yield token
            waiting = []
        elif token in told:
            waiting = []
        elif token.text in STOPS or token.has("conjunction"):
            yield from filter(_is_vote, waiting)
            waiting = []
        else:
            waiting.append(token)
    yield from filter(_is_vote, waiting)


def _is_vote(token: Token) -> bool:
    """Tell whether a word says how somebody voted, with nothing after it: "voted for", "was against"."""
    return token.has("in_favor", "objection")


def _is_circumstance(phrase: Phrase) -> bool:
    """Tell whether a phrase tells when, where, by what means or by whom."""
    moment = phrase.first("day") is not None or phrase.first("time") is not None or phrase.has("part_of_day")
    return moment or bool(phrase.people) or phrase.has("one_of_two") or _tells_by_what(phrase)
