"""Where a letter asks for an answer: for "your opinion", whether one agrees, what one thinks, "did we do right?"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corrkg.edition.english.word.tokens import Token, classes_of

# How many words may stand between an asking word and what it asks for.
_NEAR = 3
# So many words may stand between a verb of telling and what is to be told: "tell me, please, what you think".
_TOLD = 6
# So long a question asks for an opinion; a longer one is an argument.
_QUESTION = 16
# What may stand after "whether" where an opinion is asked for: "whether it may be sold", "if it is possible".
_MAY_BE = ("rightly", "positive", "consent", "objection", "possibly")
_ASKING = ("wanted", "wanted_of_you", "asks_for", "liking")
_MAY_ASK = (*_ASKING, "condition", "telling")
# What is said of somebody who is asked to do something.
_REQUESTING = ("requesting", "liking", "wishing", "polite")
_THOUGHT = ("think", "deeming", "saying", "deciding", "opinion", "modal", "consent")
_WHAT = frozenset({"what", "how", "who", "whom", "which", "where"})
_THEIRS = frozenset({"his", "her", "their"})
# What may follow "let me know" where nothing is named that is to be told.
_WHEN = frozenset({"by", "before", "until", "through", "via", "in", "at", "on", "today", "tomorrow", "also", "please"})


def asks_in(sentence: Sequence[Token]) -> bool:
    """Return whether a sentence asks for an answer: an opinion, a consent, a reply.

    >>> from corrkg.edition.english.word.tokenizing import tokenize
    >>> from corrkg.edition.english.word.tokens import NO_NAMES
    >>> said = "Please let us know your opinion.", "On the basis of your instructions we closed the mill."
    >>> [asks_in(tokenize(words, None, NO_NAMES)) for words in said]
    [True, False]
    """
    classes, question = classes_of(sentence), sentence[-1].text == "?"
    if not question and classes.isdisjoint(_MAY_ASK):
        return False  # as most sentences
    words = [token for token in sentence if token.kind != "mark"]
    return (
        _asks_for_it(sentence, question=question)
        or ("telling" in classes and asks_to_be_told(words))
        or (question and len(words) <= _QUESTION and _asks_whether_right(words))
        or ("wanted" in classes and _wants_alone(words, question=question))
        or ("wanted" in classes and not question and _is_awaited(words))
    )


def _asks_for_it(sentence: Sequence[Token], *, question: bool) -> bool:
    """Tell whether a sentence asks for what one wants, or whether one agrees."""
    asked = False  # a verb of asking came before
    for index, token in enumerate(sentence):
        if token.classes.isdisjoint(_ASKING):
            continue  # most words, of most sentences
        if _is_wanted(sentence, index):
            lead = sentence[max(0, index - _NEAR) : index]
            if any(part.lemma == "let" for part in lead) and not any(part.has("object_pronoun") for part in lead):
                continue  # "let each newspaper answer for itself"
            led = next((part for part in reversed(lead) if part.has("preposition")), None)
            if not any(part.has("your") for part in lead) and not _ours(sentence):
                continue  # "the Germans ask for an answer"
            asking = any(part.has("asks_for") and part.lemma != "for" for part in sentence[:index])
            for_it = led is not None and led.lemma == "for"  # "I submit it for your approval"
            if (asked or (for_it and not (asking or any(part.has("thanking") for part in sentence)))) and (
                led is None or led.lemma in {"for", "of", "about", "on", "to"}
            ):
                return True
        asked |= token.lemma != "for" and _asks_by(sentence, index)
    if not asked and not question and not any(token.has("condition") for token in sentence):
        return False
    to_you = any(token.has("your") or token.lemma == "you" for token in sentence)
    return to_you and any(_is_consent(sentence, index) for index in range(len(sentence)))


def _ours(sentence: Sequence[Token]) -> bool:
    """Tell whether the writers may ask in a sentence: "I" or "us", or none ("Waiting for an answer")."""
    first = next((token for token in sentence if token.kind != "mark" and not token.has("adverb")), sentence[0])
    own = any(token.has("first_person", "own_word") or token.text.lower() in {"me", "us"} for token in sentence)
    bare = first.has("asks_for", "telling") or first.lemma == "please"
    waiting = first.text.lower().endswith("ing") and first.has("asks_for")  # but "the mills are waiting for orders"
    return own or bare or waiting or any(token.lemma == "please" for token in sentence)


def _is_wanted(sentence: Sequence[Token], index: int) -> bool:
    """Tell whether a word is what one may want of the reader; "the text of the agreement" is of another kind."""
    token, lead = sentence[index], sentence[max(0, index - _NEAR) : index]
    if token.past or (lead and (lead[-1].kind == "name" or lead[-1].text.lower() in _THEIRS)):
        return False  # "on condition that Petrov answers for it", "ask Petrov for his opinion"
    doing = (b for a, b in pairwise(lead) if a.lemma == "to" and b.lemma == b.text.lower())
    if any(not verb.has("asks_for", "telling", "voicing", "determiner", "your", "coming") for verb in doing):
        return False  # "I ask you to prepare a decision"
    yours = any(part.has("your") for part in lead)
    if token.has("wanted_of_you"):
        return yours
    thing = any(a.lemma == "of" and b.has("determiner") and not b.has("your") for a, b in pairwise(lead))
    return token.has("wanted") and not (thing and not yours)


def _asks_by(sentence: Sequence[Token], index: int) -> bool:
    """Tell whether a word asks; "for" at the start does not, nor "I do not know", nor what another reports or needs."""
    token = sentence[index]
    before = sentence[index - 1] if index else None
    if token.has("liking"):  # "I would like to have your opinion"
        return before is not None and before.has("modal")
    if token.lemma == "let" and not (index + 1 < len(sentence) and sentence[index + 1].has("object_pronoun")):
        return False  # "let each newspaper answer for itself"
    if not token.has("asks_for") or token.past or (token.has("preposition") and not index):
        return False
    told_to_give = before is not None and before.lemma == "to" and token.has("giving")
    if told_to_give and not any(part.has(*_REQUESTING) for part in sentence[:index]):
        return any(part.has("your") for part in sentence[index + 1 : index + 1 + _NEAR])  # "necessary to give consent"
    if _asks_another(sentence, index):
        return False
    lower = token.text.lower()
    theirs = before is not None and (before.lemma in {"they", "you"} or before.has("determiner"))
    third = lower.endswith("s") and lower != token.lemma
    third = third and not any(part.has("your") for part in sentence[index + 1 : index + 1 + _NEAR])
    denied = any(part.has("negation") for part in sentence[max(0, index - 2) : index])
    return not third and not theirs and not denied


def _asks_another(sentence: Sequence[Token], index: int) -> bool:
    """Tell whether a verb bids to ask somebody else: "ask Petrov for an opinion"."""
    token, before = sentence[index], sentence[index - 1] if index else None
    named = index + 1 < len(sentence) and sentence[index + 1].kind == "name"
    bare = token.has("requesting") and token.text.lower() == token.lemma
    return named and bare and not (before is not None and before.has("first_person", "adverb"))


def _is_consent(sentence: Sequence[Token], index: int) -> bool:
    """Tell whether a word is of consenting; "without my consent" asks for none, nor "I ask you to support me"."""
    lead = sentence[max(0, index - _NEAR) : index]
    token = sentence[index]
    own = any(part.has("first_person") for part in lead)  # "I do not object to your leave, if …"
    own = own or any(part.text.lower() in {"did", "the"} for part in lead[-2:])  # "he did not agree", "of the protest"
    own = own or (bool(lead) and lead[-1].lemma == "with")  # "he replied with consent"
    asked = token.has("favour") and bool(lead) and lead[-1].lemma == "to"
    return (
        not token.past
        and token.has("consent", "objection", "think")
        and not own
        and not asked
        and not any(part.lemma == "without" for part in lead)
    )


# --- to be told -----------------------------------------------------------------------------------------------------


def asks_to_be_told(words: Sequence[Token]) -> bool:
    """Tell whether a sentence wants to be told what one thinks: "tell us what you think", "write if it is possible".

    Args:
        words: its tokens without marks.
    """
    asking = False  # "I ask you", "please", "I would like" came before
    for index, token in enumerate(words):
        if token.has("telling") and not token.past and _bidden(words, index, asking=asking):
            rest = words[index + 1 :]
            to_us = rest[1:] if rest[:1] and rest[0].lemma == "to" else rest
            if to_us[:1] and (to_us[0].kind == "name" or to_us[0].has("title")):
                continue  # "tell Petrov what you think"
            if _opinion(rest) or any(each.has("few_words") for each in rest[:_NEAR]) or _wants_word(words, index):
                return True
            if token.has("answer") and asking:
                return True  # "I ask him to answer how much coal there is"
        own = index > 0 and words[index - 1].has("first_person", "adverb", "modal", "conjunction")
        asking |= token.lemma == "please" or (own and token.has("requesting", "liking", "wishing") and not token.past)
    return False


def _bidden(words: Sequence[Token], index: int, *, asking: bool) -> bool:
    """Tell whether a verb of telling bids: it opens the clause, or stands after "I ask you to", "let me"."""
    token, before = words[index], words[index - 1] if index else None
    if token.lemma != token.text.lower():
        return False
    if before is None or before.lemma == "please" or (before.has("conjunction") and asking):
        return True
    let = index > 1 and words[index - 2].lemma == "let" and before.has("object_pronoun")
    apart = token.start - before.end > 1 and before.has("adverb")
    return let or apart or (asking and before.lemma == "to")


def _wants_word(words: Sequence[Token], index: int) -> bool:
    """Tell whether "let me know" wants no more than a word; "ask Petrov and let me know" wants to be told something."""
    lead, rest = words[max(0, index - 3) : index], words[index + 1 :]
    if words[index].lemma == "decide":  # "Please decide this"
        return any(each.has("polite") for each in lead) and any(each.has("thing_pronoun") for each in rest[:1])
    joined = any(each.has("conjunction") for each in lead) and any(each.has("bidding") for each in words[: index - 3])
    if words[index].lemma != "know" or joined or any(each.has("questioning", "condition") for each in rest[:_NEAR]):
        return False
    after = next((each for each in rest if not each.has("adverb")), None)
    return after is None or after.kind in {"day", "time"} or after.has("when") or after.text.lower() in _WHEN


def _opinion(rest: Sequence[Token]) -> bool:
    """Tell whether what is to be told is an opinion: "whether you agree", "what to do", "if it is possible"."""
    for index, token in enumerate(rest[:_TOLD]):
        after = rest[index + 1 : index + 1 + _TOLD]
        if token.has("condition"):
            you = any(each.lemma == "you" for each in after[:2])
            does = any(each.has("suffices", "sound") for each in after) and any(each.lemma == "will" for each in after)
            return you or does or any(each.has(*_MAY_BE) for each in after)
        if token.has("questioning") or token.lemma in {"who", "what"}:
            if after[:1] and after[0].lemma == "to":
                return True
            you = any(each.lemma == "you" or each.has("first_person") for each in after[:2])
            return you and any(each.has(*_THOUGHT) for each in after)
    return False


# --- questions ------------------------------------------------------------------------------------------------------


def _asks_whether_right(words: Sequence[Token]) -> bool:
    """Tell whether a question asks for an opinion: "Did we answer correctly?", "Are there any objections?"."""
    if not words or _asks_what_to_do(words):
        return bool(words)
    if not words[0].has("auxiliary", "modal") or any(each.has("negation") for each in words):
        return False  # "Wouldn't it be better": a proposal
    objections = any(a.lemma == "any" and b.has("objection", "consent") for a, b in pairwise(words))
    you = any(each.lemma == "you" for each in words[:3])
    deems = next((place for place, each in enumerate(words[:_NEAR]) if each.has("deeming")), None)
    if you and deems is not None and any(each.has(*_MAY_BE, "right_to_do") for each in words[deems + 1 :]):
        return True  # "Do you consider it right?"
    stance = any(each.has("objection", "consent") and not each.past for each in words)
    ours = any(each.has("first_person") or each.lemma in {"it", "this", "that"} for each in words[1:3])
    if _asks_for_leave(words) or (ours and any(each.has("need", "worth") for each in words[2:])):
        return True  # "Should we sell the mill?", "Does it make sense to hurry?"
    return objections or (you and stance) or (ours and any(each.has("rightly") for each in words[2:]))


def _asks_what_to_do(words: Sequence[Token]) -> bool:
    """Tell whether a question wants to be told what to do: "What should I answer him?", "How are we to proceed?"."""
    if words[0].lemma not in _WHAT:
        return False
    for verb, who, after in zip(words[1:], words[2:], words[3:], strict=False):
        if verb.text.lower() in {"should", "shall"} and who.has("first_person"):
            return not after.has("negation")
        if verb.text.lower() in {"am", "are"} and who.has("first_person") and after.lemma == "to":
            return True
    return False


def _is_awaited(words: Sequence[Token]) -> bool:
    """Tell whether what is wanted is said to be: "Your opinion is awaited", "Your consent is needed"."""
    for index, (your, thing) in enumerate(pairwise(words)):
        after = [each for each in words[index + 2 : index + 5] if not each.has("adverb") or each.has("negation")]
        if your.has("your") and thing.has("wanted") and len(after) > 1 and after[0].text.lower() in {"is", "are"}:
            asked = after[1].past and after[1].has("asks_for", "requesting")
            awaited = asked and not after[1].has("giving") and after[1].lemma != "know"  # "your opinion is known"
            return awaited or after[1].has("necessary") or after[1].text.lower() == "needed"
    return False


def _wants_alone(words: Sequence[Token], *, question: bool) -> bool:
    """Tell whether what is wanted is named alone: "Your opinion?", "Your opinion, please"."""
    rest = [token for token in words if token.kind != "number" and token.lemma != "please"]
    polite = len(rest) < len(words)
    named = any(a.has("your") and b.has("wanted") for a, b in pairwise(rest))
    return named and (question or polite) and len(rest) <= _NEAR


def _asks_for_leave(words: Sequence[Token]) -> bool:
    """Tell whether a question asks what one should or may do: "Should we sell it?", "Can the mill be sold?"."""
    if not words[0].has("modal") or words[0].text.lower() not in {"should", "shall", "may", "can", "must"}:
        return False
    ours = any(each.has("first_person") for each in words[1:2])
    done = any(a.text.lower() == "be" and b.past for a, b in pairwise(words))
    return ours or done
