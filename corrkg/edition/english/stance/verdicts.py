"""What quoted words say to a proposal: "For. Molotov", "Comrade Molotov agrees", "I do not mind"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corrkg.edition.english.clause.groups import find_group
from corrkg.edition.english.stance.ballots import is_vote, names_points
from corrkg.edition.english.word.tokenizing import tokenize
from corrkg.edition.english.word.tokens import Names, Token
from corrkg.edition.english.word.vocabulary import NUMBERS

# The classes that take a stance.
STANCES = ("consent", "objection", "refusal", "positive")
# The class that says it must come within so many words, and a longer text is no answer.
_WORDS = 14
LONGEST = 400
# How many words a negation reaches.
_REACH = 4


@dataclass(frozen=True, slots=True)
class Verdict:
    """A stance in quoted words.

    Args:
        stance: 1 agrees, -1 does not, 0 says neither.
        names: who is named or signs as agreeing.
        named: they are named by another ("Comrade Molotov agrees"), so that a signature after it is the clerk's.
        voted: it is a vote: "For. Molotov", "Chubar - for".
        settled: it takes its stance by a measure of what was asked: "Half.", "Give 200 tons."
        tokens: the quotation's tokens.
    """

    stance: int
    names: tuple[Token, ...] = ()
    named: bool = False
    tokens: tuple[Token, ...] = ()
    voted: bool = False
    settled: bool = False


def read_verdict(words: str, near: dt.date | None, names: Names, offset: int = 0) -> Verdict:
    """Read a quotation.

    Args:
        words: the quotation, with or without its marks.
        near: the letter's day.
        names: what is known of names.
        offset: where ``words`` begin in the source.
    """
    if len(words) > LONGEST:
        return Verdict(0)
    tokens = tuple(tokenize(words, near, names, offset))
    settled = _settles(tokens)
    first = 1 if settled else _first(tokens)
    if not first:
        return Verdict(0, tokens=tokens)
    found, named = _signatures(tokens)
    if bids := bids_another(tokens):
        return Verdict(first, tuple(name for name in found if name is not bids), tokens=tokens, settled=True)
    return Verdict(first, tuple(found), named, tokens, first > 0 and is_vote(tokens), settled)


def bids_another(tokens: Sequence[Token]) -> Token | None:
    """Return whom words bid to do something, who has not agreed by it: "Let Orlov look for bearings himself"."""
    words = [token for token in tokens if token.kind != "mark" and not token.has("title")][:3]
    lets = len(words) == 3 and words[0].lemma == "let" and words[1].kind == "name"
    return words[1] if lets and words[2].kind == "word" and words[2].lemma == words[2].text.lower() else None


def stance_at(tokens: Sequence[Token], index: int) -> int:
    """Return what the word at ``index`` says: 1, -1, or 0; a negation before it turns it round."""
    token, after = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    if token.kind != "word":
        return 0
    denies = token.has("negation") and after is not None and after.kind == "word"
    sought = token.has("consent") and any(before.lemma == "for" for before in tokens[max(0, index - 2) : index])
    if denies or sought:  # "I send it for your approval"
        return 0
    if token.has("possibly") and after is not None and after.has("negation"):
        return _forbids(tokens, index + 2)
    fits = _fits(tokens, index)
    better = token.lemma == "good" and token.text.lower() != "good"  # "the others are better"
    said_for = fits or (token.has("said_yes") and (not token.has("preposition") or _stands_alone(tokens, index)))
    stance = (
        1
        if token.has("consent", "positive") or (said_for and not better)
        else -1
        if token.has("objection", "refusal", "said_no")
        else 0
    )
    return -stance if negated(tokens, index) else stance


def says_yes(tokens: Sequence[Token]) -> bool:
    """Tell whether a word among others says yes: "Orlov - yes", "Quite right"."""
    return any(stance_at(tokens, index) > 0 for index in range(len(tokens)))


def _forbids(tokens: Sequence[Token], index: int) -> int:
    """What "cannot" says before the words at ``index``: -1 for what cannot be or be done; of an act its verb tells."""
    after = tokens[index] if index < len(tokens) else None
    return -1 if after is None or after.kind == "mark" or after.lemma == "be" else 0


def _fits(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a verb says that a thing serves: "it will do", "the second variant suits"; but not "please"."""
    token, before = tokens[index], tokens[max(0, index - _REACH) : index]
    if token.has("suffices"):
        ends = index + 1 >= len(tokens) or tokens[index + 1].kind == "mark"
        return ends and any(each.has("modal") and each.lemma == "will" for each in before)
    finite = token.lemma != token.text.lower() or any(each.has("modal", "auxiliary", "negation") for each in before)
    return token.has("sound") and finite and index > 0


