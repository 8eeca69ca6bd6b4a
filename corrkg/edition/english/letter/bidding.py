"""Whether words bid: a clause that begins with the bare form of a verb, or lets somebody do something."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.letter.sections import Sentence, remembered
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.english.word.vocabulary import in_dictionary, vocabulary
from corrkg.edition.source import Span

# How many words may stand before the verb of a demand: "Comrade Petrov let him".
_BEFORE = 3
_FIRST = 12  # so many words and marks at the beginning of a clause tell whether it bids
_THEM = frozenset({"him", "her", "them", "it"})
_OTHERS = frozenset({"him", "her", "his"})  # who was bidden to do something before
_THOSE = frozenset({"those", "whoever", "what", "me", "him", "them", "us", "someone", "somebody", "everything"})
_DASHES = frozenset({":", ";", "-", "–", "—"})


@remembered
def imperatives(sentence: Sentence) -> tuple[Token, ...]:
    """Return the verbs of the clauses that bid in a sentence: "Send me …", "Do not …", "In point 4 replace it"."""
    if _is_told(sentence):
        return ()
    found: list[Token] = []
    verbless = not sentence.frames or sentence.frames[0].group is None
    for start in _openings(sentence):
        if verb := _bidding_verb(sentence, start, verbless=verbless):
            found.append(verb)
    if verbless and (verb := _after_fronted(sentence.tokens)):
        found.append(verb)
    return tuple(found)


def _is_told(sentence: Sentence) -> bool:
    """Tell whether a colon sets off what was said before, or why it was: "We answered: do not sell it"."""
    tokens = sentence.tokens
    colon = next((token.start for token in tokens if token.text == ":"), None)
    if colon is None:
        return False
    return any(
        frame.group is not None
        and frame.tokens[0].start < colon
        and frame.group.past
        and frame.group.head.start < colon
        and frame.verb("saying", "answer", "refusal", "consent")
        for frame in sentence.frames
    )


def _bidding_verb(sentence: Sentence, start: int, *, verbless: bool) -> Token | None:
    words = [token for token in _opening(sentence.tokens, start) if token.kind != "mark"]
    if not words or not bids(sentence.tokens, start, verbless=verbless) or _is_subject(words[0], sentence.frames):
        return None
    return (after_do_not(words) or words)[0]


def after_do_not(words: list[Token]) -> list[Token]:
    """Return the words after "do not", where words begin with it and go on; none where they do not."""
    denied = len(words) > 2 and words[0].text.lower() == "do" and words[1].has("negation")
    return words[2:] if denied else []


def _opening(tokens: Sequence[Token], start: int) -> Sequence[Token]:
    """Return the first tokens from a place on: a clause bids by its first words."""
    at = bisect_left(tokens, start, key=lambda token: token.start)
    return tokens[at : at + _FIRST]


def _is_subject(word: Token, frames: Sequence[Frame]) -> bool:
    """Tell whether what looks like a verb is the subject of another: "Work in the mines is going badly"."""
    if word.has("surely_bidding"):
        return False
    for frame in frames:
        if frame.group is None or frame.group.head.start == word.start or frame.borrows_its_verb:
            continue
        for phrase in frame.subject:
            first = phrase.tokens[0]
            if first.start == word.start and not any(
                token.has("condition", "completing", "pronoun") for token in phrase.tokens
            ):
                after = next((token for token in frame.tokens if token.start > word.start), word)
                finite = frame.tokens[frame.group.start]
                ends = finite.has("modal") and frame.group.stop >= frame.tokens[-1].start  # "until May."
                return not _is_object(after) and finite.text.lower() != "do" and not ends
    return False


def bids(tokens: Sequence[Token], start: int, *, verbless: bool = False) -> bool:
    """Tell whether a clause that begins at ``start`` bids: "Send me …", "Do not believe it", "correct it".

    Args:
        tokens: the sentence.
        start: where the clause begins in the source.
        verbless: the clause has no other verb, so that a name after the first word is its object ("Help Petrov").
    """
    opening = _opening(tokens, start)
    words = [token for token in opening if token.kind != "mark"]
    denied = after_do_not(words)
    words = denied or words
    if not words or not is_bare(words[0]):
        return False
    verb = words[0]
    if denied and (len(words) < 2 or not verb.has("auxiliary", "modal", "thought")):
        return not verb.has("objection", "consent", "think", "understanding", "thought")
    if len(words) < 2:
        return verb.has("surely_bidding") and verb.has("bidding")
    after = words[1]
    ourselves = [verb.lemma, after.text.lower()] == ["let", "us"] and not any(t.lemma == "know" for t in words[2:3])
    if after.lemma == "you" or verb.has("auxiliary", "modal") or ourselves:
        return False  # "Send you the draft": the writers do
    if verb.has("thought"):
        return False  # "Keep in mind that …", "Do not think that …"
    if after.lemma == "of" and not verb.has("surely_bidding"):
        return False  # "Report of Petrov"
    first = verb.classes | vocabulary().single.get(verb.lemma.split()[0], frozenset())  # "write in"
    if "bidding" in first:
        return _held(after) or ("surely_bidding" in first and not after.has("conjunction"))  # "Wait and see"
    if verb.has("deeming") and after.lemma in {"it", "that"}:
        return False  # "Think it better to …"
    if verb.has("consent", "objection", "refusal", "receipt", "proposing", "requesting", "farewell", "think"):
        return False  # "Support the proposal": "we" is left out
    held = after.has("determiner", "pronoun", "title", "thing_pronoun") or after.lemma in _THOSE
    apart = any(
        token.kind == "mark" and verb.end <= token.start < after.start for token in opening
    )  # "Well, that's all"
    return not apart and is_verb(verb.text.lower()) and (held or (verbless and after.kind == "name"))


def _is_object(after: Token) -> bool:
    return after.has("determiner", "pronoun") or after.lemma in _THOSE


def _held(after: Token) -> bool:
    """Tell whether a word goes with a verb before it, as its object or how it is done."""
    return (
        after.kind in {"name", "number", "day"}
        or after.lemma in _THOSE
        or after.has("determiner", "pronoun", "preposition", "title", "thing_pronoun", "adverb", "condition")
    )


def is_bare(token: Token) -> bool:
    """Tell whether a word may be the bare form of a verb."""
    lower = token.text.lower()
    bare = token.kind == "word" and (token.lemma == lower or token.lemma.startswith(f"{lower} "))  # "put it off"
    return bare and not token.has(
        "determiner", "preposition", "pronoun", "conjunction", "title", "relative", "condition"
    )


@lru_cache(maxsize=4096)
def is_verb(word: str) -> bool:
    """Tell whether a word in lower case may be a verb: the dictionary has a form of it in -ing.

    >>> is_verb("keep"), is_verb("raise"), is_verb("today")
    (True, True, False)
    """
    stem = word[:-1] if word.endswith("e") else word
    return in_dictionary(stem + "ing") or in_dictionary(word + word[-1] + "ing")


def _openings(sentence: Sentence) -> Iterator[int]:
    """Yield where a clause that bids may begin: the sentence, and after what is set before it or beside it."""
    tokens = sentence.tokens
    first = next((token for token in tokens if token.kind != "mark"), None)
    if first is None:
        return
    verb = min((group_start(frame) for frame in sentence.frames if frame.group is not None), default=sentence.span.end)
    start = next((token for token in tokens if token.kind != "mark" and not token.has("adverb")), first)
    yield start.start
    fronted = first.has("preposition", "adverb", "opens_clause", "condition", "conjunction", "topic") or first.past
    clause = first.has("condition", "opens_clause")
    told = False  # "they" came before, whose verb no class knows
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before.text in _DASHES or (
            before.text == "," and fronted and (clause or (verb > before.start and not told))
        ):
            yield token.start
        elif before.text == "," and (token.lemma == "only" or (token.has("adversative") and after.has("adverb"))):
            opening = after_adverbs(tokens, token.start) or token
            yield opening.start  # "We agree, only call Zimin too", "…, but first call Zimin"
        elif before.text == "," and token.has("bidding", "postpone") and after.has("thing_pronoun", "object_pronoun"):
            yield token.start  # "I have not read it, postpone it"
        elif before.text == "," and token.text.lower() == "do" and after.has("negation"):
            yield token.start  # "He is right there, do not touch him"
        fronted = fronted and before.text != ","
        if fronted and not told:  # it tells nothing otherwise
            told = before.has("pronoun", "first_person") and not before.has("object_pronoun", "owner_pronoun")


def after_adverbs(tokens: Sequence[Token], start: int) -> Token | None:
    """Return the first word from a place on that is no adverb and no "but"; None if there is none."""
    rest = (token for token in tokens if token.start >= start and not token.has("adverb", "adversative"))
    return next(rest, None)


def _after_fronted(tokens: Sequence[Token]) -> Token | None:
    """Return the verb that bids after a phrase set before it without a comma: "In article 4 replace the word"."""
    first = next((token for token in tokens if token.kind != "mark"), None)
    if first is None or not first.has("preposition"):
        return None
    for before, token, after in zip(tokens[1:], tokens[2:], tokens[3:], strict=False):
        free = before.kind in {"number", "day", "name"} or not before.has(
            "determiner", "preposition", "conjunction", "pronoun", "adverb"
        )
        if token.text in {":", ","}:
            return None
        if token.has("surely_bidding") and is_bare(token) and free and before.lemma != "to":
            held = after.has("determiner", "pronoun", "title") or after.kind in {"name", "number"}
            return token if held else None
    return None


@remembered
def let_do(sentence: Sentence) -> tuple[Span, ...]:
    """Return what somebody is to be let do: "Let Petrov report …, and let Antonov …", "Chernov let him check"."""
    words = sentence.tokens
    if not any(token.text.lower() == "let" for token in words) or _is_told(sentence):
        return ()
    found: list[int] = []
    for index, token in enumerate(words):
        if token.text.lower() != "let" or index + 1 >= len(words):
            continue
        after, before = words[index + 1], words[index - 1] if index else None
        opens = before is None or before.kind == "mark" or before.has("conjunction", "adverb", "preposition")
        opens = (
            opens and not _lets_be(words, index) and not (before is not None and before.lemma in {"to", "not"})
        )  # "I would think to let him go"
        somebody = (
            after.kind == "name" or after.has("title", "person_role", "determiner") or after.text.lower() in _THEM
        )
        named = before is not None and before.kind == "name" and after.text.lower() in _THEM and index <= _BEFORE
        back = any(word.text.lower() in _OTHERS for word in words[index:])  # "let him do it, and let Zimin help him"
        if ((opens and somebody) or named) and not (found and back):
            found.append(index)
    spans: list[Span] = []
    for place, index in enumerate(found):
        low = sentence.span.start if place == 0 else words[index].start
        high = words[found[place + 1] - 1].start if place + 1 < len(found) else sentence.span.end
        inner = [token for token in words if low <= token.start < high and token.kind != "mark"]
        inner = inner[:-1] if inner and place + 1 < len(found) and inner[-1].has("conjunction") else inner
        spans.append(Span(low, min(inner[-1].end, sentence.span.end) if place + 1 < len(found) else high))
    return tuple(spans)


def _lets_be(words: Sequence[Token], index: int) -> bool:
    """Tell whether what was asked is let be done: "let them be given"; that answers, and demands nothing."""
    after = words[index + 1 : index + 4]
    them = len(after) > 2 and after[0].has("thing_pronoun", "object_pronoun") and after[1].lemma == "be"
    return them and after[2].past and after[2].has("granting")


def lets_it_be(sentence: Sentence) -> bool:
    """Tell whether a sentence lets what was asked be done: "As to the trucks, let them be given"."""
    return "let" in sentence.lemmas and any(
        token.lemma == "let" and _lets_be(sentence.tokens, at) for at, token in enumerate(sentence.tokens)
    )


def group_start(frame: Frame) -> int:
    """Return where the verb of a clause begins in the source."""
    at = 0 if frame.group is None or frame.borrows_its_verb else frame.group.start
    return frame.tokens[at].start
