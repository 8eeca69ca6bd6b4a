"""Whose a request is that a letter passes on: "the NKID together with Petrov make the following proposal".

The words before the verb that asks are found with the requests; who is named in them, when all names are known. Writers
who propose in their own name the very thing that another proposes, as the letter told before, pass on his proposal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from corrkg.edition.english.letter.bidding import imperatives, is_verb
from corrkg.edition.english.letter.sections import Sentence
from corrkg.edition.english.stance.terms import terms_of
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.records import Letter, Mention, Named, Request
from corrkg.edition.source import Span

_VERBS = ("proposing", "requesting", "insisting", "wishing")
# What such a verb brings up stands so near to it: "make the following proposal", "raised the issue".
_NEAR = 6
_SUPPOSE = frozenset({"let", "whether", "whoever"})
_APPEALS = frozenset({"appeal", "apply", "turn"})
# What may stand between who asks and the verb: where he is, adverbs, and what two commas part off.
_ASIDE = re.compile(
    r"(?:\s+(?:from|in)(?:\s+[\w-]+){1,3})?(?:\s*,[^,;:]{1,140},)?(?:\s*,)?"
    r"(?:\s+(?:\w+ly|also|again|now|then|therefore|still|further|however|in\s+turn|both|all|"
    r"is|are|was|were|has|have|had|been))*\s*"
)
_TITLE = r"(?:(?:the|comrades?|tov|tt?|vols?|mr)\.?\s+)*"
_AND = re.compile(rf"\s*,?\s*(?:and|as\s+well\s+as)\s+{_TITLE}", re.IGNORECASE)
_WITH = re.compile(rf"[^.;:]{{0,90}}?(?:together|jointly)\s+with\s+{_TITLE}", re.IGNORECASE)
_COMMA = re.compile(rf"\s*,\s*{_TITLE}", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?")
# Words after which a name belongs to another clause or to another noun: "after the departure of Petrov, …".
_BOUND = re.compile(
    r"(?:\b(?:of|by|to|from|for|with|without|in|on|at|about|against|through|than|what|that|which|whom|who)|['’]s)"
    rf"\s+{_TITLE}$",
    re.IGNORECASE,
)
# By whom somebody without a name proposes it: "the French, through the Minister of Trade of Orlov, propose".
_THROUGH = re.compile(rf",\s*through\s+(?:[\w’'-]+\s+){{0,7}}{_TITLE}$", re.IGNORECASE)
_HE = re.compile(r"(?<!\w)(?:he|she)\s*$", re.IGNORECASE)
_LAST = re.compile(r"[^.!?\n]+[.!?]\s*$")
_LOOK = 400
_FEW = 5  # so many names may stand in an aside

Name = Mention | Named


def openings_of(sentences: Iterable[Sentence], sentence: Sentence, asked: Span, *, announced: bool) -> Iterator[Span]:
    """Yield the words before each verb by which another may ask something; none where the writers do.

    Args:
        sentences: all sentences of the letter.
        sentence: the one that asks.
        asked: the words of it that ask.
        announced: it is one of several, which the sentence before them announces.
    """
    verbs = list(_verbs(sentence))
    here = [verb for verb in verbs if asked.contains(verb)]
    before = [verb for verb in reversed(verbs) if verb.start < asked.start]
    if here:
        yield Span(asked.start, here[0].start)
    elif before:
        yield Span(sentence.span.start, before[0].start)
    announcing = [each for each in sentences if each.announces and each.span.end <= sentence.span.start]
    if announced and announcing:
        yield from (Span(announcing[-1].span.start, verb.start) for verb in islice(_verbs(announcing[-1]), 1))


def repeated_in(sentences: Iterable[Sentence], sentence: Sentence, asked: Span) -> Iterator[Span]:
    """Yield the words before the verb of each proposal, told before, whose deed the writers propose in their own name.

    It is the same deed where its verb and the next thing are the same, and the letter has spoken of all else in it: "to
    enter into negotiations with banking houses" is what "insists on entering into negotiations with these banks".

    Args:
        sentences: all sentences of the letter.
        sentence: the one that proposes.
        asked: the words of it that propose.
    """
    words = [token for token in sentence.tokens if asked.contains(Span(token.start, token.end))]
    starts = [place for place in range(1, len(words)) if _leads(words[place - 1 : place + 1])]
    before = [each for each in sentences if each.span.end <= asked.start]
    if not before or not starts:
        return
    deed = [token for token in words[starts[-1] :] if token.kind != "mark"]
    deed = deed[:-1] if deed[-1].kind == "number" else deed  # the sign of a note
    same = _act(deed)
    if not same:
        return
    told = [token for each in before for token in each.tokens]
    numbers = {token.text for token in deed if token.kind == "number"} - {token.text for token in told}
    if numbers or not terms_of(deed) <= terms_of(told):
        return
    for each in before:
        for verb in _verbs(each):
            after = [token for token in each.tokens if token.start >= verb.end]
            start = next((place for place in range(1, _NEAR) if _leads(after[place - 1 : place + 1])), 0)
            if start and _act(after[start:]) == same and not any(token.has("negation") for token in after[:start]):
                yield Span(each.span.start, verb.start)


def _leads(pair: Sequence[Token]) -> bool:
    """Tell whether the second of two words is what is to be done: "to sell", "on selling"."""
    if len(pair) < 2 or pair[1].kind != "word" or pair[1].has("determiner"):
        return False
    lead, word = pair[0].lemma, pair[1].text.lower()
    return (lead == "to" and is_verb(word)) or (lead in {"on", "of"} and word.endswith("ing"))


def _act(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the verb of a deed and the thing nearest to it; nothing where no thing is named."""
    thing = next((token.lemma for token in tokens[1:] if terms_of([token])), "")
    return (tokens[0].lemma, thing) if tokens and thing else ()