def _settles(tokens: Sequence[Token]) -> bool:
    """Tell whether the first sentence is a measure alone, or bids to give one: "Half.", "200 tons.", "Give half."."""
    end = next((index for index, token in enumerate(tokens) if token.text in ".!?" and index), len(tokens))
    words = [token for token in tokens[:end] if token.kind != "mark"]
    if not words or (end < len(tokens) and tokens[end].text == "?"):
        return False
    if any(token.has("negation", "postpone", "asking", *STANCES) for token in words):
        return False
    bids = words[0].has("allotting") and words[0].lemma == words[0].text.lower()
    finite = find_group(tokens, tokens.index(words[1] if bids else words[0]), end) if len(words) > bids else None
    opens = words[0].has("preposition") and not words[0].has("in_favor")
    amounts = (a.kind == "number" and b.has("counted", "goods") for a, b in pairwise(words))
    return finite is None and not opens and (any(token.has("measure") for token in words) or any(amounts))


def negated(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether an odd number of negations stands within reach before a word."""
    count = 0
    for token in reversed(tokens[max(0, index - _REACH) : index]):
        if token.text in ".;:":
            break
        count += token.has("negation")
    pair = {token.lemma for token in tokens[max(0, index - _REACH) : index]} >= {"neither", "nor"}
    return (count - pair) % 2 == 1


def _stands_alone(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a preposition is a vote: "For.", "For Molotov", "I am for", "for the proposal"."""
    if index + 1 >= len(tokens):
        return True
    before = tokens[max(0, index - 3) : index]
    if before and before[-1].lemma == "be" and any(token.has("first_person") for token in before):
        return True  # "I am for yours 42"
    after = tokens[index + 1]
    opens = index == 0 or tokens[index - 1].kind == "mark"
    number = after.kind == "number" or after.text.lower() in NUMBERS
    if number and opens and index + 2 < len(tokens) and tokens[index + 2].text == ".":
        return True  # "For three. Orlov"
    if after.kind == "number" and all(token.kind == "mark" for token in (*tokens[:index], *tokens[index + 2 :])):
        return True  # "For 15"
    if after.kind != "word":
        return after.kind != "number" and not (after.kind == "name" and index)
    rest = tokens[index + 1 : index + 4]
    if any(token.lemma == "to" for token in tokens[index + 1 : index + 5]):
        return False  # "For Comrade Molotov to read"
    if names_points(tokens, index + 1):
        return True
    return after.has("determiner", "matter", "title", "thing_pronoun") and any(
        token.has("matter") or token.kind == "name" for token in rest
    )


def _first(tokens: Sequence[Token]) -> int:
    """The stance of the first sentence; 0 for a question, a postponement, or where none is told in its first words."""
    words = 0
    if _grants(tokens):
        return 1
    for index, token in enumerate(tokens):
        if token.text == "?":
            return 0
        closed = token.text in ".!" and words > 1 and tokens[index - 1].kind == "word"
        if closed and not (_read_it(tokens[:index]) or _says_i(tokens, index + 1) or _one_word(tokens, index + 1)):
            return 0
        words += token.kind in {"word", "name"}
        if words > _WORDS or token.has("postpone") or _asks(tokens, index):
            return 0
        if _is_thing(tokens, index):
            continue
        if stance := stance_at(tokens, index):
            waits = any(later.has("postpone") for later in tokens[index + 1 : index + _REACH])
            if waits and token.has("said_yes") and not token.has("preposition"):
                return 0  # "Let us wait"
            rest = [later.text for later in tokens[index : index + _WORDS] if later.text in {".", "!", "?"}]
            return 0 if rest[:1] == ["?"] else stance
    return 0


def _is_thing(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether an objection is what is spoken of: "the protest can be handed over", not "the refusal stands"."""
    noun = index > 0 and tokens[index - 1].lemma == "the" and tokens[index].has("objection", "refusal")
    return noun and any(token.has("possibly", "judged") for token in tokens[index + 1 : index + _WORDS])


def _asks(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a word asks or proposes; "the plan" does not."""
    token, before = tokens[index], tokens[index - 1] if index else None
    noun = before is not None and before.has("determiner")
    return token.has("asking") and not token.has("consent") and not noun


def _grants(tokens: Sequence[Token]) -> bool:
    """Tell whether it bids to do what was asked: "Grant the request", "Accept Molotov's proposal", "To satisfy."."""
    words = [token for token in tokens if token.kind != "mark"]
    alone = len(words) > 1 and words[0].lemma == "to"
    words = words[alone:]
    if not words or not words[0].has("consent_to_matter") or words[0].lemma != words[0].text.lower():
        return False
    after = tokens[tokens.index(words[0]) + 1 :]
    return any(token.has("matter") for token in words[1:4]) or (alone and all(t.kind == "mark" for t in after[:1]))


def _read_it(tokens: Sequence[Token]) -> bool:
    """Tell whether a first sentence says only that the paper was read, so that the next one answers: "Read it."."""
    words = [token for token in tokens if token.kind != "mark"]
    done = any(token.has("reading", "surely_receipt") for token in words)
    return done and not any(token.has("negation", "asking", "modal") or token.kind == "name" for token in words)


def _says_i(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the next sentence speaks for its writer: "It is necessary to treat. I agree"."""
    return index < len(tokens) and tokens[index].has("first_person")


def _one_word(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the next sentence is one word that takes a stance: "Must be done. Agreed.", "… Against. Molotov"."""
    alone = index + 1 >= len(tokens) or tokens[index + 1].kind != "word"
    return index < len(tokens) and alone and tokens[index].has(*STANCES, "in_favor", "like_for")


def _addressed(tokens: Sequence[Token]) -> Token | None:
    """To whom quoted words are addressed, where another signs them: "Comrade Orlov. I agree. Petrov"."""
    inner = [token for token in tokens if token.text not in '“”"' and not token.has("title") and token.lemma != "to"]
    opens = len(inner) > 2 and inner[0].kind == "name" and inner[1].text in {".", "!", ","} and inner[2].kind == "word"
    if not opens:
        return None  # as most quoted words
    last = max(at for at, token in enumerate(tokens) if token.kind == "name")
    signed = tokens[last] is not inner[0] and not any(stance_at(tokens, at) for at in range(last, len(tokens)))
    return inner[0] if signed else None


def _signatures(tokens: Sequence[Token]) -> tuple[list[Token], bool]:
    """The names that agree: those that sign after a consent, or stand before it as its subject."""
    found: list[Token] = []
    sentence: list[Token] = []  # the names of the sentence so far
    stance, named, told = 0, False, False  # told: the sentence has taken its stance
    waits = False  # it is one word that whoever signs next has written: "Orlov – for. For. Petrov"
    addressed = _addressed(tokens)
    for index, token in enumerate(tokens):
        last = tokens[index - 1] if index else None
        if token is addressed:
            continue
        if token.text in {".", ";", "!"} and last is not None and last.kind != "name":
            sentence, told = [], False
        elif token.kind == "name" and not token.possessive:
            signs = last is None or last.kind in {"mark", "day", "time"} or last.has("title", "conjunction")
            if signs or stance_at(tokens, index - 1):
                sentence.append(token)
                found += [token] if stance > 0 and (waits or not named) else []
                named |= stance > 0 and any(after.has("likewise") for after in tokens[index + 1 : index + 2])
        elif token.has("abstain") or (now := stance_at(tokens, index)):
            if told and not sentence:
                continue  # "I submit, but under protest"
            stance, told = 0 if token.has("abstain") else now, True
            # "Orlov is right", "Orlov can go": who says it agrees
            deems = any(before.has("deeming") for before in tokens[max(0, index - _WORDS) : index])
            judges = (token.has("judged") and not deems) or token.has("possibly") or _fits(tokens, index)
            agree = sentence if stance > 0 and not judges else []
            named |= any(name not in found for name in agree)
            waits = not sentence and (last is None or last.kind == "mark") and _one_word(tokens, index)
            found = [name for name in found if name not in sentence] + agree
            sentence = []
    return found, named
