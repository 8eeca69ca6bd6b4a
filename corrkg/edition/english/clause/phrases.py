"""Phrases: a preposition and the words that go with it, or a noun phrase without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corrkg.edition.english.word.tokens import Token

# Marks that part phrases and clauses.
DASHES = frozenset("–—-")
STOPS = frozenset(",;:.()") | DASHES
_WHOLES = frozenset({"day", "time", "quotation", "reference"})  # kinds of tokens that are phrases by themselves

# Classes of means, and the notation of the medium that each stands for, the surest first.
MEANS = {
    "cipher-telegram": "cipher-telegram",
    "telephone-message": "telephone-message",
    "telegram": "telegram",
    "by-letter": "letter",
}


class Phrase(NamedTuple):
    """Words that belong together, with the preposition before them ("" if none; "to do" before an infinitive).

    A phrase is denied by "not" before it: "approved by the commission, not by the PB". Its relation are the classes of
    its preposition, its head is the last word that is no participle (None for a bare day or quotation).
    """

    preposition: str
    tokens: tuple[Token, ...]
    lead: str
    denied: bool
    relation: frozenset[str]
    head: Token | None

    @property
    def people(self) -> tuple[Token, ...]:
        """The names in it, where it ends in one."""
        head = self.head
        if head is None or head.kind != "name" or head.possessive:
            return ()
        return tuple(token for token in self.tokens if token.kind == "name" and not token.possessive)

    @property
    def place(self) -> bool:
        """Tell whether it names nothing but a place."""
        named = [token for token in self.tokens if not token.has("determiner")]
        return bool(named) and all(token.kind == "name" and not token.has("person") for token in named)

    @property
    def is_moment(self) -> bool:
        """It is a day or an hour, and names nothing else."""
        return self.head is None and (self.first("day") is not None or self.first("time") is not None)

    @property
    def is_noun(self) -> bool:
        """It is a noun without a preposition, as a subject or an object is."""
        return not self.preposition and self.head is not None

    @property
    def is_one_of_several(self) -> bool:
        """It names one of several things by its place: "the first", "the other"."""
        the, *rest = self.tokens
        return the.lemma == "the" and len(rest) == 1 and rest[0].has("ordinal", "one_of_two")

    def led(self, *classes: str) -> bool:
        """Tell whether its preposition is in one of the classes."""
        return not self.relation.isdisjoint(classes)

    def has(self, *classes: str) -> bool:
        """Tell whether its head is in one of the classes."""
        head = self.head
        return head is not None and not head.classes.isdisjoint(classes)

    def holds(self, *classes: str) -> bool:
        """Tell whether any of its words is in one of the classes."""
        for token in self.tokens:  # noqa: SIM110 -- asked ten times of each phrase: a third of the time of any()
            if not token.classes.isdisjoint(classes):
                return True
        return False

    def first(self, kind: str) -> Token | None:
        """Return its first token of a kind."""
        return next((token for token in self.tokens if token.kind == kind), None)


def head_of(tokens: Sequence[Token]) -> Token | None:
    """Return the last word that is no participle; None where there is none."""
    for token in reversed(tokens):
        if token.kind in {"word", "name"} and not token.past:
            return token
    return None


def beside_receipt(among: Sequence[Phrase]) -> Iterator[Phrase]:
    """Yield the phrases but for those that tell how a paper had come before: "having received it at 10, he agreed"."""
    within = False
    for phrase in among:
        opens = phrase.tokens[0].text.lower() == "having" and any(token.has("receipt") for token in phrase.tokens[1:2])
        within = opens or (within and phrase.lead != ",")
        if not within:
            yield phrase


def phrases(tokens: Sequence[Token], start: int, end: int, rows: frozenset[int]) -> list[Phrase]:
    """Return the phrases between two places; ``rows``: the joints of rows of names, which part no phrases."""
    return list(read_phrases(tokens, start, end, rows))


def read_phrases(tokens: Sequence[Token], start: int, end: int, rows: frozenset[int]) -> Iterator[Phrase]:
    """Yield the same phrases, each as soon as it is read: for those who look for one."""
    return _Phrases(tokens, rows).read(start, end)


class _Phrases:
    """Gathers the tokens of one phrase after another."""

    def __init__(self, tokens: Sequence[Token], rows: frozenset[int]) -> None:
        self.tokens, self.rows = tokens, rows
        self.words: list[Token] = []
        self.preposition, self.shared, self.lead = "", "", ""
        self.relations: dict[str, frozenset[str]] = {}  # the classes of each preposition met
        self.denied = False  # "not" came before
        self.in_row = False  # a joint of a row of names came last
        self.numbered = False  # the last phrase was of points by their numbers: "points 1, 2 and 3"
        self.dated = False  # the phrase before is a day
        self.placed = False  # the phrase before is "from" or "in" with a name

    def read(self, start: int, end: int) -> Iterator[Phrase]:
        for index in range(start, end):
            token = self.tokens[index]
            if token.start in self.rows:
                self.in_row = True
                continue
            classes = token.classes
            if (token.text == "," or "adding" in classes) and self._joins_ordinals(index, end):
                continue
            if token.text in STOPS or "conjunction" in classes:
                if self.words:
                    yield self._closed()
                self.shared = self.preposition if token.lemma in {"and", "or"} else ""
                self.preposition, self.lead = "", token.lemma
            elif "preposition" in classes and not ("determiner" in classes and self._goes_on(index, end)):
                if self.words:
                    yield self._closed()
                base = token.lemma == "to" and index + 1 < end and _verb_base(self.tokens[index + 1])
                base = base and not self._numbers_a_point(index + 1, end)
                self.preposition = "to do" if base else token.text.lower()
                self.relations[self.preposition] = classes
            elif "adverb" in classes and self._is_adverb(index, end):
                if token.lemma == "only" and self.words and index + 1 < end and self.tokens[index + 1].kind == "name":
                    yield self._closed()  # "of the secretaries only Orlov was asked"
                    self.preposition = ""
                self.denied |= token.has("negation") and not self.words
            else:
                if self.words and not self.in_row and self._ends_before(token):
                    yield self._closed()
                    self.preposition = ""
                # "in a note of May 5 and Orlov in one of May 6", "the vote of Orlov from Kem and Zimin's from Sochi"
                person = token.kind == "name" and (self.dated or (self.placed and token.possessive))
                person |= "first_person" in classes and "pronoun" in classes and not token.possessive
                if not self.words and not self.preposition and self.shared and not person:
                    self.preposition = self.shared
                self.words.append(token)
                self.in_row = False
        if self.words:
            yield self._closed()

    def _numbers_a_point(self, index: int, end: int) -> bool:
        """Tell whether a word is a point with its number, and no verb: "to item 3"."""
        return index + 1 < end and self.tokens[index].has("minutes") and self.tokens[index + 1].kind == "number"

    def _joins_ordinals(self, index: int, end: int) -> bool:
        """Tell whether what joins two stands between two that are said of one noun: "the first and third points"."""
        if not 0 < index < end - 2 or not self.tokens[index - 1].has("ordinal"):
            return False
        return self.tokens[index + 1].has("ordinal") and self.tokens[index + 2].kind == "word"

    def _is_adverb(self, index: int, end: int) -> bool:
        """Tell whether an adverb is one here, and no noun: "the first on May 5, the second on May 6"."""
        token = self.tokens[index]
        if token.kind != "word" or token.has("determiner", "positive", "refusal"):
            return False
        follows = self.tokens[index + 1] if index + 1 < end else None
        alone = follows is None or follows.kind == "day" or follows.has("preposition")
        led = len(self.words) == 1 and self.words[0].lemma == "the"
        return not (token.has("one_of_two") and led and alone)

    @property
    def _numbered(self) -> bool:
        """The words so far are points, or one more number of such."""
        return self.words[0].has("minutes", "raised") or (self.numbered and self.words[0].kind == "number")

    def _closed(self) -> Phrase:
        """Return the phrase of the words so far, and begin another."""
        relation = self.relations.get(self.preposition, frozenset())
        words, last = tuple(self.words), self.words[-1]
        self.numbered = last.kind == "number" and self._numbered
        self.dated = last.kind == "day"
        self.placed = self.preposition in {"from", "in"} and last.kind == "name" and not last.has("person")
        found = Phrase(self.preposition, words, self.lead, self.denied, relation, head_of(words))
        self.words, self.shared, self.lead, self.denied = [], "", "", False
        return found

    def _goes_on(self, index: int, end: int) -> bool:
        """Tell whether "following" and the like stands before a noun, as its determiner."""
        return index + 1 < end and self.tokens[index + 1].kind == "word" and (index == 0 or bool(self.words))

    def _ends_before(self, token: Token) -> bool:
        """Tell whether the phrase so far is whole, so that ``token`` begins another."""
        last = self.words[-1]
        determiner = "determiner" in last.classes
        noun = last.kind == "name" or (last.kind == "word" and not determiner)
        if last.possessive:
            return False
        if last.kind == "number" and (token.has("first_person") or (self._numbered and _is_whom(token))):
            return True  # "with your No. 24 I agree", "with points 1 and 2 Orlov agreed"
        if not determiner and "relative" in last.classes:
            return True
        if last.kind in _WHOLES or token.kind in _WHOLES:
            return True
        if token.kind == "name":
            if last.lemma in {"this", "that"} and token.has("person"):
                return True  # "to this Stalin agreed"
            if last.kind == "name":
                return self.preposition != "" and (last.has("place") or token.has("person"))
            return noun and not last.has("title", "person_role") and self.preposition != ""
        if last.kind == "name" and token.kind == "word" and not token.has("title"):
            return self.preposition != "" or token.has("determiner", "pronoun")
        return noun and token.has("determiner", "pronoun") and not (last.has("pronoun") and token.has("determiner"))


def _is_whom(token: Token) -> bool:
    """Tell whether a word names who acts: a person, "he"."""
    return token.has("pronoun") or (token.kind == "name" and not token.has("place"))


def _verb_base(token: Token) -> bool:
    """Tell whether a word after "to" is an infinitive."""
    bare = token.lemma == token.text.lower() or (token.has("altering") and token.text.lower() == "lower")
    bare = bare and token.kind == "word"
    return bare and not token.has("determiner", "preposition", "pronoun", "title", "person_role", "body", "other_body")