def _verbs(sentence: Sentence) -> Iterator[Span]:
    """Yield the verbs of a sentence by which another asks or proposes something, on no condition."""
    own = (frame for frame in sentence.frames if frame.first_person)
    if any(frame.verb("proposing", "requesting", "insisting", "deeming", "intending") for frame in own):
        return
    bidden = {verb.start for verb in imperatives(sentence)}  # "Leave them three million, Petrov asks for five"
    for place, token in enumerate(sentence.tokens):
        if token.has("condition") or token.lemma in _SUPPOSE or token.start in bidden:
            return
        if place and _asks(sentence.tokens, place):
            yield Span(token.start, token.end)


def _asks(tokens: Sequence[Token], place: int) -> bool:
    token, before, after = tokens[place], tokens[place - 1], tokens[place + 1 :]
    if token.kind != "word" or before.has("determiner", "preposition", "first_person") or before.possessive:
        return False
    if token.has(*_VERBS):
        return before.lemma != "to"
    if token.has("deeming"):
        return any(other.has("right_to_do") for other in after[:_NEAR])
    if token.has("submitting", "bringing_up"):
        return any(other.has("raised") for other in after[:_NEAR])
    return token.lemma in _APPEALS and any(other.has("requesting") for other in after)


def with_proposers(text: str, letter: Letter) -> Letter:
    """Return a letter whose requests say where those are named who ask, if they are others than its writers.

    Args:
        text: the text.
        letter: the letter, with the names in it.
    """
    bodies = [each for each in letter.named if each.kind == "organisation"]
    names: list[Name] = sorted((*letter.mentions, *bodies), key=lambda each: each.span)
    offices = [office.span for mention in letter.mentions for office in mention.offices]
    names = [each for each in names if not any(span.contains(each.span) for span in offices)]
    return replace(letter, requests=tuple(_with(text, request, names) for request in letter.requests))


def _with(text: str, request: Request, names: Sequence[Name]) -> Request:
    found = (_named(text, opening, names) for opening in request.openings)
    named = next(filter(None, found), ())
    told = () if named else (place for opening in request.repeated for place in _named(text, opening, names))
    return replace(request, proposers=named or tuple(dict.fromkeys(told)))


def _named(text: str, opening: Span, names: Sequence[Name]) -> tuple[Span, ...]:
    inside = [name for name in names if opening.contains(name.span)]
    walked = _walk(text, opening, inside) or _through(text, opening, inside)
    return tuple(name.span for name in walked) or _he(text, opening, names)


def _walk(text: str, opening: Span, names: Sequence[Name]) -> list[Name]:
    """Return who asks: whose name nothing but an aside parts from the verb, and those who are joined to it."""
    for place in range(len(names) - 1, max(-1, len(names) - 1 - _FEW), -1):
        if _ASIDE.fullmatch(text, names[place].span.end, opening.end) is not None:
            row = _row(text, names[: place + 1])
            while row and _BOUND.search(text, opening.start, row[0].span.start):
                row.pop(0)  # "with the report of Petrov, Zimin and Orlov ask"
            if row:
                return row
    return []


def _through(text: str, opening: Span, names: Sequence[Name]) -> list[Name]:
    """Return him through whom those propose it who have no name of their own."""
    if not names or _ASIDE.fullmatch(text, names[-1].span.end, opening.end) is None:
        return []
    row = _row(text, names)
    return row if _THROUGH.search(text, opening.start, row[0].span.start) else []


def _row(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the last of the names and those that are joined to it."""
    row = [names[-1]]
    joins: tuple[re.Pattern[str], ...] = (_AND, _WITH, _OF)
    for name in reversed(names[:-1]):
        join = next((each for each in joins if each.fullmatch(text, name.span.end, row[0].span.start)), None)
        if join is None:
            break
        if join is _OF:  # "Petrov of the NKID"
            row.pop(0)
        row.insert(0, name)
        joins = (_AND, _WITH, _COMMA) if join in {_AND, _COMMA} else (_AND, _WITH)
    return row


def _he(text: str, opening: Span, names: Sequence[Name]) -> tuple[Span, ...]:
    """Return whom "he" means before the verb: the one person whom the sentence before names."""
    if _HE.search(text, opening.start, opening.end) is None:
        return ()
    low = max(0, opening.start - _LOOK)
    before = _LAST.search(text, low, opening.start)
    if before is None:
        return ()
    inside = [name for name in names if isinstance(name, Mention) and Span(*before.span()).contains(name.span)]
    return (inside[-1].span,) if len({name.form for name in inside}) == 1 else ()
